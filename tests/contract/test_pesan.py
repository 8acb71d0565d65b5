"""Every refusal has a sentence in both languages."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.api import laman
from kinerja.api.label import ENGLISH, INDONESIA, label
from kinerja.api.pesan import PENOLAKAN, message
from kinerja.domain.aktor import Bahasa
from kinerja.domain.errors import ErrorCode
from kinerja.domain.skp import StatusSkp
from kinerja.domain.workflow import Move

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("code", ErrorCode)
def test_every_refusal_has_a_sentence_that_needs_nothing_more(code, bahasa):
    text = message(code, {}, bahasa)

    assert len(text) > 8 and text.endswith(".") and "{" not in text


def test_no_sentence_is_kept_for_a_refusal_that_does_not_exist():
    assert {key.partition(".")[0] for key in PENOLAKAN} == set(ErrorCode)


@pytest.mark.parametrize(
    ("code", "params", "bahasa", "part"),
    [
        (ErrorCode.WINDOW_CLOSED, {"tutup": date(2020, 3, 5)}, "id", "5 Maret 2020"),
        (ErrorCode.WINDOW_NOT_OPEN, {"buka": date(2020, 8, 17)}, "en", "17 August 2020"),
        (ErrorCode.WINDOW_NOT_OPEN, {"buka": datetime(2020, 2, 29, 17, tzinfo=UTC)}, "id", "1 Maret 2020"),
        (ErrorCode.DI_LUAR_TAHUN, {"tahun": 2020}, "id", "tahun 2020"),
        (ErrorCode.DI_LUAR_RENTANG, {"dari": 0, "sampai": 10**14 - 1, "desimal": 4}, "id", "99.999.999.999.999"),
        (ErrorCode.DI_LUAR_RENTANG, {"dari": Decimal("0.5"), "sampai": 2}, "id", "0,5 sampai 2"),
        (ErrorCode.DI_LUAR_RENTANG, {"sampai": 12_000}, "en", "12,000"),
        (
            ErrorCode.DI_LUAR_RENTANG,
            {"alasan": "TANGGAL", "dari": date(2020, 4, 20), "sampai": date(2021, 4, 21)},
            "id",
            "Pilih tanggal antara 20 April 2020 dan 21 April 2021.",
        ),
        (ErrorCode.TIDAK_KONSISTEN, {"jumlah": Decimal("11"), "target": Decimal("12")}, "id", "11, seharusnya 12"),
        (ErrorCode.NOT_ALLOWED, {"move": Move.APPROVE}, "id", "menyetujui"),
        (ErrorCode.WRONG_STATUS, {"move": Move.SUBMIT, "status": StatusSkp.APPROVED}, "en", "submit"),
        (ErrorCode.TERLALU_SERING, {"detik": 1}, "en", "Wait 1 second,"),
        (ErrorCode.TERLALU_SERING, {"detik": 40}, "id", "Tunggu 40 detik"),
        (ErrorCode.TERLALU_SERING, {"detik": 61}, "id", "Tunggu 2 menit"),
        (ErrorCode.SANDI_LEMAH, {"alasan": "PENDEK", "minimal": 12}, "id", "paling sedikit 12"),
        (ErrorCode.SANDI_LEMAH, {"alasan": "LAIN"}, "id", "mudah ditebak"),
    ],
)
def test_a_sentence_holds_what_the_refusal_brought(code, params, bahasa, part):
    assert part in message(code, params, bahasa)


def test_every_label_has_its_english():
    assert INDONESIA.keys() == ENGLISH.keys()
    assert [kunci for kunci in INDONESIA if not INDONESIA[kunci].strip() or not ENGLISH[kunci].strip()] == []


@pytest.mark.parametrize("kunci", INDONESIA)
def test_a_label_is_told_in_the_language_asked_for(kunci):
    assert label(kunci, "id") == INDONESIA[kunci]
    assert label(kunci, "en") == ENGLISH[kunci]


@pytest.mark.parametrize("code", PENOLAKAN)
def test_both_languages_tell_the_same_numbers_days_and_names(code):
    for indonesia, english in PENOLAKAN[code]:
        assert set(re.findall(r"{\w+}", indonesia)) == set(re.findall(r"{\w+}", english))


@pytest.mark.parametrize("name", ["masuk.html", "sandi.html"])
def test_pages_of_the_server_have_no_text_without_its_english(name):
    indonesian, english = (texts(laman.fill(ROOT / "frontend" / name, bahasa)) for bahasa in Bahasa)

    assert len(indonesian) == len(english) > 3
    assert set(indonesian) & set(english) <= {"English", "Bahasa Indonesia", "NRK"}


def texts(page: str) -> list[str]:
    return re.findall(r">\s*([^<>]*[A-Za-z]{2}[^<>]*?)\s*<", page.partition("<body>")[2])
