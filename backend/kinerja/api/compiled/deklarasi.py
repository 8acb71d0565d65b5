"""What a GraphQL type says of how it is read. The compiler and the loaders read the same declarations.

A type has a `Sumber` (table, fixed joins, who may see its rows). A field is one of
    Kolom     an SQL expression of the row, or one with a Python twin (moves, giliran)
    Bagian    an object made of the same row (Triwulan.rencana)
    Relasi    another row, or a short list of rows
    Koneksi   a Relay connection: a page of rows
In SQL templates `{a}` is the alias of the row and `{p}` that of the parent; a joined table is `{a}_suffix`.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import orjson
import strawberry

from ...models.lingkup import Pelihat
from .dialek import Jenis
from .urutan import Sort

if TYPE_CHECKING:
    from ..permintaan import Permintaan
    from .penyusun import Penyusun

Baris = Mapping[str, Any]
METADATA = "baca"


@dataclass(frozen=True)
class Gabung:
    """A table joined to every row of a type; its alias is `{a}_` + akhiran."""

    akhiran: str
    sql: Any


@dataclass(frozen=True)
class Sumber:
    """Where the rows of a type come from.

    Args:
        tabel: the table, or SQL in its place for rows that are worked out; its key is `id`, or `kunci`.
        gabung: joins in order; only those used are written.
        terlihat: the predicate of `models/lingkup.py`; None where a row is only reached from one already seen.
        mentah: raw values that Python twins need, as name -> (kind, SQL).
        pengenal: the word before the number in a global id; None for a type that is no Node.
    """

    tabel: Any
    gabung: Sequence[Gabung] = ()
    terlihat: Callable[[str, Pelihat], str] | None = None
    mentah: Mapping[str, tuple[Jenis, Any]] = field(default_factory=dict)
    pengenal: str | None = None
    kunci: str = "id"


@dataclass(frozen=True)
class Kolom:
    jenis: Jenis
    sql: Any
    kembar: Callable[[Baris, "Permintaan"], Any] | None = None
    kata: bool = False
    """A list of words: sql gives (word, condition) pairs."""


@dataclass(frozen=True)
class Bagian:
    """An object of the same row; null where `ada` does not hold.

    Args:
        isi: what the fields of the type are here; for a type that stands in several rows, such as Giliran.
    """

    tipe: Callable[[], type]
    ada: Any = None
    ada_kembar: Callable[[Baris, "Permintaan"], bool] | None = None
    isi: "Mapping[str, Baca] | None" = None


@dataclass(frozen=True)
class Relasi:
    """Another row (`banyak` False), or a short list of rows.

    Args:
        syarat: how the row `{a}` belongs to its parent `{p}`.
        urut: the keys of the order, each (kind, SQL); the id follows by itself. The SQL may depend on the arguments.
        gabung: joins needed to find the rows, `{a}` and `{p}` at hand.
        dijaga: whether the rows must be checked against what the viewer may see; not needed where seeing the parent
            means seeing them.
        tabel: SQL in place of the type's own table, for rows that are worked out; the parent's alias is at hand in it.
    """

    tipe: Callable[[], type]
    syarat: Any
    banyak: bool = False
    urut: Sequence[tuple[Jenis, Any]] = ()
    gabung: Any = ""
    dijaga: bool = True
    argumen: Mapping[str, Any] = field(default_factory=dict)
    tabel: Any = None


@dataclass(frozen=True, kw_only=True)
class Koneksi(Relasi):
    """A page of rows after or before a cursor, with edges, pageInfo and totalCount.

    Args:
        sort: the orders it can be read in.
        saring: what its input `filter` says of the row `{a}`; written only where the document gives one.
    """

    sort: Sort
    saring: Callable[["Penyusun", str], str]


@dataclass(frozen=True)
class Simpul:
    """The root field `node(id)`, one row of whichever type the id names, or `nodes(ids)`, one for each."""

    banyak: bool = False


@dataclass(frozen=True)
class Nilai:
    """A list of small objects that the payload of a mutation brings along, such as its errors.

    Args:
        tipe: the GraphQL name of the object type; its fields are attributes of the same name.
        dalam: the types of the lists within them, by field.
    """

    tipe: str
    dalam: Mapping[str, str] = field(default_factory=dict)

    def tulis(self, items: Sequence[Any], keys: "Pilihan") -> str:
        return orjson.dumps(self._rows(items, self.tipe, keys)).decode()

    def _rows(self, items: Sequence[Any], tipe: str, keys: "Pilihan") -> list[dict[str, Any]]:
        return [{kunci: self._value(item, tipe, *pilihan) for kunci, pilihan in keys.items()} for item in items]

    def _value(self, item: Any, tipe: str, nama: str, keys: "Pilihan | None") -> Any:
        if nama == "__typename":
            return tipe
        value = getattr(item, nama)
        return value if keys is None else self._rows(value, self.dalam[nama], keys)


Pilihan = Mapping[str, tuple[str, "Pilihan | None"]]
"""What is selected of small objects: by response key the field, and what of it where it is a list of further ones."""


Baca = Kolom | Bagian | Relasi | Simpul | Nilai


def kolom(
    sql: Any = None,
    jenis: Jenis = Jenis.TEKS,
    *,
    kembar: Callable[[Baris, "Permintaan"], Any] | None = None,
    kata: bool = False,
    description: str | None = None,
) -> Any:
    """A scalar of the row. Without `sql` it is the column of the same name."""
    return strawberry.field(description=description, metadata={METADATA: Kolom(jenis, sql, kembar, kata)})


def bagian(
    tipe: Callable[[], type],
    *,
    ada: Any = None,
    kembar: Callable[[Baris, "Permintaan"], bool] | None = None,
    isi: Mapping[str, Baca] | None = None,
    description: str | None = None,
) -> Any:
    return strawberry.field(description=description, metadata={METADATA: Bagian(tipe, ada, kembar, isi)})


def dari_bagian(nama: str, description: str | None = None) -> Any:
    """A relation whose declaration stands in the Bagian that holds the object."""
    from ..loaders import resolve

    async def resolver(self: Any, info: strawberry.Info) -> Any:
        return await resolve(getattr(self, f"_{nama}"), self, info, {})

    resolver.__annotations__.pop("return", None)
    return strawberry.field(resolver=resolver, description=description)


def relasi(
    tipe: Callable[[], type],
    syarat: Any,
    *,
    banyak: bool = False,
    urut: Sequence[tuple[Jenis, Any]] = (),
    gabung: Any = "",
    dijaga: bool = True,
    argumen: Mapping[str, Any] | None = None,
    tabel: Any = None,
    description: str | None = None,
) -> Any:
    return _bertanya(Relasi(tipe, syarat, banyak, urut, gabung, dijaga, argumen or {}, tabel), description)


HALAMAN: Mapping[str, Any] = {"first": int | None, "after": str | None, "last": int | None, "before": str | None}


def koneksi(
    tipe: Callable[[], type],
    syarat: Any,
    *,
    filter: type,
    saring: Callable[["Penyusun", str], str],
    sort: Sort,
    gabung: Any = "",
    dijaga: bool = True,
    argumen: Mapping[str, Any] | None = None,
    description: str | None = None,
) -> Any:
    """A page of a list. Every list can be narrowed, and read in more than one order.

    Args:
        filter: the input type of that argument; saring: what it says of a row.
    """
    pilihan: dict[str, Any] = {"filter": filter | None, "sort": sort.pilihan | None}
    arguments = {**(argumen or {}), **pilihan, **HALAMAN}
    declared = Koneksi(tipe, syarat, True, sort.baku.kunci, gabung, dijaga, arguments, sort=sort, saring=saring)
    return _bertanya(declared, description)


KETERANGAN_ARGUMEN = {
    "filter": "Which rows; all by default.",
    "sort": "In which order; a cursor is good for the order it was given in.",
    "first": "How many from the start of the page, 1 to 100; this or `last` is needed.",
    "after": "The cursor after which the page begins.",
    "last": "How many from the end of the page, 1 to 100.",
    "before": "The cursor before which the page ends.",
}


def _bertanya(declared: Relasi, description: str | None) -> Any:
    from ..loaders import resolve

    async def resolver(self: Any, info: strawberry.Info, **argumen: Any) -> Any:
        return await resolve(declared, self, info, argumen)

    argument = [
        inspect.Parameter(nama, inspect.Parameter.KEYWORD_ONLY, annotation=_dijelaskan(nama, tipe), default=_baku(tipe))
        for nama, tipe in declared.argumen.items()
    ]
    pertama = [
        inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD),
        inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=strawberry.Info),
    ]
    resolver.__signature__ = inspect.Signature([*pertama, *argument])  # type: ignore[attr-defined]  # read by Strawberry
    return strawberry.field(resolver=resolver, description=description, metadata={METADATA: declared})


def _dijelaskan(nama: str, tipe: Any) -> Any:
    if get_origin(tipe) is Annotated:
        return tipe
    keterangan = KETERANGAN_ARGUMEN.get(nama)
    return Annotated[tipe, strawberry.argument(description=keterangan)] if keterangan else tipe


def _baku(tipe: Any) -> Any:
    inti = get_args(tipe)[0] if get_origin(tipe) is Annotated else tipe
    return strawberry.UNSET if type(None) in get_args(inti) else inspect.Parameter.empty


def sumber(tipe: type) -> Sumber:
    declared: Sumber = tipe.__sumber__  # type: ignore[attr-defined]  # every type that is read has one
    return declared


def baca(tipe: type) -> Mapping[str, Baca]:
    """The declared fields of a type by their Python names."""
    fields = tipe.__strawberry_definition__.fields  # type: ignore[attr-defined]  # set by @strawberry.type
    return {f.python_name: f.metadata[METADATA] for f in fields if METADATA in f.metadata}
