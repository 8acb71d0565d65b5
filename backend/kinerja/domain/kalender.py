"""The calendar of a year: when plans, reports and validations are due. A table that the admin edits; these are its
first values. Outages lengthen its windows, and a closed one can be opened again by two admins.

Source: SKP in January (PP 46/2011); the rest is our rule.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from .aktor import Party
from .errors import ErrorCode, Refused
from .renkin import akhir_triwulan, awal_triwulan
from .workflow import Move, Step, Workflow


class Tahapan(StrEnum):
    """Which window is opened again."""

    SKP = "SKP"
    RENKIN = "RENKIN"
    REALISASI = "REALISASI"


class StatusPembukaan(StrEnum):
    """Where the opening of a closed window stands: one admin proposes it, another decides."""

    PROPOSED = "PROPOSED"
    CONFIRMED = "CONFIRMED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


# Whoever has proposed it is its OWNER; every other admin is ADMIN: the four eyes.
PEMBUKAAN: Workflow[StatusPembukaan] = {
    Move.CONFIRM: Step(frozenset({StatusPembukaan.PROPOSED}), StatusPembukaan.CONFIRMED, Party.ADMIN),
    Move.REJECT: Step(frozenset({StatusPembukaan.PROPOSED}), StatusPembukaan.REFUSED, Party.ADMIN),
    Move.WITHDRAW: Step(frozenset({StatusPembukaan.PROPOSED}), StatusPembukaan.WITHDRAWN, Party.OWNER, awaited=False),
}


@dataclass(frozen=True)
class KalenderTahun:
    """First and last day for writing the SKP of a year."""

    tahun: int
    buka_skp: date
    tutup_skp: date


@dataclass(frozen=True)
class KalenderTriwulan:
    """The days of one quarter, each the last that still counts, but `buka_realisasi` and `kunci` (first days)."""

    tahun: int
    tw: int
    batas_renkin: date
    buka_realisasi: date
    batas_realisasi: date
    batas_validasi: date
    kunci: date


def tahun_baku(tahun: int) -> KalenderTahun:
    return KalenderTahun(tahun, date(tahun, 1, 1), date(tahun, 1, 31))


def triwulan_baku(tahun: int, tw: int) -> KalenderTriwulan:
    """The default days: Renkin by the 15th of the first month; realisasi from the first of the last month to the 5th
    of the next; validasi to the 10th; lock on the 15th."""
    sesudah = akhir_triwulan(tahun, tw) + timedelta(days=1)
    return KalenderTriwulan(
        tahun,
        tw,
        batas_renkin=date(tahun, 3 * tw - 2, 15),
        buka_realisasi=date(tahun, 3 * tw, 1),
        batas_realisasi=sesudah.replace(day=5),
        batas_validasi=sesudah.replace(day=10),
        kunci=sesudah.replace(day=15),
    )


def check_tahun(row: KalenderTahun) -> None:
    """The days for the SKP of a year are in order, and it is written before the year is over.

    Raises:
        Refused: TANGGAL_TERBALIK, DI_LUAR_TAHUN.
    """
    if row.tutup_skp < row.buka_skp:
        raise Refused(ErrorCode.TANGGAL_TERBALIK, "tutupSkp")
    if row.buka_skp.year not in (row.tahun - 1, row.tahun):
        raise Refused(ErrorCode.DI_LUAR_TAHUN, "bukaSkp", tahun=row.tahun)
    if row.tutup_skp.year != row.tahun:
        raise Refused(ErrorCode.DI_LUAR_TAHUN, "tutupSkp", tahun=row.tahun)


def check_triwulan(row: KalenderTriwulan, *path: str) -> None:
    """The days of a quarter are in order, none before the quarter before it began and none a year late.

    Args:
        path: where the quarter stands in the input.

    Raises:
        Refused: TANGGAL_TERBALIK, DI_LUAR_TAHUN; the path names the day.
    """
    urut = [
        ("bukaRealisasi", row.buka_realisasi),
        ("batasRealisasi", row.batas_realisasi),
        ("batasValidasi", row.batas_validasi),
        ("kunci", row.kunci),
    ]
    awal = awal_triwulan(row.tahun, row.tw)
    for nama, hari in [("batasRenkin", row.batas_renkin), *urut]:
        if not timedelta(days=-92) <= hari - awal <= timedelta(days=366):
            raise Refused(ErrorCode.DI_LUAR_TAHUN, *path, nama, tahun=row.tahun)
    for (_, sebelum), (nama, hari) in zip(urut, urut[1:], strict=False):
        if hari < sebelum:
            raise Refused(ErrorCode.TANGGAL_TERBALIK, *path, nama)


def tambahan(buka: date, tutup: date, mulai: date, selesai: date) -> int:
    """How many days longer a window lasts for an outage: as many as it took of it, and those after the window's end
    that it made useless too.

    Args:
        buka, tutup: the window. mulai, selesai: the outage, both ends included.

    Source: our rule; an outage on record lengthens every window that it touches.
    """
    if selesai < buka or tutup < mulai:
        return 0
    return (selesai - max(mulai, buka)).days + 1


def diperpanjang_tahun(row: KalenderTahun, mulai: date, selesai: date) -> KalenderTahun:
    """The window of the year after an outage."""
    return replace(row, tutup_skp=_later(row.buka_skp, row.tutup_skp, mulai, selesai))


def diperpanjang_triwulan(row: KalenderTriwulan, mulai: date, selesai: date) -> KalenderTriwulan:
    """The days of a quarter after an outage. Plans are made from its first day, or from the calendar's last day if that
    lies before; reports, validations and the lock wait from the day on which reports open."""
    rencana = min(awal_triwulan(row.tahun, row.tw), row.batas_renkin)
    buka = row.buka_realisasi
    return replace(
        row,
        batas_renkin=_later(rencana, row.batas_renkin, mulai, selesai),
        batas_realisasi=_later(buka, row.batas_realisasi, mulai, selesai),
        batas_validasi=_later(buka, row.batas_validasi, mulai, selesai),
        kunci=_later(buka, row.kunci - timedelta(days=1), mulai, selesai) + timedelta(days=1),
    )


def _later(buka: date, tutup: date, mulai: date, selesai: date) -> date:
    return tutup + timedelta(days=tambahan(buka, tutup, mulai, selesai))


def check_gangguan(mulai: date, selesai: date, hari: date) -> None:
    """An outage is recorded once it has begun, and lasts a month at most.

    Args:
        hari: the day on which it is recorded.

    Raises:
        Refused: TANGGAL_TERBALIK, DI_LUAR_RENTANG.
    """
    if selesai < mulai:
        raise Refused(ErrorCode.TANGGAL_TERBALIK, "selesai")
    if mulai > hari:
        awal = hari - timedelta(days=MAKS_GANGGUAN)
        raise Refused(ErrorCode.DI_LUAR_RENTANG, "mulai", alasan="TANGGAL", dari=awal, sampai=hari)
    if (selesai - mulai).days >= MAKS_GANGGUAN:
        akhir = mulai + timedelta(days=MAKS_GANGGUAN - 1)
        raise Refused(ErrorCode.DI_LUAR_RENTANG, "selesai", alasan="TANGGAL", dari=mulai, sampai=akhir)


# Longer than this it is no outage any more but a reason to lay down the calendar anew.
MAKS_GANGGUAN = 31


def check_pembukaan(sampai: date, hari: date) -> None:
    """A closed window is opened until a day to come, within a year.

    Args:
        hari: the day on which it is proposed or confirmed.

    Raises:
        Refused: BELUM_WAKTUNYA (a day gone by), DI_LUAR_RENTANG.
    """
    if sampai < hari:
        raise Refused(ErrorCode.BELUM_WAKTUNYA, "sampai", buka=hari)
    akhir = hari + timedelta(days=MAKS_PEMBUKAAN)
    if sampai > akhir:
        raise Refused(ErrorCode.DI_LUAR_RENTANG, "sampai", alasan="TANGGAL", dari=hari, sampai=akhir)


MAKS_PEMBUKAAN = 366


@dataclass(frozen=True)
class TenggatBuka:
    """The last days that an opening of the reports gives: to the owner, to the superior, and before the lock."""

    realisasi: date
    validasi: date
    kunci: date


def dibuka_sampai(realisasi: date, validasi: date, kunci: date, sampai: date) -> TenggatBuka:
    """Reports may be sent until a day; superior and lock get the same days after it that the calendar gives them.

    Args:
        realisasi, validasi, kunci: the days of the calendar.
    """
    return TenggatBuka(sampai, sampai + (validasi - realisasi), sampai + (kunci - realisasi) - timedelta(days=1))
