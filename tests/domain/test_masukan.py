from decimal import Decimal

import pytest

from kinerja.domain.errors import ErrorCode
from kinerja.domain.masukan import MAKS_ANGKA, PANJANG_CATATAN, note_errors, number_errors, text_errors, tidied

E = ErrorCode


def codes(errors):
    return [error.code for error in errors]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (None, None),
        ("", None),
        (" \r\n\t", None),
        ("  laporan  ", "laporan"),
        ("satu\r\ndua", "satu\ndua"),
        ("satu  dua", "satu  dua"),
    ],
)
def test_a_text_is_tidied_at_its_ends(text, kept):
    assert tidied(text) == kept


@pytest.mark.parametrize("text", [None, "", "Rapat, 100 % – “selesai” ☺", "مرحبا", "12345"])
def test_what_people_write_is_taken(text):
    assert text_errors(text, 30, "uraian") == []


@pytest.mark.parametrize("character", ["\0", "\x07", "\x7f", "\x85", "\ud800"])
def test_what_cannot_be_kept_is_refused(character):
    (error,) = text_errors(f"a{character}b", 30, "indikator", "0", "uraian")

    assert (error.code, error.path) == (E.KARAKTER_TERLARANG, ("indikator", "0", "uraian"))


@pytest.mark.parametrize("character", ["\n", "\t"])
def test_line_breaks_belong_into_texts_of_several_lines(character):
    assert codes(text_errors(f"a{character}b", 30, "satuan")) == [E.KARAKTER_TERLARANG]
    assert text_errors(f"a{character}b", 30, "uraian", multiline=True) == []
    assert codes(text_errors("a\0b", 30, "uraian", multiline=True)) == [E.KARAKTER_TERLARANG]


def test_a_text_may_be_as_long_as_its_place():
    assert text_errors("a" * 30, 30, "uraian") == []
    (error,) = text_errors("a" * 31, 30, "uraian")
    assert (error.code, error.path, error.params) == (E.TERLALU_PANJANG, ("uraian",), {"maks": 30})


def test_all_that_is_wrong_with_a_text_is_told():
    assert codes(text_errors("\0" * 31, 30, "uraian")) == [E.KARAKTER_TERLARANG, E.TERLALU_PANJANG]


def test_a_note_has_lines_and_a_length_of_its_own():
    assert note_errors("a\n" * (PANJANG_CATATAN // 2), "catatan") == []
    assert codes(note_errors("a" * (PANJANG_CATATAN + 1), "catatan")) == [E.TERLALU_PANJANG]


@pytest.mark.parametrize(
    "value", [None, "0", "0.00", "12.3400", "-0", "1E+3", f"{MAKS_ANGKA - 1}", "99999999999999.99", "0E-30"]
)
def test_a_number_that_can_be_kept(value):
    assert number_errors(value and Decimal(value), 2, "output") == []


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-0.01", E.MASUKAN_NEGATIF),
        ("0.001", E.DI_LUAR_RENTANG),
        ("1.0000000000000000000000000000000000000001", E.DI_LUAR_RENTANG),
        ("1E-30", E.DI_LUAR_RENTANG),
        (f"{MAKS_ANGKA}", E.DI_LUAR_RENTANG),
        ("1E+999999", E.DI_LUAR_RENTANG),
        ("NaN", E.DI_LUAR_RENTANG),
        ("sNaN", E.DI_LUAR_RENTANG),
        ("Infinity", E.DI_LUAR_RENTANG),
        ("-Infinity", E.DI_LUAR_RENTANG),
    ],
)
def test_a_number_that_cannot_be_kept(value, code):
    (error,) = number_errors(Decimal(value), 2, "indikator", "0", "output")

    assert (error.code, error.path) == (code, ("indikator", "0", "output"))


def test_the_range_of_a_number_stands_in_the_refusal():
    (error,) = number_errors(Decimal("0.00001"), 4, "output")

    assert error.params == {"dari": 0, "sampai": MAKS_ANGKA - 1, "desimal": 4}
