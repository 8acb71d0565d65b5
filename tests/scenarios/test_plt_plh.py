"""Plt and Plh on record: who may put them there, what is refused, and what changes with them at once."""

from datetime import date

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import ErrorCode
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.services import riwayat
from kinerja.services.pegawai import end_placement
from kinerja.services.penugasan import appoint_penugasan, cancel_penugasan, end_penugasan
from people import (
    BIMA,
    BUDI,
    DEWI,
    HADI,
    HARI,
    KEPALA_BIDANG,
    KEPALA_DINAS,
    NIP,
    NRK,
    RATNA,
    SITI,
    TONO,
    YUNI,
    aktor,
)
from steps import kunci, refusals, riwayat_of

PENGELOLA = aktor(DEWI, HARI, Peran.PENGELOLA)
ADMIN = aktor(BIMA, HARI, Peran.ADMIN_BKD)
DEFINITIF, PLT, PLH = JenisPenempatan
KEMARIN, BESOK, LUSA = date(2020, 3, 19), date(2020, 3, 21), date(2020, 3, 22)

pytestmark = pytest.mark.usefixtures("cast")


def appoint(orang: int = TONO, jabatan: int = KEPALA_BIDANG, by=PENGELOLA, **changed):
    letter = {"jenis": PLH, "mulai": HARI, "selesai": LUSA, "sk": "SP 7/2020", "kunci": kunci(), **changed}
    return appoint_penugasan(str(NRK[orang]), jabatan, **letter, by=by)


async def holder(hari: date = HARI) -> tuple[int, JenisPenempatan]:
    rows = models.Pemegang.filter(jabatan_id=KEPALA_BIDANG, mulai__lte=hari, selesai__gte=hari)
    return (await rows.values_list("pegawai_id", "jenis"))[0]


async def test_a_plh_acts_from_the_first_day_to_the_last():
    id = await appoint(mulai=BESOK)

    assert [await holder(hari) for hari in (HARI, BESOK, LUSA, date(2020, 3, 23))] == [
        (SITI, DEFINITIF),
        (TONO, PLH),
        (TONO, PLH),
        (SITI, DEFINITIF),
    ]
    row = await models.Penempatan.get(id=id)
    assert (row.sk, row.sementara) == ("SP 7/2020", True)


async def test_it_stands_in_the_files_of_both_and_they_hold():
    await appoint()

    assert await riwayat_of(TONO) == await riwayat_of(SITI) == [("penempatan", "APPOINT", DEWI)]
    assert await riwayat.verify() is None


async def test_a_plt_fills_the_post_that_was_left_and_is_told_by_nip():
    siti = await models.Penempatan.get(pegawai_id=SITI)
    await end_placement(siti.id, selesai=KEMARIN, by=ADMIN)

    await appoint_penugasan(
        str(NIP[HADI]), KEPALA_BIDANG, jenis=PLT, mulai=HARI, selesai=LUSA, sk="SP", kunci=kunci(), by=PENGELOLA
    )

    assert await holder() == (HADI, PLT)
    assert await riwayat_of(HADI) == [("penempatan", "APPOINT", DEWI)]


async def test_a_form_that_is_not_filled_in_is_refused():
    assert await refusals(appoint(sk=" ")) == [(ErrorCode.WAJIB_DIISI, "sk")]
    assert await refusals(appoint(sk="x" * 81, jenis=DEFINITIF)) == [
        (ErrorCode.TERLALU_PANJANG, "sk"),
        (ErrorCode.NILAI_TIDAK_DIKENAL, "jenis"),
    ]
    unknown = appoint_penugasan(
        "999999", KEPALA_BIDANG, jenis=PLH, mulai=HARI, selesai=LUSA, sk="SP", kunci=kunci(), by=PENGELOLA
    )
    assert await refusals(unknown) == [(ErrorCode.PEGAWAI_TIDAK_ADA, "nomor")]
    assert await refusals(appoint(jabatan=999)) == [(ErrorCode.NOT_FOUND, "jabatanId")]
    assert await refusals(appoint(jenis=PLT)) == [(ErrorCode.JABATAN_TERISI, "jabatanId")]
    assert not await models.Riwayat.exists()


async def test_nobody_appoints_himself_nor_outside_his_office():
    assert await refusals(appoint(DEWI)) == [(ErrorCode.PENUGASAN_DIRI_SENDIRI, "nomor")]
    assert await refusals(appoint(jabatan=KEPALA_DINAS)) == [(ErrorCode.NOT_ALLOWED, "")]
    for orang in (SITI, RATNA, TONO):
        assert await refusals(appoint(by=aktor(orang))) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(appoint(by=aktor(YUNI, HARI, Peran.AUDITOR))) == [(ErrorCode.NOT_ALLOWED, "")]
    await appoint(DEWI, by=ADMIN)


async def test_a_letter_in_force_ends_at_once():
    id = await appoint(mulai=date(2020, 3, 16), by=ADMIN)

    await end_penugasan(id, selesai=KEMARIN, kunci=kunci(), by=PENGELOLA)

    assert (await models.Penempatan.get(id=id)).selesai == KEMARIN
    assert await holder() == (SITI, DEFINITIF)
    assert (await riwayat_of(TONO))[-1] == (await riwayat_of(SITI))[-1] == ("penempatan", "END", DEWI)


async def test_a_letter_that_is_coming_is_cancelled_and_one_in_force_is_not():
    id = await appoint(mulai=BESOK)
    assert await refusals(end_penugasan(id, selesai=BESOK, kunci=kunci(), by=PENGELOLA)) == [
        (ErrorCode.WRONG_STATUS, "")
    ]

    await cancel_penugasan(id, kunci=kunci(), by=PENGELOLA)

    assert not await models.Penempatan.exists(id=id)
    assert await holder(BESOK) == (SITI, DEFINITIF)
    assert (await riwayat_of(TONO))[-1] == ("penempatan", "CANCEL", DEWI)
    running = await appoint()
    assert await refusals(cancel_penugasan(running, kunci=kunci(), by=PENGELOLA)) == [(ErrorCode.WRONG_STATUS, "")]


async def test_definitive_placements_and_those_of_other_offices_are_out_of_reach():
    tetap = await models.Penempatan.get(pegawai_id=SITI)
    lain = await appoint(TONO, KEPALA_DINAS, by=ADMIN)
    siti = aktor(SITI)

    assert await refusals(end_penugasan(tetap.id, selesai=HARI, kunci=kunci(), by=PENGELOLA)) == [
        (ErrorCode.NOT_FOUND, "penugasanId")
    ]
    assert await refusals(end_penugasan(lain, selesai=HARI, kunci=kunci(), by=PENGELOLA)) == [
        (ErrorCode.NOT_FOUND, "penugasanId")
    ]
    assert await refusals(end_penugasan(lain, selesai=HARI, kunci=kunci(), by=siti)) == [(ErrorCode.NOT_ALLOWED, "")]


DAFTAR = """
  query ($filter: PenugasanFilter) {
    daftarPenugasan(first: 10, filter: $filter) {
      totalCount
      edges { node {
        id jenis mulai selesai sk sementara keadaan keadaanLabel moves pegawai { nama } jabatan { nama }
      } }
    }
  }
"""
CATAT = """
  mutation ($input: AppointPenugasanInput!) {
    appointPenugasan(input: $input) { penugasan { keadaan moves pegawai { nama } } errors { code message path } }
  }
"""
AKHIRI = """
  mutation ($input: EndPenugasanInput!) {
    endPenugasan(input: $input) { penugasan { selesai keadaan moves } errors { code path } }
  }
"""
BATAL = """
  mutation ($input: CancelPenugasanInput!) { cancelPenugasan(input: $input) { penugasan { id } errors { code } } }
"""


def letter(**changed: str) -> dict[str, str]:
    return {
        "nomor": str(NRK[TONO]),
        "jabatanId": f"Jabatan_{KEPALA_BIDANG}",
        "jenis": "PLH",
        "mulai": "2020-03-16",
        "selesai": "2020-03-27",
        "sk": "SP 7/2020",
        "idempotencyKey": kunci(),
        **changed,
    }


async def test_the_pengelola_records_looks_through_and_ends_by_the_api(as_):
    made = (await as_(DEWI)(CATAT, input=letter()))["appointPenugasan"]
    coming = letter(mulai="2020-04-01", selesai="2020-04-02")
    await as_(DEWI)(CATAT, input=coming)

    assert made == {
        "penugasan": {"keadaan": "BERLAKU", "moves": ["END"], "pegawai": {"nama": "Tono Wijaya"}},
        "errors": [],
    }
    daftar = (await as_(DEWI)(DAFTAR, filter={"keadaan": "BERLAKU", "jenis": "PLH", "cari": "tono"}))["daftarPenugasan"]
    assert daftar["totalCount"] == 1
    node = daftar["edges"][0]["node"]
    assert node == {
        "id": node["id"],
        "jenis": "PLH",
        "mulai": "2020-03-16",
        "selesai": "2020-03-27",
        "sk": "SP 7/2020",
        "sementara": True,
        "keadaan": "BERLAKU",
        "keadaanLabel": "berlaku",
        "moves": ["END"],
        "pegawai": {"nama": "Tono Wijaya"},
        "jabatan": {"nama": "Kepala Bidang Pengembangan"},
    }
    input = {"penugasanId": node["id"], "selesai": "2020-03-19", "idempotencyKey": kunci()}
    assert (await as_(DEWI)(AKHIRI, input=input))["endPenugasan"] == {
        "penugasan": {"selesai": "2020-03-19", "keadaan": "BERAKHIR", "moves": []},
        "errors": [],
    }
    rest = (await as_(DEWI)(DAFTAR, filter={"keadaan": "AKAN_DATANG"}))["daftarPenugasan"]["edges"][0]["node"]
    assert rest["moves"] == ["CANCEL"]
    input = {"penugasanId": rest["id"], "idempotencyKey": kunci()}
    assert (await as_(DEWI)(BATAL, input=input))["cancelPenugasan"] == {"penugasan": None, "errors": []}
    assert (await as_(DEWI)(DAFTAR))["daftarPenugasan"]["totalCount"] == 1


async def test_letters_are_seen_by_their_holder_the_office_and_those_who_read_everything(as_):
    await as_(DEWI)(CATAT, input=letter())

    counts = {o: (await as_(o)(DAFTAR))["daftarPenugasan"]["totalCount"] for o in (TONO, DEWI, BIMA, YUNI, BUDI, HADI)}

    assert counts == {TONO: 1, DEWI: 1, BIMA: 1, YUNI: 1, BUDI: 0, HADI: 0}
    node = (await as_(TONO)(DAFTAR, filter={"milik": True}))["daftarPenugasan"]["edges"][0]["node"]
    assert node["moves"] == []
    assert (await as_(DEWI)(DAFTAR, filter={"milik": True}))["daftarPenugasan"]["totalCount"] == 0


async def test_the_form_is_told_what_is_wrong_by_field(as_):
    answer = (await as_(DEWI)(CATAT, input=letter(jenis="PLT")))["appointPenugasan"]

    assert answer["penugasan"] is None
    assert [(e["code"], e["path"]) for e in answer["errors"]] == [("JABATAN_TERISI", ["jabatanId"])]
    assert "Plh" in answer["errors"][0]["message"]


async def test_posts_to_choose_from_are_those_of_the_office(as_):
    document = """query ($cari: String) {
      daftarJabatan(first: 20, cari: $cari) { edges { node { nama kosong induk { nama } pemegang { nama } } } }
    }"""

    rows = (await as_(DEWI)(document, cari="kepala b"))["daftarJabatan"]["edges"]

    assert [row["node"] for row in rows] == [
        {
            "nama": "Kepala Badan Kepegawaian Daerah",
            "kosong": False,
            "induk": {"nama": "Gubernur"},
            "pemegang": {"nama": "Ratna Sari"},
        },
        {
            "nama": "Kepala Bidang Pengembangan",
            "kosong": False,
            "induk": {"nama": "Kepala Badan Kepegawaian Daerah"},
            "pemegang": {"nama": "Siti Rahayu"},
        },
    ]
    assert (await as_(SITI)(document))["daftarJabatan"]["edges"] == []
    assert len((await as_(BIMA)(document))["daftarJabatan"]["edges"]) == 10
