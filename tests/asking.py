"""Asking the API as a person, over HTTP and through everything that stands in front of it."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from kinerja import models
from kinerja.config import Config
from kinerja.main import create_app
from kinerja.services.jam import Jam
from people import BUDI, aktor, make_cast


class Pukul:
    """The clock of a test: nine in the morning of the day of the cast, until it is set to another moment."""

    def __init__(self) -> None:
        self.now = aktor(BUDI).waktu

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
async def cast(db: Config) -> Config:
    """Everybody in place, on a fresh database."""
    await make_cast()
    return db


@pytest.fixture
def pukul() -> Pukul:
    return Pukul()


@pytest.fixture
def app(db: Config, pukul: Pukul) -> Starlette:
    """The server as it runs, on a fresh database and with a clock that the test may set."""
    return create_app(db, Jam(real=pukul))


async def open_session(orang: int, now: datetime) -> str:
    """A session without the door: its token, as the cookie would bring it."""
    token = secrets.token_urlsafe(16)
    await models.Sesi.create(
        token=hashlib.sha256(token.encode()).hexdigest(),
        pegawai_id=orang,
        dibuat=now,
        terakhir=now,
        kedaluwarsa=now + timedelta(hours=12),
        alamat="203.0.113.7",
        peramban="",
    )
    return token


def client_of(app: Starlette, token: str | None = None) -> httpx.AsyncClient:
    """A program with the cookie of a session, or a stranger."""
    config: Config = app.state.config
    cookies = {"__Host-kinerja" if config.secure else "kinerja": token} if token else {}
    transport = httpx.ASGITransport(app=app, client=("203.0.113.7", 5000))
    return httpx.AsyncClient(transport=transport, base_url=config.public_url, cookies=cookies)


class Asking:
    """One person at the API: `await as_(BUDI)(DOCUMENT, input=...)` gives the data, or fails on a top-level error."""

    def __init__(self, app: Starlette, orang: int) -> None:
        self.app = app
        self.orang = orang

    async def __call__(self, document: str, **variables: Any) -> dict[str, Any]:
        answer = await self.post(document, **variables)
        content = answer.json()
        assert answer.status_code == 200 and "errors" not in content, content
        data: dict[str, Any] = content["data"]
        return data

    async def post(self, document: str, **variables: Any) -> httpx.Response:
        """The whole answer."""
        async with await self.client() as client:
            return await client.post("/graphql", json={"query": document, "variables": variables})

    async def client(self) -> httpx.AsyncClient:
        """A client with a session of this person, opened now."""
        return client_of(self.app, await open_session(self.orang, self.app.state.jam.real()))


@pytest.fixture
def as_(app: Starlette) -> Callable[[int], Asking]:
    """`as_(SITI)` asks as Siti; the cast has to be in place."""
    return lambda orang: Asking(app, orang)
