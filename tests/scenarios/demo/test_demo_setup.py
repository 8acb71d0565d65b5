"""Setting up the demo: the same every time, kept when it is there, and never over something else."""

from datetime import date

import pytest

from kinerja import models
from kinerja.basisdata import close_database, dialect, fetch_rows, open_database
from kinerja.config import Config
from kinerja.services.demo import build
from kinerja.services.demo.lifecycle import DemoError, prepare, state
from kinerja.services.demo.load import SEMUA
from kinerja.services.jam import TANGGAL_DEMO
from peragaan import KECIL, dump

DEFINISI = {
    "sqlite": "select sql from sqlite_master where type in ('index', 'trigger') and sql is not null",
    "postgres": (
        "select indexdef as sql from pg_indexes where schemaname = 'public' union all"
        " select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint"
    ),
}


async def definitions() -> list[str]:
    return sorted(row["sql"] for row in await fetch_rows(DEFINISI[dialect()]))


async def test_it_is_the_same_on_both_databases_and_every_time(sqlite_config: Config, postgres_config: Config):
    dumps = []
    for config in (sqlite_config, postgres_config):
        await open_database(config)
        await prepare(pegawai=KECIL)
        dumps.append(await dump())
        await prepare(ulang=True)
        dumps.append(await dump())
        await close_database()

    for table, first in dumps[0].items():
        for other in dumps[1:]:
            assert other[table] == first, table
    assert len(dumps[0]["Pegawai"]) == KECIL


async def test_it_comes_in_portions_so_that_memory_does_not_grow_with_it(demo: Config, monkeypatch):
    whole = await dump()
    monkeypatch.setattr(build, "SEKALIGUS", 300)

    await prepare(ulang=True)

    assert await dump() == whole


async def test_a_very_large_one_has_ten_lines_in_every_plan(sqlite_db: Config, monkeypatch):
    monkeypatch.setattr(build, "PENUH", KECIL)

    await prepare(pegawai=KECIL)

    full = models.Skp.filter(mulai=date(2020, 1, 1), selesai=date(2020, 12, 31), berlaku_id__isnull=False)
    lines = [await models.Indikator.filter(versi_id=skp.kerja_id).count() for skp in await full]
    assert sum(lines) / len(lines) > 9
    assert max(lines) == 10


def test_every_table_can_be_emptied():
    assert {model.__name__ for model in SEMUA} == set(models.__all__)


async def test_set_up_again_it_keeps_what_was_done(demo: Config):
    await models.Unit.filter(kode="31").update(nama="Sudah diubah")
    lines: list[str] = []

    await prepare(report=lines.append)
    await prepare(tanggal=date(2020, 4, 12), report=lines.append)

    assert (await models.Unit.get(kode="31")).nama == "Sudah diubah"
    assert (await models.Setelan.get(kunci=TANGGAL_DEMO)).nilai == "2020-04-12"
    assert lines[-1] == "Tanggal demo: 2020-04-12."


async def test_set_up_anew_it_forgets_everything_but_how_many_there_were(demo: Config):
    await models.Unit.filter(kode="31").update(nama="Sudah diubah")

    await prepare(ulang=True, tanggal=date(2020, 3, 25))

    assert (await models.Unit.get(kode="31")).nama == "Pemerintah Provinsi DKI Jakarta"
    assert (await models.Setelan.get(kunci=TANGGAL_DEMO)).nilai == "2020-03-25"
    assert (await state()).pegawai == KECIL
    # The guards of the trail stand again, and numbers go on from where they were.
    with pytest.raises(Exception, match="tg_riwayat_hapus"):
        await models.Riwayat.all().delete()
    assert (await models.Unit.create(kode="X", nama="Baru", jenis="DINAS", jalur="/99/")).id > 1


async def test_it_leaves_a_real_database_alone(db: Config):
    await models.Unit.create(kode="1", nama="Kantor sungguhan", jenis="DINAS", jalur="/1/")

    for ulang in (False, True):
        with pytest.raises(DemoError, match="bukan data demo"):
            await prepare(pegawai=KECIL, ulang=ulang)

    assert await models.Unit.all().count() == 1
    assert not await models.Pegawai.exists()


async def test_indexes_and_references_are_afterwards_as_they_were(db: Config):
    before = await definitions()

    await prepare(pegawai=KECIL)

    assert await definitions() == before
    assert any("renkin" in sql for sql in before)


async def test_what_cannot_be_set_up_is_refused_and_leaves_nothing(db: Config):
    before = await definitions()

    for asked, told in (
        ({"pegawai": 100}, "sedikitnya 252 pegawai"),
        ({"pegawai": 0}, "dari 1 sampai"),
        ({"tanggal": date(2019, 12, 31)}, "2020-01-01 sampai 2021-12-31"),
    ):
        with pytest.raises(DemoError, match=told):
            await prepare(**asked)

    assert (await state()).kosong
    assert await definitions() == before


async def test_another_number_of_people_needs_a_new_demo(demo: Config):
    with pytest.raises(DemoError, match="--ulang"):
        await prepare(pegawai=KECIL + 1)

    await prepare(pegawai=KECIL + 1, ulang=True)

    assert await models.Pegawai.all().count() == KECIL + 1


async def test_postgres_knows_how_full_its_tables_are(postgres_config: Config):
    await open_database(postgres_config)
    await prepare(pegawai=KECIL)

    known = await fetch_rows("select reltuples from pg_class where relname = 'pegawai'")

    await close_database()
    assert known == [{"reltuples": KECIL}]
