"""The root of all reads."""

from typing import Annotated

import strawberry

from ..domain.indikator import SumberIndikator
from ..models import lingkup
from .compiled.deklarasi import METADATA, Bagian, Simpul, Sumber, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .jatah import RateLimit, dihitung
from .kalender import (
    GANGGUAN_SORT,
    PEMBUKAAN_SORT,
    Gangguan,
    GangguanFilter,
    Kalender,
    Pembukaan,
    PembukaanFilter,
    gangguan_tersaring,
    pembukaan_tersaring,
)
from .koneksi import Connection, sort
from .laporan_atasan import (
    LAPORAN_SORT,
    PENILAI_BERBEDA_SORT,
    LaporanAtasan,
    LaporanAtasanFilter,
    PenilaiBerbeda,
    PenilaiBerbedaFilter,
    penilai_tersaring,
)
from .laporan_atasan import tersaring as laporan_tersaring
from .loaders import make, node
from .pegawai import (
    JABATAN_SORT,
    NAMA,
    NRK,
    PEGAWAI_SORT,
    Atasan,
    Jabatan,
    JabatanFilter,
    Node,
    Pegawai,
    PegawaiFilter,
    cocok,
    di_unit,
    pilihan_jabatan,
    pilihan_pegawai,
    terhindar,
)
from .penugasan import PENUGASAN_SORT, Penugasan, PenugasanFilter, tersaring
from .referensi import REFERENSI_SORT, Referensi, ReferensiFilter, acuan, pilihan_acuan
from .ringkasan import berlaku
from .viewer import Viewer

Cari = Annotated[
    str | None, strawberry.argument(description="Beginning of NRK or NIP, or a part of the name; at least one sign.")
]


ATASAN_SORT = sort(
    "AtasanSort", tingkat=Menurut("how far above", ((Jenis.BILANGAN, "{a}_h.tingkat"),)), nama=NAMA, nrk=NRK
)


@strawberry.input(description="Which superiors.")
class AtasanFilter:
    tingkat: int | None = strawberry.field(default=None, description="Not farther above than this; 1: the direct one.")
    unit: strawberry.ID | None = strawberry.field(
        default=None, description="With a post for good today in this office or below it."
    )


def pilihan_atasan(b: Penyusun, a: str) -> str:
    tingkat = b.arg("filter", "tingkat", jenis=Jenis.BILANGAN)
    return f"({tingkat} is null or {a}_h.tingkat <= {tingkat}) and {di_unit(b, a)}"


def bernama(b: Penyusun, a: str) -> str:
    """The search text is not given, or it is part of the post's name."""
    nama = b.arg("cari", ubah=lambda cari: f"%{terhindar(cari.strip().lower())}%")
    return f"({nama} is null or lower({a}.nama) like {nama} escape '\\')"


@strawberry.type(description="All reads. What the viewer may not see does not exist.")
class Query:
    __sumber__ = Sumber("")

    @strawberry.field(description="The one who asks.", metadata={METADATA: Bagian(lambda: Viewer)})
    async def viewer(self, info: strawberry.Info) -> Viewer:
        viewer: Viewer = make(Viewer, {}, info.context, None)
        return viewer

    @strawberry.field(
        description="What the session may still ask in this minute; null where nobody counts.",
        metadata={
            METADATA: Bagian(
                lambda: RateLimit,
                ada=lambda b, a: b.parameter("jatah", Jenis.BENAR, lambda env: dihitung(env.permintaan)),
            )
        },
    )
    async def rate_limit(self, info: strawberry.Info) -> RateLimit | None:
        jatah: RateLimit = make(RateLimit, {}, info.context, None)
        return jatah if dihitung(info.context) else None

    @strawberry.field(
        description="The object of a global id; null when there is none or it may not be seen.",
        metadata={METADATA: Simpul()},
    )
    async def node(
        self, info: strawberry.Info, id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
    ) -> Node | None:
        found: Node | None = await node(str(id), info)
        return found

    @strawberry.field(
        description="The objects of up to 100 global ids, in their order; null where `node` gives null.",
        metadata={METADATA: Simpul(banyak=True)},
    )
    async def nodes(
        self,
        info: strawberry.Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Global ids.")],
    ) -> list[Node | None]:
        return [await node(str(id), info) for id in ids[:100]]

    daftar_pegawai: Connection[Pegawai] = koneksi(
        lambda: Pegawai,
        lambda b, p, a: f"{cocok(b, a, 'cari')} and {lingkup.calon_pegawai(a, b.pelihat)}",
        filter=PegawaiFilter,
        saring=pilihan_pegawai,
        sort=PEGAWAI_SORT,
        argumen={"cari": Cari},
        description="People whom the viewer may see, by name.",
    )
    daftar_atasan: Connection[Atasan] = koneksi(
        lambda: Atasan,
        lambda b, p, a: cocok(b, a, "cari"),
        filter=AtasanFilter,
        saring=pilihan_atasan,
        sort=ATASAN_SORT,
        gabung=lambda b, p, a: (
            f"join hubungan_atasan {a}_h on {a}_h.atasan_id = {a}.id and {a}_h.pegawai_id = {b.orang}"
            f" and {berlaku(f'{a}_h', b)}"
        ),
        argumen={"cari": Cari},
        description="The viewer's superiors, nearest first: who can be named as pejabat penilai.",
    )
    daftar_referensi: Connection[Referensi] = koneksi(
        lambda: Referensi,
        acuan,
        filter=ReferensiFilter,
        saring=pilihan_acuan,
        sort=REFERENSI_SORT,
        argumen={
            "skp_id": Annotated[strawberry.ID, strawberry.argument(description="The viewer's own SKP.")],
            "sumber": Annotated[SumberIndikator, strawberry.argument(description="Which kind of source.")],
            "cari": Cari,
        },
        description="Lines that the post offers for an SKP of the viewer, by their code.",
    )
    daftar_penugasan: Connection[Penugasan] = koneksi(
        lambda: Penugasan,
        "1 = 1",
        filter=PenugasanFilter,
        saring=tersaring,
        sort=PENUGASAN_SORT,
        description="Letters of Plt and Plh of the viewer's offices, and his own, by their first day.",
    )
    daftar_laporan_atasan: Connection[LaporanAtasan] = koneksi(
        lambda: LaporanAtasan,
        "1 = 1",
        filter=LaporanAtasanFilter,
        saring=laporan_tersaring,
        sort=LAPORAN_SORT,
        description="Reports of a wrong superior: the viewer's own, and those of the offices whose data he keeps.",
    )
    daftar_penilai_berbeda: Connection[PenilaiBerbeda] = koneksi(
        lambda: PenilaiBerbeda,
        "1 = 1",
        filter=PenilaiBerbedaFilter,
        saring=penilai_tersaring,
        sort=PENILAI_BERBEDA_SORT,
        description="Open SKP of the viewer's offices that name another rater than the tree of posts says.",
    )
    daftar_jabatan: Connection[Jabatan] = koneksi(
        lambda: Jabatan,
        lambda b, p, a: f"{lingkup.mengelola(f'{a}.id', b.pelihat)} and {bernama(b, a)}",
        filter=JabatanFilter,
        saring=pilihan_jabatan,
        sort=JABATAN_SORT,
        argumen={"cari": Annotated[str | None, strawberry.argument(description="A part of the name.")]},
        description="Posts of the offices whose people's data the viewer keeps, by name.",
    )
    kalender: Kalender | None = relasi(
        lambda: Kalender,
        lambda b, p, a: f"{a}.tahun = {b.arg('tahun', jenis=Jenis.BILANGAN)}",
        argumen={"tahun": Annotated[int, strawberry.argument(description="The year.")]},
        description="The calendar of a year; null where none is laid down.",
    )
    daftar_gangguan: Connection[Gangguan] = koneksi(
        lambda: Gangguan,
        "1 = 1",
        filter=GangguanFilter,
        saring=gangguan_tersaring,
        sort=GANGGUAN_SORT,
        description="Outages on record.",
    )
    daftar_pembukaan: Connection[Pembukaan] = koneksi(
        lambda: Pembukaan,
        "1 = 1",
        filter=PembukaanFilter,
        saring=pembukaan_tersaring,
        sort=PEMBUKAAN_SORT,
        description="Openings of closed windows: all to those who read everything, else those for the viewer alone.",
    )
