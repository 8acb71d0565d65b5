"""The application put together: routes, the guard in front of them, the database for as long as it runs."""

import asyncio
import gc
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from tortoise.exceptions import DBConnectionError, OperationalError

from .api import auth, bukti, demo, ekspor, graphql, jurnal, pekerjaan_berkas, skema_publik, soket, spa, unggahan
from .api.jurnal import Jurnal, Penangkap
from .api.keamanan import Keamanan
from .api.laju import Laju, Pembatas
from .basisdata import close_database, open_database
from .config import Config
from .domain.aktor import JAKARTA
from .domain.errors import DomainError
from .domain.pekerjaan import JenisPekerjaan
from .services import riwayat
from .services.jam import Jam
from .services.kerja import Pelaksana
from .services.periksa_riwayat import check_riwayat
from .services.peristiwa import Peristiwa

# The answer of a team's page shrinks to a fifteenth in half a millisecond; level 9 takes ten times as long.
GZIP = 4
ANCHOR_SECONDS = 3600
TUGAS = {JenisPekerjaan.RIWAYAT: check_riwayat, JenisPekerjaan.TIM: ekspor.export_tim}
# A page of a thousand rows makes objects by the ten thousand and lets go of them at once.
GC = (50_000, 50, 50)

log = logging.getLogger("kinerja")


def create_app(config: Config, jam: Jam | None = None) -> Starlette:
    """The server as an ASGI application.

    Args:
        jam: the clock; tests give their own.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        unggahan.sweep(config.data_dir / bukti.UNGGAHAN)
        await open_database(config)
        background = [
            asyncio.create_task(_anchor_daily(app.state.jam)),
            asyncio.create_task(app.state.pelaksana.run()),
        ]
        try:
            yield
        finally:
            for task in background:
                task.cancel()
            await asyncio.wait(background)
            await close_database()

    jam = jam or Jam(demo=config.demo)
    laju = Laju(config, jam)
    app = Starlette(
        routes=[
            *graphql.routes,
            *skema_publik.routes,
            *auth.routes,
            *soket.routes,
            *bukti.routes,
            *pekerjaan_berkas.routes,
            *demo.routes,
            *spa.routes(),
        ],
        middleware=[
            Middleware(Jurnal),
            Middleware(Keamanan, config=config),
            Middleware(Pembatas, laju=laju),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=GZIP),
            Middleware(Penangkap),
        ],
        exception_handlers={DomainError: auth.refuse},
        lifespan=lifespan,
    )
    app.state.config = config
    app.state.jam = jam
    app.state.laju = laju
    app.state.frontend = spa.DIST
    app.state.peristiwa = Peristiwa(jam)
    app.state.pelaksana = Pelaksana(config, jam, TUGAS)
    app.state.sambungan = Counter()
    return app


async def _anchor_daily(jam: Jam) -> None:
    """Hashes the heads of all chains once a day, for as long as the server runs."""
    while True:
        try:
            await riwayat.anchor((await jam.now()).astimezone(JAKARTA).date())
        except (OperationalError, DBConnectionError) as error:
            log.warning("jangkar belum dibuat: %s", error)
        await asyncio.sleep(ANCHOR_SECONDS)


async def serve(config: Config) -> None:
    """Serves until SIGTERM or SIGINT; what was accepted is finished, for at most 20 seconds."""
    await server_of(config).serve()


def server_of(config: Config) -> uvicorn.Server:
    """The server, not yet running. Its process is one: a second would not hear of the acts of the first."""
    jurnal.set_up()
    # What is loaded by now stays for good: the collector need not walk through it again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC)
    return uvicorn.Server(
        uvicorn.Config(
            create_app(config),
            host=config.host,
            port=config.port,
            http="httptools",
            ws="websockets-sansio",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=20,
            access_log=False,
            log_config=None,
            ws_max_size=soket.PESAN,
        )
    )
