"""What a report of a wrong superior must say."""

import pytest

from kinerja.domain.errors import ErrorCode, Invalid
from kinerja.domain.laporan_atasan import LaporanMasuk, read_answer, read_report


def test_a_report_is_tidied():
    assert read_report(LaporanMasuk("  Kepala Seksi ", " 170001 ", " ")) == LaporanMasuk("Kepala Seksi", "170001")


@pytest.mark.parametrize(
    ("masuk", "code", "path"),
    [
        (LaporanMasuk(" "), ErrorCode.WAJIB_DIISI, "seharusnya"),
        (LaporanMasuk("x" * 201), ErrorCode.TERLALU_PANJANG, "seharusnya"),
        (LaporanMasuk("Siti", "17000"), ErrorCode.NILAI_TIDAK_DIKENAL, "nrk"),
        (LaporanMasuk("Siti", None, "x" * 2001), ErrorCode.TERLALU_PANJANG, "catatan"),
    ],
)
def test_what_cannot_be_read_is_told_by_field(masuk, code, path):
    with pytest.raises(Invalid) as refusal:
        read_report(masuk)

    assert [(e.code, ".".join(e.path)) for e in refusal.value.each()] == [(code, path)]


def test_an_answer_may_be_left_out_only_where_something_was_done():
    assert read_answer(" ", wajib=False) is None
    assert read_answer(" Sudah benar. ", wajib=True) == "Sudah benar."
    with pytest.raises(Invalid, match="CATATAN_WAJIB"):
        read_answer(None, wajib=True)
