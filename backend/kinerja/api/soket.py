"""GraphQL over WebSocket: subscriptions only, for those who are signed in, for as long as they are."""

import asyncio
from collections import Counter
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import orjson
from graphql import GraphQLError, OperationType
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketState
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler
from tortoise.exceptions import BaseORMException

from ..domain.aktor import Bahasa
from ..domain.errors import DomainError, Refused
from ..services.peristiwa import K, Pendengar, Peristiwa
from . import galat
from .auth import authenticate
from .batas import examine
from .context import Konteks
from .kursor import BadRequest, RequestCode
from .laju import laju_of
from .permintaan import Permintaan
from .pesan import message
from .schema import schema

PER_SAMBUNGAN = 20
PER_ORANG = 10
TUNGGU_AWAL = timedelta(seconds=10)
PERIKSA_DETIK = 60.0
PANJANG_ID = 100
PESAN = 64 * 1024

LAGI, TAK_SAH, BELUM_MASUK, TERLALU_BANYAK = 1013, 4400, 4401, 4429


@dataclass
class Sambungan:
    """One socket of one person."""

    websocket: WebSocket
    konteks: Konteks

    @property
    def peristiwa(self) -> Peristiwa:
        peristiwa: Peristiwa = self.websocket.app.state.peristiwa
        return peristiwa

    def listen(self, jenis: type[K]) -> AbstractContextManager[Pendengar[K]]:
        return self.peristiwa.listen(self.konteks.aktor.pegawai_id, jenis)

    async def check(self) -> bool:
        """Whether its person is still signed in; closes it if not."""
        try:
            konteks = await _signed_in(self.websocket, note=False)
        except (BaseORMException, OSError):
            await self.start_over()
            return False
        if konteks is None:
            await close(self.websocket, BELUM_MASUK, "Unauthorized")
        return konteks is not None

    async def start_over(self) -> None:
        """Sends the client back to the beginning: it connects again and reads anew."""
        await close(self.websocket, LAGI, "Try again later")

    async def guard(self) -> None:
        """Checks from time to time."""
        signed_in = True
        while signed_in:
            await asyncio.sleep(PERIKSA_DETIK)
            signed_in = await self.check()


@dataclass
class PermintaanSoket(Permintaan):
    """The context of what is asked over a socket."""

    sambungan: Any = None


async def connect(websocket: WebSocket) -> None:
    konteks = await _signed_in(websocket)
    if konteks is None:
        await _turn_away(websocket, BELUM_MASUK, "Unauthorized")
        return
    orang: Counter[int] = websocket.app.state.sambungan
    pegawai_id = konteks.aktor.pegawai_id
    if orang[pegawai_id] >= PER_ORANG:
        await _turn_away(websocket, TERLALU_BANYAK, "Too many connections")
        return
    orang[pegawai_id] += 1
    try:
        await _serve(Sambungan(websocket, konteks))
    finally:
        orang[pegawai_id] -= 1
        if not orang[pegawai_id]:
            del orang[pegawai_id]


routes = [WebSocketRoute("/graphql", connect)]


async def close(websocket: WebSocket, code: int, reason: str) -> None:
    """Closes a socket that may be closed or gone already."""
    if websocket.application_state is not WebSocketState.DISCONNECTED:
        with suppress(RuntimeError, OSError):
            await websocket.close(code, reason)


async def _serve(sambungan: Sambungan) -> None:
    konteks = sambungan.konteks
    permintaan = PermintaanSoket(
        konteks.aktor,
        konteks.bahasa,
        konteks.config,
        pilihan=konteks.pilihan,
        request_id=sambungan.websocket.state.request_id,
        batas_biaya=konteks.config.cost_limit,
        sambungan=sambungan,
    )
    penjaga = asyncio.create_task(sambungan.guard())
    try:
        await TAMPILAN.run(sambungan.websocket, context=permintaan)
    finally:
        penjaga.cancel()
        with suppress(asyncio.CancelledError):
            await penjaga


async def _turn_away(websocket: WebSocket, code: int, reason: str) -> None:
    """Closes after the handshake: before it, a browser would not be told why."""
    offered = GRAPHQL_TRANSPORT_WS_PROTOCOL in websocket.scope["subprotocols"]
    await websocket.accept(GRAPHQL_TRANSPORT_WS_PROTOCOL if offered else None)
    await close(websocket, code, reason)


async def _signed_in(websocket: WebSocket, *, note: bool = True) -> Konteks | None:
    try:
        return await authenticate(websocket, note=note)
    except DomainError:
        return None


class Penangan(BaseGraphQLTransportWSHandler[Any, Any]):
    """The protocol, with frames that are none refused and only subscriptions run."""

    async def handle_message(self, message: Any) -> None:
        wrong = _malformed(message)
        if wrong:
            await self.handle_invalid_message(wrong)
        else:
            await super().handle_message(message)

    async def handle_subscribe(self, message: Any) -> None:
        errors = self._refusals(message) if self.connection_acknowledged else []
        if not errors or message["id"] in self.operations:
            await super().handle_subscribe(message)
            return
        context = self.context
        shown = galat.shown(errors, context.bahasa, context.request_id)
        await self.send_message({"id": message["id"], "type": "error", "payload": [e.formatted for e in shown]})

    def _refusals(self, message: Any) -> list[GraphQLError]:
        payload = message["payload"]
        dokumen = examine(schema._schema, payload["query"])
        if dokumen.errors:
            return [*dokumen.errors]
        try:
            if dokumen.pilih(payload.get("operationName")).jenis is not OperationType.SUBSCRIPTION:
                raise BadRequest(
                    RequestCode.METHOD_NOT_ALLOWED,
                    "Lewat WebSocket hanya langganan; kirim yang lain dengan POST.",
                    "Over WebSocket there are subscriptions only; send all else by POST.",
                )
            if len(self.operations) >= PER_SAMBUNGAN:
                raise BadRequest(
                    RequestCode.LANGGANAN_TERLALU_BANYAK,
                    f"Paling banyak {PER_SAMBUNGAN} langganan pada satu sambungan.",
                    f"At most {PER_SAMBUNGAN} subscriptions on one connection.",
                )
            self._count()
        except BadRequest as error:
            return [error]
        return []

    def _count(self) -> None:
        """Counts a subscription as a request of its session.

        Raises:
            BadRequest: TERLALU_SERING.
        """
        sambungan: Sambungan = self.context.sambungan
        try:
            laju_of(sambungan.websocket).admit(sambungan.konteks.sesi_id, sambungan.konteks.aktor.pegawai_id)
        except Refused as refused:
            id, en = (message(refused.code, refused.params, bahasa) for bahasa in Bahasa)
            raise BadRequest(RequestCode.TERLALU_SERING, id, en) from None

    async def send_message(self, message: Any) -> None:
        if self.context.sambungan.websocket.application_state is not WebSocketState.DISCONNECTED:
            await super().send_message(message)

    async def handle_invalid_message(self, error_message: str) -> None:
        await close(self.context.sambungan.websocket, TAK_SAH, error_message)


def _malformed(message: Any) -> str:
    """What is wrong with a frame; nothing when it is right."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return "Message must be a map with a type"
    kind, id, payload = message["type"], message.get("id"), message.get("payload")
    if kind in ("subscribe", "complete") and not (isinstance(id, str) and 0 < len(id) <= PANJANG_ID):
        return "Message needs an id"
    if kind == "subscribe":
        right = isinstance(payload, dict) and isinstance(payload.get("query"), str) and payload["query"]
        if not right or not _fits(payload, operationName=str, variables=dict, extensions=dict):
            return "Message needs a payload with a query"
    elif payload is not None and not isinstance(payload, dict):
        return "Payload must be a map"
    return ""


def _fits(payload: Any, **kinds: type) -> bool:
    return all(isinstance(payload.get(name), kind | None) for name, kind in kinds.items())


class Tampilan(GraphQL[Any, Any]):
    graphql_transport_ws_handler_class = Penangan

    def decode_json(self, data: str | bytes) -> object:
        if not isinstance(data, str) or len(data) > PESAN:
            raise orjson.JSONDecodeError("Too long, or no text", "", 0)
        return orjson.loads(data)

    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()


TAMPILAN = Tampilan(
    schema,
    graphql_ide=None,
    subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
    connection_init_wait_timeout=TUNGGU_AWAL,
    max_subscriptions_per_connection=PER_SAMBUNGAN,
)
