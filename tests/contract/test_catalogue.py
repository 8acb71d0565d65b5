"""Every field, index, unique and foreign key of every model stands in both databases, and nothing else does."""

import catalogue
from tortoise import fields
from tortoise.models import Model

from kinerja import models
from kinerja.basisdata import dialect
from kinerja.config import Config

MODELS: list[type[Model]] = [getattr(models, name) for name in models.__all__]
TYPES: list[tuple[type[fields.Field], str, str]] = [
    (fields.BooleanField, "integer", "boolean"),
    (fields.SmallIntField, "integer", "smallint"),
    (fields.BigIntField, "integer", "bigint"),
    (fields.IntField, "integer", "integer"),
    (fields.DatetimeField, "text", "timestamp with time zone"),
    (fields.DateField, "text", "date"),
    (fields.CharField, "text", "text"),
    (fields.TextField, "text", "text"),
]
# Foreign keys that Tortoise cannot declare: the current versions of an SKP must be versions of that SKP.
POINTERS = {
    "skp": {
        catalogue.ForeignKey(("id", "kerja_id"), "versi_skp", ("skp_id", "id"), "restrict"),
        catalogue.ForeignKey(("id", "berlaku_id"), "versi_skp", ("skp_id", "id"), "restrict"),
    }
}


def columns(model: type[Model]) -> dict[str, fields.Field]:
    return {column: model._meta.fields_map[name] for name, column in model._meta.fields_db_projection.items()}


def column(field: fields.Field) -> catalogue.Column:
    kind = next(t for t in TYPES if isinstance(field, t[0]))[1 if dialect() == "sqlite" else 2]
    return catalogue.Column(kind, not field.null, "C" if kind == "text" and dialect() == "postgres" else None)


def column_names(model: type[Model], names: tuple[str, ...]) -> tuple[str, ...]:
    found = (model._meta.fields_map[name] for name in names)
    return tuple(getattr(f, "source_field", None) or f.model_field_name for f in found)


def relations(model: type[Model]) -> list[fields.relational.ForeignKeyFieldInstance]:
    return [model._meta.fields_map[name] for name in model._meta.fk_fields | model._meta.o2o_fields]


async def test_tables_are_those_of_the_models(db: Config) -> None:
    assert set(await catalogue.tables()) == {model._meta.db_table for model in MODELS}


async def test_every_field_is_a_column(db: Config) -> None:
    tables = await catalogue.tables()

    for model in MODELS:
        table = tables[model._meta.db_table]
        assert table.primary == (model._meta.db_pk_column,)
        assert table.columns == {name: column(field) for name, field in columns(model).items()}


async def test_every_unique_and_index_of_the_models_is_there(db: Config) -> None:
    tables = await catalogue.tables()

    for model in MODELS:
        table = tables[model._meta.db_table]
        unique = {(name,) for name, field in columns(model).items() if field.unique and not field.pk}
        unique |= {column_names(model, names) for names in model._meta.unique_together}
        indexed = {(name,) for name, field in columns(model).items() if field.index and not field.unique}
        indexed |= {column_names(model, tuple(names)) for names in model._meta.indexes}
        assert unique <= table.unique
        assert [i for i in indexed if not any(found[: len(i)] == i for found in table.indexes)] == []
        assert [found for found in table.indexes if not any(found[: len(i)] == i for i in indexed)] == []


async def test_every_relation_is_a_foreign_key(db: Config) -> None:
    tables = await catalogue.tables()

    for model in MODELS:
        wanted = {
            catalogue.ForeignKey((f.source_field,), f.related_model._meta.db_table, ("id",), f.on_delete.value.lower())
            for f in relations(model)
        }
        assert tables[model._meta.db_table].foreign == wanted | POINTERS.get(model._meta.db_table, set())


async def test_nothing_goes_with_another_row(db: Config) -> None:
    tables = await catalogue.tables()

    assert [name for name, table in tables.items() for key in table.foreign if key.on_delete == "cascade"] == []


async def test_every_name_says_what_it_is(db: Config) -> None:
    odd = [name for name in await catalogue.names() if name[:3] not in ("pk_", "uq_", "fk_", "ck_", "ix_", "tg_")]

    assert odd == []
