"""The rows of the demo, one kind for each table; the names of the fields are those of the columns."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    id: int
    kode: str
    nama: str
    jenis: str
    induk_id: int | None
    jalur: str


class Jabatan(NamedTuple):
    id: int
    kode: str
    nama: str
    jenis: str
    eselon: str | None
    kelas: int | None
    unit_id: int
    induk_id: int | None


class Pegawai(NamedTuple):
    id: int
    nrk: str | None
    nip: str | None
    nama: str
    nama_urut: str
    golongan: str | None


class Penempatan(NamedTuple):
    id: int
    pegawai_id: int
    jabatan_id: int
    mulai: date
    selesai: date | None
    jenis: str
    sk: str | None


class Pemegang(NamedTuple):
    id: int
    jabatan_id: int
    pegawai_id: int
    dari_id: int
    jenis: str
    mulai: date
    selesai: date


class HubunganAtasan(NamedTuple):
    id: int
    pegawai_id: int
    atasan_id: int
    tingkat: int
    jabatan_id: int
    mulai: date
    selesai: date


class Peran(NamedTuple):
    id: int
    pegawai_id: int
    peran: str
    unit_id: int | None
    mulai: date
    selesai: date | None


class Akun(NamedTuple):
    id: int
    pegawai_id: int
    nama_masuk: str
    sandi: str
    wajib_ganti: bool
    demo: str | None


class KalenderTahun(NamedTuple):
    tahun: int
    buka_skp: date
    tutup_skp: date


class KalenderTriwulan(NamedTuple):
    id: int
    tahun: int
    tw: int
    batas_renkin: date
    buka_realisasi: date
    batas_realisasi: date
    batas_validasi: date
    kunci: date


class Setelan(NamedTuple):
    kunci: str
    nilai: str


class Referensi(NamedTuple):
    id: int
    sumber: str
    tahun: int
    kode: str
    jabatan_id: int
    kelompok: str
    uraian: str
    output: Decimal | None
    satuan: str | None
    mutu: Decimal | None
    jenis_rekap: str
    arah: str
    dimuat: date


class Skp(NamedTuple):
    id: int
    pegawai_id: int
    tahun: int
    mulai: date
    selesai: date
    version: int
    kerja_id: int
    berlaku_id: int | None


class VersiSkp(NamedTuple):
    id: int
    skp_id: int
    versi: int
    revisi: int
    status: str
    penilai_jabatan_id: int
    penilai_nama: str
    penilai_nrk: str | None
    penilai_nama_jabatan: str
    catatan: str | None
    diajukan: datetime | None
    dikembalikan: date | None
    disetujui: date | None
    diputuskan: datetime | None


class Indikator(NamedTuple):
    id: int
    versi_id: int
    urut: int
    sumber: str
    referensi_id: int | None
    kelompok: str
    uraian: str
    output: Decimal | None
    satuan: str | None
    mutu: Decimal | None
    waktu: int | None
    biaya: Decimal | None
    jenis_rekap: str
    arah: str
    status: str
    catatan: str | None
    balasan: str | None
    disentuh: bool


class IndikatorRevisi(NamedTuple):
    id: int
    versi_id: int
    indikator_id: int
    asal_id: None
    revisi: int
    uraian: str
    output: Decimal
    satuan: str
    mutu: Decimal
    waktu: int
    biaya: Decimal | None
    catatan: str | None


class Triwulan(NamedTuple):
    id: int
    skp_id: int
    tahun: int
    tw: int
    version: int
    renkin_status: str
    renkin_revisi: int
    renkin_catatan: str | None
    renkin_diajukan: datetime | None
    renkin_dikembalikan: date | None
    renkin_diputuskan: datetime | None
    realisasi_status: str
    realisasi_revisi: int
    realisasi_catatan: str | None
    realisasi_diajukan: datetime | None
    realisasi_dikembalikan: date | None
    realisasi_diputuskan: datetime | None
    hasil: Decimal | None


class Renkin(NamedTuple):
    id: int
    indikator_id: int
    triwulan_id: int
    target: Decimal | None
    catatan_renkin: str | None
    realisasi: Decimal | None
    catatan_realisasi: str | None
    nilai_validasi: Decimal | None
    catatan_validasi: str | None
    capaian: Decimal | None
    capaian_tpp: Decimal | None


class BerkasRiwayat(NamedTuple):
    id: int
    nomor: int
    hash: str
    dijangkar: int


class Riwayat(NamedTuple):
    id: int
    berkas_id: int
    nomor: int
    waktu: datetime
    objek: str
    objek_id: int
    tindakan: str
    oleh_id: int | None
    atas_nama_id: int | None
    isi: str
    hash_sebelum: str
    hash: str
