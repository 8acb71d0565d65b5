"""Putting right who stands above a person: the rater's post in the SKP, the post above his own, or his placement.

Whatever is corrected, the open items follow in the same transaction: the SKP of those concerned name the right post,
and so the turn is its holder's.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tortoise.connection import get_connection

from .. import models
from ..basisdata import dialect
from ..domain.aktor import Aktor
from ..domain.errors import ErrorCode, NotFound, Refused
from ..domain.laporan_atasan import Perbaikan
from ..domain.pegawai import JenisPenempatan
from ..domain.skp import StatusSkp
from . import kalender, pegawai, pejabat_penilai, pemberitahuan, riwayat
from .pejabat_penilai import Penilai

REPAIR = "REPAIR"


@dataclass(frozen=True)
class Perpindahan:
    """Something that waits, with whom it waits now, and with whom it will.

    Args:
        jenis: SKP, RENKIN or REALISASI. tw: its quarter; None of an SKP.
    """

    jenis: str
    pegawai: str
    tahun: int
    tw: int | None
    dari: str | None
    ke: str | None


async def repair(
    pegawai_id: int, cara: Perbaikan, jabatan_id: int, *, mulai: date | None, by: Aktor
) -> list[Perpindahan]:
    """Corrects one of the three and lets all that waits follow.

    Args:
        jabatan_id: the right post: of the rater, above the person's own, or his own.
        mulai: from when he holds it; today where it is not said.

    Returns:
        What waits with another person now.

    Raises:
        NotFound; Refused: NOT_ALLOWED, TANPA_JABATAN, PENILAI_BUKAN_ATASAN, PENILAI_TIDAK_ADA (nobody acts for the
            post), SUSUNAN_MELINGKAR; and what
            `pegawai.place` refuses.
    """
    await pegawai.lock_tree()
    tetap = await kalender.definitive_on(pegawai_id, by.hari)
    if tetap is None:
        raise Refused(ErrorCode.TANPA_JABATAN)
    if not await models.Jabatan.exists(id=jabatan_id):
        raise NotFound("jabatanId")
    orang = [pegawai_id]
    if cara is Perbaikan.INDUK_JABATAN:
        orang = await _holders(tetap.jabatan_id, by.hari)
    await riwayat.lock_berkas(*orang)
    jabatan = [tetap.jabatan_id, jabatan_id]
    sebelum = await _waiting(orang, jabatan, by)
    if cara is Perbaikan.PENILAI_SKP:
        await _name(pegawai_id, tetap.jabatan_id, jabatan_id, by)
    elif cara is Perbaikan.INDUK_JABATAN:
        await _hang(pegawai_id, tetap.jabatan_id, jabatan_id, by)
    else:
        await pegawai.place(pegawai_id, jabatan_id, mulai=mulai or by.hari, sementara=True, by=by)
    if cara is not Perbaikan.PENILAI_SKP:
        for each in orang:
            await _follow(each, by)
    return _moved(sebelum, await _waiting(orang, jabatan, by))


async def align(skp: models.Skp, by: Aktor) -> None:
    """The SKP names the post that the tree of posts says.

    Raises:
        Refused: PENILAI_TIDAK_ADA (nobody stands above the person).
    """
    penilai = await pejabat_penilai.nearest(skp.pegawai_id, by.hari)
    if penilai is None:
        raise Refused(ErrorCode.PENILAI_TIDAK_ADA)
    await _set_rater(skp, penilai, by)


async def _name(pegawai_id: int, milik: int, jabatan_id: int, by: Aktor) -> None:
    induk = (await pegawai.read_susunan()).induk
    atas = induk[milik]
    while atas is not None and atas != jabatan_id:
        atas = induk[atas]
    if atas is None:
        raise Refused(ErrorCode.PENILAI_BUKAN_ATASAN, "jabatanId")
    penilai = await pejabat_penilai.holding(jabatan_id, by.hari)
    if penilai is None:
        raise Refused(ErrorCode.PENILAI_TIDAK_ADA, "jabatanId")
    for skp in await _open_skp(pegawai_id, by.hari):
        await _set_rater(skp, penilai, by)


async def _hang(pegawai_id: int, jabatan_id: int, induk_id: int, by: Aktor) -> None:
    await pegawai.check_rights([jabatan_id, induk_id], by)
    if induk_id in (await pegawai.read_susunan()).bawah([jabatan_id]):
        raise Refused(ErrorCode.SUSUNAN_MELINGKAR, "jabatanId")
    row = await models.Jabatan.get(id=jabatan_id)
    await models.Jabatan.filter(id=jabatan_id).update(induk_id=induk_id)
    await pegawai.rebuild([jabatan_id])
    isi = {"dari": row.induk_id, "ke": induk_id}
    await riwayat.record(pegawai_id, "jabatan", jabatan_id, REPAIR, by=by, isi=isi)


async def _follow(pegawai_id: int, by: Aktor) -> None:
    penilai = await pejabat_penilai.nearest(pegawai_id, by.hari)
    if penilai is not None:
        for skp in await _open_skp(pegawai_id, by.hari):
            await _set_rater(skp, penilai, by)


async def _set_rater(skp: models.Skp, penilai: Penilai, by: Aktor) -> None:
    """Names the rater's post in the version worked on and the one in force; all who have it open are told."""
    versi = await models.VersiSkp.filter(id__in=[v for v in (skp.kerja_id, skp.berlaku_id) if v is not None])
    if all(v.penilai_jabatan_id == penilai.jabatan_id for v in versi):
        return
    await models.VersiSkp.filter(id__in=[v.id for v in versi]).update(**penilai.columns())
    await models.Skp.filter(id=skp.id).update(version=skp.version + 1)
    isi = {"dari": versi[0].penilai_jabatan_id, "ke": penilai.jabatan_id}
    told = await riwayat.record(skp.pegawai_id, "skp", skp.id, REPAIR, by=by, isi=isi)
    baru = await pejabat_penilai.acting(penilai.jabatan_id, skp.pegawai_id, by.hari)
    await pemberitahuan.tell_people(told, [skp.pegawai_id, baru], by)
    for quarter in await models.Triwulan.filter(skp_id=skp.id).order_by("tw"):
        await models.Triwulan.filter(id=quarter.id).update(version=quarter.version + 1)
        await riwayat.record(skp.pegawai_id, "triwulan", quarter.id, REPAIR, by=by, isi=isi)


async def _open_skp(pegawai_id: int, hari: date) -> list[models.Skp]:
    rows = await models.Skp.filter(pegawai_id=pegawai_id, selesai__gte=hari).order_by("mulai")
    closed = await models.VersiSkp.filter(id__in=[s.kerja_id for s in rows], status=StatusSkp.CLOSED)
    return [s for s in rows if s.kerja_id not in {v.id for v in closed}]


async def _holders(jabatan_id: int, hari: date) -> list[int]:
    rows = await models.Penempatan.filter(
        jabatan_id=jabatan_id, jenis=JenisPenempatan.DEFINITIF, mulai__lte=hari
    ).order_by("pegawai_id")
    return [p.pegawai_id for p in rows if p.selesai is None or p.selesai >= hari]


Waiting = dict[tuple[str, int, int], tuple[str, int, str | None]]


async def _waiting(orang: Collection[int], jabatan: Collection[int], by: Aktor) -> Waiting:
    """What waits of these people, and with the holders of these posts: whose it is, of which year, and with whom."""
    hari = f"'{by.hari.isoformat()}'"
    milik = f"(s.pegawai_id in ({_numbers(orang)}) or v.penilai_jabatan_id in ({_numbers(jabatan)}))"
    bagian = "s.pegawai_id, s.tahun, v.penilai_jabatan_id as jabatan from"
    triwulan = "triwulan w join skp s on s.id = w.skp_id join versi_skp v on v.id = s.berlaku_id"
    rows = await get_connection(dialect()).execute_query_dict(
        "select i.jenis, i.id, i.tw, i.tahun, o.nama as pegawai, coalesce(gp.nama, hp.nama) as di from ("
        f"select 'SKP' as jenis, s.id, 0 as tw, {bagian} skp s join versi_skp v on v.id = s.kerja_id"
        f" where v.status = 'SUBMITTED' and {milik}"
        f" union all select 'RENKIN', w.id, w.tw, {bagian} {triwulan} where w.renkin_status = 'SUBMITTED' and {milik}"
        f" union all select 'REALISASI', w.id, w.tw, {bagian} {triwulan}"
        f" where w.realisasi_status = 'SUBMITTED' and {milik}) i join pegawai o on o.id = i.pegawai_id"
        " left join pemegang g on g.jabatan_id = i.jabatan and g.pegawai_id <> i.pegawai_id"
        f" and g.mulai <= {hari} and g.selesai >= {hari} left join pegawai gp on gp.id = g.pegawai_id"
        " left join hubungan_atasan h on h.pegawai_id = i.pegawai_id and h.tingkat = 1"
        f" and h.mulai <= {hari} and h.selesai >= {hari} left join pegawai hp on hp.id = h.atasan_id"
        " order by o.nama_urut, o.id, i.jenis, i.tahun, i.tw"
    )
    return {(r["jenis"], r["id"], r["tw"]): (r["pegawai"], r["tahun"], r["di"]) for r in rows}


def _moved(sebelum: Waiting, sesudah: Waiting) -> list[Perpindahan]:
    return [
        Perpindahan(jenis, orang, tahun, tw or None, dari, sesudah[jenis, id, tw][2])
        for (jenis, id, tw), (orang, tahun, dari) in sebelum.items()
        if (jenis, id, tw) in sesudah and sesudah[jenis, id, tw][2] != dari
    ]


def _numbers(ids: Collection[int]) -> str:
    return ", ".join(str(int(id)) for id in ids)
