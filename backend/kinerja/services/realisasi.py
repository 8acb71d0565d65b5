"""What a person can do with the report on a quarter: the owner saves and submits it, the rater validates or returns
it, or takes his validation back."""

from collections.abc import Sequence

from .. import models
from ..domain import renkin as domain
from ..domain.aktor import Aktor
from ..domain.catatan import CatatanMasuk, read_notes, read_remark
from ..domain.errors import refuse
from ..domain.realisasi import (
    BarisTriwulan,
    RealisasiMasuk,
    ValidasiMasuk,
    read_report,
    report_errors,
    validate,
)
from ..domain.renkin import StatusRealisasi
from ..domain.selisih import Nama, of_values
from ..domain.workflow import Move, next_status
from . import kalender, keadaan, pemberitahuan, riwayat
from .akses import Rencana, open_one_triwulan
from .kunci import once


@once
async def save_realisasi(
    triwulan_id: int, *, version: int, renkin: Sequence[RealisasiMasuk], kunci: str, by: Aktor
) -> int:
    """The owner writes what was done; rows left out keep theirs.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
        Invalid: what is wrong with the rows.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.EDIT, by)
    rows = {r.id: r for r in await _rows(triwulan_id)}
    report = read_report(renkin, {b.id: b for b in _kept(list(rows.values()))})
    for id, masuk in report.items():
        rows[id].realisasi, rows[id].catatan_realisasi = masuk.realisasi, masuk.catatan
    if report:
        await models.Renkin.bulk_update([rows[id] for id in report], ["realisasi", "catatan_realisasi"])
    await models.Triwulan.filter(id=triwulan_id).update(realisasi_status=ke)
    return triwulan_id


@once
async def submit_realisasi(triwulan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The owner sends the report to the rater.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
        Invalid: WAJIB_DIISI for each due row without a value.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.SUBMIT, by)
    rows = await _rows(triwulan_id)
    refuse(report_errors(_kept(rows)))
    quarter = rencana.triwulan[0]
    revisi = quarter.realisasi_revisi + (quarter.realisasi_diajukan is not None)
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke, realisasi_revisi=revisi, realisasi_diajukan=by.waktu
    )
    told = {r.id: {"realisasi": r.realisasi, "catatan": r.catatan_realisasi} for r in rows}
    before = (await riwayat.last_isi("triwulan", triwulan_id, f"{Move.SUBMIT}_REALISASI")).get("renkin", {})
    sent = {int(id): row["realisasi"] for id, row in before.items()}
    perubahan = of_values(sent, {r.id: r.realisasi for r in rows}, _names(rows), "realisasi")
    await _record(rencana, Move.SUBMIT, ke, by, revisi=revisi, renkin=told, perubahan=perubahan)
    return triwulan_id


@once
async def validate_realisasi(
    triwulan_id: int,
    *,
    version: int,
    renkin: Sequence[ValidasiMasuk],
    catatan: str | None = None,
    kunci: str,
    by: Aktor,
) -> int:
    """The rater confirms a value for every due row; it is this value that counts.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS.
        Invalid: WAJIB_DIISI, CATATAN_WAJIB and what else is wrong with the rows.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.VALIDATE, by)
    rows = await _rows(triwulan_id)
    umum = read_remark(catatan)
    result = validate(renkin, _kept(rows))
    for row in rows:
        v = result.baris.get(row.id)
        row.nilai_validasi, row.catatan_validasi = (v.nilai, v.catatan) if v else (None, None)
        row.capaian, row.capaian_tpp = (v.capaian, v.capaian_tpp) if v else (None, None)
    await models.Renkin.bulk_update(rows, ["nilai_validasi", "catatan_validasi", "capaian", "capaian_tpp"])
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke, realisasi_catatan=umum, realisasi_diputuskan=by.waktu, hasil=result.hasil
    )
    judged = {r.id: {"realisasi": r.realisasi, "nilai": r.nilai_validasi, "catatan": r.catatan_validasi} for r in rows}
    said = {id: v.nilai for id, v in result.baris.items()}
    perubahan = of_values({r.id: r.realisasi for r in rows}, said, _names(rows), "nilai")
    await _record(rencana, Move.VALIDATE, ke, by, catatan=umum, renkin=judged, hasil=result.hasil, perubahan=perubahan)
    return triwulan_id


@once
async def undo_realisasi(triwulan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The rater takes his validation back, until the quarter is locked; its values go.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.UNDO, by)
    await models.Renkin.filter(triwulan_id=triwulan_id).update(
        nilai_validasi=None, catatan_validasi=None, capaian=None, capaian_tpp=None
    )
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke, realisasi_catatan=None, realisasi_diputuskan=None, hasil=None
    )
    await _record(rencana, Move.UNDO, ke, by)
    return triwulan_id


@once
async def return_realisasi(
    triwulan_id: int,
    *,
    version: int,
    catatan: str | None = None,
    renkin: Sequence[CatatanMasuk] = (),
    kunci: str,
    by: Aktor,
) -> int:
    """The rater sends the report back with notes, on the whole or on rows.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS.
        Invalid: CATATAN_WAJIB and what else is wrong with the notes.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.RETURN, by)
    rows = await _rows(triwulan_id)
    notes = read_notes(catatan, renkin, [r.id for r in rows], "renkin")
    for row in rows:
        row.catatan_validasi, row.realisasi_sebelum = notes.baris.get(row.id), row.realisasi
    await models.Renkin.bulk_update(rows, ["catatan_validasi", "realisasi_sebelum"])
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke,
        realisasi_catatan=notes.umum,
        realisasi_dikembalikan=by.hari,
        realisasi_diputuskan=by.waktu,
    )
    await _record(rencana, Move.RETURN, ke, by, catatan=notes.umum, renkin=notes.baris)
    return triwulan_id


async def moved(rencana: Rencana, move: Move, by: Aktor) -> StatusRealisasi:
    """The status of the report after the move."""
    quarter = rencana.triwulan[0]
    domain.check_report(quarter.renkin_status)
    hari = (await kalender.quarters(quarter.tahun)).get(quarter.tw)
    shown = keadaan.shown_realisasi(quarter, hari, by)
    # Of what was missed before the lock the window says when it closed.
    missed = shown is StatusRealisasi.MISSED and quarter.terkunci is None
    sisi = await keadaan.sides(rencana.skp, rencana.versi, by, laporan=quarter)
    status = quarter.realisasi_status if missed else shown
    return next_status(domain.REALISASI, status, move, sisi.parties, keadaan.of_realisasi(quarter, hari, by))


async def _rows(triwulan_id: int) -> list[models.Renkin]:
    return await models.Renkin.filter(triwulan_id=triwulan_id).order_by("indikator__urut").select_related("indikator")


def _names(rows: Sequence[models.Renkin]) -> dict[int, Nama]:
    return {r.id: Nama(r.indikator.uraian, r.indikator.satuan) for r in rows}


def _kept(rows: Sequence[models.Renkin]) -> list[BarisTriwulan]:
    return [BarisTriwulan(r.id, r.target, r.realisasi, r.indikator.arah) for r in rows]


async def _record(rencana: Rencana, move: Move, ke: StatusRealisasi, by: Aktor, **isi: object) -> None:
    quarter = rencana.triwulan[0]
    changed = {"tw": quarter.tw, "dari": quarter.realisasi_status, "ke": ke, **isi}
    pemilik = rencana.skp.pegawai_id
    told = await riwayat.record(pemilik, "triwulan", quarter.id, f"{move}_REALISASI", by=by, isi=changed)
    await pemberitahuan.tell(told, rencana.skp, rencana.versi, by)
