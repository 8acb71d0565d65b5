"""Draws that are the same on every machine and in every version of Python."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

MASK = (1 << 64) - 1


class Draw:
    """Numbers from a key: each post and person draws for itself, so that a change in one place moves nothing else.

    SplitMix64 (Steele, Lea, Flood 2014).
    """

    def __init__(self, *key: object) -> None:
        digest = hashlib.blake2b("/".join(map(str, key)).encode(), digest_size=8).digest()
        self._state = int.from_bytes(digest, "big")

    def below(self, n: int) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & MASK
        z = self._state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        return (z ^ (z >> 31)) % n

    def between(self, low: int, high: int) -> int:
        """From low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, persen: int) -> bool:
        return self.below(100) < persen

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def weighted(self, weights: Mapping[T, int]) -> T:
        at = self.below(sum(weights.values()))
        return next(item for item, end in zip(weights, accumulate(weights.values()), strict=True) if at < end)

    def day(self, first: date, last: date) -> date:
        """From first to last, both included; a weekend becomes the Friday before it."""
        day = first + timedelta(days=self.below((last - first).days + 1))
        return day - timedelta(days=max(0, day.weekday() - 4))
