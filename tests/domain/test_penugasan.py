"""Plt and Plh: who may act for which post, and how long."""

from datetime import date

import pytest

from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.pegawai import JenisPenempatan, Penempatan
from kinerja.domain.penugasan import BatasPlt, KeadaanPenugasan, add_months, check, check_end, keadaan

DEFINITIF, PLT, PLH = JenisPenempatan
BATAS = BatasPlt(3, 6)
BUDI, SITI, KEPALA, STAF = 1, 2, 10, 11
MARET, AKHIR = date(2020, 3, 1), date(2020, 5, 31)

BUDI_STAF = Penempatan(BUDI, STAF, date(2019, 1, 2), None, DEFINITIF)
SITI_KEPALA = Penempatan(SITI, KEPALA, date(2019, 1, 2), None, DEFINITIF)


def letter(jenis: JenisPenempatan, mulai: date = MARET, selesai: date = AKHIR, orang: int = BUDI) -> Penempatan:
    return Penempatan(orang, KEPALA, mulai, selesai, jenis)


def refusal(baru: Penempatan, *daftar: Penempatan) -> tuple[ErrorCode, str]:
    with pytest.raises(Refused) as refused:
        check(baru, daftar, BATAS)
    return refused.value.code, ".".join(refused.value.path)


def test_a_plt_fills_a_vacant_post():
    check(letter(PLT), [BUDI_STAF], BATAS)

    assert refusal(letter(PLT), BUDI_STAF, SITI_KEPALA) == (ErrorCode.JABATAN_TERISI, "jabatanId")


def test_a_plt_may_begin_the_day_after_the_holder_has_left():
    pergi = Penempatan(SITI, KEPALA, date(2019, 1, 2), date(2020, 2, 29), DEFINITIF)

    check(letter(PLT), [BUDI_STAF, pergi], BATAS)


def test_a_plh_stands_in_for_a_holder():
    check(letter(PLH), [BUDI_STAF, SITI_KEPALA], BATAS)

    assert refusal(letter(PLH), BUDI_STAF) == (ErrorCode.JABATAN_KOSONG, "jabatanId")


def test_a_plh_may_stand_in_for_a_plt_and_for_holders_who_follow_each_other():
    plt = Penempatan(SITI, KEPALA, date(2020, 1, 2), date(2020, 4, 1), PLT)
    sesudahnya = Penempatan(3, KEPALA, date(2020, 4, 2), None, DEFINITIF)

    check(letter(PLH), [BUDI_STAF, plt, sesudahnya], BATAS)


@pytest.mark.parametrize(
    "tetap",
    [(), (date(2020, 3, 2), None), (date(2019, 1, 2), date(2020, 5, 30))],
)
def test_who_holds_no_post_on_each_of_the_days_is_not_active(tetap):
    daftar = [Penempatan(BUDI, STAF, *tetap, DEFINITIF)] if tetap else []

    assert refusal(letter(PLT), *daftar) == (ErrorCode.PEGAWAI_TIDAK_AKTIF, "nomor")


def test_two_posts_that_follow_each_other_are_enough():
    dahulu = Penempatan(BUDI, STAF, date(2019, 1, 2), date(2020, 4, 1), DEFINITIF)
    kini = Penempatan(BUDI, 12, date(2020, 4, 2), None, DEFINITIF)

    check(letter(PLT), [kini, dahulu], BATAS)


def test_the_holder_cannot_act_for_himself():
    assert refusal(letter(PLH, orang=SITI), SITI_KEPALA) == (ErrorCode.SUDAH_MEMEGANG, "nomor")


def test_letters_of_one_kind_do_not_overlap_nor_two_of_one_person():
    lain = Penempatan(3, KEPALA, date(2020, 4, 1), date(2020, 4, 2), PLT)
    sendiri = Penempatan(BUDI, KEPALA, date(2020, 4, 1), date(2020, 4, 2), PLH)

    assert refusal(letter(PLT), BUDI_STAF, lain) == (ErrorCode.MASA_BERTUMPUK, "mulai")
    assert refusal(letter(PLT), BUDI_STAF, sendiri) == (ErrorCode.MASA_BERTUMPUK, "mulai")


def test_the_last_day_is_not_before_the_first():
    assert refusal(letter(PLT, AKHIR, MARET), BUDI_STAF) == (ErrorCode.TANGGAL_TERBALIK, "selesai")


def test_one_letter_of_a_plt_lasts_three_months_at_most():
    check(letter(PLT, MARET, date(2020, 5, 31)), [BUDI_STAF], BATAS)

    assert refusal(letter(PLT, MARET, date(2020, 6, 1)), BUDI_STAF) == (ErrorCode.MASA_PLT_HABIS, "selesai")


def test_letters_that_follow_each_other_last_six_months_together():
    pertama = letter(PLT, date(2019, 12, 1), date(2020, 2, 29))
    berikut = letter(PLT, date(2020, 6, 1), date(2020, 6, 30))

    check(letter(PLT), [BUDI_STAF, pertama], BATAS)
    assert refusal(letter(PLT), BUDI_STAF, pertama, berikut) == (ErrorCode.MASA_PLT_HABIS, "selesai")


def test_after_a_break_the_months_begin_anew():
    lama = letter(PLT, date(2019, 8, 1), date(2020, 2, 28))

    check(letter(PLT), [BUDI_STAF, lama], BATAS)


def test_the_days_of_a_plh_are_those_of_the_letter():
    check(letter(PLH, MARET, date(2020, 12, 31)), [BUDI_STAF, SITI_KEPALA], BATAS)


@pytest.mark.parametrize(
    ("hari", "bulan", "nanti"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 10, 1), 3, date(2021, 1, 1)),
        (date(2020, 12, 15), 12, date(2021, 12, 15)),
        (date(9999, 11, 30), 3, date(9999, 12, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(hari, bulan, nanti):
    assert add_months(hari, bulan) == nanti


def test_where_a_letter_stands():
    hari = [date(2020, 2, 29), MARET, AKHIR, date(2020, 6, 1)]

    assert [keadaan(MARET, AKHIR, h).value for h in hari] == ["AKAN_DATANG", "BERLAKU", "BERLAKU", "BERAKHIR"]
    assert keadaan(MARET, None, hari[-1]) is KeadaanPenugasan.BERLAKU


def test_a_letter_ends_from_yesterday_to_its_last_day():
    hari = date(2020, 3, 20)
    for selesai in (date(2020, 3, 19), hari, AKHIR):
        check_end(letter(PLT), selesai, hari)

    for selesai, code in (
        (date(2020, 3, 18), ErrorCode.TANGGAL_TERBALIK),
        (date(2020, 6, 1), ErrorCode.MASA_BERTUMPUK),
    ):
        with pytest.raises(Refused) as refused:
            check_end(letter(PLT), selesai, hari)
        assert refused.value.code is code


def test_on_its_first_day_it_can_end_that_day_at_the_earliest():
    with pytest.raises(Refused, match="TANGGAL_TERBALIK"):
        check_end(letter(PLT), date(2020, 2, 29), MARET)
