"""What a person can do with an SKP: one function, one transaction, one row in the riwayat.

The owner creates, saves (`skp_isi.py`), submits and withdraws it; the rater approves it, returns it, or takes his
approval back. Where the two do not agree: `skp_putusan.py`; how a plan in force is changed: `amandemen.py`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tortoise.expressions import F

from .. import models
from ..domain import baris as isi_skp
from ..domain import selisih
from ..domain import skp as domain
from ..domain.aktor import Aktor
from ..domain.baris import Baris
from ..domain.catatan import CatatanMasuk, read_notes
from ..domain.errors import DomainError, ErrorCode, NotFound, Refused, refuse
from ..domain.indikator import StatusIndikator
from ..domain.kalender import Tahapan
from ..domain.skp import StatusSkp
from ..domain.workflow import Keadaan, Move, next_status
from . import kalender, keadaan, pejabat_penilai, pemberitahuan, pembukaan, riwayat, skp_isi, terlapor, triwulan
from .akses import open_skp
from .kunci import once


@once
async def create_skp(mulai: date, selesai: date, *, kunci: str, by: Aktor) -> int:
    """A draft for a span within one year, with the direct superior as its proposed rater.

    Raises:
        Refused: TANGGAL_TERBALIK, DI_LUAR_TAHUN, TANPA_JABATAN (no definitive post on the first day), MASA_BERTUMPUK,
            WINDOW_NOT_OPEN, WINDOW_CLOSED.
    """
    row = await begin(mulai, selesai, by)
    return int(row.id)


@once
async def copy_skp(asal_id: int, mulai: date, selesai: date, *, kunci: str, by: Aktor) -> int:
    """As `create_skp`, with the lines of an earlier SKP of the same person. A line of a source system is taken where
    the source offers it again for the post and the year, with its present values; others are left out.

    Raises:
        NotFound: no such SKP of this person's own; and as `create_skp`.
    """
    asal = await models.Skp.get_or_none(id=asal_id, pegawai_id=by.pegawai_id)
    if asal is None:
        raise NotFound("skpId")
    row = await begin(mulai, selesai, by)
    await skp_isi.copy_rows(asal, row)
    return int(row.id)


async def begin(mulai: date, selesai: date, by: Aktor) -> models.Skp:
    """An empty draft."""
    domain.check_span(mulai, selesai)
    domain.check_year(mulai, by.hari)
    await riwayat.lock_berkas(by.pegawai_id)
    penempatan = await kalender.definitive_on(by.pegawai_id, mulai)
    if penempatan is None:
        raise Refused(ErrorCode.TANPA_JABATAN, "mulai")
    await _refuse_overlap(by.pegawai_id, mulai, selesai)
    tahun, tenggat = await kalender.ensure_year(mulai.year), kalender.Tenggat.on(selesai)
    awal = domain.first_day(penempatan.mulai, mulai.year)
    sampai = await pembukaan.until(Tahapan.SKP, by.pegawai_id, mulai.year, by.hari)
    window = domain.window(tahun.buka_skp, tahun.tutup_skp, awal, tenggat.skp_baru, None, tenggat.perbaikan, sampai)
    window.refuse_outside(by.hari)
    row = await models.Skp.create(pegawai_id=by.pegawai_id, tahun=mulai.year, mulai=mulai, selesai=selesai)
    usul = await pejabat_penilai.nearest(by.pegawai_id, by.hari)
    columns = usul.columns() if usul else {}
    versi = await models.VersiSkp.create(skp_id=row.id, diperpanjang=sampai, **columns)
    await models.Skp.filter(id=row.id).update(kerja_id=versi.id)
    row.kerja_id = versi.id
    span = {"mulai": mulai, "selesai": selesai, "penilai": versi.penilai_jabatan_id}
    await riwayat.record(by.pegawai_id, "skp", row.id, "CREATE", by=by, isi=span)
    return row


async def hambatan(skp_id: int) -> list[DomainError]:
    """What still keeps an SKP that was seen already from being sent in, apart from its status and the day; nothing
    once it is sent."""
    row = await models.Skp.get(id=skp_id)
    versi = await models.VersiSkp.get(id=row.kerja_id)
    if versi.status not in domain.WORKFLOW[Move.SUBMIT].dari:
        return []
    return await obstacles(row, versi, await skp_isi.read_rows(versi.id))


@once
async def submit_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The owner sends it to the rater.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
        Invalid: all that `hambatan` lists.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await moved(row, versi, Move.SUBMIT, by)
    rows = await skp_isi.read_rows(versi.id)
    refuse(await obstacles(row, versi, rows))
    revisi = versi.revisi + (versi.status is StatusSkp.RETURNED)
    await send(row, versi, ke, rows, revisi, by)
    sent, before = [vars(b) for b in rows], await riwayat.last_isi("skp", row.id, Move.SUBMIT)
    perubahan = selisih.of_rows(before["indikator"], sent) if before.get("versi") == versi.versi else []
    await record(row, versi, Move.SUBMIT, ke, by, revisi=revisi, indikator=sent, perubahan=perubahan)
    if await pejabat_penilai.deviates(versi.penilai_jabatan_id, row):
        await _tell_of_rater(row, versi, by)
    return skp_id


async def _tell_of_rater(row: models.Skp, versi: models.VersiSkp, by: Aktor) -> None:
    """The pengelola of the office hears, once of each, that another rater is named than the tree of posts says."""
    isi = {"penilai": versi.penilai_jabatan_id}
    tetap = await kalender.definitive_on(row.pegawai_id, by.hari)
    if tetap is not None and await riwayat.last_isi("skp", row.id, "DEVIATE") != isi:
        told = await riwayat.record(row.pegawai_id, "skp", row.id, "DEVIATE", by=by, isi=isi)
        await pemberitahuan.tell_pengelola(told, tetap.jabatan_id, by)


async def send(
    row: models.Skp, versi: models.VersiSkp, ke: StatusSkp, rows: Sequence[Baris], revisi: int, by: Aktor
) -> None:
    """It is with the rater from now on, and what was sent is kept beside what may become of it."""
    await models.VersiSkp.filter(id=versi.id).update(
        status=ke, revisi=revisi, diajukan=by.waktu, putusan_diperpanjang=None
    )
    await models.Indikator.filter(versi_id=versi.id, disentuh=True).update(status=StatusIndikator.PROPOSED)
    asal = dict(await models.Indikator.filter(versi_id=versi.id).values_list("id", "asal_id"))
    await models.IndikatorRevisi.bulk_create(
        [
            models.IndikatorRevisi(
                versi_id=versi.id, indikator_id=b.id, asal_id=asal[b.id], revisi=revisi, **vars(b.targets)
            )
            for b in rows
        ]
    )


@once
async def withdraw_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The owner takes back what is not decided on yet, and may write in all of it again.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_CLOSED.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await moved(row, versi, Move.WITHDRAW, by)
    await models.VersiSkp.filter(id=versi.id).update(status=ke, diajukan=None)
    await models.Indikator.filter(versi_id=versi.id).update(
        status=StatusIndikator.PROPOSED, catatan=None, balasan=None, disentuh=False
    )
    await models.IndikatorRevisi.filter(versi_id=versi.id, revisi=versi.revisi).delete()
    await record(row, versi, Move.WITHDRAW, ke, by, revisi=versi.revisi)
    return skp_id


@once
async def approve_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The rater agrees: the plan is in force, and its quarters can be planned.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await moved(row, versi, Move.APPROVE, by)
    await put_in_force(row, versi, Move.APPROVE, ke, by)
    return skp_id


async def put_in_force(row: models.Skp, versi: models.VersiSkp, move: Move, ke: StatusSkp, by: Aktor) -> None:
    """The version is the plan from now on."""
    dulu = await put_all_in_force([(row, versi)], move, ke, by)
    await _tell(approval(row, versi, move, ke, dulu), row, versi, by)


async def put_all_in_force(
    daftar: Sequence[tuple[models.Skp, models.VersiSkp]], move: Move, ke: StatusSkp, by: Aktor
) -> dict[int, dict[str, Any]]:
    """These versions are the plans from now on; nothing is recorded of it yet.

    Returns:
        Of each SKP whose plan was changed, what `undo_skp` needs of the one before.
    """
    ids = [versi.id for _, versi in daftar]
    decided = {"oleh_atasan": True} if move is Move.DECIDE else {}
    await models.VersiSkp.filter(id__in=ids).update(
        status=ke, catatan=None, disetujui=by.hari, diputuskan=by.waktu, sengketa=None, **decided
    )
    await models.Indikator.filter(versi_id__in=ids).update(
        status=StatusIndikator.ACCEPTED, catatan=None, balasan=None, disentuh=False
    )
    await models.Skp.filter(id__in=[row.id for row, _ in daftar]).update(berlaku_id=F("kerja_id"))
    await triwulan.make([(row, versi) for row, versi in daftar if row.berlaku_id is None])
    dulu = {row.id: await triwulan.carry_over(row, versi) for row, versi in daftar if row.berlaku_id is not None}
    if move is not Move.DECIDE:
        await triwulan.keep_traces(ids)
    return dulu


@once
async def undo_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The rater takes his approval back, as long as nothing was done with it since: the quarters that it made go again,
    or belong to the plan before. What his superior has decided is not his to take back.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await moved(row, versi, Move.UNDO, by)
    isi = await riwayat.last_isi("skp", row.id, Move.APPROVE)
    await models.VersiSkp.filter(id=versi.id).update(status=ke, disetujui=None, diputuskan=None, jejak_triwulan=None)
    await models.Indikator.filter(versi_id=versi.id).update(status=StatusIndikator.PROPOSED)
    # Before the plan goes, or its quarters would belong to none.
    if isi["dulu"] is None:
        await triwulan.drop(row)
    else:
        await triwulan.hand_back(versi, isi["dulu"])
    await models.Skp.filter(id=row.id).update(berlaku_id=isi["sebelum"])
    await record(row, versi, Move.UNDO, ke, by, revisi=versi.revisi)
    return skp_id


@once
async def return_skp(
    skp_id: int,
    *,
    version: int,
    catatan: str | None = None,
    indikator: Sequence[CatatanMasuk] = (),
    kunci: str,
    by: Aktor,
) -> int:
    """The rater sends it back with notes: on rows, which open again, on the whole, or both. All other rows are
    accepted.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
        Invalid: CATATAN_WAJIB and what else is wrong with the notes.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await moved(row, versi, Move.RETURN, by)
    await send_back(row, versi, Move.RETURN, ke, catatan, indikator, by)
    return skp_id


async def send_back(
    row: models.Skp,
    versi: models.VersiSkp,
    move: Move,
    ke: StatusSkp,
    catatan: str | None,
    indikator: Sequence[CatatanMasuk],
    by: Aktor,
) -> None:
    """It is with the owner again, with the notes.

    Raises:
        Invalid: CATATAN_WAJIB and what else is wrong with the notes.
    """
    rows = await models.Indikator.filter(versi_id=versi.id).order_by("urut")
    notes = read_notes(catatan, indikator, [r.id for r in rows], "indikator")
    for baris in rows:
        baris.catatan = notes.baris.get(baris.id)
        baris.status = StatusIndikator.RETURNED if baris.catatan else StatusIndikator.ACCEPTED
        baris.balasan, baris.disentuh = None, False
    await models.Indikator.bulk_update(rows, ["catatan", "status", "balasan", "disentuh"])
    for id, note in notes.baris.items():
        await models.IndikatorRevisi.filter(indikator_id=id, revisi=versi.revisi).update(catatan=note)
    await models.VersiSkp.filter(id=versi.id).update(
        status=ke,
        catatan=notes.umum,
        dikembalikan=by.hari,
        diputuskan=by.waktu,
        sengketa=None,
        oleh_atasan=versi.oleh_atasan or move is Move.UPHOLD,
    )
    await record(row, versi, move, ke, by, revisi=versi.revisi, catatan=notes.umum, indikator=notes.baris)


async def _refuse_overlap(pegawai_id: int, mulai: date, selesai: date) -> None:
    lain = await models.Skp.filter(pegawai_id=pegawai_id, mulai__lte=selesai, selesai__gte=mulai).first()
    if lain is not None:
        raise Refused(ErrorCode.MASA_BERTUMPUK, "mulai", mulai=lain.mulai, selesai=lain.selesai)


async def obstacles(row: models.Skp, versi: models.VersiSkp, rows: Sequence[Baris]) -> list[DomainError]:
    """What keeps an SKP from being sent in, apart from its status and the day."""
    bulan = domain.bulan(row.mulai, row.selesai)
    found = isi_skp.hambatan(ada_penilai=versi.penilai_jabatan_id is not None, baris=rows, bulan=bulan)
    return found + await terlapor.errors(row, versi, rows)


async def moved(row: models.Skp, versi: models.VersiSkp, move: Move, by: Aktor) -> StatusSkp:
    """The status after the move.

    Raises:
        Refused: it is not this person's move, or not now.
    """
    sisi = await keadaan.sides(row, versi, by)
    return after(versi, move, sisi, await keadaan.of_skp(row, versi, sisi, by))


def after(versi: models.VersiSkp, move: Move, sisi: keadaan.Sisi, now: Keadaan) -> StatusSkp:
    """As `moved`, where it is known who asks and what holds."""
    return next_status(domain.WORKFLOW, versi.status, move, sisi.parties, now)


async def record(row: models.Skp, versi: models.VersiSkp, move: Move, ke: StatusSkp, by: Aktor, **isi: object) -> None:
    await _tell(_perbuatan(row, versi, move, ke, **isi), row, versi, by)


def approval(
    row: models.Skp, versi: models.VersiSkp, move: Move, ke: StatusSkp, dulu: Mapping[int, dict[str, Any]]
) -> riwayat.Perbuatan:
    """What is recorded where a version becomes the plan.

    Args:
        dulu: what `put_all_in_force` gave.
    """
    sebelum = row.berlaku_id
    return _perbuatan(row, versi, move, ke, revisi=versi.revisi, sebelum=sebelum, dulu=dulu.get(row.id))


async def _tell(act: riwayat.Perbuatan, row: models.Skp, versi: models.VersiSkp, by: Aktor) -> None:
    told = await riwayat.record(act.berkas, act.objek, act.objek_id, act.tindakan, by=by, isi=act.isi)
    await pemberitahuan.tell(told, row, versi, by)


def _perbuatan(row: models.Skp, versi: models.VersiSkp, move: Move, ke: StatusSkp, **isi: object) -> riwayat.Perbuatan:
    changed = {"versi": versi.versi, "dari": versi.status, "ke": ke, **isi}
    return riwayat.Perbuatan(row.pegawai_id, "skp", row.id, move, changed)
