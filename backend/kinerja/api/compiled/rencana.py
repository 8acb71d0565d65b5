"""From a validated document to a plan: one SQL statement and the getters of its parameters.

A plan holds no value of a user: who asks, on which day, ids, cursors and variables are parameters, so one plan serves
everybody. What it cannot express raises `NotCompiled`, and the operation goes through graphql-core.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    get_argument_values,
    get_directive_values,
)
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective

from ...domain.renkin import triwulan
from ...models.lingkup import Pelihat
from ...peraturan import load
from ..kursor import Kursor, halaman
from ..permintaan import Permintaan
from .deklarasi import Baca, Bagian, Gabung, Kolom, Koneksi, Nilai, Relasi, Simpul, baca, sumber
from .dialek import Dialek, Isi, Jenis, Pencarian, teks

# The mark of a value in the text of a statement until all is written: which values are used is known only then.
TANDA = re.compile("\1([0-9]+)\2")


class NotCompiled(Exception):
    """This operation, or this value in it, is left to graphql-core."""


@dataclass
class Lingkungan:
    """What one run of a plan needs: who asks, the variables, and for a payload the ids it is about."""

    permintaan: Permintaan
    variables: Any
    benih: Any = None
    argumen: dict[int, Mapping[str, Any]] = field(default_factory=dict)


Getter = Callable[[Lingkungan], Any]


@dataclass(frozen=True)
class Rencana:
    sql: str
    getters: Sequence[Getter]

    def parameters(self, lingkungan: Lingkungan, dialek: Dialek) -> list[Any]:
        return [dialek.parameter(getter(lingkungan)) for getter in self.getters]


class Peta:
    """The declarations of a schema by the names that documents use."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.fields: dict[str, dict[str, tuple[str, Baca]]] = {}
        self.tipe: dict[str, type] = {}
        for graphql_type in schema.type_map.values():
            definition: Any = (graphql_type.extensions or {}).get("strawberry-definition")
            if isinstance(graphql_type, GraphQLObjectType) and hasattr(
                getattr(definition, "origin", None), "__sumber__"
            ):
                self.tipe[graphql_type.name] = definition.origin
                self.fields[graphql_type.name] = self._declared(graphql_type, definition.origin)

    def _declared(self, graphql_type: GraphQLObjectType, tipe: type) -> dict[str, tuple[str, Baca]]:
        declared = baca(tipe)
        out: dict[str, tuple[str, Baca]] = {}
        for nama, graphql_field in graphql_type.fields.items():
            python_name = graphql_field.extensions["strawberry-definition"].python_name
            if python_name in declared:
                out[nama] = (python_name, declared[python_name])
        return out

    def nama(self, tipe: type) -> str:
        definition = tipe.__strawberry_definition__  # type: ignore[attr-defined]  # set by @strawberry.type
        return str(definition.name)

    def simpul(self) -> list[type]:
        """The types that a global id can name."""
        return [tipe for tipe in self.tipe.values() if sumber(tipe).pengenal is not None]


class Penyusun:
    """Writes the SQL of one operation."""

    def __init__(
        self,
        peta: Peta,
        dialek: Dialek,
        fragments: Mapping[str, FragmentDefinitionNode],
        directive_variables: Any,
    ) -> None:
        self.peta = peta
        self.d = dialek
        self.fragments = fragments
        self.directive_variables = directive_variables
        self._getters: list[Getter] = []
        self._nomor: dict[Any, int] = {}
        self._alias = 0
        self._asal: list[tuple[str, FieldNode]] = []

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
        """The statement with its placeholders numbered; values that it came not to need are left out."""
        dipakai: dict[int, int] = {}

        def nomor(tanda: re.Match[str]) -> str:
            return self.d.nomor(dipakai.setdefault(int(tanda[1]), len(dipakai) + 1))

        return Rencana(TANDA.sub(nomor, sql), tuple(self._getters[i] for i in dipakai))

    def teks(self, kunci: str) -> str:
        """A text in the language of the one who asks."""
        return self.parameter(("teks", kunci), Jenis.TEKS, lambda env: env.permintaan.teks(kunci))

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
            nilai: Any = self._arguments(env, parent, node)
            for bagian in jalur:
                nilai = nilai.get(bagian) if nilai else None
            nilai = nilai.value if isinstance(nilai, Enum) else nilai
            return ubah(nilai) if ubah is not None and nilai is not None else nilai

        return self.parameter((id(node), jalur, jenis, ubah), jenis, getter)

    def _arguments(self, env: Lingkungan, parent: str, node: FieldNode) -> Mapping[str, Any]:
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
        if len(isi) > self.d.kunci_maksimal or any(len(kunci) > 60 for kunci, _ in isi):
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
        skip = get_directive_values(GraphQLSkipDirective, node, self.directive_variables)
        if skip and skip["if"]:
            return False
        include = get_directive_values(GraphQLIncludeDirective, node, self.directive_variables)
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
            return self._declared(python_name, declared, a, nodes)

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
            return self._simpul(sets)
        if isinstance(declared, Koneksi):
            return self._koneksi(declared, a, sets)
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
        keys = {kunci: nodes[0].name.value for kunci, nodes in self.kumpul(declared.tipe, sets).items()}

        def getter(env: Lingkungan) -> str:
            return declared.tulis(getattr(env.benih, python_name), keys)

        tempat = self.parameter(("nilai", python_name, tuple(keys.items())), Jenis.DAFTAR, getter)
        return self.d.cetak(Jenis.DAFTAR, tempat)

    def _simpul(self, sets: Sequence[SelectionSetNode]) -> Isi:
        return self.d.pertama([self._satu_simpul(tipe, sets) for tipe in self.peta.simpul()])

    def _satu_simpul(self, tipe: type, sets: Sequence[SelectionSetNode]) -> Isi:
        kata = sumber(tipe).pengenal
        nomor = self.arg("id", jenis=Jenis.BILANGAN, ubah=lambda id: Kursor.nomor(kata, id))
        return self._relasi(Relasi(lambda: tipe, f"{{a}}.{sumber(tipe).kunci} = {nomor}"), "#", sets)

    def _relasi(self, declared: Relasi, p: str, sets: Sequence[SelectionSetNode]) -> Isi:
        a = self._alias_baru()
        tipe = declared.tipe()
        cari = self._pencarian(declared, p, a)
        isi = self.obyek(tipe, a, sets)
        if declared.banyak:
            return self.d.daftar(isi, cari)
        return self.d.baris(isi, f"{cari.dari(teks(isi))} where {cari.syarat} limit 1")

    def _pencarian(self, declared: Relasi, p: str, a: str) -> Pencarian:
        asal = sumber(declared.tipe())
        urut = tuple(sql.format(a=a, p=p) for _, sql in declared.urut)
        gabung = [(g.akhiran, self._satu_gabung(g, a)) for g in asal.gabung]
        return Pencarian(
            asal.tabel, asal.kunci, a, gabung, self._cari(declared, p, a), self._syarat(declared, p, a), urut
        )

    def _syarat(self, declared: Relasi, p: str, a: str) -> str:
        syarat = declared.syarat(self, p, a) if callable(declared.syarat) else declared.syarat.format(p=p, a=a)
        terlihat = sumber(declared.tipe()).terlihat
        return f"{syarat} and {terlihat(a, self.pelihat)}" if declared.dijaga and terlihat else str(syarat)

    def _cari(self, declared: Relasi, p: str, a: str) -> str:
        if not declared.gabung:
            return ""
        return f" {declared.gabung(self, p, a) if callable(declared.gabung) else declared.gabung.format(p=p, a=a)}"

    def _satu_gabung(self, gabung: Gabung, a: str) -> str:
        return str(gabung.sql(self, a) if callable(gabung.sql) else gabung.sql.format(a=a))

    def _alias_baru(self) -> str:
        self._alias += 1
        return f"t{self._alias}"

    def _koneksi(self, declared: Koneksi, p: str, sets: Sequence[SelectionSetNode]) -> Isi:
        a = self._alias_baru()
        tipe = declared.tipe()
        nama = self.peta.nama(tipe)
        cari = self._pencarian(declared, p, a)
        fields = self.kumpul(f"{nama}Connection", sets)
        maju = self._arah()
        kursor = self.d.heks(self.d.larik([*(f'{a}."#k{i}"' for i in range(len(cari.urut))), f"{a}.{cari.kunci}"]))
        baris: list[tuple[str, Isi]] = []
        isi = [(kunci, self._bagian_halaman(tipe, nodes, cari, kursor, baris, maju)) for kunci, nodes in fields.items()]
        if not baris:
            return self.d.rangkum(isi)
        kolom = ", ".join(f'{nilai.sql} as "{kunci}"' for kunci, nilai in baris)
        halaman = self._halaman(cari, self._batas(declared, cari), maju) + cari.gabungan(teks(baris))
        return self.d.baris(isi, f'(select {kolom}, {a}."#n", {a}."#c" from {halaman}) x')

    def _arah(self) -> bool:
        """Whether the page is read forwards."""
        _, node = self._asal[-1]
        given = {argument.name.value for argument in node.arguments or ()}
        if ("first" in given) == ("last" in given):
            raise NotCompiled("first or last")
        return "first" in given

    def _ukuran(self, maju: bool, tambahan: int) -> str:
        nama = "first" if maju else "last"
        parent, node = self._asal[-1]

        def getter(env: Lingkungan) -> int:
            return halaman(self._arguments(env, parent, node).get(nama)) + tambahan

        return self.parameter((id(node), nama, tambahan), Jenis.BILANGAN, getter)

    def _batas(self, declared: Koneksi, cari: Pencarian) -> list[str]:
        """The conditions of the cursors given."""
        _, node = self._asal[-1]
        given = {argument.name.value for argument in node.arguments or ()}
        kinds = [*(jenis for jenis, _ in declared.urut), Jenis.BILANGAN]
        out = []
        for nama, tanda in (("after", ">"), ("before", "<")):
            if nama in given:
                places = [self._kunci(nama, i, kinds) for i in range(len(kinds))]
                out.append(f"({places[-1]} is null or ({', '.join(cari.kunci_urut)}) {tanda} ({', '.join(places)}))")
        return out

    def _kunci(self, nama: str, i: int, kinds: Sequence[Jenis]) -> str:
        parent, node = self._asal[-1]

        def getter(env: Lingkungan) -> Any:
            nilai = self._arguments(env, parent, node).get(nama)
            return None if nilai is None else Kursor.baca(nilai, kinds)[i]

        return self.parameter((id(node), nama, i), kinds[i], getter)

    def _halaman(self, cari: Pencarian, batas: Sequence[str], maju: bool) -> str:
        """The rows of a page and one more, numbered in order; the last subselect bears the alias of the row."""
        kunci = "".join(f', {sql} as "#k{i}"' for i, sql in enumerate(cari.urut))
        order = ", ".join(sql if maju else f"{sql} desc" for sql in cari.kunci_urut)
        nomor = ", ".join([*(f'q."#k{i}"' for i in range(len(cari.urut))), f"q.{cari.kunci}"])
        syarat = " and ".join([cari.syarat, *batas])
        return (
            f'(select q.*, row_number() over (order by {nomor}) as "#n", count(*) over () as "#c" from ('
            f"select {cari.a}.*{kunci} from {cari.dari([*cari.urut, *batas])} where {syarat}"
            f" order by {order} limit {self._ukuran(maju, 1)}) q order by {nomor}) {cari.a}"
        )

    def _bagian_halaman(
        self,
        tipe: type,
        nodes: list[FieldNode],
        cari: Pencarian,
        kursor: str,
        baris: list[tuple[str, Isi]],
        maju: bool,
    ) -> Isi:
        """One field of a connection, over the rows `x` of the page; the columns it needs of them go into `baris`."""
        nama = self.peta.nama(tipe)
        sets = [node.selection_set for node in nodes if node.selection_set]
        match nodes[0].name.value:
            case "totalCount":
                self._ukuran(maju, 0)
                return Isi(f"(select count(*) from {cari.dari([])} where {cari.syarat})")
            case "edges":
                kolom = f"#e{len(baris)}"
                baris.append((kolom, self._edge(nama, tipe, cari.a, sets, kursor)))
                ukuran = self._ukuran(maju, 0)
                syarat = f'x."#n" <= {ukuran}' if maju else f'x."#n" > x."#c" - {ukuran}'
                return self.d.kumpulan(f'x."{kolom}"', syarat)
            case "pageInfo":
                kolom = f"#s{len(baris)}"
                baris.append((kolom, Isi(kursor)))
                return self._page_info(f'x."{kolom}"', sets, maju)
            case _:
                return Isi(f"cast('{nama}Connection' as text)")

    def _edge(self, nama: str, tipe: type, a: str, sets: Sequence[SelectionSetNode], kursor: str) -> Isi:
        isi = []
        for kunci, nodes in self.kumpul(f"{nama}Edge", sets).items():
            match nodes[0].name.value:
                case "cursor":
                    nilai = Isi(kursor)
                case "node":
                    node_sets = [node.selection_set for node in nodes if node.selection_set]
                    nilai = self.d.obyek(self.obyek(tipe, a, node_sets))
                case _:
                    nilai = Isi(f"cast('{nama}Edge' as text)")
            isi.append((kunci, nilai))
        return self.d.obyek(isi)

    def _page_info(self, kursor: str, sets: Sequence[SelectionSetNode], maju: bool) -> Isi:
        ukuran = self._ukuran(maju, 0)
        n, c = 'x."#n"', 'x."#c"'
        lebih = f"coalesce(max({c}), 0) > {ukuran}"
        awal = f"{n} = 1" if maju else f"{n} = {self.d.terbesar('1', f'{c} - {ukuran} + 1')}"
        akhir = f"{n} = {self.d.terkecil(ukuran, c)}" if maju else f"{n} = {c}"
        isi = {
            "hasNextPage": self.d.cetak(Jenis.BENAR, f"({lebih if maju else self._ada('before')})"),
            "hasPreviousPage": self.d.cetak(Jenis.BENAR, f"({self._ada('after') if maju else lebih})"),
            "startCursor": Isi(f"max({kursor}) filter (where {awal})"),
            "endCursor": Isi(f"max({kursor}) filter (where {akhir})"),
            "__typename": Isi("cast('PageInfo' as text)"),
        }
        return self.d.rangkum([(k, isi[nodes[0].name.value]) for k, nodes in self.kumpul("PageInfo", sets).items()])

    def _ada(self, nama: str) -> str:
        parent, node = self._asal[-1]

        def getter(env: Lingkungan) -> bool:
            return self._arguments(env, parent, node).get(nama) is not None

        return self.parameter((id(node), nama, "ada"), Jenis.BENAR, getter)
