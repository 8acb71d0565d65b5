"""The quarters of an SKP: Triwulan (status of plan and report), Renkin (a line in a quarter), Bukti (its evidence)."""

from tortoise import fields
from tortoise.models import Model

from ..domain.renkin import StatusRealisasi, StatusRenkin
from .fields import PERSEN, TARGET, DesimalField
from .pegawai import Pegawai
from .skp import Indikator, Skp


class Triwulan(Model):
    """A quarter of an SKP. The stored statuses are what the last act left; RUNNING, MISSED, HELD and LOCKED are
    derived, and kept in `terkunci` once the quarter is locked. `version` is the optimistic lock of the quarter, its
    rows included. `*_diperpanjang` and `kunci_ditunda` are last days granted beyond the calendar."""

    id = fields.BigIntField(primary_key=True)
    skp: fields.ForeignKeyRelation[Skp] = fields.ForeignKeyField(
        "kinerja.Skp", on_delete=fields.RESTRICT, related_name="triwulan"
    )
    skp_id: int
    tahun = fields.IntField()
    tw = fields.SmallIntField()
    version = fields.IntField(default=1)
    renkin_status = fields.CharEnumField(StatusRenkin, max_length=16, default=StatusRenkin.EMPTY)
    renkin_revisi = fields.SmallIntField(default=0)
    renkin_catatan = fields.CharField(2000, null=True)
    renkin_diajukan = fields.DatetimeField(null=True)
    renkin_dikembalikan = fields.DateField(null=True)
    renkin_diputuskan = fields.DatetimeField(null=True)
    realisasi_status = fields.CharEnumField(StatusRealisasi, max_length=16, default=StatusRealisasi.EMPTY)
    realisasi_revisi = fields.SmallIntField(default=0)
    realisasi_catatan = fields.CharField(2000, null=True)
    realisasi_diajukan = fields.DatetimeField(null=True)
    realisasi_dikembalikan = fields.DateField(null=True)
    realisasi_diputuskan = fields.DatetimeField(null=True)
    hasil = DesimalField(PERSEN, null=True)
    renkin_diperpanjang = fields.DateField(null=True)
    renkin_putusan_diperpanjang = fields.DateField(null=True)
    realisasi_diperpanjang = fields.DateField(null=True)
    validasi_diperpanjang = fields.DateField(null=True)
    kunci_ditunda = fields.DateField(null=True)
    terkunci = fields.CharField(8, null=True)

    class Meta:
        table = "triwulan"
        unique_together = (("skp", "tw"),)
        indexes = (("skp", "tw", "renkin_status", "realisasi_status"),)


class Renkin(Model):
    """One indikator in one quarter: its target, what was reported, and what the superior confirmed; `*_sebelum` is what
    stood there when it was last returned."""

    id = fields.BigIntField(primary_key=True)
    indikator: fields.ForeignKeyRelation[Indikator] = fields.ForeignKeyField(
        "kinerja.Indikator", on_delete=fields.RESTRICT, related_name="renkin"
    )
    indikator_id: int
    triwulan: fields.ForeignKeyRelation[Triwulan] = fields.ForeignKeyField(
        "kinerja.Triwulan", on_delete=fields.RESTRICT, related_name="renkin"
    )
    triwulan_id: int
    target = DesimalField(TARGET, null=True)
    target_sebelum = DesimalField(TARGET, null=True)
    catatan_renkin = fields.CharField(2000, null=True)
    realisasi = DesimalField(TARGET, null=True)
    realisasi_sebelum = DesimalField(TARGET, null=True)
    catatan_realisasi = fields.CharField(2000, null=True)
    nilai_validasi = DesimalField(TARGET, null=True)
    catatan_validasi = fields.CharField(2000, null=True)
    capaian = DesimalField(PERSEN, null=True)
    capaian_tpp = DesimalField(PERSEN, null=True)

    class Meta:
        table = "renkin"
        unique_together = (("indikator", "triwulan"), ("triwulan", "indikator"))


class Bukti(Model):
    """A file of evidence. It lies outside the web root under `tempat`, which is drawn at random."""

    id = fields.BigIntField(primary_key=True)
    renkin: fields.ForeignKeyRelation[Renkin] = fields.ForeignKeyField(
        "kinerja.Renkin", on_delete=fields.RESTRICT, related_name="bukti", db_index=True
    )
    renkin_id: int
    nama = fields.CharField(200)
    jenis = fields.CharField(80)
    ukuran = fields.BigIntField()
    sha256 = fields.CharField(64)
    tempat = fields.CharField(64, unique=True)
    diunggah = fields.DatetimeField()
    oleh: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="bukti"
    )
    oleh_id: int

    class Meta:
        table = "bukti"
