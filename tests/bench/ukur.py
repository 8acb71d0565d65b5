"""A client that costs little beside what it measures: requests over a socket that stays open, and nothing parsed."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Tujuan:
    """A request, as it goes over the wire to this port."""

    port: int
    bytes: bytes


class Sambungan:
    def __init__(self, tujuan: Tujuan) -> None:
        self.tujuan = tujuan

    async def open(self) -> "Sambungan":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.tujuan.port, limit=1 << 20)
        return self

    async def ask(self) -> bytes:
        """The body of the answer.

        Raises:
            RuntimeError: the status is not 200.
        """
        self.writer.write(self.tujuan.bytes)
        head = await self.reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        return await self.reader.readexactly(int(length))

    async def timed(self) -> float:
        """How long an answer took, in milliseconds."""
        start = time.perf_counter()
        await self.ask()
        return (time.perf_counter() - start) * 1000

    def close(self) -> None:
        self.writer.close()


@dataclass(frozen=True)
class Hasil:
    """Two requests measured in turn, in milliseconds; `ratio` is the median of the first over that of the second."""

    satu: Sequence[float]
    dua: Sequence[float]

    @property
    def ratio(self) -> float:
        return median(self.satu) / median(self.dua)

    def rows(self) -> list[tuple[float, float]]:
        return [(median(times), quantiles(times, n=20)[-1]) for times in (self.satu, self.dua)]


async def compare(satu: Tujuan, dua: Tujuan, *, serentak: int, putaran: int) -> Hasil:
    """Asks both in turn, round for round, each time by as many at once; the first rounds do not count."""
    times: tuple[list[float], list[float]] = ([], [])
    lines = [[await Sambungan(tujuan).open() for _ in range(serentak)] for tujuan in (satu, dua)]
    hangat = max(putaran // 10, 2)
    for n in range(putaran + hangat):
        # Now the one first, now the other.
        for which in (0, 1) if n % 2 else (1, 0):
            found = await asyncio.gather(*(line.timed() for line in lines[which]))
            if n >= hangat:
                times[which].extend(found)
    for line in (line for both in lines for line in both):
        line.close()
    return Hasil(*times)
