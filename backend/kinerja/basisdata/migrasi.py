"""Migrations forward: SQL that stands in the tree, one file per database, each applied once and recorded.

All that are missing run in one transaction under a lock, so a migration that fails leaves the database as it was, and
two that start together do the work once.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from importlib.resources.abc import Traversable

import asyncpg

from ..config import Config
from .sqlite import BUSY_TIMEOUT_MS, prepare

FILES = resources.files("kinerja.migrations")
NAME = re.compile(r"(\d{4}_\w+)\.(sqlite|postgres)\.sql")
LOCK = 0x6B696E65726A61  # the name of this software, in ASCII
RECORD = "create table if not exists migrasi (nama text primary key, sidik text not null, diterapkan text not null)"


class MigrationError(Exception):
    """The database and the files do not fit together; the message is for the person who installs."""


@dataclass(frozen=True)
class Migration:
    nama: str
    sql: str

    @property
    def sidik(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(dialect: str, files: Traversable = FILES) -> list[Migration]:
    """Every migration for a database, in the order in which they run."""
    found = [(m[1], f) for f in files.iterdir() if (m := NAME.fullmatch(f.name)) and m[2] == dialect]
    return [Migration(nama, file.read_text()) for nama, file in sorted(found, key=lambda pair: pair[0])]


async def migrate(config: Config, files: Traversable = FILES) -> list[str]:
    """Applies what is missing.

    Args:
        files: the folder with the migrations.

    Returns:
        The names of those that ran; empty when the database was up to date.

    Raises:
        MigrationError: a migration applied earlier was changed, or is not known to this version.
    """
    path = config.sqlite_path
    if path is None:
        return await _migrate_postgres(config.database_url, migrations("postgres", files))
    prepare(path)
    return _migrate_sqlite(str(path), migrations("sqlite", files))


async def pending(config: Config) -> list[str]:
    """The names of the migrations that have not run yet; changes nothing."""
    path = config.sqlite_path
    if path is not None:
        return _pending("sqlite", _applied_sqlite(str(path)) if path.exists() else {})
    connection = await asyncpg.connect(config.database_url)
    try:
        known = await connection.fetchval("select to_regclass('migrasi')") is not None
        rows = await connection.fetch("select nama, sidik from migrasi") if known else []
        return _pending("postgres", {row["nama"]: row["sidik"] for row in rows})
    finally:
        await connection.close()


def _pending(dialect: str, applied: Mapping[str, str]) -> list[str]:
    return [m.nama for m in _missing(migrations(dialect), applied)]


def _missing(known: Sequence[Migration], applied: Mapping[str, str]) -> list[Migration]:
    foreign = sorted(applied.keys() - {m.nama for m in known})
    if foreign:
        raise MigrationError(f"Basis data ini dari versi yang lebih baru: {', '.join(foreign)}.")
    changed = [m.nama for m in known if applied.get(m.nama, m.sidik) != m.sidik]
    if changed:
        raise MigrationError(f"Migrasi yang sudah diterapkan telah diubah: {', '.join(changed)}.")
    return [m for m in known if m.nama not in applied]


async def _migrate_postgres(url: str, known: Sequence[Migration]) -> list[str]:
    connection = await asyncpg.connect(url, server_settings={"timezone": "UTC", "application_name": "kinerja migrate"})
    try:
        async with connection.transaction():
            await connection.execute("select pg_advisory_xact_lock($1)", LOCK)
            await connection.execute(RECORD)
            rows = await connection.fetch("select nama, sidik from migrasi")
            missing = _missing(known, {row["nama"]: row["sidik"] for row in rows})
            for migration in missing:
                await connection.execute(migration.sql)
                await connection.execute("insert into migrasi values ($1, $2, $3)", *_record(migration))
            return [m.nama for m in missing]
    finally:
        await connection.close()


def _applied_sqlite(path: str) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("select 1 from sqlite_master where name = 'migrasi'").fetchone() is None:
            return {}
        return dict(connection.execute("select nama, sidik from migrasi"))


def _migrate_sqlite(path: str, known: Sequence[Migration]) -> list[str]:
    with closing(sqlite3.connect(path, timeout=12 * BUSY_TIMEOUT_MS / 1000, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        # Changing a table means making it anew and dropping the old one, which would delete what refers to it.
        connection.execute("pragma foreign_keys = off")
        connection.execute("begin immediate")
        try:
            connection.execute(RECORD)
            missing = _missing(known, dict(connection.execute("select nama, sidik from migrasi").fetchall()))
            for migration in missing:
                for statement in statements(migration.sql):
                    connection.execute(statement)
                connection.execute("insert into migrasi values (?, ?, ?)", _record(migration))
            broken = connection.execute("pragma foreign_key_check").fetchall()
            if broken:
                raise MigrationError(f"Migrasi memutus rujukan antartabel: {sorted({row[0] for row in broken})}.")
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
        return [m.nama for m in missing]


def statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: sqlite3's own way of running a script commits first."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _record(migration: Migration) -> tuple[str, str, str]:
    return migration.nama, migration.sidik, datetime.now(UTC).isoformat(" ", "seconds")
