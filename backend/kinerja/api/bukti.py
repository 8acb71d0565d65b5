"""Files of evidence, up and down: the one thing that does not fit into GraphQL."""

from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from .. import models
from ..config import Config
from ..domain.errors import DomainError, ErrorCode, NotFound, Refused, Stale
from ..models.lingkup import visible_to
from ..services import bukti as services
from ..services.jam import Jam
from .auth import authenticate
from .context import Konteks
from .penolakan import bahasa_of, errors_of, headers_of, status_of
from .scalars import print_datetime
from .tindakan import row_id
from .unggahan import Kiriman, receive

UNGGAHAN = "unggahan"
# A document is never a page of ours, whatever it holds.
SANDBOX = "sandbox; default-src 'none'"
RANGE = frozenset({b"range", b"if-range"})


async def upload(request: Request) -> Response:
    """Answers `{bukti, version, errors}`: the file as it is kept, and the quarter's version as it is now."""
    konteks = await _admit(request)
    config = konteks.config
    try:
        async with receive(request, config.data_dir / UNGGAHAN, config.upload_limit) as kiriman:
            bukti_id = await _add(kiriman, konteks)
    except DomainError as error:
        now = error.params["version"] if isinstance(error, Stale) else None
        content = {"bukti": None, "version": now, "errors": errors_of(error, bahasa_of(request))}
        return JSONResponse(content, status_of(error), headers_of(error))
    request.app.state.peristiwa.wake()
    return JSONResponse(await _kept(bukti_id, konteks))


async def give_link(request: Request) -> Response:
    konteks = await _admit(request)
    bukti_id = row_id("Bukti", request.path_params["id"], "id")
    waktu = _jam(request).real()
    token = await services.make_link(bukti_id, waktu=waktu, by=konteks.aktor, config=konteks.config)
    return RedirectResponse(f"/bukti/unduh/{token}", 303)


async def download(request: Request) -> Response:
    """The file itself, to whoever has a link that is not a minute old."""
    config: Config = request.app.state.config
    row, path = await services.open_link(request.path_params["token"], waktu=_jam(request).real(), config=config)
    if not path.is_file():
        raise NotFound()
    return Unduhan(path, row.nama, row.jenis)


routes = [
    Route("/bukti", upload, methods=["POST"]),
    Route("/bukti/{id}", give_link, methods=["GET"]),
    Route("/bukti/unduh/{token}", download, methods=["GET"]),
]


class Unduhan(FileResponse):
    """A whole file, to be saved and not shown."""

    def __init__(self, path: Path, nama: str, jenis: str) -> None:
        plain = nama.encode("ascii", "replace").decode().translate(str.maketrans('"\\?', "___"))
        headers = {
            "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(nama, safe='')}",
            "content-security-policy": SANDBOX,
            "cache-control": "no-store",
        }
        super().__init__(path, headers=headers, media_type=jenis)
        del MutableHeaders(raw=self.raw_headers)["accept-ranges"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(name, value) for name, value in scope["headers"] if name not in RANGE]
        await super().__call__({**scope, "headers": headers}, receive, send)


async def _admit(request: Request) -> Konteks:
    konteks = await authenticate(request)
    if konteks is None:
        raise Refused(ErrorCode.BELUM_MASUK)
    return konteks


async def _add(kiriman: Kiriman, konteks: Konteks) -> int:
    isian = kiriman.isian
    version = isian.get("version", "")
    if not (version.isascii() and version.isdecimal() and len(version) < 10):
        raise Refused(ErrorCode.PERMINTAAN_RUSAK, "version")
    return await services.add_bukti(
        row_id("Renkin", isian.get("renkinId", ""), "renkinId"),
        version=int(version),
        nama=kiriman.nama,
        berkas=kiriman.berkas,
        kunci=isian.get("idempotencyKey", ""),
        by=konteks.aktor,
        config=konteks.config,
    )


async def _kept(bukti_id: int, konteks: Konteks) -> dict[str, object]:
    row = await visible_to(models.Bukti, konteks.aktor).filter(id=bukti_id).select_related("renkin__triwulan").first()
    if row is None:
        # Sent again after it was taken back: it was done, and is no more.
        return {"bukti": None, "version": None, "errors": []}
    bukti = {
        "id": f"Bukti_{row.id}",
        "nama": row.nama,
        "jenis": row.jenis,
        "ukuran": row.ukuran,
        "sha256": row.sha256,
        "diunggah": print_datetime(row.diunggah),
    }
    return {"bukti": bukti, "version": row.renkin.triwulan.version, "errors": []}


def _jam(request: Request) -> Jam:
    jam: Jam = request.app.state.jam
    return jam
