"""A workflow is a table of moves: from which status, to which, whose move it is, and what else must hold."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from .aktor import Party
from .errors import ErrorCode, Refused


class Move(StrEnum):
    """What a person can do with an object. `moves` on each object lists those open to the one who asks."""

    EDIT = "EDIT"
    SUBMIT = "SUBMIT"
    WITHDRAW = "WITHDRAW"
    APPROVE = "APPROVE"
    RETURN = "RETURN"
    VALIDATE = "VALIDATE"
    RESOLVE = "RESOLVE"
    REJECT = "REJECT"
    END = "END"
    CANCEL = "CANCEL"
    UNDO = "UNDO"
    ESCALATE = "ESCALATE"
    DECIDE = "DECIDE"
    UPHOLD = "UPHOLD"
    AMEND = "AMEND"
    CONFIRM = "CONFIRM"
    DISCARD = "DISCARD"


class Syarat(StrEnum):
    """What must hold beside the status for a move to be open; each workflow knows how to tell."""

    JENDELA = "JENDELA"
    """The day lies in the owner's window."""
    UTUH = "UTUH"
    """The owner has not acted since the decision, so that it can still be taken back."""
    BISA_NAIK = "BISA_NAIK"
    """There is a superior of the rater, and he has not decided on it yet."""
    DI_ATASAN = "DI_ATASAN"
    """It is with the rater's superior: the owner has asked him, or the rater's time is over."""
    DI_PENILAI = "DI_PENILAI"
    """The rater may decide: nobody has taken it to his superior."""
    AMANDEMEN = "AMANDEMEN"
    """It is a change of a plan that stays in force meanwhile."""


S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Step(Generic[S]):
    """One row of a workflow.

    Args:
        dari: the statuses from which the move can be made, as they are shown (so MISSED is not DRAFT).
        ke: the status it leads to; None where it stays (an edit).
        party: whose move it is.
        syarat: what else must hold.
        awaited: whether the object waits for this move; it does not for an undo or a withdrawal.
        juga: who else may make it.
    """

    dari: frozenset[S]
    ke: S | None
    party: Party
    syarat: frozenset[Syarat] = frozenset()
    awaited: bool = True
    juga: frozenset[Party] = frozenset()

    @property
    def parties(self) -> frozenset[Party]:
        return self.juga | {self.party}


Workflow = Mapping[Move, Step[S]]


@dataclass(frozen=True)
class Window:
    """The days on which the owner may act, both ends included; None: no limit on that side."""

    buka: date | None = None
    tutup: date | None = None

    def contains(self, hari: date) -> bool:
        return (self.buka is None or self.buka <= hari) and (self.tutup is None or hari <= self.tutup)

    def refuse_outside(self, hari: date, *path: str) -> None:
        if self.buka and hari < self.buka:
            raise Refused(ErrorCode.WINDOW_NOT_OPEN, *path, buka=self.buka)
        if self.tutup and hari > self.tutup:
            raise Refused(ErrorCode.WINDOW_CLOSED, *path, tutup=self.tutup)


@dataclass(frozen=True)
class Keadaan:
    """An object as it stands for a day: the owner's window, and what else holds of it."""

    window: Window
    hari: date
    berlaku: frozenset[Syarat] = frozenset()

    def holds(self, syarat: Syarat) -> bool:
        return self.window.contains(self.hari) if syarat is Syarat.JENDELA else syarat in self.berlaku


def moves(workflow: Workflow[S], status: S, parties: Iterable[Party], keadaan: Keadaan) -> list[Move]:
    """The moves open now to one who stands on these sides, in the order of the table; content is not checked."""
    mine = frozenset(parties)
    return [
        move
        for move, step in workflow.items()
        if status in step.dari and mine & step.parties and all(map(keadaan.holds, step.syarat))
    ]


def next_status(
    workflow: Workflow[S], status: S, move: Move, parties: Iterable[Party], keadaan: Keadaan, *path: str
) -> S:
    """The status after the move.

    Args:
        path: the input field it is about, where several are moved at once.

    Raises:
        Refused: NOT_ALLOWED (another party's move), WRONG_STATUS (what it stands in, or what else must hold),
            WINDOW_NOT_OPEN or WINDOW_CLOSED.
    """
    step = workflow[move]
    if not step.parties & frozenset(parties):
        raise Refused(ErrorCode.NOT_ALLOWED, *path, move=move)
    if status not in step.dari:
        raise Refused(ErrorCode.WRONG_STATUS, *path, move=move, status=status)
    if Syarat.JENDELA in step.syarat:
        keadaan.window.refuse_outside(keadaan.hari, *path)
    if not all(map(keadaan.holds, step.syarat)):
        raise Refused(ErrorCode.WRONG_STATUS, *path, move=move, status=status)
    return status if step.ke is None else step.ke


def awaited(workflow: Workflow[S], status: S) -> list[Step[S]]:
    """The steps that an object in this status waits for, in the order of the table."""
    return [step for step in workflow.values() if step.awaited and status in step.dari]


def turn(workflow: Workflow[S], status: S, berlaku: Collection[Syarat] = ()) -> Party | None:
    """Whose turn it is: that of the first step that is waited for and may be made; None when nobody has to act.

    Args:
        berlaku: what holds, JENDELA included where the owner's window is open.
    """
    return next((step.party for step in awaited(workflow, status) if step.syarat <= frozenset(berlaku)), None)
