"""Both read paths give the same bytes: the compiled plans and graphql-core over the same declarations."""

import json
from datetime import date
from typing import Any

import orjson
import pytest

from kinerja.api.permintaan import Permintaan
from kinerja.api.schema import schema
from kinerja.domain.aktor import Peran
from kinerja.services import skp as services
from people import BUDI, GUBERNUR, RATNA, SITI, YUNI, aktor, make_cast

DOKUMEN = {
    "viewer": "{ viewer { hari tahun triwulan demo peran pegawai { id nama nrk jabatan { nama unit { nama } } sejak atasan { nama jumlahBawahan menungguDiBawah jabatan { nama } } tim { id } } tim { id ringkasan(tahun: 2020, tw: 1) { pegawai skpMenunggu diperbaiki belumAdaSkp } } kalender { tahun bukaSkp triwulan { tw kunci } } } }",
    "tim": "query ($n: Int!) { viewer { tim { bawahan(first: $n) { totalCount pageInfo { hasNextPage endCursor startCursor hasPreviousPage } edges { cursor node { id nama x: nrk skp(first: 5) { totalCount edges { node { id status statusLabel moves version batas mulai selesai giliran { pihak orang { nama } sejak batas berikutnya } penilai { nama jabatan { nama } pemegang { nama } sesuaiSusunan } indikator(first: 10) { edges { node { id urut } } } triwulan { tw } } } } } } } } } }",
}


async def jalankan(config: Any, dokumen: str, by: Any, compiled: bool, **variables: Any) -> Any:
    permintaan = Permintaan(by, "id", config, compiled=compiled)
    hasil = await schema.execute(dokumen, variable_values=variables, context_value=permintaan)
    assert not hasil.errors, hasil.errors
    assert permintaan.dijalankan == ("compiled" if compiled else "fallback")
    return json.dumps(json.loads(orjson.dumps(hasil.data)))


@pytest.mark.parametrize("nama", DOKUMEN)
@pytest.mark.parametrize("orang", [BUDI, SITI, RATNA, GUBERNUR, YUNI])
async def test_both_paths_agree(db: Any, nama: str, orang: int) -> None:
    await make_cast()
    await services.create_skp(date(2020, 3, 1), date(2020, 12, 31), kunci="a", by=aktor(BUDI))
    peran = [Peran.AUDITOR] if orang == YUNI else []
    by = aktor(orang, date(2020, 3, 20), *peran)

    satu = await jalankan(db, DOKUMEN[nama], by, True, n=1)
    dua = await jalankan(db, DOKUMEN[nama], by, False, n=1)

    assert satu == dua
    print(satu)
