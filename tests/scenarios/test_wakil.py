"""Acting for a superior: whose turn it is, in whose name an act stands, and who finishes a quarter that has ended."""

import json
from datetime import date, datetime, time
from typing import Any

import pytest

from kinerja import models
from kinerja.domain.aktor import JAKARTA, Peran
from kinerja.domain.errors import ErrorCode
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.domain.realisasi import ValidasiMasuk
from kinerja.services import riwayat
from kinerja.services.pegawai import end_placement, place
from kinerja.services.realisasi import return_realisasi, validate_realisasi
from kinerja.services.skp import approve_skp, return_skp
from kinerja.services.skp_putusan import decide_skp
from people import BIMA, BUDI, DEWI, HARI, JOKO, KEPALA_BADAN, KEPALA_BIDANG, RATNA, SITI, TONO, aktor
from steps import kunci, refusals, renkin_of, submitted_realisasi, submitted_skp

ADMIN = aktor(BIMA, HARI, Peran.ADMIN_BKD)
BIDANG = "Kepala Bidang Pengembangan"
DEFINITIF, PLT, PLH = JenisPenempatan

pytestmark = pytest.mark.usefixtures("cast")

SKP = """
  query ($id: ID!) { node(id: $id) { ... on Skp {
    moves
    giliran { pihak sebutan orang { nama } }
    penilai { sebutan pemegang { nama } }
    keputusan { tindakan sebagai oleh { nama } atasNama { nama } }
  } } }
"""
TRIWULAN = """
  query ($id: ID!) { node(id: $id) { ... on Triwulan {
    rencana { moves } realisasi { moves giliran { orang { nama } } } keputusan { tindakan sebagai oleh { nama } }
  } } }
"""


async def plh(orang: int, mulai: date, selesai: date, jabatan: int = KEPALA_BIDANG) -> None:
    await place(orang, jabatan, mulai=mulai, selesai=selesai, jenis=PLH, by=ADMIN)


async def leave(orang: int, selesai: date) -> None:
    row = await models.Penempatan.get(pegawai_id=orang, jenis=DEFINITIF)
    await end_placement(row.id, selesai=selesai, by=ADMIN)


async def recorded(pegawai_id: int) -> tuple[str, int | None, int | None, Any]:
    """The last act in a file: what, by whom, on whose behalf, as whom."""
    row = await models.Riwayat.filter(berkas_id=pegawai_id).order_by("-nomor").first()
    assert row is not None
    return row.tindakan, row.oleh_id, row.atas_nama_id, json.loads(row.isi).get("sebagai")


async def looks(as_, pukul, orang: int, hari: date, document: str, id: str) -> Any:
    pukul.now = datetime.combine(hari, time(9), JAKARTA)
    return (await as_(orang)(document, id=id))["node"]


async def test_for_the_three_days_of_a_plh_the_turn_is_his_and_nobody_elses(as_, pukul):
    skp_id = await submitted_skp()
    await plh(DEWI, date(2020, 3, 23), date(2020, 3, 25))
    id = f"Skp_{skp_id}"

    for hari, penilai, lain, sebutan in (
        (date(2020, 3, 22), SITI, DEWI, None),
        (date(2020, 3, 23), DEWI, SITI, f"Plh. {BIDANG}"),
        (date(2020, 3, 25), DEWI, SITI, f"Plh. {BIDANG}"),
        (date(2020, 3, 26), SITI, DEWI, None),
    ):
        acting = await looks(as_, pukul, penilai, hari, SKP, id)
        nama = "Siti Rahayu" if penilai == SITI else "Dewi Lestari"
        assert acting["moves"] == ["APPROVE", "RETURN"], hari
        assert acting["giliran"] == {"pihak": "RATER", "sebutan": sebutan, "orang": {"nama": nama}}
        assert acting["penilai"] == {"sebutan": sebutan, "pemegang": {"nama": nama}}
        assert await looks(as_, pukul, lain, hari, SKP, id) is None
        refused = approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(lain, hari))
        assert await refusals(refused) == [(ErrorCode.NOT_FOUND, "id")]


async def test_an_act_of_a_plh_stands_in_the_name_of_the_holder(as_, pukul):
    skp_id = await submitted_skp()
    await plh(DEWI, HARI, date(2020, 3, 25))

    await return_skp(skp_id, version=3, catatan="Tambah satu baris.", kunci=kunci(), by=aktor(DEWI))

    assert await recorded(BUDI) == ("RETURN", DEWI, SITI, f"Plh. {BIDANG}")
    assert await riwayat.verify() is None
    shown = await looks(as_, pukul, BUDI, HARI, SKP, f"Skp_{skp_id}")
    assert shown["keputusan"] == {
        "tindakan": "RETURN",
        "sebagai": f"Plh. {BIDANG}",
        "oleh": {"nama": "Dewi Lestari"},
        "atasNama": {"nama": "Siti Rahayu"},
    }
    assert shown["giliran"] == {"pihak": "OWNER", "sebutan": None, "orang": {"nama": "Budi Santoso"}}


async def test_a_plt_names_the_post_as_nobody_holds_it():
    skp_id = await submitted_skp()
    await leave(SITI, date(2020, 3, 19))
    await place(DEWI, KEPALA_BIDANG, mulai=HARI, jenis=PLT, by=ADMIN)

    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(DEWI))

    assert await recorded(BUDI) == ("APPROVE", DEWI, None, f"Plt. {BIDANG}")


async def test_who_stands_above_a_vacant_post_acts_in_its_name(as_, pukul):
    skp_id = await submitted_skp()
    await leave(SITI, date(2020, 3, 19))

    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(RATNA))

    assert await recorded(BUDI) == ("APPROVE", RATNA, None, f"a.n. {BIDANG}")
    shown = await looks(as_, pukul, BUDI, HARI, SKP, f"Skp_{skp_id}")
    assert shown["keputusan"]["sebagai"] == f"a.n. {BIDANG}" and shown["keputusan"]["atasNama"] is None


async def test_who_stands_above_one_rated_by_himself_acts_for_the_holder():
    skp_id = await submitted_skp()
    await plh(BUDI, HARI, date(2020, 3, 25))

    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(RATNA))

    assert await recorded(BUDI) == ("APPROVE", RATNA, SITI, f"a.n. {BIDANG}")


async def test_nobody_acts_on_behalf_of_the_one_he_rates():
    skp_id = await submitted_skp()
    await leave(SITI, date(2020, 3, 19))
    await place(BUDI, KEPALA_BIDANG, mulai=HARI, by=ADMIN)

    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(RATNA))

    assert await recorded(BUDI) == ("APPROVE", RATNA, None, f"a.n. {BIDANG}")


LEWAT = date(2020, 4, 4)


async def test_a_plh_of_the_raters_superior_decides_in_that_ones_name(as_, pukul):
    skp_id = await submitted_skp()
    await plh(DEWI, LEWAT, LEWAT, KEPALA_BADAN)

    waiting = await looks(as_, pukul, DEWI, LEWAT, SKP, f"Skp_{skp_id}")
    await decide_skp(skp_id, version=3, kunci=kunci(), by=aktor(DEWI, LEWAT))

    badan = "Plh. Kepala Badan Kepegawaian Daerah"
    assert waiting["giliran"] == {"pihak": "UPPER", "sebutan": badan, "orang": {"nama": "Dewi Lestari"}}
    assert await recorded(BUDI) == ("DECIDE", DEWI, RATNA, badan)


async def test_the_raters_superior_decides_as_himself_also_where_the_rater_is_a_plh(as_, pukul):
    skp_id = await submitted_skp()
    await plh(TONO, LEWAT, LEWAT)

    waiting = await looks(as_, pukul, RATNA, LEWAT, SKP, f"Skp_{skp_id}")
    await decide_skp(skp_id, version=3, kunci=kunci(), by=aktor(RATNA, LEWAT))

    assert waiting["giliran"] == {"pihak": "UPPER", "sebutan": None, "orang": {"nama": "Ratna Sari"}}
    assert await recorded(BUDI) == ("DECIDE", RATNA, None, None)


async def test_the_holder_acts_as_himself_and_so_does_the_owner():
    await submitted_skp()
    assert await recorded(BUDI) == ("SUBMIT", BUDI, None, None)

    skp_id = (await models.Skp.get(pegawai_id=BUDI)).id
    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI))

    assert await recorded(BUDI) == ("APPROVE", SITI, None, None)


async def test_an_act_on_what_names_no_rater_is_recorded_as_it_is():
    by = aktor(SITI)
    await models.Skp.create(pegawai_id=TONO, tahun=2020, mulai=HARI, selesai=HARI)

    assert await riwayat.atas_nama.acting(TONO, "skp", 1, "SUBMIT", by, {"a": 1}) == (by, {"a": 1})


# The quarter that ended in one's time

APRIL = date(2020, 4, 6)
KUNCI = date(2020, 4, 15)


async def left() -> models.Triwulan:
    """Siti left her post on 2 April, after the quarter on which Budi has reported; Tono follows her."""
    tw = await submitted_realisasi()
    await leave(SITI, date(2020, 4, 2))
    await place(TONO, KEPALA_BIDANG, mulai=date(2020, 4, 3), by=ADMIN)
    return tw


async def test_a_former_holder_finishes_the_quarter_that_ended_in_his_time(as_, pukul):
    tw = await left()
    id = f"Triwulan_{tw.id}"

    shown = {orang: await looks(as_, pukul, orang, APRIL, TRIWULAN, id) for orang in (SITI, TONO)}

    assert (
        shown[SITI]
        == shown[TONO]
        == {
            "rencana": {"moves": []},
            "realisasi": {"moves": ["VALIDATE", "RETURN"], "giliran": {"orang": {"nama": "Tono Wijaya"}}},
            "keputusan": None,
        }
    )
    assert await looks(as_, pukul, JOKO, APRIL, TRIWULAN, id) is None
    rows = await renkin_of(tw.id)
    values = [ValidasiMasuk(rows[0].id, rows[0].realisasi), ValidasiMasuk(rows[2].id, rows[2].realisasi)]
    await validate_realisasi(tw.id, version=tw.version, renkin=values, kunci=kunci(), by=aktor(SITI, APRIL))
    assert await recorded(BUDI) == ("VALIDATE_REALISASI", SITI, None, None)
    keputusan = (await looks(as_, pukul, BUDI, APRIL, TRIWULAN, id))["keputusan"]
    assert keputusan == {"tindakan": "VALIDATE_REALISASI", "sebagai": None, "oleh": {"nama": "Siti Rahayu"}}


async def test_not_once_it_is_locked(as_, pukul):
    tw = await left()

    assert await looks(as_, pukul, SITI, KUNCI, TRIWULAN, f"Triwulan_{tw.id}") is None
    refused = return_realisasi(tw.id, version=tw.version, catatan="Lengkapi.", kunci=kunci(), by=aktor(SITI, KUNCI))
    assert await refusals(refused) == [(ErrorCode.NOT_FOUND, "id")]


async def test_nor_other_quarters_nor_the_plan(as_, pukul):
    tw = await left()
    lain = await models.Triwulan.get(skp_id=tw.skp_id, tw=2)
    sent = {"realisasi_status": "SUBMITTED", "realisasi_diajukan": tw.realisasi_diajukan}
    await models.Triwulan.filter(id=lain.id).update(**sent)

    shown = await looks(as_, pukul, SITI, APRIL, TRIWULAN, f"Triwulan_{lain.id}")

    assert shown["realisasi"]["moves"] == []
    by = aktor(SITI, APRIL)
    refused = return_realisasi(lain.id, version=lain.version, catatan="Lengkapi.", kunci=kunci(), by=by)
    assert await refusals(refused) == [(ErrorCode.NOT_ALLOWED, "")]


async def test_whoever_left_before_the_quarter_ended_has_no_part_in_it(as_, pukul):
    tw = await submitted_realisasi()
    await leave(SITI, date(2020, 3, 30))

    assert await looks(as_, pukul, SITI, APRIL, TRIWULAN, f"Triwulan_{tw.id}") is None


async def test_a_plh_has_no_part_in_it_after_his_days(as_, pukul):
    tw = await submitted_realisasi()
    await plh(DEWI, date(2020, 3, 30), date(2020, 4, 1))

    assert (await looks(as_, pukul, DEWI, date(2020, 4, 1), TRIWULAN, f"Triwulan_{tw.id}"))["realisasi"]["moves"]
    assert await looks(as_, pukul, DEWI, date(2020, 4, 2), TRIWULAN, f"Triwulan_{tw.id}") is None


async def test_nobody_finishes_his_own(as_, pukul):
    """Budi himself held the post of his rater when the quarter ended."""
    tw = await submitted_realisasi()
    await leave(SITI, date(2020, 3, 29))
    await place(BUDI, KEPALA_BIDANG, mulai=date(2020, 3, 30), selesai=date(2020, 4, 2), jenis=PLT, by=ADMIN)

    shown = await looks(as_, pukul, BUDI, APRIL, TRIWULAN, f"Triwulan_{tw.id}")

    assert shown["realisasi"]["moves"] == []
