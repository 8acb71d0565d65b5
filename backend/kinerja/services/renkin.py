"""What a person can do with the plans of the quarters: the owner saves and submits targets, the rater approves or
returns them, or takes his approval back. Several quarters of one SKP go together, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .. import models
from ..domain import renkin as domain
from ..domain.aktor import Aktor
from ..domain.catatan import CatatanMasuk, read_notes
from ..domain.errors import DomainError, refuse
from ..domain.renkin import StatusRenkin
from ..domain.selisih import Nama, of_quarters
from ..domain.target import TargetMasuk, TargetTahun, plan_errors, target_errors
from ..domain.workflow import Move, next_status
from . import kalender, keadaan, pemberitahuan, riwayat
from .akses import Rencana, Versi, open_triwulan
from .kunci import once


@dataclass(frozen=True)
class TriwulanMasuk(Versi):
    """The targets of one quarter, as they are sent; rows left out keep theirs."""

    target: Sequence[TargetMasuk] = ()


@once
async def save_renkin(triwulan: Sequence[TriwulanMasuk], *, kunci: str, by: Aktor) -> int:
    """The owner writes targets of one or several quarters.

    Returns:
        The id of the SKP.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_CLOSED; paths name the quarter.
        Invalid: what is wrong with the numbers.
    """
    rencana = await open_triwulan(triwulan, by)
    ke = await _moved(rencana, Move.EDIT, by)
    rows = {r.id: r for r in await _rows(rencana)}
    errors: list[DomainError] = []
    for i, masuk in enumerate(triwulan):
        known = [r.id for r in rows.values() if r.triwulan_id == masuk.id]
        errors += target_errors(masuk.target, known, "triwulan", str(i), "target")
    refuse(errors)
    # By row: one that is named twice holds what was said last, and the statement stays as short as the plan.
    sent = {t.renkin_id: t.target for masuk in triwulan for t in masuk.target}
    if sent:
        changed = [rows[id].update_from_dict({"target": target}) for id, target in sent.items()]
        await models.Renkin.bulk_update(changed, ["target"])
    for quarter, status in zip(rencana.triwulan, ke, strict=True):
        await models.Triwulan.filter(id=quarter.id).update(renkin_status=status)
    return int(rencana.skp.id)


@once
async def submit_renkin(triwulan: Sequence[Versi], *, kunci: str, by: Aktor) -> int:
    """The owner sends plans to the rater. All quarters of the SKP have to make its targets, not only those sent.

    Returns:
        The id of the SKP.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_CLOSED.
        Invalid: WAJIB_DIISI and TIDAK_KONSISTEN, with the place of the indikator in the SKP.
    """
    rencana = await open_triwulan(triwulan, by)
    ke = await _moved(rencana, Move.SUBMIT, by)
    year = await _targets(rencana, by)
    refuse(plan_errors(list(year.values())))
    for quarter, status in zip(rencana.triwulan, ke, strict=True):
        await models.Triwulan.filter(id=quarter.id).update(
            renkin_status=status,
            renkin_revisi=quarter.renkin_revisi + (quarter.renkin_diajukan is not None),
            renkin_diajukan=by.waktu,
            renkin_putusan_diperpanjang=None,
        )
    target = {id: row.tw for id, row in year.items()}
    before = await riwayat.last_isi("skp", rencana.skp.id, f"{Move.SUBMIT}_RENKIN")
    nama = {i.id: Nama(i.uraian, i.satuan) for i in await models.Indikator.filter(versi_id=rencana.versi.id)}
    perubahan = of_quarters(before.get("target", {}), target, nama)
    await _record(rencana, Move.SUBMIT, ke, by, target=target, perubahan=perubahan)
    return int(rencana.skp.id)


@once
async def approve_renkin(triwulan: Sequence[Versi], *, kunci: str, by: Aktor) -> int:
    """The rater agrees to the plans.

    Returns:
        The id of the SKP.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    rencana = await open_triwulan(triwulan, by)
    ke = await _moved(rencana, Move.APPROVE, by)
    await put_in_force([quarter.id for quarter in rencana.triwulan], ke[0], by)
    await _record(rencana, Move.APPROVE, ke, by)
    return int(rencana.skp.id)


async def put_in_force(triwulan: Sequence[int], ke: StatusRenkin, by: Aktor) -> None:
    """The plans of these quarters hold; nothing is recorded of it yet."""
    await models.Triwulan.filter(id__in=triwulan).update(
        renkin_status=ke, renkin_catatan=None, renkin_diputuskan=by.waktu
    )
    await models.Renkin.filter(triwulan_id__in=triwulan).update(catatan_renkin=None)


@once
async def undo_renkin(triwulan: Sequence[Versi], *, kunci: str, by: Aktor) -> int:
    """The rater takes his approval back, as long as nothing is reported on the quarter.

    Returns:
        The id of the SKP.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    rencana = await open_triwulan(triwulan, by)
    ke = await _moved(rencana, Move.UNDO, by)
    for quarter, status in zip(rencana.triwulan, ke, strict=True):
        await models.Triwulan.filter(id=quarter.id).update(renkin_status=status, renkin_diputuskan=None)
    await _record(rencana, Move.UNDO, ke, by)
    return int(rencana.skp.id)


@once
async def return_renkin(
    triwulan: Sequence[Versi],
    *,
    catatan: str | None = None,
    renkin: Sequence[CatatanMasuk] = (),
    kunci: str,
    by: Aktor,
) -> int:
    """The rater sends plans back with notes, on the whole or on targets.

    Returns:
        The id of the SKP.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
        Invalid: CATATAN_WAJIB and what else is wrong with the notes.
    """
    rencana = await open_triwulan(triwulan, by)
    ke = await _moved(rencana, Move.RETURN, by)
    rows = await _rows(rencana)
    notes = read_notes(catatan, renkin, [r.id for r in rows], "renkin")
    for row in rows:
        row.catatan_renkin, row.target_sebelum = notes.baris.get(row.id), row.target
    await models.Renkin.bulk_update(rows, ["catatan_renkin", "target_sebelum"])
    for quarter, status in zip(rencana.triwulan, ke, strict=True):
        await models.Triwulan.filter(id=quarter.id).update(
            renkin_status=status,
            renkin_catatan=notes.umum,
            renkin_dikembalikan=by.hari,
            renkin_diputuskan=by.waktu,
        )
    await _record(rencana, Move.RETURN, ke, by, catatan=notes.umum, renkin=notes.baris)
    return int(rencana.skp.id)


async def _moved(rencana: Rencana, move: Move, by: Aktor) -> list[StatusRenkin]:
    """The statuses after the move, one for each quarter."""
    sisi = await keadaan.sides(rencana.skp, rencana.versi, by)
    days = await kalender.quarters(rencana.skp.tahun)
    return [
        after(rencana.versi, quarter, days.get(quarter.tw), move, sisi, by, "triwulan", str(i))
        for i, quarter in enumerate(rencana.triwulan)
    ]


def after(
    versi: models.VersiSkp,
    quarter: models.Triwulan,
    hari: keadaan.Hari,
    move: Move,
    sisi: keadaan.Sisi,
    by: Aktor,
    *path: str,
) -> StatusRenkin:
    """The status of one plan after the move.

    Raises:
        Refused: it is not this person's move, or not now.
    """
    now = keadaan.of_renkin(versi, quarter, hari, by)
    return next_status(domain.RENKIN, _acted_on(quarter), move, sisi.parties, now, *path)


def _acted_on(quarter: models.Triwulan) -> StatusRenkin:
    """Before the lock what the last act left: the window says the rest, and when it closed."""
    if quarter.terkunci is not None and quarter.renkin_status in domain.MENUNGGU_PEMILIK:
        return StatusRenkin.MISSED
    return quarter.renkin_status


async def _rows(rencana: Rencana) -> list[models.Renkin]:
    ids = [quarter.id for quarter in rencana.triwulan]
    return await models.Renkin.filter(triwulan_id__in=ids).order_by("id")


async def _targets(rencana: Rencana, by: Aktor) -> Mapping[int, TargetTahun]:
    """Every indikator of the plan in force with its quarters, in order. A quarter whose window has passed without a
    plan is left out: nothing can be entered there any more, and the others must still be able to make the year."""
    days = await kalender.quarters(rencana.skp.tahun)
    counting = {
        quarter.id: quarter.tw
        for quarter in await models.Triwulan.filter(skp_id=rencana.skp.id).order_by("tw")
        if keadaan.shown_renkin(rencana.skp, rencana.versi, quarter, days.get(quarter.tw), by)
        is not StatusRenkin.MISSED
    }
    rows = await models.Renkin.filter(triwulan_id__in=list(counting)).order_by("triwulan__tw")
    return {
        i.id: TargetTahun(
            i.jenis_rekap, i.output, {counting[r.triwulan_id]: r.target for r in rows if r.indikator_id == i.id}
        )
        for i in await models.Indikator.filter(versi_id=rencana.versi.id).order_by("urut")
    }


async def _record(rencana: Rencana, move: Move, ke: Sequence[StatusRenkin], by: Aktor, **isi: object) -> None:
    act = perbuatan(rencana, move, ke, **isi)
    told = await riwayat.record(act.berkas, act.objek, act.objek_id, act.tindakan, by=by, isi=act.isi)
    await pemberitahuan.tell(told, rencana.skp, rencana.versi, by)


def perbuatan(rencana: Rencana, move: Move, ke: Sequence[StatusRenkin], **isi: object) -> riwayat.Perbuatan:
    """What is recorded of a move of plans of one SKP."""
    quarters = [
        {"id": quarter.id, "tw": quarter.tw, "dari": quarter.renkin_status, "ke": status}
        for quarter, status in zip(rencana.triwulan, ke, strict=True)
    ]
    changed = {"triwulan": quarters, **isi}
    return riwayat.Perbuatan(rencana.skp.pegawai_id, "skp", rencana.skp.id, f"{move}_RENKIN", changed)
