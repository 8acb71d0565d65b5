"""The regulated numbers: one YAML file per subject, read into dated values. An entry without unit or source is refused.

An entry is never edited after a release, only followed by one with a later day. Holidays have a file for each year in
`libur/`, which is as its decree was last changed.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from ..domain.peraturan import Dated, Ketentuan

FOLDER = Path(__file__).parent


class PeraturanError(Exception):
    """A file of regulated numbers that cannot be trusted; the message says which entry and why."""


@cache
def load(subject: str) -> Mapping[str, Dated[Ketentuan]]:
    """The numbers of a subject by name.

    Raises:
        PeraturanError: an entry lacks its unit or source, or is no exact number.
    """
    return read(subject, (FOLDER / f"{subject}.yaml").read_text(encoding="utf-8"))


def read(subject: str, text: str) -> Mapping[str, Dated[Ketentuan]]:
    entries = yaml.safe_load(text)
    if not isinstance(entries, dict) or not entries:
        raise PeraturanError(f"{subject}: no entries")
    return {name: _dated(f"{subject}.{name}", entry) for name, entry in entries.items()}


@cache
def libur(tahun: int) -> frozenset[date]:
    """Public holidays and joint leave of a year; none where nobody has entered them.

    Raises:
        PeraturanError: the file lacks its source, or names a day of another year.
    """
    file = FOLDER / "libur" / f"{tahun}.yaml"
    return read_libur(tahun, file.read_text(encoding="utf-8")) if file.exists() else frozenset()


def read_libur(tahun: int, text: str) -> frozenset[date]:
    entries = yaml.safe_load(text)
    if not isinstance(entries.get("source"), str) or not entries["source"].strip():
        raise PeraturanError(f"libur {tahun}: source is missing")
    days = frozenset(_day(f"libur {tahun}", day) for day in entries["hari"])
    if lain := sorted(day for day in days if day.year != tahun):
        raise PeraturanError(f"libur {tahun}: {lain[0]} is of another year")
    return days


def _dated(name: str, entry: object) -> Dated[Ketentuan]:
    if not isinstance(entry, dict) or not isinstance(entry.get("unit"), str) or not entry["unit"].strip():
        raise PeraturanError(f"{name}: unit is missing")
    since = entry.get("since")
    if not isinstance(since, dict) or not since:
        raise PeraturanError(f"{name}: since is missing")
    return Dated({_day(name, day): _ketentuan(f"{name} {day}", entry["unit"], value) for day, value in since.items()})


def _day(name: str, day: object) -> date:
    if type(day) is not date:
        raise PeraturanError(f"{name}: {day!r} is no date")
    return day


def _ketentuan(name: str, unit: str, value: object) -> Ketentuan | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("source"), str) or not value["source"].strip():
        raise PeraturanError(f"{name}: source is missing")
    number = value.get("value")
    # A float has lost digits already; numbers with decimals are quoted.
    if type(number) not in (int, str):
        raise PeraturanError(f"{name}: {number!r} is no exact number")
    try:
        exact = Decimal(str(number))
    except ArithmeticError as error:
        raise PeraturanError(f"{name}: {number!r} is no exact number") from error
    return Ketentuan(exact, unit, value["source"])
