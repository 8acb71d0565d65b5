"""The calendar as the admin of BKD keeps it: its days, the outages that lengthen its windows, and the lock."""

from collections.abc import Sequence
from datetime import date, timedelta

from tortoise.expressions import F, Q, Subquery

from .. import models
from ..domain import kalender as domain
from ..domain.aktor import Aktor
from ..domain.catatan import read_reason
from ..domain.errors import ErrorCode, NotFound, Refused
from ..domain.kalender import KalenderTahun, KalenderTriwulan
from ..domain.renkin import StatusRealisasi
from . import kalender, perpanjangan, riwayat
from .akses import take
from .kunci import once
from .pembukaan import check_admin

TERTUTUP = {
    "batas_renkin": "batasRenkin",
    "batas_realisasi": "batasRealisasi",
    "batas_validasi": "batasValidasi",
    "kunci": "kunci",
}


@once
async def save_kalender(
    tahun: KalenderTahun, triwulan: Sequence[KalenderTriwulan], *, version: int, kunci: str, by: Aktor
) -> int:
    """The admin lays down the days of a year. A window that has closed is not made longer here.

    Args:
        triwulan: the quarters that change.

    Returns:
        The year.

    Raises:
        Stale; Refused: NOT_ALLOWED, NOT_FOUND, NILAI_TIDAK_DIKENAL (no quarter, or one named twice), TANGGAL_TERBALIK,
            DI_LUAR_TAHUN, BUTUH_PEMBUKAAN.
    """
    check_admin(by)
    if not await models.KalenderTahun.exists(tahun=tahun.tahun):
        raise NotFound("tahun")
    await riwayat.lock_berkas(riwayat.SISTEM)
    await take(models.KalenderTahun, tahun.tahun, version)
    before = await models.KalenderTahun.get(tahun=tahun.tahun)
    domain.check_tahun(tahun)
    named = [days.tw for days in triwulan]
    if unknown := [i for i, tw in enumerate(named) if tw not in (1, 2, 3, 4) or tw in named[:i]]:
        raise Refused(ErrorCode.NILAI_TIDAK_DIKENAL, "triwulan", str(unknown[0]), "tw")
    _refuse_reopening(before.tutup_skp, tahun.tutup_skp, by.hari, "tutupSkp")
    quarters = await kalender.quarters(tahun.tahun)
    for i, days in enumerate(triwulan):
        domain.check_triwulan(days, "triwulan", str(i))
        for column, nama in TERTUTUP.items():
            dulu, kini = (_last_day(row, column) for row in (quarters[days.tw], days))
            _refuse_reopening(dulu, kini, by.hari, "triwulan", str(i), nama)
    changed = [_tahun(before), *(_triwulan(quarters[days.tw]) for days in triwulan)]
    await _write(tahun, triwulan)
    await riwayat.record(
        riwayat.SISTEM,
        "kalender",
        tahun.tahun,
        "SAVE",
        by=by,
        isi={"sebelum": [vars(days) for days in changed], "sesudah": [vars(days) for days in (tahun, *triwulan)]},
    )
    return tahun.tahun


@once
async def record_gangguan(mulai: date, selesai: date, alasan: str, *, kunci: str, by: Aktor) -> int:
    """The admin records an outage: every window that it touches lasts as much longer, on the calendar and on plans
    and quarters that have a last day of their own.

    Returns:
        The id of the outage.

    Raises:
        Refused: NOT_ALLOWED, TANGGAL_TERBALIK, DI_LUAR_RENTANG, MASA_BERTUMPUK, WAJIB_DIISI, and those of texts.
    """
    check_admin(by)
    teks = read_reason(alasan)
    domain.check_gangguan(mulai, selesai, by.hari)
    await riwayat.lock_berkas(riwayat.SISTEM)
    lain = await models.Gangguan.filter(mulai__lte=selesai, selesai__gte=mulai).first()
    if lain is not None:
        raise Refused(ErrorCode.MASA_BERTUMPUK, "mulai", mulai=lain.mulai, selesai=lain.selesai)
    row = await models.Gangguan.create(
        mulai=mulai, selesai=selesai, alasan=teks, oleh_id=by.pegawai_id, dicatat=by.waktu
    )
    # Before the calendar moves, or a last day of their own would be compared with the new one.
    jumlah = await perpanjangan.extend(mulai, selesai)
    for tahun in await models.KalenderTahun.filter(tahun__in=[mulai.year - 1, mulai.year, mulai.year + 1]):
        quarters = [_triwulan(days) for days in (await kalender.quarters(tahun.tahun)).values()]
        await _write(
            domain.diperpanjang_tahun(_tahun(tahun), mulai, selesai),
            [domain.diperpanjang_triwulan(days, mulai, selesai) for days in quarters],
        )
        await models.KalenderTahun.filter(tahun=tahun.tahun).update(version=F("version") + 1)
    isi = {"mulai": mulai, "selesai": selesai, "alasan": teks, "jumlah": jumlah}
    await riwayat.record(riwayat.SISTEM, "gangguan", row.id, "RECORD", by=by, isi=isi)
    return int(row.id)


@once
async def lock_triwulan(tahun: int, tw: int, *, kunci: str, by: Aktor) -> int:
    """The admin locks a quarter: what is locked or missed by the calendar stays so, whatever becomes of the calendar.
    Reports that still wait for a superior are left to him, and so is whoever has days of his own left.

    Returns:
        The year.

    Raises:
        Refused: NOT_ALLOWED, NOT_FOUND, BELUM_WAKTUNYA.
    """
    check_admin(by)
    days = (await kalender.quarters(tahun)).get(tw)
    if days is None:
        raise NotFound("tw")
    if by.hari < days.kunci:
        raise Refused(ErrorCode.BELUM_WAKTUNYA, buka=days.kunci)
    await riwayat.lock_berkas(riwayat.SISTEM)
    kemarin = by.hari - timedelta(days=1)
    open_ones = models.Triwulan.filter(Q(kunci_ditunda=None) | Q(kunci_ditunda__lte=kemarin), tahun=tahun, tw=tw)
    validated = open_ones.filter(terkunci=None, realisasi_status=StatusRealisasi.VALIDATED)
    terkunci = await validated.update(terkunci="LOCKED", version=F("version") + 1)
    tenggat = kalender.Tenggat.on(days.kunci)
    missed = open_ones.filter(
        Q(realisasi_diperpanjang=None) | Q(realisasi_diperpanjang__lte=kemarin),
        Q(renkin_diperpanjang=None) | Q(renkin_diperpanjang__lte=kemarin),
        Q(realisasi_dikembalikan=None) | Q(realisasi_dikembalikan__lt=by.hari - timedelta(days=tenggat.perbaikan)),
        Q(renkin_dikembalikan=None) | Q(renkin_dikembalikan__lt=by.hari - timedelta(days=tenggat.perbaikan)),
        terkunci=None,
        realisasi_status__in=[StatusRealisasi.EMPTY, StatusRealisasi.DRAFT, StatusRealisasi.RETURNED],
        skp_id__in=Subquery(
            models.Skp.filter(
                berlaku_id__in=Subquery(
                    models.VersiSkp.filter(disetujui__lt=by.hari - timedelta(days=tenggat.renkin)).values("id")
                )
            ).values("id")
        ),
    )
    terlewat = await missed.update(terkunci="MISSED", version=F("version") + 1)
    isi = {"tahun": tahun, "tw": tw, "terkunci": terkunci, "terlewat": terlewat}
    await riwayat.record(riwayat.SISTEM, "kalender", tahun, "LOCK", by=by, isi=isi)
    return tahun


def _last_day(days: object, column: str) -> date:
    """The last day that counts; that of the lock is the first that does not."""
    hari: date = getattr(days, column)
    return hari - timedelta(days=column == "kunci")


def _refuse_reopening(dulu: date, kini: date, hari: date, *path: str) -> None:
    if dulu < hari and kini > dulu:
        raise Refused(ErrorCode.BUTUH_PEMBUKAAN, *path, tutup=dulu)


async def _write(tahun: KalenderTahun, triwulan: Sequence[KalenderTriwulan]) -> None:
    await models.KalenderTahun.filter(tahun=tahun.tahun).update(buka_skp=tahun.buka_skp, tutup_skp=tahun.tutup_skp)
    for days in triwulan:
        columns = {name: value for name, value in vars(days).items() if name not in ("tahun", "tw")}
        await models.KalenderTriwulan.filter(tahun=days.tahun, tw=days.tw).update(**columns)


def _tahun(row: models.KalenderTahun) -> KalenderTahun:
    return KalenderTahun(row.tahun, row.buka_skp, row.tutup_skp)


def _triwulan(row: models.KalenderTriwulan) -> KalenderTriwulan:
    return KalenderTriwulan(
        row.tahun, row.tw, row.batas_renkin, row.buka_realisasi, row.batas_realisasi, row.batas_validasi, row.kunci
    )
