"""The log: one line for each request, with nothing in it about anybody."""

import json
import logging

import pytest

from asking import client_of
from kinerja.api import auth, bukti
from kinerja.api.jurnal import Baris
from masuk import sign_in
from people import BUDI, NIP, NRK, ORANG, SANDI, SITI
from sockets import socket_of

pytestmark = pytest.mark.parametrize("config", ["sqlite"], indirect=True)


@pytest.fixture
def lines(caplog):
    """What was written so far, as the log has it."""
    caplog.set_level(logging.INFO, "kinerja")
    return lambda: [json.loads(Baris().format(r)) for r in caplog.records if r.name.startswith("kinerja.")]


async def test_a_request_leaves_one_line(cast, as_, lines):
    answer = await as_(BUDI).post("query Halaman { viewer { tahun } }")

    (line,) = lines()
    assert line.pop("ms") >= 0 and line.pop("waktu").endswith("+00:00")
    assert line == {
        "tingkat": "INFO",
        "dari": "kinerja.permintaan",
        "pesan": "permintaan",
        "id": answer.headers["x-request-id"],
        "metode": "POST",
        "jalur": "/graphql",
        "operasi": "Halaman",
        "cara": "compiled",
        "biaya": 1,
        "status": 200,
    }


async def test_it_says_how_a_query_was_run(cast, as_, lines):
    await as_(BUDI)("{ __schema { queryType { name } } }")

    assert (lines()[0]["cara"], lines()[0]["operasi"]) == ("fallback", None)


async def test_refusals_are_told_too(cast, app, lines):
    async with client_of(app) as stranger:
        await stranger.post("/graphql", json={})
        await stranger.get("/rahasia/17000", headers={"host": "jahat.example"})
        await stranger.post("/masuk", json={})
        await stranger.put("/bukti/Bukti_7")

    assert [(line["metode"], line["jalur"], line["status"]) for line in lines()] == [
        ("POST", "/graphql", 401),
        ("GET", "/rahasia", 421),
        ("POST", "/masuk", 400),
        ("PUT", "/bukti", 403),
    ]


async def test_health_and_files_of_the_app_are_told_only_when_they_fail(cast, app, lines):
    async with client_of(app) as anybody:
        await anybody.get("/sehat")
        await anybody.get("/assets/tidak-ada.js")

    assert [(line["jalur"].partition("/tidak")[0], line["status"]) for line in lines()] == [("/assets", 404)]


async def test_a_socket_leaves_one_line_when_it_ends(cast, as_, lines):
    async with await socket_of(as_(SITI)) as siti:
        await siti.begin()

    (line,) = lines()
    assert (line["metode"], line["jalur"], line["status"]) == ("WS", "/graphql", 101)


async def test_nobody_and_nothing_secret_is_named(cast, app, as_, lines):
    async with client_of(app) as client:
        await sign_in(client, NRK[BUDI], SANDI)
        await sign_in(client, NRK[BUDI], "Salah-Sekali-2020")
        await client.get("/skp/Skp_1?cari=Siti%20Rahayu")
        await client.get("/bukti/Bukti_12")
        await client.get("/bukti/unduh/rahasia-sekali")
        query = "query Cari($cari: String) { daftarPegawai(first: 5, cari: $cari) { edges { node { nama nip } } } }"
        await client.post("/graphql", json={"query": query, "variables": {"cari": NIP[SITI]}})
        secrets = [cookie.value for cookie in client.cookies.jar]

    text = json.dumps(lines())
    told = {line["jalur"] for line in lines()}
    assert {"/masuk", "/graphql", "/{path}", "/bukti/{id}", "/bukti/unduh/{token}"} <= told
    for word in (*secrets, SANDI, "Salah-Sekali-2020", "rahasia-sekali", "Bukti_12", "Skp_1", NRK[BUDI], NIP[SITI]):
        assert word not in text
    assert not [nama for nama in ORANG.values() if nama in text]


async def test_what_fails_unforeseen_is_answered_with_its_number(cast, app, as_, lines, monkeypatch):
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("kunci rahasia 4711")

    async with await as_(BUDI).client() as client:
        monkeypatch.setattr(bukti, "authenticate", broken)
        answer = await client.get("/bukti/Bukti_1")

    assert answer.status_code == 500 and "4711" not in answer.text
    (error,) = answer.json()["errors"]
    assert error["code"] == "INTERNAL_SERVER_ERROR" and answer.headers["x-request-id"] in error["message"]
    assert "content-security-policy" in answer.headers
    defect, line = lines()
    assert defect["id"] == line["id"] == answer.headers["x-request-id"]
    assert "4711" in defect["jejak"] and line["status"] == 500


async def test_what_fails_after_the_answer_began_cuts_it_off(cast, app, as_, lines, monkeypatch):
    async def broken(scope: object, receive: object, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("terputus")

    monkeypatch.setattr(auth.JSONResponse, "__call__", lambda self, *args: broken(*args))
    async with client_of(app) as client:
        with pytest.raises(RuntimeError, match="terputus"):
            await client.get("/masuk/tantangan")

    assert [line["dari"] for line in lines()] == ["kinerja.galat", "kinerja.permintaan"]
