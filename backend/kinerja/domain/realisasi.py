"""The report on a quarter: what may be entered, what must be there before it is sent, and what a validation makes of
it. A row whose target is 0 is not due: nothing is reported and nothing validated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .errors import DomainError, ErrorCode, NotFound, Refused, refuse
from .indikator import DESIMAL_TARGET, Arah
from .masukan import note_errors, number_errors, tidied
from .renkin import capaian_triwulan, hasil_triwulan

# A value a thousand million times the target is a slip of the keyboard.
MAKS_CAPAIAN = 10**11


@dataclass(frozen=True)
class RealisasiMasuk:
    """The report on one row, as it is sent, whole: what is left out is empty."""

    id: int
    realisasi: Decimal | None = None
    catatan: str | None = None


@dataclass(frozen=True)
class ValidasiMasuk:
    """The superior's value for one row, as it is sent."""

    id: int
    nilai: Decimal
    catatan: str | None = None


@dataclass(frozen=True)
class BarisTriwulan:
    """A row of a quarter as it is kept."""

    id: int
    target: Decimal
    realisasi: Decimal | None
    arah: Arah

    @property
    def jatuh_tempo(self) -> bool:
        return self.target > 0


@dataclass(frozen=True)
class Validasi:
    """What one row came to; percents with 2 decimals."""

    nilai: Decimal
    catatan: str | None
    capaian: Decimal | None
    capaian_tpp: Decimal | None


@dataclass(frozen=True)
class HasilValidasi:
    """The rows by id, and the result of the quarter in percent; None when nothing was due."""

    baris: Mapping[int, Validasi]
    hasil: Decimal | None


def read_report(masuk: Sequence[RealisasiMasuk], baris: Mapping[int, BarisTriwulan]) -> dict[int, RealisasiMasuk]:
    """The reports by row, tidied.

    Raises:
        Invalid: NOT_FOUND, KOLOM_TERTUTUP (the row is not due), and those of numbers and texts.
    """
    errors: list[DomainError] = []
    rows: dict[int, RealisasiMasuk] = {}
    for i, m in enumerate(masuk):
        path = ("renkin", str(i))
        catatan = tidied(m.catatan)
        rows[m.id] = RealisasiMasuk(m.id, m.realisasi, catatan)
        errors += _not_open(m.id, baris, m.realisasi is not None or catatan is not None, path, "realisasi")
        errors += number_errors(m.realisasi, DESIMAL_TARGET, *path, "realisasi")
        errors += note_errors(catatan, *path, "catatan")
    refuse(errors)
    return rows


def report_errors(baris: Sequence[BarisTriwulan]) -> list[DomainError]:
    """What keeps a report from being sent in: WAJIB_DIISI for each due row without a value, by its place from 0."""
    return [
        Refused(ErrorCode.WAJIB_DIISI, "renkin", str(i), "realisasi")
        for i, row in enumerate(baris)
        if row.jatuh_tempo and row.realisasi is None
    ]


def validate(masuk: Sequence[ValidasiMasuk], baris: Sequence[BarisTriwulan]) -> HasilValidasi:
    """What the superior's values make of the quarter.

    Raises:
        Invalid: NOT_FOUND, KOLOM_TERTUTUP (the row is not due), NILAI_TIDAK_DIKENAL (a row named twice), WAJIB_DIISI
            (a due row left out; `urut` is its place in the list from 1), CATATAN_WAJIB (the value differs from what was
            reported), and those of numbers and texts.
    """
    rows = {b.id: b for b in baris}
    errors: list[DomainError] = []
    given: dict[int, Validasi] = {}
    for i, m in enumerate(masuk):
        path = ("renkin", str(i))
        catatan = tidied(m.catatan)
        wrong = [
            *_not_open(m.id, rows, True, path, "nilai"),
            *number_errors(m.nilai, DESIMAL_TARGET, *path, "nilai"),
            *note_errors(catatan, *path, "catatan"),
        ]
        if m.id in given:
            wrong.append(Refused(ErrorCode.NILAI_TIDAK_DIKENAL, *path, "id"))
        if not wrong:
            given[m.id], wrong = _validated(m.nilai, catatan, rows[m.id], path)
        errors += wrong
    named = {m.id for m in masuk}
    errors += [
        Refused(ErrorCode.WAJIB_DIISI, "renkin", urut=urut)
        for urut, row in enumerate(baris, 1)
        if row.jatuh_tempo and row.id not in named
    ]
    refuse(errors)
    hasil = hasil_triwulan([(b.target, given[b.id].nilai if b.jatuh_tempo else None, b.arah) for b in baris])
    return HasilValidasi(given, hasil)


def _validated(
    nilai: Decimal, catatan: str | None, row: BarisTriwulan, path: tuple[str, ...]
) -> tuple[Validasi, list[DomainError]]:
    capaian = capaian_triwulan(row.target, nilai, row.arah)
    errors: list[DomainError] = []
    if nilai != row.realisasi and catatan is None:
        errors.append(Refused(ErrorCode.CATATAN_WAJIB, *path, "catatan", realisasi=row.realisasi))
    if capaian.capaian_persen is not None and capaian.capaian_persen > MAKS_CAPAIAN:
        errors.append(
            Refused(ErrorCode.DI_LUAR_RENTANG, *path, "nilai", dari=0, sampai=row.target * (MAKS_CAPAIAN // 100))
        )
    return Validasi(nilai, catatan, capaian.capaian_persen, capaian.capaian_untuk_tpp), errors


def _not_open(
    id: int, baris: Mapping[int, BarisTriwulan], filled: bool, path: tuple[str, ...], field: str
) -> list[DomainError]:
    if id not in baris:
        return [NotFound(*path, "id")]
    if filled and not baris[id].jatuh_tempo:
        return [Refused(ErrorCode.KOLOM_TERTUTUP, *path, field)]
    return []
