"""The database that tests use one after another is each time as it was made."""

from collections.abc import Iterator

import asyncpg
import pytest

from again import Database
from servers import Server, run


@pytest.fixture
def database(postgres_server: Server, postgres_template: str, worker_id: str) -> Iterator[Database]:
    database = Database(postgres_server, postgres_template, f"kinerja_again_{worker_id}")
    yield database
    database.drop()


def told(url: str, statement: str) -> object:
    async def tell() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return run(tell)


UNIT = "insert into unit (kode, nama, jalur, jenis) values ('U', 'Unit', '/U/', 'BADAN') returning id"


def test_rows_are_gone_and_ids_begin_anew(database: Database):
    first = told(database.take(), UNIT)
    database.give_back()

    assert told(database.take(), "select count(*) from unit") == 0
    assert told(database.take(), UNIT) == first == 1
    assert told(database.take(), "select count(*) from migrasi") != 0


def test_a_changed_table_is_not_handed_on(database: Database):
    told(database.take(), "alter table unit drop column nama cascade")
    database.give_back()

    assert told(database.take(), "select count(nama) from unit") == 0
