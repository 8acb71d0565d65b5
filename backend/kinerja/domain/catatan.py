"""The notes with which a superior sends something back: on the whole, on single rows, at least one of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .errors import DomainError, ErrorCode, NotFound, Refused, refuse
from .masukan import note_errors, tidied


@dataclass(frozen=True)
class CatatanMasuk:
    """A note on one row, as it is sent."""

    id: int
    catatan: str


@dataclass(frozen=True)
class Catatan:
    """The notes of one return; `baris`: by the id of the row."""

    umum: str | None
    baris: Mapping[int, str]


def read_remark(umum: str | None, nama: str = "catatan") -> str | None:
    """A note on the whole that need not be there.

    Args:
        nama: the input field that holds it.

    Raises:
        Invalid: those of texts.
    """
    umum = tidied(umum)
    refuse(note_errors(umum, nama))
    return umum


def read_reason(alasan: str) -> str:
    """Why somebody does something out of the ordinary; it has to be said.

    Raises:
        Refused: WAJIB_DIISI. Invalid: those of texts.
    """
    teks = read_remark(alasan, "alasan")
    if teks is None:
        raise Refused(ErrorCode.WAJIB_DIISI, "alasan")
    return teks


def read_notes(umum: str | None, baris: Sequence[CatatanMasuk], known: Collection[int], nama: str) -> Catatan:
    """The notes of a return.

    Args:
        known: the rows there are. nama: the input field that lists the notes on rows.

    Raises:
        Invalid: CATATAN_WAJIB (none at all, or an empty one), NOT_FOUND, NILAI_TIDAK_DIKENAL (a row named twice), and
            those of texts.
    """
    errors: list[DomainError] = []
    umum = tidied(umum)
    if umum is None and not baris:
        errors.append(Refused(ErrorCode.CATATAN_WAJIB, "catatan"))
    errors += note_errors(umum, "catatan")
    notes: dict[int, str] = {}
    for i, masuk in enumerate(baris):
        text = tidied(masuk.catatan)
        errors += note_errors(text, nama, str(i), "catatan")
        if masuk.id not in known:
            errors.append(NotFound(nama, str(i), "id"))
        elif masuk.id in notes:
            errors.append(Refused(ErrorCode.NILAI_TIDAK_DIKENAL, nama, str(i), "id"))
        elif text is None:
            errors.append(Refused(ErrorCode.CATATAN_WAJIB, nama, str(i), "catatan"))
        notes[masuk.id] = text or ""
    refuse(errors)
    return Catatan(umum, notes)
