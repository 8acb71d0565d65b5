"""A queue of 40 for the superior with 20 subordinates: of each the report on the first quarter and the plan of the
second. Prints with `hitung` what he has done by now, as JSON.

    python tests/e2e/antrean.py isi|hitung <folder of the data>
"""

import json
import sqlite3
import sys
from pathlib import Path

from kinerja.services.demo import cast

WAKTU = "2020-03-{:02} 02:00:00.000000+00:00"


def fill(db: sqlite3.Connection) -> None:
    for nth, nrk in enumerate(cast.BAWAHAN_TOLOK_UKUR, 1):
        skp = "select s.id from skp s join pegawai p on p.id = s.pegawai_id where s.tahun = 2020 and p.nrk = ?"
        laporan = f"skp_id in ({skp}) and tw = 1"
        db.execute(
            "update triwulan set realisasi_status = 'SUBMITTED', realisasi_diajukan = ?, realisasi_diputuskan = null,"
            f" hasil = null where {laporan}",
            (WAKTU.format(nth % 9 + 1), nrk),
        )
        db.execute(
            "update renkin set realisasi = coalesce(realisasi, target), nilai_validasi = null, capaian = null,"
            f" capaian_tpp = null where triwulan_id in (select id from triwulan where {laporan})",
            (nrk,),
        )
        db.execute(
            "update triwulan set renkin_status = 'SUBMITTED', renkin_diajukan = ?, realisasi_status = 'EMPTY'"
            f" where skp_id in ({skp}) and tw = 2",
            (WAKTU.format(nth % 9 + 1), nrk),
        )


def counts(db: sqlite3.Connection) -> dict[str, int]:
    rows = db.execute(
        "select tindakan, count(*) from riwayat where oleh_id = (select id from pegawai where nrk = ?)"
        " group by tindakan",
        (cast.ATASAN_TOLOK_UKUR,),
    )
    return dict(rows.fetchall())


if __name__ == "__main__":
    with sqlite3.connect(Path(sys.argv[2]) / "kinerja.sqlite3", timeout=30) as db:
        if sys.argv[1] == "isi":
            fill(db)
        else:
            print(json.dumps(counts(db)))
