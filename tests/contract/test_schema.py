"""The schema as a promise: what is printed is what runs, all of it is described, and its shapes are the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLScalarType,
    build_client_schema,
    build_schema,
    get_introspection_query,
    get_named_type,
    get_nullable_type,
    is_input_object_type,
    is_interface_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
    lexicographic_sort_schema,
    print_schema,
    specified_scalar_types,
)

from asking import client_of
from kinerja.api.schema import schema
from people import BUDI, SITI

PRINTED = Path(__file__).parents[2] / "schema.graphql"
SCHEMA = schema._schema
TYPES = [
    tipe for name, tipe in SCHEMA.type_map.items() if not name.startswith("__") and name not in specified_scalar_types
]
OBJECTS = [tipe for tipe in TYPES if is_object_type(tipe) or is_interface_type(tipe)]
ACTS = SCHEMA.mutation_type.fields

# Lists of objects that are short by their nature: four quarters, ten files, the refusals of one act, a plan's lines.
SHORT = {
    "Query.nodes",
    "Kalender.triwulan",
    "Skp.triwulan",
    "Skp.hambatan",
    "Skp.dihapus",
    "VersiSkp.terkirim",
    "Indikator.renkin",
    "BanyakPayload.hasil",
    "ItemAntrean.triwulan",
    "Renkin.bukti",
    "Riwayat.catatanBaris",
    "Riwayat.perubahan",
    "LaporanAtasanPayload.pindah",
}
WORKFLOWS = ("Skp", "TahapRenkin", "TahapRealisasi")


def fields() -> Iterator[tuple[str, GraphQLField]]:
    for tipe in OBJECTS:
        for name, each in tipe.fields.items():
            yield f"{tipe.name}.{name}", each


def test_what_is_printed_is_what_runs():
    assert PRINTED.read_text() == schema.as_str() + "\n", "make schema"


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_a_tool_that_asks_the_server_gets_the_same(cast, as_):
    told = await as_(BUDI)(get_introspection_query(specified_by_url=True, directive_is_repeatable=True))

    asked, printed = build_client_schema(told), build_schema(schema.as_str())
    assert print_schema(lexicographic_sort_schema(asked)) == print_schema(lexicographic_sort_schema(printed))


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_everybody_may_have_the_file(cast, app):
    async with client_of(app) as stranger:
        first = await stranger.get("/schema.graphql")
        etag = first.headers["etag"]
        again = await stranger.get("/schema.graphql", headers={"if-none-match": f'"x", W/{etag}'})
        changed = await stranger.get("/schema.graphql", headers={"if-none-match": '"x"'})

    assert first.text == PRINTED.read_text() and first.headers["content-type"] == "text/plain; charset=utf-8"
    assert first.headers["cache-control"].startswith("public, max-age=")
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert (changed.status_code, changed.content) == (200, first.content)


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
@pytest.mark.parametrize("query", ["{ __schema { queryType { name } } }", '{ a: __type(name: "Skp") { name } }'])
async def test_where_it_is_switched_off_the_schema_is_not_told_of_itself(cast, app, as_, query):
    app.state.config = replace(app.state.config, introspection=False)
    hidden = f"query Q {{ ...F }} fragment F on Query {query}"

    for document in (query, hidden):
        answer = await as_(BUDI).post(document)

        (error,) = answer.json()["errors"]
        assert error["extensions"]["code"] == "INTROSPEKSI_TERTUTUP" and "/schema.graphql" in error["message"]
    assert await as_(BUDI)("{ __typename viewer { __typename } }")


# Words


def undescribed() -> Iterator[str]:
    for tipe in TYPES:
        if not tipe.description:
            yield tipe.name
        if isinstance(tipe, GraphQLEnumType):
            yield from (f"{tipe.name}.{name}" for name, value in tipe.values.items() if not value.description)
        if isinstance(tipe, GraphQLInputObjectType):
            yield from (f"{tipe.name}.{name}" for name, each in tipe.fields.items() if not each.description)
    for name, each in fields():
        if not each.description:
            yield name
        yield from (f"{name}({arg}:)" for arg, argument in each.args.items() if not argument.description)


def test_everything_is_described():
    assert list(undescribed()) == []


def test_scalars_say_by_what_they_are_specified():
    own = [tipe for tipe in TYPES if isinstance(tipe, GraphQLScalarType)]

    assert {tipe.name for tipe in own} == {"Date", "DateTime", "Decimal"}
    assert [tipe.name for tipe in own if not (tipe.specified_by_url or "").startswith("https://")] == []


def test_states_are_enums():
    for name, each in fields():
        if name.endswith((".status", ".moves", ".pihak", ".code", ".peran")):
            assert isinstance(get_named_type(each.type), GraphQLEnumType), name
    for tipe in TYPES:
        if isinstance(tipe, GraphQLEnumType):
            assert [name for name in tipe.values if name != name.upper()] == []


# Lists


def is_connection(tipe: GraphQLNamedType) -> bool:
    return tipe.name.endswith("Connection")


def test_lists_of_objects_are_pages_unless_they_are_short():
    lists = {
        name
        for name, each in fields()
        if is_list_type(get_nullable_type(each.type)) and not is_leaf_type(get_named_type(each.type))
    }

    own = {name for name in lists if not name.endswith(("Connection.edges", "Payload.errors", "HasilBaris.errors"))}
    assert own == SHORT


def test_pages_are_as_relay_has_them():
    for name, each in fields():
        tipe = get_named_type(each.type)
        if not is_connection(tipe):
            continue
        assert {"first", "after", "last", "before"} <= each.args.keys(), name
        assert set(tipe.fields) == {"edges", "pageInfo", "totalCount"}, name
        assert str(tipe.fields["pageInfo"].type) == "PageInfo!"
        assert str(tipe.fields["totalCount"].type) == "Int!"
        edge = get_named_type(tipe.fields["edges"].type)
        assert str(tipe.fields["edges"].type) == f"[{edge.name}!]!"
        assert set(edge.fields) == {"node", "cursor"} and str(edge.fields["cursor"].type) == "String!"
    assert set(SCHEMA.type_map["PageInfo"].fields) == {"hasNextPage", "hasPreviousPage", "startCursor", "endCursor"}


def test_lists_have_no_holes():
    holes = [
        name
        for name, each in fields()
        if is_list_type(get_nullable_type(each.type)) and not str(each.type).endswith("!]!")
    ]

    # A place in the answer for each id asked for, found or not.
    assert holes == ["Query.nodes"]


# Acts


@pytest.mark.parametrize("name", ACTS)
def test_an_act_has_one_input_one_payload_and_a_key(name):
    act = ACTS[name]
    payload = get_nullable_type(act.type)

    assert {arg: str(argument.type) for arg, argument in act.args.items()} == {
        "input": f"{name[0].upper()}{name[1:]}Input!"
    }
    assert str(act.type) == f"{payload.name}!" and payload.name.endswith("Payload")
    assert str(payload.fields["errors"].type) == "[UserError!]!"
    told = {f: str(each.type) for f, each in payload.fields.items()}
    assert [f for f, tipe in told.items() if tipe.endswith("!") and not tipe.startswith("[")] == []
    given = act.args["input"].type.of_type.fields
    assert str(given["idempotencyKey"].type) == "String!"
    assert "id" not in given or str(given["version"].type) == "Int!"


def test_what_each_object_allows_and_whose_turn_it_is_comes_from_here():
    for name in WORKFLOWS:
        told = {f: str(each.type) for f, each in SCHEMA.type_map[name].fields.items()}
        assert told["moves"] == "[Move!]!" and told["giliran"] == "Giliran" and told["statusLabel"] == "String!", name


def test_only_roots_that_cannot_fail_are_required():
    assert str(SCHEMA.query_type.fields["viewer"].type) == "Viewer!"
    assert str(SCHEMA.query_type.fields["node"].type) == "Node"


def test_ids_are_ids_and_no_act_takes_a_state():
    for tipe in TYPES:
        if is_input_object_type(tipe):
            names = set() if tipe.name.endswith("Filter") else set(tipe.fields)
            assert not names & {"status", "revisi", "pegawai", "pegawaiId", "diputuskan", "penilaiId"}, tipe.name
            ids = {
                name: get_named_type(each.type).name for name, each in tipe.fields.items() if name in ("id", "renkinId")
            }
            assert set(ids.values()) <= {"ID"}, tipe.name


# Numbers that mean nothing

ODD = """
  query ($tahun: Int!, $tw: Int!) {
    viewer {
      pegawai { skp(first: 1, tahun: $tahun) { totalCount } }
      tim {
        ringkasan(tahun: $tahun, tw: $tw, tingkat: SEMUA) { pegawai skpMenunggu renkinMenunggu realisasiMenunggu }
        bawahan(first: 5, filter: {saringan: RENKIN_MENUNGGU, tahun: $tahun, tw: $tw}) { totalCount }
      }
    }
  }
"""


async def test_years_and_quarters_that_there_are_not_are_empty(cast, as_):
    for tahun, tw in (
        (2020, 0),
        (2020, 5),
        (2020, -1),
        (-1, 1),
        (0, 0),
        (99999, 1),
        (2**31 - 1, 2**31 - 1),
        (-(2**31), 1),
    ):
        data = await as_(SITI)(ODD, tahun=tahun, tw=tw)

        assert data["viewer"]["pegawai"]["skp"]["totalCount"] == 0
        team = data["viewer"]["tim"]
        waiting = {name: count for name, count in team["ringkasan"].items() if name != "pegawai"}
        assert set(waiting.values()) == {0} and team["bawahan"]["totalCount"] == 0
