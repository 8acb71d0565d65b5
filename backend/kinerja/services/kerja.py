"""The worker of long work: one piece at a time, in the process that serves. Several may stand over one database; a
lease keeps a piece with the one that has taken it, and lets another take over from one that has died.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tortoise.exceptions import BaseORMException
from tortoise.expressions import Q

from .. import models
from ..config import Config
from ..domain.pekerjaan import MAKS_COBA, SEWA, JenisPekerjaan, StatusPekerjaan
from . import pemberitahuan
from .jam import Jam
from .pekerjaan import folder, sweep

log = logging.getLogger("kinerja.pekerjaan")

# How often is looked for work that nobody has called for: of a worker that died, or of another process.
JEDA_DETIK = 15.0
# How often progress is written down.
LAPOR_DETIK = 0.5


class Dibatalkan(Exception):
    """The one who asked has taken it back."""


class Terlepas(Exception):
    """Another worker has taken it over."""


@dataclass(frozen=True)
class Hasil:
    """What a piece of work has brought.

    Args:
        nama, isi: the file. masalah, temuan: what a check has found first.
    """

    nama: str
    isi: bytes
    masalah: str | None = None
    temuan: str | None = None


@dataclass
class Kerja:
    """A piece of work under way."""

    row: models.Pekerjaan
    pelaksana: "Pelaksana"
    dilaporkan: float = field(default=-LAPOR_DETIK)

    async def lapor(self, kemajuan: int, jumlah: int | None) -> None:
        """Tells how far it is, and stops it where it is no longer wanted.

        Raises:
            Dibatalkan, Terlepas.
        """
        if time.monotonic() - self.dilaporkan < LAPOR_DETIK:
            return
        self.dilaporkan = time.monotonic()
        sewa = self.pelaksana.jam.real() + SEWA
        if not await self.pelaksana.mine(self.row).update(kemajuan=kemajuan, jumlah=jumlah, sewa=sewa):
            raise Terlepas()
        if await models.Pekerjaan.filter(id=self.row.id, batal=True).exists():
            raise Dibatalkan()


Tugas = Callable[[Kerja], Awaitable[Hasil]]


@dataclass
class Pelaksana:
    """A worker.

    Args:
        tugas: how each kind is done.
    """

    config: Config
    jam: Jam
    tugas: Mapping[JenisPekerjaan, Tugas]
    nama: str = field(default_factory=lambda: secrets.token_hex(8))
    panggilan: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something may have been asked for."""
        self.panggilan.set()

    async def run(self) -> None:
        """Works until it is cancelled."""
        while True:
            self.panggilan.clear()
            try:
                while await self.run_next():
                    pass
                await sweep(self.config, await self.jam.now())
                await pemberitahuan.sweep(await self.jam.now())
            except (BaseORMException, OSError) as error:
                log.warning("pekerjaan tertunda: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.panggilan.wait(), JEDA_DETIK)

    async def run_next(self) -> bool:
        """Does the next piece; whether there was one."""
        row = await self._claim()
        if row is None:
            return False
        try:
            await self._finish(row, StatusPekerjaan.DONE, await self.tugas[row.jenis](Kerja(row, self)))
        except Dibatalkan:
            await self._finish(row, StatusPekerjaan.CANCELLED)
        except Terlepas:
            log.warning("pekerjaan %s diambil alih", row.id)
        except asyncio.CancelledError:
            # The server stops: whoever comes next may begin at once.
            await self.mine(row).update(
                status=StatusPekerjaan.QUEUED, sewa=None, pelaksana=None, kemajuan=0, coba=row.coba - 1
            )
            raise
        except BaseORMException:
            # The database is gone: the lease will run out.
            raise
        except Exception:
            log.exception("pekerjaan %s gagal", row.id)
            await self._finish(row, StatusPekerjaan.FAILED)
        return True

    def mine(self, row: models.Pekerjaan) -> Any:
        """The row as long as this worker has it."""
        return models.Pekerjaan.filter(id=row.id, status=StatusPekerjaan.RUNNING, pelaksana=self.nama)

    async def _claim(self) -> models.Pekerjaan | None:
        now = self.jam.real()
        free = Q(status=StatusPekerjaan.QUEUED) | Q(status=StatusPekerjaan.RUNNING, sewa__lt=now)
        for row in await models.Pekerjaan.filter(free).order_by("id").limit(10):
            # Of two that look at the same row one changes it, the other no longer finds it as it was.
            asis = models.Pekerjaan.filter(free, id=row.id, coba=row.coba)
            if row.batal or row.coba >= MAKS_COBA:
                status = StatusPekerjaan.CANCELLED if row.batal else StatusPekerjaan.FAILED
                await asis.update(status=status, selesai=await self.jam.now(), sewa=None, pelaksana=None)
            elif await asis.update(
                status=StatusPekerjaan.RUNNING,
                pelaksana=self.nama,
                sewa=now + SEWA,
                coba=row.coba + 1,
                mulai=await self.jam.now(),
                kemajuan=0,
            ):
                return await models.Pekerjaan.get(id=row.id)
        return None

    async def _finish(self, row: models.Pekerjaan, status: StatusPekerjaan, hasil: Hasil | None = None) -> None:
        isi: dict[str, object] = {"status": status, "selesai": await self.jam.now(), "sewa": None, "pelaksana": None}
        tempat = folder(self.config) / f"{row.id}-{secrets.token_hex(12)}"
        if hasil is not None:
            await asyncio.to_thread(_write, tempat, hasil.isi)
            isi |= {"berkas": tempat.name, "nama": hasil.nama, "ukuran": len(hasil.isi)}
            isi |= {"masalah": hasil.masalah, "temuan": hasil.temuan}
        if not await self.mine(row).update(**isi):
            tempat.unlink(missing_ok=True)


def _write(tempat: Any, isi: bytes) -> None:
    tempat.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    tempat.write_bytes(isi)
