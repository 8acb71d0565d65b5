from datetime import date

import pytest

from kinerja.domain.aktor import Party
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.skp import WORKFLOW, StatusSkp, bulan, check_span, check_year, first_day, window
from kinerja.domain.workflow import Move, Window, moves, next_status

S = StatusSkp
BUKA, TUTUP = date(2020, 1, 1), date(2020, 1, 31)
HARI = date(2020, 1, 15)
JANUARI = Window(BUKA, TUTUP)


@pytest.mark.parametrize(
    ("status", "owner", "rater"),
    [
        (S.DRAFT, [Move.EDIT, Move.SUBMIT], []),
        (S.SUBMITTED, [], [Move.APPROVE, Move.RETURN]),
        (S.RETURNED, [Move.EDIT, Move.SUBMIT], []),
        (S.APPROVED, [], []),
        (S.CLOSED, [], []),
    ],
)
def test_who_can_do_what_in_each_status(status, owner, rater):
    assert moves(WORKFLOW, status, [Party.OWNER], JANUARI, HARI) == owner
    assert moves(WORKFLOW, status, [Party.RATER], JANUARI, HARI) == rater
    assert moves(WORKFLOW, status, [Party.UPPER, Party.PENGELOLA, Party.ADMIN], JANUARI, HARI) == []


@pytest.mark.parametrize(
    ("status", "move", "party", "after"),
    [
        (S.DRAFT, Move.EDIT, Party.OWNER, S.DRAFT),
        (S.DRAFT, Move.SUBMIT, Party.OWNER, S.SUBMITTED),
        (S.SUBMITTED, Move.APPROVE, Party.RATER, S.APPROVED),
        (S.SUBMITTED, Move.RETURN, Party.RATER, S.RETURNED),
        (S.RETURNED, Move.EDIT, Party.OWNER, S.RETURNED),
        (S.RETURNED, Move.SUBMIT, Party.OWNER, S.SUBMITTED),
    ],
)
def test_where_each_move_leads(status, move, party, after):
    assert next_status(WORKFLOW, status, move, [party], JANUARI, HARI) is after


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
