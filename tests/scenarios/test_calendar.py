"""The calendar at the API: what everybody reads, and what only an admin is offered."""

import pytest

from people import BIMA, BUDI, RATNA, YUNI
from steps import kunci

READ = """
  query {
    kalender(tahun: 2020) { tahun version bukaSkp tutupSkp dapatDiubah triwulan { tw kunci terkunci dapatDikunci } }
    daftarGangguan(first: 5, filter: {tahun: 2020}) { totalCount edges { node { mulai selesai alasan } } }
    daftarPembukaan(first: 5, filter: {status: PROPOSED, tahun: 2020}) {
      totalCount edges { node { tahap tw sampai status moves pegawai { nama } unit { nama } oleh { nama } } }
    }
  }
"""
PROPOSE = """
  mutation ($input: ProposePembukaanInput!) {
    proposePembukaan(input: $input) { pembukaan { id version status moves } errors { code path } }
  }
"""
CONFIRM = """
  mutation ($input: ConfirmPembukaanInput!) {
    confirmPembukaan(input: $input) { pembukaan { status penentu { nama } } errors { code } }
  }
"""
RECORD = """
  mutation ($input: RecordGangguanInput!) { recordGangguan(input: $input) { gangguan { mulai } errors { code } } }
"""
SAVE = """
  mutation ($input: SaveKalenderInput!) {
    saveKalender(input: $input) { kalender { version tutupSkp triwulan { tw batasRealisasi } } errors { code path } }
  }
"""
LOCK = """
  mutation ($input: LockTriwulanInput!) { lockTriwulan(input: $input) { kalender { tahun } errors { code } } }
"""


@pytest.mark.parametrize("orang", [BUDI, BIMA])
async def test_everybody_reads_the_days_and_the_admin_may_change_them(cast, as_, orang):
    data = (await as_(orang)(READ))["kalender"]

    assert (data["bukaSkp"], data["version"], data["dapatDiubah"]) == ("2020-01-01", 1, orang == BIMA)
    assert [tw["kunci"] for tw in data["triwulan"]][:2] == ["2020-04-15", "2020-07-15"]
    assert {tw["dapatDikunci"] for tw in data["triwulan"]} == {False}


async def test_an_outage_is_told_to_everybody(cast, as_):
    given = {"mulai": "2020-03-18", "selesai": "2020-03-19", "alasan": "Listrik padam", "idempotencyKey": kunci()}

    answer = await as_(BIMA)(RECORD, input=given)

    assert answer["recordGangguan"] == {"gangguan": {"mulai": "2020-03-18"}, "errors": []}
    found = (await as_(BUDI)(READ))["daftarGangguan"]
    assert found["edges"] == [{"node": {"mulai": "2020-03-18", "selesai": "2020-03-19", "alasan": "Listrik padam"}}]


async def test_what_is_proposed_is_decided_by_another(cast, as_):
    given = {"tahap": "REALISASI", "tahun": 2020, "tw": 1, "sampai": "2020-05-08", "alasan": "Sakit"}

    answer = await as_(BIMA)(PROPOSE, input={**given, "bagiId": f"Pegawai_{BUDI}", "idempotencyKey": kunci()})

    row = answer["proposePembukaan"]["pembukaan"]
    assert (row["status"], row["moves"]) == ("PROPOSED", ["WITHDRAW"])
    seen = {orang: (await as_(orang)(READ))["daftarPembukaan"]["edges"] for orang in (BUDI, YUNI, RATNA)}
    assert [edge["node"]["moves"] for edge in seen[BUDI] + seen[YUNI]] == [[], []]
    assert seen[BUDI][0]["node"]["pegawai"] == {"nama": "Budi Santoso"}
    assert seen[RATNA] == []
    act = {"id": row["id"], "version": row["version"], "idempotencyKey": kunci()}
    assert (await as_(BIMA)(CONFIRM, input=act))["confirmPembukaan"]["errors"] == [{"code": "ORANG_KEDUA"}]


async def test_an_opening_may_be_for_an_office(cast, as_):
    given = {"tahap": "SKP", "tahun": 2020, "sampai": "2020-05-08", "alasan": "Banjir", "idempotencyKey": kunci()}

    await as_(BIMA)(PROPOSE, input={**given, "bagiId": "Unit_2"})

    node = (await as_(BIMA)(READ))["daftarPembukaan"]["edges"][0]["node"]
    assert (node["unit"], node["pegawai"]) == ({"nama": "Badan Kepegawaian Daerah"}, None)


async def test_a_stale_calendar_comes_back_as_it_is_now(cast, as_):
    days = {"tahun": 2020, "bukaSkp": "2020-01-01", "tutupSkp": "2020-01-31"}
    tw = {
        "tw": 2, "batasRenkin": "2020-04-15", "bukaRealisasi": "2020-06-01", "batasRealisasi": "2020-07-06",
        "batasValidasi": "2020-07-10", "kunci": "2020-07-15",
    }  # fmt: skip
    await as_(BIMA)(SAVE, input={**days, "version": 1, "triwulan": [tw], "idempotencyKey": kunci()})

    answer = (await as_(BIMA)(SAVE, input={**days, "version": 1, "idempotencyKey": kunci()}))["saveKalender"]

    assert [error["code"] for error in answer["errors"]] == ["STALE"]
    assert answer["kalender"]["version"] == 2
    assert answer["kalender"]["triwulan"][1] == {"tw": 2, "batasRealisasi": "2020-07-06"}


async def test_a_quarter_is_locked_from_its_day_on(cast, as_, pukul):
    given = {"tahun": 2020, "tw": 1}
    early = await as_(BIMA)(LOCK, input={**given, "idempotencyKey": kunci()})
    pukul.now = pukul.now.replace(month=4, day=15)

    assert early["lockTriwulan"]["errors"] == [{"code": "BELUM_WAKTUNYA"}]
    assert (await as_(BIMA)(READ))["kalender"]["triwulan"][0]["dapatDikunci"]
    answer = await as_(BIMA)(LOCK, input={**given, "idempotencyKey": kunci()})
    assert answer["lockTriwulan"] == {"kalender": {"tahun": 2020}, "errors": []}
