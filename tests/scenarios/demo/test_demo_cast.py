"""The cast of the demo: where each stands, and that the stories can be played on the day."""

from datetime import date
from decimal import Decimal

from tortoise.expressions import F

from kinerja import models
from kinerja.config import Config
from kinerja.domain.aktor import Bahasa, Peran
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.indikator import SumberIndikator
from kinerja.domain.realisasi import ValidasiMasuk
from kinerja.domain.renkin import (
    StatusRealisasi,
    StatusRenkin,
)
from kinerja.domain.skp import StatusSkp
from kinerja.services import rantai
from kinerja.services.demo import cast
from kinerja.services.demo.akun import ENGLISH, daftar_akun_demo
from kinerja.services.realisasi import validate_realisasi
from kinerja.services.sandi import matches
from kinerja.services.skp import approve_skp, create_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from peragaan import aktor, orang, skp_of, versi_of


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
    assert set(ENGLISH) == set(accounts)
    english = {a.nrk: a.keterangan for a in await daftar_akun_demo(cast.HARI, Bahasa.EN)}
    assert english == ENGLISH
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
