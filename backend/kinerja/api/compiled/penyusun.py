"""Writes the SQL of an operation from its validated document and the declarations of the types."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any

import orjson
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    InlineFragmentNode,
    SelectionSetNode,
    get_argument_values,
    get_directive_values,
)
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective
from strawberry.utils.str_converters import to_camel_case

from ...domain.errors import ErrorCode
from ...domain.renkin import triwulan
from ...models.lingkup import Pelihat
from ...peraturan import load
from ..kursor import HALAMAN_MAKSIMAL, Kursor
from ..pesan import message
from .deklarasi import Baca, Bagian, Gabung, Kolom, Koneksi, Nilai, Pilihan, Relasi, Simpul, Sumber, sumber
from .dialek import Dialek, Isi, Jenis, Pasangan, Pencarian, teks
from .halaman import Halaman
from .rencana import Getter, Lingkungan, NotCompiled, Pernyataan, Peta, Rencana
from .urutan import Urutan

# The mark of a value in the text of a statement until all is written: which values are used is known only then.
TANDA = re.compile("\1([0-9]+)\2")


class Penyusun:
    """Writes the SQL of one operation.

    Args:
        tetapan: variables; the plan holds for the values that @skip, @include and `sort` have of them.
        batas: after how many levels of rows a statement is cut; None: never.
    """

    def __init__(
        self,
        peta: Peta,
        dialek: Dialek,
        fragments: Mapping[str, FragmentDefinitionNode],
        tetapan: Any,
        batas: int | None = None,
    ) -> None:
        self.peta = peta
        self.d = dialek
        self.fragments = fragments
        self.tetapan = tetapan
        self._getters: list[Getter] = []
        self._nomor: dict[Any, int] = {}
        self._alias = 0
        self._asal: list[tuple[str, FieldNode]] = []
        self._batas = batas
        self._tingkat = 0
        self._pemilik: dict[str, type] = {}
        self._potongan: list[str] = []
        self._bersama: dict[str, str] = {}
        self.pemeriksaan: list[Getter] = []

    # What declarations may use

    @property
    def orang(self) -> str:
        return self.parameter("orang", Jenis.BILANGAN, lambda env: env.permintaan.aktor.pegawai_id)

    @property
    def hari(self) -> str:
        return self.parameter("hari", Jenis.TANGGAL, lambda env: env.permintaan.hari)

    @property
    def pelihat(self) -> Pelihat:
        semua = self.parameter("semua", Jenis.BENAR, lambda env: env.permintaan.aktor.melihat_semua)
        return Pelihat(self.orang, self.hari, semua)

    def parameter(self, kunci: Any, jenis: Jenis, getter: Getter) -> str:
        """The place of a value; the same key gives the same one."""
        if kunci not in self._nomor:
            self._nomor[kunci] = len(self._getters)
            self._getters.append(getter)
        return self.d.tempat(f"\1{self._nomor[kunci]}\2", jenis)

    def selesai(self, sql: str) -> Rencana:
        """The plan of a statement and of those cut off it."""
        utama = self.bernomor(sql)
        potongan = tuple(self.bernomor(each) for each in self._potongan)
        return Rencana(utama.sql, utama.getters, potongan, tuple(self.pemeriksaan))

    def bernomor(self, sql: str) -> Pernyataan:
        """The statement with its placeholders numbered; values that it came not to need are left out."""
        dipakai: dict[int, int] = {}

        def nomor(tanda: re.Match[str]) -> str:
            return self.d.nomor(dipakai.setdefault(int(tanda[1]), len(dipakai) + 1))

        text = TANDA.sub(nomor, self._dengan_bersama(sql))
        return Pernyataan(text, tuple(self._getters[i] for i in dipakai))

    def bersama(self, nama: str, sql: str) -> str:
        """A table of rows that are worked out once for the whole statement, however many places read them.

        Args:
            nama: that no table has.
        """
        self._bersama[nama] = sql
        return nama

    def _dengan_bersama(self, sql: str) -> str:
        dipakai = [f"{nama} as materialized ({isi})" for nama, isi in self._bersama.items() if f" {nama} " in sql]
        return f"with {', '.join(dipakai)} {sql}" if dipakai else sql

    def teks(self, kunci: str) -> str:
        """A text in the language of the one who asks."""
        return self.parameter(("teks", kunci), Jenis.TEKS, lambda env: env.permintaan.teks(kunci))

    def pesan(self, kode: ErrorCode, **isi: str) -> str:
        """The sentence of a refusal in the language of the one who asks.

        Args:
            isi: SQL expressions of text, for the places in it.
        """

        def getter(env: Lingkungan) -> str:
            return message(kode, {nama: f"{{{nama}}}" for nama in isi}, env.permintaan.bahasa)

        kalimat = self.parameter(("pesan", kode), Jenis.TEKS, getter)
        for nama, sql in isi.items():
            kalimat = f"replace({kalimat}, '{{{nama}}}', {sql})"
        return kalimat

    def tenggat(self, nama: str, pada: str) -> str:
        """A number of days by the regulation in force on a day, which is a SQL expression."""
        since = sorted(load("tenggat")[nama].since.items(), reverse=True)
        cases = " ".join(f"when {pada} >= '{hari}' then {aturan.value if aturan else 'null'}" for hari, aturan in since)
        return f"case {cases} end"

    @property
    def tahun(self) -> str:
        return self.parameter("tahun", Jenis.BILANGAN, lambda env: env.permintaan.hari.year)

    @property
    def triwulan(self) -> str:
        return self.parameter("triwulan", Jenis.BILANGAN, lambda env: triwulan(env.permintaan.hari))

    def benih(self, nama: str, jenis: Jenis = Jenis.BILANGAN) -> str:
        """A value of the payload that is being read."""
        return self.parameter(("benih", nama), jenis, lambda env: getattr(env.benih, nama))

    def arg(
        self, *jalur: str, jenis: Jenis = Jenis.TEKS, ubah: Callable[[Any], Any] | None = None, naik: int = 0
    ) -> str:
        """The value of an argument of the field at hand, or of a field within it; null when it is not there.

        Args:
            naik: how many fields further up the argument stands.
        """
        parent, node = self._asal[-1 - naik]

        def getter(env: Lingkungan) -> Any:
            nilai: Any = self.argumen(env, parent, node)
            for bagian in jalur:
                nilai = nilai.get(to_camel_case(bagian)) if nilai else None
            nilai = nilai.value if isinstance(nilai, Enum) else nilai
            return ubah(nilai) if ubah is not None and nilai is not None else nilai

        return self.parameter((id(node), jalur, jenis, ubah), jenis, getter)

    def argumen(self, env: Lingkungan, parent: str, node: FieldNode) -> Mapping[str, Any]:
        if id(node) not in env.argumen:
            definition = self._object(parent).fields[node.name.value]
            env.argumen[id(node)] = get_argument_values(definition, node, env.variables)
        return env.argumen[id(node)]

    def _object(self, nama: str) -> GraphQLObjectType:
        found = self.peta.schema.type_map[nama]
        assert isinstance(found, GraphQLObjectType)
        return found

    # From selections to SQL

    def susun(self, tipe: type, sets: Sequence[SelectionSetNode]) -> Rencana:
        return self.selesai(self.d.seluruh(self.obyek(tipe, "#", sets)))

    def obyek(
        self, tipe: type, a: str, sets: Sequence[SelectionSetNode], declared: Mapping[str, Baca] | None = None
    ) -> list[tuple[str, Isi]]:
        nama = self.peta.nama(tipe)
        fields = self.peta.fields[nama] if declared is None else {k: (k, d) for k, d in declared.items()}
        isi = [(kunci, self._value(nama, fields, a, nodes)) for kunci, nodes in self.kumpul(nama, sets).items()]
        if any(len(kunci) > 60 for kunci, _ in isi):
            raise NotCompiled(nama)
        return isi

    def kumpul(self, nama: str, sets: Sequence[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        """The fields of a selection by response key, through fragments and directives, in the order of the document."""
        grouped: dict[str, list[FieldNode]] = {}
        visited: set[str] = set()
        for selection_set in sets:
            self._collect(nama, selection_set, grouped, visited)
        return grouped

    def _collect(
        self, nama: str, selection_set: SelectionSetNode, grouped: dict[str, list[FieldNode]], visited: set[str]
    ) -> None:
        for node in selection_set.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                kunci = node.alias.value if node.alias else node.name.value
                grouped.setdefault(kunci, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or self._applies(node.type_condition.name.value, nama):
                    self._collect(nama, node.selection_set, grouped, visited)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in visited:
                visited.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, nama):
                    self._collect(nama, fragment.selection_set, grouped, visited)

    def _included(self, node: Any) -> bool:
        if not node.directives:
            return True
        if any(d.name.value not in ("skip", "include") for d in node.directives):
            raise NotCompiled("directive")
        skip = get_directive_values(GraphQLSkipDirective, node, self.tetapan)
        if skip and skip["if"]:
            return False
        include = get_directive_values(GraphQLIncludeDirective, node, self.tetapan)
        return not (include and not include["if"])

    def _applies(self, condition: str, nama: str) -> bool:
        if condition == nama:
            return True
        found = self.peta.schema.type_map[condition]
        return isinstance(found, GraphQLInterfaceType) and found in self._object(nama).interfaces

    def _value(self, parent: str, fields: Mapping[str, tuple[str, Baca]], a: str, nodes: list[FieldNode]) -> Isi:
        nama = nodes[0].name.value
        if nama == "__typename":
            return Isi(f"cast('{parent}' as text)")
        try:
            python_name, declared = fields[nama]
        except KeyError:
            raise NotCompiled(f"{parent}.{nama}") from None
        with self._field(parent, nodes[0]):
            if isinstance(declared, Kolom | Nilai):
                return self._declared(python_name, declared, a, nodes)
            return self._bertingkat(python_name, declared, a, nodes)

    def _bertingkat(self, python_name: str, declared: Baca, a: str, nodes: list[FieldNode]) -> Isi:
        """An object or a list below the row at hand: in this statement, or cut off where it has become too deep."""
        tingkat = self._tingkat
        potong = self._batas is not None and tingkat >= self._batas
        self._tingkat = 0 if potong else tingkat + 1
        nomor = len(self._potongan)
        if potong:
            self._potongan.append("")
        isi = self._declared(python_name, declared, a, nodes)
        self._tingkat = tingkat
        return self._cut(nomor, isi, a) if potong else isi

    def _cut(self, nomor: int, isi: Isi, a: str) -> Isi:
        """Leaves a mark where the value will stand, and makes the statement that gives it for the keys of all rows."""
        if a not in self._pemilik:
            self._potongan[nomor] = f"select 0, {isi.sql}"
            return self.d.tanda(nomor, "0")
        asal = sumber(self._pemilik[a])
        gabung = [(g.akhiran, self._satu_gabung(g, a)) for g in asal.gabung]
        cari = Pencarian(self.tabel(asal), asal.kunci, a, gabung, "", "", ())
        kunci = self.parameter(("kunci", nomor), Jenis.TEKS, lambda env: env.kunci)
        syarat = f"{a}.{asal.kunci} in (select value from json_each({kunci}))"
        self._potongan[nomor] = f"select {a}.{asal.kunci}, {isi.sql} from {cari.dari([isi.sql])} where {syarat}"
        return self.d.tanda(nomor, f"{a}.{asal.kunci}")

    @contextmanager
    def _field(self, parent: str, node: FieldNode) -> Iterator[None]:
        self._asal.append((parent, node))
        yield
        self._asal.pop()

    def _declared(self, python_name: str, declared: Baca, a: str, nodes: list[FieldNode]) -> Isi:
        sets = [node.selection_set for node in nodes if node.selection_set]
        if isinstance(declared, Kolom):
            return self._kolom(python_name, declared, a)
        if isinstance(declared, Bagian):
            return self._bagian(declared, a, sets)
        if isinstance(declared, Nilai):
            return self._nilai(python_name, declared, sets)
        if isinstance(declared, Simpul):
            return self._simpul(declared, sets)
        if isinstance(declared, Koneksi):
            return Halaman(self, declared, a, sets).tulis()
        return self._relasi(declared, a, sets)

    def tulis(self, template: Any, a: str) -> str:
        """The SQL of a template over the row with this alias."""
        return str(template(self, a) if callable(template) else template.format(a=a))

    def _kolom(self, python_name: str, declared: Kolom, a: str) -> Isi:
        if declared.kata:
            return self.d.kata(declared.sql(self, a))
        return self.d.cetak(declared.jenis, self.tulis(declared.sql or f"{{a}}.{python_name}", a))

    def _bagian(self, declared: Bagian, a: str, sets: Sequence[SelectionSetNode]) -> Isi:
        obyek = self.d.obyek(self.obyek(declared.tipe(), a, sets, declared.isi))
        return obyek if declared.ada is None else self.d.bila(self.tulis(declared.ada, a), obyek)

    def _nilai(self, python_name: str, declared: Nilai, sets: Sequence[SelectionSetNode]) -> Isi:
        keys = self._pilihan(declared, declared.tipe, sets)

        def getter(env: Lingkungan) -> str:
            return declared.tulis(getattr(env.benih, python_name), keys)

        tempat = self.parameter(("nilai", python_name, repr(keys)), Jenis.DAFTAR, getter)
        return self.d.cetak(Jenis.DAFTAR, tempat)

    def _pilihan(self, declared: Nilai, tipe: str, sets: Sequence[SelectionSetNode]) -> Pilihan:
        """What is selected of small objects."""
        found: dict[str, tuple[str, Pilihan | None]] = {}
        for kunci, nodes in self.kumpul(tipe, sets).items():
            nama, inner = nodes[0].name.value, [node.selection_set for node in nodes if node.selection_set]
            found[kunci] = (nama, self._pilihan(declared, declared.dalam[nama], inner) if inner else None)
        return found

    def _simpul(self, declared: Simpul, sets: Sequence[SelectionSetNode]) -> Isi:
        if not declared.banyak:
            return self.d.pertama([self._satu_simpul(tipe, sets) for tipe in self.peta.simpul()])
        ids = self.arg("ids", jenis=Jenis.TEKS, ubah=_terpisah)
        return self.d.setiap(ids, self.d.pertama([self._simpul_dari(tipe, sets) for tipe in self.peta.simpul()]))

    def _satu_simpul(self, tipe: type, sets: Sequence[SelectionSetNode]) -> tuple[Pasangan, str]:
        kata = sumber(tipe).pengenal
        nomor = self.arg("id", jenis=Jenis.BILANGAN, ubah=lambda id: Kursor.nomor(kata, id))
        return self._satu(Relasi(lambda: tipe, f"{{a}}.{sumber(tipe).kunci} = {nomor}"), "#", sets)

    def _simpul_dari(self, tipe: type, sets: Sequence[SelectionSetNode]) -> tuple[Pasangan, str]:
        asal, (kata, nomor) = sumber(tipe), self.d.unsur
        syarat = f"{kata} = '{asal.pengenal}' and {{a}}.{asal.kunci} = {nomor}"
        return self._satu(Relasi(lambda: tipe, syarat), "#", sets)

    def _relasi(self, declared: Relasi, p: str, sets: Sequence[SelectionSetNode]) -> Isi:
        if declared.banyak:
            cari, isi = self._dicari(declared, p, sets)
            return self.d.daftar(isi, cari)
        return self.d.baris(*self._satu(declared, p, sets))

    def _satu(self, declared: Relasi, p: str, sets: Sequence[SelectionSetNode]) -> tuple[Pasangan, str]:
        """What is selected of a row, and where it is found."""
        cari, isi = self._dicari(declared, p, sets)
        return isi, f"{cari.dari(teks(isi))} where {cari.syarat}"

    def _dicari(self, declared: Relasi, p: str, sets: Sequence[SelectionSetNode]) -> tuple[Pencarian, Pasangan]:
        tipe = declared.tipe()
        a = self.alias_baru(tipe)
        cari = self.pencarian(declared, p, a)
        return cari, self.obyek(tipe, a, sets)

    def diberi(self, nama: str) -> bool:
        """Whether the document gives this argument to the field at hand; its value may be null."""
        return any(argument.name.value == nama for argument in self.asal[1].arguments or ())

    def tetap(self, nama: str) -> Any:
        """The value of an argument of the field at hand that the statement itself depends on: part of the plan's
        key, as the values in directives are."""
        parent, node = self._asal[-1]
        nilai = get_argument_values(self._object(parent).fields[node.name.value], node, self.tetapan).get(nama)
        return nilai.value if isinstance(nilai, Enum) else nilai

    def pencarian(self, declared: Relasi, p: str, a: str, urutan: Urutan | None = None) -> Pencarian:
        asal = sumber(declared.tipe())
        urutan = urutan or Urutan(declared.urut)
        urut = tuple(sql(self, p, a) if callable(sql) else sql.format(a=a, p=p) for _, sql in urutan.kunci)
        gabung = [(g.akhiran, self._satu_gabung(g, a)) for g in asal.gabung]
        tabel = declared.tabel(self, p) if declared.tabel else self.tabel(asal)
        joins, syarat = self._cari(declared, p, a), self._syarat(declared, p, a)
        return Pencarian(tabel, asal.kunci, a, gabung, joins, syarat, urut, urutan.turun, urutan.tanda)

    def tabel(self, asal: Sumber) -> str:
        """The rows of a type."""
        return str(asal.tabel(self) if callable(asal.tabel) else asal.tabel)

    def _syarat(self, declared: Relasi, p: str, a: str) -> str:
        syarat = declared.syarat(self, p, a) if callable(declared.syarat) else declared.syarat.format(p=p, a=a)
        terlihat = sumber(declared.tipe()).terlihat
        if isinstance(declared, Koneksi) and self.diberi("filter"):
            syarat = f"{syarat} and {declared.saring(self, a)}"
        return f"{syarat} and {terlihat(a, self.pelihat)}" if declared.dijaga and terlihat else str(syarat)

    def _cari(self, declared: Relasi, p: str, a: str) -> str:
        if not declared.gabung:
            return ""
        return f" {declared.gabung(self, p, a) if callable(declared.gabung) else declared.gabung.format(p=p, a=a)}"

    def _satu_gabung(self, gabung: Gabung, a: str) -> str:
        return str(gabung.sql(self, a) if callable(gabung.sql) else gabung.sql.format(a=a))

    @property
    def asal(self) -> tuple[str, FieldNode]:
        """The type and the node of the field at hand."""
        return self._asal[-1]

    def alias_baru(self, tipe: type) -> str:
        self._alias += 1
        a = f"t{self._alias}"
        self._pemilik[a] = tipe
        return a


def _terpisah(ids: Sequence[str]) -> str:
    """Global ids as JSON: the word and the number of each."""
    return orjson.dumps([Kursor.pisah(id) for id in ids[:HALAMAN_MAKSIMAL]]).decode()
