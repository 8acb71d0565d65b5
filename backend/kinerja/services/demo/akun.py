"""The accounts that the demo offers on its sign-in page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ...basisdata import dialect, fetch_rows
from ...domain.aktor import Bahasa

SQL = """
select a.nama_masuk, g.nama, a.demo,
       (select j.nama from penempatan p join jabatan j on j.id = p.jabatan_id
        where p.pegawai_id = g.id and p.jenis = 'DEFINITIF' and p.mulai <= {hari}
        and (p.selesai is null or p.selesai >= {hari})) as jabatan
from akun a join pegawai g on g.id = a.pegawai_id
where a.demo is not null order by a.id
"""


# By NRK, what the Indonesian sentence of `cast.py` says.
ENGLISH: Mapping[str, str] = {
    "170101": "Employee: SKP approved, realisasi of quarter 1 open. Fill it in and send it.",
    "190301": "New employee since 1 March, without an SKP. Write one and submit it to Siti Rahmawati.",
    "150201": "Superior of nine people. Approve SKP and Renkin, and validate realisasi.",
    "170103": "Employee: SKP returned with notes. Correct the lines and submit it again.",
    "140201": "A superior's superior: sees two levels below, and what is held up there.",
    "150203": "Head of a section and Plt. of the section Pompa dan Pintu Air: two teams at once.",
    "150500": "Superior of 20 people with 10 indikator each: a full team page.",
    "150102": "Staff manager of Dinas Sumber Daya Air: the SKP of the whole office.",
    "150301": "Admin of BKD: sees all employees; keeps the calendar and the demo's date.",
    "170901": "Second admin of BKD: decides on openings that another admin has proposed.",
    "160203": "Admin of a source system: follow-up of audit findings, from the Inspektorat.",
    "160103": "Treasurer of Dinas Sumber Daya Air.",
    "140301": "Member of the rating team; also head of a division with a team of her own.",
    "140501": "Auditor of the Inspektorat: reads everything, changes nothing.",
    "100001": "Sekretaris Daerah: superior of the assistants, heads of offices and mayors.",
    "gubernur": "Governor: a political post without NRK, signs in by user name; rates the Sekretaris Daerah.",
    "012345": "Employee imported from SIMPEG: must change the password at the first sign-in.",
    "160601": "Employee who moved on 1 February: first SKP closed, second one running.",
}


@dataclass(frozen=True)
class AkunDemo:
    """One account to try: `nrk` is the NRK or the user name; `jabatan` the post held on the day, if any."""

    nrk: str
    nama: str
    jabatan: str | None
    keterangan: str


async def daftar_akun_demo(hari: date, bahasa: Bahasa = Bahasa.ID) -> list[AkunDemo]:
    """One of each kind, the main story first. All have the password `SANDI_DEMO`."""
    found = await fetch_rows(SQL.format(hari="?1" if dialect() == "sqlite" else "$1"), [hari])
    english = ENGLISH if bahasa == Bahasa.EN else {}
    return [AkunDemo(r["nama_masuk"], r["nama"], r["jabatan"], english.get(r["nama_masuk"], r["demo"])) for r in found]
