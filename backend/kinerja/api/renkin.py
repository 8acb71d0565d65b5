"""The quarters of an SKP: plan, report and evidence."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from ..domain import renkin as domain
from ..domain.indikator import Kelompok, SumberIndikator
from ..domain.renkin import StatusRealisasi, StatusRenkin
from ..domain.workflow import Move, Syarat, Window
from ..models import lingkup
from ..services.kalender import Tenggat
from . import jejak
from .compiled.deklarasi import METADATA, Baris, Gabung, Sumber, bagian, kolom, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .keputusan import Keputusan, terakhir
from .koneksi import Connection, sort
from .pegawai import Node, pengenal
from .permintaan import Permintaan
from .skp import Indikator, Skp, batas_persetujuan, batas_persetujuan_sql
from .tahapan import SISI, Giliran, Tahap, rater_sql

if TYPE_CHECKING:
    from .riwayat import Riwayat


def awal(b: Penyusun, a: str) -> str:
    """The first day of the quarter within the SKP."""
    return b.d.terakhir([b.d.awal_bulan(f"{a}.tahun", f"3 * {a}.tw - 2"), f"{a}_s.mulai"])


def akhir_kalender(b: Penyusun, a: str) -> str:
    return b.d.akhir_triwulan(b.d.awal_bulan(f"{a}.tahun", f"3 * {a}.tw - 2"))


def akhir(b: Penyusun, a: str) -> str:
    """The last day of the quarter within the SKP."""
    return b.d.terkecil(akhir_kalender(b, a), f"{a}_s.selesai")


def tutup_renkin(b: Penyusun, a: str) -> str:
    selesai = akhir_kalender(b, a)
    hari = b.d.terakhir(
        [
            f"{a}_k.batas_renkin",
            b.d.tambah_hari(f"{a}_v.disetujui", b.tenggat("masa_renkin_hari", selesai)),
            b.d.tambah_hari(f"{a}.renkin_dikembalikan", b.tenggat("masa_perbaikan_hari", selesai)),
            f"{a}.renkin_diperpanjang",
        ]
    )
    return f"case when {a}_k.batas_renkin is not null then {hari} end"


def tutup_realisasi(b: Penyusun, a: str) -> str:
    kembali = b.d.tambah_hari(f"{a}.realisasi_dikembalikan", b.tenggat("masa_perbaikan_hari", akhir_kalender(b, a)))
    hari = b.d.terakhir([f"{a}_k.batas_realisasi", kembali, f"{a}.realisasi_diperpanjang"])
    return f"case when {a}_k.batas_realisasi is not null then {hari} end"


def batas_validasi(b: Penyusun, a: str) -> str:
    """The superior's last day."""
    hari = b.d.terakhir([f"{a}_k.batas_validasi", f"{a}.validasi_diperpanjang"])
    return f"case when {a}_k.batas_validasi is not null then {hari} end"


def terkunci(b: Penyusun, a: str) -> str:
    """The quarter is locked: by the admin, or by its day, unless that was put off."""
    return f"({a}.terkunci is not null or ({b.hari} >= {a}_k.kunci and coalesce({b.hari} > {a}.kunci_ditunda, 1 = 1)))"


def status_renkin(b: Penyusun, a: str) -> str:
    lewat = f"({a}.terkunci is not null or {b.hari} > {tutup_renkin(b, a)})"
    return (
        f"case when {a}.renkin_status = 'APPROVED' and {b.hari} >= {awal(b, a)} then 'RUNNING'"
        f" when {a}.renkin_status in ('EMPTY', 'DRAFT', 'RETURNED') and {lewat} then 'MISSED'"
        f" else {a}.renkin_status end"
    )


def status_realisasi(b: Penyusun, a: str) -> str:
    lewat = f"({a}.terkunci is not null or {b.hari} > {tutup_realisasi(b, a)})"
    return (
        f"case when {a}.realisasi_status = 'VALIDATED' and {terkunci(b, a)} then 'LOCKED'"
        f" when {a}.realisasi_status = 'SUBMITTED' and {b.hari} > {batas_validasi(b, a)} then 'HELD'"
        f" when {a}.realisasi_status in ('EMPTY', 'DRAFT', 'RETURNED') and {lewat}"
        f" then 'MISSED' else {a}.realisasi_status end"
    )


def jendela_renkin(r: Baris, q: Permintaan) -> Window:
    tenggat = Tenggat.on(domain.akhir_triwulan(r["tahun"], r["tw"]))
    return domain.renkin_window(
        r["batas_renkin"],
        r["disetujui"],
        tenggat.renkin,
        r["renkin_dikembalikan"],
        tenggat.perbaikan,
        r["renkin_diperpanjang"],
    )


def jendela_realisasi(r: Baris, q: Permintaan) -> Window:
    tenggat = Tenggat.on(domain.akhir_triwulan(r["tahun"], r["tw"]))
    return domain.realisasi_window(
        r["buka_realisasi"],
        r["batas_realisasi"],
        r["realisasi_dikembalikan"],
        tenggat.perbaikan,
        r["realisasi_diperpanjang"],
    )


def awal_kembar(r: Baris) -> date:
    mulai: date = r["mulai_skp"]
    return max(domain.awal_triwulan(r["tahun"], r["tw"]), mulai)


def batas_validasi_kembar(r: Baris) -> date | None:
    return domain.batas_validasi(r["batas_validasi"], r["validasi_diperpanjang"])


def penilai_laporan(b: Penyusun, a: str) -> str:
    """The viewer rates the report: as rater today, or as who was it when the quarter ended."""
    mantan = lingkup.mantan_penilai(a, f"{a}_s", f"{a}_v.penilai_jabatan_id", b.pelihat)
    return f"({rater_sql(b, a)} or {mantan})"


RENKIN = Tahap(
    nama="renkin",
    alur=domain.RENKIN,
    status=status_renkin,
    status_kembar=lambda r, q: domain.shown_renkin(
        StatusRenkin(r["renkin_status"]), jendela_renkin(r, q), awal_kembar(r), q.hari, r["terkunci"]
    ),
    buka=lambda b, a: b.d.tanpa_tanggal,
    tutup=tutup_renkin,
    jendela=jendela_renkin,
    sejak=lambda b, a: (
        f"case {a}.renkin_status when 'SUBMITTED' then {a}.renkin_diajukan"
        f" when 'RETURNED' then {a}.renkin_diputuskan end"
    ),
    sejak_kembar=lambda r: {"SUBMITTED": r["renkin_diajukan"], "RETURNED": r["renkin_diputuskan"]}.get(
        r["renkin_status"]
    ),
    batas_penilai=lambda b, a: batas_persetujuan_sql(b, f"{a}.renkin_diajukan", akhir_kalender(b, a)),
    batas_penilai_kembar=lambda r, q: batas_persetujuan(
        r["renkin_diajukan"], domain.akhir_triwulan(r["tahun"], r["tw"])
    ),
    syarat={Syarat.UTUH: lambda b, a: f"{a}.realisasi_status = 'EMPTY' and {a}.terkunci is null"},
    berlaku=lambda r, q: (
        frozenset({Syarat.UTUH}) if r["realisasi_status"] == "EMPTY" and r["terkunci"] is None else frozenset()
    ),
)

REALISASI = Tahap(
    nama="realisasi",
    alur=domain.REALISASI,
    status=status_realisasi,
    status_kembar=lambda r, q: domain.shown_realisasi(
        StatusRealisasi(r["realisasi_status"]),
        jendela_realisasi(r, q),
        batas_validasi_kembar(r),
        domain.kunci_triwulan(r["kunci_tw"], r["kunci_ditunda"]),
        q.hari,
        r["terkunci"],
    ),
    buka=lambda b, a: f"{a}_k.buka_realisasi",
    tutup=tutup_realisasi,
    jendela=jendela_realisasi,
    sejak=lambda b, a: (
        f"case {a}.realisasi_status when 'SUBMITTED' then {a}.realisasi_diajukan"
        f" when 'RETURNED' then {a}.realisasi_diputuskan end"
    ),
    sejak_kembar=lambda r: {"SUBMITTED": r["realisasi_diajukan"], "RETURNED": r["realisasi_diputuskan"]}.get(
        r["realisasi_status"]
    ),
    batas_penilai=batas_validasi,
    batas_penilai_kembar=lambda r, q: batas_validasi_kembar(r),
    terbuka=lambda b, a: f"{a}.renkin_status = 'APPROVED'",
    terbuka_kembar=lambda r: r["renkin_status"] == "APPROVED",
    penilai=penilai_laporan,
    penilai_kembar="penilai_laporan",
)


@strawberry.type(description="A file of evidence. `GET /bukti/{id}` leads to it by a link that lives a minute.")
class Bukti(Node):
    __sumber__ = Sumber("bukti", terlihat=lingkup.bukti, pengenal="Bukti")

    id: strawberry.ID = pengenal("Bukti")
    nama: str = kolom(description="The name of the file.")
    jenis: str = kolom(description="Its media type, told by its content.")
    ukuran: int = kolom(jenis=Jenis.BILANGAN, description="Bytes.")
    sha256: str = kolom(description="SHA-256 of the content, in hex.")
    diunggah: datetime = kolom(jenis=Jenis.WAKTU, description="When it was sent.")


@strawberry.type(description="One line of the SKP in one quarter: target, report and what the superior confirmed.")
class Renkin(Node):
    __sumber__ = Sumber(
        "renkin",
        (
            Gabung("w", "join triwulan {a}_w on {a}_w.id = {a}.triwulan_id"),
            Gabung("i", "join indikator {a}_i on {a}_i.id = {a}.indikator_id"),
        ),
        lingkup.renkin,
        pengenal="Renkin",
    )

    id: strawberry.ID = pengenal("Renkin")
    tw: int = kolom("{a}_w.tw", Jenis.BILANGAN, description="The quarter, 1 to 4.")
    indikator: Indikator = relasi(
        lambda: Indikator, "{a}.id = {p}.indikator_id", dijaga=False, description="The line of the SKP."
    )
    target: Decimal | None = kolom(jenis=Jenis.TARGET, description="Target of the quarter; 0: not due in it.")
    target_sebelum: Decimal | None = kolom(
        jenis=Jenis.TARGET, description="The target when the plan was last returned; null if it never was."
    )
    catatan_renkin: str | None = kolom(description="The superior's note on the target.")
    realisasi: Decimal | None = kolom(jenis=Jenis.TARGET, description="What the employee reports.")
    realisasi_sebelum: Decimal | None = kolom(
        jenis=Jenis.TARGET, description="What was reported when the report was last returned; null if it never was."
    )
    catatan_realisasi: str | None = kolom(description="The employee's note.")
    nilai_validasi: Decimal | None = kolom(jenis=Jenis.TARGET, description="What the superior confirmed; it counts.")
    catatan_validasi: str | None = kolom(description="The superior's note on the report.")
    capaian: Decimal | None = kolom(
        jenis=Jenis.PERSEN, description="Percent of the target by the validated value (rule renkin.capaian_triwulan)."
    )
    bukti: list[Bukti] = relasi(
        lambda: Bukti, "{a}.renkin_id = {p}.id", banyak=True, dijaga=False, description="Evidence, at most 10 files."
    )


@strawberry.type(description="The plan of a quarter as a workflow.")
class TahapRenkin:
    __sumber__ = Sumber("triwulan")

    status: StatusRenkin = kolom(status_renkin, kembar=RENKIN.status_kembar, description="Where it stands today.")
    status_label: str = strawberry.field(
        description="The status in the words of the viewer's side.", metadata={METADATA: RENKIN.label()}
    )
    revisi: int = kolom("{a}.renkin_revisi", Jenis.BILANGAN, description="How often it was sent in again.")
    catatan: str | None = kolom("{a}.renkin_catatan", description="The superior's note on the whole.")
    diajukan: datetime | None = kolom("{a}.renkin_diajukan", Jenis.WAKTU, description="When it was last sent in.")
    diputuskan: datetime | None = kolom("{a}.renkin_diputuskan", Jenis.WAKTU, description="When it was decided on.")
    batas: date | None = kolom(
        tutup_renkin,
        Jenis.TANGGAL,
        kembar=lambda r, q: jendela_renkin(r, q).tutup,
        description="The last day on which the owner may submit.",
    )
    moves: list[Move] = strawberry.field(description="What the viewer can do now.", metadata={METADATA: RENKIN.moves()})
    giliran: Giliran | None = strawberry.field(
        description="Whose turn it is; null when nobody has to act.", metadata={METADATA: RENKIN.giliran()}
    )


@strawberry.type(description="The report on a quarter as a workflow.")
class TahapRealisasi:
    __sumber__ = Sumber("triwulan")

    status: StatusRealisasi = kolom(
        status_realisasi, kembar=REALISASI.status_kembar, description="Where it stands today."
    )
    status_label: str = strawberry.field(
        description="The status in the words of the viewer's side.", metadata={METADATA: REALISASI.label()}
    )
    revisi: int = kolom("{a}.realisasi_revisi", Jenis.BILANGAN, description="How often it was sent in again.")
    catatan: str | None = kolom("{a}.realisasi_catatan", description="The superior's note on the whole.")
    diajukan: datetime | None = kolom("{a}.realisasi_diajukan", Jenis.WAKTU, description="When it was last sent in.")
    diputuskan: datetime | None = kolom("{a}.realisasi_diputuskan", Jenis.WAKTU, description="When it was decided on.")
    buka: date | None = kolom("{a}_k.buka_realisasi", Jenis.TANGGAL, description="The first day of the window.")
    batas: date | None = kolom(
        tutup_realisasi,
        Jenis.TANGGAL,
        kembar=lambda r, q: jendela_realisasi(r, q).tutup,
        description="The last day on which the owner may submit.",
    )
    batas_validasi: date | None = kolom(
        batas_validasi,
        Jenis.TANGGAL,
        kembar=lambda r, q: batas_validasi_kembar(r),
        description="The last day of the superior's window.",
    )
    moves: list[Move] = strawberry.field(
        description="What the viewer can do now.", metadata={METADATA: REALISASI.moves()}
    )
    giliran: Giliran | None = strawberry.field(
        description="Whose turn it is; null when nobody has to act.", metadata={METADATA: REALISASI.giliran()}
    )


def angka(kolom: str, arti: str) -> Menurut:
    return Menurut(arti, ((Jenis.BILANGAN, f"{{a}}.{kolom}"),), kosong=True)


RENKIN_SORT = sort(
    "RenkinSort",
    urut=Menurut("the place of its line in the SKP", ((Jenis.BILANGAN, "{a}_i.urut"),)),
    target=angka("target", "target"),
    realisasi=angka("realisasi", "realisasi"),
    capaian=angka("capaian", "capaian"),
)


@strawberry.input(description="Which lines of a quarter.")
class RenkinFilter:
    sumber: SumberIndikator | None = strawberry.field(default=None, description="Only from this source.")
    kelompok: Kelompok | None = strawberry.field(default=None, description="Only this group of targets.")
    terisi: bool | None = strawberry.field(default=None, description="Whether its realisasi is filled in.")
    berbukti: bool | None = strawberry.field(default=None, description="Whether there is evidence.")
    berbeda: bool | None = strawberry.field(default=None, description="Whether the realisasi is not the target.")


def pilihan_renkin(b: Penyusun, a: str) -> str:
    nilai = {
        "sumber": f"{a}_i.sumber",
        "kelompok": f"{a}_i.kelompok",
        "terisi": f"({a}.realisasi is not null)",
        "berbukti": f"exists (select 1 from bukti fb where fb.renkin_id = {a}.id)",
        "berbeda": f"(coalesce({a}.realisasi, -1) <> coalesce({a}.target, -1))",
    }
    syarat = []
    for nama, sql in nilai.items():
        diminta = b.arg("filter", nama, jenis=Jenis.TEKS if nama in ("sumber", "kelompok") else Jenis.BENAR)
        syarat.append(f"({diminta} is null or {diminta} = {sql})")
    return " and ".join(syarat)


def terisi(syarat: str) -> str:
    return f"(select count(*) from renkin x where x.triwulan_id = {{a}}.id{syarat})"


@strawberry.type(description="A quarter of an SKP.")
class Triwulan(Node):
    __sumber__ = Sumber(
        "triwulan",
        (
            Gabung("s", "join skp {a}_s on {a}_s.id = {a}.skp_id"),
            Gabung("v", "join versi_skp {a}_v on {a}_v.id = {a}_s.berlaku_id"),
            Gabung("k", "left join kalender_triwulan {a}_k on {a}_k.tahun = {a}.tahun and {a}_k.tw = {a}.tw"),
        ),
        lingkup.triwulan,
        {
            "pegawai_id": (Jenis.BILANGAN, "{a}_s.pegawai_id"),
            "tahun": (Jenis.BILANGAN, "{a}.tahun"),
            "tw": (Jenis.BILANGAN, "{a}.tw"),
            "mulai_skp": (Jenis.TANGGAL, "{a}_s.mulai"),
            "disetujui": (Jenis.TANGGAL, "{a}_v.disetujui"),
            **SISI,
            "penilai_laporan": (Jenis.BENAR, penilai_laporan),
            **{
                f"{tahap}_{nama}": (jenis, f"{{a}}.{tahap}_{nama}")
                for tahap in ("renkin", "realisasi")
                for nama, jenis in (
                    ("status", Jenis.TEKS),
                    ("dikembalikan", Jenis.TANGGAL),
                    ("diajukan", Jenis.WAKTU),
                    ("diputuskan", Jenis.WAKTU),
                )
            },
            **{
                nama: (Jenis.TANGGAL, f"{{a}}_k.{nama}")
                for nama in ("batas_renkin", "buka_realisasi", "batas_realisasi", "batas_validasi")
            },
            "kunci_tw": (Jenis.TANGGAL, "{a}_k.kunci"),
            **{
                nama: (Jenis.TANGGAL, f"{{a}}.{nama}")
                for nama in ("renkin_diperpanjang", "realisasi_diperpanjang", "validasi_diperpanjang", "kunci_ditunda")
            },
            "terkunci": (Jenis.TEKS, "{a}.terkunci"),
        },
        pengenal="Triwulan",
    )

    id: strawberry.ID = pengenal("Triwulan")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act; it moves with every save.")
    tahun: int = kolom(jenis=Jenis.BILANGAN, description="The year.")
    tw: int = kolom(jenis=Jenis.BILANGAN, description="The quarter, 1 to 4.")
    mulai: date = kolom(awal, Jenis.TANGGAL, description="Its first day within the SKP.")
    selesai: date = kolom(akhir, Jenis.TANGGAL, description="Its last day within the SKP.")
    skp: Skp = relasi(lambda: Skp, "{a}.id = {p}.skp_id", dijaga=False, description="The SKP it is a quarter of.")
    rencana: TahapRenkin = bagian(lambda: TahapRenkin, description="The plan.")
    realisasi: TahapRealisasi = bagian(lambda: TahapRealisasi, description="The report.")
    renkin: Connection[Renkin] = koneksi(
        lambda: Renkin,
        "{a}.triwulan_id = {p}.id",
        filter=RenkinFilter,
        saring=pilihan_renkin,
        sort=RENKIN_SORT,
        dijaga=False,
        description="Its lines, in the order of the SKP.",
    )
    hasil: Decimal | None = kolom(
        jenis=Jenis.PERSEN,
        description="Percent, once validated: the mean of its lines, each at most 100 (rule renkin.hasil_triwulan).",
    )
    keputusan: Keputusan | None = relasi(
        lambda: Keputusan,
        lambda b, p, a: terakhir("triwulan", a, f"{p}.id"),
        dijaga=False,
        description="The last decision on its report, as the riwayat has it; null before the first.",
    )
    jumlah_terisi: int = kolom(
        terisi(" and x.realisasi is not null"), Jenis.BILANGAN, description="Lines whose realisasi is filled in."
    )
    jumlah_renkin: int = kolom(terisi(""), Jenis.BILANGAN, description="Lines in all.")
    riwayat: "Connection[Annotated['Riwayat', strawberry.lazy('.riwayat')]]" = jejak.riwayat(
        jejak.of_triwulan,
        "What was done to it: plan, report and evidence, the last act first.",
    )
