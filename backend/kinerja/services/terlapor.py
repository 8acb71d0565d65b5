"""The lines of a plan in force of which something was reported, and what they ask of a change of it."""

from collections.abc import Sequence

from .. import models
from ..domain.amandemen import Terlapor, amendment_errors
from ..domain.baris import Baris
from ..domain.errors import DomainError
from ..domain.renkin import StatusRealisasi
from . import skp_isi


async def errors(row: models.Skp, versi: models.VersiSkp, baris: Sequence[Baris]) -> list[DomainError]:
    """What keeps a changed plan from being sent in, beside what keeps any plan."""
    if row.berlaku_id is None:
        return []
    asal = dict(await models.Indikator.filter(versi_id=versi.id).values_list("id", "asal_id"))
    return amendment_errors(baris, asal, await _reported(row.berlaku_id))


async def _reported(versi_id: int) -> dict[int, Terlapor]:
    """The lines of the plan in force that were reported on, in its order."""
    rows = (
        await models.Renkin.filter(indikator__versi_id=versi_id)
        .exclude(triwulan__realisasi_status=StatusRealisasi.EMPTY)
        .exclude(target=0)
        .order_by("triwulan__tw")
    )
    targets = {id: [r.target for r in rows if r.indikator_id == id] for id in {r.indikator_id for r in rows}}
    return {b.id: Terlapor(b, targets[b.id]) for b in await skp_isi.read_rows(versi_id) if b.id in targets}
