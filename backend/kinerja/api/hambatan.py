"""What still keeps an SKP from being sent in, as rows of SQL: the twin of `services.skp.obstacles`."""

from collections.abc import Iterator

from ..domain.amandemen import TETAP
from ..domain.errors import ErrorCode
from .compiled.dialek import Jenis
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
    return f"({' union all '.join([*satu, *baris, *_amandemen(b, a)])})"


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


def _amandemen(b: Penyusun, a: str) -> Iterator[str]:
    """What a change of a plan cannot do to the lines `o` of the plan in force that were reported on; `z` goes on with
    them."""
    dilaporkan = (
        "from renkin x join triwulan w on w.id = x.triwulan_id where x.indikator_id = o.id"
        " and w.realisasi_status <> 'EMPTY' and x.target <> 0"
    )
    lain = " or ".join(
        f"coalesce(cast(z.{nama} as text), '') <> coalesce(cast(o.{nama} as text), '')" for nama in TETAP
    )
    minimal = (
        "cast((select case o.jenis_rekap when 'AKUMULASI' then sum(x.target) when 'RATA_RATA' then 0"
        f" else max(x.target) end {dilaporkan}) as bigint)"
    )
    for n, (kode, pesan, path, syarat) in enumerate(
        (
            (
                ErrorCode.BARIS_TERLAPOR,
                b.pesan(ErrorCode.BARIS_TERLAPOR, uraian="o.uraian"),
                f"case when z.id is null then '[\"indikator\"]' else {_path('')} end",
                f"(z.id is null or {lain})",
            ),
            (
                ErrorCode.TARGET_TERLAPOR,
                b.pesan(ErrorCode.TARGET_TERLAPOR, minimal=_angka(b, "o.minimal")),
                _path("output"),
                "z.output < o.minimal",
            ),
        )
    ):
        yield (
            f"select 100000 + o.urut * 2 + {n} as n, '{kode}' as code, {pesan} as message, {path} as path"
            f" from (select o.*, {minimal} as minimal from indikator o where o.versi_id = {a}.berlaku_id"
            f" and exists (select 1 {dilaporkan})) o"
            f" left join (select i.*, row_number() over (order by i.urut) - 1 as m from indikator i"
            f" where i.versi_id = {a}.kerja_id) z on z.asal_id = o.id where {syarat}"
        )


def _angka(b: Penyusun, sql: str) -> str:
    """A target as the messages write numbers."""
    utuh, semua = f"({sql} / 10000)", b.d.cetak(Jenis.TARGET, sql).sql
    ribuan = f"replace({b.d.ribuan(utuh)}, ',', {b.teks('angka.ribuan')})"
    pecahan = f"substr({semua}, length(cast({utuh} as text)) + 1)"
    return (
        f"(case when {utuh} >= 10000 then {ribuan} else cast({utuh} as text) end"
        f" || replace({pecahan}, '.', {b.teks('angka.desimal')}))"
    )


def _path(kolom: str) -> str:
    lagi = f',"{kolom}"' if kolom else ""
    return f"'[\"indikator\",\"' || z.m || '\"{lagi}]'"
