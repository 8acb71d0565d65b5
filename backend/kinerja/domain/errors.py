"""Refusals: what the software says no to, each with a code that never changes.

DomainError
├── NotFound        unknown, or not for this person: the same answer
├── Stale           somebody saved in between
├── Refused         a rule says no; the code says which
└── Invalid         several refusals at once, for a form

The texts in the person's language are made in `api/`, from the code and the parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why something was refused. Clients may depend on these words; the messages may change."""

    NOT_FOUND = "NOT_FOUND"
    STALE = "STALE"
    NOT_ALLOWED = "NOT_ALLOWED"
    WRONG_STATUS = "WRONG_STATUS"
    WINDOW_CLOSED = "WINDOW_CLOSED"
    WINDOW_NOT_OPEN = "WINDOW_NOT_OPEN"
    IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH"
    WAJIB_DIISI = "WAJIB_DIISI"
    NILAI_TIDAK_DIKENAL = "NILAI_TIDAK_DIKENAL"
    MASUKAN_NEGATIF = "MASUKAN_NEGATIF"
    DI_LUAR_RENTANG = "DI_LUAR_RENTANG"
    TARGET_NOL = "TARGET_NOL"
    TERLALU_PANJANG = "TERLALU_PANJANG"
    TERLALU_BANYAK = "TERLALU_BANYAK"
    KARAKTER_TERLARANG = "KARAKTER_TERLARANG"
    TANGGAL_TERBALIK = "TANGGAL_TERBALIK"
    DI_LUAR_TAHUN = "DI_LUAR_TAHUN"
    MASA_BERTUMPUK = "MASA_BERTUMPUK"
    TANPA_JABATAN = "TANPA_JABATAN"
    SUDAH_MEMEGANG = "SUDAH_MEMEGANG"
    PENUGASAN_DIRI_SENDIRI = "PENUGASAN_DIRI_SENDIRI"
    PEGAWAI_TIDAK_ADA = "PEGAWAI_TIDAK_ADA"
    PEGAWAI_TIDAK_AKTIF = "PEGAWAI_TIDAK_AKTIF"
    JABATAN_TERISI = "JABATAN_TERISI"
    JABATAN_KOSONG = "JABATAN_KOSONG"
    MASA_PLT_HABIS = "MASA_PLT_HABIS"
    SUSUNAN_MELINGKAR = "SUSUNAN_MELINGKAR"
    LAPORAN_GANDA = "LAPORAN_GANDA"
    PENILAI_TIDAK_ADA = "PENILAI_TIDAK_ADA"
    PENILAI_DIRI_SENDIRI = "PENILAI_DIRI_SENDIRI"
    PENILAI_BUKAN_ATASAN = "PENILAI_BUKAN_ATASAN"
    PENILAI_BELUM_DIISI = "PENILAI_BELUM_DIISI"
    INDIKATOR_KOSONG = "INDIKATOR_KOSONG"
    REFERENSI_TIDAK_ADA = "REFERENSI_TIDAK_ADA"
    REFERENSI_GANDA = "REFERENSI_GANDA"
    KOLOM_TERTUTUP = "KOLOM_TERTUTUP"
    BARIS_TERTUTUP = "BARIS_TERTUTUP"
    WAKTU_MELEBIHI_SKP = "WAKTU_MELEBIHI_SKP"
    CATATAN_WAJIB = "CATATAN_WAJIB"
    BELUM_DIPERBAIKI = "BELUM_DIPERBAIKI"
    TIDAK_KONSISTEN = "TIDAK_KONSISTEN"
    BARIS_TERLAPOR = "BARIS_TERLAPOR"
    TARGET_TERLAPOR = "TARGET_TERLAPOR"
    SEMUA_TERLAPOR = "SEMUA_TERLAPOR"
    ORANG_KEDUA = "ORANG_KEDUA"
    TIDAK_PERLU_DIBUKA = "TIDAK_PERLU_DIBUKA"
    BELUM_WAKTUNYA = "BELUM_WAKTUNYA"
    BUTUH_PEMBUKAAN = "BUTUH_PEMBUKAAN"
    RENKIN_BELUM_DISETUJUI = "RENKIN_BELUM_DISETUJUI"
    BERKAS_TERLALU_BESAR = "BERKAS_TERLALU_BESAR"
    BERKAS_JENIS_DITOLAK = "BERKAS_JENIS_DITOLAK"
    BERKAS_KOSONG = "BERKAS_KOSONG"
    SANDI_SALAH = "SANDI_SALAH"
    SANDI_LEMAH = "SANDI_LEMAH"
    TERLALU_SERING = "TERLALU_SERING"
    TANTANGAN_SALAH = "TANTANGAN_SALAH"
    SANDI_WAJIB_DIGANTI = "SANDI_WAJIB_DIGANTI"
    BELUM_MASUK = "BELUM_MASUK"
    LINTAS_SITUS = "LINTAS_SITUS"
    ALAMAT_TIDAK_DIKENAL = "ALAMAT_TIDAK_DIKENAL"
    PERMINTAAN_RUSAK = "PERMINTAAN_RUSAK"
    PERMINTAAN_BERSUSUN = "PERMINTAAN_BERSUSUN"
    PERMINTAAN_TERLALU_BESAR = "PERMINTAAN_TERLALU_BESAR"
    PERMINTAAN_TERLALU_LAMBAT = "PERMINTAAN_TERLALU_LAMBAT"
    JENIS_ISI_DITOLAK = "JENIS_ISI_DITOLAK"


@dataclass(eq=False)
class DomainError(Exception):
    """A refusal.

    Args:
        code: the stable code.
        path: the input field it is about, as the client names it (`indikator`, `3`, `output`); empty for the whole.
        params: what the message needs, such as the number that was expected.
    """

    code: ErrorCode
    path: Sequence[str] = ()
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code} {'.'.join(self.path)} {dict(self.params)}".strip()

    def each(self) -> "Sequence[DomainError]":
        return (self,)


class NotFound(DomainError):
    def __init__(self, *path: str) -> None:
        super().__init__(ErrorCode.NOT_FOUND, path)


class Stale(DomainError):
    def __init__(self, current: int) -> None:
        super().__init__(ErrorCode.STALE, ("version",), {"version": current})


class Refused(DomainError):
    def __init__(self, code: ErrorCode, *path: str, **params: object) -> None:
        super().__init__(code, path, params)


class Invalid(DomainError):
    """Several refusals of one form, told together so that nobody repairs them one by one."""

    def __init__(self, errors: Sequence[DomainError]) -> None:
        super().__init__(errors[0].code, errors[0].path, errors[0].params)
        self.errors = errors

    def each(self) -> Sequence[DomainError]:
        return self.errors


def refuse(errors: Sequence[DomainError]) -> None:
    """Raises when there is anything in the list."""
    if errors:
        raise Invalid(errors)
