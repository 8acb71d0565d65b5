"""The workflow of an SKP for both read paths: its windows, whose turn it is, what may be done."""

from datetime import date, datetime

from ..domain import skp as domain
from ..domain.aktor import JAKARTA
from ..domain.skp import StatusSkp
from ..domain.workflow import Syarat, Window
from ..models import lingkup
from ..services.kalender import Tenggat
from .compiled.deklarasi import Baris
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .permintaan import Permintaan
from .tahapan import SISI, Sql, Tahap


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


def ada_atasan(b: Penyusun, a: str) -> str:
    return lingkup.ada_atasan_penilai(f"{a}.pegawai_id", f"{a}_v.penilai_jabatan_id", b.hari)


def utuh(b: Penyusun, a: str) -> str:
    jejak = f"(select sum(jw.version) from triwulan jw where jw.skp_id = {a}.id)"
    return f"coalesce({a}_v.jejak_triwulan = {jejak}, 1 = 0)"


SYARAT_SKP: dict[Syarat, Sql] = {
    Syarat.AMANDEMEN: lambda b, a: f"{a}_v.versi > 1",
    Syarat.UTUH: utuh,
    Syarat.BISA_NAIK: lambda b, a: f"not {a}_v.oleh_atasan and {ada_atasan(b, a)}",
    Syarat.DI_PENILAI: lambda b, a: f"({a}_v.sengketa is null or not {ada_atasan(b, a)})",
    Syarat.DI_ATASAN: lambda b, a: (
        f"({a}_v.sengketa is not null or {b.hari} > {batas_putusan_sql(b, a)}) and {ada_atasan(b, a)}"
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
    "ada_atasan": (Jenis.BENAR, ada_atasan),
    "utuh": (Jenis.BENAR, utuh),
    **SISI,
}
