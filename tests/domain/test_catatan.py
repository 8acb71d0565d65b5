import pytest

from kinerja.domain.catatan import Catatan, CatatanMasuk, read_notes, read_reason, read_remark
from kinerja.domain.errors import ErrorCode, Invalid, Refused
from kinerja.domain.masukan import PANJANG_CATATAN

E = ErrorCode
BARIS = {11, 12}
PANJANG = "a" * (PANJANG_CATATAN + 1)


def notes(umum, *baris):
    return read_notes(umum, [CatatanMasuk(*b) for b in baris], BARIS, "indikator")


def refusals(umum, *baris):
    with pytest.raises(Invalid) as caught:
        notes(umum, *baris)
    return [(error.code, ".".join(error.path)) for error in caught.value.each()]


def test_a_note_on_the_whole_is_enough():
    assert notes(" Kurang satu indikator. ") == Catatan("Kurang satu indikator.", {})


def test_a_note_on_one_row_is_enough():
    assert notes("  ", (11, " Targetnya terlalu rendah.\r\nNaikkan. ")) == Catatan(
        None, {11: "Targetnya terlalu rendah.\nNaikkan."}
    )


def test_both_are_kept():
    assert notes("Lihat baris.", (12, "Waktu."), (11, "Mutu.")) == Catatan("Lihat baris.", {12: "Waktu.", 11: "Mutu."})


@pytest.mark.parametrize("umum", [None, "", " \n "])
def test_without_any_note_nothing_is_sent_back(umum):
    assert refusals(umum) == [(E.CATATAN_WAJIB, "catatan")]


def test_every_fault_is_told_with_its_place():
    assert refusals(PANJANG, (13, "Baris orang lain."), (11, " "), (12, "Satu."), (12, "Dua."), (11, "a\0")) == [
        (E.TERLALU_PANJANG, "catatan"),
        (E.NOT_FOUND, "indikator.0.id"),
        (E.CATATAN_WAJIB, "indikator.1.catatan"),
        (E.NILAI_TIDAK_DIKENAL, "indikator.3.id"),
        (E.KARAKTER_TERLARANG, "indikator.4.catatan"),
        (E.NILAI_TIDAK_DIKENAL, "indikator.4.id"),
    ]


@pytest.mark.parametrize(("umum", "kept"), [(None, None), ("  ", None), (" Bagus. ", "Bagus.")])
def test_a_remark_need_not_be_there(umum, kept):
    assert read_remark(umum) == kept


def test_a_remark_has_the_length_of_a_note():
    with pytest.raises(Invalid) as caught:
        read_remark(PANJANG)

    assert (caught.value.code, caught.value.path) == (E.TERLALU_PANJANG, ("catatan",))


def test_a_reason_is_tidied_and_must_be_there():
    assert read_reason("  Tugas bertambah. ") == "Tugas bertambah."
    with pytest.raises(Refused) as caught:
        read_reason(" ")

    assert (caught.value.code, caught.value.path) == (ErrorCode.WAJIB_DIISI, ("alasan",))


def test_a_reason_that_cannot_be_kept_is_refused_by_its_field():
    with pytest.raises(Invalid) as caught:
        read_reason("x" * 2001)

    assert [(e.code, e.path) for e in caught.value.errors] == [(ErrorCode.TERLALU_PANJANG, ("alasan",))]
