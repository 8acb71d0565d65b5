"""The timeline of an object: who did what, when, on whose behalf, from which status to which, and what that changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from test_riwayat import tamper
from tortoise.transactions import in_transaction

import files
from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.domain.realisasi import RealisasiMasuk, ValidasiMasuk
from kinerja.domain.target import TargetMasuk
from kinerja.services import pegawai, riwayat
from kinerja.services.bukti import add_bukti
from kinerja.services.realisasi import return_realisasi, save_realisasi, submit_realisasi, validate_realisasi
from kinerja.services.renkin import TriwulanMasuk, return_renkin, save_renkin, submit_renkin
from kinerja.services.riwayat import verify_riwayat
from kinerja.services.skp import approve_skp, return_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from people import BIMA, BUDI, DEWI, HARI, JOKO, KEPALA_BIDANG, RATNA, SITI, TONO, YUNI, aktor
from steps import (
    BARIS,
    drafted_realisasi,
    first_quarter,
    kunci,
    refusals,
    renkin_of,
    rows_of,
    submitted_realisasi,
    submitted_renkin,
    submitted_skp,
    version_of,
    versions_of,
)

LINIMASA = """
  query ($id: ID!, $filter: RiwayatFilter) {
    node(id: $id) {
      ... on Skp { riwayat(first: 50, filter: $filter) { ...Isi } }
      ... on Triwulan { riwayat(first: 50, filter: $filter) { ...Isi } }
      ... on Pegawai { riwayat(first: 50, filter: $filter) { ...Isi } }
    }
  }
  fragment Isi on RiwayatConnection {
    edges { node {
      nomor tindakan tindakanLabel pihak dari ke keLabel tw perihal catatan sidik sidikSebelum
      oleh { nama jabatan } atasNama { nama }
      catatanBaris { uraian catatan }
      perubahan { uraian tw isianLabel sebelum sesudah satuan }
    } }
  }
"""


@pytest.fixture(params=[True, False], ids=["compiled", "fallback"])
def ask(request, cast, app, as_):
    """The timeline of an object as a person sees it, the last act first; both ways of reading."""
    app.state.config = replace(app.state.config, compiled=request.param)

    async def timeline(orang, id, **filter):
        data = await as_(orang)(LINIMASA, id=id, filter=filter or None)
        return None if data["node"] is None else [edge["node"] for edge in data["node"]["riwayat"]["edges"]]

    return timeline


def changes(row):
    return [(c["isianLabel"], c["tw"], c["sebelum"], c["sesudah"], c["satuan"]) for c in row["perubahan"]]


async def repaired_skp() -> int:
    """Returned for its last row, repaired, sent in again and approved."""
    skp_id = await submitted_skp()
    rows = await rows_of(skp_id)
    note = CatatanMasuk(rows[2].id, "Terlalu banyak jam.")
    await return_skp(skp_id, version=3, catatan="Periksa lagi.", indikator=[note], kunci=kunci(), by=aktor(SITI))
    sent = [replace(baris, id=row.id) for baris, row in zip(BARIS, rows, strict=True)]
    sent[2] = replace(sent[2], output=Decimal("8.5"), uraian="Melatih dua pegawai baru")
    await save_skp(skp_id, version=4, indikator=sent, kunci=kunci(), by=aktor(BUDI))
    await submit_skp(skp_id, version=5, kunci=kunci(), by=aktor(BUDI))
    return await approve_skp(skp_id, version=6, kunci=kunci(), by=aktor(SITI))


async def test_a_return_and_its_repair_are_told_step_by_step(ask):
    skp_id = await repaired_skp()

    approved, again, returned, sent, created = await ask(BUDI, f"Skp_{skp_id}")

    assert [row["tindakanLabel"] for row in (created, sent, returned, again, approved)] == [
        "SKP dibuat", "SKP diajukan", "SKP dikembalikan", "SKP diajukan", "SKP diterima",
    ]  # fmt: skip
    assert [(row["dari"], row["ke"], row["pihak"]) for row in (sent, returned, again, approved)] == [
        ("DRAFT", "SUBMITTED", "OWNER"),
        ("SUBMITTED", "RETURNED", "RATER"),
        ("RETURNED", "SUBMITTED", "OWNER"),
        ("SUBMITTED", "APPROVED", "RATER"),
    ]
    assert returned["oleh"] == {"nama": "Siti Rahayu", "jabatan": "Kepala Bidang Pengembangan"}
    assert (returned["catatan"], returned["keLabel"]) == ("Periksa lagi.", "dikembalikan")
    assert returned["catatanBaris"] == [{"uraian": "Melatih dua pegawai baru", "catatan": "Terlalu banyak jam."}]
    assert changes(again) == [
        ("Uraian", None, "Melatih pegawai baru", "Melatih dua pegawai baru", None),
        ("Target", None, "10.5", "8.5", "jam"),
    ]
    assert changes(sent) == [] and sent["catatanBaris"] == []


async def test_plans_that_came_back_are_told_with_their_targets(ask):
    skp_id = await submitted_renkin()
    quarters = await versions_of(skp_id)
    first, second = await renkin_of(quarters[0].id), await renkin_of(quarters[1].id)
    note = CatatanMasuk(first[0].id, "Mulai dengan dua.")
    await return_renkin(quarters, renkin=[note], kunci=kunci(), by=aktor(SITI))
    moved = [
        TriwulanMasuk(v.id, v.version + 1, [TargetMasuk(row.id, Decimal(target))])
        for v, row, target in ((quarters[0], first[0], "2"), (quarters[1], second[0], "2.00"))
    ]
    await save_renkin(moved, kunci=kunci(), by=aktor(BUDI))
    await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(BUDI))

    again, returned, *_ = await ask(SITI, f"Skp_{skp_id}", tahap="RENKIN")

    assert changes(again) == [
        ("Target triwulan", 1, "1", "2", "laporan"),
        ("Target triwulan", 2, "3", "2", "laporan"),
    ]
    assert (returned["tw"], returned["dari"], returned["ke"]) == ([1, 2, 3, 4], "SUBMITTED", "RETURNED")
    assert returned["catatanBaris"] == [{"uraian": "Menyusun laporan perkin IK-1", "catatan": "Mulai dengan dua."}]
    assert [row["tindakan"] for row in await ask(SITI, f"Triwulan_{quarters[3].id}")] == [
        "SUBMIT_RENKIN", "RETURN_RENKIN", "SUBMIT_RENKIN",
    ]  # fmt: skip


async def test_a_report_is_told_with_what_was_said_before_and_what_was_confirmed(ask):
    tw = await submitted_realisasi()
    rows = await renkin_of(tw.id)
    await return_realisasi(tw.id, version=tw.version, catatan="Hitung lagi.", kunci=kunci(), by=aktor(SITI))
    report = [RealisasiMasuk(rows[0].id, Decimal("0.9"), "sesuai rencana")]
    await save_realisasi(tw.id, version=tw.version + 1, renkin=report, kunci=kunci(), by=aktor(BUDI))
    await submit_realisasi(tw.id, version=tw.version + 2, kunci=kunci(), by=aktor(BUDI))
    values = [ValidasiMasuk(rows[0].id, Decimal("0.9")), ValidasiMasuk(rows[2].id, Decimal(1), "Satu jam saja.")]
    await validate_realisasi(tw.id, version=tw.version + 3, renkin=values, kunci=kunci(), by=aktor(SITI))

    validated, again, *_ = await ask(BUDI, f"Triwulan_{tw.id}", tahap="REALISASI")

    assert changes(again) == [("Realisasi", None, "1", "0.9", "laporan")]
    assert changes(validated) == [("Nilai tervalidasi", None, "1.2", "1", "jam")]
    assert validated["catatanBaris"] == [{"uraian": "Melatih pegawai baru", "catatan": "Satu jam saja."}]
    assert (validated["tw"], validated["dari"], validated["ke"]) == ([1], "SUBMITTED", "VALIDATED")


async def test_evidence_stands_in_the_timeline_of_its_quarter_alone(ask, config, tmp_path):
    tw = await drafted_realisasi()
    (tmp_path / "kiriman").write_bytes(files.PDF)
    row = (await renkin_of(tw.id))[0]
    berkas = {"nama": "laporan.pdf", "berkas": tmp_path / "kiriman", "config": config}
    await add_bukti(row.id, version=tw.version, **berkas, kunci=kunci(), by=aktor(BUDI))
    lain = await models.Triwulan.get(skp_id=tw.skp_id, tw=2)

    (added,) = await ask(SITI, f"Triwulan_{tw.id}", tahap="BUKTI")

    assert (added["tindakanLabel"], added["perihal"]) == ("Bukti dilampirkan", "laporan.pdf")
    assert len(await ask(SITI, f"Skp_{tw.skp_id}", tahap="BUKTI")) == 1
    assert await ask(SITI, f"Triwulan_{lain.id}", tahap="BUKTI") == []


async def test_an_act_of_the_first_release_is_told_as_far_as_it_was_kept(ask):
    skp_id = await submitted_skp()
    old = {
        "versi": 1,
        "dari": "SUBMITTED",
        "ke": "RETURNED",
        "catatan": "Lama.",
        "indikator": {"999": "Sudah dihapus."},
    }
    async with in_transaction():
        await riwayat.record(BUDI, "skp", skp_id, "RETURN", by=aktor(SITI), isi=old)

    row, *_ = await ask(BUDI, f"Skp_{skp_id}")

    assert (row["catatan"], row["perubahan"]) == ("Lama.", [])
    assert row["catatanBaris"] == [{"uraian": None, "catatan": "Sudah dihapus."}]


async def test_as_whom_and_on_whose_behalf_it_was_done_is_told(ask):
    skp_id = await submitted_skp()
    await models.Penempatan.create(
        pegawai_id=TONO, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLH
    )
    await pegawai.rebuild_all()
    await approve_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(TONO))

    row, *_ = await ask(BUDI, f"Skp_{skp_id}")

    assert row["oleh"] == {"nama": "Tono Wijaya", "jabatan": "Plh. Kepala Bidang Pengembangan"}
    assert row["atasNama"] == {"nama": "Siti Rahayu"}


# Who may see it


async def test_the_file_of_a_person_shows_each_what_he_may_see(ask):
    await submitted_realisasi()
    async with in_transaction():
        await riwayat.record(BUDI, "Akun", BUDI, "CHANGE_PASSWORD", by=aktor(BUDI), isi={})
        await riwayat.record(BUDI, "penempatan", 1, "PLACE", by=aktor(BIMA), isi={})

    def acts(rows):
        return {row["tindakan"] for row in rows}

    work = {"CREATE", "SUBMIT", "APPROVE", "SUBMIT_RENKIN", "APPROVE_RENKIN", "SUBMIT_REALISASI"}
    assert acts(await ask(BUDI, f"Pegawai_{BUDI}")) == work | {"PLACE", "CHANGE_PASSWORD"}
    assert acts(await ask(SITI, f"Pegawai_{BUDI}")) == work | {"PLACE"}
    assert acts(await ask(RATNA, f"Pegawai_{BUDI}")) == work | {"PLACE"}
    assert acts(await ask(DEWI, f"Pegawai_{BUDI}")) == {"PLACE"}
    assert acts(await ask(YUNI, f"Pegawai_{BUDI}")) == work | {"PLACE", "CHANGE_PASSWORD"}
    assert await ask(TONO, f"Pegawai_{BUDI}") is None
    assert await ask(JOKO, f"Skp_{(await first_quarter()).skp_id}") is None


# Whether it is whole

VERIFY = "mutation ($input: VerifyRiwayatInput!) { verifyRiwayat(input: $input) { rusak errors { code } } }"


@pytest.mark.parametrize("compiled", [True, False])
async def test_an_auditor_sees_whether_a_file_is_whole(cast, app, as_, compiled):
    app.state.config = replace(app.state.config, compiled=compiled)
    await submitted_skp()

    async def verify(orang):
        data = await as_(orang)(VERIFY, input={"berkas": f"Pegawai_{BUDI}", "idempotencyKey": kunci()})
        return data["verifyRiwayat"]

    assert await verify(YUNI) == {"rusak": 0, "errors": []}
    assert await verify(SITI) == {"rusak": None, "errors": [{"code": "NOT_ALLOWED"}]}
    await tamper(f"update riwayat set tindakan = 'APPROVE' where berkas_id = {BUDI} and nomor = 2")
    assert await verify(BIMA) == {"rusak": 2, "errors": []}
    looked = await models.Riwayat.filter(berkas_id=riwayat.SISTEM, tindakan="VERIFY").order_by("nomor")
    assert [(row.oleh_id, row.objek_id) for row in looked] == [(YUNI, BUDI), (BIMA, BUDI)]


async def test_only_that_file_is_looked_at(cast):
    await submitted_skp()
    async with in_transaction():
        await riwayat.record(TONO, "skp", 7, "SUBMIT", by=None, isi={})
    await tamper(f"delete from riwayat where berkas_id = {TONO}")
    auditor = aktor(YUNI, HARI, Peran.AUDITOR)

    assert await verify_riwayat(BUDI, kunci=kunci(), by=auditor) == 0
    assert await verify_riwayat(TONO, kunci=kunci(), by=auditor) == 1
    assert await verify_riwayat(JOKO, kunci=kunci(), by=auditor) == 0
    assert await refusals(verify_riwayat(999, kunci=kunci(), by=auditor)) == [("NOT_FOUND", "berkas")]
