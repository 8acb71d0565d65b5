"""What happened to each SKP of the demo until the evening of 19 March 2020: who sent what on which day, and how it was
answered. Only the course of things; the rows are made in `skp.py`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from ...domain.pegawai import JenisPenempatan
from ...domain.renkin import StatusRealisasi, StatusRenkin, triwulan
from ...domain.skp import StatusSkp
from ...domain.workflow import Move
from . import cast
from .draw import Draw
from .jejak import Jejak
from .nasib import NASIB, Nasib, drawn
from .orang import Orang

AWAL_TAHUN, AKHIR_TAHUN = date(cast.TAHUN, 1, 1), date(cast.TAHUN, 12, 31)
MULAI_KERJA = date(2020, 1, 6)
BUKA_REALISASI = date(2020, 3, 2)
# Who was late to approve an SKP did so from here on, so that its Renkin can still be entered.
PUTUSAN_LAMBAT = date(2020, 3, 5)

R, L = StatusRenkin, StatusRealisasi


class Tindakan(NamedTuple):
    """An act: when, which move, and from which status to which; `tahap` is renkin or realisasi, empty of an SKP."""

    waktu: datetime
    move: Move
    dari: Any
    ke: Any
    tahap: str = ""


@dataclass
class KisahTriwulan:
    """One quarter. `terisi`: its targets have been entered."""

    version: int = 1
    terisi: bool = False
    renkin: StatusRenkin = R.EMPTY
    renkin_revisi: int = 0
    renkin_diajukan: datetime | None = None
    renkin_dikembalikan: date | None = None
    renkin_diputuskan: datetime | None = None
    realisasi: StatusRealisasi = L.EMPTY
    realisasi_revisi: int = 0
    realisasi_diajukan: datetime | None = None
    realisasi_dikembalikan: date | None = None
    realisasi_diputuskan: datetime | None = None
    tindakan: list[Tindakan] = field(default_factory=list)


@dataclass
class KisahSkp:
    """One SKP; `pernah_kembali`: it was returned, and some rows bear or bore a note."""

    mulai: date
    selesai: date
    version: int = 2
    status: StatusSkp = StatusSkp.DRAFT
    revisi: int = 0
    pernah_kembali: bool = False
    diajukan: datetime | None = None
    dikembalikan: date | None = None
    disetujui: date | None = None
    diputuskan: datetime | None = None
    triwulan: dict[int, KisahTriwulan] = field(default_factory=dict)
    tindakan: list[Tindakan] = field(default_factory=list)


def stories(orang: Orang) -> list[KisahSkp]:
    """The SKP of a person in 2020; none for the governor, who is rated by nobody."""
    if orang.nrk is None:
        return []
    draw = Draw("kisah", orang.nrk)
    pindah = [p.selesai for p in orang.penempatan if p.selesai and p.jenis is JenisPenempatan.DEFINITIF]
    mulai = max(p.mulai for p in orang.penempatan if p.jabatan == orang.pos.id)
    kini = _course(draw, orang, max(mulai, AWAL_TAHUN))
    return [_closed(draw, pindah[-1]), *kini] if pindah and pindah[-1] >= AWAL_TAHUN else kini


def _course(draw: Draw, orang: Orang, mulai: date) -> list[KisahSkp]:
    nasib = NASIB.get(orang.nrk or "") or drawn(draw, orang, mulai)
    if nasib.skp == "tanpa":
        return []
    kisah = KisahSkp(mulai, AKHIR_TAHUN)
    if nasib.skp == "draf":
        return [kisah]
    jejak = Jejak(draw, max(mulai, MULAI_KERJA))
    _sent_and_answered(kisah, jejak, nasib.skp, baru=mulai > MULAI_KERJA)
    if kisah.status is StatusSkp.APPROVED:
        _quarters(kisah)
        _plan(kisah, jejak, draw, nasib)
    return [kisah]


def _sent_and_answered(kisah: KisahSkp, jejak: Jejak, nasib: str, *, baru: bool) -> None:
    if nasib == "menunggu" and not baru:
        jejak.wait_for(date(2020, 1, 20))
    _send_skp(kisah, jejak, 3 if baru else 11)
    if nasib == "menunggu":
        return
    if nasib == "menunggu setelah kembali":
        jejak.wait_for(date(2020, 3, 9))
    if nasib == "kembali":
        jejak.wait_for(date(2020, 3, 16))
    if nasib == "setuju terlambat":
        jejak.wait_for(PUTUSAN_LAMBAT)
    if "kembali" in nasib:
        _return_skp(kisah, jejak, 3)
    if "setelah kembali" in nasib:
        _send_skp(kisah, jejak, 3)
        kisah.revisi = 1
    if "setuju" in nasib:
        kisah.diputuskan = jejak.answered(3 if baru else 7)
        kisah.disetujui = jejak.hari
        kisah.tindakan.append(Tindakan(kisah.diputuskan, Move.APPROVE, kisah.status, StatusSkp.APPROVED))
        kisah.status = StatusSkp.APPROVED
        kisah.version += 1


def _send_skp(kisah: KisahSkp, jejak: Jejak, dalam: int) -> None:
    kisah.diajukan = jejak.sent(dalam)
    # What came back was written before it was sent again.
    kisah.version += 2 if kisah.status is StatusSkp.RETURNED else 1
    kisah.tindakan.append(Tindakan(kisah.diajukan, Move.SUBMIT, kisah.status, StatusSkp.SUBMITTED))
    kisah.status = StatusSkp.SUBMITTED


def _return_skp(kisah: KisahSkp, jejak: Jejak, dalam: int) -> None:
    kisah.diputuskan = jejak.answered(dalam)
    kisah.dikembalikan = jejak.hari
    kisah.tindakan.append(Tindakan(kisah.diputuskan, Move.RETURN, kisah.status, StatusSkp.RETURNED))
    kisah.status, kisah.pernah_kembali = StatusSkp.RETURNED, True
    kisah.version += 1


def _quarters(kisah: KisahSkp) -> None:
    kisah.triwulan = {tw: KisahTriwulan() for tw in range(triwulan(kisah.mulai), triwulan(kisah.selesai) + 1)}


def _plan(kisah: KisahSkp, jejak: Jejak, draw: Draw, nasib: Nasib) -> None:
    if nasib.renkin == "kosong":
        return
    for tw in kisah.triwulan.values():
        tw.terisi, tw.renkin, tw.version = nasib.renkin != "draf", R.DRAFT, 2
    pertama, *lain = kisah.triwulan.values()
    pertama.terisi = True
    if nasib.renkin == "draf":
        return
    bersama = [pertama, *lain] if nasib.lanjut == "semua" else [pertama]
    _send_renkin(bersama, jejak, 6)
    if nasib.renkin == "kembali":
        _return_renkin(bersama, jejak, 5)
    if nasib.renkin != "siap":
        return
    if draw.chance(15):
        _return_renkin(bersama, jejak, 3)
        _send_renkin(bersama, jejak, 3)
    _approve_renkin(bersama, jejak, 5)
    berikut = Jejak(draw, max(jejak.hari + timedelta(days=1), BUKA_REALISASI))
    if nasib.lanjut not in ("semua", "draf"):
        _send_renkin(lain[:1], berikut, 8)
    if nasib.lanjut == "setuju":
        _approve_renkin(lain[:1], berikut, 5)
    if nasib.lanjut == "kembali":
        _return_renkin(lain[:1], berikut, 5)
    jejak.wait_for(BUKA_REALISASI)
    _report(pertama, jejak, nasib.realisasi, draw)


def _send_renkin(daftar: list[KisahTriwulan], jejak: Jejak, dalam: int) -> None:
    moment = jejak.sent(dalam)
    for tw in daftar:
        tw.renkin_revisi += tw.renkin_diajukan is not None
        tw.version += 2 if tw.renkin is R.RETURNED else 1
        tw.tindakan.append(Tindakan(moment, Move.SUBMIT, tw.renkin, R.SUBMITTED, "renkin"))
        tw.renkin, tw.renkin_diajukan = R.SUBMITTED, moment


def _return_renkin(daftar: list[KisahTriwulan], jejak: Jejak, dalam: int) -> None:
    moment = jejak.answered(dalam)
    for tw in daftar:
        tw.version += 1
        tw.tindakan.append(Tindakan(moment, Move.RETURN, tw.renkin, R.RETURNED, "renkin"))
        tw.renkin, tw.renkin_dikembalikan, tw.renkin_diputuskan = R.RETURNED, jejak.hari, moment


def _approve_renkin(daftar: list[KisahTriwulan], jejak: Jejak, dalam: int) -> None:
    moment = jejak.answered(dalam)
    for tw in daftar:
        tw.version += 1
        tw.tindakan.append(Tindakan(moment, Move.APPROVE, tw.renkin, R.APPROVED, "renkin"))
        tw.renkin, tw.renkin_diputuskan = R.APPROVED, moment


def _report(tw: KisahTriwulan, jejak: Jejak, sampai: StatusRealisasi, draw: Draw) -> None:
    """Up to this status: saved, sent, and answered."""
    if sampai is L.EMPTY:
        return
    tw.version += 1
    tw.realisasi = sampai
    if sampai is L.DRAFT:
        return
    tw.version += 1
    tw.realisasi_diajukan = jejak.sent(6)
    tw.tindakan.append(Tindakan(tw.realisasi_diajukan, Move.SUBMIT, L.DRAFT, L.SUBMITTED, "realisasi"))
    if sampai is L.VALIDATED and draw.chance(15):
        tw.version += 3
        kembali = jejak.answered(2)
        tw.realisasi_revisi, tw.realisasi_dikembalikan = 1, jejak.hari
        tw.realisasi_diajukan = jejak.sent(2)
        tw.tindakan.append(Tindakan(kembali, Move.RETURN, L.SUBMITTED, L.RETURNED, "realisasi"))
        tw.tindakan.append(Tindakan(tw.realisasi_diajukan, Move.SUBMIT, L.RETURNED, L.SUBMITTED, "realisasi"))
    if sampai in (L.VALIDATED, L.RETURNED):
        tw.version += 1
        tw.realisasi_diputuskan = jejak.answered(4)
        move = Move.VALIDATE if sampai is L.VALIDATED else Move.RETURN
        tw.tindakan.append(Tindakan(tw.realisasi_diputuskan, move, L.SUBMITTED, sampai, "realisasi"))
    if sampai is L.RETURNED:
        tw.realisasi_dikembalikan = jejak.hari


def _closed(draw: Draw, selesai: date) -> KisahSkp:
    """The SKP before a move: planned in January, reported, validated and closed when its holder went."""
    kisah, jejak = KisahSkp(AWAL_TAHUN, selesai), Jejak(draw, MULAI_KERJA)
    _sent_and_answered(kisah, jejak, "setuju", baru=True)
    _quarters(kisah)
    (tw,) = kisah.triwulan.values()
    tw.terisi, tw.version = True, 2
    _send_renkin([tw], jejak, 3)
    _approve_renkin([tw], jejak, 3)
    jejak.wait_for(selesai - timedelta(days=2))
    _report(tw, jejak, L.VALIDATED, draw)
    kisah.status = StatusSkp.CLOSED
    kisah.version += 1
    return kisah
