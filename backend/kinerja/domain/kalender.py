"""The calendar of a year: when plans, reports and validations are due. A table that the admin edits; these are its
first values.

Source: SKP in January (PP 46/2011); the rest is our rule.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .renkin import akhir_triwulan


@dataclass(frozen=True)
class KalenderTahun:
    """First and last day for writing the SKP of a year."""

    tahun: int
    buka_skp: date
    tutup_skp: date


@dataclass(frozen=True)
class KalenderTriwulan:
    """The days of one quarter, each the last that still counts, but `buka_realisasi` and `kunci` (first days)."""

    tahun: int
    tw: int
    batas_renkin: date
    buka_realisasi: date
    batas_realisasi: date
    batas_validasi: date
    kunci: date


def tahun_baku(tahun: int) -> KalenderTahun:
    return KalenderTahun(tahun, date(tahun, 1, 1), date(tahun, 1, 31))


def triwulan_baku(tahun: int, tw: int) -> KalenderTriwulan:
    """The default days: Renkin by the 15th of the first month; realisasi from the first of the last month to the 5th
    of the next; validasi to the 10th; lock on the 15th."""
    sesudah = akhir_triwulan(tahun, tw) + timedelta(days=1)
    return KalenderTriwulan(
        tahun,
        tw,
        batas_renkin=date(tahun, 3 * tw - 2, 15),
        buka_realisasi=date(tahun, 3 * tw, 1),
        batas_realisasi=sesudah.replace(day=5),
        batas_validasi=sesudah.replace(day=10),
        kunci=sesudah.replace(day=15),
    )
