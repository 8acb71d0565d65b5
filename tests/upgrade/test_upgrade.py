"""A database of an earlier release comes forward with all that is in it, on both databases.

`v0.1.sql.xz` is what `kinerja demo --pegawai 252` of 0.1.0 left in SQLite, as the statements that make it anew.
"""

import lzma
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from asking import Asking
from kinerja import models
from kinerja.api.scalars import print_decimal
from kinerja.basisdata import close_database, open_database
from kinerja.basisdata.migrasi import FILES, migrate, migrations
from kinerja.config import Config
from kinerja.doctor import examine
from kinerja.main import create_app
from kinerja.services import riwayat
from kinerja.services.demo import cast
from kinerja.services.jam import Jam
from servers import Server, config_for, run

LAMA = Path(__file__).parent / "v0.1.sql.xz"
PERTAMA = "0001_awal"
CERITA = """
query ($id: ID!) {
  viewer {
    tim { bawahan(first: 20, filter: {saringan: REALISASI_MENUNGGU, tahun: 2020, tw: 1}) { edges { node { id } } } }
  }
  node(id: $id) {
    ... on Pegawai {
      skp(first: 5) {
        edges {
          node {
            status version revisi moves giliran { pihak }
            indikator(first: 50) { edges { node { uraian output satuan } } }
            triwulan {
              rencana { status }
              realisasi { status statusLabel moves giliran { pihak orang { nama } } }
              renkin(first: 50) { edges { node { target realisasi } } }
            }
          }
        }
      }
    }
  }
}
"""
RETURN = """
mutation ($input: ReturnRealisasiInput!) {
  returnRealisasi(input: $input) { triwulan { realisasi { status } } errors { code path } }
}
"""


@pytest.fixture(scope="module")
def isi_lama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old database, as SQLite had it."""
    path = tmp_path_factory.mktemp("lama") / "kinerja.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(lzma.decompress(LAMA.read_bytes()).decode())
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def lama(request: pytest.FixtureRequest, isi_lama: Path, tmp_path: Path) -> Iterator[Config]:
    """The old content in a database of the old form."""
    if request.param == "sqlite":
        path = tmp_path / "kinerja.sqlite3"
        shutil.copyfile(isi_lama, path)
        yield config_for(f"sqlite://{path}", tmp_path)
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = f"kinerja_lama_{request.getfixturevalue('worker_id')}"
    server.execute(f"create database {name}")
    config = config_for(server.url(name), tmp_path)
    run(_fill, config, isi_lama, tmp_path)
    yield config
    server.execute(f"drop database {name} with (force)")


async def _fill(config: Config, isi_lama: Path, folder: Path) -> None:
    """The tables of the first migration in PostgreSQL, with the rows of the old database."""
    (folder / "pertama").mkdir()
    for file in FILES.iterdir():
        if file.name.startswith(PERTAMA):
            (folder / "pertama" / file.name).write_text(file.read_text())
    await migrate(config, folder / "pertama")
    connection = await asyncpg.connect(config.database_url)
    # The rows come table by table: what they point at may come later.
    await connection.execute("set session_replication_role = replica")
    with closing(sqlite3.connect(isi_lama)) as old:
        tables = old.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
        for (table,) in tables.fetchall():
            if table != "migrasi":
                await _copy(connection, old, table)
    await connection.close()


async def _copy(connection: asyncpg.Connection, old: sqlite3.Connection, table: str) -> None:
    kinds = dict(
        await connection.fetch(
            "select column_name, data_type from information_schema.columns where table_name = $1", table
        )
    )
    cursor = old.execute(f"select * from {table}")
    columns = [name for name, *_ in cursor.description]
    rows = [[_value(value, kinds[name]) for name, value in zip(columns, row, strict=True)] for row in cursor]
    await connection.copy_records_to_table(table, records=rows, columns=columns)
    if "id" in columns and (sequence := await connection.fetchval("select pg_get_serial_sequence($1, 'id')", table)):
        await connection.execute(f"select setval('{sequence}', (select coalesce(max(id), 0) + 1 from {table}), false)")


def _value(value: Any, kind: str) -> Any:
    if value is None or kind not in ("date", "timestamp with time zone", "boolean"):
        return value
    if kind == "boolean":
        return bool(value)
    return date.fromisoformat(value) if kind == "date" else datetime.fromisoformat(value)


@pytest.fixture
async def baru(lama: Config) -> AsyncIterator[Config]:
    """The old database after today's migrations, open."""
    await migrate(lama)
    await open_database(lama)
    yield lama
    await close_database()


@pytest.fixture
def as_(baru: Config) -> Any:
    """`as_(orang)` asks as this person; on the day of the demo."""
    return lambda orang, compiled=True: Asking(create_app(replace(baru, compiled=compiled), Jam(demo=True)), orang)


async def orang(nrk: str) -> int:
    return (await models.Akun.get(nama_masuk=nrk)).pegawai_id


async def test_each_migration_since_is_applied(lama: Config) -> None:
    since = [m.nama for m in migrations("sqlite")][1:]

    assert await migrate(lama) == since
    found = [finding.text for finding in await examine(lama) if not finding.good]
    # The server of the tests forgets everything in a crash.
    assert [text for text in found if not text.startswith(("fsync", "full_page_writes", "synchronous_commit"))] == []


async def test_nothing_is_lost_and_the_trail_is_whole(baru: Config) -> None:
    counted = {model._meta.db_table: await model.all().count() for model in (
        models.Pegawai, models.Skp, models.Indikator, models.Triwulan, models.Renkin, models.Referensi, models.Riwayat,
    )}  # fmt: skip

    assert counted == {
        "pegawai": 252, "skp": 252, "indikator": 2185, "triwulan": 890, "renkin": 7844, "referensi": 3050,
        "riwayat": 252,
    }  # fmt: skip
    assert await riwayat.verify() is None


async def test_what_the_story_reads_is_served(baru: Config, as_: Any) -> None:
    atasan, pegawai = await orang(cast.ATASAN), await orang(cast.PEGAWAI_REALISASI)

    for compiled in (True, False):
        data = await as_(atasan, compiled=compiled)(CERITA, id=f"Pegawai_{pegawai}")

        waiting = [edge["node"]["id"] for edge in data["viewer"]["tim"]["bawahan"]["edges"]]
        assert f"Pegawai_{pegawai}" in waiting
        (skp,) = [edge["node"] for edge in data["node"]["skp"]["edges"]]
        await check_skp(skp, pegawai)


async def check_skp(told: dict[str, Any], pegawai: int) -> None:
    skp = await models.Skp.get(pegawai_id=pegawai)
    assert (told["status"], told["version"]) == ("APPROVED", skp.version)
    rows = await models.Indikator.filter(versi_id=skp.kerja_id).order_by("urut")
    assert [edge["node"]["uraian"] for edge in told["indikator"]["edges"]] == [row.uraian for row in rows]
    first = told["triwulan"][0]
    assert (first["realisasi"]["status"], first["realisasi"]["statusLabel"]) == ("SUBMITTED", "menunggu validasi")
    assert "VALIDATE" in first["realisasi"]["moves"]
    stored = await models.Renkin.filter(triwulan__skp_id=skp.id, triwulan__tw=1).order_by("indikator__urut")
    values = [(edge["node"]["target"], edge["node"]["realisasi"]) for edge in first["renkin"]["edges"]]
    assert values == [(printed(row.target), printed(row.realisasi)) for row in stored]


def printed(value: Decimal | None) -> str | None:
    return None if value is None else print_decimal(value)


async def test_people_go_on_where_they_were(baru: Config, as_: Any) -> None:
    atasan, pegawai = await orang(cast.ATASAN), await orang(cast.PEGAWAI_REALISASI)
    triwulan = await models.Triwulan.get(skp__pegawai_id=pegawai, tw=1)
    isian = {"id": f"Triwulan_{triwulan.id}", "version": triwulan.version, "idempotencyKey": "sesudah pindah"}

    data = await as_(atasan)(RETURN, input={**isian, "catatan": "Lampirkan daftar hadir."})

    assert data["returnRealisasi"]["errors"] == []
    assert data["returnRealisasi"]["triwulan"]["realisasi"]["status"] == "RETURNED"
    assert await riwayat.verify() is None


def test_the_dump_is_small() -> None:
    assert LAMA.stat().st_size < 1_500_000
