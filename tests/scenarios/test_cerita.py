"""The whole story, as a client program lives it: from the draft of an SKP to a validated quarter, over HTTP against a
running server, with both read paths and on both databases."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any

import httpx
import pytest
from gql import Client, GraphQLRequest
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.websockets import WebsocketsTransport

import files
from kinerja.config import Config
from people import BUDI, KSD, NRK, PERKIN, SITI, TUSI
from proses import Peladen, settle

ISI = """
fragment Giliran on Giliran { pihak orang { nama } batas }
fragment Isi on Skp {
  id version status statusLabel revisi moves catatan batas
  pegawai { nama }
  penilai { nama nrk namaJabatan sesuaiSusunan }
  giliran { ...Giliran }
  hambatan { code path }
  indikator(first: 50) {
    edges {
      node {
        id urut sumber output status statusLabel catatan balasan disentuh kolomTerbuka
        sebelum { output catatan }
      }
    }
  }
  triwulan {
    id tw version hasil jumlahTerisi jumlahRenkin
    rencana { status statusLabel revisi moves giliran { ...Giliran } }
    realisasi { status statusLabel revisi moves giliran { ...Giliran } }
    renkin(first: 50) {
      edges { node { id target realisasi nilaiValidasi catatanValidasi capaian bukti { nama jenis ukuran } } }
    }
  }
}
"""
SKP = "query ($id: ID!) { node(id: $id) { ...Isi } }" + ISI
TIM = """
query {
  viewer { tim { menungguDiBawah bawahan(first: 10, filter: {saringan: SKP_MENUNGGU}) {
    totalCount edges { node { nama skp(tahun: 2020, first: 5) { edges { node { id statusLabel moves } } } } }
  } } }
}
"""
PERUBAHAN = "subscription { perubahan { objek skpId pegawaiId jenis version } }"

_keys = count(1)


@dataclass
class Orang:
    """One of the two, at a client of their own."""

    nama: str
    api: Any
    http: httpx.AsyncClient

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        answer: dict[str, Any] = await self.api.execute(GraphQLRequest(document, variable_values=variables))
        return answer

    async def act(self, name: str, part: str = "skp", **input: Any) -> tuple[Any, list[tuple[str, str]]]:
        """What an act gives, and its refusals as code and path."""
        kind = f"{name[0].upper()}{name[1:]}Input"
        read = "id version" if part == "triwulan" else "id"
        payload = f"{{ {part} {{ {read} }} errors {{ code path }} }}"
        document = f"mutation ($input: {kind}!) {{ act: {name}(input: $input) {payload} }}"
        given = {"idempotencyKey": f"cerita-{next(_keys)}", **input}
        found = (await self.ask(document, input=given))["act"]
        return found[part], refused(found["errors"])

    async def skp(self, id: str) -> Any:
        return (await self.ask(SKP, id=id))["node"]


@dataclass
class Cerita:
    budi: Orang
    siti: Orang
    kabar: AsyncIterator[dict[str, Any]]
    peladen: Peladen
    id: str = ""

    async def heard(self, jenis: str, objek: int = 1) -> dict[str, Any]:
        """Siti hears of an act within a second, once for each object that it has changed."""
        for _ in range(objek):
            event: dict[str, Any] = (await asyncio.wait_for(anext(self.kabar), 1))["perubahan"]
            assert (event["jenis"], event["skpId"]) == (jenis, self.id)
        return event


@pytest.fixture(params=[True, False], ids=["compiled", "fallback"])
async def cerita(config: Config, request: pytest.FixtureRequest) -> AsyncIterator[Cerita]:
    await settle(config)
    peladen = Peladen(config, compiled=request.param)
    await peladen.start()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(peladen.stop)
        orang = {}
        for nomor, nama in ((BUDI, "Budi Santoso"), (SITI, "Siti Rahayu")):
            http = await peladen.signed_in(nomor)
            stack.push_async_callback(http.aclose)
            transport = AIOHTTPTransport(f"{peladen.url}/graphql", cookies={"kinerja": http.cookies["kinerja"]})
            api = await stack.enter_async_context(Client(transport=transport, execute_timeout=30))
            orang[nomor] = Orang(nama, api, http)
        headers = {"cookie": f"kinerja={orang[SITI].http.cookies['kinerja']}"}
        socket = WebsocketsTransport(f"{peladen.url.replace('http', 'ws')}/graphql", headers=headers)
        session = await stack.enter_async_context(Client(transport=socket))
        events = session.subscribe(GraphQLRequest(PERUBAHAN))
        stack.push_async_callback(events.aclose)
        yield Cerita(orang[BUDI], orang[SITI], events, peladen)


async def test_from_the_draft_of_an_skp_to_a_validated_quarter(cerita: Cerita) -> None:
    await budi_begins(cerita)
    await budi_writes_four_lines_of_four_sources(cerita)
    await budi_submits_and_siti_hears_of_it(cerita)
    await siti_finds_it_in_her_team(cerita)
    await siti_returns_one_line(cerita)
    await budi_cannot_send_it_back_as_it_was(cerita)
    await budi_repairs_and_resubmits(cerita)
    await siti_sees_what_changed_and_approves(cerita)
    await budi_splits_the_year_but_not_evenly(cerita)
    await budi_mends_the_split_and_siti_agrees(cerita)
    await budi_reports_the_first_quarter(cerita)
    await budi_adds_evidence(cerita)
    await budi_sends_the_report(cerita)
    await siti_validates_and_corrects_a_value(cerita)
    await both_see_the_result(cerita)
    await nothing_in_the_trail_was_touched(cerita)


async def budi_begins(c: Cerita) -> None:
    made, errors = await c.budi.act("createSkp", mulai="2020-03-01", selesai="2020-12-31")
    assert errors == []
    c.id = made["id"]

    skp = await looks(c, c.budi, "DRAFT", "draf", ["EDIT", "SUBMIT"], "OWNER Budi Santoso 2020-03-31")
    assert skp["penilai"] == {
        "nama": "Siti Rahayu",
        "nrk": NRK[SITI],
        "namaJabatan": "Kepala Bidang Pengembangan",
        "sesuaiSusunan": True,
    }
    assert refused(skp["hambatan"]) == [("INDIKATOR_KOSONG", "indikator")]


async def budi_writes_four_lines_of_four_sources(c: Cerita) -> None:
    sendiri = {"uraian": "Melatih pegawai baru", "output": "10.5", "satuan": "jam", "mutu": "90", "biaya": "1500000"}
    tusi = {"output": "6", "satuan": "kali", "mutu": "80"}
    lines: list[dict[str, Any]] = [
        {"sumber": "PERKIN", "referensiId": f"Referensi_{PERKIN}", "waktu": 10},
        {"sumber": "KSD", "referensiId": f"Referensi_{KSD}", "waktu": 12},
        {"sumber": "TUSI", "referensiId": f"Referensi_{TUSI}", "waktu": 10, **tusi},
        {"sumber": "TANPA_REFERENSI", "waktu": 10, **sendiri},
    ]
    await done(c.budi, "saveSkp", **await seen(c, c.budi), indikator=lines)
    skp = await c.budi.skp(c.id)
    # Twelve months do not fit into a plan that begins in March.
    assert refused(skp["hambatan"]) == [("WAKTU_MELEBIHI_SKP", "indikator.1.waktu")]

    kept = [line["id"] for line in rows(skp)]
    lines[1]["waktu"] = 10
    await done(
        c.budi, "saveSkp", **await seen(c, c.budi), indikator=[{"id": i, **b} for i, b in zip(kept, lines, strict=True)]
    )

    skp = await c.budi.skp(c.id)
    assert skp["hambatan"] == []
    assert [(line["sumber"], line["output"]) for line in rows(skp)] == [
        ("PERKIN", "12"),
        ("KSD", "4"),
        ("TUSI", "6"),
        ("TANPA_REFERENSI", "10.5"),
    ]


async def budi_submits_and_siti_hears_of_it(c: Cerita) -> None:
    listening = asyncio.create_task(c.heard("SUBMIT"))
    await asyncio.sleep(0.3)
    await done(c.budi, "submitSkp", **await seen(c, c.budi))
    event = await listening

    assert event["pegawaiId"] == f"Pegawai_{BUDI}"
    skp = await looks(
        c, c.budi, "SUBMITTED", "menunggu persetujuan atasan", ["WITHDRAW"], "RATER Siti Rahayu 2020-04-03"
    )
    assert event["version"] == skp["version"]


async def siti_finds_it_in_her_team(c: Cerita) -> None:
    tim = (await c.siti.ask(TIM))["viewer"]["tim"]
    waiting = tim["bawahan"]["edges"]
    assert (tim["menungguDiBawah"], tim["bawahan"]["totalCount"]) == (1, 1)
    assert waiting[0]["node"]["nama"] == "Budi Santoso"
    assert waiting[0]["node"]["skp"]["edges"][0]["node"] == {
        "id": c.id,
        "statusLabel": "menunggu persetujuan",
        "moves": ["APPROVE", "RETURN"],
    }
    await looks(c, c.siti, "SUBMITTED", "menunggu persetujuan", ["APPROVE", "RETURN"], "RATER Siti Rahayu 2020-04-03")


async def siti_returns_one_line(c: Cerita) -> None:
    skp = await c.siti.skp(c.id)
    _, errors = await c.siti.act("returnSkp", **await seen(c, c.siti))
    assert errors == [("CATATAN_WAJIB", "catatan")]

    note = {"id": rows(skp)[3]["id"], "catatan": "Target terlalu kecil untuk sepuluh bulan."}
    await done(c.siti, "returnSkp", **await seen(c, c.siti), indikator=[note])
    await c.heard("RETURN")

    skp = await looks(c, c.siti, "RETURNED", "dikembalikan", [], "OWNER Budi Santoso 2020-03-31")
    assert [line["status"] for line in rows(skp)] == ["ACCEPTED", "ACCEPTED", "ACCEPTED", "RETURNED"]


async def budi_cannot_send_it_back_as_it_was(c: Cerita) -> None:
    skp = await looks(
        c, c.budi, "RETURNED", "dikembalikan", ["EDIT", "SUBMIT", "ESCALATE"], "OWNER Budi Santoso 2020-03-31"
    )
    assert refused(skp["hambatan"]) == [("BELUM_DIPERBAIKI", "indikator.3")]
    assert [bool(line["kolomTerbuka"]) for line in rows(skp)] == [False, False, False, True]

    _, errors = await c.budi.act("submitSkp", **await seen(c, c.budi))
    assert errors == [("BELUM_DIPERBAIKI", "indikator.3")]


async def budi_repairs_and_resubmits(c: Cerita) -> None:
    lines = [{"id": line["id"], "sumber": line["sumber"]} for line in rows(await c.budi.skp(c.id))]
    lines[3] |= {"uraian": "Melatih pegawai baru", "output": "21", "satuan": "jam", "mutu": "90", "waktu": 10}
    lines[3] |= {"biaya": "1500000", "balasan": "Sudah dinaikkan."}
    await done(c.budi, "saveSkp", **await seen(c, c.budi), indikator=lines)
    assert [line["disentuh"] for line in rows(await c.budi.skp(c.id))] == [False, False, False, True]

    await done(c.budi, "submitSkp", **await seen(c, c.budi))
    await c.heard("SUBMIT")


async def siti_sees_what_changed_and_approves(c: Cerita) -> None:
    skp = await looks(
        c, c.siti, "SUBMITTED", "menunggu persetujuan", ["APPROVE", "RETURN"], "RATER Siti Rahayu 2020-04-03"
    )
    changed = rows(skp)[3]
    assert skp["revisi"] == 1
    assert (changed["output"], changed["balasan"]) == ("21", "Sudah dinaikkan.")
    assert changed["sebelum"] == {"output": "10.5", "catatan": "Target terlalu kecil untuk sepuluh bulan."}

    await done(c.siti, "approveSkp", **await seen(c, c.siti))
    await c.heard("APPROVE")

    await looks(c, c.siti, "APPROVED", "disetujui", ["UNDO", "AMEND"], None)
    skp = await looks(c, c.budi, "APPROVED", "disetujui oleh atasan", ["AMEND"], None)
    assert [(t["tw"], t["rencana"]["status"], t["jumlahRenkin"]) for t in skp["triwulan"]] == [
        (tw, "EMPTY", 4) for tw in (1, 2, 3, 4)
    ]


TARGET = (("1", "3", "4", "5"), ("0", "1", "1", "2"), ("0", "2", "2", "2"), ("1.5", "6.5", "6.5", "6.5"))


async def budi_splits_the_year_but_not_evenly(c: Cerita) -> None:
    await save_targets(c, TARGET)
    await stage(c, c.budi, "rencana", 1, "DRAFT", "draf", ["EDIT", "SUBMIT"], "OWNER Budi Santoso")

    _, errors = await c.budi.act("submitRenkin", triwulan=await quarters_seen(c, c.budi))
    assert [code for code, _ in errors] == ["TIDAK_KONSISTEN"]


async def budi_mends_the_split_and_siti_agrees(c: Cerita) -> None:
    await save_targets(c, (("1", "3", "4", "4"), *TARGET[1:]))
    await done(c.budi, "submitRenkin", triwulan=await quarters_seen(c, c.budi))
    await c.heard("SUBMIT_RENKIN", 4)
    await stage(c, c.budi, "rencana", 2, "SUBMITTED", "menunggu persetujuan atasan", [], "RATER Siti Rahayu")
    await stage(
        c, c.siti, "rencana", 2, "SUBMITTED", "menunggu persetujuan", ["APPROVE", "RETURN"], "RATER Siti Rahayu"
    )

    await done(c.siti, "approveRenkin", triwulan=await quarters_seen(c, c.siti))
    await c.heard("APPROVE_RENKIN", 4)

    await stage(c, c.budi, "rencana", 1, "RUNNING", "berjalan", [], None)
    await stage(c, c.budi, "rencana", 2, "APPROVED", "disetujui", [], None)
    await stage(c, c.budi, "realisasi", 1, "EMPTY", "belum direalisasi", ["EDIT"], "OWNER Budi Santoso 2020-04-05")
    await stage(c, c.budi, "realisasi", 2, "EMPTY", "belum direalisasi", [], None)
    await stage(c, c.siti, "realisasi", 1, "EMPTY", "belum direalisasi", [], "OWNER Budi Santoso 2020-04-05")


async def budi_reports_the_first_quarter(c: Cerita) -> None:
    first = await quarter(c, c.budi, 1)
    due = [(line["id"], value) for line, value in zip(lines_of(first), ("1", None, None, "1.2"), strict=True) if value]
    report = [{"id": id, "realisasi": value, "catatan": "sesuai rencana"} for id, value in due]
    await done(c.budi, "saveRealisasi", "triwulan", id=first["id"], version=first["version"], renkin=report)

    first = await stage(
        c, c.budi, "realisasi", 1, "DRAFT", "draf realisasi", ["EDIT", "SUBMIT"], "OWNER Budi Santoso 2020-04-05"
    )
    assert [line["realisasi"] for line in lines_of(first)] == ["1", None, None, "1.2"]
    assert first["jumlahTerisi"] == 2


async def budi_adds_evidence(c: Cerita) -> None:
    answer = await upload(c, "laporan.pdf", files.PDF)
    assert (answer.status_code, answer.json()["errors"]) == (200, [])
    await c.heard("ADD")

    # It says that it is a picture, and is none.
    answer = await upload(c, "foto.jpg", b"MZ\x90\x00" + bytes(100))
    assert answer.json()["bukti"] is None
    assert refused(answer.json()["errors"]) == [("BERKAS_JENIS_DITOLAK", "berkas")]

    for orang in (c.budi, c.siti):
        evidence = lines_of(await quarter(c, orang, 1))[0]["bukti"]
        assert evidence == [{"nama": "laporan.pdf", "jenis": "application/pdf", "ukuran": len(files.PDF)}]


async def budi_sends_the_report(c: Cerita) -> None:
    first = await quarter(c, c.budi, 1)
    await done(c.budi, "submitRealisasi", "triwulan", id=first["id"], version=first["version"])
    await c.heard("SUBMIT_REALISASI")

    await stage(c, c.budi, "realisasi", 1, "SUBMITTED", "menunggu validasi", [], "RATER Siti Rahayu 2020-04-10")


async def siti_validates_and_corrects_a_value(c: Cerita) -> None:
    first = await stage(
        c,
        c.siti,
        "realisasi",
        1,
        "SUBMITTED",
        "menunggu validasi",
        ["VALIDATE", "RETURN"],
        "RATER Siti Rahayu 2020-04-10",
    )
    values: list[dict[str, Any]] = [
        {"id": lines_of(first)[0]["id"], "nilai": "1"},
        {"id": lines_of(first)[3]["id"], "nilai": "0.9"},
    ]
    about = {"id": first["id"], "version": first["version"]}
    _, errors = await c.siti.act("validateRealisasi", "triwulan", **about, renkin=values)
    assert errors == [("CATATAN_WAJIB", "renkin.1.catatan")]

    values[1]["catatan"] = "Daftar hadir hanya 0,9 jam."
    await done(c.siti, "validateRealisasi", "triwulan", **about, renkin=values)
    await c.heard("VALIDATE_REALISASI")


async def both_see_the_result(c: Cerita) -> None:
    for orang in (c.budi, c.siti):
        first = await stage(
            c, orang, "realisasi", 1, "VALIDATED", "tervalidasi", ["UNDO"] if orang is c.siti else [], None
        )
        assert first["hasil"] == "80"
        assert [(line["nilaiValidasi"], line["capaian"]) for line in lines_of(first)] == [
            ("1", "100"),
            (None, None),
            (None, None),
            ("0.9", "60"),
        ]
        assert lines_of(first)[3]["catatanValidasi"] == "Daftar hadir hanya 0,9 jam."


async def nothing_in_the_trail_was_touched(c: Cerita) -> None:
    assert await c.peladen.run("riwayat", "verify") == "Riwayat utuh.\n"


# What the steps share


async def looks(c: Cerita, who: Orang, status: str, label: str, moves: Sequence[str], turn: str | None) -> Any:
    """The SKP, which stands so for this person."""
    skp = await who.skp(c.id)
    assert (skp["status"], skp["statusLabel"], skp["moves"], turn_of(skp)) == (status, label, moves, turn)
    return skp


async def stage(
    c: Cerita, who: Orang, name: str, tw: int, status: str, label: str, moves: Sequence[str], turn: str | None
) -> Any:
    """The quarter, whose plan or report stands so for this person; the last day is looked at where it is named."""
    found = await quarter(c, who, tw)
    part = found[name]
    told = turn_of(part)
    told = told if turn is None or told is None else told[: len(turn)]
    assert (part["status"], part["statusLabel"], part["moves"], told) == (status, label, moves, turn)
    return found


def turn_of(object: Any) -> str | None:
    turn = object["giliran"]
    return turn and f"{turn['pihak']} {turn['orang']['nama']} {turn['batas']}"


async def done(who: Orang, name: str, part: str = "skp", **input: Any) -> None:
    changed, errors = await who.act(name, part, **input)
    assert errors == [] and changed is not None


async def seen(c: Cerita, who: Orang) -> dict[str, Any]:
    return {"id": c.id, "version": (await who.skp(c.id))["version"]}


async def quarter(c: Cerita, who: Orang, tw: int) -> Any:
    return next(t for t in (await who.skp(c.id))["triwulan"] if t["tw"] == tw)


async def quarters_seen(c: Cerita, who: Orang) -> list[dict[str, Any]]:
    return [{"id": t["id"], "version": t["version"]} for t in (await who.skp(c.id))["triwulan"]]


async def save_targets(c: Cerita, targets: Sequence[Sequence[str]]) -> None:
    quarters = [
        {
            "id": t["id"],
            "version": t["version"],
            "target": [
                {"renkinId": line["id"], "target": row[t["tw"] - 1]}
                for line, row in zip(lines_of(t), targets, strict=True)
            ],
        }
        for t in (await c.budi.skp(c.id))["triwulan"]
    ]
    await done(c.budi, "saveRenkin", triwulan=quarters)


async def upload(c: Cerita, nama: str, isi: bytes) -> httpx.Response:
    first = await quarter(c, c.budi, 1)
    data = {
        "renkinId": lines_of(first)[0]["id"],
        "version": str(first["version"]),
        "idempotencyKey": f"cerita-{next(_keys)}",
    }
    return await c.budi.http.post("/bukti", data=data, files={"berkas": (nama, isi)}, headers={"x-kinerja": "1"})


def rows(skp: Any) -> list[Any]:
    return [edge["node"] for edge in skp["indikator"]["edges"]]


def lines_of(quarter: Any) -> list[Any]:
    return [edge["node"] for edge in quarter["renkin"]["edges"]]


def refused(errors: Sequence[Any]) -> list[tuple[str, str]]:
    return [(error["code"], ".".join(error["path"])) for error in errors]
