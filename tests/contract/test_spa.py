"""The files of the application: as small as the browser takes them, and named on the page that needs them."""

import json

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from kinerja.api.spa import Berkas
from masuk import Waktu, app_of, browser, sign_in
from people import BUDI, NRK, SANDI, make_cast

HALAMAN = {
    "/": ["assets/Beranda-1.js", "assets/Beranda-1.css"],
    "/skp/$id": ["assets/Skp-1.js"],
    "/renkin/$tahun": ["assets/Renkin-1.js"],
}


@pytest.fixture
async def files(tmp_path):
    (tmp_path / "a.js").write_bytes(b"a" * 2000)
    (tmp_path / "a.js.br").write_bytes(b"small")
    (tmp_path / "b.css").write_bytes(b"b")
    app = Starlette(routes=[Mount("/assets", Berkas(directory=tmp_path))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as files:
        yield files


async def raw(files, path, accept):
    async with files.stream("GET", path, headers={"accept-encoding": accept}) as answer:
        return answer, b"".join([part async for part in answer.aiter_raw()])


@pytest.mark.parametrize(
    ("accept", "encoding", "body"),
    [
        ("gzip, deflate, br", "br", b"small"),
        ("br;q=1.0, gzip;q=0.8", "br", b"small"),
        ("gzip, deflate", None, b"a" * 2000),
        ("zebra", None, b"a" * 2000),
        ("", None, b"a" * 2000),
    ],
)
async def test_a_file_comes_as_small_as_the_browser_takes_it(files, accept, encoding, body):
    answer, content = await raw(files, "/assets/a.js", accept)

    assert (answer.status_code, answer.headers.get("content-encoding"), content) == (200, encoding, body)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["vary"] == "accept-encoding"
    assert "immutable" in answer.headers["cache-control"]


async def test_a_file_that_is_small_in_itself_comes_as_it_is(files):
    answer, content = await raw(files, "/assets/b.css", "br")

    assert (content, answer.headers.get("content-encoding")) == (b"b", None)


@pytest.mark.parametrize("path", ["/assets/c.js", "/assets/c.js.br", "/assets/%2e%2e/a.js"])
async def test_what_is_not_there_is_not_found(files, path):
    assert (await raw(files, path, "br"))[0].status_code == 404


@pytest.mark.parametrize(
    ("path", "tags"),
    [
        (
            "/",
            '<link rel="modulepreload" crossorigin href="/assets/Beranda-1.js">'
            '<link rel="stylesheet" crossorigin href="/assets/Beranda-1.css">',
        ),
        ("/skp/Skp_1?baru=true", '<link rel="modulepreload" crossorigin href="/assets/Skp-1.js">'),
        ("/skp/Skp_1/periksa", ""),
        ("/renkin/2020", '<link rel="modulepreload" crossorigin href="/assets/Renkin-1.js">'),
        ("/skp/</head>", ""),
    ],
)
async def test_the_page_names_what_its_address_will_need(db, tmp_path, path, tags):
    await make_cast()
    app = app_of(db, Waktu())
    async with browser(app) as client:
        await sign_in(client, NRK[BUDI], SANDI)
        (tmp_path / "index.html").write_text('<html lang="id"><head><title>Kinerja</title></head><body></body></html>')
        (tmp_path / "halaman.json").write_text(json.dumps(HALAMAN))
        app.state.frontend = tmp_path
        answer = await client.get(path)

    assert answer.text == f'<html data-demo lang="id"><head><title>Kinerja</title>{tags}</head><body></body></html>'
