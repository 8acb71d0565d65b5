"""One request as the reads and acts see it: who asks, on which day, in which language, and what it has loaded."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..config import COST_LIMIT, Config
from ..domain.aktor import Aktor, Bahasa
from .label import label
from .laju import Sisa


@dataclass
class Permintaan:
    """The context of a GraphQL operation.

    Args:
        aktor: who asks; his day is the day of all windows.
        bahasa, pilihan: the language of the answers, and the one that the person has chosen, if any.
        compiled: whether reads may run as plans.
        payload: of a mutation, by response key: what its acts gave, to be read by plans.
        biaya, batas_biaya: what the operation costs, in points (None: nobody has worked it out), and what it may.
        sisa: what the session has left in this minute; None where nobody counts.
        request_id, operasi, dijalankan: for the log: which request, the name of its operation, and whether it ran
            `compiled` or by the `fallback`.
    """

    aktor: Aktor
    bahasa: Bahasa
    config: Config
    compiled: bool = True
    payload: dict[str, Any] = field(default_factory=dict)
    loaders: dict[Any, Any] = field(default_factory=dict)
    request_id: str = ""
    operasi: str | None = None
    dijalankan: str = "fallback"
    biaya: int | None = None
    batas_biaya: int = COST_LIMIT
    sisa: Sisa | None = None
    pilihan: Bahasa | None = None

    @property
    def hari(self) -> date:
        return self.aktor.hari

    @property
    def demo(self) -> bool:
        return self.config.demo

    def pilih(self, bahasa: Bahasa) -> None:
        """From now on everything is told in this language."""
        self.bahasa = self.pilihan = bahasa

    def teks(self, kunci: str) -> str:
        """A text of the catalogue in the language of the one who asks."""
        return label(kunci, self.bahasa)

    def catat(self, dijalankan: str) -> None:
        self.dijalankan = dijalankan
