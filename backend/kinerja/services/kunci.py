"""Acts that can be sent again: the same key and body has one effect and gets the first answer again.

Every mutation is one transaction; its answer is stored under the client's key in that same transaction, so that a key
is known exactly when its effect is there. A refused act leaves nothing and may be sent again under the same key.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, is_dataclass
from datetime import timedelta
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, cast

from tortoise.transactions import in_transaction

from ..domain.aktor import Aktor
from ..domain.errors import DomainError, ErrorCode, Refused, refuse
from ..domain.masukan import text_errors
from ..models import Kunci

P = ParamSpec("P")

SIMPAN = timedelta(hours=24)
PANJANG = 80


def once(act: Callable[P, Awaitable[int]]) -> Callable[P, Awaitable[int]]:
    """Makes a service one transaction under its idempotency key.

    The service takes `kunci` and `by` by keyword and answers with the id of the object it changed; all its other
    arguments are the body.
    """
    parameters = signature(act)

    @wraps(act)
    async def one_effect(*args: P.args, **kwargs: P.kwargs) -> int:
        body = dict(parameters.bind(*args, **kwargs).arguments)
        kunci, by = cast(str, body.pop("kunci")), cast(Aktor, body.pop("by"))

        async def effect() -> int:
            return await act(*args, **kwargs)

        return await run_once(act.__name__, body, effect, kunci=kunci, by=by)

    return one_effect


async def run_once(
    tindakan: str, body: dict[str, Any], effect: Callable[[], Awaitable[int]], *, kunci: str, by: Aktor
) -> int:
    """As `once`, for a service whose body is not simply its arguments.

    Raises:
        Refused: IDEMPOTENCY_MISMATCH, the key was used for something else; and whatever the effect refuses.
    """

    async def answer() -> str:
        return str(await effect())

    return int(await answer_once(tindakan, body, answer, kunci=kunci, by=by))


async def answer_once(
    tindakan: str, body: dict[str, Any], effect: Callable[[], Awaitable[str]], *, kunci: str, by: Aktor
) -> str:
    """As `run_once`, for an answer that is more than the id of an object; never an empty one.

    Raises:
        Refused: as there.
    """
    refuse(_key_errors(kunci))
    sidik = fingerprint(tindakan, body)
    async with in_transaction():
        await Kunci.filter(pegawai_id=by.pegawai_id, dibuat__lt=by.waktu - SIMPAN).delete()
        # Of two at once with the same key the second waits here until the first has ended, and then finds its answer.
        await Kunci.bulk_create(
            [Kunci(pegawai_id=by.pegawai_id, kunci=kunci, sidik=sidik, jawaban="", dibuat=by.waktu)],
            ignore_conflicts=True,
        )
        row = await Kunci.get(pegawai_id=by.pegawai_id, kunci=kunci)
        if row.sidik != sidik:
            raise Refused(ErrorCode.IDEMPOTENCY_MISMATCH, "idempotencyKey")
        if row.jawaban:
            return row.jawaban
        answer = await effect()
        await Kunci.filter(id=row.id).update(jawaban=answer)
        return answer


def fingerprint(tindakan: str, body: dict[str, Any]) -> str:
    """SHA-256 over what was asked."""
    text = json.dumps([tindakan, body], sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def _key_errors(kunci: str) -> list[DomainError]:
    if not kunci:
        return [Refused(ErrorCode.WAJIB_DIISI, "idempotencyKey")]
    if not kunci.isprintable():
        return [Refused(ErrorCode.KARAKTER_TERLARANG, "idempotencyKey")]
    return text_errors(kunci, PANJANG, "idempotencyKey")
