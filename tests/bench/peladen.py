"""One process with two servers over one database: the application as it runs, and the bare route with the statement
written by hand. Whatever slows the process down slows both."""

import asyncio
import sys

import tangan
import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kinerja.basisdata import dialect, fetch_value
from kinerja.config import Config
from kinerja.main import server_of


def bare(atasan: int) -> Starlette:
    async def page(request: Request) -> Response:
        statement = tangan.SQLITE if dialect() == "sqlite" else tangan.POSTGRES
        return Response(await fetch_value(statement, [atasan]), media_type="application/json")

    return Starlette(routes=[Route("/", page)])


async def main(port: int, atasan: int) -> None:
    hand = uvicorn.Config(bare(atasan), port=port, http="httptools", access_log=False, log_config=None)
    await asyncio.gather(server_of(Config.from_env()).serve(), uvicorn.Server(hand).serve())


with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
    runner.run(main(int(sys.argv[1]), int(sys.argv[2])))
