"""The acts on the calendar: its days, outages, openings of closed windows, the lock."""

from dataclasses import fields
from datetime import date
from typing import Any

import strawberry

from ..domain import kalender as domain
from ..domain.kalender import Tahapan
from ..services import pembukaan, periode
from ..services.pembukaan import PembukaanMasuk
from .compiled.deklarasi import Sumber, relasi
from .errors import Tindakan, UserError
from .kalender import Gangguan, Kalender, Pembukaan
from .tindakan import CATATAN, KUNCI, VERSI, penolakan, row_id


@strawberry.type(description="The answer to an act on the calendar of a year.")
class KalenderPayload:
    __sumber__ = Sumber("")

    kalender: Kalender | None = relasi(
        lambda: Kalender,
        lambda b, p, a: f"{a}.tahun = {b.benih('nomor')}",
        description="The calendar after the act; on STALE as it is now; null after any other refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "KalenderPayload":
        """The year that a stale act was about."""
        return cls(nomor=input.tahun)


@strawberry.type(description="The answer to the record of an outage.")
class GangguanPayload:
    __sumber__ = Sumber("")

    gangguan: Gangguan | None = relasi(
        lambda: Gangguan,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The outage; null after a refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None


@strawberry.type(description="The answer to an act on the opening of a closed window.")
class PembukaanPayload:
    __sumber__ = Sumber("")

    pembukaan: Pembukaan | None = relasi(
        lambda: Pembukaan,
        lambda b, p, a: f"{a}.id = {b.benih('nomor')}",
        description="The opening after the act; on STALE as it is now; null after any other refusal.",
    )
    errors: list[UserError] = penolakan()
    nomor: strawberry.Private[int | None] = None

    @classmethod
    def about(cls, input: Any) -> "PembukaanPayload":
        """The opening that a stale act was about."""
        return cls(nomor=row_id("Pembukaan", input.id))


@strawberry.input(description="The days of one quarter.")
class KalenderTriwulanInput:
    tw: int = strawberry.field(description="The quarter, 1 to 4.")
    batas_renkin: date = strawberry.field(description="Last day for the plan.")
    buka_realisasi: date = strawberry.field(description="First day for the report.")
    batas_realisasi: date = strawberry.field(description="Last day for the report.")
    batas_validasi: date = strawberry.field(description="Last day for the superior's validation.")
    kunci: date = strawberry.field(description="The day from which the quarter is locked.")


@strawberry.input(description="The days of a year; quarters left out keep theirs.")
class SaveKalenderInput:
    tahun: int = strawberry.field(description="The year.")
    version: int = strawberry.field(description=VERSI)
    buka_skp: date = strawberry.field(description="First day for writing the SKP.")
    tutup_skp: date = strawberry.field(description="Last day for writing the SKP.")
    triwulan: list[KalenderTriwulanInput] = strawberry.field(
        default_factory=list, description="The quarters that change, at most four."
    )
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="An outage.")
class RecordGangguanInput:
    mulai: date = strawberry.field(description="First day; not a day to come.")
    selesai: date = strawberry.field(description="Last day, within a month.")
    alasan: str = strawberry.field(description="What was the matter, at most 500 signs.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="A quarter to be locked.")
class LockTriwulanInput:
    tahun: int = strawberry.field(description="The year.")
    tw: int = strawberry.field(description="The quarter, 1 to 4.")
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="A closed window to be opened again: for one person, for an office, or for everybody.")
class ProposePembukaanInput:
    tahap: Tahapan = strawberry.field(description="Which window.")
    tahun: int = strawberry.field(description="The year.")
    sampai: date = strawberry.field(description="The last day.")
    alasan: str = strawberry.field(description="Why, at most 2,000 signs.")
    tw: int | None = strawberry.field(default=None, description="The quarter; left out for the SKP.")
    bagi_id: strawberry.ID | None = strawberry.field(
        default=None, description="For this person alone, or for this office and all below; left out: for everybody."
    )
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Opening a window that another admin proposed to open.")
class ConfirmPembukaanInput:
    id: strawberry.ID = strawberry.field(description="The proposal.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Saying no to an opening that another admin proposed.")
class RejectPembukaanInput:
    id: strawberry.ID = strawberry.field(description="The proposal.")
    version: int = strawberry.field(description=VERSI)
    catatan: str = strawberry.field(description=CATATAN)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.input(description="Taking one's own proposal back.")
class WithdrawPembukaanInput:
    id: strawberry.ID = strawberry.field(description="The proposal.")
    version: int = strawberry.field(description=VERSI)
    idempotency_key: str = strawberry.field(description=KUNCI)


@strawberry.type
class KalenderMutation:
    @strawberry.mutation(
        extensions=[Tindakan(KalenderPayload)],
        description="The admin lays down the days of a year; a window that has closed is not made longer here.",
    )
    async def save_kalender(self, info: strawberry.Info, input: SaveKalenderInput) -> KalenderPayload:
        return KalenderPayload(
            nomor=await periode.save_kalender(
                domain.KalenderTahun(input.tahun, input.buka_skp, input.tutup_skp),
                [_triwulan(input.tahun, days) for days in input.triwulan],
                version=input.version,
                kunci=input.idempotency_key,
                by=info.context.aktor,
            )
        )

    @strawberry.mutation(
        extensions=[Tindakan(GangguanPayload)],
        description="The admin records an outage: every window that it touches lasts as much longer.",
    )
    async def record_gangguan(self, info: strawberry.Info, input: RecordGangguanInput) -> GangguanPayload:
        return GangguanPayload(
            nomor=await periode.record_gangguan(
                input.mulai, input.selesai, input.alasan, kunci=input.idempotency_key, by=info.context.aktor
            )
        )

    @strawberry.mutation(
        extensions=[Tindakan(KalenderPayload)],
        description="The admin locks a quarter: what is locked or missed by now stays so.",
    )
    async def lock_triwulan(self, info: strawberry.Info, input: LockTriwulanInput) -> KalenderPayload:
        return KalenderPayload(
            nomor=await periode.lock_triwulan(input.tahun, input.tw, kunci=input.idempotency_key, by=info.context.aktor)
        )

    @strawberry.mutation(
        extensions=[Tindakan(PembukaanPayload)], description="An admin proposes to open a closed window again."
    )
    async def propose_pembukaan(self, info: strawberry.Info, input: ProposePembukaanInput) -> PembukaanPayload:
        masuk = PembukaanMasuk(input.tahap, input.tahun, input.sampai, input.alasan, input.tw, **_bagi(input.bagi_id))
        return PembukaanPayload(
            nomor=await pembukaan.propose_pembukaan(masuk, kunci=input.idempotency_key, by=info.context.aktor)
        )

    @strawberry.mutation(
        extensions=[Tindakan(PembukaanPayload)], description="Another admin opens the window until its day."
    )
    async def confirm_pembukaan(self, info: strawberry.Info, input: ConfirmPembukaanInput) -> PembukaanPayload:
        return PembukaanPayload(nomor=await pembukaan.confirm_pembukaan(**_act(input, info)))

    @strawberry.mutation(extensions=[Tindakan(PembukaanPayload)], description="Another admin says no, with a note.")
    async def reject_pembukaan(self, info: strawberry.Info, input: RejectPembukaanInput) -> PembukaanPayload:
        return PembukaanPayload(nomor=await pembukaan.reject_pembukaan(**_act(input, info), catatan=input.catatan))

    @strawberry.mutation(
        extensions=[Tindakan(PembukaanPayload)], description="The admin who proposed it takes it back."
    )
    async def withdraw_pembukaan(self, info: strawberry.Info, input: WithdrawPembukaanInput) -> PembukaanPayload:
        return PembukaanPayload(nomor=await pembukaan.withdraw_pembukaan(**_act(input, info)))


def _triwulan(tahun: int, days: KalenderTriwulanInput) -> domain.KalenderTriwulan:
    return domain.KalenderTriwulan(
        tahun, **{f.name: getattr(days, f.name) for f in fields(domain.KalenderTriwulan)[1:]}
    )


def _bagi(id: str | None) -> dict[str, int]:
    """For whom a window is opened, as the service has it."""
    if id is None:
        return {}
    kata = "Unit" if id.startswith("Unit") else "Pegawai"
    return {f"{kata.lower()}_id": row_id(kata, id, "bagiId")}


def _act(input: Any, info: strawberry.Info) -> dict[str, Any]:
    return {
        "pembukaan_id": row_id("Pembukaan", input.id, "id"),
        "version": input.version,
        "kunci": input.idempotency_key,
        "by": info.context.aktor,
    }
