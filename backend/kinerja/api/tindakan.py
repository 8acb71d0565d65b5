"""What mutations share: the refusals of a payload, notes, and the door from a global id to a row."""

from collections.abc import Sequence
from typing import Any

import strawberry

from ..domain.catatan import CatatanMasuk
from ..domain.errors import NotFound
from .compiled.deklarasi import METADATA, Nilai
from .kursor import PENGENAL

KUNCI = "Drawn once for an act and kept when it is sent again: one effect, the same answer. At most 80 signs."
VERSI = "The version you have seen; STALE when it has moved on."
CATATAN = "A note on the whole, at most 2,000 signs."


def penolakan() -> Any:
    """The field `errors` of a payload."""
    return strawberry.field(
        description="Refusals; empty when the act is done.",
        metadata={METADATA: Nilai("UserError")},
        default_factory=list,
    )


def row_id(kata: str, id: str, *path: str) -> int:
    """The number of a global id of this word.

    Raises:
        NotFound: an id that we never gave out is the same as one that may not be seen.
    """
    match = PENGENAL.fullmatch(id)
    if match is None or match[1] != kata:
        raise NotFound(*path)
    return int(match[2])


@strawberry.input(description="A superior's note on one row.")
class CatatanInput:
    id: strawberry.ID = strawberry.field(description="The row.")
    catatan: str = strawberry.field(description="The note, at most 2,000 signs.")


def notes(kata: str, nama: str, rows: Sequence[CatatanInput]) -> list[CatatanMasuk]:
    return [CatatanMasuk(row_id(kata, r.id, nama, str(i), "id"), r.catatan) for i, r in enumerate(rows)]
