"""SQLite for Tortoise: durable, never "database is locked", and never hung by a request that was cancelled.

One connection writes and one reads, so that a read never waits for an open transaction; more readers in one process
would only fight for the same locks. A third finds a few rows by their key without leaving the event loop.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar, cast

import aiosqlite
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

P = ParamSpec("P")
T = TypeVar("T")

BUSY_TIMEOUT_MS = 5000
# Everybody waits with the event loop; a reader meets a lock only while another process begins or ends.
NEAR_TIMEOUT_MS = 250
# SQLite's waiting is not fair: under many writers one process may be passed over for the whole of its timeout.
BEGIN_TRIES = 6
PRAGMAS = {
    "busy_timeout": BUSY_TIMEOUT_MS,
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    # Tortoise's own limit truncates the log at each checkpoint, which costs a third of the writes.
    "journal_size_limit": 64 * 1024 * 1024,
    "cache_size": -32768,
    "temp_store": "MEMORY",
}
STATEMENTS = 512
# After so many steps of its machine SQLite asks whether to go on: some 50 ms; a page takes a tenth of them.
OPERATIONS = 1_000_000

Execute = Callable[[str, Sequence[object]], list[sqlite3.Row]]


def connection(path: Path) -> dict[str, Any]:
    """What Tortoise needs to know."""
    prepare(path)
    return {"engine": __name__, "credentials": {"file_path": str(path)}}


def prepare(path: Path) -> None:
    """Makes the file, for the eyes of this user only: it holds everything about everybody."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(0o600)


def _moment(value: datetime) -> str:
    """One form for all moments, so that they sort as text: UTC, with all six digits.

    Raises:
        ValueError: it has no time zone.
    """
    if value.tzinfo is None:
        raise ValueError(f"A moment without time zone: {value}")
    return value.astimezone(UTC).isoformat(" ", "microseconds")


sqlite3.register_adapter(datetime, _moment)


def _translated(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    @wraps(function)
    async def translated(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await function(*args, **kwargs)
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error

    return translated


@_translated
async def _value(raw: aiosqlite.Connection, sql: str, params: Sequence[object]) -> Any:
    rows = cast(list[sqlite3.Row], await raw.execute_fetchall(sql, params))
    return rows[0][0] if rows else None


@_translated
async def _rows(raw: aiosqlite.Connection, sql: str, params: Sequence[object]) -> list[dict[str, Any]]:
    return [dict(row) for row in await raw.execute_fetchall(sql, params)]


class Transaction(SqliteTransactionWrapper):
    async def begin(self) -> None:
        for tries_left in reversed(range(BEGIN_TRIES)):
            try:
                # A deferred BEGIN that reads before it writes fails at once when another process wrote in between.
                await self._connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not tries_left or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise OperationalError(error) from error

    async def fetch_value(self, sql: str, params: Sequence[object]) -> Any:
        async with self.acquire_connection() as raw:
            return await _value(raw, sql, params)

    async def fetch_rows(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]:
        async with self.acquire_connection() as raw:
            return await _rows(raw, sql, params)

    fetch_few = fetch_rows


class TransactionScope(SqliteTransactionContext):
    """Leaves no lock and no open transaction behind, wherever the task is cancelled and whatever fails."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            self._undo()
            self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        return cast(TransactionalDBClient, self.connection)

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        get_connections().reset(self.token)
        committed = False
        try:
            if exc_type is None and not self.connection._finalized:
                await _translated(self.connection.commit)()
                committed = True
        finally:
            if not committed:
                self._undo()
            self._trxlock.release()

    def _undo(self) -> None:
        # A BEGIN or COMMIT that nobody awaits any more may still stand in aiosqlite's queue: the rollback goes behind
        # it, where the next user of the connection comes too. After a commit it does nothing.
        raw = self.connection._connection
        if raw is not None and raw._connection is not None:
            raw._tx.put_nowait((None, raw._connection.rollback))


@dataclass
class _Task:
    """A read on its way.

    Args:
        awaited: whether somebody still waits for it.
    """

    awaited: bool = True


class Reader:
    """The connection for reads outside a transaction. A read that nobody waits for any more ends, or never begins;
    those before and behind it go on."""

    def __init__(self, raw: aiosqlite.Connection) -> None:
        self.raw = raw
        self._task = _Task()

    async def watch(self) -> None:
        await self.raw.set_progress_handler(lambda: not self._task.awaited, OPERATIONS)

    async def run(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """All of the function in one visit to the connection's thread."""
        task = _Task()

        def within() -> T:
            if not task.awaited:
                raise sqlite3.OperationalError("interrupted")
            self._task = task
            return read(cast(sqlite3.Connection, self.raw._connection))

        try:
            return cast(T, await self.raw._execute(within))  # type: ignore[no-untyped-call]  # of aiosqlite
        except asyncio.CancelledError:
            task.awaited = False
            raise

    @_translated
    async def rows(self, sql: str, params: Sequence[object]) -> list[sqlite3.Row]:
        return await self.run(lambda connection: connection.execute(sql, params).fetchall())


class Client(SqliteClient):
    """The writing connection, and beside it the one for reads outside a transaction."""

    _read: Reader | None = None
    _near: sqlite3.Connection | None = None

    async def create_connection(self, with_db: bool) -> None:
        if self._connection is None:
            self._connection = await self._connect()
            self._read = Reader(await self._connect(query_only="ON"))
            await self._read.watch()
            self._near = _connect_here(str(self.filename))
            await self._post_connect()

    async def _connect(self, **more: object) -> aiosqlite.Connection:
        raw = aiosqlite.connect(self.filename, isolation_level=None, cached_statements=STATEMENTS)
        # A process that ends by an error before it closes must not wait for this thread for ever.
        raw._thread.daemon = True
        await raw
        raw.row_factory = sqlite3.Row
        for name, value in {**PRAGMAS, **more}.items():
            await raw.execute_fetchall(f"PRAGMA {name}={value}")
        return raw

    async def close(self) -> None:
        try:
            if self._near is not None:
                self._near.close()
            if self._read is not None:
                await self._read.raw.close()
        finally:
            self._near = self._read = None
            await super().close()

    def _in_transaction(self) -> TransactionContext:
        return TransactionScope(Transaction(self), self._lock)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[dict[str, Any]]]:
        if not _reads(query):
            return cast(tuple[int, Sequence[dict[str, Any]]], await super().execute_query(query, values))
        rows = await self._reader().rows(query, values or ())
        return len(rows), cast(Sequence[dict[str, Any]], rows)

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        if not _reads(query):
            return cast(list[dict[str, Any]], await super().execute_query_dict(query, values))
        return [dict(row) for row in await self._reader().rows(query, values or ())]

    async def fetch_value(self, sql: str, params: Sequence[object]) -> Any:
        rows = await self._reader().rows(sql, params)
        return rows[0][0] if rows else None

    async def fetch_rows(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._reader().rows(sql, params)]

    @_translated
    async def fetch_few(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]:
        # The way to the reader's thread and back takes ten times as long, and longer behind the pages of others.
        if self._near is None:
            raise OperationalError("The database is not open.")
        return [dict(row) for row in self._near.execute(sql, params)]

    @_translated
    async def fetch_snapshot(self, read: Callable[[Execute], T]) -> T:
        def within(connection: sqlite3.Connection) -> T:
            connection.execute("begin")
            try:
                return read(lambda sql, params: connection.execute(sql, params).fetchall())
            finally:
                connection.execute("rollback")

        # All in one visit to the connection's thread: between two, the statements of others would join in.
        return await self._reader().run(within)

    def _reader(self) -> Reader:
        if self._read is None:
            raise OperationalError("The database is not open.")
        return self._read


def _connect_here(filename: str) -> sqlite3.Connection:
    raw = sqlite3.connect(filename, isolation_level=None, cached_statements=STATEMENTS)
    raw.row_factory = sqlite3.Row
    for name, value in {**PRAGMAS, "busy_timeout": NEAR_TIMEOUT_MS, "query_only": "ON"}.items():
        raw.execute(f"PRAGMA {name}={value}")
    return raw


def _reads(sql: str) -> bool:
    return sql[:7].upper() == "SELECT "


client_class = Client
