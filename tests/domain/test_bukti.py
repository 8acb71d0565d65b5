import pytest

from kinerja.domain.bukti import DOCX, JPEG, PDF, PNG, WEBP, clean_name, signature


@pytest.mark.parametrize(
    ("awal", "jenis"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n\x00", PNG),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", WEBP),
        (b"RIFF\x24\x00\x00\x00AVI LIST", None),
        (b" %PDF-1.7", None),
        (b"<svg xmlns=", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_first_bytes(awal, jenis):
    assert signature(awal) is jenis


@pytest.mark.parametrize(
    ("nama", "kept"),
    [
        ("Laporan TW1.pdf", "Laporan TW1.pdf"),
        ("LAPORAN.PDF", "LAPORAN.pdf"),
        ("laporan", "laporan.pdf"),
        ("laporan.exe", "laporan.exe.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\budi\\laporan.pdf", "laporan.pdf"),
        ("/", "berkas.pdf"),
        ("", "berkas.pdf"),
        ("...", "berkas.pdf"),
        (".pdf", "pdf.pdf"),
        (".bashrc", "bashrc.pdf"),
        ("a\x00b\nc\ud800.pdf", "abc.pdf"),
        ("gambar\u202efdp.exe", "gambarfdp.exe.pdf"),
        ('a<b>:"c|d?e*.pdf', "abcde.pdf"),
        ("  dua   kata .pdf", "dua kata.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("e\u0301.pdf", "é.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(nama, kept):
    assert clean_name(nama, PDF) == kept


def test_a_name_keeps_the_ending_that_its_kind_allows():
    assert clean_name("foto.JPEG", JPEG) == "foto.jpeg"
    assert clean_name("foto.png", JPEG) == "foto.png.jpg"
    assert clean_name("laporan.docx", DOCX) == "laporan.docx"
