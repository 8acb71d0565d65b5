"""The quarters of an SKP: plan, report and evidence."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from ..domain.indikator import Kelompok, SumberIndikator
from ..domain.renkin import StatusRealisasi, StatusRenkin
from ..domain.workflow import Move
from ..models import lingkup
from . import jejak
from .compiled.deklarasi import METADATA, Gabung, Sumber, bagian, kolom, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .indikator import Indikator
from .keputusan import Keputusan, terakhir
from .koneksi import Connection, sort
from .pegawai import Node, pengenal
from .skp import Skp
from .tahap_triwulan import (
    MENTAH_TRIWULAN,
    REALISASI,
    RENKIN,
    akhir,
    awal,
    batas_validasi,
    batas_validasi_kembar,
    jendela_realisasi,
    jendela_renkin,
    status_realisasi,
    status_renkin,
    tutup_realisasi,
    tutup_renkin,
)
from .tahapan import Giliran

if TYPE_CHECKING:
    from .riwayat import Riwayat


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
    jatuh_tempo: bool = kolom(
        "coalesce({a}.target <> 0, 1 = 1)",
        Jenis.BENAR,
        description="Whether something is due in the quarter: its target is not 0.",
    )
    perlu_dilihat: bool = kolom(
        "case when {a}_w.realisasi_revisi > 0 and {a}.realisasi_sebelum is not null"
        " then coalesce({a}.realisasi, -1) <> {a}.realisasi_sebelum or {a}.catatan_validasi is not null"
        " else coalesce({a}.realisasi, -1) <> coalesce({a}.target, -1) end",
        Jenis.BENAR,
        description="Whether the report is not as planned; of one that was sent in again, whether it is not as before,"
        " or was noted.",
    )
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
    berlaku: bool = kolom(
        "({a}.renkin_status = 'APPROVED')",
        Jenis.BENAR,
        description="Whether it is agreed to, so that it is reported on.",
    )
    dihitung: bool = kolom(
        lambda b, a: f"({status_renkin(b, a)} <> 'MISSED')",
        Jenis.BENAR,
        kembar=lambda r, q: RENKIN.status_kembar(r, q) is not StatusRenkin.MISSED,
        description="Whether its targets count for the year; not once its window has passed without a plan.",
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
        MENTAH_TRIWULAN,
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
