from datetime import date

import pytest

from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.hari_kerja import hari_kerja, sejak


@pytest.mark.parametrize(
    ("tahun", "bulan", "jumlah"), [(2020, 2, 20), (2021, 2, 20), (2020, 3, 22), (1, 1, 23), (9999, 12, 23)]
)
def test_a_month_without_holidays(tahun, bulan, jumlah):
    assert hari_kerja(tahun, bulan, []) == jumlah


def test_a_holiday_takes_off_one_day_however_often_it_is_named():
    assert hari_kerja(2020, 3, [date(2020, 3, 25), date(2020, 3, 25)]) == 21


@pytest.mark.parametrize("libur", [date(2020, 3, 21), date(2020, 3, 22), date(2020, 4, 10), date(2019, 3, 25)])
def test_weekends_and_other_months_take_nothing_off(libur):
    assert hari_kerja(2020, 3, [libur]) == 22


@pytest.mark.parametrize(
    ("tahun", "bulan", "path", "sampai"),
    [(0, 1, "tahun", 9999), (10000, 1, "tahun", 9999), (2020, 0, "bulan", 12), (2020, 13, "bulan", 12)],
)
def test_what_is_no_month_is_refused(tahun, bulan, path, sampai):
    with pytest.raises(Refused) as caught:
        hari_kerja(tahun, bulan, [])

    assert (caught.value.code, caught.value.path) == (ErrorCode.DI_LUAR_RENTANG, (path,))
    assert caught.value.params == {"dari": 1, "sampai": sampai}


@pytest.mark.parametrize(
    ("hari", "banyak", "libur", "sejak_hari"),
    [
        # Friday: Wednesday, Thursday and the day itself.
        (date(2020, 3, 20), 3, [], date(2020, 3, 17)),
        (date(2020, 3, 21), 3, [], date(2020, 3, 17)),
        (date(2020, 3, 23), 3, [], date(2020, 3, 18)),
        (date(2020, 3, 26), 3, [], date(2020, 3, 23)),
        (date(2020, 3, 26), 3, [date(2020, 3, 25)], date(2020, 3, 22)),
        (date(2020, 3, 20), 0, [], date(2020, 3, 20)),
    ],
)
def test_since_when_working_days_have_gone_by(hari, banyak, libur, sejak_hari):
    assert sejak(hari, banyak, libur) == sejak_hari
