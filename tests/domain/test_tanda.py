"""Which decisions are marked, and that others are not."""

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.domain.tanda import Putusan, Tanda, marks
from kinerja.domain.workflow import Move

NOW = datetime(2020, 3, 20, 2, tzinfo=UTC)
BULK, SERAGAM, CEPAT = Tanda


def putusan(move=Move.RETURN, berkas=1, lalu=0, *catatan):
    return Putusan(berkas, move, NOW - timedelta(seconds=lalu), frozenset(catatan))


@pytest.mark.parametrize(
    ("tindakan", "isi", "catatan"),
    [
        ("RETURN", {"catatan": "Perbaiki.", "indikator": {"7": "Kurang"}}, {"perbaiki.", "kurang"}),
        ("RETURN_RENKIN", {"catatan": None, "renkin": {"7": " Ubah \n target"}}, {"ubah target"}),
        (
            "VALIDATE_REALISASI",
            {"renkin": {"7": {"nilai": "1", "catatan": "Separuh"}, "8": {"catatan": None}}},
            {"separuh"},
        ),
        ("APPROVE", {"revisi": 0}, set()),
    ],
)
def test_the_notes_of_a_decision_are_told_apart_by_their_words(tindakan, isi, catatan):
    assert Putusan.of(1, tindakan, NOW, isi).catatan == catatan


@pytest.mark.parametrize("tindakan", ["SUBMIT", "SUBMIT_RENKIN", "CREATE", "UNGGAH"])
def test_other_acts_are_no_decisions(tindakan):
    assert Putusan.of(1, tindakan, NOW, {"indikator": [{"catatan": "x"}]}) is None


def test_the_same_words_for_somebody_else_are_uniform():
    kini = putusan(Move.RETURN, 1, 0, "a", "b")

    assert marks(kini, [putusan(Move.RETURN, 2, 60, "b")], 5) == [SERAGAM]
    assert marks(kini, [putusan(Move.RETURN, 1, 60, "b"), putusan(Move.RETURN, 2, 60, "c")], 5) == []


def test_an_approval_right_after_another_decision_is_quick():
    kini = putusan(Move.APPROVE)

    assert marks(kini, [putusan(Move.RETURN, 2, 5), putusan(Move.APPROVE, 3, 60)], 5) == [CEPAT]
    assert marks(kini, [putusan(Move.APPROVE, 2, 6)], 5) == [] == marks(kini, [], 5)
    assert marks(putusan(Move.RETURN), [putusan(Move.APPROVE, 2, 1)], 5) == []


def test_in_bulk_quickness_goes_without_saying():
    assert marks(putusan(Move.VALIDATE, 1, 0, "a"), [putusan(Move.VALIDATE, 2, 0, "a")], 5, True) == [BULK, SERAGAM]
