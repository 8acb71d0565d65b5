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
from kinerja.domain.skp import WORKFLOW, Naik, StatusSkp, batas_putusan, window
from kinerja.domain.workflow import Keadaan, Move, Step, Syarat, Window, Workflow, moves, next_status, turn

BUKA, TUTUP = date(2020, 1, 1), date(2020, 1, 31)
JANUARI = Window(BUKA, TUTUP)
HARI = date(2020, 1, 15)
SEHARI = timedelta(days=1)
SEMUA = list(Party)


class Lampu(StrEnum):
    MERAH = "MERAH"
    HIJAU = "HIJAU"
    PADAM = "PADAM"


JENDELA = frozenset({Syarat.JENDELA})
LAMPU: Workflow[Lampu] = {
    Move.EDIT: Step(frozenset({Lampu.MERAH}), None, Party.OWNER, JENDELA),
    Move.SUBMIT: Step(frozenset({Lampu.MERAH}), Lampu.HIJAU, Party.OWNER, JENDELA),
    Move.DECIDE: Step(frozenset({Lampu.HIJAU}), Lampu.PADAM, Party.UPPER, frozenset({Syarat.DI_ATASAN})),
    Move.APPROVE: Step(frozenset({Lampu.HIJAU}), Lampu.PADAM, Party.RATER),
    Move.UNDO: Step(
        frozenset({Lampu.PADAM}),
        Lampu.HIJAU,
        Party.RATER,
        frozenset({Syarat.UTUH}),
        awaited=False,
        juga=frozenset({Party.ADMIN}),
    ),
}


def pada(hari: date, *berlaku: Syarat, window: Window = JANUARI) -> Keadaan:
    return Keadaan(window, hari, frozenset(berlaku))


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
    assert moves(LAMPU, Lampu.MERAH, [Party.OWNER], pada(HARI)) == [Move.EDIT, Move.SUBMIT]


def test_owner_has_no_moves_outside_the_window():
    assert moves(LAMPU, Lampu.MERAH, SEMUA, pada(TUTUP + SEHARI)) == []


def test_window_does_not_bind_the_rater():
    assert moves(LAMPU, Lampu.HIJAU, [Party.RATER], pada(TUTUP + SEHARI)) == [Move.APPROVE]


def test_nobody_has_the_moves_of_another_party():
    assert moves(LAMPU, Lampu.MERAH, [Party.RATER, Party.UPPER], pada(HARI)) == []
    assert moves(LAMPU, Lampu.MERAH, [], pada(HARI)) == []


def test_a_move_is_open_only_while_all_holds_that_it_asks_for():
    assert moves(LAMPU, Lampu.HIJAU, [Party.UPPER], pada(HARI)) == []
    assert moves(LAMPU, Lampu.HIJAU, [Party.UPPER], pada(HARI, Syarat.DI_ATASAN)) == [Move.DECIDE]
    assert moves(LAMPU, Lampu.PADAM, [Party.RATER], pada(HARI, Syarat.DI_ATASAN)) == []


def test_others_may_have_a_move_beside_its_party():
    for party in Party:
        mine = moves(LAMPU, Lampu.PADAM, [party], pada(HARI, Syarat.UTUH))
        assert mine == ([Move.UNDO] if party in (Party.RATER, Party.ADMIN) else [])


def test_next_status_is_that_of_the_table():
    assert next_status(LAMPU, Lampu.MERAH, Move.SUBMIT, [Party.OWNER], pada(HARI)) is Lampu.HIJAU


def test_an_edit_may_leave_the_status_as_it_is():
    assert next_status(LAMPU, Lampu.MERAH, Move.EDIT, [Party.OWNER], pada(HARI)) is Lampu.MERAH


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
        (
            Lampu.PADAM,
            Move.UNDO,
            [Party.RATER],
            HARI,
            ErrorCode.WRONG_STATUS,
            {"move": Move.UNDO, "status": Lampu.PADAM},
        ),
        # Somebody else learns only that it is not his move, whatever else is wrong.
        (Lampu.PADAM, Move.SUBMIT, [Party.RATER], TUTUP + SEHARI, ErrorCode.NOT_ALLOWED, {"move": Move.SUBMIT}),
    ],
)
def test_next_status_refuses(status, move, parties, hari, code, params):
    with pytest.raises(Refused) as caught:
        next_status(LAMPU, status, move, parties, pada(hari))

    assert (caught.value.code, caught.value.params) == (code, params)


def test_a_refusal_names_the_input_field_where_several_are_moved():
    path = ("triwulan", "1")
    faults = [(Lampu.MERAH, [Party.RATER], HARI), (Lampu.PADAM, [Party.OWNER], HARI)]
    faults += [(Lampu.MERAH, [Party.OWNER], hari) for hari in (BUKA - SEHARI, TUTUP + SEHARI)]

    for status, parties, hari in faults:
        with pytest.raises(Refused) as caught:
            next_status(LAMPU, status, Move.SUBMIT, parties, pada(hari), *path)
        assert caught.value.path == path


def test_turn_is_that_of_the_first_who_can_act():
    assert [turn(LAMPU, status, {Syarat.JENDELA}) for status in Lampu] == [Party.OWNER, Party.RATER, None]
    assert turn(LAMPU, Lampu.HIJAU, {Syarat.DI_ATASAN}) is Party.UPPER


def test_nobody_has_the_turn_of_a_window_that_is_closed():
    assert turn(LAMPU, Lampu.MERAH) is None


def test_an_undo_is_not_waited_for():
    assert turn(LAMPU, Lampu.PADAM, {Syarat.UTUH}) is None


@dataclass
class Berkas:
    """An object on its way through a workflow, with the calendar of the first quarter of 2020."""

    workflow: Workflow
    status: StrEnum
    akhir: frozenset[StrEnum]
    window: Callable[["Berkas"], Window]
    shown: Callable[["Berkas", Window], StrEnum]
    hari: date = date(2020, 1, 1)
    dikembalikan: date | None = None
    diajukan: date | None = None
    sengketa: bool = False
    diputus_atasan: bool = False
    berlaku: bool = False

    def keadaan(self) -> Keadaan:
        naik = Naik(self.sengketa, self.diputus_atasan, batas_putusan(self.diajukan, 14), ada_atasan=True)
        lain = {Syarat.UTUH, *({Syarat.AMANDEMEN} if self.berlaku else ())}
        return Keadaan(self.window(self), self.hari, naik.berlaku(self.hari) | lain)

    def make(self, move: Move, after: StrEnum) -> None:
        self.status = after
        if move in (Move.RETURN, Move.UPHOLD):
            self.dikembalikan = self.hari
        if move in (Move.SUBMIT, Move.ESCALATE):
            self.diajukan = self.hari
        self.sengketa = move is Move.ESCALATE or (self.sengketa and move not in (Move.DECIDE, Move.UPHOLD))
        self.diputus_atasan |= move in (Move.DECIDE, Move.UPHOLD)
        self.berlaku = (self.berlaku or move is Move.AMEND) and move is not Move.DISCARD


TW1 = triwulan_baku(2020, 1)
S, R, L = StatusSkp, StatusRenkin, StatusRealisasi


def skp() -> Berkas:
    # The window of an SKP does not move its status: with it closed, what lies with the owner is over.
    return Berkas(
        WORKFLOW,
        S.DRAFT,
        frozenset({S.APPROVED, S.CLOSED}),
        lambda b: (
            Window()
            if b.berlaku
            else window(TW1.batas_renkin, date(2020, 3, 1), TW1.batas_renkin, 30, b.dikembalikan, 5)
        ),
        lambda b, _: b.status,
    )


def renkin() -> Berkas:
    return Berkas(
        RENKIN,
        R.EMPTY,
        frozenset({R.APPROVED, R.RUNNING, R.MISSED}),
        lambda b: renkin_window(TW1.batas_renkin, date(2020, 1, 20), 15, b.dikembalikan, 5),
        lambda b, window: shown_renkin(b.status, window, date(2020, 1, 1), b.hari),
    )


def realisasi() -> Berkas:
    return Berkas(
        REALISASI,
        L.EMPTY,
        frozenset({L.VALIDATED, L.LOCKED, L.MISSED}),
        lambda b: realisasi_window(TW1.buka_realisasi, TW1.batas_realisasi, b.dikembalikan, 5),
        lambda b, window: shown_realisasi(b.status, window, TW1.batas_validasi, TW1.kunci, b.hari),
    )


BERKAS = [skp, renkin, realisasi]


@pytest.mark.parametrize("baru", BERKAS)
@given(steps=st.lists(st.tuples(st.integers(0, 30), st.sampled_from(Move)), max_size=15))
def test_on_every_way_one_party_holds_the_turn_until_the_end(baru, steps):
    berkas = baru()

    for hari, move in steps:
        berkas.hari += timedelta(days=hari)
        keadaan = berkas.keadaan()
        status = berkas.shown(berkas, keadaan.window)
        berlaku = keadaan.berlaku | ({Syarat.JENDELA} if keadaan.holds(Syarat.JENDELA) else set())
        holder = turn(berkas.workflow, status, berlaku)
        waiting = {
            step.party
            for step in berkas.workflow.values()
            if step.awaited and status in step.dari and step.syarat <= berlaku
        }

        if (
            status in berkas.akhir
            or (status in (S.DRAFT, S.RETURNED) and not keadaan.holds(Syarat.JENDELA))
            or not keadaan.holds(Syarat.JENDELA)
            and status in (L.EMPTY, L.DRAFT, L.RETURNED, R.EMPTY, R.DRAFT)
        ):
            assert (holder, waiting) == (None, set())
        else:
            assert holder in waiting
            # Beside the one whose turn it is only a rater who is late, and has not been asked past, may still act.
            assert waiting - {holder} <= ({Party.RATER} if holder is Party.UPPER and not berkas.sengketa else set())

        if move in moves(berkas.workflow, status, SEMUA, keadaan):
            berkas.make(move, next_status(berkas.workflow, status, move, SEMUA, keadaan))


@pytest.mark.parametrize("baru", BERKAS)
def test_from_every_status_that_is_not_an_end_a_way_leads_to_one(baru):
    berkas = baru()
    leads = set(berkas.akhir)
    for _ in type(berkas.status):
        leads |= {s for step in berkas.workflow.values() if step.ke in leads for s in step.dari}

    assert leads == set(type(berkas.status))


@pytest.mark.parametrize("baru", BERKAS)
def test_owner_and_rater_are_never_waited_for_at_once(baru):
    berkas = baru()

    for status in type(berkas.status):
        parties = {step.party for step in berkas.workflow.values() if step.awaited and status in step.dari}
        assert len(parties - {Party.UPPER}) == (0 if status in berkas.akhir else 1)
