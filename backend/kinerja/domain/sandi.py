"""What a name to sign in with and a password must be.

Length protects, odd characters do not: there is no rule about digits or capitals, only against what others guess first.

Source: BSSN 4/2021, standar aplikasi web a; OWASP ASVS 5.0, 6.2.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from .errors import ErrorCode, Refused

PANJANG_MIN = 12
PANJANG_MAX = 200
NAMA_MAX = 40
SEDIKITNYA_BERBEDA = 5

# What is left of "P@ssw0rd2020!" or "JakartaKinerja123" once digits and disguise are gone.
UMUM = re.findall(
    r"\w+",
    """
    abcd abcdef abcdefgh admin administrator akses aman anakku asdfgh asdfghjkl balaikota bapak baru bismillah bkd
    cantik cinta datang dki doraemon dragon etpp football ganteng garuda guest ibukota iloveyou indonesia jakarta kamu
    keluarga kerja kinerja kucing letmein login masuk merdeka monas monkey naruto negara nusantara pancasila password
    pegawai pemda pemprov persija princess provinsi qazwsx qwerty qwertyuiop rahasia rahasiaku sandi sayang sayangku
    selamat skp smart sukses sunshine superman test tpp user welcome zxcvbnm
    """,
)
SAMARAN = str.maketrans("013457@$!", "oieastasi")


@dataclass(frozen=True)
class Identitas:
    """Of the person whose password it is; `nama_masuk` is the NRK or the user name."""

    nama_masuk: str
    nama: str
    nip: str | None = None


def read_nama_masuk(text: str) -> str:
    """The name as accounts are kept under it.

    Raises:
        Refused: WAJIB_DIISI, TERLALU_PANJANG, KARAKTER_TERLARANG.
    """
    return _read(text, "nrk", NAMA_MAX).strip().casefold()


def read_sandi(text: str, path: str = "sandi") -> str:
    """The password in one form (NFKC), for keyboards spell the same letter in several ways.

    Raises:
        Refused: WAJIB_DIISI, TERLALU_PANJANG, KARAKTER_TERLARANG.
    """
    return _read(text, path, PANJANG_MAX)


def _read(text: str, path: str, maksimal: int) -> str:
    if not text.strip():
        raise Refused(ErrorCode.WAJIB_DIISI, path)
    if len(text) > maksimal:
        raise Refused(ErrorCode.TERLALU_PANJANG, path, maksimal=maksimal)
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise Refused(ErrorCode.KARAKTER_TERLARANG, path)
    return unicodedata.normalize("NFKC", text)


def check_sandi(sandi: str, milik: Identitas, path: str = "baru") -> None:
    """Refuses a new password that others would guess.

    Args:
        sandi: as `read_sandi` gives it.

    Raises:
        Refused: SANDI_LEMAH, with `alasan` PENDEK, IDENTITAS or UMUM.
    """
    if len(sandi) < PANJANG_MIN:
        raise Refused(ErrorCode.SANDI_LEMAH, path, alasan="PENDEK", minimal=PANJANG_MIN)
    nomor = [n for n in (milik.nama_masuk, milik.nip) if n and n.isdigit()]
    inti, kata = _inti(sandi), _kata(milik)
    if any(n in sandi for n in nomor) or any(_made_of(i, kata) for i in inti):
        raise Refused(ErrorCode.SANDI_LEMAH, path, alasan="IDENTITAS")
    if len(set(sandi)) < SEDIKITNYA_BERBEDA or any(not i or _made_of(i, [*UMUM, *kata]) for i in inti):
        raise Refused(ErrorCode.SANDI_LEMAH, path, alasan="UMUM")


def _kata(milik: Identitas) -> list[str]:
    kata = re.split(r"\W+", f"{milik.nama} {milik.nama_masuk}".casefold())
    return [k for k in kata if len(k) > 2 and not k.isdigit()]


def _inti(sandi: str) -> tuple[str, str]:
    """Its letters, without what people put at the ends; once as they stand and once with disguised letters read."""
    tengah = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", sandi.casefold())
    return _letters(tengah), _letters(tengah.translate(SAMARAN))


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)


def _made_of(inti: str, kata: Iterable[str]) -> bool:
    """Whether it is nothing but these words, one after another."""
    ujung = {0}
    for i in range(len(inti)):
        if i in ujung:
            ujung |= {i + len(k) for k in kata if inti.startswith(k, i)}
    return bool(inti) and len(inti) in ujung
