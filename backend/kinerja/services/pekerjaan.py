"""Long work: asked for, taken back, and its file fetched by the one who asked. `kerja.py` does it."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from .. import models
from ..config import Config
from ..domain.aktor import Aktor
from ..domain.errors import ErrorCode, NotFound, Refused
from ..domain.pekerjaan import SIMPAN, TERBUKA, JenisPekerjaan, StatusPekerjaan, check_ask
from ..domain.workflow import Move
from ..models.lingkup import visible_to
from . import riwayat, tautan
from .kunci import once


def folder(config: Config) -> Path:
    return config.data_dir / "pekerjaan"


@once
async def ask_pekerjaan(jenis: JenisPekerjaan, isian: Mapping[str, object], *, kunci: str, by: Aktor) -> int:
    """Asks for a piece of work; it begins by itself.

    Args:
        isian: what it needs to know, as JSON will have it.

    Returns:
        The id of the Pekerjaan.

    Raises:
        Refused: NOT_ALLOWED, TERLALU_BANYAK.
    """
    await riwayat.lock_berkas(by.pegawai_id)
    check_ask(jenis, await models.Pekerjaan.filter(pegawai_id=by.pegawai_id, status__in=TERBUKA).count(), by)
    row = await models.Pekerjaan.create(
        jenis=jenis, pegawai_id=by.pegawai_id, isian=json.dumps(isian, ensure_ascii=False), dibuat=by.waktu
    )
    await riwayat.record(by.pegawai_id, "pekerjaan", row.id, "REQUEST", by=by, isi={"jenis": jenis, "isian": isian})
    return int(row.id)


@once
async def cancel_pekerjaan(pekerjaan_id: int, *, kunci: str, by: Aktor) -> int:
    """Takes it back: at once while it waits, and at the next step of one that runs.

    Raises:
        NotFound; Refused: WRONG_STATUS.
    """
    await riwayat.lock_berkas(by.pegawai_id)
    if not await visible_to(models.Pekerjaan, by).filter(id=pekerjaan_id).exists():
        raise NotFound("jobId")
    row = models.Pekerjaan.filter(id=pekerjaan_id)
    waiting = await row.filter(status=StatusPekerjaan.QUEUED).update(
        status=StatusPekerjaan.CANCELLED, selesai=by.waktu, batal=True
    )
    if not waiting and not await row.filter(status=StatusPekerjaan.RUNNING, batal=False).update(batal=True):
        raise Refused(ErrorCode.WRONG_STATUS, "jobId", move=Move.CANCEL)
    await riwayat.record(by.pegawai_id, "pekerjaan", pekerjaan_id, "CANCEL", by=by, isi={})
    return pekerjaan_id


async def make_link(pekerjaan_id: int, *, waktu: datetime, by: Aktor, config: Config) -> str:
    """A token by which its file can be fetched for a minute.

    Args:
        waktu: the real time.

    Raises:
        NotFound: unknown, not of this aktor, or without a file.
    """
    if not await visible_to(models.Pekerjaan, by).filter(id=pekerjaan_id, berkas__not_isnull=True).exists():
        raise NotFound("id")
    return tautan.seal("pekerjaan", pekerjaan_id, waktu, config)


async def open_link(token: str, *, waktu: datetime, config: Config) -> tuple[models.Pekerjaan, Path]:
    """The work behind a token, and where its file lies.

    Raises:
        NotFound: no token of ours, expired, or the file is kept no longer.
    """
    row = await models.Pekerjaan.get_or_none(id=tautan.unseal("pekerjaan", token, waktu, config))
    if row is None or row.berkas is None:
        raise NotFound()
    return row, folder(config) / row.berkas


async def sweep(config: Config, waktu: datetime) -> int:
    """Forgets what has been over for a week, with its file.

    Args:
        waktu: the time of the work.

    Returns:
        How many.
    """
    old = await models.Pekerjaan.filter(selesai__lt=waktu - SIMPAN)
    await models.Pekerjaan.filter(id__in=[row.id for row in old]).delete()
    for row in old:
        if row.berkas is not None:
            (folder(config) / row.berkas).unlink(missing_ok=True)
    return len(old)
