import pytest

from kinerja.domain.errors import DomainError, ErrorCode, Invalid, NotFound, Refused, Stale, refuse

LUAR = Refused(ErrorCode.DI_LUAR_RENTANG, "indikator", "3", "mutu", dari=1, sampai=100)
WAJIB = Refused(ErrorCode.WAJIB_DIISI, "indikator", "4", "output")


def test_a_code_is_its_own_word():
    assert [code for code in ErrorCode if code.value != code.name] == []


def test_refusal_keeps_code_path_and_parameters():
    assert LUAR.code is ErrorCode.DI_LUAR_RENTANG
    assert LUAR.path == ("indikator", "3", "mutu")
    assert LUAR.params == {"dari": 1, "sampai": 100}
    assert str(LUAR) == "DI_LUAR_RENTANG indikator.3.mutu {'dari': 1, 'sampai': 100}"


def test_not_found_says_nothing_but_where():
    error = NotFound("skp")

    assert (error.code, error.path, error.params) == (ErrorCode.NOT_FOUND, ("skp",), {})


def test_stale_tells_the_current_version():
    error = Stale(7)

    assert (error.code, error.path, error.params) == (ErrorCode.STALE, ("version",), {"version": 7})


def test_plain_error_has_no_path():
    error = DomainError(ErrorCode.SANDI_SALAH)

    assert (error.path, error.params) == ((), {})


def test_one_refusal_is_a_list_of_itself():
    assert LUAR.each() == (LUAR,)


def test_equal_refusals_stay_two():
    assert NotFound("skp") != NotFound("skp")


def test_invalid_shows_its_first_and_carries_all():
    error = Invalid([LUAR, WAJIB])

    assert (error.code, error.path, error.params) == (LUAR.code, LUAR.path, LUAR.params)
    assert error.each() == [LUAR, WAJIB]


def test_refuse_raises_everything_at_once():
    with pytest.raises(Invalid) as caught:
        refuse([LUAR, WAJIB])

    assert caught.value.each() == [LUAR, WAJIB]


def test_refuse_lets_an_empty_list_pass():
    refuse([])
