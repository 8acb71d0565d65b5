"""The whole story of one plan, with all its ways back, beside somebody else's: his file stays as it was."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

import files
from kinerja import models
from kinerja.config import Config
from kinerja.domain.aktor import Aktor
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.errors import ErrorCode
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, StatusIndikator, SumberIndikator
from kinerja.domain.realisasi import ValidasiMasuk
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.services import bukti
from kinerja.services.kalender import ensure_year
from kinerja.services.realisasi import return_realisasi, save_realisasi, submit_realisasi, validate_realisasi
from kinerja.services.renkin import approve_renkin, return_renkin, save_renkin, submit_renkin
from kinerja.services.riwayat import verify
from kinerja.services.skp import approve_skp, hambatan, return_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from people import BUDI, HADI, HARI, JOKO, KEPALA_DINAS, NRK, ORANG, PERKIN_LAIN, SITI, aktor
from steps import (
    TARGET,
    approved_renkin,
    draft_skp,
    first_quarter,
    kunci,
    quarters_of,
    refusals,
    renkin_of,
    reports,
    riwayat_of,
    rows_of,
    targets,
    version_of,
    versions_of,
)

WAKTU = datetime(2020, 2, 3, 2, 0, tzinfo=UTC)
TABLES = (
    models.Skp,
    models.VersiSkp,
    models.Indikator,
    models.IndikatorRevisi,
    models.Triwulan,
    models.Renkin,
    models.Bukti,
    models.Kunci,
)


async def make_bystander() -> None:
    """Joko's plan, in the middle of everything: two versions, rows sent back and repaired, quarters with values. And
    the days of other years."""
    for tahun in (2019, 2021):
        await ensure_year(tahun)
    skp = await models.Skp.create(pegawai_id=JOKO, tahun=2020, mulai=date(2020, 1, 1), selesai=date(2020, 12, 31))
    for versi in (1, 2):
        row = await models.VersiSkp.create(
            skp_id=skp.id,
            versi=versi,
            status=StatusSkp.RETURNED,
            penilai_jabatan_id=KEPALA_DINAS,
            penilai_nama=ORANG[HADI],
            penilai_nrk=NRK[HADI],
            penilai_nama_jabatan="Kepala Dinas Kesehatan",
            catatan="Lihat baris.",
            diajukan=WAKTU,
            dikembalikan=date(2020, 2, 3),
            diputuskan=WAKTU,
        )
    await models.Skp.filter(id=skp.id).update(kerja_id=row.id, berlaku_id=row.id - 1)
    indikator = await models.Indikator.create(
        versi_id=row.id,
        urut=1,
        sumber=SumberIndikator.TANPA_REFERENSI,
        kelompok=Kelompok.KHUSUS,
        uraian="Mengolah data",
        output=Decimal(3),
        satuan="berkas",
        mutu=Decimal(80),
        waktu=12,
        jenis_rekap=JenisRekap.AKUMULASI,
        arah=Arah.NAIK,
        status=StatusIndikator.RETURNED,
        catatan="Terlalu kecil.",
        balasan="Sudah sesuai.",
        disentuh=True,
    )
    for revisi in (0, 1):
        await models.IndikatorRevisi.create(
            versi_id=row.id,
            indikator_id=indikator.id,
            revisi=revisi,
            uraian="Mengolah",
            output=Decimal(2),
            satuan="berkas",
            mutu=Decimal(80),
            waktu=12,
        )
    for tw in (1, 2, 3):
        quarter = await models.Triwulan.create(
            skp_id=skp.id,
            tahun=2020,
            tw=tw,
            renkin_status=StatusRenkin.APPROVED,
            renkin_catatan="Baik.",
            realisasi_status=StatusRealisasi.SUBMITTED,
            realisasi_catatan="Lengkap.",
            realisasi_diajukan=WAKTU,
        )
        renkin = await models.Renkin.create(
            indikator_id=indikator.id,
            triwulan_id=quarter.id,
            target=Decimal(1),
            catatan_renkin="Cukup.",
            realisasi=Decimal("0.5"),
            catatan_realisasi="Separuh.",
            catatan_validasi="Lanjutkan.",
        )
    for tempat in ("a", "b"):
        await models.Bukti.create(
            renkin_id=renkin.id,
            nama="laporan.pdf",
            jenis="application/pdf",
            ukuran=1,
            sha256="0" * 64,
            tempat=tempat,
            diunggah=WAKTU,
            oleh_id=JOKO,
        )
    await models.Kunci.create(pegawai_id=JOKO, kunci="lama", sidik="0" * 64, jawaban="1", dibuat=WAKTU)


@pytest.fixture
async def bystander(cast: Config):
    await make_bystander()
    before = [(table, await table.all().order_by("id").values()) for table in TABLES]
    yield cast
    for table, rows in before:
        assert await table.filter(id__in=[row["id"] for row in rows]).order_by("id").values() == rows
    assert await models.Renkin.filter(triwulan__skp__pegawai_id=JOKO).count() == 3


async def sent_back_and_approved() -> int:
    skp_id = await draft_skp()
    assert await hambatan(skp_id) == []
    await save_skp(skp_id, version=2, penilai=NRK[SITI], kunci=kunci(), by=aktor(BUDI))
    await submit_skp(skp_id, version=3, kunci=kunci(), by=aktor(BUDI))
    perkin, ksd, sendiri = await rows_of(skp_id)
    notes = [CatatanMasuk(perkin.id, "Salah."), CatatanMasuk(ksd.id, "Salah.")]
    await return_skp(skp_id, version=4, indikator=notes, kunci=kunci(), by=aktor(SITI))
    kept = [
        BarisMasuk(perkin.sumber, id=perkin.id, referensi_id=PERKIN_LAIN, waktu=10),
        BarisMasuk(sendiri.sumber, id=sendiri.id),
    ]
    await save_skp(skp_id, version=5, indikator=kept, kunci=kunci(), by=aktor(BUDI))
    await submit_skp(skp_id, version=6, kunci=kunci(), by=aktor(BUDI))
    return await approve_skp(skp_id, version=7, kunci=kunci(), by=aktor(SITI))


async def planned(skp_id: int) -> int:
    rows = (("3", "6", "9", "12"), TARGET[2])
    await save_renkin(await targets(skp_id, rows), kunci=kunci(), by=aktor(BUDI))
    await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(BUDI))
    await return_renkin(await versions_of(skp_id, 1, 2), catatan="Ulangi.", kunci=kunci(), by=aktor(SITI))
    await save_renkin(await targets(skp_id, rows, 1, 2), kunci=kunci(), by=aktor(BUDI))
    await submit_renkin(await versions_of(skp_id, 1, 2), kunci=kunci(), by=aktor(BUDI))
    return await approve_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(SITI))


async def test_somebody_elses_file_stays_as_it_was(bystander, tmp_path):
    skp_id = await planned(await sent_back_and_approved())
    tw = await first_quarter()
    rows = await renkin_of(tw.id)
    values = {0: "3", 1: "1.5"}
    await save_realisasi(tw.id, version=7, renkin=reports(rows, values), kunci=kunci(), by=aktor(BUDI))
    path = tmp_path / "kiriman"
    path.write_bytes(files.PDF)
    first, second = [
        await bukti.add_bukti(
            rows[0].id,
            version=8 + i,
            nama="laporan.pdf",
            berkas=path,
            kunci=kunci(),
            by=aktor(BUDI),
            config=bystander,
        )
        for i in range(2)
    ]
    await bukti.remove_bukti(first, version=10, kunci=kunci(), by=aktor(BUDI), config=bystander)
    await submit_realisasi(tw.id, version=11, kunci=kunci(), by=aktor(BUDI))
    await return_realisasi(tw.id, version=12, catatan="Ulangi.", kunci=kunci(), by=aktor(SITI))
    await submit_realisasi(tw.id, version=13, kunci=kunci(), by=aktor(BUDI))
    values = [ValidasiMasuk(row.id, value) for row, value in zip(rows, (Decimal(3), Decimal("1.5")), strict=True)]
    await validate_realisasi(tw.id, version=14, renkin=values, kunci=kunci(), by=aktor(SITI))

    quarters = await quarters_of(skp_id)
    assert await version_of(skp_id) == 8
    assert [t.hasil for t in quarters] == [100, None, None, None]
    assert [t.renkin_status for t in quarters] == [StatusRenkin.APPROVED] * 4
    assert [b.id for b in await models.Bukti.filter(oleh_id=BUDI)] == [second]
    assert await riwayat_of(BUDI) == [
        ("skp", "CREATE", BUDI),
        ("skp", "SUBMIT", BUDI),
        ("skp", "RETURN", SITI),
        ("skp", "SUBMIT", BUDI),
        ("skp", "APPROVE", SITI),
        ("skp", "SUBMIT_RENKIN", BUDI),
        ("skp", "RETURN_RENKIN", SITI),
        ("skp", "SUBMIT_RENKIN", BUDI),
        ("skp", "APPROVE_RENKIN", SITI),
        ("bukti", "ADD", BUDI),
        ("bukti", "ADD", BUDI),
        ("bukti", "REMOVE", BUDI),
        ("triwulan", "SUBMIT_REALISASI", BUDI),
        ("triwulan", "RETURN_REALISASI", SITI),
        ("triwulan", "SUBMIT_REALISASI", BUDI),
        ("triwulan", "VALIDATE_REALISASI", SITI),
    ]
    assert await riwayat_of(JOKO) == []
    assert await verify() is None


def at(orang: int, jam: int) -> Aktor:
    return aktor(orang, HARI, jam=time(jam))


async def test_each_act_leaves_its_moment(bystander):
    skp_id = await draft_skp()
    await submit_skp(skp_id, version=2, kunci=kunci(), by=at(BUDI, 10))
    await return_skp(skp_id, version=3, catatan="Ulangi.", kunci=kunci(), by=at(SITI, 11))
    returned = await models.VersiSkp.get(skp_id=skp_id)
    await submit_skp(skp_id, version=4, kunci=kunci(), by=at(BUDI, 12))
    await approve_skp(skp_id, version=5, kunci=kunci(), by=at(SITI, 13))
    approved = await models.VersiSkp.get(skp_id=skp_id)

    assert (returned.diajukan, returned.diputuskan) == (at(BUDI, 10).waktu, at(SITI, 11).waktu)
    assert (returned.dikembalikan, returned.disetujui) == (HARI, None)
    assert (approved.diajukan, approved.diputuskan) == (at(BUDI, 12).waktu, at(SITI, 13).waktu)
    assert approved.disetujui == HARI


async def test_each_act_on_a_quarter_leaves_its_moment(bystander):
    skp_id = await draft_skp()
    await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))
    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI))
    await save_renkin(await targets(skp_id), kunci=kunci(), by=aktor(BUDI))
    await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=at(BUDI, 10))
    await return_renkin(await versions_of(skp_id), catatan="Ulangi.", kunci=kunci(), by=at(SITI, 11))
    returned = await first_quarter()
    await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=at(BUDI, 12))
    await approve_renkin(await versions_of(skp_id), kunci=kunci(), by=at(SITI, 13))
    approved = await first_quarter()

    assert (returned.renkin_diajukan, returned.renkin_diputuskan) == (at(BUDI, 10).waktu, at(SITI, 11).waktu)
    assert (returned.renkin_dikembalikan, returned.renkin_revisi) == (HARI, 0)
    assert returned.renkin_catatan == "Ulangi."
    assert (approved.renkin_diajukan, approved.renkin_diputuskan) == (at(BUDI, 12).waktu, at(SITI, 13).waktu)
    assert approved.renkin_revisi == 1


async def test_each_act_on_a_report_leaves_its_moment(bystander):
    await approved_renkin()
    tw = await first_quarter()
    rows = await renkin_of(tw.id)
    report = reports(rows, {0: "1", 2: "1.5"})
    await save_realisasi(tw.id, version=4, renkin=report, kunci=kunci(), by=aktor(BUDI))
    await submit_realisasi(tw.id, version=5, kunci=kunci(), by=at(BUDI, 10))
    await return_realisasi(tw.id, version=6, catatan="Ulangi.", kunci=kunci(), by=at(SITI, 11))
    returned = await first_quarter()
    await submit_realisasi(tw.id, version=7, kunci=kunci(), by=at(BUDI, 12))
    nilai = [ValidasiMasuk(rows[0].id, Decimal(1)), ValidasiMasuk(rows[2].id, Decimal("1.5"))]
    await validate_realisasi(tw.id, version=8, renkin=nilai, kunci=kunci(), by=at(SITI, 13))
    validated = await first_quarter()

    assert (returned.realisasi_diajukan, returned.realisasi_diputuskan) == (at(BUDI, 10).waktu, at(SITI, 11).waktu)
    assert (returned.realisasi_dikembalikan, returned.realisasi_revisi) == (HARI, 0)
    assert returned.realisasi_catatan == "Ulangi."
    assert (validated.realisasi_diajukan, validated.realisasi_diputuskan) == (at(BUDI, 12).waktu, at(SITI, 13).waktu)
    assert validated.realisasi_revisi == 1


@pytest.mark.parametrize("orang", [HADI, JOKO])
async def test_who_sees_one_plan_does_not_see_another(bystander, orang, tmp_path):
    await approved_renkin()
    tw = await first_quarter()
    skp_id, quarters = tw.skp_id, await versions_of(tw.skp_id)
    renkin_id = (await renkin_of(tw.id))[0].id
    path = tmp_path / "kiriman"
    path.write_bytes(files.PDF)
    by, config = aktor(orang), bystander
    bukti_id = await bukti.add_bukti(
        renkin_id, version=4, nama="a.pdf", berkas=path, kunci=kunci(), by=aktor(BUDI), config=config
    )

    unseen = [(ErrorCode.NOT_FOUND, "id")]
    assert await refusals(approve_skp(skp_id, version=4, kunci=kunci(), by=by)) == unseen
    assert await refusals(submit_realisasi(tw.id, version=5, kunci=kunci(), by=by)) == unseen
    assert await refusals(approve_renkin(quarters, kunci=kunci(), by=by)) == [
        (ErrorCode.NOT_FOUND, f"triwulan.{i}.id") for i in range(4)
    ]
    assert await refusals(bukti.remove_bukti(bukti_id, version=5, kunci=kunci(), by=by, config=config)) == unseen
    assert await refusals(bukti.make_link(bukti_id, waktu=WAKTU, by=by, config=config)) == unseen
    act = bukti.add_bukti(renkin_id, version=5, nama="a.pdf", berkas=path, kunci=kunci(), by=by, config=config)
    assert await refusals(act) == [(ErrorCode.NOT_FOUND, "renkinId")]


async def test_what_was_never_there_is_not_found_beside_what_is(bystander):
    await approved_renkin()
    by = aktor(BUDI)

    unseen = [(ErrorCode.NOT_FOUND, "id")]
    assert await refusals(submit_skp(999, version=1, kunci=kunci(), by=by)) == unseen
    assert await refusals(submit_realisasi(999, version=1, kunci=kunci(), by=by)) == unseen
    assert await refusals(bukti.remove_bukti(999, version=1, kunci=kunci(), by=by, config=bystander)) == unseen
    assert await refusals(bukti.make_link(999, waktu=WAKTU, by=by, config=bystander)) == unseen
