"""Links that open one thing for a short while: the id and the last second, sealed with a key for one purpose."""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime, timedelta

from ..config import Config
from .rahasia import derive

UMUR = timedelta(minutes=1)


def seal(guna: str, id: int, waktu: datetime, config: Config) -> str:
    """A token for this id.

    Args:
        guna: what it opens. waktu: the real time: the day of the demo comes round again.
    """
    payload = id.to_bytes(8, "big") + int((waktu + UMUR).timestamp()).to_bytes(8, "big")
    return base64.urlsafe_b64encode(payload + _mac(guna, payload, config)).decode().rstrip("=")


def unseal(guna: str, token: str, waktu: datetime, config: Config) -> int | None:
    """The id that a token stands for; None when it is none of ours, or too old."""
    try:
        data = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (ValueError, binascii.Error):
        return None
    payload, mac = data[:16], data[16:]
    if not hmac.compare_digest(mac, _mac(guna, payload, config)):
        return None
    return int.from_bytes(payload[:8], "big") if int.from_bytes(payload[8:], "big") >= waktu.timestamp() else None


def _mac(guna: str, payload: bytes, config: Config) -> bytes:
    return hmac.digest(derive(config.secret, guna), payload, hashlib.sha256)
