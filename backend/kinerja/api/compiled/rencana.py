"""A plan: an SQL statement and the getters of its parameters; and the declarations of a schema by name.

A plan holds no value of a user: who asks, on which day, ids, cursors and variables are parameters, so one plan serves
everybody. What a plan cannot express raises `NotCompiled`, and the operation goes through graphql-core.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema

from ..permintaan import Permintaan
from .deklarasi import Baca, baca, sumber
from .dialek import Dialek


class NotCompiled(Exception):
    """This operation, or this value in it, is left to graphql-core."""


@dataclass
class Lingkungan:
    """What one run of a plan needs: who asks, the variables, and for a payload the ids it is about."""

    permintaan: Permintaan
    variables: Any
    benih: Any = None
    argumen: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    kunci: str = ""
    """For a statement that was cut off: the keys of the rows it is about, as JSON."""


Getter = Callable[[Lingkungan], Any]


@dataclass(frozen=True)
class Pernyataan:
    sql: str
    getters: Sequence[Getter]

    def parameters(self, lingkungan: Lingkungan, dialek: Dialek) -> list[Any]:
        return [dialek.parameter(getter(lingkungan)) for getter in self.getters]


@dataclass(frozen=True)
class Rencana(Pernyataan):
    """The statement of an operation.

    Args:
        potongan: statements cut off it, each for rows that one before it has marked: they give a key and the value
            that takes the place of the mark.
        pemeriksaan: raise where an argument is wrong, whether or not the statement needs its value.
    """

    potongan: Sequence[Pernyataan] = ()
    pemeriksaan: Sequence[Getter] = ()

    def periksa(self, lingkungan: Lingkungan) -> None:
        for each in self.pemeriksaan:
            each(lingkungan)


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
