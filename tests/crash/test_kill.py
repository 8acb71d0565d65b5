"""Killed by SIGKILL in the middle of a stream of acts, the server loses nothing that it has acknowledged and leaves
nothing half done; what was under way is sent again with its key and has one effect."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from kinerja import models
from kinerja.basisdata import close_database, open_database
from kinerja.basisdata.migrasi import migrate
from kinerja.config import Config
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from kinerja.services import riwayat
from people import BUDI, HADI, JOKO, RATNA, SITI, TEMPAT, TONO
from proses import Peladen, settle
from servers import Server, config_for

RONDE = 3
BARIS = 3
# Who writes, and who decides on it.
PASANGAN = {BUDI: SITI, TONO: SITI, SITI: RATNA, JOKO: HADI}
BULAN = range(3, 13)
# The life of each plan. Saving is not in the trail; the rest is.
URUTAN = ("submitSkp", "returnSkp", "saveSkp", "submitSkp", "approveSkp")
JEJAK = {"submitSkp": "SUBMIT", "returnSkp": "RETURN", "approveSkp": "APPROVE"}
STATUS = ("DRAFT", "SUBMITTED", "RETURNED", "RETURNED", "SUBMITTED", "APPROVED")


@dataclass
class Rencana:
    """A plan and what has been done to it: acts acknowledged, and at most one whose fate is not known."""

    id: int
    pemilik: int
    baris: Sequence[int]
    diakui: list["Kiriman"] = field(default_factory=list)
    digantung: "Kiriman | None" = None

    def next(self) -> "Kiriman":
        n = len(self.diakui)
        name = URUTAN[n]
        by = PASANGAN[self.pemilik] if name in ("returnSkp", "approveSkp") else self.pemilik
        input: dict[str, Any] = {"id": f"Skp_{self.id}", "version": n + 1, "idempotencyKey": f"mati-{self.id}-{n}"}
        if name == "returnSkp":
            input["indikator"] = [{"id": f"Indikator_{self.baris[0]}", "catatan": "Kurang."}]
        if name == "saveSkp":
            rows: list[dict[str, Any]] = [{"id": f"Indikator_{b}", "sumber": "TANPA_REFERENSI"} for b in self.baris]
            rows[0] |= {"uraian": "Diperbaiki", "output": "13", "satuan": "kali", "mutu": "90", "waktu": 1}
            input["indikator"] = rows
        return Kiriman(self.id, name, by, input)


@dataclass(frozen=True)
class Kiriman:
    """An act as it goes over the wire, the first time and every other."""

    skp: int
    nama: str
    oleh: int
    input: dict[str, Any]

    @property
    def body(self) -> dict[str, Any]:
        kind = f"{self.nama[0].upper()}{self.nama[1:]}Input"
        query = f"mutation ($i: {kind}!) {{ a: {self.nama}(input: $i) {{ skp {{ id version }} errors {{ code }} }} }}"
        return {"query": query, "variables": {"i": self.input}}


Orang = dict[int, httpx.AsyncClient]


@pytest.fixture(params=["sqlite", "postgres"])
def durable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Config, Server | None]]:
    """A database that keeps what it has acknowledged, and the server of it that may be killed too."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_config"), None
    else:
        server: Server = request.getfixturevalue("durable_postgres")
        yield config_for(server.url(), tmp_path), server


@pytest.fixture
async def keadaan(durable: tuple[Config, Server | None]) -> AsyncIterator[tuple[Peladen, Server | None, list[Rencana]]]:
    config, server = durable
    await migrate(config)
    await settle(config)
    await open_database(config)
    try:
        plans = [await draft(orang, bulan) for bulan in BULAN for orang in PASANGAN]
    finally:
        await close_database()
    peladen = Peladen(config)
    yield peladen, server, plans
    await peladen.stop()


async def draft(orang: int, bulan: int) -> Rencana:
    """A plan of one month, ready to be sent in."""
    mulai = date(2020, bulan, 1)
    skp = await models.Skp.create(pegawai_id=orang, tahun=2020, mulai=mulai, selesai=date(2020, bulan, 28))
    penilai, _, _ = TEMPAT[PASANGAN[orang]]
    versi = await models.VersiSkp.create(
        skp_id=skp.id, penilai_jabatan_id=penilai, penilai_nama="Atasan", penilai_nama_jabatan="Kepala"
    )
    await models.Skp.filter(id=skp.id).update(kerja_id=versi.id)
    rows = [
        await models.Indikator.create(
            versi_id=versi.id,
            urut=n,
            sumber=SumberIndikator.TANPA_REFERENSI,
            kelompok=Kelompok.KHUSUS,
            uraian=f"Pekerjaan {n}",
            output=Decimal(12),
            satuan="kali",
            mutu=Decimal(90),
            waktu=1,
            jenis_rekap=JenisRekap.AKUMULASI,
            arah=Arah.NAIK,
        )
        for n in range(1, BARIS + 1)
    ]
    return Rencana(int(skp.id), orang, [int(row.id) for row in rows])


async def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    keadaan: tuple[Peladen, Server | None, list[Rencana]],
) -> None:
    peladen, server, plans = keadaan
    benih = random.randrange(2**32)
    print(f"random.seed({benih})")
    random.seed(benih)
    unsure = 0
    await peladen.start()
    async with AsyncExitStack() as stack:
        orang = {each: await peladen.signed_in(each) for each in {*PASANGAN, *PASANGAN.values()}}
        for client in orang.values():
            stack.push_async_callback(client.aclose)
        for ronde in range(RONDE):
            before = sum(len(plan.diakui) for plan in plans)
            await killed(peladen, server if ronde == RONDE - 1 else None, orang, plans)
            assert sum(len(plan.diakui) for plan in plans) > before

            hanging = await found(peladen.config, plans)
            unsure += len(hanging)
            await peladen.start()
            await again(orang, plans, hanging)
        await asyncio.gather(*(live(orang, plan) for plan in plans))
    await peladen.stop()

    assert unsure > 0
    assert not await found(peladen.config, plans)
    assert {len(plan.diakui) for plan in plans} == {len(URUTAN)}


async def killed(peladen: Peladen, server: Server | None, orang: Orang, plans: list[Rencana]) -> None:
    """Lets them all work at once, and kills the server at some moment; with it its database, where it has one."""
    work = asyncio.gather(*(live(orang, plan, random.randint(1, len(URUTAN))) for plan in plans))
    at = sum(len(plan.diakui) for plan in plans) + random.randint(5, 40)
    async with asyncio.timeout(60):
        while sum(len(plan.diakui) for plan in plans) < at and not work.done():
            await asyncio.sleep(0.002)
    await asyncio.sleep(random.uniform(0, 0.02))
    if server is not None:
        await asyncio.to_thread(server.kill)
    await peladen.kill()
    await work
    if server is not None:
        await asyncio.to_thread(server.start)


async def live(orang: Orang, plan: Rencana, sampai: int = len(URUTAN)) -> None:
    """Takes a plan through its life, until the answer to an act stays away."""
    while len(plan.diakui) < sampai and plan.digantung is None:
        plan.digantung = plan.next()
        if await sent(orang, plan.digantung) is not None:
            plan.diakui.append(plan.digantung)
            plan.digantung = None


async def sent(orang: Orang, kiriman: Kiriman) -> int | None:
    """The version after the act; None where nobody can say whether it was done."""
    try:
        answer = await orang[kiriman.oleh].post("/graphql", json=kiriman.body)
    except httpx.TransportError:
        return None
    content = answer.json()
    if content.get("errors"):
        assert {error["extensions"]["code"] for error in content["errors"]} == {"INTERNAL_SERVER_ERROR"}, content
        return None
    payload = content["data"]["a"]
    assert payload["errors"] == [], (kiriman, payload)
    return int(payload["skp"]["version"])


async def found(config: Config, plans: list[Rencana]) -> dict[int, bool]:
    """Looks at what is in the database while no server runs; of the acts with an unknown fate, which were done."""
    await open_database(config)
    try:
        assert await riwayat.verify() is None
        done = {plan.id: await whole(plan) for plan in plans}
        return {id: happened for id, happened in done.items() if happened is not None}
    finally:
        await close_database()


async def whole(plan: Rencana) -> bool | None:
    """Everything about a plan agrees with the acts that were acknowledged, and with the last one as a whole or not at
    all; whether that one was done."""
    skp = await models.Skp.get(id=plan.id)
    versi = await models.VersiSkp.get(id=skp.kerja_id)
    n = skp.version - 1
    hanging = 0 if plan.digantung is None else 1
    assert n - len(plan.diakui) in range(hanging + 1), "an acknowledged act is gone, or one is there twice"
    acts = [*plan.diakui, *([plan.digantung] if plan.digantung else [])][:n]

    keys = {row.kunci: row.jawaban for row in await models.Kunci.filter(kunci__startswith=f"mati-{plan.id}-")}
    assert keys == {act.input["idempotencyKey"]: str(plan.id) for act in acts}
    trail = [row.tindakan for row in await models.Riwayat.filter(objek="skp", objek_id=plan.id).order_by("nomor")]
    assert trail == [JEJAK[act.nama] for act in acts if act.nama in JEJAK]
    assert versi.status == STATUS[n]
    assert versi.revisi == (n >= 4)
    await rows_agree(plan, skp, n)
    return n > len(plan.diakui) if hanging else None


async def rows_agree(plan: Rencana, skp: models.Skp, n: int) -> None:
    rows = await models.Indikator.filter(versi_id=skp.kerja_id).order_by("urut")
    first = rows[0]
    expected = {
        0: ("PROPOSED", None, False),
        1: ("PROPOSED", None, False),
        2: ("RETURNED", "Kurang.", False),
        3: ("RETURNED", "Kurang.", True),
        4: ("PROPOSED", "Kurang.", True),
        5: ("ACCEPTED", None, False),
    }[n]
    assert (first.status, first.catatan, first.disentuh) == expected
    assert {row.status for row in rows[1:]} == {"ACCEPTED" if n >= 2 else "PROPOSED"}
    assert first.uraian == ("Diperbaiki" if n >= 3 else "Pekerjaan 1")
    sent_rows = Counter(r.revisi for r in await models.IndikatorRevisi.filter(indikator_id__in=list(plan.baris)))
    assert sent_rows == {revisi: BARIS for revisi in range((n >= 1) + (n >= 4))}
    quarters = await models.Triwulan.filter(skp_id=skp.id)
    lines = await models.Renkin.filter(triwulan_id__in=[q.id for q in quarters]).count()
    assert (skp.berlaku_id, len(quarters), lines) == ((skp.kerja_id, 1, BARIS) if n == 5 else (None, 0, 0))


async def again(orang: Orang, plans: list[Rencana], hanging: dict[int, bool]) -> None:
    """Sends everything again that nobody is sure of, and the last act of which everybody is; each has one effect."""
    for plan in plans:
        if plan.digantung is not None:
            version = await sent(orang, plan.digantung)
            assert version == len(plan.diakui) + 2, (plan, hanging[plan.id])
            plan.diakui.append(plan.digantung)
            plan.digantung = None
        if plan.diakui:
            assert await sent(orang, plan.diakui[-1]) == len(plan.diakui) + 1
