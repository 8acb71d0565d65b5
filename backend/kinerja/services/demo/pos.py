"""An office and a post of the demo, before they are rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from . import cast


@dataclass(eq=False)
class Kantor:
    """An office; `induk` None: the province itself."""

    kode: str
    nama: str
    jenis: str
    induk: "Kantor | None"
    id: int = 0

    @property
    def jalur(self) -> str:
        return f"{self.induk.jalur if self.induk else '/'}{self.id}/"


@dataclass(eq=False)
class Pos:
    """A post.

    Args:
        bagian: the part of the office that it heads or belongs to.
        staf: names for its pelaksana; more people go there, unless it is `tetap`.
        tokoh: whose place it is, of the cast.
    """

    nama: str
    kantor: Kantor
    induk: "Pos | None"
    jenis: str
    eselon: str | None
    kelas: int | None
    profil: str
    bagian: str
    staf: list[str] = field(default_factory=list)
    tetap: bool = False
    kosong: bool = False
    tokoh: cast.Tokoh | None = None
    bawah: "list[Pos]" = field(default_factory=list)
    id: int = 0
    kode: str = ""

    def walk(self) -> "Iterator[Pos]":
        yield self
        for pos in self.bawah:
            yield from pos.walk()

    @property
    def pelaksana(self) -> bool:
        return self.eselon is None and self.induk is not None
