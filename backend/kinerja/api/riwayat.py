"""The timeline of an object: what was done to it, by whom, when, and what that changed."""

from datetime import datetime

import strawberry

from ..domain.aktor import Party
from ..domain.tanda import Tanda
from ..models import lingkup
from . import jejak
from .compiled.deklarasi import Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .jejak import Pelaku
from .label import INDONESIA
from .pegawai import Node, pengenal
from .pilihan import TahapRiwayat
from .skp import Skp

KOLOM = [kunci.removeprefix("kolom.") for kunci in INDONESIA if kunci.startswith("kolom.")]


def isian_label(b: Penyusun, a: str) -> str:
    cases = " ".join(f"when '{kunci}' then {b.teks(f'kolom.{kunci}')}" for kunci in KOLOM)
    return f"case {b.d.anak(f'{a}.value', 'kolom')} {cases} else {b.d.anak(f'{a}.value', 'kolom')} end"


@strawberry.type(description="One value that an act has changed.")
class PerubahanBaris:
    __sumber__ = Sumber("", kunci="key")

    uraian: str | None = kolom(
        lambda b, a: b.d.anak(f"{a}.value", "uraian"), description="The line it stands in; null for the whole."
    )
    tw: int | None = kolom(
        lambda b, a: f"cast({b.d.anak(f'{a}.value', 'tw')} as integer)",
        Jenis.BILANGAN,
        description="The quarter it is a value of, 1 to 4.",
    )
    isian: str = kolom(lambda b, a: b.d.anak(f"{a}.value", "kolom"), description="The name of the field.")
    isian_label: str = kolom(isian_label, description="The field in words.")
    sebelum: str | None = kolom(
        lambda b, a: b.d.anak(f"{a}.value", "sebelum"), description="As it was; null: there was nothing."
    )
    sesudah: str | None = kolom(
        lambda b, a: b.d.anak(f"{a}.value", "sesudah"), description="As it is since; null: nothing is left."
    )
    satuan: str | None = kolom(
        lambda b, a: b.d.anak(f"{a}.value", "satuan"), description="The unit of the values; null for words."
    )


def catatan(b: Penyusun, a: str) -> str:
    """The note on a line: the member itself, or the one of that name within it."""
    return f"case {a}.type when 'object' then {b.d.anak(f'{a}.value', 'catatan')} else {a}.value end"


def uraian(b: Penyusun, a: str) -> str:
    kunci = f"cast({a}.key as bigint)"
    renkin = "select i.uraian from renkin k join indikator i on i.id = k.indikator_id where k.id ="
    return (
        f"case {a}.path when '$.renkin' then ({renkin} {kunci})"
        f" else (select i.uraian from indikator i where i.id = {kunci}) end"
    )


@strawberry.type(description="A note on one line.")
class CatatanBaris:
    __sumber__ = Sumber("", kunci="key")

    uraian: str | None = kolom(uraian, description="The line; null when it has been removed since.")
    catatan: str = kolom(catatan, description="The note.")


def perihal(b: Penyusun, a: str) -> str:
    return (
        f"case {a}.objek when 'bukti' then {b.d.anak(f'{a}.isi', 'nama')} when 'penempatan' then"
        " (select j.nama from penempatan x join jabatan j on j.id = x.jabatan_id"
        f" where x.id = {a}.objek_id) end"
    )


@strawberry.type(description="One act, as it stands in the chain of a person's file. It is never changed.")
class Riwayat(Node):
    __sumber__ = Sumber("riwayat", jejak.gabung("{a}"), lingkup.riwayat, jejak.mentah("{a}"), pengenal="Riwayat")

    id: strawberry.ID = pengenal("Riwayat")
    nomor: int = kolom(jenis=Jenis.BILANGAN, description="Its place in the file, from 1.")
    waktu: datetime = kolom(jenis=Jenis.WAKTU, description="When it was done.")
    tahap: TahapRiwayat = kolom(lambda b, a: jejak.tahap_sql(a), description="Which part of the work it belongs to.")
    tindakan: str = kolom(description="The act, such as SUBMIT, RETURN_RENKIN or VALIDATE_REALISASI.")
    tindakan_label: str = kolom(jejak.label_sql, description="The act in words.")
    oleh: Pelaku | None = jejak.pelaku(
        "{a}", "oleh_id", "oleh", "oleh", "Who did it; null: the software, or the person at the command line."
    )
    atas_nama: Pelaku | None = jejak.pelaku(
        "{a}", "atas_nama_id", "atas", "atas_nama", "On whose behalf, where a Plt or Plh acted."
    )
    pihak: Party | None = kolom(lambda b, a: jejak.pihak_sql(a), description="On which side of the object.")
    skp: Skp | None = relasi(
        lambda: Skp, lambda b, p, a: f"{a}.id = {jejak.skp_sql(p)}", description="The SKP it is about."
    )
    tw: list[int] = kolom(
        jejak.tw_sql,
        Jenis.DAFTAR,
        kembar=lambda r, q: jejak.tw_kembar(r),
        description="The quarters it is about, in order; empty where it is about none.",
    )
    perihal: str | None = kolom(perihal, description="What it was done to by name: of evidence the file, or a post.")
    dari: str | None = kolom(
        lambda b, a: jejak.status_sql(b, a, "dari"),
        description="The status before, as in the enum of its workflow; of several quarters that of the first.",
    )
    ke: str | None = kolom(lambda b, a: jejak.status_sql(b, a, "ke"), description="The status after.")
    dari_label: str | None = kolom(
        lambda b, a: jejak.status_label_sql(b, a, "dari"), description="The status before in words."
    )
    ke_label: str | None = kolom(
        lambda b, a: jejak.status_label_sql(b, a, "ke"), description="The status after in words."
    )
    catatan: str | None = kolom(lambda b, a: b.d.anak(f"{a}.isi", "catatan"), description="The note on the whole.")
    catatan_baris: list[CatatanBaris] = relasi(
        lambda: CatatanBaris,
        lambda b, p, a: f"{catatan(b, a)} is not null",
        banyak=True,
        urut=((Jenis.BILANGAN, "cast({a}.key as bigint)"),),
        tabel=lambda b, p: b.d.anggota(f"{p}.isi", "indikator", "renkin"),
        description="Notes on single lines, at most one for each.",
    )
    perubahan: list[PerubahanBaris] = relasi(
        lambda: PerubahanBaris,
        "1 = 1",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.key"),),
        tabel=lambda b, p: b.d.butir(f"{p}.isi", "perubahan"),
        description="What it changed, value by value: against what was sent in the time before, or was reported."
        " Acts of version 0.1.0 have not kept this.",
    )
    tanda: list[Tanda] = kolom(
        lambda b, a: [(each.value, jejak.bertanda(b, a, each)) for each in Tanda],
        kembar=jejak.bertanda_kembar,
        kata=True,
        description="What is worth knowing of how a decision was made, for those who read everything; else empty.",
    )
    sidik: str = kolom("{a}.hash", description="SHA-256 over the act and `sidikSebelum`, in hex.")
    sidik_sebelum: str = kolom("{a}.hash_sebelum", description="The `sidik` of the act before it; empty for the first.")
