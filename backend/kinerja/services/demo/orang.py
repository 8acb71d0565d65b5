"""The people of the demo: names, NIP and NRK, and who held which post when.

Most have been in their post for years. Some changed places with a colleague, in 2019, on 1 February or on 1 March 2020;
some came to the province this year; a few posts have a Plt or a Plh.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ...domain.pegawai import JenisPenempatan, Penempatan
from . import bahan, cast
from .draw import Draw
from .pos import Pos

SEHARI = timedelta(days=1)
PELANTIKAN = (date(2017, 1, 3), date(2018, 1, 2), date(2018, 7, 5), date(2019, 1, 2), date(2019, 2, 25))
# Of a hundred pairs of pelaksana, how many changed places on that day.
TUKAR = {date(2019, 10, 1): 6, date(2020, 2, 1): 1, date(2020, 3, 1): 2}
BARU = (date(2020, 2, 24), date(2020, 3, 1), date(2020, 3, 9))
BARU_PERSEN = 1

# Born from, born to, and rank by kind of post; all are under the age of retirement in 2020.
UMUR: Mapping[str, tuple[int, int]] = {
    "JPT_MADYA": (1962, 1966),
    "JPT_PRATAMA": (1962, 1972),
    "ADMINISTRATOR": (1964, 1979),
    "PENGAWAS": (1966, 1986),
    "FUNGSIONAL": (1968, 1990),
    "PELAKSANA": (1966, 1995),
}
GOLONGAN: Mapping[str, Sequence[str]] = {
    "JPT_MADYA": ("IV/e",),
    "JPT_PRATAMA": ("IV/c", "IV/d"),
    "ADMINISTRATOR": ("IV/a", "IV/b"),
    "PENGAWAS": ("III/c", "III/d"),
    "FUNGSIONAL": ("III/b", "III/c", "III/d"),
    "PELAKSANA": ("II/b", "II/c", "II/d", "III/a", "III/b"),
}
# A prime, so that the numbers of all people differ and yet do not run in order.
LANGKAH_NRK, AWAL_NRK, BANYAK_NRK = 7919, 200_000, 799_979


@dataclass(eq=False)
class Orang:
    """A person and the posts held, the last of them `pos`."""

    id: int
    nama: str
    nrk: str | None
    nip: str | None
    golongan: str | None
    pos: Pos
    penempatan: list[Penempatan] = field(default_factory=list)

    def hold(
        self,
        pos: Pos,
        mulai: date,
        selesai: date | None = None,
        jenis: JenisPenempatan = JenisPenempatan.DEFINITIF,
    ) -> None:
        self.penempatan.append(Penempatan(self.id, pos.id, mulai, selesai, jenis))

    def post_on(self, hari: date) -> int:
        """The post held for good on a day."""
        return next(p.jabatan for p in self.penempatan if p.jenis is JenisPenempatan.DEFINITIF and p.covers(hari))


def people(posts: Iterable[Pos]) -> list[Orang]:
    """One person for each post that is not vacant, with all placements."""
    held = [p for p in posts if not p.kosong]
    nomor: Counter[str] = Counter()
    semua = [_person(id, pos, nomor) for id, pos in enumerate(held, 1)]
    _place(semua)
    return semua


def _person(id: int, pos: Pos, nomor: Counter[str]) -> Orang:
    draw = Draw("orang", pos.kode)
    tokoh = pos.tokoh or _benchmark(pos)
    kelamin = tokoh.kelamin if tokoh else draw.pick("LP")
    nama = (tokoh.nama if tokoh else "") or _name(draw, kelamin)
    if pos.induk is None:
        return Orang(id, nama, None, None, None, pos)
    nrk = tokoh.nrk if tokoh else f"{AWAL_NRK + id * LANGKAH_NRK % BANYAK_NRK:06}"
    return Orang(id, nama, nrk, _nip(draw, pos.jenis, kelamin, nomor), draw.pick(GOLONGAN[pos.jenis]), pos)


def _benchmark(pos: Pos) -> cast.Tokoh | None:
    if (pos.kantor.kode, pos.bagian) != cast.TOLOK_UKUR or pos.induk is None or not pos.pelaksana:
        return None
    return cast.Tokoh(cast.BAWAHAN_TOLOK_UKUR[pos.induk.bawah.index(pos)], "", "L", cast.TOLOK_UKUR)


def _name(draw: Draw, kelamin: str) -> str:
    groups: Sequence[Mapping[str, Any]] = bahan.read("nama")
    group = groups[draw.weighted({i: g["bobot"] for i, g in enumerate(groups)})]
    return f"{draw.pick(group[kelamin])} {draw.pick(group.get(f'keluarga_{kelamin}') or group['keluarga'])}"


def _nip(draw: Draw, jenis: str, kelamin: str, nomor: Counter[str]) -> str:
    """Birth, TMT CPNS between the ages of 20 and 30 and before 2017, sex, and a number of its own."""
    lahir = draw.day(date(UMUR[jenis][0], 5, 1), date(UMUR[jenis][1], 12, 31))
    tmt = min(lahir.year + draw.between(20, 30), 2016)
    awal = f"{lahir:%Y%m%d}{tmt}{draw.pick((1, 3, 12)):02}{1 if kelamin == 'L' else 2}"
    nomor[awal] += 1
    return f"{awal}{nomor[awal]:03}"


def _place(semua: Sequence[Orang]) -> None:
    menurut_pos = {o.pos: o for o in semua}
    placed: set[int] = set()
    for orang in semua:
        if orang.id in placed:
            continue
        draw = Draw("penempatan", orang.pos.kode)
        other = menurut_pos.get(_counterpart(orang.pos)) if _free(orang.pos) else None
        if other and other is not orang and other.id not in placed and (tmt := _swapped(orang.pos, draw)):
            _swap(orang, other, draw.pick(PELANTIKAN), tmt)
            placed.add(other.id)
        else:
            _settle(orang, draw)
        placed.add(orang.id)
    _act(menurut_pos)


def _free(pos: Pos) -> bool:
    """Nothing is told of this person beforehand, unless it is that he changed places."""
    if pos.tokoh:
        return pos.tokoh.tukar is not None
    return pos.pelaksana and pos.induk is not None and not pos.induk.tetap


def _next(pos: Pos) -> Pos:
    saudara = pos.induk.bawah if pos.induk else [pos]
    return saudara[(saudara.index(pos) + 1) % len(saudara)]


def _counterpart(pos: Pos) -> Pos:
    """The pelaksana in the same place of the next part of the office."""
    assert pos.induk is not None
    staf = [p for p in _next(pos.induk).bawah if _free(p)] or [pos]
    return staf[pos.induk.bawah.index(pos) % len(staf)]


def _swapped(pos: Pos, draw: Draw) -> date | None:
    if pos.tokoh:
        return pos.tokoh.tukar
    return next((tmt for tmt, persen in TUKAR.items() if draw.chance(persen)), None)


def _swap(a: Orang, b: Orang, awal: date, tmt: date) -> None:
    for orang, sebelum in ((a, b.pos), (b, a.pos)):
        orang.hold(sebelum, awal, tmt - SEHARI)
        orang.hold(orang.pos, tmt)


def _settle(orang: Orang, draw: Draw) -> None:
    mulai = orang.pos.tokoh.mulai if orang.pos.tokoh else None
    if mulai is None and not orang.pos.tokoh and _free(orang.pos) and draw.chance(BARU_PERSEN):
        mulai = draw.pick(BARU)
    orang.hold(orang.pos, mulai or draw.pick(PELANTIKAN))


def _may_act(pos: Pos) -> bool:
    return pos.kantor.kode not in cast.KANTOR and pos.jenis == "PENGAWAS" and Draw("plt", pos.kode).chance(50)


def _act(menurut_pos: Mapping[Pos, Orang]) -> None:
    """The Plt and the Plh of the cast, and for every second vacant post elsewhere a Plt from beside it."""
    tempat = {p.tokoh.nrk: p for p in menurut_pos if p.tokoh}
    plt, cuti = tempat[cast.PLT], tempat[cast.CUTI]
    kosong = [p for head in {p.induk for p in menurut_pos if p.induk} for p in head.bawah if p.kosong]
    for pos in sorted(kosong, key=lambda p: p.id):
        if pos.bagian == "Seksi Pompa dan Pintu Air" and pos.kantor is plt.kantor:
            menurut_pos[plt].hold(pos, date(2020, 1, 2), jenis=JenisPenempatan.PLT)
        elif (beside := menurut_pos.get(_next(pos))) and _may_act(beside.pos):
            beside.hold(pos, date(2019, 10, 1), jenis=JenisPenempatan.PLT)
    menurut_pos[tempat[cast.PLH]].hold(cuti, date(2020, 3, 16), date(2020, 3, 27), JenisPenempatan.PLH)
