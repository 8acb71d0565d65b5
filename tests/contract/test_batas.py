"""Limits: what a document may ask for, and that finding out costs nothing."""

import json
import time

import pytest
from graphql import get_introspection_query

from asking import Asking
from kinerja.api import batas
from kinerja.api.batas import Dokumen, examine, remembered
from kinerja.api.permintaan import Permintaan
from kinerja.api.schema import schema
from people import BUDI, aktor

BERAT = "DOKUMEN_TERLALU_BERAT"
BAWAHAN = "viewer { tim { bawahan(first: %s) { edges { node { %s } } } } }"
HEAVY = "{" + BAWAHAN % (100, "skp(first: 100) { edges { node { triwulan { id } pegawai { id } } } }") + "}"


def look(teks: str) -> Dokumen:
    return batas.look(schema._schema, teks)


def codes(dokumen: Dokumen) -> list[str]:
    return [error.extensions["code"] for error in dokumen.errors]


def chain(levels: int, spreads: str, last: str) -> str:
    """Fragments that spread the next one."""
    links = (f"fragment F{i} on Pegawai{{{spreads.replace('@', f'...F{i + 1}')}}}" for i in range(levels))
    return f"query{{viewer{{pegawai{{...F0}}}}}}{''.join(links)}fragment F{levels} on Pegawai{{{last}}}"


def cost(teks: str) -> float:
    """Seconds of the processor, without what else it was busy with."""

    def once() -> float:
        start = time.process_time()
        look(teks)
        return time.process_time() - start

    return min(once() for _ in range(3))


TWICE = chain(19, "@ @", "id")
# Each level asks for the next one under two keys: in full, the answer would have a million fields.
DOUBLED = chain(9, "a:atasan{jabatan{id}} tim{bawahan(first:1){edges{node{@}} x:edges{node{@}}}}", "id")

HOSTILE = {
    "818 bytes of fragments": TWICE,
    "fragments by two keys": DOUBLED,
    "the same field": "{" + "__typename " * 3900 + "}",
    "the same object": "{" + "viewer{tahun} " * 900 + "}",
    "the same objects in the same objects": "{" + ("viewer{" + "pegawai{id}" * 28 + "} ") * 28 + "}",
    "fields in fragments": "{"
    + " ".join(f"...F{i}" for i in range(99))
    + "}"
    + "".join(f"fragment F{i} on Query{{viewer{{tahun hari demo triwulan}}}}" for i in range(99)),
    "aliases": "{" + " ".join(f"a{i}:__typename" for i in range(1300)) + "}",
    "unknown fields": "{" + " ".join(f"viewerpegawaix{i}" for i in range(3900)) + "}",
    "operations": "".join(f"query Q{i}{{...A}}" for i in range(600)) + "fragment A on Query{__typename}",
    "levels": "{" + "viewer{" * 900 + "x" + "}" * 900 + "}",
    "lists": "{node(id:" + "[" * 900 + "1" + "]" * 900 + "){id}}",
    "inline fragments": "{" + "...{" * 900 + "x" + "}" * 900 + "}",
    "variables": "query(" + " ".join(f"$a{i}:ID" for i in range(900)) + "){viewer{tahun}}",
    "directives": "{viewer{tahun " + "@skip(if:true)" * 700 + "}}",
    "a cycle": "{viewer{pegawai{...F}}} fragment F on Pegawai{tim{bawahan(first:1){edges{node{...F}}}}}",
    "a long comment": "#" + "x" * 900_000 + "\n{__typename}",
    "a long text": '{node(id:"' + "x" * 900_000 + '"){id}}',
    "introspection": "{" + " ".join(f"a{i}:__schema{{types{{fields{{type{{name}}}}}}}}" for i in range(40)) + "}",
    "introspection in depth": "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_costs_no_more_than_reading_it(name):
    # Some 30 ms; the rest is for slow machines.
    assert cost(HOSTILE[name]) < 0.25


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - {"818 bytes of fragments", "directives"}))
def test_a_hostile_document_is_refused(name):
    assert look(HOSTILE[name]).errors


def test_fragments_spread_twice_are_no_more_than_spread_once():
    assert 700 < len(TWICE.encode()) < 900
    assert look(TWICE).errors == ()


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_the_answer_to_one_comes_within_a_tenth_of_a_second(cast, as_):
    budi: Asking = as_(BUDI)
    async with await budi.client() as client:
        await client.post("/graphql", json={"query": "{ viewer { tahun } }"})
        for document in (TWICE.replace("query", "query A"), DOUBLED.replace("query", "query A")):
            start = time.process_time()
            answer = await client.post("/graphql", json={"query": document})

            assert time.process_time() - start < 0.1
            assert "data" in answer.json() or answer.json()["errors"][0]["extensions"]["code"] == BERAT


# One limit each: the last that is allowed and the first that is not


def nested(levels: int) -> str:
    """A query whose answer has so many levels: team, page, edge and person lead on for ever."""
    turn, rest = divmod(levels - 3, 4)
    leaves = ("id", "jabatan { id }", "jabatan { unit { id } }", "tim { bawahan(first: 1) { edges { cursor } } }")
    inside = leaves[rest]
    for _ in range(turn):
        inside = f"tim {{ bawahan(first: 1) {{ edges {{ node {{ {inside} }} }} }} }}"
    return f"{{ viewer {{ pegawai {{ {inside} }} }} }}"


def aliases(count: int) -> str:
    return "{ viewer { " + " ".join(f"a{i}: tahun" for i in range(count)) + " } }"


def acts(count: int) -> str:
    act = 'a%d: removeBukti(input: {id: "x", version: 1, idempotencyKey: "%d"}) { errors { code } }'
    return "mutation { " + " ".join(act % (i, i) for i in range(count)) + " }"


def spreads(count: int) -> str:
    return (
        "{ viewer { "
        + " ".join(f"...F{i}" for i in range(count))
        + " } } "
        + " ".join(f"fragment F{i} on Viewer {{ tahun }}" for i in range(count))
    )


def operations(count: int) -> str:
    return " ".join(f"query Q{i} {{ viewer {{ tahun }} }}" for i in range(count))


def questions(count: int) -> str:
    return "{ " + " ".join(f'a{i}: __type(name: "Skp") {{ name }}' for i in range(count)) + " }"


@pytest.mark.parametrize(
    ("document", "limit"),
    [
        (nested, batas.KEDALAMAN),
        (aliases, batas.ALIAS),
        (acts, batas.TINDAKAN),
        (spreads, batas.FRAGMEN),
        (operations, batas.OPERASI),
        (questions, batas.INTROSPEKSI),
    ],
)
def test_each_limit_holds(document, limit):
    assert look(document(limit)).errors == ()
    assert codes(look(document(limit + 1))) == [BERAT]


def test_texts_and_tokens_have_their_limits():
    def long(length: int) -> str:
        return "{ viewer { tahun } }".ljust(length)

    assert look(long(batas.HURUF)).errors == ()
    assert codes(look(long(batas.HURUF + 1))) == [BERAT]
    assert codes(look("{ viewer { tahun " + "hari " * batas.TOKEN + "} }")) == ["GRAPHQL_PARSE_FAILED"]


def test_the_fields_of_an_answer_are_counted_as_often_as_they_are_named():
    fields = "id " * 60
    parts = "".join(f"fragment F{i} on Pegawai {{ {fields} }}" for i in range(8))
    once = "{ viewer { pegawai { " + " ".join(f"...F{i}" for i in range(8)) + " } } }"

    # 480 fields for one key are 230,400 pairs.
    assert codes(look(once + parts)) == [BERAT]
    assert look(once + parts.replace(fields, "id " * 10)).errors == ()


def test_an_answer_has_so_many_fields_at_most():
    def unknown(count: int) -> str:
        return "{ " + " ".join(f"f{i}" for i in range(count)) + " }"

    assert codes(look(unknown(batas.LANGKAH)))[0] == "GRAPHQL_VALIDATION_FAILED"
    assert codes(look(unknown(batas.LANGKAH + 1))) == [BERAT]


def test_what_a_tool_asks_of_the_schema_is_allowed():
    for options in ({}, {"specified_by_url": True, "directive_is_repeatable": True, "schema_description": True}):
        assert look(get_introspection_query(**options)).errors == ()


def test_nothing_is_suggested_in_the_first_place():
    (error,) = look("{ viewer { tahum } }").errors

    assert "did you mean" not in error.message.lower()


# What it costs: objects and pages a point each, counts and acts ten


@pytest.mark.parametrize(
    ("document", "variables", "points"),
    [
        ("{ viewer { tahun } }", {}, 1),
        ("{ viewer { pegawai { jabatan { unit { nama } } } } }", {}, 4),
        ("{ daftarPegawai(first: 7) { totalCount edges { cursor node { id jabatan { id } } } } }", {}, 10 + 1 + 7 * 2),
        ("query ($n: Int) { daftarPegawai(first: $n) { edges { node { id } } } }", {"n": 7}, 1 + 7),
        ("query ($n: Int = 9) { daftarPegawai(last: $n) { edges { node { id } } } }", {}, 1 + 9),
        ("query ($n: Int) { daftarPegawai(last: $n) { edges { node { id } } } }", {}, 1 + 100),
        ("{ daftarPegawai { edges { node { id } } } }", {}, 1 + 100),
        ("{ daftarPegawai(first: 2000000000) { edges { node { id } } } }", {}, 1 + 101),
        ("{ daftarPegawai(first: -5) { edges { node { id } } } }", {}, 1 + 1),
        ("query ($n: Int) { daftarPegawai(first: $n) { edges { node { id } } } }", {"n": 10**30}, 1 + 101),
        ('{ nodes(ids: ["Skp_1", "Skp_2"]) { id } }', {}, 2),
        ("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["Skp_1"] * 30}, 30),
        ("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["Skp_1"] * 30_000}, 100),
        ('{ node(id: "Skp_1") { ... on Skp { triwulan { bukan: id } } } }', {}, 5),
        ("{ a: daftarPegawai(first: 3) { ...F } b: daftarPegawai(first: 4) { ...F } } "
         "fragment F on PegawaiConnection { edges { node { id } } }", {}, 2 + 7),
        ("{ viewer { pegawai { id } ...F } } fragment F on Viewer { pegawai { nama } }", {}, 2),
        ("{ viewer { tim { ringkasan(tahun: 2020, tw: 1, tingkat: SEMUA) { pegawai } } } }", {}, 2 + 1 + 10),
        ("{ a: daftarPegawai(first: 50) { totalCount } b: daftarPegawai(first: 1) { totalCount } }", {}, 22),
        (acts(2), {}, 2 * (10 + 1 + 10)),
        ("query ($n: Int!, $m: Int!) { " + BAWAHAN % ("$n", "skp(first: $m) { edges { node { id } } }") + " }",
         {"n": 5, "m": 3}, 2 + 1 + 5 * (1 + 1 + 3)),
    ],
)  # fmt: skip
def test_a_cost_is_worked_out_from_the_pages_asked_for(document, variables, points):
    assert look(document).pilih(None).biaya(variables) == points


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_what_costs_too_much_is_refused_before_anything_is_read(cast, as_):
    pages = "query ($n: Int!, $m: Int!) { " + BAWAHAN % (
        "$n",
        "skp(first: $m) { edges { node { indikator(first: 10) { edges { node { id } } } } } }",
    )
    few = await as_(BUDI).post(pages + " }", n=20, m=20)
    many = await as_(BUDI).post(pages + " }", n=100, m=100)
    fixed = await as_(BUDI).post(HEAVY)

    assert "data" in few.json()
    for answer in (many, fixed):
        (error,) = answer.json()["errors"]
        assert error["extensions"]["code"] == BERAT and "60000" in error["message"]


@pytest.mark.parametrize("document", [aliases(51), "{ viewer {", HEAVY])
async def test_whoever_runs_a_document_without_http_is_held_to_the_same(document):
    result = await schema.execute(document, context_value=Permintaan(aktor(BUDI), "id", None))

    assert result.data is None and len(result.errors) == 1


# Each document is read once


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_a_document_is_read_and_checked_once(cast, as_):
    remembered.cache_clear()
    for tahun in range(60):
        await as_(BUDI)("query Sekali($n: Int!) { daftarPegawai(first: $n) { totalCount } }", n=tahun + 1)

    assert remembered.cache_info().misses == 1


def test_the_memory_of_documents_is_bounded():
    remembered.cache_clear()
    for i in range(batas.DISIMPAN + 50):
        examine(schema._schema, f"query Q{i} {{ viewer {{ tahun }} }}")

    assert remembered.cache_info().currsize == batas.DISIMPAN


def test_a_very_long_document_is_not_remembered():
    remembered.cache_clear()
    examine(schema._schema, "{ viewer { tahun } }".ljust(batas.HURUF_DISIMPAN + 1))

    assert remembered.cache_info().currsize == 0


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_a_limit_is_told_in_both_languages(cast, as_):
    async with await as_(BUDI).client() as client:
        for language, word in (("id", "Permintaan terlalu berat: lebih dari 50 alias"), ("en", "more than 50 aliases")):
            body = json.dumps({"query": aliases(51)})
            headers = {"content-type": "application/json", "accept-language": language}
            answer = await client.post("/graphql", content=body, headers=headers)

            assert word in answer.json()["errors"][0]["message"]
