"""Working days: what the minutes of a month are measured against, and how long something has waited."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from .errors import ErrorCode, Refused

SABTU = 5


def hari_kerja(tahun: int, bulan: int, libur: Collection[date]) -> int:
    """How many days of the month are Monday to Friday and no holiday.

    Args:
        tahun: 1 to 9999.
        libur: public holidays and joint leave; a day at the weekend, of another month or named twice takes nothing off.

    Raises:
        Refused: DI_LUAR_RENTANG.

    Source: rule kalender.hari_kerja.
    """
    for nama, nilai, sampai in (("tahun", tahun, 9999), ("bulan", bulan, 12)):
        if not 1 <= nilai <= sampai:
            raise Refused(ErrorCode.DI_LUAR_RENTANG, nama, dari=1, sampai=sampai)
    days = (date(tahun, bulan, hari) for hari in range(1, monthrange(tahun, bulan)[1] + 1))
    return sum(_kerja(hari, libur) for hari in days)


def sejak(hari: date, banyak: int, libur: Collection[date]) -> date:
    """The last day since which so many working days have gone by, the day itself counted as one.

    Source: our rule.
    """
    while banyak:
        banyak -= _kerja(hari, libur)
        hari -= timedelta(days=1)
    return hari


def _kerja(hari: date, libur: Collection[date]) -> bool:
    return hari.weekday() < SABTU and hari not in libur
