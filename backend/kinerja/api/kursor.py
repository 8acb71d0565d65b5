"""Global ids and cursors: texts that clients hand back and never take apart.

An id is a word and a number, `Skp_123`. A cursor is the hex of the JSON of the keys of the order and the row's id;
where the order was asked for, its name stands before them in an array of its own.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from graphql import GraphQLError

from .compiled.dialek import Jenis
from .compiled.urutan import Urutan

PENGENAL = re.compile(r"([A-Z][A-Za-z]{1,30})_([1-9][0-9]{0,17})")
HALAMAN_MAKSIMAL = 100


class RequestCode(StrEnum):
    """Codes of top-level errors: the request itself is wrong, whatever the data."""

    KURSOR_TIDAK_SAH = "KURSOR_TIDAK_SAH"
    KURSOR_URUTAN_LAIN = "KURSOR_URUTAN_LAIN"
    HALAMAN_TIDAK_SAH = "HALAMAN_TIDAK_SAH"
    DOKUMEN_TERLALU_BERAT = "DOKUMEN_TERLALU_BERAT"
    INTROSPEKSI_TERTUTUP = "INTROSPEKSI_TERTUTUP"
    WAKTU_HABIS = "WAKTU_HABIS"
    TERLALU_SERING = "TERLALU_SERING"
    LANGGANAN_TERLALU_BANYAK = "LANGGANAN_TERLALU_BANYAK"
    # As Apollo's clients know them.
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    OPERATION_RESOLUTION_FAILURE = "OPERATION_RESOLUTION_FAILURE"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"


class BadRequest(GraphQLError):
    """The request is wrong; `extensions.code` says how.

    Args:
        message, english: what to do, in Indonesian and in English.
    """

    def __init__(self, code: RequestCode, message: str, english: str) -> None:
        super().__init__(message, extensions={"code": code.value})
        self.english = english


class Kursor:
    """Reading of ids and cursors."""

    @staticmethod
    def pisah(teks: str) -> tuple[str, int]:
        """The word and the number of a global id; what we never gave out names no row: no word and 0."""
        match = PENGENAL.fullmatch(teks)
        return (match[1], int(match[2])) if match else ("", 0)

    @staticmethod
    def nomor(kata: str | None, teks: str) -> int | None:
        """The number of a global id of this word; None when it names something else."""
        found, nomor = Kursor.pisah(teks)
        return nomor if found == kata else None

    @staticmethod
    def baca(teks: str, urutan: Urutan) -> list[Any]:
        """The keys in a cursor, as the database wants them.

        Raises:
            BadRequest: KURSOR_TIDAK_SAH, KURSOR_URUTAN_LAIN.
        """
        try:
            tanda, keys = _terbagi(json.loads(bytes.fromhex(teks).decode()))
            if tanda != urutan.tanda:
                raise _urutan_lain()
            return [_key(key, jenis) for key, jenis in zip(keys, urutan.jenis, strict=True)]
        except (ValueError, RecursionError):
            raise BadRequest(
                RequestCode.KURSOR_TIDAK_SAH, "Kursor halaman tidak dikenali.", "This is no cursor of ours."
            ) from None


def nomor_dari(kata: str) -> Callable[[object], int]:
    """How a filter reads the global id of a row: what is none of this word fits no row."""
    return lambda id: Kursor.nomor(kata, str(id)) or 0


def _urutan_lain() -> BadRequest:
    return BadRequest(
        RequestCode.KURSOR_URUTAN_LAIN,
        "Kursor ini dari urutan lain. Mulai lagi dari halaman pertama.",
        "This cursor is of another order. Begin again with the first page.",
    )


def _terbagi(isi: Any) -> tuple[str | None, list[Any]]:
    """The name of the order, where there is one, and the keys."""
    if not isinstance(isi, list):
        raise ValueError(isi)
    match isi:
        case [[str(tanda)], *keys]:
            return tanda, keys
    return None, isi


def _key(key: object, jenis: Jenis) -> Any:
    if jenis is Jenis.TANGGAL and isinstance(key, str):
        return date.fromisoformat(key)
    if jenis is Jenis.TEKS and isinstance(key, str) and "\0" not in key:
        # A lone half of a pair is a ValueError here; no database takes it.
        key.encode()
        return key
    if jenis is Jenis.BILANGAN and type(key) is int and abs(key) < 2**63:
        return key
    raise ValueError(key)


def halaman(nilai: Any) -> int:
    """The size of a page as asked for.

    Raises:
        BadRequest: HALAMAN_TIDAK_SAH unless it is 1 to 100.
    """
    if not isinstance(nilai, int) or not 1 <= nilai <= HALAMAN_MAKSIMAL:
        raise BadRequest(
            RequestCode.HALAMAN_TIDAK_SAH,
            f"Beri `first` atau `last`, salah satu, dari 1 sampai {HALAMAN_MAKSIMAL}.",
            f"Give `first` or `last`, one of them, from 1 to {HALAMAN_MAKSIMAL}.",
        )
    return nilai
