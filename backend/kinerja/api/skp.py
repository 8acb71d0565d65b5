"""The yearly plan of a person and its versions."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from ..domain.skp import StatusSkp
from ..domain.workflow import Move
from ..models import lingkup
from ..services import skp as services
from . import jejak
from .compiled.deklarasi import METADATA, Gabung, Relasi, Sumber, bagian, kolom, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .errors import UserError, user_errors
from .hambatan import hambatan as hambatan_sql
from .indikator import INDIKATOR_SORT, Indikator, IndikatorFilter, IndikatorRevisi, dihapus, pilihan_indikator
from .keputusan import Keputusan, terakhir
from .koneksi import Connection, menurut_status, sort
from .kursor import Kursor
from .pegawai import Atasan, Jabatan, Node, Pegawai, pengenal
from .tahap_skp import MENTAH_SKP, SKP, jendela_skp
from .tahapan import Giliran, sebutan_sql

if TYPE_CHECKING:
    from .renkin import Triwulan
    from .riwayat import Riwayat

DIRI = Gabung("s", "join skp {a}_s on {a}_s.id = {a}.id")
VERSI = Gabung("v", "join versi_skp {a}_v on {a}_v.id = {a}.kerja_id")
KALENDER = Gabung("k", "left join kalender_tahun {a}_k on {a}_k.tahun = {a}.tahun")


@strawberry.type(description="The rater's post of an SKP, and who held it when it was named.")
class Penilai:
    __sumber__ = Sumber("skp")

    jabatan: Jabatan = relasi(lambda: Jabatan, "{a}.id = {p}_v.penilai_jabatan_id", description="The post.")
    nama: str = kolom("{a}_v.penilai_nama", description="Who held it when it was named.")
    nrk: str | None = kolom("{a}_v.penilai_nrk", description="His NRK.")
    nama_jabatan: str = kolom("{a}_v.penilai_nama_jabatan", description="The name of the post then.")
    sesuai_susunan: bool = kolom(
        lambda b, a: (
            "exists (select 1 from hubungan_atasan sh"
            f" where sh.pegawai_id = {a}.pegawai_id and sh.tingkat = 1 and sh.jabatan_id = {a}_v.penilai_jabatan_id"
            f" and sh.mulai <= {a}.selesai and sh.selesai >= {a}.mulai)"
        ),
        Jenis.BENAR,
        description="Whether the tree of posts says the same for a day of the SKP.",
    )
    pemegang: Atasan | None = relasi(
        lambda: Atasan,
        lambda b, p, a: f"{a}.id = {lingkup.pemegang(f'{p}_v.penilai_jabatan_id', f'{p}.pegawai_id', b.hari)}",
        dijaga=False,
        description="Who acts for the post today.",
    )
    sebutan: str | None = kolom(
        lambda b, a: sebutan_sql(f"{a}_v.penilai_jabatan_id", f"{a}.pegawai_id", b),
        description="As whom he does, where he is its Plt or Plh, such as `Plh. Kepala Bidang`.",
    )


VERSI_SORT = sort(
    "VersiSkpSort",
    versi=Menurut("number", ((Jenis.BILANGAN, "{a}.versi"),)),
    status=menurut_status("{a}.status", StatusSkp),
)


@strawberry.input(description="Which versions.")
class VersiSkpFilter:
    status: StatusSkp | None = strawberry.field(default=None, description="Only those that stand so.")


def pilihan_versi(b: Penyusun, a: str) -> str:
    status = b.arg("filter", "status")
    return f"({status} is null or {a}.status = {status})"


@strawberry.type(description="One version of an SKP: the first, or a change of a plan in force.")
class VersiSkp(Node):
    __sumber__ = Sumber("versi_skp", terlihat=lingkup.versi_skp, pengenal="VersiSkp")

    id: strawberry.ID = pengenal("VersiSkp")
    versi: int = kolom(jenis=Jenis.BILANGAN, description="Which, from 1.")
    revisi: int = kolom(jenis=Jenis.BILANGAN, description="How often it was sent in again after a return.")
    status: StatusSkp = kolom(description="Where it stands; of a change that was dropped, where it stood then.")
    alasan: str | None = kolom(description="Why the plan was to be changed; null in a first version.")
    diajukan: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it was last sent in.")
    disetujui: date | None = kolom(jenis=Jenis.TANGGAL, description="The day it came into force.")
    oleh_atasan: bool = kolom(jenis=Jenis.BENAR, description="Whether the rater's superior has decided on it.")
    indikator: Connection[Indikator] = koneksi(
        lambda: Indikator,
        "{a}.versi_id = {p}.id",
        filter=IndikatorFilter,
        saring=pilihan_indikator,
        sort=INDIKATOR_SORT,
        dijaga=False,
        description="Its lines in their order.",
    )
    terkirim: list[IndikatorRevisi] = relasi(
        lambda: IndikatorRevisi,
        "{a}.versi_id = {p}.id",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.revisi"),),
        dijaga=False,
        description="Its lines each time it was sent in, the first first; those too that were removed since.",
    )


HAMBATAN = Relasi(
    lambda: UserError,
    lambda b, p, a: SKP.boleh(b, p, Move.EDIT),
    banyak=True,
    urut=((Jenis.BILANGAN, "{a}.n"),),
    tabel=hambatan_sql,
)


@strawberry.type(description="Sasaran Kinerja Pegawai: what one person promises for a span within one year.")
class Skp(Node):
    __sumber__ = Sumber("skp", (DIRI, VERSI, KALENDER), lingkup.skp, MENTAH_SKP, pengenal="Skp")

    id: strawberry.ID = pengenal("Skp")
    version: int = kolom(jenis=Jenis.BILANGAN, description="Hand it back with an act; it moves with every save.")
    tahun: int = kolom(jenis=Jenis.BILANGAN, description="The year.")
    mulai: date = kolom(jenis=Jenis.TANGGAL, description="First day.")
    selesai: date = kolom(jenis=Jenis.TANGGAL, description="Last day.")
    versi: int = kolom("{a}_v.versi", Jenis.BILANGAN, description="Which version: 1, or more after an amendment.")
    revisi: int = kolom("{a}_v.revisi", Jenis.BILANGAN, description="How often it was sent in again after a return.")
    status: StatusSkp = kolom("{a}_v.status", description="Where it stands.")
    status_label: str = strawberry.field(
        description="The status in the words of the viewer's side.", metadata={METADATA: SKP.label()}
    )
    versi_berlaku: int | None = kolom(
        "(select bv.versi from versi_skp bv where bv.id = {a}.berlaku_id)",
        Jenis.BILANGAN,
        description="The version in force; null before the first approval.",
    )
    alasan: str | None = kolom("{a}_v.alasan", description="Why the plan in force is to be changed.")
    sengketa: datetime | None = kolom(
        "{a}_v.sengketa", Jenis.WAKTU, description="When the owner asked the rater's superior to decide."
    )
    alasan_sengketa: str | None = kolom(
        lambda b, a: (
            f"case when {a}_v.sengketa is not null then (select {b.d.anak('ar.isi', 'alasan')} from riwayat ar where"
            f" ar.id = (select max(az.id) from riwayat az where az.objek = 'skp' and az.objek_id = {a}.id"
            " and az.tindakan = 'ESCALATE')) end"
        ),
        description="Why he asked.",
    )
    oleh_atasan: bool = kolom(
        "{a}_v.oleh_atasan", Jenis.BENAR, description="Whether the rater's superior has decided on this version."
    )
    semua_versi: Connection[VersiSkp] = koneksi(
        lambda: VersiSkp,
        "{a}.skp_id = {p}.id",
        filter=VersiSkpFilter,
        saring=pilihan_versi,
        sort=VERSI_SORT,
        dijaga=False,
        description="Its versions, the first first.",
    )
    catatan: str | None = kolom("{a}_v.catatan", description="The superior's note on the whole, when it was returned.")
    pegawai: Pegawai = relasi(lambda: Pegawai, "{a}.id = {p}.pegawai_id", dijaga=False, description="Whose plan it is.")
    penilai: Penilai | None = bagian(
        lambda: Penilai,
        ada="{a}_v.penilai_jabatan_id is not null",
        kembar=lambda r, q: r["penilai.nama"] is not None,
        description="Pejabat penilai; null until named.",
    )
    diajukan: datetime | None = kolom("{a}_v.diajukan", Jenis.WAKTU, description="When it was last sent in.")
    diputuskan: datetime | None = kolom("{a}_v.diputuskan", Jenis.WAKTU, description="When it was last decided on.")
    keputusan: Keputusan | None = relasi(
        lambda: Keputusan,
        lambda b, p, a: terakhir("skp", a, f"{p}.id"),
        dijaga=False,
        description="The last decision on it, as the riwayat has it; null before the first.",
    )
    batas: date | None = kolom(
        lambda b, a: SKP.tutup(b, a),
        Jenis.TANGGAL,
        kembar=lambda r, q: jendela_skp(r, q).tutup,
        description="The last day on which the owner may submit.",
    )
    moves: list[Move] = strawberry.field(description="What the viewer can do now.", metadata={METADATA: SKP.moves()})
    giliran: Giliran | None = strawberry.field(
        description="Whose turn it is; null when nobody has to act.", metadata={METADATA: SKP.giliran()}
    )
    indikator: Connection[Indikator] = koneksi(
        lambda: Indikator,
        "{a}.versi_id = {p}.kerja_id",
        filter=IndikatorFilter,
        saring=pilihan_indikator,
        sort=INDIKATOR_SORT,
        dijaga=False,
        description="Its lines in their order.",
    )
    dihapus: list[IndikatorRevisi] = relasi(
        lambda: IndikatorRevisi,
        lambda b, p, a: dihapus(p, f"{p}_v", a),
        banyak=True,
        dijaga=False,
        description="Lines of the submission before, or of the plan that is changed, that are in it no more.",
    )
    dapat_ditambah: bool = kolom(
        "({a}_v.status <> 'RETURNED' or {a}_v.catatan is not null)",
        Jenis.BENAR,
        description="Whether who edits it may add lines; after a return only with a note on the whole.",
    )
    triwulan: list[Annotated["Triwulan", strawberry.lazy(".renkin")]] = relasi(
        lambda: _triwulan(),
        "{a}.skp_id = {p}.id",
        banyak=True,
        urut=((Jenis.BILANGAN, "{a}.tw"),),
        dijaga=False,
        description="Its quarters, at most four; none before the first approval.",
    )
    jumlah_indikator: int = kolom(
        "(select count(*) from indikator i where i.versi_id = {a}.kerja_id)",
        Jenis.BILANGAN,
        description="How many lines it has.",
    )
    riwayat: "Connection[Annotated['Riwayat', strawberry.lazy('.riwayat')]]" = jejak.riwayat(
        jejak.of_skp,
        "What was done to it, its quarters and their evidence, the last act first.",
    )

    @strawberry.field(
        description="What still prevents it from being submitted; empty for those who do not own it.",
        metadata={METADATA: HAMBATAN},
    )
    async def hambatan(self, info: strawberry.Info) -> list[UserError]:
        skp_id = Kursor.nomor("Skp", str(self.id))
        if skp_id is None or "EDIT" not in self.moves:
            return []
        return user_errors(await services.hambatan(skp_id), info.context.bahasa)


def _triwulan() -> type:
    from .renkin import Triwulan

    return Triwulan
