"""The documents that the app ships, as they stand in its sources, and what they are asked with."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    OperationType,
    VariableDefinitionNode,
    Visitor,
    get_named_type,
    is_enum_type,
    is_list_type,
    is_non_null_type,
    parse,
    print_ast,
    type_from_ast,
    visit,
)

from kinerja.api.schema import schema

SPA = Path(__file__).parents[2] / "frontend" / "src"

# What the documents of the app are asked with: by the names of their variables, else by their types.
BERNAMA: Mapping[str, Sequence[Any]] = {
    "tahun": [2020, 2019],
    "tw": [1, 2],
    "skpId": ["Skp_1", "Skp_2"],
    "after": [None],
    "before": [None],
}
BERTIPE: Mapping[str, Sequence[Any]] = {
    "ID": [*(f"Skp_{n}" for n in range(1, 9)), "Triwulan_1", "Triwulan_6", "Pegawai_1", "Atasan_2", "Atasan_4"],
    "Int": [5, 1],
    "String": ["a"],
    "Boolean": [True, False],
    "RiwayatFilter": [{"tahap": "SKP"}],
    "AntreanFilter": [{"jenis": "SKP", "berubah": True}],
    "BawahanFilter": [{"tingkat": "SEMUA", "saringan": "DIPERBAIKI"}],
}


@dataclass(frozen=True)
class Dokumen:
    """A document with the sets of variables it is asked with.

    Args:
        jatuh: where it is known not to compile: `sqlite`, or everywhere.
        galat: the code with which it is refused.
    """

    nama: str
    teks: str
    variabel: Sequence[Mapping[str, Any]] = ({},)
    operasi: str | None = None
    jatuh: str | None = None
    galat: str | None = None

    def __str__(self) -> str:
        return self.nama


# The documents of the app


def literals() -> Iterator[str]:
    """The documents in the sources of the app, as they stand there."""
    for path in sorted(SPA.rglob("*.ts*")):
        if ".test." not in path.name:
            for match in re.finditer(r"\bgraphql\(\s*`([^`]*)`", path.read_text(encoding="utf-8")):
                # For the types only: it never reaches the server.
                yield match[1].replace("@_unmask", "")


@dataclass
class Spa:
    operasi: dict[str, OperationDefinitionNode] = field(default_factory=dict)
    fragmen: dict[str, FragmentDefinitionNode] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for literal in literals():
            for node in parse(literal).definitions:
                if isinstance(node, OperationDefinitionNode):
                    assert node.name is not None and node.name.value not in self.operasi
                    self.operasi[node.name.value] = node
                elif isinstance(node, FragmentDefinitionNode):
                    assert node.name.value not in self.fragmen
                    self.fragmen[node.name.value] = node

    def dokumen(self, node: OperationDefinitionNode) -> DocumentNode:
        """With the fragments that it needs, as the client puts them together."""
        needed: dict[str, FragmentDefinitionNode] = {}
        self._spread(node, needed)
        return DocumentNode(definitions=(node, *needed.values()))

    def _spread(self, node: Any, needed: dict[str, FragmentDefinitionNode]) -> None:
        names: list[str] = []

        class Spreads(Visitor):
            def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: Any) -> None:
                names.append(spread.name.value)

        visit(node, Spreads())
        for name in names:
            # One that nobody wrote is told by the test of the document, not by the collecting of all.
            if name not in needed and name in self.fragmen:
                needed[name] = self.fragmen[name]
                self._spread(self.fragmen[name], needed)

    def reads(self, node: OperationDefinitionNode) -> list[OperationDefinitionNode]:
        """The operation itself; of a mutation what it reads of each payload, as a query for the same object."""
        if node.operation is OperationType.QUERY:
            return [node]
        assert schema._schema.mutation_type is not None
        out = []
        for act in node.selection_set.selections:
            assert isinstance(act, FieldNode) and act.selection_set is not None
            payload: Any = get_named_type(schema._schema.mutation_type.fields[act.name.value].type)
            for part in act.selection_set.selections:
                assert isinstance(part, FieldNode)
                tipe = get_named_type(payload.fields[part.name.value].type)
                if part.selection_set is not None and "Node" in [i.name for i in getattr(tipe, "interfaces", ())]:
                    text = f"query ($id: ID!) {{ node(id: $id) {{ ... on {tipe} {print_ast(part.selection_set)} }} }}"
                    query = parse(text).definitions[0]
                    assert isinstance(query, OperationDefinitionNode)
                    out.append(query)
        return out

    def semua(self) -> Iterator[Dokumen]:
        for nama, node in self.operasi.items():
            if node.operation is not OperationType.SUBSCRIPTION:
                for n, query in enumerate(self.reads(node)):
                    yield Dokumen(f"{nama}-{n}", print_ast(self.dokumen(query)), self._variables(query))

    def _variables(self, node: OperationDefinitionNode) -> list[dict[str, Any]]:
        """As many sets as the variable with the most values has; the others go round."""
        values = {v.variable.name.value: _values(v) for v in node.variable_definitions or ()}
        longest = max((len(each) for each in values.values()), default=1)
        return [{name: each[n % len(each)] for name, each in values.items()} for n in range(longest)]


def _values(definition: VariableDefinitionNode) -> Sequence[Any]:
    name = definition.variable.name.value
    if name in BERNAMA:
        return BERNAMA[name]
    tipe: Any = type_from_ast(schema._schema, definition.type)
    named = get_named_type(tipe)
    found = list(named.values) if is_enum_type(named) else BERTIPE[named.name]
    if is_list_type(tipe.of_type if is_non_null_type(tipe) else tipe):
        return [found, found[::-3]]
    return found if is_non_null_type(tipe) else [*found, None]
