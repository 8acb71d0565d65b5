"""The demo as a whole: set up, kept, set up anew, and on which day it stands."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from tortoise.transactions import in_transaction

from ... import models
from .. import riwayat
from ..jam import move_demo
from . import cast
from .build import PENANDA, load_demo
from .load import clear
from .susunan import TooFew

# What the calendar of the demo covers.
TANGGAL_AWAL, TANGGAL_AKHIR = date(cast.TAHUN, 1, 1), date(cast.TAHUN + 1, 12, 31)
# There are fewer than 800,000 NRK beside those of the cast.
PALING_BANYAK = 790_000


class DemoError(Exception):
    """The demo cannot be set up as asked; the message is for the person at the command line."""


@dataclass(frozen=True)
class Keadaan:
    """What a database holds: nothing, a demo of so many people, or something else."""

    kosong: bool
    pegawai: int | None


async def prepare(
    *,
    pegawai: int | None = None,
    tanggal: date | None = None,
    ulang: bool = False,
    report: Callable[[str], None] = lambda line: None,
) -> None:
    """Sets up the demo where there is none, and keeps the one that is there.

    Args:
        pegawai: how many people; None: as many as there are, or 2,000.
        tanggal: the day on which the demo stands; None: as it is, or 20 March 2020.
        ulang: forget what was done in the demo and set it up anew.

    Raises:
        DemoError: the numbers are out of range, or the database holds something that is no demo.
    """
    _check(pegawai, tanggal)
    async with in_transaction() as connection:
        # Two that begin at once wait for each other here.
        await riwayat.lock_berkas(riwayat.SISTEM)
        ada = await state()
        if not ada.kosong and ada.pegawai is None:
            raise DemoError("Basis data ini berisi data yang bukan data demo; tidak ada yang diubah.")
        if ada.pegawai is not None and not ulang:
            await _keep(ada.pegawai, pegawai, tanggal, report)
            return
        if ada.pegawai is not None:
            await clear(connection)
        jumlah = pegawai or ada.pegawai or cast.PEGAWAI_BAKU
        hari = tanggal or cast.HARI
        try:
            with _no_collector():
                await load_demo(connection, jumlah, hari, report)
        except TooFew as error:
            raise DemoError(f"Demo memerlukan sedikitnya {error.paling_sedikit} pegawai.") from error
    report(f"Demo siap pada {hari}. Kata sandi semua akun: {cast.SANDI}")


@contextmanager
def _no_collector() -> Iterator[None]:
    """Rows by the million form no circles: looking for some among them takes a sixth of the time and finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def state() -> Keadaan:
    penanda = await models.Setelan.get_or_none(kunci=PENANDA)
    kosong = not (await models.Pegawai.exists() or await models.Unit.exists() or await models.Akun.exists())
    return Keadaan(kosong, int(penanda.nilai) if penanda else None)


def _check(pegawai: int | None, tanggal: date | None) -> None:
    if pegawai is not None and not 1 <= pegawai <= PALING_BANYAK:
        raise DemoError(f"Jumlah pegawai demo harus dari 1 sampai {PALING_BANYAK}.")
    if tanggal is not None and not TANGGAL_AWAL <= tanggal <= TANGGAL_AKHIR:
        raise DemoError(f"Tanggal demo harus dari {TANGGAL_AWAL} sampai {TANGGAL_AKHIR}.")


async def _keep(ada: int, pegawai: int | None, tanggal: date | None, report: Callable[[str], None]) -> None:
    if pegawai not in (None, ada):
        raise DemoError(f"Demo yang ada berisi {ada} pegawai. Tambahkan --ulang untuk menyusunnya kembali.")
    report(f"Demo dengan {ada} pegawai sudah ada dan tidak diubah.")
    if tanggal is not None:
        await move_demo(tanggal)
        report(f"Tanggal demo: {tanggal}.")
