"""Runs plans in place of graphql-core, and splices the bytes of the database into the answer.

A query that compiles is one statement. A mutation runs its acts through graphql-core with nothing selected, and what it
selected of the payload is then read by plans. What does not compile is left to graphql-core over the same declarations.
"""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    NameNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    Visitor,
    get_variable_values,
    visit,
)
from graphql import (
    ExecutionResult as CoreResult,
)
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult
from tortoise.exceptions import OperationalError

from ...basisdata import Execute, dialect, fetch_rows, fetch_snapshot, fetch_value
from .dialek import Dialek, Postgres, Sqlite
from .penyusun import Penyusun
from .rencana import Lingkungan, NotCompiled, Peta, Rencana

TYPENAME = SelectionSetNode(selections=(FieldNode(name=NameNode(value="__typename"), directives=(), arguments=()),))
DIALEK: dict[str, Dialek] = {"sqlite": Sqlite(), "postgres": Postgres()}
RENCANA_DISIMPAN = 500


class Compiled(SchemaExtension):
    """Answers from a plan where there is one; `extensions` of the request say nothing of it."""

    async def on_execute(self) -> AsyncIterator[None]:
        context = self.execution_context
        if context.result is not None or not context.context.compiled or context.graphql_document is None:
            yield
            return
        operation = _operation(context.graphql_document, context.operation_name)
        if operation is not None and operation.operation is OperationType.QUERY:
            context.result = await self._query(operation)
            yield
        elif operation is not None and operation.operation is OperationType.MUTATION:
            plans = await self._payload_plans(operation)
            if plans is None:
                yield
                return
            document = context.graphql_document
            context.graphql_document = _acts_only(document, operation)
            yield
            context.graphql_document = document
            await self._read_payloads(operation, plans)
            context.context.catat("compiled")
        else:
            yield

    async def _query(self, operation: OperationDefinitionNode) -> ExecutionResult | None:
        try:
            plan, variables = await self._plan(operation, "Query", operation.selection_set)
            lingkungan = Lingkungan(self.execution_context.context, variables)
            plan.periksa(lingkungan)
            data = await self._run(plan, lingkungan)
        except (NotCompiled, GraphQLError):
            return None
        self.execution_context.context.catat("compiled")
        return ExecutionResult(data=orjson.Fragment(data), errors=None)  # type: ignore[arg-type]  # spliced by orjson

    async def _run(self, plan: Rencana, lingkungan: Lingkungan) -> bytes | str:
        dialek = DIALEK[dialect()]
        parameters = plan.parameters(lingkungan, dialek)
        if plan.potongan:
            return await fetch_snapshot(lambda execute: _pieced(execute, plan, parameters, lingkungan, dialek))
        value = await fetch_value(plan.sql, parameters)
        assert value is not None
        return value

    async def _payload_plans(self, operation: OperationDefinitionNode) -> dict[str, Rencana] | None:
        peta = _peta(self.execution_context.schema)
        mutation = peta.schema.mutation_type
        plans = {}
        try:
            for node in operation.selection_set.selections:
                if not isinstance(node, FieldNode) or node.selection_set is None or node.directives:
                    raise NotCompiled("mutation")
                assert mutation is not None
                payload = str(mutation.fields[node.name.value].type).rstrip("!")
                kunci = node.alias.value if node.alias else node.name.value
                if kunci in plans:
                    raise NotCompiled("mutation")
                plan, variables = await self._plan(operation, payload, node.selection_set, kunci)
                plan.periksa(Lingkungan(self.execution_context.context, variables))
                plans[kunci] = plan
        except (NotCompiled, KeyError, GraphQLError):
            return None
        return plans

    async def _read_payloads(self, operation: OperationDefinitionNode, plans: dict[str, Rencana]) -> None:
        context = self.execution_context
        result = context.result
        # What graphql-core left there; Strawberry makes its own of it later.
        if not isinstance(result, CoreResult) or not isinstance(result.data, dict):
            return
        variables = _variables(context.schema._schema, operation, context.variables)
        for kunci, plan in plans.items():
            if result.data.get(kunci) is not None:
                payload = context.context.payload[kunci]
                data = await self._run(plan, Lingkungan(context.context, variables, payload))
                result.data[kunci] = orjson.Fragment(data)

    async def _plan(
        self, operation: OperationDefinitionNode, tipe: str, sets: SelectionSetNode, nama: str = ""
    ) -> tuple[Rencana, Any]:
        """The plan of a selection, kept by document, operation, the values that it depends on, and database."""
        context = self.execution_context
        schema = context.schema
        variables = _variables(schema._schema, operation, context.variables)
        document = context.graphql_document
        assert document is not None
        plans: dict[Any, Rencana | NotCompiled] = schema.__dict__.setdefault("_rencana", {})
        values = tuple(str(variables.coerced.get(nama)) for nama in _fixed_variables(context.query or "", document))
        kunci = (context.query, context.operation_name, tipe, nama, values, dialect())
        plan = plans.get(kunci)
        if plan is None:
            plan = await _compile(_peta(schema), document, tipe, sets, variables)
            if len(plans) >= RENCANA_DISIMPAN:
                plans.pop(next(iter(plans)))
            plans[kunci] = plan
        if isinstance(plan, NotCompiled):
            raise plan
        return plan, variables


async def _compile(
    peta: Peta, document: DocumentNode, tipe: str, sets: SelectionSetNode, variables: Any
) -> Rencana | NotCompiled:
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    dialek = DIALEK[dialect()]
    reason = NotCompiled()
    for batas in dialek.batas:
        try:
            plan = Penyusun(peta, dialek, fragments, variables, batas).susun(peta.tipe[tipe], [sets])
            await _try(plan, dialek)
        except NotCompiled as error:
            return error
        except OperationalError as error:
            reason = NotCompiled(str(error))
        else:
            return plan
    return reason


async def _try(plan: Rencana, dialek: Dialek) -> None:
    """An act must not fail for its answer: whether the database takes the statements is found out beforehand."""
    for each in (plan, *plan.potongan):
        if (uji := dialek.uji(each.sql)) is not None:
            await fetch_rows(uji, [None] * len(each.getters))


def _pieced(execute: Execute, plan: Rencana, parameters: Sequence[Any], lingkungan: Lingkungan, dialek: Dialek) -> str:
    """Runs a statement and those cut off it, and puts their values in the places that were marked."""
    text = str(execute(plan.sql, parameters)[0][0])
    for nomor, potongan in enumerate(plan.potongan):
        tanda = re.compile(f"\1{nomor}:([0-9]+)\1")
        kunci = sorted({int(key) for key in tanda.findall(text)})
        if kunci:
            lingkungan.kunci = orjson.dumps(kunci).decode()
            found = {str(key): value for key, value in execute(potongan.sql, potongan.parameters(lingkungan, dialek))}
            text = tanda.sub(lambda mark, found=found: found[mark[1]], text)  # type: ignore[misc]  # a default binds it
    return text


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode) and name in (
            None,
            definition.name and definition.name.value,
        ):
            return definition
    return None


def _acts_only(document: DocumentNode, operation: OperationDefinitionNode) -> DocumentNode:
    """The document with nothing selected of the payloads: the acts alone."""
    bare = tuple(
        FieldNode(
            alias=node.alias,
            name=node.name,
            arguments=node.arguments,
            directives=node.directives,
            selection_set=TYPENAME,
        )
        for node in operation.selection_set.selections
        if isinstance(node, FieldNode)
    )
    acts = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        directives=operation.directives,
        selection_set=SelectionSetNode(selections=bare),
    )
    return DocumentNode(definitions=(acts,))


def _variables(schema: Any, operation: OperationDefinitionNode, given: Any) -> Any:
    values = get_variable_values(schema, operation.variable_definitions or (), given or {})
    if isinstance(values, list):
        raise values[0]
    return values


class _Fixed(Visitor):
    """The names of variables that the statement depends on: those of @skip, @include and `sort`."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_directive(self, node: Any, *_: Any) -> None:
        for argument in node.arguments:
            self._keep(argument.value)

    def enter_argument(self, node: Any, *_: Any) -> None:
        if node.name.value == "sort":
            self._keep(node.value)

    def _keep(self, value: Any) -> None:
        if isinstance(value, VariableNode):
            self.names.append(value.name.value)


_used: dict[str, tuple[str, ...]] = {}


def _fixed_variables(query: str, document: DocumentNode) -> tuple[str, ...]:
    if query not in _used:
        visitor = _Fixed()
        visit(document, visitor)
        if len(_used) >= RENCANA_DISIMPAN:
            _used.pop(next(iter(_used)))
        _used[query] = tuple(sorted(set(visitor.names)))
    return _used[query]


def _peta(schema: Any) -> Peta:
    peta: Peta | None = schema.__dict__.get("_peta")
    if peta is None:
        peta = schema.__dict__["_peta"] = Peta(schema._schema)
    return peta
