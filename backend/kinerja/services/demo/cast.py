"""The cast of the demo: people with fixed numbers, their places in the tree, and what each shows.

Everybody has an account with the same password. Those with a `keterangan` stand on the sign-in page of the demo.
"""

from dataclasses import dataclass
from datetime import date

from ...domain.aktor import Peran
from ..sandi import SANDI_DEMO

SANDI = SANDI_DEMO
TAHUN = 2020
HARI = date(2020, 3, 20)
PEGAWAI_BAKU = 2000

GUBERNUR = "gubernur"
SEKDA = "100001"
ATASAN_ATASAN = "140201"
ATASAN = "150201"
PEGAWAI = "170101"
PEGAWAI_BARU = "190301"
PEGAWAI_DIKEMBALIKAN = "170103"
PEGAWAI_MENUNGGU = "170104"
PEGAWAI_REALISASI = "170105"
PEGAWAI_REALISASI_LAIN = "170106"
PEGAWAI_RENKIN = "170107"
PEGAWAI_TERVALIDASI = "170108"
PEGAWAI_REVISI = "170109"
PLT = "150203"
PLH = "150401"
CUTI = "140401"
PENGELOLA = "150102"
BENDAHARA = "160103"
ADMIN_BKD = "150301"
ADMIN_BKD_KEDUA = "170901"
TIM_PENILAI = "140301"
ADMIN_SUMBER = "160203"
AUDITOR = "140501"
MUTASI = "160601"
WAJIB_GANTI = "012345"
ATASAN_TOLOK_UKUR = "150500"
BAWAHAN_TOLOK_UKUR = tuple(f"1705{n:02}" for n in range(1, 21))

DRAINASE = ("DSDA", "Seksi Drainase")
TOLOK_UKUR = ("DSDA-31.71", "Seksi Pemeliharaan Drainase")

# Whose acts are on record; of all others the riwayat holds that they were loaded.
BERLINIMASA = frozenset(
    {
        PEGAWAI,
        PEGAWAI_DIKEMBALIKAN,
        PEGAWAI_MENUNGGU,
        PEGAWAI_REALISASI,
        PEGAWAI_REALISASI_LAIN,
        PEGAWAI_RENKIN,
        PEGAWAI_TERVALIDASI,
        PEGAWAI_REVISI,
    }
)

# How many pelaksana these have, whatever the size of the demo.
STAF_TETAP = {DRAINASE: 9, TOLOK_UKUR: 20}

# Posts that nobody holds; the first has a Plt, the second has not.
KOSONG = {("DSDA", "Seksi Pompa dan Pintu Air"), ("DSDA", "Seksi Pengendalian Rob")}


@dataclass(frozen=True)
class Tokoh:
    """One of the cast.

    Args:
        tempat: office and part of it; urut: 0 for its head, else the place among its pelaksana, from 1.
        mulai: first day in that post; None: as drawn, before the year.
        tukar: the day on which he changed places with a colleague.
    """

    nrk: str
    nama: str
    kelamin: str
    tempat: tuple[str, str]
    urut: int = 0
    keterangan: str | None = None
    peran: Peran | None = None
    mulai: date | None = None
    tukar: date | None = None


def _di(kantor: str, bagian: str) -> tuple[str, str]:
    return kantor, bagian


TOKOH = [
    Tokoh(
        PEGAWAI,
        "Budi Santoso",
        "L",
        DRAINASE,
        1,
        "Pegawai: SKP disetujui, realisasi triwulan 1 terbuka. Isi dan kirim realisasinya.",
    ),
    Tokoh(
        PEGAWAI_BARU,
        "Anisa Putri Lestari",
        "P",
        DRAINASE,
        2,
        "Pegawai baru sejak 1 Maret, belum punya SKP. Susun SKP, ajukan ke Siti Rahmawati.",
        mulai=date(2020, 3, 1),
    ),
    Tokoh(
        ATASAN,
        "Siti Rahmawati",
        "P",
        DRAINASE,
        0,
        "Atasan dengan sembilan bawahan. Setujui SKP, rencana kinerja, dan validasi realisasi.",
    ),
    Tokoh(
        PEGAWAI_DIKEMBALIKAN,
        "Tono Wibowo",
        "L",
        DRAINASE,
        3,
        "Pegawai: SKP dikembalikan dengan catatan. Perbaiki barisnya dan ajukan lagi.",
    ),
    Tokoh(
        ATASAN_ATASAN,
        "Rudolf Hutabarat",
        "L",
        _di("DSDA", "Bidang Pengendalian Banjir dan Drainase"),
        0,
        "Atasan dari atasan: melihat dua tingkat di bawahnya dan yang tertahan di sana.",
    ),
    Tokoh(
        PLT,
        "Dewi Kurniawati",
        "P",
        _di("DSDA", "Seksi Sungai dan Kali"),
        0,
        "Kepala seksi yang juga Plt. Kepala Seksi Pompa dan Pintu Air: dua tim sekaligus.",
    ),
    Tokoh(
        ATASAN_TOLOK_UKUR,
        "Hendra Gunawan",
        "L",
        TOLOK_UKUR,
        0,
        "Atasan dengan 20 bawahan, masing-masing 10 indikator: layar tim yang penuh.",
    ),
    Tokoh(
        PENGELOLA,
        "Ratna Puspitasari",
        "P",
        _di("DSDA", "Subbagian Kepegawaian"),
        0,
        "Pengelola kepegawaian Dinas Sumber Daya Air: atasan yang keliru, Plt, dan Plh.",
        Peran.PENGELOLA,
    ),
    Tokoh(
        ADMIN_BKD,
        "Arif Hidayat",
        "L",
        _di("BKD", "Subbidang Penilaian Kinerja"),
        0,
        "Admin BKD: melihat seluruh pegawai; mengelola kalender dan tanggal demo.",
        Peran.ADMIN_BKD,
    ),
    Tokoh(
        ADMIN_BKD_KEDUA,
        "Nurul Aini",
        "P",
        _di("BKD", "Subbidang Penilaian Kinerja"),
        1,
        "Admin BKD kedua: memutuskan pembukaan kembali yang diusulkan admin lain.",
        Peran.ADMIN_BKD,
    ),
    Tokoh(
        ADMIN_SUMBER,
        "Yuliana Siregar",
        "P",
        _di("INSPEKTORAT", "Subbagian Program dan Keuangan"),
        3,
        "Admin sistem sumber: data tindak lanjut temuan BPK dari Inspektorat.",
        Peran.ADMIN_SUMBER,
    ),
    Tokoh(
        BENDAHARA,
        "Eko Prasetyo",
        "L",
        _di("DSDA", "Subbagian Program dan Keuangan"),
        1,
        "Bendahara Dinas Sumber Daya Air.",
        Peran.BENDAHARA,
    ),
    Tokoh(
        TIM_PENILAI,
        "Endang Susilowati",
        "P",
        _di("BKD", "Bidang Kinerja dan Kesejahteraan"),
        0,
        "Tim penilai kinerja; juga kepala bidang dengan tim sendiri.",
        Peran.TIM_PENILAI,
    ),
    Tokoh(
        AUDITOR,
        "I Made Suardana",
        "L",
        _di("INSPEKTORAT", "Inspektur Pembantu Bidang Pemerintahan"),
        1,
        "Auditor Inspektorat: membaca semuanya, tidak mengubah apa pun.",
        Peran.AUDITOR,
    ),
    Tokoh(
        SEKDA,
        "Hartono Kusuma",
        "L",
        _di("SETDA", "Sekretaris Daerah"),
        0,
        "Sekretaris Daerah: atasan para asisten, kepala dinas, badan, dan walikota.",
    ),
    Tokoh(
        GUBERNUR,
        "Gubernur DKI Jakarta",
        "L",
        _di("31", "Gubernur"),
        0,
        "Gubernur: pejabat politik tanpa NRK, masuk dengan nama pengguna; menilai Sekretaris Daerah.",
    ),
    Tokoh(
        WAJIB_GANTI,
        "Zulkifli Tanjung",
        "L",
        _di("DSDA", "Seksi Geologi"),
        1,
        "Pegawai dari impor SIMPEG: wajib mengganti kata sandi saat pertama masuk.",
    ),
    Tokoh(
        MUTASI,
        "Neneng Komariah",
        "P",
        _di("DSDA", "Seksi Konservasi Air Baku"),
        1,
        "Pegawai mutasi 1 Februari: SKP pertama ditutup, SKP kedua berjalan.",
        tukar=date(2020, 2, 1),
    ),
    Tokoh(PLH, "Bambang Setiawan", "L", _di("DSDA", "Seksi Geologi")),
    Tokoh(
        CUTI, "Sri Wahyuni Handayani", "P", _di("DSDA", "Bidang Geologi, Konservasi Air Baku dan Penyediaan Air Bersih")
    ),
    Tokoh(PEGAWAI_MENUNGGU, "Rina Marlina", "P", DRAINASE, 4, mulai=date(2020, 2, 24)),
    Tokoh(PEGAWAI_REALISASI, "Joko Susanto", "L", DRAINASE, 5),
    Tokoh(PEGAWAI_REALISASI_LAIN, "Lilis Suryani", "P", DRAINASE, 6),
    Tokoh(PEGAWAI_RENKIN, "Ahmad Fauzi", "L", DRAINASE, 7),
    Tokoh(PEGAWAI_TERVALIDASI, "Maria Simanjuntak", "P", DRAINASE, 8),
    Tokoh(PEGAWAI_REVISI, "Dimas Nugroho", "L", DRAINASE, 9),
]

# The offices where the cast works: there nothing is left to chance.
KANTOR = frozenset(t.tempat[0] for t in TOKOH)
MENURUT_TEMPAT = {(*t.tempat, t.urut): t for t in TOKOH}
