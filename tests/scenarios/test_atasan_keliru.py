"""A wrong superior: reported by the employee, corrected in one step by the pengelola, and all that waits follows."""

from datetime import date
from typing import Any

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import ErrorCode
from kinerja.domain.laporan_atasan import LaporanMasuk, Perbaikan
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.services import riwayat
from kinerja.services.laporan_atasan import (
    align_penilai,
    preview_laporan_atasan,
    reject_laporan_atasan,
    report_atasan,
    resolve_laporan_atasan,
    withdraw_laporan_atasan,
)
from kinerja.services.pegawai import end_placement, place
from kinerja.services.perbaikan_atasan import Perpindahan
from people import (
    ANALIS,
    BIMA,
    BUDI,
    DEWI,
    DINAS,
    GUBERNUR,
    HADI,
    HARI,
    JABATAN_GUBERNUR,
    JOKO,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    KEPALA_DINAS,
    PENGADMINISTRASI,
    RATNA,
    SITI,
    STAF_DINAS,
    TONO,
    YUNI,
    aktor,
)
from steps import kunci, refusals, riwayat_of, submitted_realisasi, submitted_skp

PENGELOLA = aktor(DEWI, HARI, Peran.PENGELOLA)
ADMIN = aktor(BIMA, HARI, Peran.ADMIN_BKD)
PENILAI_SKP, INDUK_JABATAN, PENEMPATAN = Perbaikan

pytestmark = pytest.mark.usefixtures("cast")


async def report(orang: int = BUDI) -> int:
    masuk = LaporanMasuk("Kepala Badan", "170004", "Saya pindah ke bawahnya.")
    return await report_atasan(masuk, kunci=kunci(), by=aktor(orang))


async def resolve(cara: Perbaikan, jabatan: int, laporan: int = 1, by=PENGELOLA) -> int:
    return await resolve_laporan_atasan(laporan, version=1, cara=cara, jabatan_id=jabatan, kunci=kunci(), by=by)


async def leave(orang: int) -> None:
    row = await models.Penempatan.get(pegawai_id=orang, jenis=JenisPenempatan.DEFINITIF)
    await end_placement(row.id, selesai=HARI.replace(day=19), by=ADMIN)


async def rater(skp_id: int) -> tuple[int | None, str | None]:
    skp = await models.Skp.get(id=skp_id)
    versi = await models.VersiSkp.get(id=skp.kerja_id)
    return versi.penilai_jabatan_id, versi.penilai_nama


async def told(orang: int) -> list[str]:
    """The acts of which a person was told."""
    rows = await models.Pemberitahuan.filter(penerima_id=orang).order_by("id").select_related("riwayat")
    return [row.riwayat.tindakan for row in rows]


async def superior(orang: int) -> int | None:
    rows = models.HubunganAtasan.filter(pegawai_id=orang, tingkat=1, mulai__lte=HARI, selesai__gte=HARI)
    return next(iter(await rows.values_list("atasan_id", flat=True)), None)


# Reporting


async def test_a_report_keeps_the_post_and_the_superior_of_the_day():
    id = await report()

    row = await models.LaporanAtasan.get(id=id)
    assert (row.jabatan_id, row.atasan_id, row.nrk, row.status) == (ANALIS, SITI, "170004", "OPEN")
    assert await riwayat_of(BUDI) == [("laporan_atasan", "REPORT", BUDI)]
    assert await refusals(report()) == [(ErrorCode.LAPORAN_GANDA, "")]


async def test_who_has_no_superior_can_say_so_and_who_has_no_post_cannot():
    await report(GUBERNUR)
    await leave(JOKO)

    assert (await models.LaporanAtasan.get(pegawai_id=GUBERNUR)).atasan_id is None
    assert await refusals(report(JOKO)) == [(ErrorCode.TANPA_JABATAN, "")]


async def test_the_owner_withdraws_and_may_report_again():
    id = await report()

    await withdraw_laporan_atasan(id, version=1, kunci=kunci(), by=aktor(BUDI))

    row = await models.LaporanAtasan.get(id=id)
    assert (row.status, row.version, row.pemutus_id) == ("WITHDRAWN", 2, BUDI)
    refused = withdraw_laporan_atasan(id, version=2, kunci=kunci(), by=aktor(BUDI))
    assert await refusals(refused) == [(ErrorCode.WRONG_STATUS, "")]
    await report()


async def test_the_pengelola_rejects_with_a_note():
    id = await report()

    refused = reject_laporan_atasan(id, version=1, jawaban=" ", kunci=kunci(), by=PENGELOLA)
    assert await refusals(refused) == [(ErrorCode.CATATAN_WAJIB, "jawaban")]
    await reject_laporan_atasan(id, version=1, jawaban="Sudah benar.", kunci=kunci(), by=PENGELOLA)

    row = await models.LaporanAtasan.get(id=id)
    assert (row.status, row.jawaban, row.pemutus_id) == ("REJECTED", "Sudah benar.", DEWI)
    assert (await riwayat_of(BUDI))[-1] == ("laporan_atasan", "REJECT", DEWI)
    assert await told(BUDI) == ["REJECT"]


async def test_only_the_pengelola_of_the_office_settles_and_nobody_his_own():
    id = await report()
    milik = await report(DEWI)

    for by, laporan, code in (
        (aktor(BUDI), id, ErrorCode.NOT_ALLOWED),
        (PENGELOLA, milik, ErrorCode.NOT_ALLOWED),
        (aktor(YUNI, HARI, Peran.AUDITOR), id, ErrorCode.NOT_ALLOWED),
        (aktor(SITI), id, ErrorCode.NOT_FOUND),
        (aktor(HADI), id, ErrorCode.NOT_FOUND),
    ):
        refused = reject_laporan_atasan(laporan, version=1, jawaban="Tidak.", kunci=kunci(), by=by)
        assert [c for c, _ in await refusals(refused)] == [code], by
    assert await refusals(withdraw_laporan_atasan(id, version=1, kunci=kunci(), by=PENGELOLA)) == [
        (ErrorCode.NOT_ALLOWED, "")
    ]
    stale = reject_laporan_atasan(id, version=9, jawaban="Tidak.", kunci=kunci(), by=PENGELOLA)
    assert await refusals(stale) == [(ErrorCode.STALE, "version")]
    await reject_laporan_atasan(milik, version=1, jawaban="Sudah benar.", kunci=kunci(), by=ADMIN)


async def test_a_report_goes_with_the_one_who_made_it_to_his_new_office():
    id = await report()
    row = await models.Jabatan.create(
        kode="J11", nama="Pengolah Data", jenis="PELAKSANA", unit_id=DINAS, induk_id=KEPALA_DINAS
    )
    await place(BUDI, row.id, mulai=HARI, by=ADMIN)
    await models.Peran.create(pegawai_id=HADI, peran=Peran.PENGELOLA, unit_id=DINAS, mulai=date(2020, 1, 1))

    assert await refusals(resolve(PENILAI_SKP, KEPALA_DINAS, id)) == [(ErrorCode.NOT_FOUND, "id")]
    await resolve(PENILAI_SKP, KEPALA_DINAS, id, by=aktor(HADI, HARI, Peran.PENGELOLA))

    assert (await models.LaporanAtasan.get(id=id)).pemutus_id == HADI


# Correcting


async def test_the_rater_of_the_skp_is_corrected_and_the_turn_follows():
    skp_id = await submitted_skp()
    await report()

    pindah = await preview_laporan_atasan(1, version=1, cara=PENILAI_SKP, jabatan_id=KEPALA_BADAN, by=PENGELOLA)
    assert pindah == [Perpindahan("SKP", "Budi Santoso", 2020, None, "Siti Rahayu", "Ratna Sari")]
    assert await rater(skp_id) == (KEPALA_BIDANG, "Siti Rahayu")
    assert (await models.LaporanAtasan.get(id=1)).status == "OPEN"
    await resolve(PENILAI_SKP, KEPALA_BADAN)

    assert await rater(skp_id) == (KEPALA_BADAN, "Ratna Sari")
    assert await superior(BUDI) == SITI
    assert (await models.Skp.get(id=skp_id)).version == 4
    assert (await models.LaporanAtasan.get(id=1)).status == "RESOLVED"
    assert (await riwayat_of(BUDI))[-2:] == [("skp", "REPAIR", DEWI), ("laporan_atasan", "RESOLVE", DEWI)]
    assert (await told(BUDI))[-2:] == ["REPAIR", "RESOLVE"] and await told(RATNA) == ["REPAIR"]
    assert await riwayat.verify() is None


async def test_the_post_above_is_corrected_for_all_who_hold_the_post():
    tw = await submitted_realisasi()
    await report()

    pindah = await preview_laporan_atasan(1, version=1, cara=INDUK_JABATAN, jabatan_id=KEPALA_BADAN, by=PENGELOLA)
    assert pindah == [Perpindahan("REALISASI", "Budi Santoso", 2020, 1, "Siti Rahayu", "Ratna Sari")]
    assert await superior(BUDI) == SITI
    await resolve(INDUK_JABATAN, KEPALA_BADAN)

    assert await superior(BUDI) == RATNA
    assert await rater(tw.skp_id) == (KEPALA_BADAN, "Ratna Sari")
    assert (await models.Triwulan.get(id=tw.id)).version == tw.version + 1
    acts = [row for row in await riwayat_of(BUDI) if row[1] == "REPAIR"]
    assert acts == [("jabatan", "REPAIR", DEWI), ("skp", "REPAIR", DEWI), *[("triwulan", "REPAIR", DEWI)] * 4]


async def test_the_placement_is_corrected_and_is_provisional():
    skp_id = await submitted_skp()
    await leave(JOKO)
    await report()

    await resolve(PENEMPATAN, STAF_DINAS, by=ADMIN)

    baru = await models.Penempatan.get(pegawai_id=BUDI, jabatan_id=STAF_DINAS)
    assert (baru.mulai, baru.sementara) == (HARI, True)
    assert await superior(BUDI) == HADI
    assert await rater(skp_id) == (KEPALA_DINAS, "Hadi Susanto")


async def test_what_is_right_already_stays_as_it_is():
    skp_id = await submitted_skp()
    await report()

    await resolve(INDUK_JABATAN, KEPALA_BIDANG)

    assert await rater(skp_id) == (KEPALA_BIDANG, "Siti Rahayu")
    assert (await models.Skp.get(id=skp_id)).version == 3


async def test_a_closed_skp_keeps_its_rater():
    skp_id = await submitted_skp()
    skp = await models.Skp.get(id=skp_id)
    await models.VersiSkp.filter(id=skp.kerja_id).update(status="CLOSED")
    await report()

    await resolve(PENILAI_SKP, KEPALA_BADAN)

    assert await rater(skp_id) == (KEPALA_BIDANG, "Siti Rahayu")


async def test_a_correction_that_cannot_be_is_refused():
    await report()
    for cara, jabatan, refusal in (
        (PENILAI_SKP, 999, (ErrorCode.NOT_FOUND, "jabatanId")),
        (PENILAI_SKP, KEPALA_DINAS, (ErrorCode.PENILAI_BUKAN_ATASAN, "jabatanId")),
        (INDUK_JABATAN, KEPALA_DINAS, (ErrorCode.NOT_ALLOWED, "")),
        (INDUK_JABATAN, ANALIS, (ErrorCode.SUSUNAN_MELINGKAR, "jabatanId")),
        (PENEMPATAN, PENGADMINISTRASI, (ErrorCode.MASA_BERTUMPUK, "jabatanId")),
    ):
        assert await refusals(resolve(cara, jabatan)) == [refusal]
    assert (await models.LaporanAtasan.get(id=1)).status == "OPEN"
    await leave(BUDI)
    assert await refusals(resolve(PENILAI_SKP, KEPALA_BADAN)) == [(ErrorCode.TANPA_JABATAN, "")]


async def test_with_nobody_above_no_rater_is_named():
    await report(RATNA)
    await leave(GUBERNUR)

    assert await refusals(resolve(PENILAI_SKP, JABATAN_GUBERNUR, by=ADMIN)) == [
        (ErrorCode.PENILAI_TIDAK_ADA, "jabatanId")
    ]
    await resolve(INDUK_JABATAN, JABATAN_GUBERNUR, by=ADMIN)
    assert (await models.LaporanAtasan.get(id=1)).status == "RESOLVED"


# Raters that differ from the tree


async def differing() -> int:
    skp_id = await submitted_skp()
    skp = await models.Skp.get(id=skp_id)
    await models.VersiSkp.filter(id=skp.kerja_id).update(penilai_jabatan_id=KEPALA_BADAN, penilai_nama="Ratna Sari")
    return skp_id


async def test_a_rater_that_differs_is_put_right_in_one_step():
    skp_id = await differing()

    await align_penilai(skp_id, version=3, kunci=kunci(), by=PENGELOLA)

    assert await rater(skp_id) == (KEPALA_BIDANG, "Siti Rahayu")
    again = align_penilai(skp_id, version=4, kunci=kunci(), by=PENGELOLA)
    assert await refusals(again) == [(ErrorCode.NOT_FOUND, "id")]


async def test_only_by_who_keeps_the_data_of_the_office_and_not_his_own():
    skp_id = await differing()

    for by, version, code in (
        (aktor(BUDI), 3, ErrorCode.NOT_ALLOWED),
        (aktor(RATNA), 3, ErrorCode.NOT_FOUND),
        (aktor(YUNI, HARI, Peran.AUDITOR), 3, ErrorCode.NOT_ALLOWED),
        (aktor(BUDI, HARI, Peran.ADMIN_BKD), 3, ErrorCode.NOT_ALLOWED),
        (PENGELOLA, 9, ErrorCode.STALE),
    ):
        refused = align_penilai(skp_id, version=version, kunci=kunci(), by=by)
        assert [c for c, _ in await refusals(refused)] == [code]


async def test_who_left_or_has_nobody_above_is_not_put_right():
    skp_id = await differing()
    await leave(SITI)
    await leave(RATNA)
    await leave(GUBERNUR)
    await models.HubunganAtasan.all().delete()
    refused = align_penilai(skp_id, version=3, kunci=kunci(), by=ADMIN)
    assert await refusals(refused) == [(ErrorCode.PENILAI_TIDAK_ADA, "")]
    await leave(BUDI)

    refused = align_penilai(skp_id, version=3, kunci=kunci(), by=ADMIN)
    assert await refusals(refused) == [(ErrorCode.NOT_ALLOWED, "")]


# By the API

LAPOR = """
  mutation ($input: ReportAtasanInput!) {
    reportAtasan(input: $input) { laporan { id version status statusLabel moves } errors { code path } }
  }
"""
PERBAIKI = """
  mutation ($input: ResolveLaporanAtasanInput!) {
    resolveLaporanAtasan(input: $input) {
      laporan { status moves jawaban } pindah { jenis pegawai tahun tw dari ke } errors { code path }
    }
  }
"""
DAFTAR = """
  query ($filter: LaporanAtasanFilter) {
    daftarLaporanAtasan(first: 10, filter: $filter) {
      totalCount edges { node { id version seharusnya moves statusLabel atasan { nama } pegawai { nama } } }
    }
    daftarPenilaiBerbeda(first: 10) {
      totalCount
      edges { node { id version tahun statusLabel nama namaJabatan atasan { nama } pegawai { nama } } }
    }
  }
"""


async def test_the_story_by_the_api(as_):
    await submitted_skp()
    input: dict[str, Any] = {"seharusnya": "Kepala Badan", "nrk": "170004", "idempotencyKey": kunci()}
    laporan = (await as_(BUDI)(LAPOR, input=input))["reportAtasan"]["laporan"]
    assert laporan == {
        "id": "LaporanAtasan_1",
        "version": 1,
        "status": "OPEN",
        "statusLabel": "menunggu pengelola kepegawaian",
        "moves": ["WITHDRAW"],
    }
    node = (await as_(DEWI)(DAFTAR, filter={"keadaan": "OPEN", "cari": "budi", "milik": False}))["daftarLaporanAtasan"]
    assert node["totalCount"] == 1
    assert node["edges"][0]["node"]["moves"] == ["RESOLVE", "REJECT"]
    assert node["edges"][0]["node"]["statusLabel"] == "menunggu diperiksa"
    fix = {
        "id": "LaporanAtasan_1",
        "version": 1,
        "cara": "PENILAI_SKP",
        "jabatanId": f"Jabatan_{KEPALA_BADAN}",
        "idempotencyKey": kunci(),
    }

    looked = (await as_(DEWI)(PERBAIKI, input={**fix, "pratinjau": True}))["resolveLaporanAtasan"]
    done = (await as_(DEWI)(PERBAIKI, input={**fix, "jawaban": "Sudah dibetulkan."}))["resolveLaporanAtasan"]
    stale = (await as_(DEWI)(PERBAIKI, input={**fix, "idempotencyKey": kunci()}))["resolveLaporanAtasan"]

    assert looked["pindah"] == [
        {
            "jenis": "SKP",
            "pegawai": "Budi Santoso",
            "tahun": 2020,
            "tw": None,
            "dari": "Siti Rahayu",
            "ke": "Ratna Sari",
        }
    ]
    assert looked["laporan"]["status"] == "OPEN"
    assert done == {
        "laporan": {"status": "RESOLVED", "moves": [], "jawaban": "Sudah dibetulkan."},
        "pindah": [],
        "errors": [],
    }
    assert stale["laporan"]["status"] == "RESOLVED" and stale["errors"] == [{"code": "STALE", "path": ["version"]}]


async def test_reports_and_differing_raters_are_seen_by_whom_they_concern(as_):
    await differing()
    await report()

    seen = {}
    for orang in (BUDI, DEWI, BIMA, YUNI, SITI, TONO, HADI):
        data = await as_(orang)(DAFTAR)
        seen[orang] = data["daftarLaporanAtasan"]["totalCount"], data["daftarPenilaiBerbeda"]["totalCount"]

    assert seen == {BUDI: (1, 1), DEWI: (1, 1), BIMA: (1, 1), YUNI: (1, 1), SITI: (0, 0), TONO: (0, 0), HADI: (0, 0)}
    assert (await as_(DEWI)(DAFTAR))["daftarPenilaiBerbeda"]["edges"][0]["node"] == {
        "id": "PenilaiBerbeda_1",
        "version": 3,
        "tahun": 2020,
        "statusLabel": "menunggu persetujuan",
        "nama": "Ratna Sari",
        "namaJabatan": "Kepala Bidang Pengembangan",
        "atasan": {"nama": "Siti Rahayu"},
        "pegawai": {"nama": "Budi Santoso"},
    }


async def test_the_pengelola_sees_people_and_no_text_of_a_rating(as_):
    """He keeps the people's data of his office; what superiors write is not his."""
    tw = await submitted_realisasi()
    document = """query ($skp: ID!, $tw: ID!, $orang: ID!) {
      skp: node(id: $skp) { id } tw: node(id: $tw) { id }
      orang: node(id: $orang) { ... on Pegawai { nama skp(first: 5) { totalCount edges { node { catatan } } } } }
    }"""

    data = await as_(DEWI)(document, skp=f"Skp_{tw.skp_id}", tw=f"Triwulan_{tw.id}", orang=f"Pegawai_{BUDI}")

    assert data == {
        "skp": None,
        "tw": None,
        "orang": {"nama": "Budi Santoso", "skp": {"totalCount": 0, "edges": []}},
    }
