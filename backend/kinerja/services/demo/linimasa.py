"""What some of the cast did until the day of the demo, put on record and told as the services do it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import groupby

from ... import models
from ...domain import selisih
from ...domain.aktor import JAKARTA, Aktor
from ...domain.baris import Baris
from ...domain.realisasi import ValidasiMasuk
from ...domain.workflow import Move
from .. import pejabat_penilai, pemberitahuan, realisasi, renkin, riwayat, skp, skp_isi
from ..akses import Rencana
from . import bahan, cast
from .kisah import KisahSkp, Tindakan

# A draft was begun so long before it was sent.
MENYUSUN = timedelta(minutes=40)
# What was told in the last week waits to be read; what came before has been read within the hour.
TERBARU, MEMBACA = timedelta(days=7), timedelta(hours=1)


async def record(kisah: Sequence[tuple[int, KisahSkp]]) -> None:
    """Adds the acts of these SKP to the files of their owners, in the order of their time.

    Args:
        kisah: each with the id of its SKP.
    """
    acts = [(t, skp_id, tw, k) for skp_id, k in kisah for t, tw in _acts(k)]
    for tindakan, skp_id, tw, k in sorted(acts, key=lambda act: act[:3]):
        await _record(tindakan, skp_id, tw, k)
    sampai = datetime.combine(cast.HARI - TERBARU, time(), JAKARTA)
    for told in await models.Pemberitahuan.filter(riwayat__waktu__lt=sampai).select_related("riwayat"):
        await models.Pemberitahuan.filter(id=told.id).update(dibaca=told.riwayat.waktu + MEMBACA)


def _acts(kisah: KisahSkp) -> list[tuple[Tindakan, tuple[int, ...]]]:
    """The acts of an SKP, each with its quarters: those at the same moment went together."""
    own: list[tuple[Tindakan, tuple[int, ...]]] = [(t, ()) for t in kisah.tindakan]
    quarters = sorted((t, tw) for tw, quarter in kisah.triwulan.items() for t in quarter.tindakan)
    return [*own, *((t, tuple(tw for _, tw in same)) for t, same in groupby(quarters, key=lambda each: each[0]))]


async def _record(tindakan: Tindakan, skp_id: int, tw: tuple[int, ...], kisah: KisahSkp) -> None:
    row = await models.Skp.get(id=skp_id)
    versi = await models.VersiSkp.get(id=row.kerja_id)
    penilai = await pejabat_penilai.acting(versi.penilai_jabatan_id, row.pegawai_id, tindakan.waktu.date())
    orang = row.pegawai_id if tindakan.move is Move.SUBMIT else penilai
    assert orang is not None
    by = Aktor(orang, tindakan.waktu)
    if not tindakan.tahap:
        await _of_skp(tindakan, row, versi, kisah, by)
        return
    rencana = Rencana(row, versi, await models.Triwulan.filter(skp_id=skp_id, tw__in=tw).order_by("tw"))
    for quarter in rencana.triwulan:
        # As it stood then, for what is recorded of the move.
        setattr(quarter, f"{tindakan.tahap}_status", tindakan.dari)
    act = await (_of_renkin if tindakan.tahap == "renkin" else _of_realisasi)(tindakan, rencana)
    told = await riwayat.record(act.berkas, act.objek, act.objek_id, act.tindakan, by=by, isi=act.isi)
    await pemberitahuan.tell(told, row, versi, by)


async def _of_skp(tindakan: Tindakan, row: models.Skp, versi: models.VersiSkp, kisah: KisahSkp, by: Aktor) -> None:
    revisi = [t.waktu for t in kisah.tindakan if t.move is Move.SUBMIT and t.waktu <= tindakan.waktu][1:]
    versi.status, versi.revisi = tindakan.dari, len(revisi)
    isi: dict[str, object] = {"sebelum": None, "dulu": None}
    if tindakan.move is Move.SUBMIT:
        isi = await _sent(row, versi, by)
    if tindakan.move is Move.RETURN:
        notes = models.IndikatorRevisi.filter(versi_id=versi.id, revisi=versi.revisi, catatan__not_isnull=True)
        baris = dict(await notes.order_by("indikator_id").values_list("indikator_id", "catatan"))
        isi = {"catatan": versi.catatan, "indikator": baris}
    await skp.record(row, versi, tindakan.move, tindakan.ke, by, revisi=versi.revisi, **isi)


async def _sent(row: models.Skp, versi: models.VersiSkp, by: Aktor) -> dict[str, object]:
    """What is recorded of an SKP that is sent; before the first time, that it was begun."""
    sent = [vars(baris) for baris in await _as_sent(versi)]
    if versi.revisi:
        before = await riwayat.last_isi("skp", row.id, Move.SUBMIT)
        return {"indikator": sent, "perubahan": selisih.of_rows(before["indikator"], sent)}
    span = {"mulai": row.mulai, "selesai": row.selesai, "penilai": versi.penilai_jabatan_id}
    began = replace(by, waktu=by.waktu - MENYUSUN)
    await riwayat.record(row.pegawai_id, "skp", row.id, "CREATE", by=began, isi=span)
    return {"indikator": sent, "perubahan": []}


async def _as_sent(versi: models.VersiSkp) -> list[Baris]:
    sent = {r.indikator_id: r for r in await models.IndikatorRevisi.filter(versi_id=versi.id, revisi=versi.revisi)}
    names = ("uraian", "output", "satuan", "mutu", "waktu", "biaya")
    return [
        replace(baris, **{name: getattr(sent[baris.id], name) for name in names})
        for baris in await skp_isi.read_rows(versi.id)
    ]


async def _of_renkin(tindakan: Tindakan, rencana: Rencana) -> riwayat.Perbuatan:
    isi: dict[str, object] = {}
    if tindakan.move is Move.SUBMIT:
        target: dict[int, dict[int, object]] = {}
        rows = models.Renkin.filter(triwulan__skp_id=rencana.skp.id).order_by("indikator__urut", "triwulan__tw")
        for r in await rows.select_related("triwulan"):
            target.setdefault(r.indikator_id, {})[r.triwulan.tw] = r.target
        isi = {"target": target, "perubahan": []}
    if tindakan.move is Move.RETURN:
        isi = {"catatan": bahan.read("catatan")["renkin"][rencana.skp.id % 2], "renkin": {}}
    return renkin.perbuatan(rencana, tindakan.move, [tindakan.ke] * len(rencana.triwulan), **isi)


async def _of_realisasi(tindakan: Tindakan, rencana: Rencana) -> riwayat.Perbuatan:
    (quarter,) = rencana.triwulan
    rows = (await realisasi.rows_of([quarter.id]))[quarter.id]
    if tindakan.move is Move.SUBMIT:
        told = {r.id: {"realisasi": r.realisasi, "catatan": r.catatan_realisasi} for r in rows}
        isi: dict[str, object] = {"revisi": 0, "renkin": told, "perubahan": []}
    else:
        assert tindakan.move is Move.VALIDATE, "Of these people nobody's report was returned."
        said = [ValidasiMasuk(r.id, r.nilai_validasi, r.catatan_validasi) for r in rows if r.nilai_validasi is not None]
        isi = {"catatan": None, **realisasi.Dinilai.of(rencana, rows, said).isi()}
    return realisasi.perbuatan(rencana, tindakan.move, tindakan.ke, **isi)
