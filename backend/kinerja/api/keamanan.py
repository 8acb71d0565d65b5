"""In front of every route: whether the request may come in at all, and what the browser may do with the answer."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..config import Config
from ..domain.errors import ErrorCode, Refused
from .penolakan import answer

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": CSP,
    # Not no-referrer: browsers would then send `Origin: null` with our own forms.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # What is about a person stays in no cache of a shared computer; files that may be kept say so themselves.
    "cache-control": "no-store",
}
HSTS = "max-age=63072000; includeSubDomains"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PORTS = {"http": 80, "https": 443}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Native forms of our own pages; all else needs what a form of another site cannot send.
FORMS = frozenset({"/masuk", "/masuk/sandi", "/keluar", "/keluar/semua"})
FORM_TYPES = frozenset({"", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain"})
# How long the next piece of a body may keep us waiting, and a whole one that is no file.
JEDA_DETIK = 20.0
ISI_DETIK = 60.0
# Whoever watches the server's health knows its machine, not its name.
ANY_HOST = frozenset({"/sehat"})


class Keamanan:
    """Refuses foreign hosts and requests that another site made, gives each request an id, and sets the headers."""

    def __init__(self, app: ASGIApp, config: Config) -> None:
        self.app = app
        self.public = urlsplit(config.public_url)
        headers = {**HEADERS, **({"strict-transport-security": HSTS} if config.secure else {})}
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        try:
            self._check(scope)
        except Refused as refused:
            await self._turn_away(refused, scope, receive, self._with_headers(send, request_id))
            return
        await self.app(scope, receive, self._with_headers(send, request_id))

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if scope["path"] not in ANY_HOST and not self._is_ours(headers):
            raise Refused(ErrorCode.ALAMAT_TIDAK_DIKENAL)
        if scope["type"] == "websocket":
            wrong = self._is_foreign(headers)
        else:
            wrong = scope["method"] not in SAFE and not self._may_change(scope["path"], headers)
        if wrong:
            raise Refused(ErrorCode.LINTAS_SITUS)

    def _is_ours(self, headers: Headers) -> bool:
        """Whether the request names the host we are known by; on one's own machine the port does not matter."""
        hosts = headers.getlist("host")
        try:
            asked = urlsplit(f"{self.public.scheme}://{hosts[0]}" if len(hosts) == 1 else "")
            port = asked.port
        except ValueError:
            return False
        if self.public.hostname in LOOPBACK:
            return asked.hostname in LOOPBACK
        default = PORTS[self.public.scheme]
        return asked.hostname == self.public.hostname and (port or default) == (self.public.port or default)

    def _may_change(self, path: str, headers: Headers) -> bool:
        """Whether a request that changes something was made by one of our pages, or by a program."""
        if self._is_foreign(headers):
            return False
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in FORM_TYPES or headers.get("x-kinerja") == "1":
            return True
        return path in FORMS and ("sec-fetch-site" in headers or "origin" in headers)

    def _is_foreign(self, headers: Headers) -> bool:
        """Whether the browser says that another site is behind it; programs say nothing."""
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return True
        origin = headers.get("origin")
        return origin is not None and origin.lower() != f"{self.public.scheme}://{headers['host']}".lower()

    async def _turn_away(self, refused: Refused, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await answer(Request(scope, receive), refused)(scope, receive, send)

    def _with_headers(self, send: Send, request_id: str) -> Send:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                ours = [pair for pair in self.headers if pair[0] not in said]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode()), *ours]
            await send(message)

        return with_headers


def client_address(conn: HTTPConnection, proxies: tuple[str, ...] = ()) -> str:
    """The address that knocks.

    Args:
        proxies: addresses or networks whose word on X-Forwarded-For we take; without any the header is anybody's claim.
    """
    address = conn.client.host if conn.client else ""
    claimed = [a.strip() for line in conn.headers.getlist("x-forwarded-for") for a in line.split(",")]
    while claimed and _is_in(address, proxies):
        address = claimed.pop()
    return address


def _is_in(address: str, networks: tuple[str, ...]) -> bool:
    try:
        return any(ip_address(address) in ip_network(network) for network in networks)
    except ValueError:
        return False


async def pieces(request: Request, detik: float) -> AsyncIterator[bytes]:
    """The body as it comes in. Who sends it drop by drop would keep a place that others need.

    Args:
        detik: how long all of it may take.

    Raises:
        Refused: PERMINTAAN_TERLALU_LAMBAT.
    """
    stream, clock = request.stream(), asyncio.get_running_loop().time
    habis = clock() + detik
    while True:
        try:
            async with asyncio.timeout_at(min(habis, clock() + JEDA_DETIK)):
                chunk = await anext(stream, None)
        except TimeoutError:
            raise Refused(ErrorCode.PERMINTAAN_TERLALU_LAMBAT) from None
        if chunk is None:
            return
        yield chunk


async def read_body(request: Request, limit: int) -> bytes:
    """The body, as long as it is not longer than allowed.

    Raises:
        Refused: PERMINTAAN_TERLALU_BESAR, PERMINTAAN_TERLALU_LAMBAT.
    """
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:20]) > limit:
        raise Refused(ErrorCode.PERMINTAAN_TERLALU_BESAR)
    body = bytearray()
    async for chunk in pieces(request, ISI_DETIK):
        body += chunk
        if len(body) > limit:
            raise Refused(ErrorCode.PERMINTAAN_TERLALU_BESAR)
    return bytes(body)
