"""Regulated numbers by date: each value with its unit and its source, and what is in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from .errors import ErrorCode, Refused

T = TypeVar("T")


class NotInForce(Refused):
    """No rule is known for that day."""

    def __init__(self, hari: date) -> None:
        super().__init__(ErrorCode.DI_LUAR_TAHUN, tahun=hari.year)


@dataclass(frozen=True)
class Ketentuan:
    """One value of a regulation, in `unit`, with the article it stands in."""

    value: Decimal
    unit: str
    source: str


@dataclass(frozen=True)
class Dated(Generic[T]):
    """Answers that follow each other, keyed by the first day on which each holds; None: no longer there."""

    since: Mapping[date, T | None]

    def on(self, hari: date) -> T:
        """What is in force on the day.

        Raises:
            NotInForce: the day lies before the first entry, or after the rule has ended.
        """
        first = max((day for day in self.since if day <= hari), default=None)
        answer = None if first is None else self.since[first]
        if answer is None:
            raise NotInForce(hari)
        return answer
