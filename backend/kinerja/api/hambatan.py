"""What still keeps an SKP from being sent in, as rows of SQL: the twin of `domain.baris.hambatan`."""

from collections.abc import Iterator

from ..domain.errors import ErrorCode
from .compiled.penyusun import Penyusun

KOLOM_TEKS = ("uraian", "satuan")
KOLOM_WAJIB = ("uraian", "output", "satuan", "mutu", "waktu")


def hambatan(b: Penyusun, a: str) -> str:
    """Rows of code, message, path and `n`, their order, of the SKP with this alias."""
    satu = [
        _row(b, -2, ErrorCode.PENILAI_BELUM_DIISI, "penilai", f"{a}_v.penilai_jabatan_id is null"),
        _row(
            b,
            -1,
            ErrorCode.INDIKATOR_KOSONG,
            "indikator",
            f"not exists (select 1 from indikator i where i.versi_id = {a}.kerja_id)",
        ),
    ]
    bulan = f"({b.d.bulan(f'{a}.selesai')} - {b.d.bulan(f'{a}.mulai')} + 1)"
    baris = [
        f"select z.m * 100 + {n} as n, '{kode}' as code, {pesan} as message, {_path(kolom)} as path"
        f" from (select i.*, row_number() over (order by i.urut) - 1 as m from indikator i"
        f" where i.versi_id = {a}.kerja_id) z where {syarat}"
        for n, (kode, pesan, kolom, syarat) in enumerate(_of_a_row(b, bulan))
    ]
    return f"({' union all '.join([*satu, *baris])})"


def _row(b: Penyusun, n: int, kode: ErrorCode, path: str, syarat: str) -> str:
    return f"select {n} as n, '{kode}' as code, {b.pesan(kode)} as message, '[\"{path}\"]' as path where {syarat}"


def _of_a_row(b: Penyusun, bulan: str) -> Iterator[tuple[ErrorCode, str, str, str]]:
    for kolom in KOLOM_WAJIB:
        kosong = f" or z.{kolom} = ''" if kolom in KOLOM_TEKS else ""
        yield ErrorCode.WAJIB_DIISI, b.pesan(ErrorCode.WAJIB_DIISI), kolom, f"z.{kolom} is null{kosong}"
    yield ErrorCode.TARGET_NOL, b.pesan(ErrorCode.TARGET_NOL), "output", "z.output = 0"
    melebihi = b.pesan(ErrorCode.WAKTU_MELEBIHI_SKP, bulan=f"cast({bulan} as text)")
    yield ErrorCode.WAKTU_MELEBIHI_SKP, melebihi, "waktu", f"z.waktu > {bulan}"
    belum = "z.status = 'RETURNED' and not z.disentuh"
    yield ErrorCode.BELUM_DIPERBAIKI, b.pesan(ErrorCode.BELUM_DIPERBAIKI), "", belum


def _path(kolom: str) -> str:
    lagi = f',"{kolom}"' if kolom else ""
    return f"'[\"indikator\",\"' || z.m || '\"{lagi}]'"
