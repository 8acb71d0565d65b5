"""From an empty year to a validated quarter: what each act leaves behind, on both databases."""

from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.indikator import StatusIndikator
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.services.riwayat import verify
from people import BUDI, HARI, JABATAN_GUBERNUR, KEPALA_BIDANG, NRK, ORANG, SITI
from steps import (
    approved_renkin,
    approved_skp,
    draft_skp,
    first_quarter,
    quarters_of,
    renkin_of,
    riwayat_of,
    rows_of,
    submitted_skp,
    validated_realisasi,
    version_of,
)

pytestmark = pytest.mark.usefixtures("cast")


async def versi_of(skp_id: int) -> models.VersiSkp:
    return await models.VersiSkp.get(id=(await models.Skp.get(id=skp_id)).kerja_id)


async def test_a_new_skp_proposes_the_direct_superior():
    skp_id = await draft_skp()

    versi = await versi_of(skp_id)
    assert (versi.status, versi.versi, versi.revisi) == (StatusSkp.DRAFT, 1, 0)
    assert versi.penilai_jabatan_id == KEPALA_BIDANG != JABATAN_GUBERNUR
    assert (versi.penilai_nama, versi.penilai_nrk) == (ORANG[SITI], NRK[SITI])
    assert versi.penilai_nama_jabatan == "Kepala Bidang Pengembangan"


async def test_the_rows_are_kept_in_their_order_with_what_the_reference_says():
    skp_id = await draft_skp()

    rows = await rows_of(skp_id)
    assert [(r.urut, r.uraian, r.output, r.satuan, r.mutu, r.waktu, r.biaya) for r in rows] == [
        (1, "Menyusun laporan perkin IK-1", 12, "laporan", 100, 10, None),
        (2, "Menyusun laporan ksd KSD-7", 4, "laporan", 100, 10, None),
        (3, "Melatih pegawai baru", Decimal("10.5"), "jam", 90, 10, 1_500_000),
    ]


async def test_a_submitted_skp_keeps_what_was_sent():
    skp_id = await submitted_skp()

    versi = await versi_of(skp_id)
    sent = await models.IndikatorRevisi.filter(versi_id=versi.id).order_by("id")
    assert (versi.status, versi.revisi) == (StatusSkp.SUBMITTED, 0)
    assert [(s.revisi, s.output, s.satuan, s.biaya) for s in sent] == [
        (0, 12, "laporan", None),
        (0, 4, "laporan", None),
        (0, Decimal("10.5"), "jam", 1_500_000),
    ]


async def test_an_approved_skp_is_in_force_and_has_its_quarters():
    skp_id = await approved_skp()

    skp, versi = await models.Skp.get(id=skp_id), await versi_of(skp_id)
    assert (versi.status, versi.disetujui, skp.berlaku_id) == (StatusSkp.APPROVED, HARI, versi.id)
    assert {r.status for r in await rows_of(skp_id)} == {StatusIndikator.ACCEPTED}
    assert [t.tw for t in await quarters_of(skp_id)] == [1, 2, 3, 4]
    assert [len(await renkin_of(t.id)) for t in await quarters_of(skp_id)] == [3, 3, 3, 3]


async def test_an_approved_plan_keeps_its_targets():
    skp_id = await approved_renkin()

    quarters = await quarters_of(skp_id)
    assert {t.renkin_status for t in quarters} == {StatusRenkin.APPROVED}
    assert [r.target for r in await renkin_of(quarters[0].id)] == [1, 0, Decimal("1.5")]


async def test_a_validated_quarter_has_its_result():
    tw = await validated_realisasi()

    rows = await renkin_of(tw.id)
    assert tw.realisasi_status is StatusRealisasi.VALIDATED
    assert [(r.nilai_validasi, r.capaian, r.capaian_tpp) for r in rows] == [
        (1, 100, 100),
        (None, None, None),
        (Decimal("1.2"), 80, 80),
    ]
    assert tw.hasil == 90


async def test_every_act_is_in_the_file_of_the_owner_and_no_draft_is():
    await validated_realisasi()

    assert await riwayat_of(BUDI) == [
        ("skp", "CREATE", BUDI),
        ("skp", "SUBMIT", BUDI),
        ("skp", "APPROVE", SITI),
        ("skp", "SUBMIT_RENKIN", BUDI),
        ("skp", "APPROVE_RENKIN", SITI),
        ("triwulan", "SUBMIT_REALISASI", BUDI),
        ("triwulan", "VALIDATE_REALISASI", SITI),
    ]
    assert await verify() is None


async def test_each_act_takes_the_next_version():
    tw = await validated_realisasi()

    assert await version_of(tw.skp_id) == 4
    assert (await first_quarter()).version == 7
