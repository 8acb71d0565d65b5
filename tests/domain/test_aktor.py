from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kinerja.domain.aktor import Aktor, Peran

MALAM = datetime(2020, 3, 20, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waktu", "hari"),
    [
        (MALAM - timedelta(microseconds=1), date(2020, 3, 20)),
        (MALAM, date(2020, 3, 21)),
        (datetime(2019, 12, 31, 23, 59, tzinfo=UTC), date(2020, 1, 1)),
        (datetime(2020, 3, 21, 0, 0, tzinfo=timezone(timedelta(hours=9))), date(2020, 3, 20)),
    ],
)
def test_the_day_is_that_of_jakarta(waktu, hari):
    assert Aktor(1, waktu).hari == hari


@pytest.mark.parametrize("peran", Peran)
def test_only_auditor_and_admin_of_bkd_see_everything(peran):
    aktor = Aktor(1, MALAM, frozenset({peran}))

    assert aktor.melihat_semua == (peran in {Peran.AUDITOR, Peran.ADMIN_BKD})


def test_one_seeing_role_among_others_is_enough():
    assert Aktor(1, MALAM, frozenset({Peran.PENGELOLA, Peran.AUDITOR})).melihat_semua


def test_a_pegawai_has_no_role_and_acts_for_himself():
    aktor = Aktor(1, MALAM)

    assert (aktor.peran, aktor.melihat_semua, aktor.atas_nama) == (frozenset(), False, None)
