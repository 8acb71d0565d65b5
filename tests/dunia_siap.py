"""The world of `dunia.py`, made once for each database and worker, for reading only."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from dunia import make_dunia
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from servers import Server, config_for, run


@pytest.fixture(scope="session")
def dunia_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Config:
    path = tmp_path_factory.mktemp("dunia") / "kinerja.sqlite3"
    shutil.copyfile(sqlite_template, path)
    config = config_for(f"sqlite://{path}", path.parent)
    run(_fill, config)
    return config


@pytest.fixture(scope="session")
def dunia_postgres(
    postgres_server: Server,
    postgres_template: str,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[Config]:
    name = f"dunia_{worker_id}"
    postgres_server.execute(
        f"drop database if exists {name} with (force)",
        f"create database {name} template {postgres_template} strategy file_copy",
    )
    config = config_for(postgres_server.url(name), tmp_path_factory.mktemp("dunia"))
    run(_fill, config)
    yield config
    postgres_server.execute(f"drop database {name} with (force)")


async def _fill(config: Config) -> None:
    await open_database(config)
    try:
        await make_dunia()
    finally:
        await close_database()


@pytest.fixture(params=["sqlite", "postgres"])
async def dunia(request: pytest.FixtureRequest) -> AsyncIterator[Config]:
    """The world, open in this process."""
    config: Config = request.getfixturevalue(f"dunia_{request.param}")
    await open_database(config)
    yield config
    await close_database()
