"""The fallback: what does not compile is resolved by graphql-core over the same declarations, through DataLoaders.

Rows are loaded in batches, one statement for each relation and level; scalars with a Python twin are worked out here,
so that the two paths check each other.
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, cast

import strawberry
from strawberry.dataloader import DataLoader
from strawberry.types.enum import StrawberryEnumDefinition

from ..basisdata import dialect, fetch_rows
from .compiled.deklarasi import Baca, Bagian, Kolom, Koneksi, Relasi, baca, sumber
from .compiled.dialek import SKALA, Jenis, Pencarian
from .compiled.pelaksana import DIALEK
from .compiled.penyusun import Penyusun
from .compiled.rencana import Lingkungan
from .koneksi import Connection, Edge, PageInfo
from .kursor import Kursor, halaman
from .permintaan import Permintaan

ASAL = "_asal"


@dataclass(frozen=True)
class Asal:
    """Which row an object was made of: the type whose table it is in, and its key."""

    tipe: type
    kunci: Any


async def resolve(declared: Relasi, parent: Any, info: strawberry.Info, argumen: Mapping[str, Any]) -> Any:
    """The value of a relation, a list or a connection of this parent."""
    permintaan: Permintaan = info.context
    asal: Asal | None = getattr(parent, ASAL, None)
    if asal is None:
        return await _one(declared, parent, permintaan, argumen)
    kunci = (id(declared), repr(sorted(argumen.items(), key=lambda item: item[0])))
    if kunci not in permintaan.loaders:
        permintaan.loaders[kunci] = DataLoader(load_fn=_Batch(declared, asal.tipe, permintaan, argumen).load)
    # Several places wait for the same row: where one is given up for an error beside it, the others still want it.
    return await asyncio.shield(permintaan.loaders[kunci].load(asal.kunci))


async def _one(declared: Relasi, parent: Any, permintaan: Permintaan, argumen: Mapping[str, Any]) -> Any:
    batch = _Batch(declared, None, permintaan, argumen, benih=parent)
    return (await batch.load([None]))[0]


async def node(id_: str, info: strawberry.Info) -> Any:
    """The row that a global id names, if it may be seen."""
    kata, nomor = Kursor.pisah(id_)
    tipe = next((t for t in _simpul(info) if sumber(t).pengenal == kata), None)
    if tipe is None:
        return None
    return await _one(Relasi(lambda: tipe, f"{{a}}.{sumber(tipe).kunci} = {nomor}"), None, info.context, {})


def _simpul(info: strawberry.Info) -> list[type]:
    definitions: list[Any] = [t.extensions.get("strawberry-definition") for t in info.schema._schema.type_map.values()]
    types: list[Any] = [getattr(definition, "origin", None) for definition in definitions]
    return [t for t in types if hasattr(t, "__sumber__") and sumber(t).pengenal]


class _Pencari(Penyusun):
    """Writes the SQL of one relation with the arguments at hand."""

    def __init__(self, permintaan: Permintaan, argumen: Mapping[str, Any], benih: Any) -> None:
        self.d = DIALEK[dialect()]
        self._getters = []
        self._nomor = {}
        self._alias = 0
        self._bersama = {}
        self._diberi = argumen
        self.lingkungan = Lingkungan(permintaan, None, benih)

    def arg(self, *jalur: str, jenis: Jenis = Jenis.TEKS, ubah: Any = None, naik: int = 0) -> str:
        nilai: Any = self._diberi
        for bagian in jalur:
            nilai = nilai.get(bagian) if isinstance(nilai, Mapping) else getattr(nilai, bagian, None)
            nilai = None if nilai is strawberry.UNSET else nilai
        nilai = nilai.value if isinstance(nilai, Enum) else nilai
        hasil = ubah(nilai) if ubah is not None and nilai is not None else nilai
        return self.parameter((jalur, jenis, ubah), jenis, lambda env: hasil)

    def diberi(self, nama: str) -> bool:
        return nama in self._diberi

    async def rows(self, sql: str) -> list[dict[str, Any]]:
        rencana = self.bernomor(sql)
        return await fetch_rows(rencana.sql, rencana.parameters(self.lingkungan, self.d))


class _Batch:
    """Loads a relation for many parents with one statement."""

    def __init__(
        self,
        declared: Relasi,
        induk: type | None,
        permintaan: Permintaan,
        argumen: Mapping[str, Any],
        benih: Any = None,
    ) -> None:
        self.declared = declared
        self.induk = induk
        self.permintaan = permintaan
        self.argumen = {k: v for k, v in argumen.items() if v is not strawberry.UNSET and v is not None}
        self.benih = benih
        self.tipe = declared.tipe()
        sort = self.argumen.get("sort")
        self.urutan = declared.sort.urutan(sort and sort.value) if isinstance(declared, Koneksi) else None

    async def load(self, parents: Sequence[Any]) -> list[Any]:
        if isinstance(self.declared, Koneksi):
            return await self._pages(parents)
        found: dict[Any, list[Any]] = defaultdict(list)
        for row in await self._rows(parents, True):
            found[row["#p"]].append(self._make(row))
        if self.declared.banyak:
            return [found[parent] for parent in parents]
        return [found[parent][0] if found[parent] else None for parent in parents]

    async def _pages(self, parents: Sequence[Any]) -> list[Any]:
        maju = "first" in self.argumen
        if maju == ("last" in self.argumen):
            halaman(None)
        ukuran = halaman(self.argumen["first" if maju else "last"])
        found: dict[Any, list[Any]] = defaultdict(list)
        for row in await self._rows(parents, maju, ukuran + 1):
            found[row["#p"]].append(row)
        return [self._page(parent, found[parent], ukuran, maju) for parent in parents]

    def _page(self, parent: Any, rows: list[Any], ukuran: int, maju: bool) -> Any:
        more = len(rows) > ukuran
        rows = rows[:ukuran] if maju else rows[:ukuran][::-1]
        edges = [Edge(node=self._make(row), cursor=row["#kursor"]) for row in rows]
        info = PageInfo(
            has_next_page=more if maju else "before" in self.argumen,
            has_previous_page="after" in self.argumen if maju else more,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        page: Any = Connection(edges=edges, page_info=info)
        page.jumlah = lambda: self._count(parent)
        return page

    async def _count(self, parent: Any) -> int:
        b = self._pencari()
        cari, dari = self._search(b, [parent], [])
        return int((await b.rows(f"select count(*) as n from {dari} where {cari.syarat}"))[0]["n"])

    def _pencari(self) -> _Pencari:
        return _Pencari(self.permintaan, self.argumen, self.benih)

    def _search(self, b: _Pencari, parents: Sequence[Any], dipakai: Sequence[str]) -> tuple[Pencarian, str]:
        """How the rows of these parents are found, and the tables with all joins that these texts use."""
        cari = b.pencarian(self.declared, "p", "a", self.urutan)
        if self.induk is None:
            return cari, cari.dari(dipakai)
        asal = sumber(self.induk)
        gabung = [(g.akhiran, b._satu_gabung(g, "p")) for g in asal.gabung]
        induk = Pencarian(b.tabel(asal), asal.kunci, "p", gabung, "", "", ())
        own = [cari.syarat, cari.cari, *cari.urut]
        keys = ", ".join(str(int(parent)) for parent in parents)
        milik = f"{induk.tabel} p{induk.gabungan(own)} join {cari.tabel} a on p.{asal.kunci} in ({keys})"
        return cari, f"{milik}{cari.gabungan([*own, *dipakai])}{cari.cari}"

    async def _rows(self, parents: Sequence[Any], maju: bool, batas: int | None = None) -> list[dict[str, Any]]:
        b = self._pencari()
        kolom = {f"#{nama}": sql for nama, sql in self._columns(b).items()}
        cari, dari = self._search(b, parents, list(kolom.values()))
        syarat = " and ".join([cari.syarat, *self._cursors(b, cari)])
        urut = cari.menurut(cari.kunci_urut, balik=not maju)
        induk = "null" if self.induk is None else f"p.{sumber(self.induk).kunci}"
        kursor = b.d.heks(b.d.larik(cari.kunci_urut, cari.tanda))
        pilih = ", ".join(f'{sql} as "{nama}"' for nama, sql in kolom.items())
        sql = (
            f'select {induk} as "#p", {kursor} as "#kursor", row_number() over (partition by {induk} order by {urut})'
            f' as "#n", {pilih} from {dari} where {syarat}'
        )
        limit = f' where q."#n" <= {batas}' if batas is not None else ""
        return await b.rows(f'select * from ({sql}) q{limit} order by q."#p", q."#n"')

    def _columns(self, b: _Pencari) -> dict[str, str]:
        return {nama: b.tulis(sql, "a") for nama, (_, sql) in _raw(self.tipe).items()}

    def _cursors(self, b: _Pencari, cari: Pencarian) -> list[str]:
        out = []
        for nama in ("after", "before"):
            if self.urutan is not None and nama in self.argumen:
                keys = Kursor.baca(self.argumen[nama], self.urutan)
                places = [
                    b.parameter((nama, i), jenis, lambda env, key=keys[i]: key)  # type: ignore[misc]  # a default argument binds the value
                    for i, jenis in enumerate(self.urutan.jenis)
                ]
                out.append(cari.di_seberang(nama, places))
        return out

    def _make(self, row: Mapping[str, Any]) -> Any:
        kinds = _raw(self.tipe)
        values = {nama: _python(kinds[nama][0], row[f"#{nama}"]) for nama in kinds}
        return make(self.tipe, values, self.permintaan, Asal(self.tipe, values["kunci"]))


def make(
    tipe: type,
    values: Mapping[str, Any],
    permintaan: Permintaan,
    asal: Asal | None,
    isi: Mapping[str, Baca] | None = None,
    awalan: str = "",
) -> Any:
    """An object of a GraphQL type from the raw values of its row.

    Args:
        isi: what a Bagian says of the fields of its type. awalan: where its own columns stand among the values.
    """
    made: Any = object.__new__(tipe)
    made.__dict__[ASAL] = asal
    for nama, declared in (isi or baca(tipe)).items():
        if isinstance(declared, Kolom):
            value = values[awalan + nama] if declared.kembar is None else declared.kembar(values, permintaan)
            made.__dict__[nama] = _enum(tipe, nama, value)
        elif isinstance(declared, Bagian):
            there = declared.ada_kembar is None or declared.ada_kembar(values, permintaan)
            part = declared.tipe(), values, permintaan, asal, declared.isi, f"{awalan}{nama}."
            made.__dict__[nama] = make(*part) if there else None
        elif isi:
            made.__dict__[f"_{nama}"] = declared
    return made


def _raw(tipe: type) -> dict[str, tuple[Jenis, Any]]:
    """What must be read of a row to make an object of it: name -> (kind, SQL)."""
    asal = sumber(tipe)
    return {"kunci": (Jenis.BILANGAN, f"{{a}}.{asal.kunci}"), **asal.mentah, **_columns(baca(tipe), "")}


def _columns(fields: Mapping[str, Baca], awalan: str) -> dict[str, tuple[Jenis, Any]]:
    out: dict[str, tuple[Jenis, Any]] = {}
    for nama, declared in fields.items():
        if isinstance(declared, Kolom) and declared.kembar is None:
            out[awalan + nama] = (declared.jenis, declared.sql or f"{{a}}.{nama}")
        elif isinstance(declared, Bagian):
            out.update(_columns(declared.isi or baca(declared.tipe()), f"{awalan}{nama}."))
    return out


def _python(jenis: Jenis, value: Any) -> Any:
    if value is None:
        return None
    if jenis is Jenis.BENAR:
        return bool(value)
    if jenis is Jenis.TANGGAL and not isinstance(value, date):
        return date.fromisoformat(value)
    if jenis is Jenis.WAKTU:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if jenis in SKALA:
        return Decimal(value).scaleb(-SKALA[jenis])
    return value


def _enum(tipe: type, nama: str, value: Any) -> Any:
    cls = _enums(tipe).get(nama)
    return cls(value) if cls is not None and isinstance(value, str) else value


_ENUMS: dict[type, dict[str, type[Enum]]] = {}


def _enums(tipe: type) -> dict[str, type[Enum]]:
    if tipe not in _ENUMS:
        found: dict[str, type[Enum]] = {}
        for f in tipe.__strawberry_definition__.fields:  # type: ignore[attr-defined]  # set by @strawberry.type
            inner = getattr(f.type, "of_type", f.type)
            if isinstance(inner, StrawberryEnumDefinition):
                found[f.python_name] = cast(type[Enum], inner.wrapped_cls)
        _ENUMS[tipe] = found
    return _ENUMS[tipe]
