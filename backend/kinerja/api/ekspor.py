"""The list of a team as a file: the API's own read, page by page, by the one who asked and with what he may see."""

import csv
import io
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import orjson

from ..domain.aktor import JAKARTA, Aktor, Bahasa
from ..services.kerja import Hasil, Kerja
from .permintaan import Permintaan
from .schema import schema

HALAMAN = 100
BAWAHAN = """
query EksporTim($filter: BawahanFilter, $first: Int!, $after: String) {
  viewer {
    tahun
    tim {
      bawahan(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { nama nrk nip golongan jabatan { nama unit { nama } } } }
      }
    }
  }
}
"""
KEPALA: Mapping[Bahasa, Sequence[str]] = {
    Bahasa.ID: ("Nama", "NRK", "NIP", "Golongan", "Jabatan", "Unit"),
    Bahasa.EN: ("Name", "NRK", "NIP", "Rank", "Post", "Office"),
}
# What a spreadsheet would take for a formula.
RUMUS = ("=", "+", "-", "@", "\t", "\r")


async def export_tim(kerja: Kerja) -> Hasil:
    isian = json.loads(kerja.row.isian)
    bahasa = Bahasa(isian["bahasa"])
    sheet = io.StringIO()
    # Semicolons, as spreadsheets set to Indonesian expect them.
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow(KEPALA[bahasa])
    banyak = 0
    async for page in _pages(kerja, isian["filter"], bahasa):
        people = [edge["node"] for edge in page["edges"]]
        writer.writerows(map(_row, people))
        banyak += len(people)
        await kerja.lapor(banyak, page["totalCount"])
    hari = (await kerja.pelaksana.jam.now()).astimezone(JAKARTA).date()
    return Hasil(nama=f"tim-{hari}.csv", isi=sheet.getvalue().encode("utf-8-sig"))


async def _pages(kerja: Kerja, saring: Mapping[str, Any], bahasa: Bahasa) -> AsyncIterator[Any]:
    aktor = Aktor(kerja.row.pegawai_id, await kerja.pelaksana.jam.now())
    after, more = None, True
    while more:
        permintaan = Permintaan(aktor, bahasa, kerja.pelaksana.config, compiled=kerja.pelaksana.config.compiled)
        variables = {"filter": saring, "first": HALAMAN, "after": after}
        result = await schema.execute(BAWAHAN, variables, permintaan)
        tim = orjson.loads(orjson.dumps(result.data))["viewer"]["tim"]
        if tim is None:
            return
        page = tim["bawahan"]
        yield page
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]


def _row(orang: Mapping[str, Any]) -> list[str]:
    jabatan = orang["jabatan"] or {"nama": "", "unit": {"nama": ""}}
    values = (orang["nama"], orang["nrk"], orang["nip"], orang["golongan"], jabatan["nama"], jabatan["unit"]["nama"])
    return [_safe(value or "") for value in values]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(RUMUS) else text
