"""A line of an SKP, as it stands and as it was sent in before."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

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
from ..models import lingkup
from .compiled.deklarasi import Baris, Gabung, Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import menurut_status, sort
from .pegawai import Node, pengenal, terhindar
from .permintaan import Permintaan
from .referensi import URAIAN, Referensi
from .tahap_skp import buka_skp, jendela_skp, tutup_skp

if TYPE_CHECKING:
    from .renkin import Renkin


@strawberry.type(description="A line as it was sent in the time before.")
class IndikatorRevisi:
    __sumber__ = Sumber("indikator_revisi")

    baris: strawberry.ID = kolom(
        "'Indikator_' || {a}.indikator_id",
        Jenis.PENGENAL,
        description="The id that the line has, or had until removed.",
    )
    asal: strawberry.ID | None = kolom(
        "'Indikator_' || {a}.asal_id",
        Jenis.PENGENAL,
        description="That of the line of the version before which it goes on with.",
    )
    revisi: int = kolom(jenis=Jenis.BILANGAN, description="Which submission: 0 is the first.")
    uraian: str = kolom(description="What was to be done.")
    output: Decimal = kolom(jenis=Jenis.TARGET, description="How many.")
    satuan: str = kolom(description="Of what.")
    mutu: Decimal = kolom(jenis=Jenis.PERSEN, description="Quality, 1 to 100.")
    waktu: int = kolom(jenis=Jenis.BILANGAN, description="Months.")
    biaya: Decimal | None = kolom(jenis=Jenis.RUPIAH, description="Rupiah; null without a cost aspect.")
    catatan: str | None = kolom(description="The superior's note that it came back with.")


def sebelum(i: str, v: str, r: str) -> str:
    """A line as it was before: in the submission before, or, in a change of a plan, in the plan that is changed. To
    whoever repairs it, as he sent it in.

    Args:
        i, v: the line and its version. r: the row of what was sent in.
    """
    return (
        f"{r}.indikator_id = case when {v}.versi > 1 and {v}.status <> 'RETURNED' then {i}.asal_id else {i}.id end"
        f" and {r}.revisi = case when {v}.status = 'RETURNED' then {v}.revisi when {v}.versi = 1 then {v}.revisi - 1"
        f" else (select max(sr.revisi) from indikator_revisi sr where sr.indikator_id = {i}.asal_id) end"
    )


def dibandingkan(v: str) -> str:
    """There is something before this version to compare it with."""
    return f"({v}.revisi > 0 or {v}.versi > 1 or {v}.status = 'RETURNED')"


def dihapus(s: str, v: str, r: str) -> str:
    """A line of what was before, as `sebelum` means it, that is no longer in the plan.

    Args:
        s, v: the SKP and its version. r: the row of what was sent in.
    """
    lama = f"dv.skp_id = {s}.id and dv.versi < {v}.versi and dv.disetujui is not null order by dv.versi desc limit 1"
    diubah = (
        f"{v}.versi > 1 and {v}.status <> 'RETURNED' and {r}.versi_id = (select dv.id from versi_skp dv where {lama})"
        f" and {r}.revisi = (select dv.revisi from versi_skp dv where {lama})"
        f" and not exists (select 1 from indikator di where di.versi_id = {v}.id and di.asal_id = {r}.indikator_id)"
    )
    diperbaiki = (
        f"({v}.versi = 1 or {v}.status = 'RETURNED') and {r}.versi_id = {v}.id"
        f" and {r}.revisi = case when {v}.status = 'RETURNED' then {v}.revisi else {v}.revisi - 1 end"
        f" and not exists (select 1 from indikator di where di.id = {r}.indikator_id)"
    )
    return f"({diubah} or {diperbaiki})"


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
    asal: Annotated["Indikator", strawberry.lazy(".indikator")] | None = relasi(
        lambda: Indikator,
        "{a}.id = {p}.asal_id",
        dijaga=False,
        description="The line of the version before that this one goes on with; null in a first version.",
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
        lambda b, p, a: sebelum(p, f"{p}_v", a),
        description="As it was sent in the time before; in a change of a plan, as it is in that plan; null on a first"
        " submission, and of a new line.",
    )
    baru: bool = kolom(
        lambda b, a: (
            f"({dibandingkan(f'{a}_v')} and not exists (select 1 from indikator_revisi br"
            f" where {sebelum(a, f'{a}_v', 'br')}))"
        ),
        Jenis.BENAR,
        description="It was not there before.",
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


def _renkin() -> type:
    from .renkin import Renkin

    return Renkin
