"""When the owner may act: the calendar of the year, and the days that a rule or a decision adds to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tortoise.expressions import Q

from .. import models
from ..domain import kalender as baku
from ..domain import renkin, skp
from ..domain.aktor import JAKARTA
from ..domain.pegawai import JenisPenempatan
from ..domain.workflow import Window
from ..peraturan import load


@dataclass(frozen=True)
class Tenggat:
    """Days that a person has whatever the calendar says: for a new SKP, for the Renkin after the approval, for a
    repair after a return, and for the superior to decide."""

    skp_baru: int
    renkin: int
    perbaikan: int
    persetujuan: int

    @classmethod
    def on(cls, hari: date) -> "Tenggat":
        """Those in force on a day: the last of the period in question, so that an old year keeps its windows.

        Raises:
            NotInForce: before the first rule.
        """
        rules = load("tenggat")
        names = ("masa_skp_baru_hari", "masa_renkin_hari", "masa_perbaikan_hari", "masa_persetujuan_hari")
        return cls(*(int(rules[name].on(hari).value) for name in names))


async def ensure_year(tahun: int) -> models.KalenderTahun:
    """The calendar of the year; with its default days where the admin has not yet laid it down."""
    row = await models.KalenderTahun.get_or_none(tahun=tahun)
    if row is not None:
        return row
    await models.KalenderTahun.bulk_create(
        [models.KalenderTahun(**vars(baku.tahun_baku(tahun)))], ignore_conflicts=True
    )
    await models.KalenderTriwulan.bulk_create(
        [models.KalenderTriwulan(**vars(baku.triwulan_baku(tahun, tw))) for tw in (1, 2, 3, 4)], ignore_conflicts=True
    )
    return await models.KalenderTahun.get(tahun=tahun)


async def skp_window(row: models.Skp, versi: models.VersiSkp) -> Window:
    """The days on which the owner may write and send in this version: a change of a plan in force has no limit."""
    if versi.versi > 1:
        return Window()
    tahun = await models.KalenderTahun.get_or_none(tahun=row.tahun)
    tenggat = Tenggat.on(row.selesai)
    return skp.window(
        tahun.buka_skp if tahun else None,
        tahun.tutup_skp if tahun else None,
        row.mulai,
        tenggat.skp_baru,
        versi.dikembalikan,
        tenggat.perbaikan,
        versi.diperpanjang,
    )


def batas_putusan(row: models.Skp, versi: models.VersiSkp) -> date | None:
    """The rater's last day to decide on what was sent in."""
    diajukan = versi.diajukan.astimezone(JAKARTA).date() if versi.diajukan else None
    return skp.batas_putusan(diajukan, Tenggat.on(row.selesai).persetujuan, versi.putusan_diperpanjang)


async def quarters(tahun: int) -> Mapping[int, models.KalenderTriwulan]:
    """The days of the quarters of a year, by quarter."""
    return {row.tw: row for row in await models.KalenderTriwulan.filter(tahun=tahun)}


def renkin_window(row: models.Triwulan, hari: models.KalenderTriwulan | None, disetujui: date | None) -> Window:
    """The days on which the owner may plan this quarter.

    Args:
        disetujui: the day the SKP was approved.
    """
    tenggat = Tenggat.on(renkin.akhir_triwulan(row.tahun, row.tw))
    return renkin.renkin_window(
        hari.batas_renkin if hari else None,
        disetujui,
        tenggat.renkin,
        row.renkin_dikembalikan,
        tenggat.perbaikan,
        row.renkin_diperpanjang,
    )


def realisasi_window(row: models.Triwulan, hari: models.KalenderTriwulan | None) -> Window:
    """The days on which the owner may report on this quarter."""
    tenggat = Tenggat.on(renkin.akhir_triwulan(row.tahun, row.tw))
    return renkin.realisasi_window(
        hari.buka_realisasi if hari else None,
        hari.batas_realisasi if hari else None,
        row.realisasi_dikembalikan,
        tenggat.perbaikan,
        row.realisasi_diperpanjang,
    )


async def definitive_on(pegawai_id: int, hari: date) -> models.Penempatan | None:
    """The placement by which a person holds his definitive post on the day."""
    return (
        await models.Penempatan.filter(
            Q(selesai=None) | Q(selesai__gte=hari),
            pegawai_id=pegawai_id,
            jenis=JenisPenempatan.DEFINITIF,
            mulai__lte=hari,
        )
        .order_by("-mulai")
        .first()
    )
