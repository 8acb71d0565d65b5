"""Whom an act is told."""

from tortoise import fields
from tortoise.models import Model

from .pegawai import Pegawai
from .riwayat import Riwayat


class Pemberitahuan(Model):
    """An act as the news of one person. What was done, by whom and when stands in the riwayat: its id is the stable
    name of the event, for every channel by which it will be told."""

    id = fields.BigIntField(primary_key=True)
    penerima: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="pemberitahuan"
    )
    penerima_id: int
    riwayat: fields.ForeignKeyRelation[Riwayat] = fields.ForeignKeyField(
        "kinerja.Riwayat", on_delete=fields.RESTRICT, related_name="pemberitahuan"
    )
    riwayat_id: int
    dibaca = fields.DatetimeField(null=True)

    class Meta:
        table = "pemberitahuan"
        unique_together = (("riwayat", "penerima"),)
        indexes = (("penerima", "dibaca"),)
