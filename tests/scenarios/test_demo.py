"""The demo: set up once, the same every time, sound throughout, and every state of it can be seen and acted on."""

import shutil
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import pytest
from tortoise.expressions import F
from tortoise.models import Model
from tortoise.queryset import QuerySet

from kinerja import models
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.domain.aktor import JAKARTA, Aktor, Peran
from kinerja.domain.baris import Baris, BarisMasuk, hambatan
from kinerja.domain.identitas import is_nrk, read_nip
from kinerja.domain.indikator import StatusIndikator, SumberIndikator
from kinerja.domain.pegawai import JenisPenempatan, Susunan
from kinerja.domain.realisasi import ValidasiMasuk
from kinerja.domain.renkin import (
    StatusRealisasi,
    StatusRenkin,
    awal_triwulan,
    capaian_triwulan,
    hasil_triwulan,
    shown_realisasi,
    shown_renkin,
    target_konsisten,
    triwulan,
)
from kinerja.domain.skp import StatusSkp, bulan
from kinerja.domain.workflow import Window
from kinerja.services import kalender, rantai
from kinerja.services.demo import cast, susunan
from kinerja.services.demo import orang as orang_demo
from kinerja.services.demo.akun import daftar_akun_demo
from kinerja.services.demo.lifecycle import DemoError, prepare, state
from kinerja.services.demo.load import SEMUA
from kinerja.services.jam import TANGGAL_DEMO
from kinerja.services.pegawai import rebuild_all
from kinerja.services.realisasi import validate_realisasi
from kinerja.services.sandi import matches
from kinerja.services.skp import approve_skp, create_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from servers import Server, run

M = TypeVar("M", bound=Model)

KECIL = 260


def at(database_url: str, folder: Path) -> Config:
    """As the demo runs: with a secret made on its first run."""
    return Config.from_env({"KINERJA_DATABASE_URL": database_url, "KINERJA_DATA_DIR": str(folder)})


async def set_up(config: Config) -> None:
    await open_database(config)
    await prepare(pegawai=KECIL)
    await close_database()


@pytest.fixture(scope="module")
def sqlite_demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "kinerja.sqlite3"
    shutil.copyfile(sqlite_template, path)
    run(set_up, at(f"sqlite://{path}", path.parent))
    return path


@pytest.fixture(scope="module")
def postgres_demo(
    postgres_server: Server, postgres_template: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[str]:
    name = f"kinerja_demo_{worker_id}"
    postgres_server.execute(f"create database {name} template {postgres_template} strategy file_copy")
    run(set_up, at(postgres_server.url(name), tmp_path_factory.mktemp("demo")))
    yield name
    postgres_server.execute(f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgres"])
async def demo(
    request: pytest.FixtureRequest, tmp_path: Path, postgres_server: Server, worker_id: str
) -> AsyncIterator[Config]:
    """A demo of its own for each test, copied from the one that was set up once."""
    template = request.getfixturevalue(f"{request.param}_demo")
    if request.param == "sqlite":
        shutil.copyfile(template, tmp_path / "kinerja.sqlite3")
        config = at(f"sqlite://{tmp_path / 'kinerja.sqlite3'}", tmp_path)
    else:
        name = f"kinerja_{worker_id}"
        postgres_server.execute(
            f"drop database if exists {name} with (force)",
            f"create database {name} template {template} strategy file_copy",
        )
        config = at(postgres_server.url(name), tmp_path)
    await open_database(config)
    yield config
    await close_database()


async def orang(nrk: str) -> models.Pegawai:
    akun = await models.Akun.get(nama_masuk=nrk).select_related("pegawai")
    return akun.pegawai


async def aktor(nrk: str) -> Aktor:
    return Aktor((await orang(nrk)).id, datetime.combine(cast.HARI, time(9), JAKARTA))


async def skp_of(nrk: str) -> list[models.Skp]:
    return await models.Skp.filter(pegawai_id=(await orang(nrk)).id).order_by("mulai")


async def versi_of(skp: models.Skp) -> models.VersiSkp:
    return await models.VersiSkp.get(id=skp.kerja_id)


async def plans() -> list[tuple[models.Skp, models.VersiSkp]]:
    versi = {v.id: v for v in await models.VersiSkp.all()}
    return [(skp, versi[skp.kerja_id]) for skp in await models.Skp.all().order_by("mulai", "id")]


async def by(rows: QuerySet[M], key: str) -> dict[object, list[M]]:
    """Rows by one of their columns."""
    found: dict[object, list[M]] = defaultdict(list)
    for row in await rows:
        found[getattr(row, key)].append(row)
    return found


def as_kept(i: models.Indikator) -> Baris:
    return Baris(**{f.name: getattr(i, f.name) for f in fields(Baris)})


async def dump() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the passwords, whose salts differ."""
    return {model.__name__: await rows(model) for model in SEMUA}


async def rows(model: type[Model]) -> list[tuple[object, ...]]:
    columns = sorted(model._meta.db_fields - {"sandi"})
    return sorted(await model.all().values_list(*columns), key=repr)


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


async def test_every_state_occurs(demo: Config):
    skp = set(await models.VersiSkp.all().values_list("status", flat=True))
    lines = set(await models.Indikator.all().values_list("status", flat=True))
    plans = set(await models.Triwulan.all().values_list("renkin_status", flat=True))
    reports = set(await models.Triwulan.all().values_list("realisasi_status", flat=True))

    assert skp == set(StatusSkp)
    assert lines == set(StatusIndikator)
    assert plans == set(StatusRenkin) - {StatusRenkin.RUNNING, StatusRenkin.MISSED}
    assert reports == set(StatusRealisasi) - {StatusRealisasi.LOCKED, StatusRealisasi.MISSED, StatusRealisasi.HELD}


async def test_the_states_of_time_are_seen_when_the_date_moves(demo: Config):
    days = await kalender.quarters(cast.TAHUN)
    versi = {v.skp_id: v for v in await models.VersiSkp.all()}
    mulai = dict(await models.Skp.all().values_list("id", "mulai"))
    seen: dict[date, set[str]] = defaultdict(set)
    for hari in (cast.HARI, date(2020, 4, 12), date(2020, 4, 16)):
        for q in await models.Triwulan.all():
            plan = kalender.renkin_window(q, days[q.tw], versi[q.skp_id].disetujui)
            awal = max(mulai[q.skp_id], awal_triwulan(q.tahun, q.tw))
            seen[hari].add(shown_renkin(q.renkin_status, plan, awal, hari))
            report = kalender.realisasi_window(q, days[q.tw])
            seen[hari].add(
                "R_" + shown_realisasi(q.realisasi_status, report, days[q.tw].batas_validasi, days[q.tw].kunci, hari)
            )

    assert {"RUNNING", "MISSED", "EMPTY"} <= seen[cast.HARI]
    assert {"R_HELD", "R_MISSED"} <= seen[date(2020, 4, 12)]
    assert "R_LOCKED" in seen[date(2020, 4, 16)]


async def test_each_plan_is_as_the_services_would_have_left_it(demo: Config):
    lines = await by(models.Indikator.all().order_by("urut"), "versi_id")
    sent = await by(models.IndikatorRevisi.all(), "indikator_id")
    for skp, versi in await plans():
        own = [as_kept(i) for i in lines[versi.id]]
        times = range(versi.revisi + 1) if versi.diajukan else ()
        assert all(sorted(r.revisi for r in sent[i.id]) == list(times) for i in lines[versi.id])
        assert (skp.berlaku_id is not None) == (versi.status in (StatusSkp.APPROVED, StatusSkp.CLOSED))
        assert [i.urut for i in lines[versi.id]] == list(range(1, len(own) + 1))
        if versi.diajukan:
            untouched = [i for i in lines[versi.id] if i.status is StatusIndikator.RETURNED]
            found = hambatan(ada_penilai=True, baris=own, bulan=bulan(skp.mulai, skp.selesai))
            assert len(found) == len(untouched)
            assert (versi.status is StatusSkp.RETURNED) == bool(untouched)
            assert all(i.catatan for i in untouched)


async def test_a_line_from_a_reference_says_what_the_reference_says(demo: Config):
    held = {skp.kerja_id: (await kalender.definitive_on(skp.pegawai_id, skp.mulai)) for skp, _ in await plans()}
    for i in await models.Indikator.filter(referensi_id__isnull=False).select_related("referensi"):
        r = i.referensi
        assert (i.sumber, i.kelompok, i.uraian, i.jenis_rekap, i.arah) == (
            (r.sumber, r.kelompok, r.uraian, r.jenis_rekap, r.arah)
        )
        assert r.output is None or (i.output, i.satuan, i.mutu, i.biaya) == (r.output, r.satuan, r.mutu, None)
        assert r.jabatan_id == held[i.versi_id].jabatan_id


async def test_each_sent_plan_names_who_stood_above_its_owner(demo: Config):
    above = await by(models.HubunganAtasan.filter(tingkat=1).select_related("atasan", "jabatan"), "pegawai_id")
    for skp, versi in await plans():
        hari = versi.diajukan.astimezone(JAKARTA).date() if versi.diajukan else cast.HARI
        atas = next(h for h in above[skp.pegawai_id] if h.mulai <= hari <= h.selesai)
        assert (versi.penilai_jabatan_id, versi.penilai_nama) == (atas.jabatan_id, atas.atasan.nama)
        assert versi.penilai_nama_jabatan == atas.jabatan.nama


async def test_no_two_plans_of_a_person_overlap(demo: Config):
    spans = await by(models.Skp.all().order_by("mulai"), "pegawai_id")

    moved = [own for own in spans.values() if len(own) > 1]
    assert moved and all(a.selesai + timedelta(days=1) == b.mulai for a, b in moved)


async def test_quarters_are_there_exactly_where_a_plan_was_approved(demo: Config):
    quarters = await by(models.Triwulan.all().order_by("tw"), "skp_id")
    lines = await by(models.Indikator.all(), "versi_id")
    made = await by(models.Renkin.all(), "triwulan_id")
    for skp, versi in await plans():
        expected = range(triwulan(skp.mulai), triwulan(skp.selesai) + 1) if skp.berlaku_id else ()
        assert [q.tw for q in quarters[skp.id]] == list(expected)
        for q in quarters[skp.id]:
            assert sorted(r.indikator_id for r in made[q.id]) == sorted(i.id for i in lines[versi.id])


async def test_targets_make_the_year_wherever_a_plan_was_sent(demo: Config):
    targets = defaultdict(dict)
    for r in await models.Renkin.all().select_related("indikator", "triwulan"):
        targets[r.indikator][r.triwulan.tw] = (r.target, r.triwulan.renkin_status)

    for indikator, quarters in targets.items():
        values, statuses = zip(*(quarters[tw] for tw in sorted(quarters)), strict=True)
        if set(statuses) & {StatusRenkin.SUBMITTED, StatusRenkin.APPROVED, StatusRenkin.RETURNED}:
            assert target_konsisten(indikator.jenis_rekap, values, indikator.output), indikator.id
        for value, status in zip(values, statuses, strict=True):
            assert (value is None) <= (status in (StatusRenkin.EMPTY, StatusRenkin.DRAFT))


async def test_reports_are_whole_and_their_results_those_of_the_rules(demo: Config):
    made = await by(models.Renkin.all().select_related("indikator"), "triwulan_id")
    for q in await models.Triwulan.exclude(realisasi_status=StatusRealisasi.EMPTY):
        validated = q.realisasi_status is StatusRealisasi.VALIDATED
        for r in made[q.id]:
            filled = r.realisasi is not None
            assert filled == (r.target > 0) or q.realisasi_status is StatusRealisasi.DRAFT
            assert (r.nilai_validasi is not None) == (validated and filled)
            if validated and filled:
                capaian = capaian_triwulan(r.target, r.nilai_validasi, r.indikator.arah)
                assert (r.capaian, r.capaian_tpp) == (capaian.capaian_persen, capaian.capaian_untuk_tpp)
                assert r.nilai_validasi == r.realisasi or r.catatan_validasi
        hasil = hasil_triwulan([(r.target, r.nilai_validasi, r.indikator.arah) for r in made[q.id]])
        assert q.hasil == (hasil if validated else None)


async def test_nothing_happened_out_of_order_or_in_the_future(demo: Config):
    tonight = datetime.combine(cast.HARI, time(), JAKARTA)
    quarters = await by(models.Triwulan.filter(renkin_diajukan__isnull=False), "skp_id")
    for skp, versi in await plans():
        # What came back and was sent again was decided in between.
        decided = [versi.diputuskan] if versi.diputuskan and versi.status is not StatusSkp.SUBMITTED else []
        steps = [versi.diajukan, *decided] if versi.diajukan else []
        assert steps == sorted(steps) and all(s < tonight for s in steps)
        for q in quarters[skp.id]:
            later = [versi.diputuskan, q.renkin_diajukan]
            if q.renkin_status is not StatusRenkin.SUBMITTED:
                later.append(q.renkin_diputuskan)
            if q.realisasi_diajukan:
                later.append(q.realisasi_diajukan)
            if q.realisasi_status in (StatusRealisasi.VALIDATED, StatusRealisasi.RETURNED):
                later.append(q.realisasi_diputuskan)
            assert later == sorted(later) and later[-1] < tonight


async def test_everything_was_sent_while_its_window_was_open(demo: Config):
    days = await kalender.quarters(cast.TAHUN)
    quarters = await by(models.Triwulan.all(), "skp_id")
    for skp, versi in await plans():
        if versi.diajukan:
            assert inside(await kalender.skp_window(skp, versi), versi.diajukan)
        for q in quarters[skp.id]:
            if q.renkin_diajukan:
                assert inside(kalender.renkin_window(q, days[q.tw], versi.disetujui), q.renkin_diajukan)
            # The report before a move closes the period early.
            if q.realisasi_diajukan and versi.status is not StatusSkp.CLOSED:
                assert inside(kalender.realisasi_window(q, days[q.tw]), q.realisasi_diajukan)


def inside(window: Window, moment: datetime) -> bool:
    return window.contains(moment.astimezone(JAKARTA).date())


async def test_the_benchmark_superior_has_twenty_full_subordinates(demo: Config):
    atasan = await orang(cast.ATASAN_TOLOK_UKUR)
    today = models.HubunganAtasan.filter(atasan_id=atasan.id, tingkat=1, mulai__lte=cast.HARI, selesai__gte=cast.HARI)
    team = await today.values_list("pegawai_id", flat=True)
    skp = await models.Skp.filter(pegawai_id__in=team)

    assert sorted(await models.Pegawai.filter(id__in=team).values_list("nrk", flat=True)) == list(
        cast.BAWAHAN_TOLOK_UKUR
    )
    assert [(s.mulai, s.selesai) for s in skp] == [(date(2020, 1, 1), date(2020, 12, 31))] * 20
    assert await models.Indikator.filter(versi_id__in=[s.kerja_id for s in skp]).count() == 200
    assert await models.Triwulan.filter(skp_id__in=[s.id for s in skp]).count() == 80
    filled = models.Renkin.filter(triwulan__skp_id__in=[s.id for s in skp], target__isnull=False)
    assert await filled.count() == 800


async def test_the_sign_in_page_offers_one_of_each_kind(demo: Config):
    accounts = {a.nrk: a for a in await daftar_akun_demo(cast.HARI)}
    kept = await models.Akun.get(nama_masuk=cast.PEGAWAI_BARU)

    assert next(iter(accounts)) == cast.PEGAWAI
    assert {cast.PEGAWAI_BARU, cast.ATASAN, cast.GUBERNUR, cast.PLT, cast.ATASAN_TOLOK_UKUR} <= set(accounts)
    assert accounts[cast.ATASAN].jabatan == "Kepala Seksi Drainase"
    assert all(a.keterangan and a.jabatan for a in accounts.values())
    assert {
        p for p in await models.Peran.filter(pegawai__akun__demo__isnull=False).values_list("peran", flat=True)
    } == set(Peran)
    assert [a.nama_masuk for a in await models.Akun.filter(wajib_ganti=True)] == [cast.WAJIB_GANTI]
    assert await matches(cast.SANDI, kept.sandi)


async def test_the_cast_stands_where_its_stories_begin(demo: Config):
    async def statuses(nrk: str) -> list[StatusSkp]:
        return [(await versi_of(s)).status for s in await skp_of(nrk)]

    async def first_quarter(nrk: str) -> models.Triwulan:
        return await models.Triwulan.get(skp_id=(await skp_of(nrk))[-1].id, tw=1)

    assert await statuses(cast.PEGAWAI_BARU) == []
    assert await statuses(cast.PEGAWAI_DIKEMBALIKAN) == [StatusSkp.RETURNED]
    assert await statuses(cast.PEGAWAI_MENUNGGU) == await statuses(cast.PEGAWAI_REVISI) == [StatusSkp.SUBMITTED]
    assert await statuses(cast.MUTASI) == [StatusSkp.CLOSED, StatusSkp.APPROVED]
    assert (await first_quarter(cast.PEGAWAI)).realisasi_status is StatusRealisasi.EMPTY
    assert (await first_quarter(cast.PEGAWAI)).renkin_status is StatusRenkin.APPROVED
    assert (await first_quarter(cast.PEGAWAI_REALISASI)).realisasi_status is StatusRealisasi.SUBMITTED
    acting = models.Pemegang.filter(pegawai_id=(await orang(cast.PLT)).id, jenis="PLT", jabatan_id=F("dari_id"))
    assert await acting.values_list("jabatan__nama", flat=True) == ["Kepala Seksi Pompa dan Pintu Air"]


async def test_the_main_story_can_be_played_on_the_day(demo: Config):
    baru, atasan = await aktor(cast.PEGAWAI_BARU), await aktor(cast.ATASAN)
    held = await models.Penempatan.get(pegawai_id=baru.pegawai_id)
    perkin = await models.Referensi.filter(jabatan_id=held.jabatan_id, sumber="PERKIN").first()

    skp_id = await create_skp(held.mulai, date(2020, 12, 31), kunci="a", by=baru)
    baris = [BarisMasuk(SumberIndikator.PERKIN, referensi_id=perkin.id, waktu=10)]
    await save_skp(skp_id, version=1, indikator=baris, kunci="b", by=baru)
    await submit_skp(skp_id, version=2, kunci="c", by=baru)
    await approve_skp(skp_id, version=3, kunci="d", by=atasan)

    assert await models.Triwulan.filter(skp_id=skp_id).count() == 4
    assert await rantai.verify() is None


async def test_the_superior_finds_work_that_he_can_do(demo: Config):
    atasan = await aktor(cast.ATASAN)
    (skp,) = await skp_of(cast.PEGAWAI_REVISI)
    await approve_skp(skp.id, version=skp.version, kunci="a", by=atasan)
    (skp,) = await skp_of(cast.PEGAWAI_REALISASI)
    q = await models.Triwulan.get(skp_id=skp.id, tw=1)
    due = [r for r in await models.Renkin.filter(triwulan_id=q.id) if r.target > Decimal(0)]

    await validate_realisasi(
        q.id, version=q.version, renkin=[ValidasiMasuk(r.id, r.realisasi) for r in due], kunci="b", by=atasan
    )

    assert (await models.Triwulan.get(id=q.id)).hasil is not None


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


async def test_what_cannot_be_set_up_is_refused_and_leaves_nothing(db: Config):
    for asked, told in (
        ({"pegawai": 100}, "sedikitnya 252 pegawai"),
        ({"pegawai": 0}, "dari 1 sampai"),
        ({"tanggal": date(2019, 12, 31)}, "2020-01-01 sampai 2021-12-31"),
    ):
        with pytest.raises(DemoError, match=told):
            await prepare(**asked)

    assert (await state()).kosong


async def test_another_number_of_people_needs_a_new_demo(demo: Config):
    with pytest.raises(DemoError, match="--ulang"):
        await prepare(pegawai=KECIL + 1)

    await prepare(pegawai=KECIL + 1, ulang=True)

    assert await models.Pegawai.all().count() == KECIL + 1
