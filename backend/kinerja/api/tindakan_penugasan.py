"""The acts on letters of Plt and Plh."""

from datetime import date

import strawberry

from ..domain.pegawai import JenisPenempatan
from ..services import penugasan as services
from .compiled.deklarasi import Sumber, relasi
from .errors import Tindakan, UserError
from .penugasan import Penugasan
from .tindakan import KUNCI, penolakan, row_id


@strawberry.type(description="The answer to an act on a letter of a Plt or Plh.")
class PenugasanPayload:
    __sumber__ = Sumber("")

    penugasan: Penugasan | None = relasi(
        lambda: Penugasan,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The letter after the act; null once it is cancelled, and after a refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None


@strawberry.input(description="A person who acts for a post from a day to a day.")
class AppointPenugasanInput:
    nomor: str = strawberry.field(description="NRK or NIP of the one who acts.")
    jabatan_id: strawberry.ID = strawberry.field(description="The post, of an office of the viewer.")
    jenis: JenisPenempatan = strawberry.field(description="PLT for a vacant post, PLH for a holder who is away.")
    mulai: date = strawberry.field(description="First day.")
    selesai: date = strawberry.field(description="Last day.")
    sk: str = strawberry.field(description="The letter, at most 80 signs.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Ending a letter in force.")
class EndPenugasanInput:
    penugasan_id: strawberry.ID = strawberry.field(description="The letter.")
    selesai: date = strawberry.field(description="Its last day; yesterday ends it at once.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking back a letter that has not begun.")
class CancelPenugasanInput:
    penugasan_id: strawberry.ID = strawberry.field(description="The letter.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class PenugasanMutation:
    @strawberry.mutation(
        extensions=[Tindakan(PenugasanPayload)],
        description="The pengelola of the office, or the admin of BKD, puts a Plt or Plh on record.",
    )
    async def appoint_penugasan(self, info: strawberry.Info, input: AppointPenugasanInput) -> PenugasanPayload:
        return PenugasanPayload(
            nomor=await services.appoint_penugasan(
                input.nomor,
                row_id("Jabatan", input.jabatan_id, "jabatanId"),
                jenis=input.jenis,
                mulai=input.mulai,
                selesai=input.selesai,
                sk=input.sk,
                kunci=input.idempotency_key,
                by=info.context.aktor,
            )
        )

    @strawberry.mutation(
        extensions=[Tindakan(PenugasanPayload)],
        description="A letter in force ends earlier; the rights that came with it end with its last day.",
    )
    async def end_penugasan(self, info: strawberry.Info, input: EndPenugasanInput) -> PenugasanPayload:
        return PenugasanPayload(
            nomor=await services.end_penugasan(
                row_id("Penugasan", input.penugasan_id, "penugasanId"),
                selesai=input.selesai,
                kunci=input.idempotency_key,
                by=info.context.aktor,
            )
        )

    @strawberry.mutation(
        extensions=[Tindakan(PenugasanPayload)], description="A letter that has not begun is taken back."
    )
    async def cancel_penugasan(self, info: strawberry.Info, input: CancelPenugasanInput) -> PenugasanPayload:
        return PenugasanPayload(
            nomor=await services.cancel_penugasan(
                row_id("Penugasan", input.penugasan_id, "penugasanId"),
                kunci=input.idempotency_key,
                by=info.context.aktor,
            )
        )
