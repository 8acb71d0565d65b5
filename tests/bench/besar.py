"""A province: what it takes to load, and whether what its people ask for stays as fast as in a small demo.

Loads the demo of 2,000 and that of 70,000 people (or as many as the argument says) into both databases. Fails when the
load takes more than five minutes, when the superior's page is more than a fifth slower among 70,000, or when a read of
the head of a large office takes more than 50 ms, or 250 approvals more than a second. The governor's, with everybody
below him, are told and not judged. What was measured ends in a table as `docs/kinerja-baca.md` has it.
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import asyncpg

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bacaan import BACAAN  # noqa: E402
from jalan import asking, cookie_of, environment, free_port, serving  # noqa: E402
from sekaligus import SEKALIGUS, approve_many  # noqa: E402
from ukur import Sambungan, Tujuan, compare  # noqa: E402

from kinerja.basisdata import close_database, fetch_rows, open_database  # noqa: E402
from kinerja.config import Config  # noqa: E402
from kinerja.services.demo import cast  # noqa: E402
from servers import DURABLE, Server, run  # noqa: E402

KINERJA = Path(sys.executable).with_name("kinerja")
DOKUMEN = (HERE.parent / "contract" / "dokumen" / "dasbor.graphql").read_text(encoding="utf-8")
KECIL, BESAR, KEPALA = 2_000, 70_000, 5_000
DETIK, RASIO, MS, SEKALIGUS_MS = 300, 1.2, 50, 1000
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


@dataclass(frozen=True)
class Ukuran:
    """A line of the table: what was measured, what it took, and whether that is little enough."""

    nama: str
    nilai: str
    cukup: bool = True


def load(name: str, url: str, folder: Path, pegawai: int) -> tuple[Isi, list[Ukuran]]:
    folder.mkdir()
    environ = environment(url, folder, free_port())
    command(environ, "migrate")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    detik = command(environ, "demo", "--pegawai", str(pegawai))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    isi = run(look, environ, folder)
    found = [Ukuran(f"load of {pegawai} people", f"{detik:.0f} s (CPU of the loader {cpu:.0f} s)", detik <= DETIK)]
    for words in (("riwayat", "verify"), ("doctor",)):
        found.append(Ukuran(f"`{' '.join(words)}`", f"{command(environ, *words):.0f} s"))
    return isi, told(name, found)


def told(name: str, found: list[Ukuran]) -> list[Ukuran]:
    for each in found:
        print(f"{name:10} {each.nama}: {each.nilai}{'' if each.cukup else '  TERLALU LAMA'}", flush=True)
    return found


def command(environ: dict[str, str], *words: str) -> float:
    """How many seconds it took."""
    start = time.monotonic()
    done = subprocess.run([KINERJA, *words], env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"kinerja {' '.join(words)}: {done.stdout}{done.stderr}")
    return time.monotonic() - start


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


async def measure(name: str, kecil: Isi, besar: Isi) -> list[Ukuran]:
    """Both demos are served meanwhile."""
    pages = [asking(isi.port, await cookie_of(isi.port, cast.ATASAN_TOLOK_UKUR), DOKUMEN) for isi in (besar, kecil)]
    hasil = await compare(pages[0], pages[1], serentak=1, putaran=PUTARAN)
    (di_besar, _), (di_kecil, _) = hasil.rows()
    page = f"{di_besar:.1f} ms, {hasil.ratio:.2f} of {di_kecil:.1f} ms"
    acak = [asking(besar.port, await cookie_of(besar.port, nrk), DOKUMEN) for nrk in besar.acak]
    offices = median([t for each in acak for t in await times(each, 5)])
    found = [
        Ukuran("the superior's page, of that in the small demo", page, hasil.ratio <= RASIO),
        Ukuran("the page of superiors from all over", f"{offices:.1f} ms"),
    ]
    return told(name, found) + [each async for each in reads(name, besar)]


async def reads(name: str, besar: Isi) -> AsyncIterator[Ukuran]:
    """What the head's take, and the governor's behind it."""
    kepala, gubernur = await cookie_of(besar.port, besar.kepala), await cookie_of(besar.port, cast.GUBERNUR)
    for nama, (query, variables) in BACAAN.items():
        ms, semua = [median(await times(asking(besar.port, c, query, variables), 9)) for c in (kepala, gubernur)]
        read = Ukuran(f"{nama} ({besar.bawahannya}; all)", f"{ms:.0f}; {semua:.0f} ms", ms <= MS)
        yield told(name, [read])[0]


async def times(tujuan: Tujuan, banyak: int) -> list[float]:
    """In milliseconds; the first ten do not count: PostgreSQL plans a statement five times before it keeps a plan."""
    line = await Sambungan(tujuan).open()
    found = [await line.timed() for _ in range(10 + banyak)]
    line.close()
    return found[10:]


async def sekaligus(environ: dict[str, str]) -> Ukuran:
    await open_database(Config.from_env(environ))
    try:
        ms = await approve_many()
    finally:
        await close_database()
    return Ukuran(f"{SEKALIGUS} approvals at once", f"{ms:.0f} ms", ms <= SEKALIGUS_MS)


def bench(name: str, urls: Iterator[str], folder: Path, pegawai: int) -> list[Ukuran]:
    kecil, _ = load(name, next(urls), folder / "kecil", KECIL)
    besar, found = load(name, next(urls), folder / "besar", pegawai)
    with ExitStack() as stack:
        for isi in (kecil, besar):
            stack.enter_context(serving([KINERJA, "serve"], isi.environ, isi.folder / "log"))
        found += asyncio.run(measure(name, kecil, besar))
    return found + told(name, [run(sekaligus, besar.environ)])


def table(found: Mapping[str, Sequence[Ukuran]]) -> Iterator[str]:
    yield f"| | {' | '.join(found)} |"
    yield "|---" * (len(found) + 1) + "|"
    for lines in zip(*found.values(), strict=True):
        yield f"| {lines[0].nama} | {' | '.join(each.nilai for each in lines)} |"


def main(pegawai: int) -> int:
    with tempfile.TemporaryDirectory(prefix="kinerja-besar-") as temporary:
        folder = Path(temporary)
        for each in ("sqlite", "postgres", "server"):
            (folder / each).mkdir()
        files = (f"sqlite://{folder / 'sqlite' / each / 'kinerja.sqlite3'}" for each in ("kecil", "besar"))
        found = {"SQLite": bench("SQLite", files, folder / "sqlite", pegawai)}
        server = Server(folder / "server", SETELAN)
        try:
            server.execute("create database kecil", "create database besar")
            urls = map(server.url, ("kecil", "besar"))
            found["PostgreSQL"] = bench("PostgreSQL", urls, folder / "postgres", pegawai)
        finally:
            server.leave()
    print("\n".join(table(found)))
    good = all(each.cukup for lines in found.values() for each in lines)
    print(
        f"Muat {DETIK} detik, layar {RASIO} kali, bacaan {MS} ms, {SEKALIGUS} persetujuan {SEKALIGUS_MS} ms: "
        + ("tercapai." if good else "TERLAMPAUI.")
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else BESAR))
