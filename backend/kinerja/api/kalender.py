"""The calendar of a year, the outages that lengthened its windows, and the openings of closed ones."""

from datetime import MAXYEAR, MINYEAR, date, datetime

import strawberry

from ..domain import kalender as domain
from ..domain import workflow
from ..domain.aktor import Party, Peran
from ..domain.kalender import StatusPembukaan, Tahapan
from ..domain.workflow import Keadaan, Move, Window
from ..models import lingkup
from .compiled.deklarasi import Baris, Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import menurut_status, sort
from .pegawai import Atasan, Node, Pegawai, Unit, pengenal, semua
from .permintaan import Permintaan


def admin(b: Penyusun) -> str:
    """The viewer keeps the calendar."""
    return b.parameter("admin", Jenis.BENAR, lambda env: Peran.ADMIN_BKD in env.permintaan.aktor.peran)


@strawberry.type(description="The days of one quarter.")
class KalenderTriwulan:
    __sumber__ = Sumber("kalender_triwulan", mentah={"kunci_tw": (Jenis.TANGGAL, "{a}.kunci")})

    tw: int = kolom(jenis=Jenis.BILANGAN, description="The quarter, 1 to 4.")
    batas_renkin: date = kolom(jenis=Jenis.TANGGAL, description="Last day for the plan.")
    buka_realisasi: date = kolom(jenis=Jenis.TANGGAL, description="First day for the report.")
    batas_realisasi: date = kolom(jenis=Jenis.TANGGAL, description="Last day for the report.")
    batas_validasi: date = kolom(jenis=Jenis.TANGGAL, description="Last day for the superior's validation.")
    kunci: date = kolom(jenis=Jenis.TANGGAL, description="The day from which the quarter is locked.")
    terkunci: int = kolom(
        "(select count(*) from triwulan tk where tk.tahun = {a}.tahun and tk.tw = {a}.tw and tk.terkunci is not null)",
        Jenis.BILANGAN,
        description="How many quarters of people the admin has locked.",
    )
    dapat_dikunci: bool = kolom(
        lambda b, a: f"({admin(b)} and {a}.kunci <= {b.hari})",
        Jenis.BENAR,
        kembar=lambda r, q: Peran.ADMIN_BKD in q.aktor.peran and r["kunci_tw"] <= q.hari,
        description="Whether the viewer can lock it today.",
    )


@strawberry.type(description="The calendar of a year.")
class Kalender:
    __sumber__ = Sumber("kalender_tahun", kunci="tahun")

    tahun: int = kolom(jenis=Jenis.BILANGAN, description="The year.")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act; it moves with every change.")
    buka_skp: date = kolom(jenis=Jenis.TANGGAL, description="First day for writing the SKP.")
    tutup_skp: date = kolom(jenis=Jenis.TANGGAL, description="Last day for writing the SKP.")
    triwulan: list[KalenderTriwulan] = relasi(
        lambda: KalenderTriwulan,
        "{a}.tahun = {p}.tahun",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.tw"),),
        description="Its quarters.",
    )
    dapat_diubah: bool = kolom(
        lambda b, a: admin(b),
        Jenis.BENAR,
        kembar=lambda r, q: Peran.ADMIN_BKD in q.aktor.peran,
        description="Whether the viewer keeps it: changes its days, records outages, proposes openings.",
    )


@strawberry.type(description="Days on which people could not work with the system.")
class Gangguan(Node):
    __sumber__ = Sumber("gangguan", terlihat=semua, pengenal="Gangguan")

    id: strawberry.ID = pengenal("Gangguan")
    mulai: date = kolom(jenis=Jenis.TANGGAL, description="First day.")
    selesai: date = kolom(jenis=Jenis.TANGGAL, description="Last day.")
    alasan: str = kolom(description="What was the matter.")
    dicatat: datetime = kolom(jenis=Jenis.WAKTU, description="When it was recorded; every window it touched is longer.")


@strawberry.input(description="Which outages.")
class GangguanFilter:
    tahun: int | None = strawberry.field(default=None, description="Only those that begin in this year.")


GANGGUAN_SORT = sort("GangguanSort", mulai=Menurut("first day", ((Jenis.TANGGAL, "{a}.mulai"),)))


def gangguan_tersaring(b: Penyusun, a: str) -> str:
    awal = b.arg("filter", "tahun", jenis=Jenis.TANGGAL, ubah=_awal)
    akhir = b.arg("filter", "tahun", jenis=Jenis.TANGGAL, ubah=_akhir)
    return f"({awal} is null or ({a}.mulai >= {awal} and {a}.mulai <= {akhir}))"


def _awal(tahun: int) -> date:
    return date(min(max(tahun, MINYEAR), MAXYEAR), 1, 1)


def _akhir(tahun: int) -> date:
    return _awal(tahun).replace(month=12, day=31)


def sisi(r: Baris, q: Permintaan) -> list[Party]:
    if Peran.ADMIN_BKD not in q.aktor.peran:
        return []
    return [Party.OWNER if r["oleh"] == q.aktor.pegawai_id else Party.ADMIN]


def moves_sql(b: Penyusun, a: str) -> list[tuple[str, str]]:
    pihak = {Party.OWNER: f"{a}.oleh_id = {b.orang}", Party.ADMIN: f"{a}.oleh_id <> {b.orang}"}
    return [
        (move.value, f"{admin(b)} and {a}.status = 'PROPOSED' and {pihak[step.party]}")
        for move, step in domain.PEMBUKAAN.items()
    ]


def moves(r: Baris, q: Permintaan) -> list[Move]:
    status = StatusPembukaan(r["status_pembukaan"])
    return workflow.moves(domain.PEMBUKAAN, status, sisi(r, q), Keadaan(Window(), q.hari))


@strawberry.type(description="A closed window to be opened again until a day: one admin proposes, another decides.")
class Pembukaan(Node):
    __sumber__ = Sumber(
        "pembukaan",
        terlihat=lingkup.pembukaan,
        mentah={
            "oleh": (Jenis.BILANGAN, "{a}.oleh_id"),
            "status_pembukaan": (Jenis.TEKS, "{a}.status"),
        },
        pengenal="Pembukaan",
    )

    id: strawberry.ID = pengenal("Pembukaan")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act.")
    status: StatusPembukaan = kolom(description="Where it stands.")
    tahap: Tahapan = kolom(description="Which window.")
    tahun: int = kolom(jenis=Jenis.BILANGAN, description="The year.")
    tw: int | None = kolom(jenis=Jenis.BILANGAN, description="The quarter; null for the SKP.")
    sampai: date = kolom(jenis=Jenis.TANGGAL, description="Its last day.")
    alasan: str = kolom(description="Why.")
    catatan: str | None = kolom(description="The note of the one who said no.")
    diusulkan: datetime = kolom(jenis=Jenis.WAKTU, description="When it was proposed.")
    ditentukan: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it was decided on.")
    pegawai: Pegawai | None = relasi(
        lambda: Pegawai, "{a}.id = {p}.pegawai_id", dijaga=False, description="For whom alone; null: for more."
    )
    unit: Unit | None = relasi(
        lambda: Unit, "{a}.id = {p}.unit_id", description="For which office and all below; null: for everybody."
    )
    oleh: Atasan = relasi(lambda: Atasan, "{a}.id = {p}.oleh_id", dijaga=False, description="Who proposed it.")
    penentu: Atasan | None = relasi(
        lambda: Atasan, "{a}.id = {p}.penentu_id", dijaga=False, description="Who decided on it."
    )
    moves: list[Move] = kolom(moves_sql, kembar=moves, kata=True, description="What the viewer can do now.")


@strawberry.input(description="Which openings.")
class PembukaanFilter:
    status: StatusPembukaan | None = strawberry.field(default=None, description="Only those that stand so.")
    tahun: int | None = strawberry.field(default=None, description="Only of this year.")


PEMBUKAAN_SORT = sort(
    "PembukaanSort",
    status=menurut_status("{a}.status", StatusPembukaan),
    sampai=Menurut("last day", ((Jenis.TANGGAL, "{a}.sampai"),)),
    diusulkan=Menurut("when it was proposed", ((Jenis.BILANGAN, "{a}.id"),)),
)


def pembukaan_tersaring(b: Penyusun, a: str) -> str:
    status, tahun = b.arg("filter", "status"), b.arg("filter", "tahun", jenis=Jenis.BILANGAN)
    return f"({status} is null or {status} = {a}.status) and ({tahun} is null or {tahun} = {a}.tahun)"
