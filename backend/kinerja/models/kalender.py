"""The calendar of a year and the settings that a table keeps."""

from tortoise import fields
from tortoise.models import Model

from ..domain.kalender import StatusPembukaan, Tahapan
from .pegawai import Pegawai, Unit


class KalenderTahun(Model):
    """First and last day for writing the SKP of a year. `version` is the optimistic lock of the whole calendar of the
    year, its quarters included."""

    tahun = fields.IntField(primary_key=True, generated=False)
    buka_skp = fields.DateField()
    tutup_skp = fields.DateField()
    version = fields.IntField(default=1)

    class Meta:
        table = "kalender_tahun"


class KalenderTriwulan(Model):
    """The days of a quarter; see `domain/kalender.py` for what each means."""

    id = fields.BigIntField(primary_key=True)
    tahun = fields.IntField()
    tw = fields.SmallIntField()
    batas_renkin = fields.DateField()
    buka_realisasi = fields.DateField()
    batas_realisasi = fields.DateField()
    batas_validasi = fields.DateField()
    kunci = fields.DateField()

    class Meta:
        table = "kalender_triwulan"
        unique_together = (("tahun", "tw"),)


class Gangguan(Model):
    """Days on which people could not work with the system; every window that they touch lasts as much longer."""

    id = fields.BigIntField(primary_key=True)
    mulai = fields.DateField()
    selesai = fields.DateField()
    alasan = fields.CharField(500)
    oleh: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="gangguan", db_index=True
    )
    oleh_id: int
    dicatat = fields.DatetimeField()

    class Meta:
        table = "gangguan"


class Pembukaan(Model):
    """A closed window to be opened again until a day: for one person, for an office and all below, or for everybody.
    One admin proposes it with a reason, another decides."""

    id = fields.BigIntField(primary_key=True)
    version = fields.IntField(default=1)
    status = fields.CharEnumField(StatusPembukaan, max_length=16, default=StatusPembukaan.PROPOSED)
    tahap = fields.CharEnumField(Tahapan, max_length=16)
    tahun = fields.IntField()
    tw = fields.SmallIntField(null=True)
    pegawai: fields.ForeignKeyNullableRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", null=True, on_delete=fields.RESTRICT, related_name="pembukaan", db_index=True
    )
    pegawai_id: int | None
    unit: fields.ForeignKeyNullableRelation[Unit] = fields.ForeignKeyField(
        "kinerja.Unit", null=True, on_delete=fields.RESTRICT, related_name="pembukaan", db_index=True
    )
    unit_id: int | None
    sampai = fields.DateField()
    alasan = fields.CharField(2000)
    oleh: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="usul_pembukaan", db_index=True
    )
    oleh_id: int
    diusulkan = fields.DatetimeField()
    penentu: fields.ForeignKeyNullableRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", null=True, on_delete=fields.RESTRICT, related_name="putusan_pembukaan", db_index=True
    )
    penentu_id: int | None
    ditentukan = fields.DatetimeField(null=True)
    catatan = fields.CharField(2000, null=True)

    class Meta:
        table = "pembukaan"
        indexes = (("tahun", "tahap", "status"),)


class Setelan(Model):
    """A setting that people change while the server runs, such as the demo's date."""

    kunci = fields.CharField(40, primary_key=True)
    nilai = fields.CharField(200)

    class Meta:
        table = "setelan"
