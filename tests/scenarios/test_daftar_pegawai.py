"""Lists of people: nobody is missing whom one may see, and filters find all that waits."""

from datetime import date

import pytest

from kinerja import models
from kinerja.api.pilihan import Saringan
from people import BIMA, BUDI, DEWI, GUBERNUR, HADI, KEPALA_BIDANG, KEPALA_DINAS, ORANG, RATNA, SITI, TONO, YUNI
from steps import draft_skp, submitted_realisasi, submitted_renkin, submitted_skp, validated_realisasi

DAFTAR = """query ($cari: String) {
  daftarPegawai(first: 100, cari: $cari) { totalCount edges { node { id nrk } } } }"""
SATU = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"


async def listed(as_, orang, cari=None):
    page = (await as_(orang)(DAFTAR, cari=cari))["daftarPegawai"]
    assert page["totalCount"] == len(page["edges"])
    return {edge["node"]["id"] for edge in page["edges"]}


@pytest.mark.parametrize("orang", [BUDI, SITI, TONO, RATNA, DEWI, GUBERNUR, YUNI, BIMA, HADI])
async def test_all_who_can_be_seen_are_listed(cast, as_, orang):
    await submitted_skp()
    # Hadi rates Budi, though the tree says otherwise.
    await models.VersiSkp.all().update(penilai_jabatan_id=KEPALA_DINAS)

    ids = [f"Pegawai_{id}" for id in ORANG]
    seen = {node["id"] for node in (await as_(orang)(SATU, ids=ids))["nodes"] if node}

    assert await listed(as_, orang) == seen
    assert f"Pegawai_{orang}" in seen


@pytest.mark.parametrize(
    ("cari", "found"),
    [
        ("  SANTO ", {BUDI, HADI}),
        ("ratna", {RATNA}),
        ("170001", {BUDI}),
        ("17000", set(ORANG) - {GUBERNUR}),
        ("19820101", {SITI}),
        ("7000", set()),
        ("%", set()),
        ("_", set()),
        ("", set(ORANG)),
    ],
)
async def test_a_search_finds_parts_of_names_and_beginnings_of_numbers(cast, as_, cari, found):
    assert await listed(as_, BIMA, cari) == {f"Pegawai_{id}" for id in found}


TIM = """{ viewer { tim {
  menungguDiBawah
  ringkasan(tahun: 2020, tw: 1) { realisasiMenunggu }
  bawahan(first: 9, filter: {saringan: REALISASI_MENUNGGU, tw: 1}) { edges { node { id } } } } } }"""


@pytest.mark.parametrize("status", ["SUBMITTED", "HELD"])
async def test_a_report_that_is_held_still_waits_for_its_superior(cast, as_, status):
    triwulan = await submitted_realisasi()
    await models.Triwulan.filter(id=triwulan.id).update(realisasi_status=status)

    tim = (await as_(SITI)(TIM))["viewer"]["tim"]

    assert tim == {
        "menungguDiBawah": 1,
        "ringkasan": {"realisasiMenunggu": 1},
        "bawahan": {"edges": [{"node": {"id": f"Pegawai_{BUDI}"}}]},
    }


def camel(kata):
    first, *rest = kata.lower().split("_")
    return first + "".join(map(str.title, rest))


SARINGAN = {saringan.value: camel(saringan.value) for saringan in Saringan}
HITUNG = (
    "query ($tingkat: Tingkat!, $tw: Int!) { viewer { tim { ringkasan(tahun: 2020, tw: $tw, tingkat: $tingkat) {"
    f" {' '.join(SARINGAN.values())} }} "
    + " ".join(
        f"{nama}: bawahan(first: 1, filter: {{saringan: {saringan}, tingkat: $tingkat, tahun: 2020, tw: $tw}})"
        " { totalCount }"
        for saringan, nama in SARINGAN.items()
    )
    + " } } }"
)


@pytest.mark.parametrize(
    "langkah", [draft_skp, submitted_skp, submitted_renkin, submitted_realisasi, validated_realisasi]
)
async def test_each_count_of_a_team_is_what_its_filter_finds(cast, as_, langkah):
    await langkah()
    # Tono has two plans in the year, and one of them came back in a quarter.
    await another_plan(TONO, "CLOSED", date(2020, 1, 31))
    dua = await another_plan(TONO, "APPROVED", date(2020, 12, 31), mulai=date(2020, 2, 1))
    await models.Triwulan.create(skp_id=dua, tahun=2020, tw=2, renkin_status="RETURNED", realisasi_status="EMPTY")

    for tingkat, tw in (("LANGSUNG", 1), ("SEMUA", 1), ("SEMUA", 2)):
        for orang in (SITI, RATNA):
            tim = (await as_(orang)(HITUNG, tingkat=tingkat, tw=tw))["viewer"]["tim"]
            assert {nama: tim[nama]["totalCount"] for nama in SARINGAN.values()} == tim["ringkasan"]


async def another_plan(orang, status, selesai, mulai=date(2020, 1, 1)):
    skp = await models.Skp.create(pegawai_id=orang, tahun=2020, mulai=mulai, selesai=selesai)
    penilai = {"penilai_jabatan_id": KEPALA_BIDANG, "penilai_nama": "S", "penilai_nama_jabatan": "K"}
    versi = await models.VersiSkp.create(skp_id=skp.id, status=status, disetujui=mulai, **penilai)
    await models.Skp.filter(id=skp.id).update(kerja_id=versi.id, berlaku_id=versi.id)
    return skp.id
