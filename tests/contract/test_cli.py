"""The command line: what it says, and the status it ends with."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

import files
from kinerja.basisdata import close_database, dialect
from kinerja.basisdata.migrasi import migrations
from kinerja.config import Config
from kinerja.doctor import examine
from kinerja.services import riwayat
from kinerja.services.bukti import add_bukti, folder
from people import BUDI, aktor
from steps import approved_renkin, first_quarter, kunci, renkin_of


def kinerja(config: Config, *args: str, **environ: str) -> tuple[int, str]:
    command = [sys.executable, "-W", "error", "-c", "from kinerja.cli import main; main()", *args]
    settings = {
        "KINERJA_DATABASE_URL": config.database_url,
        "KINERJA_DATA_DIR": str(config.data_dir),
        "KINERJA_SECRET": config.secret,
    }
    done = subprocess.run(command, env=settings | environ, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_a_new_database_is_migrated_and_then_sound(tmp_path: Path, sqlite_config: Config) -> None:
    new = {"KINERJA_DATABASE_URL": f"sqlite://{tmp_path / 'baru.sqlite3'}"}
    names = [m.nama for m in migrations("sqlite")]

    assert kinerja(sqlite_config, "riwayat", "verify", **new) == (
        2,
        "Tabel belum mutakhir. Jalankan dahulu: kinerja migrate\n",
    )
    assert f"periksa  Migrasi belum diterapkan: {', '.join(names)}." in kinerja(sqlite_config, "doctor", **new)[1]
    assert kinerja(sqlite_config, "migrate", **new) == (0, "".join(f"Diterapkan: {nama}\n" for nama in names))
    assert kinerja(sqlite_config, "migrate", **new) == (0, "Tabel sudah mutakhir.\n")
    assert kinerja(sqlite_config, "doctor", **new)[0] == 0


def test_a_sound_trail_is_anchored_and_verified(config: Config) -> None:
    status, said = kinerja(config, "riwayat", "anchor")

    assert (status, said.split(":")[0][:8]) == (0, "Jangkar ")
    assert kinerja(config, "riwayat", "anchor") == (0, said)
    assert kinerja(config, "riwayat", "verify") == (0, "Riwayat utuh.\n")


async def test_a_broken_trail_is_told_with_its_place(db: Config) -> None:
    for berkas in (7, 8):
        async with in_transaction():
            await riwayat.record(berkas, "skp", 1, "SUBMIT", by=None, isi={})
    await riwayat.anchor(datetime(2020, 3, 20, tzinfo=UTC).date())
    on = "" if dialect() == "sqlite" else " on riwayat"
    await get_connection(dialect()).execute_script(
        f"drop trigger tg_riwayat_hapus{on}; delete from riwayat where berkas_id = 8;"
        " update berkas_riwayat set nomor = 0, dijangkar = 0, hash = '' where id = 8"
    )
    await close_database()

    status, said = await asyncio.to_thread(kinerja, db, "riwayat", "verify")

    assert (status, said) == (
        1,
        "Riwayat rusak: berkas 8 nomor 1 (tanpa baris): tercatat pada jangkar, tetapi tidak ada lagi seperti itu"
        " 2020-03-20.\n",
    )


@pytest.mark.parametrize("command", ["migrate", "doctor"])
def test_a_server_that_is_not_there_is_told_in_a_sentence(command: str, sqlite_config: Config, tmp_path: Path) -> None:
    status, said = kinerja(
        sqlite_config, command, KINERJA_DATABASE_URL=f"postgresql://postgres@/postgres?host={tmp_path}"
    )

    assert status > 0
    assert "Basis data tidak dapat dipakai" in said
    assert "Traceback" not in said


def test_the_doctor_says_what_loses_data(postgres_config: Config) -> None:
    status, said = kinerja(postgres_config, "doctor")

    assert status == 1
    assert "periksa  fsync = off." in said
    assert "baik     Tabel mutakhir." in said


async def test_the_doctor_looks_for_evidence_that_is_lost_or_left_over(cast: Config, tmp_path: Path) -> None:
    (tmp_path / "kiriman").write_bytes(files.PDF)
    await approved_renkin()
    tw = await first_quarter()
    row = (await renkin_of(tw.id))[0]
    berkas = {"nama": "a.pdf", "berkas": tmp_path / "kiriman", "config": cast}
    await add_bukti(row.id, version=tw.version, **berkas, kunci=kunci(), by=aktor(BUDI))
    await close_database()
    sound = [finding.text for finding in await examine(cast) if finding.good]
    (kept,) = folder(cast).iterdir()
    kept.unlink()
    for n in range(7):
        (folder(cast) / f"sisa-{n}").write_bytes(b"x")
        os.utime(folder(cast) / f"sisa-{n}", (0, 0))

    found = [finding.text for finding in await examine(cast) if not finding.good]

    assert {"Semua berkas bukti ada.", "Tidak ada berkas bukti yang tertinggal."} <= set(sound)
    assert f"1 berkas bukti yang tercatat tidak ada lagi: Bukti_1 ({kept.name})." in found
    assert "7 berkas di folder bukti tidak tercatat: sisa-0, sisa-1, sisa-2, sisa-3, sisa-4 dan 2 lagi." in found


def test_a_production_without_secret_does_not_start(sqlite_config: Config) -> None:
    status, said = kinerja(
        sqlite_config, "migrate", KINERJA_ENV="production", KINERJA_SECRET="", KINERJA_PUBLIC_URL="https://x.go.id"
    )

    assert (status, said) == (2, "KINERJA_SECRET belum diisi. Isi dengan sedikitnya 32 huruf acak.\n")
