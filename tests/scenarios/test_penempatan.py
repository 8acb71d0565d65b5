"""Placing people: what a placement ends, what it refuses, and that the derived tables always say what the tree says."""

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.transactions import in_transaction

from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import DomainError, ErrorCode, NotFound, Refused
from kinerja.domain.pegawai import JenisPenempatan, batas_hari, pemegang, rantai_atasan
from kinerja.services import riwayat
from kinerja.services.pegawai import end_placement, place, read_susunan, rebuild_all
from people import (
    ANALIS,
    BIMA,
    BUDI,
    DEWI,
    HADI,
    HARI,
    JOKO,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    KEPALA_DINAS,
    PENGADMINISTRASI,
    RATNA,
    SITI,
    STAF_DINAS,
    TONO,
    aktor,
    make_cast,
)

APRIL = date(2020, 4, 1)
SEHARI = timedelta(days=1)
ADMIN = aktor(BIMA, HARI, Peran.ADMIN_BKD)


@pytest.fixture
async def cast(db):
    await make_cast()


async def superiors(pegawai: int, hari: date) -> list[int]:
    rows = models.HubunganAtasan.filter(pegawai_id=pegawai, mulai__lte=hari, selesai__gte=hari)
    return await rows.order_by("tingkat").values_list("atasan_id", flat=True)


async def holder(jabatan: int, hari: date) -> tuple[int, int] | None:
    rows = models.Pemegang.filter(jabatan_id=jabatan, mulai__lte=hari, selesai__gte=hari)
    return next(iter(await rows.values_list("pegawai_id", "dari_id")), None)


async def placements(pegawai: int) -> list[tuple[int, date, date | None]]:
    return (
        await models.Penempatan.filter(pegawai_id=pegawai)
        .order_by("mulai")
        .values_list("jabatan_id", "mulai", "selesai")
    )


async def test_moving_ends_the_old_post_the_day_before_and_changes_the_superior(cast):
    await end_placement(await penempatan(JOKO, STAF_DINAS), selesai=HARI, by=ADMIN)

    await place(TONO, STAF_DINAS, mulai=APRIL, by=ADMIN)

    assert await placements(TONO) == [
        (PENGADMINISTRASI, date(2019, 1, 2), APRIL - SEHARI),
        (STAF_DINAS, APRIL, None),
    ]
    assert (await superiors(TONO, APRIL - SEHARI))[0] == SITI
    assert (await superiors(TONO, APRIL))[0] == HADI
    assert await holder(PENGADMINISTRASI, APRIL) == (SITI, KEPALA_BIDANG)


async def test_what_was_done_stands_in_the_file_of_the_person(cast):
    await place(TONO, KEPALA_BIDANG, mulai=APRIL, jenis=JenisPenempatan.PLT, sk="SK 12/2020", by=ADMIN)

    rows = await models.Riwayat.filter(berkas_id=TONO).values("objek", "tindakan", "oleh_id", "isi")

    assert [(r["objek"], r["tindakan"], r["oleh_id"]) for r in rows] == [("penempatan", "PLACE", BIMA)]
    assert '"sk":"SK 12/2020"' in rows[0]["isi"]
    assert await riwayat.verify() is None


async def test_the_plt_acts_for_the_post_and_his_former_equals_stand_below_him(cast):
    await end_placement(await penempatan(SITI, KEPALA_BIDANG), selesai=HARI, by=ADMIN)
    await place(DEWI, KEPALA_BIDANG, mulai=APRIL, jenis=JenisPenempatan.PLT, by=ADMIN)

    assert (await superiors(TONO, APRIL - SEHARI))[0] == RATNA
    assert (await superiors(TONO, APRIL))[:2] == [DEWI, RATNA]
    assert (await superiors(DEWI, APRIL))[0] == RATNA


async def test_a_post_that_is_taken_is_refused_and_nothing_is_changed(cast):
    before = await placements(TONO)

    with pytest.raises(Refused) as refusal:
        await place(TONO, ANALIS, mulai=APRIL, by=ADMIN)

    assert (refusal.value.code, refusal.value.path) == (ErrorCode.MASA_BERTUMPUK, ("jabatanId",))
    assert await placements(TONO) == before
    assert not await models.Riwayat.exists(berkas_id=TONO)


async def test_unknown_people_posts_and_placements_are_not_found(cast):
    for act in (
        place(999, ANALIS, mulai=APRIL, by=ADMIN),
        place(TONO, 999, mulai=APRIL, by=ADMIN),
        end_placement(999, selesai=APRIL, by=ADMIN),
    ):
        with pytest.raises(NotFound):
            await act


async def test_a_placement_can_only_be_shortened(cast):
    id = await penempatan(TONO, PENGADMINISTRASI)
    await end_placement(id, selesai=APRIL, by=ADMIN)

    for selesai, code in ((APRIL + SEHARI, ErrorCode.MASA_BERTUMPUK), (date(2018, 1, 1), ErrorCode.TANGGAL_TERBALIK)):
        with pytest.raises(Refused) as refusal:
            await end_placement(id, selesai=selesai, by=ADMIN)
        assert refusal.value.code == code
    await end_placement(id, selesai=HARI, by=ADMIN)
    assert (await placements(TONO))[0][2] == HARI


async def test_a_pengelola_places_within_the_office_only(cast):
    pengelola = aktor(DEWI, HARI, Peran.PENGELOLA)

    await place(TONO, KEPALA_BADAN, mulai=APRIL, jenis=JenisPenempatan.PLH, by=pengelola)
    with pytest.raises(Refused, match="NOT_ALLOWED"):
        await place(TONO, KEPALA_DINAS, mulai=APRIL, jenis=JenisPenempatan.PLT, by=pengelola)
    await end_placement(await penempatan(SITI, KEPALA_BIDANG), selesai=HARI, by=pengelola)
    with pytest.raises(Refused, match="NOT_ALLOWED"):
        await place(HADI, KEPALA_BIDANG, mulai=APRIL, by=pengelola)


async def test_nobody_else_places_anybody(cast):
    with pytest.raises(Refused, match="NOT_ALLOWED"):
        await place(TONO, KEPALA_BIDANG, mulai=APRIL, jenis=JenisPenempatan.PLT, by=aktor(SITI))


async def test_of_two_who_want_one_post_at_once_one_gets_it(cast):
    await end_placement(await penempatan(SITI, KEPALA_BIDANG), selesai=HARI, by=ADMIN)

    answers = await asyncio.gather(
        *(place(orang, KEPALA_BIDANG, mulai=APRIL, by=ADMIN) for orang in (BUDI, TONO)), return_exceptions=True
    )

    assert sorted(isinstance(a, Refused) for a in answers) == [False, True]
    assert await models.Penempatan.filter(jabatan_id=KEPALA_BIDANG, mulai=APRIL).count() == 1


async def penempatan(pegawai: int, jabatan: int) -> int:
    return int((await models.Penempatan.get(pegawai_id=pegawai, jabatan_id=jabatan)).id)


class Undo(Exception):
    pass


AWAL = date(2020, 1, 1)
HARI_HARI = st.integers(0, 30).map(lambda n: AWAL + timedelta(days=n))
ACTS = st.lists(
    st.tuples(
        st.sampled_from([JenisPenempatan.DEFINITIF, JenisPenempatan.DEFINITIF, *JenisPenempatan, None]),
        st.integers(0, 4),
        st.integers(0, 5),
        HARI_HARI,
        st.none() | st.integers(0, 15),
    ),
    min_size=3,
    max_size=9,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(induk=st.tuples(*(st.integers(0, n) for n in range(5))), acts=ACTS)
async def test_after_any_history_the_tables_say_what_the_tree_says(db, induk, acts):
    with pytest.raises(Undo):
        async with in_transaction():
            posts, people = await make_tree(induk)
            by = aktor(people[0], HARI, Peran.ADMIN_BKD)
            for jenis, orang, jabatan, mulai, lama in acts:
                selesai = None if lama is None else mulai + timedelta(days=lama)
                try:
                    if jenis is None:
                        await end_placement(orang, selesai=mulai, by=by)
                    else:
                        await place(people[orang], posts[jabatan], mulai=mulai, selesai=selesai, jenis=jenis, by=by)
                except DomainError:
                    continue
            await agrees()
            after_each = await tables()
            await rebuild_all()
            assert await tables() == after_each
            raise Undo


async def make_tree(induk: tuple[int, ...]) -> tuple[list[int], list[int]]:
    unit = await models.Unit.create(kode="1", nama="Kantor", jenis="DINAS", jalur="/1/")
    posts: list[int] = []
    for kode, parent in enumerate((None, *induk)):
        row = await models.Jabatan.create(
            kode=str(kode),
            nama="Jabatan",
            jenis="PELAKSANA",
            unit_id=unit.id,
            induk_id=None if parent is None else posts[parent],
        )
        posts.append(row.id)
    people = [await models.Pegawai.create(nama="Orang", nama_urut="orang") for _ in range(5)]
    return posts, [p.id for p in people]


async def agrees() -> None:
    susunan = await read_susunan()
    daftar = [p for held in susunan.di.values() for p in held]
    for hari in [AWAL, *batas_hari(daftar)]:
        for pegawai in susunan.milik:
            chain = rantai_atasan(daftar, susunan.induk, pegawai, hari)
            assert await superiors(pegawai, hari) == [atasan for atasan, _ in chain]
        for jabatan in susunan.induk:
            line, post = None, jabatan
            while line is None and post is not None:
                line = pemegang(daftar, post, hari)
                post = susunan.induk[post]
            assert await holder(jabatan, hari) == (line and (line.pegawai, line.jabatan))


async def tables() -> list[object]:
    return [
        sorted(
            await models.Pemegang.all().values_list("jabatan_id", "pegawai_id", "dari_id", "jenis", "mulai", "selesai")
        ),
        sorted(
            await models.HubunganAtasan.all().values_list(
                "pegawai_id", "atasan_id", "tingkat", "jabatan_id", "mulai", "selesai"
            )
        ),
    ]
