"""What the post of an SKP's owner offers to choose from."""

import pytest

from people import BUDI, TONO
from steps import draft_skp

pytestmark = pytest.mark.usefixtures("cast")

DAFTAR = """
query($skp: ID!, $sumber: SumberIndikator!, $cari: String) {
  daftarReferensi(skpId: $skp, sumber: $sumber, cari: $cari, first: 10) { totalCount edges { node { kode } } }
}
"""


@pytest.mark.parametrize(
    ("sumber", "cari", "kode"),
    [
        ("PERKIN", None, ["IK-1", "IK-2"]),
        ("PERKIN", "ik-2", ["IK-2"]),
        ("KSD", None, ["KSD-7"]),
        ("TUSI", None, ["3.1", "3.2"]),
        ("TUSI", "tidak ada", []),
    ],
)
async def test_the_lines_of_the_post_and_the_year(as_, sumber, cari, kode):
    skp = f"Skp_{await draft_skp()}"

    daftar = (await as_(BUDI)(DAFTAR, skp=skp, sumber=sumber, cari=cari))["daftarReferensi"]

    assert [edge["node"]["kode"] for edge in daftar["edges"]] == kode
    assert daftar["totalCount"] == len(kode)


async def test_nothing_for_an_skp_of_somebody_else(as_):
    skp = f"Skp_{await draft_skp()}"

    daftar = (await as_(TONO)(DAFTAR, skp=skp, sumber="PERKIN", cari=None))["daftarReferensi"]

    assert daftar == {"totalCount": 0, "edges": []}
