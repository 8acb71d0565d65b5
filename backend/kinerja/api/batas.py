"""Limits on documents, checked before the rules that a hostile document would make expensive.

A document is read once: its text and tokens are bounded by the parser, then its answer is drawn up field by field, as
execution would, and given up as soon as it is too large. What fragments multiply is thus never multiplied here.
What an operation costs depends on its variables and is worked out for each run: a polynomial in the sizes of its pages.

    1 point    for each object of the answer and for each page
    10 points  for each count or sum over a whole list (`totalCount`, `ringkasan`), and for each act
A page counts as many objects as it may have, a list of ids as many as there are, other lists as long as they get.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    parse,
    validate,
)
from strawberry.extensions import SchemaExtension

from .kursor import HALAMAN_MAKSIMAL, BadRequest, RequestCode

HURUF = 100_000
TOKEN = 4000
FRAGMEN = 100
OPERASI = 20
KEDALAMAN = 20
ALIAS = 50
TINDAKAN = 5
BIAYA_TINDAKAN = 10
BIAYA_BIDANG = {"totalCount": 10, "ringkasan": 10}
# Fields of the answer's shape, each counted as often as the document names it.
LANGKAH = 2000
# Pairs of fields that stand for the same key: the standard rules compare each with each.
PASANGAN = 20_000
# Roots of introspection; how deep it goes is bounded by graphql-core.
INTROSPEKSI = 5
# How many rows a short list is taken to have; lists of quarters have no more than four, a plan that was sent in has 50,
# many acts have 250 results.
PENDEK = 10
TRIWULAN = {"Triwulan": 4, "Renkin": 4, "KalenderTriwulan": 4, "IndikatorRevisi": 50, "HasilBaris": 250}
GALAT = 20
# Documents kept in memory, as many and as long: a client sends the same few again and again.
DISIMPAN = 128
HURUF_DISIMPAN = 10_000

NUL = re.compile(r"\\u(?:0000|\{0+\})")
INTROSPEKTIF = frozenset({"__schema", "__type"})

Berat = dict[tuple[str, ...], int]
"""A number of points as a polynomial: the product of these variables, how often."""


@dataclass(frozen=True)
class Operasi:
    """An operation: what it is, and what it costs."""

    nama: str | None
    jenis: OperationType
    bawaan: Mapping[str, int]
    berat: Berat

    def biaya(self, variables: Mapping[str, Any]) -> int:
        """Points at most, with these variables."""
        total = 0
        for names, times in self.berat.items():
            for name in names:
                times *= _panjang(variables.get(name, self.bawaan.get(name)))
            total += times
        return total


@dataclass(frozen=True)
class Dokumen:
    """A document that was looked at: it can be run when there are no errors."""

    ast: DocumentNode | None
    errors: tuple[GraphQLError, ...]
    operasi: tuple[Operasi, ...] = ()
    introspeksi: bool = False

    def pilih(self, nama: str | None) -> Operasi:
        """The operation of this name, or the only one.

        Raises:
            BadRequest: OPERATION_RESOLUTION_FAILURE.
        """
        found = [operasi for operasi in self.operasi if nama in (None, operasi.nama)]
        if len(found) != 1:
            raise BadRequest(
                RequestCode.OPERATION_RESOLUTION_FAILURE,
                "Operasi yang dimaksud tidak jelas: isi operationName dengan nama yang ada di dokumen.",
                "Which operation is meant? Give operationName a name that the document has.",
            )
        return found[0]


def examine(schema: GraphQLSchema, teks: str) -> Dokumen:
    """Reads and checks a document; each text once, unless it is very long."""
    return remembered(schema, teks) if len(teks) <= HURUF_DISIMPAN else look(schema, teks)


@lru_cache(maxsize=DISIMPAN)
def remembered(schema: GraphQLSchema, teks: str) -> Dokumen:
    return look(schema, teks)


def look(schema: GraphQLSchema, teks: str) -> Dokumen:
    """As `examine`, without remembering."""
    if len(teks) > HURUF:
        return Dokumen(None, (_terlalu("teks", HURUF),))
    try:
        if NUL.search(teks):
            raise GraphQLError("Syntax Error: the character U+0000 is not allowed.")
        ast = parse(teks, max_tokens=TOKEN)
    except GraphQLError as error:
        return Dokumen(None, (_berkode(error, RequestCode.GRAPHQL_PARSE_FAILED),))
    fragments = {d.name.value: d for d in ast.definitions if isinstance(d, FragmentDefinitionNode)}
    ukuran = _Ukuran(schema, fragments)
    try:
        operasi = tuple(_measure(ukuran, ast))
    except BadRequest as error:
        return Dokumen(None, (error,))
    errors = validate(schema, ast, max_errors=GALAT, hide_suggestions=True)
    berkode = tuple(_berkode(e, RequestCode.GRAPHQL_VALIDATION_FAILED) for e in errors)
    return Dokumen(ast, berkode, operasi, "introspeksi" in ukuran.jumlah)


class Batas(SchemaExtension):
    """Gives Strawberry the document that was checked, and refuses what it asks for with these variables."""

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        dokumen = examine(context.schema._schema, context.query or "")
        if dokumen.ast is None:
            raise dokumen.errors[0]
        context.graphql_document = dokumen.ast
        context.pre_execution_errors = [*dokumen.errors]
        yield

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        if not context.pre_execution_errors and context.context.biaya is None:
            operasi = examine(context.schema._schema, context.query or "").pilih(context.operation_name)
            try:
                afford(operasi.biaya(context.variables or {}), context.context.batas_biaya)
            except BadRequest as error:
                context.pre_execution_errors = [error]
        yield


def afford(biaya: int, batas: int) -> None:
    """Refuses what costs too much.

    Raises:
        BadRequest: DOKUMEN_TERLALU_BERAT.
    """
    if biaya > batas:
        raise _terlalu("biaya", batas)


SEBAB = {
    "teks": ("lebih dari {} huruf", "more than {} characters"),
    "fragmen": ("lebih dari {} fragmen", "more than {} fragments"),
    "operasi": ("lebih dari {} operasi", "more than {} operations"),
    "kedalaman": ("lebih dari {} tingkat", "more than {} levels"),
    "alias": ("lebih dari {} alias", "more than {} aliases"),
    "tindakan": ("lebih dari {} tindakan", "more than {} acts"),
    "introspeksi": ("lebih dari {} pertanyaan tentang skema", "more than {} questions about the schema"),
    "bidang": ("lebih dari {} bidang", "more than {} fields"),
    "biaya": ("biayanya bisa lebih dari {} poin", "it may cost more than {} points"),
}


def _terlalu(sebab: str, batas: int) -> BadRequest:
    id, en = SEBAB[sebab]
    return BadRequest(
        RequestCode.DOKUMEN_TERLALU_BERAT,
        f"Permintaan terlalu berat: {id.format(batas)}. Minta lebih sedikit sekaligus.",
        f"The request is too heavy: {en.format(batas)}. Ask for less at once.",
    )


def _berkode(error: GraphQLError, code: RequestCode) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code.value}
    return error


def _measure(ukuran: "_Ukuran", ast: DocumentNode) -> Iterator[Operasi]:
    operations = [d for d in ast.definitions if isinstance(d, OperationDefinitionNode)]
    _check("fragmen", len(ukuran.fragments), FRAGMEN)
    _check("operasi", len(operations), OPERASI)
    for node in operations:
        root = ukuran.schema.get_root_type(node.operation)
        bidang = ukuran.kumpul([(root, node.selection_set)])
        berat = ukuran.berat(bidang, 1)
        if node.operation is OperationType.MUTATION:
            _check("tindakan", len(bidang), TINDAKAN)
            _tambah(berat, {(): BIAYA_TINDAKAN * len(bidang)})
        bawaan = {
            v.variable.name.value: _harfiah(v.default_value)
            for v in node.variable_definitions or ()
            if v.default_value is not None
        }
        nama = node.name.value if node.name else None
        yield Operasi(nama, node.operation, bawaan, berat)


def _check(sebab: str, jumlah: int, batas: int) -> None:
    if jumlah > batas:
        raise _terlalu(sebab, batas)


Bidang = dict[str, list[tuple[GraphQLNamedType | None, FieldNode]]]
"""The fields of one object of the answer, by response key: with the type they are asked of."""


@dataclass
class _Ukuran:
    """Draws up the answer of a document and counts; stops at the first limit.

    Raises:
        BadRequest: DOKUMEN_TERLALU_BERAT.
    """

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    jumlah: dict[str, int] = field(default_factory=dict)

    def kumpul(self, sets: list[tuple[GraphQLNamedType | None, SelectionSetNode]]) -> Bidang:
        bidang: Bidang = {}
        seen: set[str] = set()
        stack = [(tipe, node) for tipe, selection in sets for node in selection.selections][::-1]
        while stack:
            tipe, node = stack.pop()
            self.hitung("bidang", LANGKAH)
            if isinstance(node, FieldNode):
                bidang.setdefault((node.alias or node.name).value, []).append((tipe, node))
                continue
            inner = self.bagian(node, seen)
            if inner is not None:
                narrowed = self.schema.type_map.get(inner.type_condition.name.value) if inner.type_condition else tipe
                stack += [(narrowed, each) for each in inner.selection_set.selections[::-1]]
        return bidang

    def bagian(self, node: Any, seen: set[str]) -> InlineFragmentNode | FragmentDefinitionNode | None:
        """What a spread stands for; nothing when the same object has had it already."""
        if isinstance(node, InlineFragmentNode):
            return node
        assert isinstance(node, FragmentSpreadNode)
        name = node.name.value
        if name in seen:
            return None
        seen.add(name)
        return self.fragments.get(name)

    def berat(self, bidang: Bidang, tingkat: int, halaman: int | str = 1) -> Berat:
        """What an object with these fields brings along.

        Args:
            halaman: of a page, how many rows it may have.
        """
        _check("kedalaman", tingkat, KEDALAMAN)
        total: Berat = {}
        for nodes in bidang.values():
            self.hitung("pasangan", PASANGAN, len(nodes) ** 2, sebab="bidang")
            tipe, node = nodes[0]
            if node.alias:
                self.hitung("alias", ALIAS)
            if node.name.value in INTROSPEKTIF:
                self.hitung("introspeksi", INTROSPEKSI)
            definition = _definition(tipe, node)
            sets = [(_isi(t, n), n.selection_set) for t, n in nodes if n.selection_set]
            _tambah(total, {(): BIAYA_BIDANG.get(node.name.value, 0)})
            if sets:
                inner = self.berat(self.kumpul(sets), tingkat + 1, _ukuran_halaman(node))
                _tambah(total, _kali(definition, node, inner, halaman))
        return total

    def hitung(self, apa: str, batas: int, banyak: int = 1, sebab: str = "") -> None:
        self.jumlah[apa] = self.jumlah.get(apa, 0) + banyak
        if self.jumlah[apa] > batas:
            raise _terlalu(sebab or apa, batas)


def _definition(tipe: GraphQLNamedType | None, node: FieldNode) -> GraphQLField | None:
    fields: Mapping[str, GraphQLField] = getattr(tipe, "fields", {})
    return fields.get(node.name.value)


def _isi(tipe: GraphQLNamedType | None, node: FieldNode) -> GraphQLNamedType | None:
    definition = _definition(tipe, node)
    return get_named_type(definition.type) if definition else None


def _kali(definition: GraphQLField | None, node: FieldNode, inner: Berat, halaman: int | str) -> Berat:
    """What lies below a field: as many times as it has rows, and those rows or the page themselves."""
    if definition is None:
        return inner
    tipe = get_named_type(definition.type)
    if is_leaf_type(tipe) or tipe.name == "PageInfo":
        return inner
    if tipe.name.endswith("Edge"):
        return _times(inner, halaman)
    row = dict(inner)
    _tambah(row, {(): 1})
    if is_list_type(get_nullable_type(definition.type)):
        ids = next((a.value for a in node.arguments or () if a.name.value == "ids"), None)
        return _times(row, _faktor(ids) if ids is not None else TRIWULAN.get(tipe.name, PENDEK))
    return row


def _times(berat: Berat, faktor: int | str) -> Berat:
    if isinstance(faktor, int):
        return {names: times * faktor for names, times in berat.items()}
    return {(faktor, *names): times for names, times in berat.items()}


def _tambah(total: Berat, berat: Berat) -> None:
    for names, times in berat.items():
        total[names] = total.get(names, 0) + times


def _ukuran_halaman(node: FieldNode) -> int | str:
    given = [a.value for a in node.arguments or () if a.name.value in ("first", "last")]
    return _faktor(given[0]) if len(given) == 1 else HALAMAN_MAKSIMAL


def _faktor(value: ValueNode) -> int | str:
    return value.name.value if isinstance(value, VariableNode) else _harfiah(value)


def _harfiah(value: ValueNode) -> int:
    if isinstance(value, ListValueNode):
        return _panjang([None] * len(value.values))
    return _panjang(int(value.value[:6]) if isinstance(value, IntValueNode) else None)


def _panjang(value: Any) -> int:
    """How many rows a value asks for. What is no number and what no page may have is refused later, row by row."""
    if isinstance(value, list):
        return min(len(value), HALAMAN_MAKSIMAL)
    return min(max(value, 1), HALAMAN_MAKSIMAL + 1) if isinstance(value, int) else HALAMAN_MAKSIMAL
