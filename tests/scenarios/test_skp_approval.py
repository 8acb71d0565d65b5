"""From draft to approved and back: the owner submits, the direct superior decides."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import StatusIndikator, SumberIndikator
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.domain.skp import StatusSkp
from kinerja.services import pegawai
from kinerja.services.skp import approve_skp, create_skp, hambatan, return_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from people import (
    BUDI,
    HARI,
    JOKO,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    KSD,
    NRK,
    PERKIN_LAIN,
    RATNA,
    SITI,
    TONO,
    TUSI_LENGKAP,
    YUNI,
    aktor,
)
from steps import BARIS, approved_skp, draft_skp, kunci, quarters_of, refusals, rows_of, submitted_skp, version_of

pytestmark = pytest.mark.usefixtures("cast")

S = SumberIndikator
PROPOSED, ACCEPTED, RETURNED = StatusIndikator.PROPOSED, StatusIndikator.ACCEPTED, StatusIndikator.RETURNED


async def submit(skp_id, orang=BUDI, hari=HARI):
    return await submit_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(orang, hari))


async def approve(skp_id, orang=SITI, hari=HARI, peran=()):
    by = aktor(orang, hari, *peran)
    return await approve_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=by)


async def send_back(skp_id, catatan=None, baris=(), orang=SITI, hari=HARI):
    return await return_skp(
        skp_id,
        version=await version_of(skp_id),
        catatan=catatan,
        indikator=baris,
        kunci=kunci(),
        by=aktor(orang, hari),
    )


async def returned(*tempat, catatan=None, hari=HARI):
    """An SKP of which the rows at these places came back."""
    skp_id = await submitted_skp()
    rows = await rows_of(skp_id)
    return await send_back(skp_id, catatan, [CatatanMasuk(rows[i].id, "Perbaiki.") for i in tempat], hari=hari)


async def repair(skp_id, *baris):
    return await save_skp(skp_id, version=await version_of(skp_id), indikator=baris, kunci=kunci(), by=aktor(BUDI))


async def untouched(skp_id):
    return [BarisMasuk(r.sumber, id=r.id, referensi_id=r.referensi_id) for r in await rows_of(skp_id)]


async def versi_of(skp_id):
    return await models.VersiSkp.get(skp_id=skp_id)


async def test_all_that_keeps_a_draft_is_told_at_once():
    rows = [BARIS[0], replace(BARIS[2], output=Decimal(0), satuan=None, waktu=11)]
    skp_id = await draft_skp(rows)
    await models.VersiSkp.filter(skp_id=skp_id).update(
        penilai_jabatan_id=None, penilai_nama=None, penilai_nrk=None, penilai_nama_jabatan=None
    )

    assert await refusals(submit(skp_id)) == [
        (ErrorCode.PENILAI_BELUM_DIISI, "penilai"),
        (ErrorCode.WAJIB_DIISI, "indikator.1.satuan"),
        (ErrorCode.TARGET_NOL, "indikator.1.output"),
        (ErrorCode.WAKTU_MELEBIHI_SKP, "indikator.1.waktu"),
    ]
    assert (await versi_of(skp_id)).status is StatusSkp.DRAFT
    assert await models.IndikatorRevisi.all().count() == 0


async def test_an_empty_plan_is_not_sent():
    assert await refusals(submit(await draft_skp([]))) == [(ErrorCode.INDIKATOR_KOSONG, "indikator")]


@pytest.mark.parametrize(
    ("orang", "code"), [(SITI, ErrorCode.NOT_ALLOWED), (TONO, ErrorCode.NOT_FOUND), (JOKO, ErrorCode.NOT_FOUND)]
)
async def test_only_its_owner_submits_an_skp(orang, code):
    ((refused, _),) = await refusals(submit(await draft_skp(), orang))

    assert refused is code


async def test_an_skp_is_submitted_once():
    assert await refusals(submit(await submitted_skp())) == [(ErrorCode.WRONG_STATUS, "")]


async def test_after_its_window_an_skp_is_not_submitted():
    assert await refusals(submit(await draft_skp(), hari=date(2020, 4, 1))) == [(ErrorCode.WINDOW_CLOSED, "")]


@pytest.mark.parametrize(
    ("orang", "peran", "code"),
    [
        (BUDI, (), ErrorCode.NOT_ALLOWED),
        (RATNA, (), ErrorCode.NOT_ALLOWED),
        (YUNI, (Peran.AUDITOR,), ErrorCode.NOT_ALLOWED),
        (YUNI, (Peran.ADMIN_BKD,), ErrorCode.NOT_ALLOWED),
        (TONO, (), ErrorCode.NOT_FOUND),
    ],
)
async def test_only_the_rater_decides(orang, peran, code):
    skp_id = await submitted_skp()

    ((refused, _),) = await refusals(approve(skp_id, orang, peran=peran))

    assert refused is code
    assert (await versi_of(skp_id)).status is StatusSkp.SUBMITTED
    assert await models.Triwulan.all().count() == 0


@pytest.mark.parametrize("act", [approve, send_back])
async def test_a_draft_is_not_decided(act):
    skp_id = await draft_skp()

    ((refused, _),) = await refusals(act(skp_id))

    assert refused is ErrorCode.WRONG_STATUS


async def test_the_rater_has_no_window():
    skp_id = await submitted_skp()

    assert await approve(skp_id, hari=date(2020, 11, 30)) == skp_id


async def test_who_stands_in_for_the_rater_decides_and_nobody_else():
    skp_id = await submitted_skp()
    await models.Penempatan.create(pegawai_id=TONO, jabatan_id=KEPALA_BIDANG, mulai=HARI, jenis=JenisPenempatan.PLH)
    await pegawai.rebuild_all()

    ((refused, _),) = await refusals(approve(skp_id, SITI))
    assert refused is ErrorCode.NOT_FOUND
    assert await approve(skp_id, TONO) == skp_id


async def test_while_the_owner_stands_in_for_his_rater_the_next_above_decides():
    skp_id = await submitted_skp()
    await models.Penempatan.create(pegawai_id=BUDI, jabatan_id=KEPALA_BIDANG, mulai=HARI, jenis=JenisPenempatan.PLH)
    await pegawai.rebuild_all()

    ((refused, _),) = await refusals(approve(skp_id, BUDI))
    assert refused is ErrorCode.NOT_ALLOWED
    assert await approve(skp_id, RATNA) == skp_id


async def test_a_rater_further_up_decides_instead_of_the_nearest():
    skp_id = await draft_skp()
    await save_skp(skp_id, version=2, penilai=NRK[RATNA], kunci=kunci(), by=aktor(BUDI))
    await submit(skp_id)

    ((refused, _),) = await refusals(approve(skp_id, SITI))
    assert refused is ErrorCode.NOT_ALLOWED
    await approve(skp_id, RATNA)
    assert (await versi_of(skp_id)).penilai_jabatan_id == KEPALA_BADAN


@pytest.mark.parametrize(
    ("selesai", "tw"), [(date(2020, 3, 31), [1]), (date(2020, 4, 1), [1, 2]), (date(2020, 12, 31), [1, 2, 3, 4])]
)
async def test_an_skp_has_the_quarters_it_touches(selesai, tw):
    skp_id = await create_skp(date(2020, 3, 1), selesai, kunci=kunci(), by=aktor(BUDI))
    await repair(skp_id, replace(BARIS[0], waktu=1))
    await submit(skp_id)

    await approve(skp_id)

    assert [(t.tahun, t.tw) for t in await quarters_of(skp_id)] == [(2020, q) for q in tw]
    assert await models.Renkin.all().count() == len(tw)


async def test_approving_anew_keeps_the_quarters_there_are():
    skp_id = await approved_skp()
    await models.Renkin.filter(triwulan__tw=1).update(target=Decimal(3))
    await models.VersiSkp.filter(skp_id=skp_id).update(status=StatusSkp.SUBMITTED)

    await approve(skp_id)

    assert len(await quarters_of(skp_id)) == 4
    assert await models.Renkin.filter(target=Decimal(3)).count() == 3
    assert await models.Renkin.all().count() == 12


async def test_nothing_comes_back_without_a_word():
    skp_id = await submitted_skp()

    assert await refusals(send_back(skp_id)) == [(ErrorCode.CATATAN_WAJIB, "catatan")]
    assert (await versi_of(skp_id)).status is StatusSkp.SUBMITTED


async def test_a_note_on_somebody_elses_row_finds_none():
    skp_id = await submitted_skp()

    assert await refusals(send_back(skp_id, None, [CatatanMasuk(999, "Perbaiki.")])) == [
        (ErrorCode.NOT_FOUND, "indikator.0.id")
    ]


async def test_the_rows_that_came_back_are_marked_and_the_others_accepted():
    skp_id = await returned(0, 2)

    versi = await versi_of(skp_id)
    rows = await rows_of(skp_id)
    assert (versi.status, versi.catatan, versi.dikembalikan) == (StatusSkp.RETURNED, None, HARI)
    assert [(r.status, r.catatan, r.disentuh) for r in rows] == [
        (RETURNED, "Perbaiki.", False),
        (ACCEPTED, None, False),
        (RETURNED, "Perbaiki.", False),
    ]
    assert [s.catatan for s in await models.IndikatorRevisi.all().order_by("id")] == ["Perbaiki.", None, "Perbaiki."]


async def test_every_row_that_came_back_has_to_be_touched():
    skp_id = await returned(0, 2)
    perkin, ksd, sendiri = await untouched(skp_id)
    await repair(skp_id, replace(perkin, waktu=9), ksd, replace(BARIS[2], id=sendiri.id))

    assert await refusals(submit(skp_id)) == [(ErrorCode.BELUM_DIPERBAIKI, "indikator.2")]
    assert [(e.code, e.path) for e in await hambatan(skp_id)] == [(ErrorCode.BELUM_DIPERBAIKI, ("indikator", "2"))]


@pytest.mark.parametrize(
    "change",
    [
        {"waktu": 9},
        {"waktu": 10, "balasan": "Sudah sesuai perjanjian kinerja."},
        {"waktu": 10, "referensi_id": PERKIN_LAIN},
    ],
)
async def test_a_row_with_reference_is_repaired_replaced_or_answered(change):
    skp_id = await returned(0)
    perkin, ksd, sendiri = await untouched(skp_id)
    await repair(skp_id, replace(perkin, **change), ksd, sendiri)

    await submit(skp_id)

    versi = await versi_of(skp_id)
    row = (await rows_of(skp_id))[0]
    assert (versi.status, versi.revisi) == (StatusSkp.SUBMITTED, 1)
    assert (row.id, row.status, row.catatan) == (perkin.id, PROPOSED, "Perbaiki.")
    assert {name: getattr(row, name) for name in change} == change
    assert [r.status for r in (await rows_of(skp_id))[1:]] == [ACCEPTED, ACCEPTED]
    assert await models.IndikatorRevisi.filter(revisi=1).count() == 3


async def test_taking_a_repair_back_leaves_the_row_untouched():
    skp_id = await returned(0)
    perkin, ksd, sendiri = await untouched(skp_id)
    await repair(skp_id, replace(perkin, waktu=9, balasan="Kurang."), ksd, sendiri)
    await repair(skp_id, replace(perkin, waktu=10), ksd, sendiri)

    assert [r.disentuh for r in await rows_of(skp_id)] == [False, False, False]
    assert await refusals(submit(skp_id)) == [(ErrorCode.BELUM_DIPERBAIKI, "indikator.0")]


async def test_a_row_that_came_back_can_be_removed():
    skp_id = await returned(0)
    _, *others = await untouched(skp_id)

    await repair(skp_id, *others)
    await submit(skp_id)

    assert [(r.urut, r.sumber) for r in await rows_of(skp_id)] == [(1, S.KSD), (2, S.TANPA_REFERENSI)]
    # What was sent in stays, for whoever compares.
    assert await models.IndikatorRevisi.filter(revisi=0).count() == 3


async def test_an_accepted_row_is_closed():
    skp_id = await returned(0)
    perkin, ksd, sendiri = await untouched(skp_id)

    assert await refusals(repair(skp_id, perkin, replace(ksd, waktu=1), sendiri)) == [
        (ErrorCode.BARIS_TERTUTUP, "indikator.1")
    ]
    assert await refusals(repair(skp_id, perkin, ksd)) == [(ErrorCode.BARIS_TERTUTUP, "indikator")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"output": Decimal(1)}, "output"),
        ({"sumber": S.TANPA_REFERENSI}, "sumber"),
    ],
)
async def test_in_a_row_that_came_back_not_every_field_is_open(change, field):
    skp_id = await returned(0)
    perkin, ksd, sendiri = await untouched(skp_id)

    assert await refusals(repair(skp_id, replace(perkin, **change), ksd, sendiri)) == [
        (ErrorCode.KOLOM_TERTUTUP, f"indikator.0.{field}")
    ]


async def test_new_rows_need_a_note_on_the_whole():
    baru = BarisMasuk(S.TUSI, referensi_id=TUSI_LENGKAP, waktu=10)
    skp_id = await returned(0)

    assert await refusals(repair(skp_id, *await untouched(skp_id), baru)) == [(ErrorCode.BARIS_TERTUTUP, "indikator.3")]


async def test_with_a_note_on_the_whole_rows_are_added_changed_and_dropped_again():
    skp_id = await returned(catatan="Tambahkan tusi.")
    baru = BarisMasuk(S.TUSI, referensi_id=TUSI_LENGKAP, waktu=10)
    accepted = await untouched(skp_id)
    await repair(skp_id, baru, *accepted)
    added = (await rows_of(skp_id))[0]
    assert added.status is PROPOSED

    await repair(skp_id, *accepted, replace(baru, id=added.id, waktu=4))
    assert [(r.urut, r.waktu) for r in await rows_of(skp_id)] == [(1, 10), (2, 10), (3, 10), (4, 4)]
    await repair(skp_id, *accepted)
    assert len(await rows_of(skp_id)) == 3


async def test_a_superior_who_is_late_does_not_shorten_the_owners_time():
    skp_id = await returned(0, hari=date(2020, 6, 10))
    perkin, ksd, sendiri = await untouched(skp_id)

    async def last_day(hari):
        rows = (replace(perkin, waktu=hari.day % 10 or 1), ksd, sendiri)
        by = aktor(BUDI, hari)
        return await save_skp(skp_id, version=await version_of(skp_id), indikator=rows, kunci=kunci(), by=by)

    assert await last_day(date(2020, 6, 15)) == skp_id
    assert await refusals(last_day(date(2020, 6, 16))) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_a_second_return_starts_anew():
    skp_id = await returned(0)
    perkin, ksd, sendiri = await untouched(skp_id)
    await repair(skp_id, replace(perkin, waktu=10, balasan="Sudah sesuai."), ksd, sendiri)
    await submit(skp_id)

    await send_back(skp_id, "Belum.", [CatatanMasuk(perkin.id, "Tetap perbaiki.")])

    row = (await rows_of(skp_id))[0]
    assert (row.status, row.catatan, row.balasan, row.disentuh) == (RETURNED, "Tetap perbaiki.", None, False)
    notes = (
        await models.IndikatorRevisi.filter(indikator_id=perkin.id).order_by("revisi").values_list("catatan", flat=True)
    )
    assert notes == ["Perbaiki.", "Tetap perbaiki."]


async def test_approval_clears_the_notes():
    skp_id = await returned(0, catatan="Lihat baris pertama.")
    perkin, ksd, sendiri = await untouched(skp_id)
    await repair(skp_id, replace(perkin, waktu=10, balasan="Sudah sesuai."), ksd, sendiri)
    await submit(skp_id)

    await approve(skp_id)

    versi, row = await versi_of(skp_id), (await rows_of(skp_id))[0]
    assert (versi.status, versi.catatan, versi.revisi) == (StatusSkp.APPROVED, None, 1)
    assert (row.status, row.catatan, row.balasan, row.disentuh) == (ACCEPTED, None, None, False)


async def test_the_riwayat_says_what_was_sent_and_answered():
    skp_id = await returned(0, catatan="Lihat baris pertama.")

    submitted, sent_back = await models.Riwayat.filter(objek="skp", objek_id=skp_id).order_by("nomor").offset(1)
    assert '"dari":"DRAFT","indikator":[{' in submitted.isi and '"output":"12.0000"' in submitted.isi
    assert '"catatan":"Lihat baris pertama."' in sent_back.isi and ':"Perbaiki."}' in sent_back.isi


async def test_a_reference_named_by_ksd_stays_offered_after_the_return():
    skp_id = await returned(1)
    perkin, ksd, sendiri = await untouched(skp_id)

    await repair(skp_id, perkin, replace(ksd, waktu=2), sendiri)

    row = (await rows_of(skp_id))[1]
    assert (row.referensi_id, row.waktu, row.disentuh) == (KSD, 2, True)


@pytest.mark.parametrize(("catatan", "boleh"), [(None, False), ("Tambah satu indikator.", True)])
async def test_whether_lines_may_be_added_is_told(as_, catatan, boleh):
    skp_id = await submitted_skp()
    rows = await rows_of(skp_id)
    query = "query ($id: ID!) { node(id: $id) { ... on Skp { dapatDitambah } } }"
    assert (await as_(BUDI)(query, id=f"Skp_{skp_id}"))["node"] == {"dapatDitambah": True}

    await send_back(skp_id, catatan, [CatatanMasuk(rows[0].id, "Perbaiki.")])

    assert (await as_(BUDI)(query, id=f"Skp_{skp_id}"))["node"] == {"dapatDitambah": boleh}
