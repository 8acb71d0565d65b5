"""The Renkin of a quarter and its realisasi: two workflows on one Triwulan, and their formulas.

Renkin:     EMPTY ▶ DRAFT ▶ SUBMITTED ⇄ RETURNED, SUBMITTED ⇄ APPROVED (▶ RUNNING once the quarter begins)
            EMPTY, DRAFT, RETURNED after the window: MISSED
Realisasi:  EMPTY ▶ DRAFT ▶ SUBMITTED ⇄ RETURNED, SUBMITTED ⇄ VALIDATED (▶ LOCKED from the day of the lock)
            EMPTY, DRAFT, RETURNED after the window: MISSED; SUBMITTED after the superior's window: HELD

The way back from APPROVED and VALIDATED is the rater's undo.

RUNNING, MISSED, HELD and LOCKED are derived from the calendar and the day, so that nothing hangs on a job at midnight.

Source: Guidance Renkin 2020; Pergub 19/2020; the formulas: rules `renkin.*`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from .aktor import Party
from .errors import ErrorCode, Refused
from .indikator import Arah, JenisRekap
from .workflow import Move, Step, Syarat, Window, Workflow


class StatusRenkin(StrEnum):
    """Where the plan of a quarter stands."""

    EMPTY = "EMPTY"
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"
    RUNNING = "RUNNING"
    MISSED = "MISSED"


class StatusRealisasi(StrEnum):
    """Where the report on a quarter stands."""

    EMPTY = "EMPTY"
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    VALIDATED = "VALIDATED"
    LOCKED = "LOCKED"
    MISSED = "MISSED"
    HELD = "HELD"


R, L = StatusRenkin, StatusRealisasi

OWN = frozenset({Syarat.JENDELA})
MENUNGGU_PEMILIK = frozenset({R.EMPTY, R.DRAFT, R.RETURNED})

RENKIN: Workflow[StatusRenkin] = {
    Move.EDIT: Step(frozenset({R.EMPTY, R.DRAFT, R.RETURNED}), R.DRAFT, Party.OWNER, OWN),
    Move.SUBMIT: Step(frozenset({R.DRAFT, R.RETURNED}), R.SUBMITTED, Party.OWNER, OWN),
    Move.APPROVE: Step(frozenset({R.SUBMITTED}), R.APPROVED, Party.RATER),
    Move.RETURN: Step(frozenset({R.SUBMITTED}), R.RETURNED, Party.RATER),
    Move.UNDO: Step(
        frozenset({R.APPROVED, R.RUNNING}), R.SUBMITTED, Party.RATER, frozenset({Syarat.UTUH}), awaited=False
    ),
}

REALISASI: Workflow[StatusRealisasi] = {
    Move.EDIT: Step(frozenset({L.EMPTY, L.DRAFT, L.RETURNED}), L.DRAFT, Party.OWNER, OWN),
    Move.SUBMIT: Step(frozenset({L.DRAFT, L.RETURNED}), L.SUBMITTED, Party.OWNER, OWN),
    Move.VALIDATE: Step(frozenset({L.SUBMITTED, L.HELD}), L.VALIDATED, Party.RATER),
    Move.RETURN: Step(frozenset({L.SUBMITTED, L.HELD}), L.RETURNED, Party.RATER),
    Move.UNDO: Step(frozenset({L.VALIDATED}), L.SUBMITTED, Party.RATER, awaited=False),
}


def triwulan(hari: date) -> int:
    """The quarter a day lies in, 1 to 4."""
    return (hari.month - 1) // 3 + 1


def awal_triwulan(tahun: int, tw: int) -> date:
    return date(tahun, 3 * tw - 2, 1)


def akhir_triwulan(tahun: int, tw: int) -> date:
    return date(tahun + tw // 4, 3 * tw % 12 + 1, 1) - timedelta(days=1)


def renkin_window(
    batas: date | None,
    disetujui: date | None,
    masa: int,
    dikembalikan: date | None,
    perbaikan: int,
    diperpanjang: date | None = None,
) -> Window:
    """Until the calendar's day, `masa` days after the approval of the SKP, `perbaikan` days after a return, or a day
    granted beyond these: whichever is last."""
    return Window(None, _latest(batas, _after(disetujui, masa), _after(dikembalikan, perbaikan), diperpanjang))


def realisasi_window(
    buka: date | None, tutup: date | None, dikembalikan: date | None, perbaikan: int, diperpanjang: date | None = None
) -> Window:
    """From the calendar's first day to its last, `perbaikan` days after a return, or a day granted beyond these."""
    return Window(buka, _latest(tutup, _after(dikembalikan, perbaikan), diperpanjang))


def batas_validasi(batas: date | None, diperpanjang: date | None) -> date | None:
    """The superior's last day: the calendar's, or a later one that was granted."""
    return _latest(batas, diperpanjang)


def kunci_triwulan(kunci: date | None, ditunda: date | None) -> date | None:
    """The first day on which the quarter is locked: the calendar's, or the day after the last one granted."""
    return _latest(kunci, _after(ditunda, 1))


def _after(awal: date | None, masa: int) -> date | None:
    return None if awal is None else awal + timedelta(days=masa)


def _latest(batas: date | None, *lain: date | None) -> date | None:
    return None if batas is None else max([batas, *(hari for hari in lain if hari is not None)])


def shown_renkin(
    stored: StatusRenkin, window: Window, awal: date, hari: date, terkunci: str | None = None
) -> StatusRenkin:
    """The status as it is on a day.

    Args:
        stored: what the last act left. awal: first day of the quarter within the SKP.
        terkunci: what the lock of the quarter made of its report; nothing is planned after it.
    """
    if stored is R.APPROVED and hari >= awal:
        return R.RUNNING
    lewat = terkunci is not None or (window.tutup is not None and hari > window.tutup)
    return R.MISSED if stored in (R.EMPTY, R.DRAFT, R.RETURNED) and lewat else stored


def shown_realisasi(
    stored: StatusRealisasi,
    window: Window,
    batas_validasi: date | None,
    kunci: date | None,
    hari: date,
    terkunci: str | None = None,
) -> StatusRealisasi:
    """The status as it is on a day.

    Args:
        batas_validasi: last day of the superior's window. kunci: the day of the quarter's lock.
        terkunci: what the lock has made of it: LOCKED or MISSED; a change of the calendar does not alter it.
    """
    if stored is L.VALIDATED and (terkunci is not None or (kunci is not None and hari >= kunci)):
        return L.LOCKED
    if stored is L.SUBMITTED and batas_validasi is not None and hari > batas_validasi:
        return L.HELD
    lewat = terkunci is not None or (window.tutup is not None and hari > window.tutup)
    return L.MISSED if stored in (L.EMPTY, L.DRAFT, L.RETURNED) and lewat else stored


def check_report(renkin: StatusRenkin) -> None:
    """Realisasi is entered against an approved plan only.

    Raises:
        Refused: RENKIN_BELUM_DISETUJUI.
    """
    if renkin not in (R.APPROVED, R.RUNNING):
        raise Refused(ErrorCode.RENKIN_BELUM_DISETUJUI)


@dataclass(frozen=True)
class CapaianTriwulan:
    """Percent, 2 decimals; None: the quarter has no target. For TPP the capaian counts up to 100."""

    capaian_persen: Decimal | None
    capaian_untuk_tpp: Decimal | None


def capaian_triwulan(target: Decimal, nilai_validasi: Decimal | None, arah: Arah) -> CapaianTriwulan:
    """The validated value against the target of the quarter.

        naik:  v / t × 100          turun: (1 + (1 − v / t)) × 100, not below 0

    Args:
        target: 0 means not due in this quarter. nilai_validasi: None counts as 0 percent.

    Source: rule renkin.capaian_triwulan; BKD DKI, Penyebab Terpotongnya TPP (2021); the cap and turun are ours.
    """
    exact = _capaian(target, nilai_validasi, arah)
    if exact is None:
        return CapaianTriwulan(None, None)
    return CapaianTriwulan(_round(exact), _round(min(exact, Fraction(100))))


def hasil_triwulan(rows: Sequence[tuple[Decimal, Decimal | None, Arah]]) -> Decimal | None:
    """The mean of the capaian of all rows due, each at most 100, in percent; None when nothing is due.

    Source: rule renkin.hasil_triwulan.
    """
    due = [c for target, nilai, arah in rows if (c := _capaian(target, nilai, arah)) is not None]
    if not due:
        return None
    return _round(sum((min(c, Fraction(100)) for c in due), Fraction(0)) / len(due))


def _capaian(target: Decimal, nilai: Decimal | None, arah: Arah) -> Fraction | None:
    if target == 0:
        return None
    if nilai is None:
        return Fraction(0)
    # Fractions, for the sum of rounded quotients can fall short of a half cent that is there.
    rasio = Fraction(nilai) / Fraction(target)
    if arah is Arah.NAIK:
        return rasio * 100
    return max(Fraction(0), (1 + (1 - rasio)) * 100)


@dataclass(frozen=True)
class RekapTahunan:
    """The year's realisasi in the unit of the target, and its percent (no cap); both None without any quarter."""

    realisasi_tahunan: Decimal | None
    capaian_persen: Decimal | None


def rekap_tahunan(jenis: JenisRekap, realisasi_tw: Sequence[Decimal | None], target_tahunan: Decimal) -> RekapTahunan:
    """The quarters put together: their sum, the last one, or their mean. None: outside the SKP, left out.

    Raises:
        Refused: TARGET_NOL.

    Source: rule renkin.rekap_tahunan (ours).
    """
    if target_tahunan == 0:
        raise Refused(ErrorCode.TARGET_NOL, "target_tahunan")
    values = [v for v in realisasi_tw if v is not None]
    if not values:
        return RekapTahunan(None, None)
    year = together(jenis, values)
    return RekapTahunan(_round(year), _round(year * 100 / Fraction(target_tahunan)))


def target_konsisten(jenis: JenisRekap, target_tw: Sequence[Decimal | None], target_tahunan: Decimal) -> bool:
    """Whether the quarters' targets make the year's: by sum, by a last position never falling, or by mean.

    Raises:
        Refused: TARGET_NOL.

    Source: rule renkin.target_konsisten (ours).
    """
    if target_tahunan == 0:
        raise Refused(ErrorCode.TARGET_NOL, "target_tahunan")
    values = [v for v in target_tw if v is not None]
    if not values:
        return False
    if jenis is JenisRekap.POSISI_AKHIR and any(a > b for a, b in zip(values, values[1:], strict=False)):
        return False
    return together(jenis, values) == Fraction(target_tahunan)


def together(jenis: JenisRekap, values: Sequence[Decimal]) -> Fraction:
    """What the quarters make: their sum, the last of them, or their mean."""
    if jenis is JenisRekap.POSISI_AKHIR:
        return Fraction(values[-1])
    total = sum(map(Fraction, values), Fraction(0))
    return total if jenis is JenisRekap.AKUMULASI else total / len(values)


def _round(value: Fraction) -> Decimal:
    """To 2 decimals, half away from zero; nothing that comes here is below zero."""
    return Decimal(int(value * 100 + Fraction(1, 2))).scaleb(-2)
