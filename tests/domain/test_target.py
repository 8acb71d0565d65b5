from decimal import Decimal

import pytest

from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import JenisRekap
from kinerja.domain.target import TargetMasuk, TargetTahun, plan_errors, target_errors

E, J = ErrorCode, JenisRekap
D = Decimal


def tahun(jenis, output, *tw):
    return TargetTahun(jenis, D(output), {i: None if t is None else D(t) for i, t in enumerate(tw, 1)})


def test_targets_of_known_rows_are_taken():
    masuk = [TargetMasuk(11, D("0")), TargetMasuk(12, D("2.5000")), TargetMasuk(11, None)]

    assert target_errors(masuk, {11, 12}, "triwulan", "0", "target") == []


def test_each_wrong_target_is_told_with_its_place():
    masuk = [TargetMasuk(13, D("1")), TargetMasuk(11, D("-1")), TargetMasuk(12, D("0.00001")), TargetMasuk(14, D("-1"))]

    errors = target_errors(masuk, {11, 12}, "triwulan", "0", "target")

    assert [(e.code, e.path[3:]) for e in errors] == [
        (E.NOT_FOUND, ("0", "renkinId")),
        (E.MASUKAN_NEGATIF, ("1", "target")),
        (E.DI_LUAR_RENTANG, ("2", "target")),
        (E.NOT_FOUND, ("3", "renkinId")),
        (E.MASUKAN_NEGATIF, ("3", "target")),
    ]
    assert {e.path[:3] for e in errors} == {("triwulan", "0", "target")}


@pytest.mark.parametrize(
    "row",
    [
        tahun(J.AKUMULASI, "12", "3", "3", "3", "3"),
        tahun(J.AKUMULASI, "12", "0", "12"),
        tahun(J.POSISI_AKHIR, "100", "20", "45", "45", "100"),
        tahun(J.RATA_RATA, "90", "80", "100"),
    ],
)
def test_a_plan_that_makes_its_year_can_be_sent_in(row):
    assert plan_errors([row]) == []


def test_an_empty_quarter_is_told_before_any_sum():
    (error, other) = plan_errors(
        [tahun(J.AKUMULASI, "12", "3", "3", "3", "3"), tahun(J.AKUMULASI, "12", "3", None, "3", None)]
    )

    assert (error.code, error.path) == (E.WAJIB_DIISI, ("indikator", "1", "target", "2"))
    assert (other.code, other.path) == (E.WAJIB_DIISI, ("indikator", "1", "target", "4"))


@pytest.mark.parametrize(
    ("row", "jumlah", "selisih"),
    [
        (tahun(J.AKUMULASI, "12", "3", "3", "3", "2"), "11", "-1"),
        (tahun(J.AKUMULASI, "12", "3", "3", "3", "5"), "14", "2"),
        (tahun(J.POSISI_AKHIR, "100", "20", "95"), "95", "-5"),
        # It ends where it should, but falls on the way.
        (tahun(J.POSISI_AKHIR, "100", "20", "10", "100"), "100", "0"),
        (tahun(J.RATA_RATA, "33.3333", "33", "33", "34"), "33.3333", "0"),
    ],
)
def test_a_plan_that_misses_its_year_is_told_by_how_much(row, jumlah, selisih):
    (error,) = plan_errors([row])

    assert (error.code, error.path) == (E.TIDAK_KONSISTEN, ("indikator", "0", "target"))
    assert error.params == {
        "jenis": row.jenis,
        "jumlah": D(jumlah),
        "seharusnya": row.output,
        "selisih": D(selisih),
    }
