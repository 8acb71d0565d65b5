"""Both read paths give the same answer to whatever the schema allows, over whatever a row can hold.

Operations are drawn from the schema (`operasi.py`); some examples first write odd texts, nulls and numbers at their
edges into rows of the world, and put back what was there. `make bench-beda` asks 10,000 of each database; a difference
is told with the least document that shows it. KINERJA_BEDA is how many are asked, KINERJA_BENIH the seed.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from dua_jalur import Jawaban, ask_both
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st
from operasi import TULISAN, Operasi, operasi

from dunia import TEKS
from kinerja import models
from kinerja.basisdata import close_database, open_database
from kinerja.config import Config
from kinerja.domain.aktor import Aktor, Peran
from people import BUDI, DEWI, GUBERNUR, HADI, HARI, RATNA, SITI, TONO, YUNI, aktor

BANYAK = int(os.environ.get("KINERJA_BEDA", "150"))
BENIH = int(os.environ.get("KINERJA_BENIH", "1"))

PELIHAT: Sequence[Aktor] = (
    aktor(SITI),
    aktor(BUDI),
    aktor(YUNI, HARI, Peran.AUDITOR),
    aktor(RATNA),
    aktor(TONO),
    aktor(HADI),
    aktor(DEWI, HARI, Peran.PENGELOLA),
    aktor(GUBERNUR),
    aktor(SITI, date(2020, 4, 6)),
    aktor(BUDI, date(2020, 12, 31)),
    aktor(HADI, date(2019, 6, 1)),
)


def teks(panjang: int, kosong: bool = True) -> st.SearchStrategy[str | None]:
    """Odd texts that fit."""
    isi = st.one_of(TULISAN, st.sampled_from(["Z" * panjang, "\u0301" * panjang, TEKS[2] * 9])).map(
        lambda t: t[:panjang]
    )
    return st.one_of(st.none(), isi) if kosong else isi.filter(bool)


def angka(*nilai: str) -> st.SearchStrategy[Decimal | None]:
    return st.sampled_from([None, *map(Decimal, nilai)])


TARGET = angka("0", "0.0001", "0.1", "1.01", "99999999.9999", "900719925474.0991", "900719925474.0993")
PERSEN = angka("1", "1.01", "50.5", "99.99", "100")
RUPIAH = angka("0", "1", "9007199254740991", "9007199254740992", "9007199254740993", "9223372036854775807")

# What may be written into which column.
SEL: Sequence[tuple[Any, str, st.SearchStrategy[Any]]] = (
    (models.Pegawai, "nama", teks(120, False)),
    (models.Pegawai, "nama_urut", teks(120, False)),
    (models.Pegawai, "golongan", teks(8)),
    (models.Jabatan, "nama", teks(200, False)),
    (models.Jabatan, "eselon", teks(8)),
    (models.Unit, "nama", teks(160, False)),
    (models.Referensi, "kode", teks(40, False)),
    (models.Referensi, "uraian", teks(500, False)),
    (models.Referensi, "output", TARGET),
    (models.VersiSkp, "catatan", teks(2000)),
    (models.Indikator, "uraian", teks(500, False)),
    (models.Indikator, "satuan", teks(40)),
    (models.Indikator, "catatan", teks(2000)),
    (models.Indikator, "output", TARGET),
    (models.Indikator, "mutu", PERSEN),
    (models.Indikator, "biaya", RUPIAH),
    (models.Renkin, "target", TARGET),
    (models.Renkin, "realisasi", TARGET),
    (models.Renkin, "capaian", angka("0", "0.01", "123.45", "92233720368547758.07")),
    (models.Renkin, "catatan_realisasi", teks(2000)),
    (models.Triwulan, "renkin_catatan", teks(2000)),
    (models.Triwulan, "hasil", angka("0", "0.01", "100")),
    (models.Bukti, "nama", teks(100, False)),
)


@dataclass(frozen=True)
class Tulisan:
    """A value in a row."""

    model: Any
    id: int
    kolom: str
    nilai: Any

    def __repr__(self) -> str:
        return f"{self.model.__name__}_{self.id}.{self.kolom} = {self.nilai!r}"


@st.composite
def tulisan(draw: Any) -> Tulisan:
    model, kolom, nilai = draw(st.sampled_from(SEL))
    return Tulisan(model, draw(st.integers(1, 12)), kolom, draw(nilai))


@asynccontextmanager
async def tertulis(semua: Sequence[Tulisan]) -> AsyncIterator[None]:
    """These values stand in their rows; afterwards it is as before."""
    dulu = []
    for each in semua:
        for row in await each.model.filter(id=each.id):
            dulu.append((row, each.kolom, getattr(row, each.kolom)))
            await each.model.filter(id=each.id).update(**{each.kolom: each.nilai})
    try:
        yield
    finally:
        for row, kolom, nilai in reversed(dulu):
            await type(row).filter(id=row.id).update(**{kolom: nilai})


@contextmanager
def terbuka(config: Config) -> Iterator[Callable[[Any], Any]]:
    """The database, and a way to wait: hypothesis does not."""
    with asyncio.Runner() as runner:
        runner.run(open_database(config))
        try:
            yield runner.run
        finally:
            runner.run(close_database())


# Where an argument is wrong, graphql-core leaves the fields beside it that it had begun with.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.parametrize("basis", ["sqlite", "postgres"])
def test_both_paths_agree_on_whatever_is_asked(request: pytest.FixtureRequest, basis: str) -> None:
    config: Config = request.getfixturevalue(f"dunia_{basis}")
    hitung: Counter[str] = Counter()

    async def bandingkan(apa: Operasi, by: Aktor, isi: Sequence[Tulisan]) -> tuple[Jawaban, Jawaban]:
        async with tertulis(isi):
            return await ask_both(apa.teks, apa.variabel, by, config, apa.nama)

    @seed(BENIH)
    @settings(
        max_examples=BANYAK,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
    )
    @given(operasi(), st.sampled_from(PELIHAT), st.one_of(st.just([]), st.lists(tulisan(), max_size=4)))
    def beda(apa: Operasi, by: Aktor, isi: list[Tulisan]) -> None:
        note(f"{apa.teks}\n{apa.variabel}\nby {by.pegawai_id} on {by.hari}, {isi}, seed {BENIH}")
        satu, dua = tunggu(bandingkan(apa, by, isi))
        hitung[satu.dijalankan if not satu.galat else "galat"] += 1

        assert satu.isi == dua.isi
        assert satu.galat == dua.galat
        assert "INTERNAL_SERVER_ERROR" not in satu.kode

    with terbuka(config) as tunggu:
        beda()
    print(f"{basis}: {dict(hitung)}")
    # What gives no size of a page is left to the fallback, which tells where rows are asked for.
    assert hitung["compiled"] >= 0.9 * (hitung["compiled"] + hitung["fallback"])
