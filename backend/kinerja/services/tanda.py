"""Marks that an act gets in the riwayat when it is a decision; see `domain/tanda.py`."""

import json
from collections.abc import Mapping
from typing import Any

from .. import models
from ..domain.aktor import Aktor
from ..domain.tanda import PUTUSAN, Putusan, marks
from ..peraturan import load

TINDAKAN = [f"{move}{objek}" for move in sorted(PUTUSAN) for objek in ("", "_RENKIN", "_REALISASI")]


async def decided_before(by: Aktor) -> list[Putusan]:
    """The last decisions of this person, the last one first."""
    banyak = int(load("putusan")["putusan_dibandingkan"].on(by.hari).value)
    rows = await models.Riwayat.filter(oleh_id=by.pegawai_id, tindakan__in=TINDAKAN).order_by("-id").limit(banyak)
    read = [Putusan.of(r.berkas_id, r.tindakan, r.waktu, json.loads(r.isi)) for r in rows]
    return [each for each in read if each is not None]


async def marked(berkas: int, tindakan: str, isi: Mapping[str, Any], by: Aktor) -> Mapping[str, Any]:
    """What is recorded of an act, with its marks where it is a decision."""
    if Putusan.of(berkas, tindakan, by.waktu, isi) is None:
        return isi
    return with_marks(berkas, tindakan, isi, await decided_before(by), by)


def with_marks(
    berkas: int, tindakan: str, isi: Mapping[str, Any], sebelumnya: list[Putusan], by: Aktor, bulk: bool = False
) -> Mapping[str, Any]:
    """What is recorded of a decision, with its marks; it stands before the next one then.

    Args:
        sebelumnya: the decisions before it, the last one first; this one is added.
    """
    putusan = Putusan.of(berkas, tindakan, by.waktu, isi)
    assert putusan is not None
    found = marks(putusan, sebelumnya, int(load("putusan")["jeda_cepat_detik"].on(by.hari).value), bulk)
    sebelumnya.insert(0, putusan)
    return {**isi, "tanda": found} if found else isi
