"""The days on which things happened to one SKP."""

from datetime import UTC, date, datetime, time, timedelta

from ...domain.aktor import JAKARTA
from . import cast
from .draw import Draw

KEMARIN = cast.HARI - timedelta(days=1)


class Jejak:
    """The days on which things happened, one after another: sent in the morning, answered in the afternoon."""

    def __init__(self, draw: Draw, hari: date) -> None:
        self.draw, self.hari, self._sore = draw, hari, False

    def wait_for(self, hari: date) -> None:
        """Nothing happens before this day, later than all before."""
        self.hari, self._sore = hari, False

    def sent(self, dalam: int) -> datetime:
        return self._at(dalam + self._sore, 8, first=self.hari + timedelta(days=self._sore))

    def answered(self, dalam: int) -> datetime:
        moment = self._at(dalam, 13, first=self.hari)
        self._sore = True
        return moment

    def _at(self, dalam: int, jam: int, *, first: date) -> datetime:
        first += timedelta(days=-first.weekday() % 7 if first.weekday() > 4 else 0)
        last = max(first, min(self.hari + timedelta(days=dalam), KEMARIN))
        self.hari, self._sore = max(first, self.draw.day(first, last)), False
        at = time(jam + self.draw.below(3), self.draw.below(60), self.draw.below(60))
        return datetime.combine(self.hari, at, JAKARTA).astimezone(UTC)
