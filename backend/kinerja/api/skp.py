"""The yearly plan of a person and its lines."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from ..domain import skp as domain
from ..domain.aktor import JAKARTA
from ..domain.indikator import (
    TERBUKA_BILA_KOSONG,
    Arah,
    JenisRekap,
    Kelompok,
    KolomIndikator,
    StatusIndikator,
    StatusReferensi,
    SumberIndikator,
    Targets,
    kolom_terbuka,
    status_referensi,
)
from ..domain.skp import StatusSkp
from ..domain.workflow import Move, Syarat, Window
from ..models import lingkup
from ..services import skp as services
from ..services.kalender import Tenggat
from . import jejak
from .compiled.deklarasi import METADATA, Baris, Gabung, Relasi, Sumber, bagian, kolom, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .errors import UserError, user_errors
from .hambatan import hambatan as hambatan_sql
from .keputusan import Keputusan, terakhir
from .koneksi import Connection, menurut_status, sort
from .kursor import Kursor
from .pegawai import Atasan, Jabatan, Node, Pegawai, pengenal, semua, terhindar
from .permintaan import Permintaan
from .tahapan import SISI, Giliran, Sql, Tahap, sebutan_sql

if TYPE_CHECKING:
    from .renkin import Renkin, Triwulan
    from .riwayat import Riwayat


DIRI = Gabung("s", "join skp {a}_s on {a}_s.id = {a}.id")
VERSI = Gabung("v", "join versi_skp {a}_v on {a}_v.id = {a}.kerja_id")
KALENDER = Gabung("k", "left join kalender_tahun {a}_k on {a}_k.tahun = {a}.tahun")


def tutup_skp(b: Penyusun, k: str, s: str, v: str) -> str:
    """The last day on which the owner may submit; null without a calendar."""
    hari = b.d.terakhir(
        [
            f"{k}.tutup_skp",
            b.d.tambah_hari(f"{s}.mulai", b.tenggat("masa_skp_baru_hari", f"{s}.selesai")),
            b.d.tambah_hari(f"{v}.dikembalikan", b.tenggat("masa_perbaikan_hari", f"{s}.selesai")),
            f"{v}.diperpanjang",
        ]
    )
    return f"case when {v}.versi = 1 and {k}.tutup_skp is not null then {hari} end"


def buka_skp(b: Penyusun, k: str, v: str) -> str:
    """The first day on which the owner may write; a change of a plan in force has none."""
    return f"case when {v}.versi = 1 then {k}.buka_skp end"


def jendela_skp(r: Baris, q: Permintaan) -> Window:
    if r["versi_ke"] > 1:
        return Window()
    tenggat = Tenggat.on(r["selesai"])
    return domain.window(
        r["buka_skp"],
        r["tutup_skp"],
        r["mulai"],
        tenggat.skp_baru,
        r["dikembalikan"],
        tenggat.perbaikan,
        r["diperpanjang"],
    )


def batas_persetujuan_sql(b: Penyusun, diajukan: str, pada: str, diperpanjang: str | None = None) -> str:
    """The superior's last day to decide on what was sent in, by the rule in force on a day."""
    hari = b.d.tambah_hari(b.d.hari_jakarta(diajukan), b.tenggat("masa_persetujuan_hari", pada))
    return hari if diperpanjang is None else b.d.terakhir([hari, diperpanjang])


def batas_persetujuan(diajukan: datetime | None, pada: date, diperpanjang: date | None = None) -> date | None:
    hari = None if diajukan is None else diajukan.astimezone(JAKARTA).date()
    return domain.batas_putusan(hari, Tenggat.on(pada).persetujuan, diperpanjang)


def batas_putusan_sql(b: Penyusun, a: str) -> str:
    return batas_persetujuan_sql(b, f"{a}_v.diajukan", f"{a}.selesai", f"{a}_v.putusan_diperpanjang")


def _ada_atasan(b: Penyusun, a: str) -> str:
    return lingkup.ada_atasan_penilai(f"{a}.pegawai_id", f"{a}_v.penilai_jabatan_id", b.hari)


def _utuh(b: Penyusun, a: str) -> str:
    jejak = f"(select sum(jw.version) from triwulan jw where jw.skp_id = {a}.id)"
    return f"coalesce({a}_v.jejak_triwulan = {jejak}, 1 = 0)"


SYARAT_SKP: dict[Syarat, Sql] = {
    Syarat.AMANDEMEN: lambda b, a: f"{a}_v.versi > 1",
    Syarat.UTUH: _utuh,
    Syarat.BISA_NAIK: lambda b, a: f"not {a}_v.oleh_atasan and {_ada_atasan(b, a)}",
    Syarat.DI_PENILAI: lambda b, a: f"({a}_v.sengketa is null or not {_ada_atasan(b, a)})",
    Syarat.DI_ATASAN: lambda b, a: (
        f"({a}_v.sengketa is not null or {b.hari} > {batas_putusan_sql(b, a)}) and {_ada_atasan(b, a)}"
    ),
}


def berlaku_skp(r: Baris, q: Permintaan) -> frozenset[Syarat]:
    """The twin of SYARAT_SKP."""
    batas = batas_persetujuan(r["diajukan"], r["selesai"], r["putusan_diperpanjang"])
    naik = domain.Naik(r["sengketa"] is not None, r["oleh_atasan"], batas, r["ada_atasan"])
    lain = {Syarat.AMANDEMEN: r["versi_ke"] > 1, Syarat.UTUH: r["utuh"]}
    return naik.berlaku(q.hari) | {syarat for syarat, holds in lain.items() if holds}


SKP = Tahap(
    nama="skp",
    alur=domain.WORKFLOW,
    status=lambda b, a: f"{a}_v.status",
    status_kembar=lambda r, q: StatusSkp(r["status"]),
    buka=lambda b, a: buka_skp(b, f"{a}_k", f"{a}_v"),
    tutup=lambda b, a: tutup_skp(b, f"{a}_k", a, f"{a}_v"),
    jendela=jendela_skp,
    sejak=lambda b, a: (
        f"case {a}_v.status when 'SUBMITTED' then {a}_v.diajukan when 'RETURNED' then {a}_v.diputuskan end"
    ),
    sejak_kembar=lambda r: {"SUBMITTED": r["diajukan"], "RETURNED": r["diputuskan"]}.get(r["status"]),
    batas_penilai=batas_putusan_sql,
    batas_penilai_kembar=lambda r, q: batas_persetujuan(r["diajukan"], r["selesai"], r["putusan_diperpanjang"]),
    syarat=SYARAT_SKP,
    berlaku=berlaku_skp,
)

MENTAH_SKP = {
    "pegawai_id": (Jenis.BILANGAN, "{a}.pegawai_id"),
    "mulai": (Jenis.TANGGAL, "{a}.mulai"),
    "selesai": (Jenis.TANGGAL, "{a}.selesai"),
    "status": (Jenis.TEKS, "{a}_v.status"),
    "buka_skp": (Jenis.TANGGAL, "{a}_k.buka_skp"),
    "tutup_skp": (Jenis.TANGGAL, "{a}_k.tutup_skp"),
    "dikembalikan": (Jenis.TANGGAL, "{a}_v.dikembalikan"),
    "diajukan": (Jenis.WAKTU, "{a}_v.diajukan"),
    "diputuskan": (Jenis.WAKTU, "{a}_v.diputuskan"),
    "versi_ke": (Jenis.BILANGAN, "{a}_v.versi"),
    "diperpanjang": (Jenis.TANGGAL, "{a}_v.diperpanjang"),
    "putusan_diperpanjang": (Jenis.TANGGAL, "{a}_v.putusan_diperpanjang"),
    "sengketa": (Jenis.WAKTU, "{a}_v.sengketa"),
    "oleh_atasan": (Jenis.BENAR, "{a}_v.oleh_atasan"),
    "ada_atasan": (Jenis.BENAR, _ada_atasan),
    "utuh": (Jenis.BENAR, _utuh),
    **SISI,
}


KODE = Menurut("code", ((Jenis.TEKS, "{a}.kode"),))
URAIAN = Menurut("what is to be done", ((Jenis.TEKS, "lower({a}.uraian)"),))

REFERENSI_SORT = sort(
    "ReferensiSort",
    kode=KODE,
    uraian=URAIAN,
    kelompok=Menurut("group", ((Jenis.TEKS, "{a}.kelompok"),)),
    output=Menurut("how many", ((Jenis.BILANGAN, "{a}.output"),), kosong=True),
)


@strawberry.input(description="Which lines of a source.")
class ReferensiFilter:
    kelompok: Kelompok | None = strawberry.field(default=None, description="Only this group of targets.")
    terpakai: bool | None = strawberry.field(default=None, description="Whether the SKP has taken it already.")


@strawberry.type(description="What a source system offers to the holder of a post as a line of an SKP.")
class Referensi(Node):
    __sumber__ = Sumber("referensi", terlihat=semua, pengenal="Referensi")

    id: strawberry.ID = pengenal("Referensi")
    sumber: SumberIndikator = kolom(description="Which kind of source.")
    kode: str = kolom(description="Its key in the source system.")
    kelompok: Kelompok = kolom(description="Its group of targets.")
    uraian: str = kolom(description="What is to be done.")
    output: Decimal | None = kolom(jenis=Jenis.TARGET, description="How many, where the source says so.")
    satuan: str | None = kolom(description="Of what.")
    mutu: Decimal | None = kolom(jenis=Jenis.PERSEN, description="Quality, 1 to 100, where the source says so.")
    jenis_rekap: JenisRekap = kolom(description="How the quarters make the year.")
    arah: Arah = kolom(description="Whether more is better or less.")
    sistem: str = kolom(
        "case {a}.sumber when 'PERKIN' then 'e-SAKIP' when 'KSD' then 'eMonev KSD' else 'OTK' end",
        description="The source system.",
    )
    dimuat: date = kolom(jenis=Jenis.TANGGAL, description="The day it was loaded.")


@strawberry.type(description="A line as it was sent in the time before.")
class IndikatorRevisi:
    __sumber__ = Sumber("indikator_revisi")

    revisi: int = kolom(jenis=Jenis.BILANGAN, description="Which submission: 0 is the first.")
    uraian: str = kolom(description="What was to be done.")
    output: Decimal = kolom(jenis=Jenis.TARGET, description="How many.")
    satuan: str = kolom(description="Of what.")
    mutu: Decimal = kolom(jenis=Jenis.PERSEN, description="Quality, 1 to 100.")
    waktu: int = kolom(jenis=Jenis.BILANGAN, description="Months.")
    biaya: Decimal | None = kolom(jenis=Jenis.RUPIAH, description="Rupiah; null without a cost aspect.")
    catatan: str | None = kolom(description="The superior's note that it came back with.")


def terbuka_sql(b: Penyusun, a: str) -> list[tuple[str, str]]:
    buka, tutup = buka_skp(b, f"{a}_k", f"{a}_v"), tutup_skp(b, f"{a}_k", f"{a}_s", f"{a}_v")
    pemilik = (
        f"{a}_s.pegawai_id = {b.orang} and coalesce({buka} <= {b.hari}, 1 = 1) and coalesce({b.hari} <= {tutup}, 1 = 1)"
    )
    return [(k.value, f"{pemilik} and ({_terbuka(a, k)})") for k in KolomIndikator]


def _terbuka(a: str, k: KolomIndikator) -> str:
    semua_kosong = frozenset(TERBUKA_BILA_KOSONG)
    cases = []
    for kembali, keadaan in (
        (False, f"{a}_v.status = 'DRAFT'"),
        (True, f"{a}_v.status = 'RETURNED' and {a}.status = 'RETURNED'"),
    ):
        for asal in SumberIndikator:
            if k not in kolom_terbuka(asal, referensi_kosong=semua_kosong, dikembalikan=kembali):
                continue
            selalu = k in kolom_terbuka(asal, dikembalikan=kembali)
            kosong = "" if selalu else f" and {a}_r.{k.value.lower()} is null"
            cases.append(f"({keadaan} and {a}.sumber = '{asal.value}'{kosong})")
    return " or ".join(cases) or "1 = 0"


def terbuka(r: Baris, q: Permintaan) -> list[KolomIndikator]:
    dikembalikan = r["status_skp"] == "RETURNED"
    mine = r["pegawai_id"] == q.aktor.pegawai_id and jendela_skp(r, q).contains(q.hari)
    if not mine or r["status_skp"] not in ("DRAFT", "RETURNED") or (dikembalikan and r["status_baris"] != "RETURNED"):
        return []
    kosong = frozenset(k for k in TERBUKA_BILA_KOSONG if r[f"acuan_{k.value.lower()}"] is None)
    found = kolom_terbuka(SumberIndikator(r["asal"]), referensi_kosong=kosong, dikembalikan=dikembalikan)
    return [k for k in KolomIndikator if k in found]


def status_referensi_sql(b: Penyusun, a: str) -> str:
    r = f"{a}_r"
    beda = " or ".join(
        f"coalesce({r}.{nama} <> {a}.{nama}, {r}.{nama} is not null and {a}.{nama} is null)"
        for nama in ("uraian", "output", "satuan", "mutu")
    )
    return (
        f"case when {r}.id is null then null when {r}.dicabut is not null then 'HILANG'"
        f" when {beda} then 'BERUBAH' else 'TETAP' end"
    )


def status_referensi_kembar(r: Baris, q: Permintaan) -> StatusReferensi | None:
    if r["asal"] == "TANPA_REFERENSI":
        return None
    baris, acuan = (
        Targets(r[f"{asal}_uraian"], r[f"{asal}_output"], r[f"{asal}_satuan"], r[f"{asal}_mutu"], None)
        for asal in ("isi", "acuan")
    )
    return status_referensi(baris, acuan, dicabut=r["dicabut"] is not None)


@strawberry.type(description="One line of an SKP: what is promised, and what the superior said of it.")
class Indikator(Node):
    __sumber__ = Sumber(
        "indikator",
        (
            Gabung("v", "join versi_skp {a}_v on {a}_v.id = {a}.versi_id"),
            Gabung("s", "join skp {a}_s on {a}_s.id = {a}_v.skp_id"),
            Gabung("k", "left join kalender_tahun {a}_k on {a}_k.tahun = {a}_s.tahun"),
            Gabung("r", "left join referensi {a}_r on {a}_r.id = {a}.referensi_id"),
        ),
        lingkup.indikator,
        {
            "pegawai_id": (Jenis.BILANGAN, "{a}_s.pegawai_id"),
            "status_skp": (Jenis.TEKS, "{a}_v.status"),
            "status_baris": (Jenis.TEKS, "{a}.status"),
            "asal": (Jenis.TEKS, "{a}.sumber"),
            "mulai": (Jenis.TANGGAL, "{a}_s.mulai"),
            "selesai": (Jenis.TANGGAL, "{a}_s.selesai"),
            "buka_skp": (Jenis.TANGGAL, "{a}_k.buka_skp"),
            "tutup_skp": (Jenis.TANGGAL, "{a}_k.tutup_skp"),
            "dikembalikan": (Jenis.TANGGAL, "{a}_v.dikembalikan"),
            "versi_ke": (Jenis.BILANGAN, "{a}_v.versi"),
            "diperpanjang": (Jenis.TANGGAL, "{a}_v.diperpanjang"),
            "dicabut": (Jenis.TANGGAL, "{a}_r.dicabut"),
            **{
                f"{asal}_{nama}": (jenis, f"{{a}}{alias}.{nama}")
                for asal, alias in (("acuan", "_r"), ("isi", ""))
                for nama, jenis in (
                    ("uraian", Jenis.TEKS),
                    ("output", Jenis.BILANGAN),
                    ("satuan", Jenis.TEKS),
                    ("mutu", Jenis.BILANGAN),
                )
            },
        },
        pengenal="Indikator",
    )

    id: strawberry.ID = pengenal("Indikator")
    urut: int = kolom(jenis=Jenis.BILANGAN, description="Its place in the list, from 1.")
    sumber: SumberIndikator = kolom(description="Where it comes from.")
    kelompok: Kelompok = kolom(description="Its group of targets.")
    referensi: Referensi | None = relasi(
        lambda: Referensi,
        "{a}.id = {p}.referensi_id",
        dijaga=False,
        description="The line of the source system it was taken from.",
    )
    status_referensi: StatusReferensi | None = kolom(
        status_referensi_sql,
        kembar=status_referensi_kembar,
        description="Whether the source still says the same; null for a line of one's own.",
    )
    asal: Annotated["Indikator", strawberry.lazy(".skp")] | None = relasi(
        lambda: Indikator,
        "{a}.id = {p}.asal_id",
        dijaga=False,
        description="The line of the version before that this one goes on with; null in a first version.",
    )
    revisi: list[IndikatorRevisi] = relasi(
        lambda: IndikatorRevisi,
        "{a}.indikator_id = {p}.id",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.revisi"),),
        dijaga=False,
        description="The line each time it was sent in, the first first.",
    )
    uraian: str = kolom(description="What is to be done.")
    output: Decimal | None = kolom(jenis=Jenis.TARGET, description="How many in the year, in `satuan`.")
    satuan: str | None = kolom(description="Of what.")
    mutu: Decimal | None = kolom(jenis=Jenis.PERSEN, description="Quality, 1 to 100.")
    waktu: int | None = kolom(jenis=Jenis.BILANGAN, description="Months, not more than the SKP has.")
    biaya: Decimal | None = kolom(jenis=Jenis.RUPIAH, description="Rupiah; null without a cost aspect.")
    jenis_rekap: JenisRekap = kolom(description="How the quarters make the year.")
    arah: Arah = kolom(description="Whether more is better or less.")
    status: StatusIndikator = kolom(description="What the superior has said of it.")
    status_label: str = kolom(
        lambda b, a: (
            f"case {a}.status "
            + " ".join(f"when '{s}' then {b.teks(f'indikator.{s}')}" for s in StatusIndikator)
            + " end"
        ),
        kembar=lambda r, q: q.teks(f"indikator.{r['status_baris']}"),
        description="The status in words.",
    )
    catatan: str | None = kolom(description="The superior's note when it was returned.")
    balasan: str | None = kolom(description="The owner's reply to the note.")
    disentuh: bool = kolom(jenis=Jenis.BENAR, description="Repaired or answered since it was returned.")
    kolom_terbuka: list[KolomIndikator] = kolom(
        terbuka_sql, kembar=terbuka, kata=True, description="The fields that the viewer may set now; empty: read only."
    )
    sebelum: IndikatorRevisi | None = relasi(
        lambda: IndikatorRevisi,
        "{a}.indikator_id = {p}.id"
        " and {a}.revisi = {p}_v.revisi - case when {p}_v.status = 'RETURNED' then 0 else 1 end",
        description="As it was sent in the time before; null on a first submission.",
    )
    renkin: list[Annotated["Renkin", strawberry.lazy(".renkin")]] = relasi(
        lambda: _renkin(),
        "{a}.indikator_id = {p}.id",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.triwulan_id"),),
        dijaga=False,
        description="Its targets and realisasi by quarter, at most four.",
    )


INDIKATOR_SORT = sort(
    "IndikatorSort",
    urut=Menurut("place in the list", ((Jenis.BILANGAN, "{a}.urut"),)),
    uraian=URAIAN,
    sumber=Menurut("source", ((Jenis.TEKS, "{a}.sumber"),)),
    kelompok=Menurut("group", ((Jenis.TEKS, "{a}.kelompok"),)),
    status=menurut_status("{a}.status", StatusIndikator),
    output=Menurut("how many", ((Jenis.BILANGAN, "{a}.output"),), kosong=True),
)


@strawberry.input(description="Which lines.")
class IndikatorFilter:
    sumber: SumberIndikator | None = strawberry.field(default=None, description="Only from this source.")
    kelompok: Kelompok | None = strawberry.field(default=None, description="Only this group of targets.")
    status: StatusIndikator | None = strawberry.field(default=None, description="Only those that stand so.")
    cari: str | None = strawberry.field(default=None, description="A part of what is to be done.")


def pilihan_indikator(b: Penyusun, a: str) -> str:
    sama = [
        f"({nilai} is null or {a}.{nama} = {nilai})"
        for nama in ("sumber", "kelompok", "status")
        for nilai in [b.arg("filter", nama)]
    ]
    cari = b.arg("filter", "cari", ubah=lambda cari: f"%{terhindar(cari.strip().lower())}%")
    return " and ".join([*sama, f"({cari} is null or lower({a}.uraian) like {cari} escape '\\')"])


@strawberry.type(description="The rater's post of an SKP, and who held it when it was named.")
class Penilai:
    __sumber__ = Sumber("skp")

    jabatan: Jabatan = relasi(lambda: Jabatan, "{a}.id = {p}_v.penilai_jabatan_id", description="The post.")
    nama: str = kolom("{a}_v.penilai_nama", description="Who held it when it was named.")
    nrk: str | None = kolom("{a}_v.penilai_nrk", description="His NRK.")
    nama_jabatan: str = kolom("{a}_v.penilai_nama_jabatan", description="The name of the post then.")
    sesuai_susunan: bool = kolom(
        lambda b, a: (
            "exists (select 1 from hubungan_atasan sh"
            f" where sh.pegawai_id = {a}.pegawai_id and sh.tingkat = 1 and sh.jabatan_id = {a}_v.penilai_jabatan_id"
            f" and sh.mulai <= {a}.selesai and sh.selesai >= {a}.mulai)"
        ),
        Jenis.BENAR,
        description="Whether the tree of posts says the same for a day of the SKP.",
    )
    pemegang: Atasan | None = relasi(
        lambda: Atasan,
        lambda b, p, a: f"{a}.id = {lingkup.pemegang(f'{p}_v.penilai_jabatan_id', f'{p}.pegawai_id', b.hari)}",
        dijaga=False,
        description="Who acts for the post today.",
    )
    sebutan: str | None = kolom(
        lambda b, a: sebutan_sql(f"{a}_v.penilai_jabatan_id", f"{a}.pegawai_id", b),
        description="As whom he does, where he is its Plt or Plh, such as `Plh. Kepala Bidang`.",
    )


VERSI_SORT = sort(
    "VersiSkpSort",
    versi=Menurut("number", ((Jenis.BILANGAN, "{a}.versi"),)),
    status=menurut_status("{a}.status", StatusSkp),
)


@strawberry.input(description="Which versions.")
class VersiSkpFilter:
    status: StatusSkp | None = strawberry.field(default=None, description="Only those that stand so.")


def pilihan_versi(b: Penyusun, a: str) -> str:
    status = b.arg("filter", "status")
    return f"({status} is null or {a}.status = {status})"


@strawberry.type(description="One version of an SKP: the first, or a change of a plan in force.")
class VersiSkp(Node):
    __sumber__ = Sumber("versi_skp", terlihat=lingkup.versi_skp, pengenal="VersiSkp")

    id: strawberry.ID = pengenal("VersiSkp")
    versi: int = kolom(jenis=Jenis.BILANGAN, description="Which, from 1.")
    revisi: int = kolom(jenis=Jenis.BILANGAN, description="How often it was sent in again after a return.")
    status: StatusSkp = kolom(description="Where it stands; of a change that was dropped, where it stood then.")
    alasan: str | None = kolom(description="Why the plan was to be changed; null in a first version.")
    diajukan: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it was last sent in.")
    disetujui: date | None = kolom(jenis=Jenis.TANGGAL, description="The day it came into force.")
    oleh_atasan: bool = kolom(jenis=Jenis.BENAR, description="Whether the rater's superior has decided on it.")
    indikator: Connection[Indikator] = koneksi(
        lambda: Indikator,
        "{a}.versi_id = {p}.id",
        filter=IndikatorFilter,
        saring=pilihan_indikator,
        sort=INDIKATOR_SORT,
        dijaga=False,
        description="Its lines in their order.",
    )


HAMBATAN = Relasi(
    lambda: UserError,
    lambda b, p, a: SKP.boleh(b, p, Move.EDIT),
    banyak=True,
    urut=((Jenis.BILANGAN, "{a}.n"),),
    tabel=hambatan_sql,
)


@strawberry.type(description="Sasaran Kinerja Pegawai: what one person promises for a span within one year.")
class Skp(Node):
    __sumber__ = Sumber("skp", (DIRI, VERSI, KALENDER), lingkup.skp, MENTAH_SKP, pengenal="Skp")

    id: strawberry.ID = pengenal("Skp")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act; it moves with every save.")
    tahun: int = kolom(jenis=Jenis.BILANGAN, description="The year.")
    mulai: date = kolom(jenis=Jenis.TANGGAL, description="First day.")
    selesai: date = kolom(jenis=Jenis.TANGGAL, description="Last day.")
    versi: int = kolom("{a}_v.versi", Jenis.BILANGAN, description="Which version: 1, or more after an amendment.")
    revisi: int = kolom("{a}_v.revisi", Jenis.BILANGAN, description="How often it was sent in again after a return.")
    status: StatusSkp = kolom("{a}_v.status", description="Where it stands.")
    status_label: str = strawberry.field(
        description="The status in the words of the viewer's side.", metadata={METADATA: SKP.label()}
    )
    versi_berlaku: int | None = kolom(
        "(select bv.versi from versi_skp bv where bv.id = {a}.berlaku_id)",
        Jenis.BILANGAN,
        description="The version in force; null before the first approval.",
    )
    alasan: str | None = kolom("{a}_v.alasan", description="Why the plan in force is to be changed.")
    sengketa: datetime | None = kolom(
        "{a}_v.sengketa", Jenis.WAKTU, description="When the owner asked the rater's superior to decide."
    )
    oleh_atasan: bool = kolom(
        "{a}_v.oleh_atasan", Jenis.BENAR, description="Whether the rater's superior has decided on this version."
    )
    semua_versi: Connection[VersiSkp] = koneksi(
        lambda: VersiSkp,
        "{a}.skp_id = {p}.id",
        filter=VersiSkpFilter,
        saring=pilihan_versi,
        sort=VERSI_SORT,
        dijaga=False,
        description="Its versions, the first first.",
    )
    catatan: str | None = kolom("{a}_v.catatan", description="The superior's note on the whole, when it was returned.")
    pegawai: Pegawai = relasi(lambda: Pegawai, "{a}.id = {p}.pegawai_id", dijaga=False, description="Whose plan it is.")
    penilai: Penilai | None = bagian(
        lambda: Penilai,
        ada="{a}_v.penilai_jabatan_id is not null",
        kembar=lambda r, q: r["penilai.nama"] is not None,
        description="Pejabat penilai; null until named.",
    )
    diajukan: datetime | None = kolom("{a}_v.diajukan", Jenis.WAKTU, description="When it was last sent in.")
    diputuskan: datetime | None = kolom("{a}_v.diputuskan", Jenis.WAKTU, description="When it was last decided on.")
    keputusan: Keputusan | None = relasi(
        lambda: Keputusan,
        lambda b, p, a: terakhir("skp", a, f"{p}.id"),
        dijaga=False,
        description="The last decision on it, as the riwayat has it; null before the first.",
    )
    batas: date | None = kolom(
        lambda b, a: SKP.tutup(b, a),
        Jenis.TANGGAL,
        kembar=lambda r, q: jendela_skp(r, q).tutup,
        description="The last day on which the owner may submit.",
    )
    moves: list[Move] = strawberry.field(description="What the viewer can do now.", metadata={METADATA: SKP.moves()})
    giliran: Giliran | None = strawberry.field(
        description="Whose turn it is; null when nobody has to act.", metadata={METADATA: SKP.giliran()}
    )
    indikator: Connection[Indikator] = koneksi(
        lambda: Indikator,
        "{a}.versi_id = {p}.kerja_id",
        filter=IndikatorFilter,
        saring=pilihan_indikator,
        sort=INDIKATOR_SORT,
        dijaga=False,
        description="Its lines in their order.",
    )
    triwulan: list[Annotated["Triwulan", strawberry.lazy(".renkin")]] = relasi(
        lambda: _triwulan(),
        "{a}.skp_id = {p}.id",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.tw"),),
        dijaga=False,
        description="Its quarters, at most four; none before the first approval.",
    )
    jumlah_indikator: int = kolom(
        "(select count(*) from indikator i where i.versi_id = {a}.kerja_id)",
        Jenis.BILANGAN,
        description="How many lines it has.",
    )
    riwayat: "Connection[Annotated['Riwayat', strawberry.lazy('.riwayat')]]" = jejak.riwayat(
        jejak.of_skp,
        "What was done to it, its quarters and their evidence, the last act first.",
    )

    @strawberry.field(
        description="What still prevents it from being submitted; empty for those who do not own it.",
        metadata={METADATA: HAMBATAN},
    )
    async def hambatan(self, info: strawberry.Info) -> list[UserError]:
        skp_id = Kursor.nomor("Skp", str(self.id))
        if skp_id is None or "EDIT" not in self.moves:
            return []
        return user_errors(await services.hambatan(skp_id), info.context.bahasa)


def _renkin() -> type:
    from .renkin import Renkin

    return Renkin


def _triwulan() -> type:
    from .renkin import Triwulan

    return Triwulan
