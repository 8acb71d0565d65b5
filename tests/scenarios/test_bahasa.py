"""Which language a person is answered in: the one chosen, on every device and at every door; else the browser's."""

import pytest

from files import PDF
from kinerja.domain.aktor import Bahasa
from kinerja.models import Akun, Riwayat
from kinerja.services.bahasa import choose_bahasa
from masuk import Waktu, app_of, browser, sign_in, sign_in_by_form
from people import BUDI, NRK, SANDI, SITI, aktor, make_cast
from steps import kunci

CHOOSE = """
  mutation ($input: ChooseBahasaInput!) {
    chooseBahasa(input: $input) { viewer { bahasa pegawai { nama } } errors { code message } }
  }
"""
REFUSED = """
  mutation { submitSkp(input: {id: "Skp_9", version: 1, idempotencyKey: "satu"}) { errors { message } } }
"""


@pytest.fixture
async def app(db):
    await make_cast()
    return app_of(db, Waktu())


@pytest.fixture
async def client(app):
    async with browser(app) as client:
        yield client


async def signed_in(client, orang=BUDI):
    await sign_in(client, NRK[orang], SANDI)
    return client


async def ask(client, query, **input):
    answer = await client.post("/graphql", json={"query": query, "variables": {"input": input} if input else {}})
    return answer.json()["data"]


async def choose(client, bahasa):
    return (await ask(client, CHOOSE, bahasa=bahasa, idempotencyKey=kunci()))["chooseBahasa"]


async def test_who_has_not_chosen_has_no_language_and_follows_the_browser(client):
    await signed_in(client)

    assert await ask(client, "{ viewer { bahasa } }") == {"viewer": {"bahasa": None}}
    assert (await client.get("/saya", headers={"accept-language": "en"})).json()["bahasa"] == "en"


async def test_a_choice_holds_on_every_device_whatever_the_browser_likes(app, client):
    await signed_in(client)

    assert await choose(client, "EN") == {"viewer": {"bahasa": "EN", "pegawai": {"nama": "Budi Santoso"}}, "errors": []}
    async with browser(app) as other:
        await signed_in(other)
        assert await ask(other, "{ viewer { bahasa } }") == {"viewer": {"bahasa": "EN"}}
        assert (await other.get("/saya", headers={"accept-language": "id"})).json()["bahasa"] == "en"
        await choose(other, "ID")
    assert (await client.get("/saya", headers={"accept-language": "en"})).json()["bahasa"] == "id"


async def test_the_choice_of_one_is_not_that_of_another(app, client):
    await choose(await signed_in(client), "EN")

    assert [a.bahasa for a in await Akun.filter(pegawai_id__in=[BUDI, SITI]).order_by("pegawai_id")] == ["en", None]


async def test_an_act_refused_without_a_key_chooses_nothing(client):
    await signed_in(client)

    answer = (await ask(client, CHOOSE, bahasa="EN", idempotencyKey=""))["chooseBahasa"]

    assert answer == {"viewer": None, "errors": [{"code": "WAJIB_DIISI", "message": "Wajib diisi."}]}
    assert (await Akun.get(pegawai_id=BUDI)).bahasa is None


async def test_a_choice_sent_again_changes_nothing_and_no_riwayat_tells_of_it(client, app):
    for _ in range(2):
        assert await choose_bahasa(Bahasa.EN, kunci="satu", by=aktor(BUDI)) == BUDI
        await Akun.filter(pegawai_id=BUDI).update(bahasa=Bahasa.ID)

    assert (await Akun.get(pegawai_id=BUDI)).bahasa is Bahasa.ID
    assert await Riwayat.all().count() == 0


# Every door speaks it


async def test_refusals_of_acts_files_and_addresses_follow_the_choice(client):
    await choose(await signed_in(client), "EN")
    client.headers["accept-language"] = "id"
    form = {"renkinId": "Renkin_9", "version": "1", "idempotencyKey": "dua"}

    acts = (await ask(client, REFUSED))["submitSkp"]["errors"]
    file = await client.post("/bukti", data=form, files={"berkas": ("laporan.pdf", PDF)}, headers={"x-kinerja": "1"})
    gone = await client.get("/bukti/Bukti_9")
    broken = await client.post("/graphql", content=b"{", headers={"content-type": "application/json"})
    unknown = await client.post("/graphql", json={"query": "{ daftarPegawai(first: 0) { edges { cursor } } }"})

    assert acts[0]["message"].startswith("Not found")
    assert file.json()["errors"][0]["message"].startswith("Not found")
    assert gone.json()["errors"][0]["message"].startswith("Not found")
    assert broken.json()["errors"][0]["message"].startswith("The request cannot")
    assert "Give `first`" in unknown.json()["errors"][0]["message"]


async def test_a_refused_session_is_told_in_its_language(client):
    await choose(await signed_in(client), "EN")
    await Akun.filter(pegawai_id=BUDI).update(wajib_ganti=True)

    answer = await client.post("/graphql", json={"query": "{ viewer { hari } }"}, headers={"accept-language": "id"})

    assert answer.json()["errors"][0]["message"].startswith("Change your password first.")


@pytest.mark.parametrize(("bahasa", "lang"), [("EN", "en"), ("ID", "id")])
async def test_the_pages_of_one_who_is_signed_in_bear_the_language(client, bahasa, lang):
    await choose(await signed_in(client), bahasa)

    for path in ("/", "/tim", "/masuk/sandi"):
        page = await client.get(
            path, headers={"accept-language": "en" if lang == "id" else "id", "accept": "text/html"}
        )
        assert f'lang="{lang}"' in page.text, path
        assert page.headers["cache-control"] in ("no-cache", "no-store"), path


# Chosen on the way in


async def test_the_sign_in_page_can_be_had_in_the_other_language(client):
    english = await client.get("/masuk?bahasa=en&tujuan=/tim")
    back = await client.get("/masuk?bahasa=id", headers={"accept-language": "en"})
    odd = await client.get("/masuk?bahasa=<b>", headers={"accept-language": "en"})

    assert 'lang="en"' in english.text and ">Sign in</button>" in english.text
    assert english.text.count('name="tujuan" value="/tim"') == 2
    assert '<input type="hidden" name="bahasa" value="en"' in english.text
    assert '<button name="bahasa" value="en"' in english.text
    assert ">Masuk</button>" in back.text and ">Sign in</button>" in odd.text and "<b>" not in odd.text


async def test_what_was_chosen_at_the_door_is_chosen_for_good(client):
    refused = await sign_in_by_form(client, NRK[BUDI], "salah terus menerus", bahasa="en")
    assert "The NRK or the password is wrong." in refused.text
    assert '<input type="hidden" name="bahasa" value="en"' in refused.text
    assert (await Akun.get(pegawai_id=BUDI)).bahasa is None

    await sign_in_by_form(client, NRK[BUDI], SANDI, bahasa="en")

    assert (await Akun.get(pegawai_id=BUDI)).bahasa is Bahasa.EN
    assert (await client.get("/saya", headers={"accept-language": "id"})).json()["bahasa"] == "en"


async def test_who_chooses_nothing_at_the_door_keeps_what_he_chose_before(client):
    await Akun.filter(pegawai_id=BUDI).update(bahasa=Bahasa.EN)

    await sign_in_by_form(client, NRK[BUDI], SANDI, bahasa="")

    assert (await Akun.get(pegawai_id=BUDI)).bahasa is Bahasa.EN
