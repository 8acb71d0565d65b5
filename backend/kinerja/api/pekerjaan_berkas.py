"""The files that long work leaves: a link for the one who asked, and the file for whoever has the link."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ..config import Config
from ..domain.errors import ErrorCode, NotFound, Refused
from ..services import pekerjaan as services
from ..services.jam import Jam
from .auth import authenticate
from .bukti import Unduhan
from .tindakan import row_id

CSV = "text/csv"


async def give_link(request: Request) -> Response:
    konteks = await authenticate(request)
    if konteks is None:
        raise Refused(ErrorCode.BELUM_MASUK)
    nomor = row_id("Job", request.path_params["id"], "id")
    token = await services.make_link(nomor, waktu=_now(request), by=konteks.aktor, config=konteks.config)
    return RedirectResponse(f"/pekerjaan/unduh/{token}", 303)


async def download(request: Request) -> Response:
    """The file, to whoever has a link that is not a minute old."""
    config: Config = request.app.state.config
    row, path = await services.open_link(request.path_params["token"], waktu=_now(request), config=config)
    if not path.is_file() or row.nama is None:
        raise NotFound()
    return Unduhan(path, row.nama, CSV)


routes = [
    Route("/pekerjaan/{id}", give_link, methods=["GET"]),
    Route("/pekerjaan/unduh/{token}", download, methods=["GET"]),
]


def _now(request: Request) -> datetime:
    jam: Jam = request.app.state.jam
    return jam.real()
