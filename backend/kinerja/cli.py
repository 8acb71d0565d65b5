"""The command `kinerja`: each subcommand is one function that returns the exit status.

kinerja migrate              make or update the tables
kinerja riwayat verify       look for anything changed in the trail of acts
kinerja riwayat anchor       hash the heads of all its chains into the anchor of the day
kinerja doctor               examine this installation
kinerja serve                serve the API and the app
kinerja schema               print the GraphQL schema, or check a file against it
"""

import argparse
import asyncio
import getpass
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import asyncpg
from tortoise.exceptions import DBConnectionError

from . import doctor
from .api.pesan import message
from .basisdata import close_database, open_database
from .basisdata.migrasi import MigrationError, migrate, pending
from .config import Config, ConfigError
from .domain.aktor import JAKARTA, Bahasa
from .domain.errors import DomainError
from .services import akun, riwayat
from .services.demo import lifecycle
from .services.demo.akun import daftar_akun_demo
from .services.demo.lifecycle import DemoError
from .services.jam import Jam
from .services.riwayat import Kerusakan, Masalah
from .services.sandi import SANDI_DEMO

if sys.platform == "win32":
    from asyncio import new_event_loop
else:
    from uvloop import new_event_loop

Command = Callable[[Config, argparse.Namespace], Awaitable[int]]

MASALAH = {
    Masalah.HASH: "isinya tidak lagi cocok dengan segelnya",
    Masalah.GAP: "baris sebelumnya hilang",
    Masalah.PREVIOUS: "tidak menyambung pada baris sebelumnya",
    Masalah.HEAD: "tidak cocok dengan ujung berkas",
    Masalah.ANCHOR: "tercatat pada jangkar, tetapi tidak ada lagi seperti itu",
}


async def run_serve(config: Config, args: argparse.Namespace) -> int:
    from .main import serve

    async with database(config):
        hari = (await Jam(config.demo).now()).astimezone(JAKARTA).date()
        accounts = await daftar_akun_demo(hari) if config.demo else []
    print(f"Kinerja berjalan di {config.public_url}", flush=True)
    if accounts:
        print(f"\nAkun demo, semua dengan sandi {SANDI_DEMO}:")
        print("\n".join(f"  {a.nrk:<10}{a.nama:<26}{a.keterangan}" for a in accounts), flush=True)
    await serve(config)
    return 0


async def run_schema(config: Config, args: argparse.Namespace) -> int:
    from .api.schema import schema

    printed = schema.as_str() + "\n"
    if args.check is None:
        print(printed, end="")
        return 0
    if Path(args.check).read_text(encoding="utf-8") == printed:
        return 0
    print(f"{args.check} berbeda dari skema; jalankan `make schema`.", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(prog="kinerja", description="Kinerja: rencana, persetujuan, dan penilaian kerja.")
    commands = root.add_subparsers(required=True, metavar="perintah")
    add(commands, "migrate", run_migrate, "membuat atau memperbarui tabel")
    trail = group(commands, "riwayat", "riwayat tindakan")
    add(trail, "verify", run_riwayat_verify, "memeriksa apakah ada yang diubah atau dihapus")
    add(trail, "anchor", run_riwayat_anchor, "membuat jangkar hari ini")
    add(commands, "doctor", run_doctor, "memeriksa pemasangan ini")
    demo = add(commands, "demo", run_demo, "menyiapkan demo, atau memindahkannya ke hari lain")
    demo.add_argument("--pegawai", metavar="N", help="jumlah pegawai (2000)")
    demo.add_argument("--tanggal", metavar="HARI", help="hari pada demo, misalnya 2020-04-12")
    demo.add_argument("--ulang", action="store_true", help="melupakan isi demo dan menyusunnya kembali")
    admin = add(
        group(commands, "admin", "admin BKD"), "create", run_admin_create, "membuat akun admin BKD yang pertama"
    )
    admin.add_argument("--nrk", required=True)
    admin.add_argument("--nama", required=True)
    admin.add_argument("--nip")
    add(commands, "serve", run_serve, "menjalankan server")
    schema = add(commands, "schema", run_schema, "mencetak skema GraphQL")
    schema.add_argument("--check", metavar="BERKAS", help="gagal bila berkas ini berbeda dari skema")
    return root


def group(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", noun: str, help: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    """Commands that share a noun."""
    return commands.add_parser(noun, help=help, description=help).add_subparsers(required=True, metavar="perintah")


def add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", verb: str, command: Command, help: str
) -> argparse.ArgumentParser:
    """Registers a command; its options are added to what it returns."""
    sub = commands.add_parser(verb, help=help, description=help)
    sub.set_defaults(command=command)
    return sub


@asynccontextmanager
async def database(config: Config) -> AsyncIterator[None]:
    """The database, open for a command.

    Raises:
        MigrationError: it is not up to date.
    """
    if await pending(config):
        raise MigrationError("Tabel belum mutakhir. Jalankan dahulu: kinerja migrate")
    await open_database(config)
    try:
        yield
    finally:
        await close_database()


async def run_migrate(config: Config, args: argparse.Namespace) -> int:
    applied = await migrate(config)
    print("\n".join(f"Diterapkan: {nama}" for nama in applied) or "Tabel sudah mutakhir.")
    return 0


async def run_riwayat_verify(config: Config, args: argparse.Namespace) -> int:
    async with database(config):
        broken = await riwayat.verify()
    print(f"Riwayat rusak: {describe(broken)}." if broken else "Riwayat utuh.")
    return 1 if broken else 0


def describe(broken: Kerusakan) -> str:
    place = f"jangkar {broken.tanggal}" if broken.berkas is None else f"berkas {broken.berkas} nomor {broken.nomor}"
    row = "tanpa baris" if broken.id is None else f"baris {broken.id}"
    since = f" {broken.tanggal}" if broken.berkas is not None and broken.tanggal else ""
    return f"{place} ({row}): {MASALAH[broken.masalah]}{since}"


async def run_riwayat_anchor(config: Config, args: argparse.Namespace) -> int:
    async with database(config):
        now = await Jam(config.demo).now()
        jangkar = await riwayat.anchor(now.astimezone(JAKARTA).date(), now)
    print(f"Jangkar {jangkar.tanggal}: {jangkar.hash}")
    return 0


async def run_doctor(config: Config, args: argparse.Namespace) -> int:
    findings = await doctor.examine(config)
    for finding in findings:
        print(f"{'baik    ' if finding.good else 'periksa '} {finding.text}")
    return 0 if all(finding.good for finding in findings) else 1


async def run_demo(config: Config, args: argparse.Namespace) -> int:
    if not config.demo:
        print("Demo tidak tersedia di produksi (KINERJA_ENV=production).", file=sys.stderr)
        return 2
    try:
        pegawai, tanggal = _number("--pegawai", args.pegawai), _day("--tanggal", args.tanggal)
        async with database(config):
            await lifecycle.prepare(pegawai=pegawai, tanggal=tanggal, ulang=args.ulang, report=_report)
    except DemoError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _report(line: str) -> None:
    print(line, flush=True)


def _number(option: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit():
        raise DemoError(f"{option} harus bilangan bulat, bukan {text!r}.")
    return int(text)


def _day(option: str, text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise DemoError(f"{option} harus tanggal seperti 2020-04-12, bukan {text!r}.") from None


async def run_admin_create(config: Config, args: argparse.Namespace) -> int:
    """The password is asked at a terminal, and read from the first line of the input otherwise."""
    kata = getpass.getpass("Kata sandi: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    try:
        async with database(config):
            await akun.create_admin(args.nrk, args.nama, kata, nip=args.nip, now=Jam().real())
    except akun.AdminExists:
        print("Admin BKD sudah ada. Minta dia memberi peran kepada orang lain.", file=sys.stderr)
        return 2
    except DomainError as refused:
        for error in refused.each():
            print(f"{'.'.join(error.path)}: {message(error.code, error.params, Bahasa.ID)}", file=sys.stderr)
        return 2
    print(f"Akun admin BKD dibuat. Masuk dengan NRK {args.nrk}.")
    return 0


def main(argv: Sequence[str] | None = None) -> None:
    args = parser().parse_args(argv)
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            sys.exit(runner.run(args.command(Config.from_env(), args)))
    except (ConfigError, MigrationError) as error:
        print(error, file=sys.stderr)
    except (DBConnectionError, asyncpg.PostgresError, OSError) as error:
        print(f"Basis data tidak dapat dipakai: {error}", file=sys.stderr)
    sys.exit(2)
