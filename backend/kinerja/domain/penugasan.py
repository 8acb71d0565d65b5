"""Plt and Plh: who may act for a post, and how long.

A Plt (pelaksana tugas) fills a post that nobody holds; a Plh (pelaksana harian) stands in by the day for a holder who
is away. Each has a letter with a first and a last day.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

from .aktor import Party
from .errors import ErrorCode, Refused
from .pegawai import JenisPenempatan, Penempatan
from .workflow import Move, Step, Workflow

SEHARI = timedelta(days=1)


class KeadaanPenugasan(StrEnum):
    """Where a letter stands on the day."""

    BERLAKU = "BERLAKU"
    AKAN_DATANG = "AKAN_DATANG"
    BERAKHIR = "BERAKHIR"


BERLAKU, AKAN_DATANG, BERAKHIR = KeadaanPenugasan

WORKFLOW: Workflow[KeadaanPenugasan] = {
    Move.END: Step(frozenset({BERLAKU}), BERAKHIR, Party.PENGELOLA),
    Move.CANCEL: Step(frozenset({AKAN_DATANG}), None, Party.PENGELOLA),
}


def keadaan(mulai: date, selesai: date | None, hari: date) -> KeadaanPenugasan:
    if hari < mulai:
        return AKAN_DATANG
    return BERLAKU if selesai is None or hari <= selesai else BERAKHIR


@dataclass(frozen=True)
class BatasPlt:
    """Months that one letter of a Plt may last, and all that follow each other together."""

    surat: int
    jumlah: int


def check(baru: Penempatan, daftar: Sequence[Penempatan], batas: BatasPlt) -> None:
    """Refuses a letter that cannot be.

    Args:
        daftar: the placements of the person, and those in the post.

    Raises:
        Refused: TANGGAL_TERBALIK; PEGAWAI_TIDAK_AKTIF (in no post of his own on each of the days); SUDAH_MEMEGANG;
            MASA_BERTUMPUK (the post has a letter of that kind, or he one for it); JABATAN_TERISI (a Plt where there is
            a holder); JABATAN_KOSONG (a Plh where there is none); MASA_PLT_HABIS.
    """
    mulai, selesai = baru.mulai, _last(baru)
    if selesai < mulai:
        raise Refused(ErrorCode.TANGGAL_TERBALIK, "selesai", mulai=mulai)
    milik = [p for p in daftar if p.pegawai == baru.pegawai]
    di = [p for p in daftar if p.jabatan == baru.jabatan]
    if any(p.pegawai == baru.pegawai and _definitif(p) and p.overlaps(baru) for p in di):
        raise Refused(ErrorCode.SUDAH_MEMEGANG, "nomor")
    if not _covered([p for p in milik if _definitif(p)], mulai, selesai):
        raise Refused(ErrorCode.PEGAWAI_TIDAK_AKTIF, "nomor")
    for p in di:
        if p.overlaps(baru) and (p.jenis is baru.jenis or p.pegawai == baru.pegawai):
            raise Refused(ErrorCode.MASA_BERTUMPUK, "mulai", mulai=p.mulai, selesai=p.selesai)
    if baru.jenis is JenisPenempatan.PLT:
        _check_plt(baru, di, batas)
    elif not _covered([p for p in di if p.jenis is not JenisPenempatan.PLH], mulai, selesai):
        raise Refused(ErrorCode.JABATAN_KOSONG, "jabatanId")


def check_end(lama: Penempatan, selesai: date, hari: date) -> None:
    """A letter in force can end earlier: yesterday (at once), today or later, but not in the days it has served.

    Raises:
        Refused: TANGGAL_TERBALIK; MASA_BERTUMPUK (later than it ends anyway).
    """
    paling_awal = max(lama.mulai, hari - SEHARI)
    if selesai < paling_awal:
        raise Refused(ErrorCode.TANGGAL_TERBALIK, "selesai", mulai=paling_awal)
    if selesai > _last(lama):
        raise Refused(ErrorCode.MASA_BERTUMPUK, "selesai", selesai=lama.selesai)


def add_months(hari: date, bulan: int) -> date:
    """The same day of a later month; its last where the month is shorter, and the last of all days beyond that."""
    nomor = hari.month - 1 + bulan
    tahun, bulan_ke = hari.year + nomor // 12, nomor % 12 + 1
    if tahun > MAXYEAR:
        return date.max
    return date(tahun, bulan_ke, min(hari.day, monthrange(tahun, bulan_ke)[1]))


def _check_plt(baru: Penempatan, di: Sequence[Penempatan], batas: BatasPlt) -> None:
    for p in di:
        if _definitif(p) and p.overlaps(baru):
            raise Refused(ErrorCode.JABATAN_TERISI, "jabatanId", mulai=p.mulai)
    if add_months(baru.mulai, batas.surat) <= _last(baru):
        raise Refused(ErrorCode.MASA_PLT_HABIS, "selesai", bulan=batas.surat)
    surat = [p for p in di if p.pegawai == baru.pegawai and p.jenis is JenisPenempatan.PLT] + [baru]
    awal, akhir = baru.mulai, _last(baru)
    for p in sorted(surat, key=lambda p: p.mulai, reverse=True):
        if p.selesai is not None and p.selesai + SEHARI == awal:
            awal = p.mulai
    for p in sorted(surat, key=lambda p: p.mulai):
        if p.mulai == akhir + SEHARI:
            akhir = _last(p)
    if add_months(awal, batas.jumlah) <= akhir:
        raise Refused(ErrorCode.MASA_PLT_HABIS, "selesai", bulan=batas.jumlah)


def _covered(daftar: Sequence[Penempatan], mulai: date, selesai: date) -> bool:
    """Each day of the span lies in one of these."""
    hari = mulai
    for p in sorted(daftar, key=lambda p: p.mulai):
        if p.mulai <= hari and (p.selesai is None or p.selesai >= hari):
            if p.selesai is None or p.selesai >= selesai:
                return True
            hari = p.selesai + SEHARI
    return False


def _definitif(p: Penempatan) -> bool:
    return p.jenis is JenisPenempatan.DEFINITIF


def _last(p: Penempatan) -> date:
    return p.selesai or date.max
