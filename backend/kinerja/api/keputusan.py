"""The last decision on an object: who made it, as whom, and on whose behalf."""

from datetime import datetime

import strawberry

from .compiled.deklarasi import Sumber, kolom, relasi
from .compiled.dialek import Jenis
from .pegawai import Atasan

# The acts by which a superior decides; those on plans of quarters stand with their SKP.
PUTUSAN = {
    "skp": ("APPROVE", "RETURN", "UNDO", "DECIDE", "UPHOLD"),
    "triwulan": ("VALIDATE_REALISASI", "RETURN_REALISASI", "UNDO_REALISASI"),
}


def terakhir(objek: str, a: str, id: str) -> str:
    """The row of the last decision on an object."""
    kata = ", ".join(f"'{tindakan}'" for tindakan in PUTUSAN[objek])
    return (
        f"{a}.id = (select max(kr.id) from riwayat kr where kr.objek = '{objek}' and kr.objek_id = {id}"
        f" and kr.tindakan in ({kata}))"
    )


@strawberry.type(description="A decision of a superior, as the riwayat has it.")
class Keputusan:
    __sumber__ = Sumber("riwayat")

    tindakan: str = kolom(description="The act, such as APPROVE or RETURN_REALISASI.")
    waktu: datetime = kolom(jenis=Jenis.WAKTU, description="When it was made.")
    sebagai: str | None = kolom(
        lambda b, a: b.d.anak(f"{a}.isi", "sebagai"),
        description="As whom, where it was not the definitive holder of the rater's post: `Plh. Kepala Bidang`, or"
        " `a.n. Kepala Bidang` by one who stands above it.",
    )
    oleh: Atasan | None = relasi(lambda: Atasan, "{a}.id = {p}.oleh_id", dijaga=False, description="Who made it.")
    atas_nama: Atasan | None = relasi(
        lambda: Atasan,
        "{a}.id = {p}.atas_nama_id",
        dijaga=False,
        description="The definitive holder on whose behalf it was made; null where it was his own, or nobody holds it.",
    )
