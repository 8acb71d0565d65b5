"""News: what was done is told to those whom it concerns, in the transaction of the act; and each reads his own.

The list of a person is also what e-mail and push will be sent from: a notice names the act, never the words in it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from .. import models
from ..domain.aktor import JAKARTA, Aktor, Peran
from ..domain.errors import DomainError, ErrorCode, NotFound, Refused, refuse
from ..domain.workflow import Move
from ..models.lingkup import visible_to
from ..peraturan import load
from . import pejabat_penilai
from .kunci import once

SEKALIGUS = 250
KE_ATASAN = frozenset({Move.ESCALATE, Move.DECIDE, Move.UPHOLD})


async def tell(tindakan: models.Riwayat, skp: models.Skp, versi: models.VersiSkp, by: Aktor) -> None:
    """Tells of an act on an SKP or a part of it: its owner, who acts as its rater that day, who stands above the rater
    where he is asked or has decided, and on whose behalf it was done; never who did it.

    Args:
        tindakan: the row of the riwayat just written.
    """
    penilai = await pejabat_penilai.acting(versi.penilai_jabatan_id, skp.pegawai_id, by.hari)
    orang = [skp.pegawai_id, penilai, tindakan.atas_nama_id]
    if tindakan.tindakan in KE_ATASAN:
        orang.append(await pejabat_penilai.above(versi.penilai_jabatan_id, skp.pegawai_id, by.hari))
    await tell_people(tindakan, orang, by)


async def tell_many(
    tindakan: Sequence[models.Riwayat], tentang: Sequence[tuple[models.Skp, models.VersiSkp]], by: Aktor
) -> None:
    """As `tell`, of decisions of a rater that were made at once."""
    # Who acts for a post is asked once; only of the one who is rated by his own post it is somebody else.
    posts = {versi.penilai_jabatan_id for _, versi in tentang}
    holder = {post: await pejabat_penilai.acting(post, 0, by.hari) for post in posts}
    rows = []
    for act, (skp, versi) in zip(tindakan, tentang, strict=True):
        post, own = versi.penilai_jabatan_id, holder[versi.penilai_jabatan_id] in (None, skp.pegawai_id)
        penilai = await pejabat_penilai.acting(post, skp.pegawai_id, by.hari) if own else holder[post]
        receivers = _receivers([skp.pegawai_id, penilai, act.atas_nama_id], by)
        rows += [models.Pemberitahuan(penerima_id=id, riwayat_id=act.id) for id in receivers]
    await models.Pemberitahuan.bulk_create(rows)


async def tell_people(tindakan: models.Riwayat, orang: Sequence[int | None], by: Aktor) -> None:
    """Tells these people of an act, each once, and not who did it."""
    await models.Pemberitahuan.bulk_create(
        [models.Pemberitahuan(penerima_id=id, riwayat_id=tindakan.id) for id in _receivers(orang, by)]
    )


async def tell_pengelola(tindakan: models.Riwayat, jabatan_id: int, by: Aktor) -> None:
    """Tells those who keep the people's data of the office of a post; where nobody does, the admins of BKD."""
    jabatan = await models.Jabatan.get(id=jabatan_id).select_related("unit")
    unit = [int(id) for id in jabatan.unit.jalur.strip("/").split("/")]
    orang = await _in_role(Peran.PENGELOLA, by.hari, unit_id__in=unit)
    if orang:
        await tell_people(tindakan, orang, by)
    else:
        await tell_admin(tindakan, by)


async def tell_admin(tindakan: models.Riwayat, by: Aktor) -> None:
    """Tells the admins of BKD."""
    await tell_people(tindakan, await _in_role(Peran.ADMIN_BKD, by.hari), by)


async def _in_role(peran: Peran, hari: date, **mana: object) -> list[int]:
    rows = models.Peran.filter(Q(selesai=None) | Q(selesai__gte=hari), peran=peran, mulai__lte=hari, **mana)
    return [row.pegawai_id for row in await rows]


def _receivers(orang: Sequence[int | None], by: Aktor) -> list[int]:
    return sorted({id for id in orang if id is not None} - {by.pegawai_id})


async def unread(orang: int) -> int:
    """How many notices a person has not read."""
    return await models.Pemberitahuan.filter(penerima_id=orang, dibaca=None).count()


@once
async def read_pemberitahuan(ids: Sequence[int], *, sampai: int | None = None, kunci: str, by: Aktor) -> int:
    """Marks notices of one's own as read; those that are read keep their time.

    Args:
        ids: these. sampai: and all that came before this one, itself included.

    Returns:
        The id of the person.

    Raises:
        NotFound: unknown, or another person's.
        Refused: WAJIB_DIISI (none named), TERLALU_BANYAK.
    """
    if not ids and sampai is None:
        raise Refused(ErrorCode.WAJIB_DIISI, "ids")
    if len(ids) > SEKALIGUS:
        raise Refused(ErrorCode.TERLALU_BANYAK, "ids", maks=SEKALIGUS)
    named = [*ids, *([] if sampai is None else [sampai])]
    known = {row.id for row in await visible_to(models.Pemberitahuan, by).filter(id__in=named)}
    refuse(_unknown(ids, sampai, known))
    await _mark(models.Pemberitahuan.filter(penerima_id=by.pegawai_id, id__in=list(ids)), by.waktu)
    if sampai is not None:
        await _mark(models.Pemberitahuan.filter(penerima_id=by.pegawai_id, id__lte=sampai), by.waktu)
    return by.pegawai_id


async def sweep(waktu: datetime) -> int:
    """Forgets the oldest notices once their time is over, read or not; the acts stay.

    Args:
        waktu: the time of the work.

    Returns:
        How many, some at a time.
    """
    masa = load("pemberitahuan")["simpan_hari"].on(waktu.astimezone(JAKARTA).date())
    tertua = models.Pemberitahuan.all().order_by("id").limit(SEKALIGUS).values_list("id", "riwayat__waktu")
    lama = [id for id, dilakukan in await tertua if dilakukan < waktu - timedelta(days=int(masa.value))]
    await models.Pemberitahuan.filter(id__in=lama).delete()
    return len(lama)


def _unknown(ids: Sequence[int], sampai: int | None, known: set[int]) -> list[DomainError]:
    errors: list[DomainError] = [NotFound("ids", str(i)) for i, id in enumerate(ids) if id not in known]
    return errors if sampai is None or sampai in known else [*errors, NotFound("sampai")]


async def _mark(rows: QuerySet[models.Pemberitahuan], waktu: datetime) -> None:
    await rows.filter(dibaca=None).update(dibaca=waktu)
