"""The check of the whole riwayat as a piece of long work: all chains, all anchors, and a sheet with what was found."""

from .. import models
from ..domain.aktor import JAKARTA
from .kerja import Hasil, Kerja
from .riwayat import Kerusakan, verify

# Short pages: others are served in between.
HALAMAN = 250


async def check_riwayat(kerja: Kerja) -> Hasil:
    """Reads every row; stops at the first that is broken."""
    jumlah = await models.Riwayat.all().count()
    dibaca = 0

    async def maju(rows: int) -> None:
        nonlocal dibaca
        dibaca += rows
        await kerja.lapor(dibaca, jumlah)

    broken = await verify(HALAMAN, maju)
    kerja.dilaporkan = 0
    await kerja.lapor(dibaca, max(dibaca, jumlah))
    hari = (await kerja.pelaksana.jam.now()).astimezone(JAKARTA).date()
    return Hasil(
        nama=f"pemeriksaan-riwayat-{hari}.csv",
        isi=_sheet(dibaca, broken).encode("utf-8-sig"),
        masalah=broken.masalah if broken else None,
        temuan=_place(broken) if broken else None,
    )


def _place(broken: Kerusakan) -> str:
    parts = {"berkas": broken.berkas, "nomor": broken.nomor, "baris": broken.id, "jangkar": broken.tanggal}
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value is not None)


def _sheet(dibaca: int, broken: Kerusakan | None) -> str:
    """Semicolons, as spreadsheets set to Indonesian expect them."""
    found = (broken.masalah, broken.berkas, broken.nomor, broken.id, broken.tanggal) if broken else (None,) * 5
    values = ["RUSAK" if broken else "UTUH", dibaca, *("" if value is None else value for value in found)]
    head = "hasil;baris dibaca;masalah;berkas;nomor;baris;jangkar"
    return f"{head}\r\n{';'.join(map(str, values))}\r\n"
