"""A WebSocket into the application, as a server opens it."""

import asyncio
import json
from types import TracebackType
from typing import Any

from starlette.applications import Starlette

from asking import Asking, open_session

PROTOCOL = "graphql-transport-ws"
PERUBAHAN = "subscription { perubahan { objek skpId pegawaiId jenis version } }"


class Closed(Exception):
    """The server has closed the socket."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Socket:
    """`async with Socket(app, token) as socket:` opens it; leaving the block is the client going away."""

    def __init__(self, app: Starlette, token: str = "", protocol: str = PROTOCOL) -> None:
        self.app = app
        self.scope = {
            "type": "websocket",
            "path": "/graphql",
            "raw_path": b"/graphql",
            "query_string": b"",
            "scheme": "ws",
            "headers": [(b"host", b"localhost:8000"), (b"cookie", f"kinerja={token}".encode())],
            "subprotocols": [protocol] if protocol else [],
            "client": ("203.0.113.7", 5000),
        }
        self.incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.outgoing: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def __aenter__(self) -> "Socket":
        self.task = asyncio.create_task(self.app(self.scope, self.incoming.get, self.outgoing.put))
        await self.incoming.put({"type": "websocket.connect"})
        opened = await asyncio.wait_for(self.outgoing.get(), 5)
        assert opened["type"] == "websocket.accept", opened
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.incoming.put({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait_for(self.task, 5)

    async def send(self, message: object) -> None:
        await self.send_text(message if isinstance(message, str) else json.dumps(message))

    async def send_text(self, text: str) -> None:
        await self.incoming.put({"type": "websocket.receive", "text": text})

    async def next(self, seconds: float = 5) -> Any:
        """The next message.

        Raises:
            Closed: there is none any more. TimeoutError: nothing came.
        """
        message = await asyncio.wait_for(self.outgoing.get(), seconds)
        if message["type"] == "websocket.close":
            raise Closed(message["code"])
        return json.loads(message["text"])

    async def closed(self, seconds: float = 5) -> int:
        """The code with which the server closes it."""
        try:
            while True:
                await self.next(seconds)
        except Closed as closed:
            return closed.code

    async def begin(self, document: str = PERUBAHAN) -> None:
        """Signs on and subscribes; what is done from now on is heard."""
        await self.send({"type": "connection_init"})
        assert await self.next() == {"type": "connection_ack"}
        await self.send({"type": "subscribe", "id": "1", "payload": {"query": document}})
        # The answer to a ping comes after everything before it has been taken up.
        await self.send({"type": "ping"})
        assert await self.next() == {"type": "pong"}
        while self.app.state.peristiwa.jendela is None:
            await asyncio.sleep(0.005)

    async def told(self, seconds: float = 5) -> Any:
        """What is told next of what one subscribed to."""
        message = await self.next(seconds)
        assert message["type"] == "next", message
        return message["payload"]["data"]["perubahan"]


async def socket_of(person: Asking) -> Socket:
    """A socket of this person, with a session of its own."""
    return Socket(person.app, await open_session(person.orang, person.app.state.jam.real()))
