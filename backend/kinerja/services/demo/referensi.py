"""The catalogues of 2020: what e-SAKIP, eMonev and the OTK offer to each post.

A line of `bahan/referensi` reads [uraian, output, satuan, mutu, jenis_rekap, arah]; the last two are AKUMULASI and NAIK
where they are missing. `perkin`, `operasional` and `score_card` come from e-SAKIP, each in its own group. A tusi that
is a text alone has no targets in the OTK. `sendiri`: own tasks, which the holder enters himself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
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
    """A line that a post is offered; `id` 0: an own task, in no catalogue. Without `output` it has no targets."""

    sumber: SumberIndikator
    kelompok: Kelompok
    uraian: str
    output: Decimal | None = None
    satuan: str | None = None
    mutu: Decimal | None = None
    jenis_rekap: JenisRekap = JenisRekap.AKUMULASI
    arah: Arah = Arah.NAIK
    id: int = 0


def catalogue(pos: Pos, tables: Tables) -> list[Baris]:
    """The lines that a post is offered, put into the table, and the tasks that its holder may think of himself."""
    nomor: Counter[SumberIndikator] = Counter()
    return [b if b.sumber is SumberIndikator.TANPA_REFERENSI else _listed(b, pos, nomor, tables) for b in lines(pos)]


def _listed(b: Baris, pos: Pos, nomor: Counter[SumberIndikator], tables: Tables) -> Baris:
    nomor[b.sumber] += 1
    id = tables.id(rows.Referensi)
    kode = f"{AWALAN[b.sumber]}-{nomor[b.sumber]:02}"
    tables.add(
        rows.Referensi(
            id,
            b.sumber,
            cast.TAHUN,
            kode,
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
    )
    return replace(b, id=id)


def lines(pos: Pos) -> list[Baris]:
    """All lines of a post, without ids."""
    names = {"kantor": pos.kantor.nama, "bagian": pos.bagian}
    return [
        Baris(sumber, kelompok, Template(uraian).substitute(names), *targets)
        for sumber, kelompok, uraian, targets in _templates(pos.profil)
    ]


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
