"""The targets of the quarters: what may be entered, and whether they make the year's target."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .errors import DomainError, ErrorCode, NotFound, Refused
from .indikator import DESIMAL_TARGET, JenisRekap
from .masukan import number_errors
from .renkin import target_konsisten, together

ANGKA = Decimal("0.0001")


@dataclass(frozen=True)
class TargetMasuk:
    """The target of one row in one quarter, as it is sent; None empties it."""

    renkin_id: int
    target: Decimal | None


@dataclass(frozen=True)
class TargetTahun:
    """One indikator with its quarters.

    Args:
        output: the target of the year. tw: the targets of the quarters that count, in order: those within the SKP
            whose window has not passed without a plan.
    """

    jenis: JenisRekap
    output: Decimal
    tw: Mapping[int, Decimal | None]


def target_errors(masuk: Sequence[TargetMasuk], known: Collection[int], *path: str) -> list[DomainError]:
    """What is wrong with the targets of one quarter: NOT_FOUND, MASUKAN_NEGATIF, DI_LUAR_RENTANG.

    Args:
        known: the rows of the quarter. path: where the list stands in the input.
    """
    errors: list[DomainError] = []
    for i, target in enumerate(masuk):
        if target.renkin_id not in known:
            errors.append(NotFound(*path, str(i), "renkinId"))
        errors += number_errors(target.target, DESIMAL_TARGET, *path, str(i), "target")
    return errors


def plan_errors(baris: Sequence[TargetTahun]) -> list[DomainError]:
    """What keeps a plan from being sent in: WAJIB_DIISI for a quarter without target, else TIDAK_KONSISTEN for a row
    whose quarters do not make its year."""
    errors: list[DomainError] = []
    for i, row in enumerate(baris):
        path = ("indikator", str(i), "target")
        kosong = [tw for tw, target in row.tw.items() if target is None]
        errors += [Refused(ErrorCode.WAJIB_DIISI, *path, str(tw)) for tw in kosong]
        if not kosong and not target_konsisten(row.jenis, list(row.tw.values()), row.output):
            errors.append(_inconsistent(row, path))
    return errors


def _inconsistent(row: TargetTahun, path: tuple[str, ...]) -> DomainError:
    """With what the quarters make, what they should make, and the difference; a position that falls on the way may
    end where it should and differ by nothing."""
    values = [v for v in row.tw.values() if v is not None]
    jumlah = _exact(row.jenis, values)
    return Refused(
        ErrorCode.TIDAK_KONSISTEN,
        *path,
        jenis=row.jenis,
        jumlah=jumlah,
        seharusnya=row.output,
        selisih=jumlah - row.output,
    )


def _exact(jenis: JenisRekap, values: Sequence[Decimal]) -> Decimal:
    made = together(jenis, values)
    return (Decimal(made.numerator) / made.denominator).quantize(ANGKA)
