"""Who asks: the person of the session, on the day of the work, in a language."""

from dataclasses import dataclass
from datetime import date

from ..config import Config
from ..domain.aktor import Aktor, Bahasa


@dataclass(frozen=True)
class Konteks:
    """One request of one who is signed in.

    Args:
        bahasa, pilihan: the language of the answers, and the one that the person has chosen, if any.
        sesi_id, akun_id: by which session and account.
    """

    aktor: Aktor
    bahasa: Bahasa
    config: Config
    sesi_id: int
    akun_id: int
    pilihan: Bahasa | None = None

    @property
    def hari(self) -> date:
        return self.aktor.hari
