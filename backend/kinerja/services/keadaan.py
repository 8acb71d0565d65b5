"""On which side of an object a person stands, and what holds of it on the day, beside its status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.connection import get_connection

from .. import models
from ..basisdata import dialect
from ..domain import renkin as domain
from ..domain.aktor import Aktor, Party
from ..domain.renkin import StatusRealisasi, StatusRenkin
from ..domain.skp import Naik, StatusSkp
from ..domain.workflow import Keadaan, Syarat
from ..models import lingkup
from ..models.lingkup import Pelihat
from . import kalender

Hari = models.KalenderTriwulan | None


@dataclass(frozen=True)
class Sisi:
    """The sides on which a person stands, and whether the rater has a superior who could decide."""

    parties: frozenset[Party]
    ada_atasan: bool


async def of_skp(row: models.Skp, versi: models.VersiSkp, sisi: Sisi, by: Aktor) -> Keadaan:
    """What holds of an SKP."""
    naik = Naik(
        sengketa=versi.sengketa is not None,
        diputus_atasan=versi.oleh_atasan,
        batas=kalender.batas_putusan(row, versi),
        ada_atasan=sisi.ada_atasan,
    )
    berlaku = set(naik.berlaku(by.hari))
    if versi.versi > 1:
        berlaku.add(Syarat.AMANDEMEN)
    if await _untouched(row, versi):
        berlaku.add(Syarat.UTUH)
    return Keadaan(await kalender.skp_window(row, versi), by.hari, frozenset(berlaku))


def of_renkin(versi: models.VersiSkp, quarter: models.Triwulan, hari: Hari, by: Aktor) -> Keadaan:
    """What holds of the plan of a quarter: its approval can be taken back until the owner reports on it."""
    untouched = quarter.realisasi_status is StatusRealisasi.EMPTY and quarter.terkunci is None
    window = kalender.renkin_window(quarter, hari, versi.disetujui)
    return Keadaan(window, by.hari, frozenset({Syarat.UTUH}) if untouched else frozenset())


def of_realisasi(quarter: models.Triwulan, hari: Hari, by: Aktor) -> Keadaan:
    """What holds of the report on a quarter."""
    return Keadaan(kalender.realisasi_window(quarter, hari), by.hari)


def shown_renkin(
    row: models.Skp, versi: models.VersiSkp, quarter: models.Triwulan, hari: Hari, by: Aktor
) -> StatusRenkin:
    """The status of a plan on the day."""
    window = kalender.renkin_window(quarter, hari, versi.disetujui)
    awal = max(row.mulai, domain.awal_triwulan(quarter.tahun, quarter.tw))
    return domain.shown_renkin(quarter.renkin_status, window, awal, by.hari, quarter.terkunci)


def shown_realisasi(quarter: models.Triwulan, hari: Hari, by: Aktor) -> StatusRealisasi:
    """The status of a report on the day."""
    return domain.shown_realisasi(
        quarter.realisasi_status,
        kalender.realisasi_window(quarter, hari),
        domain.batas_validasi(hari.batas_validasi if hari else None, quarter.validasi_diperpanjang),
        domain.kunci_triwulan(hari.kunci if hari else None, quarter.kunci_ditunda),
        by.hari,
        quarter.terkunci,
    )


async def sides(row: models.Skp, versi: models.VersiSkp, by: Aktor, laporan: models.Triwulan | None = None) -> Sisi:
    """The sides of an SKP and of its quarters on which a person stands on the day.

    Args:
        laporan: the quarter, where it is about the report on it: who held the rater's post when it ended rates it too,
            until it is locked.
    """
    return (await sides_of([(row, versi)], by, [laporan] if laporan else ()))[versi.id]


async def sides_of(
    daftar: Sequence[tuple[models.Skp, models.VersiSkp]], by: Aktor, laporan: Sequence[models.Triwulan] = ()
) -> dict[int, Sisi]:
    """As `sides`, for several at once, by the id of the version.

    Args:
        laporan: the quarters whose reports it is about, one of each SKP.
    """
    if not daftar:
        return {}
    p, v = Pelihat.of(by), "v.penilai_jabatan_id"
    rates = lingkup.penilai("s.pegawai_id", v, p)
    if laporan:
        mantan = lingkup.mantan_penilai("w", "s", v, p)
        ids = ", ".join(str(int(each.id)) for each in laporan)
        rates = f"({rates} or exists (select 1 from triwulan w where w.skp_id = s.id and w.id in ({ids}) and {mantan}))"
    asked = {
        "menilai": rates,
        "di_atas": lingkup.atasan_penilai("s.pegawai_id", v, p),
        "ada": lingkup.ada_atasan_penilai("s.pegawai_id", v, p.hari),
    }
    kolom = ", ".join(f"case when {v} is not null and {sql} then 1 else 0 end as {nama}" for nama, sql in asked.items())
    ids = ", ".join(str(int(versi.id)) for _, versi in daftar)
    rows = await get_connection(dialect()).execute_query_dict(
        f"select v.id as versi, s.pegawai_id as pemilik, {kolom} from versi_skp v join skp s on s.id = v.skp_id"
        f" where v.id in ({ids})"
    )
    return {row["versi"]: _sisi(row, by) for row in rows}


def _sisi(row: Mapping[str, Any], by: Aktor) -> Sisi:
    owner = row["pemilik"] == by.pegawai_id
    there = {Party.OWNER: owner, Party.RATER: row["menilai"], Party.UPPER: row["di_atas"]}
    return Sisi(frozenset(party for party, stands in there.items() if stands), bool(row["ada"]))


async def _untouched(row: models.Skp, versi: models.VersiSkp) -> bool:
    if versi.status is not StatusSkp.APPROVED or versi.jejak_triwulan is None:
        return False
    return await jejak(row.id) == versi.jejak_triwulan


async def jejak(skp_id: int) -> int:
    """The sum of the versions of an SKP's quarters: every act on one of them moves it."""
    return sum([row.version for row in await models.Triwulan.filter(skp_id=skp_id)])
