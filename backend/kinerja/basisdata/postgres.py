"""PostgreSQL for Tortoise through asyncpg: no round trip for a reset, statements kept prepared, nothing leaked when a
request is cancelled."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError

SETTINGS = {
    "application_name": "kinerja",
    "timezone": "UTC",
    # Compiling costs more than these short statements take.
    "jit": "off",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
STATEMENTS = 512
STATEMENT_BYTES = 128 * 1024
TIMEOUT_S = 30


def pool_size() -> int:
    """Two more than there are cores: more connections make PostgreSQL slower, not faster."""
    return len(os.sched_getaffinity(0)) + 2 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 2


def connection(url: str) -> dict[str, Any]:
    """What Tortoise needs to know."""
    return {"engine": __name__, "credentials": {"dsn": url, "maxsize": pool_size()}}


class Session(asyncpg.Connection):
    def get_reset_query(self) -> str:
        # No session state is ever set; an open transaction is rolled back on release in any case.
        return ""


async def _translate(function: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
    try:
        return await function(*args, **kwargs)
    except asyncpg.IntegrityConstraintViolationError as error:
        raise IntegrityError(error) from error
    except (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, OSError) as error:
        raise DBConnectionError(error) from error
    except asyncpg.PostgresError as error:
        raise OperationalError(error) from error


class Transaction(TransactionWrapper):
    async def _translate_exceptions(self, func: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
        return await _translate(func, self, *args, **kwargs)

    async def fetch_value(self, sql: str, params: Sequence[object]) -> Any:
        return await _translate(self._connection.fetchval, sql, *params, timeout=TIMEOUT_S)

    async def fetch_rows(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]:
        return [dict(row) for row in await _translate(self._connection.fetch, sql, *params, timeout=TIMEOUT_S)]

    fetch_few = fetch_rows


class TransactionScope(TransactionContextPooled):
    """Gives the connection back wherever the task is cancelled and whatever fails."""

    client: Transaction

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        self.client._connection = await _translate(self._pool.acquire, timeout=TIMEOUT_S)
        try:
            await self.client.begin()
        except BaseException:
            await self._release()
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        get_connections().reset(self.token)
        try:
            if not self.client._finalized:
                if exc_type is None:
                    await _translate(self.client.commit)
                else:
                    # The reason that ended the transaction is what the caller needs to hear.
                    with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                        await self.client.rollback()
        finally:
            await self._release()

    @property
    def _pool(self) -> asyncpg.Pool:
        return cast(asyncpg.Pool, self.client._parent._pool)

    async def _release(self) -> None:
        await self._pool.release(cast(PoolConnectionProxy, self.client._connection))


class Client(AsyncpgDBClient):
    async def create_connection(self, with_db: bool) -> None:
        if self._pool is not None:
            return
        self._pool = await _translate(
            asyncpg.create_pool,
            self.extra["dsn"],
            min_size=1,
            max_size=self.pool_maxsize,
            connection_class=Session,
            server_settings=SETTINGS,
            statement_cache_size=STATEMENTS,
            max_cacheable_statement_size=STATEMENT_BYTES,
        )
        await self._post_connect()

    async def _close(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            try:
                await asyncio.wait_for(pool.close(), 10)
            except TimeoutError:
                pool.terminate()

    async def _translate_exceptions(self, func: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> Any:
        return await _translate(func, self, *args, **kwargs)

    def _in_transaction(self) -> TransactionContext:
        return TransactionScope(Transaction(self), self._pool_init_lock)

    async def fetch_value(self, sql: str, params: Sequence[object]) -> Any:
        return await _translate(self._open_pool().fetchval, sql, *params, timeout=TIMEOUT_S)

    async def fetch_rows(self, sql: str, params: Sequence[object]) -> list[dict[str, Any]]:
        return [dict(row) for row in await _translate(self._open_pool().fetch, sql, *params, timeout=TIMEOUT_S)]

    fetch_few = fetch_rows

    def _open_pool(self) -> asyncpg.Pool:
        if self._pool is None:
            raise DBConnectionError("The database is not open.")
        return self._pool


client_class = Client
