"""Last days of their own that plans and quarters have beyond the calendar, made longer by an outage.

They follow from a day on which something happened (a placement, a return, an approval) and a rule, so an outage is
worked out once for all rows that share them.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from tortoise.connection import get_connection

from ..basisdata import dialect
from ..domain.aktor import JAKARTA
from ..domain.kalender import tambahan
from ..domain.renkin import akhir_triwulan
from .kalender import Tenggat

DIBUKA = "in ('EMPTY', 'DRAFT', 'RETURNED')"
BERLAKU = "from triwulan w join skp s on s.id = w.skp_id join versi_skp v on v.id = s.berlaku_id"


async def extend(mulai: date, selesai: date) -> int:
    """After an outage, both ends included, within a transaction.

    Returns:
        How many last days were moved.
    """
    steps: list[Callable[[date, date], Awaitable[int]]] = [_skp, _decisions, _renkin, _realisasi]
    return sum([await step(mulai, selesai) for step in steps])


async def _skp(mulai: date, selesai: date) -> int:
    """Until when the owner may write a first version."""
    dari = "from versi_skp v join skp s on s.id = v.skp_id where v.versi = 1 and v.status in ('DRAFT', 'RETURNED')"
    moved = 0
    for r in await _rows(f"select distinct s.mulai, s.selesai, v.dikembalikan, v.diperpanjang {dari}"):
        awal, akhir, kembali, dulu = (_day(r[n]) for n in ("mulai", "selesai", "dikembalikan", "diperpanjang"))
        assert awal is not None and akhir is not None
        tenggat = Tenggat.on(akhir)
        tutup = _last(_after(awal, tenggat.skp_baru), _after(kembali, tenggat.perbaikan), dulu)
        if hari := tambahan(kembali or awal, tutup, mulai, selesai):
            sama = _same({"s.mulai": awal, "s.selesai": akhir, "v.dikembalikan": kembali, "v.diperpanjang": dulu})
            moved += await _move("versi_skp", "diperpanjang", tutup, hari, f"select v.id {dari} and {sama}")
    return moved


async def _decisions(mulai: date, selesai: date) -> int:
    """Until when the rater has to decide on an SKP, and on the plan of a quarter."""
    skp = await _rows(
        "select v.id, v.diajukan, v.putusan_diperpanjang as dulu, s.selesai from versi_skp v"
        " join skp s on s.id = v.skp_id where v.status = 'SUBMITTED'"
    )
    renkin = await _rows(
        "select id, renkin_diajukan as diajukan, renkin_putusan_diperpanjang as dulu, tahun, tw from triwulan"
        " where renkin_status = 'SUBMITTED'"
    )
    rencana = [{**r, "selesai": akhir_triwulan(r["tahun"], r["tw"])} for r in renkin]
    return await _decided("versi_skp", "putusan_diperpanjang", skp, mulai, selesai) + await _decided(
        "triwulan", "renkin_putusan_diperpanjang", rencana, mulai, selesai
    )


async def _decided(tabel: str, kolom: str, rows: Sequence[dict[str, Any]], mulai: date, selesai: date) -> int:
    sampai: dict[date, list[int]] = {}
    for r in rows:
        akhir, diajukan = _day(r["selesai"]), _moment(r["diajukan"])
        assert akhir is not None
        tutup = _last(_after(diajukan, Tenggat.on(akhir).persetujuan), _day(r["dulu"]))
        if hari := tambahan(diajukan, tutup, mulai, selesai):
            sampai.setdefault(tutup + timedelta(days=hari), []).append(r["id"])
    for hari_terakhir, ids in sampai.items():
        await _move(tabel, kolom, hari_terakhir, 0, ", ".join(map(str, ids)))
    return sum(map(len, sampai.values()))


async def _renkin(mulai: date, selesai: date) -> int:
    """Until when the owner may plan a quarter."""
    kolom = "w.tahun, w.tw, v.disetujui, w.renkin_dikembalikan, w.renkin_diperpanjang"
    moved = 0
    for r in await _rows(f"select distinct {kolom} {BERLAKU} where w.renkin_status {DIBUKA}"):
        setuju, kembali, dulu = (_day(r[n]) for n in ("disetujui", "renkin_dikembalikan", "renkin_diperpanjang"))
        assert setuju is not None
        tenggat = Tenggat.on(akhir_triwulan(r["tahun"], r["tw"]))
        tutup = _last(_after(setuju, tenggat.renkin), _after(kembali, tenggat.perbaikan), dulu)
        if hari := tambahan(kembali or setuju, tutup, mulai, selesai):
            sama = _same({"v.disetujui": setuju, "w.renkin_dikembalikan": kembali, "w.renkin_diperpanjang": dulu})
            mana = f"w.renkin_status {DIBUKA} and w.tahun = {r['tahun']} and w.tw = {r['tw']} and {sama}"
            moved += await _move("triwulan", "renkin_diperpanjang", tutup, hari, f"select w.id {BERLAKU} where {mana}")
    return moved


async def _realisasi(mulai: date, selesai: date) -> int:
    """Until when the owner may report on a quarter; and what an opening gave to the superior and before the lock."""
    moved = 0
    for r in await _rows(
        "select distinct tahun, tw, realisasi_dikembalikan, realisasi_diperpanjang from triwulan"
        f" where realisasi_status {DIBUKA}"
        " and (realisasi_dikembalikan is not null or realisasi_diperpanjang is not null)"
    ):
        kembali, dulu = _day(r["realisasi_dikembalikan"]), _day(r["realisasi_diperpanjang"])
        masa = Tenggat.on(akhir_triwulan(r["tahun"], r["tw"])).perbaikan
        tutup = _last(_after(kembali, masa), dulu)
        if hari := tambahan(kembali or date.min, tutup, mulai, selesai):
            sama = _same({"realisasi_dikembalikan": kembali, "realisasi_diperpanjang": dulu})
            mana = f"realisasi_status {DIBUKA} and tahun = {r['tahun']} and tw = {r['tw']} and {sama}"
            moved += await _move(
                "triwulan", "realisasi_diperpanjang", tutup, hari, f"select id from triwulan where {mana}"
            )
    for kolom in ("validasi_diperpanjang", "kunci_ditunda"):
        for r in await _rows(f"select distinct {kolom} as hari from triwulan where {kolom} >= '{mulai}'"):
            tutup = _last(_day(r["hari"]))
            hari = tambahan(date.min, tutup, mulai, selesai)
            moved += await _move("triwulan", kolom, tutup, hari, f"select id from triwulan where {kolom} = '{tutup}'")
    return moved


async def _rows(sql: str) -> list[dict[str, Any]]:
    return await get_connection(dialect()).execute_query_dict(sql)


async def _move(tabel: str, kolom: str, tutup: date, hari: int, mana: str) -> int:
    """Sets a last day that many days later.

    Args:
        mana: the rows, as a select of their ids or a list of them.
    """
    sesudah = tutup + timedelta(days=hari)
    count, _ = await get_connection(dialect()).execute_query(
        f"update {tabel} set {kolom} = '{sesudah}' where id in ({mana})"
    )
    return int(count)


def _same(values: dict[str, date | None]) -> str:
    return " and ".join(f"{kolom} is null" if hari is None else f"{kolom} = '{hari}'" for kolom, hari in values.items())


def _after(awal: date | None, masa: int) -> date | None:
    return None if awal is None else awal + timedelta(days=masa)


def _last(*hari: date | None) -> date:
    return max(each for each in hari if each is not None)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: Any) -> date:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(JAKARTA).date()
