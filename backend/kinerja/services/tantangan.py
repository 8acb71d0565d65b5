"""The work that a browser does before it may try a password (ALTCHA, protocol 2): signed by us, solved once, used once.

Nothing is kept of a challenge until it comes back solved, so asking for many costs us nothing but their making.
"""

from datetime import UTC, datetime, timedelta
from secrets import SystemRandom
from typing import Any

from altcha import Payload, create_challenge, verify_solution
from tortoise.exceptions import IntegrityError

from ..domain.errors import ErrorCode, Refused
from ..models import TantanganTerpakai
from .rahasia import derive

ALGORITMA = "PBKDF2/SHA-256"
MASA = timedelta(minutes=10)

# How many keys a browser derives until it meets ours: drawn from a narrow range, so that nobody waits much longer.
PALING_SEDIKIT, PALING_BANYAK = 100, 300
_acak = SystemRandom()


def issue(secret: str, cost: int, now: datetime) -> dict[str, Any]:
    """A new challenge, as the widget reads it.

    Args:
        cost: rounds of PBKDF2 for each key that is tried.
    """
    challenge = create_challenge(
        ALGORITMA,
        cost,
        counter=_acak.randint(PALING_SEDIKIT, PALING_BANYAK),
        expires_at=now + MASA,
        hmac_secret=derive(secret, "tantangan"),
        hmac_key_secret=derive(secret, "jawaban"),
    )
    return challenge.to_dict()


async def redeem(jawaban: str, secret: str, now: datetime) -> None:
    """Takes a solution; the same one opens the door once.

    Raises:
        Refused: TANTANGAN_SALAH, whether it is missing, wrong, forged, too old or used before.
    """
    result = verify_solution(jawaban, derive(secret, "tantangan"), hmac_key_secret=derive(secret, "jawaban"))
    if not result.verified:
        raise Refused(ErrorCode.TANTANGAN_SALAH, "altcha")
    challenge = Payload.from_base64(jawaban).challenge
    habis = datetime.fromtimestamp(challenge.parameters.expires_at or 0, UTC)
    if habis <= now:
        raise Refused(ErrorCode.TANTANGAN_SALAH, "altcha")
    try:
        await TantanganTerpakai.create(id=challenge.signature, kedaluwarsa=habis)
    except IntegrityError:
        raise Refused(ErrorCode.TANTANGAN_SALAH, "altcha") from None


async def forget_expired(now: datetime) -> None:
    await TantanganTerpakai.filter(kedaluwarsa__lt=now).delete()
