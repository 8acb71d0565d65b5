"""Changing a plan in force: what was reported on stays what it was, and the year's target still has room for it.

Source: our rule; PP 46/2011 lets a plan be changed when the task changes, not what was done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .baris import Baris
from .errors import DomainError, ErrorCode, Refused
from .indikator import JenisRekap
from .renkin import StatusRealisasi

TETAP = ("sumber", "referensi_id", "satuan", "jenis_rekap", "arah")


@dataclass(frozen=True)
class Terlapor:
    """A line of the plan in force of which something was reported.

    Args:
        target: the targets of the quarters that were reported on, in order.
    """

    baris: Baris
    target: Sequence[Decimal]

    @property
    def minimal(self) -> Decimal:
        """The least that the year's target can be: what the reported quarters make of it already."""
        if self.baris.jenis_rekap is JenisRekap.RATA_RATA or not self.target:
            return Decimal(0)
        return sum(self.target, Decimal(0)) if self.baris.jenis_rekap is JenisRekap.AKUMULASI else max(self.target)


def amendment_errors(
    baris: Sequence[Baris], asal: Mapping[int, int | None], terlapor: Mapping[int, Terlapor]
) -> list[DomainError]:
    """What keeps a changed plan from being sent in.

    Args:
        baris: its lines in order. asal: of each line by id the line of the plan in force that it goes on with.
        terlapor: the lines of the plan in force that were reported on, by id.

    Returns:
        BARIS_TERLAPOR (such a line was removed, or made another one), TARGET_TERLAPOR (`minimal` is the least).
    """
    errors: list[DomainError] = []
    places = {asal[b.id]: (i, b) for i, b in enumerate(baris) if b.id is not None}
    for id, lama in terlapor.items():
        if id not in places:
            errors.append(Refused(ErrorCode.BARIS_TERLAPOR, "indikator", uraian=lama.baris.uraian))
            continue
        i, after = places[id]
        path = ("indikator", str(i))
        if any(getattr(after, nama) != getattr(lama.baris, nama) for nama in TETAP):
            errors.append(Refused(ErrorCode.BARIS_TERLAPOR, *path, uraian=lama.baris.uraian))
        if after.output is not None and after.output < lama.minimal:
            errors.append(Refused(ErrorCode.TARGET_TERLAPOR, *path, "output", minimal=lama.minimal))
    return errors


def check_open(realisasi: Sequence[StatusRealisasi]) -> None:
    """A plan can be changed while there is a quarter that was not reported on.

    Raises:
        Refused: SEMUA_TERLAPOR.
    """
    if realisasi and all(status is not StatusRealisasi.EMPTY for status in realisasi):
        raise Refused(ErrorCode.SEMUA_TERLAPOR)
