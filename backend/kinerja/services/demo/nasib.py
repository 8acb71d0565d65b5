"""What becomes of the SKP of the demo: of those of the cast by name, of all others by chance."""

from dataclasses import dataclass
from datetime import date

from ...domain.renkin import StatusRealisasi
from . import cast
from .draw import Draw
from .orang import BARU, Orang

L = StatusRealisasi


@dataclass(frozen=True)
class Nasib:
    """What becomes of an SKP, of its plan for the first quarter, of the other quarters, and of the first report."""

    skp: str
    renkin: str = "siap"
    lanjut: str = "semua"
    realisasi: StatusRealisasi = L.EMPTY


SEPANJANG_TAHUN = {
    "setuju": 80,
    "setuju setelah kembali": 7,
    "setuju terlambat": 3,
    "menunggu": 2,
    "menunggu setelah kembali": 1,
    "kembali": 2,
    "kembali lama": 1,
    "draf": 2,
    "tanpa": 2,
}
ORANG_BARU = {"tanpa": 30, "draf": 20, "menunggu": 20, "kembali": 10, "setuju": 20}
RENKIN = {"siap": 90, "kosong": 3, "draf": 2, "menunggu": 3, "kembali": 2}
RENKIN_TERLAMBAT = {"kosong": 40, "draf": 30, "menunggu": 30}
LANJUT = {"semua": 40, "draf": 30, "menunggu": 15, "setuju": 10, "kembali": 5}
REALISASI = {L.EMPTY: 35, L.DRAFT: 20, L.SUBMITTED: 25, L.VALIDATED: 15, L.RETURNED: 5}

NASIB = {
    cast.PEGAWAI: Nasib("setuju"),
    cast.PEGAWAI_BARU: Nasib("tanpa"),
    cast.PEGAWAI_DIKEMBALIKAN: Nasib("kembali"),
    cast.PEGAWAI_MENUNGGU: Nasib("menunggu"),
    cast.PEGAWAI_REALISASI: Nasib("setuju", realisasi=L.SUBMITTED),
    cast.PEGAWAI_REALISASI_LAIN: Nasib("setuju", lanjut="draf", realisasi=L.SUBMITTED),
    cast.PEGAWAI_RENKIN: Nasib("setuju", lanjut="menunggu", realisasi=L.DRAFT),
    cast.PEGAWAI_TERVALIDASI: Nasib("setuju setelah kembali", realisasi=L.VALIDATED),
    cast.PEGAWAI_REVISI: Nasib("menunggu setelah kembali"),
    **{
        nrk: Nasib("setuju", realisasi=(L.SUBMITTED, L.SUBMITTED, L.VALIDATED, L.DRAFT, L.EMPTY)[i % 5])
        for i, nrk in enumerate(cast.BAWAHAN_TOLOK_UKUR)
    },
}


def drawn(draw: Draw, orang: Orang, mulai: date) -> Nasib:
    if orang.pos.tokoh or orang.pos.jenis not in ("PENGAWAS", "FUNGSIONAL", "PELAKSANA"):
        return Nasib("setuju", realisasi=draw.weighted(REALISASI))
    baru = mulai >= BARU[0]
    skp = draw.weighted(ORANG_BARU if baru else SEPANJANG_TAHUN)
    renkin = draw.weighted(RENKIN_TERLAMBAT if baru or skp == "setuju terlambat" else RENKIN)
    return Nasib(skp, renkin, draw.weighted(LANJUT), draw.weighted(REALISASI))
