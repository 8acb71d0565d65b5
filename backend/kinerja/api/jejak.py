"""Acts of the riwayat as SQL: what each says in words, for the timeline of an object and the notice of it; and which of
them belong to an object."""

import json
from collections.abc import Mapping
from typing import Any

import strawberry

from ..domain.aktor import Party
from ..domain.tanda import Tanda
from .compiled.deklarasi import Baca, Baris, Gabung, Kolom, bagian, kolom, koneksi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import sort
from .label import INDONESIA
from .permintaan import Permintaan
from .pilihan import TahapRiwayat

TINDAKAN = [kunci.removeprefix("tindakan.") for kunci in INDONESIA if kunci.startswith("tindakan.")]


@strawberry.type(description="Who acted, and in which post he was that day.")
class Pelaku:
    nama: str = kolom(description="Full name with titles.")
    nrk: str | None = kolom(description="NRK, 6 digits; the governor has none.")
    jabatan: str | None = kolom(
        description="As whom he acted: `Plh. Kepala Bidang`, else the post that he held for good that day."
    )


def gabung(r: str) -> tuple[Gabung, ...]:
    """The joins by which `pelaku` finds names, of an act whose alias is this template."""
    return (
        Gabung("oleh", f"left join pegawai {{a}}_oleh on {{a}}_oleh.id = {r}.oleh_id"),
        Gabung("atas", f"left join pegawai {{a}}_atas on {{a}}_atas.id = {r}.atas_nama_id"),
    )


def pelaku(r: str, kolom_orang: str, akhiran: str, nama: str, description: str) -> Any:
    """A Pelaku of an act.

    Args:
        r: the alias of the act, as a template. kolom_orang: of the act. akhiran: of the join. nama: of the field.
    """

    def jabatan(b: Penyusun, a: str) -> str:
        orang, hari = f"{r.format(a=a)}.{kolom_orang}", b.d.hari_jakarta(f"{r.format(a=a)}.waktu")
        return (
            "(select j.nama from penempatan x join jabatan j on j.id = x.jabatan_id"
            f" where x.pegawai_id = {orang} and x.mulai <= {hari} and (x.selesai is null or x.selesai >= {hari})"
            " order by case x.jenis when 'DEFINITIF' then 0 else 1 end, x.mulai desc, x.id limit 1)"
        )

    def sebutan(b: Penyusun, a: str) -> str:
        return f"coalesce({b.d.anak(f'{r.format(a=a)}.isi', 'sebagai')}, {jabatan(b, a)})"

    isi: Mapping[str, Baca] = {
        "nama": Kolom(Jenis.TEKS, f"{{a}}_{akhiran}.nama"),
        "nrk": Kolom(Jenis.TEKS, f"{{a}}_{akhiran}.nrk"),
        "jabatan": Kolom(Jenis.TEKS, sebutan if akhiran == "oleh" else jabatan),
    }
    return bagian(
        lambda: Pelaku,
        ada=f"{{a}}_{akhiran}.id is not null",
        kembar=lambda row, q: row[f"{nama}.nama"] is not None,
        isi=isi,
        description=description,
    )


def mentah(r: str) -> dict[str, tuple[Jenis, Any]]:
    """What the twins need of an act."""
    return {nama: (Jenis.TEKS, f"{r}.{nama}") for nama in ("objek", "tindakan", "isi")}


def tahap_sql(r: str) -> str:
    return (
        f"case when {r}.tindakan like '%\\_RENKIN' escape '\\' then 'RENKIN'"
        f" when {r}.objek = 'triwulan' then 'REALISASI' when {r}.objek = 'skp' then 'SKP'"
        f" when {r}.objek = 'bukti' then 'BUKTI' else 'LAIN' end"
    )


def label_sql(b: Penyusun, r: str) -> str:
    cases = " ".join(f"when '{kunci}' then {b.teks(f'tindakan.{kunci}')}" for kunci in TINDAKAN if kunci != "LAIN")
    return f"case {r}.objek || '.' || {r}.tindakan {cases} else {b.teks('tindakan.LAIN')} end"


def pihak_sql(r: str) -> str:
    """The side on which it was done: as recorded, else the owner's or the rater's."""
    return (
        f"case when {r}.oleh_id = {r}.berkas_id then '{Party.OWNER}'"
        f" when {r}.oleh_id is not null and {r}.objek in ('skp', 'triwulan') then '{Party.RATER}' end"
    )


def bertanda(b: Penyusun, r: str, tanda: Tanda) -> str:
    """An act bears this mark, and the viewer is one whom marks are for: whoever decided, and on whom, sees none."""
    return (
        f"{b.pelihat.semua} and {r}.objek in ('skp', 'triwulan')"
        f" and exists (select 1 from {b.d.butir(f'{r}.isi', 'tanda')} e where e.value = '{tanda}')"
    )


def bertanda_kembar(row: Baris, q: Permintaan) -> list[Tanda]:
    if not q.aktor.melihat_semua or row["objek"] not in ("skp", "triwulan"):
        return []
    return [tanda for tanda in Tanda if tanda in json.loads(row["isi"]).get("tanda", ())]


def tw_sql(b: Penyusun, r: str) -> str:
    """The quarters that an act is about, as a JSON array."""
    satu = f"select cast({b.d.anak(f'{r}.isi', 'tw')} as integer) as v, 0 as \"#n\" where {r}.objek = 'triwulan'"
    semua = (
        f'select cast({b.d.anak("e.value", "tw")} as integer) as v, e.key as "#n"'
        f" from {b.d.butir(f'{r}.isi', 'triwulan')} e where {r}.objek = 'skp'"
    )
    isi = b.d.kumpulan("x.v", "x.v is not null").sql
    return f'(select {isi} from (select * from ({satu} union all {semua}) u order by u."#n") x)'


def tw_kembar(row: Baris) -> list[int]:
    isi = json.loads(row["isi"])
    if row["objek"] == "triwulan":
        return [isi["tw"]] if "tw" in isi else []
    return [t["tw"] for t in isi.get("triwulan", ())] if row["objek"] == "skp" else []


def skp_sql(r: str) -> str:
    """The SKP that an act is about."""
    return (
        f"case {r}.objek when 'skp' then {r}.objek_id"
        f" when 'triwulan' then (select w.skp_id from triwulan w where w.id = {r}.objek_id) end"
    )


def status_sql(b: Penyusun, r: str, nama: str) -> str:
    """The status `dari` or `ke` of an act; of several quarters that of the first."""
    satu = b.d.anak(f"{r}.isi", nama)
    semua = f"select {b.d.anak('e.value', nama)} from {b.d.butir(f'{r}.isi', 'triwulan')} e order by e.key limit 1"
    return f"coalesce({satu}, ({semua}))"


def status_label_sql(b: Penyusun, r: str, nama: str) -> str:
    status, cases = status_sql(b, r, nama), ""
    for tahap in (TahapRiwayat.SKP, TahapRiwayat.RENKIN, TahapRiwayat.REALISASI):
        words = [kunci for kunci in INDONESIA if kunci.startswith(f"{tahap.lower()}.") and kunci.endswith(".atasan")]
        of = " ".join(f"when '{kunci.split('.')[1]}' then {b.teks(kunci)}" for kunci in words)
        cases += f" when '{tahap}' then case {status} {of} end"
    return f"case {tahap_sql(r)}{cases} end"


@strawberry.input(description="Which acts.")
class RiwayatFilter:
    tahap: TahapRiwayat | None = strawberry.field(default=None, description="Those of this part of the work.")
    tindakan: str | None = strawberry.field(default=None, description="This act only.")


RIWAYAT_SORT = sort("RiwayatSort", terbaru=Menurut("recency, the last act first", ((Jenis.BILANGAN, "-{a}.nomor"),)))


def _tersaring(b: Penyusun, a: str) -> str:
    tahap, tindakan = b.arg("filter", "tahap"), b.arg("filter", "tindakan")
    return f"({tahap} is null or {tahap_sql(a)} = {tahap}) and ({tindakan} is null or {a}.tindakan = {tindakan})"


def _bukti(b: Penyusun, a: str, renkin: str) -> str:
    """Evidence beside one of these rows; the file may be gone since."""
    return f"case when {a}.objek = 'bukti' then cast({b.d.anak(f'{a}.isi', 'renkin')} as bigint) end in ({renkin})"


def of_skp(b: Penyusun, p: str, a: str) -> str:
    triwulan = f"select w.id from triwulan w where w.skp_id = {p}.id"
    renkin = f"select k.id from renkin k join triwulan w on w.id = k.triwulan_id where w.skp_id = {p}.id"
    return (
        f"{a}.berkas_id = {p}.pegawai_id and (({a}.objek = 'skp' and {a}.objek_id = {p}.id)"
        f" or ({a}.objek = 'triwulan' and {a}.objek_id in ({triwulan})) or {_bukti(b, a, renkin)})"
    )


def of_triwulan(b: Penyusun, p: str, a: str) -> str:
    rencana = f"select cast({b.d.anak('e.value', 'id')} as bigint) from {b.d.butir(f'{a}.isi', 'triwulan')} e"
    return (
        f"{a}.berkas_id = {p}_s.pegawai_id and (({a}.objek = 'triwulan' and {a}.objek_id = {p}.id)"
        f" or ({a}.objek = 'skp' and {p}.id in ({rencana}))"
        f" or {_bukti(b, a, f'select k.id from renkin k where k.triwulan_id = {p}.id')})"
    )


def of_pegawai(b: Penyusun, p: str, a: str) -> str:
    return f"{a}.berkas_id = {p}.id"


def riwayat(of: Any, description: str, *, dijaga: bool = False) -> Any:
    """The timeline of an object, the last act first.

    Args:
        of: which acts. dijaga: whether seeing the object does not mean seeing them all.
    """
    return koneksi(
        _riwayat,
        of,
        filter=RiwayatFilter,
        saring=_tersaring,
        sort=RIWAYAT_SORT,
        dijaga=dijaga,
        description=description,
    )


def _riwayat() -> type:
    from .riwayat import Riwayat

    return Riwayat
