"""Evidence for a report: files that its owner adds or takes back while the quarter is with him, and links to them that
live a minute."""

import asyncio
from datetime import datetime
from pathlib import Path

from .. import models
from ..config import Config
from ..domain.aktor import Aktor
from ..domain.bukti import MAKS_BERKAS, clean_name
from ..domain.errors import DomainError, ErrorCode, NotFound, Refused
from ..domain.workflow import Move
from ..models.lingkup import visible_to
from . import gudang, realisasi, riwayat, tautan
from .akses import Rencana, open_one_triwulan
from .kunci import run_once

# A file without a row may belong to an act that is still under way.
UMUR_SISA_DETIK = 3600


def folder(config: Config) -> Path:
    return config.data_dir / "bukti"


async def add_bukti(
    renkin_id: int, *, version: int, nama: str, berkas: Path, kunci: str, by: Aktor, config: Config
) -> int:
    """Puts a file beside a row of the report.

    Args:
        version: of the Triwulan. nama: as the owner's machine calls it. berkas: a copy that the caller throws away.

    Returns:
        The id of the Bukti.

    Raises:
        NotFound, Stale; Refused: BERKAS_KOSONG, BERKAS_TERLALU_BESAR, BERKAS_JENIS_DITOLAK, TERLALU_BANYAK,
            KOLOM_TERTUTUP (the row is not due), RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN,
            WINDOW_CLOSED.
    """
    isi = await asyncio.to_thread(gudang.store, folder(config), berkas, config.upload_limit)
    kept = False

    async def effect() -> int:
        nonlocal kept
        row = await _attach(renkin_id, version, clean_name(nama, isi.jenis), isi, by)
        kept = True
        return int(row.id)

    body = {"renkin_id": renkin_id, "version": version, "nama": nama, "sha256": isi.sha256}
    try:
        answer = await run_once("add_bukti", body, effect, kunci=kunci, by=by)
    except DomainError:
        _throw_away(config, isi.tempat)
        raise
    # After any other failure the row may be there all the same (a database lost at the commit): `orphans` finds what
    # really is left over.
    if not kept:
        _throw_away(config, isi.tempat)
    return answer


async def remove_bukti(bukti_id: int, *, version: int, kunci: str, by: Aktor, config: Config) -> int:
    """Takes a file back.

    Args:
        version: of the Triwulan.

    Returns:
        The id of the Renkin it stood beside.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
    """
    tempat: list[str] = []

    async def effect() -> int:
        row = await visible_to(models.Bukti, by).filter(id=bukti_id).select_related("renkin").first()
        if row is None:
            raise NotFound("id")
        rencana = await open_one_triwulan(row.renkin.triwulan_id, version, by)
        await _edited(rencana, by)
        await models.Bukti.filter(id=bukti_id).delete()
        await _record(rencana, row, "REMOVE", by)
        tempat.append(row.tempat)
        return row.renkin_id

    body = {"bukti_id": bukti_id, "version": version}
    renkin_id = await run_once("remove_bukti", body, effect, kunci=kunci, by=by)
    for name in tempat:
        _throw_away(config, name)
    return renkin_id


async def make_link(bukti_id: int, *, waktu: datetime, by: Aktor, config: Config) -> str:
    """A token by which this one file can be fetched for a minute.

    Args:
        waktu: the real time: the day of the demo comes round again.

    Raises:
        NotFound: unknown, or not for this aktor.
    """
    if not await visible_to(models.Bukti, by).filter(id=bukti_id).exists():
        raise NotFound("id")
    return tautan.seal("bukti", bukti_id, waktu, config)


async def open_link(token: str, *, waktu: datetime, config: Config) -> tuple[models.Bukti, Path]:
    """The file behind a token, and where it lies.

    Args:
        waktu: the real time.

    Raises:
        NotFound: no token of ours, expired, or the file was taken back.
    """
    row = await models.Bukti.get_or_none(id=tautan.unseal("bukti", token, waktu, config))
    if row is None:
        raise NotFound()
    return row, folder(config) / row.tempat


async def orphans(config: Config, waktu: datetime) -> list[Path]:
    """Files to which no row leads any more and that no act under way can mean.

    Args:
        waktu: the real time, by which files are dated.
    """
    if not folder(config).is_dir():
        return []
    old = [p for p in folder(config).iterdir() if waktu.timestamp() - p.stat().st_mtime > UMUR_SISA_DETIK]
    known = {bukti.tempat for bukti in await models.Bukti.all().only("tempat")}
    return sorted(p for p in old if p.name not in known)


async def missing(config: Config) -> list[models.Bukti]:
    """Rows whose file is gone."""
    return [b for b in await models.Bukti.all().order_by("id") if not (folder(config) / b.tempat).is_file()]


async def _attach(renkin_id: int, version: int, nama: str, isi: gudang.Berkas, by: Aktor) -> models.Bukti:
    renkin = await visible_to(models.Renkin, by).filter(id=renkin_id).first()
    if renkin is None:
        raise NotFound("renkinId")
    rencana = await open_one_triwulan(renkin.triwulan_id, version, by)
    await _edited(rencana, by)
    if not renkin.target:
        raise Refused(ErrorCode.KOLOM_TERTUTUP, "renkinId")
    if await models.Bukti.filter(renkin_id=renkin_id).count() >= MAKS_BERKAS:
        raise Refused(ErrorCode.TERLALU_BANYAK, "berkas", maks=MAKS_BERKAS)
    row = await models.Bukti.create(
        renkin_id=renkin_id,
        nama=nama,
        jenis=isi.jenis.mime,
        ukuran=isi.ukuran,
        sha256=isi.sha256,
        tempat=isi.tempat,
        diunggah=by.waktu,
        oleh_id=by.pegawai_id,
    )
    await _record(rencana, row, "ADD", by)
    return row


async def _edited(rencana: Rencana, by: Aktor) -> None:
    status = await realisasi.moved(rencana, Move.EDIT, by)
    await models.Triwulan.filter(id=rencana.triwulan[0].id).update(realisasi_status=status)


async def _record(rencana: Rencana, row: models.Bukti, tindakan: str, by: Aktor) -> None:
    isi = {"renkin": row.renkin_id, "nama": row.nama, "ukuran": row.ukuran, "sha256": row.sha256}
    await riwayat.record(rencana.skp.pegawai_id, "bukti", row.id, tindakan, by=by, isi=isi)


def _throw_away(config: Config, tempat: str) -> None:
    (folder(config) / tempat).unlink(missing_ok=True)
