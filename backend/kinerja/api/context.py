"""Who asks: the person of the session, on the day of the work, in the language of the browser."""

from dataclasses import dataclass
from datetime import date

from ..config import Config
from ..domain.aktor import Aktor
from .pesan import Bahasa


@dataclass(frozen=True)
class Konteks:
    """One request of one who is signed in.

    Args:
        sesi_id, akun_id: by which session and account.
    """

    aktor: Aktor
    bahasa: Bahasa
    config: Config
    sesi_id: int
    akun_id: int

    @property
    def hari(self) -> date:
        return self.aktor.hari
