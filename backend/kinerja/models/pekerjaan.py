"""Long work in the background: what was asked for, how far it is, and the file it left."""

from tortoise import fields
from tortoise.models import Model

from ..domain.pekerjaan import JenisPekerjaan, StatusPekerjaan
from .pegawai import Pegawai


class Pekerjaan(Model):
    """One piece of work.

    `pelaksana` is the worker that has it, until `sewa` at least, renewed while it works. `isian` is what it was asked
    with, as JSON. `masalah` and `temuan` are what a check has found first; `berkas` is the file's place.
    """

    id = fields.BigIntField(primary_key=True)
    jenis = fields.CharEnumField(JenisPekerjaan, max_length=16)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="pekerjaan", db_index=True
    )
    pegawai_id: int
    isian = fields.TextField()
    status = fields.CharEnumField(StatusPekerjaan, max_length=16, default=StatusPekerjaan.QUEUED, db_index=True)
    kemajuan = fields.IntField(default=0)
    jumlah = fields.IntField(null=True)
    masalah = fields.CharField(16, null=True)
    temuan = fields.CharField(200, null=True)
    berkas = fields.CharField(64, null=True)
    nama = fields.CharField(120, null=True)
    ukuran = fields.IntField(null=True)
    dibuat = fields.DatetimeField()
    mulai = fields.DatetimeField(null=True)
    selesai = fields.DatetimeField(null=True)
    sewa = fields.DatetimeField(null=True)
    pelaksana = fields.CharField(32, null=True)
    coba = fields.SmallIntField(default=0)
    batal = fields.BooleanField(default=False)

    class Meta:
        table = "pekerjaan"
