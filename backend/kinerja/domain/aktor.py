"""Who acts: a person, in which roles, on which day."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

JAKARTA = timezone(timedelta(hours=7), "Asia/Jakarta")


class Peran(StrEnum):
    """Roles beside that of every pegawai. A superior is no role: the tree of posts says who that is."""

    PENGELOLA = "PENGELOLA"
    ADMIN_BKD = "ADMIN_BKD"
    ADMIN_SUMBER = "ADMIN_SUMBER"
    BENDAHARA = "BENDAHARA"
    TIM_PENILAI = "TIM_PENILAI"
    AUDITOR = "AUDITOR"


class Bahasa(StrEnum):
    """The languages in which a person is told something: Indonesian first, English second."""

    ID = "id"
    EN = "en"


class Party(StrEnum):
    """On which side of an object a person stands; a move of a workflow belongs to one of them."""

    OWNER = "OWNER"
    RATER = "RATER"
    UPPER = "UPPER"
    PENGELOLA = "PENGELOLA"
    ADMIN = "ADMIN"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True)
class Aktor:
    """The person who asks or acts.

    Args:
        pegawai_id: whose session or token it is.
        waktu: the moment of the request, with time zone.
        peran: roles in force on that day.
        atas_nama: the holder on whose behalf a Plt or Plh acts, if so.
    """

    pegawai_id: int
    waktu: datetime
    peran: frozenset[Peran] = field(default_factory=frozenset)
    atas_nama: int | None = None

    @property
    def hari(self) -> date:
        """The day in Jakarta, by which windows and placements are read."""
        return self.waktu.astimezone(JAKARTA).date()

    @property
    def melihat_semua(self) -> bool:
        """Auditors and the admin of BKD read everything; neither gains a move by it."""
        return bool(self.peran & {Peran.AUDITOR, Peran.ADMIN_BKD})
