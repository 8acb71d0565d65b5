"""The life of a report "atasan saya keliru": a person says that the tree of posts is wrong about his superior.

OPEN ──resolve──▶ RESOLVED    the pengelola corrects the tree, the placement or the SKP; open items follow
  ├──reject─────▶ REJECTED    with a note
  └──withdraw───▶ WITHDRAWN   by the one who reported

Source: Ketentuan aplikasi; SIMPEG is master, so what is corrected by hand is provisional until it confirms.
"""

from dataclasses import dataclass
from enum import StrEnum

from .aktor import Party
from .errors import DomainError, ErrorCode, Refused, refuse
from .identitas import is_nrk
from .masukan import note_errors, text_errors, tidied
from .workflow import Move, Step, Workflow

PANJANG_SEHARUSNYA = 200


class StatusLaporan(StrEnum):
    """Where a report stands."""

    OPEN = "OPEN"
    RESOLVED = "RESOLVED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class Perbaikan(StrEnum):
    """What was wrong, and so is corrected; a post goes with each."""

    PENILAI_SKP = "PENILAI_SKP"
    INDUK_JABATAN = "INDUK_JABATAN"
    PENEMPATAN = "PENEMPATAN"


OPEN, RESOLVED, REJECTED, WITHDRAWN = StatusLaporan

WORKFLOW: Workflow[StatusLaporan] = {
    Move.RESOLVE: Step(frozenset({OPEN}), RESOLVED, Party.PENGELOLA),
    Move.REJECT: Step(frozenset({OPEN}), REJECTED, Party.PENGELOLA),
    Move.WITHDRAW: Step(frozenset({OPEN}), WITHDRAWN, Party.OWNER),
}


@dataclass(frozen=True)
class LaporanMasuk:
    """What is told: who or which post should be the superior, his NRK if it is known, and why."""

    seharusnya: str
    nrk: str | None = None
    catatan: str | None = None


def read_report(masuk: LaporanMasuk) -> LaporanMasuk:
    """The report, tidied.

    Raises:
        Invalid: WAJIB_DIISI, NILAI_TIDAK_DIKENAL (no NRK), and those of texts.
    """
    seharusnya, nrk, catatan = tidied(masuk.seharusnya), tidied(masuk.nrk), tidied(masuk.catatan)
    errors: list[DomainError] = []
    if seharusnya is None:
        errors.append(Refused(ErrorCode.WAJIB_DIISI, "seharusnya"))
    errors += text_errors(seharusnya, PANJANG_SEHARUSNYA, "seharusnya")
    if nrk is not None and not is_nrk(nrk):
        errors.append(Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "nrk", alasan="NRK"))
    errors += note_errors(catatan, "catatan")
    refuse(errors)
    return LaporanMasuk(seharusnya or "", nrk, catatan)


def read_answer(jawaban: str | None, *, wajib: bool) -> str | None:
    """The pengelola's answer to the one who reported.

    Raises:
        Invalid: CATATAN_WAJIB, and those of texts.
    """
    text = tidied(jawaban)
    errors = note_errors(text, "jawaban")
    if wajib and text is None:
        errors.append(Refused(ErrorCode.CATATAN_WAJIB, "jawaban"))
    refuse(errors)
    return text
