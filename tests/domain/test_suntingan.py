"""One edit of the list of indikator: in a draft, and in an SKP that came back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.domain.baris import Acuan, Baris, BarisMasuk
from kinerja.domain.errors import ErrorCode, Invalid, Refused
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, StatusIndikator, SumberIndikator
from kinerja.domain.skp import StatusSkp
from kinerja.domain.suntingan import MAKS_BARIS, Tersimpan, copied, rewrite

E, S, A = ErrorCode, SumberIndikator, StatusIndikator
D = Decimal

PERKIN = Acuan(1, S.PERKIN, Kelompok.STRATEGIS, "Indeks", D("80"), "poin", D("100"), JenisRekap.POSISI_AKHIR, Arah.NAIK)
# As many lists of tusi are: a text and no targets.
TUSI = Acuan(2, S.TUSI, Kelompok.TUSI, "Menyusun laporan", None, "", None, JenisRekap.AKUMULASI, Arah.NAIK)
LAIN = replace(PERKIN, id=3, uraian="Persentase", output=D("90"))
ORANG_LAIN = replace(PERKIN, id=4, ditawarkan=False)
ACUAN = {acuan.id: acuan for acuan in (PERKIN, TUSI, LAIN, ORANG_LAIN)}

SENDIRI = Baris(
    S.TANPA_REFERENSI,
    Kelompok.KHUSUS,
    JenisRekap.AKUMULASI,
    Arah.NAIK,
    id=11,
    uraian="Menyusun laporan",
    output=D("12"),
    satuan="laporan",
    mutu=D("100"),
    waktu=12,
    biaya=D("0"),
)
DARI_PERKIN = Baris(
    S.PERKIN,
    Kelompok.STRATEGIS,
    JenisRekap.POSISI_AKHIR,
    Arah.NAIK,
    id=12,
    referensi_id=1,
    uraian="Indeks",
    output=D("80"),
    satuan="poin",
    mutu=D("100"),
    waktu=12,
)
DARI_TUSI = Baris(
    S.TUSI,
    Kelompok.TUSI,
    JenisRekap.AKUMULASI,
    Arah.NAIK,
    id=13,
    referensi_id=2,
    uraian="Menyusun laporan",
    output=D("4"),
    satuan="laporan",
    mutu=D("95"),
    waktu=12,
)


def draft(*baris):
    return Tersimpan(StatusSkp.DRAFT, None, {b.id: b for b in baris}, ACUAN, {})


def returned(*baris, catatan=None):
    """An SKP that came back; every row was sent in as it stands."""
    return Tersimpan(StatusSkp.RETURNED, catatan, {b.id: b for b in baris}, ACUAN, {b.id: b.targets for b in baris})


def back(baris):
    return replace(baris, status=A.RETURNED, catatan="Perbaiki.")


def accepted(baris):
    return replace(baris, status=A.ACCEPTED)


def sent(baris, **changes):
    """The row as a client sends it back whole."""
    names = ("id", "referensi_id", "uraian", "output", "satuan", "mutu", "waktu", "biaya")
    names += ("jenis_rekap", "arah", "kelompok", "balasan")
    return BarisMasuk(baris.sumber, **{**{name: getattr(baris, name) for name in names}, **changes})


def refusals(masuk, lama):
    with pytest.raises(Invalid) as caught:
        rewrite(masuk, lama)
    return [(error.code, ".".join(error.path)) for error in caught.value.each()]


def test_a_new_own_row_takes_what_is_typed():
    masuk = BarisMasuk(S.TANPA_REFERENSI, uraian="  Menyusun laporan ", output=D("12"), satuan="laporan", waktu=3)

    assert rewrite([masuk], draft()) == [
        replace(SENDIRI, id=None, mutu=None, waktu=3, biaya=None),
    ]


def test_an_own_row_may_choose_kind_direction_and_group():
    masuk = BarisMasuk(
        S.TANPA_REFERENSI, jenis_rekap=JenisRekap.RATA_RATA, arah=Arah.TURUN, kelompok=Kelompok.OPERASIONAL
    )

    (row,) = rewrite([masuk], draft())

    assert (row.jenis_rekap, row.arah, row.kelompok) == (JenisRekap.RATA_RATA, Arah.TURUN, Kelompok.OPERASIONAL)
    assert row.uraian == ""


def test_an_open_field_left_out_is_emptied_but_kind_direction_and_group_stay():
    lama = replace(SENDIRI, jenis_rekap=JenisRekap.RATA_RATA, arah=Arah.TURUN, kelompok=Kelompok.OPERASIONAL)

    (row,) = rewrite([BarisMasuk(S.TANPA_REFERENSI, id=11)], draft(lama))

    assert row == replace(lama, uraian="", output=None, satuan=None, mutu=None, waktu=None, biaya=None)


def test_a_row_from_perkin_takes_everything_but_waktu_from_its_reference():
    assert rewrite([BarisMasuk(S.PERKIN, referensi_id=1, waktu=12)], draft()) == [replace(DARI_PERKIN, id=None)]


def test_a_row_keeps_its_reference_when_none_is_sent():
    assert rewrite([BarisMasuk(S.PERKIN, id=12, waktu=6)], draft(DARI_PERKIN)) == [replace(DARI_PERKIN, waktu=6)]


def test_a_row_may_take_another_reference():
    (row,) = rewrite([BarisMasuk(S.PERKIN, id=12, referensi_id=3, waktu=12)], draft(DARI_PERKIN))

    assert row == replace(DARI_PERKIN, referensi_id=3, uraian="Persentase", output=D("90"))


def test_a_row_sent_back_whole_is_taken_after_its_reference_has_changed():
    lama = replace(DARI_PERKIN, output=D("75"))

    (row,) = rewrite([sent(lama)], draft(lama))

    assert row.output == D("80")


def test_a_tusi_lets_fill_in_what_its_list_does_not_say():
    masuk = BarisMasuk(S.TUSI, referensi_id=2, output=D("4"), satuan="laporan", mutu=D("95"), waktu=12)

    assert rewrite([masuk], draft()) == [replace(DARI_TUSI, id=None)]


def test_a_tusi_keeps_the_kind_and_direction_that_were_chosen():
    lama = replace(DARI_TUSI, jenis_rekap=JenisRekap.RATA_RATA, arah=Arah.TURUN)

    (row,) = rewrite([BarisMasuk(S.TUSI, id=13, waktu=12)], draft(lama))

    assert (row.jenis_rekap, row.arah) == (JenisRekap.RATA_RATA, Arah.TURUN)


def test_a_row_may_change_its_source():
    (own,) = rewrite([BarisMasuk(S.TANPA_REFERENSI, id=12, uraian="Indeks sendiri")], draft(DARI_PERKIN))
    (perkin,) = rewrite([BarisMasuk(S.PERKIN, id=11, referensi_id=1, waktu=12)], draft(SENDIRI))

    assert (own.id, own.referensi_id, own.kelompok, own.output) == (12, None, Kelompok.KHUSUS, None)
    assert perkin == replace(DARI_PERKIN, id=11)


def test_rows_stand_in_the_order_sent_and_those_left_out_are_gone():
    lama = draft(SENDIRI, DARI_PERKIN, DARI_TUSI)

    assert [row.id for row in rewrite([sent(DARI_TUSI), sent(SENDIRI)], lama)] == [13, 11]
    assert rewrite([], lama) == []


@pytest.mark.parametrize(
    ("masuk", "code", "path"),
    [
        (BarisMasuk(S.PERKIN), E.WAJIB_DIISI, "referensiId"),
        (BarisMasuk(S.PERKIN, id=11), E.WAJIB_DIISI, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=99), E.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.KSD, referensi_id=1), E.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=4), E.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.TANPA_REFERENSI, referensi_id=1), E.KOLOM_TERTUTUP, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=1, output=D("70")), E.KOLOM_TERTUTUP, "output"),
        (BarisMasuk(S.PERKIN, referensi_id=1, jenis_rekap=JenisRekap.AKUMULASI), E.KOLOM_TERTUTUP, "jenisRekap"),
        (BarisMasuk(S.TUSI, referensi_id=2, uraian="Lain"), E.KOLOM_TERTUTUP, "uraian"),
        (BarisMasuk(S.TANPA_REFERENSI, id=99), E.NOT_FOUND, "id"),
        (BarisMasuk(S.TANPA_REFERENSI, uraian="a" * 501), E.TERLALU_PANJANG, "uraian"),
        (BarisMasuk(S.TANPA_REFERENSI, satuan="a\tb"), E.KARAKTER_TERLARANG, "satuan"),
        (BarisMasuk(S.TANPA_REFERENSI, satuan="a" * 41), E.TERLALU_PANJANG, "satuan"),
        (BarisMasuk(S.TANPA_REFERENSI, balasan="a\0"), E.KARAKTER_TERLARANG, "balasan"),
        (BarisMasuk(S.TANPA_REFERENSI, mutu=D("101")), E.DI_LUAR_RENTANG, "mutu"),
    ],
)
def test_a_row_is_refused_with_its_place(masuk, code, path):
    assert refusals([BarisMasuk(S.TANPA_REFERENSI), masuk], draft(SENDIRI)) == [(code, f"indikator.1.{path}")]


def test_a_list_has_a_longest_length():
    rows = [BarisMasuk(S.TANPA_REFERENSI)] * MAKS_BARIS

    assert len(rewrite(rows, draft())) == MAKS_BARIS
    with pytest.raises(Refused) as caught:
        rewrite([*rows, rows[0]], draft())
    assert (caught.value.code, caught.value.params) == (E.TERLALU_BANYAK, {"maks": MAKS_BARIS})


def test_no_row_and_no_reference_is_named_twice():
    assert refusals([sent(SENDIRI), sent(SENDIRI)], draft(SENDIRI)) == [(E.NILAI_TIDAK_DIKENAL, "indikator.1.id")]
    assert refusals([sent(DARI_PERKIN), BarisMasuk(S.PERKIN, referensi_id=1)], draft(DARI_PERKIN)) == [
        (E.REFERENSI_GANDA, "indikator.1.referensiId")
    ]


def test_every_refusal_of_a_list_is_told_at_once():
    masuk = [BarisMasuk(S.PERKIN), sent(SENDIRI, mutu=D("0"), output=D("-1")), BarisMasuk(S.KSD, id=99)]

    assert refusals(masuk, draft(SENDIRI)) == [
        (E.WAJIB_DIISI, "indikator.0.referensiId"),
        (E.MASUKAN_NEGATIF, "indikator.1.output"),
        (E.DI_LUAR_RENTANG, "indikator.1.mutu"),
        (E.NOT_FOUND, "indikator.2.id"),
    ]


def test_an_accepted_row_is_sent_back_as_it_is():
    lama = returned(accepted(SENDIRI), back(DARI_PERKIN))

    assert rewrite([sent(SENDIRI), sent(DARI_PERKIN)], lama)[0] == accepted(SENDIRI)
    assert rewrite([BarisMasuk(S.TANPA_REFERENSI, id=11), sent(DARI_PERKIN)], lama)[0] == accepted(SENDIRI)


@pytest.mark.parametrize("changes", [{"output": D("13")}, {"uraian": "Lain"}, {"sumber": S.KSD}, {"balasan": "Tetapi"}])
def test_an_accepted_row_cannot_be_changed(changes):
    assert refusals([replace(sent(SENDIRI), **changes)], returned(accepted(SENDIRI))) == [
        (E.BARIS_TERTUTUP, "indikator.0")
    ]


def test_an_accepted_row_cannot_be_left_out():
    with pytest.raises(Invalid) as caught:
        rewrite([], returned(accepted(SENDIRI), back(DARI_PERKIN)))

    (error,) = caught.value.each()
    assert (error.code, error.path, error.params) == (E.BARIS_TERTUTUP, ("indikator",), {"id": 11})


def test_a_returned_row_may_be_left_out():
    assert rewrite([], returned(back(SENDIRI))) == []


def test_a_returned_row_counts_as_repaired_once_a_value_differs():
    (row,) = rewrite([sent(SENDIRI, output=D("13"))], returned(back(SENDIRI)))

    assert row == replace(back(SENDIRI), output=D("13"), disentuh=True)


def test_a_returned_row_counts_as_repaired_once_it_is_answered():
    (row,) = rewrite([sent(SENDIRI, balasan=" Sudah sesuai. ")], returned(back(SENDIRI)))

    assert row == replace(back(SENDIRI), balasan="Sudah sesuai.", disentuh=True)


def test_a_returned_row_sent_back_unchanged_is_not_repaired():
    repaired = replace(back(SENDIRI), balasan="Sudah.", disentuh=True)

    assert rewrite([sent(SENDIRI)], returned(repaired)) == [back(SENDIRI)]


def test_a_returned_row_with_a_reference_opens_waktu_only():
    assert refusals([sent(DARI_PERKIN, output=D("70"))], returned(back(DARI_PERKIN))) == [
        (E.KOLOM_TERTUTUP, "indikator.0.output")
    ]
    (row,) = rewrite([sent(DARI_PERKIN, waktu=6)], returned(back(DARI_PERKIN)))
    assert (row.waktu, row.disentuh) == (6, True)


def test_a_returned_tusi_opens_what_its_list_does_not_say():
    (row,) = rewrite([sent(DARI_TUSI, mutu=D("100"))], returned(back(DARI_TUSI)))

    assert (row.mutu, row.disentuh) == (D("100"), True)


def test_a_returned_row_keeps_kind_direction_and_group():
    changes = {"jenis_rekap": JenisRekap.RATA_RATA, "arah": Arah.TURUN, "kelompok": Kelompok.TUSI}

    assert refusals([sent(SENDIRI, **changes)], returned(back(SENDIRI))) == [
        (E.KOLOM_TERTUTUP, "indikator.0.jenisRekap"),
        (E.KOLOM_TERTUTUP, "indikator.0.arah"),
        (E.KOLOM_TERTUTUP, "indikator.0.kelompok"),
    ]


def test_a_returned_row_may_take_another_reference_of_its_source():
    (row,) = rewrite([BarisMasuk(S.PERKIN, id=12, referensi_id=3, waktu=12)], returned(back(DARI_PERKIN)))

    assert row == replace(back(DARI_PERKIN), referensi_id=3, uraian="Persentase", output=D("90"), disentuh=True)


def test_a_returned_row_may_not_take_a_reference_that_is_not_offered():
    assert refusals([BarisMasuk(S.PERKIN, id=12, referensi_id=4)], returned(back(DARI_PERKIN))) == [
        (E.REFERENSI_TIDAK_ADA, "indikator.0.referensiId")
    ]


def test_a_returned_row_keeps_its_source():
    assert refusals([replace(sent(SENDIRI), sumber=S.TUSI)], returned(back(SENDIRI))) == [
        (E.KOLOM_TERTUTUP, "indikator.0.sumber")
    ]


def test_a_new_row_needs_a_note_on_the_whole():
    baru = BarisMasuk(S.PERKIN, referensi_id=3, waktu=12)

    assert refusals([sent(SENDIRI), baru], returned(back(SENDIRI))) == [(E.BARIS_TERTUTUP, "indikator.1")]
    assert rewrite([sent(SENDIRI), baru], returned(back(SENDIRI), catatan="Tambah satu indikator."))[1].id is None


def test_a_row_added_after_the_return_stays_open():
    baru = replace(DARI_PERKIN, status=A.PROPOSED)

    (row,) = rewrite([sent(baru, waktu=6)], returned(baru, catatan="Tambah satu indikator."))

    assert (row.waktu, row.status, row.disentuh) == (6, A.PROPOSED, False)


def test_an_own_line_is_copied_whole():
    masuk = copied(SENDIRI, None, 12)

    assert masuk == BarisMasuk(
        S.TANPA_REFERENSI,
        uraian="Menyusun laporan",
        output=D("12"),
        satuan="laporan",
        mutu=D("100"),
        waktu=12,
        biaya=D("0"),
        jenis_rekap=JenisRekap.AKUMULASI,
        arah=Arah.NAIK,
        kelompok=Kelompok.KHUSUS,
    )


def test_of_a_line_with_a_reference_only_what_is_open_is_copied():
    assert copied(DARI_PERKIN, LAIN, 12) == BarisMasuk(S.PERKIN, referensi_id=LAIN.id, waktu=DARI_PERKIN.waktu)


def test_a_copy_takes_no_longer_than_its_plan():
    assert copied(SENDIRI, None, 10).waktu == 10
    assert copied(replace(SENDIRI, waktu=None), None, 10).waktu is None
