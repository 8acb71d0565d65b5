"""What the head of a large office asks for: lists, searches, counts, the tree of the office, and the queue."""

from collections.abc import Mapping
from typing import Any

from kinerja.api.pilihan import Saringan

ORANG = (
    "edges { node { id nama nrk jabatan { nama } atasan { nama } "
    "skp(tahun: 2020, last: 1) { edges { node { id status } } } } }"
)
DAFTAR = (
    f"query ($filter: BawahanFilter) {{ viewer {{ tim {{ bawahan(first: 50, filter: $filter) {{ {ORANG} }} }} }} }}"
)
HALAMAN = DAFTAR.replace(ORANG, f"totalCount {ORANG} pageInfo {{ hasNextPage endCursor }}")
DIHITUNG = DAFTAR.replace(ORANG, f"totalCount {ORANG}")
RINGKASAN = """{ viewer { tim { ringkasan(tahun: 2020, tw: 1, tingkat: SEMUA) {
  pegawai skpMenunggu renkinMenunggu realisasiMenunggu diperbaiki skpDisetujui belumAdaSkp } } } }"""
POHON = """{ viewer { tim { id menungguDiBawah bawahan(first: 100) { totalCount edges { node {
  id nama jabatan { nama } tim { id menungguDiBawah } } } } } } }"""
ANTREAN = """{ viewer {
  jumlahAntrean { semua skp renkin realisasi terlambat berubah }
  antrean(first: 50) { totalCount edges { node { id jenis sejak batas skp { id pegawai { nama } } } } } } }"""
CARI = f'{{ daftarPegawai(first: 50, cari: "%s") {{ {ORANG} }} }}'


def semua(**lain: str) -> Mapping[str, Any]:
    return {"filter": {"tingkat": "SEMUA", **lain}}


BACAAN: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "daftar": (DAFTAR, semua()),
    "daftar, dihitung": (HALAMAN, semua()),
    "cari nama": (DAFTAR, semua(cari="santo")),
    "cari nama, tidak ada": (DAFTAR, semua(cari="xyzzy")),
    "cari NRK": (DAFTAR, semua(cari="23")),
    "cari seluruh pegawai": (CARI % "santo", {}),
    "cari seluruh, tidak ada": (CARI % "xyzzy", {}),
    **{s.value.lower().replace("_", " "): (DIHITUNG, semua(saringan=s.value)) for s in Saringan},
    "ringkasan": (RINGKASAN, {}),
    "pohon": (POHON, {}),
    "antrean": (ANTREAN, {}),
}
