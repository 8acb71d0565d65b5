"""The glossary holds every word that the code takes from it."""

import re
from pathlib import Path

import pytest

from kinerja.domain.indikator import JenisRekap, StatusIndikator, SumberIndikator
from kinerja.domain.laporan_atasan import StatusLaporan
from kinerja.domain.pekerjaan import StatusPekerjaan
from kinerja.domain.penugasan import KeadaanPenugasan
from kinerja.domain.renkin import StatusRealisasi, StatusRenkin
from kinerja.domain.skp import StatusSkp
from kinerja.domain.workflow import Move
from kinerja.peraturan import FOLDER, load

TEXT = (Path(__file__).parents[2] / "docs/glosarium.md").read_text()
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
SOURCES = re.findall(r"^\| ([^|]+?) \|", SECTIONS["Sources"], re.MULTILINE)[2:]
CITED = [
    (f"{path.stem}.{name} {day}", ketentuan.source)
    for path in sorted(FOLDER.glob("*.yaml"))
    for name, dated in load(path.stem).items()
    for day, ketentuan in dated.since.items()
    if ketentuan is not None
]


@pytest.mark.parametrize(("name", "source"), CITED, ids=[name for name, _ in CITED])
def test_every_source_that_a_number_cites_is_listed(name, source):
    cited = [part.strip() for part in source.split(";")]

    assert [part for part in cited if not part.startswith(tuple(SOURCES))] == []


def test_every_row_of_the_glossary_says_where_its_word_comes_from():
    rows = re.findall(r"^\| .+ \|$", SECTIONS["People and posts"] + SECTIONS["Performance"], re.MULTILINE)
    origins = [row.strip("| ").split(" | ")[-1] for row in rows if not row.startswith("| Word")]

    assert origins
    assert [origin for origin in origins if not origin or origin.startswith("`")] == []


@pytest.mark.parametrize("move", Move)
def test_every_move_has_its_button(move):
    assert f"`{move}`" in SECTIONS["Acts and their buttons"]


@pytest.mark.parametrize(
    "enum",
    [StatusSkp, StatusIndikator, StatusRenkin, StatusRealisasi, KeadaanPenugasan, StatusLaporan, StatusPekerjaan],
)
def test_every_state_has_its_word(enum):
    assert ", ".join(f"`{status}`" for status in enum) in SECTIONS["States"]


@pytest.mark.parametrize("sumber", SumberIndikator)
def test_every_source_of_an_indikator_is_explained(sumber):
    assert f"| `{sumber}` |" in SECTIONS["Performance"]


def test_every_way_to_the_year_is_named():
    words = SECTIONS["Performance"].replace("-", " ")

    assert [jenis for jenis in JenisRekap if jenis.lower().replace("_", " ") not in words] == []
