"""How fast the superior's page is: 20 people, an SKP each, ten lines, four quarters, through the whole server with a
session and everybody's scope, against a bare route that gives the same bytes from one statement written by hand.

Then 250 approvals at once. Prints the figures for both databases; fails when one person alone waits more than 1.5 times
as long for the page, or 250 approvals take a second.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tortoise.connection import get_connection

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from jalan import asking, cookie_of, environment, free_port, serving  # noqa: E402
from sekaligus import SEKALIGUS, approve_many  # noqa: E402
from ukur import Hasil, Sambungan, Tujuan, compare  # noqa: E402

from kinerja.basisdata import close_database, dialect, fetch_rows, open_database  # noqa: E402
from kinerja.basisdata.migrasi import migrate  # noqa: E402
from kinerja.config import Config  # noqa: E402
from kinerja.services.demo import cast, lifecycle  # noqa: E402
from servers import DURABLE, Server, run  # noqa: E402

DOKUMEN = (HERE.parent / "contract" / "dokumen" / "dasbor.graphql").read_text(encoding="utf-8")
PEGAWAI = 600
BATAS = 1.5
BATAS_SEKALIGUS_MS = 1000
# How many at once, and how many rounds.
PUTARAN = {1: 400, 16: 40}


async def fill(config: Config) -> int:
    """The demo; gives the id of the superior."""
    await migrate(config)
    await open_database(config)
    try:
        await lifecycle.prepare(pegawai=PEGAWAI)
        # PostgreSQL does this by itself after a while; the servers of tests are told not to.
        await get_connection(dialect()).execute_script("analyze")
        rows = await fetch_rows(f"select id from pegawai where nrk = '{cast.ATASAN_TOLOK_UKUR}'")
        return int(rows[0]["id"])
    finally:
        await close_database()


async def measure(real: int, hand: int) -> dict[int, Hasil]:
    satu = asking(real, await cookie_of(real, cast.ATASAN_TOLOK_UKUR), DOKUMEN)
    dua = Tujuan(hand, f"GET / HTTP/1.1\r\nhost: localhost:{hand}\r\n\r\n".encode())
    await _check(satu, dua)
    return {n: await compare(satu, dua, serentak=n, putaran=putaran) for n, putaran in PUTARAN.items()}


async def _check(satu: Tujuan, dua: Tujuan) -> None:
    """Both give the same bytes, but for what the operation cost, and they are the page of 20 x 1 x 10 x 4."""
    first, second = await Sambungan(satu).open(), await Sambungan(dua).open()
    page, hand = await first.ask(), await second.ask()
    first.close()
    second.close()
    if not page.startswith(hand.removesuffix(b"}")):
        raise SystemExit(f"Jawabannya berbeda:\n{page[:2000]!r}\n{hand[:2000]!r}")
    counts = [page.count(f'"{tipe}_'.encode()) for tipe in ("Pegawai", "Skp", "Indikator", "Renkin")]
    if counts != [20, 20, 200, 800]:
        raise SystemExit(f"Isinya bukan 20 x 1 x 10 x 4: {counts}")
    print(f"{len(page):,} bita, sama dari keduanya".replace(",", "."))


def report(name: str, hasil: dict[int, Hasil]) -> bool:
    for n, each in hasil.items():
        (median, p95), (hand, hand_p95) = each.rows()
        print(
            f"{name:10} {n:2} serentak   server {median:6.2f} ms (p95 {p95:6.2f})"
            f"   tangan {hand:6.2f} ms (p95 {hand_p95:6.2f})   {each.ratio:.2f} kali"
        )
    return hasil[1].ratio <= BATAS


def bench(name: str, url: str, folder: Path) -> bool:
    real, hand = free_port(), free_port()
    environ = environment(url, folder, real)
    atasan = run(fill, Config.from_env(environ))
    with serving([sys.executable, HERE / "peladen.py", str(hand), str(atasan)], environ, folder / "log"):
        good = report(name, asyncio.run(measure(real, hand)))
    spent = run(many, Config.from_env(environ))
    print(f"{name:10} {SEKALIGUS} persetujuan sekaligus {spent:6.0f} ms")
    return good and spent <= BATAS_SEKALIGUS_MS


async def many(config: Config) -> float:
    await open_database(config)
    try:
        return await approve_many()
    finally:
        await close_database()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as temporary:
        folder = Path(temporary)
        for each in ("sqlite", "postgres", "server"):
            (folder / each).mkdir()
        good = bench("SQLite", f"sqlite://{folder / 'sqlite' / 'kinerja.sqlite3'}", folder / "sqlite")
        server = Server(folder / "server", DURABLE)
        try:
            good = bench("PostgreSQL", server.url(), folder / "postgres") and good
        finally:
            server.leave()
    print("Batas 1,5 kali dan 1 detik " + ("tercapai." if good else "TERLAMPAUI."))
    return 0 if good else 1


sys.exit(main())
