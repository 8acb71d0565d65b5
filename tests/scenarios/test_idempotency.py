"""An act sent again, and acts that come at once: one effect, and everybody is told what happened."""

import asyncio
import contextvars
from datetime import date, time, timedelta

import pytest
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from kinerja import models
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.errors import DomainError, ErrorCode, Stale
from kinerja.domain.realisasi import ValidasiMasuk
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.services.kunci import fingerprint
from kinerja.services.realisasi import save_realisasi, validate_realisasi
from kinerja.services.renkin import TriwulanMasuk, save_renkin, submit_renkin
from kinerja.services.riwayat import lock_berkas, verify
from kinerja.services.skp import approve_skp, create_skp, return_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from people import BUDI, HARI, SITI, TONO, aktor
from steps import (
    BARIS,
    MULAI,
    SELESAI,
    approved_renkin,
    approved_skp,
    draft_skp,
    drafted_renkin,
    first_quarter,
    kunci,
    refusals,
    riwayat_of,
    rows_of,
    submitted_realisasi,
    submitted_skp,
    version_of,
    versions_of,
)

pytestmark = pytest.mark.usefixtures("cast")

AWAL_TAHUN, AKHIR_TAHUN = date(2020, 1, 1), date(2020, 12, 31)


def create(key, orang=BUDI, selesai=SELESAI, by=None):
    return create_skp(MULAI, selesai, kunci=key, by=by or aktor(orang))


async def status_of(skp_id):
    return (await models.VersiSkp.get(skp_id=skp_id)).status


async def test_the_same_act_again_gets_the_first_answer():
    skp_id = await create("satu")

    assert await create("satu") == skp_id
    assert await models.Skp.all().count() == 1
    assert await riwayat_of(BUDI) == [("skp", "CREATE", BUDI)]


async def test_an_act_can_be_sent_again_when_much_has_happened_since():
    skp_id = await draft_skp()
    await submit_skp(skp_id, version=2, kunci="kirim", by=aktor(BUDI))
    await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI))

    assert await submit_skp(skp_id, version=2, kunci="kirim", by=aktor(BUDI)) == skp_id
    assert await status_of(skp_id) is StatusSkp.APPROVED


async def test_a_key_belongs_to_one_body_and_one_act():
    skp_id = await create("satu")

    refused = [(ErrorCode.IDEMPOTENCY_MISMATCH, "idempotencyKey")]
    assert await refusals(create("satu", selesai=date(2020, 6, 30))) == refused
    assert await refusals(submit_skp(skp_id, version=1, kunci="satu", by=aktor(BUDI))) == refused
    assert await refusals(save_skp(skp_id, version=1, indikator=BARIS, kunci="satu", by=aktor(BUDI))) == refused
    assert await rows_of(skp_id) == []


async def test_two_people_may_use_the_same_key():
    first = await create("satu")

    assert await create_skp(AWAL_TAHUN, AKHIR_TAHUN, kunci="satu", by=aktor(TONO, date(2020, 1, 10))) != first


async def test_a_refused_act_leaves_its_key_free():
    skp_id = await draft_skp([])

    assert await refusals(submit_skp(skp_id, version=2, kunci="kirim", by=aktor(BUDI))) == [
        (ErrorCode.INDIKATOR_KOSONG, "indikator")
    ]
    await save_skp(skp_id, version=2, indikator=BARIS, kunci=kunci(), by=aktor(BUDI))
    assert await submit_skp(skp_id, version=3, kunci="kirim", by=aktor(BUDI)) == skp_id


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("", ErrorCode.WAJIB_DIISI),
        ("x" * 81, ErrorCode.TERLALU_PANJANG),
        ("a\nb", ErrorCode.KARAKTER_TERLARANG),
        ("a\x00b", ErrorCode.KARAKTER_TERLARANG),
        ("\ud800", ErrorCode.KARAKTER_TERLARANG),
    ],
)
async def test_what_is_no_key(key, code):
    assert await refusals(create(key)) == [(code, "idempotencyKey")]


@pytest.mark.parametrize("key", ["x", "é" * 80, "3f1c0d0e-7b1a-4a40-9a3e-2f9d4c1e8b11"])
async def test_what_is_a_key(key):
    assert await create(key) == await create(key)


@pytest.mark.parametrize(("later", "known"), [(timedelta(hours=24), True), (timedelta(hours=24, seconds=1), False)])
async def test_a_key_is_kept_for_a_day(later, known):
    await create("satu")
    by = aktor(BUDI)
    again = create("satu", by=type(by)(by.pegawai_id, by.waktu + later))

    if known:
        assert await again
    else:
        assert await refusals(again) == [(ErrorCode.MASA_BERTUMPUK, "mulai")]


async def test_old_keys_are_thrown_away():
    await create("satu")

    later = aktor(BUDI, HARI + timedelta(days=2))
    skp_id = (await models.Skp.get()).id
    await save_skp(skp_id, version=1, kunci="dua", by=later)

    assert await models.Kunci.all().values_list("kunci", flat=True) == ["dua"]


def test_a_body_has_one_fingerprint():
    note, other = CatatanMasuk(1, "\ud800"), CatatanMasuk(1, "b")

    assert fingerprint("a", {"x": 1, "y": [note]}) == fingerprint("a", {"y": [CatatanMasuk(1, "\ud800")], "x": 1})
    assert (
        len({fingerprint("a", {"y": [note]}), fingerprint("a", {"y": [other]}), fingerprint("b", {"y": [note]})}) == 3
    )


async def test_the_same_act_twice_at_once_has_one_effect():
    answers = await asyncio.gather(*(create("satu") for _ in range(5)))

    assert len(set(answers)) == 1
    assert await models.Skp.all().count() == 1
    assert await riwayat_of(BUDI) == [("skp", "CREATE", BUDI)]


async def test_two_bodies_under_one_key_at_once():
    ends = [SELESAI, date(2020, 6, 30), date(2020, 9, 30)]
    answers = await asyncio.gather(*(create("satu", selesai=s) for s in ends), return_exceptions=True)

    assert sorted(type(a) is int for a in answers) == [False, False, True]
    assert {a.code for a in answers if isinstance(a, DomainError)} == {ErrorCode.IDEMPOTENCY_MISMATCH}
    assert await models.Skp.all().count() == 1


async def test_five_approvals_at_once_and_one_wins():
    skp_id = await submitted_skp()

    answers = await asyncio.gather(
        *(approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI, jam=time(9, i))) for i in range(5)),
        return_exceptions=True,
    )

    assert answers.count(skp_id) == 1
    assert [a.params for a in answers if isinstance(a, Stale)] == [{"version": 4}] * 4
    assert (await riwayat_of(BUDI)).count(("skp", "APPROVE", SITI)) == 1
    assert await models.Renkin.all().count() == 12
    assert await verify() is None


async def test_an_approval_and_a_return_at_once():
    skp_id = await submitted_skp()

    answers = await asyncio.gather(
        approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI)),
        return_skp(skp_id, version=3, catatan="Perbaiki.", kunci=kunci(), by=aktor(SITI)),
        return_exceptions=True,
    )

    assert answers.count(skp_id) == 1
    assert [type(a) for a in answers if a != skp_id] == [Stale]
    assert await status_of(skp_id) in (StatusSkp.APPROVED, StatusSkp.RETURNED)


async def test_two_begin_the_same_plan_at_once():
    answers = await asyncio.gather(*(create(kunci()) for _ in range(4)), return_exceptions=True)

    assert [a.code for a in answers if isinstance(a, DomainError)] == [ErrorCode.MASA_BERTUMPUK] * 3
    assert await models.Skp.all().count() == 1


async def test_two_save_at_once():
    skp_id = await draft_skp([])

    answers = await asyncio.gather(
        *(save_skp(skp_id, version=2, indikator=[row], kunci=kunci(), by=aktor(BUDI)) for row in BARIS),
        return_exceptions=True,
    )

    assert answers.count(skp_id) == 1
    assert len(await rows_of(skp_id)) == 1
    assert await version_of(skp_id) == 3


@pytest.mark.parametrize("act", ["skp", "renkin", "realisasi"])
async def test_acts_on_one_file_are_serial(act):
    skp_id = await approved_renkin() if act == "realisasi" else await approved_skp()
    tw = await first_quarter()
    if act == "skp":
        await models.VersiSkp.filter(skp_id=skp_id).update(status=StatusSkp.DRAFT)
    acts = {
        "skp": lambda: save_skp(skp_id, version=4, kunci=kunci(), by=aktor(BUDI)),
        "renkin": lambda: save_renkin([TriwulanMasuk(tw.id, tw.version)], kunci=kunci(), by=aktor(BUDI)),
        "realisasi": lambda: save_realisasi(tw.id, version=tw.version, renkin=[], kunci=kunci(), by=aktor(BUDI)),
    }

    async with in_transaction():
        await lock_berkas(BUDI)
        # Begun outside of this transaction, as another request is.
        waiting = contextvars.Context().run(asyncio.ensure_future, acts[act]())
        done, _ = await asyncio.wait({waiting}, timeout=0.3)
        assert not done

    assert await waiting


async def break_riwayat(pegawai_id):
    """The next row of a person's file cannot be written: its place is taken."""
    head = await models.BerkasRiwayat.get(id=pegawai_id)
    await models.Riwayat.create(
        berkas_id=pegawai_id,
        nomor=head.nomor + 1,
        waktu=aktor(BUDI).waktu,
        objek="skp",
        objek_id=1,
        tindakan="X",
        isi="{}",
        hash_sebelum="0" * 64,
        hash="0" * 64,
    )


async def everything():
    """All that acts can change, as it stands."""
    tables = (
        models.Skp,
        models.VersiSkp,
        models.Indikator,
        models.IndikatorRevisi,
        models.Triwulan,
        models.Renkin,
        models.Riwayat,
        models.BerkasRiwayat,
        models.Kunci,
    )
    return [await table.all().order_by("id").values() for table in tables]


async def test_an_approval_that_cannot_be_recorded_has_not_happened():
    skp_id = await submitted_skp()
    await break_riwayat(BUDI)
    before = await everything()

    with pytest.raises(IntegrityError):
        await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI))

    assert await everything() == before


async def test_a_return_that_cannot_be_recorded_has_not_happened():
    skp_id = await submitted_skp()
    note = CatatanMasuk((await rows_of(skp_id))[0].id, "Perbaiki.")
    await break_riwayat(BUDI)
    before = await everything()

    with pytest.raises(IntegrityError):
        await return_skp(skp_id, version=3, indikator=[note], kunci=kunci(), by=aktor(SITI))

    assert await everything() == before


async def test_a_submission_that_cannot_be_recorded_has_not_happened():
    skp_id = await draft_skp()
    await break_riwayat(BUDI)
    before = await everything()

    with pytest.raises(IntegrityError):
        await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))

    assert await everything() == before


async def test_quarters_that_cannot_be_recorded_have_not_moved():
    skp_id = await drafted_renkin()
    await break_riwayat(BUDI)
    before = await everything()

    with pytest.raises(IntegrityError):
        await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(BUDI))

    assert await everything() == before
    assert {t.renkin_status for t in await models.Triwulan.all()} == {StatusRenkin.DRAFT}


async def test_a_validation_that_cannot_be_recorded_has_not_happened():
    tw = await submitted_realisasi()
    due = await models.Renkin.filter(triwulan_id=tw.id, target__gt=0)
    await break_riwayat(BUDI)
    before = await everything()

    with pytest.raises(IntegrityError):
        await validate_realisasi(
            tw.id,
            version=tw.version,
            renkin=[ValidasiMasuk(r.id, r.realisasi) for r in due],
            kunci=kunci(),
            by=aktor(SITI),
        )

    assert await everything() == before
    assert (await models.Triwulan.get(id=tw.id)).realisasi_status is StatusRealisasi.SUBMITTED
