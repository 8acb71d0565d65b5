"""Reminders of last days. What is to be told on a day follows from the calendar and the day alone: nothing depends on
a job that ran at midnight, and whoever sends it by another way asks for the day.

    FIRST ── SECOND ── LAST ── OVERDUE    by the days that are left; each lasts until the next
    HELD                                  no last day is near, but working days have gone by without an act

Source: our rule; the numbers stand in `peraturan/pengingat.yaml`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TingkatPengingat(StrEnum):
    """How pressing it is."""

    FIRST = "FIRST"
    SECOND = "SECOND"
    LAST = "LAST"
    OVERDUE = "OVERDUE"
    HELD = "HELD"


class LangkahPengingat(StrEnum):
    """What the one who is reminded can do about it."""

    CREATE = "CREATE"
    SUBMIT = "SUBMIT"
    REPAIR = "REPAIR"
    DECIDE = "DECIDE"
    REMIND = "REMIND"


@dataclass(frozen=True)
class Ambang:
    """What a day makes of other days.

    Args:
        pertama, kedua, terakhir: until which last day each reminder reaches.
        tertahan: what was begun on this day or before, and has not been acted on since, is held.
    """

    hari: date
    pertama: date
    kedua: date
    terakhir: date
    tertahan: date

    def tingkat(self, batas: date | None) -> TingkatPengingat:
        """The reminder of a last day; None: there is none."""
        if batas is None or batas > self.pertama:
            return TingkatPengingat.HELD
        if batas < self.hari:
            return TingkatPengingat.OVERDUE
        if batas <= self.terakhir:
            return TingkatPengingat.LAST
        return TingkatPengingat.SECOND if batas <= self.kedua else TingkatPengingat.FIRST
