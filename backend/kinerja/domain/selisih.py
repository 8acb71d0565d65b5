"""What an act has changed, value by value, as it is kept in the riwayat for those who read it later.

What was before comes from the riwayat too, where numbers are strings and keys of maps as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

KATA = ("uraian", "satuan")
ANGKA = ("output", "mutu", "waktu", "biaya")

Selisih = dict[str, object]


class Nama(NamedTuple):
    """What a line is called, and the unit of its output."""

    uraian: str
    satuan: str | None


def of_rows(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[Selisih]:
    """Between two lists of indikator of one SKP: lines that came or changed, in the order of the new list; then those
    that went.

    Args:
        before, after: keys `id`, those of `KATA` and of `ANGKA`.
    """
    lama = {row["id"]: row for row in before}
    baru = {row["id"] for row in after}
    changed = [each for row in after if row["id"] in lama for each in _of_row(lama[row["id"]], row)]
    came = [_entry("baris", Nama(row["uraian"], None), None, row["uraian"]) for row in after if row["id"] not in lama]
    went = [_entry("baris", Nama(row["uraian"], None), row["uraian"], None) for row in before if row["id"] not in baru]
    return [*changed, *came, *went]


def of_quarters(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[int, Mapping[int, Any]], nama: Mapping[int, Nama]
) -> list[Selisih]:
    """Between two plans: the targets of the quarters that both hold, by indikator."""
    return [
        {**_entry("target", nama[id], _number(lama[str(tw)]), _number(target)), "tw": tw}
        for id, row in after.items()
        if (lama := before.get(str(id)))
        for tw, target in row.items()
        if str(tw) in lama and _number(lama[str(tw)]) != _number(target)
    ]


def of_values(
    before: Mapping[int, Any], after: Mapping[int, Any], nama: Mapping[int, Nama], isian: str
) -> list[Selisih]:
    """Between values of the same rows of a quarter."""
    return [
        _entry(isian, nama[id], _number(before[id]), _number(nilai))
        for id, nilai in after.items()
        if id in before and _number(before[id]) != _number(nilai)
    ]


def _of_row(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[Selisih]:
    units = {"output": baru["satuan"], "mutu": "%", "waktu": "bulan", "biaya": "rupiah"}
    for isian in KATA:
        if lama[isian] != baru[isian]:
            yield _entry(isian, Nama(baru["uraian"], None), lama[isian], baru[isian])
    for isian in ANGKA:
        sebelum, sesudah = _number(lama[isian]), _number(baru[isian])
        if sebelum != sesudah:
            yield _entry(isian, Nama(baru["uraian"], units[isian]), sebelum, sesudah)


def _entry(isian: str, nama: Nama, sebelum: str | None, sesudah: str | None) -> Selisih:
    return {"kolom": isian, "uraian": nama.uraian, "satuan": nama.satuan, "sebelum": sebelum, "sesudah": sesudah}


def _number(nilai: Any) -> str | None:
    """A number as it is read, without needless zeros."""
    return None if nilai is None else f"{Decimal(str(nilai)).normalize():f}"
