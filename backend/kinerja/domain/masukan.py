"""What people type: texts without forbidden characters, numbers that the tables can keep."""

import unicodedata
from decimal import Decimal

from .errors import DomainError, ErrorCode, Refused

MAKS_ANGKA = 10**14
PANJANG_CATATAN = 2000

# Cc: control characters, NUL among them; Cs: halves of surrogate pairs, which no database takes.
TERLARANG = frozenset({"Cc", "Cs"})
BARIS_BARU = frozenset("\n\t")


def tidied(text: str | None) -> str | None:
    """Without blanks at its ends and with one kind of line break; None when nothing is left."""
    return (text or "").replace("\r\n", "\n").strip() or None


def is_forbidden(character: str) -> bool:
    return unicodedata.category(character) in TERLARANG


def text_errors(text: str | None, maks: int, *path: str, multiline: bool = False) -> list[DomainError]:
    """What is wrong with a text: KARAKTER_TERLARANG, TERLALU_PANJANG.

    Args:
        maks: the most characters. multiline: line breaks and tabs are allowed.
    """
    if text is None:
        return []
    errors: list[DomainError] = []
    if any(is_forbidden(c) and not (multiline and c in BARIS_BARU) for c in text):
        errors.append(Refused(ErrorCode.KARAKTER_TERLARANG, *path))
    if len(text) > maks:
        errors.append(Refused(ErrorCode.TERLALU_PANJANG, *path, maks=maks))
    return errors


def note_errors(text: str | None, *path: str) -> list[DomainError]:
    return text_errors(text, PANJANG_CATATAN, *path, multiline=True)


def number_errors(value: Decimal | None, desimal: int, *path: str) -> list[DomainError]:
    """What is wrong with a number: MASUKAN_NEGATIF; DI_LUAR_RENTANG (no number, too large, too many decimals).

    Args:
        desimal: how many decimals it may have.
    """
    if value is None:
        return []
    if value.is_finite() and value < 0:
        return [Refused(ErrorCode.MASUKAN_NEGATIF, *path)]
    if not value.is_finite() or value >= MAKS_ANGKA or _decimals(value) > desimal:
        return [Refused(ErrorCode.DI_LUAR_RENTANG, *path, dari=0, sampai=MAKS_ANGKA - 1, desimal=desimal)]
    return []


def _decimals(value: Decimal) -> int:
    """How many decimals a finite number needs; read from its digits, for arithmetic would round a long one first."""
    _, digits, exponent = value.as_tuple()
    used = -int(exponent)
    for digit in reversed(digits):
        if digit or used <= 0:
            break
        used -= 1
    return used if any(digits) else 0
