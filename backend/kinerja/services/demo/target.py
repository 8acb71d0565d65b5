"""How a target of the year is shared out to the quarters, and what came of it."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ...domain.indikator import Arah, JenisRekap
from .draw import Draw


def shared(jenis: JenisRekap, output: Decimal, banyak: int) -> Sequence[Decimal]:
    """The quarters' targets, which make the year's (rule renkin.target_konsisten).

    Args:
        banyak: how many quarters there are.
    """
    if jenis is JenisRekap.RATA_RATA:
        return [output] * banyak
    step = _step(output)
    if jenis is JenisRekap.POSISI_AKHIR:
        return [*((output * i / banyak).quantize(step, ROUND_DOWN) for i in range(1, banyak)), output]
    each = (output / banyak).quantize(step, ROUND_DOWN)
    left = int((output - each * banyak) / step)
    # What is left over comes at the end of the year.
    return [each + (step if i >= banyak - left else 0) for i in range(banyak)]


def reported(draw: Draw, target: Decimal, arah: Arah, *, paling_banyak: Decimal | None) -> Decimal:
    """Mostly the target itself, now and then better or worse.

    Args:
        paling_banyak: more there cannot be, as of a percentage.
    """
    persen = draw.weighted({100: 60, 80: 10, 90: 10, 110: 15, 50: 5})
    value = _times(target, persen if arah is Arah.NAIK else 200 - persen)
    return value if paling_banyak is None else min(value, paling_banyak)


def corrected(reported: Decimal, arah: Arah) -> Decimal:
    """What the superior makes of it when he does not believe it."""
    return _times(reported, 90 if arah is Arah.NAIK else 110)


def _times(value: Decimal, persen: int) -> Decimal:
    return (value * persen / 100).quantize(_step(value), ROUND_HALF_UP)


def _step(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
