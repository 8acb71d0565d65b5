"""Names and passwords: what is read, and what is refused because others guess it first."""

import pytest

from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.sandi import Identitas, check_sandi, read_nama_masuk, read_sandi

BUDI = Identitas("182934", "Budi Santoso, S.Kom.", "198503172010011008")
GUBERNUR = Identitas("gubernur.dki", "Anies Rasyid")


@pytest.mark.parametrize(
    ("text", "name"),
    [("182934", "182934"), ("  182934 ", "182934"), ("Gubernur.DKI", "gubernur.dki"), ("１８２９３４", "182934")],
)
def test_a_name_is_found_however_it_is_typed(text, name):
    assert read_nama_masuk(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ErrorCode.WAJIB_DIISI),
        ("   ", ErrorCode.WAJIB_DIISI),
        ("1" * 41, ErrorCode.TERLALU_PANJANG),
        ("182\x00934", ErrorCode.KARAKTER_TERLARANG),
        ("182934\n", ErrorCode.KARAKTER_TERLARANG),
        ("182\ud800", ErrorCode.KARAKTER_TERLARANG),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(text, code):
    with pytest.raises(Refused) as refused:
        read_nama_masuk(text)

    assert (refused.value.code, refused.value.path) == (code, ("nrk",))


def test_a_password_is_the_same_from_every_keyboard():
    assert read_sandi("kopi dan cafe\u0301") == read_sandi("kopi dan caf\u00e9")


def test_a_password_keeps_its_blanks_and_capitals():
    assert read_sandi("  Kopi Pahit ") == "  Kopi Pahit "


@pytest.mark.parametrize("text", ["a" * 201, "sandi\x00rahasia", "sandi\udfff"])
def test_a_password_too_long_or_with_hidden_characters_is_refused(text):
    with pytest.raises(Refused):
        read_sandi(text)


@pytest.mark.parametrize("sandi", ["kopi pahit di teras", "Tr0ubadour&3xy", "gajahterbangpelan", "åäö ÅÄÖ ñññ ççç"])
def test_a_long_password_that_nobody_guesses_is_taken(sandi):
    check_sandi(sandi, BUDI)


@pytest.mark.parametrize(
    ("sandi", "alasan"),
    [
        ("kopi pahit", "PENDEK"),
        ("kopi-182934-pahit", "IDENTITAS"),
        ("198503172010011008", "IDENTITAS"),
        ("Budi.Santoso.1985", "IDENTITAS"),
        ("santosobudi12", "IDENTITAS"),
        ("budi@jakarta2020", "UMUM"),
        ("P@ssw0rd123456", "UMUM"),
        ("JakartaKinerja123", "UMUM"),
        ("qwertyuiop[]12", "UMUM"),
        ("081234567890", "UMUM"),
        ("xyxyxyxyxyxyxyxy", "UMUM"),
        ("!!!!????....----", "UMUM"),
    ],
)
def test_a_password_that_others_guess_is_refused_with_the_reason(sandi, alasan):
    with pytest.raises(Refused) as refused:
        check_sandi(sandi, BUDI)

    assert (refused.value.code, refused.value.params["alasan"]) == (ErrorCode.SANDI_LEMAH, alasan)


def test_a_user_name_is_no_password_either():
    with pytest.raises(Refused, match="IDENTITAS"):
        check_sandi("Gubernur.DKI.2020", GUBERNUR)
