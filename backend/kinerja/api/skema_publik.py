"""The schema as a file, for everybody: what may be asked is no secret, only the answers are."""

import hashlib
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .schema import schema

SIMPAN = "public, max-age=3600"


async def show_schema(request: Request) -> Response:
    text, etag = _printed()
    headers = {"etag": etag, "cache-control": SIMPAN}
    if etag in [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(text, headers=headers, media_type="text/plain")


routes = [Route("/schema.graphql", show_schema, methods=["GET"])]


@cache
def _printed() -> tuple[bytes, str]:
    text = f"{schema.as_str()}\n".encode()
    return text, f'"{hashlib.sha256(text).hexdigest()[:32]}"'
