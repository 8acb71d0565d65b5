"""The day of the demo is moved from its banner, for everybody; nowhere else is there a day to move."""

from dataclasses import replace

import pytest

from kinerja.main import create_app
from kinerja.services.jam import Jam
from people import BUDI


@pytest.fixture
def app(db, pukul):
    return create_app(db, Jam(demo=True, real=pukul))


async def test_the_day_moves_for_everybody(cast, as_):
    client = await as_(BUDI).client()

    answer = await client.post("/demo/tanggal?hari=2020-04-12", headers={"x-kinerja": "1"})

    assert (answer.status_code, answer.json()) == (200, {"hari": "2020-04-12"})
    body = (await client.post("/graphql", json={"query": "{ viewer { hari triwulan } }"})).json()
    assert body["data"]["viewer"] == {"hari": "2020-04-12", "triwulan": 2}


@pytest.mark.parametrize(
    ("hari", "kode"),
    [("besok", "NILAI_TIDAK_DIKENAL"), ("", "NILAI_TIDAK_DIKENAL"), ("2019-12-31", "DI_LUAR_RENTANG")],
)
async def test_a_day_outside_the_demo_is_refused(cast, as_, hari, kode):
    client = await as_(BUDI).client()

    answer = await client.post(f"/demo/tanggal?hari={hari}", headers={"x-kinerja": "1"})

    assert answer.status_code == 400
    assert [error["code"] for error in answer.json()["errors"]] == [kode]


async def test_production_has_no_day_to_move(cast, app, as_):
    app.state.config = replace(app.state.config, env="production")
    client = await as_(BUDI).client()

    answer = await client.post("/demo/tanggal?hari=2020-04-12", headers={"x-kinerja": "1"})

    assert answer.status_code == 404
