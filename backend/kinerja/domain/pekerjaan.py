"""Long work that a person asks for and comes back to: who may ask for which, and when one is over."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from .aktor import Aktor, Peran
from .errors import ErrorCode, Refused

SEWA = timedelta(seconds=60)
"""How long a worker may be silent before another takes its work over."""
SIMPAN = timedelta(days=7)
"""How long what is done can be looked at."""
MAKS_COBA = 3
"""How often work is begun that never came to an end."""
MAKS_TERBUKA = 3
"""How much one person may have asked for at once."""


class JenisPekerjaan(StrEnum):
    """What is done."""

    RIWAYAT = "RIWAYAT"
    TIM = "TIM"


class StatusPekerjaan(StrEnum):
    """Where it stands."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


TERBUKA = (StatusPekerjaan.QUEUED, StatusPekerjaan.RUNNING)
PERAN: Mapping[JenisPekerjaan, frozenset[Peran]] = {
    JenisPekerjaan.RIWAYAT: frozenset({Peran.AUDITOR, Peran.ADMIN_BKD}),
}
"""Kinds that take a role; the others are everybody's, about what he may see."""


def allowed(by: Aktor) -> list[JenisPekerjaan]:
    """The kinds that this person may ask for."""
    return [jenis for jenis in JenisPekerjaan if jenis not in PERAN or PERAN[jenis] & by.peran]


def check_ask(jenis: JenisPekerjaan, terbuka: int, by: Aktor) -> None:
    """Whether one more may be asked for.

    Args:
        terbuka: how many of this person are not over.

    Raises:
        Refused: NOT_ALLOWED, TERLALU_BANYAK.
    """
    if jenis not in allowed(by):
        raise Refused(ErrorCode.NOT_ALLOWED)
    if terbuka >= MAKS_TERBUKA:
        raise Refused(ErrorCode.TERLALU_BANYAK, maks=MAKS_TERBUKA)
