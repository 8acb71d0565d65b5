"""Opening a closed window again: one admin proposes it with a reason, another decides."""

from datetime import date

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import ErrorCode
from kinerja.domain.kalender import StatusPembukaan, Tahapan
from kinerja.domain.realisasi import RealisasiMasuk
from kinerja.services.pembukaan import (
    PembukaanMasuk,
    confirm_pembukaan,
    propose_pembukaan,
    reject_pembukaan,
    withdraw_pembukaan,
)
from kinerja.services.realisasi import save_realisasi
from kinerja.services.renkin import save_renkin
from kinerja.services.skp import create_skp, submit_skp
from people import BADAN, BIDANG, BIMA, BUDI, DINAS, HARI, RATNA, SITI, TONO, YUNI, aktor
from steps import (
    approved_renkin,
    approved_skp,
    draft_skp,
    first_quarter,
    kunci,
    quarters_of,
    refusals,
    renkin_of,
    targets,
    version_of,
)

pytestmark = pytest.mark.usefixtures("cast")

APRIL, MEI = date(2020, 4, 20), date(2020, 5, 8)


def bima(hari=APRIL):
    return aktor(BIMA, hari, Peran.ADMIN_BKD)


def ratna(hari=APRIL):
    """The second admin."""
    return aktor(RATNA, hari, Peran.ADMIN_BKD)


async def propose(tahap=Tahapan.REALISASI, by=None, **more):
    given = {"tahap": tahap, "tahun": 2020, "sampai": MEI, "alasan": " Sakit. ", "tw": 1, **more}
    return await propose_pembukaan(PembukaanMasuk(**given), kunci=kunci(), by=by or bima())


async def act(service, id, by=None, **more):
    version = (await models.Pembukaan.get(id=id)).version
    return await service(id, version=version, kunci=kunci(), by=by or ratna(), **more)


async def opened(*args, **more):
    return await act(confirm_pembukaan, await propose(*args, **more))


async def test_one_proposes_and_another_opens():
    id = await propose(pegawai_id=BUDI)
    row = await models.Pembukaan.get(id=id)
    assert (row.status, row.alasan, row.penentu_id) == (StatusPembukaan.PROPOSED, "Sakit.", None)

    await act(confirm_pembukaan, id)

    row = await models.Pembukaan.get(id=id)
    assert (row.status, row.oleh_id, row.penentu_id) == (StatusPembukaan.CONFIRMED, BIMA, RATNA)
    told = await models.Riwayat.filter(berkas_id=0, objek="pembukaan").order_by("nomor")
    assert [(r.tindakan, r.oleh_id) for r in told] == [("PROPOSE", BIMA), ("CONFIRM", RATNA)]


async def test_nobody_opens_what_he_proposed():
    id = await propose()

    assert await refusals(act(confirm_pembukaan, id, bima())) == [(ErrorCode.ORANG_KEDUA, "")]
    assert await refusals(act(reject_pembukaan, id, bima(), catatan="Tidak.")) == [(ErrorCode.ORANG_KEDUA, "")]


async def test_another_says_no_with_a_note():
    id = await propose()

    assert await refusals(act(reject_pembukaan, id, catatan=" ")) == [(ErrorCode.CATATAN_WAJIB, "catatan")]
    await act(reject_pembukaan, id, catatan="Belum ada surat.")

    row = await models.Pembukaan.get(id=id)
    assert (row.status, row.catatan) == (StatusPembukaan.REFUSED, "Belum ada surat.")
    assert await refusals(act(confirm_pembukaan, id)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_who_proposed_it_takes_it_back():
    id = await propose()

    assert await refusals(act(withdraw_pembukaan, id)) == [(ErrorCode.NOT_ALLOWED, "")]
    await act(withdraw_pembukaan, id, bima())

    assert (await models.Pembukaan.get(id=id)).status is StatusPembukaan.WITHDRAWN


async def test_only_admins_have_a_part_in_it():
    id = await propose(pegawai_id=BUDI)

    assert await refusals(propose(by=aktor(SITI))) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(act(confirm_pembukaan, id, aktor(YUNI, APRIL, Peran.AUDITOR))) == [
        (ErrorCode.NOT_ALLOWED, "")
    ]
    assert await refusals(act(confirm_pembukaan, id, aktor(BUDI, APRIL))) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(act(confirm_pembukaan, id, aktor(SITI, APRIL))) == [(ErrorCode.NOT_FOUND, "id")]


@pytest.mark.parametrize(
    ("beda", "found"),
    [
        ({"alasan": " "}, (ErrorCode.WAJIB_DIISI, "alasan")),
        ({"sampai": date(2020, 4, 19)}, (ErrorCode.BELUM_WAKTUNYA, "sampai")),
        ({"sampai": date(9999, 12, 31)}, (ErrorCode.DI_LUAR_RENTANG, "sampai")),
        ({"tw": 3}, (ErrorCode.TIDAK_PERLU_DIBUKA, "sampai")),
        ({"tw": 2, "tahap": Tahapan.RENKIN, "sampai": APRIL, "by": bima(HARI)}, None),
        ({"tw": 5}, (ErrorCode.NILAI_TIDAK_DIKENAL, "tw")),
        ({"tw": None}, (ErrorCode.NILAI_TIDAK_DIKENAL, "tw")),
        ({"tahap": Tahapan.SKP}, (ErrorCode.NILAI_TIDAK_DIKENAL, "tw")),
        ({"tahun": 2018}, (ErrorCode.DI_LUAR_TAHUN, "tahun")),
        ({"pegawai_id": 999}, (ErrorCode.NOT_FOUND, "bagiId")),
        ({"unit_id": 999}, (ErrorCode.NOT_FOUND, "bagiId")),
    ],
)
async def test_what_can_be_proposed(beda, found):
    if found is None:
        await propose(**beda)
    else:
        assert await refusals(propose(**beda)) == [found]


async def test_a_day_that_went_by_meanwhile_is_not_opened():
    id = await propose()

    assert await refusals(act(confirm_pembukaan, id, ratna(date(2020, 5, 9)))) == [(ErrorCode.BELUM_WAKTUNYA, "sampai")]


async def test_a_report_can_be_sent_again_and_superior_and_lock_wait():
    await approved_renkin()
    tw = await first_quarter()
    await models.Triwulan.filter(id=tw.id).update(terkunci="MISSED")
    await opened(pegawai_id=BUDI)

    row = (await renkin_of(tw.id))[0]
    masuk = [RealisasiMasuk(row.id, row.target)]
    await save_realisasi(tw.id, version=tw.version, renkin=masuk, kunci=kunci(), by=aktor(BUDI, MEI))

    tw = await first_quarter()
    assert (tw.realisasi_diperpanjang, tw.validasi_diperpanjang) == (MEI, date(2020, 5, 13))
    assert (tw.kunci_ditunda, tw.terkunci) == (date(2020, 5, 17), None)
    late = save_realisasi(tw.id, version=tw.version, renkin=masuk, kunci=kunci(), by=aktor(BUDI, date(2020, 5, 9)))
    assert await refusals(late) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_a_plan_can_be_made_again():
    skp_id = await approved_skp()
    await opened(Tahapan.RENKIN, unit_id=BIDANG)

    await save_renkin(await targets(skp_id, (("1",), ("0",), ("1",)), 1), kunci=kunci(), by=aktor(BUDI, MEI))

    assert [q.renkin_diperpanjang for q in await quarters_of(skp_id)] == [MEI, None, None, None]


@pytest.mark.parametrize(
    ("untuk", "concerned"), [({"unit_id": BADAN}, True), ({"unit_id": DINAS}, False), ({"pegawai_id": TONO}, False)]
)
async def test_only_those_it_is_for_are_concerned(untuk, concerned):
    await approved_renkin()

    await opened(**untuk)

    assert ((await first_quarter()).realisasi_diperpanjang == MEI) is concerned


async def test_an_earlier_day_takes_nothing_back():
    await approved_renkin()
    await opened(pegawai_id=BUDI)

    await opened(sampai=date(2020, 5, 1))

    assert (await first_quarter()).realisasi_diperpanjang == MEI


async def test_an_skp_can_be_sent_in_again():
    skp_id = await draft_skp()
    await opened(Tahapan.SKP, tw=None)

    await submit_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(BUDI, MEI))


@pytest.mark.parametrize("untuk", [{"pegawai_id": TONO}, {"unit_id": BADAN}, {}])
async def test_whoever_has_no_skp_may_begin_one(untuk):
    await opened(Tahapan.SKP, tw=None, **untuk)

    skp_id = await create_skp(date(2020, 1, 1), date(2020, 12, 31), kunci=kunci(), by=aktor(TONO, MEI))

    assert (await models.VersiSkp.get(skp_id=skp_id)).diperpanjang == MEI


async def test_for_others_the_window_stays_closed():
    await opened(Tahapan.SKP, tw=None, unit_id=DINAS)
    span = (date(2020, 1, 1), date(2020, 12, 31))

    assert await refusals(create_skp(*span, kunci=kunci(), by=aktor(TONO, APRIL))) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_somebody_without_a_post_has_only_what_is_for_him_or_for_all():
    await models.Penempatan.filter(pegawai_id=TONO).update(selesai=date(2020, 4, 30))
    await opened(Tahapan.SKP, tw=None, unit_id=BADAN)
    span = (date(2020, 1, 1), date(2020, 12, 31))

    assert await refusals(create_skp(*span, kunci=kunci(), by=aktor(TONO, MEI))) == [(ErrorCode.WINDOW_CLOSED, "")]
