"""The command `kinerja`: each subcommand is one function that returns the exit status.

kinerja migrate              make or update the tables
kinerja riwayat verify       check that nothing was changed in the trail of acts
kinerja riwayat anchor       hash the heads of all chains into today's anchor
kinerja doctor               check this installation
"""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence

from .basisdata.migrasi import MigrationError, migrate
from .config import Config, ConfigError

Command = Callable[[Config, argparse.Namespace], Awaitable[int]]


async def run_migrate(config: Config, args: argparse.Namespace) -> int:
    applied = await migrate(config)
    print("\n".join(f"Diterapkan: {nama}" for nama in applied) or "Basis data sudah mutakhir.")
    return 0


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(prog="kinerja", description="Kinerja: rencana, persetujuan, dan penilaian kerja.")
    nouns = root.add_subparsers(required=True, metavar="perintah")
    add(nouns, "migrate", run_migrate, "membuat atau memperbarui tabel")
    return root


def add(
    group: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, help: str
) -> argparse.ArgumentParser:
    """Registers one subcommand; options are added to what it returns."""
    sub = group.add_parser(name, help=help, description=help)
    sub.set_defaults(command=command)
    return sub


def main(argv: Sequence[str] | None = None) -> None:
    args = parser().parse_args(argv)
    try:
        sys.exit(asyncio.run(args.command(Config.from_env(), args)))
    except (ConfigError, MigrationError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
