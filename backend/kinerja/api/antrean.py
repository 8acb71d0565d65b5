"""The queue of a superior: all on which the viewer has the move now, as rows that are worked out.

It begins with the posts that the viewer or somebody next below him has ever held, for which an index leads to the plans
that name them; of these stay those on which the table of the workflow gives him a move today. It is worked out once for
all that an operation reads of it.
"""

from datetime import date, datetime

import strawberry

from ..domain.aktor import Party
from . import pilihan  # noqa: F401  the enums must be known before a type uses them
from .compiled.deklarasi import Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Kunci, Menurut
from .indikator import dibandingkan, dihapus, sebelum
from .koneksi import sort
from .kursor import nomor_dari
from .pegawai import cocok
from .pilihan import JenisAntrean
from .renkin import Triwulan
from .skp import Skp
from .tahap_skp import SKP
from .tahap_triwulan import REALISASI, RENKIN
from .tahapan import Tahap

# As if PostgreSQL did not know whose queue it is: from a superior of thousands it concludes that there are many next to
# him, and reads whole tables.
ORANG = "(select {b.orang})"


def calon_skp(b: Penyusun) -> str:
    """The versions sent in that may be the viewer's to decide: more than are, and few enough to look at each."""
    diajukan = "join versi_skp cv on cv.penilai_jabatan_id = cg.jabatan_id and cv.status = 'SUBMITTED'"
    orang = ORANG.format(b=b)
    return (
        f"(select cv.id from pemegang cg {diajukan} where cg.pegawai_id = {orang}"
        " union select cv.id from hubungan_atasan ch join pemegang cg on cg.pegawai_id = ch.pegawai_id"
        f" {diajukan} where ch.atasan_id = {orang} and ch.tingkat = 1"
        # Somebody who acts for the post of his own rater is rated by who stands next above him.
        " union select cv.id from hubungan_atasan ch join hubungan_atasan ci on ci.atasan_id = ch.pegawai_id"
        " join skp cs on cs.pegawai_id = ci.pegawai_id join versi_skp cv on cv.id = cs.kerja_id"
        " join pemegang cg on cg.jabatan_id = cv.penilai_jabatan_id and cg.pegawai_id = ci.pegawai_id"
        f" where ch.atasan_id = {orang} and ch.tingkat = 1 and ci.tingkat = 1 and cv.status = 'SUBMITTED') c"
        " join skp q on q.kerja_id = c.id"
    )


def calon_triwulan(b: Penyusun, *, di_bawah: bool = False) -> str:
    """The plans in force whose quarters may be his: with these the rater's superior has nothing to do, and who stands
    next below comes in as the one rated, whose own post is named.

    Args:
        di_bawah: with those too that may be to decide for somebody next below him.
    """
    orang = ORANG.format(b=b)
    bawah = (
        " union select cv.id from hubungan_atasan ch join pemegang cg on cg.pegawai_id = ch.pegawai_id"
        f" join versi_skp cv on cv.penilai_jabatan_id = cg.jabatan_id where ch.atasan_id = {orang} and ch.tingkat = 1"
    )
    return (
        "(select cv.id from pemegang cg join versi_skp cv on cv.penilai_jabatan_id = cg.jabatan_id"
        f" where cg.pegawai_id = {orang}"
        " union select cs.berlaku_id from hubungan_atasan ch join skp cs on cs.pegawai_id = ch.pegawai_id"
        f" where ch.atasan_id = {orang} and ch.tingkat = 1{bawah if di_bawah else ''}) c"
        " join skp q on q.berlaku_id = c.id"
    )


def menunggu(tahap: Tahap, b: Penyusun, a: str) -> str:
    """It waits for a move that the viewer can make, as superior."""
    steps = tahap.alur.items()
    boleh = [tahap.boleh(b, a, move) for move, step in steps if step.awaited and step.party is not Party.OWNER]
    # Moves that ask for the same are asked for once.
    return f"({' or '.join(dict.fromkeys(boleh))})"


def jumlah(tabel: str, syarat: str) -> str:
    return f"(select count(*) from {tabel} where {syarat})"


BERBEDA = " or ".join(f"r.{kolom} <> i.{kolom}" for kolom in ("uraian", "output", "satuan", "mutu", "waktu"))


def _skp(b: Penyusun) -> str:
    berubah = jumlah(
        f"indikator i left join indikator_revisi r on {sebelum('i', 'q_v', 'r')}",
        f"{dibandingkan('q_v')} and i.versi_id = q_v.id"
        f" and (r.id is null or {BERBEDA} or coalesce(r.biaya, -1) <> coalesce(i.biaya, -1))",
    )
    hilang = jumlah("indikator_revisi r", dihapus("q", "q_v", "r"))
    sendiri = jumlah("indikator i", "i.versi_id = q_v.id and i.sumber = 'TANPA_REFERENSI'")
    menilai = SKP.penilai(b, "q")
    return (
        "select q.id * 4 as id, 'SKP' as jenis, q.id as objek, q.id as skp_id, q.pegawai_id, q.tahun, 0 as tw,"
        f" q_v.diajukan as sejak, case when {menilai} then {SKP.batas_penilai(b, 'q')} end as batas,"
        f" {berubah} + {hilang} as berubah, {sendiri} as menyimpang, case when {menilai} then 0 else 1 end as naik"
        f" from {calon_skp(b)} join versi_skp q_v on q_v.id = q.kerja_id join skp q_s on q_s.id = q.id"
        f" left join kalender_tahun q_k on q_k.tahun = q.tahun where {menunggu(SKP, b, 'q')}"
    )


TRIWULAN = (
    "join triwulan w on w.skp_id = q.id join skp w_s on w_s.id = q.id join versi_skp w_v on w_v.id = q.berlaku_id"
    " left join kalender_triwulan w_k on w_k.tahun = w.tahun and w_k.tw = w.tw"
)


def _renkin(b: Penyusun) -> str:
    """The plans of an SKP that wait go together, for only together do they make the year."""
    berubah = jumlah("renkin x", "x.triwulan_id = w.id and x.target <> x.target_sebelum")
    return (
        "select q.id * 4 + 1, 'RENKIN', q.id, q.id, q.pegawai_id, q.tahun, min(w.tw), min(w.renkin_diajukan),"
        f" min({RENKIN.batas_penilai(b, 'w')}), sum({berubah}), 0, 0"
        f" from {calon_triwulan(b)} {TRIWULAN}"
        f" where w.renkin_status = 'SUBMITTED' and {menunggu(RENKIN, b, 'w')} group by q.id"
    )


def _realisasi(b: Penyusun) -> str:
    baris = "renkin x"
    return (
        "select w.id * 4 + 2, 'REALISASI', w.id, q.id, q.pegawai_id, q.tahun, w.tw, w.realisasi_diajukan,"
        f" {REALISASI.batas_penilai(b, 'w')},"
        f" {jumlah(baris, 'x.triwulan_id = w.id and x.realisasi <> x.realisasi_sebelum')},"
        f" {jumlah(baris, 'x.triwulan_id = w.id and x.target > 0 and x.realisasi <> x.target')}, 0"
        f" from {calon_triwulan(b)} {TRIWULAN}"
        f" where w.realisasi_status = 'SUBMITTED' and {menunggu(REALISASI, b, 'w')}"
    )


def antrean(b: Penyusun) -> str:
    return b.bersama("antrean", f"{_skp(b)} union all {_renkin(b)} union all {_realisasi(b)}")


def ringkasan(b: Penyusun) -> str:
    hitung = ", ".join(f"count(*) filter (where r.jenis = '{j}') as {j.value.lower()}" for j in JenisAntrean)
    return (
        f"(select 1 as id, count(*) as semua, {hitung}, count(*) filter (where r.batas < {b.hari}) as terlambat,"
        f" count(*) filter (where r.berubah + r.menyimpang > 0) as berubah from {antrean(b)} r)"
    )


@strawberry.type(description="How much waits for the viewer, by kind.")
class JumlahAntrean:
    __sumber__ = Sumber(ringkasan)

    semua: int = kolom(jenis=Jenis.BILANGAN, description="In all.")
    skp: int = kolom(jenis=Jenis.BILANGAN, description="SKP to approve.")
    renkin: int = kolom(jenis=Jenis.BILANGAN, description="SKP with plans of quarters to approve.")
    realisasi: int = kolom(jenis=Jenis.BILANGAN, description="Reports on a quarter to validate.")
    terlambat: int = kolom(jenis=Jenis.BILANGAN, description="Those whose day to decide is over.")
    berubah: int = kolom(jenis=Jenis.BILANGAN, description="Those with differences to look at.")


# Of the rows of a page only.
CATATAN = (
    "case {a}.jenis when 'SKP' then exists (select 1 from skp cs join indikator ci on ci.versi_id = cs.kerja_id"
    " where cs.id = {a}.objek and ci.balasan is not null)"
    " when 'REALISASI' then exists (select 1 from renkin cx"
    " where cx.triwulan_id = {a}.objek and cx.catatan_realisasi is not null) else 1 = 0 end"
)
BUKTI = (
    "case {a}.jenis when 'REALISASI' then (select count(*) from renkin cx join bukti ck on ck.renkin_id = cx.id"
    " where cx.triwulan_id = {a}.objek) else 0 end"
)


@strawberry.type(description="One thing that waits for the viewer's decision.")
class ItemAntrean:
    __sumber__ = Sumber(antrean)

    id: strawberry.ID = kolom(
        "{a}.jenis || '_' || {a}.objek",
        Jenis.PENGENAL,
        description="Stays the same as long as it waits; no global id, `node` does not know it.",
    )
    jenis: JenisAntrean = kolom(description="What is to be decided.")
    skp: Skp = relasi(lambda: Skp, "{a}.id = {p}.skp_id", dijaga=False, description="The SKP that it is or belongs to.")
    triwulan: list[Triwulan] = relasi(
        lambda: Triwulan,
        "{a}.skp_id = {p}.skp_id and ({p}.jenis = 'REALISASI' and {a}.id = {p}.objek"
        " or {p}.jenis = 'RENKIN' and {a}.renkin_status = 'SUBMITTED')",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.tw"),),
        dijaga=False,
        description="The quarters to decide on: none of an SKP, all that wait of a Renkin, one of a realisasi.",
    )
    sejak: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it was sent in.")
    batas: date | None = kolom(
        jenis=Jenis.TANGGAL,
        description="The last day to decide; null without a calendar, and for the rater's superior.",
    )
    jumlah_berubah: int = kolom(
        "{a}.berubah",
        Jenis.BILANGAN,
        description="Lines that are new, gone or other than before; 0 of a first submission.",
    )
    jumlah_menyimpang: int = kolom(
        "{a}.menyimpang",
        Jenis.BILANGAN,
        description="Lines of the owner's own in an SKP; in a report those that are not as planned.",
    )
    ada_catatan: bool = kolom(CATATAN, Jenis.BENAR, description="The owner has written notes or replies.")
    jumlah_bukti: int = kolom(BUKTI, Jenis.BILANGAN, description="Files of evidence.")
    terlambat: bool = kolom(
        lambda b, a: f"coalesce({a}.batas < {b.hari}, 1 = 0)", Jenis.BENAR, description="The day to decide is over."
    )
    sebagai_atasan: bool = kolom(
        "{a}.naik = 1",
        Jenis.BENAR,
        description="The viewer decides as the rater's superior, on a dispute or because the rater is late: on each by"
        " itself, not in bulk.",
    )
    perlu_dilihat: bool = kolom(
        f"({{a}}.berubah + {{a}}.menyimpang + {{a}}.naik > 0 or {CATATAN})",
        Jenis.BENAR,
        description="Something in it differs or was written; what has nothing of it can well be decided in bulk.",
    )


@strawberry.input(description="Which of the things that wait.")
class AntreanFilter:
    jenis: JenisAntrean | None = strawberry.field(default=None, description="Only of this kind.")
    tahun: int | None = strawberry.field(default=None, description="Only of SKP of this year.")
    tw: int | None = strawberry.field(default=None, description="Only plans and reports of this quarter, 1 to 4.")
    cari: str | None = strawberry.field(default=None, description="Beginning of NRK or NIP, or a part of the name.")
    berubah: bool | None = strawberry.field(
        default=None, description="True: only with differences; false: only without."
    )
    terlambat: bool | None = strawberry.field(
        default=None, description="True: only late ones; false: only those in time."
    )
    unit: strawberry.ID | None = strawberry.field(default=None, description="Only people of this office or below it.")


def tersaring(b: Penyusun, a: str) -> str:
    jenis, tahun, tw = (b.arg("filter", "jenis"), *(b.arg("filter", n, jenis=Jenis.BILANGAN) for n in ("tahun", "tw")))
    berubah, terlambat = (b.arg("filter", nama, jenis=Jenis.BENAR) for nama in ("berubah", "terlambat"))
    rencana = (
        f"{a}.jenis = 'RENKIN' and exists (select 1 from triwulan f where f.skp_id = {a}.skp_id and f.tw = {tw}"
        " and f.renkin_status = 'SUBMITTED')"
    )
    return (
        f"({jenis} is null or {a}.jenis = {jenis}) and ({tahun} is null or {a}.tahun = {tahun})"
        f" and ({tw} is null or {a}.tw = {tw} or {rencana})"
        f" and ({berubah} is null or ({a}.berubah + {a}.menyimpang > 0) = {berubah})"
        f" and ({terlambat} is null or coalesce({a}.batas < {b.hari}, 1 = 0) = {terlambat})"
        f" and exists (select 1 from pegawai n where n.id = {a}.pegawai_id and {cocok(b, 'n', 'filter', 'cari')})"
        f" and {_di_unit(b, a)}"
    )


def _di_unit(b: Penyusun, a: str) -> str:
    unit = b.arg("filter", "unit", jenis=Jenis.BILANGAN, ubah=nomor_dari("Unit"))
    return (
        f"({unit} is null or exists (select 1 from penempatan t join jabatan j on j.id = t.jabatan_id"
        f" join unit u on u.id = j.unit_id join unit k on k.id = {unit} where t.pegawai_id = {a}.pegawai_id"
        f" and t.mulai <= {b.hari} and (t.selesai is null or t.selesai >= {b.hari}) and u.jalur like k.jalur || '%'))"
    )


def _sejak(b: Penyusun, p: str, a: str) -> str:
    return f"coalesce({b.d.cetak(Jenis.WAKTU, f'{a}.sejak').sql}, '')"


SEJAK: Kunci = (Jenis.TEKS, _sejak)
BERBEDA_DULU: Kunci = (Jenis.BILANGAN, "case when {a}.berubah + {a}.menyimpang = 0 then 1 else 0 end")

ANTREAN_SORT = sort(
    "AntreanSort",
    berubah=Menurut("whether it differs, differences first, then the oldest", (BERBEDA_DULU, SEJAK)),
    sejak=Menurut("when it was sent in", (SEJAK,)),
    batas=Menurut("the last day to decide", ((Jenis.TANGGAL, "{a}.batas"), SEJAK), kosong=True),
)
