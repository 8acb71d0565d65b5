from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.domain.amandemen import Terlapor, amendment_errors, check_open
from kinerja.domain.baris import Baris
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from kinerja.domain.renkin import StatusRealisasi

L = StatusRealisasi
LAMA = Baris(
    SumberIndikator.TANPA_REFERENSI,
    Kelompok.OPERASIONAL,
    JenisRekap.AKUMULASI,
    Arah.NAIK,
    id=1,
    uraian="Melatih pegawai baru",
    output=Decimal(12),
    satuan="jam",
)
TARGET = (Decimal(2), Decimal(3))
BARU = replace(LAMA, id=11)


def errors(*baris, lama=LAMA, asal=None):
    found = amendment_errors(baris, asal or {b.id: 1 for b in baris}, {1: Terlapor(lama, TARGET)})
    return [(e.code, e.path, e.params) for e in found]


def test_what_stays_the_same_may_be_sent():
    assert errors(BARU) == []


def test_texts_and_targets_may_change():
    assert errors(replace(BARU, uraian="Melatih semua pegawai", output=Decimal(20), waktu=3)) == []


def test_a_line_that_was_reported_on_is_not_removed():
    assert errors() == [(ErrorCode.BARIS_TERLAPOR, ("indikator",), {"uraian": "Melatih pegawai baru"})]


@pytest.mark.parametrize(
    "beda",
    [
        {"satuan": "hari"},
        {"jenis_rekap": JenisRekap.RATA_RATA},
        {"arah": Arah.TURUN},
        {"sumber": SumberIndikator.TUSI},
        {"referensi_id": 7},
    ],
)
def test_a_line_that_was_reported_on_stays_the_same_line(beda):
    assert errors(replace(BARU, **beda)) == [
        (ErrorCode.BARIS_TERLAPOR, ("indikator", "0"), {"uraian": "Melatih pegawai baru"})
    ]


@pytest.mark.parametrize(
    ("jenis", "minimal"),
    [
        (JenisRekap.AKUMULASI, Decimal(5)),
        (JenisRekap.POSISI_AKHIR, Decimal(3)),
        (JenisRekap.RATA_RATA, Decimal(0)),
    ],
)
def test_the_year_has_room_for_the_quarters_that_were_reported_on(jenis, minimal):
    lama, baru = replace(LAMA, jenis_rekap=jenis), replace(BARU, jenis_rekap=jenis)
    below = replace(baru, output=minimal - Decimal("0.0001"))

    assert errors(replace(baru, output=minimal), lama=lama) == []
    assert errors(below, lama=lama) == [(ErrorCode.TARGET_TERLAPOR, ("indikator", "0", "output"), {"minimal": minimal})]


def test_a_target_that_is_not_filled_in_is_told_elsewhere():
    assert errors(replace(BARU, output=None)) == []


def test_new_lines_are_free():
    new = replace(BARU, id=12, satuan="orang", output=Decimal(1))

    assert errors(BARU, new, asal={11: 1, 12: None}) == []


def test_a_plan_is_open_while_a_quarter_was_not_reported_on():
    check_open([])
    check_open([L.VALIDATED, L.EMPTY])
    with pytest.raises(Refused) as caught:
        check_open([L.VALIDATED, L.DRAFT])

    assert caught.value.code is ErrorCode.SEMUA_TERLAPOR
