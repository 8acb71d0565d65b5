"""Who may begin an SKP, for which span, and until when."""

from datetime import date

import pytest

from kinerja import models
from kinerja.domain.errors import ErrorCode
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.services import pegawai
from kinerja.services.kalender import ensure_year
from kinerja.services.skp import create_skp
from people import ANALIS, BUDI, GUBERNUR, HADI, HARI, KEPALA_BIDANG, SITI, TONO, aktor
from steps import MULAI, SELESAI, kunci, refusals, riwayat_of

pytestmark = pytest.mark.usefixtures("cast")

AWAL_TAHUN, AKHIR_TAHUN = date(2020, 1, 1), date(2020, 12, 31)


def create(orang=BUDI, mulai=MULAI, selesai=SELESAI, hari=HARI):
    return create_skp(mulai, selesai, kunci=kunci(), by=aktor(orang, hari))


@pytest.mark.parametrize(
    ("mulai", "selesai", "code", "path"),
    [
        (date(2020, 5, 1), date(2020, 4, 30), ErrorCode.TANGGAL_TERBALIK, "selesai"),
        (date(2020, 3, 1), date(2021, 2, 28), ErrorCode.DI_LUAR_TAHUN, "selesai"),
        (date(2022, 1, 1), date(2022, 12, 31), ErrorCode.DI_LUAR_TAHUN, "mulai"),
        (date(2018, 1, 1), date(2018, 12, 31), ErrorCode.DI_LUAR_TAHUN, "mulai"),
        (date(9999, 12, 31), date(9999, 12, 31), ErrorCode.DI_LUAR_TAHUN, "mulai"),
        (date(1, 1, 1), date(1, 1, 2), ErrorCode.DI_LUAR_TAHUN, "mulai"),
        (date(2020, 2, 29), date(2020, 12, 31), ErrorCode.TANPA_JABATAN, "mulai"),
    ],
)
async def test_a_span_that_is_none(mulai, selesai, code, path):
    assert await refusals(create(mulai=mulai, selesai=selesai)) == [(code, path)]
    assert await models.Skp.all().count() == 0


@pytest.mark.parametrize("hari", [date(2020, 1, 1), date(2020, 1, 31)])
async def test_one_who_holds_his_post_for_long_has_january(hari):
    assert await create(TONO, AWAL_TAHUN, AKHIR_TAHUN, hari)


@pytest.mark.parametrize("mulai", [AWAL_TAHUN, HARI])
async def test_who_has_missed_january_cannot_begin_later_instead(mulai):
    assert await refusals(create(TONO, mulai, AKHIR_TAHUN)) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_nobody_begins_before_the_year():
    assert await refusals(create(TONO, AWAL_TAHUN, AKHIR_TAHUN, date(2019, 12, 31))) == [
        (ErrorCode.WINDOW_NOT_OPEN, "")
    ]


@pytest.mark.parametrize("hari", [date(2020, 3, 1), date(2020, 3, 31)])
async def test_a_new_post_gives_thirty_days(hari):
    assert await create(hari=hari)


async def test_and_not_one_more():
    assert await refusals(create(hari=date(2020, 4, 1))) == [(ErrorCode.WINDOW_CLOSED, "")]


async def test_a_post_held_as_plt_is_not_enough():
    await models.Penempatan.filter(pegawai_id=BUDI).update(jenis=JenisPenempatan.PLT)

    assert await refusals(create()) == [(ErrorCode.TANPA_JABATAN, "mulai")]


@pytest.mark.parametrize(
    ("mulai", "selesai"),
    [
        (MULAI, SELESAI),
        (date(2020, 3, 2), date(2020, 3, 2)),
        (date(2020, 8, 31), date(2020, 12, 31)),
    ],
)
async def test_two_plans_do_not_overlap(mulai, selesai):
    await create(selesai=date(2020, 8, 31))

    assert await refusals(create(mulai=mulai, selesai=selesai)) == [(ErrorCode.MASA_BERTUMPUK, "mulai")]


async def test_two_plans_may_touch():
    await create(selesai=date(2020, 8, 31))

    assert await create(mulai=date(2020, 9, 1))


async def test_the_later_plan_may_be_begun_first():
    await create(mulai=date(2020, 9, 1))

    assert await create(selesai=date(2020, 8, 31))


async def test_another_persons_plan_is_no_obstacle():
    await create()

    assert await create(TONO, AWAL_TAHUN, AKHIR_TAHUN, date(2020, 1, 20))


async def test_the_one_at_the_root_has_no_rater():
    skp_id = await create(GUBERNUR, AWAL_TAHUN, AKHIR_TAHUN, date(2020, 1, 20))

    versi = await models.VersiSkp.get(skp_id=skp_id)
    assert (versi.penilai_jabatan_id, versi.penilai_nama) == (None, None)


async def test_a_rater_without_nrk_is_proposed_too():
    skp_id = await create(HADI, AWAL_TAHUN, AKHIR_TAHUN, date(2020, 1, 20))

    versi = await models.VersiSkp.get(skp_id=skp_id)
    assert (versi.penilai_nama, versi.penilai_nrk) == ("Gubernur DKI Jakarta", None)


async def test_while_the_superior_is_away_the_one_who_stands_in_is_proposed():
    await models.Penempatan.create(
        pegawai_id=TONO, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLH
    )
    await pegawai.rebuild_all()

    versi = await models.VersiSkp.get(skp_id=await create())

    assert (versi.penilai_jabatan_id, versi.penilai_nama) == (KEPALA_BIDANG, "Tono Wijaya")


async def test_the_days_of_a_new_year_are_laid_down_when_they_are_first_needed():
    await models.KalenderTahun.all().delete()
    await models.KalenderTriwulan.all().delete()

    await create()

    assert (await models.KalenderTahun.get()).tutup_skp == date(2020, 1, 31)
    assert await models.KalenderTriwulan.all().order_by("tw").values_list("tw", flat=True) == [1, 2, 3, 4]


async def test_days_that_the_admin_has_laid_down_stay():
    await models.KalenderTahun.filter(tahun=2020).update(tutup_skp=HARI)

    assert (await ensure_year(2020)).tutup_skp == HARI
    assert await create(TONO, AWAL_TAHUN, AKHIR_TAHUN)


async def test_beginning_is_told_to_the_riwayat():
    await create()

    assert await riwayat_of(BUDI) == [("skp", "CREATE", BUDI)]
    assert await riwayat_of(SITI) == []


async def test_a_post_given_back_is_not_held():
    await models.Penempatan.filter(pegawai_id=BUDI).update(selesai=date(2020, 3, 10))
    await models.Penempatan.create(
        pegawai_id=TONO, jabatan_id=ANALIS, mulai=date(2020, 3, 11), jenis=JenisPenempatan.DEFINITIF
    )

    assert await refusals(create(mulai=date(2020, 3, 11))) == [(ErrorCode.TANPA_JABATAN, "mulai")]
    assert await create(TONO, date(2020, 3, 11))
