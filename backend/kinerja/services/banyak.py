"""Decisions on many objects at once. Each is looked at by the same rules as a single one; what is good is then done to
all together, for one by one 250 of them would take seconds."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from .. import models
from ..domain.aktor import Aktor
from ..domain.banyak import Hasil, Kebijakan, results
from ..domain.errors import DomainError, ErrorCode, NotFound, Stale
from ..domain.workflow import Move
from . import kalender, keadaan, pemberitahuan, realisasi, renkin, riwayat, skp
from .akses import Dibuka, Rencana, Versi, open_many, take_many
from .kunci import answer_once

T = TypeVar("T")


async def approve_many_skp(baris: Sequence[Versi], *, kebijakan: Kebijakan, kunci: str, by: Aktor) -> list[Hasil]:
    """The rater agrees to many SKP.

    Raises:
        Refused: WAJIB_DIISI, TERLALU_BANYAK, NILAI_TIDAK_DIKENAL.
        Invalid: under ALL what is wrong with any of them.
    """

    async def effect() -> list[Hasil]:
        dibuka = await open_many(baris, by, models.Skp)
        sisi = await keadaan.sides_of([(r.skp, r.versi) for r in dibuka.values()], by)
        now = {id: await keadaan.of_skp(r.skp, r.versi, sisi[r.versi.id], by) for id, r in dibuka.items()}
        baik, hasil = _sifted(
            baris, dibuka, kebijakan, lambda id, r: skp.after(r.versi, Move.APPROVE, sisi[r.versi.id], now[id])
        )
        if baik:
            ke, daftar = next(iter(baik.values())), [dibuka[id] for id in baik]
            await take_many(list(baik), models.Skp)
            dulu = await skp.put_all_in_force([(r.skp, r.versi) for r in daftar], Move.APPROVE, ke, by)
            await _record([skp.approval(r.skp, r.versi, Move.APPROVE, ke, dulu) for r in daftar], daftar, by)
        return hasil

    return await _once("approve_many_skp", baris, kebijakan, effect, kunci, by)


async def approve_many_renkin(baris: Sequence[Versi], *, kebijakan: Kebijakan, kunci: str, by: Aktor) -> list[Hasil]:
    """The rater agrees to the plans of many quarters; those of one SKP are recorded as one act.

    Raises:
        As `approve_many_skp`.
    """

    async def effect() -> list[Hasil]:
        dibuka = await open_many(baris, by, models.Triwulan)
        sisi = await keadaan.sides_of([(r.skp, r.versi) for r in dibuka.values()], by)
        days = await _days(dibuka)
        baik, hasil = _sifted(
            baris,
            dibuka,
            kebijakan,
            lambda id, r: renkin.after(r.versi, r.triwulan[0], days[id], Move.APPROVE, sisi[r.versi.id], by),
        )
        if baik:
            ke, daftar = next(iter(baik.values())), _by_skp([dibuka[id] for id in baik])
            await take_many(list(baik), models.Triwulan)
            await renkin.put_in_force(list(baik), ke, by)
            await _record([renkin.perbuatan(r, Move.APPROVE, [ke] * len(r.triwulan)) for r in daftar], daftar, by)
        return hasil

    return await _once("approve_many_renkin", baris, kebijakan, effect, kunci, by)


async def validate_many_realisasi(
    baris: Sequence[Versi], *, kebijakan: Kebijakan, kunci: str, by: Aktor
) -> list[Hasil]:
    """The rater confirms many reports with the values reported.

    Raises:
        As `approve_many_skp`.
    """

    async def effect() -> list[Hasil]:
        dibuka = await open_many(baris, by, models.Triwulan)
        rows = await realisasi.rows_of(list(dibuka))
        days, sisi = await _days(dibuka), await _sides_of_reports(dibuka, by)
        baik, hasil = _sifted(
            baris,
            dibuka,
            kebijakan,
            lambda id, r: (
                realisasi.after(r.triwulan[0], days[id], Move.VALIDATE, sisi[id], by),
                realisasi.Dinilai.as_reported(r, rows[id]),
            ),
        )
        if baik:
            ke, daftar = next(iter(baik.values()))[0], [dinilai for _, dinilai in baik.values()]
            await take_many(list(baik), models.Triwulan)
            await realisasi.confirm(daftar, ke, None, by)
            acts = [realisasi.perbuatan(d.rencana, Move.VALIDATE, ke, catatan=None, **d.isi()) for d in daftar]
            await _record(acts, [d.rencana for d in daftar], by)
        return hasil

    return await _once("validate_many_realisasi", baris, kebijakan, effect, kunci, by)


def _sifted(
    baris: Sequence[Versi], dibuka: Dibuka, kebijakan: Kebijakan, putuskan: Callable[[int, Rencana], T]
) -> tuple[dict[int, T], list[Hasil]]:
    """What the decision makes of each that is good, and the results of all."""
    baik: dict[int, T] = {}
    ditolak: dict[int, DomainError] = {}
    for versi in baris:
        # A refusal is the result of this one row: the others go on.
        try:
            baik[versi.id] = putuskan(versi.id, _current(versi, dibuka))
        except DomainError as error:
            ditolak[versi.id] = error
    return baik, results([versi.id for versi in baris], ditolak, kebijakan)


def _current(versi: Versi, dibuka: Dibuka) -> Rencana:
    if versi.id not in dibuka:
        raise NotFound("id")
    rencana = dibuka[versi.id]
    version = rencana.triwulan[0].version if rencana.triwulan else rencana.skp.version
    if version != versi.version:
        raise Stale(version)
    return rencana


async def _days(dibuka: Dibuka) -> dict[int, keadaan.Hari]:
    years = {year: await kalender.quarters(year) for year in {r.skp.tahun for r in dibuka.values()}}
    return {id: years[r.skp.tahun].get(r.triwulan[0].tw) for id, r in dibuka.items()}


async def _sides_of_reports(dibuka: Dibuka, by: Aktor) -> dict[int, keadaan.Sisi]:
    """Quarter by quarter, so that of each SKP there is one report at a time."""
    found: dict[int, keadaan.Sisi] = {}
    for tw in {r.triwulan[0].tw for r in dibuka.values()}:
        these = {id: r for id, r in dibuka.items() if r.triwulan[0].tw == tw}
        laporan = [r.triwulan[0] for r in these.values()]
        sisi = await keadaan.sides_of([(r.skp, r.versi) for r in these.values()], by, laporan)
        found |= {id: sisi[r.versi.id] for id, r in these.items()}
    return found


def _by_skp(daftar: Sequence[Rencana]) -> list[Rencana]:
    found: dict[int, Rencana] = {}
    for r in daftar:
        before = found[r.skp.id].triwulan if r.skp.id in found else []
        found[r.skp.id] = Rencana(r.skp, r.versi, [*before, *r.triwulan])
    return list(found.values())


async def _record(acts: Sequence[riwayat.Perbuatan], daftar: Sequence[Rencana], by: Aktor) -> None:
    told = await riwayat.record_many(acts, by=by)
    await pemberitahuan.tell_many(told, [(r.skp, r.versi) for r in daftar], by)


async def _once(
    tindakan: str,
    baris: Sequence[Versi],
    kebijakan: Kebijakan,
    effect: Callable[[], Awaitable[list[Hasil]]],
    kunci: str,
    by: Aktor,
) -> list[Hasil]:
    """Under one key: the results are kept with it, and given again to who asks again."""

    async def answer() -> str:
        rows = [[h.id, [[e.code, e.path, e.params] for e in h.errors]] for h in await effect()]
        return json.dumps(rows, default=str)

    kept = await answer_once(tindakan, {"baris": baris, "kebijakan": kebijakan}, answer, kunci=kunci, by=by)
    return [Hasil(id, [_error(*each) for each in errors]) for id, errors in json.loads(kept)]


def _error(code: str, path: Sequence[str], params: Mapping[str, object]) -> DomainError:
    return DomainError(ErrorCode(code), path, params)
