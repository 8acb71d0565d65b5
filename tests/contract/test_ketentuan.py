"""Regulated numbers: each has its unit, its source and its first day, or it is not loaded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kinerja.domain.pengingat import Ambang
from kinerja.domain.peraturan import Ketentuan
from kinerja.peraturan import FOLDER, PeraturanError, libur, load, read, read_libur
from kinerja.services.kalender import Tenggat
from kinerja.services.pengingat import ambang

SOUND = """
masa:
  label: Masa
  unit: hari
  since:
    2014-01-01: {value: 30, source: "Pergub 1"}
    2020-01-01: {value: "12.5", source: "Pergub 2"}
    2021-01-01: null
"""


@pytest.mark.parametrize("subject", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_every_subject_loads(subject):
    assert load(subject)


def test_a_number_is_exact_and_brings_its_source():
    masa = read("coba", SOUND)["masa"]

    assert masa.on(date(2019, 12, 31)) == Ketentuan(Decimal(30), "hari", "Pergub 1")
    assert masa.on(date(2020, 12, 31)) == Ketentuan(Decimal("12.5"), "hari", "Pergub 2")
    assert masa.since[date(2021, 1, 1)] is None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("  unit: hari\n", "", "coba.masa: unit is missing"),
        ("unit: hari", 'unit: " "', "coba.masa: unit is missing"),
        ("unit: hari", "unit: 5", "coba.masa: unit is missing"),
        (', source: "Pergub 1"', "", "coba.masa 2014-01-01: source is missing"),
        ('source: "Pergub 1"', 'source: " "', "coba.masa 2014-01-01: source is missing"),
        ('{value: 30, source: "Pergub 1"}', "30", "coba.masa 2014-01-01: source is missing"),
        ("value: 30", "value: 30.5", "coba.masa 2014-01-01: 30.5 is no exact number"),
        ("value: 30", "value: true", "coba.masa 2014-01-01: True is no exact number"),
        ("value: 30", "value: tiga", "coba.masa 2014-01-01: 'tiga' is no exact number"),
        ("value: 30, ", "", "coba.masa 2014-01-01: None is no exact number"),
        ("2014-01-01", "2014", "coba.masa: 2014 is no date"),
        ("2014-01-01", "2014-01-01 10:00:00", "is no date"),
        (SOUND[SOUND.index("  since") :], "", "coba.masa: since is missing"),
        (SOUND, "", "coba: no entries"),
        (SOUND, "- masa", "coba: no entries"),
        (SOUND, "masa: 30", "coba.masa: unit is missing"),
    ],
)
def test_what_cannot_be_trusted_is_refused(before, after, said):
    with pytest.raises(PeraturanError) as refusal:
        read("coba", SOUND.replace(before, after))

    assert said in str(refusal.value)


def test_the_days_that_a_rule_adds():
    assert Tenggat.on(date(2020, 12, 31)) == Tenggat(skp_baru=30, renkin=15, perbaikan=5, persetujuan=14)


@pytest.mark.parametrize("tahun", [int(path.stem) for path in (FOLDER / "libur").glob("*.yaml")])
def test_holidays_take_off_days_on_which_people_would_work(tahun):
    assert libur(tahun) and all(hari.weekday() < 5 for hari in libur(tahun))


def test_a_year_that_nobody_has_entered_has_no_holidays():
    assert libur(2031) == frozenset()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{source: " ", hari: {2020-01-01: Tahun Baru}}', "libur 2020: source is missing"),
        ("{hari: {2020-01-01: Tahun Baru}}", "libur 2020: source is missing"),
        ("{source: SKB, hari: {2021-01-01: Tahun Baru}}", "libur 2020: 2021-01-01 is of another year"),
        ("{source: SKB, hari: {Senin: Libur}}", "libur 2020: 'Senin' is no date"),
    ],
)
def test_holidays_that_cannot_be_trusted_are_refused(text, said):
    with pytest.raises(PeraturanError, match=said):
        read_libur(2020, text)


@pytest.mark.parametrize(
    ("hari", "tertahan"),
    [
        # Nyepi on the 25th is no working day; around New Year two years count.
        (date(2020, 3, 25), date(2020, 3, 19)),
        (date(2020, 3, 26), date(2020, 3, 22)),
        (date(2021, 1, 4), date(2020, 12, 28)),
    ],
)
def test_the_days_that_a_day_makes(hari, tertahan):
    pertama, kedua, terakhir = (hari + timedelta(days=n) for n in (7, 3, 1))

    assert ambang(hari) == Ambang(hari, pertama, kedua, terakhir, tertahan)
