"""The yearly plan: Skp (a person and a span), its versions, their indikator, and what each was when sent in."""

from tortoise import fields
from tortoise.models import Model

from ..domain.indikator import Arah, JenisRekap, Kelompok, StatusIndikator, SumberIndikator
from ..domain.skp import StatusSkp
from .fields import PERSEN, RUPIAH, TARGET, DesimalField
from .pegawai import Jabatan, Pegawai


class Referensi(Model):
    """A line that a source system offers to the holder of a post: PERKIN from e-SAKIP, KSD from eMonev, TUSI from the
    office's OTK."""

    id = fields.BigIntField(primary_key=True)
    sumber = fields.CharEnumField(SumberIndikator, max_length=16)
    tahun = fields.IntField()
    kode = fields.CharField(40)
    jabatan: fields.ForeignKeyRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", on_delete=fields.RESTRICT, related_name="referensi"
    )
    jabatan_id: int
    kelompok = fields.CharEnumField(Kelompok, max_length=16)
    uraian = fields.CharField(500)
    output = DesimalField(TARGET, null=True)
    satuan = fields.CharField(40, null=True)
    mutu = DesimalField(PERSEN, null=True)
    jenis_rekap = fields.CharEnumField(JenisRekap, max_length=16)
    arah = fields.CharEnumField(Arah, max_length=8)
    dimuat = fields.DateField()
    # The day on which the source no longer had it.
    dicabut = fields.DateField(null=True)

    class Meta:
        table = "referensi"
        unique_together = (("jabatan", "tahun", "sumber", "kode"),)


class Skp(Model):
    """What one person promises for a span within one year. `version` is the optimistic lock of the whole plan.

    `kerja_id` is the version being worked on, `berlaku_id` the one in force.
    """

    id = fields.BigIntField(primary_key=True)
    pegawai: fields.ForeignKeyRelation[Pegawai] = fields.ForeignKeyField(
        "kinerja.Pegawai", on_delete=fields.RESTRICT, related_name="skp"
    )
    pegawai_id: int
    tahun = fields.IntField()
    mulai = fields.DateField()
    selesai = fields.DateField()
    version = fields.IntField(default=1)
    # Tortoise cannot create two tables that point at each other; the migration adds these two foreign keys.
    kerja_id = fields.BigIntField(null=True, unique=True)
    berlaku_id = fields.BigIntField(null=True, unique=True)

    class Meta:
        table = "skp"
        unique_together = (("pegawai", "tahun", "mulai"),)
        indexes = (("pegawai", "tahun", "kerja_id"),)


class VersiSkp(Model):
    """One version of an SKP: its status, how often it was sent in again, and the rater's post with a snapshot of who
    held it when it was named."""

    id = fields.BigIntField(primary_key=True)
    skp: fields.ForeignKeyRelation[Skp] = fields.ForeignKeyField(
        "kinerja.Skp", on_delete=fields.RESTRICT, related_name="versi"
    )
    skp_id: int
    versi = fields.SmallIntField(default=1)
    revisi = fields.SmallIntField(default=0)
    status = fields.CharEnumField(StatusSkp, max_length=16, default=StatusSkp.DRAFT)
    penilai_jabatan: fields.ForeignKeyNullableRelation[Jabatan] = fields.ForeignKeyField(
        "kinerja.Jabatan", null=True, on_delete=fields.RESTRICT, related_name="menilai"
    )
    penilai_jabatan_id: int | None
    penilai_nama = fields.CharField(120, null=True)
    penilai_nrk = fields.CharField(6, null=True)
    penilai_nama_jabatan = fields.CharField(200, null=True)
    catatan = fields.CharField(2000, null=True)
    diajukan = fields.DatetimeField(null=True)
    dikembalikan = fields.DateField(null=True)
    disetujui = fields.DateField(null=True)
    diputuskan = fields.DatetimeField(null=True)
    # Why an approved plan is to be changed; of the first version empty.
    alasan = fields.CharField(2000, null=True)
    # When the owner asked the rater's superior to decide.
    sengketa = fields.DatetimeField(null=True)
    oleh_atasan = fields.BooleanField(default=False)
    # The sum of the versions of its quarters at the approval: it moves with the owner's first act.
    jejak_triwulan = fields.IntField(null=True)
    diperpanjang = fields.DateField(null=True)
    putusan_diperpanjang = fields.DateField(null=True)

    class Meta:
        table = "versi_skp"
        unique_together = (("skp", "versi"),)
        indexes = (("penilai_jabatan", "status"),)


class Indikator(Model):
    """One line of a version of an SKP. `urut` is its place in the list, from 1."""

    id = fields.BigIntField(primary_key=True)
    versi: fields.ForeignKeyRelation[VersiSkp] = fields.ForeignKeyField(
        "kinerja.VersiSkp", on_delete=fields.RESTRICT, related_name="indikator"
    )
    versi_id: int
    urut = fields.SmallIntField()
    sumber = fields.CharEnumField(SumberIndikator, max_length=16)
    referensi: fields.ForeignKeyNullableRelation[Referensi] = fields.ForeignKeyField(
        "kinerja.Referensi", null=True, on_delete=fields.RESTRICT, related_name="indikator", db_index=True
    )
    referensi_id: int | None
    kelompok = fields.CharEnumField(Kelompok, max_length=16)
    uraian = fields.CharField(500)
    output = DesimalField(TARGET, null=True)
    satuan = fields.CharField(40, null=True)
    mutu = DesimalField(PERSEN, null=True)
    waktu = fields.SmallIntField(null=True)
    biaya = DesimalField(RUPIAH, null=True)
    jenis_rekap = fields.CharEnumField(JenisRekap, max_length=16)
    arah = fields.CharEnumField(Arah, max_length=8)
    status = fields.CharEnumField(StatusIndikator, max_length=16, default=StatusIndikator.PROPOSED)
    catatan = fields.CharField(2000, null=True)
    balasan = fields.CharField(2000, null=True)
    disentuh = fields.BooleanField(default=False)
    # The line of the version before that this one goes on with.
    asal: fields.ForeignKeyNullableRelation["Indikator"] = fields.ForeignKeyField(
        "kinerja.Indikator", null=True, on_delete=fields.RESTRICT, related_name="penerus", db_index=True
    )
    asal_id: int | None

    class Meta:
        table = "indikator"
        unique_together = (("versi", "urut"),)


class IndikatorRevisi(Model):
    """An indikator as it was sent in, one row for each revisi, so that the superior sees what changed since.

    It stays when the line is removed: `indikator_id` and `asal_id` are the numbers that the line has, or had.
    """

    id = fields.BigIntField(primary_key=True)
    versi: fields.ForeignKeyRelation[VersiSkp] = fields.ForeignKeyField(
        "kinerja.VersiSkp", on_delete=fields.RESTRICT, related_name="terkirim"
    )
    versi_id: int
    indikator_id = fields.BigIntField()
    asal_id = fields.BigIntField(null=True)
    revisi = fields.SmallIntField()
    uraian = fields.CharField(500)
    output = DesimalField(TARGET)
    satuan = fields.CharField(40)
    mutu = DesimalField(PERSEN)
    waktu = fields.SmallIntField()
    biaya = DesimalField(RUPIAH, null=True)
    catatan = fields.CharField(2000, null=True)

    class Meta:
        table = "indikator_revisi"
        unique_together = (("indikator_id", "revisi"),)
        indexes = (("versi", "revisi"),)
