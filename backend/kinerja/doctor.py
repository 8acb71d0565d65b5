"""What an installation must have to keep its promises, examined and told in sentences for those who run it."""

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from tortoise.exceptions import DBConnectionError, OperationalError

from .basisdata import close_database, dialect, fetch_rows, open_database
from .basisdata.migrasi import MigrationError, pending
from .config import MIB, Config
from .services import bukti
from .services.jam import Jam

SQLITE = (3, 37, 0)
POSTGRES = 140_000
SPACE = 1024 * MIB
# How many of a list are named.
TERSEBUT = 5
# What PostgreSQL must be set to, or a power cut loses what was answered with "saved".
DURABLE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_write", "remote_apply")}


@dataclass(frozen=True)
class Finding:
    good: bool
    text: str


async def examine(config: Config) -> list[Finding]:
    """Every finding, good and bad; changes nothing."""
    findings = [*_settings(config), *_folder(config.data_dir)]
    try:
        findings += [finding async for finding in _database(config)]
    except (DBConnectionError, OperationalError, MigrationError, asyncpg.PostgresError, OSError) as error:
        findings.append(Finding(False, f"Basis data tidak dapat dipakai: {error}"))
    return findings


def _settings(config: Config) -> list[Finding]:
    if config.demo:
        return [Finding(True, "Pemasangan ini untuk peragaan (KINERJA_ENV=demo).")]
    return [
        Finding(config.secure, f"Alamat {config.public_url}{'' if config.secure else ' tidak memakai https'}."),
    ]


def _folder(folder: Path) -> list[Finding]:
    if not os.access(folder, os.W_OK | os.X_OK):
        return [Finding(False, f"Folder data {folder} tidak ada atau tidak dapat ditulisi.")]
    free = shutil.disk_usage(folder).free
    return [
        Finding(True, f"Folder data {folder} dapat ditulisi."),
        Finding(free >= SPACE, f"Ruang kosong di folder data: {free // MIB} MiB."),
    ]


async def _database(config: Config) -> AsyncIterator[Finding]:
    missing = await pending(config)
    yield Finding(not missing, f"Migrasi belum diterapkan: {', '.join(missing)}." if missing else "Tabel mutakhir.")
    if missing:
        return
    await open_database(config)
    try:
        async for finding in _sqlite() if dialect() == "sqlite" else _postgres():
            yield finding
        yield await _missing_evidence(config)
        yield await _orphaned_evidence(config)
    finally:
        await close_database()


async def _sqlite() -> AsyncIterator[Finding]:
    version = sqlite3.sqlite_version
    yield Finding(sqlite3.sqlite_version_info >= SQLITE, f"SQLite {version}.")
    mode = (await fetch_rows("pragma journal_mode"))[0]["journal_mode"]
    synchronous = (await fetch_rows("pragma synchronous"))[0]["synchronous"]
    yield Finding((mode, synchronous) == ("wal", 2), f"Penulisan: {mode}, synchronous {synchronous}.")
    wrong = [row["quick_check"] for row in await fetch_rows("pragma quick_check") if row["quick_check"] != "ok"]
    yield Finding(not wrong, f"Berkas basis data rusak: {wrong[0]}" if wrong else "Berkas basis data utuh.")
    loose = {row["table"] for row in await fetch_rows("pragma foreign_key_check")}
    yield Finding(not loose, f"Rujukan putus pada {', '.join(sorted(loose))}." if loose else "Rujukan antartabel utuh.")


async def _postgres() -> AsyncIterator[Finding]:
    settings = {row["name"]: row["setting"] for row in await fetch_rows("select name, setting from pg_settings")}
    yield Finding(int(settings["server_version_num"]) >= POSTGRES, f"PostgreSQL {settings['server_version']}.")
    yield Finding(settings["server_encoding"] == "UTF8", f"Pengodean {settings['server_encoding']}.")
    for name, allowed in DURABLE.items():
        yield Finding(settings[name] in allowed, f"{name} = {settings[name]}.")


async def _missing_evidence(config: Config) -> Finding:
    gone = [f"Bukti_{row.id} ({row.tempat})" for row in await bukti.missing(config)]
    return _listed(gone, "Semua berkas bukti ada.", "berkas bukti yang tercatat tidak ada lagi")


async def _orphaned_evidence(config: Config) -> Finding:
    left = [path.name for path in await bukti.orphans(config, Jam().real())]
    return _listed(left, "Tidak ada berkas bukti yang tertinggal.", "berkas di folder bukti tidak tercatat")


def _listed(names: Sequence[str], good: str, bad: str) -> Finding:
    """Good without names; with them the first few."""
    if not names:
        return Finding(True, good)
    more = f" dan {len(names) - TERSEBUT} lagi" if len(names) > TERSEBUT else ""
    return Finding(False, f"{len(names)} {bad}: {', '.join(names[:TERSEBUT])}{more}.")
