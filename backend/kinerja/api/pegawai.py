"""People, their posts and offices, and superiors with their teams."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from ..domain.pegawai import fold
from ..domain.skp import StatusSkp
from ..models import lingkup
from ..models.lingkup import Pelihat
from . import jejak
from .compiled.deklarasi import Gabung, Sumber, kolom, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import Connection, menurut_status, sort
from .kursor import nomor_dari
from .pilihan import Saringan, Tingkat
from .ringkasan import RingkasanTim, ada_skp, berlaku, tersaring

if TYPE_CHECKING:
    from .riwayat import Riwayat
    from .skp import Skp


@strawberry.interface(description="Anything with a global id.")
class Node:
    id: strawberry.ID = strawberry.field(description="A global id; opaque, hand it back as it is.")


def pengenal(kata: str) -> Any:
    return kolom(f"'{kata}_' || {{a}}.id", Jenis.PENGENAL, description="A global id; opaque, hand it back as it is.")


def semua(a: str, p: Pelihat) -> str:
    return "1 = 1"


def terhindar(teks: str) -> str:
    """As it stands in a LIKE pattern, with a backslash to escape."""
    return teks.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def angka(cari: str) -> str | None:
    """The beginning of a number, if it is one."""
    return cari.strip() if cari.strip().isascii() and cari.strip().isdigit() else None


def cocok(b: Penyusun, a: str, *jalur: str) -> str:
    """The search text is not given, or it begins the NRK or NIP, or is part of the name.

    Names are looked through one by one, numbers found by their index: a colon comes after all digits.
    """
    nama, nomor = b.arg(*jalur, ubah=fold), b.arg(*jalur, ubah=angka)
    bernomor = " union all ".join(
        f"select x.id from pegawai x where x.{kolom} >= {nomor} and x.{kolom} < {nomor} || ':'"
        for kolom in ("nrk", "nip")
    )
    return (
        f"({nama} is null or {b.d.memuat(f'{a}.nama_urut', nama)} or ({nomor} is not null and {a}.id in ({bernomor})))"
    )


@strawberry.type(description="An office.")
class Unit(Node):
    __sumber__ = Sumber("unit", terlihat=semua, pengenal="Unit")

    id: strawberry.ID = pengenal("Unit")
    kode: str = kolom(description="The office's code (KOLOK).")
    nama: str = kolom(description="Its name.")
    jenis: str = kolom(description="Its kind, such as DINAS or KELURAHAN.")


@strawberry.type(description="A post. The tree of posts decides who rates whom.")
class Jabatan(Node):
    __sumber__ = Sumber("jabatan", terlihat=semua, pengenal="Jabatan")

    id: strawberry.ID = pengenal("Jabatan")
    nama: str = kolom(description="Its name.")
    jenis: str = kolom(description="Its kind: JPT, ADMINISTRATOR, PENGAWAS, PELAKSANA or FUNGSIONAL.")
    eselon: str | None = kolom(description="The old grade of structural posts, such as III.a.")
    unit: Unit = relasi(lambda: Unit, "{a}.id = {p}.unit_id", description="The office it belongs to.")
    induk: "Jabatan | None" = relasi(
        lambda: Jabatan, "{a}.id = {p}.induk_id", description="The post above it; null for the governor's."
    )
    kosong: bool = kolom(
        lambda b, a: (
            f"not exists (select 1 from penempatan kx where kx.jabatan_id = {a}.id and kx.jenis = 'DEFINITIF'"
            f" and kx.mulai <= {b.hari} and (kx.selesai is null or kx.selesai >= {b.hari}))"
        ),
        Jenis.BENAR,
        description="Whether nobody holds it for good today.",
    )
    pemegang: Annotated["Atasan", strawberry.lazy(".pegawai")] | None = relasi(
        lambda: Atasan,
        lambda b, p, a: (
            f"{a}.id = (select g.pegawai_id from pemegang g where g.jabatan_id = {p}.id and {berlaku('g', b)} limit 1)"
        ),
        description="Who acts for it today; null where the viewer may not see him.",
    )


JABATAN_SORT = sort(
    "JabatanSort",
    nama=Menurut("name", ((Jenis.TEKS, "{a}.nama"),)),
    eselon=Menurut("eselon", ((Jenis.TEKS, "{a}.eselon"),), kosong=True),
)


@strawberry.input(description="Which posts.")
class JabatanFilter:
    jenis: str | None = strawberry.field(default=None, description="Only of this kind, such as PENGAWAS.")
    unit: strawberry.ID | None = strawberry.field(default=None, description="Only of this office and those below it.")


def pilihan_jabatan(b: Penyusun, a: str) -> str:
    jenis, unit = b.arg("filter", "jenis"), b.arg("filter", "unit", jenis=Jenis.BILANGAN, ubah=nomor_dari("Unit"))
    di_bawah = (
        f"exists (select 1 from unit fu join unit fi on fi.id = {unit} where fu.id = {a}.unit_id"
        " and fu.jalur like fi.jalur || '%')"
    )
    return f"({jenis} is null or {jenis} = {a}.jenis) and ({unit} is null or {di_bawah})"


PENEMPATAN = Gabung(
    "t",
    lambda b, a: (
        f"left join penempatan {a}_t on {a}_t.id = (select x.id from penempatan x where x.pegawai_id = {a}.id"
        f" and x.jenis = 'DEFINITIF' and x.mulai <= {b.hari} and (x.selesai is null or x.selesai >= {b.hari})"
        " order by x.mulai desc limit 1)"
    ),
)


UNIT_SEKARANG = "(select fu.{} from jabatan fj join unit fu on fu.id = fj.unit_id where fj.id = {{a}}_t.jabatan_id)"

NAMA = Menurut("name", ((Jenis.TEKS, "{a}.nama_urut"),))
NRK = Menurut("NRK", ((Jenis.TEKS, "{a}.nrk"),), kosong=True)
UNIT = Menurut("the code of the office", ((Jenis.TEKS, UNIT_SEKARANG.format("kode")),), kosong=True)
GOLONGAN = Menurut("rank", ((Jenis.TEKS, "{a}.golongan"),), kosong=True)

PEGAWAI_SORT = sort("PegawaiSort", nama=NAMA, nrk=NRK, unit=UNIT, golongan=GOLONGAN)


@strawberry.input(description="Which people.")
class PegawaiFilter:
    saringan: Saringan | None = strawberry.field(default=None, description="Only people with such work.")
    tahun: int | None = strawberry.field(
        default=None, description="The year of `saringan` and `status`; this year by default."
    )
    tw: int | None = strawberry.field(default=None, description="The quarter of `saringan`; this one by default.")
    unit: strawberry.ID | None = strawberry.field(
        default=None, description="With a post for good today in this office or below it."
    )
    status: StatusSkp | None = strawberry.field(default=None, description="With an SKP of the year that stands so.")


@strawberry.input(description="Which people of a team; all direct ones by default.")
class BawahanFilter(PegawaiFilter):
    tingkat: Tingkat = strawberry.field(default=Tingkat.LANGSUNG, description="Direct subordinates, or all below.")
    cari: str | None = strawberry.field(default=None, description="Beginning of NRK or NIP, or a part of the name.")


Tahun = Annotated[int, strawberry.argument(description="The year of the SKP that are counted.")]
TahunSkp = Annotated[int | None, strawberry.argument(description="The year of the SKP; all years by default.")]
Tw = Annotated[int, strawberry.argument(description="The quarter whose plans and reports are counted, 1 to 4.")]
Kedalaman = Annotated[
    Tingkat | None, strawberry.argument(description="How far down to count; direct subordinates by default.")
]


def di_unit(b: Penyusun, a: str) -> str:
    """The filter names no office, or the person has a post for good there or below it today."""
    unit = b.arg("filter", "unit", jenis=Jenis.BILANGAN, ubah=nomor_dari("Unit"))
    return (
        f"({unit} is null or exists (select 1 from penempatan ft join jabatan fj on fj.id = ft.jabatan_id"
        f" join unit fu on fu.id = fj.unit_id join unit fi on fi.id = {unit} where ft.pegawai_id = {a}.id"
        f" and ft.jenis = 'DEFINITIF' and ft.mulai <= {b.hari} and (ft.selesai is null or ft.selesai >= {b.hari})"
        " and fu.jalur like fi.jalur || '%'))"
    )


def pilihan_pegawai(b: Penyusun, a: str) -> str:
    """What a filter of people says."""
    tahun = f"coalesce({b.arg('filter', 'tahun', jenis=Jenis.BILANGAN)}, {b.tahun})"
    tw = f"coalesce({b.arg('filter', 'tw', jenis=Jenis.BILANGAN)}, {b.triwulan})"
    pilihan, status = b.arg("filter", "saringan"), b.arg("filter", "status")
    cases = " ".join(f"when '{s.value}' then {tersaring(s, f'{a}.id', tahun, tw)}" for s in Saringan)
    return (
        f"({pilihan} is null or case {pilihan} {cases} end)"
        f" and ({status} is null or {ada_skp(f'{a}.id', tahun, f' and fv.status = {status}')}) and {di_unit(b, a)}"
    )


def pilihan_bawahan(b: Penyusun, a: str) -> str:
    return f"{pilihan_pegawai(b, a)} and {cocok(b, a, 'filter', 'cari')}"


def hubungan(b: Penyusun, p: str, a: str) -> str:
    return (
        f"join hubungan_atasan {a}_h on {a}_h.pegawai_id = {a}.id and {a}_h.atasan_id = {p}.id"
        f" and {berlaku(f'{a}_h', b)}"
    )


def bawahan_terlihat(b: Penyusun, p: str, a: str) -> str:
    """Of the level asked for; in a team of his own the viewer sees everybody, for it is being below him that counts."""
    return (
        f"({a}_h.tingkat = 1 or {b.arg('filter', 'tingkat')} = 'SEMUA')"
        f" and ({p}.id = {b.orang} or {lingkup.pegawai(a, b.pelihat)})"
    )


def memimpin(b: Penyusun, a: str) -> str:
    """The viewer is this superior, or stands above him, or reads everything."""
    p = b.pelihat
    return f"({p.semua} or {a}.id = {p.orang} or {lingkup.atasan_dari(f'{a}.id', p)})"


def jumlah_bawahan(b: Penyusun, a: str) -> str:
    return (
        f"(select count(*) from hubungan_atasan h where h.atasan_id = {a}.id and h.tingkat = 1 and {berlaku('h', b)})"
    )


def menunggu_di_bawah(b: Penyusun, a: str) -> str:
    triwulan = (
        "(select count(*) from triwulan w where w.skp_id = s.id"
        " and (w.renkin_status = 'SUBMITTED' or w.realisasi_status in ('SUBMITTED', 'HELD')))"
    )
    semua = (
        f"select sum(case v.status when 'SUBMITTED' then 1 else 0 end + {triwulan}) from hubungan_atasan h"
        " join skp s on s.pegawai_id = h.pegawai_id join versi_skp v on v.id = s.kerja_id"
        f" where h.atasan_id = {a}.id and {berlaku('h', b)}"
    )
    return f"case when {memimpin(b, a)} then cast(coalesce(({semua}), 0) as bigint) else 0 end"


def terlihat_sebagai_atasan(a: str, p: Pelihat) -> str:
    """The superiors of the viewer, and everybody he sees as a person."""
    return (
        f"(exists (select 1 from hubungan_atasan h where h.pegawai_id = {p.orang} and h.atasan_id = {a}.id"
        f" and h.mulai <= {p.hari} and h.selesai >= {p.hari}) or {lingkup.pegawai(a, p)})"
    )


@strawberry.type(description="A superior as his subordinate may see him, and as holder of a team.")
class Atasan(Node):
    __sumber__ = Sumber("pegawai", (PENEMPATAN,), terlihat_sebagai_atasan, pengenal="Atasan")

    id: strawberry.ID = pengenal("Atasan")
    nrk: str | None = kolom(description="NRK, 6 digits; the governor has none.")
    nama: str = kolom(description="Full name with titles.")
    jabatan: Jabatan | None = relasi(
        lambda: Jabatan, "{a}.id = {p}_t.jabatan_id", description="The post held for good today."
    )
    jumlah_bawahan: int = kolom(jumlah_bawahan, Jenis.BILANGAN, description="Direct subordinates today.")
    menunggu_di_bawah: int = kolom(
        menunggu_di_bawah,
        Jenis.BILANGAN,
        description="SKP, Renkin and realisasi in the team, at any depth, that wait for a superior; 0 where the viewer"
        " does not stand above.",
    )
    bawahan: "Connection[Pegawai]" = koneksi(
        lambda: Pegawai,
        bawahan_terlihat,
        filter=BawahanFilter,
        saring=pilihan_bawahan,
        sort=PEGAWAI_SORT,
        gabung=hubungan,
        dijaga=False,
        description="People of the team whom the viewer may see, by name.",
    )
    ringkasan: RingkasanTim | None = relasi(
        lambda: RingkasanTim,
        lambda b, p, a: f"{a}.id = {p}.id and {memimpin(b, a)}",
        argumen={"tahun": Tahun, "tw": Tw, "tingkat": Kedalaman},
        description="The numbers of the team; null where the viewer does not stand above.",
    )


@strawberry.input(description="Which SKP.")
class SkpFilter:
    status: StatusSkp | None = strawberry.field(default=None, description="Only those that stand so.")
    pada: date | None = strawberry.field(default=None, description="Only those whose span holds this day.")


def pilihan_skp(b: Penyusun, a: str) -> str:
    status, pada = b.arg("filter", "status"), b.arg("filter", "pada", jenis=Jenis.TANGGAL)
    return (
        f"({status} is null or {status} = {STATUS_SKP.format(a=a)})"
        f" and ({pada} is null or {pada} between {a}.mulai and {a}.selesai)"
    )


STATUS_SKP = "(select fv.status from versi_skp fv where fv.id = {a}.kerja_id)"
SKP_SORT = sort(
    "SkpSort",
    mulai=Menurut("first day", ((Jenis.TANGGAL, "{a}.mulai"),)),
    selesai=Menurut("last day", ((Jenis.TANGGAL, "{a}.selesai"),)),
    status=menurut_status(STATUS_SKP, StatusSkp),
)


@strawberry.type(description="A person in the service of the province.")
class Pegawai(Node):
    __sumber__ = Sumber("pegawai", (PENEMPATAN,), lingkup.pegawai, pengenal="Pegawai")

    id: strawberry.ID = pengenal("Pegawai")
    nrk: str | None = kolom(description="NRK, 6 digits; the governor has none.")
    nip: str | None = kolom(description="NIP, 18 digits.")
    nama: str = kolom(description="Full name with titles.")
    golongan: str | None = kolom(description="Rank, such as III/c.")
    jabatan: Jabatan | None = relasi(
        lambda: Jabatan, "{a}.id = {p}_t.jabatan_id", description="The post held for good today."
    )
    sejak: date | None = kolom("{a}_t.mulai", Jenis.TANGGAL, description="First day in that post.")
    atasan: Atasan | None = relasi(
        lambda: Atasan,
        lambda b, p, a: (
            f"{a}.id = (select h.atasan_id from hubungan_atasan h where h.pegawai_id = {p}.id and h.tingkat = 1"
            f" and {berlaku('h', b)} limit 1)"
        ),
        dijaga=False,
        description="The direct superior today, by the tree of posts.",
    )
    tim: Atasan | None = relasi(
        lambda: Atasan,
        lambda b, p, a: f"{a}.id = {p}.id and {jumlah_bawahan(b, p)} > 0",
        dijaga=False,
        description="This person as holder of a team; null without subordinates today.",
    )
    skp: "Connection[Annotated['Skp', strawberry.lazy('.skp')]]" = koneksi(
        lambda: _skp(),
        lambda b, p, a: (
            f"{a}.pegawai_id = {p}.id and {a}.tahun = coalesce({b.arg('tahun', jenis=Jenis.BILANGAN)}, {a}.tahun)"
        ),
        filter=SkpFilter,
        saring=pilihan_skp,
        sort=SKP_SORT,
        argumen={"tahun": TahunSkp},
        description="SKP of this person, by their first day.",
    )
    riwayat: "Connection[Annotated['Riwayat', strawberry.lazy('.riwayat')]]" = jejak.riwayat(
        jejak.of_pegawai,
        "What stands in the file of this person and may be seen by the viewer, the last act first.",
        dijaga=True,
    )


def _skp() -> type:
    from .skp import Skp

    return Skp
