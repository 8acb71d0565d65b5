"""The mechanism of a workflow, and what holds for each of the three tables that use it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.domain.aktor import Party
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.kalender import triwulan_baku
from kinerja.domain.renkin import (
    REALISASI,
    RENKIN,
    StatusRealisasi,
    StatusRenkin,
    realisasi_window,
    renkin_window,
    shown_realisasi,
    shown_renkin,
)
from kinerja.domain.skp import WORKFLOW, StatusSkp
from kinerja.domain.workflow import Move, Step, Window, Workflow, moves, next_status, turn

BUKA, TUTUP = date(2020, 1, 1), date(2020, 1, 31)
JANUARI = Window(BUKA, TUTUP)
HARI = date(2020, 1, 15)
SEHARI = timedelta(days=1)
SEMUA = list(Party)


class Lampu(StrEnum):
    MERAH = "MERAH"
    HIJAU = "HIJAU"
    PADAM = "PADAM"


LAMPU: Workflow[Lampu] = {
    Move.EDIT: Step(frozenset({Lampu.MERAH}), None, Party.OWNER),
    Move.SUBMIT: Step(frozenset({Lampu.MERAH}), Lampu.HIJAU, Party.OWNER),
    Move.APPROVE: Step(frozenset({Lampu.HIJAU}), Lampu.PADAM, Party.RATER),
}


@pytest.mark.parametrize(
    ("window", "hari", "inside"),
    [
        (JANUARI, BUKA - SEHARI, False),
        (JANUARI, BUKA, True),
        (JANUARI, TUTUP, True),
        (JANUARI, TUTUP + SEHARI, False),
        (Window(buka=BUKA), BUKA - SEHARI, False),
        (Window(buka=BUKA), date.max, True),
        (Window(tutup=TUTUP), date.min, True),
        (Window(tutup=TUTUP), TUTUP + SEHARI, False),
        (Window(), HARI, True),
    ],
)
def test_window_includes_both_its_ends(window, hari, inside):
    assert window.contains(hari) == inside


@pytest.mark.parametrize("window", [JANUARI, Window(buka=BUKA), Window(tutup=TUTUP), Window()])
def test_window_refuses_exactly_the_days_it_does_not_contain(window):
    for hari in (BUKA - SEHARI, BUKA, TUTUP, TUTUP + SEHARI):
        if window.contains(hari):
            window.refuse_outside(hari)
        else:
            with pytest.raises(Refused):
                window.refuse_outside(hari)


def test_window_says_when_it_opens():
    with pytest.raises(Refused) as caught:
        JANUARI.refuse_outside(BUKA - SEHARI)

    assert (caught.value.code, caught.value.params) == (ErrorCode.WINDOW_NOT_OPEN, {"buka": BUKA})


def test_window_says_when_it_closed():
    with pytest.raises(Refused) as caught:
        JANUARI.refuse_outside(TUTUP + SEHARI)

    assert (caught.value.code, caught.value.params) == (ErrorCode.WINDOW_CLOSED, {"tutup": TUTUP})


def test_moves_stand_in_the_order_of_the_table():
    assert moves(LAMPU, Lampu.MERAH, [Party.OWNER], JANUARI, HARI) == [Move.EDIT, Move.SUBMIT]


def test_owner_has_no_moves_outside_the_window():
    assert moves(LAMPU, Lampu.MERAH, SEMUA, JANUARI, TUTUP + SEHARI) == []


def test_window_does_not_bind_the_rater():
    assert moves(LAMPU, Lampu.HIJAU, [Party.RATER], JANUARI, TUTUP + SEHARI) == [Move.APPROVE]


def test_nobody_has_the_moves_of_another_party():
    assert moves(LAMPU, Lampu.MERAH, [Party.RATER, Party.UPPER], JANUARI, HARI) == []
    assert moves(LAMPU, Lampu.MERAH, [], JANUARI, HARI) == []


def test_next_status_is_that_of_the_table():
    assert next_status(LAMPU, Lampu.MERAH, Move.SUBMIT, [Party.OWNER], JANUARI, HARI) is Lampu.HIJAU


def test_an_edit_may_leave_the_status_as_it_is():
    assert next_status(LAMPU, Lampu.MERAH, Move.EDIT, [Party.OWNER], JANUARI, HARI) is Lampu.MERAH


@pytest.mark.parametrize(
    ("status", "move", "parties", "hari", "code", "params"),
    [
        (Lampu.MERAH, Move.SUBMIT, [Party.RATER], HARI, ErrorCode.NOT_ALLOWED, {"move": Move.SUBMIT}),
        (
            Lampu.PADAM,
            Move.SUBMIT,
            [Party.OWNER],
            HARI,
            ErrorCode.WRONG_STATUS,
            {"move": Move.SUBMIT, "status": Lampu.PADAM},
        ),
        (Lampu.MERAH, Move.SUBMIT, [Party.OWNER], TUTUP + SEHARI, ErrorCode.WINDOW_CLOSED, {"tutup": TUTUP}),
        # Somebody else learns only that it is not his move, whatever else is wrong.
        (Lampu.PADAM, Move.SUBMIT, [Party.RATER], TUTUP + SEHARI, ErrorCode.NOT_ALLOWED, {"move": Move.SUBMIT}),
    ],
)
def test_next_status_refuses(status, move, parties, hari, code, params):
    with pytest.raises(Refused) as caught:
        next_status(LAMPU, status, move, parties, JANUARI, hari)

    assert (caught.value.code, caught.value.params) == (code, params)


def test_a_refusal_names_the_input_field_where_several_are_moved():
    path = ("triwulan", "1")
    faults = [(Lampu.MERAH, [Party.RATER], HARI), (Lampu.PADAM, [Party.OWNER], HARI)]
    faults += [(Lampu.MERAH, [Party.OWNER], hari) for hari in (BUKA - SEHARI, TUTUP + SEHARI)]

    for status, parties, hari in faults:
        with pytest.raises(Refused) as caught:
            next_status(LAMPU, status, Move.SUBMIT, parties, JANUARI, hari, *path)
        assert caught.value.path == path


def test_turn_is_the_party_that_can_act():
    assert [turn(LAMPU, status) for status in Lampu] == [Party.OWNER, Party.RATER, None]


@dataclass
class Berkas:
    """An object on its way through a workflow, with the calendar of the first quarter of 2020."""

    workflow: Workflow
    status: StrEnum
    akhir: frozenset[StrEnum]
    window: Callable[[date | None], Window]
    shown: Callable[[StrEnum, Window, date], StrEnum]
    hari: date = date(2020, 1, 1)
    dikembalikan: date | None = None


TW1 = triwulan_baku(2020, 1)
S, R, L = StatusSkp, StatusRenkin, StatusRealisasi


def skp() -> Berkas:
    # The window of an SKP does not move its status, so here it stays open.
    return Berkas(WORKFLOW, S.DRAFT, frozenset({S.APPROVED, S.CLOSED}), lambda _: Window(), lambda s, _, __: s)


def renkin() -> Berkas:
    return Berkas(
        RENKIN,
        R.EMPTY,
        frozenset({R.APPROVED, R.RUNNING, R.MISSED}),
        lambda dikembalikan: renkin_window(TW1.batas_renkin, date(2020, 1, 20), 15, dikembalikan, 5),
        lambda status, window, hari: shown_renkin(status, window, date(2020, 1, 1), hari),
    )


def realisasi() -> Berkas:
    return Berkas(
        REALISASI,
        L.EMPTY,
        frozenset({L.VALIDATED, L.LOCKED, L.MISSED}),
        lambda dikembalikan: realisasi_window(TW1.buka_realisasi, TW1.batas_realisasi, dikembalikan, 5),
        lambda status, window, hari: shown_realisasi(status, window, TW1.batas_validasi, TW1.kunci, hari),
    )


BERKAS = [skp, renkin, realisasi]


@pytest.mark.parametrize("baru", BERKAS)
@given(steps=st.lists(st.tuples(st.integers(0, 60), st.sampled_from(Move)), max_size=12))
def test_on_every_way_one_party_holds_the_turn_until_the_end(baru, steps):
    berkas = baru()

    for hari, move in steps:
        berkas.hari += timedelta(days=hari)
        window = berkas.window(berkas.dikembalikan)
        status = berkas.shown(berkas.status, window, berkas.hari)
        holder = turn(berkas.workflow, status)
        able = {p for p in Party if moves(berkas.workflow, status, [p], window, berkas.hari)}

        if status in berkas.akhir:
            assert (holder, able) == (None, set())
        elif window.buka and berkas.hari < window.buka:
            assert (holder, able) == (Party.OWNER, set())
        else:
            assert able == {holder}

        if move in moves(berkas.workflow, status, SEMUA, window, berkas.hari):
            berkas.status = next_status(berkas.workflow, status, move, SEMUA, window, berkas.hari)
            berkas.dikembalikan = berkas.hari if move is Move.RETURN else berkas.dikembalikan


@pytest.mark.parametrize("baru", BERKAS)
def test_from_every_status_that_is_not_an_end_a_way_leads_to_one(baru):
    berkas = baru()
    leads = set(berkas.akhir)
    for _ in type(berkas.status):
        leads |= {s for step in berkas.workflow.values() if step.ke in leads for s in step.dari}

    assert leads == set(type(berkas.status))


@pytest.mark.parametrize("baru", BERKAS)
def test_owner_and_rater_never_share_a_status(baru):
    berkas = baru()

    for status in type(berkas.status):
        parties = {step.party for step in berkas.workflow.values() if status in step.dari}
        assert len(parties) == (0 if status in berkas.akhir else 1)
