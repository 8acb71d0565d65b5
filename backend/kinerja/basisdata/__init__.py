"""The database: opened once per process, read by one statement at a time, written through Tortoise.

Inside a transaction every read sees what the transaction wrote; outside it a read never waits for a writer.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol, TypeVar, cast

from tortoise.context import TortoiseContext

from ..config import Config
from . import postgres, sqlite

T = TypeVar("T")
Dialect = Literal["sqlite", "postgres"]
Execute = sqlite.Execute

_context: TortoiseContext | None = None
_dialect: Dialect = "sqlite"


class _Reader(Protocol):
    async def fetch_value(self, sql: str, params: Sequence[object]) -> Any: ...

    async def fetch_rows(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]: ...

    async def fetch_few(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]: ...


async def open_database(config: Config) -> None:
    """Opens the database for this process: for the lifespan of the server, a command or a test.

    Raises:
        RuntimeError: it is open already.
    """
    global _context, _dialect
    if _context is not None:
        raise RuntimeError("The database is open already.")
    path = config.sqlite_path
    connection = sqlite.connection(path) if path is not None else postgres.connection(config.database_url)
    _context = context = TortoiseContext()
    _dialect = "sqlite" if path is not None else "postgres"
    try:
        with context:
            # The server's lifespan and its requests run in different tasks: only the global fallback reaches both.
            await context.init(
                {
                    # Tortoise keeps statements by the name of the connection: one name each, or SQLite's go to
                    # PostgreSQL.
                    "connections": {_dialect: connection},
                    "apps": {"kinerja": {"models": ["kinerja.models"], "default_connection": _dialect}},
                },
                use_tz=True,
                timezone="UTC",
                _enable_global_fallback=True,
            )
            await context.db().create_connection(with_db=True)
    except BaseException:
        await close_database()
        raise


async def close_database() -> None:
    """Closes what `open_database` opened; harmless when nothing is open."""
    global _context
    context, _context = _context, None
    if context is not None:
        await context.close_connections()


def dialect() -> Dialect:
    return _dialect


async def fetch_value(sql: str, params: Sequence[object] = ()) -> bytes | str | None:
    """The first column of the first row; None without a row.

    Args:
        sql: placeholders are `?1`, `?2` on SQLite and `$1`, `$2` on PostgreSQL.
        params: Python values; dates and moments become what the columns hold.
    """
    return cast(bytes | str | None, await _reader().fetch_value(sql, params))


async def fetch_rows(sql: str, params: Sequence[object] = ()) -> list[dict[str, Any]]:
    """All rows, by the names of their columns; placeholders as in `fetch_value`."""
    return await _reader().fetch_rows(sql, params)


async def fetch_few(sql: str, params: Sequence[object] = ()) -> list[dict[str, Any]]:
    """As `fetch_rows`, for a handful of rows found by their key: SQLite reads them at once, in the event loop."""
    return await _reader().fetch_few(sql, params)


async def fetch_snapshot(read: Callable[[Execute], T]) -> T:
    """What a function reads by several statements that must see the same state; on SQLite only, where a single
    statement has its limits.

    Args:
        read: is called beside the event loop.
    """
    return await cast(sqlite.Client, _reader()).fetch_snapshot(read)


def _reader() -> _Reader:
    if _context is None:
        raise RuntimeError("The database is not open.")
    return cast(_Reader, _context.connections.get(_dialect))
