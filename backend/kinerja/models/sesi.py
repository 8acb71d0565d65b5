"""How people sign in: the account of a person and the sessions that are open."""

from tortoise import fields
from tortoise.models import Model

from ..domain.aktor import Bahasa
from .pegawai import Pegawai


class Akun(Model):
    """The account of a person. `nama_masuk` is the NRK; the governor, who has none, has a user name.

    `bahasa` is the language that the person has chosen, if any.
    """

    id = fields.BigIntField(primary_key=True)
    pegawai: fields.OneToOneRelation[Pegawai] = fields.OneToOneField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="akun"
    )
    pegawai_id: int
    nama_masuk = fields.CharField(40, unique=True)
    sandi = fields.CharField(200)
    wajib_ganti = fields.BooleanField(default=False)
    demo = fields.CharField(120, null=True)
    bahasa = fields.CharEnumField(Bahasa, max_length=2, null=True)

    class Meta:
        table = "akun"


class PercobaanMasuk(Model):
    """Wrong tries, counted per name tried (hashed, known or not) and per address; they slow, they never lock out."""

    kunci = fields.CharField(80, primary_key=True)
    gagal = fields.IntField()
    terakhir = fields.DatetimeField()

    class Meta:
        table = "percobaan_masuk"


class TantanganTerpakai(Model):
    """ALTCHA challenges already used, until they expire: each opens the door once."""

    id = fields.CharField(64, primary_key=True)
    kedaluwarsa = fields.DatetimeField(db_index=True)

    class Meta:
        table = "tantangan_terpakai"


class Sesi(Model):
    """An open session. The cookie holds a random token; only its hash is kept."""

    id = fields.BigIntField(primary_key=True)
    token = fields.CharField(64, unique=True)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="sesi", db_index=True
    )
    pegawai_id: int
    dibuat = fields.DatetimeField()
    terakhir = fields.DatetimeField()
    kedaluwarsa = fields.DatetimeField(db_index=True)
    alamat = fields.CharField(64)
    peramban = fields.CharField(200)

    class Meta:
        table = "sesi"
