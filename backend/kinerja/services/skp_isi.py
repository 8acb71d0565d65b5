"""What the owner writes into an SKP while it is with him: the rater and the list of indikator. Not in the riwayat:
what he sends in is."""

from collections.abc import Sequence
from dataclasses import fields

from tortoise.expressions import F

from .. import models
from ..domain import skp as domain
from ..domain.aktor import Aktor
from ..domain.baris import Acuan, Baris, BarisMasuk
from ..domain.indikator import Targets
from ..domain.suntingan import Tersimpan, copied, rewrite
from ..domain.workflow import Move, next_status
from . import kalender, keadaan, pejabat_penilai
from .akses import open_skp
from .kunci import once

KOLOM = tuple(f.name for f in fields(Baris) if f.name != "id")
# Out of the way of every place a row can have, so that rows can change places.
MINGGIR = 1000


@once
async def save_skp(
    skp_id: int,
    *,
    version: int,
    penilai: str | None = None,
    indikator: Sequence[BarisMasuk] | None = None,
    kunci: str,
    by: Aktor,
) -> int:
    """The owner names the rater, or writes the whole list of indikator, or both.

    Args:
        penilai: NRK or NIP; None: unchanged.
        indikator: the whole list in its order; rows left out are removed. None: unchanged.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED, PENILAI_TIDAK_ADA,
            PENILAI_DIRI_SENDIRI, PENILAI_BUKAN_ATASAN.
        Invalid: what is wrong with the rows.
    """
    row, versi = await open_skp(skp_id, version, by)
    sisi = await keadaan.sides(row, versi, by)
    next_status(domain.WORKFLOW, versi.status, Move.EDIT, sisi.parties, await keadaan.of_skp(row, versi, sisi, by))
    if penilai is not None:
        named = await pejabat_penilai.named(penilai, row.pegawai_id, by.hari)
        await models.VersiSkp.filter(id=versi.id).update(**named.columns())
    if indikator is not None:
        await _replace_rows(row, versi, indikator)
    return skp_id


async def read_rows(versi_id: int) -> list[Baris]:
    """The rows of a version, in their order."""
    return [_kept(r) for r in await models.Indikator.filter(versi_id=versi_id).order_by("urut")]


async def copy_rows(asal: models.Skp, row: models.Skp) -> None:
    """Fills a new draft with the lines of another SKP of the same person, as far as they can be had again."""
    penempatan = await kalender.definitive_on(row.pegawai_id, row.mulai)
    assert penempatan is not None
    lines = await models.Indikator.filter(versi_id=asal.kerja_id).order_by("urut").select_related("referensi")
    offered = {
        (r.sumber, r.kode): r
        for r in await models.Referensi.filter(jabatan_id=penempatan.jabatan_id, tahun=row.tahun, dicabut=None)
    }
    bulan = domain.bulan(row.mulai, row.selesai)
    masuk = []
    for line in lines:
        again = offered.get((line.sumber, line.referensi.kode)) if line.referensi else None
        if line.referensi is None or again is not None:
            masuk.append(copied(_kept(line), None if again is None else _offer(again), bulan))
    versi = await models.VersiSkp.get(id=row.kerja_id)
    await _replace_rows(row, versi, masuk)


async def _replace_rows(row: models.Skp, versi: models.VersiSkp, masuk: Sequence[BarisMasuk]) -> None:
    before = {r.id: r for r in await models.Indikator.filter(versi_id=versi.id)}
    lama = Tersimpan(
        versi.status,
        versi.catatan,
        {id: _kept(r) for id, r in before.items()},
        await _references(row, [m.referensi_id for m in masuk] + [r.referensi_id for r in before.values()]),
        await _last_sent(versi),
    )
    after = rewrite(masuk, lama)
    kept = {b.id for b in after}
    await models.Indikator.filter(id__in=[id for id in before if id not in kept]).delete()
    await models.Indikator.filter(versi_id=versi.id).update(urut=F("urut") + MINGGIR)
    old, new = [], []
    for urut, baris in enumerate(after, 1):
        values = {name: getattr(baris, name) for name in KOLOM}
        if baris.id is None:
            new.append(models.Indikator(versi_id=versi.id, urut=urut, **values))
        else:
            old.append(before[baris.id].update_from_dict({"urut": urut, **values}))
    if old:
        await models.Indikator.bulk_update(old, ["urut", *KOLOM])
    await models.Indikator.bulk_create(new)


async def _references(row: models.Skp, ids: Sequence[int | None]) -> dict[int, Acuan]:
    """The references named, each with whether it is offered: to the post held on the first day, in the year."""
    penempatan = await kalender.definitive_on(row.pegawai_id, row.mulai)
    jabatan_id = penempatan and penempatan.jabatan_id
    return {
        r.id: _offer(r, r.jabatan_id == jabatan_id and r.tahun == row.tahun and r.dicabut is None)
        for r in await models.Referensi.filter(id__in=[id for id in ids if id is not None])
    }


def _offer(r: models.Referensi, ditawarkan: bool = True) -> Acuan:
    return Acuan(
        r.id, r.sumber, r.kelompok, r.uraian, r.output, r.satuan, r.mutu, r.jenis_rekap, r.arah, ditawarkan=ditawarkan
    )


async def _last_sent(versi: models.VersiSkp) -> dict[int, Targets]:
    sent = await models.IndikatorRevisi.filter(versi_id=versi.id, revisi=versi.revisi)
    return {r.indikator_id: Targets(r.uraian, r.output, r.satuan, r.mutu, r.waktu, r.biaya) for r in sent}


def _kept(r: models.Indikator) -> Baris:
    return Baris(id=r.id, **{name: getattr(r, name) for name in KOLOM})
