"""The life of an SKP (Sasaran Kinerja Pegawai).

DRAFT ──submit──▶ SUBMITTED ──approve──▶ APPROVED ──close──▶ CLOSED
                   │     ▲
              return     submit
                   ▼     │
                  RETURNED

Source: Guidance Renkin 2020, bagian Persetujuan SKP; PP 46/2011.
"""

from datetime import date, timedelta
from enum import StrEnum

from .aktor import Party
from .errors import ErrorCode, Refused
from .workflow import Move, Step, Window, Workflow


class StatusSkp(StrEnum):
    """Where an SKP stands; the words that employee and superior see are in `statusLabel`."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"
    CLOSED = "CLOSED"


DRAFT, SUBMITTED, RETURNED, APPROVED, CLOSED = StatusSkp

WORKFLOW: Workflow[StatusSkp] = {
    Move.EDIT: Step(frozenset({DRAFT, RETURNED}), None, Party.OWNER),
    Move.SUBMIT: Step(frozenset({DRAFT, RETURNED}), SUBMITTED, Party.OWNER),
    Move.APPROVE: Step(frozenset({SUBMITTED}), APPROVED, Party.RATER),
    Move.RETURN: Step(frozenset({SUBMITTED}), RETURNED, Party.RATER),
}


def window(
    buka: date | None, tutup: date | None, mulai: date, masa_baru: int, dikembalikan: date | None, perbaikan: int
) -> Window:
    """When the owner may write and submit.

    Args:
        buka, tutup: the calendar's window for the year.
        mulai: first day of the SKP; from a new placement there are `masa_baru` days whatever the calendar says.
        dikembalikan: the day it was last returned; from then there are `perbaikan` days at least.
    """
    if tutup is None:
        return Window(buka)
    last = max(tutup, mulai + timedelta(days=masa_baru))
    if dikembalikan is not None:
        last = max(last, dikembalikan + timedelta(days=perbaikan))
    return Window(buka, last)


def check_span(mulai: date, selesai: date) -> None:
    """An SKP lies within one year and ends after it begins.

    Raises:
        Refused: TANGGAL_TERBALIK, DI_LUAR_TAHUN.
    """
    if selesai < mulai:
        raise Refused(ErrorCode.TANGGAL_TERBALIK, "selesai")
    if mulai.year != selesai.year:
        raise Refused(ErrorCode.DI_LUAR_TAHUN, "selesai", tahun=mulai.year)


def check_year(mulai: date, hari: date) -> None:
    """An SKP is made for this year, or for the one before or after; the window of the year says the rest.

    Raises:
        Refused: DI_LUAR_TAHUN.
    """
    if abs(mulai.year - hari.year) > 1:
        raise Refused(ErrorCode.DI_LUAR_TAHUN, "mulai", tahun=hari.year)


def first_day(mulai_penempatan: date, tahun: int) -> date:
    """From which day on the days for a new placement are counted when an SKP is made: not from the first day of the
    SKP, or one who has missed January could begin it a month later and be in time."""
    return max(mulai_penempatan, date(tahun, 1, 1))


def bulan(mulai: date, selesai: date) -> int:
    """How many months of the calendar the span touches, 1 to 12."""
    return selesai.month - mulai.month + 1
