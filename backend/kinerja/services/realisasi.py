"""What a person can do with the report on a quarter: the owner saves and submits it, the rater validates or returns
it, or takes his validation back."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.connection import get_connection

from .. import models
from ..basisdata import dialect
from ..domain import renkin as domain
from ..domain.aktor import Aktor
from ..domain.catatan import CatatanMasuk, read_notes, read_remark
from ..domain.errors import refuse
from ..domain.realisasi import (
    BarisTriwulan,
    HasilValidasi,
    RealisasiMasuk,
    ValidasiMasuk,
    read_report,
    report_errors,
    validate,
)
from ..domain.renkin import StatusRealisasi
from ..domain.selisih import Nama, of_values
from ..domain.workflow import Move, next_status
from . import kalender, keadaan, pemberitahuan, riwayat
from .akses import Rencana, open_one_triwulan
from .kunci import once


@once
async def save_realisasi(
    triwulan_id: int, *, version: int, renkin: Sequence[RealisasiMasuk], kunci: str, by: Aktor
) -> int:
    """The owner writes what was done; rows left out keep theirs.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
        Invalid: what is wrong with the rows.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.EDIT, by)
    rows = {r.id: r for r in await _rows(triwulan_id)}
    report = read_report(renkin, {b.id: b for b in _kept(list(rows.values()))})
    for id, masuk in report.items():
        rows[id].realisasi, rows[id].catatan_realisasi = masuk.realisasi, masuk.catatan
    if report:
        await models.Renkin.bulk_update([rows[id] for id in report], ["realisasi", "catatan_realisasi"])
    await models.Triwulan.filter(id=triwulan_id).update(realisasi_status=ke)
    return triwulan_id


@once
async def submit_realisasi(triwulan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The owner sends the report to the rater.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS, WINDOW_NOT_OPEN, WINDOW_CLOSED.
        Invalid: WAJIB_DIISI for each due row without a value.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.SUBMIT, by)
    rows = await _rows(triwulan_id)
    refuse(report_errors(_kept(rows)))
    quarter = rencana.triwulan[0]
    revisi = quarter.realisasi_revisi + (quarter.realisasi_diajukan is not None)
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke, realisasi_revisi=revisi, realisasi_diajukan=by.waktu
    )
    told = {r.id: {"realisasi": r.realisasi, "catatan": r.catatan_realisasi} for r in rows}
    before = (await riwayat.last_isi("triwulan", triwulan_id, f"{Move.SUBMIT}_REALISASI")).get("renkin", {})
    sent = {int(id): row["realisasi"] for id, row in before.items()}
    perubahan = of_values(sent, {r.id: r.realisasi for r in rows}, _names(rows), "realisasi")
    await _record(rencana, Move.SUBMIT, ke, by, revisi=revisi, renkin=told, perubahan=perubahan)
    return triwulan_id


@once
async def validate_realisasi(
    triwulan_id: int,
    *,
    version: int,
    renkin: Sequence[ValidasiMasuk],
    catatan: str | None = None,
    kunci: str,
    by: Aktor,
) -> int:
    """The rater confirms a value for every due row; it is this value that counts.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS.
        Invalid: WAJIB_DIISI, CATATAN_WAJIB and what else is wrong with the rows.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.VALIDATE, by)
    umum = read_remark(catatan)
    dinilai = Dinilai.of(rencana, await _rows(triwulan_id), renkin)
    await confirm([dinilai], ke, umum, by)
    await _record(rencana, Move.VALIDATE, ke, by, catatan=umum, **dinilai.isi())
    return triwulan_id


@dataclass(frozen=True)
class Dinilai:
    """A report with what the rater's values make of it."""

    rencana: Rencana
    rows: Sequence[models.Renkin]
    hasil: HasilValidasi

    @classmethod
    def of(cls, rencana: Rencana, rows: Sequence[models.Renkin], nilai: Sequence[ValidasiMasuk]) -> "Dinilai":
        """With these values.

        Raises:
            Invalid: what is wrong with them.
        """
        return cls(rencana, rows, validate(nilai, _kept(rows)))

    @classmethod
    def as_reported(cls, rencana: Rencana, rows: Sequence[models.Renkin]) -> "Dinilai":
        """With the values that were reported, for all rows that are due."""
        due = {b.id for b in _kept(rows) if b.jatuh_tempo}
        return cls.of(
            rencana, rows, [ValidasiMasuk(r.id, r.realisasi) for r in rows if r.id in due and r.realisasi is not None]
        )

    def isi(self) -> dict[str, object]:
        """What is recorded of it."""
        said = {id: v.nilai for id, v in self.hasil.baris.items()}
        reported = {r.id: r.realisasi for r in self.rows}
        notes = {id: v.catatan for id, v in self.hasil.baris.items()}
        judged = {
            id: {"realisasi": value, "nilai": said.get(id), "catatan": notes.get(id)} for id, value in reported.items()
        }
        perubahan = of_values(reported, said, _names(self.rows), "nilai")
        return {"renkin": judged, "hasil": self.hasil.hasil, "perubahan": perubahan}

    def columns(self) -> list[list[object]]:
        """Of each row the values of NILAI as the database keeps them, and its id."""
        kinds = models.Renkin._meta.fields_map
        rows = []
        for id in (r.id for r in self.rows):
            v = self.hasil.baris.get(id)
            values = (v.nilai, v.catatan, v.capaian, v.capaian_tpp) if v else (None,) * 4
            kept = [kinds[nama].to_db_value(value, models.Renkin) for nama, value in zip(NILAI, values, strict=True)]
            rows.append([*kept, id])
        return rows


NILAI = ("nilai_validasi", "catatan_validasi", "capaian", "capaian_tpp")


async def confirm(daftar: Sequence[Dinilai], ke: StatusRealisasi, catatan: str | None, by: Aktor) -> None:
    """The values of these reports hold; nothing is recorded of it yet."""
    ids = [each.rencana.triwulan[0].id for each in daftar]
    await models.Triwulan.filter(id__in=ids).update(
        realisasi_status=ke, realisasi_catatan=catatan, realisasi_diputuskan=by.waktu
    )
    await _update(
        "triwulan", ["hasil"], [[_persen(each.hasil.hasil), id] for each, id in zip(daftar, ids, strict=True)]
    )
    await _update("renkin", NILAI, [row for each in daftar for row in each.columns()])


def _persen(value: object) -> object:
    return models.Triwulan._meta.fields_map["hasil"].to_db_value(value, models.Triwulan)


async def _update(tabel: str, kolom: Sequence[str], rows: list[list[object]]) -> None:
    """Writes these columns of many rows, each with its values and its id."""
    tempat = ["?" if dialect() == "sqlite" else f"${n}" for n in range(1, len(kolom) + 2)]
    isi = ", ".join(f"{nama} = {place}" for nama, place in zip(kolom, tempat, strict=False))
    await get_connection(dialect()).execute_many(f"update {tabel} set {isi} where id = {tempat[-1]}", rows)


@once
async def undo_realisasi(triwulan_id: int, *, version: int, kunci: str, by: Aktor) -> int:
    """The rater takes his validation back, until the quarter is locked; its values go.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.UNDO, by)
    await models.Renkin.filter(triwulan_id=triwulan_id).update(
        nilai_validasi=None, catatan_validasi=None, capaian=None, capaian_tpp=None
    )
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke, realisasi_catatan=None, realisasi_diputuskan=None, hasil=None
    )
    await _record(rencana, Move.UNDO, ke, by)
    return triwulan_id


@once
async def return_realisasi(
    triwulan_id: int,
    *,
    version: int,
    catatan: str | None = None,
    renkin: Sequence[CatatanMasuk] = (),
    kunci: str,
    by: Aktor,
) -> int:
    """The rater sends the report back with notes, on the whole or on rows.

    Returns:
        The id of the Triwulan.

    Raises:
        NotFound, Stale; Refused: RENKIN_BELUM_DISETUJUI, NOT_ALLOWED, WRONG_STATUS.
        Invalid: CATATAN_WAJIB and what else is wrong with the notes.
    """
    rencana = await open_one_triwulan(triwulan_id, version, by)
    ke = await moved(rencana, Move.RETURN, by)
    rows = await _rows(triwulan_id)
    notes = read_notes(catatan, renkin, [r.id for r in rows], "renkin")
    for row in rows:
        row.catatan_validasi, row.realisasi_sebelum = notes.baris.get(row.id), row.realisasi
    await models.Renkin.bulk_update(rows, ["catatan_validasi", "realisasi_sebelum"])
    await models.Triwulan.filter(id=triwulan_id).update(
        realisasi_status=ke,
        realisasi_catatan=notes.umum,
        realisasi_dikembalikan=by.hari,
        realisasi_diputuskan=by.waktu,
    )
    await _record(rencana, Move.RETURN, ke, by, catatan=notes.umum, renkin=notes.baris)
    return triwulan_id


async def moved(rencana: Rencana, move: Move, by: Aktor) -> StatusRealisasi:
    """The status of the report after the move."""
    quarter = rencana.triwulan[0]
    hari = (await kalender.quarters(quarter.tahun)).get(quarter.tw)
    return after(quarter, hari, move, await keadaan.sides(rencana.skp, rencana.versi, by, laporan=quarter), by)


def after(quarter: models.Triwulan, hari: keadaan.Hari, move: Move, sisi: keadaan.Sisi, by: Aktor) -> StatusRealisasi:
    """As `moved`, where days and sides are known."""
    domain.check_report(quarter.renkin_status)
    shown = keadaan.shown_realisasi(quarter, hari, by)
    # Of what was missed before the lock the window says when it closed.
    missed = shown is StatusRealisasi.MISSED and quarter.terkunci is None
    status = quarter.realisasi_status if missed else shown
    return next_status(domain.REALISASI, status, move, sisi.parties, keadaan.of_realisasi(quarter, hari, by))


async def _rows(triwulan_id: int) -> list[models.Renkin]:
    return (await rows_of([triwulan_id]))[triwulan_id]


async def rows_of(triwulan: Sequence[int]) -> dict[int, list[models.Renkin]]:
    """The rows of these quarters, in the order of the SKP."""
    found: dict[int, list[models.Renkin]] = {id: [] for id in triwulan}
    rows = models.Renkin.filter(triwulan_id__in=triwulan).order_by("indikator__urut").select_related("indikator")
    for row in await rows:
        found[row.triwulan_id].append(row)
    return found


def _names(rows: Sequence[models.Renkin]) -> dict[int, Nama]:
    return {r.id: Nama(r.indikator.uraian, r.indikator.satuan) for r in rows}


def _kept(rows: Sequence[models.Renkin]) -> list[BarisTriwulan]:
    return [BarisTriwulan(r.id, r.target, r.realisasi, r.indikator.arah) for r in rows]


async def _record(rencana: Rencana, move: Move, ke: StatusRealisasi, by: Aktor, **isi: object) -> None:
    act = perbuatan(rencana, move, ke, **isi)
    told = await riwayat.record(act.berkas, act.objek, act.objek_id, act.tindakan, by=by, isi=act.isi)
    await pemberitahuan.tell(told, rencana.skp, rencana.versi, by)


def perbuatan(rencana: Rencana, move: Move, ke: StatusRealisasi, **isi: object) -> riwayat.Perbuatan:
    """What is recorded of a move of a report."""
    quarter = rencana.triwulan[0]
    changed = {"tw": quarter.tw, "dari": quarter.realisasi_status, "ke": ke, **isi}
    return riwayat.Perbuatan(rencana.skp.pegawai_id, "triwulan", quarter.id, f"{move}_REALISASI", changed)
