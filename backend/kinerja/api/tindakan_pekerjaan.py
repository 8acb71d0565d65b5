"""Asking for long work, and taking it back."""

import strawberry
from strawberry.utils.str_converters import to_camel_case

from ..domain.pekerjaan import JenisPekerjaan
from ..services.pekerjaan import ask_pekerjaan, cancel_pekerjaan
from .compiled.deklarasi import Sumber, relasi
from .errors import Tindakan, UserError
from .pegawai import BawahanFilter
from .pekerjaan import Pekerjaan
from .tindakan import KUNCI, penolakan, row_id


@strawberry.type(description="The answer to an act on long work.")
class JobPayload:
    __sumber__ = Sumber("")

    job: Pekerjaan | None = relasi(
        lambda: Pekerjaan,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The work as it is now; null after a refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None


@strawberry.input(description="Asking for a check of the whole riwayat.")
class VerifyAllRiwayatInput:
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Asking for the list of the viewer's team as a file.")
class ExportTimInput:
    filter: BawahanFilter | None = strawberry.field(
        default=None, description="Which people, as in `bawahan`; all direct ones by default."
    )
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking back what was asked for.")
class CancelJobInput:
    job_id: strawberry.ID = strawberry.field(description="The work.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class PekerjaanMutation:
    @strawberry.mutation(
        extensions=[Tindakan(JobPayload)],
        description="An auditor, or the admin of BKD, has every row of the riwayat checked, in the background.",
    )
    async def verify_all_riwayat(self, info: strawberry.Info, input: VerifyAllRiwayatInput) -> JobPayload:
        return await _ask(info, JenisPekerjaan.RIWAYAT, {}, input.idempotency_key)

    @strawberry.mutation(
        extensions=[Tindakan(JobPayload)],
        description="The viewer's team, as the filter shows it, as a file for a spreadsheet, in the background.",
    )
    async def export_tim(self, info: strawberry.Info, input: ExportTimInput) -> JobPayload:
        given = vars(input.filter) if input.filter else {}
        saring = {to_camel_case(nama): nilai for nama, nilai in given.items() if nilai is not None}
        isian = {"bahasa": info.context.bahasa, "filter": saring}
        return await _ask(info, JenisPekerjaan.TIM, isian, input.idempotency_key)

    @strawberry.mutation(
        extensions=[Tindakan(JobPayload)],
        description="Work that is not over is taken back by its asker.",
    )
    async def cancel_job(self, info: strawberry.Info, input: CancelJobInput) -> JobPayload:
        nomor = row_id("Job", input.job_id, "jobId")
        return JobPayload(nomor=await cancel_pekerjaan(nomor, kunci=input.idempotency_key, by=info.context.aktor))


async def _ask(info: strawberry.Info, jenis: JenisPekerjaan, isian: dict[str, object], kunci: str) -> JobPayload:
    return JobPayload(nomor=await ask_pekerjaan(jenis, isian, kunci=kunci, by=info.context.aktor))
