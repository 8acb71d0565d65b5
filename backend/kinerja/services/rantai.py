"""What makes the rows of the riwayat a chain: their canonical form, the seal over it, and the walk that checks them.

Memory stays bounded: rows come by the page, and of each file no more than a number is kept.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from ..basisdata import dialect, fetch_rows

PAGE = 1000


class Masalah(StrEnum):
    """What is wrong with a row."""

    HASH = "HASH"
    GAP = "GAP"
    PREVIOUS = "PREVIOUS"
    HEAD = "HEAD"
    ANCHOR = "ANCHOR"


@dataclass(frozen=True)
class Kerusakan:
    """The first thing found broken.

    Args:
        berkas: whose chain; None: the chain of anchors.
        nomor: the row's place in the chain. id: the row; None where it is missing.
        tanggal: the anchor that it contradicts, if one does.
    """

    masalah: Masalah
    berkas: int | None
    nomor: int | None
    id: int | None
    tanggal: date | None = None


class Head(NamedTuple):
    """Where a chain ends."""

    nomor: int
    hash: str


EMPTY = Head(0, "")


Maju = Callable[[int], Awaitable[None]]
"""Told how many rows have been read since it was told last."""


async def _silent(rows: int) -> None:
    pass


async def verify(page: int = PAGE, maju: Maju = _silent) -> Kerusakan | None:
    """Walks all chains and all anchors, while others may write.

    Args:
        page: how many rows, or heads of chains, are held at once. maju: told of each page of rows.

    Returns:
        The first row that is broken, by berkas and nomor, then by anchor; None when all is whole.
    """
    return await _verify_chains(page, maju) or await _verify_anchors(page)


async def verify_berkas(berkas: int, page: int = PAGE) -> Kerusakan | None:
    """Walks the chain of one file.

    Returns:
        The first row of it that is broken; None when it is whole, or empty.
    """
    heads = {id: head for id, head in (await _heads(berkas - 1, 1)).items() if id == berkas}
    return await _verify_page(heads, berkas, berkas, page, _silent) if heads else None


def canonical(value: object) -> str:
    """JSON that is written in one way only: sorted keys, no blanks, Decimals, dates and moments as strings.

    Raises:
        TypeError: there is a float in it, or something that has no such form.
    """
    return json.dumps(_exact(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def seal(row: Mapping[str, object]) -> str:
    """The hash of a row: SHA-256, in hexadecimal, over its canonical JSON, the hash before it included."""
    return hashlib.sha256(canonical(row).encode()).hexdigest()


def _exact(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _exact(item) for key, item in value.items()}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes):
        return [_exact(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"No canonical form for {type(value).__name__}: {value!r}")


async def _verify_chains(page: int, maju: Maju) -> Kerusakan | None:
    after = -1
    # The heads are read before the rows: what is recorded meanwhile only makes a chain longer than its head.
    while heads := await _heads(after, page):
        first, after = min(heads), max(heads)
        if broken := await _verify_page(heads, first, after, page, maju):
            return broken
    for row in await fetch_rows(
        "select id, berkas_id, nomor from riwayat r"
        " where not exists (select 1 from berkas_riwayat b where b.id = r.berkas_id) order by berkas_id, nomor limit 1"
    ):
        return Kerusakan(Masalah.HEAD, row["berkas_id"], row["nomor"], row["id"])
    return None


async def _verify_page(heads: Mapping[int, Head], first: int, last: int, page: int, maju: Maju) -> Kerusakan | None:
    ends: dict[int, Head] = dict.fromkeys(heads, EMPTY)
    async for row in _rows(first, last, page, maju):
        berkas = row["berkas_id"]
        if berkas not in heads:  # begun after the heads were read
            continue
        if wrong := _wrong(row, ends[berkas], heads[berkas]):
            return Kerusakan(wrong, berkas, row["nomor"], row["id"])
        ends[berkas] = Head(row["nomor"], row["hash"])
    for berkas, end in ends.items():
        head = heads[berkas]
        if end.nomor > head.nomor:
            head = (await _heads(berkas - 1, 1)).get(berkas, EMPTY)
        if end.nomor < heads[berkas].nomor or end.nomor > head.nomor:
            return Kerusakan(Masalah.HEAD, berkas, min(end.nomor, head.nomor) + 1, None)
    return None


def _wrong(row: Mapping[str, Any], before: Head, head: Head) -> Masalah | None:
    if row["nomor"] != before.nomor + 1:
        return Masalah.GAP
    if row["hash_sebelum"] != before.hash:
        return Masalah.PREVIOUS
    if row["hash"] != seal({key: value for key, value in row.items() if key not in ("id", "hash")}):
        return Masalah.HASH
    if row["nomor"] == head.nomor and row["hash"] != head.hash:
        return Masalah.HEAD
    return None


async def _verify_anchors(page: int) -> Kerusakan | None:
    # How far each file says it is anchored is read before the anchors: one made meanwhile only holds it further.
    unseen = await _anchored(page)
    id, hash = 0, ""
    while rows := await fetch_rows(
        f"select id, tanggal, waktu, kepala, hash_sebelum, hash from jangkar where id > {_p(1)} order by id limit 1",
        [id],
    ):
        row = _timed(rows[0])
        tanggal = date.fromisoformat(str(row["tanggal"]))
        if wrong := _wrong_anchor(row, hash):
            return Kerusakan(wrong, None, None, row["id"], tanggal)
        for missing in await fetch_rows(_contradicted(), [row["kepala"]]):
            return Kerusakan(Masalah.ANCHOR, missing["berkas"], missing["nomor"], None, tanggal)
        for berkas, nomor, _ in json.loads(row["kepala"]):
            if nomor >= unseen.get(berkas, 0):
                unseen.pop(berkas, None)
        id, hash = row["id"], row["hash"]
    for berkas in sorted(unseen):
        return Kerusakan(Masalah.ANCHOR, berkas, unseen[berkas], None)
    return None


def _wrong_anchor(row: Mapping[str, Any], before: str) -> Masalah | None:
    if row["hash_sebelum"] != before:
        return Masalah.PREVIOUS
    return None if row["hash"] == seal({k: v for k, v in row.items() if k not in ("id", "hash")}) else Masalah.HASH


def _contradicted() -> str:
    """The first head in an anchor that is not in its chain."""
    if dialect() == "sqlite":
        berkas, nomor, hash = (f"json_extract(j.value, '$[{i}]')" for i in range(3))
        source = "json_each(?1) j"
    else:
        berkas, nomor, hash = "(j->>0)::bigint", "(j->>1)::integer", "j->>2"
        source = "json_array_elements($1::json) j"
    return (
        f"select {berkas} as berkas, {nomor} as nomor from {source} where not exists (select 1 from riwayat r"
        f" where r.berkas_id = {berkas} and r.nomor = {nomor} and r.hash = {hash}) order by 1 limit 1"
    )


async def _anchored(page: int) -> dict[int, int]:
    found: dict[int, int] = {}
    after = -1
    while rows := await fetch_rows(
        f"select id, dijangkar from berkas_riwayat where id > {_p(1)} and dijangkar > 0 order by id limit {_p(2)}",
        [after, page],
    ):
        found.update((row["id"], row["dijangkar"]) for row in rows)
        after = rows[-1]["id"]
    return found


async def _heads(after: int, limit: int) -> dict[int, Head]:
    rows = await fetch_rows(
        f"select id, nomor, hash from berkas_riwayat where id > {_p(1)} order by id limit {_p(2)}", [after, limit]
    )
    return {row["id"]: Head(row["nomor"], row["hash"]) for row in rows}


async def _rows(first: int, last: int, page: int, maju: Maju) -> AsyncIterator[dict[str, Any]]:
    berkas, nomor = first, 0
    while rows := await fetch_rows(
        "select id, berkas_id, nomor, waktu, objek, objek_id, tindakan, oleh_id, atas_nama_id, isi, hash_sebelum, hash"
        f" from riwayat where (berkas_id, nomor) > ({_p(1)}, {_p(2)}) and berkas_id <= {_p(3)}"
        f" order by berkas_id, nomor limit {_p(4)}",
        [berkas, nomor, last, page],
    ):
        await maju(len(rows))
        for row in rows:
            yield _timed(row)
        berkas, nomor = rows[-1]["berkas_id"], rows[-1]["nomor"]


def _p(number: int) -> str:
    return f"?{number}" if dialect() == "sqlite" else f"${number}"


def _timed(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "waktu": datetime.fromisoformat(str(row["waktu"]))}
