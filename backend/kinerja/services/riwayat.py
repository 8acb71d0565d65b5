"""The trail of acts: a chain per person, so that writers do not queue behind each other, and a daily anchor over the
heads of all chains.

Changing, removing or moving a row breaks its chain; cutting the end of a chain contradicts the anchor; cutting the
anchors too contradicts what was printed of them.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from .. import models
from ..basisdata import dialect
from ..domain.aktor import Aktor
from ..domain.errors import ErrorCode, NotFound, Refused
from ..models.lingkup import visible_to
from . import atas_nama, tanda
from .kunci import once
from .rantai import Kerusakan, Masalah, canonical, seal, verify, verify_berkas

__all__ = [
    "SISTEM",
    "Kerusakan",
    "Masalah",
    "Perbuatan",
    "anchor",
    "lock_berkas",
    "lock_many",
    "record",
    "record_many",
    "verify",
]

SISTEM = 0
"""The file of acts that concern no single person."""


async def lock_berkas(*berkas: int) -> None:
    """Takes the files of these people until the transaction ends; always in the same order, so that no two wait for
    each other."""
    for id in sorted(set(berkas)):
        await _head(id)


async def lock_many(berkas: Collection[int]) -> None:
    """As `lock_berkas`, for so many that each by itself would take long."""
    await _heads(set(berkas))


async def _heads(berkas: Collection[int]) -> dict[int, models.BerkasRiwayat]:
    ids = sorted(berkas)
    await models.BerkasRiwayat.bulk_create([models.BerkasRiwayat(id=id) for id in ids], ignore_conflicts=True)
    rows = await models.BerkasRiwayat.filter(id__in=ids).order_by("id").select_for_update()
    return {row.id: row for row in rows}


@dataclass(frozen=True)
class Perbuatan:
    """An act to be recorded: in whose file, on what, and what was done."""

    berkas: int
    objek: str
    objek_id: int
    tindakan: str
    isi: Mapping[str, object]


async def record(
    berkas: int,
    objek: str,
    objek_id: int,
    tindakan: str,
    *,
    by: Aktor | None,
    isi: Mapping[str, object],
    waktu: datetime | None = None,
) -> models.Riwayat:
    """Adds an act to a file, within the transaction of the act.

    Args:
        berkas: the pegawai whose file it is, or SISTEM.
        isi: what was done, before and after; never a float.
        waktu: when, where no aktor says it.

    Raises:
        RuntimeError: there is no transaction.
    """
    head = await _head(berkas)
    if by is not None:
        by, isi = await atas_nama.acting(berkas, objek, objek_id, tindakan, by, isi)
        isi = await tanda.marked(berkas, tindakan, isi, by)
    row = _sealed(head, Perbuatan(berkas, objek, objek_id, tindakan, isi), by, waktu)
    await models.BerkasRiwayat.filter(id=berkas).update(nomor=row["nomor"], hash=row["hash"])
    return await models.Riwayat.create(**row)


async def record_many(perbuatan: Sequence[Perbuatan], *, by: Aktor) -> list[models.Riwayat]:
    """Adds decisions that were made at once, each to its file, which the transaction holds already."""
    heads = await _heads({each.berkas for each in perbuatan})
    sebelumnya = await tanda.decided_before(by)
    rows: list[dict[str, Any]] = []
    for each in perbuatan:
        aktor, isi = await atas_nama.acting(each.berkas, each.objek, each.objek_id, each.tindakan, by, each.isi)
        isi = tanda.with_marks(each.berkas, each.tindakan, isi, sebelumnya, by, bulk=True)
        head = heads[each.berkas]
        row = _sealed(head, replace(each, isi=isi), aktor, None)
        head.nomor, head.hash = row["nomor"], row["hash"]
        rows.append(row)
    await models.Riwayat.bulk_create([models.Riwayat(**row) for row in rows])
    await models.BerkasRiwayat.bulk_update(list(heads.values()), ["nomor", "hash"])
    made = {r.hash: r for r in await models.Riwayat.filter(hash__in=[row["hash"] for row in rows])}
    return [made[row["hash"]] for row in rows]


def _sealed(
    head: models.BerkasRiwayat, perbuatan: Perbuatan, by: Aktor | None, waktu: datetime | None
) -> dict[str, Any]:
    """The row that follows the head of its file."""
    row: dict[str, Any] = {
        "berkas_id": perbuatan.berkas,
        "nomor": head.nomor + 1,
        "waktu": by.waktu if by else waktu or datetime.now(UTC),
        "objek": perbuatan.objek,
        "objek_id": perbuatan.objek_id,
        "tindakan": perbuatan.tindakan,
        "oleh_id": by.pegawai_id if by else None,
        "atas_nama_id": by.atas_nama if by else None,
        "isi": canonical(perbuatan.isi),
        "hash_sebelum": head.hash,
    }
    return {**row, "hash": seal(row)}


@once
async def verify_riwayat(pegawai_id: int, *, kunci: str, by: Aktor) -> int:
    """Those who read everything look whether the file of a person is whole; that they looked is kept, and what they
    found.

    Returns:
        The number of the first row that is broken; 0: none is.

    Raises:
        NotFound: no such person, or not for this aktor. Refused: NOT_ALLOWED.
    """
    if not await visible_to(models.Pegawai, by).filter(id=pegawai_id).exists():
        raise NotFound("berkas")
    if not by.melihat_semua:
        raise Refused(ErrorCode.NOT_ALLOWED, "berkas")
    broken = await verify_berkas(pegawai_id)
    rusak = (broken.nomor or 0) if broken else 0
    await record(SISTEM, "riwayat", pegawai_id, "VERIFY", by=by, isi={"rusak": rusak})
    return rusak


async def last_isi(objek: str, objek_id: int, *tindakan: str) -> dict[str, Any]:
    """What the last of such acts on an object holds; nothing where there was none."""
    row = await models.Riwayat.filter(objek=objek, objek_id=objek_id, tindakan__in=tindakan).order_by("-id").first()
    return {} if row is None else json.loads(row.isi)


async def anchor(hari: date, waktu: datetime | None = None) -> models.Jangkar:
    """The anchor of a day; made if there is none yet.

    Files that are being written to just now are left for the next one.
    """
    async with in_transaction() as connection:
        await _head(SISTEM)
        found = await models.Jangkar.get_or_none(tanggal=hari)
        if found is not None:
            return found
        last = await models.Jangkar.all().order_by("-id").first()
        moved = await connection.execute_query_dict(_moved_heads())
        row: dict[str, Any] = {
            "tanggal": hari,
            "waktu": waktu or datetime.now(UTC),
            "kepala": canonical(sorted([head["id"], head["nomor"], head["hash"]] for head in moved)),
            "hash_sebelum": last.hash if last else "",
        }
        return await models.Jangkar.create(**row, hash=seal(row))


async def _head(berkas: int) -> models.BerkasRiwayat:
    if not isinstance(get_connection(dialect()), TransactionalDBClient):
        raise RuntimeError("A file is locked within a transaction only.")
    head = await models.BerkasRiwayat.filter(id=berkas).select_for_update().get_or_none()
    if head is None:
        # Two first acts may come together: one inserts, both lock what is there.
        await models.BerkasRiwayat.bulk_create([models.BerkasRiwayat(id=berkas)], ignore_conflicts=True)
        head = await models.BerkasRiwayat.filter(id=berkas).select_for_update().get()
    return head


def _moved_heads() -> str:
    if dialect() == "sqlite":
        return "update berkas_riwayat set dijangkar = nomor where nomor > dijangkar returning id, nomor, hash"
    return (
        "with moved as (select id from berkas_riwayat where nomor > dijangkar order by id for update skip locked)"
        " update berkas_riwayat b set dijangkar = b.nomor from moved where b.id = moved.id returning b.id, nomor, hash"
    )
