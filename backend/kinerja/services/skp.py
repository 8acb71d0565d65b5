"""What a person can do with an SKP: one function, one transaction, one row in the riwayat.

The owner creates, saves (`skp_isi.py`) and submits it; the rater approves or returns it.
"""

from collections.abc import Sequence
from datetime import date

from .. import models
from ..domain import baris as isi_skp
from ..domain import selisih
from ..domain import skp as domain
from ..domain.aktor import Aktor
from ..domain.baris import Baris
from ..domain.catatan import CatatanMasuk, read_notes
from ..domain.errors import DomainError, ErrorCode, Refused, refuse
from ..domain.indikator import StatusIndikator
from ..domain.renkin import triwulan
from ..domain.skp import StatusSkp
from ..domain.workflow import Move, Window, next_status
from . import kalender, pejabat_penilai, pemberitahuan, riwayat, skp_isi
from .akses import open_skp
from .kunci import once


@once
async def create_skp(mulai: date, selesai: date, *, kunci: str, by: Aktor) -> int:
    """A draft for a span within one year, with the direct superior as its proposed rater.

    Raises:
        Refused: TANGGAL_TERBALIK, DI_LUAR_TAHUN, TANPA_JABATAN (no definitive post on the first day), MASA_BERTUMPUK,
            WINDOW_NOT_OPEN, WINDOW_CLOSED.
    """
    domain.check_span(mulai, selesai)
    domain.check_year(mulai, by.hari)
    await riwayat.lock_berkas(by.pegawai_id)
    penempatan = await kalender.definitive_on(by.pegawai_id, mulai)
    if penempatan is None:
        raise Refused(ErrorCode.TANPA_JABATAN, "mulai")
    await _refuse_overlap(by.pegawai_id, mulai, selesai)
    tahun, tenggat = await kalender.ensure_year(mulai.year), kalender.Tenggat.on(selesai)
    awal = domain.first_day(penempatan.mulai, mulai.year)
    window = domain.window(tahun.buka_skp, tahun.tutup_skp, awal, tenggat.skp_baru, None, tenggat.perbaikan)
    window.refuse_outside(by.hari)
    row = await models.Skp.create(pegawai_id=by.pegawai_id, tahun=mulai.year, mulai=mulai, selesai=selesai)
    usul = await pejabat_penilai.nearest(by.pegawai_id, by.hari)
    versi = await models.VersiSkp.create(skp_id=row.id, **(usul.columns() if usul else {}))
    await models.Skp.filter(id=row.id).update(kerja_id=versi.id)
    span = {"mulai": mulai, "selesai": selesai, "penilai": versi.penilai_jabatan_id}
    await riwayat.record(by.pegawai_id, "skp", row.id, "CREATE", by=by, isi=span)
    return int(row.id)


async def hambatan(skp_id: int) -> list[DomainError]:
    """What still keeps an SKP that was seen already from being sent in, apart from its status and the day; nothing
    once it is sent."""
    row = await models.Skp.get(id=skp_id)
    versi = await models.VersiSkp.get(id=row.kerja_id)
    if versi.status not in domain.WORKFLOW[Move.SUBMIT].dari:
        return []
    return _hambatan(row, versi, await skp_isi.read_rows(versi.id))


@once
async def submit_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The owner sends it to the rater.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
        Invalid: all that `hambatan` lists.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = next_status(
        domain.WORKFLOW,
        versi.status,
        Move.SUBMIT,
        await kalender.parties(row, versi, by),
        await kalender.skp_window(row, versi),
        by.hari,
    )
    rows = await skp_isi.read_rows(versi.id)
    refuse(_hambatan(row, versi, rows))
    revisi = versi.revisi + (versi.status is StatusSkp.RETURNED)
    await models.VersiSkp.filter(id=versi.id).update(status=ke, revisi=revisi, diajukan=by.waktu)
    await models.Indikator.filter(versi_id=versi.id, disentuh=True).update(status=StatusIndikator.PROPOSED)
    await models.IndikatorRevisi.bulk_create([_as_sent(b, revisi) for b in rows])
    sent, before = [vars(b) for b in rows], await riwayat.last_isi("skp", row.id, Move.SUBMIT)
    perubahan = selisih.of_rows(before["indikator"], sent) if before.get("versi") == versi.versi else []
    await _record(row, versi, Move.SUBMIT, ke, by, revisi=revisi, indikator=sent, perubahan=perubahan)
    return skp_id


@once
async def approve_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The rater agrees: the plan is in force, and its quarters can be planned.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await _decided(row, versi, Move.APPROVE, by)
    await models.VersiSkp.filter(id=versi.id).update(status=ke, catatan=None, disetujui=by.hari, diputuskan=by.waktu)
    await models.Indikator.filter(versi_id=versi.id).update(
        status=StatusIndikator.ACCEPTED, catatan=None, balasan=None, disentuh=False
    )
    await models.Skp.filter(id=row.id).update(berlaku_id=versi.id)
    await _make_quarters(row, versi)
    await _record(row, versi, Move.APPROVE, ke, by, revisi=versi.revisi)
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
    ke = await _decided(row, versi, Move.RETURN, by)
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
        status=ke, catatan=notes.umum, dikembalikan=by.hari, diputuskan=by.waktu
    )
    await _record(row, versi, Move.RETURN, ke, by, revisi=versi.revisi, catatan=notes.umum, indikator=notes.baris)
    return skp_id


async def _refuse_overlap(pegawai_id: int, mulai: date, selesai: date) -> None:
    lain = await models.Skp.filter(pegawai_id=pegawai_id, mulai__lte=selesai, selesai__gte=mulai).first()
    if lain is not None:
        raise Refused(ErrorCode.MASA_BERTUMPUK, "mulai", mulai=lain.mulai, selesai=lain.selesai)


def _hambatan(row: models.Skp, versi: models.VersiSkp, rows: Sequence[Baris]) -> list[DomainError]:
    return isi_skp.hambatan(
        ada_penilai=versi.penilai_jabatan_id is not None, baris=rows, bulan=domain.bulan(row.mulai, row.selesai)
    )


def _as_sent(baris: Baris, revisi: int) -> models.IndikatorRevisi:
    return models.IndikatorRevisi(indikator_id=baris.id, revisi=revisi, **vars(baris.targets))


async def _decided(row: models.Skp, versi: models.VersiSkp, move: Move, by: Aktor) -> StatusSkp:
    sides = await kalender.parties(row, versi, by)
    return next_status(domain.WORKFLOW, versi.status, move, sides, Window(), by.hari)


async def _make_quarters(row: models.Skp, versi: models.VersiSkp) -> None:
    """The quarters that the span touches, and in each a row for every indikator; what is there already is kept."""
    touched = range(triwulan(row.mulai), triwulan(row.selesai) + 1)
    await models.Triwulan.bulk_create(
        [models.Triwulan(skp_id=row.id, tahun=row.tahun, tw=tw) for tw in touched], ignore_conflicts=True
    )
    indikator = await models.Indikator.filter(versi_id=versi.id).order_by("urut")
    await models.Renkin.bulk_create(
        [
            models.Renkin(indikator_id=i.id, triwulan_id=quarter.id)
            for quarter in await models.Triwulan.filter(skp_id=row.id).order_by("tw")
            for i in indikator
        ],
        ignore_conflicts=True,
    )


async def _record(row: models.Skp, versi: models.VersiSkp, move: Move, ke: StatusSkp, by: Aktor, **isi: object) -> None:
    changed = {"versi": versi.versi, "dari": versi.status, "ke": ke, **isi}
    told = await riwayat.record(row.pegawai_id, "skp", row.id, move, by=by, isi=changed)
    await pemberitahuan.tell(told, row, versi, by)
