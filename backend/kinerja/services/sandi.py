"""Passwords, kept as argon2id: checked beside the event loop, with the same work whether a name is known or not."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

P = ParamSpec("P")
T = TypeVar("T")

# OWASP's floor for argon2id: two passes over 19 MiB, some 30 ms of one core. More would not stop a guesser, whom the
# waits between tries stop, and would make all of an office wait at eight in the morning.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# Checked in place of the password of an unknown name; made with the parameters above.
STAND_IN = "$argon2id$v=19$m=19456,t=2,p=1$qMOhzNWyxDClTC1JwAnMnQ$RATrAyq9WK/QYYBesXgftTAGCz1Xy82ELP4V/zpI8JY"

# Of every account of the demo, where it is shown to all.
SANDI_DEMO = "demo-kinerja-2020"

# As many at once as there are cores: more would take memory and make none of them faster.
_threads = ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="argon2")


async def protect(sandi: str) -> str:
    """What may be kept of a password."""
    return await _aside(HASHER.hash, sandi)


async def matches(sandi: str, kept: str | None) -> bool:
    """Whether it is the password that was kept.

    Args:
        kept: None when the name is unknown; then a stand-in is checked, so that the answer takes as long.
    """
    return await _aside(_verify, kept or STAND_IN, sandi) and kept is not None


def outdated(kept: str) -> bool:
    """Whether it was made with other parameters than today's and should be made anew."""
    return HASHER.check_needs_rehash(kept)


def _verify(kept: str, sandi: str) -> bool:
    try:
        return HASHER.verify(kept, sandi)
    except (VerificationError, InvalidHashError):
        return False


async def _aside(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads, lambda: function(*args, **kwargs))
