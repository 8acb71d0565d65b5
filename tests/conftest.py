"""Databases for tests: each test that asks for one gets it fresh and migrated, on SQLite and on PostgreSQL."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from again import Database
from kinerja.basisdata import close_database, open_database
from kinerja.basisdata.migrasi import migrate
from kinerja.config import Config
from servers import DURABLE, FAST, Server, config_for, locked, run, run_id

pytest_plugins = ["asking", "dunia_siap"]

TEMPLATE = "kinerja_template"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One server for all workers; it forgets everything in a crash, and is fast for it."""
    server = Server(Path(tempfile.gettempdir()) / f"kinerja-pg-{run_id()}", FAST)
    yield server
    server.leave()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> str:
    base = tmp_path_factory.getbasetemp()
    with locked((base if worker_id == "master" else base.parent) / "postgres_template.lock"):
        if TEMPLATE not in postgres_server.databases():
            making = f"{TEMPLATE}_making"
            postgres_server.execute(f"create database {making}")
            run(migrate, config_for(postgres_server.url(making), tmp_path_factory.mktemp("template")))
            postgres_server.execute(f"alter database {making} rename to {TEMPLATE}")
    return TEMPLATE


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kinerja.sqlite3"
    run(migrate, config_for(f"sqlite://{path}", path.parent))
    return path


@pytest.fixture
def sqlite_config(sqlite_template: Path, tmp_path: Path) -> Config:
    path = tmp_path / "kinerja.sqlite3"
    shutil.copyfile(sqlite_template, path)
    return config_for(f"sqlite://{path}", tmp_path)


@pytest.fixture(scope="session")
def postgres_database(postgres_server: Server, postgres_template: str, worker_id: str) -> Iterator[Database]:
    database = Database(postgres_server, postgres_template, f"kinerja_{worker_id}")
    yield database
    database.drop()


@pytest.fixture
def postgres_config(postgres_database: Database, tmp_path: Path) -> Iterator[Config]:
    yield config_for(postgres_database.take(), tmp_path)
    postgres_database.give_back()


@pytest.fixture(params=["sqlite", "postgres"])
def config(request: pytest.FixtureRequest) -> Config:
    """A fresh, migrated database that nobody has opened yet."""
    config: Config = request.getfixturevalue(f"{request.param}_config")
    return config


@pytest.fixture
async def db(config: Config) -> AsyncIterator[Config]:
    """A fresh, migrated database, open in this process."""
    await open_database(config)
    yield config
    await close_database()


@pytest.fixture
async def sqlite_db(sqlite_config: Config) -> AsyncIterator[Config]:
    """As `db`, for what concerns SQLite alone."""
    await open_database(sqlite_config)
    yield sqlite_config
    await close_database()


@pytest.fixture
def durable_postgres() -> Iterator[Server]:
    """A server that keeps what it has acknowledged and that a test may kill and start again; its database is empty."""
    folder = Path(tempfile.mkdtemp(prefix="kinerja-pg-"))
    server = Server(folder, DURABLE)
    yield server
    server.leave()
