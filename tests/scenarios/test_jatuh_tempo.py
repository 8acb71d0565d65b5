"""What falls due: told to whom it concerns, on the days the rules say, by the calendar as it stands."""

from datetime import date

import pytest

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.services.periode import record_gangguan
from kinerja.services.skp import return_skp, submit_skp
from people import BIMA, BUDI, DEWI, DINAS, GUBERNUR, HADI, RATNA, SITI, TONO, YUNI, aktor
from steps import approved_renkin, approved_skp, draft_skp, kunci, submitted_realisasi, submitted_renkin, submitted_skp

pytestmark = pytest.mark.usefixtures("cast")

JATUH_TEMPO = """
  query ($filter: JatuhTempoFilter) {
    viewer { jatuhTempo(first: 50, filter: $filter) {
      totalCount
      edges { node {
        id tahap pihak langkah langkahLabel tingkat batas sisaHari tertahan tw orang { nama } skp { pegawai { nama } }
      } }
    } }
  }
"""


@pytest.fixture
def due(as_, pukul):
    """What falls due for a person on a day, but for the SKP that he has not begun."""

    async def ask(orang, hari, **filter):
        pukul.now = aktor(orang, hari).waktu
        found = (await as_(orang)(JATUH_TEMPO, filter=filter))["viewer"]["jatuhTempo"]
        assert found["totalCount"] == len(found["edges"])
        return [edge["node"] for edge in found["edges"] if edge["node"]["langkah"] != "CREATE"]

    return ask


def told(rows):
    return [(row["tahap"], row["pihak"], row["langkah"], row["tingkat"]) for row in rows]


# One's own work


@pytest.mark.parametrize(
    ("hari", "tingkat"),
    [
        # Budi has thirty days from 1 March.
        (date(2020, 3, 23), []),
        (date(2020, 3, 24), ["FIRST"]),
        (date(2020, 3, 27), ["FIRST"]),
        (date(2020, 3, 28), ["SECOND"]),
        (date(2020, 3, 30), ["LAST"]),
        (date(2020, 3, 31), ["LAST"]),
        (date(2020, 4, 1), ["OVERDUE"]),
        (date(2020, 12, 31), ["OVERDUE"]),
        (date(2021, 1, 1), []),
    ],
)
async def test_an_skp_is_told_seven_three_and_one_day_before(due, hari, tingkat):
    await draft_skp()

    rows = await due(BUDI, hari)

    assert told(rows) == [("SKP", "OWNER", "SUBMIT", each) for each in tingkat]
    assert [row["sisaHari"] for row in rows] == [(date(2020, 3, 31) - hari).days for _ in tingkat]


async def test_the_same_reminder_has_the_same_name_until_the_next_level(due):
    skp_id = await draft_skp()

    names = [(await due(BUDI, date(2020, 3, hari)))[0]["id"] for hari in (24, 27, 28)]

    first, second = (f"SKP_{skp_id}_OWNER_2020-03-31_{tingkat}" for tingkat in ("FIRST", "SECOND"))
    assert names == [first, first, second]


async def test_an_outage_moves_the_day_and_the_reminder_with_it(due):
    await draft_skp()
    admin = aktor(BIMA, date(2020, 4, 2), Peran.ADMIN_BKD)
    await record_gangguan(date(2020, 3, 30), date(2020, 4, 1), "Listrik padam", kunci=kunci(), by=admin)

    rows = await due(BUDI, date(2020, 4, 2))

    assert [(row["batas"], row["tingkat"]) for row in rows] == [("2020-04-03", "LAST")]


async def test_what_came_back_is_to_be_repaired(due):
    skp_id = await submitted_skp()
    await return_skp(skp_id, version=3, catatan="Kurang.", kunci=kunci(), by=aktor(SITI, date(2020, 3, 30)))

    (row,) = await due(BUDI, date(2020, 4, 1))

    assert (row["langkahLabel"], row["batas"], row["orang"]["nama"]) == ("Perbaiki SKP", "2020-04-04", "Budi Santoso")
    assert not row["tertahan"]


async def test_plans_and_reports_are_told_until_their_quarter_is_locked(due):
    await approved_skp()
    plan = await due(BUDI, date(2020, 4, 1), tahap="RENKIN")
    assert [(row["tw"], row["batas"]) for row in plan] == [(1, "2020-04-04")]

    missed = await due(BUDI, date(2020, 4, 14), tahap="RENKIN")
    assert [(row["tw"], row["tingkat"]) for row in missed] == [(1, "OVERDUE"), (2, "LAST")]
    assert [row["tw"] for row in await due(BUDI, date(2020, 4, 15), tahap="RENKIN")] == [2]


async def test_a_report_is_told_once_it_can_be_made(due):
    await approved_renkin()

    seen = [(hari, told(await due(BUDI, hari))) for hari in (date(2020, 3, 28), date(2020, 3, 29), date(2020, 4, 15))]

    assert [rows for _, rows in seen] == [[], [("REALISASI", "OWNER", "SUBMIT", "FIRST")], []]


# An SKP that is not begun


@pytest.mark.parametrize(
    ("orang", "hari", "tingkat"),
    [
        (BUDI, date(2020, 3, 23), []),
        (BUDI, date(2020, 3, 24), ["FIRST"]),
        (TONO, date(2020, 1, 23), []),
        (TONO, date(2020, 1, 24), ["FIRST"]),
        (TONO, date(2020, 2, 1), ["OVERDUE"]),
        # Rated by nobody.
        (GUBERNUR, date(2020, 2, 1), []),
    ],
)
async def test_whoever_has_not_begun_his_skp_is_told(as_, pukul, orang, hari, tingkat):
    pukul.now = aktor(orang, hari).waktu

    edges = (await as_(orang)(JATUH_TEMPO))["viewer"]["jatuhTempo"]["edges"]

    assert told([edge["node"] for edge in edges]) == [("SKP", "OWNER", "CREATE", each) for each in tingkat]
    assert all(edge["node"]["skp"] is None for edge in edges)


async def test_an_opening_gives_days_to_whoever_has_not_begun(as_, pukul):
    asked = aktor(BIMA).waktu
    opened = {
        "tahap": "SKP",
        "tahun": 2020,
        "status": "CONFIRMED",
        "alasan": "Sakit",
        "oleh_id": BIMA,
        "penentu_id": YUNI,
    }
    opened |= {"diusulkan": asked, "ditentukan": asked}
    await models.Pembukaan.create(**opened, pegawai_id=TONO, sampai=date(2020, 3, 22))
    await models.Pembukaan.create(**opened, unit_id=DINAS, sampai=date(2020, 3, 25))

    seen = {}
    for orang in (TONO, HADI, SITI):
        (edge,) = (await as_(orang)(JATUH_TEMPO))["viewer"]["jatuhTempo"]["edges"]
        seen[orang] = (edge["node"]["batas"], edge["node"]["tingkat"])

    assert seen == {
        TONO: ("2020-03-22", "SECOND"),
        HADI: ("2020-03-25", "FIRST"),
        SITI: ("2020-01-31", "OVERDUE"),
    }


# What waits for a superior


@pytest.mark.parametrize(
    ("hari", "penilai", "atasan"),
    [
        # Sent on Friday; the 25th is a holiday, so that three working days are over on the 26th.
        (date(2020, 3, 25), [], []),
        (date(2020, 3, 26), [("RATER", "DECIDE", "HELD")], [("UPPER", "REMIND", "HELD")]),
        (date(2020, 3, 27), [("RATER", "DECIDE", "FIRST")], [("UPPER", "REMIND", "FIRST")]),
        (date(2020, 4, 3), [("RATER", "DECIDE", "LAST")], [("UPPER", "REMIND", "LAST")]),
        # The fourteen days are over: the next above may decide.
        (date(2020, 4, 4), [("RATER", "DECIDE", "OVERDUE")], [("UPPER", "DECIDE", "OVERDUE")]),
    ],
)
async def test_what_waits_is_told_to_the_rater_and_when_it_is_held_to_the_one_above(due, hari, penilai, atasan):
    await submitted_skp()

    seen = {orang: [each[1:] for each in told(await due(orang, hari))] for orang in (SITI, RATNA, TONO, DEWI, HADI)}

    assert seen == {SITI: penilai, RATNA: atasan, TONO: [], DEWI: [], HADI: []}


async def test_the_one_above_is_told_with_whom_it_lies(due):
    await submitted_renkin()

    (row,) = await due(RATNA, date(2020, 3, 30))

    assert (row["langkahLabel"], row["tertahan"], row["tw"]) == ("Rencana kinerja belum diputuskan penilai", True, 1)
    assert (row["orang"]["nama"], row["skp"]["pegawai"]["nama"]) == ("Siti Rahayu", "Budi Santoso")


async def test_a_report_that_was_not_validated_in_time_is_overdue(due):
    await submitted_realisasi()

    assert told(await due(SITI, date(2020, 4, 11))) == [("REALISASI", "RATER", "DECIDE", "OVERDUE")]
    assert told(await due(RATNA, date(2020, 4, 11))) == [("REALISASI", "UPPER", "REMIND", "OVERDUE")]


async def test_what_is_sent_is_off_the_owners_list_and_can_be_filtered(due):
    skp_id = await draft_skp()
    await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))

    assert await due(BUDI, date(2020, 3, 30)) == []
    assert await due(SITI, date(2020, 3, 30), pihak="OWNER") == []
    assert await due(SITI, date(2020, 3, 30), tingkat="OVERDUE") == []
    assert len(await due(SITI, date(2020, 3, 30), tingkat="FIRST", pihak="RATER", tahap="SKP")) == 1
