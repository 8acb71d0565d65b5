"""Long work in the background: how far it is, what it found, and its file."""

from datetime import datetime

import strawberry

from ..domain.pekerjaan import TERBUKA, JenisPekerjaan, StatusPekerjaan, allowed
from ..domain.workflow import Move
from ..models import lingkup
from ..services.riwayat import Masalah
from .compiled.deklarasi import Baris, Sumber, kolom
from .compiled.dialek import Jenis
from .compiled.penyusun import Penyusun
from .compiled.urutan import Menurut
from .koneksi import sort
from .pegawai import Node, pengenal
from .permintaan import Permintaan


def kunci_kesimpulan(r: Baris) -> str | None:
    """The key of the sentence on what came of it."""
    if r["status"] == StatusPekerjaan.FAILED:
        return "kesimpulan.FAILED"
    if r["status"] != StatusPekerjaan.DONE:
        return None
    return f"kesimpulan.{r['masalah'] or r['jenis']}"


def kesimpulan_sql(b: Penyusun, a: str) -> str:
    done = "".join(
        f" when {a}.masalah = '{masalah}' then {b.teks(f'kesimpulan.{masalah}')}" for masalah in Masalah
    ) + "".join(f" when {a}.jenis = '{jenis}' then {b.teks(f'kesimpulan.{jenis}')}" for jenis in JenisPekerjaan)
    return (
        f"case when {a}.status = 'FAILED' then {b.teks('kesimpulan.FAILED')}"
        f" when {a}.status <> 'DONE' then null{done} end"
    )


def kesimpulan(r: Baris, q: Permintaan) -> str | None:
    kunci = kunci_kesimpulan(r)
    return q.teks(kunci) if kunci else None


def label_sql(b: Penyusun, a: str, column: str, words: list[str]) -> str:
    cases = " ".join(f"when '{word}' then {b.teks(f'pekerjaan.{word}')}" for word in words)
    return f"case {a}.{column} {cases} end"


def moves_sql(b: Penyusun, a: str) -> list[tuple[str, str]]:
    words = ", ".join(f"'{status}'" for status in TERBUKA)
    return [(Move.CANCEL.value, f"{a}.status in ({words}) and not {a}.batal")]


def moves(r: Baris, q: Permintaan) -> list[str]:
    return [Move.CANCEL.value] if r["status"] in TERBUKA and not r["batal"] else []


@strawberry.type(name="Job", description="Long work that one has asked for. Only the asker sees it, for a week.")
class Pekerjaan(Node):
    __sumber__ = Sumber(
        "pekerjaan",
        terlihat=lingkup.pekerjaan,
        pengenal="Job",
        mentah={"batal": (Jenis.BENAR, "{a}.batal"), "masalah": (Jenis.TEKS, "{a}.masalah")},
    )

    id: strawberry.ID = pengenal("Job")
    jenis: JenisPekerjaan = kolom(description="What is done.")
    jenis_label: str = kolom(
        lambda b, a: label_sql(b, a, "jenis", [*JenisPekerjaan]),
        kembar=lambda r, q: q.teks(f"pekerjaan.{r['jenis']}"),
        description="What is done, in the viewer's language.",
    )
    status: StatusPekerjaan = kolom(description="Where it stands.")
    status_label: str = kolom(
        lambda b, a: label_sql(b, a, "status", [*StatusPekerjaan]),
        kembar=lambda r, q: q.teks(f"pekerjaan.{r['status']}"),
        description="Where it stands, in the viewer's language.",
    )
    moves: list[Move] = kolom(moves_sql, kembar=moves, kata=True, description="What the viewer can do with it now.")
    kemajuan: int = kolom(jenis=Jenis.BILANGAN, description="How many rows are done.")
    jumlah: int | None = kolom(jenis=Jenis.BILANGAN, description="Of how many; null where nobody knows yet.")
    kesimpulan: str | None = kolom(
        kesimpulan_sql, kembar=kesimpulan, description="What came of it, in a sentence; null until it is over."
    )
    temuan: str | None = kolom(description="Where a check found the first fault; null where all is whole.")
    nama_berkas: str | None = kolom(
        "{a}.nama", description="Its file, by `GET /pekerjaan/{id}`; null where there is none."
    )
    ukuran: int | None = kolom(jenis=Jenis.BILANGAN, description="Bytes of the file.")
    dibuat: datetime = kolom(jenis=Jenis.WAKTU, description="When it was asked for.")
    mulai: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it began, last; null while it waits.")
    selesai: datetime | None = kolom(jenis=Jenis.WAKTU, description="When it was over.")


@strawberry.input(name="JobFilter", description="Which work.")
class PekerjaanFilter:
    status: StatusPekerjaan | None = strawberry.field(default=None, description="That which stands so.")
    jenis: JenisPekerjaan | None = strawberry.field(default=None, description="That of this kind.")


PEKERJAAN_SORT = sort("JobSort", terbaru=Menurut("recency, the newest first", ((Jenis.BILANGAN, "-{a}.id"),)))


def tersaring(b: Penyusun, a: str) -> str:
    status, jenis = b.arg("filter", "status"), b.arg("filter", "jenis")
    return f"({status} is null or {a}.status = {status}) and ({jenis} is null or {a}.jenis = {jenis})"


def boleh(q: Permintaan) -> list[str]:
    return [str(jenis) for jenis in allowed(q.aktor)]
