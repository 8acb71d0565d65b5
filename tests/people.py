"""The cast: a few people in a small tree of posts, on 20 March 2020. Their numbers are those of their rows.

    Gubernur
    ├── Ratna, kepala badan ── Siti, kepala bidang ── Budi and Tono, staf
    │                       └─ Dewi, staf and pengelola of the badan
    ├── Yuni, auditor in the inspektorat; Bima, admin of BKD there too
    └── Hadi, kepala dinas ── Joko, staf

Budi came to his post on 1 March 2020, so that his SKP can still be written on the day; all others have been in theirs
since 2019.
"""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from tortoise.transactions import in_transaction

from kinerja import models
from kinerja.domain.aktor import JAKARTA, Aktor, Peran
from kinerja.domain.indikator import Arah, JenisRekap, Kelompok, SumberIndikator
from kinerja.domain.kalender import tahun_baku, triwulan_baku
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.services import pegawai
from kinerja.services.sandi import HASHER

HARI = date(2020, 3, 20)
SANDI = "Rahasia-Monas-2020"

BUDI, SITI, TONO, RATNA, GUBERNUR, DEWI, YUNI, BIMA, HADI, JOKO = range(1, 11)

ORANG = {
    BUDI: "Budi Santoso",
    SITI: "Siti Rahayu",
    TONO: "Tono Wijaya",
    RATNA: "Ratna Sari",
    GUBERNUR: "Gubernur DKI Jakarta",
    DEWI: "Dewi Lestari",
    YUNI: "Yuni Astuti",
    BIMA: "Bima Prakoso",
    HADI: "Hadi Susanto",
    JOKO: "Joko Prasetyo",
}
NRK = {orang: None if orang == GUBERNUR else f"17000{orang % 10}" for orang in ORANG}
NIP = {orang: None if orang == GUBERNUR else f"198{orang % 10}01012010011{orang:03}" for orang in ORANG}

PROVINSI, BADAN, BIDANG, INSPEKTORAT, DINAS = range(1, 6)

(
    JABATAN_GUBERNUR,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    ANALIS,
    PENGADMINISTRASI,
    SEKRETARIS,
    AUDITOR,
    ADMIN,
    KEPALA_DINAS,
    STAF_DINAS,
) = range(1, 11)
# The post of each, and the post above it.
TEMPAT = {
    GUBERNUR: (JABATAN_GUBERNUR, None, PROVINSI),
    RATNA: (KEPALA_BADAN, JABATAN_GUBERNUR, BADAN),
    SITI: (KEPALA_BIDANG, KEPALA_BADAN, BIDANG),
    BUDI: (ANALIS, KEPALA_BIDANG, BIDANG),
    TONO: (PENGADMINISTRASI, KEPALA_BIDANG, BIDANG),
    DEWI: (SEKRETARIS, KEPALA_BADAN, BADAN),
    YUNI: (AUDITOR, JABATAN_GUBERNUR, INSPEKTORAT),
    BIMA: (ADMIN, JABATAN_GUBERNUR, INSPEKTORAT),
    HADI: (KEPALA_DINAS, JABATAN_GUBERNUR, DINAS),
    JOKO: (STAF_DINAS, KEPALA_DINAS, DINAS),
}
NAMA_JABATAN = {
    JABATAN_GUBERNUR: "Gubernur",
    KEPALA_BADAN: "Kepala Badan Kepegawaian Daerah",
    KEPALA_BIDANG: "Kepala Bidang Pengembangan",
    ANALIS: "Analis Kepegawaian",
    PENGADMINISTRASI: "Pengadministrasi Kepegawaian",
    SEKRETARIS: "Pengelola Kepegawaian",
    AUDITOR: "Auditor",
    ADMIN: "Pranata Komputer",
    KEPALA_DINAS: "Kepala Dinas Kesehatan",
    STAF_DINAS: "Pengolah Data",
}

# References: of Budi's post in 2020, of his post in 2019, and of Tono's post.
PERKIN, PERKIN_LAIN, KSD, TUSI, TUSI_LENGKAP, PERKIN_2019, PERKIN_TONO = range(1, 8)


def aktor(orang: int, hari: date = HARI, *peran: Peran, jam: time = time(9)) -> Aktor:
    """A person at nine in the morning of a day in Jakarta."""
    return Aktor(orang, datetime.combine(hari, jam, JAKARTA), frozenset(peran))


async def make_cast() -> None:
    """Puts everybody in place, in an empty database."""
    async with in_transaction():
        await _make_posts()
        await _make_people()
        await pegawai.rebuild_all()
        await _make_references()
        await models.KalenderTahun.create(**vars(tahun_baku(2020)))
        for tw in (1, 2, 3, 4):
            await models.KalenderTriwulan.create(**vars(triwulan_baku(2020, tw)))


async def _make_posts() -> None:
    for kode, nama, jenis, induk, jalur in (
        ("1", "Pemerintah Provinsi DKI Jakarta", "PROVINSI", None, "/1/"),
        ("1.1", "Badan Kepegawaian Daerah", "BADAN", PROVINSI, "/1/2/"),
        ("1.1.1", "Bidang Pengembangan", "BIDANG", BADAN, "/1/2/3/"),
        ("1.2", "Inspektorat", "INSPEKTORAT", PROVINSI, "/1/4/"),
        ("1.3", "Dinas Kesehatan", "DINAS", PROVINSI, "/1/5/"),
    ):
        await models.Unit.create(kode=kode, nama=nama, jenis=jenis, induk_id=induk, jalur=jalur)
    for jabatan, induk, unit in sorted(TEMPAT.values()):
        nama = NAMA_JABATAN[jabatan]
        await models.Jabatan.create(kode=f"J{jabatan}", nama=nama, jenis="PELAKSANA", unit_id=unit, induk_id=induk)


async def _make_people() -> None:
    for orang, nama in ORANG.items():
        await models.Pegawai.create(nrk=NRK[orang], nip=NIP[orang], nama=nama, nama_urut=nama.lower(), golongan=None)
        nama_masuk = NRK[orang] or "gubernur"
        await models.Akun.create(pegawai_id=orang, nama_masuk=nama_masuk, sandi=_kept(), demo=None)
        await models.Penempatan.create(
            pegawai_id=orang,
            jabatan_id=TEMPAT[orang][0],
            mulai=date(2020, 3, 1) if orang == BUDI else date(2019, 1, 2),
            jenis=JenisPenempatan.DEFINITIF,
        )
    for orang, peran, unit in (
        (DEWI, Peran.PENGELOLA, BADAN),
        (YUNI, Peran.AUDITOR, None),
        (BIMA, Peran.ADMIN_BKD, None),
    ):
        await models.Peran.create(pegawai_id=orang, peran=peran, unit_id=unit, mulai=date(2019, 1, 2))


async def _make_references() -> None:
    naik = {"arah": Arah.NAIK, "dimuat": date(2020, 1, 2)}
    jumlah = {"jenis_rekap": JenisRekap.AKUMULASI, **naik}
    laporan = {"output": Decimal(12), "satuan": "laporan", "mutu": Decimal(100)}
    for jabatan, tahun, sumber, kode, isi in (
        (ANALIS, 2020, SumberIndikator.PERKIN, "IK-1", {**laporan, **jumlah}),
        (ANALIS, 2020, SumberIndikator.PERKIN, "IK-2", {**laporan, "jenis_rekap": JenisRekap.POSISI_AKHIR, **naik}),
        (ANALIS, 2020, SumberIndikator.KSD, "KSD-7", {**laporan, "output": Decimal(4), **jumlah}),
        (ANALIS, 2020, SumberIndikator.TUSI, "3.1", jumlah),
        (ANALIS, 2020, SumberIndikator.TUSI, "3.2", {**laporan, **jumlah}),
        (ANALIS, 2019, SumberIndikator.PERKIN, "IK-1", {**laporan, **jumlah}),
        (PENGADMINISTRASI, 2020, SumberIndikator.PERKIN, "IK-1", {**laporan, **jumlah}),
    ):
        await models.Referensi.create(
            sumber=sumber,
            tahun=tahun,
            kode=kode,
            jabatan_id=jabatan,
            kelompok=Kelompok.TUSI if sumber is SumberIndikator.TUSI else Kelompok.STRATEGIS,
            uraian=f"Menyusun laporan {sumber.lower()} {kode}",
            **isi,
        )


@cache
def _kept() -> str:
    return HASHER.hash(SANDI)
