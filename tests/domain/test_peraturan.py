from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinerja.domain.errors import ErrorCode
from kinerja.domain.peraturan import Dated, Ketentuan, NotInForce

LAMA = Ketentuan(Decimal("30"), "hari", "PP 46/2011")
BARU = Ketentuan(Decimal("14"), "hari", "PP 30/2019")
AWAL, GANTI, AKHIR = date(2014, 1, 1), date(2019, 4, 26), date(2022, 1, 1)
SEHARI = timedelta(days=1)
# As a file may list them: in any order. None: the rule has ended.
MASA = Dated({GANTI: BARU, AWAL: LAMA, AKHIR: None})


@pytest.mark.parametrize(
    ("hari", "ketentuan"),
    [(AWAL, LAMA), (GANTI - SEHARI, LAMA), (GANTI, BARU), (AKHIR - SEHARI, BARU)],
)
def test_an_entry_holds_from_its_first_day_to_the_next(hari, ketentuan):
    assert MASA.on(hari) is ketentuan


@pytest.mark.parametrize("hari", [AWAL - SEHARI, AKHIR, date.max])
def test_outside_of_all_entries_no_rule_is_in_force(hari):
    with pytest.raises(NotInForce) as caught:
        MASA.on(hari)

    assert (caught.value.code, caught.value.params) == (ErrorCode.DI_LUAR_TAHUN, {"tahun": hari.year})
