"""The calendar as the admin keeps it: its days, outages that lengthen windows, and the lock."""

from dataclasses import replace
from datetime import date

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import ErrorCode
from kinerja.domain.kalender import tahun_baku, triwulan_baku
from kinerja.services import periode
from kinerja.services.realisasi import save_realisasi, undo_realisasi, validate_realisasi
from kinerja.services.renkin import return_renkin, submit_renkin
from kinerja.services.skp import submit_skp
from people import BIMA, BUDI, DEWI, HARI, SITI, YUNI, aktor
from steps import (
    approved_renkin,
    approved_skp,
    draft_skp,
    drafted_renkin,
    first_quarter,
    kunci,
    quarters_of,
    refusals,
    submitted_realisasi,
    submitted_renkin,
    submitted_skp,
    validated_realisasi,
    validation,
    version_of,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("cast")

TAHUN, TW1, TW2 = tahun_baku(2020), triwulan_baku(2020, 1), triwulan_baku(2020, 2)


def bima(hari=HARI):
    return aktor(BIMA, hari, Peran.ADMIN_BKD)


async def save(tahun=TAHUN, *triwulan, version=1, by=None):
    return await periode.save_kalender(tahun, triwulan, version=version, kunci=kunci(), by=by or bima())


async def outage(mulai, selesai, hari=HARI, alasan="Listrik pusat data padam", orang=None):
    by = orang or bima(hari)
    return await periode.record_gangguan(mulai, selesai, alasan, kunci=kunci(), by=by)


async def lock(tw=1, hari=date(2020, 4, 15), tahun=2020):
    return await periode.lock_triwulan(tahun, tw, kunci=kunci(), by=bima(hari))


async def days(tw):
    return await models.KalenderTriwulan.get(tahun=2020, tw=tw)


# Its days


async def test_the_admin_lays_down_other_days():
    later = replace(TW2, batas_realisasi=date(2020, 7, 6))

    assert await save(TAHUN, later) == 2020

    assert (await days(2)).batas_realisasi == date(2020, 7, 6)
    assert (await models.KalenderTahun.get(tahun=2020)).version == 2
    row = await models.Riwayat.get(berkas_id=0, objek="kalender")
    assert (row.tindakan, row.oleh_id) == ("SAVE", BIMA)
    assert '"batas_realisasi":"2020-07-05"' in row.isi and '"batas_realisasi":"2020-07-06"' in row.isi


@pytest.mark.parametrize("orang", [BUDI, SITI, DEWI, YUNI])
async def test_nobody_else_does(orang):
    peran = {DEWI: [Peran.PENGELOLA], YUNI: [Peran.AUDITOR]}.get(orang, [])

    assert await refusals(save(by=aktor(orang, HARI, *peran))) == [(ErrorCode.NOT_ALLOWED, "")]


async def test_a_calendar_that_was_changed_meanwhile_is_looked_at_again():
    await save(TAHUN, TW2)

    assert await refusals(save(TAHUN, TW2)) == [(ErrorCode.STALE, "version")]


async def test_a_year_that_has_no_calendar_has_none_to_change():
    assert await refusals(save(tahun_baku(2031))) == [(ErrorCode.NOT_FOUND, "tahun")]


async def test_a_window_that_has_closed_is_not_made_longer_here():
    # On 20 March the window of the SKP and that of the first quarter's plan have closed.
    longer = replace(TAHUN, tutup_skp=date(2020, 3, 31))
    plan = replace(TW1, batas_renkin=date(2020, 3, 31))

    assert await refusals(save(longer)) == [(ErrorCode.BUTUH_PEMBUKAAN, "tutupSkp")]
    assert await refusals(save(TAHUN, plan)) == [(ErrorCode.BUTUH_PEMBUKAAN, "triwulan.0.batasRenkin")]
    await save(TAHUN, replace(TW1, batas_renkin=date(2020, 1, 10)))


async def test_nor_is_the_lock_put_off_on_the_day_it_falls():
    later = replace(TW1, kunci=date(2020, 4, 30))

    assert await refusals(save(TAHUN, later, by=bima(date(2020, 4, 15)))) == [
        (ErrorCode.BUTUH_PEMBUKAAN, "triwulan.0.kunci")
    ]
    await save(TAHUN, later, by=bima(date(2020, 4, 14)))


async def test_a_quarter_named_twice_is_refused():
    assert await refusals(save(TAHUN, TW2, replace(TW2, kunci=date(2020, 7, 20)))) == [
        (ErrorCode.NILAI_TIDAK_DIKENAL, "triwulan.1.tw")
    ]


async def test_days_out_of_order_are_refused_and_nothing_is_changed():
    odd = replace(TW2, kunci=date(2020, 7, 1))

    assert await refusals(save(TAHUN, odd)) == [(ErrorCode.TANGGAL_TERBALIK, "triwulan.0.kunci")]
    assert await refusals(save(TAHUN, replace(TW2, tw=5))) == [(ErrorCode.NILAI_TIDAK_DIKENAL, "triwulan.0.tw")]
    assert (await models.KalenderTahun.get(tahun=2020)).version == 1


# Outages


async def test_an_outage_lengthens_the_windows_of_the_calendar():
    await outage(date(2020, 3, 18), date(2020, 3, 19))

    after = await days(1)
    assert (after.batas_realisasi, after.batas_validasi) == (date(2020, 4, 7), date(2020, 4, 12))
    assert (after.kunci, after.batas_renkin) == (date(2020, 4, 17), TW1.batas_renkin)
    assert (await days(2)).batas_realisasi == TW2.batas_realisasi
    assert (await models.KalenderTahun.get(tahun=2020)).version == 2
    row = await models.Riwayat.get(berkas_id=0, objek="gangguan")
    assert (row.tindakan, row.oleh_id) == ("RECORD", BIMA)


async def test_an_outage_lengthens_the_days_of_ones_own():
    # Budi's days for his SKP end on 31 March, thirty days from his placement.
    skp_id = await draft_skp()
    await outage(date(2020, 3, 30), date(2020, 4, 1), date(2020, 4, 2))

    act = {"version": await version_of(skp_id), "kunci": kunci()}
    assert await refusals(submit_skp(skp_id, **act, by=aktor(BUDI, date(2020, 4, 4)))) == [
        (ErrorCode.WINDOW_CLOSED, "")
    ]
    await submit_skp(skp_id, **act, by=aktor(BUDI, date(2020, 4, 3)))


async def test_an_outage_lengthens_the_raters_days_too():
    skp_id = await submitted_skp()
    await outage(date(2020, 3, 25), date(2020, 3, 26), date(2020, 3, 27))

    versi = await models.VersiSkp.get(skp_id=skp_id)
    assert versi.putusan_diperpanjang == date(2020, 4, 5)


async def test_an_outage_lengthens_the_raters_days_for_plans(as_):
    skp_id = await submitted_renkin()
    await outage(date(2020, 3, 25), date(2020, 3, 26), date(2020, 3, 27))

    asked = f'{{ node(id: "Skp_{skp_id}") {{ ... on Skp {{ triwulan {{ rencana {{ giliran {{ batas }} }} }} }} }} }}'
    found = (await as_(SITI)(asked))["node"]["triwulan"]
    assert [tw["rencana"]["giliran"]["batas"] for tw in found] == ["2020-04-05"] * 4
    # Sent in again, the days are counted anew.
    quarters = await versions_of(skp_id)
    await return_renkin(quarters, catatan="Kurang.", kunci=kunci(), by=aktor(SITI))
    await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(BUDI, date(2020, 3, 21)))
    assert [q.renkin_putusan_diperpanjang for q in await quarters_of(skp_id)] == [None] * 4


async def test_an_outage_lengthens_the_days_for_plans_after_an_approval():
    # Approved on 20 March: the plans may be sent until 4 April, and as the calendar says for later quarters.
    skp_id = await drafted_renkin()
    await outage(date(2020, 4, 4), date(2020, 4, 5), date(2020, 4, 6))

    assert [q.renkin_diperpanjang for q in await quarters_of(skp_id)] == [date(2020, 4, 6)] * 4
    await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(BUDI, date(2020, 4, 6)))


async def test_an_outage_lengthens_the_days_for_a_repair_of_a_report():
    tw = await submitted_realisasi()
    await models.Triwulan.filter(id=tw.id).update(
        realisasi_status="RETURNED", realisasi_dikembalikan=date(2020, 4, 3), validasi_diperpanjang=date(2020, 4, 20)
    )
    await outage(date(2020, 4, 8), date(2020, 4, 8), date(2020, 4, 9))

    tw = await first_quarter()
    assert (tw.realisasi_diperpanjang, tw.validasi_diperpanjang) == (date(2020, 4, 9), date(2020, 4, 21))


async def test_what_an_outage_does_not_touch_stays():
    skp_id = await drafted_renkin()
    await models.VersiSkp.filter(skp_id=skp_id).update(status="RETURNED", dikembalikan=date(2020, 3, 20))
    before = [q.renkin_diperpanjang for q in await quarters_of(skp_id)]

    await outage(date(2020, 2, 3), date(2020, 2, 3))

    assert [q.renkin_diperpanjang for q in await quarters_of(skp_id)] == before == [None] * 4
    assert (await models.VersiSkp.get(skp_id=skp_id)).diperpanjang is None


async def test_an_outage_before_it_all_began_moves_nothing():
    skp_id = await submitted_skp()
    await outage(date(2020, 2, 3), date(2020, 2, 3))

    assert (await models.VersiSkp.get(skp_id=skp_id)).putusan_diperpanjang is None


async def test_an_outage_after_the_repair_was_due_moves_nothing():
    tw = await submitted_realisasi()
    await models.Triwulan.filter(id=tw.id).update(realisasi_status="RETURNED", realisasi_dikembalikan=date(2020, 4, 3))
    await outage(date(2020, 4, 9), date(2020, 4, 9), date(2020, 4, 9))

    assert (await first_quarter()).realisasi_diperpanjang is None


async def test_outages_do_not_overlap_and_have_a_reason():
    await outage(date(2020, 3, 18), date(2020, 3, 19))

    assert await refusals(outage(date(2020, 3, 19), date(2020, 3, 20))) == [(ErrorCode.MASA_BERTUMPUK, "mulai")]
    assert await refusals(outage(date(2020, 3, 1), date(2020, 3, 1), alasan=" ")) == [(ErrorCode.WAJIB_DIISI, "alasan")]
    assert await refusals(outage(date(2020, 3, 21), date(2020, 3, 22))) == [(ErrorCode.DI_LUAR_RENTANG, "mulai")]
    assert await refusals(outage(date(2020, 3, 1), date(2020, 3, 1), orang=aktor(SITI))) == [
        (ErrorCode.NOT_ALLOWED, "")
    ]


# The lock


async def test_the_lock_keeps_what_the_calendar_made_of_a_quarter():
    tw = await validated_realisasi()

    await lock()

    tw = await first_quarter()
    assert tw.terkunci == "LOCKED"
    await models.KalenderTriwulan.filter(tahun=2020, tw=1).update(kunci=date(2020, 12, 31))
    act = undo_realisasi(tw.id, version=tw.version, kunci=kunci(), by=aktor(SITI, date(2020, 4, 20)))
    assert await refusals(act) == [(ErrorCode.WRONG_STATUS, "")]
    row = await models.Riwayat.get(berkas_id=0, tindakan="LOCK")
    assert '"terkunci":1' in row.isi and '"terlewat":0' in row.isi


async def test_what_was_missed_is_locked_as_missed():
    await approved_renkin()

    await lock()

    tw = await first_quarter()
    assert tw.terkunci == "MISSED"
    act = save_realisasi(tw.id, version=tw.version, renkin=[], kunci=kunci(), by=aktor(BUDI, date(2020, 4, 16)))
    assert await refusals(act) == [(ErrorCode.WRONG_STATUS, "")]


async def test_a_plan_that_was_never_made_is_locked_with_its_quarter():
    skp_id = await approved_skp()

    await lock()

    act = submit_renkin(await versions_of(skp_id, 1), kunci=kunci(), by=aktor(BUDI, date(2020, 4, 16)))
    assert await refusals(act) == [(ErrorCode.WRONG_STATUS, "triwulan.0")]


async def test_a_report_that_waits_for_its_superior_is_left_to_him():
    tw = await submitted_realisasi()

    await lock()

    assert (await first_quarter()).terkunci is None
    values = await validation(tw)
    await validate_realisasi(tw.id, version=tw.version, renkin=values, kunci=kunci(), by=aktor(SITI, date(2020, 4, 20)))
    await lock(hari=date(2020, 4, 21))
    assert (await first_quarter()).terkunci == "LOCKED"


async def test_whoever_has_days_left_is_left_alone():
    tw = await submitted_realisasi()
    await models.Triwulan.filter(id=tw.id).update(realisasi_status="RETURNED", realisasi_dikembalikan=date(2020, 4, 14))

    await lock()

    assert (await first_quarter()).terkunci is None


async def test_no_quarter_is_locked_before_its_day():
    assert await refusals(lock(hari=date(2020, 4, 14))) == [(ErrorCode.BELUM_WAKTUNYA, "")]
    assert await refusals(lock(tahun=2031)) == [(ErrorCode.NOT_FOUND, "tw")]
