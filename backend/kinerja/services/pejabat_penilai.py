"""Who rates a person: the post that the tree says, or another one above him that he names."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tortoise.expressions import Q

from .. import models
from ..domain.errors import ErrorCode, Refused
from ..domain.identitas import PANJANG_NIP, is_nrk


@dataclass(frozen=True)
class Penilai:
    """A rater's post, with a snapshot of who held it when it was named."""

    jabatan_id: int
    nama: str
    nrk: str | None
    nama_jabatan: str

    def columns(self) -> dict[str, Any]:
        """As the columns of VersiSkp."""
        return {f"penilai_{name}": value for name, value in vars(self).items()}


async def nearest(pegawai_id: int, hari: date) -> Penilai | None:
    """The direct superior on the day; None for the one at the root of the tree."""
    row = (
        await models.HubunganAtasan.filter(pegawai_id=pegawai_id, tingkat=1, mulai__lte=hari, selesai__gte=hari)
        .select_related("atasan", "jabatan")
        .first()
    )
    return None if row is None else Penilai(row.jabatan_id, row.atasan.nama, row.atasan.nrk, row.jabatan.nama)


async def holding(jabatan_id: int, hari: date) -> Penilai | None:
    """The post as rater, with who acts for it on the day; None where nobody does, even from above."""
    row = (
        await models.Pemegang.filter(jabatan_id=jabatan_id, mulai__lte=hari, selesai__gte=hari)
        .select_related("pegawai", "jabatan")
        .first()
    )
    return None if row is None else Penilai(row.jabatan_id, row.pegawai.nama, row.pegawai.nrk, row.jabatan.nama)


async def named(teks: str, pegawai_id: int, hari: date) -> Penilai:
    """The rater that a person names by NRK or NIP: the nearest post above him that this other person holds.

    Raises:
        Refused: PENILAI_TIDAK_ADA (unknown, or in no post on the day), PENILAI_DIRI_SENDIRI, PENILAI_BUKAN_ATASAN.
    """
    orang = await find_person(teks)
    if orang is None:
        raise Refused(ErrorCode.PENILAI_TIDAK_ADA, "penilai")
    if orang.id == pegawai_id:
        raise Refused(ErrorCode.PENILAI_DIRI_SENDIRI, "penilai")
    dipegang = await models.Penempatan.filter(
        Q(selesai=None) | Q(selesai__gte=hari), pegawai_id=orang.id, mulai__lte=hari
    ).values_list("jabatan_id", flat=True)
    if not dipegang:
        raise Refused(ErrorCode.PENILAI_TIDAK_ADA, "penilai")
    # Not by who acts above him today: the definitive head remains one while a Plh stands in.
    row = (
        await models.HubunganAtasan.filter(
            pegawai_id=pegawai_id, jabatan_id__in=dipegang, mulai__lte=hari, selesai__gte=hari
        )
        .order_by("tingkat")
        .select_related("jabatan")
        .first()
    )
    if row is None:
        raise Refused(ErrorCode.PENILAI_BUKAN_ATASAN, "penilai")
    return Penilai(row.jabatan_id, orang.nama, orang.nrk, row.jabatan.nama)


async def acting(jabatan_id: int | None, pegawai_id: int, hari: date) -> int | None:
    """Who acts for a rater's post on the day; while it is the person rated, who stands next above; None: nobody."""
    masa = {"mulai__lte": hari, "selesai__gte": hari}
    pemegang = await models.Pemegang.filter(jabatan_id=jabatan_id, **masa).exclude(pegawai_id=pegawai_id).first()
    if pemegang is not None:
        return pemegang.pegawai_id
    atasan = await models.HubunganAtasan.filter(pegawai_id=pegawai_id, tingkat=1, **masa).first()
    return None if atasan is None else atasan.atasan_id


async def above(jabatan_id: int | None, pegawai_id: int, hari: date) -> int | None:
    """Who stands next above the one who acts for a rater's post on the day, and is not the person rated."""
    penilai = await acting(jabatan_id, pegawai_id, hari)
    row = (
        await models.HubunganAtasan.filter(pegawai_id=penilai, tingkat=1, mulai__lte=hari, selesai__gte=hari)
        .exclude(atasan_id=pegawai_id)
        .first()
    )
    return None if row is None else row.atasan_id


async def deviates(jabatan_id: int | None, skp: models.Skp) -> bool:
    """The post named as rater's is none that the tree puts next above the person on any day of the SKP."""
    masa = {"mulai__lte": skp.selesai, "selesai__gte": skp.mulai}
    next_above = models.HubunganAtasan.filter(pegawai_id=skp.pegawai_id, tingkat=1, jabatan_id=jabatan_id, **masa)
    return not await next_above.exists()


async def find_person(teks: str) -> models.Pegawai | None:
    """The person of a NRK or NIP as it was typed."""
    nomor = "".join(teks.split())
    if is_nrk(nomor):
        return await models.Pegawai.get_or_none(nrk=nomor)
    if len(nomor) == PANJANG_NIP and nomor.isascii() and nomor.isdigit():
        return await models.Pegawai.get_or_none(nip=nomor)
    return None
