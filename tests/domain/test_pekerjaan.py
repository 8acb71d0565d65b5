"""Who may ask for which long work, and how much of it."""

import pytest

from kinerja.domain.aktor import Peran
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.pekerjaan import MAKS_TERBUKA, JenisPekerjaan, allowed, check_ask
from people import BUDI, HARI, aktor


@pytest.mark.parametrize(
    ("peran", "kinds"),
    [
        ((), ["TIM"]),
        ((Peran.PENGELOLA, Peran.BENDAHARA, Peran.TIM_PENILAI, Peran.ADMIN_SUMBER), ["TIM"]),
        ((Peran.AUDITOR,), ["RIWAYAT", "TIM"]),
        ((Peran.ADMIN_BKD,), ["RIWAYAT", "TIM"]),
    ],
)
def test_the_whole_riwayat_is_for_those_who_read_everything(peran, kinds):
    assert allowed(aktor(BUDI, HARI, *peran)) == kinds


def test_one_person_has_so_much_open_at_once():
    by = aktor(BUDI)
    check_ask(JenisPekerjaan.TIM, MAKS_TERBUKA - 1, by)

    with pytest.raises(Refused) as many:
        check_ask(JenisPekerjaan.TIM, MAKS_TERBUKA, by)
    with pytest.raises(Refused) as other:
        check_ask(JenisPekerjaan.RIWAYAT, 0, by)

    assert (many.value.code, other.value.code) == (ErrorCode.TERLALU_BANYAK, ErrorCode.NOT_ALLOWED)
