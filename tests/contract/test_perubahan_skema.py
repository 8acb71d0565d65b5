"""What clients rely on does not go without a word: what breaks stands in the changelog, what goes says what to use."""

import re

from graphql import build_schema
from perubahan_skema import FOLDER, ROOT, breaking, changelog, odd_deprecations, releases

from kinerja.api.schema import schema

CHANGELOG = (ROOT / "CHANGELOG.md").read_text()
OLD = build_schema("""
    type Query { nama(a: Int): String tahun: Int! skp: Skp status: Status }
    type Skp { id: ID! }
    enum Status { DRAFT APPROVED }
""")
NEW = build_schema("""
    type Query { nama(a: Int, b: Int): String tahun: Int status: Status orang: Orang }
    type Orang { id: ID! }
    enum Status { DRAFT CLOSED }
""")


def said_since(version: str) -> str:
    """What the changelog says of the schema after this release."""
    since = CHANGELOG.partition(f"\n## {version}.")[0]
    return "\n".join(re.findall(r"^### Schema\n(.*?)(?=^##|\Z)", since, re.MULTILINE | re.DOTALL))


def test_what_breaks_clients_since_the_last_release_stands_in_the_changelog():
    version, released = releases()[-1]
    told = said_since(version)

    lines = breaking(released, build_schema(schema.as_str()))
    assert [line for line in lines if line not in told] == [], 'CHANGELOG.md, "### Schema": these lines, word by word'


def test_each_release_has_left_its_schema():
    released = re.findall(r"^## (\d+\.\d+)\.0 \(\d", CHANGELOG, re.MULTILINE)

    assert [version for version, _ in releases()] == released[::-1], "cp schema.graphql docs/schema/v<release>.graphql"


def test_the_schema_changelog_is_that_of_the_releases():
    assert (FOLDER / "perubahan.md").read_text() == changelog(releases()), "make schema"


def test_the_schema_changelog_tells_what_broke_and_what_came():
    assert changelog([("0.1", OLD), ("0.2", NEW), ("0.3", NEW)]).partition("beside it.\n\n")[2] == (
        "## 0.3\n\nAs before.\n\n"
        "## 0.2\n\n"
        "### Breaking\n"
        "- Enum value Status.APPROVED was removed\n"
        "- Field Query.skp was removed\n"
        "- Field Query.tahun changed type from Int! to Int\n"
        "- Skp was removed\n\n"
        "### Take care\n"
        "- An optional argument Query.nama(b:) was added\n"
        "- Enum value Status.CLOSED was added\n\n"
        "### Added\n"
        "- Orang\n- Query.nama(b:)\n- Query.orang\n- Status.CLOSED\n\n"
        "## 0.1\n\nThe first.\n"
    )


def test_deprecations_say_why_what_to_use_and_until_when():
    assert odd_deprecations(schema._schema) == []


def test_a_deprecation_in_another_form_is_found():
    found = build_schema("""
        type Query {
            a: Int @deprecated(reason: "Said twice. Use `Query.b`. Goes on 2027-06-30.")
            b(c: Int @deprecated(reason: "No."), d: In): Status
            e: Int @deprecated(reason: "Said twice. Use `Query.x`. Goes on 2027-06-30.")
            f: Int @deprecated
        }
        input In { a: Int @deprecated(reason: "Use `Query`. Goes on 2027-06-30.") }
        enum Status { DRAFT DRAF @deprecated(reason: "Said twice. Use `Status.DRAFT`. Goes on 2027-06.") }
    """)

    assert [line.partition(": ")[0] for line in odd_deprecations(found)] == [
        "Query.b(c:)",
        "Query.e",
        "Query.f",
        "In.a",
        "Status.DRAF",
    ]
