"""What the owner of an SKP of the demo wrote into it: which lines he chose, and what he promised in each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ...domain.indikator import SumberIndikator
from ...domain.skp import StatusSkp, bulan
from . import bahan, cast
from .draw import Draw
from .kisah import KisahSkp
from .orang import Orang
from .referensi import Baris

# What people fill in where a tusi has no targets.
ISIAN_TUSI = ((12, "laporan"), (12, "kegiatan"), (24, "berkas"), (4, "dokumen"), (48, "berkas"))
TERBUKA = (SumberIndikator.TUSI, SumberIndikator.TANPA_REFERENSI)
PERKIN_PALING_BANYAK, KSD_PALING_BANYAK = 4, 2


@dataclass(frozen=True)
class Isian:
    """A line as its owner wrote it; `lama`: what it promised before it came back with `catatan`."""

    baris: Baris
    output: Decimal | None
    satuan: str | None
    mutu: Decimal | None
    waktu: int | None
    biaya: Decimal | None = None
    lama: "Isian | None" = None
    catatan: str | None = None


def written(draw: Draw, orang: Orang, kisah: KisahSkp, tersedia: Sequence[Baris], *, penuh: bool) -> list[Isian]:
    """The lines that its owner chose, six to ten, with what he filled in.

    Args:
        penuh: ten, where the post offers as many.
    """
    bulan_skp = bulan(kisah.mulai, kisah.selesai)
    banyak = 10 if penuh or orang.nrk in cast.BAWAHAN_TOLOK_UKUR else draw.between(6, 10)
    pilihan = _chosen(draw, tersedia, banyak, singkat=kisah.selesai.month < 12)
    isian = [_filled(draw, b, bulan_skp) for b in pilihan]
    if kisah.status is StatusSkp.DRAFT:
        return [*isian[:3], *(replace(i, waktu=None) for i in isian[3:5])]
    if kisah.pernah_kembali:
        for at in sorted({draw.below(len(isian)), len(isian) - 1}):
            isian[at] = _came_back(draw, isian[at], diperbaiki=kisah.revisi > 0)
    return isian


def _chosen(draw: Draw, tersedia: Sequence[Baris], banyak: int, *, singkat: bool) -> list[Baris]:
    """In a short SKP only what can be done in weeks: tasks for which its owner sets the targets himself."""
    menurut = defaultdict(list)
    for b in tersedia:
        menurut[b.sumber].append(b)
    sendiri = menurut[SumberIndikator.TANPA_REFERENSI]
    if singkat:
        return [*(b for b in menurut[SumberIndikator.TUSI] if b.output is None), *sendiri[:2]]
    acuan = [
        *menurut[SumberIndikator.PERKIN][:PERKIN_PALING_BANYAK],
        *menurut[SumberIndikator.KSD][:KSD_PALING_BANYAK],
    ]
    own = [draw.pick(sendiri)] if banyak == 10 or draw.chance(40) else []
    return [*acuan, *menurut[SumberIndikator.TUSI][: max(2, banyak - len(acuan) - len(own))], *own]


def _filled(draw: Draw, b: Baris, bulan_skp: int) -> Isian:
    waktu = bulan_skp if draw.chance(75) else draw.between(min(3, bulan_skp), bulan_skp)
    if b.sumber is SumberIndikator.TANPA_REFERENSI:
        biaya = Decimal(draw.between(2, 40) * 500_000) if draw.chance(30) else None
        return Isian(b, b.output, b.satuan, b.mutu, waktu, biaya)
    if b.output is None:
        output, satuan = draw.pick(ISIAN_TUSI)
        return Isian(b, Decimal(output), satuan, Decimal(draw.pick((90, 95, 100))), waktu)
    return Isian(b, b.output, b.satuan, b.mutu, waktu)


def _came_back(draw: Draw, isian: Isian, *, diperbaiki: bool) -> Isian:
    """As it was sent the first time, promising too little, with the superior's note; repaired, as it should be."""
    target = isian.baris.sumber in TERBUKA and (isian.baris.output is None or not isian.baris.nomor)
    note = draw.pick(bahan.read("catatan")["dikembalikan_target" if target else "dikembalikan_waktu"])
    assert isian.output is not None and isian.waktu
    if target:
        lama = replace(isian, output=(isian.output / 2).to_integral_value())
    else:
        lama = replace(isian, waktu=max(1, isian.waktu // 3))
    return replace(isian if diperbaiki else lama, lama=lama, catatan=note)


def reply(isian: Isian) -> str:
    waktu, target = bahan.read("catatan")["balasan"]
    return str(waktu if isian.lama and isian.lama.output == isian.output else target)
