"""A result for each of many, or none for any."""

import pytest

from kinerja.domain.banyak import Hasil, Kebijakan, results
from kinerja.domain.errors import ErrorCode, Invalid, NotFound, Refused

DITOLAK = {
    7: NotFound("id"),
    9: Invalid([Refused(ErrorCode.WAJIB_DIISI, "renkin"), Refused(ErrorCode.CATATAN_WAJIB, "renkin", "1", "catatan")]),
}


def test_each_has_its_result_in_the_order_asked_for():
    hasil = results([9, 8, 7], DITOLAK, Kebijakan.GOOD)

    assert [(h.id, h.ok, [e.code for e in h.errors]) for h in hasil] == [
        (9, False, [ErrorCode.WAJIB_DIISI, ErrorCode.CATATAN_WAJIB]),
        (8, True, []),
        (7, False, [ErrorCode.NOT_FOUND]),
    ]


def test_all_or_nothing_names_the_rows_that_stand_in_the_way():
    with pytest.raises(Invalid) as refusal:
        results([8, 9, 7], DITOLAK, Kebijakan.ALL)

    assert [(e.code, ".".join(e.path)) for e in refusal.value.each()] == [
        (ErrorCode.WAJIB_DIISI, "baris.1.renkin"),
        (ErrorCode.CATATAN_WAJIB, "baris.1.renkin.1.catatan"),
        (ErrorCode.NOT_FOUND, "baris.2.id"),
    ]


def test_where_nothing_is_refused_both_policies_say_the_same():
    assert results([1], {}, Kebijakan.ALL) == results([1], {}, Kebijakan.GOOD) == [Hasil(1)]
