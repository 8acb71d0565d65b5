"""The server as a process of its own, on a database with the cast in it: to be asked, killed and started again."""

import asyncio
import os
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.services.jam import move_demo
from masuk import sign_in
from people import HARI, NRK, SANDI, make_cast

KINERJA = Path(sys.executable).with_name("kinerja")


async def settle(config: Config) -> None:
    """Puts the cast into an empty database, on its day."""
    await open_database(config)
    try:
        await make_cast()
        await move_demo(HARI)
    finally:
        await close_database()


@dataclass
class Peladen:
    """A server on this database; `start` it before asking.

    Args:
        compiled: whether its reads may run as plans.
    """

    config: Config
    compiled: bool = True
    port: int = 0
    process: asyncio.subprocess.Process | None = None
    environ: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environ = {
            **os.environ,
            "KINERJA_DATABASE_URL": self.config.database_url,
            "KINERJA_DATA_DIR": str(self.config.data_dir),
            "KINERJA_PUBLIC_URL": self.url,
            "KINERJA_PORT": str(self.port),
            "KINERJA_SECRET": self.config.secret,
            "KINERJA_ALTCHA_COST": "1",
            "KINERJA_COMPILED": "on" if self.compiled else "off",
        }

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    async def start(self) -> None:
        """Returns when it answers."""
        log = (self.config.data_dir / "log").open("ab")
        self.process = await asyncio.create_subprocess_exec(KINERJA, "serve", env=self.environ, stderr=log, stdout=log)
        log.close()
        async with asyncio.timeout(60), self.client() as client:
            while True:
                try:
                    (await client.get("/sehat")).raise_for_status()
                    return
                except httpx.TransportError:
                    assert self.process.returncode is None, (self.config.data_dir / "log").read_text()
                    await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """By SIGKILL, in the middle of whatever it does."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), 30)

    async def run(self, *arguments: str) -> str:
        """What a command of the same installation says; it has to end well."""
        process = await asyncio.create_subprocess_exec(
            KINERJA, *arguments, env=self.environ, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, said.decode()
        return said.decode()

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.url, timeout=30)

    async def signed_in(self, orang: int) -> httpx.AsyncClient:
        """A client of this person, through the door as everybody comes."""
        client = self.client()
        (await sign_in(client, NRK[orang] or "gubernur", SANDI)).raise_for_status()
        return client
