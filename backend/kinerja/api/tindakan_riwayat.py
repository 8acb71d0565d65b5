"""The act on a file of the riwayat: looking whether it is whole."""

import strawberry

from ..services import riwayat as services
from .compiled.deklarasi import METADATA, Kolom, Sumber
from .compiled.dialek import Jenis
from .errors import Tindakan, UserError
from .tindakan import KUNCI, penolakan, row_id


@strawberry.type(description="What was found of the file of a person.")
class VerifyRiwayatPayload:
    __sumber__ = Sumber("")

    rusak: int | None = strawberry.field(
        default=None,
        metadata={METADATA: Kolom(Jenis.BILANGAN, lambda b, a: b.benih("rusak"))},
        description="The number of the first act that is broken or missing; 0: the file is whole; null when refused.",
    )
    errors: list[UserError] = penolakan()


@strawberry.input(description="Looking whether the file of a person is whole.")
class VerifyRiwayatInput:
    berkas: strawberry.ID = strawberry.field(description="The Pegawai whose file it is.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class RiwayatMutation:
    @strawberry.mutation(
        extensions=[Tindakan(VerifyRiwayatPayload)],
        description="An auditor or the admin of BKD looks whether anything in the file of a person was changed, removed"
        " or moved; that he looked is recorded.",
    )
    async def verify_riwayat(self, info: strawberry.Info, input: VerifyRiwayatInput) -> VerifyRiwayatPayload:
        pegawai_id = row_id("Pegawai", input.berkas, "berkas")
        rusak = await services.verify_riwayat(pegawai_id, kunci=input.idempotency_key, by=info.context.aktor)
        return VerifyRiwayatPayload(rusak=rusak)
