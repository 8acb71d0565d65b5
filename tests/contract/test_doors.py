"""Doors: nothing without a session, nothing about what may not be seen, nothing done by those whose turn it is not."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLInterfaceType
from starlette.routing import Mount, Route, WebSocketRoute
from tortoise import Tortoise

import files
from asking import client_of
from kinerja import models
from kinerja.api import spa
from kinerja.api.kursor import PENGENAL
from kinerja.api.schema import schema
from kinerja.domain.laporan_atasan import LaporanMasuk
from kinerja.domain.pegawai import JenisPenempatan
from kinerja.domain.pekerjaan import JenisPekerjaan
from kinerja.services import pegawai
from kinerja.services.bukti import add_bukti
from kinerja.services.laporan_atasan import report_atasan
from kinerja.services.pekerjaan import ask_pekerjaan
from people import (
    ANALIS,
    BADAN,
    BIMA,
    BUDI,
    HADI,
    HARI,
    JOKO,
    KEPALA_BADAN,
    KEPALA_BIDANG,
    PENGADMINISTRASI,
    PERKIN,
    RATNA,
    SITI,
    TONO,
    YUNI,
    aktor,
)
from sockets import Socket
from steps import first_quarter, kunci, quarters_of, renkin_of, rows_of, submitted_realisasi, submitted_skp

API = Path(__file__).parents[2] / "backend/kinerja/api"

# What a stranger gets, where it is not 401.
OPEN = {
    ("GET", "/masuk"): 200,
    ("POST", "/masuk"): 400,
    ("GET", "/masuk/tantangan"): 200,
    ("GET", "/masuk/demo"): 200,
    ("GET", "/masuk/sandi"): 303,
    ("POST", "/keluar"): 204,
    # The link is the key; one that nobody was given opens nothing.
    ("GET", "/bukti/unduh/{token}"): 404,
    ("GET", "/pekerjaan/unduh/{token}"): 404,
    ("GET", "/sehat"): 200,
    ("GET", "/schema.graphql"): 200,
    ("GET", "/assets"): 404,
    # Code only, where it has been built: a browser looks for a newer one whoever is signed in.
    ("GET", "/pekerja.js"): 200 if (spa.DIST / "pekerja.js").is_file() else 404,
    ("GET", "/{path:path}"): 303,
}
# About nothing that another could see.
OF_ONES_OWN = {"verifyAllRiwayat", "exportTim", "cancelJob"}
# Refused row by row: `tests/scenarios/test_banyak.py`.
MANY = {"approveManySkp", "approveManyRenkin", "validateManyRealisasi"}
ROOTS = [schema._schema.query_type, schema._schema.mutation_type, schema._schema.subscription_type]


# Strangers


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
async def test_a_route_that_is_not_listed_refuses_a_stranger(cast, app):
    statuses, sockets = {}, []
    async with client_of(app) as stranger:
        for route in app.routes:
            if isinstance(route, WebSocketRoute):
                sockets.append(route.path)
                continue
            assert isinstance(route, Route | Mount)
            for method in sorted((getattr(route, "methods", None) or {"GET"}) - {"HEAD"}):
                path = route.path.replace("{path:path}", "skp").replace("{id}", "Bukti_1").replace("{token}", "x")
                path += "/x.js" if isinstance(route, Mount) else ""
                body = {"json": {}} if method == "POST" else {}
                answer = await stranger.request(method, path, **body)
                statuses[method, route.path] = answer.status_code

    assert statuses == {key: OPEN.get(key, 401) for key in statuses}
    assert OPEN.keys() <= statuses.keys()
    assert sockets == ["/graphql"]
    async with Socket(app) as stranger:
        assert await stranger.closed() == 4401


@pytest.mark.parametrize("config", ["sqlite"], indirect=True)
@pytest.mark.parametrize("compiled", [True, False])
async def test_no_root_field_answers_a_stranger(cast, app, compiled):
    app.state.config = replace(app.state.config, compiled=compiled)
    answers = {}
    async with client_of(app, "tidak-ada") as stranger:
        for root in ROOTS:
            operation = root.name.lower()
            for name in (*root.fields, "__typename", "__schema"):
                answer = await stranger.post("/graphql", json={"query": f"{operation} {{ {name} }}"})
                answers[root.name, name] = answer.status_code, "data" in answer.json()

    assert set(answers.values()) == {(401, False)}


# What may not be seen


@pytest.fixture
async def objects(cast, config, tmp_path) -> dict[str, int]:
    """One object of each kind, all of them Budi's or about him; his report for the first quarter has been sent in."""
    tw = await submitted_realisasi()
    row = (await renkin_of(tw.id))[0]
    await models.Triwulan.filter(id=tw.id).update(realisasi_status="DRAFT")
    (tmp_path / "kiriman").write_bytes(files.PDF)
    berkas = {"nama": "a.pdf", "berkas": tmp_path / "kiriman", "config": config}
    bukti = await add_bukti(row.id, version=tw.version, **berkas, kunci=kunci(), by=aktor(BUDI))
    await models.Triwulan.filter(id=tw.id).update(realisasi_status="SUBMITTED")
    surat = await models.Penempatan.create(
        pegawai_id=BUDI, jabatan_id=PENGADMINISTRASI, mulai=HARI, jenis=JenisPenempatan.PLH
    )
    await pegawai.rebuild_all()
    laporan = await report_atasan(LaporanMasuk("Kepala Badan"), kunci=kunci(), by=aktor(BUDI))
    lain = await models.Skp.create(pegawai_id=BUDI, tahun=2021, mulai=date(2021, 1, 1), selesai=date(2021, 12, 31))
    versi = await models.VersiSkp.create(
        skp_id=lain.id, penilai_jabatan_id=KEPALA_BADAN, penilai_nama="Ratna", penilai_nama_jabatan="Kepala Badan"
    )
    await models.Skp.filter(id=lain.id).update(kerja_id=versi.id)
    dicatat = {"oleh_id": BIMA, "alasan": "Listrik padam"}
    gangguan = await models.Gangguan.create(mulai=HARI, selesai=HARI, dicatat=aktor(BIMA).waktu, **dicatat)
    pembukaan = await models.Pembukaan.create(
        tahap="SKP", tahun=2020, pegawai_id=BUDI, sampai=HARI, diusulkan=aktor(BIMA).waktu, **dicatat
    )
    return {
        "Unit": BADAN,
        "Jabatan": ANALIS,
        "Pegawai": BUDI,
        "Atasan": SITI,
        "Skp": tw.skp_id,
        "VersiSkp": (await models.Skp.get(id=tw.skp_id)).kerja_id,
        "Indikator": row.indikator_id,
        "Referensi": PERKIN,
        "Triwulan": tw.id,
        "Renkin": row.id,
        "Bukti": bukti,
        "Penugasan": surat.id,
        "Riwayat": (await models.Riwayat.filter(berkas_id=BUDI, objek="skp").first()).id,
        "Gangguan": gangguan.id,
        "Pembukaan": pembukaan.id,
        "Pemberitahuan": (await models.Pemberitahuan.filter(penerima_id=BUDI).first()).id,
        "LaporanAtasan": laporan,
        "PenilaiBerbeda": lain.id,
        "Job": await ask_pekerjaan(JenisPekerjaan.TIM, {}, kunci=kunci(), by=aktor(BUDI)),
    }


# The offices and posts of the province are no secret, nor what is expected of a post, nor when the system failed.
PUBLIC = {"Unit", "Jabatan", "Referensi", "Gangguan"}
NODE = "query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }"


def test_every_kind_with_an_id_is_examined():
    node = schema._schema.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)

    kinds = {tipe.name for tipe in schema._schema.get_possible_types(node)}

    assert kinds == {
        "Unit", "Jabatan", "Pegawai", "Atasan", "Skp", "VersiSkp", "Indikator", "Referensi", "Triwulan", "Renkin",
        "Bukti", "Penugasan", "LaporanAtasan", "PenilaiBerbeda", "Riwayat", "Pemberitahuan", "Job",
        "Gangguan", "Pembukaan",
    }  # fmt: skip


@pytest.mark.parametrize("compiled", [True, False])
async def test_what_may_not_be_seen_is_like_what_is_not_there(objects, app, as_, compiled):
    app.state.config = replace(app.state.config, compiled=compiled)
    hidden, shown = {}, {}
    for kind, nomor in objects.items():
        joko = await as_(JOKO)(NODE, id=f"{kind}_{nomor}")
        unknown = await as_(JOKO)(NODE, id=f"{kind}_99999")
        assert unknown == {"node": None, "nodes": [None]}
        hidden[kind] = joko == unknown
        shown[kind] = (await as_(BUDI)(NODE, id=f"{kind}_{nomor}"))["node"] is not None

    assert {kind for kind, is_hidden in hidden.items() if not is_hidden} == PUBLIC
    assert all(shown.values()), shown


WAYS = """
  query ($me: ID!) {
    viewer { pegawai { atasan { nama bawahan(first: 50) {
      totalCount edges { node { nama skp(first: 5) { totalCount } } }
    } } } }
    daftarPegawai(first: 100) { totalCount edges { node { nama skp(first: 5) { totalCount edges { node { id } } } } } }
    node(id: $me) { ... on Pegawai { skp(first: 5) { totalCount } atasan { bawahan(first: 50) { totalCount } } } }
  }
"""


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("orang", [TONO, JOKO, HADI])
async def test_no_way_through_other_objects_leads_to_it(objects, app, as_, orang, compiled):
    app.state.config = replace(app.state.config, compiled=compiled)

    text = str(await as_(orang)(WAYS, me=f"Pegawai_{orang}"))

    assert "Budi" not in text and f"Skp_{objects['Skp']}" not in text


# What may not be done


async def inputs(objects: dict[str, int]) -> dict[str, dict[str, Any]]:
    """For each act an input that fits Budi's objects as they are now."""
    skp = await models.Skp.get(id=objects["Skp"])
    tw = await first_quarter()
    plan = {"id": f"Skp_{skp.id}", "version": skp.version}
    quarter = {"id": f"Triwulan_{tw.id}", "version": tw.version}
    quarters = [{"id": f"Triwulan_{t.id}", "version": t.version} for t in await quarters_of(skp.id)]
    rows = await renkin_of(tw.id)
    note = {"catatan": "Perbaiki."}
    laporan = {"id": f"LaporanAtasan_{objects['LaporanAtasan']}", "version": 1}
    return {
        "saveSkp": {
            **plan,
            "indikator": [{"id": f"Indikator_{i.id}", "sumber": i.sumber} for i in await rows_of(skp.id)],
        },
        "submitSkp": plan,
        "approveSkp": plan,
        "returnSkp": {**plan, **note},
        "withdrawSkp": plan,
        "undoSkp": plan,
        "amendSkp": {**plan, "alasan": "Tugas bertambah."},
        "discardSkp": plan,
        "escalateSkp": {**plan, "alasan": "Sudah sesuai perjanjian."},
        "decideSkp": plan,
        "upholdSkp": {**plan, **note},
        "copySkp": {"skpId": f"Skp_{skp.id}", "mulai": "2020-03-01", "selesai": "2020-12-31"},
        "saveRenkin": {"triwulan": [{**quarter, "target": [{"renkinId": f"Renkin_{rows[0].id}", "target": "1"}]}]},
        "submitRenkin": {"triwulan": quarters},
        "approveRenkin": {"triwulan": quarters},
        "returnRenkin": {"triwulan": quarters, **note},
        "undoRenkin": {"triwulan": quarters},
        "saveRealisasi": {**quarter, "renkin": [{"id": f"Renkin_{rows[0].id}", "realisasi": "1"}]},
        "submitRealisasi": quarter,
        "validateRealisasi": {**quarter, "renkin": [{"id": f"Renkin_{rows[0].id}", "nilai": "1"}]},
        "returnRealisasi": {**quarter, **note},
        "endPenugasan": {"penugasanId": f"Penugasan_{objects['Penugasan']}", "selesai": HARI.isoformat()},
        "cancelPenugasan": {"penugasanId": f"Penugasan_{objects['Penugasan']}"},
        "undoRealisasi": quarter,
        "withdrawLaporanAtasan": laporan,
        "rejectLaporanAtasan": {**laporan, "jawaban": "Sudah benar."},
        "resolveLaporanAtasan": {**laporan, "cara": "PENILAI_SKP", "jabatanId": f"Jabatan_{KEPALA_BADAN}"},
        "alignPenilai": {"id": f"PenilaiBerbeda_{objects['PenilaiBerbeda']}", "version": 1},
        "removeBukti": {"id": f"Bukti_{objects['Bukti']}", "version": tw.version},
        "readPemberitahuan": {"ids": [f"Pemberitahuan_{objects['Pemberitahuan']}"]},
        "verifyRiwayat": {"berkas": f"Pegawai_{BUDI}"},
        "confirmPembukaan": {"id": f"Pembukaan_{objects['Pembukaan']}", "version": 1},
        "rejectPembukaan": {"id": f"Pembukaan_{objects['Pembukaan']}", "version": 1, "catatan": "Tidak."},
        "withdrawPembukaan": {"id": f"Pembukaan_{objects['Pembukaan']}", "version": 1},
    }


async def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, but for the sessions."""
    tables = [model for model in Tortoise.apps["kinerja"].values() if model is not models.Sesi]
    return {model.__name__: await model.all().order_by(model._meta.pk_attr).values() for model in tables}


async def act(person: Any, name: str, input: dict[str, Any]) -> list[str]:
    """The codes with which an act is refused."""
    tipe = name[0].upper() + name[1:] + "Input"
    document = f"mutation ($input: {tipe}!) {{ it: {name}(input: $input) {{ errors {{ code }} }} }}"
    data = await person(document, input={**input, "idempotencyKey": kunci()})
    return [error["code"] for error in data["it"]["errors"]]


async def test_every_act_on_an_object_is_examined(objects):
    names = set(schema._schema.mutation_type.fields)

    others = {"createSkp", "appointPenugasan", "reportAtasan", "chooseBahasa", *OF_ONES_OWN, *MANY, *KALENDER}
    assert names - set(await inputs(objects)) == others


# What is about no single object, and the admin's alone.
KALENDER: dict[str, dict[str, Any]] = {
    "saveKalender": {"tahun": 2020, "version": 1, "bukaSkp": "2020-01-01", "tutupSkp": "2020-01-31"},
    "recordGangguan": {"mulai": "2020-03-20", "selesai": "2020-03-20", "alasan": "Listrik padam"},
    "lockTriwulan": {"tahun": 2020, "tw": 1},
    "proposePembukaan": {"tahap": "SKP", "tahun": 2020, "sampai": "2020-05-01", "alasan": "Sakit"},
}


@pytest.mark.parametrize("orang", [BUDI, SITI, YUNI])
async def test_the_calendar_is_the_admins_alone(cast, as_, orang):
    before = await everything()

    assert {name: await act(as_(orang), name, input) for name, input in KALENDER.items()} == {
        name: ["NOT_ALLOWED"] for name in KALENDER
    }
    assert await everything() == before


@pytest.mark.parametrize("orang", [JOKO, TONO])
async def test_an_act_on_what_may_not_be_seen_is_not_found_and_changes_nothing(objects, as_, orang):
    acts = await inputs(objects)
    before = await everything()

    refusals = {name: set(await act(as_(orang), name, input)) for name, input in acts.items()}

    assert refusals == {name: {"NOT_FOUND"} for name in acts}
    assert await everything() == before


# Notices and openings are seen by those they are for; whether a file is whole is for those who only look on.
OF_OTHERS = {"readPemberitahuan", "verifyRiwayat", "confirmPembukaan", "rejectPembukaan", "withdrawPembukaan"}


@pytest.mark.parametrize("orang", [YUNI, RATNA])
async def test_whoever_only_looks_on_can_do_nothing(objects, as_, orang):
    acts = {name: input for name, input in (await inputs(objects)).items() if name not in OF_OTHERS}
    # A superior is not told that somebody thinks he is the wrong one.
    acts = {name: acts[name] for name in acts if orang == YUNI or not ("Laporan" in name or name == "alignPenilai")}
    before = await everything()

    refusals = {name: await act(as_(orang), name, input) for name, input in acts.items()}

    # Whose plan it is, is seen; to take its lines over is its owner's alone.
    assert refusals.pop("copySkp") == ["NOT_FOUND"]
    # What is not possible for anybody just now may be said first.
    assert all(codes and "NOT_FOUND" not in codes for codes in refusals.values()), refusals
    assert {refusals[name][0] for name in ("saveSkp", "approveSkp", "validateRealisasi", "removeBukti")} <= {
        "NOT_ALLOWED", "WRONG_STATUS",
    }  # fmt: skip
    assert refusals["validateRealisasi"] == ["NOT_ALLOWED"]
    assert await everything() == before


async def test_nobody_approves_their_own(cast, as_):
    skp_id = await submitted_skp()
    await models.Penempatan.create(
        pegawai_id=BUDI, jabatan_id=KEPALA_BIDANG, mulai=date(2020, 3, 10), jenis=JenisPenempatan.PLT
    )
    await pegawai.rebuild_all()
    input = {"id": f"Skp_{skp_id}", "version": 3}

    assert await models.Pemegang.filter(jabatan_id=KEPALA_BIDANG, pegawai_id=BUDI, mulai__lte=HARI).exists()
    assert await act(as_(BUDI), "approveSkp", input) == ["NOT_ALLOWED"]
    assert await act(as_(BUDI), "returnSkp", {**input, "catatan": "Bagus."}) == ["NOT_ALLOWED"]
    moves = await as_(BUDI)("query ($id: ID!) { node(id: $id) { ... on Skp { moves } } }", id=f"Skp_{skp_id}")
    assert "APPROVE" not in moves["node"]["moves"]


# How the api reads

QUERYING = {"all", "filter", "exclude", "get", "get_or_none", "first", "raw", "annotate", "in_bulk", "fetch_for_list"}
WRITING = {"create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "save", "delete", "update"}
SQL = {"fetch_rows": {"loaders.py", "pelaksana.py"}, "fetch_few": set(), "fetch_value": {"pelaksana.py"}}


def calls(file: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]


def names_model(node: ast.expr) -> bool:
    """`models.Skp`, or something reached from it."""
    if isinstance(node, ast.Attribute):
        return (isinstance(node.value, ast.Name) and node.value.id in ("models", "rows")) or names_model(node.value)
    return names_model(node.func) if isinstance(node, ast.Call) else False


@pytest.mark.parametrize("file", sorted(API.rglob("*.py")), ids=lambda file: str(file.relative_to(API)))
def test_the_api_reads_through_visible_to_and_writes_nothing(file):
    methods = [(call.func.attr, call.func.value) for call in calls(file) if isinstance(call.func, ast.Attribute)]
    statements = [call.func.id for call in calls(file) if isinstance(call.func, ast.Name) and call.func.id in SQL]

    assert [name for name, value in methods if name in QUERYING | WRITING and names_model(value)] == []
    assert [name for name in statements if file.name not in SQL[name]] == []


def test_an_id_never_given_out_has_no_number():
    assert [
        text for text in ("Skp_0", "Skp_01", "skp_1", "Skp_-1", "Skp_1 ", "Skp_١", "") if PENGENAL.fullmatch(text)
    ] == []
