"""Notices: what was done that concerns the viewer."""

from datetime import datetime

import strawberry

from ..models import lingkup
from . import jejak
from .compiled.deklarasi import Gabung, Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .jejak import Pelaku
from .koneksi import sort
from .pegawai import Node, pengenal
from .pilihan import TahapRiwayat
from .renkin import Triwulan
from .skp import Skp

R = "{a}_r"


@strawberry.type(description="News for the viewer: an act of somebody else that concerns him.")
class Pemberitahuan(Node):
    __sumber__ = Sumber(
        "pemberitahuan",
        (Gabung("r", "join riwayat {a}_r on {a}_r.id = {a}.riwayat_id"), *jejak.gabung(R)),
        lingkup.pemberitahuan,
        jejak.mentah(R),
        pengenal="Pemberitahuan",
    )

    id: strawberry.ID = pengenal("Pemberitahuan")
    waktu: datetime = kolom(f"{R}.waktu", Jenis.WAKTU, description="When it was done.")
    dibaca: datetime | None = kolom(jenis=Jenis.WAKTU, description="When the viewer read of it; null: not yet.")
    tahap: TahapRiwayat = kolom(
        lambda b, a: jejak.tahap_sql(f"{a}_r"), description="Which part of the work it belongs to."
    )
    tindakan: str = kolom(f"{R}.tindakan", description="The act, as in `Perubahan.jenis`.")
    tindakan_label: str = kolom(lambda b, a: jejak.label_sql(b, f"{a}_r"), description="The act in words.")
    oleh: Pelaku | None = jejak.pelaku(R, "oleh_id", "oleh", "oleh", "Who did it; null: the software.")
    atas_nama: Pelaku | None = jejak.pelaku(R, "atas_nama_id", "atas", "atas_nama", "On whose behalf.")
    milik_sendiri: bool = kolom(
        lambda b, a: f"{a}_r.berkas_id = {a}.penerima_id",
        Jenis.BENAR,
        description="Whether it is about the viewer's own work; otherwise about that of somebody he rates.",
    )
    skp: Skp | None = relasi(
        lambda: Skp,
        lambda b, p, a: f"{a}.id = {jejak.skp_sql(f'{p}_r')}",
        description="The SKP it is about; null where it is about none, or may not be seen any more.",
    )
    triwulan: Triwulan | None = relasi(
        lambda: Triwulan,
        lambda b, p, a: f"{a}.id = case {p}_r.objek when 'triwulan' then {p}_r.objek_id end",
        description="The quarter whose report it is about; null where it is about none.",
    )
    tw: list[int] = kolom(
        lambda b, a: jejak.tw_sql(b, f"{a}_r"),
        Jenis.DAFTAR,
        kembar=lambda r, q: jejak.tw_kembar(r),
        description="The quarters it is about, in order; empty where it is about none.",
    )


@strawberry.input(description="Which notices.")
class PemberitahuanFilter:
    belum_dibaca: bool | None = strawberry.field(
        default=None, description="True: only those that the viewer has not read; false: only those he has."
    )
    tahap: TahapRiwayat | None = strawberry.field(default=None, description="Those of this part of the work.")
    tindakan: str | None = strawberry.field(default=None, description="Those of this act.")


PEMBERITAHUAN_SORT = sort(
    "PemberitahuanSort", terbaru=Menurut("recency, the newest first", ((Jenis.BILANGAN, "-{a}.id"),))
)


def tersaring(b: Penyusun, a: str) -> str:
    belum = b.arg("filter", "belum_dibaca", jenis=Jenis.BENAR)
    tahap, tindakan = b.arg("filter", "tahap"), b.arg("filter", "tindakan")
    return (
        f"({belum} is null or ({a}.dibaca is null) = {belum})"
        f" and ({tahap} is null or {jejak.tahap_sql(f'{a}_r')} = {tahap})"
        f" and ({tindakan} is null or {a}_r.tindakan = {tindakan})"
    )


def jumlah_belum(b: Penyusun, a: str) -> str:
    return f"(select count(*) from pemberitahuan n where n.penerima_id = {b.orang} and n.dibaca is null)"
