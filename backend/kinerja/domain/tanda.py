"""Marks on the decisions of a superior, for auditors: decided in bulk, with the same words for several people, or
faster than one can read. A mark never refuses anything.

Source: our rule; the numbers stand in `peraturan/putusan.yaml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from .workflow import Move


class Tanda(StrEnum):
    """What is worth knowing of how a decision was made."""

    BULK = "BULK"
    """One of several that were decided at once."""
    SERAGAM = "SERAGAM"
    """A note of it stands word for word in a decision on somebody else just before."""
    CEPAT = "CEPAT"
    """It followed the decision before within seconds."""


PUTUSAN = frozenset({Move.APPROVE, Move.RETURN, Move.VALIDATE})
SETUJU = PUTUSAN - {Move.RETURN}


@dataclass(frozen=True)
class Putusan:
    """A decision.

    Args:
        berkas: the person whose file it is in. catatan: the notes it brought.
    """

    berkas: int
    move: Move
    waktu: datetime
    catatan: frozenset[str]

    @classmethod
    def of(cls, berkas: int, tindakan: str, waktu: datetime, isi: Mapping[str, Any]) -> "Putusan | None":
        """The decision that an act of the riwayat is; None of any other act."""
        move = next((m for m in PUTUSAN if tindakan.partition("_")[0] == m), None)
        return None if move is None else cls(berkas, move, waktu, frozenset(_notes(isi)))


def marks(putusan: Putusan, sebelumnya: Sequence[Putusan], jeda: int, bulk: bool = False) -> list[Tanda]:
    """The marks of a decision.

    Args:
        sebelumnya: the decisions of the same person before it, the last one first. jeda: seconds.
    """
    lain = [p for p in sebelumnya if p.berkas != putusan.berkas]
    cepat = sebelumnya and putusan.waktu - sebelumnya[0].waktu <= timedelta(seconds=jeda)
    there = {
        Tanda.BULK: bulk,
        Tanda.SERAGAM: any(putusan.catatan & p.catatan for p in lain),
        Tanda.CEPAT: not bulk and cepat and putusan.move in SETUJU,
    }
    return [tanda for tanda, holds in there.items() if holds]


def _notes(isi: Mapping[str, Any]) -> list[str]:
    """The notes in the content of an act, on the whole and on rows, told apart by their words only."""
    rows = [row for nama in ("indikator", "renkin") for row in dict(isi.get(nama) or {}).values()]
    texts = [isi.get("catatan"), *(row.get("catatan") if isinstance(row, Mapping) else row for row in rows)]
    return [" ".join(text.split()).casefold() for text in texts if text]
