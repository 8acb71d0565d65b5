"""One edit of the list of indikator: the rows as the owner sends them against those that are there.

In a draft every row is open, each field by where the row comes from. In an SKP that came back only the returned rows
are open; rows may be added when the superior has left a note on the whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .baris import NAMA_KOLOM, Acuan, Baris, BarisMasuk
from .errors import DomainError, ErrorCode, NotFound, Refused, refuse
from .indikator import (
    KELOMPOK_SUMBER,
    Arah,
    JenisRekap,
    KolomIndikator,
    StatusIndikator,
    SumberIndikator,
    Targets,
    kolom_terbuka,
    out_of_range,
)
from .masukan import note_errors, text_errors, tidied
from .skp import StatusSkp

MAKS_BARIS = 50
PANJANG_URAIAN = 500
PANJANG_SATUAN = 40


@dataclass(frozen=True)
class Tersimpan:
    """What a list of rows is edited against.

    Args:
        status: of the SKP. catatan: the superior's note on the whole, which allows new rows after a return.
        baris: the rows that are there, by id. acuan: the references that are named, old and new, by id.
        terkirim: what each row promised when it was last sent in, by id.
    """

    status: StatusSkp
    catatan: str | None
    baris: Mapping[int, Baris]
    acuan: Mapping[int, Acuan]
    terkirim: Mapping[int, Targets]


def rewrite(masuk: Sequence[BarisMasuk], lama: Tersimpan) -> list[Baris]:
    """The rows after the edit, in the order sent; rows left out are gone.

    Raises:
        Invalid: every refusal, with its path: TERLALU_BANYAK, NOT_FOUND, BARIS_TERTUTUP, KOLOM_TERTUTUP,
            REFERENSI_TIDAK_ADA, REFERENSI_GANDA and those of texts and numbers.
    """
    if len(masuk) > MAKS_BARIS:
        raise Refused(ErrorCode.TERLALU_BANYAK, "indikator", maks=MAKS_BARIS)
    errors: list[DomainError] = []
    hasil = [_row(tidy(m), lama, ("indikator", str(i)), errors) for i, m in enumerate(masuk)]
    errors += _twice("id", [m.id for m in masuk], ErrorCode.NILAI_TIDAK_DIKENAL)
    errors += _twice("referensiId", [b.referensi_id if b else None for b in hasil], ErrorCode.REFERENSI_GANDA)
    errors += _removed({m.id for m in masuk}, lama)
    refuse(errors)
    return [b for b in hasil if b]


def copied(lama: Baris, acuan: Acuan | None, bulan: int) -> BarisMasuk:
    """A line of an earlier plan, as its owner would write it again.

    Args:
        acuan: the reference as it is offered now; None for a line of his own. bulan: months of the new plan.
    """
    terbuka = kolom_terbuka(lama.sumber, referensi_kosong=acuan.kosong if acuan else frozenset())
    values = {name: getattr(lama, name) for kolom, name in NAMA_KOLOM.items() if kolom in terbuka}
    if lama.waktu is not None:
        values["waktu"] = min(lama.waktu, bulan)
    return BarisMasuk(lama.sumber, referensi_id=acuan.id if acuan else None, **values)


def tidy(masuk: BarisMasuk) -> BarisMasuk:
    return replace(masuk, uraian=tidied(masuk.uraian), satuan=tidied(masuk.satuan), balasan=tidied(masuk.balasan))


def _row(masuk: BarisMasuk, lama: Tersimpan, path: tuple[str, ...], errors: list[DomainError]) -> Baris | None:
    before = None if masuk.id is None else lama.baris.get(masuk.id)
    wrong = _unreadable(masuk, path)
    if masuk.id is not None and before is None:
        wrong.append(NotFound(*path, "id"))
    elif lama.status is StatusSkp.RETURNED and not _is_open(masuk, before, lama.catatan):
        wrong.append(Refused(ErrorCode.BARIS_TERTUTUP, *path))
    errors += wrong
    if wrong:
        return None
    if lama.status is StatusSkp.RETURNED and before and before.status is StatusIndikator.ACCEPTED:
        return before
    if lama.status is StatusSkp.RETURNED and before and before.status is StatusIndikator.RETURNED:
        return _repaired(masuk, before, lama, path, errors)
    return _written(masuk, before, lama.acuan, path, errors)


def _unreadable(masuk: BarisMasuk, path: tuple[str, ...]) -> list[DomainError]:
    targets = Targets(masuk.uraian, masuk.output, masuk.satuan, masuk.mutu, masuk.waktu, masuk.biaya)
    return [
        *text_errors(masuk.uraian, PANJANG_URAIAN, *path, "uraian", multiline=True),
        *text_errors(masuk.satuan, PANJANG_SATUAN, *path, "satuan"),
        *note_errors(masuk.balasan, *path, "balasan"),
        *out_of_range(targets, path),
    ]


def _is_open(masuk: BarisMasuk, before: Baris | None, catatan: str | None) -> bool:
    """In an SKP that came back: a new row needs a note on the whole; an accepted one is sent back as it is, or with
    nothing but its id and source."""
    if before is None:
        return catatan is not None
    if before.status is not StatusIndikator.ACCEPTED:
        return True
    return all(value in (None, getattr(before, name)) for name, value in vars(masuk).items())


def _repaired(
    masuk: BarisMasuk, before: Baris, lama: Tersimpan, path: tuple[str, ...], errors: list[DomainError]
) -> Baris | None:
    """A returned row: other values in its open fields, another reference in its place, or an answer to the note."""
    if masuk.sumber is not before.sumber:
        errors.append(Refused(ErrorCode.KOLOM_TERTUTUP, *path, "sumber"))
        return None
    if masuk.referensi_id not in (None, before.referensi_id):
        after = _written(masuk, None, lama.acuan, path, errors)
    else:
        acuan = lama.acuan.get(before.referensi_id or 0)
        terbuka = kolom_terbuka(
            before.sumber, referensi_kosong=acuan.kosong if acuan else frozenset(), dikembalikan=True
        )
        after = _filled(before, masuk, terbuka, before, path, errors)
    if after is None:
        return None
    sent = lama.terkirim.get(before.id or 0)
    return replace(
        after,
        id=before.id,
        status=before.status,
        catatan=before.catatan,
        balasan=masuk.balasan,
        disentuh=masuk.balasan is not None or after.targets != sent,
    )


def _written(
    masuk: BarisMasuk,
    before: Baris | None,
    semua_acuan: Mapping[int, Acuan],
    path: tuple[str, ...],
    errors: list[DomainError],
) -> Baris | None:
    """A row of a draft, or a new one."""
    if masuk.sumber is SumberIndikator.TANPA_REFERENSI:
        if masuk.referensi_id is not None:
            errors.append(Refused(ErrorCode.KOLOM_TERTUTUP, *path, "referensiId"))
            return None
        start = Baris(masuk.sumber, KELOMPOK_SUMBER[masuk.sumber], JenisRekap.AKUMULASI, Arah.NAIK, id=masuk.id)
        return _filled(start, masuk, kolom_terbuka(masuk.sumber), before, path, errors)
    same = before is not None and before.sumber is masuk.sumber
    referensi_id = before.referensi_id if before and same and masuk.referensi_id is None else masuk.referensi_id
    if referensi_id is None:
        errors.append(Refused(ErrorCode.WAJIB_DIISI, *path, "referensiId"))
        return None
    acuan = semua_acuan.get(referensi_id)
    if acuan is None or acuan.sumber is not masuk.sumber or not acuan.ditawarkan:
        errors.append(Refused(ErrorCode.REFERENSI_TIDAK_ADA, *path, "referensiId"))
        return None
    terbuka = kolom_terbuka(masuk.sumber, referensi_kosong=acuan.kosong)
    return _filled(_from_reference(acuan, masuk.id), masuk, terbuka, before, path, errors)


def _from_reference(acuan: Acuan, id: int | None) -> Baris:
    return Baris(
        acuan.sumber,
        acuan.kelompok,
        acuan.jenis_rekap,
        acuan.arah,
        id=id,
        referensi_id=acuan.id,
        uraian=tidied(acuan.uraian) or "",
        output=acuan.output,
        satuan=tidied(acuan.satuan),
        mutu=acuan.mutu,
    )


def _filled(
    start: Baris,
    masuk: BarisMasuk,
    terbuka: frozenset[KolomIndikator],
    before: Baris | None,
    path: tuple[str, ...],
    errors: list[DomainError],
) -> Baris:
    """The row with its open fields as sent. A closed field may be sent back as it stands, or as it stood before."""
    same = before is not None and (before.sumber, before.referensi_id) == (start.sumber, start.referensi_id)
    values: dict[str, Any] = {}
    for kolom, name in NAMA_KOLOM.items():
        sent = getattr(masuk, name)
        if kolom in terbuka:
            values[name] = _kept_kind(kolom, before if same and before else start) if sent is None else sent
        elif sent is not None and sent not in (getattr(start, name), before and getattr(before, name)):
            errors.append(Refused(ErrorCode.KOLOM_TERTUTUP, *path, _client_name(name)))
    return replace(start, **values)


def _kept_kind(kolom: KolomIndikator, row: Baris) -> object:
    """What an open field that was left out holds: nothing, but a row is always of some kind, direction and group."""
    if kolom in (KolomIndikator.JENIS_REKAP, KolomIndikator.ARAH, KolomIndikator.KELOMPOK):
        return getattr(row, NAMA_KOLOM[kolom])
    return "" if kolom is KolomIndikator.URAIAN else None


def _client_name(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def _twice(name: str, ids: Sequence[int | None], code: ErrorCode) -> list[DomainError]:
    return [Refused(code, "indikator", str(i), name) for i, id in enumerate(ids) if id is not None and id in ids[:i]]


def _removed(kept: set[int | None], lama: Tersimpan) -> list[DomainError]:
    return [
        Refused(ErrorCode.BARIS_TERTUTUP, "indikator", id=id)
        for id, baris in lama.baris.items()
        if id not in kept and baris.status is StatusIndikator.ACCEPTED and lama.status is StatusSkp.RETURNED
    ]
