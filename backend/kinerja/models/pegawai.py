"""Offices, posts in a tree, people, and who holds which post from when to when."""

from tortoise import fields
from tortoise.models import Model

from ..domain.aktor import Peran as NamaPeran
from ..domain.pegawai import JenisPenempatan


class Unit(Model):
    """An office. `jalur` lists the ids from the root, `/1/7/31/`, so that all below it are found by prefix."""

    id = fields.BigIntField(primary_key=True)
    kode = fields.CharField(32, unique=True)
    nama = fields.CharField(160)
    jenis = fields.CharField(32)
    induk: fields.ForeignKeyNullableRelation["Unit"] = fields.ForeignKeyField(
        "kinerja.Unit", null=True, on_delete=fields.RESTRICT, related_name="anak", db_index=True
    )
    induk_id: int | None
    jalur = fields.CharField(200, db_index=True)

    class Meta:
        table = "unit"


class Jabatan(Model):
    """A post. The tree of posts decides who rates whom; people come and go."""

    id = fields.BigIntField(primary_key=True)
    kode = fields.CharField(32, unique=True)
    nama = fields.CharField(200)
    jenis = fields.CharField(32)
    eselon = fields.CharField(8, null=True)
    kelas = fields.IntField(null=True)
    unit: fields.ForeignKeyRelation[Unit] = fields.ForeignKeyField(
        "kinerja.Unit", on_delete=fields.RESTRICT, related_name="jabatan", db_index=True
    )
    unit_id: int
    induk: fields.ForeignKeyNullableRelation["Jabatan"] = fields.ForeignKeyField(
        "kinerja.Jabatan", null=True, on_delete=fields.RESTRICT, related_name="anak", db_index=True
    )
    induk_id: int | None

    class Meta:
        table = "jabatan"


class Pegawai(Model):
    """A person. The governor has neither NRK nor NIP. `nama_urut` is the folded name, for sorting and search."""

    id = fields.BigIntField(primary_key=True)
    nrk = fields.CharField(6, null=True, unique=True)
    nip = fields.CharField(18, null=True, unique=True)
    nama = fields.CharField(120)
    nama_urut = fields.CharField(120, db_index=True)
    golongan = fields.CharField(8, null=True)

    class Meta:
        table = "pegawai"


class Penempatan(Model):
    """A person in a post from a day to a day, both included; `selesai` empty: still.

    `sementara`: entered by hand, provisional until SIMPEG confirms it.
    """

    id = fields.BigIntField(primary_key=True)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="penempatan", db_index=True
    )
    pegawai_id: int
    jabatan: fields.ForeignKeyRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", on_delete=fields.RESTRICT, related_name="penempatan", db_index=True
    )
    jabatan_id: int
    mulai = fields.DateField()
    selesai = fields.DateField(null=True)
    jenis = fields.CharEnumField(JenisPenempatan, max_length=16)
    sk = fields.CharField(80, null=True)
    sementara = fields.BooleanField(default=False)

    class Meta:
        table = "penempatan"
        unique_together = (("pegawai", "jabatan", "mulai"),)


class Pemegang(Model):
    """Derived: who acts for a post in an interval; `dari` is the post by which he does. `selesai` is never empty."""

    id = fields.BigIntField(primary_key=True)
    jabatan: fields.ForeignKeyRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", on_delete=fields.RESTRICT, related_name="pemegang"
    )
    jabatan_id: int
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="memegang", db_index=True
    )
    pegawai_id: int
    dari: fields.ForeignKeyRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", on_delete=fields.RESTRICT, related_name="mengisi"
    )
    dari_id: int
    jenis = fields.CharEnumField(JenisPenempatan, max_length=16)
    mulai = fields.DateField()
    selesai = fields.DateField()

    class Meta:
        table = "pemegang"
        unique_together = (("jabatan", "mulai"),)


class HubunganAtasan(Model):
    """Derived: who stands above a person in an interval; tingkat 1 is the direct superior. `selesai` is never empty."""

    id = fields.BigIntField(primary_key=True)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="hubungan_atasan"
    )
    pegawai_id: int
    atasan: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="hubungan_bawahan"
    )
    atasan_id: int
    tingkat = fields.SmallIntField()
    jabatan: fields.ForeignKeyRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", on_delete=fields.RESTRICT, related_name="hubungan"
    )
    jabatan_id: int
    mulai = fields.DateField()
    selesai = fields.DateField()

    class Meta:
        table = "hubungan_atasan"
        unique_together = (("pegawai", "tingkat", "mulai"),)
        # With the days, so that whole teams are counted and each of their people looked up in the index alone.
        indexes = (("atasan", "tingkat", "pegawai", "mulai", "selesai"), ("atasan", "pegawai", "mulai", "selesai"))


class Peran(Model):
    """A role of a person from a day to a day; of an office where it has one (PENGELOLA, BENDAHARA)."""

    id = fields.BigIntField(primary_key=True)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="peran", db_index=True
    )
    pegawai_id: int
    peran = fields.CharEnumField(NamaPeran, max_length=16)
    unit: fields.ForeignKeyNullableRelation[Unit] = fields.ForeignKeyField(
        "kinerja.Unit", null=True, on_delete=fields.RESTRICT, related_name="peran"
    )
    unit_id: int | None
    mulai = fields.DateField()
    selesai = fields.DateField(null=True)

    class Meta:
        table = "peran"
