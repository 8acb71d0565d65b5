"""Fills the pages of the demo: the superior with 20 subordinates has a queue of 40, notices of three days and acts in
his trail; the calendar has an outage and a proposal, the pengelola a report. What is done here is done by the services.

    python tests/e2e/penuh.py <folder of the data>
"""

import asyncio
import sqlite3
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

from antrean import fill

from kinerja import models
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.domain.aktor import JAKARTA, Aktor, Peran
from kinerja.domain.kalender import Tahapan
from kinerja.domain.laporan_atasan import LaporanMasuk
from kinerja.services.demo import cast
from kinerja.services.laporan_atasan import report_atasan
from kinerja.services.pembukaan import PembukaanMasuk, propose_pembukaan
from kinerja.services.periode import record_gangguan
from kinerja.services.realisasi import return_realisasi, submit_realisasi

BERULANG = cast.BAWAHAN_TOLOK_UKUR[:8]
HARI = [cast.HARI - timedelta(days=n) for n in (2, 1, 0)]
CATATAN = "Mohon sesuaikan angkanya dengan bukti."


async def aktor(nrk: str, hari: date, jam: int = 9, peran: frozenset[Peran] = frozenset()) -> Aktor:
    pegawai = await models.Pegawai.get(nrk=nrk)
    return Aktor(pegawai.id, datetime.combine(hari, time(jam), JAKARTA), peran)


async def back_and_forth(nrk: str, hari: date) -> None:
    """The report on the first quarter goes back to its owner, who sends it in again."""
    laporan = await models.Triwulan.get(skp__pegawai__nrk=nrk, skp__tahun=cast.TAHUN, tw=1)
    kunci = f"penuh-{nrk}-{hari}"
    atasan, pemilik = await aktor(cast.ATASAN_TOLOK_UKUR, hari), await aktor(nrk, hari, 13)
    await return_realisasi(laporan.id, version=laporan.version, catatan=CATATAN, kunci=kunci, by=atasan)
    await laporan.refresh_from_db()
    await submit_realisasi(laporan.id, version=laporan.version, kunci=kunci, by=pemilik)


async def main(config: Config) -> None:
    await open_database(config)
    try:
        for hari in HARI:
            for nrk in BERULANG:
                await back_and_forth(nrk, hari)
        admin = await aktor(cast.ADMIN_BKD, cast.HARI, peran=frozenset({Peran.ADMIN_BKD}))
        # A day in no window: nobody's days change.
        padam = date(2020, 2, 10)
        await record_gangguan(padam, padam, "Listrik padam di pusat data.", kunci="penuh-gangguan", by=admin)
        buka = PembukaanMasuk(
            Tahapan.SKP, cast.TAHUN, date(2020, 3, 31), "Sistem tidak dapat dibuka pada hari terakhir."
        )
        await propose_pembukaan(buka, kunci="penuh-pembukaan", by=admin)
        laporan = LaporanMasuk("Kepala Seksi Pengendalian Rob", catatan="Saya pindah seksi bulan lalu.")
        await report_atasan(laporan, kunci="penuh-laporan", by=await aktor(cast.PEGAWAI_REALISASI, cast.HARI))
    finally:
        await close_database()


if __name__ == "__main__":
    data = Path(sys.argv[1])
    with sqlite3.connect(data / "kinerja.sqlite3", timeout=30) as db:
        fill(db)
    asyncio.run(main(Config.from_env({"KINERJA_DATA_DIR": str(data)})))
