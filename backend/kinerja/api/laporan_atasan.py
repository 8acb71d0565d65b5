"""Reports of a wrong superior, and SKP that name another rater than the tree of posts: what the pengelola settles."""

from datetime import date, datetime

import strawberry

from ..domain import laporan_atasan as domain
from ..domain import workflow
from ..domain.aktor import Party
from ..domain.laporan_atasan import StatusLaporan
from ..domain.skp import StatusSkp
from ..domain.workflow import Keadaan, Move, Window
from ..models import lingkup
from .compiled.deklarasi import Baris, Gabung, Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import menurut_status, sort
from .pegawai import Atasan, Jabatan, Node, Pegawai, cocok, pengenal
from .permintaan import Permintaan
from .ringkasan import berlaku


def moves_sql(b: Penyusun, a: str) -> list[tuple[str, str]]:
    sisi = {
        Party.OWNER: f"{a}.pegawai_id = {b.orang}",
        Party.PENGELOLA: f"{a}.pegawai_id <> {b.orang} and {lingkup.mengelola_pelapor(a, b.pelihat)}",
    }
    return [
        (move.value, " and ".join([f"{a}.status = '{status.value}'", sisi[step.party]]))
        for move, step in domain.WORKFLOW.items()
        for status in step.dari
    ]


def moves(r: Baris, q: Permintaan) -> list[Move]:
    mine = r["pegawai_id"] == q.aktor.pegawai_id
    sides = [Party.OWNER] if mine else [Party.PENGELOLA] if r["mengelola"] else []
    return workflow.moves(domain.WORKFLOW, StatusLaporan(r["status"]), sides, Keadaan(Window(), q.hari))


def label_sql(b: Penyusun, a: str) -> str:
    cases = {
        sisi: " ".join(f"when '{s}' then {b.teks(f'laporan.{s}.{sisi}')}" for s in StatusLaporan)
        for sisi in ("pemilik", "atasan")
    }
    return (
        f"case when {a}.pegawai_id = {b.orang} then case {a}.status {cases['pemilik']} end"
        f" else case {a}.status {cases['atasan']} end end"
    )


def label(r: Baris, q: Permintaan) -> str:
    sisi = "pemilik" if r["pegawai_id"] == q.aktor.pegawai_id else "atasan"
    return q.teks(f"laporan.{r['status']}.{sisi}")


@strawberry.type(description="A person tells that the tree of posts is wrong about his superior.")
class LaporanAtasan(Node):
    __sumber__ = Sumber(
        "laporan_atasan",
        terlihat=lingkup.laporan_atasan,
        mentah={
            "pegawai_id": (Jenis.BILANGAN, "{a}.pegawai_id"),
            "status": (Jenis.TEKS, "{a}.status"),
            "mengelola": (Jenis.BENAR, lambda b, a: lingkup.mengelola_pelapor(a, b.pelihat)),
        },
        pengenal="LaporanAtasan",
    )

    id: strawberry.ID = pengenal("LaporanAtasan")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act; it moves with every act.")
    status: StatusLaporan = kolom(description="Where it stands.")
    status_label: str = kolom(label_sql, kembar=label, description="The status in the words of the viewer's side.")
    moves: list[Move] = kolom(moves_sql, kembar=moves, kata=True, description="What the viewer can do now.")
    pegawai: Pegawai = relasi(lambda: Pegawai, "{a}.id = {p}.pegawai_id", dijaga=False, description="Who reported.")
    jabatan: Jabatan = relasi(lambda: Jabatan, "{a}.id = {p}.jabatan_id", description="His post when he reported.")
    atasan: Atasan | None = relasi(
        lambda: Atasan, "{a}.id = {p}.atasan_id", dijaga=False, description="His superior by the tree at that time."
    )
    seharusnya: str = kolom(description="Who or which post it should be.")
    nrk: str | None = kolom(description="The NRK of who it should be, where it is known.")
    catatan: str | None = kolom(description="Why.")
    dibuat: datetime = kolom(jenis=Jenis.WAKTU, description="When it was made.")
    diputuskan: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it was settled or withdrawn.")
    jawaban: str | None = kolom(description="What the pengelola says to it.")


@strawberry.input(description="Which reports of a wrong superior.")
class LaporanAtasanFilter:
    keadaan: StatusLaporan | None = strawberry.field(default=None, description="Only those that stand so.")
    milik: bool | None = strawberry.field(default=None, description="True: only the viewer's own; false: only others'.")
    cari: str | None = strawberry.field(
        default=None, description="Beginning of NRK or NIP, or a part of the name, of the one who reported."
    )


NAMA = Menurut(
    "the name of the person", ((Jenis.TEKS, "(select fp.nama_urut from pegawai fp where fp.id = {a}.pegawai_id)"),)
)
LAPORAN_SORT = sort(
    "LaporanAtasanSort",
    dibuat=Menurut("when it was made", ((Jenis.BILANGAN, "{a}.id"),)),
    pegawai=NAMA,
    status=menurut_status("{a}.status", StatusLaporan),
)


def orang_cocok(b: Penyusun, a: str) -> str:
    return (
        f"exists (select 1 from pegawai {a}_c where {a}_c.id = {a}.pegawai_id"
        f" and {cocok(b, f'{a}_c', 'filter', 'cari')})"
    )


def tersaring(b: Penyusun, a: str) -> str:
    keadaan, milik = b.arg("filter", "keadaan"), b.arg("filter", "milik", jenis=Jenis.BENAR)
    return (
        f"({keadaan} is null or {keadaan} = {a}.status)"
        f" and ({milik} is null or {milik} = ({a}.pegawai_id = {b.orang})) and {orang_cocok(b, a)}"
    )


@strawberry.type(
    description="An open SKP that names another rater than the tree of posts says; nothing of what stands in it."
)
class PenilaiBerbeda(Node):
    __sumber__ = Sumber(
        "skp",
        (Gabung("v", "join versi_skp {a}_v on {a}_v.id = {a}.kerja_id"),),
        lingkup.penilai_berbeda,
        {"status": (Jenis.TEKS, "{a}_v.status")},
        pengenal="PenilaiBerbeda",
    )

    id: strawberry.ID = pengenal("PenilaiBerbeda")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act; it moves with every save.")
    tahun: int = kolom(jenis=Jenis.BILANGAN, description="The year.")
    mulai: date = kolom(jenis=Jenis.TANGGAL, description="First day of the SKP.")
    selesai: date = kolom(jenis=Jenis.TANGGAL, description="Last day of the SKP.")
    status_label: str = kolom(
        lambda b, a: (
            f"case {a}_v.status " + " ".join(f"when '{s}' then {b.teks(f'skp.{s}.atasan')}" for s in StatusSkp) + " end"
        ),
        kembar=lambda r, q: q.teks(f"skp.{r['status']}.atasan"),
        description="Where the SKP stands, in words.",
    )
    pegawai: Pegawai = relasi(lambda: Pegawai, "{a}.id = {p}.pegawai_id", dijaga=False, description="Whose SKP it is.")
    nama: str = kolom("{a}_v.penilai_nama", description="The rater named, as he was called then.")
    nama_jabatan: str = kolom("{a}_v.penilai_nama_jabatan", description="His post, as it was called then.")
    atasan: Atasan | None = relasi(
        lambda: Atasan,
        lambda b, p, a: (
            f"{a}.id = (select h.atasan_id from hubungan_atasan h where h.pegawai_id = {p}.pegawai_id"
            f" and h.tingkat = 1 and {berlaku('h', b)} limit 1)"
        ),
        dijaga=False,
        description="The direct superior today, by the tree of posts.",
    )


@strawberry.input(description="Which SKP with another rater.")
class PenilaiBerbedaFilter:
    tahun: int | None = strawberry.field(default=None, description="Only of this year.")
    cari: str | None = strawberry.field(
        default=None, description="Beginning of NRK or NIP, or a part of the name, of the one whose SKP it is."
    )


PENILAI_BERBEDA_SORT = sort("PenilaiBerbedaSort", pegawai=NAMA, tahun=Menurut("year", ((Jenis.BILANGAN, "{a}.tahun"),)))


def penilai_tersaring(b: Penyusun, a: str) -> str:
    tahun = b.arg("filter", "tahun", jenis=Jenis.BILANGAN)
    return f"({tahun} is null or {tahun} = {a}.tahun) and {orang_cocok(b, a)}"
