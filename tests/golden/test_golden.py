"""The one runner of the golden examples: every case of every YAML file here against the domain.

A number becomes a Decimal from the text of its scalar, never a float, and is compared as a number (3 = 3.00). A rule
that no adapter knows fails, and so does an adapter without a case.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kinerja.domain.errors import DomainError
from kinerja.domain.hari_kerja import hari_kerja
from kinerja.domain.identitas import is_nrk, read_nip
from kinerja.domain.indikator import Arah, JenisRekap
from kinerja.domain.renkin import capaian_triwulan, hasil_triwulan, rekap_tahunan, target_konsisten

Values = Mapping[str, Any]


class Loader(yaml.SafeLoader):
    """YAML with exact numbers."""


def _decimal(loader: Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


for tag in ("int", "float"):
    Loader.add_constructor(f"tag:yaml.org,2002:{tag}", _decimal)


def _capaian_triwulan(v: Values) -> Values:
    return vars(capaian_triwulan(v["target"], v["nilai_validasi"], Arah(v["arah"].upper())))


def _hasil_triwulan(v: Values) -> Values:
    return {"hasil_persen": hasil_triwulan([(r["target"], r["nilai_validasi"], Arah.NAIK) for r in v["indikator"]])}


def _rekap_tahunan(v: Values) -> Values:
    return vars(rekap_tahunan(JenisRekap(v["jenis"].upper()), v["realisasi_tw"], v["target_tahunan"]))


def _target_konsisten(v: Values) -> Values:
    return {"sah": target_konsisten(JenisRekap(v["jenis"].upper()), v["target_tw"], v["target_tahunan"])}


def _nip(v: Values) -> Values:
    hasil = read_nip(v["nip"])
    lahir = hasil.tanggal_lahir and hasil.tanggal_lahir.isoformat()
    return {**vars(hasil), "sah": hasil.sah, "tanggal_lahir": lahir}


def _nrk(v: Values) -> Values:
    return {"sah": is_nrk(v["nrk"])}


def _hari_kerja(v: Values) -> Values:
    libur = [date.fromisoformat(hari) for hari in v["libur"]]
    return {"hari_kerja": hari_kerja(int(v["tahun"]), int(v["bulan"]), libur)}


ADAPTER: Mapping[str, Callable[[Values], Values]] = {
    "renkin.capaian_triwulan": _capaian_triwulan,
    "renkin.hasil_triwulan": _hasil_triwulan,
    "renkin.rekap_tahunan": _rekap_tahunan,
    "renkin.target_konsisten": _target_konsisten,
    "identitas.nip": _nip,
    "identitas.nrk": _nrk,
    "kalender.hari_kerja": _hari_kerja,
}

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
CASES = [case for file in FILES for case in yaml.load(file.read_text("utf-8"), Loader)]


def outcome(rule: str, inputs: Values) -> Values:
    """What the rule makes of the inputs; a refusal is its code."""
    try:
        return ADAPTER[rule](inputs)
    except DomainError as error:
        return {"error": error.code}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_rule_gives_the_expected_values(case):
    assert case["rule"] in ADAPTER, f"no adapter for {case['rule']}"
    assert outcome(case["rule"], case["inputs"]) == case["expected"]


def test_every_adapter_has_a_case():
    assert {case["rule"] for case in CASES} == set(ADAPTER)


def test_every_case_has_a_name_of_its_own():
    assert [name for name, count in Counter(case["id"] for case in CASES).items() if count > 1] == []


def test_numbers_are_read_exactly():
    assert yaml.load("[0.1, 91.67, 25]", Loader) == [Decimal("0.1"), Decimal("91.67"), Decimal("25")]
