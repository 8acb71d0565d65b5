"""The quarters of an SKP, as its approval makes them, hands them on to a changed plan, and takes both back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tortoise.connection import get_connection
from tortoise.expressions import F

from .. import models
from ..basisdata import dialect
from ..domain.renkin import MENUNGGU_PEMILIK, StatusRealisasi, StatusRenkin, triwulan
from ..domain.target import TargetTahun, plan_errors


async def make(daftar: Sequence[tuple[models.Skp, models.VersiSkp]]) -> None:
    """The quarters that each span touches, and in each a row for every line; what is there already is kept."""
    await models.Triwulan.bulk_create(
        [
            models.Triwulan(skp_id=row.id, tahun=row.tahun, tw=tw)
            for row, _ in daftar
            for tw in range(triwulan(row.mulai), triwulan(row.selesai) + 1)
        ],
        ignore_conflicts=True,
    )
    if daftar:
        await get_connection(dialect()).execute_query(
            "insert into renkin (indikator_id, triwulan_id) select i.id, w.id from versi_skp v"
            " join indikator i on i.versi_id = v.id join triwulan w on w.skp_id = v.skp_id"
            f" where v.id in ({_numbers([versi.id for _, versi in daftar])}) order by w.id, i.urut"
            " on conflict do nothing"
        )


async def keep_traces(versi: Sequence[int]) -> None:
    """Keeps with these versions the sum of the versions of their quarters: the owner's first act moves it."""
    await get_connection(dialect()).execute_query(
        "update versi_skp set jejak_triwulan = (select coalesce(sum(w.version), 0) from triwulan w"
        f" where w.skp_id = versi_skp.skp_id) where id in ({_numbers(versi)})"
    )


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(str(int(id)) for id in ids)


async def drop(row: models.Skp) -> None:
    """Takes back what `make` made, while nothing has been entered."""
    await models.Renkin.filter(triwulan__skp_id=row.id).delete()
    await models.Triwulan.filter(skp_id=row.id).delete()


async def carry_over(row: models.Skp, versi: models.VersiSkp) -> dict[str, Any]:
    """Hands the quarters on to a changed plan.

    What was reported stays, and a new line is not due in a quarter that was reported on. Where the targets no longer
    make those of the year, the plans of the other quarters go back to their owner.

    Returns:
        What `hand_back` needs: the status of each plan that went back, and the targets that were dropped.
    """
    lines = await models.Indikator.filter(versi_id=versi.id).order_by("urut")
    for line in lines:
        if line.asal_id is not None:
            await models.Renkin.filter(indikator_id=line.asal_id).update(indikator_id=line.id)
    await make([(row, versi)])
    quarters = await models.Triwulan.filter(skp_id=row.id).order_by("tw")
    reported = [q.id for q in quarters if q.realisasi_status is not StatusRealisasi.EMPTY]
    lain = [q for q in quarters if q.id not in reported]
    ids = [line.id for line in lines]
    await models.Renkin.filter(triwulan_id__in=reported, indikator_id__in=ids, target=None).update(target=0)
    gone = await models.Renkin.filter(triwulan_id__in=[q.id for q in lain]).exclude(indikator_id__in=ids)
    await models.Renkin.filter(id__in=[r.id for r in gone]).delete()
    back = [q for q in lain if q.renkin_status is not StatusRenkin.EMPTY] if await _broken(lines, quarters) else []
    await models.Triwulan.filter(id__in=[q.id for q in back]).update(
        renkin_status=StatusRenkin.DRAFT, version=F("version") + 1
    )
    return {
        "rencana": {str(q.id): q.renkin_status for q in back},
        "target": [[r.indikator_id, r.triwulan_id, r.target, r.catatan_renkin] for r in gone],
    }


async def hand_back(versi: models.VersiSkp, dulu: Mapping[str, Any]) -> None:
    """Takes back what `carry_over` did.

    Args:
        versi: the changed plan. dulu: what `carry_over` gave.
    """
    for line in await models.Indikator.filter(versi_id=versi.id):
        renkin = models.Renkin.filter(indikator_id=line.id)
        if line.asal_id is None:
            await renkin.delete()
        else:
            await renkin.update(indikator_id=line.asal_id)
    await models.Renkin.bulk_create(
        [
            models.Renkin(
                indikator_id=indikator,
                triwulan_id=quarter,
                target=None if target is None else Decimal(target),
                catatan_renkin=catatan,
            )
            for indikator, quarter, target, catatan in dulu["target"]
        ]
    )
    for id, status in dulu["rencana"].items():
        await models.Triwulan.filter(id=int(id)).update(renkin_status=status, version=F("version") + 1)


async def _broken(lines: Sequence[models.Indikator], quarters: Sequence[models.Triwulan]) -> bool:
    """The targets of the quarters no longer make those of the year; a quarter that was locked without a plan is left
    out, as nothing can be planned there any more."""
    tw = {q.id: q.tw for q in quarters if q.terkunci is None or q.renkin_status not in MENUNGGU_PEMILIK}
    rows = await models.Renkin.filter(triwulan_id__in=list(tw)).order_by("triwulan__tw")
    years = [
        TargetTahun(i.jenis_rekap, i.output, {tw[r.triwulan_id]: r.target for r in rows if r.indikator_id == i.id})
        for i in lines
    ]
    return bool(plan_errors(years))
