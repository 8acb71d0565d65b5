"""Who may see which row: one SQL predicate per table, used by the compiled reads, the loaders and the services alike.

A person sees himself, all who stand below him on the day (`HubunganAtasan` of any tingkat), and the SKP whose rater's
post he acts for, or held when a quarter ended that is not yet locked. A pengelola sees the people of his office.
Auditors and the admin of BKD read everything.
What cannot be seen does not exist: an unknown id and a hidden one give the same answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from tortoise.expressions import RawSQL
from tortoise.models import Model
from tortoise.queryset import QuerySet

from ..domain.aktor import Aktor
from .kalender import Pembukaan
from .laporan_atasan import LaporanAtasan
from .pegawai import Pegawai, Penempatan
from .pekerjaan import Pekerjaan
from .pemberitahuan import Pemberitahuan
from .renkin import Bukti, Renkin, Triwulan
from .skp import Indikator, Skp

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Pelihat:
    """SQL expressions for the one who looks: placeholders in a compiled statement, literals in a service."""

    orang: str
    hari: str
    semua: str

    @classmethod
    def of(cls, aktor: Aktor) -> "Pelihat":
        return cls(str(int(aktor.pegawai_id)), f"'{aktor.hari.isoformat()}'", "1=1" if aktor.melihat_semua else "1=0")


def atasan_dari(pegawai: str, p: Pelihat, tingkat: str = "") -> str:
    """The one who looks stands above this person on the day."""
    return (
        f"exists (select 1 from hubungan_atasan h where h.pegawai_id = {pegawai} and h.atasan_id = {p.orang}"
        f" and h.mulai <= {p.hari} and h.selesai >= {p.hari}{tingkat})"
    )


def memegang(jabatan: str, orang: str, hari: str) -> str:
    """A person acts for a post on the day."""
    return (
        f"exists (select 1 from pemegang g where g.jabatan_id = {jabatan} and g.pegawai_id = {orang}"
        f" and g.mulai <= {hari} and g.selesai >= {hari})"
    )


def penilai(pegawai: str, jabatan: str, p: Pelihat) -> str:
    """The one who looks acts as rater: he holds the rater's post, or stands next above while its holder is the
    person rated."""
    return (
        f"({pegawai} <> {p.orang} and ({memegang(jabatan, p.orang, p.hari)}"
        f" or ({memegang(jabatan, pegawai, p.hari)} and {atasan_dari(pegawai, p, ' and h.tingkat = 1')})))"
    )


def mantan_penilai(w: str, s: str, jabatan: str, p: Pelihat) -> str:
    """The one who looks held the rater's post on the last day of a quarter and does so no more: the quarter ended in
    his time, and he may finish it until it is locked. A Plh is not meant, whose days are those of his letter.

    Args:
        w, s: the aliases of the quarter and its SKP.
    """
    return (
        f"exists (select 1 from penempatan mp {_kalender(w)}"
        f" where mp.jabatan_id = {jabatan} and {_dalam_masanya(w, s, p)})"
    )


def menyelesaikan(a: str, p: Pelihat) -> str:
    """The one who looks may still finish a quarter of this SKP."""
    return (
        f"exists (select 1 from versi_skp nv join triwulan nw on nw.skp_id = {a}.id"
        f" join penempatan mp on mp.jabatan_id = nv.penilai_jabatan_id {_kalender('nw')}"
        f" where nv.id = {a}.berlaku_id and {_dalam_masanya('nw', a, p)})"
    )


def _kalender(w: str) -> str:
    return f"left join kalender_triwulan mk on mk.tahun = {w}.tahun and mk.tw = {w}.tw"


def _dalam_masanya(w: str, s: str, p: Pelihat) -> str:
    """Flat, for SQLite's parser has a stack of a hundred. Days are compared as text where one has to be made."""
    akhir = f"{w}.tahun || case {w}.tw when 1 then '-03-31' when 2 then '-06-30' when 3 then '-09-30' else '-12-31' end"
    return (
        f"mp.pegawai_id = {p.orang} and {s}.pegawai_id <> {p.orang} and mp.jenis <> 'PLH' and mp.selesai < {p.hari}"
        f" and mp.mulai <= {s}.selesai and cast(mp.mulai as text) <= {akhir}"
        f" and ({s}.selesai <= mp.selesai or {akhir} <= cast(mp.selesai as text))"
        f" and {w}.terkunci is null"
        f" and (coalesce(mk.kunci > {p.hari}, 1 = 1) or coalesce({w}.kunci_ditunda >= {p.hari}, 1 = 0))"
    )


def pemegang(jabatan: str, pemilik: str, hari: str) -> str:
    """Who acts as rater on the day, as the key of a person: the holder of the rater's post; while it is the person
    rated, who stands next above."""
    masa = f"mulai <= {hari} and {{0}}.selesai >= {hari}"
    holder = (
        f"select g.pegawai_id from pemegang g where g.jabatan_id = {jabatan} and g.pegawai_id <> {pemilik}"
        f" and g.{masa.format('g')} limit 1"
    )
    above = (
        f"select h.atasan_id from hubungan_atasan h where h.pegawai_id = {pemilik} and h.tingkat = 1"
        f" and h.{masa.format('h')} and {jabatan} is not null limit 1"
    )
    return f"coalesce(({holder}), ({above}))"


def pemegang_atasan(jabatan: str, pemilik: str, hari: str) -> str:
    """Who stands next above the one who acts as rater, as the key of a person; never the person rated."""
    return f"(select u.atasan_id {_di_atas(jabatan, pemilik, hari)} limit 1)"


def jabatan_atasan_penilai(jabatan: str, pemilik: str, hari: str) -> str:
    """The post by which he stands there."""
    return f"(select u.jabatan_id {_di_atas(jabatan, pemilik, hari)} limit 1)"


def ada_atasan_penilai(pemilik: str, jabatan: str, hari: str) -> str:
    """There is a superior of the one who acts as rater, other than the person rated."""
    return f"exists (select 1 {_di_atas(jabatan, pemilik, hari)})"


def atasan_penilai(pemilik: str, jabatan: str, p: Pelihat) -> str:
    """The one who looks stands next above the one who acts as rater."""
    return f"exists (select 1 {_di_atas(jabatan, pemilik, p.hari)} and u.atasan_id = {p.orang})"


def _di_atas(jabatan: str, pemilik: str, hari: str) -> str:
    return (
        f"from hubungan_atasan u where u.pegawai_id = {pemegang(jabatan, pemilik, hari)}"
        f" and u.tingkat = 1 and u.mulai <= {hari} and u.selesai >= {hari} and u.atasan_id <> {pemilik}"
    )


def pegawai(a: str, p: Pelihat) -> str:
    return (
        f"({p.semua} or {a}.id = {p.orang} or {atasan_dari(f'{a}.id', p)} or {pengelola_dari(f'{a}.id', p)}"
        f" or {dinilai(f'{a}.id', p)})"
    )


def calon_pegawai(a: str, p: Pelihat) -> str:
    """Where a list of all whom one may see begins: nobody else can be, and each is still looked at. Found once for the
    whole list, by the indexes of what leads to them."""
    return (
        f"({p.semua} or {a}.id in (select {p.orang}"
        f" union select h.pegawai_id from hubungan_atasan h where h.atasan_id = {p.orang}"
        " union select t.pegawai_id from peran r join unit ru on ru.id = r.unit_id"
        " join unit tu on tu.jalur like ru.jalur || '%' join jabatan tj on tj.unit_id = tu.id"
        f" join penempatan t on t.jabatan_id = tj.id where r.pegawai_id = {p.orang} and r.peran = 'PENGELOLA'"
        " union select ds.pegawai_id from pemegang g join versi_skp dv on dv.penilai_jabatan_id = g.jabatan_id"
        f" join skp ds on ds.kerja_id = dv.id where g.pegawai_id = {p.orang}))"
    )


def pengelola_dari(orang: str, p: Pelihat) -> str:
    return (
        "exists (select 1 from peran r join unit ru on ru.id = r.unit_id"
        f" join penempatan t on t.pegawai_id = {orang} and t.mulai <= {p.hari}"
        f" and (t.selesai is null or t.selesai >= {p.hari})"
        " join jabatan tj on tj.id = t.jabatan_id join unit tu on tu.id = tj.unit_id"
        f" where r.pegawai_id = {p.orang} and r.peran = 'PENGELOLA' and r.mulai <= {p.hari}"
        f" and (r.selesai is null or r.selesai >= {p.hari}) and tu.jalur like ru.jalur || '%')"
    )


def mengelola(jabatan: str, p: Pelihat) -> str:
    """The one who looks keeps the people's data of the office of a post, or of all."""
    return (
        f"exists (select 1 from peran mr left join unit mu on mu.id = mr.unit_id join jabatan mj on mj.id = {jabatan}"
        f" join unit mt on mt.id = mj.unit_id where mr.pegawai_id = {p.orang} and mr.mulai <= {p.hari}"
        f" and (mr.selesai is null or mr.selesai >= {p.hari})"
        " and (mr.peran = 'ADMIN_BKD' or mr.peran = 'PENGELOLA' and mt.jalur like mu.jalur || '%'))"
    )


def penugasan(a: str, p: Pelihat) -> str:
    """A letter of a Plt or Plh: its holder sees it, those above him, and who keeps the data of the post's office."""
    terlihat = (
        f"{p.semua} or {a}.pegawai_id = {p.orang} or {mengelola(f'{a}.jabatan_id', p)}"
        f" or {atasan_dari(f'{a}.pegawai_id', p)}"
    )
    return f"({a}.jenis <> 'DEFINITIF' and ({terlihat}))"


def laporan_atasan(a: str, p: Pelihat) -> str:
    """A report of a wrong superior: the one who made it, and who keeps the data of his office."""
    return f"({p.semua} or {a}.pegawai_id = {p.orang} or {mengelola_pelapor(a, p)})"


def mengelola_pelapor(a: str, p: Pelihat) -> str:
    """The one who looks keeps the data of the office of who made a report: of his post today, for he may have moved
    since; of the one he had then where he has none."""
    kini = (
        f"select kt.jabatan_id from penempatan kt where kt.pegawai_id = {a}.pegawai_id and kt.jenis = 'DEFINITIF'"
        f" and kt.mulai <= {p.hari} and (kt.selesai is null or kt.selesai >= {p.hari}) order by kt.mulai desc limit 1"
    )
    return mengelola(f"coalesce(({kini}), {a}.jabatan_id)", p)


def penilai_berbeda(a: str, p: Pelihat) -> str:
    """An open SKP that names another rater than the tree of posts says on any of its days: its owner sees that, and who
    keeps the data of his office."""
    mengelola_orang = (
        f"exists (select 1 from penempatan bt where bt.pegawai_id = {a}.pegawai_id and bt.jenis = 'DEFINITIF'"
        f" and bt.mulai <= {p.hari} and (bt.selesai is null or bt.selesai >= {p.hari})"
        f" and {mengelola('bt.jabatan_id', p)})"
    )
    return (
        f"({a}.selesai >= {p.hari} and exists (select 1 from versi_skp bv where bv.id = {a}.kerja_id"
        " and bv.status <> 'CLOSED' and bv.penilai_jabatan_id is not null and not exists (select 1"
        f" from hubungan_atasan bh where bh.pegawai_id = {a}.pegawai_id and bh.tingkat = 1"
        f" and bh.jabatan_id = bv.penilai_jabatan_id and bh.mulai <= {a}.selesai and bh.selesai >= {a}.mulai))"
        f" and ({p.semua} or {a}.pegawai_id = {p.orang} or {mengelola_orang}))"
    )


def dinilai(orang: str, p: Pelihat) -> str:
    """The one who looks rates an SKP of this person, even where the tree says otherwise."""
    return (
        "exists (select 1 from skp ds join versi_skp dv on dv.id = ds.kerja_id"
        f" where ds.pegawai_id = {orang} and {penilai('ds.pegawai_id', 'dv.penilai_jabatan_id', p)})"
    )


def skp(a: str, p: Pelihat) -> str:
    return (
        f"({p.semua} or {a}.pegawai_id = {p.orang} or {atasan_dari(f'{a}.pegawai_id', p)}"
        f" or exists (select 1 from versi_skp lv where lv.id = {a}.kerja_id"
        f" and {penilai(f'{a}.pegawai_id', 'lv.penilai_jabatan_id', p)}) or {menyelesaikan(a, p)})"
    )


def versi_skp(a: str, p: Pelihat) -> str:
    return f"exists (select 1 from skp s where s.id = {a}.skp_id and {skp('s', p)})"


def indikator(a: str, p: Pelihat) -> str:
    return (
        "exists (select 1 from versi_skp iv join skp s on s.id = iv.skp_id"
        f" where iv.id = {a}.versi_id and {skp('s', p)})"
    )


def triwulan(a: str, p: Pelihat) -> str:
    return f"exists (select 1 from skp s where s.id = {a}.skp_id and {skp('s', p)})"


def renkin(a: str, p: Pelihat) -> str:
    return (
        "exists (select 1 from triwulan w join skp s on s.id = w.skp_id"
        f" where w.id = {a}.triwulan_id and {skp('s', p)})"
    )


def bukti(a: str, p: Pelihat) -> str:
    return (
        "exists (select 1 from renkin rk join triwulan w on w.id = rk.triwulan_id join skp s on s.id = w.skp_id"
        f" where rk.id = {a}.renkin_id and {skp('s', p)})"
    )


def pemberitahuan(a: str, p: Pelihat) -> str:
    """One's own, whatever else one may see."""
    return f"{a}.penerima_id = {p.orang}"


def riwayat(a: str, p: Pelihat) -> str:
    """The acts on what one may see; those on an account, its owner alone."""
    pada = (
        f"{a}.objek = 'skp' and exists (select 1 from skp s where s.id = {a}.objek_id and {skp('s', p)})",
        f"{a}.objek = 'triwulan'"
        f" and exists (select 1 from triwulan w where w.id = {a}.objek_id and {triwulan('w', p)})",
        f"{a}.objek = 'bukti' and {atasan_dari(f'{a}.berkas_id', p)}",
        f"{a}.objek = 'penempatan'"
        f" and exists (select 1 from pegawai lp where lp.id = {a}.berkas_id and {pegawai('lp', p)})",
    )
    return f"({p.semua} or {a}.berkas_id = {p.orang} or {' or '.join(f'({syarat})' for syarat in pada)})"


def pekerjaan(a: str, p: Pelihat) -> str:
    """Work in the background is the business of the one who asked for it."""
    return f"{a}.pegawai_id = {p.orang}"


def pembukaan(a: str, p: Pelihat) -> str:
    """Who reads everything, and the one for whom alone a window is opened."""
    return f"({p.semua} or {a}.pegawai_id = {p.orang})"


PREDIKAT: dict[type[Model], Any] = {
    Pegawai: pegawai,
    Skp: skp,
    Indikator: indikator,
    Triwulan: triwulan,
    Renkin: renkin,
    Bukti: bukti,
    Penempatan: penugasan,
    LaporanAtasan: laporan_atasan,
    Pemberitahuan: pemberitahuan,
    Pekerjaan: pekerjaan,
    Pembukaan: pembukaan,
}


def visible_to(model: type[M], by: Aktor, predikat: Callable[[str, Pelihat], str] | None = None) -> QuerySet[M]:
    """The rows of a model that this person may see: the only way in for services.

    Args:
        predikat: another one of this module, for those who see less of the row than its owner.
    """
    table = model._meta.db_table
    terlihat = (predikat or PREDIKAT[model])(f'"{table}"', Pelihat.of(by))
    return model.annotate(terlihat=RawSQL(f"case when {terlihat} then 1 else 0 end")).filter(terlihat=1)
