"""What falls due for the viewer: his own work whose last day is near or over, what waits for his decision, and what
somebody next below him has held for working days. Worked out from the calendar and the day; nothing of it is stored.
"""

from datetime import date, datetime

import strawberry

from ..domain.aktor import Party
from ..domain.pengingat import LangkahPengingat, TingkatPengingat
from ..models import lingkup
from ..services.pengingat import ambang
from . import pilihan  # noqa: F401  the enums must be known before a type uses them
from .antrean import SEJAK, TRIWULAN, calon_skp, calon_triwulan, menunggu
from .compiled.deklarasi import Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import sort
from .label import INDONESIA
from .pegawai import Atasan
from .pilihan import TahapRiwayat
from .skp import Skp
from .tahap_skp import SKP
from .tahap_triwulan import REALISASI, RENKIN, terkunci
from .tahapan import Tahap

DIBUKA = "in ('EMPTY', 'DRAFT', 'RETURNED')"
LANGKAH = [kunci.removeprefix("tempo.") for kunci in INDONESIA if kunci.startswith("tempo.")]


def _pada(b: Penyusun, nama: str) -> str:
    """A day of `Ambang`."""
    return b.parameter(("ambang", nama), Jenis.TANGGAL, lambda env: getattr(ambang(env.permintaan.hari), nama))


def _lama(b: Penyusun, sejak: str) -> str:
    """It has lain still for working days."""
    return f"coalesce({b.d.hari_jakarta(sejak)} <= {_pada(b, 'tertahan')}, 1 = 0)"


def _skp(b: Penyusun) -> str:
    langkah = "case q_v.status when 'RETURNED' then 'REPAIR' else 'SUBMIT' end"
    return (
        f"select q.id * 8 as id, 'SKP' as tahap, 'OWNER' as pihak, {langkah} as langkah, q.id as objek,"
        f" q.id as skp_id, q.tahun as tahun, 0 as tw, {SKP.sejak(b, 'q')} as sejak, {SKP.tutup(b, 'q')} as batas,"
        " q.pegawai_id as orang from skp q join versi_skp q_v on q_v.id = q.kerja_id"
        f" left join kalender_tahun q_k on q_k.tahun = q.tahun where q.pegawai_id = {b.orang}"
        f" and q_v.status in ('DRAFT', 'RETURNED') and q_k.buka_skp <= {b.hari} and q.selesai >= {b.hari}"
    )


def _baru(b: Penyusun) -> str:
    """An SKP that the viewer has not begun, while he holds a post and somebody rates him."""
    awal = b.d.terbesar("x.mulai", b.d.awal_bulan(b.tahun, "1"))
    dibuka = (
        "(select max(o.sampai) from pembukaan o left join unit ou on ou.id = o.unit_id join jabatan xj on xj.id ="
        f" x.jabatan_id join unit xu on xu.id = xj.unit_id where o.tahap = 'SKP' and o.status = 'CONFIRMED'"
        f" and o.tahun = {b.tahun} and (o.pegawai_id = {b.orang} or o.pegawai_id is null"
        " and (o.unit_id is null or xu.jalur like ou.jalur || '%')))"
    )
    batas = b.d.terakhir(["k.tutup_skp", b.d.tambah_hari(awal, b.tenggat("masa_skp_baru_hari", b.hari)), dibuka])
    return (
        f"select x.id * 8 + 3, 'SKP', 'OWNER', 'CREATE', x.id, null, k.tahun, 0,"
        f" null, {batas}, x.pegawai_id from penempatan x join kalender_tahun k"
        f" on k.tahun = {b.tahun} and k.buka_skp <= {b.hari} where x.pegawai_id = {b.orang} and x.jenis = 'DEFINITIF'"
        f" and x.mulai <= {b.hari} and (x.selesai is null or x.selesai >= {b.hari})"
        f" and not exists (select 1 from skp n where n.pegawai_id = {b.orang} and n.mulai <= {b.hari}"
        f" and n.selesai >= {b.hari}) and exists (select 1 from hubungan_atasan h where h.pegawai_id = {b.orang}"
        f" and h.mulai <= {b.hari} and h.selesai >= {b.hari})"
    )


def _triwulan(b: Penyusun, tahap: Tahap, nomor: int, syarat: str) -> str:
    status = f"w.{tahap.nama}_status"
    return (
        f"select w.id * 8 + {nomor}, '{tahap.nama.upper()}', 'OWNER',"
        f" case {status} when 'RETURNED' then 'REPAIR' else 'SUBMIT' end, w.id, q.id, w.tahun, w.tw,"
        f" {tahap.sejak(b, 'w')}, {tahap.tutup(b, 'w')}, q.pegawai_id from skp q {TRIWULAN}"
        f" where q.pegawai_id = {b.orang} and {status} {DIBUKA} and not {terkunci(b, 'w')}{syarat}"
    )


def sendiri(b: Penyusun) -> str:
    """The viewer's own work whose last day is near or over; what was missed, until its quarter is locked."""
    realisasi = f" and w.renkin_status = 'APPROVED' and w_k.buka_realisasi <= {b.hari}"
    rows = [_skp(b), _baru(b), _triwulan(b, RENKIN, 1, ""), _triwulan(b, REALISASI, 2, realisasi)]
    return f"select * from ({' union all '.join(rows)}) m where m.batas <= {_pada(b, 'pertama')}"


def _diajukan(b: Penyusun, tahap: Tahap, a: str, kolom: str, dari: str, sejak: str, batas: str) -> str:
    """What was sent in and waits, with its last day near or for working days: the viewer has the move (`boleh`), or
    stands above the one who has it and above the owner (`atas`).

    Args:
        kolom: id, tahap, objek, skp_id, tahun and tw. dari: the tables and what is looked at.
    """
    jabatan = f"{a}_v.penilai_jabatan_id"
    atas = lingkup.atasan_penilai("q.pegawai_id", jabatan, b.pelihat), lingkup.atasan_dari("q.pegawai_id", b.pelihat)
    lama = _lama(b, sejak)
    return (
        f"select {kolom}, {sejak} as sejak, {batas} as batas, case when {lama} then 1 else 0 end as lama,"
        f" case when {menunggu(tahap, b, a)} then 1 else 0 end as boleh,"
        f" case when {' and '.join(atas)} then 1 else 0 end as atas,"
        f" {lingkup.pemegang(jabatan, 'q.pegawai_id', b.hari)} as penilai"
        f" from {dari} and ({batas} <= {_pada(b, 'pertama')} or {lama})"
    )


def _diajukan_skp(b: Penyusun) -> str:
    # Of what its owner has taken past the rater the rater's days say nothing.
    batas = f"case when q_v.sengketa is null then {SKP.batas_penilai(b, 'q')} end"
    kolom = "q.id * 8 + 4 as id, 'SKP' as tahap, q.id as objek, q.id as skp_id, q.tahun as tahun, 0 as tw"
    dari = (
        f"{calon_skp(b)} join versi_skp q_v on q_v.id = q.kerja_id join skp q_s on q_s.id = q.id"
        " left join kalender_tahun q_k on q_k.tahun = q.tahun where q_v.status = 'SUBMITTED'"
    )
    return _diajukan(b, SKP, "q", kolom, dari, "q_v.diajukan", batas)


def _diajukan_triwulan(b: Penyusun, tahap: Tahap, nomor: int) -> str:
    kolom = f"w.id * 8 + {nomor}, '{tahap.nama.upper()}', w.id, q.id, q.tahun, w.tw"
    status = f"{tahap.nama}_status = 'SUBMITTED'"
    dari = f"{calon_triwulan(b, di_bawah=True)} {TRIWULAN} where w.{status}"
    if tahap is RENKIN:
        # Plans that wait go together, under the first of them.
        dari += f" and not exists (select 1 from triwulan e where e.skp_id = w.skp_id and e.tw < w.tw and e.{status})"
    return _diajukan(b, tahap, "w", kolom, dari, f"w.{tahap.nama}_diajukan", tahap.batas_penilai(b, "w"))


def menunggu_atasan(b: Penyusun) -> str:
    rows = [_diajukan_skp(b), _diajukan_triwulan(b, RENKIN, 5), _diajukan_triwulan(b, REALISASI, 6)]
    return (
        "select d.id, d.tahap, case d.atas when 1 then 'UPPER' else 'RATER' end, case d.boleh when 1 then 'DECIDE' else"
        " 'REMIND' end, d.objek, d.skp_id, d.tahun, d.tw, d.sejak, d.batas, case d.boleh when 1 then"
        f" {b.orang} else d.penilai end from ({' union all '.join(rows)}) d"
        " where d.boleh = 1 or d.atas = 1 and d.lama = 1"
    )


def jatuh_tempo(b: Penyusun) -> str:
    return f"({sendiri(b)} union all {menunggu_atasan(b)})"


def _tingkat(b: Penyusun, a: str) -> str:
    sampai = {"terakhir": TingkatPengingat.LAST, "kedua": TingkatPengingat.SECOND, "pertama": TingkatPengingat.FIRST}
    cases = "".join(f" when {a}.batas <= {_pada(b, nama)} then '{tingkat}'" for nama, tingkat in sampai.items())
    return f"case when {a}.batas < {b.hari} then '{TingkatPengingat.OVERDUE}'{cases} else '{TingkatPengingat.HELD}' end"


def _label(b: Penyusun, a: str) -> str:
    cases = " ".join(f"when '{kunci}' then {b.teks(f'tempo.{kunci}')}" for kunci in LANGKAH)
    return f"case {a}.tahap || '.' || {a}.langkah {cases} end"


def _nama(b: Penyusun, a: str) -> str:
    return (
        f"{a}.tahap || '_' || {a}.objek || '_' || {a}.pihak || '_' || coalesce(cast({a}.batas as text), '')"
        f" || '_' || {_tingkat(b, a)}"
    )


@strawberry.type(description="Something with a last day near or over, or that has lain still for working days.")
class JatuhTempo:
    __sumber__ = Sumber(jatuh_tempo, mentah={"batas": (Jenis.TANGGAL, "{a}.batas")})

    id: strawberry.ID = kolom(
        _nama,
        Jenis.PENGENAL,
        description="The name of this reminder: the same on every day on which it is due, another one when the next"
        " level is reached or the last day moves. Whoever has told of it need not tell again.",
    )
    tahap: TahapRiwayat = kolom(description="Which part of the work.")
    pihak: Party = kolom(description="On which side the viewer stands.")
    langkah: LangkahPengingat = kolom(description="What the viewer can do about it.")
    langkah_label: str = kolom(_label, description="The same in words.")
    tingkat: TingkatPengingat = kolom(
        _tingkat, kembar=lambda r, q: ambang(q.hari).tingkat(r["batas"]), description="How pressing it is."
    )
    batas: date | None = kolom(jenis=Jenis.TANGGAL, description="The last day to act; null without one.")
    sisa_hari: int | None = kolom(
        lambda b, a: b.d.jarak_hari(b.hari, f"{a}.batas"),
        Jenis.BILANGAN,
        kembar=lambda r, q: r["batas"] and (r["batas"] - q.hari).days,
        description="Days that are left; below 0 once it is over.",
    )
    sejak: datetime | None = kolom(
        jenis=Jenis.WAKTU, description="Since when it has waited; null where no act began it."
    )
    tertahan: bool = kolom(
        lambda b, a: _lama(b, f"{a}.sejak"),
        Jenis.BENAR,
        description="It has lain still for as many working days as the rule allows.",
    )
    tahun: int = kolom(jenis=Jenis.BILANGAN, description="Of which year.")
    tw: int | None = kolom("nullif({a}.tw, 0)", Jenis.BILANGAN, description="The quarter, 1 to 4; null for an SKP.")
    orang: Atasan | None = relasi(
        lambda: Atasan,
        "{a}.id = {p}.orang",
        dijaga=False,
        description="Who has to act: the viewer, or the one who acts for the rater's post today.",
    )
    skp: Skp | None = relasi(
        lambda: Skp,
        "{a}.id = {p}.skp_id",
        dijaga=False,
        description="The SKP it is or belongs to; null while it is still to be begun.",
    )


@strawberry.input(description="Which of the things that fall due.")
class JatuhTempoFilter:
    pihak: Party | None = strawberry.field(default=None, description="Those in which the viewer stands on this side.")
    tahap: TahapRiwayat | None = strawberry.field(default=None, description="Those of this part of the work.")
    tingkat: TingkatPengingat | None = strawberry.field(default=None, description="Those as pressing as this.")


JATUH_TEMPO_SORT = sort(
    "JatuhTempoSort",
    mendesak=Menurut(
        "how pressing it is: the last day, then since when it waits",
        ((Jenis.TANGGAL, "coalesce({a}.batas, '9999-12-31')"), SEJAK),
    ),
    sejak=Menurut("since when it waits", (SEJAK,)),
)


def tersaring(b: Penyusun, a: str) -> str:
    pihak, tahap, tingkat = (b.arg("filter", nama) for nama in ("pihak", "tahap", "tingkat"))
    return (
        f"({pihak} is null or {a}.pihak = {pihak}) and ({tahap} is null or {a}.tahap = {tahap})"
        f" and ({tingkat} is null or {_tingkat(b, a)} = {tingkat})"
    )
