"""The clock: the one object that knows what time it is, given to whoever needs to know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ..domain.aktor import JAKARTA
from ..models import Setelan

TANGGAL_DEMO = "tanggal_demo"


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Jam:
    """Two times: the real one, by which sessions and waits run, and the one of the work, by which windows open.

    They differ in the demo only, which stands on a day of its own with the real time of day.

    Args:
        demo: whether the date of the demo counts.
        real: the moment it is, with time zone; tests give their own.
    """

    demo: bool = False
    real: Callable[[], datetime] = _utc

    async def now(self) -> datetime:
        """The moment of the work, in UTC."""
        if not self.demo:
            return self.real()
        setelan = await Setelan.get_or_none(kunci=TANGGAL_DEMO)
        return self.on(setelan.nilai if setelan else None)

    def on(self, tanggal: str | None) -> datetime:
        """As `now`, for one who has read the date of the demo already.

        Args:
            tanggal: a day in Jakarta, as ISO text; None: nobody has moved the clock.
        """
        real = self.real()
        if not self.demo or tanggal is None:
            return real
        jam = real.astimezone(JAKARTA).timetz()
        return datetime.combine(date.fromisoformat(tanggal), jam).astimezone(UTC)


async def move_demo(tanggal: date) -> None:
    """From now on it is this day in the demo."""
    await Setelan.update_or_create({"nilai": tanggal.isoformat()}, kunci=TANGGAL_DEMO)
