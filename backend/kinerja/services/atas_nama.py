"""On whose behalf a superior acts: it is recorded with the act, as the posts of the day may be corrected later."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tortoise.connection import get_connection

from ..basisdata import dialect
from ..domain.aktor import Aktor
from ..domain.pegawai import JenisPenempatan
from ..domain.workflow import Move
from ..models import lingkup

# Which version of an SKP names the rater's post for an act on the object.
MENILAI = {
    "skp": "s.kerja_id = v.id and s.id = {id}",
    "triwulan": "s.berlaku_id = v.id and s.id = (select w.skp_id from triwulan w where w.id = {id})",
}

# The acts of the rater's superior.
NAIK = (Move.DECIDE, Move.UPHOLD)


async def acting(
    berkas: int, objek: str, objek_id: int, tindakan: str, by: Aktor, isi: Mapping[str, object]
) -> tuple[Aktor, Mapping[str, object]]:
    """The aktor and what is recorded of the act, with the holder and the post in whose name it was done, if it was.

    A Plt or Plh acts in the name of the definitive holder; so does who stands above a vacant post, or above one whose
    holder is the person rated. Where there is no definitive holder the post alone is named. The rater's superior
    decides by his own post, for which he may be Plt or Plh too.

    Args:
        berkas: whose file it is; the owner acts for himself.
    """
    if objek not in MENILAI or by.pegawai_id == berkas:
        return by, isi
    found = await _post(objek, objek_id, tindakan, by)
    sebutan = _sebutan(found, by.pegawai_id) if found else None
    if found is None or sebutan is None:
        return by, isi
    definitif = found["definitif"] if found["definitif"] not in (by.pegawai_id, found["pemilik"]) else None
    return replace(by, atas_nama=definitif), {**isi, "sebagai": sebutan, "jabatan": found["jabatan"]}


def _sebutan(post: Mapping[str, Any], orang: int) -> str | None:
    """As whom a person acts: `Plh. Kepala Bidang`, or `a.n. Kepala Bidang` from a post above; None as himself."""
    if post["pemegang"] == post["pemilik"] and post["atasan"] == orang:
        return f"a.n. {post['nama']}"
    if post["pemegang"] != orang or (post["jenis"] == JenisPenempatan.DEFINITIF and post["dari"] == post["jabatan"]):
        return None
    if post["dari"] != post["jabatan"]:
        return f"a.n. {post['nama']}"
    return f"{str(post['jenis']).capitalize()}. {post['nama']}"


async def _post(objek: str, objek_id: int, tindakan: str, by: Aktor) -> dict[str, Any] | None:
    """The post by which it is decided, who acts for it on the day, and its definitive holder."""
    hari, jabatan = f"'{by.hari.isoformat()}'", "v.penilai_jabatan_id"
    if tindakan in NAIK:
        jabatan = lingkup.jabatan_atasan_penilai(jabatan, "s.pegawai_id", hari)
    rows = await get_connection(dialect()).execute_query_dict(
        "select s.pegawai_id as pemilik, j.id as jabatan, j.nama as nama, g.pegawai_id as pemegang, g.jenis as jenis,"
        " g.dari_id as dari, (select d.pegawai_id from penempatan d where d.jabatan_id = j.id and d.jenis = 'DEFINITIF'"
        f" and d.mulai <= {hari} and (d.selesai is null or d.selesai >= {hari}) order by d.mulai desc limit 1)"
        " as definitif, (select h.atasan_id from hubungan_atasan h where h.pegawai_id = s.pegawai_id and h.tingkat = 1"
        f" and h.mulai <= {hari} and h.selesai >= {hari} limit 1) as atasan"
        f" from skp s join versi_skp v on {MENILAI[objek].format(id=int(objek_id))}"
        f" join jabatan j on j.id = {jabatan} join pemegang g on g.jabatan_id = j.id"
        f" and g.mulai <= {hari} and g.selesai >= {hari}"
    )
    return rows[0] if rows else None
