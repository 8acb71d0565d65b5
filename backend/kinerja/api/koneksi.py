"""A page of a list, as Relay has it, and the enum of the orders it can be read in."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any, Generic, TypeVar

import strawberry

from .compiled.dialek import Jenis
from .compiled.urutan import Menurut, Sort
from .pilihan import pilihan

T = TypeVar("T")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether rows come before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row; null for an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last row; null for an empty page.")


@strawberry.type(description="A row of a list and its place in it.")
class Edge(Generic[T]):
    node: T = strawberry.field(description="The row.")
    cursor: str = strawberry.field(description="Its place, for `after` and `before`.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The rows of the page, in order.")
    page_info: PageInfo = strawberry.field(description="What lies before and after.")
    jumlah: strawberry.Private[Callable[[], Awaitable[int]] | None] = None

    @strawberry.field(description="How many rows the list has in all.")
    async def total_count(self) -> int:
        assert self.jumlah is not None
        return await self.jumlah()


def sort(nama: str, /, **menurut: Menurut) -> Sort:
    """The orders of a list and their enum.

    Args:
        nama: of the enum.
        menurut: what can be sorted by, by names in lower case; first what the list is sorted by when nobody asks.
    """
    by = {kata.upper(): each for kata, each in menurut.items()}
    arah = {"ASC": "upwards", "DESC": "downwards"}
    values = {
        f"{kata}_{naik}": f"By {each.arti}, {words}{'; rows without it last' if each.kosong else ''}."
        for kata, each in by.items()
        for naik, words in arah.items()
    }
    enum: Any = StrEnum(nama, {value: value for value in values})  # type: ignore[misc]  # the names are data
    pilihan(enum, "In which order a list is read.", values)
    return Sort(enum, by)


def menurut_status(sql: str, statuses: type[StrEnum]) -> Menurut:
    """By status, in the order of the work and not of the alphabet."""
    cases = " ".join(f"when '{status}' then {n}" for n, status in enumerate(statuses))
    return Menurut("status, in the order of the work", ((Jenis.BILANGAN, f"case {sql} {cases} end"),))
