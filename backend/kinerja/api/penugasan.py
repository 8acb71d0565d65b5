"""Letters of Plt and Plh: who acts for a post, from when to when, by which SK."""

from datetime import date

import strawberry

from ..domain import penugasan as domain
from ..domain import workflow
from ..domain.aktor import Party
from ..domain.pegawai import JenisPenempatan
from ..domain.penugasan import KeadaanPenugasan
from ..domain.workflow import Keadaan, Move, Step, Window
from ..models import lingkup
from .compiled.deklarasi import Baris, Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import sort
from .pegawai import Jabatan, Node, Pegawai, cocok, pengenal
from .permintaan import Permintaan


def keadaan_sql(b: Penyusun, a: str) -> str:
    return (
        f"case when {b.hari} < {a}.mulai then 'AKAN_DATANG'"
        f" when {a}.selesai is null or {b.hari} <= {a}.selesai then 'BERLAKU' else 'BERAKHIR' end"
    )


def keadaan(r: Baris, q: Permintaan) -> KeadaanPenugasan:
    return domain.keadaan(r["mulai"], r["selesai"], q.hari)


def moves_sql(b: Penyusun, a: str) -> list[tuple[str, str]]:
    mine = lingkup.mengelola(f"{a}.jabatan_id", b.pelihat)
    status = keadaan_sql(b, a)
    return [
        (move.value, f"{mine} and ({' or '.join(f'{status} = {kata!r}' for kata in _words(step))})")
        for move, step in domain.WORKFLOW.items()
    ]


def _words(step: Step[KeadaanPenugasan]) -> list[str]:
    return sorted(status.value for status in step.dari)


def moves(r: Baris, q: Permintaan) -> list[Move]:
    sides = [Party.PENGELOLA] if r["mengelola"] else []
    return workflow.moves(domain.WORKFLOW, keadaan(r, q), sides, Keadaan(Window(), q.hari))


@strawberry.type(description="A letter by which a person acts for a post, as Plt or Plh, from a day to a day.")
class Penugasan(Node):
    __sumber__ = Sumber(
        "penempatan",
        terlihat=lingkup.penugasan,
        mentah={
            "mulai": (Jenis.TANGGAL, "{a}.mulai"),
            "selesai": (Jenis.TANGGAL, "{a}.selesai"),
            "mengelola": (Jenis.BENAR, lambda b, a: lingkup.mengelola(f"{a}.jabatan_id", b.pelihat)),
        },
        pengenal="Penugasan",
    )

    id: strawberry.ID = pengenal("Penugasan")
    jenis: JenisPenempatan = kolom(description="PLT or PLH.")
    mulai: date = kolom(jenis=Jenis.TANGGAL, description="First day.")
    selesai: date | None = kolom(jenis=Jenis.TANGGAL, description="Last day; null in letters of old without one.")
    sk: str | None = kolom(description="The letter.")
    sementara: bool = kolom(jenis=Jenis.BENAR, description="Entered by hand: provisional until SIMPEG confirms it.")
    keadaan: KeadaanPenugasan = kolom(keadaan_sql, kembar=keadaan, description="Where it stands today.")
    keadaan_label: str = kolom(
        lambda b, a: (
            f"case {keadaan_sql(b, a)} "
            + " ".join(f"when '{k}' then {b.teks(f'penugasan.{k}')}" for k in KeadaanPenugasan)
            + " end"
        ),
        kembar=lambda r, q: q.teks(f"penugasan.{keadaan(r, q)}"),
        description="The same in words.",
    )
    moves: list[Move] = kolom(moves_sql, kembar=moves, kata=True, description="What the viewer can do now.")
    pegawai: Pegawai = relasi(lambda: Pegawai, "{a}.id = {p}.pegawai_id", dijaga=False, description="Who acts.")
    jabatan: Jabatan = relasi(lambda: Jabatan, "{a}.id = {p}.jabatan_id", description="For which post.")


@strawberry.input(description="Which letters of Plt and Plh.")
class PenugasanFilter:
    keadaan: KeadaanPenugasan | None = strawberry.field(default=None, description="Only those that stand so today.")
    jenis: JenisPenempatan | None = strawberry.field(default=None, description="Only Plt, or only Plh.")
    milik: bool | None = strawberry.field(default=None, description="True: only the viewer's own; false: only others'.")
    cari: str | None = strawberry.field(
        default=None, description="Beginning of NRK or NIP, or a part of the name, of the one who acts."
    )


PENUGASAN_SORT = sort(
    "PenugasanSort",
    mulai=Menurut("first day", ((Jenis.TANGGAL, "{a}.mulai"),)),
    selesai=Menurut("last day", ((Jenis.TANGGAL, "{a}.selesai"),), kosong=True),
    pegawai=Menurut(
        "the name of the one who acts",
        ((Jenis.TEKS, "(select fp.nama_urut from pegawai fp where fp.id = {a}.pegawai_id)"),),
    ),
)


def tersaring(b: Penyusun, a: str) -> str:
    keadaan, jenis = b.arg("filter", "keadaan"), b.arg("filter", "jenis")
    milik = b.arg("filter", "milik", jenis=Jenis.BENAR)
    return (
        f"({milik} is null or {milik} = ({a}.pegawai_id = {b.orang})) and"
        f" ({keadaan} is null or {keadaan} = {keadaan_sql(b, a)}) and ({jenis} is null or {jenis} = {a}.jenis)"
        f" and exists (select 1 from pegawai {a}_c where {a}_c.id = {a}.pegawai_id"
        f" and {cocok(b, f'{a}_c', 'filter', 'cari')})"
    )
