from datetime import date

import pytest

from kinerja.domain.identitas import AlasanNip, HasilNip, JenisKelamin, is_nrk, read_nip

A = AlasanNip


def test_an_nip_says_birth_tmt_sex_and_sequence():
    assert read_nip("199203012019032045") == HasilNip(
        None, date(1992, 3, 1), "2019-03", JenisKelamin.P, urut="045", pppk=False
    )
    assert read_nip("199203012019032045").sah


def test_21_in_place_of_the_month_marks_a_pppk():
    assert read_nip("199203012022211045") == HasilNip(
        None, date(1992, 3, 1), "2022", JenisKelamin.L, urut="045", pppk=True
    )


@pytest.mark.parametrize(
    ("nip", "alasan"),
    [
        ("", A.PANJANG),
        ("1992030120190320455", A.PANJANG),
        (" 199203012019032045 ", A.PANJANG),
        ("19920301201903204x", A.BUKAN_ANGKA),
        ("19920301201903204٥", A.BUKAN_ANGKA),
        ("19920301201903204²", A.BUKAN_ANGKA),
        ("199102292019032045", A.TANGGAL_LAHIR),
        ("000001012019032045", A.TANGGAL_LAHIR),
        ("199203012019002045", A.TMT),
        ("199203012019132045", A.TMT),
        ("199203012019202045", A.TMT),
        ("199203012019222045", A.TMT),
        ("199203012019030045", A.JENIS_KELAMIN),
        ("199203012019033045", A.JENIS_KELAMIN),
        # The first fault is told.
        ("199213012019999045", A.TANGGAL_LAHIR),
        ("199203012019999045", A.TMT),
    ],
)
def test_the_first_fault_is_told_and_nothing_else(nip, alasan):
    assert read_nip(nip) == HasilNip(alasan)
    assert not read_nip(nip).sah


@pytest.mark.parametrize("tmt", ["01", "12"])
def test_a_tmt_is_a_month(tmt):
    assert read_nip(f"199202292019{tmt}2045").tmt == f"2019-{tmt}"


@pytest.mark.parametrize(
    ("nrk", "sah"),
    [("000000", True), ("", False), ("12345٥", False), ("12345\n", False), ("-12345", False), ("1234567", False)],
)
def test_an_nrk_is_six_ascii_digits(nrk, sah):
    assert is_nrk(nrk) == sah
