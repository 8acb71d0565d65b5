"""The choice of a language."""

import strawberry

from ..domain.aktor import Bahasa
from ..services.bahasa import choose_bahasa
from .compiled.deklarasi import Sumber, relasi
from .errors import Tindakan, UserError
from .tindakan import KUNCI, penolakan
from .viewer import Viewer


@strawberry.type(description="The answer to the choice of a language.")
class ChooseBahasaPayload:
    __sumber__ = Sumber("")

    viewer: Viewer | None = relasi(
        lambda: Viewer,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        dijaga=False,
        description="The one who chose, already in the new language; null after a refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None


@strawberry.input(description="The language to read in.")
class ChooseBahasaInput:
    bahasa: Bahasa = strawberry.field(description="The language of pages and messages.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class BahasaMutation:
    @strawberry.mutation(
        extensions=[Tindakan(ChooseBahasaPayload)],
        description="Chooses the language of the viewer's pages and messages, on every device.",
    )
    async def choose_bahasa(self, info: strawberry.Info, input: ChooseBahasaInput) -> ChooseBahasaPayload:
        by = info.context.aktor
        nomor = await choose_bahasa(input.bahasa, kunci=input.idempotency_key, by=by)
        info.context.pilih(input.bahasa)
        return ChooseBahasaPayload(nomor=nomor)
