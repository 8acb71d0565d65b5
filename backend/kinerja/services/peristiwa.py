"""What has been done, told at once to those who listen and may see it.

The riwayat is the source: it is read by each process for its own listeners, so that they hear of acts in other
processes too, and only while somebody listens. A wake-up after an act of this process makes it immediate.
"""

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from .. import models
from ..basisdata import fetch_rows
from ..domain.aktor import JAKARTA, Aktor, Peran
from ..models import lingkup
from .jam import Jam

JEDA_DETIK = 0.25
# How long a number of the riwayat may be missing before its act is taken for undone: acts take theirs before they are
# committed, and on PostgreSQL later ones may be committed first.
SABAR_DETIK = 60.0
AWAL = 200
SEKALIGUS = 500
ANTREAN = 100

log = logging.getLogger("kinerja.peristiwa")

Baris = dict[str, Any]


@dataclass(frozen=True)
class Kabar:
    """An act on an object that belongs to an SKP.

    Args:
        objek: `skp` or `triwulan`. jenis: the act. version: of the object, as it is when this is told.
    """

    objek: str
    objek_id: int
    skp_id: int
    pegawai_id: int
    jenis: str
    version: int


@dataclass(frozen=True)
class Surat:
    """A notice for one person.

    Args:
        id: of the Pemberitahuan. tindakan: the act that it tells of.
    """

    id: int
    penerima_id: int
    tindakan: str


K = TypeVar("K", bound=Kabar | Surat)


class Tertinggal(Exception):
    """A listener did not keep up; what it has missed is gone."""


class Pendengar(Generic[K]):
    """One who listens, for news of one kind."""

    def __init__(self, jenis: type[K]) -> None:
        self.jenis = jenis
        self.antrean: asyncio.Queue[K] = asyncio.Queue(ANTREAN)
        self.tertinggal = False

    def tell(self, kabar: Kabar | Surat) -> None:
        if not isinstance(kabar, self.jenis):
            return
        try:
            self.antrean.put_nowait(kabar)
        except asyncio.QueueFull:
            self.tertinggal = True

    async def next(self) -> K:
        """What comes next.

        Raises:
            Tertinggal: something was dropped.
        """
        kabar = await self.antrean.get()
        if self.tertinggal:
            raise Tertinggal
        return kabar


class Peristiwa:
    """Reads the riwayat for the listeners of this process.

    `jendela` is there once it has begun: what is done from then on is told.
    """

    def __init__(self, jam: Jam) -> None:
        self.jam = jam
        self.pendengar: dict[int, set[Pendengar[Any]]] = defaultdict(set)
        self.bangun = asyncio.Event()
        self.tugas: asyncio.Task[None] | None = None
        self.jendela: Jendela | None = None

    def wake(self) -> None:
        """Something was done just now."""
        self.bangun.set()

    @contextmanager
    def listen(self, orang: int, jenis: type[K]) -> Iterator[Pendengar[K]]:
        """As this person, for news of this kind, until the block ends."""
        pendengar = Pendengar(jenis)
        self.pendengar[orang].add(pendengar)
        if self.tugas is None:
            self.tugas = asyncio.create_task(self._watch())
        try:
            yield pendengar
        finally:
            self.pendengar[orang].discard(pendengar)
            if not self.pendengar[orang]:
                del self.pendengar[orang]
            if not self.pendengar and self.tugas is not None:
                self.tugas.cancel()
                self.tugas = self.jendela = None

    async def _watch(self) -> None:
        jendela: Jendela | None = None
        while True:
            try:
                if jendela is None:
                    jendela = self.jendela = Jendela.of(await _last())
                await self._tell(jendela.fresh(await _after(jendela.sampai), time.monotonic()))
            except Exception:
                # Whatever it is, it must not silence all that follows.
                log.exception("riwayat tidak terbaca")
            with suppress(TimeoutError):
                await asyncio.wait_for(self.bangun.wait(), JEDA_DETIK)
            self.bangun.clear()

    async def _tell(self, rows: Sequence[Baris]) -> None:
        if rows:
            for surat in await _notices(rows, list(self.pendengar)):
                for pendengar in self.pendengar.get(surat.penerima_id, ()):
                    pendengar.tell(surat)
        kabar = await _resolve(rows)
        if not kabar:
            return
        audience = await see(list(self.pendengar), {k.skp_id for k in kabar}, await self.jam.now())
        for each in kabar:
            for orang in audience[each.skp_id]:
                for pendengar in self.pendengar.get(orang, ()):
                    pendengar.tell(each)


async def see(orang: Collection[int], skp: Collection[int], waktu: datetime) -> dict[int, set[int]]:
    """Who of these people may see which of these SKP, by the same predicate as everywhere."""
    predikat = lingkup.skp("s", _pelihat(waktu))
    rows = await fetch_rows(
        f"select s.id as skp, p.id as orang from skp s join pegawai p on p.id in ({_numbers(orang)})"
        f" where s.id in ({_numbers(skp)}) and {predikat}"
    )
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row["skp"]].add(row["orang"])
    return found


def _pelihat(waktu: datetime) -> lingkup.Pelihat:
    """Each person `p` as the one who looks."""
    hari = f"'{waktu.astimezone(JAKARTA).date().isoformat()}'"
    semua = ", ".join(f"'{peran}'" for peran in Peran if Aktor(0, waktu, frozenset({peran})).melihat_semua)
    return lingkup.Pelihat(
        "p.id",
        hari,
        f"exists (select 1 from peran q where q.pegawai_id = p.id and q.peran in ({semua}) and q.mulai <= {hari}"
        f" and (q.selesai is null or q.selesai >= {hari}))",
    )


def _numbers(ids: Collection[int]) -> str:
    return ", ".join(str(int(id)) for id in ids)


@dataclass
class Jendela:
    """Which rows have been told of: all up to a number, and some beyond it where numbers are still missing."""

    sampai: int
    terlihat: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Sequence[int]) -> "Jendela":
        """Begins after these, the last in the riwayat; what is missing among them may still come."""
        now = time.monotonic()
        return cls(min(ids, default=1) - 1, {id: now for id in ids})

    def fresh(self, rows: Sequence[Baris], now: float) -> list[Baris]:
        """The rows that are new, in their order."""
        new = [row for row in rows if row["id"] > self.sampai and row["id"] not in self.terlihat]
        self.terlihat |= {row["id"]: now for row in new}
        for id in sorted(self.terlihat):
            if id > self.sampai + 1 and now - self.terlihat[id] < SABAR_DETIK:
                break
            self.sampai = id
            del self.terlihat[id]
        return new


async def _last() -> list[int]:
    rows = await fetch_rows(f"select id from riwayat order by id desc limit {AWAL}")
    return [row["id"] for row in rows]


async def _after(sampai: int) -> list[Baris]:
    return await fetch_rows(
        "select id, objek, objek_id, tindakan,"
        " case when objek = 'bukti' or tindakan like '%\\_RENKIN' escape '\\' then isi end as isi"
        f" from riwayat where id > {int(sampai)} order by id limit {SEKALIGUS}"
    )


async def _resolve(rows: Sequence[Baris]) -> list[Kabar]:
    """What is told of these rows: each object whose version has moved."""
    if not rows:
        return []
    tersebut = [(row["tindakan"], objek, id) for row in rows for objek, id in _objects(row)]
    renkin = {r.id: r.triwulan_id for r in await models.Renkin.filter(id__in=_of("renkin", tersebut))}
    tersebut = [(act, "triwulan", renkin[id]) if objek == "renkin" else (act, objek, id) for act, objek, id in tersebut]
    quarters = {t.id: t for t in await models.Triwulan.filter(id__in=_of("triwulan", tersebut))}
    plans = await models.Skp.filter(id__in=_of("skp", tersebut) | {t.skp_id for t in quarters.values()})
    skp = {s.id: s for s in plans}
    kabar = []
    for act, objek, id in tersebut:
        row = quarters[id] if objek == "triwulan" else skp[id]
        plan = skp[row.skp_id] if isinstance(row, models.Triwulan) else row
        kabar.append(Kabar(objek, id, plan.id, plan.pegawai_id, act, row.version))
    return kabar


async def _notices(rows: Sequence[Baris], orang: Collection[int]) -> list[Surat]:
    """What is told of these rows to these people by name."""
    acts = {row["id"]: row["tindakan"] for row in rows}
    found = await fetch_rows(
        f"select id, penerima_id, riwayat_id from pemberitahuan where riwayat_id in ({_numbers(acts)})"
        f" and penerima_id in ({_numbers(orang)}) order by id"
    )
    return [Surat(each["id"], each["penerima_id"], acts[each["riwayat_id"]]) for each in found]


def _objects(row: Baris) -> list[tuple[str, int]]:
    """What an act has changed. Plans of quarters stand in the riwayat as an act on their SKP, evidence as one of its
    own; both move the versions of quarters. Other acts are nobody else's news."""
    if row["objek"] == "bukti":
        return [("renkin", int(json.loads(row["isi"])["renkin"]))]
    if row["objek"] == "skp" and row["isi"] is not None:
        return [("triwulan", int(quarter["id"])) for quarter in json.loads(row["isi"])["triwulan"]]
    return [(row["objek"], row["objek_id"])] if row["objek"] in ("skp", "triwulan") else []


def _of(objek: str, tersebut: Sequence[tuple[str, str, int]]) -> set[int]:
    return {id for _, kind, id in tersebut if kind == objek}
