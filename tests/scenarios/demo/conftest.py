"""A demo of its own for each test, copied from one that is set up once."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from peragaan import at, set_up
from servers import Server, run


@pytest.fixture(scope="session")
def sqlite_demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "kinerja.sqlite3"
    shutil.copyfile(sqlite_template, path)
    run(set_up, at(f"sqlite://{path}", path.parent))
    return path


@pytest.fixture(scope="session")
def postgres_demo(
    postgres_server: Server, postgres_template: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[str]:
    name = f"kinerja_demo_{worker_id}"
    postgres_server.execute(f"create database {name} template {postgres_template} strategy file_copy")
    run(set_up, at(postgres_server.url(name), tmp_path_factory.mktemp("demo")))
    yield name
    postgres_server.execute(f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgres"])
async def demo(
    request: pytest.FixtureRequest, tmp_path: Path, postgres_server: Server, worker_id: str
) -> AsyncIterator[Config]:
    """A demo of its own for each test, copied from the one that was set up once."""
    template = request.getfixturevalue(f"{request.param}_demo")
    if request.param == "sqlite":
        shutil.copyfile(template, tmp_path / "kinerja.sqlite3")
        config = at(f"sqlite://{tmp_path / 'kinerja.sqlite3'}", tmp_path)
    else:
        name = f"kinerja_demo_copy_{worker_id}"
        postgres_server.execute(
            f"drop database if exists {name} with (force)",
            f"create database {name} template {template} strategy file_copy",
        )
        config = at(postgres_server.url(name), tmp_path)
    await open_database(config)
    yield config
    await close_database()
