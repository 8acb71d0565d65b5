"""What is asked costs points, told with each answer; so many in a minute, and the next minute begins anew."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from dokumen_spa import Spa
from graphql import OperationType, print_ast

from asking import Pukul, client_of
from kinerja.api import batas
from kinerja.api.laju import ALAMAT, Laju
from kinerja.api.schema import schema
from kinerja.config import COST_LIMIT
from kinerja.main import create_app
from kinerja.services.jam import Jam
from people import BUDI, SITI
from sockets import PERUBAHAN, socket_of

pytestmark = pytest.mark.parametrize("config", ["sqlite"], indirect=True)

VIEWER = "{ viewer { tahun } }"
PEGAWAI = "query ($n: Int) { daftarPegawai(first: $n) { edges { node { id } } } }"
JATAH = "{ rateLimit { batas sisa pulih } }"


@pytest.fixture
def limited(cast, config, pukul) -> Callable[..., Any]:
    """The server with limits of its own."""

    def app(**limits: int) -> Any:
        return create_app(replace(config, **limits), Jam(real=pukul))

    return app


async def ask(client: httpx.AsyncClient, query: str, **variables: object) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, "variables": variables})


def code(answer: httpx.Response) -> str:
    (error,) = answer.json()["errors"]
    return str(error["extensions"]["code"] if "extensions" in error else error["code"])


def parts(header: str) -> dict[str, dict[str, int]]:
    """A structured field: `"name";key=1;key=2, ...`."""
    found = {}
    for item in header.split(", "):
        name, *parameters = item.split(";")
        assert re.fullmatch(r'"\w+"', name)
        found[name.strip('"')] = {key: int(value) for key, value in (p.split("=") for p in parameters)}
    return found


# Cost


@pytest.mark.parametrize("compiled", [True, False])
async def test_each_answer_tells_what_it_cost(cast, app, as_, compiled):
    app.state.config = replace(app.state.config, compiled=compiled)
    documents = {
        VIEWER: 1,
        "{ node(id: 1) { id } __typename }": 1,
        "{ viewer { tidakAda } }": None,
        "{": None,
    }

    told = {document: (await as_(BUDI).post(document)).json()["extensions"] for document in documents}

    assert told == {document: {"cost": {"diminta": n, "batas": COST_LIMIT}} for document, n in documents.items()}


async def test_the_cap_is_a_setting_and_what_it_refuses_tells_its_cost(limited, as_):
    budi = as_(BUDI)
    budi.app = limited(cost_limit=50)

    within, beyond = [await budi.post(PEGAWAI, n=n) for n in (49, 50)]

    assert within.json()["extensions"] == {"cost": {"diminta": 50, "batas": 50}} and "errors" not in within.json()
    assert beyond.json()["extensions"] == {"cost": {"diminta": 51, "batas": 50}}
    assert code(beyond) == "DOKUMEN_TERLALU_BERAT" and "data" not in beyond.json()


def test_what_the_app_asks_stays_well_below_the_cap(config):
    spa = Spa()
    costs = {}
    for name, node in spa.operasi.items():
        if node.operation is not OperationType.SUBSCRIPTION:
            # A variable that is not given counts as much as it can.
            costs[name] = batas.look(schema._schema, print_ast(spa.dokumen(node))).pilih(None).biaya({})

    # The tree of people, of which a hundred nodes may stand open.
    assert 20_000 < costs.pop("PohonTim") < COST_LIMIT
    assert max(costs.values()) < COST_LIMIT / 4
    assert min(costs.values()) > 0


# Pace


async def test_a_session_has_so_many_requests_in_a_minute(limited, as_, pukul: Pukul):
    budi = as_(BUDI)
    budi.app = limited(rate_requests=3)
    pukul.now = pukul.now.replace(second=18)
    async with await budi.client() as client:
        answers = [await ask(client, VIEWER) for _ in range(4)]
        pukul.now += timedelta(seconds=41)
        still = await ask(client, VIEWER)
        pukul.now += timedelta(seconds=1)
        again = await ask(client, VIEWER)

    assert [answer.status_code for answer in (*answers, still, again)] == [200, 200, 200, 429, 429, 200]
    assert [parts(answer.headers["ratelimit"])["permintaan"] for answer in answers[:3]] == [
        {"r": 2, "t": 42}, {"r": 1, "t": 42}, {"r": 0, "t": 42},
    ]  # fmt: skip
    assert parts(again.headers["ratelimit"])["permintaan"] == {"r": 2, "t": 60}
    assert parts(again.headers["ratelimit-policy"])["permintaan"] == {"q": 3, "w": 60}
    assert (answers[3].headers["retry-after"], still.headers["retry-after"]) == ("42", "1")
    assert code(still) == "TERLALU_SERING" and "Tunggu 1 detik" in still.json()["errors"][0]["message"]


async def test_a_session_has_so_many_points_in_a_minute(limited, as_, pukul: Pukul):
    budi = as_(BUDI)
    budi.app = limited(rate_cost=100)
    async with await budi.client() as client:
        first = await ask(client, PEGAWAI, n=59)
        too_much = await ask(client, PEGAWAI, n=40)
        just = await ask(client, PEGAWAI, n=39)
        act = await ask(client, "mutation { createSkp(input: {idempotencyKey: \"a\", mulai: \"2020-03-01\", selesai: "
                                "\"2020-12-31\"}) { errors { code } } }")  # fmt: skip

    assert [answer.status_code for answer in (first, too_much, just, act)] == [200, 429, 200, 429]
    assert too_much.json()["extensions"]["cost"]["diminta"] == 41
    left = [parts(answer.headers["ratelimit"])["biaya"]["r"] for answer in (first, just)]
    assert left == [40, 0] and parts(first.headers["ratelimit-policy"])["biaya"] == {"q": 100, "w": 60}


async def test_a_person_has_two_sessions_worth_however_many_are_open(limited, as_):
    app = limited(rate_requests=2)
    statuses = []
    for person, sessions in ((BUDI, 3), (SITI, 1)):
        asking = as_(person)
        asking.app = app
        for _ in range(sessions):
            async with await asking.client() as client:
                statuses.append([(await ask(client, VIEWER)).status_code for _ in range(2)])

    assert statuses == [[200, 200], [200, 200], [429, 429], [200, 200]]


async def test_what_is_no_graphql_counts_too(limited, as_):
    budi = as_(BUDI)
    budi.app = limited(rate_requests=2)
    async with await budi.client() as client:
        answers = [await client.get("/bukti/Bukti_1") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [404, 404, 429]
    assert [error["code"] for error in answers[2].json()["errors"]] == ["TERLALU_SERING"]


async def test_subscriptions_count_too(limited, as_):
    siti = as_(SITI)
    siti.app = limited(rate_requests=2)
    async with await socket_of(siti) as socket:
        await socket.begin()
        for id in ("2", "3"):
            await socket.send({"type": "subscribe", "id": id, "payload": {"query": PERUBAHAN}})
        refused = await socket.next()

    assert (refused["id"], refused["type"]) == ("3", "error")
    (error,) = refused["payload"]
    assert error["extensions"]["code"] == "TERLALU_SERING" and "Tunggu" in error["message"]


async def test_strangers_are_counted_by_their_address(limited, pukul: Pukul):
    app = limited(rate_address=2)
    async with client_of(app) as stranger, client_of(app, "tidak-ada") as forger:
        one = [await client.get("/schema.graphql") for client in (stranger, stranger, stranger)]
        two = [await ask(forger, VIEWER) for _ in range(2)]
        health = await stranger.get("/sehat")
        pukul.now += timedelta(minutes=1)
        three = [await ask(forger, VIEWER) for _ in range(3)]

    assert [answer.status_code for answer in one] == [200, 200, 429] and "retry-after" in one[2].headers
    assert [answer.status_code for answer in two] == [429, 429] and health.status_code == 200
    assert [answer.status_code for answer in three] == [401, 401, 429]


def test_the_memory_of_addresses_is_bounded(config, pukul: Pukul):
    laju = Laju(replace(config, rate_address=10**6), Jam(real=pukul))
    for n in range(ALAMAT + 50):
        laju.knock(str(n))

    assert len(laju.alamat) == ALAMAT + 1 and laju.alamat["lainnya"] == 50
    pukul.now += timedelta(minutes=1)
    laju.knock("lain lagi")
    assert len(laju.alamat) == 1


def test_counting_takes_a_few_millionths_of_a_second(config):
    laju = Laju(config, Jam())
    laju.config = replace(config, rate_requests=10**9, rate_cost=10**9)

    def once() -> float:
        start = time.process_time()
        for n in range(2000):
            laju.admit(n % 50, n % 50)
            laju.charge(100, n % 50, n % 50)
        return (time.process_time() - start) / 2000

    assert min(once() for _ in range(5)) < 20e-6


# Told in the schema


@pytest.mark.parametrize("compiled", [True, False])
async def test_a_client_may_ask_what_is_left(limited, as_, pukul: Pukul, compiled):
    budi = as_(BUDI)
    budi.app = limited(rate_cost=1000, compiled=compiled)
    pukul.now = datetime(2020, 3, 20, 2, 0, 59, tzinfo=UTC)
    async with await budi.client() as client:
        await ask(client, PEGAWAI, n=99)
        answer = (await ask(client, JATAH)).json()

    assert answer["data"] == {"rateLimit": {"batas": 1000, "sisa": 1000 - 100 - 1, "pulih": "2020-03-20T02:01:00Z"}}
