"""Changing a plan in force: a second version goes the way of the first, which stays in force meanwhile."""

from datetime import date
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import SumberIndikator
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.services.amandemen import amend_skp, discard_skp
from kinerja.services.renkin import approve_renkin, save_renkin, submit_renkin
from kinerja.services.skp import approve_skp, copy_skp, return_skp, submit_skp, undo_skp
from kinerja.services.skp_isi import save_skp
from kinerja.services.skp_putusan import escalate_skp
from people import BUDI, HARI, JOKO, KSD, PERKIN, PERKIN_LAIN, RATNA, SITI, aktor
from steps import (
    approved_renkin,
    approved_skp,
    draft_skp,
    first_quarter,
    kunci,
    quarters_of,
    refusals,
    renkin_of,
    riwayat_of,
    rows_of,
    submitted_renkin,
    submitted_skp,
    targets,
    validated_realisasi,
    version_of,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("cast")

S = SumberIndikator
JUNI = date(2020, 6, 10)


async def skp_of(skp_id):
    return await models.Skp.get(id=skp_id)


async def versi_of(skp_id):
    return await models.VersiSkp.get(id=(await skp_of(skp_id)).kerja_id)


async def act(service, skp_id, orang, hari=JUNI, **more):
    return await service(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(orang, hari), **more)


async def amended(skp_id, orang=BUDI):
    return await act(amend_skp, skp_id, orang, alasan=" Tugas bertambah. ")


async def rewritten(skp_id, **beda):
    """The rows as their owner sends them, the own one with other values."""
    rows = await rows_of(skp_id)
    own = {"uraian": "Melatih pegawai baru", "output": Decimal("10.5"), "satuan": "jam", "mutu": Decimal(90)}
    return [
        BarisMasuk(S.PERKIN, id=rows[0].id, waktu=10),
        BarisMasuk(S.KSD, id=rows[1].id, waktu=10),
        BarisMasuk(S.TANPA_REFERENSI, id=rows[2].id, **{**own, "waktu": 10, **beda}),
    ]


async def changed(skp_id, baris):
    """A change sent in and approved."""
    await act(save_skp, skp_id, BUDI, indikator=baris)
    await act(submit_skp, skp_id, BUDI)
    return await act(approve_skp, skp_id, SITI)


@pytest.mark.parametrize("orang", [BUDI, SITI])
async def test_owner_or_rater_begin_a_change_and_the_plan_stays_in_force(orang):
    skp_id = await approved_skp()
    before = (await skp_of(skp_id)).berlaku_id

    await amended(skp_id, orang)

    skp, versi = await skp_of(skp_id), await versi_of(skp_id)
    assert (versi.versi, versi.status, versi.alasan) == (2, StatusSkp.DRAFT, "Tugas bertambah.")
    assert skp.berlaku_id == before != skp.kerja_id
    old = await models.Indikator.filter(versi_id=before).order_by("urut")
    assert [(r.asal_id, r.uraian, r.output) for r in await rows_of(skp_id)] == [(r.id, r.uraian, r.output) for r in old]
    assert (await riwayat_of(BUDI))[-1] == ("skp", "AMEND", orang)


async def test_nobody_else_begins_a_change_and_a_reason_is_needed():
    skp_id = await approved_skp()

    assert await refusals(act(amend_skp, skp_id, RATNA, alasan="Coba.")) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(act(amend_skp, skp_id, JOKO, alasan="Coba.")) == [(ErrorCode.NOT_FOUND, "id")]
    assert await refusals(act(amend_skp, skp_id, BUDI, alasan="  ")) == [(ErrorCode.WAJIB_DIISI, "alasan")]


async def test_a_change_can_be_dropped_and_begun_again():
    skp_id = await approved_skp()
    before = (await skp_of(skp_id)).kerja_id
    await amended(skp_id)

    await act(discard_skp, skp_id, BUDI)

    skp = await skp_of(skp_id)
    assert skp.kerja_id == skp.berlaku_id == before
    assert await refusals(act(discard_skp, skp_id, BUDI)) == [(ErrorCode.WRONG_STATUS, "")]
    await amended(skp_id)
    assert (await versi_of(skp_id)).versi == 3


async def test_a_first_version_cannot_be_dropped():
    assert await refusals(act(discard_skp, await draft_skp(), BUDI)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_with_other_targets_the_plans_that_were_not_reported_on_go_back_to_their_owner():
    await validated_realisasi()
    skp_id = (await first_quarter()).skp_id
    await amended(skp_id)

    await changed(skp_id, await rewritten(skp_id, output=Decimal(20)))

    skp, quarters = await skp_of(skp_id), await quarters_of(skp_id)
    assert skp.berlaku_id == skp.kerja_id
    assert [q.renkin_status for q in quarters] == [StatusRenkin.APPROVED] + [StatusRenkin.DRAFT] * 3
    assert quarters[0].realisasi_status is StatusRealisasi.VALIDATED
    # The rows of every quarter belong to the new lines, with what was planned and reported.
    new = [r.id for r in await rows_of(skp_id)]
    assert [r.indikator_id for r in await renkin_of(quarters[0].id)] == new
    assert [r.nilai_validasi is not None for r in await renkin_of(quarters[0].id)] == [True, False, True]
    assert [r.target for r in await renkin_of(quarters[3].id)] == [Decimal(4), Decimal(2), Decimal(3)]


async def test_a_change_that_leaves_the_targets_as_they_are_leaves_the_plans():
    skp_id = await approved_renkin()
    await amended(skp_id)

    await changed(skp_id, await rewritten(skp_id, mutu=Decimal(95)))

    assert {q.renkin_status for q in await quarters_of(skp_id)} == {StatusRenkin.APPROVED}


async def test_a_new_line_is_not_due_where_the_quarter_was_reported_on():
    await validated_realisasi()
    skp_id = (await first_quarter()).skp_id
    await amended(skp_id)

    await changed(skp_id, [*await rewritten(skp_id), BarisMasuk(S.PERKIN, referensi_id=PERKIN_LAIN, waktu=6)])

    quarters = await quarters_of(skp_id)
    assert [[r.target for r in await renkin_of(q.id)][3] for q in quarters] == [Decimal(0), None, None, None]


async def test_a_line_that_nothing_was_reported_on_can_go():
    skp_id = await approved_renkin()
    await amended(skp_id)
    rows = await rewritten(skp_id)

    await changed(skp_id, rows[:2])

    for quarter in await quarters_of(skp_id):
        assert len(await renkin_of(quarter.id)) == 2


async def test_what_was_reported_on_is_not_removed_nor_made_smaller():
    await validated_realisasi()
    skp_id = (await first_quarter()).skp_id
    await amended(skp_id)
    rows = await rewritten(skp_id, output=Decimal(1))

    await act(save_skp, skp_id, BUDI, indikator=rows[1:])

    assert await refusals(act(submit_skp, skp_id, BUDI)) == [
        (ErrorCode.BARIS_TERLAPOR, "indikator"),
        (ErrorCode.TARGET_TERLAPOR, "indikator.1.output"),
    ]


async def test_nor_by_asking_the_raters_superior():
    await validated_realisasi()
    skp_id = (await first_quarter()).skp_id
    await amended(skp_id)
    await act(submit_skp, skp_id, BUDI)
    rows = await rows_of(skp_id)
    catatan = [CatatanMasuk(rows[0].id, "Tidak perlu."), CatatanMasuk(rows[2].id, "Kurangi.")]
    await act(return_skp, skp_id, SITI, indikator=catatan)

    await act(save_skp, skp_id, BUDI, indikator=(await rewritten(skp_id, biaya=Decimal(1_500_000)))[1:])

    # The third line is not repaired, and need not be.
    assert await refusals(act(escalate_skp, skp_id, BUDI, alasan="Tidak sepakat.")) == [
        (ErrorCode.BARIS_TERLAPOR, "indikator")
    ]


async def test_once_every_quarter_is_reported_on_the_plan_stays():
    skp_id = await approved_renkin()
    await models.Triwulan.filter(skp_id=skp_id).update(realisasi_status=StatusRealisasi.DRAFT)

    assert await refusals(act(amend_skp, skp_id, BUDI, alasan="Terlambat.")) == [(ErrorCode.SEMUA_TERLAPOR, "")]


async def test_taking_the_approval_of_a_change_back_restores_every_quarter():
    await validated_realisasi()
    skp_id = (await first_quarter()).skp_id
    before = (
        await models.Renkin.all()
        .order_by("triwulan__tw", "indikator__urut")
        .values("indikator_id", "target", "nilai_validasi")
    )
    status = [q.renkin_status for q in await quarters_of(skp_id)]
    await amended(skp_id)
    rows = await rewritten(skp_id)
    await changed(skp_id, [*rows[:1], rows[2], BarisMasuk(S.PERKIN, referensi_id=PERKIN_LAIN, waktu=6)])
    new = (await skp_of(skp_id)).kerja_id

    await act(undo_skp, skp_id, SITI)

    skp = await skp_of(skp_id)
    after = (
        await models.Renkin.all()
        .order_by("triwulan__tw", "indikator__urut")
        .values("indikator_id", "target", "nilai_validasi")
    )
    assert (after, [q.renkin_status for q in await quarters_of(skp_id)]) == (before, status)
    assert (skp.kerja_id, (await versi_of(skp_id)).status) == (new, StatusSkp.SUBMITTED)
    assert (await models.VersiSkp.get(id=skp.berlaku_id)).versi == 1


async def test_an_approval_of_a_change_stays_once_the_owner_has_planned_anew():
    skp_id = await submitted_renkin()
    await amended(skp_id)
    await changed(skp_id, await rewritten(skp_id, output=Decimal(20)))
    await models.Triwulan.filter(skp_id=skp_id, tw=4).update(version=99)

    assert await refusals(act(undo_skp, skp_id, SITI)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_an_approval_stays_once_a_change_of_it_was_begun_even_one_that_was_dropped():
    skp_id = await approved_skp()
    await amended(skp_id)
    await act(discard_skp, skp_id, BUDI)

    assert await refusals(act(undo_skp, skp_id, SITI)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_a_quarter_locked_without_a_plan_sends_no_other_plan_back():
    skp_id = await approved_skp()
    await models.Triwulan.filter(skp_id=skp_id, tw=1).update(terkunci="MISSED")
    rest = ((None, "4", "4", "4"), (None, "1", "1", "2"), (None, "3.5", "3.5", "3.5"))
    await save_renkin(await targets(skp_id, rest, 2, 3, 4), kunci=kunci(), by=aktor(BUDI))
    await submit_renkin(await versions_of(skp_id, 2, 3, 4), kunci=kunci(), by=aktor(BUDI))
    await approve_renkin(await versions_of(skp_id, 2, 3, 4), kunci=kunci(), by=aktor(SITI))
    await amended(skp_id)

    await changed(skp_id, await rewritten(skp_id, mutu=Decimal(95)))

    assert [q.renkin_status for q in await quarters_of(skp_id)] == [StatusRenkin.EMPTY] + [StatusRenkin.APPROVED] * 3


async def test_a_change_has_no_window():
    skp_id = await approved_skp()
    await amended(skp_id)

    await act(submit_skp, skp_id, BUDI, date(2020, 11, 30))

    assert (await versi_of(skp_id)).status is StatusSkp.SUBMITTED


async def last_year():
    """An SKP of 2019, with a line of PERKIN, one of KSD that is no longer offered, and one of one's own."""
    skp_id = await approved_skp()
    await models.Skp.filter(id=skp_id).update(tahun=2019, mulai=date(2019, 3, 1), selesai=date(2019, 12, 31))
    await models.Referensi.filter(id=KSD).update(dicabut=date(2020, 1, 1))
    return skp_id


async def test_last_years_lines_are_taken_over_as_far_as_they_are_offered():
    asal = await last_year()

    skp_id = await copy_skp(asal, date(2020, 3, 1), date(2020, 12, 31), kunci=kunci(), by=aktor(BUDI))

    rows = await rows_of(skp_id)
    assert [(r.sumber, r.referensi_id, r.waktu, r.asal_id) for r in rows] == [
        (S.PERKIN, PERKIN, 10, None),
        (S.TANPA_REFERENSI, None, 10, None),
    ]
    assert (rows[1].uraian, rows[1].biaya) == ("Melatih pegawai baru", Decimal(1_500_000))
    assert (await versi_of(skp_id)).status is StatusSkp.DRAFT


async def test_only_ones_own_lines_are_taken_over():
    asal = await last_year()
    span = (date(2020, 1, 1), date(2020, 12, 31))

    assert await refusals(copy_skp(asal, *span, kunci=kunci(), by=aktor(SITI, HARI))) == [
        (ErrorCode.NOT_FOUND, "skpId")
    ]


# What is told of a change

HAMBATAN = """
  query ($id: ID!) { node(id: $id) { ... on Skp { moves %s: hambatan { code message path } } } }
"""
# An answer with such a name is not read by a compiled plan.
KATA = ("hambatan", "h" * 61)


@pytest.mark.parametrize("kata", KATA)
@pytest.mark.parametrize(("minimal", "tertulis"), [("1", "1"), ("1.5", "1,5"), ("12345.0625", "12.345,0625")])
async def test_what_a_change_cannot_do_stands_among_what_is_missing(as_, kata, minimal, tertulis):
    quarter = await validated_realisasi()
    skp_id = quarter.skp_id
    perkin, *_, sendiri = await renkin_of(quarter.id)
    await models.Renkin.filter(id=sendiri.id).update(target=Decimal(minimal))
    await amended(skp_id)
    _, ksd, own = await rewritten(skp_id, output=Decimal("0.5"))
    await act(save_skp, skp_id, BUDI, indikator=[own, ksd])

    found = (await as_(BUDI)(HAMBATAN % kata, id=f"Skp_{skp_id}"))["node"][kata]

    assert found == [
        {
            "code": "BARIS_TERLAPOR",
            "message": "“Menyusun laporan perkin IK-1” sudah ada realisasinya, jadi tidak dapat dihapus atau diganti."
            " Ubah hanya targetnya.",
            "path": ["indikator"],
        },
        {
            "code": "TARGET_TERLAPOR",
            "message": f"Triwulan yang sudah dilaporkan menargetkan {tertulis}. Isi paling sedikit {tertulis}.",
            "path": ["indikator", "0", "output"],
        },
    ]


@pytest.mark.parametrize("kata", KATA)
async def test_a_line_that_was_made_another_one_is_told_with_its_place(as_, kata):
    skp_id = (await validated_realisasi()).skp_id
    await amended(skp_id)
    perkin, ksd, own = await rewritten(skp_id, satuan="hari")
    await act(save_skp, skp_id, BUDI, indikator=[perkin, ksd, own])

    found = (await as_(BUDI)(HAMBATAN % kata, id=f"Skp_{skp_id}"))["node"][kata]

    assert [(each["code"], each["path"]) for each in found] == [("BARIS_TERLAPOR", ["indikator", "2"])]


BANDING = """
  query ($id: ID!) {
    viewer { antrean(first: 9) { edges { node { jumlahBerubah perluDilihat } } } }
    node(id: $id) { ... on Skp {
      dihapus { uraian revisi }
      indikator(first: 9) { edges { node { uraian baru sebelum { uraian output } } } }
      semuaVersi(first: 9) { edges { node { versi terkirim { baris asal revisi uraian } } } }
    } }
  }
"""


async def told(as_, skp_id, orang=SITI):
    found = await as_(orang)(BANDING, id=f"Skp_{skp_id}")
    antrean = [edge["node"] for edge in found["viewer"]["antrean"]["edges"]]
    skp = found["node"]
    lines = [edge["node"] for edge in skp["indikator"]["edges"]]
    return antrean, skp["dihapus"], lines, [edge["node"] for edge in skp["semuaVersi"]["edges"]]


async def test_a_change_is_compared_with_the_plan_in_force(as_, pukul):
    skp_id = await approved_skp()
    await amended(skp_id)
    perkin, _, own = await rewritten(skp_id, output=Decimal(12))
    baru = BarisMasuk(S.PERKIN, referensi_id=PERKIN_LAIN, waktu=6)
    await act(save_skp, skp_id, BUDI, indikator=[perkin, own, baru])
    await act(submit_skp, skp_id, BUDI)
    pukul.now = aktor(BUDI, JUNI).waktu

    antrean, dihapus, lines, versi = await told(as_, skp_id)

    # One is other, one new, one gone.
    assert antrean == [{"jumlahBerubah": 3, "perluDilihat": True}]
    assert dihapus == [{"uraian": "Menyusun laporan ksd KSD-7", "revisi": 0}]
    assert [(line["baru"], line["sebelum"] and line["sebelum"]["output"]) for line in lines] == [
        (False, "12"),
        (False, "10.5"),
        (True, None),
    ]
    pertama, kedua = ({line["baris"]: line["asal"] for line in each["terkirim"]} for each in versi)
    assert set(pertama.values()) == {None}
    assert [asal in pertama for asal in kedua.values()] == [True, True, False]

    await act(approve_skp, skp_id, SITI)
    antrean, dihapus, *_ = await told(as_, skp_id)
    assert antrean == [] and [each["uraian"] for each in dihapus] == ["Menyusun laporan ksd KSD-7"]


async def test_a_change_of_nothing_differs_in_nothing(as_, pukul):
    skp_id = await approved_skp()
    await amended(skp_id)
    await act(submit_skp, skp_id, BUDI)
    pukul.now = aktor(BUDI, JUNI).waktu

    antrean, dihapus, lines, _ = await told(as_, skp_id)

    assert antrean[0]["jumlahBerubah"] == 0 and dihapus == []
    assert [line["baru"] for line in lines] == [False] * 3


async def test_a_line_that_came_back_and_was_removed_is_told_and_stays_in_what_was_sent(as_):
    skp_id = await submitted_skp()
    rows = await rows_of(skp_id)
    first = await told(as_, skp_id)
    notes = [CatatanMasuk(rows[2].id, "Tidak perlu.")]
    await act(return_skp, skp_id, SITI, HARI, indikator=notes)
    kept = [BarisMasuk(r.sumber, id=r.id, waktu=r.waktu) for r in rows[:2]]
    await act(save_skp, skp_id, BUDI, HARI, indikator=kept)
    owner = await told(as_, skp_id, BUDI)
    await act(submit_skp, skp_id, BUDI, HARI)

    antrean, dihapus, lines, versi = await told(as_, skp_id)

    hilang = [{"uraian": "Melatih pegawai baru", "revisi": 0}]
    assert (first[1], owner[1], dihapus) == ([], hilang, hilang)
    assert [line["baru"] for line in (*first[2], *owner[2], *lines)] == [False] * 7
    assert antrean == [{"jumlahBerubah": 1, "perluDilihat": True}]
    sent = [(line["revisi"], line["baris"]) for line in versi[0]["terkirim"]]
    assert sent == [(0, f"Indikator_{r.id}") for r in rows] + [(1, f"Indikator_{r.id}") for r in rows[:2]]
