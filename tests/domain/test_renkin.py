"""The quarters: their days, their two workflows, and the status as it is on a day. The formulas: `tests/golden`."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinerja.domain.aktor import Party
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.indikator import Arah, JenisRekap
from kinerja.domain.renkin import (
    REALISASI,
    RENKIN,
    StatusRealisasi,
    StatusRenkin,
    akhir_triwulan,
    awal_triwulan,
    batas_validasi,
    capaian_triwulan,
    check_report,
    hasil_triwulan,
    kunci_triwulan,
    realisasi_window,
    rekap_tahunan,
    renkin_window,
    shown_realisasi,
    shown_renkin,
    triwulan,
)
from kinerja.domain.workflow import Keadaan, Move, Syarat, Window, moves, next_status

R, L = StatusRenkin, StatusRealisasi
SEHARI = timedelta(days=1)
BUKA, TUTUP = date(2020, 3, 1), date(2020, 4, 5)
WINDOW = Window(BUKA, TUTUP)
BATAS_VALIDASI, KUNCI = date(2020, 4, 10), date(2020, 4, 15)
HARI = date(2020, 3, 20)
UTUH = Keadaan(Window(), HARI, frozenset({Syarat.UTUH}))
TERSENTUH = Keadaan(Window(), HARI)


@pytest.mark.parametrize(
    ("hari", "tw"),
    [
        (date(2020, 1, 1), 1),
        (date(2020, 3, 31), 1),
        (date(2020, 4, 1), 2),
        (date(2020, 9, 30), 3),
        (date(2020, 10, 1), 4),
        (date(2020, 12, 31), 4),
    ],
)
def test_quarter_of_a_day(hari, tw):
    assert triwulan(hari) == tw


@pytest.mark.parametrize("tahun", [2019, 2020])
@pytest.mark.parametrize("tw", [1, 2, 3, 4])
def test_a_quarter_runs_from_its_first_day_to_its_last(tahun, tw):
    awal, akhir = awal_triwulan(tahun, tw), akhir_triwulan(tahun, tw)

    assert (triwulan(awal), triwulan(akhir)) == (tw, tw)
    assert triwulan(awal - SEHARI) != tw
    assert triwulan(akhir + SEHARI) != tw
    assert awal.year == akhir.year == tahun


@pytest.mark.parametrize(
    ("status", "owner", "rater"),
    [
        (R.EMPTY, [Move.EDIT], []),
        (R.DRAFT, [Move.EDIT, Move.SUBMIT], []),
        (R.SUBMITTED, [], [Move.APPROVE, Move.RETURN]),
        (R.RETURNED, [Move.EDIT, Move.SUBMIT], []),
        (R.APPROVED, [], [Move.UNDO]),
        (R.RUNNING, [], [Move.UNDO]),
        (R.MISSED, [], []),
    ],
)
def test_who_can_do_what_with_a_renkin(status, owner, rater):
    assert moves(RENKIN, status, [Party.OWNER], UTUH) == owner
    assert moves(RENKIN, status, [Party.RATER], UTUH) == rater


@pytest.mark.parametrize(
    ("status", "owner", "rater"),
    [
        (L.EMPTY, [Move.EDIT], []),
        (L.DRAFT, [Move.EDIT, Move.SUBMIT], []),
        (L.SUBMITTED, [], [Move.VALIDATE, Move.RETURN]),
        (L.RETURNED, [Move.EDIT, Move.SUBMIT], []),
        (L.VALIDATED, [], [Move.UNDO]),
        (L.LOCKED, [], []),
        (L.MISSED, [], []),
        (L.HELD, [], [Move.VALIDATE, Move.RETURN]),
    ],
)
def test_who_can_do_what_with_a_realisasi(status, owner, rater):
    assert moves(REALISASI, status, [Party.OWNER], UTUH) == owner
    assert moves(REALISASI, status, [Party.RATER], UTUH) == rater


@pytest.mark.parametrize(
    ("workflow", "status", "move", "party", "after"),
    [
        (RENKIN, R.EMPTY, Move.EDIT, Party.OWNER, R.DRAFT),
        (RENKIN, R.RETURNED, Move.EDIT, Party.OWNER, R.DRAFT),
        (RENKIN, R.DRAFT, Move.SUBMIT, Party.OWNER, R.SUBMITTED),
        (RENKIN, R.SUBMITTED, Move.APPROVE, Party.RATER, R.APPROVED),
        (RENKIN, R.SUBMITTED, Move.RETURN, Party.RATER, R.RETURNED),
        (REALISASI, L.EMPTY, Move.EDIT, Party.OWNER, L.DRAFT),
        (REALISASI, L.DRAFT, Move.SUBMIT, Party.OWNER, L.SUBMITTED),
        (REALISASI, L.HELD, Move.VALIDATE, Party.RATER, L.VALIDATED),
        (REALISASI, L.SUBMITTED, Move.RETURN, Party.RATER, L.RETURNED),
        (RENKIN, R.RUNNING, Move.UNDO, Party.RATER, R.SUBMITTED),
        (REALISASI, L.VALIDATED, Move.UNDO, Party.RATER, L.SUBMITTED),
    ],
)
def test_where_each_move_leads(workflow, status, move, party, after):
    assert next_status(workflow, status, move, [party], UTUH) is after


def test_a_plan_that_was_reported_on_stays_approved():
    assert moves(RENKIN, R.RUNNING, [Party.RATER], TERSENTUH) == []


@pytest.mark.parametrize(
    ("batas", "disetujui", "dikembalikan", "last"),
    [
        (date(2020, 1, 15), None, None, date(2020, 1, 15)),
        (date(2020, 1, 15), date(2019, 12, 31), None, date(2020, 1, 15)),
        (date(2020, 1, 15), date(2020, 1, 1), None, date(2020, 1, 16)),
        (date(2020, 1, 15), date(2020, 1, 1), date(2020, 1, 11), date(2020, 1, 16)),
        (date(2020, 1, 15), date(2020, 1, 1), date(2020, 1, 12), date(2020, 1, 17)),
        (None, date(2020, 1, 1), date(2020, 1, 12), None),
    ],
)
def test_renkin_may_be_written_until_the_latest_of_three_days(batas, disetujui, dikembalikan, last):
    assert renkin_window(batas, disetujui, 15, dikembalikan, 5) == Window(None, last)


@pytest.mark.parametrize(
    ("tutup", "dikembalikan", "last"),
    [
        (TUTUP, None, TUTUP),
        (TUTUP, date(2020, 3, 31), TUTUP),
        (TUTUP, date(2020, 4, 1), date(2020, 4, 6)),
        (None, date(2020, 4, 1), None),
    ],
)
def test_realisasi_may_be_repaired_after_a_return(tutup, dikembalikan, last):
    assert realisasi_window(BUKA, tutup, dikembalikan, 5) == Window(BUKA, last)


def test_days_granted_count_where_they_are_later():
    later, earlier = TUTUP + SEHARI, TUTUP - SEHARI

    assert renkin_window(TUTUP, None, 15, None, 5, later) == Window(None, later)
    assert renkin_window(TUTUP, None, 15, None, 5, earlier) == Window(None, TUTUP)
    assert realisasi_window(BUKA, TUTUP, None, 5, later) == Window(BUKA, later)
    assert batas_validasi(BATAS_VALIDASI, None) == BATAS_VALIDASI
    assert batas_validasi(BATAS_VALIDASI, BATAS_VALIDASI + SEHARI) == BATAS_VALIDASI + SEHARI
    assert batas_validasi(None, BATAS_VALIDASI) is None
    assert kunci_triwulan(KUNCI, None) == KUNCI
    assert kunci_triwulan(KUNCI, KUNCI) == KUNCI + SEHARI


def test_what_the_lock_has_made_of_a_quarter_stays_so():
    assert shown_realisasi(L.VALIDATED, WINDOW, BATAS_VALIDASI, None, BUKA, "LOCKED") is L.LOCKED
    assert shown_realisasi(L.DRAFT, Window(), BATAS_VALIDASI, None, BUKA, "MISSED") is L.MISSED
    assert shown_renkin(R.DRAFT, Window(), BUKA, BUKA, "MISSED") is R.MISSED
    assert shown_renkin(R.APPROVED, Window(), BUKA, BUKA, "MISSED") is R.RUNNING


@pytest.mark.parametrize("stored", [R.EMPTY, R.DRAFT, R.RETURNED])
def test_renkin_is_missed_the_day_after_its_window(stored):
    awal = date(2020, 1, 1)

    assert shown_renkin(stored, Window(None, TUTUP), awal, TUTUP) is stored
    assert shown_renkin(stored, Window(None, TUTUP), awal, TUTUP + SEHARI) is R.MISSED
    assert shown_renkin(stored, Window(), awal, TUTUP + SEHARI) is stored


def test_a_submitted_renkin_is_never_missed():
    assert shown_renkin(R.SUBMITTED, Window(None, TUTUP), date(2020, 1, 1), TUTUP + SEHARI) is R.SUBMITTED


def test_an_approved_renkin_runs_from_the_first_day_of_the_quarter():
    awal = date(2020, 4, 1)

    assert shown_renkin(R.APPROVED, Window(), awal, awal - SEHARI) is R.APPROVED
    assert shown_renkin(R.APPROVED, Window(), awal, awal) is R.RUNNING


@pytest.mark.parametrize("stored", [L.EMPTY, L.DRAFT, L.RETURNED])
def test_realisasi_is_missed_the_day_after_its_window(stored):
    assert shown_realisasi(stored, WINDOW, BATAS_VALIDASI, KUNCI, TUTUP) is stored
    assert shown_realisasi(stored, WINDOW, BATAS_VALIDASI, KUNCI, TUTUP + SEHARI) is L.MISSED
    assert shown_realisasi(stored, Window(BUKA), BATAS_VALIDASI, KUNCI, TUTUP + SEHARI) is stored


def test_realisasi_is_held_the_day_after_the_superior_should_have_validated():
    assert shown_realisasi(L.SUBMITTED, WINDOW, BATAS_VALIDASI, KUNCI, BATAS_VALIDASI) is L.SUBMITTED
    assert shown_realisasi(L.SUBMITTED, WINDOW, BATAS_VALIDASI, KUNCI, BATAS_VALIDASI + SEHARI) is L.HELD
    assert shown_realisasi(L.SUBMITTED, WINDOW, None, KUNCI, BATAS_VALIDASI + SEHARI) is L.SUBMITTED


def test_a_held_realisasi_outlives_the_lock():
    assert shown_realisasi(L.SUBMITTED, WINDOW, BATAS_VALIDASI, KUNCI, KUNCI) is L.HELD


def test_a_validated_realisasi_is_locked_from_the_day_of_the_lock():
    assert shown_realisasi(L.VALIDATED, WINDOW, BATAS_VALIDASI, KUNCI, KUNCI - SEHARI) is L.VALIDATED
    assert shown_realisasi(L.VALIDATED, WINDOW, BATAS_VALIDASI, KUNCI, KUNCI) is L.LOCKED
    assert shown_realisasi(L.VALIDATED, WINDOW, BATAS_VALIDASI, None, KUNCI) is L.VALIDATED


@pytest.mark.parametrize("renkin", [R.APPROVED, R.RUNNING])
def test_an_approved_plan_may_be_reported_on(renkin):
    check_report(renkin)


@pytest.mark.parametrize("renkin", [R.EMPTY, R.DRAFT, R.SUBMITTED, R.RETURNED, R.MISSED])
def test_any_other_plan_may_not(renkin):
    with pytest.raises(Refused) as caught:
        check_report(renkin)

    assert caught.value.code is ErrorCode.RENKIN_BELUM_DISETUJUI


def test_values_carry_two_decimals():
    capaian = capaian_triwulan(Decimal("3"), Decimal("2"), Arah.NAIK)
    rekap = rekap_tahunan(JenisRekap.AKUMULASI, [Decimal("3")], Decimal("3"))

    assert [str(v) for v in vars(capaian).values()] == ["66.67", "66.67"]
    assert [str(v) for v in vars(rekap).values()] == ["3.00", "100.00"]


def test_a_row_where_less_is_better_counts_with_its_own_direction():
    rows = [(Decimal("8"), Decimal("12"), Arah.TURUN), (Decimal("8"), Decimal("12"), Arah.NAIK)]

    assert hasil_triwulan(rows) == Decimal("75")
