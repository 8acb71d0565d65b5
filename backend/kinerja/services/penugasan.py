"""Plt and Plh: the pengelola of an office, or the admin of BKD, puts their letters on record, ends and cancels them."""

from datetime import date

from tortoise.expressions import Q

from .. import models
from ..domain import penugasan as domain
from ..domain.aktor import Aktor, Party
from ..domain.errors import DomainError, ErrorCode, NotFound, Refused, refuse
from ..domain.masukan import text_errors, tidied
from ..domain.pegawai import JenisPenempatan, Penempatan
from ..domain.penugasan import BatasPlt
from ..domain.workflow import Keadaan, Move, Window, next_status
from ..models.lingkup import visible_to
from ..peraturan import load
from . import pegawai, riwayat
from .kunci import once
from .pejabat_penilai import find_person

PANJANG_SK = 80


@once
async def appoint_penugasan(
    nomor: str, jabatan_id: int, *, jenis: JenisPenempatan, mulai: date, selesai: date, sk: str, kunci: str, by: Aktor
) -> int:
    """A person acts for a post from a day to a day, by a letter.

    Args:
        nomor: NRK or NIP of the person.

    Returns:
        The id of the Penempatan, which is provisional.

    Raises:
        NotFound: no such post.
        Refused: PEGAWAI_TIDAK_ADA, PENUGASAN_DIRI_SENDIRI, NOT_ALLOWED; and what `domain.penugasan.check` refuses.
        Invalid: WAJIB_DIISI, NILAI_TIDAK_DIKENAL (a definitive holder is no Plt or Plh), and those of texts.
    """
    surat = tidied(sk)
    refuse(_form_errors(jenis, surat))
    await pegawai.lock_tree()
    await pegawai.check_rights([jabatan_id], by)
    orang = await find_person(nomor)
    if orang is None:
        raise Refused(ErrorCode.PEGAWAI_TIDAK_ADA, "nomor")
    if orang.id == by.pegawai_id:
        raise Refused(ErrorCode.PENUGASAN_DIRI_SENDIRI, "nomor")
    near = await models.Penempatan.filter(Q(pegawai_id=orang.id) | Q(jabatan_id=jabatan_id)).order_by("id")
    baru = Penempatan(orang.id, jabatan_id, mulai, selesai, jenis)
    domain.check(baru, [pegawai.placement(p) for p in near], _batas(selesai))
    row = await models.Penempatan.create(
        pegawai_id=orang.id,
        jabatan_id=jabatan_id,
        mulai=mulai,
        selesai=selesai,
        jenis=jenis,
        sk=surat,
        sementara=True,
    )
    await _changed(row, "APPOINT", by)
    return int(row.id)


@once
async def end_penugasan(penempatan_id: int, *, selesai: date, kunci: str, by: Aktor) -> int:
    """A letter in force ends with this day as its last; with yesterday: at once.

    Raises:
        NotFound; Refused: NOT_ALLOWED, WRONG_STATUS, TANGGAL_TERBALIK, MASA_BERTUMPUK.
    """
    row = await _open(penempatan_id, Move.END, by)
    domain.check_end(pegawai.placement(row), selesai, by.hari)
    await models.Penempatan.filter(id=row.id).update(selesai=selesai)
    row.selesai = selesai
    await _changed(row, "END", by)
    return penempatan_id


@once
async def cancel_penugasan(penempatan_id: int, *, kunci: str, by: Aktor) -> int:
    """A letter that has not begun is taken back, as if it had never been; the riwayat keeps it.

    Raises:
        NotFound; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row = await _open(penempatan_id, Move.CANCEL, by)
    await models.Penempatan.filter(id=row.id).delete()
    await _changed(row, "CANCEL", by)
    return penempatan_id


async def _open(penempatan_id: int, move: Move, by: Aktor) -> models.Penempatan:
    await pegawai.lock_tree()
    row = await visible_to(models.Penempatan, by).get_or_none(id=penempatan_id)
    if row is None:
        raise NotFound("penugasanId")
    await pegawai.check_rights([row.jabatan_id], by)
    status = domain.keadaan(row.mulai, row.selesai, by.hari)
    next_status(domain.WORKFLOW, status, move, {Party.PENGELOLA}, Keadaan(Window(), by.hari))
    return row


async def _changed(row: models.Penempatan, tindakan: str, by: Aktor) -> None:
    """The derived tables follow, and it stands in the files of the one who acts and of the one he acts for."""
    await pegawai.rebuild([row.jabatan_id])
    isi = pegawai.told(row)
    for berkas in sorted({row.pegawai_id, *await _definitif(row)}):
        await riwayat.record(berkas, "penempatan", row.id, tindakan, by=by, isi={**isi, "pegawai": row.pegawai_id})


async def _definitif(row: models.Penempatan) -> list[int]:
    found = await models.Penempatan.filter(
        Q(selesai=None) | Q(selesai__gte=row.mulai),
        jabatan_id=row.jabatan_id,
        jenis=JenisPenempatan.DEFINITIF,
        mulai__lte=row.selesai or date.max,
    )
    return [p.pegawai_id for p in found]


def _form_errors(jenis: JenisPenempatan, sk: str | None) -> list[DomainError]:
    errors = text_errors(sk, PANJANG_SK, "sk")
    if sk is None:
        errors.append(Refused(ErrorCode.WAJIB_DIISI, "sk"))
    if jenis is JenisPenempatan.DEFINITIF:
        errors.append(Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "jenis"))
    return errors


def _batas(hari: date) -> BatasPlt:
    rules = load("penugasan")
    return BatasPlt(int(rules["masa_plt_bulan"].on(hari).value), int(rules["jumlah_masa_plt_bulan"].on(hari).value))
