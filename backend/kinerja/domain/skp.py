"""The life of an SKP (Sasaran Kinerja Pegawai).

DRAFT ──submit──▶ SUBMITTED ──approve──▶ APPROVED ──close──▶ CLOSED
  ▲                │ │   ▲ ◀──undo────────
  └───withdraw─────┘ │   │
              return ▼   │ submit, escalate
                    RETURNED

The rater's superior decides instead (decide, uphold) when the owner does not agree with what came back (escalate), or
when the rater has let his days go by. A plan in force is changed by a second version that goes the same way (amend),
and can be dropped (discard); the first stays in force until the second is approved.

Source: Guidance Renkin 2020, bagian Persetujuan SKP; PP 46/2011.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .aktor import Party
from .errors import ErrorCode, Refused
from .workflow import Move, Step, Syarat, Window, Workflow


class StatusSkp(StrEnum):
    """Where an SKP stands; the words that employee and superior see are in `statusLabel`."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"
    CLOSED = "CLOSED"


DRAFT, SUBMITTED, RETURNED, APPROVED, CLOSED = StatusSkp

WORKFLOW: Workflow[StatusSkp] = {
    Move.EDIT: Step(frozenset({DRAFT, RETURNED}), None, Party.OWNER, frozenset({Syarat.JENDELA})),
    Move.SUBMIT: Step(frozenset({DRAFT, RETURNED}), SUBMITTED, Party.OWNER, frozenset({Syarat.JENDELA})),
    Move.DISCARD: Step(
        frozenset({DRAFT, RETURNED}), APPROVED, Party.OWNER, frozenset({Syarat.AMANDEMEN}), awaited=False
    ),
    Move.ESCALATE: Step(
        frozenset({RETURNED}), SUBMITTED, Party.OWNER, frozenset({Syarat.JENDELA, Syarat.BISA_NAIK}), awaited=False
    ),
    Move.WITHDRAW: Step(
        frozenset({SUBMITTED}), DRAFT, Party.OWNER, frozenset({Syarat.JENDELA, Syarat.DI_PENILAI}), awaited=False
    ),
    Move.DECIDE: Step(frozenset({SUBMITTED}), APPROVED, Party.UPPER, frozenset({Syarat.DI_ATASAN})),
    Move.UPHOLD: Step(frozenset({SUBMITTED}), RETURNED, Party.UPPER, frozenset({Syarat.DI_ATASAN})),
    Move.APPROVE: Step(frozenset({SUBMITTED}), APPROVED, Party.RATER, frozenset({Syarat.DI_PENILAI})),
    Move.RETURN: Step(frozenset({SUBMITTED}), RETURNED, Party.RATER, frozenset({Syarat.DI_PENILAI})),
    Move.UNDO: Step(frozenset({APPROVED}), SUBMITTED, Party.RATER, frozenset({Syarat.UTUH}), awaited=False),
    Move.AMEND: Step(frozenset({APPROVED}), DRAFT, Party.OWNER, awaited=False, juga=frozenset({Party.RATER})),
}


@dataclass(frozen=True)
class Naik:
    """What is known of an SKP beyond its status when one asks whether the rater's superior decides.

    Args:
        sengketa: the owner has asked him to.
        diputus_atasan: he has decided on it before.
        batas: the rater's last day.
        ada_atasan: there is a superior of the rater.
    """

    sengketa: bool
    diputus_atasan: bool
    batas: date | None
    ada_atasan: bool

    def berlaku(self, hari: date) -> frozenset[Syarat]:
        found = {Syarat.DI_PENILAI} if not (self.sengketa and self.ada_atasan) else set()
        if self.ada_atasan and (self.sengketa or (self.batas is not None and hari > self.batas)):
            found.add(Syarat.DI_ATASAN)
        if self.ada_atasan and not self.diputus_atasan:
            found.add(Syarat.BISA_NAIK)
        return frozenset(found)


def window(
    buka: date | None,
    tutup: date | None,
    mulai: date,
    masa_baru: int,
    dikembalikan: date | None,
    perbaikan: int,
    diperpanjang: date | None = None,
) -> Window:
    """When the owner may write and submit.

    Args:
        buka, tutup: the calendar's window for the year.
        mulai: first day of the SKP; from a new placement there are `masa_baru` days whatever the calendar says.
        dikembalikan: the day it was last returned; from then there are `perbaikan` days at least.
        diperpanjang: a last day that was granted beyond all these.
    """
    if tutup is None:
        return Window(buka)
    last = max(tutup, mulai + timedelta(days=masa_baru))
    if dikembalikan is not None:
        last = max(last, dikembalikan + timedelta(days=perbaikan))
    if diperpanjang is not None:
        last = max(last, diperpanjang)
    return Window(buka, last)


def batas_putusan(diajukan: date | None, masa: int, diperpanjang: date | None = None) -> date | None:
    """The rater's last day to decide, `masa` days after it was sent in."""
    if diajukan is None:
        return None
    batas = diajukan + timedelta(days=masa)
    return batas if diperpanjang is None else max(batas, diperpanjang)


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
