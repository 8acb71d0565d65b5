"""How a refusal is answered where there is no GraphQL: the same codes, sentences and paths, as JSON."""

from collections.abc import Mapping

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from ..domain.aktor import Bahasa
from ..domain.errors import DomainError, ErrorCode
from .pesan import message

STATUS: Mapping[ErrorCode, int] = {
    ErrorCode.BELUM_MASUK: 401,
    ErrorCode.SANDI_SALAH: 401,
    ErrorCode.LINTAS_SITUS: 403,
    ErrorCode.NOT_ALLOWED: 403,
    ErrorCode.SANDI_WAJIB_DIGANTI: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.PERMINTAAN_TERLALU_LAMBAT: 408,
    ErrorCode.STALE: 409,
    ErrorCode.BERKAS_TERLALU_BESAR: 413,
    ErrorCode.PERMINTAAN_TERLALU_BESAR: 413,
    ErrorCode.BERKAS_JENIS_DITOLAK: 415,
    ErrorCode.JENIS_ISI_DITOLAK: 415,
    ErrorCode.ALAMAT_TIDAK_DIKENAL: 421,
    ErrorCode.TERLALU_SERING: 429,
}


def status_of(error: DomainError) -> int:
    return STATUS.get(error.code, 400)


def headers_of(error: DomainError) -> dict[str, str]:
    return {"retry-after": str(error.params["detik"])} if "detik" in error.params else {}


def errors_of(error: DomainError, bahasa: Bahasa) -> list[dict[str, object]]:
    """`{code, message, path}` of each refusal, as GraphQL's payloads have them."""
    return [{"code": e.code, "message": message(e.code, e.params, bahasa), "path": list(e.path)} for e in error.each()]


def answer(request: Request, error: DomainError) -> Response:
    return JSONResponse({"errors": errors_of(error, bahasa_of(request))}, status_of(error), headers_of(error))


def bahasa_of(conn: HTTPConnection) -> Bahasa:
    """The language of an answer: the one that the person has chosen, else that of the browser."""
    chosen: Bahasa | None = getattr(conn.state, "bahasa", None)
    return chosen or _preferred(conn)


def _preferred(conn: HTTPConnection) -> Bahasa:
    """Indonesian, unless the browser likes English better."""
    weights = [_weight(part) for part in conn.headers.get("accept-language", "").split(",")[:20]]
    english = max((q for tag, q in weights if tag == "en"), default=0.0)
    indonesian = max((q for tag, q in weights if tag == "id"), default=0.0)
    return Bahasa.EN if english > indonesian else Bahasa.ID


def _weight(part: str) -> tuple[str, float]:
    tag, _, q = part.partition(";q=")
    try:
        return tag.strip().lower().partition("-")[0], float(q or 1)
    except ValueError:
        return "", 0.0
