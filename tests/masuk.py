"""Signing in, for tests: as a browser or a program does it, with nothing left out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from altcha import Challenge, Payload, solve_challenge
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from kinerja.api import auth
from kinerja.api.keamanan import client_address
from kinerja.config import Config
from kinerja.main import create_app
from kinerja.services.jam import Jam


async def solve(client: httpx.AsyncClient) -> str:
    """A fresh challenge, solved; the settings of tests make that cheap."""
    answer = await client.get("/masuk/tantangan")
    challenge = Challenge.from_dict(answer.raise_for_status().json())
    solution = solve_challenge(challenge)
    assert solution is not None
    return Payload(challenge, solution).to_base64()


async def sign_in(client: httpx.AsyncClient, nrk: str, sandi: str) -> httpx.Response:
    """As a program: JSON in, JSON out; the client keeps the cookie."""
    return await client.post("/masuk", json={"nrk": nrk, "sandi": sandi, "altcha": await solve(client)})


async def sign_in_by_form(client: httpx.AsyncClient, nrk: str, sandi: str, **more: str) -> httpx.Response:
    """As the page: a form of our own site."""
    data = {"nrk": nrk, "sandi": sandi, "altcha": await solve(client), **more}
    return await client.post("/masuk", data=data, headers={"origin": str(client.base_url).rstrip("/")})


class Waktu:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        # Not an hour of the past: the library that checks challenges looks at the real clock.
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


def app_of(config: Config, waktu: Waktu, *, demo: bool = False) -> Starlette:
    """The application, with a room that tells who is in it."""
    app = create_app(config, Jam(demo, waktu))
    app.state.frontend = Path(__file__).parents[1] / "frontend"
    app.router.routes[:0] = [
        Route("/saya", _room),
        WebSocketRoute("/saya", _socket),
        Route("/alamat", _address),
    ]
    return app


def config_in(folder: Path) -> Config:
    """Settings for a door that nobody gets through: there is no database behind it."""
    return Config.from_env(
        {"KINERJA_DATA_DIR": str(folder), "KINERJA_SECRET": "untuk pengujian saja " * 2, "KINERJA_ALTCHA_COST": "1"}
    )


def browser(app: Starlette, address: str = "203.0.113.7") -> httpx.AsyncClient:
    """Somebody's browser, with its own cookies."""
    transport = httpx.ASGITransport(app=app, client=(address, 5000))
    return httpx.AsyncClient(transport=transport, base_url=app.state.config.public_url)


async def _room(request: Request) -> Response:
    konteks = await auth.authenticate(request)
    if konteks is None:
        return JSONResponse({}, 401)
    aktor = konteks.aktor
    return JSONResponse(
        {
            "pegawai": aktor.pegawai_id,
            "peran": sorted(aktor.peran),
            "hari": konteks.hari.isoformat(),
            "bahasa": konteks.bahasa,
        }
    )


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    konteks = await auth.authenticate(socket)
    await socket.send_json({"pegawai": konteks and konteks.aktor.pegawai_id})
    await socket.close()


async def _address(request: Request) -> Response:
    return JSONResponse({"alamat": client_address(request, request.app.state.config.proxies)})
