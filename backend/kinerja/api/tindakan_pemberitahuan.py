"""The act on notices: reading them."""

import strawberry

from ..services import pemberitahuan as services
from .compiled.deklarasi import METADATA, Bagian, Sumber
from .errors import Tindakan, UserError
from .loaders import make
from .tindakan import KUNCI, penolakan, row_id
from .viewer import Viewer


@strawberry.type(description="The answer to reading notices.")
class PemberitahuanPayload:
    __sumber__ = Sumber("")

    errors: list[UserError] = penolakan()

    @strawberry.field(description="The viewer after it.", metadata={METADATA: Bagian(lambda: Viewer)})
    async def viewer(self, info: strawberry.Info) -> Viewer | None:
        viewer: Viewer = make(Viewer, {}, info.context, None)
        return viewer


@strawberry.input(description="Which notices are read: those named, and all up to one.")
class ReadPemberitahuanInput:
    ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="These, at most 250.")
    sampai: strawberry.ID | None = strawberry.field(
        default=None, description="This one and all that came before it, such as the newest one seen."
    )
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class PemberitahuanMutation:
    @strawberry.mutation(
        extensions=[Tindakan(PemberitahuanPayload)],
        description="The viewer has read notices; those already read keep their time.",
    )
    async def read_pemberitahuan(self, info: strawberry.Info, input: ReadPemberitahuanInput) -> PemberitahuanPayload:
        await services.read_pemberitahuan(
            [row_id("Pemberitahuan", id, "ids", str(i)) for i, id in enumerate(input.ids)],
            sampai=None if input.sampai is None else row_id("Pemberitahuan", input.sampai, "sampai"),
            kunci=input.idempotency_key,
            by=info.context.aktor,
        )
        return PemberitahuanPayload()
