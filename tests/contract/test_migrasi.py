"""A database comes forward whole or stays as it was, however often and from wherever it is asked to."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from kinerja.basisdata import close_database, dialect, fetch_rows, open_database
from kinerja.basisdata.migrasi import FILES, MigrationError, migrate, migrations, pending
from kinerja.config import Config
from servers import Server, config_for


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Config]:
    """A database without any table."""
    if request.param == "sqlite":
        yield config_for(f"sqlite://{tmp_path / 'baru' / 'kinerja.sqlite3'}", tmp_path)
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = f"kinerja_empty_{request.getfixturevalue('worker_id')}"
    server.execute(f"create database {name}")
    yield config_for(server.url(name), tmp_path)
    server.execute(f"drop database {name} with (force)")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The first migrations of another history: two tables, one pointing at the other."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    write(
        folder,
        "0001_awal",
        "create table induk (id integer primary key, nama text);"
        "create table anak (id integer primary key, induk_id integer references induk (id) on delete cascade);"
        "insert into induk values (1, 'a'); insert into anak values (1, 1);",
    )
    return folder


def write(folder: Path, nama: str, sql: str, postgres: str | None = None) -> None:
    (folder / f"{nama}.sqlite.sql").write_text(sql.replace(";", ";\n"))
    (folder / f"{nama}.postgres.sql").write_text(postgres or sql)


async def rows(config: Config, sql: str) -> list[dict[str, object]]:
    await open_database(config)
    try:
        return await fetch_rows(sql)
    finally:
        await close_database()


async def test_from_nothing_and_again(empty: Config) -> None:
    everything = [m.nama for m in migrations("sqlite")]

    assert await pending(empty) == everything
    assert await migrate(empty) == everything
    assert await pending(empty) == []
    assert await migrate(empty) == []


def test_each_migration_is_written_for_both_databases() -> None:
    assert [m.nama for m in migrations("sqlite")] == [m.nama for m in migrations("postgres")]
    assert len([f for f in FILES.iterdir() if f.name.endswith(".sql")]) == 2 * len(migrations("sqlite"))


async def test_many_at_once_migrate_once(empty: Config) -> None:
    applied = await asyncio.gather(*(asyncio.to_thread(asyncio.run, migrate(empty)) for _ in range(4)))

    assert sorted(map(len, applied)) == [0, 0, 0, len(migrations("sqlite"))]


async def test_one_that_fails_takes_back_all_that_ran_with_it(empty: Config, files: Path) -> None:
    write(files, "0002_salah", "create table lain (id integer primary key); insert into tidak_ada values (1);")

    with pytest.raises(Exception, match="tidak_ada"):
        await migrate(empty, files)

    assert await pending(empty) == [m.nama for m in migrations("sqlite")]
    write(files, "0002_salah", "create table lain (id integer primary key);")
    assert await migrate(empty, files) == ["0001_awal", "0002_salah"]


async def test_one_that_was_applied_may_not_change(empty: Config, files: Path) -> None:
    await migrate(empty, files)
    write(files, "0001_awal", "create table lain (id integer primary key);")

    with pytest.raises(MigrationError, match="0001_awal"):
        await migrate(empty, files)


async def test_a_newer_database_is_not_touched(empty: Config, files: Path) -> None:
    write(files, "9999_nanti", "create table lain (id integer primary key);")
    await migrate(empty, files)

    with pytest.raises(MigrationError, match="lebih baru: 9999_nanti"):
        await pending(empty)


async def test_a_table_made_anew_keeps_what_points_at_it(empty: Config, files: Path) -> None:
    await migrate(empty, files)
    write(
        files,
        "0002_ubah",
        "create table baru (id integer primary key, nama text not null); insert into baru select * from induk;"
        "drop table induk; alter table baru rename to induk;",
        "alter table induk alter nama set not null",
    )

    await migrate(empty, files)

    assert await rows(empty, "select a.id, i.nama from anak a join induk i on i.id = a.induk_id") == [
        {"id": 1, "nama": "a"}
    ]


async def test_one_that_leaves_something_pointing_at_nothing_is_refused(empty: Config, files: Path) -> None:
    await migrate(empty, files)
    write(
        files,
        "0002_hapus",
        "delete from induk;",
        "alter table anak drop constraint anak_induk_id_fkey, add"
        " constraint fk foreign key (induk_id) references induk (id); delete from induk",
    )

    with pytest.raises((MigrationError, asyncpg.ForeignKeyViolationError), match="anak"):
        await migrate(empty, files)

    assert await rows(empty, "select id from induk") == [{"id": 1}]


async def test_the_file_of_the_database_is_for_its_owner_only(sqlite_config: Config, tmp_path: Path) -> None:
    config = config_for(f"sqlite://{tmp_path / 'x.sqlite3'}", tmp_path)
    await migrate(config)
    await open_database(config)

    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.glob("x.sqlite3*")}

    await close_database()
    assert modes == {"x.sqlite3": 0o600, "x.sqlite3-wal": 0o600, "x.sqlite3-shm": 0o600}
    assert dialect() == "sqlite"
