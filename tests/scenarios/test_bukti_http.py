"""Files of evidence over HTTP: sent as a form, fetched by a link that lives a minute."""

import asyncio
import os
from datetime import timedelta

import httpx
import pytest

import files
from asking import client_of
from kinerja import models
from kinerja.api import bukti, unggahan
from kinerja.services.bukti import folder
from people import BUDI, JOKO, SITI, TONO
from steps import approved_renkin, first_quarter, kunci, renkin_of

pytestmark = pytest.mark.usefixtures("cast")

HEADERS = {"x-kinerja": "1"}
BATAS = "batas"


@pytest.fixture
async def tw():
    await approved_renkin()
    return await first_quarter()


async def fields(tw: models.Triwulan, **other: str) -> dict[str, str]:
    row = (await renkin_of(tw.id))[0]
    return {"renkinId": f"Renkin_{row.id}", "version": str(tw.version), "idempotencyKey": kunci(), **other}


async def send(person, data: dict[str, str], isi: bytes = files.PDF, nama: str = "laporan.pdf") -> httpx.Response:
    async with await person.client() as client:
        return await client.post("/bukti", data=data, files={"berkas": (nama, isi)}, headers=HEADERS)


def codes(answer: httpx.Response) -> list[tuple[str, str]]:
    return [(error["code"], ".".join(error["path"])) for error in answer.json()["errors"]]


def left_over(config) -> list[str]:
    """Files on their way that nobody threw away."""
    return os.listdir(config.data_dir / bukti.UNGGAHAN) if (config.data_dir / bukti.UNGGAHAN).is_dir() else []


async def test_owner_adds_a_file(as_, tw, config):
    answer = await send(as_(BUDI), await fields(tw), nama="Laporan “TW 1”.pdf")

    content = answer.json()
    row = await models.Bukti.get()
    assert answer.status_code == 200 and content["errors"] == []
    assert content["version"] == tw.version + 1 == (await first_quarter()).version
    assert content["bukti"] == {
        "id": f"Bukti_{row.id}",
        "nama": "Laporan “TW 1”.pdf",
        "jenis": "application/pdf",
        "ukuran": len(files.PDF),
        "sha256": row.sha256,
        "diunggah": "2020-03-20T02:00:00Z",
    }
    assert (folder(config) / row.tempat).read_bytes() == files.PDF
    assert left_over(config) == []


async def test_the_same_file_sent_again_is_one(as_, tw, config):
    data = await fields(tw)
    first, again = await send(as_(BUDI), data), await send(as_(BUDI), data)
    other = await send(as_(BUDI), data, files.PNG)

    assert first.json() == again.json()
    assert codes(other) == [("IDEMPOTENCY_MISMATCH", "idempotencyKey")]
    assert len(os.listdir(folder(config))) == await models.Bukti.all().count() == 1


async def test_a_file_taken_back_is_not_given_again(as_, tw):
    data = await fields(tw)
    await send(as_(BUDI), data)
    await models.Bukti.all().delete()

    assert (await send(as_(BUDI), data)).json() == {"bukti": None, "version": None, "errors": []}


async def test_refusals_are_told_as_everywhere(as_, tw, config):
    right = await fields(tw)
    refused = {
        "stale": await send(as_(BUDI), {**right, "version": "1"}),
        "not mine": await send(as_(TONO), right),
        "superior": await send(as_(SITI), right),
        "unknown": await send(as_(BUDI), {**right, "renkinId": "Renkin_999"}),
        "no id": await send(as_(BUDI), {**right, "renkinId": "x"}),
        "no version": await send(as_(BUDI), {**right, "version": "satu"}),
        "no key": await send(as_(BUDI), {**right, "idempotencyKey": ""}),
        "empty": await send(as_(BUDI), right, b""),
        "program": await send(as_(BUDI), right, b"MZ" + bytes(100), "laporan.pdf"),
    }

    assert {name: (answer.status_code, *codes(answer)) for name, answer in refused.items()} == {
        "stale": (409, ("STALE", "version")),
        "not mine": (404, ("NOT_FOUND", "renkinId")),
        "superior": (403, ("NOT_ALLOWED", "")),
        "unknown": (404, ("NOT_FOUND", "renkinId")),
        "no id": (404, ("NOT_FOUND", "renkinId")),
        "no version": (400, ("PERMINTAAN_RUSAK", "version")),
        "no key": (400, ("WAJIB_DIISI", "idempotencyKey")),
        "empty": (400, ("BERKAS_KOSONG", "berkas")),
        "program": (415, ("BERKAS_JENIS_DITOLAK", "berkas")),
    }
    assert refused["stale"].json()["version"] == tw.version
    assert all(answer.json()["bukti"] is None for answer in refused.values())
    assert left_over(config) == [] and os.listdir(folder(config)) == []
    assert not await models.Bukti.exists()


def form(*parts: tuple[str, str | None, bytes], end: bytes = b"--\r\n") -> bytes:
    """A form as bytes: name, name of the file, content."""
    body = b""
    for name, file, content in parts:
        disposition = f'form-data; name="{name}"' + (f'; filename="{file}"' if file is not None else "")
        body += f"--{BATAS}\r\nContent-Disposition: {disposition}\r\n\r\n".encode() + content + b"\r\n"
    return body + f"--{BATAS}".encode() + end


FILE = ("berkas", "a.pdf", files.PDF)


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_forms_that_are_none(as_, config):
    kind = f"multipart/form-data; boundary={BATAS}"
    async with await as_(BUDI).client() as client:

        async def post(body: bytes, kind: str = kind) -> tuple[int, str]:
            answer = await client.post("/bukti", content=body, headers={**HEADERS, "content-type": kind})
            return answer.status_code, answer.json()["errors"][0]["code"]

        told = {
            "json": await post(b"{}", "application/json"),
            "no boundary": await post(form(FILE), "multipart/form-data"),
            "nothing": await post(b""),
            "garbage": await post(b"--bukan\r\n\r\n"),
            "cut off": await post(form(FILE)[:-10]),
            "no file": await post(form(("version", None, b"1"))),
            "two files": await post(form(FILE, FILE)),
            "other name": await post(form(("foto", "a.pdf", files.PDF))),
            "file without name": await post(form(("berkas", None, files.PDF))),
            "no text": await post(form(("version", None, b"\xff"), FILE)),
            "long text": await post(form(("version", None, b"1" * 2000), FILE)),
            "many texts": await post(form(*[("a", None, b"1")] * 9)),
            "many headers": await post(b"--batas\r\n" + b"a: b\r\n" * 1000 + b"\r\n"),
        }

    broken = (400, "PERMINTAAN_RUSAK")
    assert told == {
        "json": (415, "JENIS_ISI_DITOLAK"),
        "no boundary": (415, "JENIS_ISI_DITOLAK"),
        "nothing": broken,
        "garbage": broken,
        "cut off": broken,
        "no file": (400, "WAJIB_DIISI"),
        "two files": broken,
        "other name": broken,
        "file without name": broken,
        "no text": broken,
        "long text": broken,
        "many texts": broken,
        "many headers": broken,
    }
    assert left_over(config) == []


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_a_file_is_read_no_further_than_allowed(as_, app, config):
    sent = 0

    async def endless():
        nonlocal sent
        yield form(("version", None, b"1"), end=b"\r\nContent-Disposition: form-data; name=berkas; filename=a\r\n\r\n")
        while True:
            sent += 65536
            yield bytes(65536)

    kind = f"multipart/form-data; boundary={BATAS}"
    async with await as_(BUDI).client() as client:
        answer = await client.post("/bukti", content=endless(), headers={**HEADERS, "content-type": kind})

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (413, "BERKAS_TERLALU_BESAR")
    assert sent <= config.upload_limit + 2 * 65536
    assert left_over(config) == []


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_one_byte_more_than_allowed_is_too_many(as_, tw, config):
    largest = b"%PDF-1.4\n".ljust(config.upload_limit, b" ")
    too_large = await send(as_(BUDI), await fields(tw), largest + b" ")

    assert (too_large.status_code, codes(too_large)) == (413, [("BERKAS_TERLALU_BESAR", "berkas")])
    assert (await send(as_(BUDI), await fields(tw), largest)).status_code == 200


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_what_comes_after_the_form_is_read_no_further_either(as_, tw, config):
    kind = f"multipart/form-data; boundary={BATAS}"
    body = form(FILE) + b" " * (config.upload_limit + unggahan.TEPI)
    async with await as_(BUDI).client() as client:
        answer = await client.post("/bukti", content=body, headers={**HEADERS, "content-type": kind})

    assert (answer.status_code, codes(answer)) == (413, [("BERKAS_TERLALU_BESAR", "berkas")])


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_what_a_stopped_server_left_is_swept_away(config, tmp_path):
    old, new = tmp_path / "lama", tmp_path / "baru"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))

    unggahan.sweep(tmp_path)
    unggahan.sweep(tmp_path / "tidak-ada")

    assert not old.exists() and new.exists()


# Fetching


@pytest.fixture
async def link(as_, tw):
    """The link to a file with a name that no header can carry as it is."""
    answer = await send(as_(BUDI), await fields(tw), nama="Laporan “TW 1” – März.pdf")
    return f"/bukti/{answer.json()['bukti']['id']}"


async def test_a_file_is_fetched_by_a_link_that_needs_no_cookie(app, as_, link):
    async with await as_(SITI).client() as siti, client_of(app) as anybody:
        sent_on = await siti.get(link)
        answer = await anybody.get(sent_on.headers["location"], headers={"range": "bytes=0-3"})

    assert (sent_on.status_code, sent_on.headers["cache-control"]) == (303, "no-store")
    assert (answer.status_code, answer.content) == (200, files.PDF)
    headers = answer.headers
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"] == (
        'attachment; filename="Laporan _TW 1_ _ M_rz.pdf"; '
        "filename*=UTF-8''Laporan%20%E2%80%9CTW%201%E2%80%9D%20%E2%80%93%20M%C3%A4rz.pdf"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["cache-control"] == "no-store"
    assert "accept-ranges" not in headers


async def test_a_link_lives_a_minute(app, as_, link, pukul):
    async with await as_(BUDI).client() as budi, client_of(app) as anybody:
        place = (await budi.get(link)).headers["location"]
        pukul.now += timedelta(seconds=59)
        still = await anybody.get(place)
        pukul.now += timedelta(seconds=2)
        late = await anybody.get(place)
        forged = await anybody.get(place[:-3] + "AAA")

    assert [r.status_code for r in (still, late, forged)] == [200, 404, 404]


async def test_who_may_not_see_a_file_gets_no_link(app, as_, link):
    answers = {}
    for orang in (JOKO, TONO):
        async with await as_(orang).client() as client:
            answers[orang] = await client.get(link)
    async with await as_(BUDI).client() as budi:
        unknown = [await budi.get(f"/bukti/{id}") for id in ("Bukti_999", "Renkin_1", "x", "Bukti_0")]
    async with client_of(app) as stranger:
        turned_away = await stranger.get(link)

    for answer in (*answers.values(), *unknown):
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "NOT_FOUND")
    assert turned_away.status_code == 401


async def test_a_file_that_is_gone_is_not_found(app, as_, link, config):
    (folder(config) / (await models.Bukti.get()).tempat).unlink()

    async with await as_(BUDI).client() as budi:
        answer = await budi.get(link, follow_redirects=True)

    assert answer.status_code == 404


async def test_of_five_at_once_one_is_kept(as_, tw, config):
    data = [await fields(tw) for _ in range(5)]

    answers = await asyncio.gather(*(send(as_(BUDI), each) for each in data))

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
    assert len(os.listdir(folder(config))) == await models.Bukti.all().count() == 1
