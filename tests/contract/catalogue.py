"""What a database says about itself, in the same words for SQLite and PostgreSQL."""

import re
from dataclasses import dataclass

from kinerja.basisdata import dialect, fetch_rows

OWN = "migrasi"  # the runner's own table


@dataclass(frozen=True)
class Column:
    type: str
    required: bool
    collation: str | None


@dataclass(frozen=True)
class ForeignKey:
    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]
    on_delete: str


@dataclass(frozen=True)
class Table:
    columns: dict[str, Column]
    primary: tuple[str, ...]
    unique: set[tuple[str, ...]]
    indexes: set[tuple[str, ...]]
    foreign: set[ForeignKey]


async def tables() -> dict[str, Table]:
    return await (_sqlite_tables() if dialect() == "sqlite" else _postgres_tables())


async def names() -> set[str]:
    """Every name given to a constraint, an index or a trigger."""
    if dialect() == "sqlite":
        rows = await fetch_rows(
            "select type, name, sql from sqlite_master where tbl_name <> ?1 and sql is not null", [OWN]
        )
        constraints = {n for r in rows for n in re.findall(r"constraint (\w+)", r["sql"])}
        return constraints | {r["name"] for r in rows if r["type"] != "table" and not r["name"].startswith("sqlite_")}
    rows = await fetch_rows(
        "select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'"
        " and conrelid <> 'migrasi'::regclass"
        " union select indexname from pg_indexes where schemaname = 'public' and tablename <> 'migrasi'"
        " union select tgname from pg_trigger where not tgisinternal"
    )
    return {row["name"] for row in rows}


async def _sqlite_tables() -> dict[str, Table]:
    found = await fetch_rows(
        "select name from sqlite_master where type = 'table' and name <> ?1 and name not like 'sqlite_%'", [OWN]
    )
    return {row["name"]: await _sqlite_table(row["name"]) for row in found}


async def _sqlite_table(name: str) -> Table:
    columns = await fetch_rows("select * from pragma_table_info(?1)", [name])
    primary = tuple(c["name"] for c in sorted(columns, key=lambda c: c["pk"]) if c["pk"])
    indexes: dict[str, set[tuple[str, ...]]] = {"c": set(), "u": set(), "pk": set()}
    for index in await fetch_rows("select * from pragma_index_list(?1)", [name]):
        parts = await fetch_rows("select name from pragma_index_info(?1) order by seqno", [index["name"]])
        indexes[index["origin"]].add(tuple(p["name"] for p in parts))
    foreign: dict[int, list[dict[str, str]]] = {}
    for part in await fetch_rows("select * from pragma_foreign_key_list(?1) order by id, seq", [name]):
        foreign.setdefault(part["id"], []).append(part)
    return Table(
        # A column that is the primary key cannot be empty, whether or not it says so.
        {c["name"]: Column(c["type"].lower(), bool(c["notnull"] or c["pk"]), None) for c in columns},
        primary,
        indexes["u"],
        indexes["c"],
        {
            ForeignKey(
                tuple(p["from"] for p in parts),
                parts[0]["table"],
                tuple(p["to"] for p in parts),
                parts[0]["on_delete"].lower(),
            )
            for parts in foreign.values()
        },
    )


async def _postgres_tables() -> dict[str, Table]:
    found = await fetch_rows(
        "select tablename as name from pg_tables where schemaname = 'public' and tablename <> $1", [OWN]
    )
    return {row["name"]: await _postgres_table(row["name"]) for row in found}


async def _postgres_table(name: str) -> Table:
    columns = await fetch_rows(
        "select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,"
        " c.collname as collation from pg_attribute a left join pg_collation c on c.oid = a.attcollation"
        " where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped",
        [name],
    )
    indexes = await fetch_rows(
        "select i.indisprimary as prime, i.indisunique as uniq,"
        " array(select a.attname::text from unnest(i.indkey) with ordinality k(n, o)"
        " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.o) as cols"
        " from pg_index i where i.indrelid = to_regclass($1)",
        [name],
    )
    foreign = await fetch_rows(
        "select array(select a.attname::text from unnest(conkey) with ordinality k(n, o)"
        " join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by k.o) as cols,"
        " confrelid::regclass::text as target,"
        " array(select a.attname::text from unnest(confkey) with ordinality k(n, o)"
        " join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by k.o) as targets,"
        " case confdeltype when 'r' then 'restrict' when 'c' then 'cascade' else confdeltype::text end as on_delete"
        " from pg_constraint where contype = 'f' and conrelid = to_regclass($1)",
        [name],
    )
    return Table(
        {c["name"]: Column(c["type"], c["required"], c["collation"]) for c in columns},
        next(tuple(i["cols"]) for i in indexes if i["prime"]),
        {tuple(i["cols"]) for i in indexes if i["uniq"] and not i["prime"]},
        {tuple(i["cols"]) for i in indexes if not i["uniq"]},
        {ForeignKey(tuple(f["cols"]), f["target"], tuple(f["targets"]), f["on_delete"]) for f in foreign},
    )
