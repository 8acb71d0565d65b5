"""Lists in every order they offer, both ways, by pages from both ends, and narrowed by every field of their filters.

Asked on both paths and both databases: over a world in which values are missing and many are the same."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import orjson
import pytest
from graphql import get_named_type, is_enum_type

from kinerja.api.galat import code_of
from kinerja.api.permintaan import Permintaan
from kinerja.api.schema import schema
from kinerja.config import Config
from kinerja.domain.aktor import Peran
from people import BUDI, DEWI, HARI, RATNA, SITI, YUNI, aktor

# A list, who asks for it, and what of a row tells where it belongs.
DAFTAR = {
    "Query.daftarPegawai": (YUNI, "{ %s }", "id nama nrk golongan jabatan { unit { kode } }"),
    "Query.daftarAtasan": (BUDI, "{ %s }", "id nama nrk"),
    "Query.daftarReferensi": (BUDI, "{ %s }", "id kode uraian kelompok output"),
    "Query.daftarPenugasan": (YUNI, "{ %s }", "id jenis mulai selesai"),
    "Query.daftarJabatan": (DEWI, "{ %s }", "id nama jenis eselon unit { kode }"),
    "Viewer.jatuhTempo": (RATNA, "{ viewer { %s } }", "id sejak batas"),
    "Viewer.antrean": (RATNA, "{ viewer { %s } }", "id jenis sejak batas"),
    "Pegawai.skp": (YUNI, '{ node(id: "Pegawai_9") { ... on Pegawai { %s } } }', "id mulai selesai status"),
    "Atasan.bawahan": (SITI, "{ viewer { tim { %s } } }", "id nama nrk golongan jabatan { unit { kode } }"),
    "Skp.indikator": (
        SITI,
        '{ node(id: "Skp_2") { ... on Skp { %s } } }',
        "id urut uraian sumber kelompok status output",
    ),
    "Triwulan.renkin": (
        BUDI,
        '{ node(id: "Triwulan_1") { ... on Triwulan { %s } } }',
        "id target realisasi capaian indikator { urut }",
    ),
}
WAJIB = {"Query.daftarReferensi": {"skpId": '"Skp_1"', "sumber": "PERKIN"}}


def koneksi() -> Iterator[tuple[str, Any]]:
    for tipe in schema._schema.type_map.values():
        for nama, each in getattr(tipe, "fields", {}).items():
            if get_named_type(each.type).name.endswith("Connection"):
                yield f"{tipe.name}.{nama}", each


def sorts() -> Iterator[tuple[str, str]]:
    for nama, each in koneksi():
        yield from ((nama, value) for value in get_named_type(each.args["sort"].type).values)


async def ask(nama: str, config: Config, compiled: bool, **given: Any) -> Any:
    orang, luar, baris = DAFTAR.get(nama) or _daftar(nama)
    arguments = ", ".join(f"{k}: {v}" for k, v in {**WAJIB.get(nama, {}), **given}.items() if v is not None)
    daftar = (
        f"daftar: {nama.split('.')[1]}({arguments}) {{ totalCount edges {{ cursor node {{ {baris} }} }}"
        " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
    )
    roles = [Peran.AUDITOR] if orang == YUNI else []
    permintaan = Permintaan(aktor(orang, HARI, *roles), "id", config, compiled=compiled)
    result = await schema.execute(luar % daftar, None, permintaan)
    if result.errors:
        return {str(code_of(error)) for error in result.errors}
    assert permintaan.dijalankan == ("compiled" if compiled else "fallback")
    return _found(json.loads(orjson.dumps(result.data)))


def _daftar(nama: str) -> tuple[int, str, str]:
    """A list that nothing special is said of: of the first object, which may have no rows."""
    tipe = nama.split(".")[0]
    luar = {"Query": "{ %s }", "Viewer": "{ viewer { %s } }"}
    return YUNI, luar.get(tipe, f'{{ node(id: "{tipe}_1") {{ ... on {tipe} {{ %s }} }} }}'), "id"


def _found(data: Mapping[str, Any]) -> Mapping[str, Any]:
    while "daftar" not in data:
        data = next(iter(data.values()))
    found: Mapping[str, Any] = data["daftar"]
    return found


async def walk(nama: str, config: Config, compiled: bool, ukuran: int, maju: bool, sort: str) -> list[Any]:
    first, after, has, end = ("first", "after", "hasNextPage", "endCursor")
    if not maju:
        first, after, has, end = ("last", "before", "hasPreviousPage", "startCursor")
    rows: list[Any] = []
    cursor = None
    while True:
        page = await ask(nama, config, compiled, sort=sort, **{first: ukuran, after: cursor})
        found = [edge["node"] for edge in page["edges"]]
        rows = rows + found if maju else found + rows
        if not page["pageInfo"][has]:
            assert page["totalCount"] == len(rows)
            return rows
        cursor = json.dumps(page["pageInfo"][end])


def test_every_list_can_be_narrowed_sorted_and_counted() -> None:
    for nama, each in koneksi():
        tipe = get_named_type(each.type)
        sort, filter = (get_named_type(each.args[argument].type) for argument in ("sort", "filter"))
        assert is_enum_type(sort) and {value.rpartition("_")[2] for value in sort.values} == {"ASC", "DESC"}, nama
        assert filter.name.endswith("Filter") and filter.fields, nama
        assert str(tipe.fields["totalCount"].type) == "Int!", nama


async def test_pages_from_both_ends_make_the_whole_list_in_every_order(dunia: Config) -> None:
    for nama, sort in sorts():
        for compiled in (True, False):
            whole = await walk(nama, dunia, compiled, 100, True, sort)
            ids = [row["id"] for row in whole]

            assert len(set(ids)) == len(ids) and (ids or nama not in DAFTAR), (nama, sort)
            for ukuran, maju in ((7, True), (5, False)):
                assert await walk(nama, dunia, compiled, ukuran, maju, sort) == whole, (nama, sort, compiled, maju)


ALUR = ("DRAFT", "PROPOSED", "SUBMITTED", "ACCEPTED", "RETURNED", "APPROVED", "CLOSED")
VALUE: Mapping[str, Callable[[Any], Any]] = {
    "NRK": lambda row: row["nrk"],
    "GOLONGAN": lambda row: row["golongan"],
    "UNIT": lambda row: row["jabatan"] and row["jabatan"]["unit"]["kode"],
    "KODE": lambda row: row["kode"],
    "KELOMPOK": lambda row: row["kelompok"],
    "SUMBER": lambda row: row["sumber"],
    "MULAI": lambda row: row["mulai"],
    "SELESAI": lambda row: row["selesai"],
    "OUTPUT": lambda row: row["output"] and float(row["output"]),
    "TARGET": lambda row: row["target"] and float(row["target"]),
    "REALISASI": lambda row: row["realisasi"] and float(row["realisasi"]),
    "CAPAIAN": lambda row: row["capaian"] and float(row["capaian"]),
    "STATUS": lambda row: ALUR.index(row["status"]) if "status" in row else None,
}


async def test_rows_without_the_value_come_last_both_ways(dunia: Config) -> None:
    kosong = set()
    for nama, sort in sorts():
        kunci, _, arah = sort.rpartition("_")
        if kunci not in VALUE or nama not in DAFTAR:
            continue
        values = [VALUE[kunci](row) for row in await walk(nama, dunia, True, 100, True, sort)]
        there = [value for value in values if value is not None]

        assert there == sorted(there, reverse=arah == "DESC"), (nama, sort)
        assert values[: len(there)] == there, (nama, sort)
        kosong |= {kunci} if len(there) < len(values) else set()
    assert kosong >= {"NRK", "GOLONGAN", "REALISASI"}


@pytest.mark.parametrize("compiled", [True, False])
async def test_a_cursor_of_another_order_is_refused(dunia: Config, compiled: bool) -> None:
    async def cursor(sort: str | None) -> str:
        page = await ask("Query.daftarPegawai", dunia, compiled, first=1, sort=sort)
        return json.dumps(page["pageInfo"]["endCursor"])

    async def after(given: str, sort: str | None) -> Any:
        return await ask("Query.daftarPegawai", dunia, compiled, first=1, sort=sort, after=given)

    own, naik, turun = await cursor(None), await cursor("NRK_ASC"), await cursor("NRK_DESC")

    for given, sort in ((own, "NRK_ASC"), (naik, None), (naik, "NRK_DESC"), (turun, "NRK_ASC"), (own, "NAMA_DESC")):
        assert await after(given, sort) == {"KURSOR_URUTAN_LAIN"}, sort
    # The order that a list has by itself may be named.
    assert (await after(own, "NAMA_ASC"))["totalCount"] == (await after(own, None))["totalCount"] > 0


# What a filter leaves, told by the rows themselves.
FILTERS: Sequence[tuple[str, str, Any]] = (
    ("Query.daftarPegawai", "{status: RETURNED}", lambda row: row["id"] == "Pegawai_3"),
    ("Query.daftarPegawai", "{status: SUBMITTED, tahun: 2019}", lambda row: row["id"] == "Pegawai_9"),
    ("Query.daftarPegawai", "{saringan: SKP_MENUNGGU}", lambda row: row["id"] == "Pegawai_2"),
    (
        "Query.daftarPegawai",
        '{unit: "Unit_3"}',
        lambda row: (row["jabatan"] or {}).get("unit", {}).get("kode") == "1.1.1",
    ),
    ("Query.daftarPegawai", '{unit: "bukan id"}', lambda row: False),
    ("Atasan.bawahan", "{status: RETURNED}", lambda row: row["id"] == "Pegawai_3"),
    ("Query.daftarAtasan", "{tingkat: 1}", lambda row: row["id"] == "Atasan_2"),
    ("Query.daftarPenugasan", "{jenis: PLH}", lambda row: row["jenis"] == "PLH"),
    ("Query.daftarJabatan", '{unit: "Unit_3"}', lambda row: row["unit"]["kode"] == "1.1.1"),
    ("Query.daftarJabatan", '{jenis: "JPT"}', lambda row: row["jenis"] == "JPT"),
    ("Viewer.antrean", "{jenis: RENKIN}", lambda row: row["jenis"] == "RENKIN"),
    ("Query.daftarReferensi", "{kelompok: TUSI}", lambda row: row["kelompok"] == "TUSI"),
    ("Query.daftarReferensi", "{terpakai: false}", lambda row: row["id"] != "Referensi_1"),
    ("Pegawai.skp", '{pada: "2020-03-01"}', lambda row: row["mulai"][:4] == "2020"),
    ("Pegawai.skp", "{status: APPROVED}", lambda row: row["status"] == "APPROVED"),
    ("Skp.indikator", "{status: RETURNED, sumber: TUSI}", lambda r: (r["status"], r["sumber"]) == ("RETURNED", "TUSI")),
    ("Skp.indikator", '{cari: "%S ?1"}', lambda row: "%s ?1" in row["uraian"]),
    ("Skp.indikator", "{kelompok: KHUSUS}", lambda row: row["kelompok"] == "KHUSUS"),
    ("Triwulan.renkin", "{terisi: true}", lambda row: row["realisasi"] is not None),
    ("Triwulan.renkin", "{berbeda: true, terisi: true}", lambda r: r["realisasi"] not in (None, r["target"])),
)


@pytest.mark.parametrize(("nama", "filter", "fits"), FILTERS, ids=lambda value: value if isinstance(value, str) else "")
async def test_a_filter_leaves_what_fits(dunia: Config, nama: str, filter: str, fits: Any) -> None:
    for compiled in (True, False):
        everything = [edge["node"] for edge in (await ask(nama, dunia, compiled, first=100))["edges"]]
        left = await ask(nama, dunia, compiled, first=100, filter=filter)

        assert [edge["node"] for edge in left["edges"]] == [row for row in everything if fits(row)]
        assert left["totalCount"] == len(left["edges"]) < len(everything)
