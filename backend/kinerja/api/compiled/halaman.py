"""A Relay connection as SQL.

Read forwards without pageInfo it is a list with a limit. Otherwise the page and one row more are numbered, so that the
aggregates over it know where it ends and whether rows follow.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, SelectionSetNode

from ..kursor import Kursor, halaman
from .deklarasi import Koneksi
from .dialek import Isi, Jenis, Pencarian, teks
from .rencana import Lingkungan, NotCompiled

if TYPE_CHECKING:
    from .penyusun import Penyusun


class Halaman:
    """Writes one connection.

    Args:
        b: the plan being written. p: the alias of the parent row. sets: what is selected of the connection.
    """

    def __init__(self, b: "Penyusun", declared: Koneksi, p: str, sets: Sequence[SelectionSetNode]) -> None:
        self.b = b
        self.d = b.d
        self.tipe = declared.tipe()
        self.nama = b.peta.nama(self.tipe)
        self.a = b.alias_baru(self.tipe)
        self.parent, self.node = b.asal
        if b.diberi("first") == b.diberi("last"):
            raise NotCompiled("first or last")
        self.maju = b.diberi("first")
        b.pemeriksaan.append(self._periksa)
        self.fields = b.kumpul(f"{self.nama}Connection", sets)
        self.urutan = declared.sort.urutan(b.tetap("sort"))
        self.semua = b.pencarian(declared, p, self.a, self.urutan)
        self.cari = self._dibatasi()

    def tulis(self) -> Isi:
        selected = {nodes[0].name.value for nodes in self.fields.values()}
        if self.d.lateral and "totalCount" in selected and selected & {"edges", "pageInfo"}:
            return self._sekali(selected)
        return self._tulis(selected)

    def _sekali(self, selected: Set[str]) -> Isi:
        """Page and count of the same rows, which are found once for both."""
        nama = f"{self.a}_semua"
        kunci = "".join(f', {sql} as "#u{i}"' for i, sql in enumerate(self.semua.urut))
        ditemukan = f"select {self.a}.*{kunci} from {self.semua.dari([])} where {self.semua.syarat}"
        urut = [f'{self.a}."#u{i}"' for i in range(len(self.semua.urut))]
        self.semua = replace(self.semua, tabel=nama, cari="", syarat="true", urut=urut)
        self.cari = self._dibatasi()
        return Isi(f"(with {nama} as materialized ({ditemukan}) select {self._tulis(selected).sql})", json=True)

    def _dibatasi(self) -> Pencarian:
        return replace(self.semua, syarat=" and ".join([self.semua.syarat, *self._batas()]))

    def _tulis(self, selected: Set[str]) -> Isi:
        if "pageInfo" not in selected and (self.maju or "edges" not in selected):
            return self.d.obyek([(kunci, self._daftar(nodes)) for kunci, nodes in self.fields.items()])
        return self._bernomor()

    def _daftar(self, nodes: list[FieldNode]) -> Isi:
        ukuran = self._ukuran(0)
        if nodes[0].name.value != "edges":
            return self._lain(nodes)
        edge = self._edge(nodes, self.d.kursor(self.cari))
        return self.d.daftar(edge, self.cari, ukuran)

    def _lain(self, nodes: list[FieldNode]) -> Isi:
        if nodes[0].name.value == "totalCount":
            return Isi(f"(select count(*) from {self.semua.dari([])} where {self.semua.syarat})")
        return Isi(f"cast('{self.nama}Connection' as text)")

    def _edge(self, nodes: list[FieldNode], kursor: str) -> list[tuple[str, Isi]]:
        isi = []
        for kunci, inner in self.b.kumpul(f"{self.nama}Edge", _sets(nodes)).items():
            match inner[0].name.value:
                case "cursor":
                    nilai = Isi(kursor)
                case "node":
                    nilai = self.d.obyek(self.b.obyek(self.tipe, self.a, _sets(inner)))
                case _:
                    nilai = Isi(f"cast('{self.nama}Edge' as text)")
            isi.append((kunci, nilai))
        return isi

    def _bernomor(self) -> Isi:
        urut = self.cari.urut
        kunci = [*(f'{self.a}."#k{i}"' for i in range(len(urut))), f"{self.a}.{self.cari.kunci}"]
        kursor = self.d.heks(self.d.larik(kunci, self.cari.tanda))
        baris: list[tuple[str, Isi]] = []
        isi = [(kunci, self._atas_halaman(nodes, kursor, baris)) for kunci, nodes in self.fields.items()]
        kolom = ", ".join(f'{nilai.sql} as "{kunci}"' for kunci, nilai in [*baris, ("#n", Isi(f'{self.a}."#n"'))])
        halaman = self._halaman() + self.cari.gabungan(teks(baris))
        return self.d.halaman(isi, f'(select {kolom}, {self.a}."#c" from {halaman}) x')

    def _atas_halaman(self, nodes: list[FieldNode], kursor: str, baris: list[tuple[str, Isi]]) -> Isi:
        """One field of the connection, over the rows `x` of the page; the columns it needs of them go into `baris`."""
        match nodes[0].name.value:
            case "edges":
                kolom = f"#e{len(baris)}"
                baris.append((kolom, self.d.obyek(self._edge(nodes, kursor))))
                ukuran = self._ukuran(0)
                syarat = f'x."#n" <= {ukuran}' if self.maju else f'x."#n" > x."#c" - {ukuran}'
                return self.d.kumpulan(f'x."{kolom}"', syarat)
            case "pageInfo":
                kolom = f"#s{len(baris)}"
                baris.append((kolom, Isi(kursor)))
                return self._page_info(f'x."{kolom}"', nodes)
            case _:
                return self._lain(nodes)

    def _page_info(self, kursor: str, nodes: list[FieldNode]) -> Isi:
        ukuran = self._ukuran(0)
        n, c = 'x."#n"', 'x."#c"'
        lebih = f"coalesce(max({c}), 0) > {ukuran}"
        awal = f"{n} = 1" if self.maju else f"{n} = {self.d.terbesar('1', f'{c} - {ukuran} + 1')}"
        akhir = f"{n} = {self.d.terkecil(ukuran, c)}" if self.maju else f"{n} = {c}"
        # Each an aggregate, as the others are: by itself it would be there once for each row.
        diberi = f"count(*) >= 0 and {self._ada('after' if self.maju else 'before')}"
        isi = {
            "hasNextPage": self.d.cetak(Jenis.BENAR, f"({lebih if self.maju else diberi})"),
            "hasPreviousPage": self.d.cetak(Jenis.BENAR, f"({diberi if self.maju else lebih})"),
            "startCursor": Isi(f"max({kursor}) filter (where {awal})"),
            "endCursor": Isi(f"max({kursor}) filter (where {akhir})"),
            "__typename": Isi("coalesce(max('PageInfo'), 'PageInfo')"),
        }
        fields = self.b.kumpul("PageInfo", _sets(nodes))
        rangkuman = self.d.rangkum([(kunci, isi[inner[0].name.value]) for kunci, inner in fields.items()])
        return rangkuman if fields else self.d.bila("count(*) >= 0", rangkuman)

    def _halaman(self) -> str:
        """The rows of the page and one more, numbered in order; the subselect bears the alias of the row."""
        cari, a = self.cari, self.a
        kunci = "".join(f', {sql} as "#k{i}"' for i, sql in enumerate(cari.urut))
        order = cari.menurut(cari.kunci_urut, balik=not self.maju)
        nomor = cari.menurut([*(f'q."#k{i}"' for i in range(len(cari.urut))), f"q.{cari.kunci}"])
        return (
            f'(select q.*, row_number() over (order by {nomor}) as "#n", count(*) over () as "#c" from ('
            f"select {a}.*{kunci} from {cari.dari([])} where {cari.syarat}"
            f" order by {order} limit {self._ukuran(1)}) q order by {nomor}) {a}"
        )

    # Values of the arguments

    def _periksa(self, env: Lingkungan) -> None:
        given = self.b.argumen(env, self.parent, self.node)
        halaman(given.get("first" if self.maju else "last"))
        for nama in ("after", "before"):
            if given.get(nama) is not None:
                Kursor.baca(given[nama], self.urutan)

    def _ukuran(self, tambahan: int) -> str:
        nama = "first" if self.maju else "last"
        return self._nilai((nama, tambahan), Jenis.BILANGAN, lambda given: halaman(given.get(nama)) + tambahan)

    def _ada(self, nama: str) -> str:
        return self._nilai((nama, "ada"), Jenis.BENAR, lambda given: given.get(nama) is not None)

    def _batas(self) -> list[str]:
        """The conditions of the cursors given."""
        out = []
        for nama in ("after", "before"):
            if self.b.diberi(nama):
                places = [self._kunci(nama, i) for i in range(len(self.urutan.jenis))]
                out.append(f"({places[-1]} is null or {self.semua.di_seberang(nama, places)})")
        return out

    def _kunci(self, nama: str, i: int) -> str:
        def key(given: Any) -> Any:
            return None if given.get(nama) is None else Kursor.baca(given[nama], self.urutan)[i]

        return self._nilai((nama, i), self.urutan.jenis[i], key)

    def _nilai(self, kunci: tuple[str, int | str], jenis: Jenis, of: Any) -> str:
        parent, node = self.parent, self.node

        def getter(env: Lingkungan) -> Any:
            return of(self.b.argumen(env, parent, node))

        return self.b.parameter((id(node), *kunci), jenis, getter)


def _sets(nodes: Sequence[FieldNode]) -> list[SelectionSetNode]:
    return [node.selection_set for node in nodes if node.selection_set]
