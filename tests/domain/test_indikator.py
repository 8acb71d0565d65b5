from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import (
    KELOMPOK_SUMBER,
    Kelompok,
    KolomIndikator,
    StatusReferensi,
    SumberIndikator,
    Targets,
    incomplete,
    kolom_terbuka,
    out_of_range,
    status_referensi,
)

K, S = KolomIndikator, SumberIndikator
PATH = ("indikator", "1")
LENGKAP = Targets("Menyusun laporan", Decimal("12"), "laporan", Decimal("100"), 12, Decimal("0"))


def refusals(errors):
    return [(e.code, e.path[-1]) for e in errors]


def test_every_source_has_a_group():
    assert set(KELOMPOK_SUMBER) == set(SumberIndikator)
    assert KELOMPOK_SUMBER[S.PERKIN] is KELOMPOK_SUMBER[S.KSD] is Kelompok.STRATEGIS


@pytest.mark.parametrize("sumber", [S.PERKIN, S.KSD])
@pytest.mark.parametrize("dikembalikan", [False, True])
def test_a_reference_leaves_only_waktu_open(sumber, dikembalikan):
    kosong = frozenset({K.OUTPUT, K.MUTU})

    assert kolom_terbuka(sumber, referensi_kosong=kosong, dikembalikan=dikembalikan) == {K.WAKTU}


def test_an_own_line_is_open_in_every_field():
    assert kolom_terbuka(S.TANPA_REFERENSI) == set(K)


def test_a_tusi_opens_what_its_list_leaves_empty():
    assert kolom_terbuka(S.TUSI) == {K.WAKTU, K.JENIS_REKAP, K.ARAH}
    assert kolom_terbuka(S.TUSI, referensi_kosong=frozenset({K.OUTPUT, K.BIAYA, K.URAIAN})) == {
        K.WAKTU,
        K.JENIS_REKAP,
        K.ARAH,
        K.OUTPUT,
    }


def test_a_returned_line_keeps_kind_direction_and_group():
    assert kolom_terbuka(S.TANPA_REFERENSI, dikembalikan=True) == {
        K.URAIAN,
        K.OUTPUT,
        K.SATUAN,
        K.MUTU,
        K.WAKTU,
        K.BIAYA,
    }
    assert kolom_terbuka(S.TUSI, referensi_kosong=frozenset({K.MUTU}), dikembalikan=True) == {K.WAKTU, K.MUTU}


def test_a_complete_line_can_be_sent_in():
    assert incomplete(LENGKAP, 12, PATH) == []


def test_a_line_without_cost_is_complete():
    assert incomplete(replace(LENGKAP, biaya=None), 12, PATH) == []


@pytest.mark.parametrize("kolom", ["uraian", "output", "satuan", "mutu", "waktu"])
def test_each_empty_field_is_named(kolom):
    errors = incomplete(replace(LENGKAP, **{kolom: None}), 12, PATH)

    assert [(e.code, e.path) for e in errors] == [(ErrorCode.WAJIB_DIISI, (*PATH, kolom))]


@pytest.mark.parametrize("kolom", ["uraian", "satuan"])
def test_an_empty_text_is_empty(kolom):
    assert refusals(incomplete(replace(LENGKAP, **{kolom: ""}), 12, PATH)) == [(ErrorCode.WAJIB_DIISI, kolom)]


def test_all_that_is_missing_is_told_at_once():
    errors = incomplete(Targets(None, None, None, None, None), 12, PATH)

    assert [e.path[-1] for e in errors] == ["uraian", "output", "satuan", "mutu", "waktu"]


def test_output_of_zero_is_no_target():
    assert refusals(incomplete(replace(LENGKAP, output=Decimal("0.0000")), 12, PATH)) == [
        (ErrorCode.TARGET_NOL, "output")
    ]


def test_waktu_may_be_as_long_as_the_skp():
    assert incomplete(replace(LENGKAP, waktu=10), 10, PATH) == []


def test_waktu_may_not_be_longer_than_the_skp():
    (error,) = incomplete(replace(LENGKAP, waktu=11), 10, PATH)

    assert (error.code, error.path[-1], error.params) == (ErrorCode.WAKTU_MELEBIHI_SKP, "waktu", {"bulan": 10})


@pytest.mark.parametrize(
    "targets",
    [
        Targets(None, None, None, None, None),
        replace(LENGKAP, output=Decimal("0"), biaya=Decimal("0"), mutu=Decimal("1"), waktu=1),
        replace(LENGKAP, mutu=Decimal("100"), waktu=12),
    ],
)
def test_a_draft_takes_what_is_in_range(targets):
    assert out_of_range(targets, PATH) == []


@pytest.mark.parametrize(
    ("kolom", "nilai", "code"),
    [
        ("output", Decimal("-0.0001"), ErrorCode.MASUKAN_NEGATIF),
        ("biaya", Decimal("-1"), ErrorCode.MASUKAN_NEGATIF),
        ("mutu", Decimal("-1"), ErrorCode.MASUKAN_NEGATIF),
        ("output", Decimal("0.00001"), ErrorCode.DI_LUAR_RENTANG),
        ("biaya", Decimal("0.5"), ErrorCode.DI_LUAR_RENTANG),
        ("mutu", Decimal("99.999"), ErrorCode.DI_LUAR_RENTANG),
        ("mutu", Decimal("0.99"), ErrorCode.DI_LUAR_RENTANG),
        ("mutu", Decimal("100.01"), ErrorCode.DI_LUAR_RENTANG),
        ("waktu", 0, ErrorCode.DI_LUAR_RENTANG),
        ("waktu", 13, ErrorCode.DI_LUAR_RENTANG),
    ],
)
def test_a_draft_refuses_what_is_out_of_range(kolom, nilai, code):
    (error,) = out_of_range(replace(LENGKAP, **{kolom: nilai}), PATH)

    assert (error.code, error.path) == (code, (*PATH, kolom))


def test_the_range_stands_in_the_refusal():
    mutu, waktu = out_of_range(replace(LENGKAP, mutu=Decimal("101"), waktu=13), PATH)

    assert mutu.params == {"dari": 1, "sampai": 100}
    assert waktu.params == {"dari": 1, "sampai": 12}


@pytest.mark.parametrize(
    ("beda", "status"),
    [
        ({}, StatusReferensi.TETAP),
        ({"waktu": 3, "biaya": None}, StatusReferensi.TETAP),
        ({"output": None, "satuan": "", "mutu": None}, StatusReferensi.TETAP),
        ({"uraian": "Menyusun dua laporan"}, StatusReferensi.BERUBAH),
        ({"output": Decimal("13")}, StatusReferensi.BERUBAH),
        ({"satuan": "dokumen"}, StatusReferensi.BERUBAH),
        ({"mutu": Decimal("95")}, StatusReferensi.BERUBAH),
    ],
)
def test_a_line_is_marked_when_its_source_says_something_else(beda, status):
    assert status_referensi(LENGKAP, replace(LENGKAP, **beda), dicabut=False) is status


def test_a_line_is_marked_when_its_source_no_longer_has_it():
    assert status_referensi(LENGKAP, LENGKAP, dicabut=True) is StatusReferensi.HILANG
