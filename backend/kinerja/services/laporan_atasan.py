"""Reports of a wrong superior: a person tells, the pengelola of his office corrects or refuses."""

from datetime import date

from tortoise.transactions import in_transaction

from .. import models
from ..domain import laporan_atasan as domain
from ..domain.aktor import Aktor, Party
from ..domain.errors import ErrorCode, NotFound, Refused, Stale
from ..domain.laporan_atasan import LaporanMasuk, Perbaikan, StatusLaporan
from ..domain.workflow import Keadaan, Move, Window, next_status
from ..models import lingkup
from ..models.lingkup import visible_to
from . import kalender, pegawai, pemberitahuan, perbaikan_atasan, riwayat
from .kunci import once
from .perbaikan_atasan import Perpindahan

OBJEK = "laporan_atasan"


@once
async def report_atasan(masuk: LaporanMasuk, *, kunci: str, by: Aktor) -> int:
    """A person tells that his superior is wrong.

    Returns:
        The id of the report.

    Raises:
        Refused: TANPA_JABATAN, LAPORAN_GANDA (one is open). Invalid: what is wrong with the texts.
    """
    laporan = domain.read_report(masuk)
    await riwayat.lock_berkas(by.pegawai_id)
    tetap = await kalender.definitive_on(by.pegawai_id, by.hari)
    if tetap is None:
        raise Refused(ErrorCode.TANPA_JABATAN)
    if await models.LaporanAtasan.exists(pegawai_id=by.pegawai_id, status=StatusLaporan.OPEN):
        raise Refused(ErrorCode.LAPORAN_GANDA)
    hari = {"mulai__lte": by.hari, "selesai__gte": by.hari}
    atasan = await models.HubunganAtasan.filter(pegawai_id=by.pegawai_id, tingkat=1, **hari).first()
    row = await models.LaporanAtasan.create(
        pegawai_id=by.pegawai_id,
        jabatan_id=tetap.jabatan_id,
        atasan_id=atasan.atasan_id if atasan else None,
        dibuat=by.waktu,
        **vars(laporan),
    )
    isi = {**vars(laporan), "atasan": row.atasan_id}
    told = await riwayat.record(by.pegawai_id, OBJEK, row.id, "REPORT", by=by, isi=isi)
    await pemberitahuan.tell_pengelola(told, tetap.jabatan_id, by)
    return int(row.id)


@once
async def withdraw_laporan_atasan(laporan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The one who reported takes it back.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    return await _decide(await _open(laporan_id, version, Move.WITHDRAW, by), Move.WITHDRAW, None, by)


@once
async def reject_laporan_atasan(laporan_id: int, *, version: int, jawaban: str, kunci: str, by: Aktor) -> int:
    """The pengelola says why nothing is to be corrected.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS. Invalid: CATATAN_WAJIB, and those of texts.
    """
    row = await _open(laporan_id, version, Move.REJECT, by)
    return await _decide(row, Move.REJECT, domain.read_answer(jawaban, wajib=True), by)


@once
async def resolve_laporan_atasan(
    laporan_id: int,
    *,
    version: int,
    cara: Perbaikan,
    jabatan_id: int,
    mulai: date | None = None,
    jawaban: str | None = None,
    kunci: str,
    by: Aktor,
) -> int:
    """The pengelola corrects what was wrong; all that waits follows.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS; and what `perbaikan_atasan.repair` refuses.
    """
    await _resolve(laporan_id, version, cara, jabatan_id, mulai, jawaban, by)
    return laporan_id


class _Undone(Exception):
    """Ends a transaction that was only to be looked at."""


async def preview_laporan_atasan(
    laporan_id: int,
    *,
    version: int,
    cara: Perbaikan,
    jabatan_id: int,
    mulai: date | None = None,
    jawaban: str | None = None,
    by: Aktor,
) -> list[Perpindahan]:
    """What would wait with another person; it is done and undone, so that it is what would happen.

    Raises:
        NotFound, Stale, Refused: as for the act itself.
    """
    pindah: list[Perpindahan] = []
    try:
        async with in_transaction():
            pindah = await _resolve(laporan_id, version, cara, jabatan_id, mulai, jawaban, by)
            raise _Undone
    except _Undone:
        return pindah


@once
async def align_penilai(skp_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The pengelola lets an SKP name the rater that the tree of posts says.

    Raises:
        NotFound: it names him, or is not of his office. Stale; Refused: NOT_ALLOWED.
    """
    rows = await visible_to(models.Skp, by, lingkup.penilai_berbeda).filter(id=skp_id).values_list("pegawai_id")
    if not rows:
        raise NotFound("id")
    pegawai_id = rows[0][0]
    await riwayat.lock_berkas(pegawai_id)
    tetap = await kalender.definitive_on(pegawai_id, by.hari)
    if tetap is None or pegawai_id == by.pegawai_id:
        raise Refused(ErrorCode.NOT_ALLOWED)
    await pegawai.check_rights([tetap.jabatan_id], by)
    row = await models.Skp.get(id=skp_id)
    if row.version != version:
        raise Stale(row.version)
    await perbaikan_atasan.align(row, by)
    return skp_id


async def _resolve(
    laporan_id: int,
    version: int,
    cara: Perbaikan,
    jabatan_id: int,
    mulai: date | None,
    jawaban: str | None,
    by: Aktor,
) -> list[Perpindahan]:
    row = await _open(laporan_id, version, Move.RESOLVE, by)
    text = domain.read_answer(jawaban, wajib=False)
    pindah = await perbaikan_atasan.repair(row.pegawai_id, cara, jabatan_id, mulai=mulai, by=by)
    await _decide(row, Move.RESOLVE, text, by, cara=cara, jabatan=jabatan_id)
    return pindah


async def _open(laporan_id: int, version: int, move: Move, by: Aktor) -> models.LaporanAtasan:
    rows = await visible_to(models.LaporanAtasan, by).filter(id=laporan_id).values_list("pegawai_id")
    if not rows:
        raise NotFound("id")
    if move is not Move.WITHDRAW:
        # As everywhere: the tree before the files.
        await pegawai.lock_tree()
    await riwayat.lock_berkas(rows[0][0])
    row = await models.LaporanAtasan.get(id=laporan_id)
    if row.version != version:
        raise Stale(row.version)
    next_status(domain.WORKFLOW, row.status, move, await _sides(row, by), Keadaan(Window(), by.hari))
    return row


async def _sides(row: models.LaporanAtasan, by: Aktor) -> frozenset[Party]:
    if row.pegawai_id == by.pegawai_id:
        return frozenset({Party.OWNER})
    # A report goes with the one who made it: the office that he has left keeps his data no more.
    tetap = await kalender.definitive_on(row.pegawai_id, by.hari)
    await pegawai.check_rights([tetap.jabatan_id if tetap else row.jabatan_id], by)
    return frozenset({Party.PENGELOLA})


async def _decide(row: models.LaporanAtasan, move: Move, jawaban: str | None, by: Aktor, **isi: object) -> int:
    ke = domain.WORKFLOW[move].ke
    await models.LaporanAtasan.filter(id=row.id).update(
        status=ke, jawaban=jawaban, diputuskan=by.waktu, pemutus_id=by.pegawai_id, version=row.version + 1
    )
    isi = {"ke": ke, "jawaban": jawaban, **isi}
    told = await riwayat.record(row.pegawai_id, OBJEK, row.id, move, by=by, isi=isi)
    await pemberitahuan.tell_people(told, [row.pegawai_id], by)
    return int(row.id)
