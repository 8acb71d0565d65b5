"""GraphQL over HTTP: the audit of the reference implementation, requests that are none, errors as clients see them."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import datetime
from urllib.parse import urlencode

import httpx
import pytest

from asking import client_of
from kinerja import models
from kinerja.api import graphql, keamanan
from kinerja.domain.aktor import JAKARTA
from people import BUDI, SITI

pytestmark = pytest.mark.parametrize("config", ["sqlite"], indirect=True)

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
KIND = {"content-type": JSON}
VIEWER = "{ viewer { tahun } }"
TYPE = "query Type($name: String!) { __type(name: $name) { name } }"
COERCE = "query ($id: ID!) { __typename node(id: $id) { id } }"
CREATE = "mutation ($input: CreateSkpInput!) { createSkp(input: $input) { skp { id } errors { code } } }"
INPUT = {"mulai": "2020-03-01", "selesai": "2020-12-31", "idempotencyKey": "a"}


@pytest.fixture
async def budi(cast, as_) -> AsyncIterator[httpx.AsyncClient]:
    async with await as_(BUDI).client() as client:
        yield client


async def post(client: httpx.AsyncClient, body: object, accept: str | None = None, kind: str = JSON) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"content-type": kind, "x-kinerja": "1", **({"accept": accept} if accept else {})}
    return await client.post("/graphql", content=content, headers=headers)


def codes(answer: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


async def test_a_query_is_answered(as_, cast):
    data = await as_(BUDI)("query ($n: Int!) { viewer { pegawai { nama skp(first: $n) { totalCount } } } }", n=1)

    assert data == {"viewer": {"pegawai": {"nama": "Budi Santoso", "skp": {"totalCount": 0}}}}


# What the answer is


async def test_an_answer_says_on_which_day_it_was_given(budi):
    answer = await post(budi, {"query": "{ viewer { hari } }"})

    waktu = datetime.fromisoformat(answer.headers["x-kinerja-waktu"]).astimezone(JAKARTA)
    assert waktu.date().isoformat() == answer.json()["data"]["viewer"]["hari"]


@pytest.mark.parametrize("compiled", ["on", "off"])
async def test_the_answer_comes_as_it_is_wanted(budi, compiled):
    types = {
        accept: (await post(budi, {"query": VIEWER}, accept)).headers["content-type"]
        for accept in (
            "*/*",
            JSON,
            GRAPHQL,
            f"{GRAPHQL}, {JSON};q=0.9",
            f"{JSON}, {GRAPHQL}",
            f"{GRAPHQL};q=0.5, {JSON}",
            f"{GRAPHQL}; charset=utf-8, application/json; charset=utf-8",
            "text/html, application/*;q=0.8",
            "text/event-stream, multipart/mixed, application/json",
            "APPLICATION/JSON",
        )
    }
    without = await budi.post("/graphql", content=json.dumps({"query": VIEWER}), headers={**KIND, "accept": ""})

    assert [kind.removeprefix("application/") for kind in types.values()] == [
        "json; charset=utf-8",
        "json; charset=utf-8",
        "graphql-response+json; charset=utf-8",
        "graphql-response+json; charset=utf-8",
        "json; charset=utf-8",
        "json; charset=utf-8",
        "graphql-response+json; charset=utf-8",
        "json; charset=utf-8",
        "json; charset=utf-8",
        "json; charset=utf-8",
    ]
    assert without.headers["content-type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize("accept", ["text/html", "image/*", f"{JSON};q=0", "application/json;q=x", ";"])
async def test_what_accepts_no_json_gets_nothing(budi, accept):
    answer = await post(budi, {"query": VIEWER}, accept)

    assert (answer.status_code, codes(answer)) == (406, ["NOT_ACCEPTABLE"])


# The audit of graphql-http: every MUST, SHOULD and MAY of it


async def test_requests_of_the_audit_that_are_right(budi):
    for accept in (JSON, GRAPHQL):
        for body in (
            {"query": "{ __typename }"},
            {"query": '{ __type(name: "Run🏃Swim🏊") { name } }'},
            {"query": "query Query { __typename }", "operationName": "Query"},
            {"query": "{ __typename }", "variables": None},
            {"query": "{ __typename }", "operationName": None},
            {"query": "{ __typename }", "extensions": None},
            {"query": "{ __typename }", "extensions": {"some": "value"}},
            {"query": "{ __typename }", "unknown": [1]},
            {"query": TYPE, "variables": {"name": "sometype"}},
        ):
            answer = await post(budi, body, accept)
            assert (answer.status_code, "errors" in answer.json()) == (200, False), body
            assert answer.headers["content-type"] == f"{accept}; charset=utf-8"

    assert (await post(budi, {"query": "{ __typename }"}, kind="application/json; charset=utf-8")).status_code == 200


@pytest.mark.parametrize("name", ["query", "operationName", "variables", "extensions"])
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
async def test_parameters_of_the_wrong_kind(budi, name, accept):
    wrong = {"query": [{}, 0, False, ["array"], None, ""]}.get(name, [0, False, ["array"], 1.5])
    wrong = [*wrong, {"obj": "ect"}] if name == "operationName" else wrong
    wrong = [*wrong, "string"] if name in ("variables", "extensions") else wrong

    for value in wrong:
        answer = await post(budi, {"query": VIEWER, name: value}, accept)

        assert (answer.status_code, codes(answer)) == (400, ["PERMINTAAN_RUSAK"]), value


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ 8f31403dfe404bccbb0e835f2629c6a7 }"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ f31403dfe404bccbb0e835f2629c6a7 }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": COERCE, "variables": {"id": None}}, "BAD_USER_INPUT"),
        ({"query": COERCE}, "BAD_USER_INPUT"),
        ({"query": CREATE, "variables": {"input": {**INPUT, "mulai": "kemarin"}}}, "BAD_USER_INPUT"),
        ({"query": CREATE, "variables": {"input": {**INPUT, "idempotencyKey": 7}}}, "BAD_USER_INPUT"),
        ({"query": CREATE, "variables": {"input": {**INPUT, "status": "APPROVED"}}}, "BAD_USER_INPUT"),
        ({"query": "query A { __typename } query B { __typename }"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "query A { __typename }", "operationName": "B"}, "OPERATION_RESOLUTION_FAILURE"),
        ({"query": "fragment F on Query { __typename }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "type A { b: Int }"}, "GRAPHQL_VALIDATION_FAILED"),
    ],
)
async def test_documents_that_cannot_run(budi, body, code):
    plain, exact = await post(budi, body, JSON), await post(budi, body, GRAPHQL)

    assert (plain.status_code, exact.status_code) == (200, 400)
    assert codes(plain) == codes(exact) == [code]
    assert "data" not in plain.json() and "data" not in exact.json()


# Methods


async def test_a_query_goes_by_get(budi):
    variables = json.dumps({"name": "Skp"})
    answer = await budi.get("/graphql?" + urlencode({"query": TYPE, "variables": variables, "apa": "saja"}))

    assert answer.json()["data"] == {"__type": {"name": "Skp"}}
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("query", ["mutation { __typename }", "subscription { perubahan { objek } }"])
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
async def test_nothing_is_done_by_get(budi, query, accept):
    answer = await budi.get("/graphql?" + urlencode({"query": query}), headers={"accept": accept})

    assert (answer.status_code, answer.headers["allow"], codes(answer)) == (405, "POST", ["METHOD_NOT_ALLOWED"])


@pytest.mark.parametrize(
    "query", ["", "query=", "query={viewer{tahun}}&variables=x", "query={viewer{tahun}}&extensions=[]", "variables={}"]
)
async def test_a_get_that_is_no_request(budi, query):
    answer = await budi.get(f"/graphql?{query}")

    assert (answer.status_code, codes(answer)) == (400, ["PERMINTAAN_RUSAK"])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_none(budi, method):
    answer = await budi.request(method, "/graphql", headers=KIND)

    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


async def test_a_subscription_does_not_go_by_post(budi):
    answer = await post(budi, {"query": "subscription { perubahan { objek } }"})

    assert (answer.status_code, codes(answer)) == (405, ["METHOD_NOT_ALLOWED"])


# Bodies that are no request

DEEP = b'{"query":"{viewer{tahun}}","variables":{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}}"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'"{ viewer { tahun } }"',
        b"null",
        b"1",
        b"\xff\xfe",
        b'{"query":"\xed\xa0\x80"}',
        b'{"query":"{viewer{tahun}}","variables":{"a":"\\ud800"}}',
        b'{"query":"{viewer{tahun}}","variables":{"a":' + b"9" * 100_000 + b"}}",
        b'{"query":"{viewer{tahun}}","variables":{"a":NaN}}',
        DEEP,
    ],
    ids=lambda body: body[:40].decode("ascii", "backslashreplace") or "nothing",
)
async def test_a_body_that_is_no_request(budi, body):
    answer = await post(budi, body)

    assert (answer.status_code, codes(answer)) == (400, ["PERMINTAAN_RUSAK"])


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
@pytest.mark.parametrize("body", [b"[]", b'[{"query":"{viewer{tahun}}"}]', b'[{"query":"{viewer{tahun}}"},{}]'])
async def test_requests_come_one_by_one(budi, body, accept):
    answer = await post(budi, body, accept)

    assert (answer.status_code, codes(answer)) == (400, ["PERMINTAAN_BERSUSUN"])
    assert "satu permintaan" in answer.json()["errors"][0]["message"]


async def test_numbers_beyond_all_types_are_refused(budi):
    query = "query ($n: Int!) { viewer { pegawai { skp(first: $n) { totalCount } } } }"
    for number in (b"123456789012345678901234", b"2147483648", b"-1e300", b"1.5"):
        answer = await post(budi, b'{"query":"%s","variables":{"n":%s}}' % (query.encode(), number), GRAPHQL)

        assert (answer.status_code, codes(answer)) == (400, ["BAD_USER_INPUT"]), number


async def test_signs_that_no_database_keeps_are_refused(budi):
    search = "query ($cari: String) { daftarPegawai(first: 1, cari: $cari) { totalCount } }"
    inside = await post(budi, {"query": search, "variables": {"cari": "a\0"}})
    literal = await post(budi, {"query": '{ daftarPegawai(first: 1, cari: "\\u0000") { totalCount } }'})
    braces = await post(budi, {"query": '{ daftarPegawai(first: 1, cari: "\\u{00}") { totalCount } }'})
    lone = await post(budi, {"query": '{ daftarPegawai(first: 1, cari: "\\ud800") { totalCount } }'})
    harmless = await post(budi, {"query": search, "variables": {"cari": "\\u0000"}})

    assert (inside.status_code, codes(inside)) == (400, ["KARAKTER_TERLARANG"])
    assert codes(literal) == codes(braces) == codes(lone) == ["GRAPHQL_PARSE_FAILED"]
    assert harmless.json()["data"] == {"daftarPegawai": {"totalCount": 0}}


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=iso-8859-1",
        "application/jsonp",
    ],
)
async def test_only_json_is_read(budi, kind):
    answer = await post(budi, {"query": VIEWER}, kind=kind)

    assert (answer.status_code, codes(answer)) == (415, ["JENIS_ISI_DITOLAK"])


async def test_a_body_has_a_largest_size(budi, config):
    declared = await post(budi, b" " * (config.body_limit + 1))

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(config.body_limit // 65536 + 2):
            yield b" " * 65536

    streamed = await budi.post("/graphql", content=endless(), headers=KIND)

    for answer in (declared, streamed):
        assert (answer.status_code, codes(answer)) == (413, ["PERMINTAAN_TERLALU_BESAR"])


# Who asks


@pytest.mark.parametrize("accept", [JSON, GRAPHQL, "text/html"])
async def test_a_stranger_gets_json_and_no_redirect(app, cast, accept):
    async with client_of(app, "tidak-ada") as client:
        answer = await post(client, {"query": VIEWER}, accept)

    assert (answer.status_code, codes(answer)) == (401, ["BELUM_MASUK"])


async def test_a_request_of_another_site_does_nothing(budi, as_):
    simple = await budi.post("/graphql", content=json.dumps({"query": VIEWER}), headers={"content-type": "text/plain"})
    foreign = await budi.post("/graphql", json={"query": VIEWER}, headers={"origin": "https://jahat.example"})

    assert simple.status_code == foreign.status_code == 403


# Errors


async def test_an_error_names_the_request_and_the_place(budi):
    query = '{ viewer { tahun }\n  node(id: "Pegawai_1") { ... on Pegawai { skp(first: 0) { edges { cursor } } } } }'
    answer = await post(budi, {"query": query})

    assert answer.status_code == 200
    assert answer.json() == {
        "data": {"viewer": {"tahun": 2020}, "node": None},
        "errors": [
            {
                "message": "Beri `first` atau `last`, salah satu, dari 1 sampai 100.",
                "locations": [{"line": 2, "column": 44}],
                "path": ["node", "skp"],
                "extensions": {"code": "HALAMAN_TIDAK_SAH", "requestId": answer.headers["x-request-id"]},
            }
        ],
        "extensions": {"cost": {"diminta": 3, "batas": 60_000}},
    }


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ daftarPegawai { totalCount } }", "HALAMAN_TIDAK_SAH"),
        ("{ daftarPegawai(first: -1) { totalCount edges { cursor } } }", "HALAMAN_TIDAK_SAH"),
        ("{ daftarPegawai(first: 101) { totalCount edges { cursor } } }", "HALAMAN_TIDAK_SAH"),
        ('{ daftarPegawai(first: 1, after: " ") { edges { cursor } } }', "KURSOR_TIDAK_SAH"),
        ('{ daftarPegawai(first: 1, after: "5b5b224e524b5f415343225d5d") { edges { cursor } } }', "KURSOR_URUTAN_LAIN"),
        ('query ($id: ID = "Skp_1") { node(id: $id) { id } }', "BAD_USER_INPUT"),
    ],
)
async def test_what_the_client_did_wrong_has_a_code_of_its_own(budi, query, code):
    answer = await post(budi, {"query": query, "variables": {"id": None} if "$id" in query else {}})

    assert codes(answer) == [code]


@pytest.mark.parametrize("id", ["", "x", "Skp_0", "skp_1", "Skp_01", "Skp_1' --", "Skp_99999999999999999999"])
async def test_an_id_we_never_gave_out_is_as_one_that_names_nothing(budi, id):
    query = "query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }"
    submit = "mutation ($input: SubmitSkpInput!) { submitSkp(input: $input) { skp { id } errors { code } } }"
    input = {"id": id, "version": 1, "idempotencyKey": "sekali"}

    read = await post(budi, {"query": query, "variables": {"id": id}})
    act = await post(budi, {"query": submit, "variables": {"input": input}})

    assert read.json()["data"] == {"node": None, "nodes": [None]} and "errors" not in read.json()
    assert act.json()["data"] == {"submitSkp": {"skp": None, "errors": [{"code": "NOT_FOUND"}]}}


async def test_an_act_is_done_though_its_answer_asks_for_a_page_that_there_is_not(budi):
    create = CREATE.replace("skp { id }", "skp { id indikator(first: 0) { totalCount } }")
    answer = await post(budi, {"query": create, "variables": {"input": INPUT}})

    assert codes(answer) == ["HALAMAN_TIDAK_SAH"]
    assert await models.Skp.all().count() == 1


async def test_a_field_that_fails_takes_nothing_from_another_place(budi):
    tim = "bawahan(first: 2) { totalCount }"
    salah = "salah: bawahan(first: 0) { totalCount }"
    query = f"{{ viewer {{ pegawai {{ satu: atasan {{ {tim} }} dua: atasan {{ {tim} {salah} }} }} }} }}"

    answer = await post(budi, {"query": query})

    assert answer.json()["data"]["viewer"]["pegawai"] == {"satu": {"bawahan": {"totalCount": 1}}, "dua": None}
    assert codes(answer) == ["HALAMAN_TIDAK_SAH"]


@pytest.mark.parametrize(("jeda", "isi"), [(0.05, 60.0), (60.0, 0.05)])
async def test_a_body_that_does_not_come_is_given_up(budi, monkeypatch, jeda, isi):
    monkeypatch.setattr(keamanan, "JEDA_DETIK", jeda)
    monkeypatch.setattr(keamanan, "ISI_DETIK", isi)

    async def slow() -> AsyncIterator[bytes]:
        yield b'{"query":'
        await asyncio.sleep(10)

    answer = await budi.post("/graphql", content=slow(), headers={"content-type": "application/json"})

    assert (answer.status_code, codes(answer)) == (408, ["PERMINTAAN_TERLALU_LAMBAT"])


async def test_messages_follow_the_language_and_codes_do_not(budi):
    said = {}
    for language in ("id", "en", "en-GB,id;q=0.5", "id, en;q=0.9", ""):
        budi.headers["accept-language"] = language
        answer = await post(budi, {"query": "{ daftarPegawai(first: 0) { edges { cursor } } }"})
        refused = (
            await post(
                budi,
                {
                    "query": CREATE.replace("code", "code message"),
                    "variables": {"input": {**INPUT, "mulai": "2020-12-31", "selesai": "2020-03-01"}},
                },
            )
        ).json()
        said[language] = (
            answer.json()["errors"][0]["message"].partition(" ")[0],
            codes(answer),
            refused["data"]["createSkp"]["errors"][0]["code"],
        )

    assert {language: words[0] for language, words in said.items()} == {
        "id": "Beri",
        "en": "Give",
        "en-GB,id;q=0.5": "Give",
        "id, en;q=0.9": "Beri",
        "": "Beri",
    }
    assert {words[1:] for words in ((w[0], tuple(w[1]), w[2]) for w in said.values())} == {
        (("HALAMAN_TIDAK_SAH",), "TANGGAL_TERBALIK")
    }


async def test_nothing_is_suggested(budi):
    field = await post(budi, {"query": "{ viewer { tahum } }"})
    argument = await post(budi, {"query": "{ daftarPegawai(frist: 1) { totalCount } }"})
    query = "query ($t: Tingkat) { viewer { tim { ringkasan(tahun: 2020, tw: 1, tingkat: $t) { pegawai } } } }"
    value = await post(budi, {"query": query, "variables": {"t": "LANGSUN"}})

    for answer in (field, argument, value):
        assert "did you mean" not in answer.text.lower()


@pytest.fixture
def broken(monkeypatch):
    """A defect: a relation that names a column that there is not."""
    from kinerja.api import akar

    monkeypatch.setattr(akar, "berlaku", lambda *_: "tidak.ada = 1")


async def test_a_defect_shows_its_number_and_nothing_else(budi, broken, caplog):
    query = "query Cari { daftarAtasan(first: 1) { totalCount edges { node { nama } } } }"
    answer = await post(budi, {"query": query})

    request_id = answer.headers["x-request-id"]
    (error,) = answer.json()["errors"]
    assert error["extensions"] == {"code": "INTERNAL_SERVER_ERROR", "requestId": request_id}
    assert request_id in error["message"] and "tidak.ada" not in answer.text
    (line,) = [r for r in caplog.records if r.name == "kinerja.galat"]
    assert (line.levelno, line.rincian["id"], line.rincian["operasi"]) == (logging.ERROR, request_id, "Cari")
    assert "tidak.ada" in str(line.exc_info[1])


async def test_a_request_has_a_longest_time(budi, monkeypatch):
    monkeypatch.setattr(graphql, "BATAS_DETIK", 0.0)

    answer = await post(budi, {"query": VIEWER})

    assert (answer.status_code, codes(answer)) == (503, ["WAKTU_HABIS"])


# Acts


async def test_acts_have_one_root_each_and_run_in_order(as_, cast):
    two = """mutation ($a: CreateSkpInput!, $b: CreateSkpInput!) {
      a: createSkp(input: $a) { skp { tahun } errors { code } }
      b: createSkp(input: $b) { skp { tahun } errors { code } }
    }"""

    data = await as_(BUDI)(two, a=INPUT, b={**INPUT, "idempotencyKey": "b"})

    assert data == {
        "a": {"skp": {"tahun": 2020}, "errors": []},
        "b": {"skp": None, "errors": [{"code": "MASA_BERTUMPUK"}]},
    }


async def test_an_act_sent_again_has_one_effect(as_, cast):
    first = await as_(BUDI)(CREATE, input=INPUT)
    again = await as_(BUDI)(CREATE, input=INPUT)
    other = await as_(BUDI)(CREATE, input={**INPUT, "selesai": "2020-11-30"})

    assert first == again
    assert other["createSkp"] == {"skp": None, "errors": [{"code": "IDEMPOTENCY_MISMATCH"}]}


async def test_whoever_comes_too_late_gets_the_object_as_it_is(as_, cast):
    await as_(BUDI)(CREATE, input=INPUT)
    save = "mutation ($input: SaveSkpInput!) { saveSkp(input: $input) { skp { version } errors { code path } } }"

    data = await as_(BUDI)(save, input={"id": "Skp_1", "version": 9, "idempotencyKey": "c"})

    assert data["saveSkp"] == {"skp": {"version": 1}, "errors": [{"code": "STALE", "path": ["version"]}]}


async def test_what_one_may_not_see_is_not_there(as_, cast):
    await as_(BUDI)(CREATE, input=INPUT)
    submit = "mutation ($input: SubmitSkpInput!) { submitSkp(input: $input) { skp { id } errors { code path } } }"

    for id in ("Skp_1", "Skp_999", "Pegawai_1", "x", ""):
        data = await as_(SITI if id != "Skp_1" else 10)(submit, input={"id": id, "version": 1, "idempotencyKey": "d"})

        assert data["submitSkp"] == {"skp": None, "errors": [{"code": "NOT_FOUND", "path": ["id"]}]}
