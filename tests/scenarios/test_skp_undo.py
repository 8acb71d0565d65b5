"""Taking back: the owner withdraws what is not decided on, the rater undoes an approval or a validation."""

import asyncio
from datetime import date
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import DomainError, ErrorCode
from kinerja.domain.indikator import StatusIndikator
from kinerja.domain.realisasi import RealisasiMasuk
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.services.akses import take
from kinerja.services.periode import lock_triwulan
from kinerja.services.realisasi import save_realisasi, undo_realisasi
from kinerja.services.renkin import save_renkin, undo_renkin
from kinerja.services.skp import approve_skp, submit_skp, undo_skp, withdraw_skp
from people import BIMA, BUDI, HARI, RATNA, SITI, aktor
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


async def versi_of(skp_id):
    return await models.VersiSkp.get(id=(await models.Skp.get(id=skp_id)).kerja_id)


async def withdraw(skp_id, orang=BUDI, hari=HARI):
    return await withdraw_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(orang, hari))


async def undo(skp_id, orang=SITI, hari=HARI):
    return await undo_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(orang, hari))


async def test_the_owner_withdraws_what_was_sent_in_and_sends_it_again():
    skp_id = await submitted_skp()

    await withdraw(skp_id)

    versi = await versi_of(skp_id)
    assert (versi.status, versi.revisi, versi.diajukan) == (StatusSkp.DRAFT, 0, None)
    assert await models.IndikatorRevisi.all().count() == 0
    await submit_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(BUDI))
    assert (await versi_of(skp_id)).status is StatusSkp.SUBMITTED
    assert [act for _, act, _ in await riwayat_of(BUDI)] == ["CREATE", "SUBMIT", "WITHDRAW", "SUBMIT"]


async def test_only_the_owner_withdraws_and_only_what_was_sent_in():
    skp_id = await submitted_skp()
    draft = await refusals(withdraw(skp_id, SITI))

    await withdraw(skp_id)

    assert draft == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(withdraw(skp_id)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_after_the_window_nothing_is_withdrawn():
    skp_id = await submitted_skp()

    assert await refusals(withdraw(skp_id, hari=date(2020, 4, 1))) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_the_rater_takes_an_approval_back():
    skp_id = await approved_skp()

    await undo(skp_id)

    skp, versi = await models.Skp.get(id=skp_id), await versi_of(skp_id)
    assert (versi.status, versi.disetujui, skp.berlaku_id) == (StatusSkp.SUBMITTED, None, None)
    assert await quarters_of(skp_id) == []
    assert await models.Renkin.all().count() == 0
    assert {row.status for row in await rows_of(skp_id)} == {StatusIndikator.PROPOSED}


async def test_what_was_taken_back_can_be_approved_again():
    skp_id = await approved_skp()
    await undo(skp_id)

    await approve_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(SITI))

    assert [tw.tw for tw in await quarters_of(skp_id)] == [1, 2, 3, 4]
    assert (await models.Skp.get(id=skp_id)).berlaku_id is not None


async def test_an_approval_stays_once_the_owner_has_planned():
    skp_id = await approved_skp()
    await save_renkin(await targets(skp_id), kunci=kunci(), by=aktor(BUDI))

    assert await refusals(undo(skp_id)) == [(ErrorCode.WRONG_STATUS, "")]
    assert (await versi_of(skp_id)).status is StatusSkp.APPROVED


async def test_an_approval_stays_once_one_of_its_quarters_is_locked():
    skp_id = await approved_skp()
    hari = date(2020, 4, 15)
    await lock_triwulan(2020, 1, kunci=kunci(), by=aktor(BIMA, hari, Peran.ADMIN_BKD))

    assert await refusals(undo(skp_id, hari=hari)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_of_an_undo_and_a_plan_at_once_the_later_one_is_told():
    skp_id = await approved_skp()
    plan = save_renkin(await targets(skp_id), kunci=kunci(), by=aktor(BUDI))

    found = await asyncio.gather(undo(skp_id), plan, return_exceptions=True)

    told = [each for each in found if isinstance(each, DomainError)]
    assert len(told) == 1
    assert told[0].code in (ErrorCode.NOT_FOUND, ErrorCode.WRONG_STATUS)


async def test_what_is_gone_since_it_was_seen_is_not_found():
    assert await refusals(take(models.Triwulan, 1, 1)) == [(ErrorCode.NOT_FOUND, "id")]


async def test_nobody_but_the_rater_takes_an_approval_back():
    skp_id = await approved_skp()

    assert await refusals(undo(skp_id, BUDI)) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(undo(skp_id, RATNA)) == [(ErrorCode.NOT_ALLOWED, "")]


async def test_a_draft_has_no_approval_to_take_back():
    skp_id = await draft_skp()

    assert await refusals(undo(skp_id)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_the_rater_takes_the_approval_of_plans_back():
    skp_id = await approved_renkin()

    await undo_renkin(await versions_of(skp_id, 1, 2), kunci=kunci(), by=aktor(SITI))

    status = [tw.renkin_status for tw in await quarters_of(skp_id)]
    assert status == [StatusRenkin.SUBMITTED] * 2 + [StatusRenkin.APPROVED] * 2
    assert [tw.renkin_diputuskan is None for tw in await quarters_of(skp_id)] == [True, True, False, False]


async def test_an_approval_of_a_plan_stays_once_it_is_reported_on():
    skp_id = await approved_renkin()
    tw = await first_quarter()
    row = (await renkin_of(tw.id))[0]
    await save_realisasi(
        tw.id, version=tw.version, renkin=[RealisasiMasuk(row.id, Decimal(1))], kunci=kunci(), by=aktor(BUDI)
    )

    assert await refusals(undo_renkin(await versions_of(skp_id, 1), kunci=kunci(), by=aktor(SITI))) == [
        (ErrorCode.WRONG_STATUS, "triwulan.0")
    ]


async def test_what_is_not_approved_cannot_be_taken_back():
    skp_id = await submitted_renkin()

    assert await refusals(undo_renkin(await versions_of(skp_id, 1), kunci=kunci(), by=aktor(SITI))) == [
        (ErrorCode.WRONG_STATUS, "triwulan.0")
    ]


async def test_the_rater_takes_a_validation_back():
    tw = await validated_realisasi()

    await undo_realisasi(tw.id, version=tw.version, kunci=kunci(), by=aktor(SITI))

    tw = await first_quarter()
    assert (tw.realisasi_status, tw.hasil, tw.realisasi_diputuskan) == (StatusRealisasi.SUBMITTED, None, None)
    assert {(r.nilai_validasi, r.capaian, r.capaian_tpp) for r in await renkin_of(tw.id)} == {(None, None, None)}
    assert all(r.realisasi is not None for r in await renkin_of(tw.id) if r.target)


async def test_a_locked_validation_stays():
    tw = await validated_realisasi()
    act = undo_realisasi(tw.id, version=tw.version, kunci=kunci(), by=aktor(SITI, date(2020, 4, 15)))

    assert await refusals(act) == [(ErrorCode.WRONG_STATUS, "")]
