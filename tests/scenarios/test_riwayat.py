"""The trail of acts: what is written into it, and what becomes visible when someone lays hands on it."""

import asyncio
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from kinerja import models
from kinerja.basisdata import dialect
from kinerja.config import Config
from kinerja.domain.aktor import Aktor
from kinerja.main import create_app
from kinerja.services import rantai, riwayat
from kinerja.services.jam import Jam
from kinerja.services.riwayat import Kerusakan, Masalah

HARI = date(2020, 3, 20)
BUDI, SITI = 1, 2


async def act(berkas: int, tindakan: str = "SUBMIT", by: Aktor | None = None, **isi: object) -> None:
    async with in_transaction():
        await riwayat.record(berkas, "skp", 7, tindakan, by=by, isi=isi)


async def tamper(*statements: str) -> None:
    """What somebody can do who owns the database: first the guards go, then the rows."""
    triggers = ["tg_riwayat_ubah", "tg_riwayat_hapus", "tg_jangkar_ubah", "tg_jangkar_hapus"]
    on = "" if dialect() == "sqlite" else " on {}"
    drops = [f"drop trigger if exists {name}{on.format(name.split('_')[1])}" for name in triggers]
    await get_connection(dialect()).execute_script(";\n".join([*drops, *statements]))


async def row(berkas: int, nomor: int) -> models.Riwayat:
    return await models.Riwayat.get(berkas_id=berkas, nomor=nomor)


async def test_an_act_is_written_with_who_when_and_what(db: Config) -> None:
    await models.Pegawai.create(id=SITI, nama="Siti", nama_urut="siti")
    await models.Pegawai.create(id=3, nama="Tono", nama_urut="tono")
    siti = Aktor(SITI, datetime(2020, 3, 20, 2, 3, 4, 5, UTC), atas_nama=3)

    await act(BUDI, "APPROVE", siti, output=Decimal("1.50"), batas=HARI, peran={"b", "a"})

    written = await row(BUDI, 1)
    assert (written.objek, written.objek_id, written.tindakan) == ("skp", 7, "APPROVE")
    assert (written.oleh_id, written.atas_nama_id, written.waktu) == (SITI, 3, siti.waktu)
    assert written.isi == '{"batas":"2020-03-20","output":"1.50","peran":["a","b"]}'
    assert written.hash_sebelum == ""
    assert await riwayat.verify() is None


async def test_each_act_holds_the_hash_of_the_one_before(db: Config) -> None:
    await act(BUDI)
    await act(riwayat.SISTEM)
    await act(BUDI)

    assert (await row(BUDI, 2)).hash_sebelum == (await row(BUDI, 1)).hash
    assert (await models.BerkasRiwayat.get(id=BUDI)).hash == (await row(BUDI, 2)).hash
    assert await riwayat.verify() is None


async def test_what_is_not_committed_was_not_done(db: Config) -> None:
    with pytest.raises(ZeroDivisionError):
        async with in_transaction():
            await riwayat.record(BUDI, "skp", 7, "SUBMIT", by=None, isi={})
            raise ZeroDivisionError

    assert await models.Riwayat.all().count() == 0
    assert await riwayat.verify() is None


async def test_the_last_moment_of_a_second_is_kept(db: Config) -> None:
    waktu = datetime(2020, 12, 31, 23, 59, 59, 999_999, UTC)

    async with in_transaction():
        await riwayat.record(BUDI, "skp", 7, "SUBMIT", by=None, isi={}, waktu=waktu)

    assert (await row(BUDI, 1)).waktu == waktu
    assert await riwayat.verify() is None


async def test_without_a_transaction_nothing_is_recorded(db: Config) -> None:
    with pytest.raises(RuntimeError):
        await riwayat.record(BUDI, "skp", 7, "SUBMIT", by=None, isi={})


async def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError):
        rantai.canonical({"nilai": 0.1})


async def test_rows_are_never_changed_and_never_removed(db: Config) -> None:
    await act(BUDI)
    await riwayat.anchor(HARI)

    for table in (models.Riwayat, models.Jangkar):
        with pytest.raises(IntegrityError):
            await table.all().update(waktu=datetime.now(UTC))
        with pytest.raises(IntegrityError):
            await table.all().delete()


async def test_a_changed_row_is_found(db: Config) -> None:
    for _ in range(3):
        await act(BUDI)
    await tamper("update riwayat set isi = '{}x' where nomor = 2")

    assert await riwayat.verify() == Kerusakan(Masalah.HASH, BUDI, 2, (await row(BUDI, 2)).id)


async def test_a_row_changed_with_its_hash_is_found(db: Config) -> None:
    for _ in range(3):
        await act(BUDI)
    content = (await models.Riwayat.filter(nomor=2).values())[0] | {"isi": '{"palsu":true}'}
    forged = rantai.seal({k: v for k, v in content.items() if k not in ("id", "hash")})
    await tamper(f"update riwayat set isi = '{content['isi']}', hash = '{forged}' where nomor = 2")

    assert await riwayat.verify() == Kerusakan(Masalah.PREVIOUS, BUDI, 3, (await row(BUDI, 3)).id)


async def test_a_forged_last_row_is_found_by_its_head(db: Config) -> None:
    await act(BUDI)
    content = (await models.Riwayat.filter(nomor=1).values())[0] | {"isi": '{"palsu":true}'}
    forged = rantai.seal({k: v for k, v in content.items() if k not in ("id", "hash")})
    await tamper(f"update riwayat set isi = '{content['isi']}', hash = '{forged}'")

    assert await riwayat.verify() == Kerusakan(Masalah.HEAD, BUDI, 1, content["id"])


async def test_a_row_taken_from_the_middle_is_found(db: Config) -> None:
    for _ in range(3):
        await act(BUDI)
    await tamper("delete from riwayat where nomor = 2")

    assert await riwayat.verify() == Kerusakan(Masalah.GAP, BUDI, 3, (await row(BUDI, 3)).id)


async def test_rows_that_changed_places_are_found(db: Config) -> None:
    for tindakan in ("SUBMIT", "RETURN", "APPROVE"):
        await act(BUDI, tindakan)
    second, third = await row(BUDI, 2), await row(BUDI, 3)
    await tamper(
        f"update riwayat set nomor = 9 where id = {second.id}",
        f"update riwayat set nomor = 2 where id = {third.id}",
        f"update riwayat set nomor = 3 where id = {second.id}",
    )

    assert await riwayat.verify() == Kerusakan(Masalah.PREVIOUS, BUDI, 2, third.id)


async def test_a_tail_that_was_cut_is_found_by_its_head(db: Config) -> None:
    await act(BUDI)
    await act(BUDI)
    await tamper("delete from riwayat where nomor = 2")

    assert await riwayat.verify() == Kerusakan(Masalah.HEAD, BUDI, 2, None)


async def test_a_row_behind_the_head_is_found(db: Config) -> None:
    await act(BUDI)
    await act(BUDI)
    first = await row(BUDI, 1)
    await tamper(f"update berkas_riwayat set nomor = 1, hash = '{first.hash}'")

    assert await riwayat.verify() == Kerusakan(Masalah.HEAD, BUDI, 2, None)


async def test_a_chain_without_head_is_found(db: Config) -> None:
    await act(riwayat.SISTEM)
    await act(BUDI)
    await act(SITI)
    await tamper(*without_keys("delete from berkas_riwayat where id = 1"))

    assert await riwayat.verify() == Kerusakan(Masalah.HEAD, BUDI, 1, (await row(BUDI, 1)).id)


async def test_a_tail_cut_with_its_head_is_found_by_the_anchor(db: Config) -> None:
    await act(BUDI)
    await act(BUDI)
    await riwayat.anchor(HARI)
    first = await row(BUDI, 1)
    await tamper(
        f"update berkas_riwayat set nomor = 1, dijangkar = 1, hash = '{first.hash}' where id = {BUDI}",
        "delete from riwayat where nomor = 2",
    )

    assert await riwayat.verify() == Kerusakan(Masalah.ANCHOR, BUDI, 2, None, HARI)


async def test_an_anchor_that_was_cut_too_is_found(db: Config) -> None:
    await act(BUDI)
    await riwayat.anchor(HARI)
    await act(BUDI)
    await riwayat.anchor(date(2020, 3, 21))
    await tamper("delete from jangkar where tanggal = '2020-03-21'")

    assert await riwayat.verify() == Kerusakan(Masalah.ANCHOR, BUDI, 2, None)


async def test_a_changed_anchor_is_found(db: Config) -> None:
    await act(BUDI)
    jangkar = await riwayat.anchor(HARI)
    await tamper("update jangkar set kepala = '[]'")

    assert await riwayat.verify() == Kerusakan(Masalah.HASH, None, None, jangkar.id, HARI)


async def test_an_anchor_taken_from_the_middle_is_found(db: Config) -> None:
    for day in (1, 2, 3):
        await act(BUDI)
        jangkar = await riwayat.anchor(date(2020, 3, day))
    await tamper("delete from jangkar where tanggal = '2020-03-02'")

    assert await riwayat.verify() == Kerusakan(Masalah.PREVIOUS, None, None, jangkar.id, date(2020, 3, 3))


async def test_a_day_has_one_anchor_over_what_moved_since_the_last(db: Config) -> None:
    await act(BUDI)
    first = await riwayat.anchor(HARI)
    await act(SITI)
    again = await riwayat.anchor(HARI)
    next_day = await riwayat.anchor(date(2020, 3, 21))

    assert again.id == first.id
    assert first.kepala == f'[[1,1,"{(await row(BUDI, 1)).hash}"]]'
    assert next_day.kepala == f'[[2,1,"{(await row(SITI, 1)).hash}"]]'
    assert next_day.hash_sebelum == first.hash
    assert await riwayat.verify() is None


async def test_anchors_made_at_once_are_one(db: Config) -> None:
    await act(BUDI)

    made = await asyncio.gather(*(riwayat.anchor(HARI) for _ in range(4)))

    assert len({jangkar.id for jangkar in made}) == 1


async def test_acts_at_once_keep_one_unbroken_chain(db: Config) -> None:
    await asyncio.gather(*(act(BUDI if i % 2 else SITI) for i in range(40)))

    assert await models.Riwayat.filter(berkas_id=BUDI).order_by("nomor").values_list("nomor", flat=True) == [
        *range(1, 21)
    ]
    assert await riwayat.verify() is None


async def test_files_locked_in_any_order_do_not_wait_for_each_other(db: Config) -> None:
    async def both(*berkas: int) -> None:
        async with in_transaction():
            await riwayat.lock_berkas(*berkas)
            for satu in berkas:
                await riwayat.record(satu, "skp", 7, "PLACE", by=None, isi={})

    await asyncio.gather(*(both(BUDI, SITI) if i % 2 else both(SITI, BUDI) for i in range(20)))

    assert await riwayat.verify() is None


async def test_the_check_can_run_while_people_act(db: Config) -> None:
    async def keep_acting() -> None:
        for i in range(30):
            await act(1 + i % 5)
            if i % 10 == 0:
                await riwayat.anchor(date(2020, 3, 1 + i // 10))

    acting = asyncio.create_task(keep_acting())
    while not acting.done():
        assert await riwayat.verify() is None
    await acting


async def test_chains_longer_than_a_page_are_walked_to_their_end(db: Config) -> None:
    for i in range(12):
        await act(i % 5)
    await riwayat.anchor(HARI)
    assert await riwayat.verify(page=2) is None

    await tamper("update riwayat set tindakan = 'LAIN' where berkas_id = 4 and nomor = 2")

    assert await riwayat.verify(page=2) == Kerusakan(Masalah.HASH, 4, 2, (await row(4, 2)).id)


def without_keys(statement: str) -> list[str]:
    if dialect() == "sqlite":
        return ["pragma foreign_keys = off", statement]
    return ["alter table riwayat drop constraint fk_riwayat_berkas", statement]


async def test_a_running_server_anchors_the_day(config: Config) -> None:
    app = create_app(config, Jam(real=lambda: datetime(2020, 3, 19, 18, tzinfo=UTC)))

    async with app.router.lifespan_context(app), asyncio.timeout(10):
        while not await models.Jangkar.exists():
            await asyncio.sleep(0.01)
        days = await models.Jangkar.all().values_list("tanggal", flat=True)

    assert days == [HARI]
