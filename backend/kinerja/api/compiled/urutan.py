"""The orders in which a list can be read. Each goes both ways, and its cursors know it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .dialek import Jenis

Kunci = tuple[Jenis, Any]
KOSONG = {Jenis.TEKS: "''", Jenis.BILANGAN: "0", Jenis.TANGGAL: "'0001-01-01'"}


@dataclass(frozen=True)
class Menurut:
    """What a list is sorted by.

    Args:
        arti: in words, for the description.
        kunci: each (kind, SQL), the SQL a template or a function of plan, parent and row; the id follows by itself.
            Scaled numbers are BILANGAN here.
        kosong: the first key, a template, may be null; such rows come last both ways.
    """

    arti: str
    kunci: Sequence[Kunci]
    kosong: bool = False

    def untuk(self, turun: bool) -> Sequence[Kunci]:
        return [*self._yang_ada_dulu(turun), *self.kunci[1:]] if self.kosong else self.kunci

    def _yang_ada_dulu(self, turun: bool) -> Iterator[Kunci]:
        # Pages compare whole rows of keys, and nothing is compared with null: whether it is there is a key of its own.
        jenis, sql = self.kunci[0]
        yield Jenis.BILANGAN, f"case when {sql} is {'not null' if turun else 'null'} then 1 else 0 end"
        yield jenis, f"coalesce({sql}, {KOSONG[jenis]})"


@dataclass(frozen=True)
class Urutan:
    """The order of one page.

    Args:
        turun: from the last to the first.
        tanda: what its cursors bear; the order that nobody has to ask for bears nothing.
    """

    kunci: Sequence[Kunci]
    turun: bool = False
    tanda: str | None = None

    @property
    def jenis(self) -> list[Jenis]:
        """The kinds of the keys in a cursor."""
        return [*(jenis for jenis, _ in self.kunci), Jenis.BILANGAN]


@dataclass(frozen=True)
class Sort:
    """The orders of a list; the first, upwards, is the one it has by itself.

    Args:
        pilihan: the enum of the API: each name with `_ASC` and `_DESC`.
    """

    pilihan: type[StrEnum]
    menurut: Mapping[str, Menurut]

    @property
    def baku(self) -> Menurut:
        return next(iter(self.menurut.values()))

    def urutan(self, nilai: str | None) -> Urutan:
        """The order of a value of the enum; null is the list's own."""
        if nilai is None:
            return Urutan(self.baku.kunci)
        nama, _, arah = nilai.rpartition("_")
        menurut, turun = self.menurut[nama], arah == "DESC"
        return Urutan(menurut.untuk(turun), turun, nilai if turun or menurut is not self.baku else None)
