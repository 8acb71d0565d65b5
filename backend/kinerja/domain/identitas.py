"""NIP and NRK: whether a text can be such a number, and what an NIP says of its holder.

NIP:  YYYYMMDD birth, YYYYMM TMT CPNS, 1 or 2 sex, NNN sequence. A PPPK has YYYY and 21 in the place of the TMT.
NRK:  six digits, kept as text, for a leading zero may occur.

Source: BKN numbering of civil servants; NRK: practice of BKD DKI Jakarta. Rules `identitas.*`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PANJANG_NIP, PANJANG_NRK = 18, 6
BULAN = frozenset(f"{bulan:02}" for bulan in range(1, 13))
PPPK = "21"


class AlasanNip(StrEnum):
    """The first thing that keeps a text from being an NIP."""

    PANJANG = "PANJANG"
    BUKAN_ANGKA = "BUKAN_ANGKA"
    TANGGAL_LAHIR = "TANGGAL_LAHIR"
    TMT = "TMT"
    JENIS_KELAMIN = "JENIS_KELAMIN"


class JenisKelamin(StrEnum):
    L = "L"
    P = "P"


@dataclass(frozen=True)
class HasilNip:
    """What was read. With an `alasan` all else is None.

    Args:
        tmt: `YYYY-MM`; `YYYY` for a PPPK.
        urut: the last three digits, as text.
    """

    alasan: AlasanNip | None = None
    tanggal_lahir: date | None = None
    tmt: str | None = None
    jenis_kelamin: JenisKelamin | None = None
    urut: str | None = None
    pppk: bool | None = None

    @property
    def sah(self) -> bool:
        return self.alasan is None


def read_nip(nip: str) -> HasilNip:
    """Takes an NIP apart; nothing is trimmed.

    Source: rule identitas.nip.
    """
    if len(nip) != PANJANG_NIP:
        return HasilNip(AlasanNip.PANJANG)
    if not _only_digits(nip):
        return HasilNip(AlasanNip.BUKAN_ANGKA)
    lahir, tahun, bulan, kelamin, urut = nip[:8], nip[8:12], nip[12:14], nip[14], nip[15:]
    try:
        tanggal_lahir = date(int(lahir[:4]), int(lahir[4:6]), int(lahir[6:]))
    except ValueError:
        return HasilNip(AlasanNip.TANGGAL_LAHIR)
    pppk = bulan == PPPK
    if not pppk and bulan not in BULAN:
        return HasilNip(AlasanNip.TMT)
    if kelamin not in ("1", "2"):
        return HasilNip(AlasanNip.JENIS_KELAMIN)
    return HasilNip(
        tanggal_lahir=tanggal_lahir,
        tmt=tahun if pppk else f"{tahun}-{bulan}",
        jenis_kelamin=JenisKelamin.L if kelamin == "1" else JenisKelamin.P,
        urut=urut,
        pppk=pppk,
    )


def is_nrk(nrk: str) -> bool:
    """Six digits and nothing else.

    Source: rule identitas.nrk.
    """
    return len(nrk) == PANJANG_NRK and _only_digits(nrk)


def _only_digits(text: str) -> bool:
    # isdigit() alone takes digits of other scripts too.
    return text.isascii() and text.isdigit()
