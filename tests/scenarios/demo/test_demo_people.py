"""The offices and people of the demo, of any size."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest
from tortoise.models import Model

from kinerja import models
from kinerja.config import Config
from kinerja.domain.identitas import is_nrk, read_nip
from kinerja.domain.pegawai import JenisPenempatan, Susunan
from kinerja.services import rantai
from kinerja.services.demo import cast, susunan
from kinerja.services.demo import orang as orang_demo
from kinerja.services.pegawai import rebuild_all
from peragaan import KECIL, orang, rows


def test_two_thousand_are_the_secretariat_one_dinas_and_one_kota():
    posts = susunan.build(2000)
    units = Counter(k.jenis for k in susunan.kantor(posts))

    assert sum(not p.kosong for p in posts) == 2000
    assert units == {
        "PROVINSI": 1,
        "SETDA": 1,
        "BIRO": 10,
        "BADAN": 1,
        "INSPEKTORAT": 1,
        "DINAS": 1,
        "SUDIN": 5,
        "KOTA_ADM": 1,
        "KECAMATAN": 8,
        "KELURAHAN": 44,
    }


def test_more_than_all_offices_hold_are_added_as_pelaksana():
    semua, lebih = susunan.build(30_000), susunan.build(30_001)

    assert len(susunan.kantor(semua)) == len(susunan.kantor(lebih))
    assert sum(not p.kosong for p in lebih) == 30_001


@pytest.mark.parametrize("jumlah", [252, 2000, 9_000])
def test_of_any_size_no_post_and_no_person_is_taken_twice(jumlah: int):
    posts = susunan.build(jumlah)
    semua = orang_demo.people(posts)
    tree = Susunan({p.id: p.induk and p.induk.id for p in posts}, (t for o in semua for t in o.penempatan))

    assert len(semua) == len({o.nrk for o in semua}) == len({o.nip for o in semua}) == jumlah
    assert len({p.kode for p in posts}) == len(posts)
    for held in tree.di.values():
        assert not any(a.overlaps(b) and a.jenis is b.jenis for a, b in combinations(held, 2))
    for own in tree.milik.values():
        definitive = [p for p in own if p.jenis is JenisPenempatan.DEFINITIF]
        assert not any(a.overlaps(b) for a, b in combinations(definitive, 2))


async def test_everybody_has_a_sound_number_a_post_and_an_account(demo: Config):
    people = await models.Pegawai.all()
    numbered = [p for p in people if p.nrk]

    assert all(is_nrk(p.nrk) and read_nip(p.nip).sah for p in numbered)
    assert [p.nama for p in people if not p.nrk] == ["Gubernur DKI Jakarta"]
    assert await models.Akun.all().count() == KECIL
    assert await models.Penempatan.filter(jenis="DEFINITIF", selesai=None).count() == KECIL


async def test_the_derived_tables_are_those_that_the_tree_gives(demo: Config):
    before = [await rows(models.Pemegang), await rows(models.HubunganAtasan)]

    await rebuild_all()

    for table, first in zip((models.Pemegang, models.HubunganAtasan), before, strict=True):
        assert [r[:-1] for r in await without_ids(table)] == [r[:-1] for r in without_id(table, first)]


def without_id(model: type[Model], found: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    at = sorted(model._meta.db_fields - {"sandi"}).index("id")
    return sorted(((*r[:at], *r[at + 1 :], None) for r in found), key=repr)


async def without_ids(model: type[Model]) -> list[tuple[object, ...]]:
    return without_id(model, await rows(model))


async def test_each_person_has_a_file_and_the_chain_holds(demo: Config):
    assert await models.Riwayat.filter(tindakan="LOAD").count() == KECIL
    assert await models.Jangkar.all().count() == 1
    assert await rantai.verify() is None


async def test_every_post_is_offered_enough_to_plan_with(demo: Config):
    offered: dict[int, Counter[str]] = defaultdict(Counter)
    for jabatan, sumber in await models.Referensi.all().values_list("jabatan_id", "sumber"):
        offered[jabatan][sumber] += 1

    assert len(offered) == await models.Jabatan.all().count()
    assert all(c["PERKIN"] >= 4 and c["TUSI"] >= 6 and c["KSD"] != 1 for c in offered.values())
    for nrk in (cast.PEGAWAI_BARU, cast.PEGAWAI_DIKEMBALIKAN, cast.BAWAHAN_TOLOK_UKUR[0]):
        held = await models.Penempatan.get(pegawai_id=(await orang(nrk)).id, selesai=None)
        assert offered[held.jabatan_id]["KSD"] >= 2
    assert await models.Referensi.filter(sumber="TUSI", output=None).exists()
