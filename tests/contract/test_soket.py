"""The socket of subscriptions: who may open one, for how long, and what becomes of those who do not speak its
language."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from tortoise.exceptions import DBConnectionError

from asking import open_session
from kinerja import models
from kinerja.api import soket
from kinerja.services.skp import submit_skp
from people import BUDI, SITI, aktor
from sockets import PERUBAHAN, Closed, Socket, socket_of
from steps import draft_skp, kunci

pytestmark = pytest.mark.parametrize("config", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def nobody_left(cast, app):
    yield
    assert app.state.peristiwa.tugas is None
    assert not app.state.sambungan


@pytest.mark.parametrize("token", ["", "tidak-ada"])
async def test_a_stranger_is_told_so_and_closed(app, token):
    async with Socket(app, token) as stranger:
        assert await stranger.closed() == 4401


async def test_whoever_must_change_the_password_first_hears_nothing(as_):
    await models.Akun.filter(pegawai_id=BUDI).update(wajib_ganti=True)

    async with await socket_of(as_(BUDI)) as budi:
        assert await budi.closed() == 4401


async def test_signing_out_ends_it_before_the_next_event(as_):
    skp_id = await draft_skp()

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        await models.Sesi.all().delete()
        await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))

        with pytest.raises(Closed) as closed:
            await siti.next()
        assert closed.value.code == 4401


async def test_an_expired_session_ends_it_without_any_event(as_, pukul, monkeypatch):
    monkeypatch.setattr(soket, "PERIKSA_DETIK", 0.02)

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        pukul.now += timedelta(hours=12)

        assert await siti.closed() == 4401


async def test_an_open_page_alone_keeps_no_session_alive(as_, pukul, monkeypatch):
    monkeypatch.setattr(soket, "PERIKSA_DETIK", 0.02)

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        pukul.now += timedelta(hours=5)
        await asyncio.sleep(0.1)
        pukul.now += timedelta(hours=4)

        assert await siti.closed() == 4401


async def test_without_a_database_the_client_starts_over(as_, monkeypatch):
    monkeypatch.setattr(soket, "PERIKSA_DETIK", 0.02)

    async def lost(*_, **__):
        raise DBConnectionError

    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        monkeypatch.setattr(soket, "authenticate", lost)

        assert await siti.closed() == 1013


async def test_a_person_has_ten_sockets_at_most(as_, app, pukul):
    token = await open_session(SITI, pukul())

    async with AsyncExitStack() as stack:
        for _ in range(soket.PER_ORANG):
            await stack.enter_async_context(Socket(app, token))
        async with Socket(app, token) as eleventh:
            assert await eleventh.closed() == 4429
        async with await socket_of(as_(BUDI)) as other:
            await other.begin()


async def test_a_socket_has_twenty_subscriptions_at_most(as_):
    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        for i in range(2, 23):
            await siti.send({"type": "subscribe", "id": str(i), "payload": {"query": PERUBAHAN}})
        refused = [await siti.next() for _ in range(2)]
        await siti.send({"type": "complete", "id": "2"})
        await siti.send({"type": "subscribe", "id": "2", "payload": {"query": PERUBAHAN}})
        await siti.send({"type": "ping"})

        assert [r["id"] for r in refused] == ["21", "22"]
        assert refused[0]["payload"][0]["extensions"]["code"] == "LANGGANAN_TERLALU_BANYAK"
        assert await siti.next() == {"type": "pong"}


async def test_whoever_says_nothing_is_closed(as_, monkeypatch):
    monkeypatch.setattr(soket.TAMPILAN, "connection_init_wait_timeout", timedelta(seconds=0.05))

    async with await socket_of(as_(SITI)) as siti:
        assert await siti.closed() == 4408


# What is no message


FRAMES = [
    "[]",
    "1",
    "null",
    '"x"',
    "{",
    "{}",
    '{"type": 1}',
    '{"type": "apa"}',
    '{"type": "connection_init", "payload": []}',
    '{"type": "subscribe", "payload": {"query": "{ viewer { tahun } }"}}',
    '{"type": "subscribe", "id": 1, "payload": {"query": "{ viewer { tahun } }"}}',
    '{"type": "subscribe", "id": "1", "payload": null}',
    '{"type": "subscribe", "id": "1", "payload": []}',
    '{"type": "subscribe", "id": "1", "payload": {}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": 1}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "{a}", "variables": []}}',
    '{"type": "subscribe", "id": "1", "payload": {"query": "{a}", "operationName": 7}}',
    '{"type": "complete"}',
    "[" * 100_000,
    '{"type": "ping", "payload": "' + "x" * 70_000 + '"}',
]


async def test_a_frame_that_is_none_closes_with_4400(app, pukul):
    token = await open_session(SITI, pukul())
    codes = {}
    for frame in FRAMES:
        async with Socket(app, token) as siti:
            await siti.send({"type": "connection_init"})
            await siti.next()
            await siti.send_text(frame)
            codes[frame[:60]] = await siti.closed()

    assert codes == {frame[:60]: 4400 for frame in FRAMES}


async def test_a_frame_of_bytes_closes_too(as_):
    async with await socket_of(as_(SITI)) as siti:
        await siti.incoming.put({"type": "websocket.receive", "bytes": b"{}"})

        assert await siti.closed() == 4400


async def test_nobody_subscribes_before_signing_on(as_):
    async with await socket_of(as_(SITI)) as siti:
        await siti.send({"type": "subscribe", "id": "1", "payload": {"query": PERUBAHAN}})

        assert await siti.closed() == 4401


@pytest.mark.parametrize("protocol", ["", "graphql-ws", "soap"])
async def test_other_protocols_are_not_spoken(as_, app, pukul, protocol):
    async with Socket(app, await open_session(SITI, pukul()), protocol) as siti:
        assert await siti.closed() == 4406


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("subscription {", "GRAPHQL_PARSE_FAILED"),
        ("subscription { apa }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ viewer { tahun } }", "METHOD_NOT_ALLOWED"),
        ("mutation { __typename }", "METHOD_NOT_ALLOWED"),
        ("query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE"),
        (
            "subscription ($a: Int!) { perubahan { objek @skip(if: false) version @include(if: $b) } }",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        ("subscription ($a: Boolean!) { perubahan { objek @skip(if: $a) version } }", "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_run_gets_an_error_and_the_socket_stays(as_, document, code):
    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()
        await siti.send({"type": "subscribe", "id": "2", "payload": {"query": document}})
        refused = await siti.next()
        await siti.send({"type": "ping"})

        assert (refused["type"], refused["id"]) == ("error", "2")
        assert refused["payload"][0]["extensions"]["code"] == code
        assert len(refused["payload"][0]["extensions"]["requestId"]) == 16
        assert await siti.next() == {"type": "pong"}
