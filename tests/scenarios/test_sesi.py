"""Sessions: how they begin, what they may do, and every way in which they end."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja import basisdata
from kinerja.basisdata import close_database, fetch_rows, open_database
from kinerja.domain.aktor import JAKARTA
from kinerja.models import Akun, Peran, Riwayat, Sesi
from kinerja.services import sandi
from kinerja.services.jam import Jam, move_demo
from masuk import Waktu, app_of, browser, sign_in, sign_in_by_form
from people import BUDI, DEWI, NRK, SANDI, SITI, make_cast

BARU = "gajah terbang pelan"
FROM_US = {"origin": "http://localhost:8000"}


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


async def change(client, lama, baru, **more):
    return await client.post("/masuk/sandi", json={"sandi": lama, "baru": baru, **more})


async def riwayat_of(orang):
    return [(r.objek, r.tindakan, r.oleh_id) for r in await Riwayat.filter(berkas_id=orang).order_by("nomor")]


# Beginning


async def test_a_stranger_is_nobody(client):
    assert (await client.get("/saya")).status_code == 401


async def test_a_token_put_into_a_browser_beforehand_is_worth_nothing(client):
    client.cookies.set("kinerja", "ditanam-sebelumnya", domain="localhost.local")

    await sign_in(client, NRK[BUDI], SANDI)

    tokens = [cookie.value for cookie in client.cookies.jar]
    assert len(tokens) == 1 and tokens != ["ditanam-sebelumnya"]
    assert (await client.get("/saya")).json()["pegawai"] == BUDI


async def test_signing_in_again_ends_the_session_this_browser_had(app, client):
    await sign_in(client, NRK[BUDI], SANDI)
    old = client.cookies["kinerja"]
    await sign_in(client, NRK[SITI], SANDI)

    async with browser(app) as other:
        assert (await other.get("/saya", headers={"cookie": f"kinerja={old}"})).status_code == 401
    assert (await client.get("/saya")).json()["pegawai"] == SITI
    assert await Sesi.all().count() == 1


async def test_a_failed_try_leaves_the_open_session_alone(client):
    await sign_in(client, NRK[BUDI], SANDI)
    await sign_in(client, NRK[SITI], "bukan sandi siapa pun")

    assert (await client.get("/saya")).json()["pegawai"] == BUDI


async def test_only_the_hash_of_a_token_is_kept(client):
    await sign_in(client, NRK[BUDI], SANDI)

    rows = await fetch_rows("select * from sesi")
    assert len(client.cookies["kinerja"]) == 43
    assert client.cookies["kinerja"] not in str(rows)


async def test_the_session_says_where_it_was_opened(client):
    await client.post("/keluar", headers={"x-kinerja": "1"})
    client.headers["user-agent"] = "Peramban/" + "1" * 300
    await sign_in(client, NRK[BUDI], SANDI)

    row = await Sesi.get()
    assert (row.alamat, row.peramban) == ("203.0.113.7", client.headers["user-agent"][:200])


# Ending by itself


async def test_eight_hours_without_use_end_a_session(client, waktu):
    await sign_in(client, NRK[BUDI], SANDI)

    waktu.move(hours=3)
    assert (await client.get("/saya")).status_code == 200
    waktu.move(hours=7, minutes=59)
    assert (await client.get("/saya")).status_code == 200

    await sign_in(client, NRK[BUDI], SANDI)
    waktu.move(hours=8)
    assert (await client.get("/saya")).status_code == 401


async def test_twelve_hours_end_every_session(client, waktu):
    await sign_in(client, NRK[BUDI], SANDI)

    for _ in range(11):
        waktu.move(hours=1)
        assert (await client.get("/saya")).status_code == 200
    waktu.move(minutes=59)
    assert (await client.get("/saya")).status_code == 200
    waktu.move(minutes=1)
    assert (await client.get("/saya")).status_code == 401


async def test_the_last_use_is_noted_once_a_minute(client, waktu):
    await sign_in(client, NRK[BUDI], SANDI)
    begin = (await Sesi.get()).terakhir

    waktu.move(seconds=59)
    await client.get("/saya")
    assert (await Sesi.get()).terakhir == begin
    waktu.move(seconds=1)
    await client.get("/saya")
    assert (await Sesi.get()).terakhir == waktu()


async def test_sessions_that_are_over_are_swept_away(app, client, waktu):
    await sign_in(client, NRK[BUDI], SANDI)
    waktu.move(hours=13)

    async with browser(app) as other:
        await sign_in(other, NRK[SITI], SANDI)

    assert [row.pegawai_id for row in await Sesi.all()] == [SITI]


# Signing out


async def test_signing_out_ends_the_session_on_the_server(app, client):
    await sign_in(client, NRK[BUDI], SANDI)
    token = client.cookies["kinerja"]

    answer = await client.post("/keluar", headers={"x-kinerja": "1"})

    assert (answer.status_code, dict(client.cookies)) == (204, {})
    assert (await client.get("/saya", headers={"cookie": f"kinerja={token}"})).status_code == 401


async def test_a_form_signs_out_to_the_door(client):
    await sign_in(client, NRK[BUDI], SANDI)

    answer = await client.post("/keluar", data={"a": "1"}, headers=FROM_US)

    assert (answer.status_code, answer.headers["location"]) == (303, "/masuk")


async def test_signing_out_twice_does_no_harm(client):
    assert (await client.post("/keluar", headers={"x-kinerja": "1"})).status_code == 204


async def test_signing_out_everywhere_ends_all_sessions_at_once(app, client):
    async with browser(app) as phone, browser(app) as colleague:
        for who, nrk in ((client, BUDI), (phone, BUDI), (colleague, SITI)):
            await sign_in(who, NRK[nrk], SANDI)

        assert (await client.post("/keluar/semua", headers={"x-kinerja": "1"})).status_code == 204

        assert [(await who.get("/saya")).status_code for who in (client, phone, colleague)] == [401, 401, 200]
    assert await riwayat_of(BUDI) == [("Akun", "SIGN_OUT_EVERYWHERE", BUDI)]


async def test_only_one_who_is_signed_in_signs_out_everywhere(client):
    answer = await client.post("/keluar/semua", headers={"x-kinerja": "1"})

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (401, "BELUM_MASUK")


# The password


async def test_a_new_password_ends_all_other_sessions_and_renews_this_one(app, client):
    async with browser(app) as phone:
        await sign_in(client, NRK[BUDI], SANDI)
        await sign_in(phone, NRK[BUDI], SANDI)
        old = client.cookies["kinerja"]

        answer = await change(client, SANDI, BARU)

        assert (answer.status_code, answer.json()["wajibGantiSandi"]) == (200, False)
        assert client.cookies["kinerja"] != old
        assert [(await who.get("/saya")).status_code for who in (client, phone)] == [200, 401]
    assert await riwayat_of(BUDI) == [("Akun", "CHANGE_PASSWORD", BUDI)]


async def test_after_a_change_only_the_new_password_opens(app, client):
    await sign_in(client, NRK[BUDI], SANDI)
    await change(client, SANDI, BARU)

    async with browser(app) as other:
        assert (await sign_in(other, NRK[BUDI], SANDI)).status_code == 401
        assert (await sign_in(other, NRK[BUDI], BARU)).status_code == 200


@pytest.mark.parametrize(
    ("lama", "baru", "more", "status", "code", "path"),
    [
        ("bukan sandi saya", BARU, {}, 401, "SANDI_SALAH", ["sandi"]),
        (SANDI, "pendek", {}, 400, "SANDI_LEMAH", ["baru"]),
        (SANDI, "sandi 170001 saya", {}, 400, "SANDI_LEMAH", ["baru"]),
        (SANDI, "Budi.Santoso.2020", {}, 400, "SANDI_LEMAH", ["baru"]),
        (SANDI, "a" * 201, {}, 400, "TERLALU_PANJANG", ["baru"]),
        (SANDI, "gajah\0terbang pelan", {}, 400, "KARAKTER_TERLARANG", ["baru"]),
        (SANDI, BARU, {"ulang": BARU + "!"}, 400, "SANDI_LEMAH", ["ulang"]),
        ("", BARU, {}, 400, "WAJIB_DIISI", ["sandi"]),
    ],
)
async def test_a_password_that_will_not_do_changes_nothing(client, lama, baru, more, status, code, path):
    await sign_in(client, NRK[BUDI], SANDI)

    answer = await change(client, lama, baru, **more)

    assert answer.status_code == status
    assert [(e["code"], e["path"]) for e in answer.json()["errors"]] == [(code, path)]
    assert (await client.get("/saya")).status_code == 200
    assert await riwayat_of(BUDI) == []


async def test_the_new_password_is_not_the_old_one(client):
    await sign_in(client, NRK[BUDI], SANDI)
    await change(client, SANDI, BARU)

    answer = await change(client, BARU, BARU)

    assert answer.json()["errors"][0]["message"].startswith("Sandi baru sama dengan yang lama")


async def test_guessing_the_present_password_is_slowed_as_at_the_door(client):
    await sign_in(client, NRK[BUDI], SANDI)

    statuses = [(await change(client, f"tebakan nomor {i}", BARU)).status_code for i in range(6)]

    assert statuses == [401] * 5 + [429]


async def test_a_stranger_changes_no_password(client):
    answer = await change(client, SANDI, BARU)

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (401, "BELUM_MASUK")


async def test_a_form_changes_the_password_and_leads_home(client):
    await sign_in(client, NRK[BUDI], SANDI)

    wrong = await client.post("/masuk/sandi", data={"sandi": SANDI, "baru": "pendek"}, headers=FROM_US)
    right = await client.post("/masuk/sandi", data={"sandi": SANDI, "baru": BARU, "ulang": BARU}, headers=FROM_US)

    assert (wrong.status_code, "paling sedikit 12" in wrong.text) == (400, True)
    assert (right.status_code, right.headers["location"]) == (303, "/")


async def test_the_page_for_it_is_for_those_who_are_signed_in(client):
    assert (await client.get("/masuk/sandi")).headers["location"] == "/masuk"

    await sign_in(client, NRK[BUDI], SANDI)

    assert ">Ganti sandi</h1>" in (await client.get("/masuk/sandi")).text


# The first sign-in


async def test_who_must_change_the_password_can_do_nothing_else(client):
    await Akun.filter(pegawai_id=BUDI).update(wajib_ganti=True)

    answer = await sign_in(client, NRK[BUDI], SANDI)

    assert answer.json()["wajibGantiSandi"] is True
    refused = await client.get("/saya")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "SANDI_WAJIB_DIGANTI")
    page = await client.get("/saya", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/masuk/sandi")
    assert (await client.get("/masuk/sandi")).status_code == 200
    assert (await change(client, SANDI, BARU)).status_code == 200
    assert (await client.get("/saya")).status_code == 200
    assert (await Akun.get(pegawai_id=BUDI)).wajib_ganti is False


async def test_who_must_change_the_password_is_led_there(client):
    await Akun.filter(pegawai_id=BUDI).update(wajib_ganti=True)

    answer = await sign_in_by_form(client, NRK[BUDI], SANDI, tujuan="/skp")

    assert answer.headers["location"] == "/masuk/sandi"


async def test_who_must_change_the_password_may_leave(client):
    await Akun.filter(pegawai_id=BUDI).update(wajib_ganti=True)
    await sign_in(client, NRK[BUDI], SANDI)

    assert (await client.post("/keluar", headers={"x-kinerja": "1"})).status_code == 204
    assert await Sesi.all().count() == 0


# Who asks


async def test_roles_are_those_in_force_on_the_day(client, waktu):
    today = waktu().astimezone(JAKARTA).date()
    for peran, mulai, selesai in (
        ("AUDITOR", date(2019, 1, 1), date(2019, 12, 31)),
        ("TIM_PENILAI", date(2019, 1, 1), today),
        ("ADMIN_SUMBER", today + timedelta(days=1), None),
    ):
        await Peran.create(pegawai_id=DEWI, peran=peran, mulai=mulai, selesai=selesai)

    await sign_in(client, NRK[DEWI], SANDI)

    assert (await client.get("/saya")).json()["peran"] == ["PENGELOLA", "TIM_PENILAI"]


async def test_a_role_that_ends_is_gone_from_the_open_session(client):
    await sign_in(client, NRK[DEWI], SANDI)
    await Peran.filter(pegawai_id=DEWI).update(selesai=date(2019, 12, 31))

    assert (await client.get("/saya")).json()["peran"] == []


async def test_the_demo_has_a_day_of_its_own_and_sessions_do_not_care(db, waktu):
    await make_cast()
    app = app_of(db, waktu, demo=True)
    await move_demo(date(2020, 3, 20))
    async with browser(app) as client:
        await sign_in(client, NRK[BUDI], SANDI)
        assert (await client.get("/saya")).json()["hari"] == "2020-03-20"

        await move_demo(date(2021, 1, 4))
        assert (await client.get("/saya")).json()["hari"] == "2021-01-04"
        assert (await app.state.jam.now()).date().isoformat() in ("2021-01-03", "2021-01-04")


async def test_outside_the_demo_its_date_means_nothing(client, app, waktu):
    await move_demo(date(2020, 3, 20))
    await sign_in(client, NRK[BUDI], SANDI)

    assert (await client.get("/saya")).json()["hari"] == waktu().astimezone(JAKARTA).date().isoformat()
    assert await app.state.jam.now() == waktu()


async def test_a_demo_whose_date_nobody_moved_stands_on_today(db, waktu):
    assert await Jam(True, waktu).now() == waktu()


async def test_the_clock_of_the_server_is_that_of_the_world():
    before, now, after = datetime.now(UTC), await Jam().now(), datetime.now(UTC)

    assert before <= now <= after


async def test_the_language_is_that_of_the_browser(client):
    await sign_in(client, NRK[BUDI], SANDI)

    assert (await client.get("/saya", headers={"accept-language": "en-GB"})).json()["bahasa"] == "en"
    assert (await client.get("/saya")).json()["bahasa"] == "id"


async def test_knowing_who_asks_costs_one_statement(sqlite_config, waktu):
    await open_database(sqlite_config)
    try:
        await make_cast()
        async with browser(app_of(sqlite_config, waktu, demo=True)) as client:
            await sign_in(client, NRK[DEWI], SANDI)
            statements = await statements_of(client.get("/saya"))
    finally:
        await close_database()

    assert [sql.split()[0] for sql in statements] == ["select"]


async def statements_of(doing):
    """What the connections of SQLite are asked meanwhile."""
    statements = []
    database = basisdata._reader()
    threads, near = (database._connection, database._read.raw), database._near
    for raw in threads:
        await raw.set_trace_callback(statements.append)
    near.set_trace_callback(statements.append)
    await doing
    near.set_trace_callback(None)
    for raw in threads:
        await raw.set_trace_callback(None)
    return statements


# A race


async def test_a_password_that_was_changed_meanwhile_opens_nothing(app, client, monkeypatch):
    """The change commits after the old password was found right and before the session is written."""
    await sign_in(client, NRK[BUDI], SANDI)
    matches = sandi.matches

    async def matches_and_then_it_changes(kata, kept):
        right = await matches(kata, kept)
        monkeypatch.undo()
        await change(client, SANDI, BARU)
        return right

    monkeypatch.setattr(sandi, "matches", matches_and_then_it_changes)
    async with browser(app) as thief:
        answer = await sign_in(thief, NRK[BUDI], SANDI)

    assert answer.status_code == 401
    assert await Sesi.all().count() == 1


async def test_of_two_changes_at_once_one_wins(app, client):
    async with browser(app) as phone:
        await sign_in(client, NRK[BUDI], SANDI)
        await sign_in(phone, NRK[BUDI], SANDI)

        answers = await asyncio.gather(change(client, SANDI, BARU), change(phone, SANDI, BARU + "!"))

    assert sorted(a.status_code for a in answers) == [200, 401]
    assert await Sesi.all().count() == 1
    assert len(await riwayat_of(BUDI)) == 1
