"""A province: what it takes to load, and whether what its people ask for stays as fast as in a small demo.

Loads the demo of 2,000 and that of 70,000 people (or as many as the argument says) into both databases. Fails when the
load takes more than five minutes, when the superior's page is more than a fifth slower among 70,000, or when a read of
the head of a large office takes more than 50 ms. The governor's, with everybody below him, are told and not judged.
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import asyncpg

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bacaan import BACAAN  # noqa: E402
from jalan import asking, cookie_of, environment, free_port, serving  # noqa: E402
from ukur import Sambungan, Tujuan, compare  # noqa: E402

from kinerja.basisdata import close_database, fetch_rows, open_database  # noqa: E402
from kinerja.config import Config  # noqa: E402
from kinerja.services.demo import cast  # noqa: E402
from servers import DURABLE, Server, run  # noqa: E402

KINERJA = Path(sys.executable).with_name("kinerja")
DOKUMEN = (HERE.parent / "contract" / "dokumen" / "dasbor.graphql").read_text(encoding="utf-8")
KECIL, BESAR, KEPALA = 2_000, 70_000, 5_000
DETIK, RASIO, MS = 300, 1.2, 50
PUTARAN, KANTOR_ACAK = 200, 20
# As a server of its own would be set for such an amount.
SETELAN = DURABLE + "shared_buffers = 512MB\nmax_wal_size = 8GB\n"
BAWAH = f"""
select a.nrk as nrk, count(*) as banyak from hubungan_atasan h join pegawai a on a.id = h.atasan_id
where h.mulai <= '{cast.HARI}' and h.selesai >= '{cast.HARI}' and {{}} group by a.id, a.nrk
"""


@dataclass(frozen=True)
class Isi:
    """A demo on the bench: where it runs, and whose reads are measured.

    Args:
        kepala: the NRK of a head of some 5,000 people. acak: superiors of at least 20, from all over.
    """

    environ: dict[str, str]
    folder: Path
    kepala: str
    bawahannya: int
    acak: list[str]

    @property
    def port(self) -> int:
        return int(self.environ["KINERJA_PORT"])


def load(name: str, url: str, folder: Path, pegawai: int) -> tuple[Isi, bool]:
    folder.mkdir()
    environ = environment(url, folder, free_port())
    command(environ, "migrate")
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command(environ, "demo", "--pegawai", str(pegawai))
    detik, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    isi = run(look, environ, folder)
    print(f"{name:10} {pegawai} pegawai dimuat dalam {detik:.0f} detik (CPU pemuat {cpu:.0f})", flush=True)
    for pemeriksaan in (("riwayat", "verify"), ("doctor",)):
        start = time.monotonic()
        command(environ, *pemeriksaan)
        print(f"{'':10} {' '.join(pemeriksaan)}: baik, {time.monotonic() - start:.0f} detik", flush=True)
    return isi, detik <= DETIK


def command(environ: dict[str, str], *words: str) -> None:
    done = subprocess.run([KINERJA, *words], env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"kinerja {' '.join(words)}: {done.stdout}{done.stderr}")


async def look(environ: dict[str, str], folder: Path) -> Isi:
    config = Config.from_env(environ)
    if config.sqlite_path is None:
        # PostgreSQL does this by itself after a while; the servers of tests are told not to.
        connection = await asyncpg.connect(config.database_url)
        await connection.execute("vacuum analyze")
        await connection.close()
    await open_database(config)
    try:
        teams = await fetch_rows(BAWAH.format("a.nrk is not null"))
        kepala = min(teams, key=lambda t: (abs(t["banyak"] - KEPALA), t["nrk"]))
        direct = sorted(t["nrk"] for t in await fetch_rows(BAWAH.format("h.tingkat = 1")) if t["banyak"] >= 20)
        step = max(1, len(direct) // KANTOR_ACAK)
        return Isi(environ, folder, kepala["nrk"], kepala["banyak"], direct[::step][:KANTOR_ACAK])
    finally:
        await close_database()


async def measure(name: str, kecil: Isi, besar: Isi) -> bool:
    """Both demos are served meanwhile."""
    pages = [asking(isi.port, await cookie_of(isi.port, cast.ATASAN_TOLOK_UKUR), DOKUMEN) for isi in (besar, kecil)]
    hasil = await compare(pages[0], pages[1], serentak=1, putaran=PUTARAN)
    (di_besar, _), (di_kecil, _) = hasil.rows()
    print(
        f"{name:10} layar atasan: {di_besar:.2f} ms, demo kecil {di_kecil:.2f} ms, {hasil.ratio:.2f} kali", flush=True
    )
    acak = [asking(besar.port, await cookie_of(besar.port, nrk), DOKUMEN) for nrk in besar.acak]
    print(f"{'':10} kantor acak: {median([t for each in acak for t in await times(each, 5)]):.2f} ms")
    slow = [nama async for nama in reads(besar)]
    return hasil.ratio <= RASIO and not slow


async def reads(besar: Isi) -> AsyncIterator[str]:
    """Those that took too long."""
    kepala, gubernur = await cookie_of(besar.port, besar.kepala), await cookie_of(besar.port, cast.GUBERNUR)
    print(f"{'':10} {'':26}{besar.bawahannya:>8} orang{'gubernur':>12}")
    for nama, (query, variables) in BACAAN.items():
        ms, semua = [median(await times(asking(besar.port, c, query, variables), 9)) for c in (kepala, gubernur)]
        print(f"{'':10} {nama:26}{ms:>11.1f} ms{semua:>10.0f} ms{'' if ms <= MS else '  TERLALU LAMA'}", flush=True)
        if ms > MS:
            yield nama


async def times(tujuan: Tujuan, banyak: int) -> list[float]:
    """In milliseconds; the first time does not count."""
    line = await Sambungan(tujuan).open()
    found = [await line.timed() for _ in range(banyak + 1)]
    line.close()
    return found[1:]


def bench(name: str, urls: Iterator[str], folder: Path, pegawai: int) -> bool:
    kecil, _ = load(name, next(urls), folder / "kecil", KECIL)
    besar, cepat = load(name, next(urls), folder / "besar", pegawai)
    with ExitStack() as stack:
        for isi in (kecil, besar):
            stack.enter_context(serving([KINERJA, "serve"], isi.environ, isi.folder / "log"))
        return asyncio.run(measure(name, kecil, besar)) and cepat


def main(pegawai: int) -> int:
    with tempfile.TemporaryDirectory(prefix="kinerja-besar-") as temporary:
        folder = Path(temporary)
        for each in ("sqlite", "postgres", "server"):
            (folder / each).mkdir()
        files = (f"sqlite://{folder / 'sqlite' / each / 'kinerja.sqlite3'}" for each in ("kecil", "besar"))
        good = bench("SQLite", files, folder / "sqlite", pegawai)
        server = Server(folder / "server", SETELAN)
        try:
            server.execute("create database kecil", "create database besar")
            good = bench("PostgreSQL", map(server.url, ("kecil", "besar")), folder / "postgres", pegawai) and good
        finally:
            server.leave()
    print(f"Muat {DETIK} detik, layar {RASIO} kali, bacaan {MS} ms: " + ("tercapai." if good else "TERLAMPAUI."))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else BESAR))
