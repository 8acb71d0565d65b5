"""The calendar of a year and the settings that a table keeps."""

from tortoise import fields
from tortoise.models import Model


class KalenderTahun(Model):
    """First and last day for writing the SKP of a year."""

    tahun = fields.IntField(primary_key=True, generated=False)
    buka_skp = fields.DateField()
    tutup_skp = fields.DateField()

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


class Setelan(Model):
    """A setting that people change while the server runs, such as the demo's date."""

    kunci = fields.CharField(40, primary_key=True)
    nilai = fields.CharField(200)

    class Meta:
        table = "setelan"
