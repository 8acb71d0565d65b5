"""Several decisions at once, each by the rules of a single one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .errors import DomainError, Invalid


class Kebijakan(StrEnum):
    """What becomes of the good ones where others are refused."""

    ALL = "ALL"
    GOOD = "GOOD"


@dataclass(frozen=True)
class Hasil:
    """What became of one object: done, or refused for these reasons."""

    id: int
    errors: Sequence[DomainError] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.errors


def results(ids: Sequence[int], ditolak: Mapping[int, DomainError], kebijakan: Kebijakan) -> list[Hasil]:
    """One result for each object, in the order asked for.

    Raises:
        Invalid: under ALL, if any is refused; paths begin with `baris` and its place.
    """
    hasil = [Hasil(id, ditolak[id].each() if id in ditolak else []) for id in ids]
    if kebijakan is Kebijakan.ALL and ditolak:
        raise Invalid(
            [
                DomainError(error.code, ("baris", str(i), *error.path), error.params)
                for i, each in enumerate(hasil)
                for error in each.errors
            ]
        )
    return hasil
