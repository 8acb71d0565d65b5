"""Each named constraint refuses what it is there to refuse; none stands in a catalogue without a case."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import catalogue
import pytest
import yaml

from kinerja.basisdata import dialect
from kinerja.config import Config
from servers import Server

WORDS = {
    "HASH2": "fedcba9876543210" * 4,
    "HASH": "0123456789abcdef" * 4,
    "PAGI": "2020-03-20 01:02:03.000000+00:00",
    "SORE": "2020-03-20 10:00:00.999999+00:00",
    "PANJANG": "x" * 2001,
}
CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "constraints.yaml").read_text())
ROWS: dict[str, dict[str, Any]] = {table: row for entry in CASES["rows"] for table, row in entry.items()}
# The same columns in another order, or with more: whichever the database looks at first, speaks.
SAME = [
    {"uq_versi_skp_skp_id", "pk_versi_skp"},
    {"uq_renkin_indikator_triwulan", "uq_renkin_triwulan_indikator"},
]
# SQLite has no TRUNCATE; PostgreSQL has types for days, moments and truth.
ONLY = {"postgres": re.compile(r"tg_.*_kosong"), "sqlite": re.compile(r"ck_.*_(tanggal|waktu_utc|bool)")}


class Sqlite:
    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("pragma foreign_keys = on")

    def execute(self, *statements: str) -> None:
        for statement in ("begin", *statements, "commit"):
            self.connection.execute(statement)

    def refusal(self, sql: str) -> str | None:
        try:
            self.execute(sql)
        except sqlite3.IntegrityError as error:
            return self._name(str(error))
        finally:
            self.connection.rollback()
        return None

    def _name(self, message: str) -> str:
        kind, _, what = message.partition(" constraint failed: ")
        if kind != "UNIQUE":
            return what or message
        table, columns = what.split(".")[0], [column.split(".")[1] for column in what.split(", ")]
        sql = self.connection.execute("select sql from sqlite_master where name = ?", [table]).fetchone()[0]
        return next(
            (
                name
                for name, found in re.findall(r"constraint (\w+) unique \((.*?)\)", sql)
                if found.split(", ") == columns
            ),
            f"pk_{table}",
        )

    def required(self, table: str) -> list[str]:
        rows = self.connection.execute('select name from pragma_table_info(?) where "notnull" and pk = 0', [table])
        return [name for (name,) in rows]

    def close(self) -> None:
        self.connection.close()


class Postgres:
    def __init__(self, url: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.connection: asyncpg.Connection = self.loop.run_until_complete(asyncpg.connect(url))

    def execute(self, *statements: str) -> None:
        for statement in ("begin", *statements, "commit"):
            self.loop.run_until_complete(self.connection.execute(statement))

    def refusal(self, sql: str) -> str | None:
        try:
            self.execute(sql)
        except asyncpg.IntegrityConstraintViolationError as error:
            return str(error.constraint_name or error.column_name or error)
        except asyncpg.DataError as error:
            return type(error).__name__
        finally:
            if self.connection.is_in_transaction():
                self.loop.run_until_complete(self.connection.execute("rollback"))
        return None

    def required(self, table: str) -> list[str]:
        sql = "select attname from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and attnotnull"
        return [row["attname"] for row in self.loop.run_until_complete(self.connection.fetch(sql, table))]

    def close(self) -> None:
        self.loop.run_until_complete(self.connection.close())
        self.loop.close()


def insert(table: str, row: dict[str, Any]) -> str:
    return f"insert into {table} ({', '.join(row)}) values ({', '.join(map(literal, row.values()))})"


def literal(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    for word, text in WORDS.items():
        value = value.replace(word, text) if isinstance(value, str) else value
    return f"'{value}'" if isinstance(value, str) else str(value)


def changed(name: str, change: dict[str, Any]) -> str:
    """The first row of the table that a constraint belongs to, with some columns changed."""
    table = max((t for t in ROWS if name[3:] == t or name[3:].startswith(f"{t}_")), key=len)
    return insert(table, ROWS[table] | change)


def refused() -> dict[str, list[str]]:
    """The statements that each constraint refuses."""
    rows: dict[str, list[dict[str, Any]]] = {
        **CASES["checks"],
        **{name: [change] for kind in ("unique", "foreign") for name, change in CASES[kind].items()},
        **{f"pk_{table}": [{}] for table in ROWS},
    }
    cases = {name: [changed(name, change) for change in changes] for name, changes in rows.items()}
    return cases | {name: [statement] for name, statement in CASES["statements"].items()}


def names(one: str) -> list[str]:
    other = ONLY["postgres" if one == "sqlite" else "sqlite"]
    return [name for name in REFUSED if not other.fullmatch(name)]


REFUSED = refused()
BOTH = [(one, name) for one in ONLY for name in names(one)]


@pytest.fixture(scope="module")
def sqlite_filled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sqlite]:
    path = tmp_path_factory.mktemp("constraints") / "kinerja.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    database = Sqlite(path)
    fill(database)
    yield database
    database.close()


@pytest.fixture(scope="module")
def postgres_filled(postgres_server: Server, postgres_template: str, worker_id: str) -> Iterator[Postgres]:
    name = f"kinerja_constraints_{worker_id}"
    postgres_server.execute(f"create database {name} template {postgres_template}")
    database = Postgres(postgres_server.url(name))
    fill(database)
    yield database
    database.close()
    postgres_server.execute(f"drop database {name} with (force)")


@pytest.fixture
def filled(one: str, request: pytest.FixtureRequest) -> Sqlite | Postgres:
    """A database with one valid row in each table, and some more; nobody keeps anything in it."""
    database: Sqlite | Postgres = request.getfixturevalue(f"{one}_filled")
    return database


def fill(database: Sqlite | Postgres) -> None:
    more = [(table, ROWS[table] | change) for entry in CASES["more"] for table, change in entry.items()]
    rows = sorted([*ROWS.items(), *more], key=lambda entry: list(ROWS).index(entry[0]))
    database.execute(*(insert(table, row) for table, row in rows))


@pytest.mark.parametrize(("one", "name"), BOTH)
def test_refuses(filled: Sqlite | Postgres, name: str) -> None:
    refusals = {filled.refusal(statement) for statement in REFUSED[name]}

    # SQLite does not say which foreign key it was.
    nameless = isinstance(filled, Sqlite) and name.startswith("fk_")
    expected = next((same for same in SAME if name in same), {"FOREIGN KEY constraint failed" if nameless else name})
    assert refusals <= expected


@pytest.mark.parametrize("one", ONLY)
@pytest.mark.parametrize("table", ROWS)
def test_what_is_required_cannot_be_left_out(filled: Sqlite | Postgres, table: str) -> None:
    for column in filled.required(table):
        assert filled.refusal(insert(table, ROWS[table] | {column: None})) in (column, f"{table}.{column}")


async def test_every_constraint_has_a_case(db: Config) -> None:
    named = {name for name in await catalogue.names() if not name.startswith("ix_")}

    assert named == set(names(dialect()))
