"""The catalogues of 2020: what e-SAKIP, eMonev and the OTK offer to each post.

A line of `bahan/referensi` reads [uraian, output, satuan, mutu, jenis_rekap, arah]; the last two are AKUMULASI and NAIK
where they are missing. `perkin`, `operasional` and `score_card` come from e-SAKIP, each in its own group. A tusi that
is a text alone has no targets in the OTK. `sendiri`: own tasks, which the holder enters himself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from string import Template
from typing import Any

from ...domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from . import bahan, cast, rows
from .pos import Pos
from .tables import Tables

DIMUAT = date(2020, 1, 2)

DAFTAR: Mapping[str, tuple[SumberIndikator, Kelompok]] = {
    "perkin": (SumberIndikator.PERKIN, Kelompok.STRATEGIS),
    "operasional": (SumberIndikator.PERKIN, Kelompok.OPERASIONAL),
    "score_card": (SumberIndikator.PERKIN, Kelompok.SCORE_CARD),
    "ksd": (SumberIndikator.KSD, Kelompok.STRATEGIS),
    "tusi": (SumberIndikator.TUSI, Kelompok.TUSI),
    "sendiri": (SumberIndikator.TANPA_REFERENSI, Kelompok.KHUSUS),
}
AWALAN = {SumberIndikator.PERKIN: "PK", SumberIndikator.KSD: "KSD", SumberIndikator.TUSI: "TUSI"}


@dataclass(frozen=True)
class Baris:
    """A line that a post is offered. Without `output` it has no targets.

    Args:
        nomor, kode: its place in the catalogue of the post, from 1, and its code there; 0: an own task.
    """

    sumber: SumberIndikator
    kelompok: Kelompok
    uraian: str
    output: Decimal | None = None
    satuan: str | None = None
    mutu: Decimal | None = None
    jenis_rekap: JenisRekap = JenisRekap.AKUMULASI
    arah: Arah = Arah.NAIK
    nomor: int = 0
    kode: str = ""


@dataclass(frozen=True, slots=True)
class Katalog:
    """What a post is offered; the id of a line is its number after `awal`. Posts of a kind share the lines."""

    awal: int
    baris: Sequence[Baris]

    def id(self, b: Baris) -> int | None:
        return self.awal + b.nomor if b.nomor else None


def catalogue(pos: Pos, tables: Tables) -> Katalog:
    """The lines that a post is offered, put into the table, and the tasks that its holder may think of himself."""
    baris = lines(pos.profil, pos.kantor.nama, pos.bagian)
    listed = [b for b in baris if b.nomor]
    katalog = Katalog(tables.ids(rows.Referensi, len(listed)) - 1, baris)
    for b in listed:
        tables.add(_row(b, pos, katalog.awal + b.nomor))
    return katalog


def _row(b: Baris, pos: Pos, id: int) -> rows.Referensi:
    return rows.Referensi(
        id,
        b.sumber,
        cast.TAHUN,
        b.kode,
        pos.id,
        b.kelompok,
        b.uraian,
        b.output,
        b.satuan,
        b.mutu,
        b.jenis_rekap,
        b.arah,
        DIMUAT,
    )


@lru_cache(maxsize=1000)
def lines(profil: str, kantor: str, bagian: str) -> Sequence[Baris]:
    """All lines of a post of this kind."""
    names = {"kantor": kantor, "bagian": bagian}
    nomor: Counter[SumberIndikator] = Counter()
    return [
        Baris(sumber, kelompok, Template(uraian).substitute(names), *targets, **_place(sumber, nomor))
        for sumber, kelompok, uraian, targets in _templates(profil)
    ]


def _place(sumber: SumberIndikator, nomor: Counter[SumberIndikator]) -> dict[str, Any]:
    if sumber is SumberIndikator.TANPA_REFERENSI:
        return {}
    nomor[sumber] += 1
    return {"nomor": nomor.total(), "kode": f"{AWALAN[sumber]}-{nomor[sumber]:02}"}


@cache
def _templates(profil: str) -> Sequence[tuple[SumberIndikator, Kelompok, str, tuple[Any, ...]]]:
    return [(*DAFTAR[daftar], *_parsed(line)) for daftar, line in _raw(profil)]


def _raw(profil: str) -> Iterator[tuple[str, Any]]:
    semua = bahan.read("referensi")
    own = semua[profil]
    for daftar in DAFTAR:
        for line in (*own.get(daftar, ()), *semua.get(own.get("sama"), {}).get(daftar, ())):
            yield daftar, line


def _parsed(line: Any) -> tuple[str, tuple[Any, ...]]:
    if isinstance(line, str):
        return line, ()
    uraian, output, satuan, mutu, *rest = line
    kinds = [JenisRekap(rest[0]) if rest else JenisRekap.AKUMULASI, Arah(rest[1]) if len(rest) > 1 else Arah.NAIK]
    return uraian, (Decimal(str(output)), satuan, Decimal(mutu), *kinds)
