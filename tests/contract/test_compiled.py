"""Both read paths give the same answer: the compiled plans, and graphql-core over the same declarations.

Asked is every document of the app and every hard one in `dokumen/`, by people on all sides of the same rows. Two
paths that were written apart check each other: what they agree on is seldom wrong.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from dokumen_spa import Dokumen, Spa
from dua_jalur import ask_both
from graphql import (
    OperationDefinitionNode,
    OperationType,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
    print_ast,
    type_from_ast,
)

from dunia import add_person, make_dunia
from kinerja.api.permintaan import Permintaan
from kinerja.api.schema import schema
from kinerja.config import Config
from kinerja.domain.aktor import Aktor, Peran
from kinerja.services import pegawai
from people import BUDI, HADI, HARI, SITI, TONO, YUNI, aktor

SULIT = Path(__file__).parent / "dokumen"

# The owner, his superior, another who reads English, who reads everything; others are asked for in test_beda.py.
PELIHAT: Sequence[Aktor] = (aktor(BUDI), aktor(SITI), aktor(HADI), aktor(YUNI, HARI, Peran.AUDITOR))
# Days on which windows open, close and lock.
HARI_LAIN = (date(2019, 6, 1), date(2020, 1, 1), date(2020, 4, 6), date(2020, 4, 15), date(2020, 12, 31))


def sulit() -> Iterator[Dokumen]:
    """Hard documents; the comments at their head say what they are asked with and what becomes of it."""
    for path in sorted(SULIT.glob("*.graphql")):
        teks = path.read_text(encoding="utf-8")
        signs = {sign: re.findall(rf"^#{re.escape(sign)} (.*)$", teks, re.M) for sign in ":~!@"}
        yield Dokumen(
            path.stem,
            teks,
            [json.loads(text) for text in signs[":"]] or [{}],
            operasi=next(iter(signs["@"]), None),
            jatuh=next((text.removeprefix("fallback").strip() for text in signs["~"]), None),
            galat=next(iter(signs["!"]), None),
        )


def dialect_of(config: Config) -> str:
    return "postgres" if config.sqlite_path is None else "sqlite"


@pytest.mark.parametrize("dokumen", [*Spa().semua(), *sulit()], ids=str)
async def test_both_paths_give_the_same_answer(dunia: Config, dokumen: Dokumen) -> None:
    for variables in dokumen.variabel:
        for by in PELIHAT:
            satu, dua = await ask_both(dokumen.teks, variables, by, dunia, dokumen.operasi)

            assert satu.isi == dua.isi, (by.pegawai_id, variables)
            assert satu.kode == dua.kode == ([dokumen.galat] if dokumen.galat else []), (by.pegawai_id, variables)
            jatuh = dokumen.galat or dokumen.jatuh in ("", dialect_of(dunia))
            assert satu.dijalankan == ("fallback" if jatuh else "compiled"), variables


@pytest.mark.parametrize("hari", HARI_LAIN, ids=str)
@pytest.mark.parametrize("nama", ["skp-semua", "triwulan-semua", "ringkasan", "saringan"])
async def test_both_paths_agree_on_other_days(dunia: Config, nama: str, hari: date) -> None:
    dokumen = next(d for d in sulit() if d.nama == nama)
    for variables in dokumen.variabel:
        for orang in (BUDI, SITI, TONO, HADI):
            satu, dua = await ask_both(dokumen.teks, variables, aktor(orang, hari), dunia, dokumen.operasi)

            assert satu == replace(dua, dijalankan="compiled"), (orang, variables)


async def test_the_documents_of_the_app_compile(dunia: Config) -> None:
    spa = Spa()
    asked = [nama for nama, node in spa.operasi.items() if node.operation is not OperationType.SUBSCRIPTION]
    compiled = [nama for nama in asked if await compiles(spa, spa.operasi[nama], dunia)]

    assert len(compiled) >= 0.95 * len(asked), sorted(set(asked) - set(compiled))


async def compiles(spa: Spa, node: OperationDefinitionNode, config: Config) -> bool:
    """Asks it about things that are not there; an act is refused, and its payload read all the same."""
    variables = {
        v.variable.name.value: nothing(type_from_ast(schema._schema, v.type)) for v in node.variable_definitions or ()
    }
    permintaan = Permintaan(aktor(BUDI), "id", config)
    result = await schema.execute(print_ast(spa.dokumen(node)), variables, permintaan)
    assert result.errors is None
    return permintaan.dijalankan == "compiled"


def nothing(tipe: Any) -> Any:
    """The least value that a variable of this type takes."""
    if not is_non_null_type(tipe):
        return None
    tipe = tipe.of_type
    if is_input_object_type(tipe):
        return {name: nothing(f.type) for name, f in tipe.fields.items() if is_required_input_field(f)}
    if is_list_type(tipe):
        return []
    if is_enum_type(tipe):
        return next(iter(tipe.values))
    return {"ID": "Skp_999", "Int": 1, "String": "-", "Boolean": True, "Date": "2020-03-01", "Decimal": "1"}[tipe.name]


async def walk(permintaan: Callable[[], Permintaan], ukuran: int, maju: bool, between: Any = None) -> list[str]:
    """All names of the team, page by page."""
    first, after, has, end = ("first", "after", "hasNextPage", "endCursor")
    if not maju:
        first, after, has, end = ("last", "before", "hasPreviousPage", "startCursor")
    query = (
        f"query ($n: Int!, $c: String) {{ viewer {{ tim {{ bawahan({first}: $n, {after}: $c) {{"
        f" edges {{ node {{ nama }} }} pageInfo {{ {has} {end} }} }} }} }} }}"
    )
    names: list[str] = []
    cursor = None
    while True:
        result = await schema.execute(query, {"n": ukuran, "c": cursor}, permintaan())
        page = json.loads(orjson.dumps(result.data))["viewer"]["tim"]["bawahan"]
        found = [edge["node"]["nama"] for edge in page["edges"]]
        names = names + found if maju else found + names
        if not page["pageInfo"][has]:
            return names
        cursor = page["pageInfo"][end]
        if between is not None:
            await between()


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("maju", [True, False])
@pytest.mark.parametrize("ukuran", [1, 5, 100])
async def test_pages_make_the_whole_list(dunia: Config, ukuran: int, maju: bool, compiled: bool) -> None:
    def permintaan() -> Permintaan:
        return Permintaan(aktor(SITI), "id", dunia, compiled=compiled)

    whole = await walk(permintaan, 100, True)

    assert await walk(permintaan, ukuran, maju) == whole == sorted(whole, key=str.lower)
    assert len(whole) == 32


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("maju", [True, False])
async def test_rows_that_come_while_pages_are_turned_move_no_others(db: Config, maju: bool, compiled: bool) -> None:
    await make_dunia()
    added: list[str] = []

    def permintaan() -> Permintaan:
        return Permintaan(aktor(SITI), "id", db, compiled=compiled)

    async def add() -> None:
        # Before all, among those with the same name, and behind all.
        added.append(("Aa", "Anggota 07", "Zz")[len(added) % 3])
        await add_person(added[-1], 100 + len(added))
        await pegawai.rebuild_all()

    before = await walk(permintaan, 100, True)
    names = await walk(permintaan, 6, maju, add)

    assert len(added) > 3
    come = Counter(names) - Counter(before)
    assert not Counter(before) - Counter(names)
    assert come <= Counter(added)


async def test_bytes_that_no_text_holds_are_refused(dunia: Config) -> None:
    for by in (aktor(BUDI), aktor(SITI)):
        for compiled in (True, False):
            permintaan = Permintaan(by, "id", dunia, compiled=compiled)
            result = await schema.execute(
                '{ daftarPegawai(first: 1, cari: "\\u0000") { totalCount } }', None, permintaan
            )

            assert result.data is None and result.errors
