"""The acts on the quarters of an SKP: plan, report, evidence."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import strawberry

from ..domain.realisasi import RealisasiMasuk, ValidasiMasuk
from ..domain.target import TargetMasuk
from ..services import bukti, realisasi, renkin
from ..services.akses import Versi
from ..services.renkin import TriwulanMasuk
from .compiled.deklarasi import Sumber, relasi
from .errors import Tindakan, UserError
from .renkin import Triwulan
from .skp import Skp
from .tindakan import CATATAN, KUNCI, VERSI, CatatanInput, notes, penolakan, row_id


@strawberry.type(description="The answer to an act on the plans of quarters.")
class RenkinPayload:
    __sumber__ = Sumber("")

    skp: Skp | None = relasi(
        lambda: Skp,
        lambda b, p, a: (
            f"{a}.id = coalesce({b.benih('nomor')},"
            f" (select w.skp_id from triwulan w where w.id = {b.benih('triwulan')}))"
        ),
        description="The SKP of the quarters after the act; on STALE as it is now; null after any other refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None
    triwulan: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "RenkinPayload":
        """The SKP that a stale act was about."""
        return cls(triwulan=row_id("Triwulan", input.triwulan[0].id))


@strawberry.type(description="The answer to an act on the report of a quarter.")
class RealisasiPayload:
    __sumber__ = Sumber("")

    triwulan: Triwulan | None = relasi(
        lambda: Triwulan,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The quarter after the act; on STALE as it is now; null after any other refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "RealisasiPayload":
        """The quarter that a stale act was about."""
        return cls(nomor=row_id("Triwulan", input.id))


@strawberry.type(description="The answer to an act on evidence.")
class BuktiPayload:
    __sumber__ = Sumber("")

    triwulan: Triwulan | None = relasi(
        lambda: Triwulan,
        lambda b, p, a: (
            f"{a}.id = (select r.triwulan_id from renkin r left join bukti k on k.renkin_id = r.id"
            f" where r.id = {b.benih('renkin')} or k.id = {b.benih('bukti')} limit 1)"
        ),
        description="The quarter after the act; on STALE as it is now; null after any other refusal.",
    )
    errors: list[UserError] = penolakan()
    renkin: strawberry.Private[int | None] = None
    bukti: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "BuktiPayload":
        """The file that a stale act was about."""
        return cls(bukti=row_id("Bukti", input.id))


@strawberry.input(description="A quarter as you know it.")
class TriwulanVersionInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)


@strawberry.input(description="The target of one row.")
class TargetInput:
    renkin_id: strawberry.ID = strawberry.field(description="The row.")
    target: Decimal | None = strawberry.field(
        default=None, description="Its target, up to 4 decimals; 0: not due in this quarter; null: empty."
    )


@strawberry.input(description="The targets of one quarter; rows left out keep theirs.")
class SaveTriwulanInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)
    target: list[TargetInput] = strawberry.field(description="Targets by row.")

    def masuk(self, path: str) -> TriwulanMasuk:
        return TriwulanMasuk(
            row_id("Triwulan", self.id, "triwulan", path, "id"),
            self.version,
            [
                TargetMasuk(row_id("Renkin", t.renkin_id, "triwulan", path, "target", str(i), "renkinId"), t.target)
                for i, t in enumerate(self.target)
            ],
        )


@strawberry.input(description="What the owner writes into the plans of quarters of one SKP.")
class SaveRenkinInput:
    triwulan: list[SaveTriwulanInput] = strawberry.field(description="The quarters, at most four.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Sending plans of quarters of one SKP to the superior, all or none.")
class SubmitRenkinInput:
    triwulan: list[TriwulanVersionInput] = strawberry.field(description="The quarters, at most four.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Agreeing to plans of quarters of one SKP, all or none.")
class ApproveRenkinInput:
    triwulan: list[TriwulanVersionInput] = strawberry.field(description="The quarters, at most four.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking the approval of plans of quarters of one SKP back, all or none.")
class UndoRenkinInput:
    triwulan: list[TriwulanVersionInput] = strawberry.field(description="The quarters, at most four.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Sending plans of quarters of one SKP back, with at least one note.")
class ReturnRenkinInput:
    triwulan: list[TriwulanVersionInput] = strawberry.field(description="The quarters, at most four.")
    idempotency_key: str = strawberry.field(description=KUNCI)
    catatan: str | None = strawberry.field(default=None, description=CATATAN)
    renkin: list[CatatanInput] = strawberry.field(default_factory=list, description="Notes on targets.")


@strawberry.input(description="The report on one row, whole: what is left out is empty.")
class RealisasiInput:
    id: strawberry.ID = strawberry.field(description="The row.")
    realisasi: Decimal | None = strawberry.field(default=None, description="What was done, up to 4 decimals.")
    catatan: str | None = strawberry.field(default=None, description="A note, at most 2,000 signs.")


@strawberry.input(description="What the owner reports on a quarter; rows left out keep theirs.")
class SaveRealisasiInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    renkin: list[RealisasiInput] = strawberry.field(description="The report by row.")


@strawberry.input(description="Sending the report of a quarter to the superior.")
class SubmitRealisasiInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="The superior's value for one row.")
class ValidasiInput:
    id: strawberry.ID = strawberry.field(description="The row.")
    nilai: Decimal = strawberry.field(description="The value that counts, up to 4 decimals.")
    catatan: str | None = strawberry.field(
        default=None, description="Required where the value differs from the employee's; at most 2,000 signs."
    )


@strawberry.input(description="Confirming the report of a quarter: a value for every row that is due.")
class ValidateRealisasiInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    renkin: list[ValidasiInput] = strawberry.field(description="The values by row.")
    catatan: str | None = strawberry.field(default=None, description=CATATAN)


@strawberry.input(description="Taking the validation of a quarter back.")
class UndoRealisasiInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Sending the report of a quarter back, with at least one note.")
class ReturnRealisasiInput:
    id: strawberry.ID = strawberry.field(description="The quarter.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)
    catatan: str | None = strawberry.field(default=None, description=CATATAN)
    renkin: list[CatatanInput] = strawberry.field(default_factory=list, description="Notes on rows.")


@strawberry.input(description="Taking a file of evidence back.")
class RemoveBuktiInput:
    id: strawberry.ID = strawberry.field(description="The file.")
    version: int = strawberry.field(description="The version of the quarter you have seen.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class RenkinMutation:
    @strawberry.mutation(
        extensions=[Tindakan(RenkinPayload)], description="The owner writes targets of quarters of one SKP."
    )
    async def save_renkin(self, info: strawberry.Info, input: SaveRenkinInput) -> RenkinPayload:
        masuk = [t.masuk(str(i)) for i, t in enumerate(input.triwulan)]
        return RenkinPayload(nomor=await renkin.save_renkin(masuk, kunci=input.idempotency_key, by=info.context.aktor))

    @strawberry.mutation(
        extensions=[Tindakan(RenkinPayload)],
        description="The owner sends plans to the superior; the quarters together must make the year's targets.",
    )
    async def submit_renkin(self, info: strawberry.Info, input: SubmitRenkinInput) -> RenkinPayload:
        return RenkinPayload(nomor=await renkin.submit_renkin(**_quarters(input, info)))

    @strawberry.mutation(extensions=[Tindakan(RenkinPayload)], description="The superior agrees to submitted plans.")
    async def approve_renkin(self, info: strawberry.Info, input: ApproveRenkinInput) -> RenkinPayload:
        return RenkinPayload(nomor=await renkin.approve_renkin(**_quarters(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(RenkinPayload)],
        description="The superior takes an approval back, as long as nothing is reported on the quarter.",
    )
    async def undo_renkin(self, info: strawberry.Info, input: UndoRenkinInput) -> RenkinPayload:
        return RenkinPayload(nomor=await renkin.undo_renkin(**_quarters(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(RenkinPayload)], description="The superior sends submitted plans back with notes."
    )
    async def return_renkin(self, info: strawberry.Info, input: ReturnRenkinInput) -> RenkinPayload:
        return RenkinPayload(
            nomor=await renkin.return_renkin(
                **_quarters(input, info), catatan=input.catatan, renkin=notes("Renkin", "renkin", input.renkin)
            )
        )


@strawberry.type
class RealisasiMutation:
    @strawberry.mutation(extensions=[Tindakan(RealisasiPayload)], description="The owner writes what was done.")
    async def save_realisasi(self, info: strawberry.Info, input: SaveRealisasiInput) -> RealisasiPayload:
        rows = [
            RealisasiMasuk(row_id("Renkin", r.id, "renkin", str(i), "id"), r.realisasi, r.catatan)
            for i, r in enumerate(input.renkin)
        ]
        return RealisasiPayload(nomor=await realisasi.save_realisasi(**_quarter(input, info), renkin=rows))

    @strawberry.mutation(
        extensions=[Tindakan(RealisasiPayload)], description="The owner sends the report of a quarter to the superior."
    )
    async def submit_realisasi(self, info: strawberry.Info, input: SubmitRealisasiInput) -> RealisasiPayload:
        return RealisasiPayload(nomor=await realisasi.submit_realisasi(**_quarter(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(RealisasiPayload)],
        description="The superior confirms a value for every row due; where it differs, with a note.",
    )
    async def validate_realisasi(self, info: strawberry.Info, input: ValidateRealisasiInput) -> RealisasiPayload:
        rows = [
            ValidasiMasuk(row_id("Renkin", r.id, "renkin", str(i), "id"), r.nilai, r.catatan)
            for i, r in enumerate(input.renkin)
        ]
        return RealisasiPayload(
            nomor=await realisasi.validate_realisasi(**_quarter(input, info), renkin=rows, catatan=input.catatan)
        )

    @strawberry.mutation(
        extensions=[Tindakan(RealisasiPayload)],
        description="The superior takes a validation back, until the quarter is locked.",
    )
    async def undo_realisasi(self, info: strawberry.Info, input: UndoRealisasiInput) -> RealisasiPayload:
        return RealisasiPayload(nomor=await realisasi.undo_realisasi(**_quarter(input, info)))

    @strawberry.mutation(
        extensions=[Tindakan(RealisasiPayload)], description="The superior sends a report back with notes."
    )
    async def return_realisasi(self, info: strawberry.Info, input: ReturnRealisasiInput) -> RealisasiPayload:
        return RealisasiPayload(
            nomor=await realisasi.return_realisasi(
                **_quarter(input, info), catatan=input.catatan, renkin=notes("Renkin", "renkin", input.renkin)
            )
        )

    @strawberry.mutation(extensions=[Tindakan(BuktiPayload)], description="The owner takes a file of evidence back.")
    async def remove_bukti(self, info: strawberry.Info, input: RemoveBuktiInput) -> BuktiPayload:
        return BuktiPayload(
            renkin=await bukti.remove_bukti(
                row_id("Bukti", input.id, "id"),
                version=input.version,
                kunci=input.idempotency_key,
                by=info.context.aktor,
                config=info.context.config,
            )
        )


def _quarters(input: Any, info: strawberry.Info) -> dict[str, Any]:
    return {
        "triwulan": _versions(input.triwulan),
        "kunci": input.idempotency_key,
        "by": info.context.aktor,
    }


def _versions(rows: Sequence[TriwulanVersionInput]) -> list[Versi]:
    return [Versi(row_id("Triwulan", t.id, "triwulan", str(i), "id"), t.version) for i, t in enumerate(rows)]


def _quarter(input: Any, info: strawberry.Info) -> dict[str, Any]:
    return {
        "triwulan_id": row_id("Triwulan", input.id, "id"),
        "version": input.version,
        "kunci": input.idempotency_key,
        "by": info.context.aktor,
    }
