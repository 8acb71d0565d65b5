"""Working days: what the minutes of a month are measured against."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date

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
    return sum(hari.weekday() < SABTU and hari not in libur for hari in days)
