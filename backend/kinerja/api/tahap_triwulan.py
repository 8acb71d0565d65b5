"""The workflows of a quarter, plan and report, for both read paths: days, states, windows, whose turn it is."""

from datetime import date, datetime

from ..domain import renkin as domain
from ..domain.renkin import StatusRealisasi, StatusRenkin
from ..domain.workflow import Syarat, Window
from ..models import lingkup
from ..services.kalender import Tenggat
from .compiled.deklarasi import Baris
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .permintaan import Permintaan
from .tahap_skp import batas_persetujuan, batas_persetujuan_sql
from .tahapan import SISI, Tahap, rater_sql


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


def sejak(a: str, tahap: str) -> str:
    """Since when it waits: for the superior since it was sent in, for its owner since it was returned."""
    return (
        f"case {a}.{tahap}_status when 'SUBMITTED' then {a}.{tahap}_diajukan"
        f" when 'RETURNED' then {a}.{tahap}_diputuskan end"
    )


def sejak_kembar(r: Baris, tahap: str) -> datetime | None:
    mulai = {"SUBMITTED": r[f"{tahap}_diajukan"], "RETURNED": r[f"{tahap}_diputuskan"]}
    return mulai.get(r[f"{tahap}_status"])


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
    sejak=lambda b, a: sejak(a, "renkin"),
    sejak_kembar=lambda r: sejak_kembar(r, "renkin"),
    batas_penilai=lambda b, a: batas_persetujuan_sql(
        b, f"{a}.renkin_diajukan", akhir_kalender(b, a), f"{a}.renkin_putusan_diperpanjang"
    ),
    batas_penilai_kembar=lambda r, q: batas_persetujuan(
        r["renkin_diajukan"], domain.akhir_triwulan(r["tahun"], r["tw"]), r["renkin_putusan_diperpanjang"]
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
    sejak=lambda b, a: sejak(a, "realisasi"),
    sejak_kembar=lambda r: sejak_kembar(r, "realisasi"),
    batas_penilai=batas_validasi,
    batas_penilai_kembar=lambda r, q: batas_validasi_kembar(r),
    terbuka=lambda b, a: f"{a}.renkin_status = 'APPROVED'",
    terbuka_kembar=lambda r: r["renkin_status"] == "APPROVED",
    penilai=penilai_laporan,
    penilai_kembar="penilai_laporan",
)

MENTAH_TRIWULAN = {
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
        for nama in (
            "renkin_diperpanjang",
            "renkin_putusan_diperpanjang",
            "realisasi_diperpanjang",
            "validasi_diperpanjang",
            "kunci_ditunda",
        )
    },
    "terkunci": (Jenis.TEKS, "{a}.terkunci"),
}
