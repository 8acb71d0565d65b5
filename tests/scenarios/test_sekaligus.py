"""Many at once: the good ones are done, the others told, each on record; or all of them or none."""

import json
from datetime import date
from decimal import Decimal

import pytest

from kinerja import models
from kinerja.domain.banyak import Kebijakan
from kinerja.domain.errors import ErrorCode
from kinerja.services.akses import Versi
from kinerja.services.banyak import approve_many_renkin, approve_many_skp, validate_many_realisasi
from kinerja.services.rantai import verify
from kinerja.services.skp import undo_skp
from people import BUDI, DEWI, JOKO, KEPALA_BIDANG, RATNA, SITI, TONO, YUNI, aktor
from steps import (
    approved_skp,
    first_quarter,
    kunci,
    quarters_of,
    refusals,
    renkin_of,
    rows_of,
    submitted_realisasi,
    submitted_renkin,
    submitted_skp,
    version_of,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("cast")

ALL, GOOD = Kebijakan
APPROVE = """mutation ($input: ApproveManySkpInput!) { approveManySkp(input: $input) {
  hasil { __typename id ok errors { code message path } } errors { code path }
} }"""


async def another_skp(orang: int, status: str = "SUBMITTED") -> int:
    """A plan of somebody else that waits for Siti, with two lines."""
    skp = await models.Skp.create(pegawai_id=orang, tahun=2020, mulai=date(2020, 5, 1), selesai=date(2020, 12, 31))
    penilai = {"penilai_jabatan_id": KEPALA_BIDANG, "penilai_nama": "Siti", "penilai_nama_jabatan": "Kepala"}
    versi = await models.VersiSkp.create(skp_id=skp.id, status=status, diajukan=aktor(orang).waktu, **penilai)
    for urut in (1, 2):
        await models.Indikator.create(
            versi_id=versi.id,
            urut=urut,
            sumber="TANPA_REFERENSI",
            kelompok="TUSI",
            uraian="Tugas",
            output=Decimal(4),
            satuan="x",
            mutu=Decimal(90),
            waktu=8,
            jenis_rekap="AKUMULASI",
            arah="NAIK",
        )
    await models.Skp.filter(id=skp.id).update(kerja_id=versi.id)
    return int(skp.id)


async def versi(*skp: int) -> list[Versi]:
    return [Versi(id, await version_of(id)) for id in skp]


async def approve(baris, kebijakan=GOOD, orang=SITI, key=None):
    return await approve_many_skp(baris, kebijakan=kebijakan, kunci=key or kunci(), by=aktor(orang))


def told(hasil):
    return [(h.id, [e.code for e in h.errors]) for h in hasil]


async def isi_of(orang: int) -> dict:
    return json.loads((await models.Riwayat.filter(berkas_id=orang).order_by("-nomor").first()).isi)


async def test_each_good_one_is_in_force_and_on_record():
    budi, tono = await submitted_skp(), await another_skp(TONO)

    assert told(await approve(await versi(tono, budi))) == [(tono, []), (budi, [])]

    for skp_id, orang, quarters, lines in ((budi, BUDI, 4, 3), (tono, TONO, 3, 2)):
        skp = await models.Skp.get(id=skp_id)
        plan = await models.VersiSkp.get(id=skp.berlaku_id)
        assert skp.berlaku_id == skp.kerja_id and plan.status == "APPROVED" and plan.jejak_triwulan == quarters
        assert {row.status for row in await rows_of(skp_id)} == {"ACCEPTED"}
        assert [len(await renkin_of(q.id)) for q in await quarters_of(skp_id)] == [lines] * quarters
        isi = await isi_of(orang)
        assert (isi["ke"], isi["sebelum"], isi["dulu"], isi["tanda"]) == ("APPROVED", None, None, ["BULK"])
        assert await models.Pemberitahuan.filter(penerima_id=orang, riwayat__tindakan="APPROVE").count() == 1
    assert await verify() is None


async def test_what_was_approved_in_bulk_can_be_undone_alone():
    budi = await submitted_skp()
    await approve(await versi(budi))

    await undo_skp(budi, version=await version_of(budi), kunci=kunci(), by=aktor(SITI))

    assert await quarters_of(budi) == [] and (await models.Skp.get(id=budi)).berlaku_id is None


async def test_of_good_and_bad_ones_the_bad_are_told():
    budi, tono, draf = await submitted_skp(), await another_skp(TONO), await another_skp(YUNI, "DRAFT")
    (first,) = await versi(budi)
    before = await version_of(draf)

    hasil = await approve([Versi(first.id, 1), *await versi(tono, draf), Versi(999, 1)])

    assert told(hasil) == [
        (budi, [ErrorCode.STALE]),
        (tono, []),
        (draf, [ErrorCode.WRONG_STATUS]),
        (999, [ErrorCode.NOT_FOUND]),
    ]
    assert await version_of(budi) == first.version and await version_of(draf) == before
    assert (await models.Skp.get(id=budi)).berlaku_id is None


async def test_all_or_nothing_leaves_nothing():
    budi, tono = await submitted_skp(), await another_skp(TONO)
    baris = await versi(tono, budi)
    key = kunci()

    assert await refusals(approve([*baris, Versi(999, 1)], ALL, key=key)) == [(ErrorCode.NOT_FOUND, "baris.2.id")]
    assert await refusals(approve(baris, ALL, orang=RATNA)) == [
        (ErrorCode.NOT_ALLOWED, "baris.0"),
        (ErrorCode.NOT_ALLOWED, "baris.1"),
    ]
    assert await models.Skp.filter(berlaku_id=None).count() == 2
    # Refused, the key has no effect behind it and serves the next attempt.
    assert told(await approve(baris, ALL, key=key)) == [(tono, []), (budi, [])]


async def test_asked_again_the_answer_is_the_first_one():
    budi, tono = await submitted_skp(), await another_skp(TONO)
    baris = [*await versi(budi, tono), Versi(999, 1)]
    key = kunci()

    first, again = await approve(baris, key=key), await approve(baris, key=key)

    assert told(first) == told(again) == [(budi, []), (tono, []), (999, [ErrorCode.NOT_FOUND])]
    assert await models.Riwayat.filter(tindakan="APPROVE").count() == 2
    assert await refusals(approve(baris[:1], key=key)) == [(ErrorCode.IDEMPOTENCY_MISMATCH, "idempotencyKey")]


async def test_lists_that_are_none():
    (one,) = await versi(await submitted_skp())

    assert await refusals(approve([])) == [(ErrorCode.WAJIB_DIISI, "baris")]
    assert await refusals(approve([Versi(n, 1) for n in range(1, 252)])) == [(ErrorCode.TERLALU_BANYAK, "baris")]
    assert await refusals(approve([one, one])) == [(ErrorCode.NILAI_TIDAK_DIKENAL, "baris.1.id")]
    assert told(await approve([Versi(999, 1)])) == [(999, [ErrorCode.NOT_FOUND])]


async def test_plans_of_one_person_are_one_act_in_his_file():
    skp_id = await submitted_renkin()
    baris = await versions_of(skp_id)

    hasil = await approve_many_renkin(baris[:3], kebijakan=GOOD, kunci=kunci(), by=aktor(SITI))
    rest = await approve_many_renkin(baris, kebijakan=GOOD, kunci=kunci(), by=aktor(SITI))

    assert [h.ok for h in hasil] == [True] * 3
    assert [[e.code for e in h.errors] for h in rest] == [[ErrorCode.STALE]] * 3 + [[]]
    assert [q.renkin_status for q in await quarters_of(skp_id)] == ["APPROVED"] * 4
    rows = await models.Riwayat.filter(berkas_id=BUDI, tindakan="APPROVE_RENKIN").order_by("nomor")
    assert [[q["tw"] for q in json.loads(row.isi)["triwulan"]] for row in rows] == [[1, 2, 3], [4]]
    assert await verify() is None


async def test_nobody_else_approves_plans():
    skp_id = await submitted_renkin()

    hasil = await approve_many_renkin(await versions_of(skp_id), kebijakan=GOOD, kunci=kunci(), by=aktor(RATNA))

    assert [[e.code for e in h.errors] for h in hasil] == [[ErrorCode.NOT_ALLOWED]] * 4


async def test_reports_are_confirmed_with_the_values_reported():
    quarter = await submitted_realisasi()
    baris = [Versi(quarter.id, quarter.version)]

    (hasil,) = await validate_many_realisasi(baris, kebijakan=GOOD, kunci=kunci(), by=aktor(SITI))

    assert hasil.ok
    quarter = await first_quarter()
    # 1 of 1 is 100 percent, 1.2 of 1.5 is 80; the row in between is not due.
    assert (quarter.realisasi_status, quarter.hasil, quarter.version) == (
        "VALIDATED",
        Decimal(90),
        baris[0].version + 1,
    )
    rows = await renkin_of(quarter.id)
    assert [(r.nilai_validasi, r.capaian, r.capaian_tpp) for r in rows] == [
        (1, 100, 100),
        (None, None, None),
        (Decimal("1.2"), 80, 80),
    ]
    isi = await isi_of(BUDI)
    assert isi["renkin"][str(rows[2].id)] == {"catatan": None, "nilai": "1.2000", "realisasi": "1.2000"}
    assert isi["tanda"] == ["BULK"] and await verify() is None


async def test_a_report_without_its_values_and_one_that_is_not_sent_are_told():
    quarter = await submitted_realisasi()
    await models.Renkin.filter(triwulan_id=quarter.id).update(realisasi=None)
    second = (await quarters_of(quarter.skp_id))[1]
    baris = [Versi(quarter.id, quarter.version), Versi(second.id, second.version)]

    hasil = await validate_many_realisasi(baris, kebijakan=GOOD, kunci=kunci(), by=aktor(SITI))

    assert [sorted({e.code for e in h.errors}) for h in hasil] == [[ErrorCode.WAJIB_DIISI], [ErrorCode.WRONG_STATUS]]
    assert await models.Triwulan.filter(realisasi_status="VALIDATED").count() == 0


async def test_the_api_gives_a_result_for_each_row(as_):
    skp_id = await submitted_skp()
    rows = [{"id": f"Skp_{skp_id}", "version": 3}, {"id": "Skp_999", "version": 1}]
    given = {"baris": rows, "kebijakan": "GOOD", "idempotencyKey": "sekaligus"}

    first = (await as_(SITI)(APPROVE, input=given))["approveManySkp"]
    again = (await as_(SITI)(APPROVE, input=given))["approveManySkp"]

    assert first == again
    assert first["hasil"][0] == {"__typename": "HasilBaris", "id": f"Skp_{skp_id}", "ok": True, "errors": []}
    (error,) = first["hasil"][1]["errors"]
    assert (error["code"], error["path"]) == ("NOT_FOUND", ["id"]) and error["message"]
    wrong = {**given, "baris": [{"id": "Triwulan_1", "version": 1}], "idempotencyKey": "lain"}
    refused = (await as_(SITI)(APPROVE, input=wrong))["approveManySkp"]
    assert refused == {"hasil": [], "errors": [{"code": "NOT_FOUND", "path": ["baris", "0", "id"]}]}


async def test_a_second_version_goes_its_own_way_among_the_first_ones():
    budi = await approved_skp()
    tono = await another_skp(TONO)
    row = await models.Skp.get(id=budi)
    lama = await models.VersiSkp.get(id=row.berlaku_id)
    baru = await models.VersiSkp.create(
        skp_id=budi,
        versi=2,
        status="SUBMITTED",
        diajukan=aktor(BUDI).waktu,
        alasan="Tugas berubah.",
        penilai_jabatan_id=lama.penilai_jabatan_id,
        penilai_nama=lama.penilai_nama,
        penilai_nama_jabatan=lama.penilai_nama_jabatan,
    )
    await models.Skp.filter(id=budi).update(kerja_id=baru.id)

    assert told(await approve(await versi(budi, tono))) == [(budi, []), (tono, [])]

    assert (await models.Skp.get(id=budi)).berlaku_id == baru.id
    isi = await isi_of(BUDI)
    assert isi["sebelum"] == lama.id and isi["dulu"] is not None


async def test_people_of_another_superior_are_not_there():
    lain = await another_skp(JOKO)
    await models.VersiSkp.filter(skp_id=lain).update(
        penilai_jabatan_id=None, penilai_nama=None, penilai_nama_jabatan=None, status="DRAFT"
    )

    assert told(await approve(await versi(lain), orang=DEWI)) == [(lain, [ErrorCode.NOT_FOUND])]
