"""Writing an SKP: the rater, the rows, and when they are open."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.errors import ErrorCode, Stale
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.services import pegawai
from kinerja.services.skp import hambatan
from kinerja.services.skp_isi import save_skp
from people import (
    BUDI,
    DEWI,
    HADI,
    HARI,
    JOKO,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    KSD,
    NIP,
    NRK,
    PERKIN,
    PERKIN_2019,
    PERKIN_LAIN,
    PERKIN_TONO,
    RATNA,
    SITI,
    TONO,
    TUSI,
    YUNI,
    aktor,
)
from steps import BARIS, draft_skp, kunci, refusals, rows_of, submitted_skp, version_of

pytestmark = pytest.mark.usefixtures("cast")

S = SumberIndikator


async def save(skp_id, *baris, penilai=None, orang=BUDI, hari=HARI, version=None, peran=()):
    return await save_skp(
        skp_id,
        version=version or await version_of(skp_id),
        penilai=penilai,
        indikator=baris or None,
        kunci=kunci(),
        by=aktor(orang, hari, *peran),
    )


async def as_sent(skp_id):
    """The rows as they stand, ready to be sent again."""
    names = ("id", "sumber", "referensi_id", "uraian", "output", "satuan", "mutu", "waktu", "biaya")
    return [BarisMasuk(**{name: getattr(r, name) for name in names}) for r in await rows_of(skp_id)]


async def rater_of(skp_id):
    versi = await models.VersiSkp.get(skp_id=skp_id)
    return versi.penilai_jabatan_id, versi.penilai_nama, versi.penilai_nrk


@pytest.mark.parametrize("nomor", [NRK[SITI], NIP[SITI], f" {NRK[SITI][:3]} {NRK[SITI][3:]} "])
async def test_the_rater_is_named_by_nrk_or_nip(nomor):
    skp_id = await draft_skp()

    await save(skp_id, penilai=nomor)

    assert await rater_of(skp_id) == (KEPALA_BIDANG, "Siti Rahayu", NRK[SITI])
    assert len(await rows_of(skp_id)) == 3


async def test_a_superior_further_up_may_be_named():
    skp_id = await draft_skp()

    await save(skp_id, penilai=NRK[RATNA])

    assert await rater_of(skp_id) == (KEPALA_BADAN, "Ratna Sari", NRK[RATNA])


async def test_the_definitive_head_may_be_named_while_another_stands_in():
    skp_id = await draft_skp()
    await models.Penempatan.create(
        pegawai_id=TONO, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLH
    )
    await pegawai.rebuild_all()

    await save(skp_id, penilai=NRK[SITI])

    assert await rater_of(skp_id) == (KEPALA_BIDANG, "Siti Rahayu", NRK[SITI])


@pytest.mark.parametrize(
    ("nomor", "code"),
    [
        ("999999", ErrorCode.PENILAI_TIDAK_ADA),
        ("9" * 18, ErrorCode.PENILAI_TIDAK_ADA),
        ("Siti", ErrorCode.PENILAI_TIDAK_ADA),
        ("", ErrorCode.PENILAI_TIDAK_ADA),
        ("17000\x00", ErrorCode.PENILAI_TIDAK_ADA),
        ("١٢٣٤٥٦", ErrorCode.PENILAI_TIDAK_ADA),
        (NRK[BUDI], ErrorCode.PENILAI_DIRI_SENDIRI),
        (NRK[TONO], ErrorCode.PENILAI_BUKAN_ATASAN),
        (NRK[DEWI], ErrorCode.PENILAI_BUKAN_ATASAN),
        (NRK[HADI], ErrorCode.PENILAI_BUKAN_ATASAN),
    ],
)
async def test_who_cannot_be_the_rater(nomor, code):
    skp_id = await draft_skp()

    assert await refusals(save(skp_id, penilai=nomor)) == [(code, "penilai")]
    assert await rater_of(skp_id) == (KEPALA_BIDANG, "Siti Rahayu", NRK[SITI])


@pytest.mark.parametrize(
    "masa",
    [
        {"selesai": date(2020, 3, 19)},
        {"mulai": date(2020, 3, 21)},
    ],
)
async def test_one_who_holds_no_post_on_the_day_is_not_there(masa):
    skp_id = await draft_skp()
    await models.Penempatan.filter(pegawai_id=SITI).update(**masa)
    await pegawai.rebuild_all()

    assert await refusals(save(skp_id, penilai=NRK[SITI])) == [(ErrorCode.PENILAI_TIDAK_ADA, "penilai")]


async def test_rows_change_places_go_and_come():
    skp_id = await draft_skp()
    perkin, ksd, sendiri = await as_sent(skp_id)

    await save(skp_id, sendiri, BarisMasuk(S.TUSI, referensi_id=TUSI, waktu=3), perkin)

    rows = await rows_of(skp_id)
    assert [(r.urut, r.sumber, r.id) for r in rows] == [
        (1, S.TANPA_REFERENSI, sendiri.id),
        (2, S.TUSI, rows[1].id),
        (3, S.PERKIN, perkin.id),
    ]
    assert rows[1].id not in (perkin.id, ksd.id, sendiri.id)


async def test_a_list_can_be_emptied():
    skp_id = await draft_skp()

    await save_skp(skp_id, version=2, indikator=[], kunci=kunci(), by=aktor(BUDI))

    assert await rows_of(skp_id) == []
    assert [(e.code, e.path) for e in await hambatan(skp_id)] == [(ErrorCode.INDIKATOR_KOSONG, ("indikator",))]


async def test_fifty_rows_are_the_most():
    skp_id = await draft_skp([])
    rows = [BarisMasuk(S.TANPA_REFERENSI, uraian=f"Tugas {i}") for i in range(51)]

    assert await refusals(save(skp_id, *rows)) == [(ErrorCode.TERLALU_BANYAK, "indikator")]
    await save(skp_id, *rows[:50])
    assert len(await rows_of(skp_id)) == 50
    await save(skp_id, *reversed(await as_sent(skp_id)))
    assert [r.uraian for r in await rows_of(skp_id)][0] == "Tugas 49"


async def test_a_draft_may_be_incomplete():
    skp_id = await draft_skp([BarisMasuk(S.TANPA_REFERENSI), BarisMasuk(S.TUSI, referensi_id=TUSI)])

    assert [(e.code, ".".join(e.path)) for e in await hambatan(skp_id)] == [
        (ErrorCode.WAJIB_DIISI, f"indikator.{i}.{field}")
        for i, fields in (
            (0, ("uraian", "output", "satuan", "mutu", "waktu")),
            (1, ("output", "satuan", "mutu", "waktu")),
        )
        for field in fields
    ]


async def test_a_field_left_out_is_emptied_but_a_kind_stays():
    rata_rata = BarisMasuk(
        S.TANPA_REFERENSI,
        uraian="Menjawab surat",
        output=Decimal(1),
        jenis_rekap=JenisRekap.RATA_RATA,
        arah=Arah.TURUN,
        kelompok=Kelompok.OPERASIONAL,
    )
    skp_id = await draft_skp([rata_rata])
    (row,) = await rows_of(skp_id)

    await save(skp_id, BarisMasuk(S.TANPA_REFERENSI, id=row.id, satuan=" hari "))

    (row,) = await rows_of(skp_id)
    assert (row.uraian, row.output, row.satuan) == ("", None, "hari")
    assert (row.jenis_rekap, row.arah, row.kelompok) == (JenisRekap.RATA_RATA, Arah.TURUN, Kelompok.OPERASIONAL)


@pytest.mark.parametrize(
    ("baris", "code", "path"),
    [
        (BarisMasuk(S.PERKIN), ErrorCode.WAJIB_DIISI, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=999), ErrorCode.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=PERKIN_2019), ErrorCode.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=PERKIN_TONO), ErrorCode.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=KSD), ErrorCode.REFERENSI_TIDAK_ADA, "referensiId"),
        (BarisMasuk(S.PERKIN, referensi_id=PERKIN, output=Decimal(13)), ErrorCode.KOLOM_TERTUTUP, "output"),
        (BarisMasuk(S.PERKIN, referensi_id=PERKIN, uraian="Lain"), ErrorCode.KOLOM_TERTUTUP, "uraian"),
        (BarisMasuk(S.PERKIN, referensi_id=PERKIN, biaya=Decimal(1)), ErrorCode.KOLOM_TERTUTUP, "biaya"),
        (BarisMasuk(S.PERKIN, referensi_id=PERKIN, arah=Arah.TURUN), ErrorCode.KOLOM_TERTUTUP, "arah"),
        (
            BarisMasuk(S.PERKIN, referensi_id=PERKIN, jenis_rekap=JenisRekap.RATA_RATA),
            ErrorCode.KOLOM_TERTUTUP,
            "jenisRekap",
        ),
        (BarisMasuk(S.TANPA_REFERENSI, referensi_id=PERKIN), ErrorCode.KOLOM_TERTUTUP, "referensiId"),
        (BarisMasuk(S.TANPA_REFERENSI, id=999), ErrorCode.NOT_FOUND, "id"),
        (BarisMasuk(S.TANPA_REFERENSI, uraian="a\x00"), ErrorCode.KARAKTER_TERLARANG, "uraian"),
        (BarisMasuk(S.TANPA_REFERENSI, uraian="\ud800"), ErrorCode.KARAKTER_TERLARANG, "uraian"),
        (BarisMasuk(S.TANPA_REFERENSI, uraian="x" * 501), ErrorCode.TERLALU_PANJANG, "uraian"),
        (BarisMasuk(S.TANPA_REFERENSI, satuan="x" * 41), ErrorCode.TERLALU_PANJANG, "satuan"),
        (BarisMasuk(S.TANPA_REFERENSI, output=Decimal("0.00001")), ErrorCode.DI_LUAR_RENTANG, "output"),
        (BarisMasuk(S.TANPA_REFERENSI, output=Decimal(-1)), ErrorCode.MASUKAN_NEGATIF, "output"),
        (BarisMasuk(S.TANPA_REFERENSI, mutu=Decimal("99.999")), ErrorCode.DI_LUAR_RENTANG, "mutu"),
        (BarisMasuk(S.TANPA_REFERENSI, mutu=Decimal(0)), ErrorCode.DI_LUAR_RENTANG, "mutu"),
        (BarisMasuk(S.TANPA_REFERENSI, biaya=Decimal("0.5")), ErrorCode.DI_LUAR_RENTANG, "biaya"),
        (BarisMasuk(S.TANPA_REFERENSI, waktu=13), ErrorCode.DI_LUAR_RENTANG, "waktu"),
    ],
)
async def test_a_draft_is_never_nonsense(baris, code, path):
    skp_id = await draft_skp([])

    assert await refusals(save(skp_id, BarisMasuk(S.KSD, referensi_id=KSD), baris)) == [(code, f"indikator.1.{path}")]
    assert await rows_of(skp_id) == []
    assert await version_of(skp_id) == 2


async def test_the_largest_numbers_are_kept_to_the_last_digit():
    baris = BarisMasuk(
        S.TANPA_REFERENSI,
        uraian="é" * 500,
        output=Decimal("99999999999999.9999"),
        satuan="x" * 40,
        mutu=Decimal("99.99"),
        biaya=Decimal(99_999_999_999_999),
    )

    (row,) = await rows_of(await draft_skp([baris]))

    assert (row.uraian, row.satuan) == (baris.uraian, baris.satuan)
    assert (row.output, row.mutu, row.biaya) == (baris.output, baris.mutu, baris.biaya)


async def test_one_reference_stands_in_one_row():
    skp_id = await draft_skp()
    perkin, *others = await as_sent(skp_id)

    twice = [perkin, *others, BarisMasuk(S.PERKIN, referensi_id=PERKIN)]

    assert await refusals(save(skp_id, *twice)) == [(ErrorCode.REFERENSI_GANDA, "indikator.3.referensiId")]


async def test_what_the_reference_says_now_is_taken():
    skp_id = await draft_skp()
    rows = await as_sent(skp_id)
    await models.Referensi.filter(id=PERKIN).update(output=Decimal(20))

    await save(skp_id, *rows)

    assert (await rows_of(skp_id))[0].output == 20


async def test_another_reference_can_take_the_place_of_one():
    skp_id = await draft_skp()
    perkin, *others = await as_sent(skp_id)

    await save(skp_id, replace(perkin, referensi_id=PERKIN_LAIN, uraian=None), *others)

    row = (await rows_of(skp_id))[0]
    assert (row.id, row.referensi_id, row.uraian) == (perkin.id, PERKIN_LAIN, "Menyusun laporan perkin IK-2")
    assert row.jenis_rekap is JenisRekap.POSISI_AKHIR


@pytest.mark.parametrize(
    ("orang", "peran", "code"),
    [
        (SITI, (), ErrorCode.NOT_ALLOWED),
        (RATNA, (), ErrorCode.NOT_ALLOWED),
        (YUNI, (Peran.AUDITOR,), ErrorCode.NOT_ALLOWED),
        (TONO, (), ErrorCode.NOT_FOUND),
        (JOKO, (), ErrorCode.NOT_FOUND),
        (YUNI, (), ErrorCode.NOT_FOUND),
    ],
)
async def test_only_its_owner_writes_an_skp(orang, peran, code):
    skp_id = await draft_skp()

    path = "id" if code is ErrorCode.NOT_FOUND else ""
    assert await refusals(save(skp_id, *BARIS, orang=orang, peran=peran)) == [(code, path)]


async def test_an_skp_that_is_not_there():
    assert await refusals(save_skp(999, version=1, kunci=kunci(), by=aktor(BUDI))) == [(ErrorCode.NOT_FOUND, "id")]


async def test_an_skp_without_rater_has_none_for_its_rows():
    skp_id = await draft_skp()
    await models.VersiSkp.filter(skp_id=skp_id).update(
        penilai_jabatan_id=None, penilai_nama=None, penilai_nrk=None, penilai_nama_jabatan=None
    )

    assert await refusals(save(skp_id, *BARIS, orang=SITI)) == [(ErrorCode.NOT_ALLOWED, "")]
    assert [(e.code, e.path) for e in await hambatan(skp_id)] == [(ErrorCode.PENILAI_BELUM_DIISI, ("penilai",))]


async def test_somebody_saved_in_between():
    skp_id = await draft_skp()

    with pytest.raises(Stale) as refusal:
        await save(skp_id, *BARIS, version=1)

    assert (refusal.value.path, refusal.value.params) == (("version",), {"version": 2})


async def test_what_is_with_the_superior_is_closed():
    skp_id = await submitted_skp()

    assert await refusals(save(skp_id, *BARIS)) == [(ErrorCode.WRONG_STATUS, "")]
    assert await hambatan(skp_id) == []


@pytest.mark.parametrize(
    ("hari", "jam", "open_"),
    [
        (date(2020, 3, 31), time(23, 59, 59), True),
        (date(2020, 4, 1), time(0, 0), False),
    ],
)
async def test_the_window_closes_at_midnight_in_jakarta(hari, jam, open_):
    skp_id = await draft_skp()
    act = save_skp(skp_id, version=2, indikator=BARIS[:0], kunci=kunci(), by=aktor(BUDI, hari, jam=jam))

    if open_:
        assert await act == skp_id
    else:
        assert await refusals(act) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_without_a_calendar_there_is_no_window():
    skp_id = await draft_skp()
    await models.KalenderTahun.all().delete()

    assert await save(skp_id, *await as_sent(skp_id), hari=date(2020, 12, 1)) == skp_id
