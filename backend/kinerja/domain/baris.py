"""The rows of an SKP: as their owner sends them, as they are kept, as a reference offers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .errors import DomainError, ErrorCode, Refused
from .indikator import (
    TERBUKA_BILA_KOSONG,
    Arah,
    JenisRekap,
    Kelompok,
    KolomIndikator,
    StatusIndikator,
    SumberIndikator,
    Targets,
    incomplete,
)

NAMA_KOLOM: Mapping[KolomIndikator, str] = {k: k.value.lower() for k in KolomIndikator}


@dataclass(frozen=True)
class BarisMasuk:
    """A row as its owner sends it, whole: an open field left out is empty (kind, direction and group stay as they
    were); a closed one left out is not touched.

    Args:
        id: None for a new row. referensi_id: None keeps the reference the row has.
    """

    sumber: SumberIndikator
    id: int | None = None
    referensi_id: int | None = None
    uraian: str | None = None
    output: Decimal | None = None
    satuan: str | None = None
    mutu: Decimal | None = None
    waktu: int | None = None
    biaya: Decimal | None = None
    jenis_rekap: JenisRekap | None = None
    arah: Arah | None = None
    kelompok: Kelompok | None = None
    balasan: str | None = None


@dataclass(frozen=True)
class Baris:
    """A row as it is kept. `disentuh`: it came back and has been changed or answered since."""

    sumber: SumberIndikator
    kelompok: Kelompok
    jenis_rekap: JenisRekap
    arah: Arah
    id: int | None = None
    referensi_id: int | None = None
    uraian: str = ""
    output: Decimal | None = None
    satuan: str | None = None
    mutu: Decimal | None = None
    waktu: int | None = None
    biaya: Decimal | None = None
    status: StatusIndikator = StatusIndikator.PROPOSED
    catatan: str | None = None
    balasan: str | None = None
    disentuh: bool = False

    @property
    def targets(self) -> Targets:
        return Targets(self.uraian, self.output, self.satuan, self.mutu, self.waktu, self.biaya)


@dataclass(frozen=True)
class Acuan:
    """A reference, as far as a row takes from it.

    Args:
        ditawarkan: it is offered to the post and in the year of this SKP.
    """

    id: int
    sumber: SumberIndikator
    kelompok: Kelompok
    uraian: str
    output: Decimal | None
    satuan: str | None
    mutu: Decimal | None
    jenis_rekap: JenisRekap
    arah: Arah
    ditawarkan: bool = True

    @property
    def kosong(self) -> frozenset[KolomIndikator]:
        return frozenset(k for k in TERBUKA_BILA_KOSONG if getattr(self, NAMA_KOLOM[k]) in (None, ""))


def hambatan(*, ada_penilai: bool, baris: Sequence[Baris], bulan: int) -> list[DomainError]:
    """What still keeps an SKP from being sent in, whatever the day and whoever asks.

    Args:
        bulan: how many months the SKP touches.
    """
    errors: list[DomainError] = []
    if not ada_penilai:
        errors.append(Refused(ErrorCode.PENILAI_BELUM_DIISI, "penilai"))
    if not baris:
        errors.append(Refused(ErrorCode.INDIKATOR_KOSONG, "indikator"))
    for i, row in enumerate(baris):
        path = ("indikator", str(i))
        errors += incomplete(row.targets, bulan, path)
        if row.status is StatusIndikator.RETURNED and not row.disentuh:
            errors.append(Refused(ErrorCode.BELUM_DIPERBAIKI, *path))
    return errors
