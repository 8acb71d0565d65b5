from dataclasses import replace
from datetime import date, timedelta

import pytest

from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.kalender import (
    KalenderTahun,
    KalenderTriwulan,
    TenggatBuka,
    check_gangguan,
    check_pembukaan,
    check_tahun,
    check_triwulan,
    dibuka_sampai,
    diperpanjang_tahun,
    diperpanjang_triwulan,
    tahun_baku,
    tambahan,
    triwulan_baku,
)


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


TAHUN, TW1 = tahun_baku(2020), triwulan_baku(2020, 1)
SEHARI = timedelta(days=1)


def refusal(check, *args):
    with pytest.raises(Refused) as caught:
        check(*args)
    return caught.value.code, tuple(caught.value.path)


def test_the_days_of_a_year_are_in_order():
    check_tahun(TAHUN)
    check_tahun(replace(TAHUN, buka_skp=date(2019, 12, 1), tutup_skp=date(2020, 12, 31)))

    assert refusal(check_tahun, replace(TAHUN, tutup_skp=date(2019, 12, 31))) == (
        ErrorCode.TANGGAL_TERBALIK, ("tutupSkp",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("beda", "field"),
    [
        ({"buka_skp": date(2018, 12, 31)}, "bukaSkp"),
        ({"buka_skp": date(2021, 1, 1), "tutup_skp": date(2021, 1, 2)}, "bukaSkp"),
        ({"tutup_skp": date(2021, 1, 1)}, "tutupSkp"),
    ],
)
def test_the_days_of_a_year_lie_in_it(beda, field):
    assert refusal(check_tahun, replace(TAHUN, **beda)) == (ErrorCode.DI_LUAR_TAHUN, (field,))


def test_the_default_days_of_every_quarter_may_stand():
    for tw in (1, 2, 3, 4):
        check_triwulan(triwulan_baku(2020, tw))


@pytest.mark.parametrize(
    ("beda", "field"),
    [
        ({"batas_realisasi": TW1.buka_realisasi - SEHARI}, "batasRealisasi"),
        ({"batas_validasi": TW1.batas_realisasi - SEHARI}, "batasValidasi"),
        ({"kunci": TW1.batas_validasi - SEHARI}, "kunci"),
    ],
)
def test_the_days_of_a_quarter_are_in_order(beda, field):
    assert refusal(check_triwulan, replace(TW1, **beda), "triwulan", "0") == (
        ErrorCode.TANGGAL_TERBALIK, ("triwulan", "0", field),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("beda", "field"),
    [
        ({"batas_renkin": date(2019, 9, 30)}, "batasRenkin"),
        ({"batas_renkin": date(2021, 1, 2)}, "batasRenkin"),
        ({"kunci": date(2021, 1, 2)}, "kunci"),
    ],
)
def test_the_days_of_a_quarter_lie_near_it(beda, field):
    assert refusal(check_triwulan, replace(TW1, **beda)) == (ErrorCode.DI_LUAR_TAHUN, (field,))


BUKA, TUTUP = date(2020, 3, 1), date(2020, 4, 5)


@pytest.mark.parametrize(
    ("mulai", "selesai", "hari"),
    [
        # Before it opens and after it has closed an outage takes nothing.
        (date(2020, 2, 20), date(2020, 2, 29), 0),
        (date(2020, 4, 6), date(2020, 4, 7), 0),
        (date(2020, 2, 20), date(2020, 3, 1), 1),
        (date(2020, 2, 28), date(2020, 3, 2), 2),
        (date(2020, 3, 10), date(2020, 3, 12), 3),
        (date(2020, 4, 5), date(2020, 4, 5), 1),
        # The two days it took, and the three after the end that were of no use either.
        (date(2020, 4, 4), date(2020, 4, 8), 5),
    ],
)
def test_an_outage_gives_back_what_it_took(mulai, selesai, hari):
    assert tambahan(BUKA, TUTUP, mulai, selesai) == hari


def test_after_an_outage_there_are_as_many_days_to_work_as_before():
    for mulai in range(-3, 45):
        for lama in range(1, 12):
            awal = BUKA + timedelta(days=mulai)
            akhir = awal + timedelta(days=lama - 1)
            sesudah = TUTUP + timedelta(days=tambahan(BUKA, TUTUP, awal, akhir))
            days = [BUKA + timedelta(days=n) for n in range((sesudah - BUKA).days + 1)]
            assert len([hari for hari in days if not awal <= hari <= akhir]) == (TUTUP - BUKA).days + 1


def test_an_outage_in_january_lengthens_the_window_of_the_skp():
    assert diperpanjang_tahun(TAHUN, date(2020, 1, 31), date(2020, 2, 1)).tutup_skp == date(2020, 2, 2)
    assert diperpanjang_tahun(TAHUN, date(2020, 2, 1), date(2020, 2, 1)) == TAHUN


def test_an_outage_lengthens_what_it_touches_of_a_quarter():
    rencana = diperpanjang_triwulan(TW1, date(2020, 1, 14), date(2020, 1, 15))
    laporan = diperpanjang_triwulan(TW1, date(2020, 4, 5), date(2020, 4, 6))
    validasi = diperpanjang_triwulan(TW1, date(2020, 4, 10), date(2020, 4, 10))
    kunci = diperpanjang_triwulan(TW1, date(2020, 4, 14), date(2020, 4, 14))

    assert rencana == replace(TW1, batas_renkin=date(2020, 1, 17))
    assert laporan == replace(
        TW1, batas_realisasi=date(2020, 4, 7), batas_validasi=date(2020, 4, 12), kunci=date(2020, 4, 17)
    )
    assert validasi == replace(TW1, batas_validasi=date(2020, 4, 11), kunci=date(2020, 4, 16))
    assert kunci == replace(TW1, kunci=date(2020, 4, 16))
    assert diperpanjang_triwulan(TW1, date(2020, 4, 15), date(2020, 4, 15)) == TW1


@pytest.mark.parametrize(
    ("mulai", "selesai", "found"),
    [
        (date(2020, 3, 20), date(2020, 3, 19), (ErrorCode.TANGGAL_TERBALIK, ("selesai",))),
        (date(2020, 3, 21), date(2020, 3, 21), (ErrorCode.DI_LUAR_RENTANG, ("mulai",))),
        (date(2020, 2, 1), date(2020, 3, 3), (ErrorCode.DI_LUAR_RENTANG, ("selesai",))),
    ],
)
def test_an_outage_that_cannot_be_recorded(mulai, selesai, found):
    assert refusal(check_gangguan, mulai, selesai, date(2020, 3, 20)) == found


def test_an_outage_may_last_a_month_and_begin_today():
    check_gangguan(date(2020, 3, 20), date(2020, 3, 25), date(2020, 3, 20))
    check_gangguan(date(2020, 2, 1), date(2020, 3, 2), date(2020, 3, 20))


def test_an_opening_keeps_the_distances_of_the_calendar():
    given = dibuka_sampai(TW1.batas_realisasi, TW1.batas_validasi, TW1.kunci, date(2020, 5, 10))

    assert given == TenggatBuka(date(2020, 5, 10), date(2020, 5, 15), date(2020, 5, 19))


def test_a_window_is_opened_until_a_day_within_a_year():
    hari = date(2020, 4, 20)
    check_pembukaan(hari, hari)
    check_pembukaan(date(2021, 4, 21), hari)

    assert refusal(check_pembukaan, date(2020, 4, 19), hari) == (ErrorCode.BELUM_WAKTUNYA, ("sampai",))
    assert refusal(check_pembukaan, date(2021, 4, 22), hari) == (ErrorCode.DI_LUAR_RENTANG, ("sampai",))
