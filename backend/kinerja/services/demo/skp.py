"""The rows of one SKP of the demo, as the services would have left them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ...domain.indikator import StatusIndikator
from ...domain.pegawai import HubunganAtasan
from ...domain.renkin import StatusRealisasi, StatusRenkin, capaian_triwulan, hasil_triwulan
from ...domain.skp import StatusSkp
from ..pejabat_penilai import Penilai
from . import bahan, cast, rows
from .draw import Draw
from .isian import Isian, reply, written
from .kisah import KisahSkp, KisahTriwulan
from .orang import Orang
from .referensi import Katalog
from .tables import Tables
from .target import corrected, reported, shared

# More than this there cannot be.
PALING_BANYAK = {"persen": Decimal(100)}

# The same few numbers come again and again.
capaian_dari = lru_cache(maxsize=50_000)(capaian_triwulan)


class Pembuat:
    """Makes the rows of SKP, given who stands above whom.

    Args:
        nama_jabatan: names of posts by id. orang: people by id. langsung: their direct superiors, interval by interval.
        penuh: whether everybody has ten lines.
    """

    def __init__(
        self,
        tables: Tables,
        nama_jabatan: Mapping[int, str],
        orang: Mapping[int, Orang],
        langsung: Mapping[int, Sequence[HubunganAtasan]],
        penuh: bool,
    ) -> None:
        self.tables, self.nama_jabatan, self.orang, self.langsung = tables, nama_jabatan, orang, langsung
        self.penuh = penuh

    def add(self, orang: Orang, kisah: KisahSkp, katalog: Katalog) -> int:
        """One SKP.

        Args:
            katalog: what is offered to the post held on its first day.

        Returns:
            Its id.
        """
        draw = Draw("skp", orang.nrk, kisah.mulai)
        penilai = self._superior(orang, kisah.diajukan.date() if kisah.diajukan else cast.HARI)
        isian = written(draw, orang, kisah, katalog.baris, penuh=self.penuh)
        id = self.tables.id(rows.Skp)
        berlaku = id if kisah.disetujui else None
        self.tables.add(rows.Skp(id, orang.id, cast.TAHUN, kisah.mulai, kisah.selesai, kisah.version, id, berlaku))
        self.tables.add(_version(id, kisah, penilai))
        lines = [(self._line(id, urut, i, kisah, katalog), i) for urut, i in enumerate(isian, 1)]
        self._quarters(draw, id, kisah, lines)
        return id

    def _superior(self, orang: Orang, hari: date) -> Penilai:
        h = next(h for h in self.langsung[orang.id] if h.masa.mulai <= hari <= h.masa.selesai)
        atasan = self.orang[h.atasan]
        return Penilai(h.jabatan, atasan.nama, atasan.nrk, self.nama_jabatan[h.jabatan])

    def _line(self, versi_id: int, urut: int, isian: Isian, kisah: KisahSkp, katalog: Katalog) -> int:
        id = self.tables.id(rows.Indikator)
        b = isian.baris
        terbuka = kisah.disetujui is None and isian.lama is not None
        self.tables.add(
            rows.Indikator(
                id,
                versi_id,
                urut,
                b.sumber,
                katalog.id(b),
                b.kelompok,
                b.uraian,
                isian.output,
                isian.satuan,
                isian.mutu,
                isian.waktu,
                isian.biaya,
                b.jenis_rekap,
                b.arah,
                _line_status(kisah, isian),
                isian.catatan if terbuka else None,
                reply(isian) if terbuka and kisah.revisi else None,
                bool(terbuka and kisah.revisi),
            )
        )
        if kisah.diajukan:
            pertama = isian.lama or isian
            self._sent(versi_id, id, 0, pertama, isian.catatan)
            if kisah.revisi:
                self._sent(versi_id, id, 1, isian, None)
        return id

    def _sent(self, versi_id: int, indikator_id: int, revisi: int, isian: Isian, catatan: str | None) -> None:
        assert isian.output is not None and isian.satuan and isian.mutu is not None and isian.waktu
        self.tables.add(
            rows.IndikatorRevisi(
                self.tables.id(rows.IndikatorRevisi),
                versi_id,
                indikator_id,
                None,
                revisi,
                isian.baris.uraian,
                isian.output,
                isian.satuan,
                isian.mutu,
                isian.waktu,
                isian.biaya,
                catatan,
            )
        )

    def _quarters(self, draw: Draw, skp_id: int, kisah: KisahSkp, lines: Sequence[tuple[int, Isian]]) -> None:
        if not kisah.triwulan:
            return
        targets = [shared(i.baris.jenis_rekap, i.output or Decimal(0), len(kisah.triwulan)) for _, i in lines]
        for n, (tw, quarter) in enumerate(kisah.triwulan.items()):
            id = self.tables.id(rows.Triwulan)
            made = [
                _renkin(draw, self.tables.id(rows.Renkin), id, indikator_id, isian, target[n], quarter, urut)
                for urut, ((indikator_id, isian), target) in enumerate(zip(lines, targets, strict=True))
            ]
            hasil = _result(made, lines) if quarter.realisasi is StatusRealisasi.VALIDATED else None
            self.tables.add(_quarter(id, skp_id, tw, quarter, hasil))
            for row in made:
                self.tables.add(row)


def _result(made: Sequence[rows.Renkin], lines: Sequence[tuple[int, Isian]]) -> Decimal | None:
    return hasil_triwulan(
        [(r.target or Decimal(0), r.nilai_validasi, i.baris.arah) for r, (_, i) in zip(made, lines, strict=True)]
    )


def _line_status(kisah: KisahSkp, isian: Isian) -> StatusIndikator:
    if kisah.disetujui:
        return StatusIndikator.ACCEPTED
    if kisah.status is StatusSkp.RETURNED:
        return StatusIndikator.RETURNED if isian.lama else StatusIndikator.ACCEPTED
    return StatusIndikator.ACCEPTED if kisah.revisi and not isian.lama else StatusIndikator.PROPOSED


def _version(id: int, kisah: KisahSkp, penilai: Penilai) -> rows.VersiSkp:
    umum = bahan.read("catatan")["dikembalikan_umum"][0]
    return rows.VersiSkp(
        id,
        id,
        1,
        kisah.revisi,
        kisah.status,
        penilai.jabatan_id,
        penilai.nama,
        penilai.nrk,
        penilai.nama_jabatan,
        umum if kisah.pernah_kembali and not kisah.disetujui and id % 2 else None,
        kisah.diajukan,
        kisah.dikembalikan,
        kisah.disetujui,
        kisah.diputuskan,
    )


def _quarter(id: int, skp_id: int, tw: int, q: KisahTriwulan, hasil: Decimal | None) -> rows.Triwulan:
    notes = bahan.read("catatan")
    return rows.Triwulan(
        id,
        skp_id,
        cast.TAHUN,
        tw,
        q.version,
        q.renkin,
        q.renkin_revisi,
        notes["renkin"][skp_id % 2] if q.renkin_dikembalikan and q.renkin is not StatusRenkin.APPROVED else None,
        q.renkin_diajukan,
        q.renkin_dikembalikan,
        q.renkin_diputuskan,
        q.realisasi,
        q.realisasi_revisi,
        notes["realisasi_dikembalikan"][0] if q.realisasi is StatusRealisasi.RETURNED else None,
        q.realisasi_diajukan,
        q.realisasi_dikembalikan,
        q.realisasi_diputuskan,
        hasil,
    )


def _renkin(
    draw: Draw,
    id: int,
    triwulan_id: int,
    indikator_id: int,
    isian: Isian,
    target: Decimal,
    quarter: KisahTriwulan,
    urut: int,
) -> rows.Renkin:
    notes = bahan.read("catatan")
    note = notes["renkin_baris"][0] if quarter.renkin is StatusRenkin.RETURNED and urut == 0 else None
    row = rows.Renkin(
        id, indikator_id, triwulan_id, target if quarter.terisi else None, note, None, None, None, None, None, None
    )
    sebagian = quarter.realisasi is StatusRealisasi.DRAFT and urut > 3
    if quarter.realisasi is StatusRealisasi.EMPTY or target == 0 or sebagian:
        return row
    arah = isian.baris.arah
    nilai = reported(draw, target, arah, paling_banyak=PALING_BANYAK.get(isian.satuan or ""))
    persen = capaian_dari(target, nilai, arah).capaian_persen or Decimal(0)
    remark = None
    if persen != 100:
        remark = draw.pick(notes["realisasi_kurang" if persen < 100 else "realisasi_lebih"])
    row = row._replace(realisasi=nilai, catatan_realisasi=remark)
    if quarter.realisasi is StatusRealisasi.RETURNED and urut == 0:
        return row._replace(catatan_validasi=notes["realisasi_baris"][0])
    return _validated(draw, row, isian) if quarter.realisasi is StatusRealisasi.VALIDATED else row


def _validated(draw: Draw, row: rows.Renkin, isian: Isian) -> rows.Renkin:
    assert row.target is not None and row.realisasi is not None
    nilai = corrected(row.realisasi, isian.baris.arah) if draw.chance(10) else row.realisasi
    note = draw.pick(bahan.read("catatan")["validasi"]) if nilai != row.realisasi else None
    capaian = capaian_dari(row.target, nilai, isian.baris.arah)
    return row._replace(
        nilai_validasi=nilai,
        catatan_validasi=note,
        capaian=capaian.capaian_persen,
        capaian_tpp=capaian.capaian_untuk_tpp,
    )
