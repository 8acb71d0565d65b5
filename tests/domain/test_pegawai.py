"""The tree of posts by date: who holds a post, and who stands above whom."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.domain.errors import ErrorCode, Refused
from kinerja.domain.pegawai import (
    SELAMANYA,
    JenisPenempatan,
    Masa,
    Penempatan,
    Susunan,
    batas_hari,
    fold,
    jabatan_definitif,
    masa_atasan,
    masa_pemegang,
    pemegang,
    rantai_atasan,
    superseded,
)

GUBERNUR, SEKDA, KADIS, KABID, KASI, STAF = 1, 2, 3, 4, 5, 6
INDUK = {GUBERNUR: None, SEKDA: 1, KADIS: 2, KABID: 3, KASI: 4, STAF: 5}
BUDI, SITI, TONO, RINA, JOKO, AHOK = 60, 50, 40, 30, 20, 10
JANUARI, MARET, APRIL = date(2020, 1, 1), date(2020, 3, 1), date(2020, 4, 1)
SEHARI = timedelta(days=1)


def di(
    pegawai: int,
    jabatan: int,
    mulai: date = JANUARI,
    selesai: date | None = None,
    jenis: JenisPenempatan = JenisPenempatan.DEFINITIF,
) -> Penempatan:
    return Penempatan(pegawai, jabatan, mulai, selesai, jenis)


def plt(pegawai: int, jabatan: int, mulai: date = MARET, selesai: date | None = None) -> Penempatan:
    return di(pegawai, jabatan, mulai, selesai, JenisPenempatan.PLT)


def plh(pegawai: int, jabatan: int, mulai: date = MARET, selesai: date | None = None) -> Penempatan:
    return di(pegawai, jabatan, mulai, selesai, JenisPenempatan.PLH)


PENUH = [di(AHOK, GUBERNUR), di(JOKO, SEKDA), di(RINA, KADIS), di(TONO, KABID), di(SITI, KASI), di(BUDI, STAF)]


def test_each_level_stands_above_the_next():
    assert rantai_atasan(PENUH, INDUK, BUDI, MARET) == [
        (SITI, KASI),
        (TONO, KABID),
        (RINA, KADIS),
        (JOKO, SEKDA),
        (AHOK, GUBERNUR),
    ]


def test_nobody_stands_above_the_root():
    assert rantai_atasan(PENUH, INDUK, AHOK, MARET) == []
    assert masa_atasan(PENUH, INDUK, AHOK) == []


def test_a_vacant_post_is_passed_over():
    daftar = [p for p in PENUH if p.jabatan != KASI]

    assert rantai_atasan(daftar, INDUK, BUDI, MARET)[0] == (TONO, KABID)
    assert masa_pemegang(daftar, INDUK, KASI)[0].dari == KABID


def test_a_tree_without_people_has_no_holder():
    assert masa_pemegang([di(BUDI, STAF)], INDUK, KASI) == []


@pytest.mark.parametrize(
    ("daftar", "expected"),
    [
        ([di(SITI, KASI)], SITI),
        ([di(SITI, KASI), plt(TONO, KASI)], TONO),
        ([di(SITI, KASI), plt(TONO, KASI), plh(RINA, KASI)], RINA),
        ([di(SITI, KASI), plh(RINA, KASI)], RINA),
        ([plt(TONO, KASI, APRIL)], None),
    ],
)
def test_plh_comes_before_plt_before_the_definitive_holder(daftar, expected):
    holder = pemegang(daftar, KASI, MARET)

    assert (holder and holder.pegawai) == expected


def test_who_acts_for_his_own_superior_is_passed_over():
    daftar = [p for p in PENUH if p.jabatan != KABID] + [plt(SITI, KABID)]

    assert rantai_atasan(daftar, INDUK, SITI, MARET)[0] == (RINA, KADIS)
    assert rantai_atasan(daftar, INDUK, BUDI, MARET)[:2] == [(SITI, KASI), (RINA, KADIS)]


def test_an_acting_post_alone_gives_no_superior():
    assert rantai_atasan([plt(BUDI, STAF), di(SITI, KASI)], INDUK, BUDI, MARET) == []


def test_a_new_post_counts_from_its_first_day_and_the_old_one_to_the_day_before():
    daftar = [di(BUDI, STAF, selesai=MARET - SEHARI), di(BUDI, KASI, MARET), di(SITI, KASI, selesai=MARET - SEHARI)]

    assert jabatan_definitif(daftar, BUDI, MARET - SEHARI) == STAF
    assert jabatan_definitif(daftar, BUDI, MARET) == KASI
    assert pemegang(daftar, KASI, MARET - SEHARI) == daftar[2]
    assert pemegang(daftar, KASI, MARET) == daftar[1]


def test_a_gap_in_a_post_ends_the_line_and_begins_it_anew():
    daftar = [di(SITI, KASI), di(BUDI, STAF, JANUARI, MARET - SEHARI), di(BUDI, STAF, APRIL)]

    assert rantai_atasan(daftar, INDUK, BUDI, MARET) == []
    assert [h.masa for h in masa_atasan(daftar, INDUK, BUDI)] == [
        Masa(JANUARI, MARET - SEHARI),
        Masa(APRIL, SELAMANYA),
    ]


def test_intervals_of_one_answer_are_one():
    daftar = [di(SITI, KASI, JANUARI, MARET - SEHARI), di(SITI, KASI, MARET), di(BUDI, STAF)]

    assert [h.masa for h in masa_atasan(daftar, INDUK, BUDI)] == [Masa(JANUARI, SELAMANYA)]
    assert [p.masa for p in masa_pemegang(daftar, INDUK, KASI)] == [Masa(JANUARI, SELAMANYA)]


def test_the_last_day_of_the_calendar_is_no_boundary():
    assert batas_hari([di(BUDI, STAF, JANUARI, SELAMANYA)]) == [JANUARI]


def test_a_post_and_all_below_it():
    assert Susunan(INDUK, []).bawah([KABID, STAF]) == {KABID, KASI, STAF}


def test_a_new_definitive_post_ends_the_old_one():
    old = di(BUDI, STAF)

    assert superseded([old, di(SITI, KASI, selesai=MARET - SEHARI)], di(BUDI, KASI, MARET)) == [old]


def test_acting_somewhere_ends_nothing():
    assert superseded([di(SITI, KASI), di(TONO, KABID)], plt(SITI, KABID)) == []


def test_the_plt_who_is_appointed_ends_his_acting_and_his_old_post():
    daftar = [di(SITI, KASI), plt(SITI, KABID, MARET)]

    assert superseded(daftar, di(SITI, KABID, APRIL)) == daftar


def test_the_plt_of_another_goes_on():
    assert superseded([plt(SITI, KABID)], di(TONO, KABID, APRIL)) == []


@pytest.mark.parametrize(
    ("daftar", "baru", "path"),
    [
        ([di(SITI, KASI)], di(BUDI, KASI, MARET), "jabatanId"),
        ([plt(SITI, KABID)], plt(RINA, KABID, APRIL), "jabatanId"),
        ([di(SITI, KASI)], plt(SITI, KASI), "jabatanId"),
        ([di(BUDI, STAF, MARET)], di(BUDI, KASI, MARET), "mulai"),
        ([di(BUDI, STAF, APRIL)], di(BUDI, KASI, MARET), "mulai"),
        ([di(SITI, KASI, APRIL)], di(BUDI, KASI, MARET, APRIL), "jabatanId"),
    ],
)
def test_two_cannot_hold_one_post_in_one_manner_nor_one_person_two(daftar, baru, path):
    with pytest.raises(Refused) as refusal:
        superseded(daftar, baru)

    assert (refusal.value.code, refusal.value.path) == (ErrorCode.MASA_BERTUMPUK, (path,))


def test_placements_that_only_touch_do_not_overlap():
    assert superseded([di(SITI, KASI, JANUARI, MARET - SEHARI)], di(BUDI, KASI, MARET)) == []
    assert superseded([di(SITI, KASI, APRIL)], di(BUDI, KASI, MARET, APRIL - SEHARI)) == []


def test_a_placement_cannot_end_before_it_begins():
    with pytest.raises(Refused, match="TANGGAL_TERBALIK"):
        superseded([], di(BUDI, STAF, MARET, JANUARI))


@pytest.mark.parametrize(
    ("nama", "expected"),
    [("Siti  Rahmawati ", "siti rahmawati"), ("José Écija", "jose ecija"), ("I Gusti Ngurah", "i gusti ngurah")],
)
def test_a_name_is_sorted_and_searched_without_accents_and_capitals(nama, expected):
    assert fold(nama) == expected


HARI = st.integers(0, 40).map(lambda n: JANUARI + timedelta(days=n))


@st.composite
def susunan(draw: st.DrawFn) -> tuple[dict[int, int | None], list[Penempatan]]:
    """Any tree and any placements in it, sound or not: the answers must agree all the same."""
    posts = draw(st.integers(1, 7))
    induk: dict[int, int | None] = {1: None} | {j: draw(st.integers(1, j - 1)) for j in range(2, posts + 1)}
    placed = st.builds(
        lambda pegawai, jabatan, mulai, lama, jenis: Penempatan(
            pegawai, jabatan, mulai, None if lama is None else mulai + timedelta(days=lama), jenis
        ),
        st.integers(1, 5),
        st.integers(1, posts),
        HARI,
        st.none() | st.integers(0, 20),
        st.sampled_from(JenisPenempatan),
    )
    return induk, draw(st.lists(placed, max_size=12))


@settings(max_examples=150, deadline=None)
@given(susunan())
def test_the_intervals_say_what_the_day_says(case):
    induk, daftar = case
    semua = Susunan(induk, daftar)
    days = [JANUARI, *batas_hari(daftar)]

    for pegawai in range(1, 6):
        masa = semua.masa_atasan(pegawai)
        assert masa == masa_atasan(daftar, induk, pegawai)
        for hari in days:
            chain = enumerate(rantai_atasan(daftar, induk, pegawai, hari), 1)
            assert _on(masa, hari, lambda h: (h.tingkat, h.atasan, h.jabatan)) == [(t, a, j) for t, (a, j) in chain]
    for jabatan in induk:
        pegang = semua.masa_pemegang(jabatan)
        assert pegang == masa_pemegang(daftar, induk, jabatan)
        for hari in days:
            assert _on(pegang, hari, lambda p: (p.pegawai, p.dari)) == _holder(daftar, induk, jabatan, hari)


T = TypeVar("T")


def _on(rows: Iterable[T], hari: date, key: Callable[[T], tuple[int, ...]]) -> list[tuple[int, ...]]:
    return sorted(key(r) for r in rows if r.masa.mulai <= hari <= r.masa.selesai)


def _holder(daftar, induk, jabatan, hari):
    while jabatan is not None:
        if holder := pemegang(daftar, jabatan, hari):
            return [(holder.pegawai, jabatan)]
        jabatan = induk[jabatan]
    return []
