"""The demo as tests look at it: its people by their numbers, its plans, and all its rows."""

from collections import defaultdict
from dataclasses import fields
from datetime import datetime, time
from pathlib import Path
from typing import TypeVar

from tortoise.models import Model
from tortoise.queryset import QuerySet

from kinerja import models
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.domain.aktor import JAKARTA, Aktor
from kinerja.domain.baris import Baris
from kinerja.services.demo import cast
from kinerja.services.demo.lifecycle import prepare
from kinerja.services.demo.load import SEMUA

M = TypeVar("M", bound=Model)

KECIL = 260


def at(database_url: str, folder: Path) -> Config:
    """As the demo runs: with a secret made on its first run."""
    return Config.from_env({"KINERJA_DATABASE_URL": database_url, "KINERJA_DATA_DIR": str(folder)})


async def set_up(config: Config) -> None:
    await open_database(config)
    await prepare(pegawai=KECIL)
    await close_database()


async def orang(nrk: str) -> models.Pegawai:
    akun = await models.Akun.get(nama_masuk=nrk).select_related("pegawai")
    return akun.pegawai


async def aktor(nrk: str) -> Aktor:
    return Aktor((await orang(nrk)).id, datetime.combine(cast.HARI, time(9), JAKARTA))


async def skp_of(nrk: str) -> list[models.Skp]:
    return await models.Skp.filter(pegawai_id=(await orang(nrk)).id).order_by("mulai")


async def versi_of(skp: models.Skp) -> models.VersiSkp:
    return await models.VersiSkp.get(id=skp.kerja_id)


async def plans() -> list[tuple[models.Skp, models.VersiSkp]]:
    versi = {v.id: v for v in await models.VersiSkp.all()}
    return [(skp, versi[skp.kerja_id]) for skp in await models.Skp.all().order_by("mulai", "id")]


async def by(rows: QuerySet[M], key: str) -> dict[object, list[M]]:
    """Rows by one of their columns."""
    found: dict[object, list[M]] = defaultdict(list)
    for row in await rows:
        found[getattr(row, key)].append(row)
    return found


def as_kept(i: models.Indikator) -> Baris:
    return Baris(**{f.name: getattr(i, f.name) for f in fields(Baris)})


async def dump() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the passwords, whose salts differ."""
    return {model.__name__: await rows(model) for model in SEMUA}


async def rows(model: type[Model]) -> list[tuple[object, ...]]:
    columns = sorted(model._meta.db_fields - {"sandi"})
    return sorted(await model.all().values_list(*columns), key=repr)
