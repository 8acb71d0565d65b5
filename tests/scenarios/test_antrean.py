"""The queue of a superior: exactly what he can decide on now, with what is to be looked at in it."""

from datetime import date
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.indikator import SumberIndikator
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.domain.target import TargetMasuk
from kinerja.services.pegawai import place
from kinerja.services.realisasi import return_realisasi, save_realisasi, submit_realisasi
from kinerja.services.renkin import TriwulanMasuk, return_renkin, save_renkin, submit_renkin
from kinerja.services.skp import return_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from kinerja.services.skp_putusan import escalate_skp
from people import (
    BIMA,
    BUDI,
    DEWI,
    GUBERNUR,
    HADI,
    HARI,
    KEPALA_BIDANG,
    NRK,
    ORANG,
    RATNA,
    SITI,
    TONO,
    YUNI,
    aktor,
)
from steps import (
    BARIS,
    TARGET,
    approved_renkin,
    approved_skp,
    draft_skp,
    first_quarter,
    kunci,
    renkin_of,
    reports,
    rows_of,
    submitted_realisasi,
    submitted_renkin,
    submitted_skp,
    validated_realisasi,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("cast")

ANTREAN = """
  query ($filter: AntreanFilter, $sort: AntreanSort) {
    viewer {
      jumlahAntrean { semua skp renkin realisasi terlambat berubah }
      antrean(first: 100, filter: $filter, sort: $sort) {
        totalCount
        edges {
          node {
            id jenis sejak batas jumlahBerubah jumlahMenyimpang adaCatatan jumlahBukti terlambat perluDilihat
            sebagaiAtasan
            skp { alasanSengketa pegawai { nama } }
            triwulan { tw }
          }
        }
      }
    }
  }
"""
SEMUA = """{ daftarPegawai(first: 100) { edges { node { skp(first: 10) { edges { node {
  id moves triwulan { id rencana { moves } realisasi { moves } }
} } } } } } }"""
PUTUSAN = {"APPROVE", "RETURN", "VALIDATE", "DECIDE", "UPHOLD"}


async def queue(as_, orang=SITI, **filter):
    found = (await as_(orang)(ANTREAN, filter=filter))["viewer"]
    nodes = [edge["node"] for edge in found["antrean"]["edges"]]
    assert found["antrean"]["totalCount"] == len(nodes)
    return nodes


async def ids(as_, orang=SITI, **filter):
    return [node["id"] for node in await queue(as_, orang, **filter)]


async def decidable(as_, orang):
    """What the moves of all that a person sees offer him to decide on, named as the queue names it."""
    pages = (await as_(orang)(SEMUA))["daftarPegawai"]["edges"]
    found = set()
    for skp in (edge["node"] for page in pages for edge in page["node"]["skp"]["edges"]):
        nomor = skp["id"].split("_")[1]
        if PUTUSAN & set(skp["moves"]):
            found.add(f"SKP_{nomor}")
        for triwulan in skp["triwulan"]:
            if PUTUSAN & set(triwulan["rencana"]["moves"]):
                found.add(f"RENKIN_{nomor}")
            if PUTUSAN & set(triwulan["realisasi"]["moves"]):
                found.add(f"REALISASI_{triwulan['id'].split('_')[1]}")
    return found


async def escalated_skp():
    skp_id = await submitted_skp()
    notes = [CatatanMasuk((await rows_of(skp_id))[0].id, "Tambah jumlahnya.")]
    await return_skp(skp_id, version=3, indikator=notes, kunci=kunci(), by=aktor(SITI))
    return await escalate_skp(skp_id, version=4, alasan="Perkin menetapkan 12.", kunci=kunci(), by=aktor(BUDI))


@pytest.mark.parametrize(
    "langkah",
    [
        draft_skp,
        submitted_skp,
        escalated_skp,
        approved_skp,
        submitted_renkin,
        approved_renkin,
        submitted_realisasi,
        validated_realisasi,
    ],
)
@pytest.mark.parametrize("hari", [HARI, date(2020, 4, 11), date(2020, 4, 20)])
async def test_the_queue_of_everybody_is_what_the_moves_offer_him(as_, pukul, langkah, hari):
    await langkah()
    # Siti's own plan is named to be rated by her own post: then the one next above decides.
    sendiri = await models.Skp.create(pegawai_id=SITI, tahun=2020, mulai=HARI, selesai=date(2020, 12, 31))
    penilai = {"penilai_jabatan_id": KEPALA_BIDANG, "penilai_nama": "S", "penilai_nama_jabatan": "K"}
    versi = await models.VersiSkp.create(skp_id=sendiri.id, status="SUBMITTED", diajukan=aktor(SITI).waktu, **penilai)
    await models.Skp.filter(id=sendiri.id).update(kerja_id=versi.id)
    pukul.now = aktor(BUDI, hari).waktu

    for orang in (BUDI, SITI, RATNA, GUBERNUR, TONO, DEWI, HADI, YUNI, BIMA):
        assert set(await ids(as_, orang)) == await decidable(as_, orang), ORANG[orang]
    assert f"SKP_{sendiri.id}" in await ids(as_, RATNA)


async def test_it_goes_to_the_one_who_stands_in_today_and_back(as_, pukul):
    skp_id = await submitted_skp()
    besok, lusa = date(2020, 3, 21), date(2020, 3, 23)
    admin = aktor(BIMA, HARI, Peran.ADMIN_BKD)
    await place(HADI, KEPALA_BIDANG, mulai=besok, selesai=lusa, jenis=JenisPenempatan.PLH, by=admin)

    seen = []
    for hari in (HARI, besok, lusa, date(2020, 3, 24)):
        pukul.now = aktor(BUDI, hari).waktu
        seen.append((await ids(as_, SITI), await ids(as_, HADI)))

    item = [f"SKP_{skp_id}"]
    assert seen == [(item, []), ([], item), ([], item), (item, [])]


async def test_what_owner_and_rater_do_not_agree_on_waits_for_the_raters_superior(as_):
    skp_id = await escalated_skp()

    (item,) = await queue(as_, RATNA)

    assert (item["id"], item["sebagaiAtasan"], item["perluDilihat"]) == (f"SKP_{skp_id}", True, True)
    assert item["skp"]["alasanSengketa"] == "Perkin menetapkan 12."
    assert (item["batas"], item["terlambat"]) == (None, False)
    assert await ids(as_, SITI) == []
    jumlah = (await as_(RATNA)(ANTREAN))["viewer"]["jumlahAntrean"]
    assert (jumlah["semua"], jumlah["skp"], jumlah["terlambat"]) == (1, 1, 0)


async def test_what_the_rater_is_late_with_waits_for_both(as_, pukul):
    await submitted_skp(BARIS[:2])
    pukul.now = aktor(BUDI, date(2020, 4, 4)).waktu

    (rater,) = await queue(as_, SITI)
    (upper,) = await queue(as_, RATNA)

    assert (rater["batas"], rater["terlambat"], rater["sebagaiAtasan"]) == ("2020-04-03", True, False)
    assert (upper["batas"], upper["terlambat"], upper["sebagaiAtasan"]) == (None, False, True)
    assert (rater["perluDilihat"], upper["perluDilihat"]) == (False, True)
    assert upper["skp"]["alasanSengketa"] is None


async def test_a_plan_that_comes_back_says_how_many_lines_are_new_or_other(as_):
    skp_id = await submitted_skp()
    perkin, ksd, sendiri = await rows_of(skp_id)
    notes = [CatatanMasuk(sendiri.id, "Kurang.")]
    await return_skp(skp_id, version=3, catatan="Tambah.", indikator=notes, kunci=kunci(), by=aktor(SITI))
    changed = BarisMasuk(
        SumberIndikator.TANPA_REFERENSI, id=sendiri.id, output=Decimal(12), balasan="Ditambah.", **kept(sendiri)
    )
    baru = BarisMasuk(
        SumberIndikator.TANPA_REFERENSI, uraian="Baru", output=Decimal(1), satuan="x", mutu=Decimal(90), waktu=1
    )
    rows = [BarisMasuk(r.sumber, id=r.id, waktu=r.waktu) for r in (perkin, ksd)]
    await save_skp(skp_id, version=4, indikator=[*rows, changed, baru], kunci=kunci(), by=aktor(BUDI))
    await submit_skp(skp_id, version=5, kunci=kunci(), by=aktor(BUDI))

    (item,) = await queue(as_)

    assert (item["jumlahBerubah"], item["jumlahMenyimpang"], item["adaCatatan"]) == (2, 2, True)
    assert item["perluDilihat"] and not item["terlambat"] and item["batas"] == "2020-04-03"


def kept(row):
    return {"uraian": row.uraian, "satuan": row.satuan, "mutu": row.mutu, "waktu": row.waktu, "biaya": row.biaya}


async def test_a_first_plan_out_of_references_only_need_not_be_looked_at(as_):
    await submitted_skp(BARIS[:2])

    (item,) = await queue(as_)

    assert (item["jumlahBerubah"], item["jumlahMenyimpang"], item["perluDilihat"]) == (0, 0, False)
    assert item["skp"]["pegawai"]["nama"] == ORANG[BUDI] and item["triwulan"] == []


async def test_the_plans_of_the_quarters_are_one_item_and_know_what_they_were(as_):
    skp_id = await submitted_renkin()
    (first,) = await queue(as_)
    await return_renkin(await versions_of(skp_id, 1), catatan="Ubah.", kunci=kunci(), by=aktor(SITI))
    triwulan = (await versions_of(skp_id, 1))[0]
    perkin, _, sendiri = await renkin_of(triwulan.id)
    target = [TargetMasuk(perkin.id, Decimal(1)), TargetMasuk(sendiri.id, Decimal("1.5"))]
    await save_renkin([TriwulanMasuk(triwulan.id, triwulan.version, target)], kunci=kunci(), by=aktor(BUDI))
    await submit_renkin(await versions_of(skp_id, 1), kunci=kunci(), by=aktor(BUDI))
    (same,) = await queue(as_)
    await models.Renkin.filter(id=perkin.id).update(target=Decimal(2))

    (other,) = await queue(as_)

    assert [t["tw"] for t in first["triwulan"]] == [1, 2, 3, 4]
    assert (first["jumlahBerubah"], same["jumlahBerubah"], other["jumlahBerubah"]) == (0, 0, 1)
    assert (await renkin_of(triwulan.id))[0].target_sebelum == Decimal(TARGET[0][0])


async def test_a_report_says_what_is_not_as_planned_and_what_was_reported_before(as_):
    quarter = await submitted_realisasi()
    (first,) = await queue(as_)
    await return_realisasi(quarter.id, version=quarter.version, catatan="Cek.", kunci=kunci(), by=aktor(SITI))
    quarter = await first_quarter()
    report = reports(await renkin_of(quarter.id), {2: "1.5"})
    await save_realisasi(quarter.id, version=quarter.version, renkin=report, kunci=kunci(), by=aktor(BUDI))
    await submit_realisasi(quarter.id, version=quarter.version + 1, kunci=kunci(), by=aktor(BUDI))

    (item,) = await queue(as_)

    # 1 of 1 and 1.2 of 1.5; then 1.5 of 1.5. The row in between is not due.
    assert (first["jumlahBerubah"], first["jumlahMenyimpang"]) == (0, 1)
    assert (item["jumlahBerubah"], item["jumlahMenyimpang"]) == (1, 0)
    assert item["adaCatatan"] and item["jumlahBukti"] == 0


async def test_it_is_filtered_and_sorted(as_, pukul):
    await submitted_realisasi()
    lain = await models.Skp.create(pegawai_id=TONO, tahun=2020, mulai=date(2020, 1, 1), selesai=date(2020, 12, 31))
    penilai = {"penilai_jabatan_id": KEPALA_BIDANG, "penilai_nama": "S", "penilai_nama_jabatan": "K"}
    sejak = aktor(TONO, date(2020, 1, 20)).waktu
    versi = await models.VersiSkp.create(skp_id=lain.id, status="SUBMITTED", diajukan=sejak, **penilai)
    await models.Skp.filter(id=lain.id).update(kerja_id=versi.id)
    tono, budi = f"SKP_{lain.id}", f"REALISASI_{(await first_quarter()).id}"

    async def urut(cara):
        found = (await as_(SITI)(ANTREAN, sort=cara))["viewer"]["antrean"]["edges"]
        return [edge["node"]["id"] for edge in found]

    assert (await urut("BERUBAH_ASC"), await urut("SEJAK_ASC"), await urut("BATAS_ASC")) == (
        [budi, tono],
        [tono, budi],
        [tono, budi],
    )
    assert await ids(as_, jenis="SKP") == [tono] == await ids(as_, terlambat=True) == await ids(as_, berubah=False)
    assert await ids(as_, tw=1) == [budi] == await ids(as_, cari=NRK[BUDI]) == await ids(as_, cari="budi")
    assert await ids(as_, tw=2) == [] == await ids(as_, tahun=2019) == await ids(as_, unit="Unit_5")
    assert len(await ids(as_, unit="Unit_2")) == 2
    jumlah = (await as_(SITI)(ANTREAN))["viewer"]["jumlahAntrean"]
    assert jumlah == {"semua": 2, "skp": 1, "renkin": 0, "realisasi": 1, "terlambat": 1, "berubah": 1}


async def test_of_two_quarters_that_wait_each_is_found_by_its_number(as_):
    skp_id = await submitted_renkin()

    assert await ids(as_, tw=3) == [f"RENKIN_{skp_id}"]
    await return_renkin(await versions_of(skp_id, 3), catatan="Ubah.", kunci=kunci(), by=aktor(SITI))
    assert await ids(as_, tw=3) == []
