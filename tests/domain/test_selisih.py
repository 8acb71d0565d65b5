"""What changed between two lists, two plans, two reports."""

from decimal import Decimal

from kinerja.domain.selisih import Nama, of_quarters, of_rows, of_values

BARIS = {
    "id": 1,
    "uraian": "Laporan",
    "output": "12.0000",
    "satuan": "laporan",
    "mutu": "100",
    "waktu": 10,
    "biaya": None,
}
NAMA = {1: Nama("Laporan", "laporan"), 2: Nama("Pelatihan", "jam")}


def changes(found):
    return [(each["kolom"], each["sebelum"], each["sesudah"], each["satuan"]) for each in found]


def test_only_values_that_differ_are_named_numbers_with_their_unit():
    baru = {**BARIS, "uraian": "Laporan bulanan", "output": Decimal("10.50"), "mutu": Decimal(100), "biaya": Decimal(5)}

    found = of_rows([BARIS], [baru])

    assert changes(found) == [
        ("uraian", "Laporan", "Laporan bulanan", None),
        ("output", "12", "10.5", "laporan"),
        ("biaya", None, "5", "rupiah"),
    ]
    assert {each["uraian"] for each in found} == {"Laporan bulanan"}


def test_a_number_written_otherwise_is_the_same():
    assert of_rows([BARIS], [{**BARIS, "output": Decimal(12), "mutu": Decimal("100.00")}]) == []


def test_lines_that_came_and_went_are_named():
    lain = {**BARIS, "id": 2, "uraian": "Pelatihan"}

    assert changes(of_rows([BARIS], [lain])) == [
        ("baris", None, "Pelatihan", None),
        ("baris", "Laporan", None, None),
    ]


def test_targets_are_compared_where_both_plans_hold_the_quarter():
    before = {"1": {"1": "1.0000", "2": "3.0000"}, "2": {"2": None}}
    after = {1: {1: Decimal(1), 2: Decimal(4), 3: Decimal(4)}, 2: {2: Decimal(0)}, 3: {1: Decimal(9)}}

    found = of_quarters(before, after, NAMA)

    assert [(e["uraian"], e["tw"], e["sebelum"], e["sesudah"], e["satuan"]) for e in found] == [
        ("Laporan", 2, "3", "4", "laporan"),
        ("Pelatihan", 2, None, "0", "jam"),
    ]


def test_values_of_a_quarter_are_compared_row_by_row():
    before, after = {1: Decimal("1.0000"), 2: Decimal(2)}, {1: Decimal("0.8"), 2: Decimal("2.00"), 3: Decimal(1)}

    assert changes(of_values(before, after, NAMA, "nilai")) == [("nilai", "1", "0.8", "laporan")]
