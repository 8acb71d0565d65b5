"""When the owner may act, and on which side a person stands: the calendar of the year, the days that a rule adds, and
the posts of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tortoise.expressions import Q, RawSQL

from .. import models
from ..domain import kalender as baku
from ..domain import renkin, skp
from ..domain.aktor import Aktor, Party
from ..domain.pegawai import JenisPenempatan
from ..domain.workflow import Window
from ..models.lingkup import Pelihat, mantan_penilai, penilai
from ..peraturan import load


@dataclass(frozen=True)
class Tenggat:
    """Days that a person has whatever the calendar says: for a new SKP, for the Renkin after the approval, and for a
    repair after a return."""

    skp_baru: int
    renkin: int
    perbaikan: int

    @classmethod
    def on(cls, hari: date) -> "Tenggat":
        """Those in force on a day: the last of the period in question, so that an old year keeps its windows.

        Raises:
            NotInForce: before the first rule.
        """
        rules = load("tenggat")
        names = ("masa_skp_baru_hari", "masa_renkin_hari", "masa_perbaikan_hari")
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
    """The days on which the owner may write and send in this SKP."""
    tahun = await models.KalenderTahun.get_or_none(tahun=row.tahun)
    tenggat = Tenggat.on(row.selesai)
    return skp.window(
        tahun.buka_skp if tahun else None,
        tahun.tutup_skp if tahun else None,
        row.mulai,
        tenggat.skp_baru,
        versi.dikembalikan,
        tenggat.perbaikan,
    )


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
        hari.batas_renkin if hari else None, disetujui, tenggat.renkin, row.renkin_dikembalikan, tenggat.perbaikan
    )


def realisasi_window(row: models.Triwulan, hari: models.KalenderTriwulan | None) -> Window:
    """The days on which the owner may report on this quarter."""
    tenggat = Tenggat.on(renkin.akhir_triwulan(row.tahun, row.tw))
    return renkin.realisasi_window(
        hari.buka_realisasi if hari else None,
        hari.batas_realisasi if hari else None,
        row.realisasi_dikembalikan,
        tenggat.perbaikan,
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


async def parties(
    row: models.Skp, versi: models.VersiSkp, by: Aktor, laporan: models.Triwulan | None = None
) -> frozenset[Party]:
    """On which sides of an SKP a person stands on the day: its owner, its rater, or neither.

    Args:
        laporan: the quarter, where it is about the report on it: who held the rater's post when it ended rates it too,
            until it is locked.
    """
    if row.pegawai_id == by.pegawai_id:
        return frozenset({Party.OWNER})
    if versi.penilai_jabatan_id is None:
        return frozenset()
    pelihat, jabatan = Pelihat.of(by), str(versi.penilai_jabatan_id)
    rates = penilai(str(row.pegawai_id), jabatan, pelihat)
    if laporan is not None:
        mantan = mantan_penilai("w", "skp", jabatan, pelihat)
        rates += f" or exists (select 1 from triwulan w where w.id = {int(laporan.id)} and {mantan})"
    found = (
        await models.Skp.filter(id=row.id)
        .annotate(menilai=RawSQL(f"case when {rates} then 1 else 0 end"))
        .values_list("menilai", flat=True)
    )
    return frozenset({Party.RATER} if found[0] else ())
