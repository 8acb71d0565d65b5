"""Keys for one purpose each, derived from the one secret of the installation."""

import hashlib
import hmac


def derive(secret: str, tujuan: str) -> bytes:
    """The key for a purpose; from it nothing can be learnt about the secret or another key."""
    return hmac.digest(secret.encode(), tujuan.encode(), hashlib.sha256)
