"""How a superior has decided is on record, and keeps nobody from deciding."""

import json
from datetime import time

import pytest

from kinerja import models
from kinerja.domain.realisasi import ValidasiMasuk
from kinerja.services.realisasi import return_realisasi, validate_realisasi
from kinerja.services.renkin import return_renkin
from people import BIMA, BUDI, HARI, KEPALA_BIDANG, SITI, TONO, YUNI, aktor
from steps import approved_renkin, first_quarter, kunci, renkin_of, submitted_realisasi, submitted_renkin, versions_of

pytestmark = pytest.mark.usefixtures("cast")


async def tanda(orang):
    rows = await models.Riwayat.filter(berkas_id=orang, oleh_id=SITI).order_by("nomor")
    return [json.loads(row.isi).get("tanda", []) for row in rows]


async def test_a_validation_seconds_after_the_decision_before_is_marked():
    quarter = await submitted_realisasi()
    values = [ValidasiMasuk(r.id, r.realisasi) for r in await renkin_of(quarter.id) if r.realisasi is not None]

    await validate_realisasi(quarter.id, version=quarter.version, renkin=values, kunci=kunci(), by=aktor(SITI))

    # The approval of the SKP, of the plans, and this: all at nine.
    assert await tanda(BUDI) == [[], ["CEPAT"], ["CEPAT"]]


async def test_a_minute_later_it_is_not():
    quarter = await submitted_realisasi()
    values = [ValidasiMasuk(r.id, r.realisasi) for r in await renkin_of(quarter.id) if r.realisasi is not None]
    by = aktor(SITI, HARI, jam=time(9, 1))

    await validate_realisasi(quarter.id, version=quarter.version, renkin=values, kunci=kunci(), by=by)

    assert await tanda(BUDI) == [[], ["CEPAT"], []]


async def test_the_same_note_for_two_people_is_marked_and_for_one_is_not():
    skp_id = await submitted_renkin()
    await return_renkin(await versions_of(skp_id, 1), catatan="Lengkapi.", kunci=kunci(), by=aktor(SITI))
    await return_renkin(await versions_of(skp_id, 2), catatan="Lengkapi.", kunci=kunci(), by=aktor(SITI))
    await _move_to_tono(skp_id)

    await return_renkin(await versions_of(skp_id, 3), catatan=" lengkapi. ", kunci=kunci(), by=aktor(SITI))

    assert await tanda(BUDI) == [[], [], []] and await tanda(TONO) == [["SERAGAM"]]


async def _move_to_tono(skp_id):
    await models.Skp.filter(id=skp_id).update(pegawai_id=TONO)
    versi = (await models.Skp.get(id=skp_id)).kerja_id
    assert (await models.VersiSkp.get(id=versi)).penilai_jabatan_id == KEPALA_BIDANG


async def test_a_return_is_never_quick():
    await approved_renkin()
    quarter = await first_quarter()
    await models.Triwulan.filter(id=quarter.id).update(
        realisasi_status="SUBMITTED", realisasi_diajukan=aktor(BUDI).waktu
    )

    await return_realisasi(quarter.id, version=quarter.version, catatan="Isi.", kunci=kunci(), by=aktor(SITI))

    assert await tanda(BUDI) == [[], ["CEPAT"], []]


MARKS = """query ($id: ID!) { node(id: $id) { ... on Skp { riwayat(first: 9, filter: {tindakan: "APPROVE_RENKIN"}) {
  edges { node { tanda } }
} } } }"""


@pytest.mark.parametrize(("orang", "tampak"), [(YUNI, ["CEPAT"]), (BIMA, ["CEPAT"]), (SITI, []), (BUDI, [])])
async def test_marks_are_shown_to_those_who_read_everything_and_to_nobody_else(as_, orang, tampak):
    skp_id = await approved_renkin()

    found = (await as_(orang)(MARKS, id=f"Skp_{skp_id}"))["node"]["riwayat"]["edges"]

    assert [edge["node"]["tanda"] for edge in found] == [tampak]
