"""The tree of posts by date: who holds a post on a day, and so who is whose superior.

The tree of posts decides; people hold posts by date. On a day the holder of a post is its Plh, else its Plt, else its
definitive holder. A vacant post, or one held by the person himself, is passed over: the next post above counts.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from .errors import ErrorCode, Refused

SELAMANYA = date(9999, 12, 31)


class JenisPenempatan(StrEnum):
    """How a person holds a post: for good, acting (Plt), or acting by the day (Plh)."""

    DEFINITIF = "DEFINITIF"
    PLT = "PLT"
    PLH = "PLH"


URUTAN = (JenisPenempatan.PLH, JenisPenempatan.PLT, JenisPenempatan.DEFINITIF)


@dataclass(frozen=True)
class Penempatan:
    """A person in a post from a day to a day, both included; `selesai` None: still."""

    pegawai: int
    jabatan: int
    mulai: date
    selesai: date | None
    jenis: JenisPenempatan

    def covers(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)

    def overlaps(self, other: "Penempatan") -> bool:
        return self.mulai <= (other.selesai or SELAMANYA) and other.mulai <= (self.selesai or SELAMANYA)


@dataclass(frozen=True)
class Masa:
    """An interval of days, both included, in which one answer holds."""

    mulai: date
    selesai: date


@dataclass(frozen=True)
class Pemegang:
    """Who acts for a post in an interval; `dari` is the post by which he does, one above it when it is vacant."""

    jabatan: int
    pegawai: int
    dari: int
    jenis: JenisPenempatan
    masa: Masa


@dataclass(frozen=True)
class HubunganAtasan:
    """Who stands above a person in an interval; tingkat 1 is the direct superior, 2 his superior, and so on."""

    pegawai: int
    atasan: int
    tingkat: int
    jabatan: int
    masa: Masa


def fold(nama: str) -> str:
    """A name as it is sorted and searched: small letters without accents, single blanks."""
    letters = unicodedata.normalize("NFKD", nama)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())


def superseded(daftar: Iterable[Penempatan], baru: Penempatan) -> list[Penempatan]:
    """The placements that a new one ends, with the day before it as their last.

    These are the person's definitive post when the new one is definitive, and in any case his acting in the same post
    (a Plt who is appointed). Whoever acts for a post goes on when it gets a definitive holder, until his letter ends.

    Raises:
        Refused: TANGGAL_TERBALIK; MASA_BERTUMPUK with path `jabatanId` (the post is taken in that manner, or his
            already) or `mulai` (he is placed elsewhere from that day or a later one).
    """
    if baru.selesai is not None and baru.selesai < baru.mulai:
        raise Refused(ErrorCode.TANGGAL_TERBALIK, "selesai", mulai=baru.mulai)
    ended: list[Penempatan] = []
    for p in (p for p in daftar if p.overlaps(baru)):
        same_post = p.jabatan == baru.jabatan
        both_definitive = p.jenis is baru.jenis is JenisPenempatan.DEFINITIF
        if p.pegawai == baru.pegawai and (both_definitive or (same_post and p.jenis is not JenisPenempatan.DEFINITIF)):
            if p.mulai >= baru.mulai:
                raise Refused(ErrorCode.MASA_BERTUMPUK, "mulai", mulai=p.mulai, selesai=p.selesai)
            ended.append(p)
        elif same_post and (p.jenis is baru.jenis or p.pegawai == baru.pegawai):
            raise Refused(ErrorCode.MASA_BERTUMPUK, "jabatanId", mulai=p.mulai, selesai=p.selesai)
    return ended


def pemegang(daftar: Iterable[Penempatan], jabatan: int, hari: date) -> Penempatan | None:
    """Who holds the post on the day: its Plh, else its Plt, else its definitive holder; None when vacant."""
    holding = [p for p in daftar if p.jabatan == jabatan and p.covers(hari)]
    return min(holding, key=lambda p: (URUTAN.index(p.jenis), -p.mulai.toordinal(), -p.pegawai), default=None)


def jabatan_definitif(daftar: Iterable[Penempatan], pegawai: int, hari: date) -> int | None:
    """The post a person holds for good on the day."""
    held = [p for p in daftar if p.pegawai == pegawai and p.jenis is JenisPenempatan.DEFINITIF and p.covers(hari)]
    return max(held, key=lambda p: p.mulai).jabatan if held else None


def rantai_atasan(
    daftar: Sequence[Penempatan], induk: Mapping[int, int | None], pegawai: int, hari: date
) -> list[tuple[int, int]]:
    """The superiors of a person on a day, nearest first, as (person, post by which he stands there)."""
    chain: list[tuple[int, int]] = []
    seen = {pegawai}
    jabatan = jabatan_definitif(daftar, pegawai, hari)
    while jabatan is not None and (jabatan := induk[jabatan]) is not None:
        holder = pemegang(daftar, jabatan, hari)
        if holder is not None and holder.pegawai not in seen:
            seen.add(holder.pegawai)
            chain.append((holder.pegawai, jabatan))
    return chain


def batas_hari(daftar: Collection[Penempatan]) -> list[date]:
    """The days on which any answer about these placements can change, in order."""
    days = {p.mulai for p in daftar}
    days |= {p.selesai + timedelta(days=1) for p in daftar if p.selesai is not None and p.selesai < SELAMANYA}
    return sorted(days)


def masa_pemegang(daftar: Sequence[Penempatan], induk: Mapping[int, int | None], jabatan: int) -> list[Pemegang]:
    """Who acts for a post, interval by interval; while it is vacant, the holder of the next post above."""
    line = [jabatan, *_leluhur(induk, jabatan)]
    relevant = [p for p in daftar if p.jabatan in line]
    out: list[Pemegang] = []
    for mulai, selesai in _spans(batas_hari(relevant)):
        holder = next((p for j in line if (p := pemegang(relevant, j, mulai))), None)
        if holder is None:
            continue
        now = Pemegang(jabatan, holder.pegawai, holder.jabatan, holder.jenis, Masa(mulai, selesai))
        before = out[-1] if out else None
        if before and replace(before, masa=now.masa) == now and _touches(before.masa, mulai):
            out[-1] = replace(before, masa=Masa(before.masa.mulai, selesai))
        else:
            out.append(now)
    return out


def masa_atasan(daftar: Sequence[Penempatan], induk: Mapping[int, int | None], pegawai: int) -> list[HubunganAtasan]:
    """The intervals of a person's superiors of every level."""
    mine = [p for p in daftar if p.pegawai == pegawai and p.jenis is JenisPenempatan.DEFINITIF]
    above = {j for p in mine for j in _leluhur(induk, p.jabatan)}
    relevant = [p for p in daftar if p.pegawai == pegawai or p.jabatan in above]
    open_: dict[tuple[int, int, int], Masa] = {}
    out: list[HubunganAtasan] = []
    for mulai, selesai in _spans(batas_hari(relevant)):
        now = {(a, t, j) for t, (a, j) in enumerate(rantai_atasan(relevant, induk, pegawai, mulai), 1)}
        for key in [k for k in open_ if k not in now]:
            out.append(HubunganAtasan(pegawai, *key, open_.pop(key)))
        for key in now:
            open_[key] = Masa(open_[key].mulai if key in open_ else mulai, selesai)
    out += [HubunganAtasan(pegawai, *key, masa) for key, masa in open_.items()]
    return sorted(out, key=lambda h: (h.masa.mulai, h.tingkat))


class Susunan:
    """The tree of posts with its placements, indexed once, for questions about many posts and people.

    The answers are those of the functions above; only the placements they have to look at are picked out first.
    """

    def __init__(self, induk: Mapping[int, int | None], daftar: Iterable[Penempatan]) -> None:
        self.induk = induk
        self.di: dict[int, list[Penempatan]] = defaultdict(list)
        self.milik: dict[int, list[Penempatan]] = defaultdict(list)
        for p in daftar:
            self.di[p.jabatan].append(p)
            self.milik[p.pegawai].append(p)

    def masa_pemegang(self, jabatan: int) -> list[Pemegang]:
        line = (jabatan, *_leluhur(self.induk, jabatan))
        return masa_pemegang(self._at(line), self.induk, jabatan)

    def masa_atasan(self, pegawai: int) -> list[HubunganAtasan]:
        mine = self.milik.get(pegawai, [])
        above = {j for p in mine for j in _leluhur(self.induk, p.jabatan)}
        return masa_atasan([*mine, *self._at(above)], self.induk, pegawai)

    def bawah(self, jabatan: Iterable[int]) -> set[int]:
        """These posts and all below them: a change in one of them can change what is answered about these alone."""
        anak: dict[int | None, list[int]] = defaultdict(list)
        for j, parent in self.induk.items():
            anak[parent].append(j)
        found: set[int] = set()
        todo = list(jabatan)
        while todo:
            if (j := todo.pop()) not in found:
                found.add(j)
                todo += anak[j]
        return found

    def _at(self, jabatan: Iterable[int]) -> list[Penempatan]:
        return [p for j in jabatan for p in self.di.get(j, ())]


def _spans(days: Sequence[date]) -> Iterable[tuple[date, date]]:
    for i, mulai in enumerate(days):
        yield mulai, (days[i + 1] - timedelta(days=1) if i + 1 < len(days) else SELAMANYA)


def _touches(masa: Masa, mulai: date) -> bool:
    return masa.selesai < SELAMANYA and masa.selesai + timedelta(days=1) == mulai


def _leluhur(induk: Mapping[int, int | None], jabatan: int) -> Iterable[int]:
    parent = induk[jabatan]
    while parent is not None:
        yield parent
        parent = induk[parent]
