"""What is left to the session in this minute, as a client may ask for it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import strawberry

from .compiled.deklarasi import Sumber, kolom
from .compiled.dialek import Jenis
from .permintaan import Permintaan


def _dari_permintaan(nama: str, jenis: Jenis, nilai: Callable[[Permintaan], Any], description: str) -> Any:
    """A value that the request brings along."""
    return kolom(
        lambda b, a: b.parameter(("jatah", nama), jenis, lambda env: nilai(env.permintaan)),
        jenis,
        kembar=lambda r, q: nilai(q),
        description=description,
    )


def dihitung(q: Permintaan) -> bool:
    return q.sisa is not None


def _sisa(q: Permintaan) -> int:
    return q.sisa.biaya if q.sisa else 0


def _pulih(q: Permintaan) -> datetime:
    return datetime.fromtimestamp(q.sisa.pulih if q.sisa else 0, UTC)


def _batas(q: Permintaan) -> int:
    return q.config.rate_cost if q.sisa else 0


@strawberry.type(description="What the session may still ask in this minute, in points of cost.")
class RateLimit:
    __sumber__ = Sumber("", kunci="n")

    batas: int = _dari_permintaan("batas", Jenis.BILANGAN, _batas, "Points of a whole minute.")
    sisa: int = _dari_permintaan("sisa", Jenis.BILANGAN, _sisa, "Points left, after this request.")
    pulih: datetime = _dari_permintaan("pulih", Jenis.WAKTU, _pulih, "When all of them come back.")
