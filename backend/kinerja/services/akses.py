"""The way into every act: the object is seen, its owner's file locked, and its version taken, so that of several who
act at once one wins and the others are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tortoise.expressions import F
from tortoise.models import Model

from .. import models
from ..domain.aktor import Aktor
from ..domain.errors import ErrorCode, NotFound, Refused, Stale, refuse
from ..models.lingkup import visible_to
from . import riwayat

TRIWULAN_SETAHUN = 4
SEKALIGUS = 250


@dataclass(frozen=True)
class Versi:
    """An object as the client knows it."""

    id: int
    version: int


@dataclass(frozen=True)
class Rencana:
    """Quarters of one SKP, opened for an act, with the version of the SKP that is in force."""

    skp: models.Skp
    versi: models.VersiSkp
    triwulan: Sequence[models.Triwulan]


Dibuka = Mapping[int, Rencana]
"""What was opened, by the id that the client named."""


async def open_skp(skp_id: int, version: int, by: Aktor) -> tuple[models.Skp, models.VersiSkp]:
    """The SKP and the version being worked on.

    Raises:
        NotFound: unknown, or not for this aktor. Stale: somebody saved in between.
    """
    rows = await visible_to(models.Skp, by).filter(id=skp_id).values_list("pegawai_id")
    if not rows:
        raise NotFound("id")
    await riwayat.lock_berkas(rows[0][0])
    await take(models.Skp, skp_id, version)
    row = await models.Skp.get(id=skp_id)
    return row, await models.VersiSkp.get(id=row.kerja_id)


async def open_triwulan(daftar: Sequence[Versi], by: Aktor) -> Rencana:
    """Quarters of one SKP, in the order asked for; the paths of refusals name the input list `triwulan`.

    Raises:
        NotFound, Stale: as for an SKP.
        Refused: WAJIB_DIISI (none), TERLALU_BANYAK, NILAI_TIDAK_DIKENAL (named twice, or of another SKP).
    """
    if not daftar:
        raise Refused(ErrorCode.WAJIB_DIISI, "triwulan")
    if len(daftar) > TRIWULAN_SETAHUN:
        raise Refused(ErrorCode.TERLALU_BANYAK, "triwulan", maks=TRIWULAN_SETAHUN)
    ids = [v.id for v in daftar]
    rows = await visible_to(models.Triwulan, by).filter(id__in=ids).values_list("id", "skp_id", "skp__pegawai_id")
    skp_of = {id: (skp_id, pemilik) for id, skp_id, pemilik in rows}
    paths = [("triwulan", str(i), "id") for i in range(len(ids))]
    refuse([NotFound(*path) for id, path in zip(ids, paths, strict=True) if id not in skp_of])
    skp_id, pemilik = skp_of[ids[0]]
    refuse(
        [
            Refused(ErrorCode.NILAI_TIDAK_DIKENAL, *path)
            for i, path in enumerate(paths)
            if skp_of[ids[i]][0] != skp_id or ids[i] in ids[:i]
        ]
    )
    await riwayat.lock_berkas(pemilik)
    for i, v in enumerate(daftar):
        await take(models.Triwulan, v.id, v.version, "triwulan", str(i))
    return await _rencana(skp_id, ids)


async def open_one_triwulan(triwulan_id: int, version: int, by: Aktor) -> Rencana:
    """One quarter.

    Raises:
        NotFound, Stale.
    """
    rows = await visible_to(models.Triwulan, by).filter(id=triwulan_id).values_list("skp_id", "skp__pegawai_id")
    if not rows:
        raise NotFound("id")
    skp_id, pemilik = rows[0]
    await riwayat.lock_berkas(pemilik)
    await take(models.Triwulan, triwulan_id, version)
    return await _rencana(skp_id, [triwulan_id])


async def _rencana(skp_id: int, ids: Sequence[int]) -> Rencana:
    skp = await models.Skp.get(id=skp_id)
    versi = await models.VersiSkp.get(id=skp.berlaku_id)
    rows = {t.id: t for t in await models.Triwulan.filter(id__in=ids)}
    return Rencana(skp, versi, [rows[id] for id in ids])


async def open_many(daftar: Sequence[Versi], by: Aktor, model: type[models.Skp] | type[models.Triwulan]) -> Dibuka:
    """SKP, or quarters with theirs, as far as they may be seen, their owners' files locked; no version is taken yet.
    Paths of refusals name the input list `baris`.

    Raises:
        Refused: WAJIB_DIISI (none), TERLALU_BANYAK, NILAI_TIDAK_DIKENAL (named twice).
    """
    ids = [v.id for v in daftar]
    if not ids:
        raise Refused(ErrorCode.WAJIB_DIISI, "baris")
    if len(ids) > SEKALIGUS:
        raise Refused(ErrorCode.TERLALU_BANYAK, "baris", maks=SEKALIGUS)
    twice = [i for i, id in enumerate(ids) if id in ids[:i]]
    refuse([Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "baris", str(i), "id") for i in twice])
    quarters = model is models.Triwulan
    kolom = ("skp_id", "skp__pegawai_id") if quarters else ("id", "pegawai_id")
    seen = await visible_to(model, by).filter(id__in=ids).values_list(*kolom)
    await riwayat.lock_many({pemilik for _, pemilik in seen})
    skp = {s.id: s for s in await models.Skp.filter(id__in={skp_id for skp_id, _ in seen})}
    chosen = [s.berlaku_id if quarters else s.kerja_id for s in skp.values()]
    versi = {v.skp_id: v for v in await models.VersiSkp.filter(id__in=chosen)}
    if not quarters:
        return {id: Rencana(s, versi[id], ()) for id, s in skp.items()}
    tw = await models.Triwulan.filter(id__in=ids, skp_id__in=list(skp))
    return {t.id: Rencana(skp[t.skp_id], versi[t.skp_id], [t]) for t in tw}


async def take_many(ids: Sequence[int], model: type[models.Skp] | type[models.Triwulan]) -> None:
    """Moves the versions of objects whose owners' files are locked."""
    await model.filter(id__in=ids).update(version=F("version") + 1)


async def take(model: type[Model], id: int, version: int, *path: str) -> None:
    """Takes the version of an object; the paths of refusals begin with `path`.

    Raises:
        NotFound: it is gone since it was seen. Stale: somebody saved in between.
    """
    # The version in the filter is the lock: of two who act at once, one finds no row.
    if not await model.filter(pk=id, version=version).update(version=version + 1):
        current = await model.filter(pk=id).values_list("version")
        if not current:
            raise NotFound(*path, "id")
        stale = Stale(current[0][0])
        stale.path = (*path, *stale.path)
        raise stale
