from dataclasses import replace
from decimal import Decimal

from kinerja.domain.baris import Acuan, Baris, hambatan
from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import (
    Arah,
    JenisRekap,
    Kelompok,
    KolomIndikator,
    StatusIndikator,
    SumberIndikator,
    Targets,
)

E, K, A = ErrorCode, KolomIndikator, StatusIndikator
BARIS = Baris(
    SumberIndikator.TANPA_REFERENSI,
    Kelompok.KHUSUS,
    JenisRekap.AKUMULASI,
    Arah.NAIK,
    uraian="Menyusun laporan",
    output=Decimal("12"),
    satuan="laporan",
    mutu=Decimal("100"),
    waktu=12,
    biaya=Decimal("0"),
)
ACUAN = Acuan(
    1, SumberIndikator.TUSI, Kelompok.TUSI, "Menyusun laporan", None, "", None, JenisRekap.AKUMULASI, Arah.NAIK
)


def test_a_row_promises_its_targets():
    assert BARIS.targets == Targets("Menyusun laporan", Decimal("12"), "laporan", Decimal("100"), 12, Decimal("0"))


def test_a_reference_says_which_targets_it_leaves_empty():
    assert ACUAN.kosong == {K.OUTPUT, K.SATUAN, K.MUTU}
    assert replace(ACUAN, output=Decimal("0"), satuan="laporan").kosong == {K.MUTU}
    assert replace(ACUAN, output=Decimal("4"), satuan="laporan", mutu=Decimal("95")).kosong == set()


def test_a_complete_plan_can_be_sent_in():
    repaired = replace(BARIS, status=A.RETURNED, disentuh=True)

    assert hambatan(ada_penilai=True, baris=[BARIS, repaired, replace(BARIS, status=A.ACCEPTED)], bulan=12) == []


def test_an_empty_plan_lacks_rater_and_indikator():
    errors = hambatan(ada_penilai=False, baris=[], bulan=12)

    assert [(e.code, e.path) for e in errors] == [
        (E.PENILAI_BELUM_DIISI, ("penilai",)),
        (E.INDIKATOR_KOSONG, ("indikator",)),
    ]


def test_what_each_row_lacks_is_told_with_its_place():
    rows = [replace(BARIS, output=None), replace(BARIS, status=A.RETURNED, waktu=10), replace(BARIS, waktu=11)]

    errors = hambatan(ada_penilai=True, baris=rows, bulan=11)

    assert [(e.code, ".".join(e.path)) for e in errors] == [
        (E.WAJIB_DIISI, "indikator.0.output"),
        (E.WAKTU_MELEBIHI_SKP, "indikator.0.waktu"),
        (E.BELUM_DIPERBAIKI, "indikator.1"),
    ]
