"""Changing an SKP that is in force: a second version that goes the way of the first, while the first stays in force."""

from .. import models
from ..domain import amandemen as domain
from ..domain.aktor import Aktor
from ..domain.catatan import read_reason
from ..domain.indikator import StatusIndikator
from ..domain.workflow import Move
from . import skp, skp_isi
from .akses import open_skp
from .kunci import once

PENILAI = ("penilai_jabatan_id", "penilai_nama", "penilai_nrk", "penilai_nama_jabatan")


@once
async def amend_skp(skp_id: int, *, version: int, alasan: str, kunci: str, by: Aktor) -> int:
    """The owner, or the rater, begins a change: a draft with the lines as they are.

    Args:
        alasan: why the plan is to be changed.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WAJIB_DIISI, SEMUA_TERLAPOR, and those of texts.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await skp.moved(row, versi, Move.AMEND, by)
    teks = read_reason(alasan)
    quarters = await models.Triwulan.filter(skp_id=row.id)
    domain.check_open([q.realisasi_status for q in quarters])
    last = await models.VersiSkp.filter(skp_id=row.id).order_by("-versi").first()
    assert last is not None
    baru = await models.VersiSkp.create(
        skp_id=row.id,
        versi=last.versi + 1,
        status=ke,
        alasan=teks,
        **{name: getattr(versi, name) for name in PENILAI},
    )
    await models.Indikator.bulk_create(
        [
            models.Indikator(
                versi_id=baru.id,
                urut=r.urut,
                asal_id=r.id,
                **{name: getattr(r, name) for name in skp_isi.KOLOM} | {"status": StatusIndikator.PROPOSED},
            )
            for r in await models.Indikator.filter(versi_id=versi.id).order_by("urut")
        ]
    )
    # Lines go on from those of this version now: its approval cannot be taken back, even if the change is dropped.
    await models.VersiSkp.filter(id=versi.id).update(jejak_triwulan=None)
    await models.Skp.filter(id=row.id).update(kerja_id=baru.id)
    await skp.record(row, versi, Move.AMEND, ke, by, menjadi=baru.versi, alasan=teks)
    return skp_id


@once
async def discard_skp(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The owner drops a change that is with him; the plan stays as it was.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row, versi = await open_skp(skp_id, version, by)
    ke = await skp.moved(row, versi, Move.DISCARD, by)
    await models.Skp.filter(id=row.id).update(kerja_id=row.berlaku_id)
    await skp.record(row, versi, Move.DISCARD, ke, by)
    return skp_id
