"""How many SQL statements each operation of the app takes: `pernyataan.yaml` has a line for each and is held to.

Counted by the databases' own drivers, over rows of every kind and for people on both sides, once plans are made. Of an
act it is what reading its answer takes; what acts take by themselves depends on what they find.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml
from dokumen_spa import Dokumen, Spa
from dua_jalur import ask
from graphql import OperationType

from kinerja import basisdata
from kinerja.config import Config
from people import BUDI, SITI, aktor

TERTULIS = Path(__file__).with_name("pernyataan.yaml")


@asynccontextmanager
async def counting() -> AsyncIterator[list[str]]:
    """The statements that read, as the driver runs them; of a transaction only what is within."""
    assert basisdata._context is not None
    client: Any = basisdata._context.connections.get(basisdata.dialect())
    seen: list[str] = []

    def note(sql: str) -> None:
        if sql.lower() not in ("begin", "rollback"):
            seen.append(sql)

    if basisdata.dialect() == "sqlite":
        await client._read.raw.set_trace_callback(note)
        yield seen
        await client._read.raw.set_trace_callback(None)
    else:
        logger: Callable[[Any], None] = lambda record: note(record.query)  # noqa: E731  the same one is taken off again
        async with client._pool.acquire() as connection:
            connection.add_query_logger(logger)
        yield seen
        async with client._pool.acquire() as connection:
            connection.remove_query_logger(logger)


async def most(dokumen: Dokumen, config: Config) -> int:
    counts = []
    for variables in dokumen.variabel:
        for by in (aktor(SITI), aktor(BUDI)):
            await ask(dokumen.teks, variables, by, config, compiled=True)
            async with counting() as seen:
                await ask(dokumen.teks, variables, by, config, compiled=True)
            counts.append(len(seen))
    return max(counts)


async def test_each_operation_takes_as_many_statements_as_is_written(dunia: Config) -> None:
    nomor = ("sqlite", "postgres").index(basisdata.dialect())
    counted: dict[str, list[int]] = defaultdict(list)
    for dokumen in Spa().semua():
        counted[dokumen.nama.rpartition("-")[0]].append(await most(dokumen, dunia))

    written = yaml.safe_load(TERTULIS.read_text(encoding="utf-8"))
    assert {nama: sum(each) for nama, each in counted.items()} == {nama: each[nomor] for nama, each in written.items()}


async def test_the_queue_is_worked_out_once_for_its_list_and_its_counts(dunia: Config) -> None:
    dokumen = "{ viewer { jumlahAntrean { semua } antrean(first: 5) { totalCount edges { node { id } } } } }"

    await ask(dokumen, {}, aktor(SITI), dunia, compiled=True)

    async with counting() as seen:
        await ask(dokumen, {}, aktor(SITI), dunia, compiled=True)

    assert "".join(seen).count("'SKP' as jenis") == 1


def test_every_operation_has_its_line() -> None:
    spa = Spa()
    reads = {
        nama
        for nama, node in spa.operasi.items()
        if node.operation is not OperationType.SUBSCRIPTION and spa.reads(node)
    }

    written = list(yaml.safe_load(TERTULIS.read_text(encoding="utf-8")))
    assert written == sorted(reads)
