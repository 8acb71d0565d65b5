"""Decisions of a superior on many objects at once."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import strawberry

from ..domain.banyak import Hasil, Kebijakan
from ..services import banyak
from ..services.akses import Versi
from . import pilihan  # noqa: F401  the enums must be known before an input uses them
from .compiled.deklarasi import METADATA, Nilai, Sumber
from .errors import Tindakan, UserError, user_errors
from .tindakan import KUNCI, VERSI, penolakan, row_id


@strawberry.type(description="What became of one row of many.")
class HasilBaris:
    id: strawberry.ID = strawberry.field(description="The object, as it was named.")
    ok: bool = strawberry.field(description="Whether it is done.")
    errors: list[UserError] = strawberry.field(description="Why it was refused; empty when it is done.")


@strawberry.type(description="The answer to a decision on many objects.")
class BanyakPayload:
    __sumber__ = Sumber("")

    hasil: list[HasilBaris] = strawberry.field(
        description="A result for each row, in the order asked for; empty when the whole was refused.",
        metadata={METADATA: Nilai("HasilBaris", {"errors": "UserError"})},
        default_factory=list,
    )
    errors: list[UserError] = penolakan()

    @classmethod
    def about(cls, input: Any) -> "BanyakPayload":
        """Of many there is no current one."""
        return cls()


@strawberry.input(description="An object as you know it.")
class BarisInput:
    id: strawberry.ID = strawberry.field(description="The object.")
    version: int = strawberry.field(description=VERSI)


BARIS = "The objects, at most 250, none named twice."
KEBIJAKAN = "What becomes of the good ones where others are refused."


@strawberry.input(description="Agreeing to many SKP at once.")
class ApproveManySkpInput:
    baris: list[BarisInput] = strawberry.field(description=BARIS)
    kebijakan: Kebijakan = strawberry.field(description=KEBIJAKAN)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Agreeing to the plans of many quarters at once.")
class ApproveManyRenkinInput:
    baris: list[BarisInput] = strawberry.field(description=BARIS)
    kebijakan: Kebijakan = strawberry.field(description=KEBIJAKAN)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Confirming many reports at once, with the values reported.")
class ValidateManyRealisasiInput:
    baris: list[BarisInput] = strawberry.field(description=BARIS)
    kebijakan: Kebijakan = strawberry.field(description=KEBIJAKAN)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class BanyakMutation:
    @strawberry.mutation(
        extensions=[Tindakan(BanyakPayload)], description="The superior agrees to many submitted SKP, each on record."
    )
    async def approve_many_skp(self, info: strawberry.Info, input: ApproveManySkpInput) -> BanyakPayload:
        return await _many(banyak.approve_many_skp, "Skp", input, info)

    @strawberry.mutation(
        extensions=[Tindakan(BanyakPayload)],
        description="The superior agrees to submitted plans of many quarters, of whichever SKP.",
    )
    async def approve_many_renkin(self, info: strawberry.Info, input: ApproveManyRenkinInput) -> BanyakPayload:
        return await _many(banyak.approve_many_renkin, "Triwulan", input, info)

    @strawberry.mutation(
        extensions=[Tindakan(BanyakPayload)],
        description="The superior confirms many reports with the values that were reported.",
    )
    async def validate_many_realisasi(self, info: strawberry.Info, input: ValidateManyRealisasiInput) -> BanyakPayload:
        return await _many(banyak.validate_many_realisasi, "Triwulan", input, info)


async def _many(
    act: Callable[..., Awaitable[Sequence[Hasil]]], kata: str, input: Any, info: strawberry.Info
) -> BanyakPayload:
    rows = [Versi(row_id(kata, r.id, "baris", str(i), "id"), r.version) for i, r in enumerate(input.baris)]
    hasil = await act(rows, kebijakan=input.kebijakan, kunci=input.idempotency_key, by=info.context.aktor)
    bahasa = info.context.bahasa
    return BanyakPayload(
        hasil=[
            HasilBaris(id=strawberry.ID(f"{kata}_{h.id}"), ok=h.ok, errors=user_errors(h.errors, bahasa)) for h in hasil
        ]
    )
