"""The way to each state, by the services: for stories that begin in the middle."""

from collections.abc import Awaitable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from kinerja import models
from kinerja.domain.baris import BarisMasuk
from kinerja.domain.errors import DomainError, ErrorCode
from kinerja.domain.indikator import SumberIndikator
from kinerja.domain.realisasi import RealisasiMasuk, ValidasiMasuk
from kinerja.domain.target import TargetMasuk
from kinerja.services.akses import Versi
from kinerja.services.realisasi import save_realisasi, submit_realisasi, validate_realisasi
from kinerja.services.renkin import TriwulanMasuk, approve_renkin, save_renkin, submit_renkin
from kinerja.services.skp import approve_skp, create_skp, submit_skp
from kinerja.services.skp_isi import save_skp
from people import BUDI, KSD, PERKIN, SITI, aktor

MULAI, SELESAI = date(2020, 3, 1), date(2020, 12, 31)

_numbers = count(1)

# What Budi plans: of 12 reports of the perkin, 4 of the KSD and 10.5 of his own, so many in each quarter.
BARIS = (
    BarisMasuk(SumberIndikator.PERKIN, referensi_id=PERKIN, waktu=10),
    BarisMasuk(SumberIndikator.KSD, referensi_id=KSD, waktu=10),
    BarisMasuk(
        SumberIndikator.TANPA_REFERENSI,
        uraian="Melatih pegawai baru",
        output=Decimal("10.5"),
        satuan="jam",
        mutu=Decimal(90),
        waktu=10,
        biaya=Decimal(1_500_000),
    ),
)
TARGET = (("1", "3", "4", "4"), ("0", "1", "1", "2"), ("1.5", "3", "3", "3"))


def kunci() -> str:
    """A key that nobody has used."""
    return f"uji-{next(_numbers)}"


async def version_of(skp_id: int) -> int:
    return (await models.Skp.get(id=skp_id)).version


async def draft_skp(baris: Sequence[BarisMasuk] = BARIS) -> int:
    skp_id = await create_skp(MULAI, SELESAI, kunci=kunci(), by=aktor(BUDI))
    await save_skp(skp_id, version=1, indikator=baris, kunci=kunci(), by=aktor(BUDI))
    return skp_id


async def submitted_skp(baris: Sequence[BarisMasuk] = BARIS) -> int:
    skp_id = await draft_skp(baris)
    return await submit_skp(skp_id, version=2, kunci=kunci(), by=aktor(BUDI))


async def approved_skp(baris: Sequence[BarisMasuk] = BARIS) -> int:
    skp_id = await submitted_skp(baris)
    return await approve_skp(skp_id, version=3, kunci=kunci(), by=aktor(SITI))


async def rows_of(skp_id: int) -> list[models.Indikator]:
    """The rows of the version being worked on, in order."""
    return await models.Indikator.filter(versi_id=(await models.Skp.get(id=skp_id)).kerja_id).order_by("urut")


async def quarters_of(skp_id: int) -> list[models.Triwulan]:
    return await models.Triwulan.filter(skp_id=skp_id).order_by("tw")


async def renkin_of(triwulan_id: int) -> list[models.Renkin]:
    """The rows of a quarter, in the order of the SKP."""
    return await models.Renkin.filter(triwulan_id=triwulan_id).order_by("indikator__urut")


async def versions_of(skp_id: int, *tw: int) -> list[Versi]:
    return [Versi(t.id, t.version) for t in await quarters_of(skp_id) if not tw or t.tw in tw]


async def targets(skp_id: int, target: Sequence[Sequence[str | None]] = TARGET, *tw: int) -> list[TriwulanMasuk]:
    """The targets of the quarters as their owner sends them; of all four, or of those named."""
    return [
        TriwulanMasuk(
            t.id,
            t.version,
            [
                TargetMasuk(r.id, None if (v := row[t.tw - 1]) is None else Decimal(v))
                for r, row in zip(await renkin_of(t.id), target, strict=True)
            ],
        )
        for t in await quarters_of(skp_id)
        if not tw or t.tw in tw
    ]


async def drafted_renkin(target: Sequence[Sequence[str | None]] = TARGET) -> int:
    skp_id = await approved_skp()
    return await save_renkin(await targets(skp_id, target), kunci=kunci(), by=aktor(BUDI))


async def submitted_renkin() -> int:
    skp_id = await drafted_renkin()
    return await submit_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(BUDI))


async def approved_renkin() -> int:
    skp_id = await submitted_renkin()
    return await approve_renkin(await versions_of(skp_id), kunci=kunci(), by=aktor(SITI))


async def first_quarter() -> models.Triwulan:
    """The quarter that all stories about realisasi are about."""
    return await models.Triwulan.get(skp__pegawai_id=BUDI, tw=1)


def reports(rows: Sequence[models.Renkin], values: Mapping[int, str]) -> list[RealisasiMasuk]:
    """The report as its owner sends it. Values are by the place of the row in the SKP, from 0."""
    return [RealisasiMasuk(rows[i].id, Decimal(v), "sesuai rencana") for i, v in values.items()]


async def drafted_realisasi() -> models.Triwulan:
    await approved_renkin()
    tw = await first_quarter()
    report = reports(await renkin_of(tw.id), {0: "1", 2: "1.2"})
    await save_realisasi(tw.id, version=tw.version, renkin=report, kunci=kunci(), by=aktor(BUDI))
    return await first_quarter()


async def submitted_realisasi() -> models.Triwulan:
    tw = await drafted_realisasi()
    await submit_realisasi(tw.id, version=tw.version, kunci=kunci(), by=aktor(BUDI))
    return await first_quarter()


async def validation(tw: models.Triwulan) -> list[ValidasiMasuk]:
    """What the superior makes of the report on the first quarter."""
    rows = await renkin_of(tw.id)
    return [ValidasiMasuk(rows[0].id, Decimal(1)), ValidasiMasuk(rows[2].id, Decimal("1.2"))]


async def validated_realisasi() -> models.Triwulan:
    tw = await submitted_realisasi()
    values = await validation(tw)
    await validate_realisasi(tw.id, version=tw.version, renkin=values, kunci=kunci(), by=aktor(SITI))
    return await first_quarter()


async def riwayat_of(pegawai_id: int) -> list[tuple[str, str, int | None]]:
    """What the file of a person holds: object, act, and who did it."""
    rows = await models.Riwayat.filter(berkas_id=pegawai_id).order_by("nomor")
    return [(r.objek, r.tindakan, r.oleh_id) for r in rows]


async def refusals(act: Awaitable[object]) -> list[tuple[ErrorCode, str]]:
    """What an act is refused for: each code with the path of the field."""
    with pytest.raises(DomainError) as refusal:
        await act
    return [(error.code, ".".join(error.path)) for error in refusal.value.each()]
