from datetime import date

import pytest

from kinerja.domain.pengingat import Ambang, TingkatPengingat

HARI = date(2020, 3, 20)
AMBANG = Ambang(HARI, date(2020, 3, 27), date(2020, 3, 23), date(2020, 3, 21), date(2020, 3, 17))


@pytest.mark.parametrize(
    ("batas", "tingkat"),
    [
        (date(2020, 3, 19), TingkatPengingat.OVERDUE),
        (HARI, TingkatPengingat.LAST),
        (date(2020, 3, 21), TingkatPengingat.LAST),
        (date(2020, 3, 22), TingkatPengingat.SECOND),
        (date(2020, 3, 23), TingkatPengingat.SECOND),
        (date(2020, 3, 24), TingkatPengingat.FIRST),
        (date(2020, 3, 27), TingkatPengingat.FIRST),
        (date(2020, 3, 28), TingkatPengingat.HELD),
        (None, TingkatPengingat.HELD),
    ],
)
def test_each_level_lasts_until_the_next(batas, tingkat):
    assert AMBANG.tingkat(batas) is tingkat
