"""Opening a closed window again: one admin proposes it with a reason, another decides; the four eyes are the rule.

Who has confirmed it has changed the last days on the plans and quarters concerned; whoever has no plan yet may still
begin one, for the confirmed openings are asked for then.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from .. import models
from ..domain import kalender as domain
from ..domain.aktor import Aktor, Party, Peran
from ..domain.catatan import read_reason, read_remark
from ..domain.errors import ErrorCode, NotFound, Refused
from ..domain.kalender import StatusPembukaan, Tahapan
from ..domain.pegawai import JenisPenempatan
from ..domain.renkin import StatusRenkin
from ..domain.skp import StatusSkp
from ..domain.workflow import Keadaan, Move, Window, next_status
from ..models.lingkup import visible_to
from . import kalender, pemberitahuan, riwayat
from .akses import take
from .kunci import once


@dataclass(frozen=True)
class PembukaanMasuk:
    """Which window is to be opened again, for whom, and until when.

    Args:
        tw: the quarter, 1 to 4; None for the SKP. pegawai_id, unit_id: at most one; neither: everybody.
        sampai: the last day.
    """

    tahap: Tahapan
    tahun: int
    sampai: date
    alasan: str
    tw: int | None = None
    pegawai_id: int | None = None
    unit_id: int | None = None


@once
async def propose_pembukaan(masuk: PembukaanMasuk, *, kunci: str, by: Aktor) -> int:
    """An admin proposes it.

    Raises:
        Refused: NOT_ALLOWED, WAJIB_DIISI, NILAI_TIDAK_DIKENAL, NOT_FOUND, TIDAK_PERLU_DIBUKA (the window is open until
            then), and those of texts and of `domain.check_pembukaan`.
    """
    check_admin(by)
    alasan = read_reason(masuk.alasan)
    await _check(masuk, by)
    await riwayat.lock_berkas(riwayat.SISTEM)
    row = await models.Pembukaan.create(**{**vars(masuk), "alasan": alasan}, oleh_id=by.pegawai_id, diusulkan=by.waktu)
    await pemberitahuan.tell_admin(await _record(row, "PROPOSE", by), by)
    return int(row.id)


@once
async def confirm_pembukaan(pembukaan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """Another admin opens the window.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, ORANG_KEDUA, BELUM_WAKTUNYA (the last day went by).
    """
    row, ke = await _open(pembukaan_id, version, Move.CONFIRM, by)
    domain.check_pembukaan(row.sampai, by.hari)
    await _decide(row, ke, None, by)
    jumlah = await {Tahapan.SKP: _open_skp, Tahapan.RENKIN: _open_renkin, Tahapan.REALISASI: _open_realisasi}[
        row.tahap
    ](row, by)
    told = await _record(row, Move.CONFIRM, by, jumlah=jumlah)
    await pemberitahuan.tell_people(told, [row.oleh_id, row.pegawai_id], by)
    return pembukaan_id


@once
async def reject_pembukaan(pembukaan_id: int, *, version: int, catatan: str, kunci: str, by: Aktor) -> int:
    """Another admin says no, with a note.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS, ORANG_KEDUA, CATATAN_WAJIB, and those of texts.
    """
    row, ke = await _open(pembukaan_id, version, Move.REJECT, by)
    teks = read_remark(catatan)
    if teks is None:
        raise Refused(ErrorCode.CATATAN_WAJIB, "catatan")
    await _decide(row, ke, teks, by)
    await pemberitahuan.tell_people(await _record(row, Move.REJECT, by, catatan=teks), [row.oleh_id], by)
    return pembukaan_id


@once
async def withdraw_pembukaan(pembukaan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The admin who proposed it takes it back.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, WRONG_STATUS.
    """
    row, ke = await _open(pembukaan_id, version, Move.WITHDRAW, by)
    await _decide(row, ke, None, by)
    await _record(row, Move.WITHDRAW, by)
    return pembukaan_id


async def until(tahap: Tahapan, pegawai_id: int, tahun: int, hari: date) -> date | None:
    """The last day until which a window of the year was opened again for a person; None when it was not."""
    penempatan = await kalender.definitive_on(pegawai_id, hari)
    untuk = Q(pegawai_id=pegawai_id) | Q(pegawai_id=None, unit_id=None)
    if penempatan is not None:
        jabatan = await models.Jabatan.get(id=penempatan.jabatan_id).select_related("unit")
        untuk |= Q(unit_id__in=[int(id) for id in jabatan.unit.jalur.strip("/").split("/")])
    found = models.Pembukaan.filter(untuk, tahap=tahap, tahun=tahun, status=StatusPembukaan.CONFIRMED, sampai__gte=hari)
    return max([row.sampai for row in await found], default=None)


def check_admin(by: Aktor) -> None:
    """The calendar belongs to the admin of BKD.

    Raises:
        Refused: NOT_ALLOWED.
    """
    if Peran.ADMIN_BKD not in by.peran:
        raise Refused(ErrorCode.NOT_ALLOWED)


async def _check(masuk: PembukaanMasuk, by: Aktor) -> None:
    if masuk.pegawai_id is not None and not await models.Pegawai.exists(id=masuk.pegawai_id):
        raise NotFound("bagiId")
    if masuk.unit_id is not None and not await models.Unit.exists(id=masuk.unit_id):
        raise NotFound("bagiId")
    if (masuk.tahap is Tahapan.SKP) != (masuk.tw is None) or masuk.tw not in (None, 1, 2, 3, 4):
        raise Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "tw")
    if abs(masuk.tahun - by.hari.year) > 1:
        raise Refused(ErrorCode.DI_LUAR_TAHUN, "tahun", tahun=by.hari.year)
    domain.check_pembukaan(masuk.sampai, by.hari)
    tutup = await _closes(masuk)
    if masuk.sampai <= tutup:
        raise Refused(ErrorCode.TIDAK_PERLU_DIBUKA, "sampai", tutup=tutup)


async def _closes(masuk: PembukaanMasuk) -> date:
    tahun = await kalender.ensure_year(masuk.tahun)
    if masuk.tw is None:
        return tahun.tutup_skp
    quarter = await models.KalenderTriwulan.get(tahun=masuk.tahun, tw=masuk.tw)
    return quarter.batas_renkin if masuk.tahap is Tahapan.RENKIN else quarter.batas_realisasi


async def _open(pembukaan_id: int, version: int, move: Move, by: Aktor) -> tuple[models.Pembukaan, StatusPembukaan]:
    """The proposal, and where the move leads it.

    Raises:
        NotFound, Stale; Refused: NOT_ALLOWED, ORANG_KEDUA (one's own proposal), WRONG_STATUS.
    """
    if not await visible_to(models.Pembukaan, by).filter(id=pembukaan_id).exists():
        raise NotFound("id")
    check_admin(by)
    await riwayat.lock_berkas(riwayat.SISTEM)
    await take(models.Pembukaan, pembukaan_id, version)
    row = await models.Pembukaan.get(id=pembukaan_id)
    own = row.oleh_id == by.pegawai_id
    if own and move is not Move.WITHDRAW:
        raise Refused(ErrorCode.ORANG_KEDUA)
    sides = {Party.OWNER} if own else {Party.ADMIN}
    return row, next_status(domain.PEMBUKAAN, row.status, move, sides, Keadaan(Window(), by.hari))


async def _decide(row: models.Pembukaan, status: StatusPembukaan, catatan: str | None, by: Aktor) -> None:
    await models.Pembukaan.filter(id=row.id).update(
        status=status, catatan=catatan, penentu_id=by.pegawai_id, ditentukan=by.waktu
    )


def _concerned(row: models.Pembukaan, by: Aktor) -> Q:
    """The SKP of the people for whom a window is opened, as a condition on an SKP."""
    if row.pegawai_id is not None:
        return Q(pegawai_id=row.pegawai_id)
    if row.unit_id is None:
        return Q()
    people = models.Penempatan.filter(
        Q(selesai=None) | Q(selesai__gte=by.hari),
        jenis=JenisPenempatan.DEFINITIF,
        mulai__lte=by.hari,
        jabatan__unit__jalur__contains=f"/{row.unit_id}/",
    )
    return Q(pegawai_id__in=Subquery(people.values("pegawai_id")))


def _skp(row: models.Pembukaan, by: Aktor) -> QuerySet[models.Skp]:
    return models.Skp.filter(_concerned(row, by), tahun=row.tahun)


async def _open_skp(row: models.Pembukaan, by: Aktor) -> int:
    versi = models.VersiSkp.filter(
        Q(diperpanjang=None) | Q(diperpanjang__lt=row.sampai),
        id__in=Subquery(_skp(row, by).values("kerja_id")),
        versi=1,
        status__in=[StatusSkp.DRAFT, StatusSkp.RETURNED],
    )
    return await versi.update(diperpanjang=row.sampai)


def _quarters(row: models.Pembukaan, by: Aktor) -> QuerySet[models.Triwulan]:
    return models.Triwulan.filter(skp_id__in=Subquery(_skp(row, by).values("id")), tw=row.tw)


async def _open_renkin(row: models.Pembukaan, by: Aktor) -> int:
    quarters = _quarters(row, by).filter(
        renkin_status__in=[StatusRenkin.EMPTY, StatusRenkin.DRAFT, StatusRenkin.RETURNED]
    )
    await _later(quarters, "renkin_diperpanjang", row.sampai)
    return await quarters.update(terkunci=None)


async def _open_realisasi(row: models.Pembukaan, by: Aktor) -> int:
    days = await models.KalenderTriwulan.get(tahun=row.tahun, tw=row.tw)
    given = domain.dibuka_sampai(days.batas_realisasi, days.batas_validasi, days.kunci, row.sampai)
    for column, sampai in (
        ("realisasi_diperpanjang", given.realisasi),
        ("validasi_diperpanjang", given.validasi),
        ("kunci_ditunda", given.kunci),
    ):
        await _later(_quarters(row, by), column, sampai)
    return await _quarters(row, by).update(terkunci=None)


async def _later(rows: QuerySet[Any], column: str, sampai: date) -> None:
    earlier: dict[str, Any] = {column: None}
    before: dict[str, Any] = {f"{column}__lt": sampai}
    await rows.filter(Q(**earlier) | Q(**before)).update(**{column: sampai})


async def _record(row: models.Pembukaan, tindakan: str, by: Aktor, **isi: object) -> models.Riwayat:
    untuk = {"pegawai": row.pegawai_id, "unit": row.unit_id}
    told = {"tahap": row.tahap, "tahun": row.tahun, "tw": row.tw, **untuk, "sampai": row.sampai, **isi}
    isi = {**told, "alasan": row.alasan}
    return await riwayat.record(riwayat.SISTEM, "pembukaan", row.id, tindakan, by=by, isi=isi)
