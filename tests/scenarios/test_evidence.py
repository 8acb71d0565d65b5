"""Evidence for a report: added, taken back, fetched for a minute, and nothing left lying about."""

import asyncio
import base64
import os
from datetime import UTC, date, datetime, timedelta

import pytest
from tortoise.exceptions import IntegrityError

import files
from kinerja import models
from kinerja.domain.aktor import Peran
from kinerja.domain.errors import ErrorCode, Stale
from kinerja.domain.renkin import StatusRealisasi
from kinerja.services import bukti
from people import BUDI, HARI, JOKO, RATNA, SITI, TONO, YUNI, aktor
from steps import (
    approved_renkin,
    drafted_realisasi,
    first_quarter,
    kunci,
    refusals,
    renkin_of,
    riwayat_of,
    submitted_renkin,
)

SEKARANG = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def add(cast, tmp_path):
    """Budi adds a file to the first row of the first quarter."""

    async def add(isi=files.PDF, nama="laporan.pdf", place=0, orang=BUDI, hari=HARI, key=None, version=None):
        path = tmp_path / f"kiriman-{kunci()}"
        path.write_bytes(isi)
        tw = await first_quarter()
        return await bukti.add_bukti(
            (await renkin_of(tw.id))[place].id,
            version=version or tw.version,
            nama=nama,
            berkas=path,
            kunci=key or kunci(),
            by=aktor(orang, hari),
            config=cast,
        )

    return add


@pytest.fixture
def remove(cast):
    async def remove(bukti_id, orang=BUDI, key=None, version=None):
        version = version or (await first_quarter()).version
        return await bukti.remove_bukti(bukti_id, version=version, kunci=key or kunci(), by=aktor(orang), config=cast)

    return remove


def kept(config):
    """The files in the store."""
    folder = bukti.folder(config)
    return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []


async def test_a_file_stands_beside_its_row(cast, add):
    await approved_renkin()

    row = await models.Bukti.get(id=await add(nama="C:\\tw1\\Laporan TW1.PDF"))

    assert (row.nama, row.jenis, row.ukuran) == ("Laporan TW1.pdf", "application/pdf", len(files.PDF))
    assert row.oleh_id == BUDI and row.diunggah == aktor(BUDI).waktu
    assert kept(cast) == [row.tempat]
    assert (bukti.folder(cast) / row.tempat).read_bytes() == files.PDF
    tw = await first_quarter()
    assert (tw.realisasi_status, tw.version) == (StatusRealisasi.DRAFT, 5)
    assert (await riwayat_of(BUDI))[-1] == ("bukti", "ADD", BUDI)


async def test_a_file_is_taken_back(cast, add, remove):
    await approved_renkin()
    bukti_id = await add()

    assert await remove(bukti_id) == (await renkin_of((await first_quarter()).id))[0].id

    assert await models.Bukti.all().count() == 0
    assert kept(cast) == []
    assert (await riwayat_of(BUDI))[-1] == ("bukti", "REMOVE", BUDI)


async def test_ten_files_are_the_most(cast, add):
    await approved_renkin()
    for i in range(10):
        await add(nama=f"{i}.pdf")

    assert await refusals(add()) == [(ErrorCode.TERLALU_BANYAK, "berkas")]
    assert len(kept(cast)) == 10
    assert await add(place=2)


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        (b"", ErrorCode.BERKAS_KOSONG),
        (b"<svg/>", ErrorCode.BERKAS_JENIS_DITOLAK),
        (files.PDF + b"\0" * 10 * 1024 * 1024, ErrorCode.BERKAS_TERLALU_BESAR),
    ],
)
async def test_a_file_that_is_not_taken(cast, add, isi, code):
    await approved_renkin()

    assert await refusals(add(isi)) == [(code, "berkas")]
    assert kept(cast) == []


async def test_a_row_that_is_not_due_needs_no_evidence(cast, add):
    await approved_renkin()

    assert await refusals(add(place=1)) == [(ErrorCode.KOLOM_TERTUTUP, "renkinId")]
    assert kept(cast) == []


async def test_without_an_approved_plan_there_is_nothing_to_prove(add):
    await submitted_renkin()
    assert await refusals(add()) == [(ErrorCode.RENKIN_BELUM_DISETUJUI, "")]


async def test_what_was_sent_keeps_its_evidence(cast, add, remove):
    await approved_renkin()
    bukti_id = await add()
    await models.Triwulan.filter(tw=1).update(realisasi_status=StatusRealisasi.SUBMITTED)

    assert await refusals(add()) == [(ErrorCode.WRONG_STATUS, "")]
    assert await refusals(remove(bukti_id)) == [(ErrorCode.WRONG_STATUS, "")]
    assert len(kept(cast)) == 1


@pytest.mark.parametrize(
    ("hari", "code"), [(date(2020, 2, 29), ErrorCode.WINDOW_NOT_OPEN), (date(2020, 4, 6), ErrorCode.WINDOW_CLOSED)]
)
async def test_outside_the_window_no_evidence_is_taken(add, hari, code):
    await approved_renkin()

    assert await refusals(add(hari=hari)) == [(code, "")]


@pytest.mark.parametrize(
    ("orang", "code", "path"),
    [
        (SITI, ErrorCode.NOT_ALLOWED, ""),
        (RATNA, ErrorCode.NOT_ALLOWED, ""),
        (TONO, ErrorCode.NOT_FOUND, "renkinId"),
        (JOKO, ErrorCode.NOT_FOUND, "renkinId"),
    ],
)
async def test_only_the_owner_adds_evidence(cast, add, orang, code, path):
    await approved_renkin()

    assert await refusals(add(orang=orang)) == [(code, path)]
    assert kept(cast) == []


async def test_only_the_owner_takes_evidence_back(add, remove):
    await approved_renkin()
    bukti_id = await add()

    assert await refusals(remove(bukti_id, SITI)) == [(ErrorCode.NOT_ALLOWED, "")]
    assert await refusals(remove(bukti_id, TONO)) == [(ErrorCode.NOT_FOUND, "id")]
    assert await refusals(remove(999)) == [(ErrorCode.NOT_FOUND, "id")]


async def test_somebody_saved_in_between(cast, add, remove):
    await approved_renkin()
    bukti_id = await add()

    with pytest.raises(Stale):
        await add(version=1)
    with pytest.raises(Stale):
        await remove(bukti_id, version=1)
    assert len(kept(cast)) == 1


async def test_the_same_file_sent_again_is_kept_once(cast, add, remove):
    await approved_renkin()
    version = (await first_quarter()).version

    first = await add(key="unggah", version=version)

    assert await add(key="unggah", version=version) == first
    assert await refusals(add(files.PNG, key="unggah", version=version)) == [
        (ErrorCode.IDEMPOTENCY_MISMATCH, "idempotencyKey")
    ]
    assert len(kept(cast)) == 1

    answers = [await remove(first, key="hapus", version=version + 1) for _ in range(2)]
    assert answers[0] == answers[1]
    assert kept(cast) == []


async def test_the_same_file_twice_at_once_is_kept_once(cast, add):
    await approved_renkin()
    version = (await first_quarter()).version

    answers = await asyncio.gather(*(add(key="unggah", version=version) for _ in range(3)))

    assert len(set(answers)) == 1
    assert len(kept(cast)) == await models.Bukti.all().count() == 1


async def test_a_file_whose_row_could_not_be_written_is_left_to_the_sweep(cast, add):
    await approved_renkin()
    head = await models.BerkasRiwayat.get(id=BUDI)
    await models.Riwayat.create(
        berkas_id=BUDI,
        nomor=head.nomor + 1,
        waktu=SEKARANG,
        objek="skp",
        objek_id=1,
        tindakan="X",
        isi="{}",
        hash_sebelum="0" * 64,
        hash="0" * 64,
    )

    with pytest.raises(IntegrityError):
        await add()

    assert await models.Bukti.all().count() == 0
    assert (await first_quarter()).realisasi_status is StatusRealisasi.EMPTY
    (left,) = kept(cast)
    path = bukti.folder(cast) / left
    os.utime(path, (0, 0))
    now = datetime.fromtimestamp(0, UTC)
    assert await bukti.orphans(cast, now + timedelta(minutes=60)) == []
    assert await bukti.orphans(cast, now + timedelta(minutes=61)) == [path]


async def test_the_sweep_finds_only_what_belongs_to_no_row(cast, add):
    assert await bukti.orphans(cast, SEKARANG) == []
    await approved_renkin()
    row = await models.Bukti.get(id=await add())
    stray = bukti.folder(cast) / "sisa"
    stray.write_bytes(b"x")
    for path in (stray, bukti.folder(cast) / row.tempat):
        os.utime(path, (0, 0))

    assert await bukti.orphans(cast, SEKARANG) == [stray]
    assert await bukti.missing(cast) == []

    (bukti.folder(cast) / row.tempat).unlink()
    assert [b.id for b in await bukti.missing(cast)] == [row.id]


@pytest.mark.parametrize(("orang", "peran"), [(BUDI, ()), (SITI, ()), (RATNA, ()), (YUNI, (Peran.AUDITOR,))])
async def test_who_sees_the_report_may_fetch_its_evidence(cast, add, orang, peran):
    await approved_renkin()
    bukti_id = await add()

    token = await bukti.make_link(bukti_id, waktu=SEKARANG, by=aktor(orang, HARI, *peran), config=cast)
    row, path = await bukti.open_link(token, waktu=SEKARANG + timedelta(seconds=59), config=cast)

    assert row.id == bukti_id and path.read_bytes() == files.PDF


@pytest.mark.parametrize("orang", [TONO, JOKO, YUNI])
async def test_for_others_it_does_not_exist(cast, add, orang):
    await approved_renkin()
    bukti_id = await add()

    act = bukti.make_link(bukti_id, waktu=SEKARANG, by=aktor(orang), config=cast)

    assert await refusals(act) == [(ErrorCode.NOT_FOUND, "id")]


async def test_a_link_lives_a_minute(cast, add):
    await approved_renkin()
    token = await bukti.make_link(await add(), waktu=SEKARANG, by=aktor(BUDI), config=cast)

    late = SEKARANG + timedelta(seconds=61)

    assert await bukti.open_link(token, waktu=SEKARANG + timedelta(seconds=60), config=cast)
    assert await refusals(bukti.open_link(token, waktu=late, config=cast)) == [(ErrorCode.NOT_FOUND, "")]


async def test_a_link_to_a_file_taken_back_leads_nowhere(cast, add, remove):
    await approved_renkin()
    bukti_id = await add()
    token = await bukti.make_link(bukti_id, waktu=SEKARANG, by=aktor(BUDI), config=cast)

    await remove(bukti_id)

    assert await refusals(bukti.open_link(token, waktu=SEKARANG, config=cast)) == [(ErrorCode.NOT_FOUND, "")]


async def test_a_link_is_bound_to_its_file(cast, add):
    await approved_renkin()
    first, second = await add(), await add(files.PNG, "foto.png")
    token = await bukti.make_link(first, waktu=SEKARANG, by=aktor(BUDI), config=cast)
    data = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    other = second.to_bytes(8, "big") + data[8:]
    longer = data[:8] + (2**40).to_bytes(8, "big") + data[16:]

    for forged in (other, longer, data[:-1], data[:16], data + b"x", b""):
        text = base64.urlsafe_b64encode(forged).decode().rstrip("=")
        assert await refusals(bukti.open_link(text, waktu=SEKARANG, config=cast)) == [(ErrorCode.NOT_FOUND, "")]


@pytest.mark.parametrize("token", ["", "a", "é", "!!!!", "=" * 5, "A" * 10_000])
async def test_what_is_no_link(cast, token):
    assert await refusals(bukti.open_link(token, waktu=SEKARANG, config=cast)) == [(ErrorCode.NOT_FOUND, "")]


async def test_evidence_and_values_share_one_version(add):
    tw = await drafted_realisasi()

    await add()

    assert (await first_quarter()).version == tw.version + 1


async def test_evidence_stays_readable_after_the_report_was_sent(cast, add):
    await approved_renkin()
    bukti_id = await add()
    await models.Triwulan.filter(tw=1).update(realisasi_status=StatusRealisasi.SUBMITTED)

    assert await bukti.make_link(bukti_id, waktu=SEKARANG, by=aktor(SITI), config=cast)
