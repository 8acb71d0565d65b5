"""A workflow is a table of moves: from which status, to which, whose move it is, and in which window."""

from collections.abc import Iterable, Mapping
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
    APPROVE = "APPROVE"
    RETURN = "RETURN"
    VALIDATE = "VALIDATE"
    RESOLVE = "RESOLVE"
    REJECT = "REJECT"
    WITHDRAW = "WITHDRAW"
    END = "END"
    CANCEL = "CANCEL"


S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Step(Generic[S]):
    """One row of a workflow.

    Args:
        dari: the statuses from which the move can be made, as they are shown (so MISSED is not DRAFT).
        ke: the status it leads to; None where it stays (an edit).
        party: whose move it is.
    """

    dari: frozenset[S]
    ke: S | None
    party: Party


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


def moves(workflow: Workflow[S], status: S, parties: Iterable[Party], window: Window, hari: date) -> list[Move]:
    """The moves open now to one who stands on these sides, in the order of the table; content is not checked."""
    mine = frozenset(parties)
    return [
        move
        for move, step in workflow.items()
        if status in step.dari and step.party in mine and (step.party is not Party.OWNER or window.contains(hari))
    ]


def next_status(
    workflow: Workflow[S], status: S, move: Move, parties: Iterable[Party], window: Window, hari: date, *path: str
) -> S:
    """The status after the move.

    Args:
        path: the input field it is about, where several are moved at once.

    Raises:
        Refused: NOT_ALLOWED (another party's move), WRONG_STATUS, WINDOW_NOT_OPEN or WINDOW_CLOSED.
    """
    step = workflow[move]
    if step.party not in frozenset(parties):
        raise Refused(ErrorCode.NOT_ALLOWED, *path, move=move)
    if status not in step.dari:
        raise Refused(ErrorCode.WRONG_STATUS, *path, move=move, status=status)
    if step.party is Party.OWNER:
        window.refuse_outside(hari, *path)
    return status if step.ke is None else step.ke


def turn(workflow: Workflow[S], status: S) -> Party | None:
    """Whose turn it is in this status; None when nobody has to act."""
    return next((step.party for step in workflow.values() if status in step.dari), None)
