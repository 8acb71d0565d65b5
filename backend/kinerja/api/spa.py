"""The single-page app: its files, kept for ever because their names change with their content, and one page for all
other addresses."""

from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from . import laman
from .auth import authenticate

# What the worker may do by itself: read the page and its files again.
WORKER_CSP = "default-src 'none'; connect-src 'self'"
DIST = Path(__file__).parents[3] / "frontend" / "dist"


class Berkas(StaticFiles):
    """Files of the build. What is not there is 404, never the page: it would break the app after a new release."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


async def show_app(request: Request) -> Response:
    konteks = await authenticate(request)
    if konteks is None:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/masuk?tujuan={quote(request.url.path + query)}", 303)
    html = laman.fill(request.app.state.frontend / "index.html", konteks.bahasa, demo=request.app.state.config.demo)
    return HTMLResponse(html, headers={"cache-control": "no-cache"})


async def show_worker(request: Request) -> Response:
    """The service worker, from the root: it serves what is below its own address."""
    if not (DIST / "pekerja.js").is_file():
        return Response(status_code=404)
    headers = {"cache-control": "no-cache", "content-security-policy": WORKER_CSP}
    return FileResponse(DIST / "pekerja.js", media_type="text/javascript", headers=headers)


async def health(request: Request) -> Response:
    return Response("sehat", media_type="text/plain")


def routes() -> list[BaseRoute]:
    return [
        Route("/sehat", health, methods=["GET"]),
        Route("/pekerja.js", show_worker, methods=["GET"]),
        Mount("/assets", Berkas(directory=DIST / "assets", check_dir=False)),
        Route("/{path:path}", show_app, methods=["GET"]),
    ]
