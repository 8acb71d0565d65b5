"""Marks that an act gets in the riwayat when it is a decision; see `domain/tanda.py`."""

import json
from collections.abc import Mapping
from typing import Any

from .. import models
from ..domain.aktor import Aktor
from ..domain.tanda import PUTUSAN, Putusan, Tanda, marks
from ..peraturan import load

TINDAKAN = [f"{move}{objek}" for move in sorted(PUTUSAN) for objek in ("", "_RENKIN", "_REALISASI")]


async def of(berkas: int, tindakan: str, isi: Mapping[str, Any], by: Aktor, bulk: bool = False) -> list[Tanda]:
    """The marks of an act; none where it is no decision."""
    putusan = Putusan.of(berkas, tindakan, by.waktu, isi)
    if putusan is None:
        return []
    aturan = load("putusan")
    rows = (
        await models.Riwayat.filter(oleh_id=by.pegawai_id, tindakan__in=TINDAKAN)
        .order_by("-id")
        .limit(int(aturan["putusan_dibandingkan"].on(by.hari).value))
    )
    read = [Putusan.of(r.berkas_id, r.tindakan, r.waktu, json.loads(r.isi)) for r in rows]
    sebelumnya = [each for each in read if each is not None]
    return marks(putusan, sebelumnya, int(aturan["jeda_cepat_detik"].on(by.hari).value), bulk)
