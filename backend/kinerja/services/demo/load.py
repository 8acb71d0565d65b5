"""Rows into the database by the thousand, and out of it again: COPY on PostgreSQL, prepared inserts on SQLite."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.models import Model

from ... import models
from ...basisdata import dialect
from ...models.fields import DesimalField
from .tables import Row, Tables

# Every table but that of the migrations, those that others refer to first.
SEMUA: Sequence[type[Model]] = (
    models.Unit,
    models.Jabatan,
    models.Pegawai,
    models.Penempatan,
    models.Pemegang,
    models.HubunganAtasan,
    models.Peran,
    models.KalenderTahun,
    models.KalenderTriwulan,
    models.Gangguan,
    models.Pembukaan,
    models.Setelan,
    models.Akun,
    models.PercobaanMasuk,
    models.TantanganTerpakai,
    models.Sesi,
    models.Referensi,
    models.Skp,
    models.VersiSkp,
    models.Indikator,
    models.IndikatorRevisi,
    models.Triwulan,
    models.Renkin,
    models.Bukti,
    models.LaporanAtasan,
    models.BerkasRiwayat,
    models.Riwayat,
    models.Pemberitahuan,
    models.Jangkar,
    models.Kunci,
    models.Pekerjaan,
)
# SQLite refuses to delete what another row refers to at once, be it deleted in the same statement.
LOOSEN = (
    "update skp set kerja_id = null, berlaku_id = null",
    "update indikator set asal_id = null",
    "update jabatan set induk_id = null",
    "update unit set induk_id = null",
)
# What most rows of a demo are.
BANYAK: Sequence[type[Model]] = (
    models.HubunganAtasan,
    models.Referensi,
    models.Indikator,
    models.IndikatorRevisi,
    models.Triwulan,
    models.Renkin,
)
# What these tables are without while they are filled: by which statement it goes, and by which it comes again.
SUSULAN: Mapping[str, str] = {
    "sqlite": (
        "select 'drop index ' || name as lepas, sql as pasang from sqlite_master"
        " where type = 'index' and sql is not null and tbl_name in ({})"
    ),
    "postgres": (
        "select format('alter table %s drop constraint %I', conrelid::regclass, conname) as lepas,"
        " format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))"
        " as pasang from pg_constraint where contype = 'f' and conrelid::regclass::text in ({0})"
        " union all select format('drop index %I', indexname), indexdef from pg_indexes"
        " where schemaname = current_schema() and tablename in ({0})"
        " and indexname not in (select conname from pg_constraint)"
    ),
}
# Guarded against change by triggers.
TERJAGA = (models.Riwayat, models.Jangkar)


@asynccontextmanager
async def bare(connection: TransactionalDBClient) -> AsyncIterator[None]:
    """Meanwhile the largest tables have no indexes and, on PostgreSQL, no references: made again in one go, they cost
    half of what they do row by row. It belongs into the transaction that fills the tables."""
    tables = ", ".join(f"'{model._meta.db_table}'" for model in BANYAK)
    susulan = await connection.execute_query_dict(SUSULAN[dialect()].format(tables))
    for each in susulan:
        await connection.execute_query(each["lepas"])
    yield
    for each in reversed(susulan):
        await connection.execute_query(each["pasang"])


async def insert(connection: TransactionalDBClient, tables: Tables, *, paling_sedikit: int = 1) -> None:
    """All rows that wait, table by table, in the order in which the tables refer to each other.

    Args:
        paling_sedikit: fewer go on waiting.
    """
    if tables.waiting < paling_sedikit:
        return
    gathered = tables.take()
    for model in SEMUA:
        for kind, rows in gathered.items():
            if kind.__name__ == model.__name__:
                await _insert(connection, model, list(kind._fields), rows)  # type: ignore[attr-defined]  # a NamedTuple


async def _insert(connection: TransactionalDBClient, model: type[Model], columns: list[str], rows: list[Row]) -> None:
    table, stored = model._meta.db_table, _scaled(model, columns, rows)
    if dialect() == "sqlite":
        marks = ", ".join("?" * len(columns))
        await connection.execute_many(f"insert into {table} ({', '.join(columns)}) values ({marks})", stored)
        return
    async with connection.acquire_connection() as raw:
        await raw.copy_records_to_table(table, records=stored, columns=columns)


def _scaled(model: type[Model], columns: Sequence[str], rows: list[Row]) -> list[Any]:
    fields = model._meta.fields_map
    scales = [(i, f.skala) for i, c in enumerate(columns) if isinstance(f := fields[c], DesimalField)]
    if not scales:
        return rows
    # By columns, which the interpreter does in a third of the time.
    stored = list(zip(*rows, strict=True))
    for i, skala in scales:
        stored[i] = tuple(None if value is None else int(value * 10**skala) for value in stored[i])
    return list(zip(*stored, strict=True))


async def settle(connection: TransactionalDBClient) -> None:
    """So that the next row gets the next number, and plans are made for tables that are full; SQLite needs neither."""
    if dialect() == "sqlite":
        return
    for model in SEMUA:
        table = model._meta.db_table
        if model._meta.pk.generated:
            await connection.execute_query(
                f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))"
            )
    await connection.execute_script(f"analyze {', '.join(m._meta.db_table for m in SEMUA)}")


async def clear(connection: TransactionalDBClient) -> None:
    """Empties every table, the guarded ones too: for a demo, whose past may be forgotten."""
    if dialect() == "sqlite":
        await _clear_sqlite(connection)
        return
    for model in TERJAGA:
        await connection.execute_script(f"alter table {model._meta.db_table} disable trigger user")
    await connection.execute_script(f"truncate {', '.join(m._meta.db_table for m in SEMUA)} restart identity")
    for model in TERJAGA:
        await connection.execute_script(f"alter table {model._meta.db_table} enable trigger user")


async def _clear_sqlite(connection: TransactionalDBClient) -> None:
    guards = await connection.execute_query_dict("select name, sql from sqlite_master where type = 'trigger'")
    for guard in guards:
        await connection.execute_query(f"drop trigger {guard['name']}")
    for loose in LOOSEN:
        await connection.execute_query(loose)
    for model in reversed(SEMUA):
        await connection.execute_query(f"delete from {model._meta.db_table}")
    await connection.execute_query("delete from sqlite_sequence")
    for guard in guards:
        await connection.execute_query(guard["sql"])
