"""The accounts that the demo offers on its sign-in page."""

from dataclasses import dataclass
from datetime import date

from ...basisdata import dialect, fetch_rows

SQL = """
select a.nama_masuk, g.nama, a.demo,
       (select j.nama from penempatan p join jabatan j on j.id = p.jabatan_id
        where p.pegawai_id = g.id and p.jenis = 'DEFINITIF' and p.mulai <= {hari}
        and (p.selesai is null or p.selesai >= {hari})) as jabatan
from akun a join pegawai g on g.id = a.pegawai_id
where a.demo is not null order by a.id
"""


@dataclass(frozen=True)
class AkunDemo:
    """One account to try: `nrk` is the NRK or the user name; `jabatan` the post held on the day, if any."""

    nrk: str
    nama: str
    jabatan: str | None
    keterangan: str


async def daftar_akun_demo(hari: date) -> list[AkunDemo]:
    """One of each kind, the main story first. All have the password `SANDI_DEMO`."""
    found = await fetch_rows(SQL.format(hari="?1" if dialect() == "sqlite" else "$1"), [hari])
    return [AkunDemo(r["nama_masuk"], r["nama"], r["jabatan"], r["demo"]) for r in found]
