"""GraphQL over HTTP: what comes in is checked before anything runs, and each answer has the status that the
specification of GraphQL over HTTP gives it."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from strawberry.types import ExecutionResult

from ..domain.errors import DomainError, ErrorCode, Refused
from . import galat
from .auth import authenticate
from .batas import Dokumen, afford, examine
from .context import Konteks
from .keamanan import read_body
from .kursor import BadRequest, RequestCode
from .laju import laju_of
from .penolakan import bahasa_of, headers_of, status_of
from .permintaan import Permintaan
from .pesan import message
from .schema import schema

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
BATAS_DETIK = 10.0
STATUS = {
    RequestCode.NOT_ACCEPTABLE: 406,
    RequestCode.METHOD_NOT_ALLOWED: 405,
    RequestCode.WAKTU_HABIS: 503,
    RequestCode.INTERNAL_SERVER_ERROR: 500,
}


async def answer(request: Request) -> Response:
    media = _media(request.headers.get("accept"))
    try:
        konteks = await authenticate(request)
        if konteks is None:
            raise Refused(ErrorCode.BELUM_MASUK)
        if media is None:
            raise BadRequest(
                RequestCode.NOT_ACCEPTABLE, f"Jawaban hanya ada sebagai {JSON}.", f"Answers come as {JSON} only."
            )
        parameters = await _parameters(request, konteks.config.body_limit)
    except DomainError as error:
        return _refused(request, error, media or JSON)
    except BadRequest as error:
        return _failed(request, [error], media or JSON)
    return await _run(request, parameters, konteks, media)


routes = [Route("/graphql", answer, methods=["GET", "POST"])]


def permintaan_of(konteks: Konteks, request: Request) -> Permintaan:
    permintaan = Permintaan(
        konteks.aktor,
        konteks.bahasa,
        konteks.config,
        compiled=konteks.config.compiled,
        pilihan=konteks.pilihan,
        request_id=request.state.request_id,
        batas_biaya=konteks.config.cost_limit,
    )
    request.state.permintaan = permintaan
    return permintaan


async def _run(request: Request, parameters: Mapping[str, Any], konteks: Konteks, media: str) -> Response:
    permintaan = permintaan_of(konteks, request)
    query, variables, nama = parameters["query"], parameters.get("variables"), parameters.get("operationName")
    dokumen = examine(schema._schema, query)
    if dokumen.errors:
        return _failed(request, dokumen.errors, media)
    try:
        _check_introspection(dokumen, permintaan)
        operasi = dokumen.pilih(nama)
        permintaan.operasi = operasi.nama
        _check_method(request.method, operasi.jenis)
        permintaan.biaya = operasi.biaya(variables or {})
        afford(permintaan.biaya, permintaan.batas_biaya)
        request.state.laju = permintaan.sisa = laju_of(request).charge(
            permintaan.biaya, konteks.sesi_id, konteks.aktor.pegawai_id
        )
        async with asyncio.timeout(BATAS_DETIK):
            result = await schema.execute(query, variables, permintaan, operation_name=nama)
        if operasi.jenis is OperationType.MUTATION:
            request.app.state.peristiwa.wake()
            request.app.state.pelaksana.wake()
    except BadRequest as error:
        return _failed(request, [error], media)
    except DomainError as error:
        return _refused(request, error, media)
    except TimeoutError:
        return _failed(request, [_waktu_habis()], media)
    return _answered(request, result, media)


def _check_introspection(dokumen: Dokumen, permintaan: Permintaan) -> None:
    if dokumen.introspeksi and not permintaan.config.introspection:
        raise BadRequest(
            RequestCode.INTROSPEKSI_TERTUTUP,
            "Skema tidak dapat ditanyakan di sini; ambil berkasnya di /schema.graphql.",
            "The schema cannot be asked about itself here; fetch its file at /schema.graphql.",
        )


def _check_method(method: str, jenis: OperationType) -> None:
    if jenis is OperationType.SUBSCRIPTION:
        raise BadRequest(
            RequestCode.METHOD_NOT_ALLOWED,
            "Langganan hanya lewat WebSocket, dengan subprotokol graphql-transport-ws.",
            "Subscriptions go over WebSocket, with the subprotocol graphql-transport-ws.",
        )
    if jenis is OperationType.MUTATION and method != "POST":
        raise BadRequest(RequestCode.METHOD_NOT_ALLOWED, "Tindakan hanya lewat POST.", "Acts go by POST.")


def _waktu_habis() -> BadRequest:
    return BadRequest(
        RequestCode.WAKTU_HABIS,
        f"Permintaan belum selesai dalam {BATAS_DETIK:.0f} detik. Coba lagi, atau minta lebih sedikit.",
        f"The request was not done within {BATAS_DETIK:.0f} seconds. Try again, or ask for less.",
    )


async def _parameters(request: Request, limit: int) -> Mapping[str, Any]:
    """What the request says; parameters that nobody knows are left alone.

    Raises:
        Refused: JENIS_ISI_DITOLAK, PERMINTAAN_TERLALU_BESAR, PERMINTAAN_RUSAK, PERMINTAAN_BERSUSUN.
    """
    if request.method == "POST":
        _check_kind(request.headers.get("content-type", ""))
        parameters = _json(await read_body(request, limit))
    else:
        parameters = dict(request.query_params)
        for name in ("variables", "extensions"):
            if name in parameters:
                parameters[name] = _json(parameters[name].encode())
    if isinstance(parameters, list):
        raise Refused(ErrorCode.PERMINTAAN_BERSUSUN)
    if not isinstance(parameters, dict) or not parameters.get("query"):
        raise Refused(ErrorCode.PERMINTAAN_RUSAK, "query")
    for name, kind in (("query", str), ("operationName", str), ("variables", dict), ("extensions", dict)):
        if not isinstance(parameters.get(name), kind | None):
            raise Refused(ErrorCode.PERMINTAAN_RUSAK, name)
    return parameters


def _check_kind(kind: str) -> None:
    media, _, parameters = kind.lower().partition(";")
    charset = parameters.replace('"', "").replace(" ", "")
    if media.strip() != JSON or charset not in ("", "charset=utf-8", "charset=utf8"):
        raise Refused(ErrorCode.JENIS_ISI_DITOLAK)


def _json(text: bytes) -> Any:
    try:
        value = orjson.loads(text)
    except ValueError:
        raise Refused(ErrorCode.PERMINTAAN_RUSAK) from None
    # Neither database keeps it, and nobody can type it.
    if b"\\u0000" in text and _has_nul(value):
        raise Refused(ErrorCode.KARAKTER_TERLARANG)
    return value


def _has_nul(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_nul(each) for pair in value.items() for each in pair)
    return any(map(_has_nul, value)) if isinstance(value, list) else isinstance(value, str) and "\0" in value


def _media(accept: str | None) -> str | None:
    """The type of the answer; None when none will do. What asks for anything gets plain JSON."""
    best, best_weight = None, 0.0
    for part in (accept or "*/*").split(",")[:50]:
        media, weight = _weighed(part)
        if media in ("*/*", "application/*"):
            media = JSON
        if media in (JSON, GRAPHQL) and weight > best_weight:
            best, best_weight = media, weight
    return best


def _weighed(part: str) -> tuple[str, float]:
    media, *parameters = (text.strip().lower() for text in part.split(";"))
    try:
        return media, next((float(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
    except ValueError:
        return media, 0.0


def _answered(request: Request, result: ExecutionResult, media: str) -> Response:
    errors = result.errors or []
    if result.data is None and all(not error.path for error in errors):
        return _failed(request, errors, media)
    content: dict[str, Any] = {"data": result.data}
    if errors:
        content["errors"] = _formatted(request, errors)
    headers = {"x-kinerja-waktu": request.state.permintaan.aktor.waktu.isoformat()}
    return _response({**content, "extensions": _cost(request)}, media, headers=headers)


def _failed(request: Request, errors: Sequence[GraphQLError], media: str) -> Response:
    """The answer to a request that never ran: without data."""
    status = STATUS.get(galat.code_of(errors[0]), 400 if media == GRAPHQL else 200)
    headers = {"allow": "POST"} if status == 405 else None
    content: dict[str, Any] = {"errors": _formatted(request, errors), "extensions": _cost(request)}
    return _response(content, media, status, headers)


def _cost(request: Request) -> dict[str, Any]:
    """What the operation costs at most; null when it could not be worked out."""
    permintaan: Permintaan | None = getattr(request.state, "permintaan", None)
    biaya = permintaan.biaya if permintaan else None
    return {"cost": {"diminta": biaya, "batas": request.app.state.config.cost_limit}}


def _formatted(request: Request, errors: Sequence[GraphQLError]) -> list[Any]:
    return [error.formatted for error in galat.shown(errors, bahasa_of(request), request.state.request_id)]


def _refused(request: Request, error: DomainError, media: str) -> Response:
    """A refusal at the door, as GraphQL has errors."""
    bahasa, request_id = bahasa_of(request), request.state.request_id
    errors = [
        {
            "message": message(each.code, each.params, bahasa),
            "extensions": {"code": each.code.value, "requestId": request_id},
        }
        for each in error.each()
    ]
    content = {"errors": errors, "extensions": _cost(request)}
    return _response(content, media, status_of(error), headers_of(error))


def _response(
    content: Mapping[str, Any], media: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    return Response(orjson.dumps(content), status, headers, f"{media}; charset=utf-8")
