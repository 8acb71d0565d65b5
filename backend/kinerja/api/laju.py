"""How much may be asked in a minute: requests and points of cost per session and per person, requests per address for
strangers. Counted in the memory of this process, which is the only one that serves.

A minute is one of the clock, so nothing has to be kept longer; who has used it up waits for the next.
"""

from collections import Counter
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..config import Config
from ..domain.errors import ErrorCode, Refused
from ..services.jam import Jam
from .keamanan import client_address
from .penolakan import answer

MENIT = 60
# One person may have several sessions at work: a browser, and a program beside it.
SESI_PER_ORANG = 2
# Addresses kept apart in one minute; those that come later share what is left to one.
ALAMAT = 100_000
LAINNYA = "lainnya"
# Not for each file of the app, nor for each look at the server's health.
BEBAS = frozenset({"sehat", "assets"})


@dataclass(frozen=True, slots=True)
class Sisa:
    """What a session has left.

    Args:
        detik: until all of it comes back. pulih: that moment, in seconds since 1970.
    """

    permintaan: int
    biaya: int
    detik: int
    pulih: int


@dataclass
class Laju:
    """The counts of the present minute."""

    config: Config
    jam: Jam
    menit: int = 0
    permintaan: Counter[tuple[str, int]] = field(default_factory=Counter)
    biaya: Counter[tuple[str, int]] = field(default_factory=Counter)
    alamat: Counter[str] = field(default_factory=Counter)

    def admit(self, sesi_id: int, pegawai_id: int) -> Sisa:
        """Counts a request.

        Raises:
            Refused: TERLALU_SERING.
        """
        return self._take(self.permintaan, self.config.rate_requests, 1, sesi_id, pegawai_id)

    def charge(self, biaya: int, sesi_id: int, pegawai_id: int) -> Sisa:
        """Counts the points of an operation.

        Raises:
            Refused: TERLALU_SERING.
        """
        return self._take(self.biaya, self.config.rate_cost, biaya, sesi_id, pegawai_id)

    def knock(self, alamat: str) -> None:
        """Counts a request of a stranger.

        Raises:
            Refused: TERLALU_SERING.
        """
        detik = self._turn()
        alamat = alamat if alamat in self.alamat or len(self.alamat) < ALAMAT else LAINNYA
        self.alamat[alamat] += 1
        if self.alamat[alamat] > self.config.rate_address:
            raise Refused(ErrorCode.TERLALU_SERING, alasan="LAJU", detik=detik)

    def policy(self) -> str:
        """The header `RateLimit-Policy`."""
        config = self.config
        return f'"permintaan";q={config.rate_requests};w={MENIT}, "biaya";q={config.rate_cost};w={MENIT}'

    def _take(self, counts: Counter[tuple[str, int]], batas: int, banyak: int, sesi_id: int, pegawai_id: int) -> Sisa:
        detik = self._turn()
        sesi, orang = ("sesi", sesi_id), ("orang", pegawai_id)
        if counts[sesi] + banyak > batas or counts[orang] + banyak > batas * SESI_PER_ORANG:
            raise Refused(ErrorCode.TERLALU_SERING, alasan="LAJU", detik=detik)
        counts[sesi] += banyak
        counts[orang] += banyak
        return Sisa(
            self._left(self.permintaan, self.config.rate_requests, sesi, orang),
            self._left(self.biaya, self.config.rate_cost, sesi, orang),
            detik,
            (self.menit + 1) * MENIT,
        )

    def _left(self, counts: Counter[tuple[str, int]], batas: int, sesi: tuple[str, int], orang: tuple[str, int]) -> int:
        return min(batas - counts[sesi], batas * SESI_PER_ORANG - counts[orang])

    def _turn(self) -> int:
        """Begins a new minute where one has begun; how many seconds of it are left."""
        menit, detik = divmod(int(self.jam.real().timestamp()), MENIT)
        if menit != self.menit:
            self.menit = menit
            for counts in (self.permintaan, self.biaya, self.alamat):
                counts.clear()
        return MENIT - detik


def laju_of(conn: HTTPConnection) -> Laju:
    laju: Laju = conn.app.state.laju
    return laju


class Pembatas:
    """Counts strangers by their address before anything else is done for them, and tells everybody what is left."""

    def __init__(self, app: ASGIApp, laju: Laju) -> None:
        self.app = app
        self.laju = laju
        self.policy = laju.policy().encode()
        config = laju.config
        self.cookie = f"{config.cookie}="

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            if self.cookie not in Headers(scope=scope).get("cookie", "") and scope["path"].split("/")[1] not in BEBAS:
                self.laju.knock(client_address(HTTPConnection(scope), self.laju.config.proxies))
        except Refused as refused:
            await answer(Request(scope), refused)(scope, receive, send)
            return
        await self.app(scope, receive, self._telling(scope, send))

    def _telling(self, scope: Scope, send: Send) -> Send:
        async def telling(message: Message) -> None:
            sisa: Sisa | None = scope["state"].get("laju")
            if message["type"] == "http.response.start" and sisa is not None:
                left = f'"permintaan";r={sisa.permintaan};t={sisa.detik}, "biaya";r={sisa.biaya};t={sisa.detik}'
                message["headers"] = [
                    *message["headers"],
                    (b"ratelimit-policy", self.policy),
                    (b"ratelimit", left.encode()),
                ]
            await send(message)

        return telling
