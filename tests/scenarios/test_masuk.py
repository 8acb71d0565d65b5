"""At the door: who gets in, who does not, and what it costs to try."""

import asyncio
import base64
import json
from dataclasses import replace

import httpx
import pytest
from argon2 import PasswordHasher

from kinerja.models import Akun, PercobaanMasuk, Sesi, TantanganTerpakai
from kinerja.services import sandi
from kinerja.services.percobaan import BEBAS_ALAMAT, counters, waiting
from masuk import Waktu, app_of, browser, config_in, sign_in, sign_in_by_form, solve
from people import BUDI, GUBERNUR, NRK, SANDI, make_cast

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def waktu():
    return Waktu()


@pytest.fixture
async def app(db, waktu):
    await make_cast()
    return app_of(db, waktu)


@pytest.fixture
async def client(app):
    async with browser(app) as client:
        yield client


@pytest.fixture
async def stranger(tmp_path, waktu):
    """One who does not get as far as the database."""
    async with browser(app_of(config_in(tmp_path), waktu)) as stranger:
        yield stranger


def codes(answer: httpx.Response) -> list[str]:
    return [error["code"] for error in answer.json()["errors"]]


# Getting in


async def test_a_pegawai_signs_in_with_his_nrk(client):
    answer = await sign_in(client, NRK[BUDI], SANDI)

    assert (answer.status_code, answer.json()) == (200, {"wajibGantiSandi": False, "demo": True})
    assert (await client.get("/saya")).json()["pegawai"] == BUDI


async def test_the_governor_signs_in_by_user_name(client):
    answer = await sign_in(client, " Gubernur ", SANDI)

    assert answer.status_code == 200
    assert (await client.get("/saya")).json()["pegawai"] == GUBERNUR


async def test_a_form_leads_home(client):
    answer = await sign_in_by_form(client, NRK[BUDI], SANDI)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert (await client.get("/saya")).status_code == 200


@pytest.mark.parametrize(
    ("tujuan", "place"),
    [
        ("/skp/12?tw=1#baris", "/skp/12?tw=1#baris"),
        ("", "/"),
        ("skp", "/"),
        ("https://jahat.example", "/"),
        ("//jahat.example", "/"),
        ("/\\jahat.example", "/"),
        ("/\t/jahat.example", "/"),
        ("/skp\r\nset-cookie: a=b", "/"),
        ("javascript:alert(1)", "/"),
        ("/masuk", "/"),
    ],
)
async def test_a_form_leads_to_where_one_wanted_to_go_but_never_elsewhere(client, tujuan, place):
    answer = await sign_in_by_form(client, NRK[BUDI], SANDI, tujuan=tujuan)

    assert answer.headers["location"] == place


@pytest.mark.parametrize(
    ("public_url", "cookie"),
    [
        ("http://localhost:8000", "kinerja={}; HttpOnly; Path=/; SameSite=lax"),
        ("https://kinerja.example.go.id", "__Host-kinerja={}; HttpOnly; Path=/; SameSite=lax; Secure"),
    ],
)
async def test_the_cookie_is_as_closed_as_the_address_allows(db, waktu, public_url, cookie):
    await make_cast()
    async with browser(app_of(replace(db, public_url=public_url), waktu)) as client:
        answer = await sign_in(client, NRK[BUDI], SANDI)

        assert answer.headers["set-cookie"] == cookie.format(next(iter(client.cookies.values())))
        assert (await client.get("/saya")).status_code == 200


# Wrong tries


@pytest.mark.parametrize("nrk", [NRK[BUDI], "999999"])
async def test_a_wrong_password_and_an_unknown_name_are_told_the_same(client, nrk):
    answer = await sign_in(client, nrk, "bukan sandi siapa pun")

    assert (answer.status_code, codes(answer)) == (401, ["SANDI_SALAH"])
    assert answer.json()["errors"][0]["message"].startswith("NRK atau sandi salah")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("nrk", [NRK[BUDI], "999999"])
async def test_a_known_and_an_unknown_name_cost_the_same_work(client, monkeypatch, nrk):
    checked = []
    verify = sandi._verify
    monkeypatch.setattr(sandi, "_verify", lambda kept, kata: checked.append(kept) or verify(kept, kata))

    await sign_in(client, nrk, "bukan sandi siapa pun")

    assert len(checked) == 1
    assert checked[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("nrk", [NRK[BUDI], "999999"])
async def test_after_five_wrong_tries_each_next_waits_twice_as_long(client, waktu, nrk):
    for _ in range(5):
        assert (await sign_in(client, nrk, "salah terus menerus")).status_code == 401
    for wait in (5, 10, 20):
        early = await sign_in(client, nrk, SANDI)
        assert (early.status_code, early.headers["retry-after"], codes(early)) == (429, str(wait), ["TERLALU_SERING"])
        waktu.move(seconds=wait)
        assert (await sign_in(client, nrk, "salah terus menerus")).status_code == 401


async def test_a_restart_forgives_nothing(client, db, waktu):
    for _ in range(5):
        await sign_in(client, NRK[BUDI], "salah terus menerus")

    async with browser(app_of(db, waktu)) as client:
        assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 429


def test_nobody_waits_longer_than_a_quarter_of_an_hour():
    assert [waiting(gagal, 5).total_seconds() for gagal in (4, 5, 12, 13, 10**6)] == [0, 5, 640, 900, 900]


async def test_the_right_password_after_the_wait_wipes_the_slate(client, waktu):
    for _ in range(5):
        await sign_in(client, NRK[BUDI], "salah terus menerus")
    waktu.move(seconds=5)

    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 200
    for _ in range(5):
        assert (await sign_in(client, NRK[BUDI], "salah terus menerus")).status_code == 401


async def test_wrong_tries_are_forgotten_after_a_day(client, waktu):
    for _ in range(5):
        await sign_in(client, NRK[BUDI], "salah terus menerus")
    waktu.move(hours=25)

    assert (await sign_in(client, NRK[BUDI], "salah terus menerus")).status_code == 401
    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 200


async def test_tries_from_other_addresses_count_for_the_name(app, client):
    for i in range(5):
        async with browser(app, f"198.51.100.{i}") as other:
            await sign_in(other, NRK[BUDI], "salah terus menerus")

    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 429


async def test_an_address_that_tries_many_names_is_slowed_and_its_neighbours_are_not(app, client, waktu, db):
    alamat, _ = counters("", "203.0.113.7", db.secret, waktu())
    await PercobaanMasuk.create(kunci=alamat.kunci, gagal=BEBAS_ALAMAT, terakhir=waktu())

    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 429
    async with browser(app, "203.0.113.8") as neighbour:
        assert (await sign_in(neighbour, NRK[BUDI], SANDI)).status_code == 200
    waktu.move(minutes=15)
    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 200


async def test_right_tries_use_nothing_up_of_what_an_office_may_try(client, waktu, db):
    for _ in range(3):
        await sign_in(client, NRK[BUDI], SANDI)

    alamat, _ = counters("", "203.0.113.7", db.secret, waktu())
    assert (await PercobaanMasuk.get(kunci=alamat.kunci)).gagal == 0


def test_a_house_with_many_ipv6_addresses_is_one(waktu):
    def of(alamat):
        return counters("", alamat, "rahasia", waktu())[0]

    assert of("2001:db8:1:2::1") == of("2001:db8:1:2:ffff::9") != of("2001:db8:1:3::1")
    assert of("::ffff:192.0.2.1") != of("::ffff:192.0.2.2")
    assert of("bukan alamat") != of("bukan alamat juga")


async def test_a_hundred_sent_at_once_count_as_a_hundred(client):
    tries = [{"nrk": NRK[BUDI], "sandi": f"tebakan nomor {i}", "altcha": await solve(client)} for i in range(12)]

    answers = await asyncio.gather(*(client.post("/masuk", json=body) for body in tries))

    assert sorted(a.status_code for a in answers) == [401] * 5 + [429] * 7


async def test_what_was_typed_as_a_name_is_not_kept_readable(client):
    await sign_in(client, "sandi-di-kolom-salah", "salah terus menerus")

    assert [row.kunci for row in await PercobaanMasuk.all() if "sandi-di" in row.kunci] == []


# The challenge


async def test_without_the_challenge_nobody_gets_in(client):
    answer = await client.post("/masuk", json={"nrk": NRK[BUDI], "sandi": SANDI})

    assert (answer.status_code, codes(answer)) == (400, ["TANTANGAN_SALAH"])
    assert await PercobaanMasuk.all().count() == 0


async def test_a_solution_opens_the_door_once(client):
    body = {"nrk": NRK[BUDI], "sandi": SANDI, "altcha": await solve(client)}

    assert (await client.post("/masuk", json=body)).status_code == 200
    assert codes(await client.post("/masuk", json=body)) == ["TANTANGAN_SALAH"]


async def test_a_solution_sent_twice_at_once_opens_the_door_once(client):
    body = {"nrk": NRK[BUDI], "sandi": SANDI, "altcha": await solve(client)}

    answers = await asyncio.gather(*(client.post("/masuk", json=body) for _ in range(4)))

    assert sorted(a.status_code for a in answers) == [200, 400, 400, 400]


async def test_a_challenge_is_good_for_ten_minutes(client, waktu):
    early, late = await solve(client), await solve(client)

    waktu.move(minutes=9, seconds=50)
    assert (await client.post("/masuk", json={"nrk": NRK[BUDI], "sandi": SANDI, "altcha": early})).status_code == 200
    waktu.move(seconds=15)
    answer = await client.post("/masuk", json={"nrk": NRK[BUDI], "sandi": SANDI, "altcha": late})
    assert codes(answer) == ["TANTANGAN_SALAH"]


async def test_used_challenges_are_kept_until_they_expire(client, waktu):
    await sign_in(client, NRK[BUDI], SANDI)
    assert await TantanganTerpakai.all().count() == 1

    waktu.move(minutes=11)
    await sign_in(client, NRK[BUDI], SANDI)
    assert await TantanganTerpakai.all().count() == 1


async def test_a_forged_or_broken_solution_is_refused(stranger):
    good = json.loads(base64.b64decode(await solve(stranger)))
    cheap = {**good["challenge"]["parameters"], "cost": 0, "keyPrefix": ""}
    later = {**good["challenge"]["parameters"], "expiresAt": 2**40}
    for bad in (
        "",
        "???",
        "e30=",
        "[]",
        [],
        {"challenge": [], "solution": {}},
        {"challenge": {"parameters": []}, "solution": {"counter": 1, "derivedKey": ""}},
        {**good, "solution": {**good["solution"], "derivedKey": "00" * 32}},
        {**good, "solution": {**good["solution"], "derivedKey": None}},
        {**good, "challenge": {**good["challenge"], "signature": None}},
        {**good, "challenge": {**good["challenge"], "parameters": cheap}},
        {**good, "challenge": {**good["challenge"], "parameters": later}},
        {"challenge": None, "solution": None, "test": True},
    ):
        text = bad if isinstance(bad, str) else base64.b64encode(json.dumps(bad).encode()).decode()
        answer = await stranger.post("/masuk", json={"nrk": NRK[BUDI], "sandi": SANDI, "altcha": text})
        assert (bad, answer.status_code, codes(answer)) == (bad, 400, ["TANTANGAN_SALAH"])


async def test_a_challenge_is_kept_by_no_cache_and_costs_what_is_set(stranger):
    answer = await stranger.get("/masuk/tantangan")

    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["parameters"]["cost"] == 1


# What is sent


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ({}, "WAJIB_DIISI", ["nrk"]),
        ({"nrk": "170001"}, "WAJIB_DIISI", ["sandi"]),
        ({"nrk": "1" * 41, "sandi": SANDI}, "TERLALU_PANJANG", ["nrk"]),
        ({"nrk": "170001", "sandi": "a" * 201}, "TERLALU_PANJANG", ["sandi"]),
        ({"nrk": "170\0001", "sandi": SANDI}, "KARAKTER_TERLARANG", ["nrk"]),
        ({"nrk": "170001", "sandi": "rahasia\0besar"}, "KARAKTER_TERLARANG", ["sandi"]),
        ({"nrk": 170001, "sandi": SANDI}, "PERMINTAAN_RUSAK", ["nrk"]),
        ({"nrk": "170001", "sandi": ["a"]}, "PERMINTAAN_RUSAK", ["sandi"]),
    ],
)
async def test_what_cannot_be_right_is_told_with_its_field(stranger, body, code, path):
    answer = await stranger.post("/masuk", json=body)

    assert answer.status_code == 400
    assert [(e["code"], e["path"]) for e in answer.json()["errors"]] == [(code, path)]


@pytest.mark.parametrize(
    ("kind", "body", "status", "code"),
    [
        ("application/json", b'"170001"', 400, "PERMINTAAN_RUSAK"),
        ("application/json", b"[]", 400, "PERMINTAAN_RUSAK"),
        ("application/json", b"{", 400, "PERMINTAAN_RUSAK"),
        ("application/json", b'{"nrk": "\\ud800"}', 400, "PERMINTAAN_RUSAK"),
        ("application/json", b'{"nrk": "\xff"}', 400, "PERMINTAAN_RUSAK"),
        ("application/json", b'{"nrk": ' + b"[" * 30_000, 400, "PERMINTAAN_RUSAK"),
        ("application/json", b'{"nrk": "%s"}' % (b"1" * 70_000), 413, "PERMINTAAN_TERLALU_BESAR"),
        ("application/xml", b"<nrk/>", 415, "JENIS_ISI_DITOLAK"),
        (FORM, b"nrk=%ED%A0%80", 400, "PERMINTAAN_RUSAK"),
        (FORM, b"nrk=\xff", 400, "PERMINTAAN_RUSAK"),
        (FORM, b"a=1&" * 20, 400, "PERMINTAAN_RUSAK"),
        ("multipart/form-data; boundary=x", b"--x--", 415, "JENIS_ISI_DITOLAK"),
        ("text/plain", b'{"nrk": "170001"}', 415, "JENIS_ISI_DITOLAK"),
    ],
)
async def test_a_body_that_cannot_be_read_is_a_clear_refusal(stranger, kind, body, status, code):
    headers = {"content-type": kind, "origin": "http://localhost:8000"}

    answer = await stranger.post("/masuk", content=body, headers=headers)

    assert (answer.status_code, codes(answer)) == (status, [code])


async def test_a_body_without_a_length_is_cut_off_too(stranger):
    async def pieces():
        for _ in range(10):
            yield b" " * 10_000

    answer = await stranger.post("/masuk", content=pieces(), headers={"content-type": "application/json"})

    assert answer.status_code == 413


# The page


async def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(client):
    answer = await sign_in_by_form(client, '17"><b>', "bukan sandi siapa pun", tujuan="/skp")

    assert answer.status_code == 401
    assert '<p class="galat" role="alert" tabindex="-1">NRK atau sandi salah.' in answer.text
    assert 'name="nrk" value="17&quot;&gt;&lt;b&gt;"' in answer.text
    assert 'name="tujuan" value="/skp"' in answer.text
    assert "bukan sandi" not in answer.text


async def test_the_page_says_how_long_to_wait(client):
    for _ in range(5):
        await sign_in(client, NRK[BUDI], "salah terus menerus")

    answer = await sign_in_by_form(client, NRK[BUDI], SANDI)

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")
    assert "Tunggu 5 detik" in answer.text


@pytest.mark.parametrize(
    ("language", "lang", "word"),
    [
        ("", "id", ">Masuk</button>"),
        ("id-ID,id;q=0.9,en;q=0.8", "id", ">Masuk</button>"),
        ("en-US,en;q=0.9", "en", ">Sign in</button>"),
        ("fr,en;q=0.4,id;q=0.3", "en", ">Sign in</button>"),
        ("en;q=aneh", "id", ">Masuk</button>"),
    ],
)
async def test_the_page_speaks_the_language_of_the_browser(stranger, language, lang, word):
    answer = await stranger.get("/masuk", headers={"accept-language": language})

    assert f'<html data-demo lang="{lang}"' in answer.text
    assert word in answer.text
    assert "data-en" not in answer.text


async def test_the_page_remembers_where_one_wanted_to_go(stranger):
    answer = await stranger.get("/masuk?tujuan=/tim%3Ftw=1")

    assert 'name="tujuan" value="/tim?tw=1"' in answer.text


async def test_the_demo_shows_its_accounts_and_production_does_not(app, client, db, waktu):
    await Akun.filter(pegawai_id=BUDI).update(demo="Pegawai: menyusun SKP")

    assert (await client.get("/masuk/demo")).json() == {
        "sandi": "demo-kinerja-2020",
        "akun": [
            {
                "nrk": NRK[BUDI],
                "nama": "Budi Santoso",
                "jabatan": "Analis Kepegawaian",
                "keterangan": "Pegawai: menyusun SKP",
            }
        ],
    }
    async with browser(app_of(replace(db, env="production"), waktu)) as production:
        assert (await production.get("/masuk/demo")).status_code == 404
        assert "data-demo" not in (await production.get("/masuk")).text
        assert (await sign_in(production, NRK[BUDI], SANDI)).json()["demo"] is False
        assert "data-demo" not in (await production.get("/")).text


async def test_the_page_of_the_application_says_that_it_is_the_demo(client):
    await sign_in(client, NRK[BUDI], SANDI)

    assert '<html data-demo lang="id"' in (await client.get("/")).text


async def test_an_old_hash_is_made_anew_when_its_owner_signs_in(client):
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(SANDI)
    await Akun.filter(pegawai_id=BUDI).update(sandi=weak)

    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 200
    assert "m=19456,t=2,p=1" in (await Akun.get(pegawai_id=BUDI)).sandi
    assert (await sign_in(client, NRK[BUDI], SANDI)).status_code == 200


async def test_an_account_without_a_password_lets_nobody_in(client):
    await Akun.filter(pegawai_id=BUDI).update(sandi="!")

    assert (await sign_in(client, NRK[BUDI], "!")).status_code == 401
    assert await Sesi.all().count() == 0
