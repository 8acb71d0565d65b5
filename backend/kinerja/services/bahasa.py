"""In which language a person reads. Like a theme it is nobody's work, and leaves no riwayat."""

from ..domain.aktor import Aktor, Bahasa
from ..models import Akun
from .kunci import once


@once
async def choose_bahasa(bahasa: Bahasa, *, kunci: str, by: Aktor) -> int:
    """Chooses the language of pages and messages, on every device; gives the id of the pegawai."""
    await Akun.filter(pegawai_id=by.pegawai_id).update(bahasa=bahasa)
    return by.pegawai_id
