"""Tortoise rows: columns and constraints. `lingkup.py` says who may see which."""

from .kalender import Gangguan, KalenderTahun, KalenderTriwulan, Pembukaan, Setelan
from .laporan_atasan import LaporanAtasan
from .pegawai import HubunganAtasan, Jabatan, Pegawai, Pemegang, Penempatan, Peran, Unit
from .pekerjaan import Pekerjaan
from .pemberitahuan import Pemberitahuan
from .renkin import Bukti, Renkin, Triwulan
from .riwayat import BerkasRiwayat, Jangkar, Kunci, Riwayat
from .sesi import Akun, PercobaanMasuk, Sesi, TantanganTerpakai
from .skp import Indikator, IndikatorRevisi, Referensi, Skp, VersiSkp

__all__ = [
    "Akun",
    "BerkasRiwayat",
    "Bukti",
    "Gangguan",
    "HubunganAtasan",
    "Indikator",
    "IndikatorRevisi",
    "Jabatan",
    "Jangkar",
    "KalenderTahun",
    "KalenderTriwulan",
    "Kunci",
    "LaporanAtasan",
    "Pegawai",
    "Pembukaan",
    "Pekerjaan",
    "Pemegang",
    "Pemberitahuan",
    "Penempatan",
    "PercobaanMasuk",
    "Peran",
    "Referensi",
    "Renkin",
    "Riwayat",
    "Sesi",
    "Setelan",
    "Skp",
    "TantanganTerpakai",
    "Triwulan",
    "Unit",
    "VersiSkp",
]
