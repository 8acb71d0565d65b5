"""Where owner and rater do not agree, or the rater lets his days go by: the rater's superior decides.

Source: PP 46/2011; the 14 days are our rule.
"""

from collections.abc import Sequence

from .. import models
from ..domain.aktor import Aktor
from ..domain.catatan import CatatanMasuk, read_reason
from ..domain.errors import ErrorCode, refuse
from ..domain.workflow import Move
from . import skp, skp_isi
from .akses import open_skp
from .kunci import once


@once
async def escalate_skp(skp_id: int, *, version: int, alasan: str, kunci: str, by: Aktor) -> int:
    """The owner does not agree with what came back, and asks the rater's superior to decide on it as it is now.

    Args:
        alasan: why.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_CLOSED, WAJIB_DIISI, and those of texts.
        Invalid: what keeps any SKP from being sent in, but rows that were not repaired.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await skp.moved(row, versi, Move.ESCALATE, by)
    teks = read_reason(alasan)
    rows = await skp_isi.read_rows(versi.id)
    refuse([e for e in await skp.obstacles(row, versi, rows) if e.code is not ErrorCode.BELUM_DIPERBAIKI])
    revisi = versi.revisi + 1
    await skp.send(row, versi, ke, rows, revisi, by)
    await models.VersiSkp.filter(id=versi.id).update(sengketa=by.waktu)
    await skp.record(row, versi, Move.ESCALATE, ke, by, revisi=revisi, alasan=teks, indikator=[vars(b) for b in rows])
    return skp_id


@once
async def decide_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The rater's superior puts the plan in force as it was sent in.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await skp.moved(row, versi, Move.DECIDE, by)
    await skp.put_in_force(row, versi, Move.DECIDE, ke, by)
    return skp_id


@once
async def uphold_skp(
    skp_id: int,
    *,
    version: int,
    catatan: str | None = None,
    indikator: Sequence[CatatanMasuk] = (),
    kunci: str,
    by: Aktor,
) -> int:
    """The rater's superior sends the plan back with notes, which the owner has to follow.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
        Invalid: CATATAN_WAJIB and what else is wrong with the notes.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await skp.moved(row, versi, Move.UPHOLD, by)
    await skp.send_back(row, versi, Move.UPHOLD, ke, catatan, indikator, by)
    return skp_id
