"""The acts on an SKP."""

from datetime import date
from decimal import Decimal
from typing import Any

import strawberry

from ..domain.baris import BarisMasuk
from ..domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from ..services import amandemen, skp_putusan
from ..services import skp as services
from ..services.skp_isi import save_skp
from .compiled.deklarasi import Sumber, relasi
from .errors import Tindakan, UserError
from .skp import Skp
from .tindakan import CATATAN, KUNCI, VERSI, CatatanInput, notes, penolakan, row_id


@strawberry.type(description="The answer to an act on an SKP.")
class SkpPayload:
    __sumber__ = Sumber("")

    skp: Skp | None = relasi(
        lambda: Skp,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The SKP after the act; on STALE as it is now; null after any other refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "SkpPayload":
        """The SKP that a stale act was about."""
        return cls(nomor=row_id("Skp", input.id))


@strawberry.input(description="A new SKP.")
class CreateSkpInput:
    mulai: date = strawberry.field(description="First day; a definitive post must be held on it.")
    selesai: date = strawberry.field(description="Last day, in the same year.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="A new SKP with the lines of an earlier one.")
class CopySkpInput:
    skp_id: strawberry.ID = strawberry.field(description="The viewer's own SKP to take the lines from.")
    mulai: date = strawberry.field(description="First day; a definitive post must be held on it.")
    selesai: date = strawberry.field(description="Last day, in the same year.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="A line as its owner writes it, whole: an open field left out is empty.")
class IndikatorInput:
    id: strawberry.ID | None = strawberry.field(default=None, description="The line; left out for a new one.")
    sumber: SumberIndikator = strawberry.field(description="Where it comes from.")
    referensi_id: strawberry.ID | None = strawberry.field(
        default=None, description="The line of the source system; left out: as it was."
    )
    uraian: str | None = strawberry.field(default=None, description="What is to be done, at most 500 signs.")
    output: Decimal | None = strawberry.field(default=None, description="How many, above 0, up to 4 decimals.")
    satuan: str | None = strawberry.field(default=None, description="Of what, at most 40 signs.")
    mutu: Decimal | None = strawberry.field(default=None, description="Quality, 1 to 100, up to 2 decimals.")
    waktu: int | None = strawberry.field(default=None, description="Months, 1 to 12, not more than the SKP has.")
    biaya: Decimal | None = strawberry.field(default=None, description="Whole rupiah.")
    jenis_rekap: JenisRekap | None = strawberry.field(default=None, description="How the quarters make the year.")
    arah: Arah | None = strawberry.field(default=None, description="Whether more is better.")
    kelompok: Kelompok | None = strawberry.field(default=None, description="The group; of own lines only.")
    balasan: str | None = strawberry.field(default=None, description="A reply to the superior's note.")

    def masuk(self, path: str) -> BarisMasuk:
        given = {k: v for k, v in vars(self).items() if k not in ("id", "referensi_id")}
        return BarisMasuk(
            id=None if self.id is None else row_id("Indikator", self.id, "indikator", path, "id"),
            referensi_id=(
                None
                if self.referensi_id is None
                else row_id("Referensi", self.referensi_id, "indikator", path, "referensiId")
            ),
            **given,
        )


@strawberry.input(description="What the owner writes into an SKP.")
class SaveSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    penilai: str | None = strawberry.field(
        default=None, description="NRK or NIP of the pejabat penilai; left out: as it was."
    )
    indikator: list[IndikatorInput] | None = strawberry.field(
        default=None,
        description="All lines in their order, at most 50; lines not named are removed. Left out: as they were.",
    )


@strawberry.input(description="Sending an SKP to the superior.")
class SubmitSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking an SKP back that is not decided on yet.")
class WithdrawSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking an approval back.")
class UndoSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Beginning a change of an SKP in force.")
class AmendSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    alasan: str = strawberry.field(description="Why, at most 2,000 signs.")


@strawberry.input(description="Dropping a change of an SKP in force.")
class DiscardSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Asking the rater's superior to decide on what came back.")
class EscalateSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    alasan: str = strawberry.field(description="Why, at most 2,000 signs.")


@strawberry.input(description="Putting an SKP in force in the rater's place.")
class DecideSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Sending an SKP back in the rater's place, with at least one note.")
class UpholdSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    catatan: str | None = strawberry.field(default=None, description=CATATAN)
    indikator: list[CatatanInput] = strawberry.field(
        default_factory=list, description="Notes on lines; these open again, all others are accepted."
    )


@strawberry.input(description="Agreeing to an SKP.")
class ApproveSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Sending an SKP back, with at least one note.")
class ReturnSkpInput:
    id: strawberry.ID = strawberry.field(description="The SKP.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    catatan: str | None = strawberry.field(default=None, description=CATATAN)
    indikator: list[CatatanInput] = strawberry.field(
        default_factory=list, description="Notes on lines; these open again, all others are accepted."
    )


@strawberry.type
class SkpMutation:
    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)],
        description="A pegawai begins an SKP; the direct superior is proposed as pejabat penilai.",
    )
    async def create_skp(self, info: strawberry.Info, input: CreateSkpInput) -> SkpPayload:
        by = info.context.aktor
        return SkpPayload(
            nomor=await services.create_skp(input.mulai, input.selesai, kunci=input.idempotency_key, by=by)
        )

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)],
        description="A pegawai begins an SKP with the lines of an earlier one, as far as they can be had again.",
    )
    async def copy_skp(self, info: strawberry.Info, input: CopySkpInput) -> SkpPayload:
        asal = row_id("Skp", input.skp_id, "skpId")
        by = info.context.aktor
        return SkpPayload(
            nomor=await services.copy_skp(asal, input.mulai, input.selesai, kunci=input.idempotency_key, by=by)
        )

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)],
        description="The owner names the pejabat penilai, or writes the lines, while the SKP is with him.",
    )
    async def save_skp(self, info: strawberry.Info, input: SaveSkpInput) -> SkpPayload:
        rows = None if input.indikator is None else [r.masuk(str(i)) for i, r in enumerate(input.indikator)]
        return SkpPayload(
            nomor=await save_skp(
                row_id("Skp", input.id, "id"),
                version=input.version,
                penilai=input.penilai,
                indikator=rows,
                kunci=input.idempotency_key,
                by=info.context.aktor,
            )
        )

    @strawberry.mutation(extensions=[Tindakan(SkpPayload)], description="The owner sends an SKP to the superior.")
    async def submit_skp(self, info: strawberry.Info, input: SubmitSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await services.submit_skp(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)], description="The owner takes an SKP back that is not decided on yet."
    )
    async def withdraw_skp(self, info: strawberry.Info, input: WithdrawSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await services.withdraw_skp(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)],
        description="The superior takes an approval back, as long as the owner has done nothing with it.",
    )
    async def undo_skp(self, info: strawberry.Info, input: UndoSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await services.undo_skp(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)],
        description="Owner or superior begin a change of a plan in force, which stays in force until it is approved.",
    )
    async def amend_skp(self, info: strawberry.Info, input: AmendSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await amandemen.amend_skp(**_act(input, info), alasan=input.alasan))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)], description="The owner drops a change; the plan stays as it was."
    )
    async def discard_skp(self, info: strawberry.Info, input: DiscardSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await amandemen.discard_skp(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)],
        description="The owner does not agree with a return and asks the rater's superior to decide.",
    )
    async def escalate_skp(self, info: strawberry.Info, input: EscalateSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await skp_putusan.escalate_skp(**_act(input, info), alasan=input.alasan))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)], description="The rater's superior puts the plan in force as it was sent in."
    )
    async def decide_skp(self, info: strawberry.Info, input: DecideSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await skp_putusan.decide_skp(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)], description="The rater's superior sends the plan back with notes."
    )
    async def uphold_skp(self, info: strawberry.Info, input: UpholdSkpInput) -> SkpPayload:
        return SkpPayload(
            nomor=await skp_putusan.uphold_skp(
                **_act(input, info),
                catatan=input.catatan,
                indikator=notes("Indikator", "indikator", input.indikator),
            )
        )

    @strawberry.mutation(extensions=[Tindakan(SkpPayload)], description="The superior agrees to a submitted SKP.")
    async def approve_skp(self, info: strawberry.Info, input: ApproveSkpInput) -> SkpPayload:
        return SkpPayload(nomor=await services.approve_skp(**_act(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(SkpPayload)], description="The superior sends a submitted SKP back with notes."
    )
    async def return_skp(self, info: strawberry.Info, input: ReturnSkpInput) -> SkpPayload:
        return SkpPayload(
            nomor=await services.return_skp(
                **_act(input, info),
                catatan=input.catatan,
                indikator=notes("Indikator", "indikator", input.indikator),
            )
        )


def _act(input: Any, info: strawberry.Info) -> dict[str, Any]:
    return {
        "skp_id": row_id("Skp", input.id, "id"),
        "version": input.version,
        "kunci": input.idempotency_key,
        "by": info.context.aktor,
    }
