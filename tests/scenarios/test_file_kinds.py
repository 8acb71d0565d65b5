"""Which files are taken as evidence: by their content, whatever they are called."""

import hashlib
import io
import os
import stat
import struct
import zipfile

import pytest

import files
from kinerja.domain import bukti
from kinerja.domain.errors import ErrorCode, Refused
from kinerja.services import gudang

WORD, EXCEL = files.WORD_PARTS, files.EXCEL_PARTS


def put(tmp_path, content):
    path = tmp_path / "kiriman"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "jenis"),
    [
        (files.PDF, bukti.PDF),
        (files.JPEG, bukti.JPEG),
        (files.PNG, bukti.PNG),
        (files.WEBP, bukti.WEBP),
        (files.DOCX, bukti.DOCX),
        (files.XLSX, bukti.XLSX),
        (files.package(WORD, zipfile.ZIP_STORED), bukti.DOCX),
        (files.package({**WORD, "word/embeddings/Lembar.xlsx": files.XLSX}), bukti.DOCX),
    ],
)
def test_what_is_taken(tmp_path, content, jenis):
    assert gudang.inspect(put(tmp_path, content)) is jenis


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'


def lying_bomb():
    """Says that its parts are small; unpacked they are not."""
    content = files.package({**WORD, "word/bom.xml": b"\0" * 1_000_000})
    real, said = struct.pack("<I", 1_000_000), struct.pack("<I", 1000)
    return content.replace(real, said)


def encrypted():
    content = bytearray(files.DOCX)
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(header)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(header, at + 1)
    return bytes(content)


def twice(name):
    with pytest.warns(UserWarning, match="Duplicate name"):
        return _twice(name)


def _twice(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for part, content in [*WORD.items(), (name, "lain")]:
            target.writestr(part, content)
    return file.getvalue()


REFUSED = {
    "html": b"<!doctype html><html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "exe": b"MZ\x90\x00" + b"\0" * 200,
    "text": b"laporan",
    "gif": b"GIF89a" + b"\0" * 20,
    "pdf behind something else": b"\n%PDF-1.7\n",
    "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "zip": files.package({"a.txt": "x"}),
    "no content types": files.package({"word/document.xml": "<document/>"}),
    "no document": files.package({"[Content_Types].xml": files.content_types(files.WORD)}),
    "of both kinds": files.package(
        {
            **EXCEL,
            **WORD,
            "[Content_Types].xml": files.content_types(files.WORD, f'<Override ContentType="{files.EXCEL}"/>'),
        }
    ),
    "of another kind than it says": files.package({**WORD, "[Content_Types].xml": files.content_types(files.EXCEL)}),
    "content types in no known letters": files.package({**WORD, "[Content_Types].xml": b"\xff\xfe<"}),
    "content types without end": files.package(
        {**WORD, "[Content_Types].xml": files.content_types(files.WORD, " " * gudang.MAKS_PERNYATAAN)}
    ),
    "macros that it owns up to": files.package({**WORD, "[Content_Types].xml": files.content_types(MACRO)}),
    "macros beside a plain document": files.package(
        {**WORD, "[Content_Types].xml": files.content_types(files.WORD, f'<Override ContentType="{MACRO}"/>')}
    ),
    "a vba project": files.package({**WORD, "word/vbaProject.bin": b"x"}),
    "a vba project elsewhere": files.package({**WORD, "word/lain/VBAPROJECT.BIN": b"x"}),
    "activex": files.package({**WORD, "word/activeX/activeX1.bin": b"x"}),
    "a macro sheet": files.package({**EXCEL, "xl/macrosheets/sheet1.xml": "<x/>"}),
    "a bomb": files.package({**WORD, "word/bom.xml": b"\0" * (gudang.MAKS_TERURAI + 1)}),
    "a bomb that lies": lying_bomb(),
    "locked": encrypted(),
    "packed in another way": files.package(WORD, zipfile.ZIP_BZIP2),
    "cut off": files.DOCX[:-10],
    "with something behind": files.DOCX + b"x",
    "broken inside": files.DOCX.replace(b"word/document.xml", b"word/documenX.xml", 1),
    "an empty zip": b"PK\x05\x06" + b"\0" * 18,
    "a list of contents without end": b"PK\x03\x04" + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 2**20, 0, 0),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_not_taken(tmp_path, content):
    with pytest.raises(Refused) as refusal:
        gudang.inspect(put(tmp_path, content))

    assert (refusal.value.code, refusal.value.path) == (ErrorCode.BERKAS_JENIS_DITOLAK, ("berkas",))


def test_a_package_in_which_a_part_stands_twice(tmp_path):
    with pytest.raises(Refused):
        gudang.inspect(put(tmp_path, twice("word/document.xml")))


def test_a_file_is_put_down_under_a_name_that_says_nothing(tmp_path):
    folder = tmp_path / "data" / "bukti"

    berkas = gudang.store(folder, put(tmp_path, files.PDF), 1000)

    path = folder / berkas.tempat
    assert path.read_bytes() == files.PDF
    assert (berkas.jenis, berkas.ukuran) == (bukti.PDF, len(files.PDF))
    assert berkas.sha256 == hashlib.sha256(files.PDF).hexdigest()
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert gudang.store(folder, tmp_path / "kiriman", 1000).tempat != berkas.tempat


@pytest.mark.parametrize(
    ("content", "maks", "code"),
    [
        (b"", 1000, ErrorCode.BERKAS_KOSONG),
        (files.PDF, len(files.PDF) - 1, ErrorCode.BERKAS_TERLALU_BESAR),
        (b"laporan", 1000, ErrorCode.BERKAS_JENIS_DITOLAK),
    ],
)
def test_of_what_is_refused_nothing_is_left(tmp_path, content, maks, code):
    with pytest.raises(Refused) as refusal:
        gudang.store(tmp_path / "bukti", put(tmp_path, content), maks)

    assert refusal.value.code is code
    assert list((tmp_path / "bukti").iterdir()) == []


def test_a_file_as_large_as_allowed(tmp_path):
    assert gudang.store(tmp_path / "bukti", put(tmp_path, files.PDF), len(files.PDF)).ukuran == len(files.PDF)


def test_a_file_is_on_disk_for_good_before_it_is_told(tmp_path, monkeypatch):
    synced = []
    fsync = os.fsync

    def watched(handle):
        # With its size: what still stands in a buffer of ours is not synced.
        at = os.fstat(handle)
        synced.append((at.st_ino, at.st_size if stat.S_ISREG(at.st_mode) else None))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)

    berkas = gudang.store(tmp_path / "bukti", put(tmp_path, files.PDF), 1000)

    folder = tmp_path / "bukti"
    assert synced == [
        (tmp_path.stat().st_ino, None),
        ((folder / berkas.tempat).stat().st_ino, len(files.PDF)),
        (folder.stat().st_ino, None),
    ]
