"""Every transition of the three workflows by its name, through the API: where it stands, who makes the move, where it
leads, and whose turn it is then. The names are those of the tables, so none can be forgotten."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from kinerja import models
from kinerja.domain.catatan import CatatanMasuk
from kinerja.domain.renkin import REALISASI, RENKIN
from kinerja.domain.skp import WORKFLOW
from kinerja.services.amandemen import amend_skp
from kinerja.services.realisasi import return_realisasi
from kinerja.services.renkin import return_renkin
from kinerja.services.skp import return_skp, submit_skp
from people import BUDI, HARI, RATNA, SITI, aktor
from steps import (
    approved_renkin,
    approved_skp,
    draft_skp,
    drafted_realisasi,
    drafted_renkin,
    first_quarter,
    kunci,
    quarters_of,
    renkin_of,
    rows_of,
    submitted_realisasi,
    submitted_renkin,
    submitted_skp,
    validated_realisasi,
    version_of,
    versions_of,
)

pytestmark = [pytest.mark.usefixtures("cast"), pytest.mark.parametrize("config", ["sqlite"], indirect=True)]

SETELAH_BATAS, SETELAH_VALIDASI, KUNCI = date(2020, 4, 20), date(2020, 4, 11), date(2020, 4, 15)

READ = """
  query ($id: ID!) {
    node(id: $id) {
      ... on Skp { status moves giliran { pihak } }
      ... on Triwulan {
        rencana { status moves giliran { pihak } }
        realisasi { status moves giliran { pihak } }
      }
    }
  }
"""


async def returned_skp() -> int:
    skp_id = await submitted_skp()
    note = [CatatanMasuk((await rows_of(skp_id))[0].id, "Tambah.")]
    await return_skp(skp_id, version=await version_of(skp_id), indikator=note, kunci=kunci(), by=aktor(SITI))
    await models.Indikator.filter(id=note[0].id).update(disentuh=True, balasan="Sudah.")
    return skp_id


async def amended_skp() -> int:
    skp_id = await approved_skp()
    by = aktor(BUDI)
    return await amend_skp(skp_id, version=await version_of(skp_id), alasan="Tugas bertambah.", kunci=kunci(), by=by)


async def returned_change() -> int:
    skp_id = await amended_skp()
    await submit_skp(skp_id, version=await version_of(skp_id), kunci=kunci(), by=aktor(BUDI))
    return await return_skp(
        skp_id, version=await version_of(skp_id), catatan="Jelaskan.", kunci=kunci(), by=aktor(SITI)
    )


async def first_of(skp: Awaitable[int]) -> int:
    await skp
    return (await first_quarter()).id


async def emptied_renkin() -> int:
    return await first_of(approved_skp())


async def returned_plan() -> int:
    skp_id = await submitted_renkin()
    await return_renkin(await versions_of(skp_id), catatan="Bagi rata.", kunci=kunci(), by=aktor(SITI))
    return (await first_quarter()).id


async def future_plan() -> int:
    """An approved plan of a quarter that has not begun."""
    skp_id = await approved_renkin()
    return (await quarters_of(skp_id))[3].id


async def returned_report() -> int:
    tw = await submitted_realisasi()
    await return_realisasi(tw.id, version=tw.version, catatan="Lampirkan bukti.", kunci=kunci(), by=aktor(SITI))
    return tw.id


async def quarter(make: Callable[[], Awaitable[models.Triwulan]]) -> int:
    return (await make()).id


@dataclass(frozen=True)
class Jalan:
    """A transition: how its state comes about, who makes the move and when, and whose turn it is afterwards."""

    siap: Callable[[], Awaitable[int]]
    orang: int
    ke: str
    giliran: str | None
    hari: date = HARI
    isi: dict[str, Any] = field(default_factory=dict)


PEMILIK, PENILAI, ATASAN = "OWNER", "RATER", "UPPER"
CATATAN = {"catatan": "Perbaiki."}
ALASAN = {"alasan": "Sesuai perjanjian."}

SKP = {
    "DRAFT.EDIT": Jalan(draft_skp, BUDI, "DRAFT", PEMILIK),
    "DRAFT.SUBMIT": Jalan(draft_skp, BUDI, "SUBMITTED", PENILAI),
    "DRAFT.DISCARD": Jalan(amended_skp, BUDI, "APPROVED", None),
    "SUBMITTED.WITHDRAW": Jalan(submitted_skp, BUDI, "DRAFT", PEMILIK),
    "SUBMITTED.APPROVE": Jalan(submitted_skp, SITI, "APPROVED", None),
    "SUBMITTED.RETURN": Jalan(submitted_skp, SITI, "RETURNED", PEMILIK, isi=CATATAN),
    "SUBMITTED.DECIDE": Jalan(submitted_skp, RATNA, "APPROVED", None, SETELAH_BATAS),
    "SUBMITTED.UPHOLD": Jalan(submitted_skp, RATNA, "RETURNED", PEMILIK, SETELAH_BATAS, isi=CATATAN),
    "RETURNED.EDIT": Jalan(returned_skp, BUDI, "RETURNED", PEMILIK),
    "RETURNED.SUBMIT": Jalan(returned_skp, BUDI, "SUBMITTED", PENILAI),
    "RETURNED.ESCALATE": Jalan(returned_skp, BUDI, "SUBMITTED", ATASAN, isi=ALASAN),
    "RETURNED.DISCARD": Jalan(returned_change, BUDI, "APPROVED", None),
    "APPROVED.UNDO": Jalan(approved_skp, SITI, "SUBMITTED", PENILAI),
    "APPROVED.AMEND": Jalan(approved_skp, BUDI, "DRAFT", PEMILIK, isi=ALASAN),
}
RENCANA = {
    "EMPTY.EDIT": Jalan(emptied_renkin, BUDI, "DRAFT", PEMILIK),
    "DRAFT.EDIT": Jalan(lambda: first_of(drafted_renkin()), BUDI, "DRAFT", PEMILIK),
    "DRAFT.SUBMIT": Jalan(lambda: first_of(drafted_renkin()), BUDI, "SUBMITTED", PENILAI),
    "SUBMITTED.APPROVE": Jalan(lambda: first_of(submitted_renkin()), SITI, "RUNNING", None),
    "SUBMITTED.RETURN": Jalan(lambda: first_of(submitted_renkin()), SITI, "RETURNED", PEMILIK, isi=CATATAN),
    "RETURNED.EDIT": Jalan(returned_plan, BUDI, "DRAFT", PEMILIK),
    "RETURNED.SUBMIT": Jalan(returned_plan, BUDI, "SUBMITTED", PENILAI),
    "APPROVED.UNDO": Jalan(future_plan, SITI, "SUBMITTED", PENILAI),
    "RUNNING.UNDO": Jalan(lambda: first_of(approved_renkin()), SITI, "SUBMITTED", PENILAI),
}
LAPORAN = {
    "EMPTY.EDIT": Jalan(lambda: first_of(approved_renkin()), BUDI, "DRAFT", PEMILIK),
    "DRAFT.EDIT": Jalan(lambda: quarter(drafted_realisasi), BUDI, "DRAFT", PEMILIK),
    "DRAFT.SUBMIT": Jalan(lambda: quarter(drafted_realisasi), BUDI, "SUBMITTED", PENILAI),
    "SUBMITTED.VALIDATE": Jalan(lambda: quarter(submitted_realisasi), SITI, "VALIDATED", None),
    "SUBMITTED.RETURN": Jalan(lambda: quarter(submitted_realisasi), SITI, "RETURNED", PEMILIK, isi=CATATAN),
    "HELD.VALIDATE": Jalan(lambda: quarter(submitted_realisasi), SITI, "VALIDATED", None, SETELAH_VALIDASI),
    "HELD.RETURN": Jalan(
        lambda: quarter(submitted_realisasi), SITI, "RETURNED", PEMILIK, SETELAH_VALIDASI, isi=CATATAN
    ),
    "RETURNED.EDIT": Jalan(returned_report, BUDI, "DRAFT", PEMILIK),
    "RETURNED.SUBMIT": Jalan(returned_report, BUDI, "SUBMITTED", PENILAI),
    "VALIDATED.UNDO": Jalan(lambda: quarter(validated_realisasi), SITI, "SUBMITTED", PENILAI),
}
# What the calendar makes of it, and nobody: the state, the part of the quarter, the day, and where it leads.
WAKTU = {
    "renkin.EMPTY.MISSED": (emptied_renkin, "rencana", date(2020, 4, 5), "MISSED"),
    "renkin.DRAFT.MISSED": (lambda: first_of(drafted_renkin()), "rencana", date(2020, 4, 5), "MISSED"),
    "renkin.RETURNED.MISSED": (returned_plan, "rencana", date(2020, 4, 5), "MISSED"),
    "renkin.APPROVED.RUNNING": (future_plan, "rencana", date(2020, 10, 1), "RUNNING"),
    "realisasi.EMPTY.MISSED": (lambda: first_of(approved_renkin()), "realisasi", date(2020, 4, 6), "MISSED"),
    "realisasi.DRAFT.MISSED": (lambda: quarter(drafted_realisasi), "realisasi", date(2020, 4, 6), "MISSED"),
    "realisasi.RETURNED.MISSED": (returned_report, "realisasi", date(2020, 4, 6), "MISSED"),
    "realisasi.SUBMITTED.HELD": (lambda: quarter(submitted_realisasi), "realisasi", SETELAH_VALIDASI, "HELD"),
    "realisasi.VALIDATED.LOCKED": (lambda: quarter(validated_realisasi), "realisasi", KUNCI, "LOCKED"),
}
MUTASI = {
    "EDIT": "save",
    "SUBMIT": "submit",
    "WITHDRAW": "withdraw",
    "APPROVE": "approve",
    "RETURN": "return",
    "VALIDATE": "validate",
    "UNDO": "undo",
    "ESCALATE": "escalate",
    "DECIDE": "decide",
    "UPHOLD": "uphold",
    "AMEND": "amend",
    "DISCARD": "discard",
}


@pytest.mark.parametrize(("alur", "jalan"), [(WORKFLOW, SKP), (RENKIN, RENCANA), (REALISASI, LAPORAN)])
def test_every_transition_of_the_table_is_walked(alur, jalan):
    assert set(jalan) == {f"{status}.{move}" for move, step in alur.items() for status in step.dari}


async def act(as_, jalan: Jalan, mutasi: str, input: dict[str, Any]) -> list[Any]:
    tipe = mutasi[0].upper() + mutasi[1:] + "Input"
    document = f"mutation ($input: {tipe}!) {{ it: {mutasi}(input: $input) {{ errors {{ code path }} }} }}"
    data = await as_(jalan.orang)(document, input={**input, **jalan.isi, "idempotencyKey": kunci()})
    errors: list[Any] = data["it"]["errors"]
    return errors


async def seen(as_, orang: int, kata: str, id: int, bagian: str | None) -> dict[str, Any]:
    node: dict[str, Any] = (await as_(orang)(READ, id=f"{kata}_{id}"))["node"]
    return node[bagian] if bagian else node


def pindah(pukul, hari: date) -> None:
    pukul.now = pukul.now.replace(year=hari.year, month=hari.month, day=hari.day)


@pytest.mark.parametrize("nama", SKP)
async def test_skp(as_, pukul, nama):
    jalan, (status, move) = SKP[nama], nama.split(".")
    skp_id = await jalan.siap()
    pindah(pukul, jalan.hari)
    before = await seen(as_, jalan.orang, "Skp", skp_id, None)
    version = await version_of(skp_id)

    errors = await act(as_, jalan, f"{MUTASI[move]}Skp", {"id": f"Skp_{skp_id}", "version": version})

    assert (before["status"], move in before["moves"], errors) == (status, True, [])
    after = await seen(as_, jalan.orang, "Skp", skp_id, None)
    assert (after["status"], (after["giliran"] or {}).get("pihak")) == (jalan.ke, jalan.giliran)


@pytest.mark.parametrize("nama", RENCANA)
async def test_renkin(as_, pukul, nama):
    jalan, (status, move) = RENCANA[nama], nama.split(".")
    id = await jalan.siap()
    pindah(pukul, jalan.hari)
    before = await seen(as_, jalan.orang, "Triwulan", id, "rencana")
    tw = await models.Triwulan.get(id=id)
    sent: dict[str, Any] = {"id": f"Triwulan_{id}", "version": tw.version}
    if move == "EDIT":
        row = (await renkin_of(id))[0]
        sent["target"] = [{"renkinId": f"Renkin_{row.id}", "target": "1"}]

    errors = await act(as_, jalan, f"{MUTASI[move]}Renkin", {"triwulan": [sent]})

    assert (before["status"], move in before["moves"], errors) == (status, True, [])
    after = await seen(as_, jalan.orang, "Triwulan", id, "rencana")
    assert (after["status"], (after["giliran"] or {}).get("pihak")) == (jalan.ke, jalan.giliran)


@pytest.mark.parametrize("nama", LAPORAN)
async def test_realisasi(as_, pukul, nama):
    jalan, (status, move) = LAPORAN[nama], nama.split(".")
    id = await jalan.siap()
    pindah(pukul, jalan.hari)
    before = await seen(as_, jalan.orang, "Triwulan", id, "realisasi")
    sent: dict[str, Any] = {"id": f"Triwulan_{id}", "version": (await models.Triwulan.get(id=id)).version}
    rows = [row for row in await renkin_of(id) if row.target]
    if move == "EDIT":
        sent["renkin"] = [{"id": f"Renkin_{rows[0].id}", "realisasi": "1"}]
    if move == "VALIDATE":
        sent["renkin"] = [{"id": f"Renkin_{row.id}", "nilai": str(row.realisasi)} for row in rows]

    errors = await act(as_, jalan, f"{MUTASI[move]}Realisasi", sent)

    assert (before["status"], move in before["moves"], errors) == (status, True, [])
    after = await seen(as_, jalan.orang, "Triwulan", id, "realisasi")
    assert (after["status"], (after["giliran"] or {}).get("pihak")) == (jalan.ke, jalan.giliran)


@pytest.mark.parametrize("nama", WAKTU)
async def test_what_the_calendar_makes_of_it(as_, pukul, nama):
    siap, bagian, hari, ke = WAKTU[nama]
    id = await siap()
    before = await seen(as_, BUDI, "Triwulan", id, bagian)

    pindah(pukul, hari)

    after = await seen(as_, BUDI, "Triwulan", id, bagian)
    assert (before["status"], after["status"]) == (nama.split(".")[1], ke)
    assert (after["giliran"] or {}).get("pihak") == (PENILAI if ke == "HELD" else None)
