"""Where owner and rater do not agree, or the rater lets his days go by: the rater's superior decides."""

from datetime import date

import pytest

from kinerja import models
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import StatusIndikator
from kinerja.domain.skp import StatusSkp
from kinerja.services import pegawai
from kinerja.services.skp import approve_skp, return_skp, submit_skp, undo_skp, withdraw_skp
from kinerja.services.skp_putusan import decide_skp, escalate_skp, uphold_skp
from people import BUDI, GUBERNUR, HARI, KEPALA_BADAN, KEPALA_BIDANG, RATNA, SITI, TONO, aktor
from steps import draft_skp, kunci, quarters_of, refusals, riwayat_of, rows_of, submitted_skp, version_of

pytestmark = pytest.mark.usefixtures("cast")

# Sent in on 20 March: the rater's last day is 3 April.
HARI_TERAKHIR, LEWAT = date(2020, 4, 3), date(2020, 4, 4)


async def versi_of(skp_id):
    return await models.VersiSkp.get(id=(await models.Skp.get(id=skp_id)).kerja_id)


async def act(service, skp_id, orang, hari=HARI, **more):
    return await service(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(orang, hari), **more)


async def returned():
    skp_id = await submitted_skp()
    row = (await rows_of(skp_id))[0]
    return await act(return_skp, skp_id, SITI, indikator=[CatatanMasuk(row.id, "Tambah jumlahnya.")])


async def escalated():
    return await act(escalate_skp, await returned(), BUDI, alasan=" Perkin menetapkan 12 laporan. ")


async def test_the_owner_asks_the_raters_superior():
    skp_id = await escalated()

    versi = await versi_of(skp_id)
    assert (versi.status, versi.revisi, versi.sengketa is not None) == (StatusSkp.SUBMITTED, 1, True)
    assert (await rows_of(skp_id))[0].catatan == "Tambah jumlahnya."
    row = await models.Riwayat.filter(tindakan="ESCALATE").get()
    assert '"alasan":"Perkin menetapkan 12 laporan."' in row.isi


async def test_the_raters_superior_is_told_that_he_is_asked():
    await escalated()

    row = await models.Riwayat.filter(tindakan="ESCALATE").get()
    told = (
        await models.Pemberitahuan.filter(riwayat_id=row.id)
        .order_by("penerima_id")
        .values_list("penerima_id", flat=True)
    )
    assert told == [SITI, RATNA]


async def test_then_the_rater_is_out_of_it():
    skp_id = await escalated()

    assert await refusals(act(approve_skp, skp_id, SITI)) == [(ErrorCode.WRONG_STATUS, "")]
    assert await refusals(act(return_skp, skp_id, SITI, catatan="Lagi.")) == [(ErrorCode.WRONG_STATUS, "")]
    assert await refusals(act(withdraw_skp, skp_id, BUDI)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_his_superior_puts_the_plan_in_force():
    skp_id = await escalated()

    await act(decide_skp, skp_id, RATNA)

    versi = await versi_of(skp_id)
    assert (versi.status, versi.oleh_atasan, versi.sengketa) == (StatusSkp.APPROVED, True, None)
    assert len(await quarters_of(skp_id)) == 4
    assert (await riwayat_of(BUDI))[-1] == ("skp", "DECIDE", RATNA)


async def test_or_upholds_the_return_and_the_owner_follows():
    skp_id = await escalated()
    row = (await rows_of(skp_id))[0]

    await act(uphold_skp, skp_id, RATNA, indikator=[CatatanMasuk(row.id, "Ikuti atasan Anda.")])

    versi = await versi_of(skp_id)
    assert (versi.status, versi.oleh_atasan, versi.sengketa) == (StatusSkp.RETURNED, True, None)
    assert (await rows_of(skp_id))[0].status is StatusIndikator.RETURNED
    # He has decided: it is not asked a second time.
    assert await refusals(act(escalate_skp, skp_id, BUDI, alasan="Tetap tidak setuju.")) == [
        (ErrorCode.WRONG_STATUS, "")
    ]


async def test_nobody_else_decides():
    skp_id = await escalated()

    for orang in (SITI, BUDI, GUBERNUR):
        assert await refusals(act(decide_skp, skp_id, orang)) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(act(decide_skp, skp_id, TONO)) == [(ErrorCode.NOT_FOUND, "id")]


async def test_the_raters_superior_waits_for_the_raters_last_day():
    skp_id = await submitted_skp()

    assert await refusals(act(decide_skp, skp_id, RATNA, HARI_TERAKHIR)) == [(ErrorCode.WRONG_STATUS, "")]
    await act(decide_skp, skp_id, RATNA, LEWAT)
    assert (await versi_of(skp_id)).oleh_atasan


async def test_a_rater_who_is_late_may_still_approve():
    skp_id = await submitted_skp()

    await act(approve_skp, skp_id, SITI, LEWAT)

    versi = await versi_of(skp_id)
    assert (versi.status, versi.oleh_atasan) == (StatusSkp.APPROVED, False)


async def test_a_reason_is_needed_to_ask():
    assert await refusals(act(escalate_skp, await returned(), BUDI, alasan=" ")) == [(ErrorCode.WAJIB_DIISI, "alasan")]


async def test_a_plan_that_was_not_repaired_can_be_asked_about_but_not_one_that_is_incomplete():
    skp_id = await returned()
    await models.Indikator.filter(versi_id=(await versi_of(skp_id)).id, urut=3).update(uraian="")

    assert await refusals(act(escalate_skp, skp_id, BUDI, alasan="Tidak setuju.")) == [
        (ErrorCode.WAJIB_DIISI, "indikator.2.uraian")
    ]


async def test_only_what_came_back_is_asked_about():
    assert await refusals(act(escalate_skp, await draft_skp(), BUDI, alasan="Tidak setuju.")) == [
        (ErrorCode.WRONG_STATUS, "")
    ]


async def test_while_nobody_stands_above_the_rater_all_stays_with_him():
    await models.Penempatan.filter(pegawai_id__in=[RATNA, GUBERNUR]).delete()
    await models.Pemegang.filter(jabatan_id=KEPALA_BADAN).delete()
    await pegawai.rebuild_all()
    skp_id = await submitted_skp()
    row = (await rows_of(skp_id))[0]
    await act(return_skp, skp_id, SITI, indikator=[CatatanMasuk(row.id, "Tambah.")])

    assert await refusals(act(escalate_skp, skp_id, BUDI, alasan="Tidak setuju.")) == [(ErrorCode.WRONG_STATUS, "")]
    assert (await versi_of(skp_id)).penilai_jabatan_id == KEPALA_BIDANG


async def test_what_was_upheld_goes_to_the_rater_again():
    skp_id = await escalated()
    row = (await rows_of(skp_id))[0]
    await act(uphold_skp, skp_id, RATNA, indikator=[CatatanMasuk(row.id, "Ikuti atasan Anda.")])
    await models.Indikator.filter(id=row.id).update(disentuh=True)

    await act(submit_skp, skp_id, BUDI)
    await act(approve_skp, skp_id, SITI)

    versi = await versi_of(skp_id)
    assert (versi.status, versi.revisi, versi.oleh_atasan) == (StatusSkp.APPROVED, 2, True)


async def test_the_rater_does_not_take_back_what_his_superior_has_decided():
    skp_id = await escalated()
    await act(decide_skp, skp_id, RATNA)

    for orang in (SITI, RATNA):
        assert (await refusals(act(undo_skp, skp_id, orang)))[0][0] in (ErrorCode.WRONG_STATUS, ErrorCode.NOT_ALLOWED)
    assert (await versi_of(skp_id)).status is StatusSkp.APPROVED
