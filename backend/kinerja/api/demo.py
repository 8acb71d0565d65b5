"""The day of the demo, moved from its banner."""

from datetime import date

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..domain.errors import ErrorCode, NotFound, Refused
from ..services.demo.lifecycle import TANGGAL_AKHIR, TANGGAL_AWAL
from ..services.jam import move_demo
from .auth import authenticate


async def move(request: Request) -> Response:
    """`POST /demo/tanggal?hari=2020-04-12`: from now on it is that day for everybody."""
    konteks = await authenticate(request)
    if konteks is None:
        raise Refused(ErrorCode.BELUM_MASUK)
    if not konteks.config.demo:
        raise NotFound()
    hari = _day(request.query_params.get("hari", ""))
    await move_demo(hari)
    return JSONResponse({"hari": hari.isoformat()})


def _day(text: str) -> date:
    try:
        hari = date.fromisoformat(text)
    except ValueError:
        raise Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "hari") from None
    if not TANGGAL_AWAL <= hari <= TANGGAL_AKHIR:
        raise Refused(ErrorCode.DI_LUAR_RENTANG, "hari", alasan="TANGGAL", dari=TANGGAL_AWAL, sampai=TANGGAL_AKHIR)
    return hari


routes = [Route("/demo/tanggal", move, methods=["POST"])]
