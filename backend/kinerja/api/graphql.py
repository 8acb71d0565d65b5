"""GraphQL over HTTP and WebSocket."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..domain.errors import ErrorCode, Refused
from .auth import authenticate
from .context import Konteks
from .keamanan import read_body
from .permintaan import Permintaan
from .schema import schema


async def answer(request: Request) -> Response:
    konteks = await authenticate(request)
    if konteks is None:
        raise Refused(ErrorCode.BELUM_MASUK)
    body = orjson.loads(await read_body(request, konteks.config.body_limit))
    result = await schema.execute(
        body["query"], body.get("variables"), permintaan(konteks), operation_name=body.get("operationName")
    )
    errors = [error.formatted for error in result.errors or ()]
    content = {"data": result.data, **({"errors": errors} if errors else {})}
    return Response(orjson.dumps(content), media_type="application/json")


def permintaan(konteks: Konteks) -> Permintaan:
    return Permintaan(konteks.aktor, konteks.bahasa, konteks.config, compiled=konteks.config.compiled)


routes = [Route("/graphql", answer, methods=["POST"])]
