from datetime import date, timedelta

import pytest

from kinerja.domain.aktor import Party
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.skp import (
    WORKFLOW,
    Naik,
    StatusSkp,
    batas_putusan,
    bulan,
    check_span,
    check_year,
    first_day,
    window,
)
from kinerja.domain.workflow import Keadaan, Move, Syarat, Window, moves, next_status

S = StatusSkp
BUKA, TUTUP = date(2020, 1, 1), date(2020, 1, 31)
HARI = date(2020, 1, 15)
JANUARI = Window(BUKA, TUTUP)


SEMUA_BERLAKU = frozenset(Syarat)


def pada(*berlaku: Syarat, hari: date = HARI) -> Keadaan:
    return Keadaan(JANUARI, hari, frozenset(berlaku))


@pytest.mark.parametrize(
    ("status", "owner", "rater"),
    [
        (S.DRAFT, [Move.EDIT, Move.SUBMIT], []),
        (S.SUBMITTED, [Move.WITHDRAW], [Move.APPROVE, Move.RETURN]),
        (S.RETURNED, [Move.EDIT, Move.SUBMIT, Move.ESCALATE], []),
        (S.APPROVED, [Move.AMEND], [Move.AMEND]),
        (S.CLOSED, [], []),
    ],
)
def test_who_can_do_what_in_each_status(status, owner, rater):
    keadaan = pada(Syarat.DI_PENILAI, Syarat.BISA_NAIK)

    assert moves(WORKFLOW, status, [Party.OWNER], keadaan) == owner
    assert moves(WORKFLOW, status, [Party.RATER], keadaan) == rater
    assert moves(WORKFLOW, status, [Party.UPPER, Party.PENGELOLA, Party.ADMIN], keadaan) == []


def test_the_superior_of_the_rater_decides_on_what_is_with_him():
    assert moves(WORKFLOW, S.SUBMITTED, [Party.UPPER], pada(Syarat.DI_ATASAN)) == [Move.DECIDE, Move.UPHOLD]
    assert moves(WORKFLOW, S.SUBMITTED, [Party.RATER, Party.OWNER], pada(Syarat.DI_ATASAN)) == []


def test_an_approval_can_be_taken_back_while_nothing_was_done_with_it():
    assert moves(WORKFLOW, S.APPROVED, [Party.RATER], pada(Syarat.UTUH)) == [Move.UNDO, Move.AMEND]


@pytest.mark.parametrize("status", [S.DRAFT, S.RETURNED])
def test_a_change_of_a_plan_in_force_can_be_dropped(status):
    assert Move.DISCARD in moves(WORKFLOW, status, [Party.OWNER], pada(Syarat.AMANDEMEN))
    assert Move.DISCARD not in moves(WORKFLOW, status, [Party.OWNER], pada())


@pytest.mark.parametrize("move", [Move.EDIT, Move.SUBMIT, Move.WITHDRAW, Move.ESCALATE])
def test_outside_the_window_the_owner_cannot(move):
    for status in S:
        keadaan = Keadaan(JANUARI, TUTUP + timedelta(days=1), SEMUA_BERLAKU)
        assert move not in moves(WORKFLOW, status, [Party.OWNER], keadaan)


@pytest.mark.parametrize(
    ("status", "move", "party", "after"),
    [
        (S.DRAFT, Move.EDIT, Party.OWNER, S.DRAFT),
        (S.DRAFT, Move.SUBMIT, Party.OWNER, S.SUBMITTED),
        (S.DRAFT, Move.DISCARD, Party.OWNER, S.APPROVED),
        (S.SUBMITTED, Move.WITHDRAW, Party.OWNER, S.DRAFT),
        (S.SUBMITTED, Move.APPROVE, Party.RATER, S.APPROVED),
        (S.SUBMITTED, Move.RETURN, Party.RATER, S.RETURNED),
        (S.SUBMITTED, Move.DECIDE, Party.UPPER, S.APPROVED),
        (S.SUBMITTED, Move.UPHOLD, Party.UPPER, S.RETURNED),
        (S.RETURNED, Move.EDIT, Party.OWNER, S.RETURNED),
        (S.RETURNED, Move.SUBMIT, Party.OWNER, S.SUBMITTED),
        (S.RETURNED, Move.ESCALATE, Party.OWNER, S.SUBMITTED),
        (S.RETURNED, Move.DISCARD, Party.OWNER, S.APPROVED),
        (S.APPROVED, Move.UNDO, Party.RATER, S.SUBMITTED),
        (S.APPROVED, Move.AMEND, Party.OWNER, S.DRAFT),
        (S.APPROVED, Move.AMEND, Party.RATER, S.DRAFT),
    ],
)
def test_where_each_move_leads(status, move, party, after):
    assert next_status(WORKFLOW, status, move, [party], pada(*Syarat)) is after


LEWAT = date(2020, 1, 16)


@pytest.mark.parametrize(
    ("naik", "berlaku"),
    [
        (Naik(False, False, HARI, True), {Syarat.DI_PENILAI, Syarat.BISA_NAIK}),
        (Naik(False, True, HARI, True), {Syarat.DI_PENILAI}),
        (Naik(True, False, HARI, True), {Syarat.DI_ATASAN, Syarat.BISA_NAIK}),
        (Naik(False, False, None, True), {Syarat.DI_PENILAI, Syarat.BISA_NAIK}),
        # Nobody stands above the rater: all stays with him.
        (Naik(True, False, HARI, False), {Syarat.DI_PENILAI}),
    ],
)
def test_with_whom_a_decision_lies(naik, berlaku):
    assert naik.berlaku(HARI) == berlaku


def test_after_the_raters_last_day_both_may_decide():
    naik = Naik(False, False, HARI, ada_atasan=True)

    assert naik.berlaku(LEWAT) == {Syarat.DI_PENILAI, Syarat.DI_ATASAN, Syarat.BISA_NAIK}
    assert Naik(False, False, HARI, ada_atasan=False).berlaku(LEWAT) == {Syarat.DI_PENILAI}


def test_the_rater_has_fourteen_days_or_longer_where_it_was_granted():
    assert batas_putusan(None, 14) is None
    assert batas_putusan(date(2020, 1, 2), 14) == date(2020, 1, 16)
    assert batas_putusan(date(2020, 1, 2), 14, date(2020, 1, 10)) == date(2020, 1, 16)
    assert batas_putusan(date(2020, 1, 2), 14, date(2020, 1, 20)) == date(2020, 1, 20)


def test_without_a_calendar_nothing_closes():
    assert window(None, None, BUKA, 30, HARI, 5) == Window()
    assert window(BUKA, None, BUKA, 30, HARI, 5) == Window(BUKA)


@pytest.mark.parametrize(
    ("mulai", "dikembalikan", "last"),
    [
        (date(2020, 1, 1), None, date(2020, 1, 31)),
        (date(2020, 1, 2), None, date(2020, 2, 1)),
        (date(2020, 3, 1), None, date(2020, 3, 31)),
        (date(2020, 1, 1), date(2020, 1, 26), date(2020, 1, 31)),
        (date(2020, 1, 1), date(2020, 1, 27), date(2020, 2, 1)),
        (date(2020, 3, 1), date(2020, 1, 27), date(2020, 3, 31)),
    ],
)
def test_window_ends_on_the_latest_of_calendar_placement_and_return(mulai, dikembalikan, last):
    assert window(BUKA, TUTUP, mulai, 30, dikembalikan, 5) == Window(BUKA, last)
    assert window(BUKA, TUTUP, mulai, 30, dikembalikan, 5, last - timedelta(days=1)) == Window(BUKA, last)


def test_window_ends_later_where_a_later_day_was_granted():
    granted = date(2020, 5, 1)

    assert window(BUKA, TUTUP, BUKA, 30, date(2020, 1, 27), 5, granted) == Window(BUKA, granted)


@pytest.mark.parametrize(
    ("mulai", "selesai"),
    [(date(2020, 1, 1), date(2020, 12, 31)), (date(2020, 6, 30), date(2020, 6, 30))],
)
def test_a_span_within_one_year_is_right(mulai, selesai):
    check_span(mulai, selesai)


@pytest.mark.parametrize(
    ("mulai", "selesai", "code", "params"),
    [
        (date(2020, 6, 30), date(2020, 6, 29), ErrorCode.TANGGAL_TERBALIK, {}),
        (date(2020, 12, 31), date(2021, 1, 1), ErrorCode.DI_LUAR_TAHUN, {"tahun": 2020}),
    ],
)
def test_a_span_is_refused(mulai, selesai, code, params):
    with pytest.raises(Refused) as caught:
        check_span(mulai, selesai)

    assert (caught.value.code, caught.value.path, caught.value.params) == (code, ("selesai",), params)


@pytest.mark.parametrize(
    ("mulai", "selesai", "jumlah"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), 12),
        (date(2020, 1, 31), date(2020, 2, 1), 2),
        (date(2020, 3, 1), date(2020, 3, 31), 1),
    ],
)
def test_months_touched_by_a_span(mulai, selesai, jumlah):
    assert bulan(mulai, selesai) == jumlah


@pytest.mark.parametrize("tahun", [2019, 2020, 2021])
def test_an_skp_is_made_for_this_year_or_a_neighbour_of_it(tahun):
    check_year(date(tahun, 12, 31), HARI)


@pytest.mark.parametrize("tahun", [2018, 2022])
def test_an_skp_of_a_distant_year_is_refused(tahun):
    with pytest.raises(Refused) as caught:
        check_year(date(tahun, 1, 1), HARI)

    assert (caught.value.code, caught.value.path) == (ErrorCode.DI_LUAR_TAHUN, ("mulai",))
    assert caught.value.params == {"tahun": 2020}


@pytest.mark.parametrize(
    ("mulai_penempatan", "first"),
    [
        (date(2015, 6, 1), date(2020, 1, 1)),
        (date(2020, 1, 1), date(2020, 1, 1)),
        (date(2020, 3, 1), date(2020, 3, 1)),
    ],
)
def test_days_for_a_new_placement_count_from_its_first_day_in_the_year(mulai_penempatan, first):
    assert first_day(mulai_penempatan, 2020) == first
