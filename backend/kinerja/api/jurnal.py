"""The log: one line of JSON for each request, for machines; it names operations and never people.

Paths are told without what stands in them, for that may be a person's id or a link that opens a file.
"""

import json
import logging
import logging.config
import time
from datetime import UTC, datetime
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .galat import TERSEMBUNYI
from .kursor import RequestCode
from .penolakan import bahasa_of

log = logging.getLogger("kinerja.permintaan")
defects = logging.getLogger("kinerja.galat")

# Not a line for each file of the app, nor for each look at the server's health.
SENYAP = frozenset({"sehat", "assets"})
# The client closed the connection before the answer.
PERGI = 499


class Jurnal:
    """Writes the line; outermost, so that refusals at the door are told too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        status = 0
        start = time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            status = message.get("status") or message.get("code") or status or 101
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            if status >= 400 or scope["path"].split("/")[1] not in SENYAP:
                line = {**_told(scope), "status": status, "ms": round((time.perf_counter() - start) * 1000, 1)}
                log.info("permintaan", extra={"rincian": line})


class Penangkap:
    """Answers what failed unforeseen: with the number of the request and nothing of the inside."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = scope["type"] != "http"

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except ClientDisconnect:
            # Nobody is left to be told, and nothing is amiss.
            if not begun:
                await Response(status_code=PERGI)(scope, receive, send)
        except Exception:
            request_id = scope.get("state", {}).get("request_id", "")
            defects.exception("permintaan gagal", extra={"rincian": {"id": request_id}})
            if begun:
                raise
            await _failed(Request(scope), request_id)(scope, receive, send)


def _failed(request: Request, request_id: str) -> JSONResponse:
    code = RequestCode.INTERNAL_SERVER_ERROR.value
    error = {
        "code": code,
        "message": TERSEMBUNYI[bahasa_of(request)].format(request_id),
        "path": [],
        "extensions": {"code": code, "requestId": request_id},
    }
    return JSONResponse({"errors": [error]}, 500)


def _told(scope: Scope) -> dict[str, Any]:
    state = scope.get("state", {})
    line = {"id": state.get("request_id"), "metode": scope.get("method", "WS"), "jalur": _path(scope)}
    permintaan = state.get("permintaan")
    if permintaan is not None:
        line |= {"operasi": permintaan.operasi, "cara": permintaan.dijalankan, "biaya": permintaan.biaya}
    return line


def _path(scope: Scope) -> str:
    """The address without what stands for something in it; of one that nobody serves the beginning."""
    path: str = scope["path"]
    if "path_params" not in scope:
        return "/" + path.split("/")[1][:40]
    for name, value in scope["path_params"].items():
        path = path.replace(str(value), f"{{{name}}}") if value else path
    return path


class Baris(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "dari": record.name,
            "pesan": record.getMessage(),
            **getattr(record, "rincian", {}),
        }
        if record.exc_info:
            line["jejak"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up() -> None:
    """Sends everything to standard error, a line each."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"baris": {"()": Baris}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "baris"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {"kinerja": {"level": "INFO"}, "uvicorn": {"level": "INFO"}},
        }
    )
