"""Reports of a wrong superior, for the pengelola to settle."""

from tortoise import fields
from tortoise.models import Model

from ..domain.laporan_atasan import StatusLaporan
from .pegawai import Jabatan, Pegawai


class LaporanAtasan(Model):
    """One report: the person, his post and his superior by the tree when he reported, and who it should be."""

    id = fields.BigIntField(primary_key=True)
    version = fields.IntField(default=1)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="laporan_atasan", db_index=True
    )
    pegawai_id: int
    jabatan: fields.ForeignKeyRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", on_delete=fields.RESTRICT, related_name="laporan_atasan"
    )
    jabatan_id: int
    atasan: fields.ForeignKeyNullableRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", null=True, on_delete=fields.RESTRICT, related_name="laporan_tentang"
    )
    atasan_id: int | None
    seharusnya = fields.CharField(200)
    nrk = fields.CharField(6, null=True)
    catatan = fields.CharField(2000, null=True)
    status = fields.CharEnumField(StatusLaporan, max_length=16, default=StatusLaporan.OPEN, db_index=True)
    dibuat = fields.DatetimeField()
    diputuskan = fields.DatetimeField(null=True)
    pemutus: fields.ForeignKeyNullableRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", null=True, on_delete=fields.RESTRICT, related_name="laporan_diputuskan"
    )
    pemutus_id: int | None
    jawaban = fields.CharField(2000, null=True)

    class Meta:
        table = "laporan_atasan"
