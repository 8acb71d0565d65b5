"""What has changed between schemas, and what is said of what will go. Run as a program it prints the schema changelog
of all releases, `docs/schema/perubahan.md`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphql import GraphQLSchema, build_schema, is_enum_type
from graphql.utilities import find_breaking_changes, find_dangerous_changes

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/schema"
# Why it goes, what stands in its place, and the day from which it may be missing.
DEPRECATION = re.compile(r"\S.*\. Use `([A-Z]\w*(?:\.\w+)?)`\. Goes on (\d{4}-\d{2}-\d{2})\.")


def releases() -> list[tuple[str, GraphQLSchema]]:
    """The schema of each release by its version, the oldest first."""
    files = {file.stem.removeprefix("v"): file for file in FOLDER.glob("v*.graphql")}
    order = sorted(files, key=lambda version: [int(part) for part in version.split(".")])
    return [(version, build_schema(files[version].read_text())) for version in order]


def breaking(old: GraphQLSchema, new: GraphQLSchema) -> list[str]:
    """What clients of the old schema lose, a line each."""
    return sorted(_line(change.description) for change in find_breaking_changes(old, new))


def added(old: GraphQLSchema, new: GraphQLSchema) -> list[str]:
    """Coordinates that the old schema did not have; of a type that is new its name alone."""
    before, after = set(coordinates(old)), set(coordinates(new))
    return sorted(name for name in after - before if "." not in name or name.partition(".")[0] in before)


def coordinates(schema: GraphQLSchema) -> Iterator[str]:
    """`Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`, `Input.field`."""
    for name, tipe in schema.type_map.items():
        if name.startswith("__"):
            continue
        yield name
        for field, each in _members(tipe).items():
            yield f"{name}.{field}"
            yield from (f"{name}.{field}({argument}:)" for argument in getattr(each, "args", ()))


def odd_deprecations(schema: GraphQLSchema) -> list[str]:
    """Deprecations that do not say why, what to use, and until when; or that name what there is not."""
    known = set(coordinates(schema))
    odd = []
    for place, reason in deprecations(schema):
        match = DEPRECATION.fullmatch(reason)
        if match is None or match[1] not in known:
            odd.append(f"{place}: {reason}")
    return odd


def deprecations(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    for name, tipe in schema.type_map.items():
        for field, each in _members(tipe).items():
            arguments = {f"({argument}:)": found for argument, found in getattr(each, "args", {}).items()}
            for place, found in {"": each, **arguments}.items():
                if found.deprecation_reason is not None and not name.startswith("__"):
                    yield f"{name}.{field}{place}", found.deprecation_reason


def changelog(found: Sequence[tuple[str, GraphQLSchema]]) -> str:
    """The schema changelog, the newest release first."""
    sections = [f"## {found[0][0]}\n\nThe first."]
    for (_, old), (version, new) in zip(found, found[1:], strict=False):
        dangerous = sorted(_line(change.description) for change in find_dangerous_changes(old, new))
        parts = {"Breaking": breaking(old, new), "Take care": dangerous, "Added": added(old, new)}
        lists = [f"### {title}\n" + "".join(f"- {line}\n" for line in lines) for title, lines in parts.items() if lines]
        sections.append("\n".join([f"## {version}\n", *lists]).rstrip() if lists else f"## {version}\n\nAs before.")
    head = "# What changed in the schema\n\nMade by `make schema` from the schemas of the releases beside it."
    return "\n\n".join([head, *reversed(sections)]) + "\n"


def _members(tipe: Any) -> Mapping[str, Any]:
    members: Mapping[str, Any] = tipe.values if is_enum_type(tipe) else getattr(tipe, "fields", {})
    return members


def _line(description: str) -> str:
    return description.rstrip(".")


if __name__ == "__main__":
    print(changelog(releases()), end="")
