"""Who is told of what: those whom an act concerns, at once, and nobody else; and each reads his own."""

from dataclasses import replace
from datetime import date

import pytest

from kinerja import models
from kinerja.api.schema import schema
from kinerja.domain.aktor import Peran
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.kalender import Tahapan
from kinerja.domain.laporan_atasan import LaporanMasuk
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.services import pegawai
from kinerja.services.laporan_atasan import report_atasan
from kinerja.services.pemberitahuan import read_pemberitahuan, sweep, unread
from kinerja.services.pembukaan import PembukaanMasuk, confirm_pembukaan, propose_pembukaan, reject_pembukaan
from kinerja.services.realisasi import return_realisasi
from kinerja.services.renkin import return_renkin
from kinerja.services.skp import approve_skp, return_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from people import BIMA, BUDI, DEWI, HARI, JOKO, KEPALA_BIDANG, NRK, RATNA, SITI, TONO, YUNI, aktor
from sockets import socket_of
from steps import (
    draft_skp,
    kunci,
    refusals,
    renkin_of,
    submitted_realisasi,
    submitted_renkin,
    submitted_skp,
    validated_realisasi,
    version_of,
    versions_of,
)

DAFTAR = """
  query ($filter: PemberitahuanFilter) {
    viewer {
      belumDibaca
      pemberitahuan(first: 50, filter: $filter) {
        totalCount
        edges { node {
          id tindakan tindakanLabel milikSendiri dibaca tw oleh { nama jabatan } skp { pegawai { nama } }
        } }
      }
    }
  }
"""
READ = """
  mutation ($input: ReadPemberitahuanInput!) {
    readPemberitahuan(input: $input) { viewer { belumDibaca } errors { code path } }
  }
"""


@pytest.fixture(autouse=True)
def everybody(cast):
    return cast


async def told(orang: int) -> list[str]:
    """The acts of which a person was told, the oldest first."""
    rows = await models.Pemberitahuan.filter(penerima_id=orang).order_by("id").select_related("riwayat")
    return [row.riwayat.tindakan for row in rows]


async def all_told() -> dict[int, list[str]]:
    people = await models.Pemberitahuan.all().distinct().values_list("penerima_id", flat=True)
    return {orang: await told(orang) for orang in people}


# Who is told


async def test_the_rater_is_told_of_what_was_sent_and_the_owner_of_what_was_decided():
    await validated_realisasi()

    assert await all_told() == {
        SITI: ["SUBMIT", "SUBMIT_RENKIN", "SUBMIT_REALISASI"],
        BUDI: ["APPROVE", "APPROVE_RENKIN", "VALIDATE_REALISASI"],
    }


async def test_the_owner_is_told_of_each_return():
    skp_id = await submitted_skp()
    await return_skp(skp_id, version=3, catatan="Tambah satu indikator.", kunci=kunci(), by=aktor(SITI))

    assert await all_told() == {SITI: ["SUBMIT"], BUDI: ["RETURN"]}


async def test_the_owner_is_told_that_plans_and_reports_came_back():
    skp_id = await submitted_renkin()
    quarters = await versions_of(skp_id)
    note = CatatanMasuk((await renkin_of(quarters[0].id))[0].id, "Terlalu sedikit.")
    await return_renkin(quarters, renkin=[note], kunci=kunci(), by=aktor(SITI))

    assert (await told(BUDI))[-1] == "RETURN_RENKIN"


async def test_the_owner_is_told_that_a_report_came_back():
    tw = await submitted_realisasi()
    await return_realisasi(tw.id, version=tw.version, catatan="Lampirkan bukti.", kunci=kunci(), by=aktor(SITI))

    assert (await told(BUDI))[-1] == "RETURN_REALISASI"


async def test_nobody_is_told_of_a_draft():
    await draft_skp()

    assert await all_told() == {}


async def test_whoever_acts_for_the_rater_that_day_is_told():
    await models.Penempatan.create(
        pegawai_id=TONO, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLH
    )
    await pegawai.rebuild_all()

    await submitted_skp()

    assert await all_told() == {TONO: ["SUBMIT"]}


async def test_what_is_done_on_somebodys_behalf_is_told_to_him():
    skp_id = await submitted_skp()
    await models.Penempatan.create(
        pegawai_id=TONO, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLH
    )
    await pegawai.rebuild_all()

    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(TONO))

    assert await all_told() == {SITI: ["SUBMIT", "APPROVE"], BUDI: ["APPROVE"]}


async def test_where_the_rater_is_the_person_rated_the_next_above_is_told():
    skp_id = await draft_skp()
    await models.Penempatan.create(
        pegawai_id=BUDI, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLT
    )
    await pegawai.rebuild_all()

    await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))

    (penerima,) = await all_told()
    assert await models.HubunganAtasan.filter(
        pegawai_id=BUDI, tingkat=1, atasan_id=penerima, mulai__lte=HARI, selesai__gte=HARI
    ).exists()
    assert penerima != BUDI


async def test_where_nobody_rates_only_those_who_keep_the_tree_are_told():
    skp_id = await draft_skp()
    await models.Pemegang.filter(jabatan_id=KEPALA_BIDANG).delete()
    await models.HubunganAtasan.filter(pegawai_id=BUDI).delete()

    await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))

    assert await all_told() == {DEWI: ["DEVIATE"]}


async def test_a_refused_act_is_told_to_nobody():
    skp_id = await draft_skp()

    await refusals(approve_skp(skp_id, version=2, kunci=kunci(), by=aktor(SITI)))

    assert await all_told() == {}


async def test_an_act_sent_again_is_told_once():
    skp_id, key = await draft_skp(), kunci()
    for _ in range(2):
        await submit_skp(skp_id, version=2, kunci=key, by=aktor(BUDI))

    assert await told(SITI) == ["SUBMIT"]


# What a person sees of it


@pytest.mark.parametrize("compiled", [True, False])
async def test_a_notice_says_what_was_done_by_whom_and_to_what(as_, app, compiled):
    app.state.config = replace(app.state.config, compiled=compiled)
    await submitted_renkin()

    viewer = (await as_(SITI)(DAFTAR))["viewer"]

    plan, skp = [edge["node"] for edge in viewer["pemberitahuan"]["edges"]]
    assert (viewer["belumDibaca"], viewer["pemberitahuan"]["totalCount"]) == (2, 2)
    assert plan["tindakanLabel"] == "Rencana kinerja diajukan" and plan["tw"] == [1, 2, 3, 4]
    assert skp["tindakanLabel"] == "SKP diajukan" and skp["tw"] == []
    assert skp["oleh"] == {"nama": "Budi Santoso", "jabatan": "Analis Kepegawaian"}
    assert skp["skp"] == {"pegawai": {"nama": "Budi Santoso"}}
    assert not skp["milikSendiri"] and skp["dibaca"] is None


async def test_a_notice_holds_no_words_of_a_note(as_):
    skp_id = await submitted_skp()
    await return_skp(skp_id, version=3, catatan="Rahasia kita berdua.", kunci=kunci(), by=aktor(SITI))

    assert "Rahasia" not in str(await as_(BUDI)(DAFTAR))
    assert not {"catatan", "isi", "perubahan"} & set(schema._schema.type_map["Pemberitahuan"].fields)


async def test_nobody_sees_the_notices_of_another(as_):
    await submitted_renkin()

    for orang in (TONO, RATNA, YUNI, JOKO):
        viewer = (await as_(orang)(DAFTAR))["viewer"]
        assert (viewer["belumDibaca"], viewer["pemberitahuan"]["edges"]) == (0, [])


async def test_the_list_can_be_narrowed(as_):
    await validated_realisasi()

    async def found(**filter):
        viewer = (await as_(BUDI)(DAFTAR, filter=filter))["viewer"]
        return [edge["node"]["tindakan"] for edge in viewer["pemberitahuan"]["edges"]]

    assert await found(tahap="SKP") == ["APPROVE"]
    assert await found(tindakan="VALIDATE_REALISASI") == ["VALIDATE_REALISASI"]
    assert await found(belumDibaca=True) == ["VALIDATE_REALISASI", "APPROVE_RENKIN", "APPROVE"]
    await models.Pemberitahuan.filter(penerima_id=BUDI, riwayat__tindakan="APPROVE").update(dibaca=aktor(BUDI).waktu)
    assert await found(belumDibaca=True) == ["VALIDATE_REALISASI", "APPROVE_RENKIN"]


# Reading


async def test_those_named_are_read_and_no_others(as_):
    await submitted_renkin()
    first, second = await models.Pemberitahuan.filter(penerima_id=SITI).order_by("id")

    data = await as_(SITI)(READ, input={"ids": [f"Pemberitahuan_{first.id}"], "idempotencyKey": kunci()})

    assert data["readPemberitahuan"] == {"viewer": {"belumDibaca": 1}, "errors": []}
    await second.refresh_from_db()
    assert second.dibaca is None


async def test_all_up_to_one_are_read_and_what_came_later_is_not(as_):
    await validated_realisasi()
    ids = await models.Pemberitahuan.filter(penerima_id=SITI).order_by("id").values_list("id", flat=True)

    await as_(SITI)(READ, input={"sampai": f"Pemberitahuan_{ids[1]}", "idempotencyKey": kunci()})

    assert [row.id for row in await models.Pemberitahuan.filter(penerima_id=SITI, dibaca=None)] == [ids[2]]
    assert await unread(BUDI) == 3


async def test_what_is_read_keeps_its_time():
    await submitted_skp()
    (row,) = await models.Pemberitahuan.all()
    for hari in (HARI, date(2020, 3, 21)):
        await read_pemberitahuan([row.id], kunci=kunci(), by=aktor(SITI, hari))

    await row.refresh_from_db()
    assert row.dibaca == aktor(SITI).waktu


async def test_none_and_too_many_and_those_of_others_are_refused():
    await submitted_skp()
    (row,) = await models.Pemberitahuan.all()

    assert await refusals(read_pemberitahuan([], kunci=kunci(), by=aktor(SITI))) == [("WAJIB_DIISI", "ids")]
    many = list(range(1, 252))
    assert await refusals(read_pemberitahuan(many, kunci=kunci(), by=aktor(SITI))) == [("TERLALU_BANYAK", "ids")]
    assert await refusals(read_pemberitahuan([row.id], kunci=kunci(), by=aktor(BUDI))) == [("NOT_FOUND", "ids.0")]
    assert await refusals(read_pemberitahuan([], sampai=row.id, kunci=kunci(), by=aktor(RATNA))) == [
        ("NOT_FOUND", "sampai")
    ]
    assert await unread(SITI) == 1


# At once


async def test_the_badge_moves_at_once_for_those_who_are_told_and_for_nobody_else(as_):
    skp_id = await draft_skp()

    async with await socket_of(as_(SITI)) as siti, await socket_of(as_(RATNA)) as ratna:
        for socket in (siti, ratna):
            await socket.begin("subscription { pemberitahuan { pemberitahuanId tindakan belumDibaca } }")
        await submit_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(BUDI))

        heard = (await siti.next(1))["payload"]["data"]["pemberitahuan"]
        with pytest.raises(TimeoutError):
            await ratna.next(0.5)
    (row,) = await models.Pemberitahuan.filter(penerima_id=SITI)
    assert heard == {"pemberitahuanId": f"Pemberitahuan_{row.id}", "tindakan": "SUBMIT", "belumDibaca": 1}


# Those who look after an office, or after the calendar


async def test_the_pengelola_hears_of_a_wrong_superior_and_the_admin_where_there_is_none():
    await report_atasan(LaporanMasuk("Ratna Sari"), kunci=kunci(), by=aktor(BUDI))
    assert await all_told() == {DEWI: ["REPORT"]}

    await report_atasan(LaporanMasuk("Ratna Sari"), kunci=kunci(), by=aktor(JOKO))
    assert await all_told() == {DEWI: ["REPORT"], BIMA: ["REPORT"]}


async def test_the_pengelola_hears_once_that_another_rater_is_named():
    skp_id = await draft_skp()
    await save_skp(skp_id, version=2, penilai=NRK[RATNA], kunci=kunci(), by=aktor(BUDI))
    await submit_skp(skp_id, version=3, kunci=kunci(), by=aktor(BUDI))
    await return_skp(skp_id, version=4, catatan="Kurang.", kunci=kunci(), by=aktor(RATNA))
    assert await told(DEWI) == ["DEVIATE"]

    await submit_skp(skp_id, version=5, kunci=kunci(), by=aktor(BUDI))
    assert await told(DEWI) == ["DEVIATE"]


async def test_nobody_hears_of_a_rater_whose_office_is_not_known():
    skp_id = await draft_skp()
    await save_skp(skp_id, version=2, penilai=NRK[RATNA], kunci=kunci(), by=aktor(BUDI))
    await models.Penempatan.filter(pegawai_id=BUDI).update(selesai=date(2020, 3, 19))

    await submit_skp(skp_id, version=3, kunci=kunci(), by=aktor(BUDI))

    assert await told(DEWI) == []


@pytest.mark.parametrize("keputusan", ["CONFIRM", "REJECT"])
async def test_the_other_admins_hear_of_a_proposal_and_its_proposer_what_became_of_it(keputusan):
    await models.Peran.create(pegawai_id=YUNI, peran=Peran.ADMIN_BKD, mulai=date(2020, 1, 1))
    bima, yuni = (aktor(orang, HARI, Peran.ADMIN_BKD) for orang in (BIMA, YUNI))
    masuk = PembukaanMasuk(Tahapan.SKP, 2020, date(2020, 4, 30), "Sakit", pegawai_id=TONO)
    id = await propose_pembukaan(masuk, kunci=kunci(), by=bima)
    assert await all_told() == {YUNI: ["PROPOSE"]}

    if keputusan == "CONFIRM":
        await confirm_pembukaan(id, version=1, kunci=kunci(), by=yuni)
    else:
        await reject_pembukaan(id, version=1, catatan="Belum perlu.", kunci=kunci(), by=yuni)

    opened = {TONO: ["CONFIRM"]} if keputusan == "CONFIRM" else {}
    assert await all_told() == {YUNI: ["PROPOSE"], BIMA: [keputusan], **opened}


# How long they are kept


async def test_a_notice_goes_after_its_time_and_the_act_stays():
    await submitted_skp()

    # It was sent on 20 March 2020 at nine.
    assert await sweep(aktor(SITI, date(2021, 3, 20)).waktu) == 0
    assert await sweep(aktor(SITI, date(2021, 3, 21)).waktu) == 1
    assert await all_told() == {}
    assert await models.Riwayat.filter(tindakan="SUBMIT").count() == 1
