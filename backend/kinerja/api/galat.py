"""Top-level errors as clients see them: a stable code, the id of the request, and nothing of the inside.

What is not the client's own fault is a defect here: masked, and logged once per operation with its trace.
"""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult, StreamExecutionResult

from ..domain.aktor import Bahasa
from .kursor import BadRequest, RequestCode
from .permintaan import Permintaan

log = logging.getLogger("kinerja.galat")

TERSEMBUNYI = {
    Bahasa.ID: "Terjadi kesalahan di server. Coba lagi; bila berulang, sebutkan kode {} kepada pengelola aplikasi.",
    Bahasa.EN: "Something went wrong in the server. Try again; if it stays, give the code {} to whoever runs it.",
}


def shown(errors: Sequence[GraphQLError], bahasa: Bahasa, request_id: str) -> list[GraphQLError]:
    """The errors as the client gets them."""
    return [_shown(error, bahasa, request_id) for error in errors]


def record(errors: Sequence[GraphQLError], permintaan: Permintaan) -> None:
    """Logs the defects of one operation: one line, with the trace of the first."""
    defects = [error for error in errors if code_of(error) is RequestCode.INTERNAL_SERVER_ERROR]
    if defects:
        cause = list(_causes(defects[0]))[-1]
        line = {"id": permintaan.request_id, "operasi": permintaan.operasi, "banyak": len(defects)}
        log.error("operasi gagal", exc_info=cause, extra={"rincian": line})


def code_of(error: GraphQLError) -> RequestCode:
    """What kind of error it is, by where it came from."""
    for cause in _causes(error):
        code = (getattr(cause, "extensions", None) or {}).get("code")
        if code is not None:
            return RequestCode(code)
        if not isinstance(cause, GraphQLError):
            # What a scalar says of a value stands below an error without a path: nothing has run yet.
            told = isinstance(cause, ValueError) and cause is not error.original_error and not error.path
            return RequestCode.BAD_USER_INPUT if told else RequestCode.INTERNAL_SERVER_ERROR
    # graphql-core itself: about variables before anything runs, about arguments at their field; else about results.
    told = not error.path or error.message.startswith("Argument ")
    return RequestCode.BAD_USER_INPUT if told else RequestCode.INTERNAL_SERVER_ERROR


class Topeng(SchemaExtension):
    """Shows the errors of subscriptions; answers over HTTP see to their own."""

    def on_stream_result(self, result: StreamExecutionResult) -> Iterator[None]:
        if isinstance(result, ExecutionResult) and result.errors:
            permintaan: Permintaan = self.execution_context.context
            result.errors = shown(result.errors, permintaan.bahasa, permintaan.request_id)
        yield


def _shown(error: GraphQLError, bahasa: Bahasa, request_id: str) -> GraphQLError:
    code = code_of(error)
    message = error.message.partition(" Did you mean ")[0]
    if code is RequestCode.INTERNAL_SERVER_ERROR:
        message = TERSEMBUNYI[bahasa].format(request_id)
    elif bahasa == "en":
        message = next((cause.english for cause in _causes(error) if isinstance(cause, BadRequest)), message)
    extensions: dict[str, Any] = {"code": code.value, "requestId": request_id}
    return GraphQLError(message, error.nodes, error.source, error.positions, error.path, extensions=extensions)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what is behind it."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = getattr(cause, "original_error", None)
