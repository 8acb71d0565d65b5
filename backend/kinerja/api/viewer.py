"""The one who asks: himself, his team, his roles, and the calendar of the day."""

from datetime import date

import orjson
import strawberry

from ..domain.aktor import Bahasa, Peran
from ..domain.pekerjaan import JenisPekerjaan
from ..domain.renkin import triwulan
from ..services.pemberitahuan import unread
from .antrean import ANTREAN_SORT, AntreanFilter, ItemAntrean, JumlahAntrean, tersaring
from .compiled.deklarasi import METADATA, Kolom, Sumber, kolom, koneksi, relasi
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .jatuh_tempo import JATUH_TEMPO_SORT, JatuhTempo, JatuhTempoFilter
from .jatuh_tempo import tersaring as tempo_tersaring
from .kalender import Kalender
from .koneksi import Connection
from .pegawai import Atasan, Pegawai, jumlah_bawahan
from .pekerjaan import PEKERJAAN_SORT, Pekerjaan, PekerjaanFilter, boleh
from .pekerjaan import tersaring as tugas_tersaring
from .pemberitahuan import PEMBERITAHUAN_SORT, Pemberitahuan, PemberitahuanFilter, jumlah_belum
from .pemberitahuan import tersaring as berita


def peran(b: Penyusun, a: str) -> str:
    return b.parameter(
        "peran",
        Jenis.DAFTAR,
        lambda env: orjson.dumps(sorted(str(p) for p in env.permintaan.aktor.peran)).decode(),
    )


def _nama(bahasa: Bahasa | None) -> str | None:
    return bahasa and bahasa.name


@strawberry.type(description="The one who asks.")
class Viewer:
    __sumber__ = Sumber("pegawai")

    pegawai: Pegawai = relasi(
        lambda: Pegawai, lambda b, p, a: f"{a}.id = {b.orang}", dijaga=False, description="The viewer as a pegawai."
    )
    tim: Atasan | None = relasi(
        lambda: Atasan,
        lambda b, p, a: f"{a}.id = {b.orang} and {jumlah_bawahan(b, a)} > 0",
        dijaga=False,
        description="The viewer as holder of a team; null without subordinates today.",
    )
    antrean: Connection[ItemAntrean] = koneksi(
        lambda: ItemAntrean,
        "1 = 1",
        filter=AntreanFilter,
        saring=tersaring,
        sort=ANTREAN_SORT,
        dijaga=False,
        description="All that waits for the viewer's decision now, differences first by default.",
    )
    jumlah_antrean: JumlahAntrean = relasi(
        lambda: JumlahAntrean, "1 = 1", dijaga=False, description="How much waits for the viewer's decision now."
    )
    jatuh_tempo: Connection[JatuhTempo] = koneksi(
        lambda: JatuhTempo,
        "1 = 1",
        filter=JatuhTempoFilter,
        saring=tempo_tersaring,
        sort=JATUH_TEMPO_SORT,
        dijaga=False,
        description="What has a last day near or over, or is held by somebody next below; the most pressing first.",
    )
    peran: list[Peran] = kolom(
        peran,
        Jenis.DAFTAR,
        kembar=lambda r, q: sorted(q.aktor.peran),
        description="Roles in force today.",
    )
    jenis_pekerjaan: list[JenisPekerjaan] = kolom(
        lambda b, a: b.parameter(
            "jenis_pekerjaan", Jenis.DAFTAR, lambda env: orjson.dumps(boleh(env.permintaan)).decode()
        ),
        Jenis.DAFTAR,
        kembar=lambda r, q: boleh(q),
        description="Kinds of long work that the viewer may ask for.",
    )
    pekerjaan: Connection[Pekerjaan] = koneksi(
        lambda: Pekerjaan,
        lambda b, p, a: f"{a}.pegawai_id = {b.orang}",
        filter=PekerjaanFilter,
        saring=tugas_tersaring,
        sort=PEKERJAAN_SORT,
        dijaga=False,
        description="Long work that the viewer has asked for in the last week, the newest first.",
    )
    melihat_semua: bool = kolom(
        lambda b, a: b.pelihat.semua,
        Jenis.BENAR,
        kembar=lambda r, q: q.aktor.melihat_semua,
        description="Whether the viewer reads everything and may look whether files are whole.",
    )
    hari: date = kolom(lambda b, a: b.hari, Jenis.TANGGAL, kembar=lambda r, q: q.hari, description="Today in Jakarta.")
    tahun: int = kolom(
        lambda b, a: b.tahun, Jenis.BILANGAN, kembar=lambda r, q: q.hari.year, description="The year of today."
    )
    triwulan: int = kolom(
        lambda b, a: b.triwulan,
        Jenis.BILANGAN,
        kembar=lambda r, q: triwulan(q.hari),
        description="The quarter of today, 1 to 4.",
    )
    demo: bool = kolom(
        lambda b, a: b.parameter("demo", Jenis.BENAR, lambda env: env.permintaan.demo),
        Jenis.BENAR,
        kembar=lambda r, q: q.demo,
        description="Whether this is the demo, whose date can be moved.",
    )
    bahasa: Bahasa | None = kolom(
        lambda b, a: b.parameter("bahasa", Jenis.TEKS, lambda env: _nama(env.permintaan.pilihan)),
        kembar=lambda r, q: q.pilihan,
        description="The language that the viewer has chosen; null: not chosen, the browser's is taken.",
    )
    kalender: Kalender | None = relasi(
        lambda: Kalender,
        lambda b, p, a: f"{a}.tahun = {b.tahun}",
        description="The calendar of the year of today; null where none is laid down.",
    )
    pemberitahuan: Connection[Pemberitahuan] = koneksi(
        lambda: Pemberitahuan,
        lambda b, p, a: f"{a}.penerima_id = {b.orang}",
        filter=PemberitahuanFilter,
        saring=berita,
        sort=PEMBERITAHUAN_SORT,
        dijaga=False,
        description="Notices for the viewer, the newest first.",
    )

    @strawberry.field(
        description="How many notices the viewer has not read.",
        metadata={METADATA: Kolom(Jenis.BILANGAN, jumlah_belum, kembar=lambda r, q: None)},
    )
    async def belum_dibaca(self, info: strawberry.Info) -> int:
        return await unread(info.context.aktor.pegawai_id)
