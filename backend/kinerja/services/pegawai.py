"""Who holds which post: placements by date, and the two tables derived from them.

`Pemegang` and `HubunganAtasan` are rebuilt in the transaction that changes a placement, so that "who was the superior
on that day" is one look into an index.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.transactions import in_transaction

from .. import models
from ..domain.aktor import Aktor, Peran
from ..domain.errors import ErrorCode, NotFound, Refused
from ..domain.pegawai import JenisPenempatan, Penempatan, Susunan, superseded
from . import riwayat

# As many ids as one statement takes on both databases.
BATCH = 500


async def place(
    pegawai_id: int,
    jabatan_id: int,
    *,
    mulai: date,
    selesai: date | None = None,
    jenis: JenisPenempatan = JenisPenempatan.DEFINITIF,
    sk: str | None = None,
    sementara: bool = False,
    by: Aktor,
) -> models.Penempatan:
    """Puts a person into a post from a day on.

    What he held in the same manner until then ends the day before: his definitive post when the new one is definitive,
    and in any case his own placement in the same post (a Plt who is appointed).

    Args:
        sementara: entered by hand, provisional until SIMPEG confirms it.

    Raises:
        NotFound: no such person or post, or not for this aktor.
        Refused: NOT_ALLOWED; and what `superseded` refuses.
    """
    baru = Penempatan(pegawai_id, jabatan_id, mulai, selesai, jenis)
    async with in_transaction():
        await lock_tree()
        if not await models.Pegawai.exists(id=pegawai_id):
            raise NotFound("pegawaiId")
        near = await models.Penempatan.filter(Q(pegawai_id=pegawai_id) | Q(jabatan_id=jabatan_id)).order_by("id")
        rows = {placement(p): p for p in near}
        diakhiri = [rows[p] for p in superseded(rows, baru)]
        await check_rights([jabatan_id, *(p.jabatan_id for p in diakhiri)], by)
        await models.Penempatan.filter(id__in=[p.id for p in diakhiri]).update(selesai=mulai - timedelta(days=1))
        row = await models.Penempatan.create(
            pegawai_id=pegawai_id,
            jabatan_id=jabatan_id,
            mulai=mulai,
            selesai=selesai,
            jenis=jenis,
            sk=sk,
            sementara=sementara,
        )
        await rebuild([jabatan_id, *(p.jabatan_id for p in diakhiri)])
        isi = {**told(row), "mengakhiri": [p.id for p in diakhiri]}
        await riwayat.record(pegawai_id, "penempatan", row.id, "PLACE", by=by, isi=isi)
    return row


async def end_placement(penempatan_id: int, *, selesai: date, by: Aktor) -> models.Penempatan:
    """Ends a placement with this day as its last; it can be shortened only.

    Raises:
        NotFound, Refused: NOT_ALLOWED; TANGGAL_TERBALIK (before its first day); MASA_BERTUMPUK (it ended before).
    """
    async with in_transaction():
        await lock_tree()
        row = await models.Penempatan.get_or_none(id=penempatan_id)
        if row is None:
            raise NotFound("penempatanId")
        await check_rights([row.jabatan_id], by)
        if selesai < row.mulai:
            raise Refused(ErrorCode.TANGGAL_TERBALIK, "selesai", mulai=row.mulai)
        if row.selesai is not None and row.selesai < selesai:
            raise Refused(ErrorCode.MASA_BERTUMPUK, "selesai", selesai=row.selesai)
        await models.Penempatan.filter(id=row.id).update(selesai=selesai)
        row.selesai = selesai
        await rebuild([row.jabatan_id])
        await riwayat.record(row.pegawai_id, "penempatan", row.id, "END", by=by, isi=told(row))
    return row


async def rebuild(jabatan: Collection[int]) -> None:
    """Works out anew who acts for these posts and all below them, and who stands above the people there.

    To be called in the transaction that changed a placement in one of them.
    """
    susunan = await read_susunan()
    posts = susunan.bawah(jabatan)
    orang = {p.pegawai for j in posts for p in susunan.di.get(j, ()) if p.jenis is JenisPenempatan.DEFINITIF}
    await _delete(models.Pemegang, "jabatan_id", posts)
    await _delete(models.HubunganAtasan, "pegawai_id", orang)
    await models.Pemegang.bulk_create(pemegang_rows(susunan, sorted(posts)), batch_size=BATCH)
    await models.HubunganAtasan.bulk_create(hubungan_rows(susunan, sorted(orang)), batch_size=BATCH)


async def rebuild_all() -> None:
    """Works out both tables from nothing."""
    async with in_transaction():
        await lock_tree()
        susunan = await read_susunan()
        await models.Pemegang.all().delete()
        await models.HubunganAtasan.all().delete()
        await models.Pemegang.bulk_create(pemegang_rows(susunan, sorted(susunan.induk)), batch_size=BATCH)
        await models.HubunganAtasan.bulk_create(hubungan_rows(susunan, sorted(susunan.milik)), batch_size=BATCH)


async def read_susunan() -> Susunan:
    """The whole tree with all its placements."""
    induk = dict(await models.Jabatan.all().values_list("id", "induk_id"))
    daftar = await models.Penempatan.all().values_list("pegawai_id", "jabatan_id", "mulai", "selesai", "jenis")
    return Susunan(induk, (Penempatan(*p) for p in daftar))


def pemegang_rows(susunan: Susunan, jabatan: Iterable[int]) -> list[models.Pemegang]:
    return [
        models.Pemegang(
            jabatan_id=p.jabatan,
            pegawai_id=p.pegawai,
            dari_id=p.dari,
            jenis=p.jenis,
            mulai=p.masa.mulai,
            selesai=p.masa.selesai,
        )
        for j in jabatan
        for p in susunan.masa_pemegang(j)
    ]


def hubungan_rows(susunan: Susunan, pegawai: Iterable[int]) -> list[models.HubunganAtasan]:
    return [
        models.HubunganAtasan(
            pegawai_id=h.pegawai,
            atasan_id=h.atasan,
            tingkat=h.tingkat,
            jabatan_id=h.jabatan,
            mulai=h.masa.mulai,
            selesai=h.masa.selesai,
        )
        for orang in pegawai
        for h in susunan.masa_atasan(orang)
    ]


async def lock_tree() -> None:
    # Two placements at once could each miss the other's and leave the derived tables wrong: the root of the tree is
    # the lock, in the mode that lets others refer to it. SQLite lets one transaction write anyway.
    await models.Jabatan.filter(induk_id=None).select_for_update(no_key=True)


async def check_rights(jabatan: Collection[int], by: Aktor) -> None:
    jalur = dict(await models.Jabatan.filter(id__in=jabatan).values_list("id", "unit__jalur"))
    if not all(j in jalur for j in jabatan):
        raise NotFound("jabatanId")
    if Peran.ADMIN_BKD in by.peran:
        return
    mine = await models.Peran.filter(
        Q(selesai=None) | Q(selesai__gte=by.hari), pegawai_id=by.pegawai_id, peran=Peran.PENGELOLA, mulai__lte=by.hari
    ).values_list("unit__jalur", flat=True)
    if not all(any(str(j).startswith(str(m)) for m in mine) for j in jalur.values()):
        raise Refused(ErrorCode.NOT_ALLOWED)


def placement(row: models.Penempatan) -> Penempatan:
    return Penempatan(row.pegawai_id, row.jabatan_id, row.mulai, row.selesai, row.jenis)


async def _delete(model: type[Model], kolom: str, ids: Collection[int]) -> None:
    daftar = sorted(ids)
    for i in range(0, len(daftar), BATCH):
        await model.filter(**{f"{kolom}__in": daftar[i : i + BATCH]}).delete()


def told(row: models.Penempatan) -> dict[str, object]:
    return {
        "jabatan": row.jabatan_id,
        "jenis": row.jenis,
        "mulai": row.mulai.isoformat(),
        "selesai": row.selesai.isoformat() if row.selesai else None,
        "sk": row.sk,
        "sementara": row.sementara,
    }
