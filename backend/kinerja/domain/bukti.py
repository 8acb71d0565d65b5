"""Evidence for a report: which kinds of files are taken, how many, and under which name."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

MAKS_BERKAS = 10
PANJANG_NAMA = 120
TANPA_NAMA = "berkas"


@dataclass(frozen=True)
class Jenis:
    """A kind of file: its media type and the endings that its name may have, the usual one first."""

    mime: str
    akhiran: tuple[str, ...]


PDF = Jenis("application/pdf", (".pdf",))
JPEG = Jenis("image/jpeg", (".jpg", ".jpeg"))
PNG = Jenis("image/png", (".png",))
WEBP = Jenis("image/webp", (".webp",))
DOCX = Jenis("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
XLSX = Jenis("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))

# The part that makes a package of Office what it is, and the type that it must declare for it.
BAGIAN_UTAMA: Mapping[Jenis, tuple[str, str]] = {
    DOCX: (
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    XLSX: ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
}


def signature(awal: bytes) -> Jenis | None:
    """The kind of file that begins so, of those told by their first bytes."""
    if awal.startswith(b"%PDF-"):
        return PDF
    if awal.startswith(b"\xff\xd8\xff"):
        return JPEG
    if awal.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if awal.startswith(b"RIFF") and awal[8:12] == b"WEBP":
        return WEBP
    return None


def clean_name(nama: str, jenis: Jenis) -> str:
    """The name under which a file is kept and given back: no folders, nothing invisible, and the ending of its kind."""
    last = unicodedata.normalize("NFC", nama.replace("\\", "/").rsplit("/", 1)[-1])
    # Category C: control and format characters, among them those that make "exe.pdf" of "fdp.exe".
    visible = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    stem = " ".join(visible.split()).strip(". ")
    ending = next((a for a in jenis.akhiran if stem.lower().endswith(a)), None)
    if ending:
        stem = stem[: -len(ending)]
    return (stem[:PANJANG_NAMA].rstrip(". ") or TANPA_NAMA) + (ending or jenis.akhiran[0])
