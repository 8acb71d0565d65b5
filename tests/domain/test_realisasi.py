from decimal import Decimal

import pytest

from kinerja.domain.errors import DomainError, ErrorCode
from kinerja.domain.indikator import Arah
from kinerja.domain.realisasi import (
    MAKS_CAPAIAN,
    BarisTriwulan,
    RealisasiMasuk,
    Validasi,
    ValidasiMasuk,
    read_report,
    report_errors,
    validate,
)

NAIK, TURUN = Arah.NAIK, Arah.TURUN
BARIS = [
    BarisTriwulan(1, Decimal(4), Decimal(3), NAIK),
    BarisTriwulan(2, Decimal(0), None, NAIK),
    BarisTriwulan(3, Decimal(10), Decimal(8), TURUN),
]
ROWS = {b.id: b for b in BARIS}


def refusals(act, *args):
    with pytest.raises(DomainError) as refusal:
        act(*args)
    return [(e.code, ".".join(e.path)) for e in refusal.value.each()]


def test_a_report_is_kept_as_sent():
    report = read_report([RealisasiMasuk(1, Decimal("3.5"), " selesai "), RealisasiMasuk(3)], ROWS)

    assert report == {1: RealisasiMasuk(1, Decimal("3.5"), "selesai"), 3: RealisasiMasuk(3, None, None)}


def test_a_report_may_name_a_row_that_is_not_due_without_filling_it():
    assert read_report([RealisasiMasuk(2, None, " ")], ROWS) == {2: RealisasiMasuk(2, None, None)}


@pytest.mark.parametrize("masuk", [RealisasiMasuk(2, Decimal(0)), RealisasiMasuk(2, None, "belum")])
def test_a_row_that_is_not_due_is_closed(masuk):
    assert refusals(read_report, [masuk], ROWS) == [(ErrorCode.KOLOM_TERTUTUP, "renkin.0.realisasi")]


def test_what_is_wrong_with_a_report_is_told_at_once():
    masuk = [RealisasiMasuk(9, Decimal(1)), RealisasiMasuk(1, Decimal(-1), "\x00"), RealisasiMasuk(3, Decimal("NaN"))]

    assert refusals(read_report, masuk, ROWS) == [
        (ErrorCode.NOT_FOUND, "renkin.0.id"),
        (ErrorCode.MASUKAN_NEGATIF, "renkin.1.realisasi"),
        (ErrorCode.KARAKTER_TERLARANG, "renkin.1.catatan"),
        (ErrorCode.DI_LUAR_RENTANG, "renkin.2.realisasi"),
    ]


def test_a_report_is_complete_when_all_that_is_due_is_there():
    assert report_errors(BARIS) == []

    empty = [BarisTriwulan(b.id, b.target, None, b.arah) for b in BARIS]

    assert [(e.code, ".".join(e.path)) for e in report_errors(empty)] == [
        (ErrorCode.WAJIB_DIISI, "renkin.0.realisasi"),
        (ErrorCode.WAJIB_DIISI, "renkin.2.realisasi"),
    ]


def test_the_superiors_values_make_the_quarter():
    result = validate([ValidasiMasuk(3, Decimal(8)), ValidasiMasuk(1, Decimal(3))], BARIS)

    assert result.baris == {
        1: Validasi(Decimal(3), None, Decimal(75), Decimal(75)),
        3: Validasi(Decimal(8), None, Decimal(120), Decimal(100)),
    }
    assert result.hasil == Decimal("87.5")


def test_another_value_needs_a_note():
    assert refusals(validate, [ValidasiMasuk(1, Decimal(2)), ValidasiMasuk(3, Decimal("8.00"))], BARIS) == [
        (ErrorCode.CATATAN_WAJIB, "renkin.0.catatan")
    ]

    result = validate([ValidasiMasuk(1, Decimal(2), " Bukti kurang "), ValidasiMasuk(3, Decimal(8))], BARIS)

    assert result.baris[1] == Validasi(Decimal(2), "Bukti kurang", Decimal(50), Decimal(50))


def test_every_due_row_needs_a_value():
    with pytest.raises(DomainError) as refusal:
        validate([ValidasiMasuk(1, Decimal(3))], BARIS)

    (error,) = refusal.value.each()
    assert (error.code, error.path, error.params) == (ErrorCode.WAJIB_DIISI, ("renkin",), {"urut": 3})


def test_what_is_wrong_with_a_validation_is_told_at_once():
    masuk = [
        ValidasiMasuk(9, Decimal(1)),
        ValidasiMasuk(2, Decimal(0)),
        ValidasiMasuk(1, Decimal(-1)),
        ValidasiMasuk(3, Decimal(8)),
        ValidasiMasuk(3, Decimal(8), "\x00"),
    ]

    assert refusals(validate, masuk, BARIS) == [
        (ErrorCode.NOT_FOUND, "renkin.0.id"),
        (ErrorCode.KOLOM_TERTUTUP, "renkin.1.nilai"),
        (ErrorCode.MASUKAN_NEGATIF, "renkin.2.nilai"),
        (ErrorCode.KARAKTER_TERLARANG, "renkin.4.catatan"),
        (ErrorCode.NILAI_TIDAK_DIKENAL, "renkin.4.id"),
    ]


def test_a_slip_of_the_keyboard_is_not_stored_as_a_percentage():
    row = BarisTriwulan(1, Decimal("0.0001"), Decimal("100000"), NAIK)

    assert validate([ValidasiMasuk(1, Decimal("100000"))], [row]).baris[1].capaian == MAKS_CAPAIAN == 10**11
    with pytest.raises(DomainError) as refusal:
        validate([ValidasiMasuk(1, Decimal("100000.0001"), "Sudah dihitung ulang.")], [row])

    (error,) = refusal.value.each()
    assert (error.code, error.path) == (ErrorCode.DI_LUAR_RENTANG, ("renkin", "0", "nilai"))
    assert error.params == {"dari": 0, "sampai": 100_000}


def test_a_quarter_in_which_nothing_is_due_has_no_result():
    result = validate([], [BARIS[1]])

    assert (result.baris, result.hasil) == ({}, None)
