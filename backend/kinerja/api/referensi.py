"""What the source systems offer to a post as lines of an SKP."""

from datetime import date
from decimal import Decimal

import strawberry

from ..domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from .compiled.deklarasi import Sumber, kolom
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import sort
from .kursor import nomor_dari
from .pegawai import Node, pengenal, semua, terhindar

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


def acuan(b: Penyusun, p: str, a: str) -> str:
    """Lines of the post that the viewer held on the first day of an SKP of his own."""
    skp_id = b.arg("skp_id", jenis=Jenis.BILANGAN, ubah=nomor_dari("Skp"))
    cari = b.arg("cari", ubah=lambda cari: f"%{terhindar(cari.strip().lower())}%")
    return (
        f"{a}.dicabut is null and {a}.sumber = {b.arg('sumber')} and exists (select 1 from skp s"
        " join penempatan x on x.pegawai_id = s.pegawai_id"
        " and x.jenis = 'DEFINITIF' and x.mulai <= s.mulai and (x.selesai is null or x.selesai >= s.mulai)"
        f" where s.id = {skp_id} and s.pegawai_id = {b.orang}"
        f" and {a}.jabatan_id = x.jabatan_id and {a}.tahun = s.tahun)"
        f" and ({cari} is null or lower({a}.uraian) like {cari} escape '\\' or lower({a}.kode) like {cari} escape '\\')"
    )


def pilihan_acuan(b: Penyusun, a: str) -> str:
    skp_id = b.arg("skp_id", jenis=Jenis.BILANGAN, ubah=nomor_dari("Skp"))
    kelompok, terpakai = b.arg("filter", "kelompok"), b.arg("filter", "terpakai", jenis=Jenis.BENAR)
    dipakai = (
        "exists (select 1 from indikator fi join skp fs on fs.kerja_id = fi.versi_id"
        f" where fs.id = {skp_id} and fi.referensi_id = {a}.id)"
    )
    return f"({kelompok} is null or {a}.kelompok = {kelompok}) and ({terpakai} is null or {terpakai} = {dipakai})"
