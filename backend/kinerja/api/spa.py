"""The single-page app: its files, kept for ever because their names change with their content, and one page for all
other addresses."""

import json
import os
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers
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
    """Files of the build, as small as the browser takes them. What is not there is 404, never the page: it would break
    the app after a new release."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        kecil = Path(f"{full_path}.br")
        if not _takes_brotli(scope) or not kecil.is_file():
            return super().file_response(full_path, stat_result, scope, status_code)
        response = super().file_response(kecil, kecil.stat(), scope, status_code)
        response.headers["content-encoding"] = "br"
        return response

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        response.headers["vary"] = "accept-encoding"
        return response


def _takes_brotli(scope: Scope) -> bool:
    accepted = Headers(scope=scope).get("accept-encoding", "")
    return any(each.split(";")[0].strip() == "br" for each in accepted.split(","))


@lru_cache(maxsize=4)
def _pages(daftar: Path) -> list[tuple[re.Pattern[str], str]]:
    """Of each address the tags for the files that its page is made of."""
    if not daftar.is_file():
        return []
    pages: dict[str, list[str]] = json.loads(daftar.read_text(encoding="utf-8"))
    return [
        (re.compile(re.sub(r"\$\w+", "[^/]+", path)), "".join(_tag(f"/{escape(file)}") for file in files))
        for path, files in pages.items()
    ]


def _tag(href: str) -> str:
    rel = "stylesheet" if href.endswith(".css") else "modulepreload"
    return f'<link rel="{rel}" crossorigin href="{href}">'


def _with_files(html: str, path: str, daftar: Path) -> str:
    """The page names at once what the application will ask for at this address."""
    tags = next((tags for pattern, tags in _pages(daftar) if pattern.fullmatch(path)), "")
    return html.replace("</head>", f"{tags}</head>", 1)


async def show_app(request: Request) -> Response:
    konteks = await authenticate(request)
    if konteks is None:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/masuk?tujuan={quote(request.url.path + query)}", 303)
    frontend: Path = request.app.state.frontend
    html = laman.fill(frontend / "index.html", konteks.bahasa, demo=request.app.state.config.demo)
    html = _with_files(html, request.url.path, frontend / "halaman.json")
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
