"""The one place where refusals become data: `errors` of a payload, in the language of the one who asked."""

from collections.abc import Sequence
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField

from ..domain.aktor import Bahasa
from ..domain.errors import DomainError, ErrorCode, Stale
from .compiled.deklarasi import Sumber, kolom
from .compiled.dialek import Jenis
from .pesan import message


@strawberry.type(description="A refusal by a rule.")
class UserError:
    __sumber__ = Sumber("", kunci="n")

    code: ErrorCode = kolom(description="The stable code.")
    message: str = kolom(description="What to do, in the language of the one who asked.")
    path: list[str] = kolom(
        jenis=Jenis.DAFTAR, description="The input field it is about, such as `indikator`, `3`, `output`."
    )


def user_errors(errors: Sequence[DomainError], bahasa: Bahasa) -> list[UserError]:
    return [
        UserError(code=each.code, message=message(each.code, each.params, bahasa), path=list(each.path))
        for error in errors
        for each in error.each()
    ]


class Tindakan(FieldExtension):
    """Wraps the resolver of a mutation: a refusal becomes a payload, and the payload is kept for the compiled reads."""

    def __init__(self, payload: Any) -> None:
        self.payload = payload

    def apply(self, field: StrawberryField) -> None:
        for argument in field.arguments:
            argument.description = "What to do it to and with, and the key of this act."

    async def resolve_async(self, next_: Any, source: Any, info: strawberry.Info, **kwargs: Any) -> Any:
        try:
            payload = await next_(source, info, **kwargs)
        except DomainError as error:
            current = self.payload.about(kwargs["input"]) if isinstance(error, Stale) else self.payload()
            current.errors = user_errors([error], info.context.bahasa)
            payload = current
        info.context.payload[str(info.path.key)] = payload
        return payload
