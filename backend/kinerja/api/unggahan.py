"""A form with one file, read as it comes in: into a temporary file, and no further than allowed."""

import asyncio
import os
import secrets
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from ..domain.errors import ErrorCode, Refused
from .keamanan import pieces

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

BERKAS = "berkas"
MAKS_ISIAN = 8
PANJANG_ISIAN = 1024
# What a form has around its file.
TEPI = 16 * 1024
POTONGAN = 1024 * 1024
# The largest file by the slowest network that is still of use.
BERKAS_DETIK = 600.0
# A file whose request has certainly ended, with the process that took it.
UMUR_SISA_DETIK = 24 * 3600


@dataclass(frozen=True)
class Kiriman:
    """What was sent: the texts of the form, and the file under the name it had."""

    isian: Mapping[str, str]
    nama: str
    berkas: Path


@asynccontextmanager
async def receive(request: Request, folder: Path, maks: int) -> AsyncIterator[Kiriman]:
    """Reads the form; the file is there until the block ends.

    Args:
        maks: the largest file, in bytes; no more than that is read, but for the little that a form has around it.

    Raises:
        Refused: JENIS_ISI_DITOLAK, PERMINTAAN_RUSAK, BERKAS_TERLALU_BESAR, PERMINTAAN_TERLALU_LAMBAT.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise Refused(ErrorCode.JENIS_ISI_DITOLAK)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / secrets.token_hex(16)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            formulir = await _read(request, options[b"boundary"], file, maks)
        yield Kiriman(formulir.isian(), formulir.nama(), path)
    finally:
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Removes what requests left that were cut off together with their process."""
    if folder.is_dir():
        for path in folder.iterdir():
            if time.time() - path.stat().st_mtime > UMUR_SISA_DETIK:
                path.unlink(missing_ok=True)


async def _read(request: Request, boundary: bytes, file: BinaryIO, maks: int) -> "_Formulir":
    formulir = _Formulir(file)
    try:
        parser = MultipartParser(boundary, formulir.callbacks())
        seen = 0
        async for chunk in pieces(request, BERKAS_DETIK):
            seen += len(chunk)
            if seen > maks + TEPI:
                raise Refused(ErrorCode.BERKAS_TERLALU_BESAR, BERKAS, maks=maks)
            parser.write(chunk)
            if len(formulir.tunggu) >= POTONGAN:
                await asyncio.to_thread(formulir.flush)
        parser.finalize()
    except MultipartParseError:
        raise Refused(ErrorCode.PERMINTAAN_RUSAK) from None
    if not formulir.selesai:
        raise Refused(ErrorCode.PERMINTAAN_RUSAK)
    await asyncio.to_thread(formulir.flush)
    return formulir


@dataclass
class _Bagian:
    """One part of the form."""

    nama: str = ""
    berkas: str | None = None
    isi: bytearray = field(default_factory=bytearray)


class _Formulir:
    """Takes the parts as the parser finds them."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.bagian: list[_Bagian] = []
        self.kepala = bytearray()
        self.nilai = bytearray()
        self.tunggu = bytearray()
        self.selesai = False

    def callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self.begin,
            "on_header_field": lambda data, start, end: self.kepala.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self.nilai.extend(data[start:end]),
            "on_header_end": self.header,
            "on_headers_finished": self.check,
            "on_part_data": self.data,
            "on_end": self.end,
        }

    def begin(self) -> None:
        self.bagian.append(_Bagian())
        if len(self.bagian) > MAKS_ISIAN:
            raise Refused(ErrorCode.PERMINTAAN_RUSAK)

    def header(self) -> None:
        if self.kepala.lower() == b"content-disposition":
            _, options = parse_options_header(bytes(self.nilai))
            self.bagian[-1].nama = options.get(b"name", b"").decode(errors="replace")
            if b"filename" in options:
                self.bagian[-1].berkas = options[b"filename"].decode(errors="replace")
        self.kepala.clear()
        self.nilai.clear()

    def check(self) -> None:
        part = self.bagian[-1]
        files = [each for each in self.bagian if each.berkas is not None]
        if len(files) > 1 or (part.berkas is not None) is not (part.nama == BERKAS):
            raise Refused(ErrorCode.PERMINTAAN_RUSAK, BERKAS)

    def data(self, data: bytes, start: int, end: int) -> None:
        part = self.bagian[-1]
        if part.berkas is None:
            part.isi += data[start:end]
            if len(part.isi) > PANJANG_ISIAN:
                raise Refused(ErrorCode.PERMINTAAN_RUSAK, part.nama)
            return
        self.tunggu += data[start:end]

    def end(self) -> None:
        self.selesai = True

    def flush(self) -> None:
        self.file.write(self.tunggu)
        self.tunggu.clear()

    def isian(self) -> dict[str, str]:
        """The texts.

        Raises:
            Refused: PERMINTAAN_RUSAK, they are no UTF-8.
        """
        try:
            return {part.nama: part.isi.decode() for part in self.bagian if part.berkas is None}
        except UnicodeDecodeError:
            raise Refused(ErrorCode.PERMINTAAN_RUSAK) from None

    def nama(self) -> str:
        """The name of the file.

        Raises:
            Refused: WAJIB_DIISI, there is none.
        """
        named = [part.berkas for part in self.bagian if part.berkas is not None]
        if not named:
            raise Refused(ErrorCode.WAJIB_DIISI, BERKAS)
        return named[0]
