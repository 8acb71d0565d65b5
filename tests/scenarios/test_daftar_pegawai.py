"""Lists of people: nobody is missing whom one may see, and filters find all that waits."""

import pytest

from kinerja import models
from people import BIMA, BUDI, DEWI, GUBERNUR, HADI, KEPALA_DINAS, ORANG, RATNA, SITI, TONO, YUNI
from steps import submitted_realisasi, submitted_skp

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
