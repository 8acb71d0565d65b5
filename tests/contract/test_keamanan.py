"""What stands in front of every route: who may ask, from which page, and what the answer allows the browser."""

from dataclasses import replace
from pathlib import Path

import pytest

from kinerja.config import Config, ConfigError
from masuk import Waktu, app_of, browser, config_in

LOCAL = "http://localhost:8000"
PUBLIC = "https://kinerja.example.go.id"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return config_in(tmp_path)


def door(config: Config, public_url: str = LOCAL, **more: object):
    return browser(app_of(replace(config, public_url=public_url, **more), Waktu()))


# Headers


@pytest.mark.parametrize("path", ["/masuk", "/masuk/tantangan", "/tidak-ada", "/saya"])
async def test_every_answer_carries_the_headers(config, path):
    async with door(config) as client:
        answer = await client.get(path)

    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control-")]


async def test_each_answer_has_an_id_of_its_own(config):
    async with door(config) as client:
        ids = {(await client.get("/masuk")).headers["x-request-id"] for _ in range(3)}

    assert len(ids) == 3


async def test_https_stays_https(config):
    async with door(config, PUBLIC) as client:
        answer = await client.get("/masuk")

    assert answer.headers["strict-transport-security"].startswith("max-age=63072000")


async def test_a_refusal_at_the_door_carries_them_too(config):
    async with door(config) as client:
        answer = await client.get("/masuk", headers={"host": "jahat.example"})

    assert "content-security-policy" in answer.headers and "x-request-id" in answer.headers


# Hosts


@pytest.mark.parametrize(
    ("public_url", "host", "status"),
    [
        (LOCAL, "localhost:8000", 200),
        (LOCAL, "127.0.0.1:9000", 200),
        (LOCAL, "[::1]:8000", 200),
        (LOCAL, "kinerja.example.go.id", 421),
        (LOCAL, "localhost.jahat.example", 421),
        (PUBLIC, "kinerja.example.go.id", 200),
        (PUBLIC, "KINERJA.example.go.id:443", 200),
        (PUBLIC, "kinerja.example.go.id:8443", 421),
        (PUBLIC, "localhost", 421),
        (PUBLIC, "jahat.example", 421),
        (PUBLIC, "kinerja.example.go.id@jahat.example", 421),
        (PUBLIC, "kinerja.example.go.id:x", 421),
        (PUBLIC, "[kinerja", 421),
        (PUBLIC, "", 421),
    ],
)
async def test_only_our_own_name_is_answered(config, public_url, host, status):
    async with door(config, public_url) as client:
        answer = await client.get("/masuk/tantangan", headers={"host": host})

    assert answer.status_code == status


async def test_two_names_are_none(config):
    async with door(config) as client:
        answer = await client.get("/masuk", headers=[("host", "localhost"), ("host", "jahat.example")])

    assert answer.status_code == 421


async def test_health_is_asked_by_machines_that_do_not_know_our_name(config):
    async with door(config, PUBLIC) as client:
        assert (await client.get("/sehat", headers={"host": "10.0.0.4:8000"})).status_code == 200


# Other sites

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("path", "headers", "allowed"),
    [
        ("/masuk", JSON, True),
        ("/masuk", {**JSON, "origin": LOCAL}, True),
        ("/masuk", {**JSON, "origin": LOCAL, "sec-fetch-site": "same-origin"}, True),
        ("/masuk", {**JSON, "origin": "https://jahat.example"}, False),
        ("/masuk", {**JSON, "origin": "http://localhost:8001"}, False),
        ("/masuk", {**JSON, "origin": "https://localhost:8000"}, False),
        ("/masuk", {**JSON, "origin": "null"}, False),
        ("/masuk", {**JSON, "sec-fetch-site": "cross-site"}, False),
        ("/masuk", {**JSON, "sec-fetch-site": "same-site"}, False),
        ("/masuk", {**JSON, "sec-fetch-site": "none"}, False),
        ("/masuk", {**JSON, "origin": LOCAL, "sec-fetch-site": "cross-site"}, False),
        ("/masuk", {**FORM, "origin": LOCAL}, True),
        ("/masuk", {**FORM, "sec-fetch-site": "same-origin"}, True),
        ("/masuk", {**FORM, "origin": "https://jahat.example"}, False),
        ("/masuk", FORM, False),
        ("/keluar", {}, False),
        ("/keluar", {"x-kinerja": "1"}, True),
        ("/keluar", {"x-kinerja": "1", "origin": "https://jahat.example"}, False),
        ("/bukti", {**FORM, "origin": LOCAL}, False),
        ("/bukti", {"content-type": "multipart/form-data; boundary=x", "origin": LOCAL}, False),
        ("/bukti", {"content-type": "multipart/form-data; boundary=x", "x-kinerja": "1"}, True),
        ("/graphql", {"content-type": "text/plain", "origin": LOCAL}, False),
        ("/graphql", {"content-type": "Text/Plain;charset=utf-8"}, False),
        ("/graphql", {"origin": LOCAL}, False),
        ("/graphql", JSON, True),
    ],
)
async def test_a_change_comes_from_our_pages_or_from_a_program(config, path, headers, allowed):
    async with door(config) as client:
        answer = await client.post(path, content=b"", headers=headers)

    refused = answer.status_code == 403 and answer.json()["errors"][0]["code"] == "LINTAS_SITUS"
    assert refused is not allowed


async def test_reading_needs_no_proof_but_leaves_nothing_behind(config):
    async with door(config) as client:
        answer = await client.get("/masuk/tantangan", headers={"origin": "https://jahat.example"})

    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ([(b"host", b"localhost:8000"), (b"origin", b"http://localhost:8000")], True),
        ([(b"host", b"localhost:8000")], True),
        ([(b"host", b"localhost:8000"), (b"origin", b"https://jahat.example")], False),
        ([(b"host", b"jahat.example"), (b"origin", b"http://jahat.example")], False),
    ],
)
async def test_a_socket_is_opened_by_our_pages_or_by_a_program(config, headers, allowed):
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message["type"])

    scope = {"type": "websocket", "path": "/saya", "raw_path": b"/saya", "query_string": b"", "headers": headers}
    await app_of(config, Waktu())(scope, receive, send)

    assert sent[0] == ("websocket.accept" if allowed else "websocket.close")


# Addresses


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        ((), "198.51.100.9", "203.0.113.7"),
        (("203.0.113.0/24",), None, "203.0.113.7"),
        (("203.0.113.7",), "198.51.100.9", "198.51.100.9"),
        (("203.0.113.0/24",), "10.9.9.9, 198.51.100.9", "198.51.100.9"),
        (("203.0.113.0/24", "10.0.0.0/8"), "1.1.1.1, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (("203.0.113.7",), "bukan alamat", "bukan alamat"),
        (("192.0.2.1",), "198.51.100.9", "203.0.113.7"),
    ],
)
async def test_an_address_is_what_a_known_proxy_says_and_else_the_one_that_knocks(config, proxies, forwarded, address):
    async with door(config, proxies=proxies) as client:
        answer = await client.get("/alamat", headers={"x-forwarded-for": forwarded} if forwarded else {})

    assert answer.json() == {"alamat": address}


def test_proxies_that_are_no_addresses_stop_the_start(tmp_path):
    with pytest.raises(ConfigError, match="KINERJA_PROXIES"):
        Config.from_env({"KINERJA_DATA_DIR": str(tmp_path), "KINERJA_PROXIES": "proxy.internal"})


def test_proxies_are_read_from_the_environment(tmp_path):
    config = Config.from_env({"KINERJA_DATA_DIR": str(tmp_path), "KINERJA_PROXIES": "10.0.0.0/8, 192.0.2.1"})

    assert config.proxies == ("10.0.0.0/8", "192.0.2.1")
