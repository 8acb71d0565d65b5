"""What the database promises to everybody above it: no hanging, no "locked", no waiting to read, nothing half done."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError
from tortoise.transactions import in_transaction

from kinerja.basisdata import close_database, dialect, fetch_few, fetch_rows, fetch_value, open_database
from kinerja.basisdata.migrasi import migrate
from kinerja.basisdata.postgres import pool_size
from kinerja.config import Config
from kinerja.models import Pegawai, Sesi, Setelan, Skp
from servers import Server, config_for

SOON = 10.0
LONG = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000) select max(i) as paling from n"
COUNTER = """
import asyncio, sys
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.models import Setelan
from tortoise.transactions import in_transaction

async def count():
    await open_database(Config.from_env())
    for _ in range(int(sys.argv[1])):
        async with in_transaction():
            setelan = await Setelan.filter(kunci="hitungan").select_for_update().get()
            await Setelan.filter(kunci="hitungan").update(nilai=str(int(setelan.nilai) + 1))
    await close_database()

asyncio.run(count())
"""


async def put(nilai: str, kunci: str = "kunci") -> None:
    await Setelan.update_or_create({"nilai": nilai}, kunci=kunci)


async def value(kunci: str = "kunci") -> bytes | str | None:
    mark = "?1" if dialect() == "sqlite" else "$1"
    return await asyncio.wait_for(fetch_value(f"select nilai from setelan where kunci = {mark}", [kunci]), SOON)


def environment(config: Config) -> dict[str, str]:
    return {
        "KINERJA_DATABASE_URL": config.database_url,
        "KINERJA_DATA_DIR": str(config.data_dir),
        "KINERJA_SECRET": config.secret,
    }


async def test_a_request_cancelled_anywhere_in_a_transaction_leaves_nothing_behind(db: Config) -> None:
    await put("0")
    done = 0

    async def request(i: int) -> None:
        nonlocal done
        async with in_transaction():
            await put(str(i))
            await put(str(i), "kedua")
        done += 1

    for i in range(200):
        task = asyncio.create_task(request(i))
        for _ in range(i % 20):
            await asyncio.sleep(0)
        await asyncio.sleep(0.0005 * (i % 7))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    await asyncio.wait_for(request(1000), SOON)
    assert (await value(), await value("kedua")) == ("1000", "1000")
    assert 1 < done < 201


async def test_a_request_cancelled_while_it_waits_for_the_writer_leaves_nothing_behind(db: Config) -> None:
    await put("0")
    leave = asyncio.Event()

    async def writer() -> None:
        async with in_transaction():
            await put("1")
            await leave.wait()

    async def request() -> None:
        async with in_transaction():
            await put("2")

    first = asyncio.create_task(writer())
    await asyncio.sleep(0.05)
    waiting = [asyncio.create_task(request()) for _ in range(20)]
    await asyncio.sleep(0.05)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    leave.set()
    await first

    assert await value() == "1"
    await asyncio.wait_for(asyncio.gather(*(put(str(i), str(i)) for i in range(2 * pool_size()))), SOON)


async def test_a_request_cancelled_while_another_process_writes_leaves_nothing_behind(
    sqlite_db: Config, sqlite_other: "subprocess.Popen[str]"
) -> None:
    assert sqlite_other.stdin is not None

    async def request() -> None:
        async with in_transaction():
            await put("1")

    task = asyncio.create_task(request())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    sqlite_other.communicate("\n")
    await put("2")

    assert await value() == "2"


@pytest.fixture
def sqlite_other(sqlite_config: Config) -> "subprocess.Popen[str]":
    """Another process that holds SQLite's write lock until it is told to let go."""
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('begin immediate'); print('locked', flush=True); input(); c.execute('rollback'); c.close()"
    )
    command = [sys.executable, "-c", script, str(sqlite_config.sqlite_path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "locked\n"
    return process


async def test_processes_that_write_at_once_lose_nothing_and_are_never_refused(db: Config) -> None:
    await put("0", "hitungan")

    command = [sys.executable, "-W", "error", "-c", COUNTER, "150"]
    running = [await asyncio.create_subprocess_exec(*command, env=environment(db)) for _ in range(2)]
    async with asyncio.timeout(60):
        assert [await process.wait() for process in running] == [0, 0]

    assert await value("hitungan") == "300"


async def test_a_read_does_not_wait_for_an_open_transaction(db: Config) -> None:
    await put("lama")
    leave = asyncio.Event()

    async def writer() -> None:
        async with in_transaction():
            await put("baru")
            assert await value() == "baru"
            for fetch in (fetch_rows, fetch_few):
                assert await fetch("select nilai from setelan") == [{"nilai": "baru"}]
            await leave.wait()

    writing = asyncio.create_task(writer())
    await asyncio.sleep(0.05)

    assert await value() == "lama"
    async with asyncio.timeout(SOON):
        assert (await Setelan.get(kunci="kunci")).nilai == "lama"
        for fetch in (fetch_rows, fetch_few):
            assert await fetch("select nilai from setelan") == [{"nilai": "lama"}]
    leave.set()
    await writing
    assert await value() == "baru"


async def test_a_commit_that_is_refused_stores_nothing_and_blocks_nobody(db: Config) -> None:
    budi = await Pegawai.create(nama="Budi", nama_urut="budi")
    span = {"pegawai": budi, "tahun": 2020, "mulai": date(2020, 1, 1), "selesai": date(2020, 12, 31)}

    with pytest.raises(IntegrityError):
        async with in_transaction():
            await Skp.create(**span, kerja_id=999)
            await put("tidak")

    await put("ya", "lain")
    assert (await value(), await value("lain"), await Skp.all().count()) == (None, "ya", 0)


async def test_what_fails_within_a_part_takes_back_that_part_only(db: Config) -> None:
    async with in_transaction():
        await put("luar")
        with pytest.raises(ZeroDivisionError):
            async with in_transaction():
                await put("dalam")
                assert await value() == "dalam"
                raise ZeroDivisionError
        assert await value() == "luar"

    assert await value() == "luar"


async def test_what_fails_inside_a_transaction_is_told_as_it_was(db: Config) -> None:
    with pytest.raises(OperationalError, match="tidak_ada"):
        async with in_transaction() as connection:
            await connection.execute_query("select * from tidak_ada")

    with pytest.raises(OperationalError, match="tidak_ada"):
        await fetch_rows("select * from tidak_ada")


async def test_rows_written_together_are_all_there_or_none(db: Config) -> None:
    rows = [Setelan(kunci=str(i), nilai="x") for i in range(5)] + [Setelan(kunci="0", nilai="lagi")]

    with pytest.raises(IntegrityError):
        await Setelan.bulk_create(rows)

    assert await Setelan.all().count() == 0


async def test_rows_written_together_and_cancelled_are_all_there_or_none(db: Config) -> None:
    async def request(i: int) -> None:
        await Setelan.bulk_create(Setelan(kunci=f"{i}.{j}", nilai="x") for j in range(10))

    for i in range(100):
        task = asyncio.create_task(request(i))
        for _ in range(i % 10):
            await asyncio.sleep(0)
        await asyncio.sleep(0.0002 * (i % 5))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(SOON), in_transaction():
        await put("x")

    assert (await Setelan.all().count() - 1) % 10 == 0


async def test_moments_are_kept_in_utc_and_sort_as_moments(db: Config) -> None:
    budi = await Pegawai.create(nama="Budi", nama_urut="budi")
    pagi = datetime(2020, 3, 20, 6, 0, tzinfo=timezone(timedelta(hours=7)))
    malam = datetime(2020, 3, 20, 0, 0, 0, 1, UTC)
    for token, dibuat in (("a" * 64, malam), ("b" * 64, pagi)):
        await Sesi.create(
            token=token,
            pegawai=budi,
            dibuat=dibuat,
            terakhir=dibuat,
            kedaluwarsa=dibuat + timedelta(1),
            alamat="",
            peramban="",
        )

    assert [sesi.dibuat for sesi in await Sesi.all().order_by("dibuat")] == [pagi, malam]
    mark = "?1" if dialect() == "sqlite" else "$1"
    assert await fetch_rows(f"select token from sesi where dibuat = {mark}", [pagi]) == [{"token": "b" * 64}]


async def test_a_moment_without_time_zone_is_refused(sqlite_db: Config) -> None:
    with pytest.raises(ValueError, match="without time zone"):
        await fetch_value("select ?1", [datetime(2020, 3, 20)])


async def test_one_process_opens_one_database(db: Config) -> None:
    with pytest.raises(RuntimeError):
        await open_database(db)

    await close_database()
    await close_database()
    with pytest.raises(RuntimeError):
        await fetch_value("select 1")
    await open_database(db)


async def test_a_server_that_is_not_there_leaves_nothing_open(tmp_path: Path) -> None:
    with pytest.raises(DBConnectionError):
        await open_database(config_for(f"postgresql://postgres@/postgres?host={tmp_path}", tmp_path))
    with pytest.raises(RuntimeError, match="not open"):
        await fetch_value("select 1")


async def test_sqlite_is_set_to_keep_what_it_acknowledges(sqlite_db: Config) -> None:
    async with in_transaction():  # the connection that writes
        writing = [await fetch_rows(f"pragma {name}") for name in ("journal_mode", "synchronous", "foreign_keys")]

    assert writing == [[{"journal_mode": "wal"}], [{"synchronous": 2}], [{"foreign_keys": 1}]]


@pytest.mark.parametrize("fetch", [fetch_rows, fetch_few])
async def test_the_connections_that_read_cannot_write(sqlite_db: Config, fetch: Callable[..., Any]) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await fetch("delete from setelan returning kunci")


async def test_a_few_rows_are_found_though_the_reader_is_busy(sqlite_db: Config) -> None:
    busy = asyncio.create_task(fetch_rows(LONG))
    await asyncio.sleep(0)

    found = await fetch_few("select ?1 as satu", [1])

    assert (found, busy.done()) == ([{"satu": 1}], False)
    await busy


async def test_a_read_that_nobody_waits_for_ends(db: Config) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await fetch_rows(LONG.replace("300000", "100000000000"))

    async with asyncio.timeout(SOON):
        assert await fetch_rows("select 1 as satu") == [{"satu": 1}]


async def test_a_read_that_is_given_up_leaves_its_neighbours_alone(sqlite_db: Config) -> None:
    running, behind, given_up = (asyncio.create_task(fetch_rows(LONG)) for _ in range(3))
    await asyncio.sleep(0.02)

    given_up.cancel()

    assert await running == await behind == [{"paling": 300000}]
    with pytest.raises(asyncio.CancelledError):
        await given_up


async def test_after_a_crash_of_the_server_people_go_on(durable_postgres: Server, tmp_path: Path) -> None:
    config = config_for(durable_postgres.url(), tmp_path)
    await migrate(config)
    await open_database(config)
    try:
        await put("tersimpan")
        durable_postgres.kill()
        with pytest.raises((DBConnectionError, OperationalError)):
            await put("hilang")
        durable_postgres.start()

        assert await value() == "tersimpan"
        await put("lagi")
        assert await value() == "lagi"
    finally:
        await close_database()
