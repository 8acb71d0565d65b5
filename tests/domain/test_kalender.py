from datetime import date

import pytest

from kinerja.domain.kalender import KalenderTahun, KalenderTriwulan, tahun_baku, triwulan_baku


def test_skp_is_written_in_january():
    assert tahun_baku(2020) == KalenderTahun(2020, date(2020, 1, 1), date(2020, 1, 31))


@pytest.mark.parametrize(
    ("tw", "renkin", "buka", "realisasi", "validasi", "kunci"),
    [
        (1, date(2020, 1, 15), date(2020, 3, 1), date(2020, 4, 5), date(2020, 4, 10), date(2020, 4, 15)),
        (2, date(2020, 4, 15), date(2020, 6, 1), date(2020, 7, 5), date(2020, 7, 10), date(2020, 7, 15)),
        (3, date(2020, 7, 15), date(2020, 9, 1), date(2020, 10, 5), date(2020, 10, 10), date(2020, 10, 15)),
        (4, date(2020, 10, 15), date(2020, 12, 1), date(2021, 1, 5), date(2021, 1, 10), date(2021, 1, 15)),
    ],
)
def test_the_days_of_each_quarter(tw, renkin, buka, realisasi, validasi, kunci):
    assert triwulan_baku(2020, tw) == KalenderTriwulan(2020, tw, renkin, buka, realisasi, validasi, kunci)
