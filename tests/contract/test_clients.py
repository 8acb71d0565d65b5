"""The server as a process of its own, and clients that we did not write."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import websockets
from gql import Client, gql
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.exceptions import TransportConnectionFailed
from gql.transport.websockets import WebsocketsTransport

from asking import open_session
from kinerja.services.skp import submit_skp
from people import BUDI, SITI, aktor
from sockets import PERUBAHAN, PROTOCOL
from steps import draft_skp, kunci

VIEWER = gql("{ viewer { pegawai { nama } } }")


class Served:
    """A running server, and the cookies of two who are signed in."""

    def __init__(self, port: int, cookies: dict[int, str], process: asyncio.subprocess.Process) -> None:
        self.http = f"http://localhost:{port}"
        self.ws = f"ws://localhost:{port}/graphql"
        self.cookies = cookies
        self.process = process

    def cookie(self, orang: int) -> dict[str, str]:
        return {"cookie": f"kinerja={self.cookies[orang]}"}


@pytest.fixture
async def served(cast) -> AsyncIterator[Served]:
    """On the database of the test, which stays open here: two processes on one database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {
        **os.environ,
        "KINERJA_DATABASE_URL": cast.database_url,
        "KINERJA_DATA_DIR": str(cast.data_dir),
        "KINERJA_PUBLIC_URL": f"http://localhost:{port}",
        "KINERJA_PORT": str(port),
        "KINERJA_SECRET": cast.secret,
    }
    cookies = {orang: await open_session(orang, datetime.now(UTC)) for orang in (BUDI, SITI)}
    kinerja = Path(sys.executable).with_name("kinerja")
    process = await asyncio.create_subprocess_exec(kinerja, "serve", env=environ, stderr=asyncio.subprocess.DEVNULL)
    served = Served(port, cookies, process)
    await answering(served)
    yield served
    if process.returncode is None:
        process.terminate()
    await asyncio.wait_for(process.wait(), 20)


async def answering(served: Served) -> None:
    async with asyncio.timeout(30), httpx.AsyncClient() as client:
        while True:
            try:
                await client.get(f"{served.http}/sehat")
                return
            except httpx.TransportError:
                await asyncio.sleep(0.05)


async def test_other_clients_work_unchanged(served):
    http = AIOHTTPTransport(f"{served.http}/graphql", cookies={"kinerja": served.cookies[BUDI]})
    async with Client(transport=http, fetch_schema_from_transport=True) as client:
        assert await client.execute(VIEWER) == {"viewer": {"pegawai": {"nama": "Budi Santoso"}}}

    skp_id = await draft_skp()
    transport = WebsocketsTransport(served.ws, headers=served.cookie(SITI))
    async with Client(transport=transport) as client:
        listening = client.subscribe(gql(PERUBAHAN))
        told = asyncio.create_task(anext(aiter(listening)))
        await asyncio.sleep(0.5)
        # Done in this process, heard of in the other one.
        await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))

        assert (await asyncio.wait_for(told, 1))["perubahan"]["objek"] == f"Skp_{skp_id}"
        await listening.aclose()


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_sockets_are_opened_by_our_pages_and_closed_with_a_reason(served):
    options = {"subprotocols": [PROTOCOL], "additional_headers": served.cookie(SITI)}
    with pytest.raises(websockets.InvalidStatus):
        await websockets.connect(served.ws, origin="https://jahat.example", **options)
    async with websockets.connect(served.ws, origin=served.http, **options) as siti:
        await siti.send(json.dumps({"type": "ping", "payload": {"a": "x" * 70_000}}))
        await siti.wait_closed()
    async with websockets.connect(served.ws, subprotocols=[PROTOCOL]) as stranger:
        await stranger.wait_closed()

    assert (siti.close_code, stranger.close_code) == (1009, 4401)


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_the_server_stops_although_somebody_listens(served):
    async with Client(transport=WebsocketsTransport(served.ws, headers=served.cookie(SITI))) as client:
        told = asyncio.create_task(anext(aiter(client.subscribe(gql(PERUBAHAN)))))
        await asyncio.sleep(0.2)
        served.process.send_signal(signal.SIGTERM)

        with pytest.raises(TransportConnectionFailed):
            await asyncio.wait_for(told, 5)
    assert await asyncio.wait_for(served.process.wait(), 5) in (0, -signal.SIGTERM)
