"""What was done, in a chain per person, and the keys under which clients send an act again."""

from tortoise import fields
from tortoise.models import Model

from .pegawai import Pegawai


class BerkasRiwayat(Model):
    """The head of one chain. `id` is the pegawai whose file it is; 0 is the file of system-wide acts.

    `dijangkar` is the nomor of the head that the last anchor holds.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    nomor = fields.IntField(default=0)
    hash = fields.CharField(64, default="")
    dijangkar = fields.IntField(default=0)

    class Meta:
        table = "berkas_riwayat"


class Riwayat(Model):
    """One act. `hash` is SHA-256 over the canonical JSON of the row and the hash before it."""

    id = fields.BigIntField(primary_key=True)
    berkas: fields.ForeignKeyRelation[BerkasRiwayat] = fields.ForeignKeyField(
        "kinerja.BerkasRiwayat", on_delete=fields.RESTRICT, related_name="riwayat"
    )
    berkas_id: int
    nomor = fields.IntField()
    waktu = fields.DatetimeField()
    objek = fields.CharField(24)
    objek_id = fields.BigIntField()
    tindakan = fields.CharField(24)
    oleh: fields.ForeignKeyNullableRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", null=True, on_delete=fields.RESTRICT, related_name="tindakan"
    )
    oleh_id: int | None
    atas_nama: fields.ForeignKeyNullableRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", null=True, on_delete=fields.RESTRICT, related_name="diwakili"
    )
    atas_nama_id: int | None
    isi = fields.TextField()
    hash_sebelum = fields.CharField(64)
    hash = fields.CharField(64)

    class Meta:
        table = "riwayat"
        unique_together = (("berkas", "nomor"),)
        indexes = (("objek", "objek_id"), ("oleh", "id"))


class Jangkar(Model):
    """A daily anchor over the heads that moved since the anchor before, and over its hash. It shows a tail cut off.

    `kepala` is canonical JSON: [[berkas, nomor, hash], ...].
    """

    id = fields.BigIntField(primary_key=True)
    tanggal = fields.DateField(unique=True)
    waktu = fields.DatetimeField()
    kepala = fields.TextField()
    hash_sebelum = fields.CharField(64)
    hash = fields.CharField(64)

    class Meta:
        table = "jangkar"


class Kunci(Model):
    """An idempotency key: the same key and body has one effect and gets the first answer again."""

    id = fields.BigIntField(primary_key=True)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="kunci"
    )
    pegawai_id: int
    kunci = fields.CharField(80)
    sidik = fields.CharField(64)
    jawaban = fields.TextField()
    dibuat = fields.DatetimeField(db_index=True)

    class Meta:
        table = "kunci"
        unique_together = (("pegawai", "kunci"),)
