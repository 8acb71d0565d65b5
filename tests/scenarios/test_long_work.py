"""Long work: asked for, done in the background, taken back, taken over from a worker that died; its file is fetched by
the one who asked and by nobody else."""

import asyncio
import csv
import io
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

from asking import Asking, Pukul
from kinerja import models
from kinerja.basisdata import dialect
from kinerja.domain.pekerjaan import MAKS_COBA, SEWA, SIMPAN, JenisPekerjaan
from kinerja.main import TUGAS
from kinerja.services import kerja, riwayat
from kinerja.services.jam import Jam
from kinerja.services.kerja import Hasil, Kerja, Pelaksana
from kinerja.services.pekerjaan import folder, sweep
from people import BIMA, BUDI, NRK, RATNA, SITI, TONO, YUNI, aktor
from steps import kunci, submitted_skp

ISI = "id jenis status statusLabel moves kemajuan jumlah kesimpulan temuan namaBerkas ukuran mulai selesai"
VERIFY = "mutation ($input: VerifyAllRiwayatInput!) { it: verifyAllRiwayat(input: $input) { %s } }"
EXPORT = "mutation ($input: ExportTimInput!) { it: exportTim(input: $input) { %s } }"
CANCEL = "mutation ($input: CancelJobInput!) { it: cancelJob(input: $input) { %s } }"
DAFTAR = f"{{ viewer {{ jenisPekerjaan pekerjaan(first: 10) {{ totalCount edges {{ node {{ {ISI} }} }} }} }} }}"


@pytest.fixture(autouse=True)
def every_step_is_told(monkeypatch):
    monkeypatch.setattr(kerja, "LAPOR_DETIK", 0.0)


@pytest.fixture
def worker(cast, config, pukul: Pukul) -> Callable[..., Pelaksana]:
    """A worker over the same database; several are as many processes."""
    return lambda **tugas: Pelaksana(config, Jam(real=pukul), {**TUGAS, **tugas})


async def act(person: Asking, document: str, **input: object) -> Any:
    asked = f"job {{ {ISI} }} errors {{ code message path }}"
    return (await person(document % asked, input={"idempotencyKey": kunci(), **input}))["it"]


async def verify(person: Asking) -> Any:
    return await act(person, VERIFY)


async def export(person: Asking, **filter: object) -> Any:
    return await act(person, EXPORT, **({"filter": filter} if filter else {}))


async def cancel(person: Asking, id: str) -> Any:
    return await act(person, CANCEL, jobId=id)


def refusals(answer: Any) -> list[tuple[str, list[str]]]:
    return [(error["code"], error["path"]) for error in answer["errors"]]


async def jobs(person: Asking) -> list[Any]:
    return [edge["node"] for edge in (await person(DAFTAR))["viewer"]["pekerjaan"]["edges"]]


async def fetched(person: Asking, id: str) -> Any:
    async with await person.client() as client:
        return await client.get(f"/pekerjaan/{id}", follow_redirects=True)


# The check of the riwayat


async def test_an_auditor_has_the_whole_riwayat_checked(as_, worker):
    await submitted_skp()
    asked = await verify(as_(YUNI))
    waiting = (await jobs(as_(YUNI)))[0]
    await worker().run_next()

    (done,) = await jobs(as_(YUNI))

    assert asked["errors"] == [] and asked["job"] == waiting
    assert (waiting["status"], waiting["statusLabel"], waiting["moves"]) == ("QUEUED", "menunggu", ["CANCEL"])
    assert waiting["kesimpulan"] is None and waiting["mulai"] is None
    rows = await models.Riwayat.all().count()
    assert (done["status"], done["moves"], done["kemajuan"], done["jumlah"]) == ("DONE", [], rows, rows)
    assert done["kesimpulan"] == "Riwayat utuh: tidak ada yang diubah atau dihapus." and done["temuan"] is None
    file = await fetched(as_(YUNI), done["id"])
    assert file.status_code == 200 and len(file.content) == done["ukuran"]
    assert f'filename="{done["namaBerkas"]}"' in file.headers["content-disposition"]
    assert file.content.decode("utf-8-sig").splitlines()[1] == f"UTUH;{rows};;;;;"
    assert [row.tindakan for row in await models.Riwayat.filter(objek="pekerjaan")] == ["REQUEST"]


async def test_what_was_changed_in_the_riwayat_is_found(as_, worker):
    async with in_transaction():
        await riwayat.record(BUDI, "skp", 1, "SUBMIT", by=aktor(BUDI), isi={"a": 1})
    on = "" if dialect() == "sqlite" else " on riwayat"
    await get_connection(dialect()).execute_script(
        f"drop trigger tg_riwayat_ubah{on}; update riwayat set isi = '{{}}' where berkas_id = {BUDI}"
    )
    await verify(as_(BIMA))
    await worker().run_next()

    (done,) = await jobs(as_(BIMA))

    assert done["kesimpulan"] == "Riwayat rusak: isi sebuah baris tidak lagi cocok dengan segelnya."
    assert done["temuan"] == f"berkas {BUDI}, nomor 1, baris 1"
    file = await fetched(as_(BIMA), done["id"])
    assert file.content.decode("utf-8-sig").splitlines()[1] == f"RUSAK;2;HASH;{BUDI};1;1;"


async def test_others_may_not_ask_for_it(cast, as_):
    assert refusals(await verify(as_(SITI))) == [("NOT_ALLOWED", [])]
    kinds = [(await as_(who)(DAFTAR))["viewer"]["jenisPekerjaan"] for who in (SITI, YUNI)]

    assert kinds == [["TIM"], ["RIWAYAT", "TIM"]]
    assert await models.Pekerjaan.all().count() == 0


# The team as a file


async def test_a_superior_gets_his_team_as_a_sheet(as_, worker):
    await models.Pegawai.filter(id=TONO).update(nama='=HYPERLINK("x"); Tono', nama_urut="tono")
    all_below = (await export(as_(RATNA), tingkat="SEMUA"))["job"]["id"]
    found = (await export(as_(RATNA), tingkat="SEMUA", cari="budi"))["job"]["id"]
    direct = (await export(as_(RATNA)))["job"]["id"]
    w = worker()
    while await w.run_next():
        pass

    sheets = {}
    for id in (all_below, found, direct):
        text = (await fetched(as_(RATNA), id)).content.decode("utf-8-sig")
        sheets[id] = list(csv.reader(io.StringIO(text), delimiter=";"))

    assert sheets[all_below][0] == ["Nama", "NRK", "NIP", "Golongan", "Jabatan", "Unit"]
    assert [row[0] for row in sheets[all_below][1:]] == [
        "Budi Santoso", "Dewi Lestari", "Siti Rahayu", "'=HYPERLINK(\"x\"); Tono",
    ]  # fmt: skip
    assert sheets[found][1:] == [
        ["Budi Santoso", NRK[BUDI], sheets[found][1][2], "", "Analis Kepegawaian", "Bidang Pengembangan"]
    ]
    assert [row[0] for row in sheets[direct][1:]] == ["Dewi Lestari", "Siti Rahayu"]
    done = {job["id"]: job for job in await jobs(as_(RATNA))}
    assert (done[all_below]["kemajuan"], done[all_below]["jumlah"]) == (4, 4)


async def test_who_has_no_team_gets_an_empty_sheet(as_, worker):
    id = (await export(as_(TONO)))["job"]["id"]
    await worker().run_next()

    assert (await fetched(as_(TONO), id)).content.decode("utf-8-sig").count("\n") == 1


async def test_one_person_asks_for_three_at_once(as_, worker):
    for _ in range(3):
        assert (await export(as_(SITI)))["errors"] == []
    (refused,) = (await export(as_(SITI)))["errors"]
    other = await export(as_(RATNA))
    await worker().run_next()

    assert (refused["code"], refused["message"]) == ("TERLALU_BANYAK", "Terlalu banyak: paling banyak 3.")
    assert other["errors"] == [] and (await export(as_(SITI)))["errors"] == []


# Whose it is


async def test_only_the_one_who_asked_sees_it(as_, worker, app):
    id = (await verify(as_(YUNI)))["job"]["id"]
    await worker().run_next()

    for other in (BIMA, SITI):
        assert await jobs(as_(other)) == []
        assert await as_(other)("query ($id: ID!) { node(id: $id) { id } }", id=id) == {"node": None}
        assert (await fetched(as_(other), id)).status_code == 404
        assert refusals(await cancel(as_(other), id)) == [("NOT_FOUND", ["jobId"])]


async def test_a_link_lives_a_minute(as_, worker, pukul: Pukul):
    id = (await verify(as_(YUNI)))["job"]["id"]
    early = await fetched(as_(YUNI), id)
    await worker().run_next()
    async with await as_(YUNI).client() as client:
        link = (await client.get(f"/pekerjaan/{id}")).headers["location"]
        before = await client.get(link)
        forged = await client.get(link[:-2] + ("AA" if link[-2:] != "AA" else "BB"))
        pukul.now += timedelta(seconds=61)
        after = await client.get(link)

    assert early.status_code == 404
    assert [answer.status_code for answer in (before, forged, after)] == [200, 404, 404]


async def test_a_file_that_is_gone_is_not_found(as_, worker, config):
    id = (await verify(as_(YUNI)))["job"]["id"]
    await worker().run_next()
    (file,) = folder(config).iterdir()
    file.unlink()

    assert (await fetched(as_(YUNI), id)).status_code == 404


# Taking back


async def test_what_waits_is_taken_back_at_once(as_, worker):
    id = (await verify(as_(YUNI)))["job"]["id"]

    answer = await cancel(as_(YUNI), id)

    assert answer["errors"] == [] and (answer["job"]["status"], answer["job"]["moves"]) == ("CANCELLED", [])
    assert not await worker().run_next()
    assert refusals(await cancel(as_(YUNI), id)) == [("WRONG_STATUS", ["jobId"])]


async def test_what_runs_is_taken_back_at_its_next_step(as_, worker):
    id = (await verify(as_(YUNI)))["job"]["id"]
    answers = []

    async def slow(kerja: Kerja) -> Hasil:
        await kerja.lapor(1, 5)
        answers.append(await cancel(as_(YUNI), id))
        answers.append(await cancel(as_(YUNI), id))
        await kerja.lapor(2, 5)
        raise AssertionError("not reached")

    await worker(**{JenisPekerjaan.RIWAYAT: slow}).run_next()

    assert answers[0]["errors"] == [] and answers[0]["job"]["status"] == "RUNNING"
    assert (answers[0]["job"]["moves"], answers[0]["job"]["kemajuan"]) == ([], 1)
    assert answers[1]["errors"][0]["code"] == "WRONG_STATUS"
    assert [job["status"] for job in await jobs(as_(YUNI))] == ["CANCELLED"]


# Workers that fail, stop and die


async def test_a_defect_ends_it_with_a_word_to_whoever_runs_the_server(as_, worker, caplog):
    await verify(as_(YUNI))

    async def broken(kerja: Kerja) -> Hasil:
        raise ZeroDivisionError("4711")

    assert await worker(**{JenisPekerjaan.RIWAYAT: broken}).run_next()

    (job,) = await jobs(as_(YUNI))
    assert job["status"] == "FAILED" and job["kesimpulan"].startswith("Terhenti karena kesalahan di server.")
    (told,) = [line for line in caplog.records if line.name == "kinerja.pekerjaan"]
    assert told.exc_info[0] is ZeroDivisionError


async def test_of_two_workers_one_does_it(as_, worker):
    await verify(as_(YUNI))
    begun = []

    async def counting(kerja: Kerja) -> Hasil:
        begun.append(kerja.row.id)
        await asyncio.sleep(0.05)
        return Hasil("a.csv", b"a")

    workers = [worker(**{JenisPekerjaan.RIWAYAT: counting}) for _ in range(4)]
    await asyncio.gather(*(each.run_next() for each in workers))

    assert begun == [1]


async def test_a_server_that_stops_leaves_it_to_the_next(as_, worker):
    await verify(as_(YUNI))
    begun = asyncio.Event()

    async def endless(kerja: Kerja) -> Hasil:
        await kerja.lapor(3, 9)
        begun.set()
        await asyncio.sleep(60)
        raise AssertionError("not reached")

    task = asyncio.create_task(worker(**{JenisPekerjaan.RIWAYAT: endless}).run())
    await asyncio.wait_for(begun.wait(), 5)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    (stopped,) = await jobs(as_(YUNI))
    await worker().run_next()

    assert (stopped["status"], stopped["kemajuan"]) == ("QUEUED", 0)
    assert [job["status"] for job in await jobs(as_(YUNI))] == ["DONE"]


async def test_what_a_dead_worker_had_is_taken_over_after_its_lease(as_, worker, pukul: Pukul, caplog, config):
    await verify(as_(YUNI))
    second = worker()
    taken = []

    async def dying(kerja: Kerja) -> Hasil:
        taken.append(await second.run_next())
        pukul.now += SEWA + timedelta(seconds=1)
        taken.append(await second.run_next())
        return Hasil("a.csv", b"kedua kali")

    async def dying_aloud(kerja: Kerja) -> Hasil:
        await dying(kerja)
        await kerja.lapor(1, 1)
        raise AssertionError("not reached")

    await worker(**{JenisPekerjaan.RIWAYAT: dying}).run_next()
    await verify(as_(YUNI))
    await worker(**{JenisPekerjaan.RIWAYAT: dying_aloud}).run_next()

    assert taken == [False, True, False, True]
    assert [(job["status"], job["kesimpulan"][:13]) for job in await jobs(as_(YUNI))] == [("DONE", "Riwayat utuh:")] * 2
    assert len(list(folder(config).iterdir())) == 2
    assert "diambil alih" in caplog.text


async def test_what_never_comes_to_an_end_is_given_up(as_, worker, pukul: Pukul):
    await verify(as_(YUNI))
    await verify(as_(YUNI))
    await models.Pekerjaan.filter(id=1).update(coba=MAKS_COBA)
    await models.Pekerjaan.filter(id=2).update(
        status="RUNNING", pelaksana="mati", sewa=pukul.now - timedelta(seconds=1), batal=True
    )

    assert not await worker().run_next()

    assert {job["id"]: job["status"] for job in await jobs(as_(YUNI))} == {"Job_1": "FAILED", "Job_2": "CANCELLED"}


async def test_a_database_that_is_away_is_waited_for(as_, worker, monkeypatch, caplog):
    await verify(as_(YUNI))
    tries = []

    async def away(kerja: Kerja) -> Hasil:
        tries.append(kerja.row.id)
        raise OperationalError("terputus")

    monkeypatch.setattr(kerja, "JEDA_DETIK", 0.01)
    task = asyncio.create_task(worker(**{JenisPekerjaan.RIWAYAT: away}).run())
    while "pekerjaan tertunda: terputus" not in caplog.text:
        await asyncio.sleep(0.01)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task

    assert tries == [1] and [job["status"] for job in await jobs(as_(YUNI))] == ["RUNNING"]


async def test_a_worker_that_is_called_begins_at_once(as_, worker, app):
    app.state.pelaksana = worker()
    task = asyncio.create_task(app.state.pelaksana.run())
    await asyncio.sleep(0.05)
    await verify(as_(YUNI))
    async with asyncio.timeout(5):
        while (await jobs(as_(YUNI)))[0]["status"] != "DONE":
            await asyncio.sleep(0.02)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_steps_in_quick_succession_are_written_once(as_, worker, monkeypatch):
    monkeypatch.setattr(kerja, "LAPOR_DETIK", 60.0)
    await verify(as_(YUNI))
    seen = []

    async def quick(kerja: Kerja) -> Hasil:
        for n in (1, 2, 3):
            await kerja.lapor(n, 3)
            seen.append((await models.Pekerjaan.get(id=1)).kemajuan)
        return Hasil("a.csv", b"a")

    await worker(**{JenisPekerjaan.RIWAYAT: quick}).run_next()

    assert seen == [1, 1, 1]


async def test_a_week_later_it_is_forgotten_with_its_file(as_, worker, pukul: Pukul, config):
    await verify(as_(YUNI))
    await verify(as_(YUNI))
    await cancel(as_(YUNI), "Job_2")
    await worker().run_next()

    kept = await sweep(config, pukul.now + SIMPAN)
    gone = await sweep(config, pukul.now + SIMPAN + timedelta(seconds=1))

    assert (kept, gone) == (0, 2)
    assert await models.Pekerjaan.all().count() == 0 and list(folder(config).iterdir()) == []
