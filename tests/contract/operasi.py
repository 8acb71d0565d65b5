"""Operations over the whole schema, drawn by hypothesis from the schema itself.

Whatever the schema offers is drawn: aliases, fragments named and inline, directives, variables with and without
defaults and values, pages in both directions from cursors that were and were not given out, filters, sorts. What is
drawn is valid, but for values that only the run finds wrong; it shrinks to a short document.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
    parse,
    print_ast,
    validate,
)
from hypothesis import assume
from hypothesis import strategies as st

from dunia import TEKS
from kinerja.api.compiled.deklarasi import Koneksi
from kinerja.api.compiled.dialek import Jenis
from kinerja.api.compiled.rencana import Peta
from kinerja.api.schema import schema

SCHEMA = schema._schema
PETA = Peta(SCHEMA)
KEDALAMAN = 8
BIDANG = 40
POTONG = (
    "",
    "a",
    "ti",
    "anggota 0",
    "1700",
    "0001",
    "198",
    "%",
    "_",
    "\\",
    "'",
    '"',
    "  ",
    "🇮🇩",
    "\u0301",
    "IK",
    *TEKS[:4],
)
HARI = ("2020-03-20", "2020-01-01", "2019-12-31", "2020-02-29", "0001-01-01", "9999-12-31")
HURUF = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TULISAN = st.one_of(st.sampled_from([*POTONG, *TEKS]), st.text(HURUF, max_size=12))
ASING = ("", "x", "Skp_0", "Skp_01", "skp_1", "Skp_999", "Hantu_1", "Skp_99999999999999999999", "Skp_1' --")
KUNCI = {
    Jenis.TEKS: TULISAN,
    Jenis.BILANGAN: st.sampled_from([0, 1, 2, 5, 17, -1, 120_000, 2**53 + 1, 2**63 - 1]),
    Jenis.TANGGAL: st.sampled_from(HARI),
}
BULAT: Mapping[str, Sequence[int]] = {
    "first": (*(1, 2, 3) * 12, 5, 100, 0, 101, -1),
    "tahun": (2020, 2019, 2021, 0, -1),
    "tw": (1, 2, 3, 4, 0, 5, 2**31 - 1),
}
BULAT_LAIN = (1, 2, 0, -1, 2**31 - 1, -(2**31))


def pengenal() -> st.SearchStrategy[str]:
    words = sorted(tipe.__sumber__.pengenal for tipe in PETA.simpul())
    known = st.builds(lambda kata, n: f"{kata}_{n}", st.sampled_from(words), st.integers(1, 12))
    return st.one_of(known, known, known, known, st.sampled_from(ASING))


PENGENAL = pengenal()


@dataclass(frozen=True)
class Operasi:
    """A document and what it is asked with."""

    teks: str
    variabel: Mapping[str, Any]
    nama: str | None = None


@dataclass
class Penulis:
    """Writes one document.

    Args:
        sisa: how many fields may still follow.
        urutan: the value of `sort` of the field at hand.
    """

    draw: Any
    variabel: dict[str, str] = field(default_factory=dict)
    nilai: dict[str, Any] = field(default_factory=dict)
    fragmen: dict[str, str] = field(default_factory=dict)
    dikenal: dict[Any, list[str]] = field(default_factory=dict)
    alias: int = 0
    sisa: int = BIDANG
    urutan: Any = None

    def satu_dari(self, banyak: int) -> bool:
        """Seldom; never in the simplest document."""
        return bool(self.draw(st.integers(0, banyak - 1)) == banyak - 1)

    # Selections

    def isi(self, tipe: Any, dalam: int, unik: bool = False) -> str:
        """A selection of a type.

        Args:
            unik: all fields get aliases of their own, as where objects of several types share one place.
        """
        bagian = [self.satu(tipe, dalam, unik) for _ in range(self.draw(st.integers(1, 4)))]
        return f"{{ {' '.join(bagian)} }}"

    def satu(self, tipe: Any, dalam: int, unik: bool) -> str:
        macam = self.draw(st.sampled_from(["bidang"] * 6 + ["nama", "sebaris", "fragmen"]))
        if macam == "nama" or self.sisa <= 0:
            return "__typename"
        if macam == "sebaris" and dalam:
            return self.sebaris(tipe, dalam, unik)
        if macam == "fragmen" and dalam and not is_abstract_type(tipe):
            return f"...{self.bernama(tipe, dalam, unik)}{self.petunjuk()}"
        return self.bidang(tipe, dalam, unik)

    def sebaris(self, tipe: Any, dalam: int, unik: bool) -> str:
        if is_abstract_type(tipe):
            inner = self.draw(st.sampled_from(sorted(SCHEMA.get_possible_types(tipe), key=lambda t: t.name)))
            return f"... on {inner.name}{self.petunjuk()} {self.isi(inner, dalam - 1, True)}"
        syarat = self.draw(st.sampled_from(["", f" on {tipe.name}", *(f" on {i.name}" for i in tipe.interfaces)]))
        inner = SCHEMA.type_map[syarat[4:]] if syarat else tipe
        return f"...{syarat}{self.petunjuk()} {self.isi(inner, dalam - 1, unik)}"

    def bernama(self, tipe: Any, dalam: int, unik: bool) -> str:
        """The name of a fragment: one that there is already, or a new one."""
        ada = self.dikenal.setdefault((tipe.name, unik), [])
        if ada and self.satu_dari(2):
            return str(self.draw(st.sampled_from(ada)))
        isi = self.isi(tipe, dalam - 1, unik)
        nama = f"F{len(self.fragmen)}"
        self.fragmen[nama] = f"fragment {nama} on {tipe.name} {isi}"
        ada.append(nama)
        return nama

    def bidang(self, tipe: Any, dalam: int, unik: bool) -> str:
        daun = sorted(nama for nama, f in tipe.fields.items() if is_leaf_type(get_named_type(f.type)))
        lain = sorted(tipe.fields.keys() - set(daun)) if dalam else []
        if is_abstract_type(tipe) and dalam:
            return self.sebaris(tipe, dalam, unik)
        if not daun + lain:
            return "__typename"
        self.sisa -= 1
        # What leads deeper is drawn as often as all that does not.
        nama = self.draw(st.sampled_from(daun * max(1, len(lain) // max(1, len(daun))) + lain))
        definition = tipe.fields[nama]
        argumen = self.argumen(tipe, nama, definition)
        alias = ""
        if unik or argumen or self.satu_dari(6):
            self.alias += 1
            alias = f"a{self.alias}: "
        inner = get_named_type(definition.type)
        isi = "" if is_leaf_type(inner) else f" {self.isi(inner, dalam - 1)}"
        return f"{alias}{nama}{argumen}{self.petunjuk()}{isi}"

    def petunjuk(self) -> str:
        if not self.satu_dari(8):
            return ""
        jenis = self.draw(st.sampled_from(["include", "skip"]))
        benar = SCHEMA.directives[0].args["if"].type
        return f" @{jenis}(if: {self.tulis(benar, 'if')})"

    # Arguments

    def argumen(self, tipe: Any, nama: str, definition: Any) -> str:
        args = definition.args
        if not args:
            return ""
        diberi = {n: a for n, a in args.items() if is_required_argument(a) or (n != "last" and self.satu_dari(4))}
        _, declared = PETA.fields[tipe.name][nama]
        koneksi = declared if isinstance(declared, Koneksi) else None
        self.urutan = None
        if koneksi is not None:
            diberi = {n: a for n, a in diberi.items() if n != "first"}
            arah = self.draw(st.sampled_from([["first"]] * 12 + [["last"]] * 12 + [[], ["first", "last"]]))
            diberi |= {n: args[n] for n in arah}
        # The order first: cursors depend on it.
        names = sorted(diberi, key=lambda n: n in ("after", "before"))
        bagian = [f"{n}: {self.tulis(diberi[n].type, n, koneksi)}" for n in names]
        return f"({', '.join(bagian)})" if bagian else ""

    def tulis(self, tipe: Any, nama: str, koneksi: Koneksi | None = None) -> str:
        """A value in its place: a literal or a variable."""
        if self.satu_dari(3):
            return self.sebagai_variabel(tipe, nama, koneksi)
        inner = get_nullable_type(tipe)
        if is_input_object_type(inner):
            fields = {n: f for n, f in inner.fields.items() if is_required_input_field(f) or self.satu_dari(3)}
            return f"{{{', '.join(f'{n}: {self.tulis(f.type, n)}' for n, f in fields.items())}}}"
        nilai = self.konstan(tipe, nama, koneksi)
        self._ingat(nama, nilai)
        return cetak(tipe, nilai)

    def sebagai_variabel(self, tipe: Any, nama: str, koneksi: Koneksi | None) -> str:
        nilai = self.konstan(tipe, nama, koneksi)
        baru = f"v{len(self.variabel)}"
        jenis = str(tipe)
        if self.satu_dari(3):
            jenis += f" = {cetak(tipe, nilai)}"
        elif is_non_null_type(tipe) or not self.satu_dari(6):
            self.nilai[baru] = nilai
        else:
            nilai = None
        self.variabel[baru] = jenis
        self._ingat(nama, nilai)
        return f"${baru}"

    def _ingat(self, nama: str, nilai: Any) -> None:
        if nama == "sort":
            self.urutan = nilai

    def konstan(self, tipe: Any, nama: str, koneksi: Koneksi | None = None) -> Any:
        """A value as JSON has it."""
        if not is_non_null_type(tipe) and self.satu_dari(8):
            return None
        inner = get_nullable_type(tipe)
        if is_list_type(inner):
            return [self.konstan(inner.of_type, nama) for _ in range(self.draw(st.integers(0, 3)))]
        if is_input_object_type(inner):
            fields = {n: f for n, f in inner.fields.items() if is_required_input_field(f) or self.satu_dari(3)}
            return {n: self.konstan(f.type, n) for n, f in fields.items()}
        if is_enum_type(inner):
            return self.draw(st.sampled_from(sorted(inner.values)))
        return self.skalar(inner.name, nama, koneksi)

    def skalar(self, jenis: str, nama: str, koneksi: Koneksi | None) -> Any:
        if nama in ("after", "before") and koneksi is not None:
            return self.kursor(koneksi)
        if jenis == "Int":
            return self.draw(st.sampled_from(BULAT.get("first" if nama == "last" else nama, BULAT_LAIN)))
        strategies = {"ID": PENGENAL, "Boolean": st.booleans(), "Date": st.sampled_from(HARI), "String": TULISAN}
        return self.draw(strategies[jenis])

    def kursor(self, koneksi: Koneksi) -> str:
        if self.satu_dari(12):
            return self.draw(st.sampled_from(["", "zz", "5b5d", "5b312c325d", "7b7d"]))  # type: ignore[no-any-return]
        urutan = koneksi.sort.urutan(None if self.satu_dari(12) else self.urutan)
        tanda = [[urutan.tanda]] if urutan.tanda else []
        keys = [self.draw(KUNCI[jenis]) for jenis in urutan.jenis]
        return json.dumps([*tanda, *keys]).encode().hex()


def cetak(tipe: Any, nilai: Any) -> str:
    """A value as a document has it."""
    inner = get_nullable_type(tipe)
    if nilai is None:
        return "null"
    if is_list_type(inner):
        return f"[{', '.join(cetak(inner.of_type, each) for each in nilai)}]"
    if is_input_object_type(inner):
        return f"{{{', '.join(f'{n}: {cetak(inner.fields[n].type, each)}' for n, each in nilai.items())}}}"
    return nilai if is_enum_type(inner) else json.dumps(nilai)


@st.composite
def operasi(draw: Any) -> Operasi:
    penulis = Penulis(draw)
    isi = penulis.isi(SCHEMA.query_type, KEDALAMAN)
    kepala = f"({', '.join(f'${n}: {t}' for n, t in penulis.variabel.items())})" if penulis.variabel else ""
    nama = "Ini" if penulis.satu_dari(6) else None
    lain = "query Itu { __typename }" if nama else ""
    teks = " ".join([f"query {nama or ''}{kepala} {isi}", *penulis.fragmen.values(), lain])
    ast = parse(teks)
    assume(not validate(SCHEMA, ast))
    return Operasi(print_ast(ast), penulis.nilai, nama)
