"""The commands of those who install: the demo, and the first admin of a real database."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from kinerja import cli, models
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.domain.aktor import Peran
from kinerja.services import rantai
from kinerja.services.sandi import matches

T = TypeVar("T")
Command = Callable[..., tuple[int, str, str]]
SANDI = "tujuh belas sumur resapan"


@pytest.fixture
def kinerja(config: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.setenv("KINERJA_DATABASE_URL", config.database_url)
    monkeypatch.setenv("KINERJA_DATA_DIR", str(config.data_dir))

    def command(*argv: str, stdin: str = "") -> tuple[int, str, str]:
        """Exit status, output and errors."""
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as end:
            cli.main(argv)
        told = capsys.readouterr()
        return int(str(end.value.code)), told.out, told.err

    return command


def read(config: Config, question: Callable[[], Awaitable[T]]) -> T:
    async def answer() -> T:
        await open_database(config)
        try:
            return await question()
        finally:
            await close_database()

    return asyncio.run(answer())


async def setelan() -> dict[str, str]:
    return dict(await models.Setelan.all().values_list("kunci", "nilai"))


def test_demo_sets_up_keeps_and_moves(kinerja: Command, config: Config):
    status, told, _ = kinerja("demo", "--pegawai", "255")
    assert (status, told.splitlines()[0]) == (0, "6 kantor, 257 jabatan, 255 pegawai")
    assert told.splitlines()[-1] == "Demo siap pada 2020-03-20. Kata sandi semua akun: demo-kinerja-2020"

    assert kinerja("demo") == (0, "Demo dengan 255 pegawai sudah ada dan tidak diubah.\n", "")
    assert kinerja("demo", "--tanggal", "2020-04-12")[0] == 0

    assert read(config, setelan) == {"demo": "255", "tanggal_demo": "2020-04-12"}


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--pegawai", "banyak"), "--pegawai harus bilangan bulat, bukan 'banyak'."),
        (("--pegawai", "-5"), "--pegawai harus bilangan bulat, bukan '-5'."),
        (("--pegawai", "7"), "Demo memerlukan sedikitnya 252 pegawai."),
        (("--tanggal", "besok"), "--tanggal harus tanggal seperti 2020-04-12, bukan 'besok'."),
        (("--tanggal", "2019-04-12"), "Tanggal demo harus dari 2020-01-01 sampai 2021-12-31."),
    ],
)
def test_bad_values_are_told_in_a_sentence(kinerja: Command, config: Config, argv: tuple[str, ...], told: str):
    assert kinerja("demo", *argv) == (2, "", f"{told}\n")
    assert read(config, setelan) == {}


def test_there_is_no_demo_in_production(kinerja: Command, config: Config, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KINERJA_ENV", "production")
    monkeypatch.setenv("KINERJA_PUBLIC_URL", "https://kinerja.example.go.id")
    monkeypatch.setenv("KINERJA_SECRET", "s" * 40)

    status, _, told = kinerja("demo")

    assert (status, told) == (2, "Demo tidak tersedia di produksi (KINERJA_ENV=production).\n")
    assert read(config, setelan) == {}


def test_the_first_admin_is_made_with_a_password_from_the_input(kinerja: Command, config: Config):
    create = ("admin", "create", "--nrk", "123456", "--nama", " Sri  Utami ", "--nip", "198503152010012007")

    assert kinerja(*create, stdin=f"{SANDI}\n") == (0, "Akun admin BKD dibuat. Masuk dengan NRK 123456.\n", "")
    again = kinerja("admin", "create", "--nrk", "123457", "--nama", "Lain", stdin=f"{SANDI}\n")

    async def made() -> None:
        akun = await models.Akun.get(nama_masuk="123456").select_related("pegawai")
        assert await matches(SANDI, akun.sandi) and not akun.wajib_ganti and akun.demo is None
        assert akun.pegawai.nama_urut == "sri utami"
        assert await models.Peran.all().values_list("pegawai_id", "peran") == [(akun.pegawai_id, Peran.ADMIN_BKD)]
        assert await models.Riwayat.all().values_list("berkas_id", "tindakan") == [(akun.pegawai_id, "CREATE_ADMIN")]
        assert await rantai.verify() is None
        assert await models.Pegawai.all().count() == 1

    assert again == (2, "", "Admin BKD sudah ada. Minta dia memberi peran kepada orang lain.\n")
    read(config, made)


@pytest.mark.parametrize(
    ("argv", "sandi", "path"),
    [
        (("--nrk", "12345", "--nama", "Sri"), SANDI, "nrk"),
        (("--nrk", "123456", "--nama", " "), SANDI, "nama"),
        (("--nrk", "123456", "--nama", "Sri", "--nip", "1985"), SANDI, "nip"),
        (("--nrk", "123456", "--nama", "Sri"), "pendek", "sandi"),
        (("--nrk", "123456", "--nama", "Sri"), "", "sandi"),
        (("--nrk", "123456", "--nama", "Sri"), "ini sandi 123456 saya", "sandi"),
        (("--nrk", "170001", "--nama", "Sri"), SANDI, "nrk"),
        (("--nrk", "123456", "--nama", "Sri", "--nip", "198503152010012007"), SANDI, "nip"),
    ],
)
def test_an_admin_is_refused_with_a_reason(
    kinerja: Command, config: Config, argv: tuple[str, ...], sandi: str, path: str
):
    async def somebody() -> None:
        await models.Pegawai.create(nrk="170001", nip="198503152010012007", nama="Ada", nama_urut="ada")

    read(config, somebody)

    status, _, told = kinerja("admin", "create", *argv, stdin=f"{sandi}\n")

    assert status == 2
    assert told.startswith(f"{path}: ") and len(told.splitlines()) == 1
