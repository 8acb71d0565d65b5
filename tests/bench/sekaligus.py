"""How long 250 approvals at once take, each an SKP of ten lines that gets its four quarters: in the service, on a
database that keeps what it has acknowledged."""

import time
from datetime import date
from decimal import Decimal

from kinerja import models
from kinerja.basisdata import fetch_rows
from kinerja.domain.aktor import Aktor
from kinerja.domain.banyak import Kebijakan
from kinerja.services.akses import Versi
from kinerja.services.banyak import approve_many_skp
from kinerja.services.demo import cast
from kinerja.services.jam import Jam

SEKALIGUS = 250
TAHUN = 2031


async def approve_many() -> float:
    """Milliseconds for as many SKP of people below the superior of the benchmark, all named to his post."""
    (atasan,) = await fetch_rows(
        "select p.id as id, g.jabatan_id as jabatan from pegawai p join pemegang g on g.pegawai_id = p.id"
        f" where p.nrk = '{cast.ATASAN_TOLOK_UKUR}' and g.mulai <= '{cast.HARI}' and g.selesai >= '{cast.HARI}' limit 1"
    )
    by = Aktor(atasan["id"], await Jam(demo=True).now())
    orang = await models.Pegawai.exclude(id=by.pegawai_id).order_by("id").limit(SEKALIGUS)
    rows = [await _submitted(each.id, atasan["jabatan"], by) for each in orang]
    start = time.perf_counter()
    hasil = await approve_many_skp(rows, kebijakan=Kebijakan.ALL, kunci="sekaligus", by=by)
    spent = (time.perf_counter() - start) * 1000
    assert len(hasil) == SEKALIGUS and all(h.ok for h in hasil)
    return spent


async def _submitted(orang: int, jabatan: int, by: Aktor) -> Versi:
    skp = await models.Skp.create(
        pegawai_id=orang, tahun=TAHUN, mulai=date(TAHUN, 1, 1), selesai=date(TAHUN, 12, 31), version=3
    )
    named = {"penilai_jabatan_id": jabatan, "penilai_nama": "Atasan", "penilai_nama_jabatan": "Kepala"}
    versi = await models.VersiSkp.create(skp_id=skp.id, status="SUBMITTED", diajukan=by.waktu, **named)
    await models.Indikator.bulk_create(
        [
            models.Indikator(
                versi_id=versi.id,
                urut=urut,
                sumber="TANPA_REFERENSI",
                kelompok="TUSI",
                uraian=f"Tugas {urut}",
                output=Decimal(4),
                satuan="laporan",
                mutu=Decimal(90),
                waktu=12,
                jenis_rekap="AKUMULASI",
                arah="NAIK",
            )
            for urut in range(1, 11)
        ]
    )
    await models.Skp.filter(id=skp.id).update(kerja_id=versi.id)
    return Versi(skp.id, 3)
