"""Whoever has a page open hears of what others do to it: at once, and only of what may be seen."""

import asyncio
import time

import pytest
from tortoise.exceptions import DBConnectionError
from tortoise.transactions import in_transaction

import files
from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.models.lingkup import visible_to
from kinerja.services import peristiwa, riwayat
from kinerja.services.bukti import add_bukti
from kinerja.services.peristiwa import Jendela, Kabar
from kinerja.services.realisasi import save_realisasi, submit_realisasi
from kinerja.services.renkin import approve_renkin
from kinerja.services.skp import submit_skp
from people import BIMA, BUDI, DEWI, HADI, HARI, JOKO, RATNA, SITI, TONO, YUNI, aktor
from sockets import socket_of
from steps import (
    draft_skp,
    first_quarter,
    kunci,
    quarters_of,
    renkin_of,
    reports,
    submitted_renkin,
    version_of,
    versions_of,
)

APPROVE = "mutation ($input: ApproveSkpInput!) { approveSkp(input: $input) { skp { status } errors { code } } }"


@pytest.fixture(autouse=True)
def nobody_left(cast, app):
    yield
    assert app.state.peristiwa.tugas is None
    assert not app.state.sambungan


async def submit(skp_id: int) -> None:
    await submit_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(BUDI))


# Who hears what


async def test_superior_hears_that_an_skp_was_submitted(as_):
    skp_id = await draft_skp()

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        await submit(skp_id)

        assert await siti.told(1) == {
            "objek": f"Skp_{skp_id}",
            "skpId": f"Skp_{skp_id}",
            "pegawaiId": f"Pegawai_{BUDI}",
            "jenis": "SUBMIT",
            "version": 3,
        }


async def test_owner_hears_at_once_that_it_was_approved(as_, monkeypatch):
    monkeypatch.setattr(peristiwa, "JEDA_DETIK", 60.0)
    skp_id = await draft_skp()
    await submit(skp_id)

    async with await socket_of(as_(BUDI)) as budi:
        await budi.begin()
        input = {"id": f"Skp_{skp_id}", "version": 3, "idempotencyKey": kunci()}
        assert (await as_(SITI)(APPROVE, input=input))["approveSkp"]["errors"] == []

        assert (await budi.told(1))["jenis"] == "APPROVE"


async def test_only_those_who_may_see_it_hear_of_it(as_):
    skp_id = await draft_skp()
    people = (BUDI, SITI, RATNA, DEWI, YUNI, BIMA, TONO, HADI, JOKO)

    sockets = {orang: await socket_of(as_(orang)) for orang in people}
    for socket in sockets.values():
        await socket.__aenter__()
        await socket.begin()
    await submit(skp_id)
    heard = set()
    for orang, socket in sockets.items():
        try:
            heard.add((orang, (await socket.told(1.0))["jenis"]))
        except TimeoutError:
            continue
    for socket in sockets.values():
        await socket.__aexit__(None, None, None)

    seen = {orang for orang in people if await visible_to(models.Skp, await actor(orang)).exists()}
    assert heard == {(orang, "SUBMIT") for orang in seen}
    assert {BUDI, SITI, RATNA, YUNI, BIMA} <= seen and not seen & {TONO, HADI, JOKO}


async def actor(orang: int):
    return aktor(orang, HARI, *[Peran(r.peran) for r in await models.Peran.filter(pegawai_id=orang)])


async def test_who_lost_a_right_hears_nothing_from_then_on(as_):
    skp_id = await draft_skp()

    async with await socket_of(as_(YUNI)) as yuni, await socket_of(as_(SITI)) as siti:
        await yuni.begin()
        await siti.begin()
        await models.Peran.filter(pegawai_id=YUNI).delete()
        await submit(skp_id)

        assert (await siti.told())["jenis"] == "SUBMIT"
        with pytest.raises(TimeoutError):
            await yuni.next(0.1)


async def test_quarters_and_evidence_are_told_too(as_, cast, tmp_path):
    skp_id = await submitted_renkin()

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        await approve_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(SITI))
        quarter = await reported_with_evidence(cast, tmp_path)
        told = [await siti.told() for _ in range(6)]

    quarters = [t.id for t in await quarters_of(skp_id)]
    assert [(each["objek"], each["jenis"]) for each in told] == [
        *((f"Triwulan_{id}", "APPROVE_RENKIN") for id in quarters),
        (f"Triwulan_{quarter.id}", "ADD"),
        (f"Triwulan_{quarter.id}", "SUBMIT_REALISASI"),
    ]
    assert {each["skpId"] for each in told} == {f"Skp_{skp_id}"}
    assert told[-1]["version"] == quarter.version


async def reported_with_evidence(config, folder) -> models.Triwulan:
    """Saving is no act that anybody hears of; adding a file and sending the report are."""
    tw = await first_quarter()
    rows = await renkin_of(tw.id)
    report = reports(rows, {0: "1", 2: "1.2"})
    await save_realisasi(tw.id, version=tw.version, renkin=report, kunci=kunci(), by=aktor(BUDI))
    (folder / "kiriman").write_bytes(files.PDF)
    berkas = {"nama": "laporan.pdf", "berkas": folder / "kiriman", "config": config}
    await add_bukti(rows[0].id, version=tw.version + 1, **berkas, kunci=kunci(), by=aktor(BUDI))
    await submit_realisasi(tw.id, version=tw.version + 2, kunci=kunci(), by=aktor(BUDI))
    return await first_quarter()


async def test_placements_and_passwords_are_nobody_elses_news(as_):
    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        async with in_transaction():
            await riwayat.record(BUDI, "Akun", BUDI, "CHANGE_PASSWORD", by=aktor(BUDI), isi={})

        with pytest.raises(TimeoutError):
            await siti.next(0.5)


# How the riwayat is read


def rows(*ids: int):
    return [{"id": id} for id in ids]


def test_acts_that_are_committed_late_are_told_late_and_once():
    jendela = Jendela.of([])

    assert jendela.fresh(rows(1, 2), now=0) == rows(1, 2)
    assert jendela.fresh(rows(4, 5), now=1) == rows(4, 5)
    assert jendela.fresh(rows(3, 4, 5), now=2) == rows(3)
    assert (jendela.sampai, jendela.terlihat) == (5, {})


def test_numbers_of_acts_that_were_undone_are_given_up():
    jendela = Jendela.of([])

    jendela.fresh(rows(3, 6), now=0)
    assert jendela.sampai == 0
    jendela.fresh(rows(3, 6), now=peristiwa.SABAR_DETIK)
    assert (jendela.sampai, jendela.terlihat) == (6, {})


def test_listening_begins_after_the_last_act_with_those_that_are_under_way():
    jendela = Jendela.of([9, 7, 6])

    assert jendela.fresh(rows(6, 7, 8, 9, 10), now=time.monotonic()) == rows(8, 10)
    assert jendela.sampai == 10


async def test_whoever_does_not_keep_up_starts_over(as_, monkeypatch):
    monkeypatch.setattr(peristiwa, "ANTREAN", 1)
    skp_id = await submitted_renkin()

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        async with in_transaction():
            for _ in range(3):
                await riwayat.record(BUDI, "skp", skp_id, "SUBMIT", by=aktor(BUDI), isi={})

        assert await siti.closed() == 1013


async def test_a_database_that_fails_is_asked_again(as_, app, monkeypatch):
    skp_id = await draft_skp()
    read = peristiwa._after
    failures = [DBConnectionError("hilang")]

    async def once_failing(sampai):
        if failures:
            raise failures.pop()
        return await read(sampai)

    told: list[str] = []
    monkeypatch.setattr(peristiwa, "_after", once_failing)
    monkeypatch.setattr(peristiwa.log, "exception", told.append)
    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        while failures:
            await asyncio.sleep(0.01)
        await submit(skp_id)

        assert (await siti.told())["jenis"] == "SUBMIT"
    assert told == ["riwayat tidak terbaca"]


async def test_the_riwayat_is_read_as_long_as_anybody_listens(cast, app):
    peristiwa = app.state.peristiwa
    with peristiwa.listen(BUDI, Kabar):
        with peristiwa.listen(SITI, Kabar):
            tugas = peristiwa.tugas
        assert peristiwa.tugas is tugas is not None

    assert peristiwa.tugas is None
