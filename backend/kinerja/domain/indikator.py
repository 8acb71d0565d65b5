"""One line of an SKP: where it comes from, which of its fields its owner may set, and what a target must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .errors import DomainError, ErrorCode, Refused
from .masukan import number_errors


class SumberIndikator(StrEnum):
    """Where an indikator comes from."""

    PERKIN = "PERKIN"
    KSD = "KSD"
    TUSI = "TUSI"
    TANPA_REFERENSI = "TANPA_REFERENSI"


class Kelompok(StrEnum):
    """The group of targets an indikator belongs to (deck: sasaran strategis, operasional, khusus, tusi, score card)."""

    STRATEGIS = "STRATEGIS"
    OPERASIONAL = "OPERASIONAL"
    KHUSUS = "KHUSUS"
    TUSI = "TUSI"
    SCORE_CARD = "SCORE_CARD"


class StatusIndikator(StrEnum):
    """What the superior has said of one line: diusulkan, diterima, dikembalikan."""

    PROPOSED = "PROPOSED"
    ACCEPTED = "ACCEPTED"
    RETURNED = "RETURNED"


class JenisRekap(StrEnum):
    """How the quarters make the year: their sum, the last position, or their mean."""

    AKUMULASI = "AKUMULASI"
    POSISI_AKHIR = "POSISI_AKHIR"
    RATA_RATA = "RATA_RATA"


class Arah(StrEnum):
    """Whether more is better (NAIK) or less is better (TURUN)."""

    NAIK = "NAIK"
    TURUN = "TURUN"


class KolomIndikator(StrEnum):
    """A field of an indikator that its owner may set."""

    URAIAN = "URAIAN"
    OUTPUT = "OUTPUT"
    SATUAN = "SATUAN"
    MUTU = "MUTU"
    WAKTU = "WAKTU"
    BIAYA = "BIAYA"
    JENIS_REKAP = "JENIS_REKAP"
    ARAH = "ARAH"
    KELOMPOK = "KELOMPOK"


K = KolomIndikator

KELOMPOK_SUMBER: Mapping[SumberIndikator, Kelompok] = {
    SumberIndikator.PERKIN: Kelompok.STRATEGIS,
    SumberIndikator.KSD: Kelompok.STRATEGIS,
    SumberIndikator.TUSI: Kelompok.TUSI,
    SumberIndikator.TANPA_REFERENSI: Kelompok.KHUSUS,
}

# A list of tusi has texts, often no targets: what it does not have is the owner's to fill in.
TERBUKA_BILA_KOSONG = (K.OUTPUT, K.SATUAN, K.MUTU)

DESIMAL_TARGET = 4
DESIMAL_MUTU = 2
DESIMAL_RUPIAH = 0

# When a line comes back, the deck opens kuantitas, mutu and waktu; what the reference decides stays closed.
TERBUKA_SAAT_DIKEMBALIKAN = frozenset({K.OUTPUT, K.SATUAN, K.MUTU, K.WAKTU, K.BIAYA, K.URAIAN})


@dataclass(frozen=True)
class Targets:
    """What a line promises.

    Args:
        output: how many, in `satuan`, up to 4 decimals; mutu: quality, 1 to 100;
        waktu: months; biaya: rupiah, None without a cost aspect.
    """

    uraian: str | None
    output: Decimal | None
    satuan: str | None
    mutu: Decimal | None
    waktu: int | None
    biaya: Decimal | None = None


class StatusReferensi(StrEnum):
    """What has become of the source's line since an indikator was taken from it."""

    TETAP = "TETAP"
    BERUBAH = "BERUBAH"
    HILANG = "HILANG"


def status_referensi(baris: Targets, acuan: Targets, *, dicabut: bool) -> StatusReferensi:
    """Whether the source still says what the line says; what it leaves empty says nothing.

    Args:
        acuan: the source's line as it is now. dicabut: the source no longer has it.

    Source: our rule; a change at the source marks a line and never edits it.
    """
    if dicabut:
        return StatusReferensi.HILANG
    same = all(
        getattr(acuan, nama) in (None, "", getattr(baris, nama)) for nama in ("uraian", "output", "satuan", "mutu")
    )
    return StatusReferensi.TETAP if same else StatusReferensi.BERUBAH


def kolom_terbuka(
    sumber: SumberIndikator, *, referensi_kosong: frozenset[KolomIndikator] = frozenset(), dikembalikan: bool = False
) -> frozenset[KolomIndikator]:
    """The fields its owner may set.

    Args:
        referensi_kosong: which of the fields the reference leaves empty (a tusi without targets).
        dikembalikan: the line came back from the superior; then kind, direction and group stay as they were.
    """
    if sumber is SumberIndikator.TANPA_REFERENSI:
        terbuka = frozenset(K)
    elif sumber is SumberIndikator.TUSI:
        terbuka = frozenset(
            {K.WAKTU, K.JENIS_REKAP, K.ARAH, *(k for k in TERBUKA_BILA_KOSONG if k in referensi_kosong)}
        )
    else:
        terbuka = frozenset({K.WAKTU})
    return terbuka & TERBUKA_SAAT_DIKEMBALIKAN if dikembalikan else terbuka


def incomplete(targets: Targets, bulan_skp: int, path: tuple[str, ...]) -> list[DomainError]:
    """What still keeps a line from being sent in, every refusal with its path.

    Args:
        bulan_skp: how many months the SKP touches; waktu may not be longer.
    """
    errors: list[DomainError] = []
    for kolom in ("uraian", "output", "satuan", "mutu", "waktu"):
        if getattr(targets, kolom) in (None, ""):
            errors.append(Refused(ErrorCode.WAJIB_DIISI, *path, kolom))
    if targets.output is not None and targets.output == 0:
        errors.append(Refused(ErrorCode.TARGET_NOL, *path, "output"))
    if targets.waktu is not None and targets.waktu > bulan_skp:
        errors.append(Refused(ErrorCode.WAKTU_MELEBIHI_SKP, *path, "waktu", bulan=bulan_skp))
    return errors


def out_of_range(targets: Targets, path: tuple[str, ...]) -> list[DomainError]:
    """What is wrong even in a draft: numbers below zero, outside their range, or finer than they are kept."""
    errors = [
        *number_errors(targets.output, DESIMAL_TARGET, *path, "output"),
        *number_errors(targets.biaya, DESIMAL_RUPIAH, *path, "biaya"),
    ]
    if mutu := number_errors(targets.mutu, DESIMAL_MUTU, *path, "mutu"):
        errors += mutu
    elif targets.mutu is not None and not 1 <= targets.mutu <= 100:
        errors.append(Refused(ErrorCode.DI_LUAR_RENTANG, *path, "mutu", dari=1, sampai=100))
    if targets.waktu is not None and not 1 <= targets.waktu <= 12:
        errors.append(Refused(ErrorCode.DI_LUAR_RENTANG, *path, "waktu", dari=1, sampai=12))
    return errors
