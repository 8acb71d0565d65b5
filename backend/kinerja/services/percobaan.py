"""Tries at the door, counted before they are known to be wrong, so that a hundred sent at once count as a hundred.

After the free ones each next has to wait twice as long as the one before, up to a quarter of an hour; nobody is locked
out. What is counted is kept in the database and survives a restart.
"""

import hashlib
import hmac
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from tortoise.expressions import F
from tortoise.transactions import in_transaction

from ..domain.errors import ErrorCode, Refused
from ..models import PercobaanMasuk
from .rahasia import derive

TUNGGU_AWAL = timedelta(seconds=5)
TUNGGU_PALING_LAMA = timedelta(minutes=15)
BEBAS_NAMA = 5
# A whole office comes from one address: what slows a guesser there must not keep two thousand people from their work.
BEBAS_ALAMAT = 100
MASA_ALAMAT = timedelta(minutes=15)
DILUPAKAN = timedelta(hours=24)


@dataclass(frozen=True)
class Hitungan:
    """One counter: what it counts, hashed, and how many tries are free."""

    kunci: str
    bebas: int


def counters(nama: str, alamat: str, secret: str, now: datetime) -> Sequence[Hitungan]:
    """The counters of a try: of the address in this quarter of an hour, and of the name, known or not.

    Args:
        nama: as `domain.sandi.read_nama_masuk` gives it; kept as a keyed hash, for people type passwords there too.
    """
    masa = int(now.timestamp() // MASA_ALAMAT.total_seconds())
    return (
        Hitungan(_kunci("alamat", f"{_network(alamat)} {masa}", secret), BEBAS_ALAMAT),
        Hitungan(_kunci("nama", nama, secret), BEBAS_NAMA),
    )


async def count(hitungan: Sequence[Hitungan], now: datetime) -> None:
    """Counts a try, or refuses it and counts nothing.

    Raises:
        Refused: TERLALU_SERING, with the seconds to wait.
    """
    async with in_transaction():
        for satu in hitungan:
            row = PercobaanMasuk(kunci=satu.kunci, gagal=0, terakhir=now)
            await PercobaanMasuk.bulk_create([row], ignore_conflicts=True)
            row = await PercobaanMasuk.select_for_update().get(kunci=satu.kunci)
            gagal = 0 if row.terakhir + DILUPAKAN < now else row.gagal
            _refuse_early(row.terakhir + waiting(gagal, satu.bebas) - now)
            await PercobaanMasuk.filter(kunci=satu.kunci).update(gagal=gagal + 1, terakhir=now)


async def forgive(hitungan: Sequence[Hitungan], now: datetime) -> None:
    """The try was right: the name starts anew, the address gets back the one it was charged."""
    alamat, nama = hitungan
    await PercobaanMasuk.filter(kunci=nama.kunci).delete()
    await PercobaanMasuk.filter(kunci=alamat.kunci, gagal__gt=0).update(gagal=F("gagal") - 1)
    await PercobaanMasuk.filter(terakhir__lt=now - DILUPAKAN).delete()


def waiting(gagal: int, bebas: int) -> timedelta:
    """How long after the last try the next may come."""
    if gagal < bebas:
        return timedelta(0)
    ganda: int = 2 ** min(gagal - bebas, 30)
    return min(TUNGGU_AWAL * ganda, TUNGGU_PALING_LAMA)


def _refuse_early(sisa: timedelta) -> None:
    if sisa > timedelta(0):
        raise Refused(ErrorCode.TERLALU_SERING, detik=math.ceil(sisa.total_seconds()))


def _network(alamat: str) -> str:
    """One household has a /64 of IPv6: counting single addresses there would count nothing."""
    try:
        parsed = ip_address(alamat)
    except ValueError:
        return alamat
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return f"{int(parsed) >> 64:x}"
    return alamat


def _kunci(jenis: str, nilai: str, secret: str) -> str:
    return f"{jenis}:{hmac.digest(derive(secret, 'percobaan'), nilai.encode(), hashlib.sha256).hex()}"
