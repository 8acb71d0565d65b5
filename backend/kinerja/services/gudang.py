"""Where files of evidence lie: outside the web root, under names drawn at random, on disk for good before their row is
written. What they are is read from their content."""

import hashlib
import os
import secrets
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import puremagic

from ..domain.bukti import BAGIAN_UTAMA, Jenis, signature
from ..domain.errors import ErrorCode, Refused

POTONGAN = 1024 * 1024
AWAL = 8 * 1024

# Packages of Office: beyond these a file is no report but a bomb.
MAKS_DAFTAR_ISI = 512 * 1024
MAKS_TERURAI = 100 * 1024 * 1024
MAKS_PERNYATAAN = 256 * 1024

AKHIR_ZIP = b"PK\x05\x06"
# What runs when the file is opened: VBA, ActiveX, and the macro sheets of old Excel.
TERLARANG = ("vbaproject", "vbadata", "/activex/", "macrosheets/")


@dataclass(frozen=True)
class Berkas:
    """A file that was put down: where, what it is, its size in bytes and its SHA-256."""

    tempat: str
    jenis: Jenis
    ukuran: int
    sha256: str


def store(folder: Path, sumber: Path, maks: int) -> Berkas:
    """Copies a file into the store; on return it survives a power cut. To be called beside the event loop.

    Args:
        maks: the largest size, in bytes.

    Raises:
        Refused: BERKAS_KOSONG, BERKAS_TERLALU_BESAR, BERKAS_JENIS_DITOLAK.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync_folder(folder.parent)
    tempat = secrets.token_hex(16)
    path = folder / tempat
    try:
        with sumber.open("rb") as source, path.open("xb") as target:
            os.chmod(path, 0o600)
            ukuran, sha256 = _copy(source, target, maks)
            target.flush()
            os.fsync(target.fileno())
        # Looked at where it lies now: what the sender still holds might change.
        jenis = inspect(path)
        _sync_folder(folder)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Berkas(tempat, jenis, ukuran, sha256)


def _copy(source: BinaryIO, target: BinaryIO, maks: int) -> tuple[int, str]:
    ukuran, digest = 0, hashlib.sha256()
    while piece := source.read(POTONGAN):
        ukuran += len(piece)
        if ukuran > maks:
            raise Refused(ErrorCode.BERKAS_TERLALU_BESAR, "berkas", maks=maks)
        digest.update(piece)
        target.write(piece)
    if not ukuran:
        raise Refused(ErrorCode.BERKAS_KOSONG, "berkas")
    return ukuran, digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    # The name of a file is part of its folder, which has to reach the disk too.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def inspect(path: Path) -> Jenis:
    """What a file is, by its content; two opinions have to agree.

    Raises:
        Refused: BERKAS_JENIS_DITOLAK.
    """
    with path.open("rb") as file:
        awal = file.read(AWAL)
    said = _second_opinion(awal)
    jenis = _package(path) if awal.startswith(b"PK") else signature(awal)
    if jenis is None or jenis.mime not in said:
        raise Refused(ErrorCode.BERKAS_JENIS_DITOLAK, "berkas")
    return jenis


def _second_opinion(awal: bytes) -> frozenset[str]:
    try:
        return frozenset(match.mime_type for match in puremagic.magic_string(awal))
    except puremagic.PureError:
        return frozenset()


def _package(path: Path) -> Jenis | None:
    """DOCX or XLSX, if it is a whole and harmless one."""
    if not _short_listing(path):
        return None
    try:
        with zipfile.ZipFile(path) as package:
            return _harmless(package)
    # What zipfile raises on a broken or hostile file is not one family.
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, RuntimeError):
        return None


def _short_listing(path: Path) -> bool:
    """zipfile reads the whole list of contents at once, however long: its length is read first."""
    with path.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 64 * 1024 - 22))
        tail = file.read()
    at = tail.rfind(AKHIR_ZIP)
    panjang = int.from_bytes(tail[at + 12 : at + 16], "little")
    komentar = int.from_bytes(tail[at + 20 : at + 22], "little")
    return at >= 0 and at + 22 + komentar == len(tail) and panjang <= MAKS_DAFTAR_ISI


def _harmless(package: zipfile.ZipFile) -> Jenis | None:
    parts = package.infolist()
    names = [part.filename.lower() for part in parts]
    if sum(part.file_size for part in parts) > MAKS_TERURAI or not all(_is_plain(part) for part in parts):
        return None
    if any(word in f"/{name}" for word in TERLARANG for name in names) or len(set(names)) < len(names):
        return None
    with package.open("[Content_Types].xml") as file:
        declared = file.read(MAKS_PERNYATAAN + 1).decode("utf-8").lower()
    # Unpacks everything once, against the declared sizes and checksums: a bomb that lies about its size breaks here.
    if len(declared) > MAKS_PERNYATAAN or "macro" in declared or package.testzip() is not None:
        return None
    fitting = [j for j, (part, mime) in BAGIAN_UTAMA.items() if part in names and f'"{mime}"' in declared]
    return fitting[0] if len(fitting) == 1 else None


def _is_plain(part: zipfile.ZipInfo) -> bool:
    """Neither encrypted nor packed in a way that lets the file say how much memory unpacking takes."""
    return not part.flag_bits & 1 and part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
