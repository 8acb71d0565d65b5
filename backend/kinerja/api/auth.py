"""The door: signing in and out, the password, and who it is that asks.

Pages send native forms and get pages back; programs send JSON and get JSON back, with the same codes.
"""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ..config import Config
from ..domain.aktor import JAKARTA, Aktor, Bahasa
from ..domain.errors import DomainError, ErrorCode, NotFound, Refused
from ..services import sesi, tantangan
from ..services.demo.akun import daftar_akun_demo
from ..services.jam import Jam
from ..services.sandi import SANDI_DEMO
from . import laman
from .context import Konteks
from .keamanan import client_address, read_body
from .laju import laju_of
from .penolakan import answer, bahasa_of, errors_of, headers_of, status_of

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
BODY_LIMIT = 64 * 1024
FIELD_LIMIT = 16
# Visible ASCII without a backslash, which browsers read as a slash; `//` would name another host.
WITHIN = re.compile(r"/(?!/|masuk)[!-\[\]-~]*")


async def authenticate(conn: HTTPConnection, *, limited: bool = False, note: bool = True) -> Konteks | None:
    """Who asks, by the cookie; None: nobody. One statement, so it may be asked again for each message of a socket.

    Args:
        limited: whether a session that has to change its password first will do.
        note: whether this is the person's own doing, which keeps an idle session alive.

    Raises:
        Refused: SANDI_WAJIB_DIGANTI, TERLALU_SERING.
    """
    config, jam = _config(conn), _jam(conn)
    token = conn.cookies.get(config.cookie)
    found = await sesi.find(token, jam.real(), note=note) if token else None
    if conn.scope["type"] == "http":
        _count(conn, token, found)
    if found is None:
        return None
    conn.state.bahasa = found.bahasa
    if found.wajib_ganti and not limited:
        raise Refused(ErrorCode.SANDI_WAJIB_DIGANTI)
    aktor = Aktor(found.pegawai_id, jam.on(found.tanggal_demo))
    aktor = replace(aktor, peran=found.peran_pada(aktor.hari))
    return Konteks(aktor, bahasa_of(conn), config, found.id, found.akun_id, found.bahasa)


def _count(conn: HTTPConnection, token: str | None, found: sesi.SesiTerbuka | None) -> None:
    """Counts the request for its session; one with a cookie that opens nothing for its address, as all of strangers."""
    laju = laju_of(conn)
    if found is not None:
        conn.state.laju = laju.admit(found.id, found.pegawai_id)
    elif token:
        laju.knock(client_address(conn, laju.config.proxies))


async def refuse(request: Request, error: Exception) -> Response:
    """Answers a refusal that reached the outside; to be registered for `DomainError`."""
    assert isinstance(error, DomainError)
    if error.code is ErrorCode.SANDI_WAJIB_DIGANTI and _wants_page(request):
        return RedirectResponse("/masuk/sandi", 303)
    return answer(request, error)


async def show_sign_in(request: Request) -> Response:
    bahasa = _choose(request, request.query_params.get("bahasa", ""))
    isian = {"tujuan": _safe(request.query_params.get("tujuan", "")), "bahasa": bahasa or ""}
    return _page(request, "masuk.html", isian=isian)


async def give_challenge(request: Request) -> Response:
    config = _config(request)
    challenge = await asyncio.to_thread(tantangan.issue, config.secret, config.altcha_cost, _jam(request).real())
    return JSONResponse(challenge)


async def show_demo(request: Request) -> Response:
    """The accounts to try, in the demo."""
    if not _config(request).demo:
        raise NotFound()
    _choose(request, request.query_params.get("bahasa", ""))
    hari = (await _jam(request).now()).astimezone(JAKARTA).date()
    akun = await daftar_akun_demo(hari, bahasa_of(request))
    return JSONResponse({"sandi": SANDI_DEMO, "akun": [vars(a) for a in akun]})


async def sign_in(request: Request) -> Response:
    fields = await _fields(request)
    bahasa = _choose(request, _text(fields, "bahasa"))
    try:
        baru = await sesi.sign_in(
            _text(fields, "nrk"),
            _text(fields, "sandi"),
            _text(fields, "altcha"),
            bahasa=bahasa,
            asal=_asal(request),
            config=_config(request),
            now=_jam(request).real(),
        )
    except DomainError as error:
        isian = {name: _text(fields, name) for name in ("nrk", "tujuan", "bahasa")}
        return _refused(request, error, "masuk.html", isian)
    return _admitted(request, baru, _text(fields, "tujuan"))


async def show_sandi(request: Request) -> Response:
    if await authenticate(request, limited=True) is None:
        return RedirectResponse("/masuk", 303)
    return _page(request, "sandi.html")


async def change_sandi(request: Request) -> Response:
    konteks = await _admit(request)
    fields = await _fields(request)
    try:
        if fields.get("ulang", fields.get("baru")) != fields.get("baru"):
            raise Refused(ErrorCode.SANDI_LEMAH, "ulang", alasan="BEDA")
        baru = await sesi.change_sandi(
            _text(fields, "sandi"),
            _text(fields, "baru"),
            by=konteks.aktor,
            asal=_asal(request),
            config=konteks.config,
            now=_jam(request).real(),
        )
    except DomainError as error:
        return _refused(request, error, "sandi.html")
    return _admitted(request, baru, "/")


async def sign_out(request: Request) -> Response:
    await sesi.sign_out(request.cookies.get(_config(request).cookie))
    return _left(request)


async def sign_out_everywhere(request: Request) -> Response:
    konteks = await _admit(request)
    await sesi.sign_out_everywhere(konteks.akun_id, by=konteks.aktor)
    return _left(request)


routes = [
    Route("/masuk", show_sign_in, methods=["GET"]),
    Route("/masuk", sign_in, methods=["POST"]),
    Route("/masuk/tantangan", give_challenge, methods=["GET"]),
    Route("/masuk/demo", show_demo, methods=["GET"]),
    Route("/masuk/sandi", show_sandi, methods=["GET"]),
    Route("/masuk/sandi", change_sandi, methods=["POST"]),
    Route("/keluar", sign_out, methods=["POST"]),
    Route("/keluar/semua", sign_out_everywhere, methods=["POST"]),
]


async def _admit(request: Request) -> Konteks:
    konteks = await authenticate(request, limited=True)
    if konteks is None:
        raise Refused(ErrorCode.BELUM_MASUK)
    return konteks


def _admitted(request: Request, baru: sesi.SesiBaru, tujuan: str) -> Response:
    config = _config(request)
    response: Response
    if _kind(request) == FORM:
        response = RedirectResponse("/masuk/sandi" if baru.wajib_ganti else _safe(tujuan), 303)
    else:
        response = JSONResponse({"wajibGantiSandi": baru.wajib_ganti, "demo": config.demo})
    # Without an age: on a shared computer it ends with the browser.
    response.set_cookie(config.cookie, baru.token, path="/", secure=config.secure, httponly=True, samesite="lax")
    return response


def _left(request: Request) -> Response:
    config = _config(request)
    response = RedirectResponse("/masuk", 303) if _kind(request) == FORM else Response(status_code=204)
    response.delete_cookie(config.cookie, path="/", secure=config.secure, httponly=True, samesite="lax")
    return response


def _refused(request: Request, error: DomainError, page: str, isian: Mapping[str, str] | None = None) -> Response:
    if _kind(request) != FORM:
        return answer(request, error)
    galat = " ".join(str(e["message"]) for e in errors_of(error, bahasa_of(request)))
    return _page(request, page, status_of(error), headers_of(error), galat=galat, isian=isian)


def _page(
    request: Request,
    name: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    *,
    galat: str = "",
    isian: Mapping[str, str] | None = None,
) -> Response:
    path = request.app.state.frontend / name
    html = laman.fill(path, bahasa_of(request), demo=_config(request).demo, galat=galat, isian=isian)
    return HTMLResponse(html, status, dict(headers or {}))


async def _fields(request: Request) -> Mapping[str, Any]:
    """What a form or a program sent.

    Raises:
        Refused: JENIS_ISI_DITOLAK, PERMINTAAN_RUSAK, PERMINTAAN_TERLALU_BESAR.
    """
    read = {FORM: _form, JSON: _json}.get(_kind(request))
    if read is None:
        raise Refused(ErrorCode.JENIS_ISI_DITOLAK)
    body = await read_body(request, BODY_LIMIT)
    try:
        return read(body)
    except ValueError:
        raise Refused(ErrorCode.PERMINTAAN_RUSAK) from None


def _form(body: bytes) -> Mapping[str, Any]:
    return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELD_LIMIT))


def _json(body: bytes) -> Mapping[str, Any]:
    fields = orjson.loads(body)
    if not isinstance(fields, dict):
        raise ValueError(fields)
    return fields


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise Refused(ErrorCode.PERMINTAAN_RUSAK, name)
    return value


def _choose(request: Request, text: str) -> Bahasa | None:
    """The language chosen at the door, in which it answers from here on; None where none that we know is named."""
    chosen = Bahasa(text) if text in tuple(Bahasa) else None
    request.state.bahasa = chosen
    return chosen


def _safe(tujuan: str) -> str:
    """A place within Kinerja; whatever could lead elsewhere leads home."""
    return tujuan if WITHIN.fullmatch(tujuan) else "/"


def _asal(request: Request) -> sesi.Asal:
    config = _config(request)
    return sesi.Asal(
        client_address(request, config.proxies),
        request.headers.get("user-agent", ""),
        request.cookies.get(config.cookie),
    )


def _wants_page(request: Request) -> bool:
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _config(conn: HTTPConnection) -> Config:
    config: Config = conn.app.state.config
    return config


def _jam(conn: HTTPConnection) -> Jam:
    jam: Jam = conn.app.state.jam
    return jam
