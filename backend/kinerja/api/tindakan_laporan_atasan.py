"""The acts on reports of a wrong superior."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import strawberry

from ..domain.laporan_atasan import LaporanMasuk, Perbaikan
from ..services import laporan_atasan as services
from .compiled.deklarasi import METADATA, Nilai, Sumber, relasi
from .errors import Tindakan, UserError
from .laporan_atasan import LaporanAtasan, PenilaiBerbeda
from .tindakan import KUNCI, VERSI, penolakan, row_id


@strawberry.type(description="Something that waits and goes over to another person.")
class Perpindahan:
    jenis: str = strawberry.field(description="SKP, RENKIN or REALISASI.")
    pegawai: str = strawberry.field(description="Whose it is.")
    tahun: int = strawberry.field(description="Of which year.")
    tw: int | None = strawberry.field(description="Of which quarter, 1 to 4; null of an SKP.")
    dari: str | None = strawberry.field(description="With whom it waits now.")
    ke: str | None = strawberry.field(description="With whom it will wait.")


@strawberry.type(description="The answer to an act on a report of a wrong superior.")
class LaporanAtasanPayload:
    __sumber__ = Sumber("")

    laporan: LaporanAtasan | None = relasi(
        lambda: LaporanAtasan,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The report after the act; on STALE as it is now; null after any other refusal.",
    )
    pindah: list[Perpindahan] = strawberry.field(
        description="What would go over to another person; of a preview only.",
        metadata={METADATA: Nilai("Perpindahan")},
        default_factory=list,
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "LaporanAtasanPayload":
        """The report that a stale act was about."""
        return cls(nomor=row_id("LaporanAtasan", input.id))


@strawberry.type(description="The answer to naming the right rater in an SKP.")
class PenilaiBerbedaPayload:
    __sumber__ = Sumber("")

    penilai_berbeda: PenilaiBerbeda | None = relasi(
        lambda: PenilaiBerbeda,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="Null once it is put right; on STALE as it is now.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "PenilaiBerbedaPayload":
        """The SKP that a stale act was about."""
        return cls(nomor=row_id("PenilaiBerbeda", input.id))


@strawberry.input(description="Telling that one's superior is wrong.")
class ReportAtasanInput:
    seharusnya: str = strawberry.field(description="Who or which post it should be, at most 200 signs.")
    nrk: str | None = strawberry.field(default=None, description="His NRK, where it is known.")
    catatan: str | None = strawberry.field(default=None, description="Why, at most 2,000 signs.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking a report back.")
class WithdrawLaporanAtasanInput:
    id: strawberry.ID = strawberry.field(description="The report.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Refusing a report.")
class RejectLaporanAtasanInput:
    id: strawberry.ID = strawberry.field(description="The report.")
    version: int = strawberry.field(description=VERSI)
    jawaban: str = strawberry.field(description="Why nothing is to be corrected, at most 2,000 signs.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Correcting what was reported.")
class ResolveLaporanAtasanInput:
    id: strawberry.ID = strawberry.field(description="The report.")
    version: int = strawberry.field(description=VERSI)
    cara: Perbaikan = strawberry.field(description="What was wrong.")
    jabatan_id: strawberry.ID = strawberry.field(
        description="The right post: of the rater, above the person's own, or his own, as `cara` says."
    )
    mulai: date | None = strawberry.field(
        default=None, description="From when he holds the post, for PENEMPATAN; today by default."
    )
    jawaban: str | None = strawberry.field(default=None, description="A word to the one who reported.")
    pratinjau: bool = strawberry.field(default=False, description="Only tell what would change, and change nothing.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Letting an SKP name the rater that the tree of posts says.")
class AlignPenilaiInput:
    id: strawberry.ID = strawberry.field(description="The PenilaiBerbeda.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class LaporanAtasanMutation:
    @strawberry.mutation(
        extensions=[Tindakan(LaporanAtasanPayload)], description="A pegawai tells that his superior is wrong."
    )
    async def report_atasan(self, info: strawberry.Info, input: ReportAtasanInput) -> LaporanAtasanPayload:
        masuk = LaporanMasuk(input.seharusnya, input.nrk, input.catatan)
        by = info.context.aktor
        return LaporanAtasanPayload(nomor=await services.report_atasan(masuk, kunci=input.idempotency_key, by=by))

    @strawberry.mutation(extensions=[Tindakan(LaporanAtasanPayload)], description="The one who reported takes it back.")
    async def withdraw_laporan_atasan(
        self, info: strawberry.Info, input: WithdrawLaporanAtasanInput
    ) -> LaporanAtasanPayload:
        return LaporanAtasanPayload(nomor=await services.withdraw_laporan_atasan(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(LaporanAtasanPayload)],
        description="The pengelola says why nothing is to be corrected.",
    )
    async def reject_laporan_atasan(
        self, info: strawberry.Info, input: RejectLaporanAtasanInput
    ) -> LaporanAtasanPayload:
        nomor = await services.reject_laporan_atasan(**_act(input, info), jawaban=input.jawaban)
        return LaporanAtasanPayload(nomor=nomor)

    @strawberry.mutation(
        extensions=[Tindakan(LaporanAtasanPayload)],
        description="The pengelola corrects the tree, the placement or the SKP; all that waits follows at once.",
    )
    async def resolve_laporan_atasan(
        self, info: strawberry.Info, input: ResolveLaporanAtasanInput
    ) -> LaporanAtasanPayload:
        given = {
            **_act(input, info),
            "cara": input.cara,
            "jabatan_id": row_id("Jabatan", input.jabatan_id, "jabatanId"),
            "mulai": input.mulai,
            "jawaban": input.jawaban,
        }
        if not input.pratinjau:
            return LaporanAtasanPayload(nomor=await services.resolve_laporan_atasan(**given))
        del given["kunci"]
        found: Sequence[Any] = await services.preview_laporan_atasan(**given)
        return LaporanAtasanPayload(nomor=given["laporan_id"], pindah=[Perpindahan(**vars(each)) for each in found])

    @strawberry.mutation(
        extensions=[Tindakan(PenilaiBerbedaPayload)],
        description="The pengelola lets an SKP name the rater that the tree of posts says.",
    )
    async def align_penilai(self, info: strawberry.Info, input: AlignPenilaiInput) -> PenilaiBerbedaPayload:
        return PenilaiBerbedaPayload(
            nomor=await services.align_penilai(
                row_id("PenilaiBerbeda", input.id, "id"),
                version=input.version,
                kunci=input.idempotency_key,
                by=info.context.aktor,
            )
        )


def _act(input: Any, info: strawberry.Info) -> dict[str, Any]:
    return {
        "laporan_id": row_id("LaporanAtasan", input.id, "id"),
        "version": input.version,
        "kunci": input.idempotency_key,
        "by": info.context.aktor,
    }
