"""Which reminders a day brings, by the rules and the holidays in force on it."""

from datetime import date, timedelta

from ..domain import hari_kerja
from ..domain.pengingat import Ambang
from ..peraturan import libur, load


def ambang(hari: date) -> Ambang:
    """What the day makes of other days."""
    rules = load("pengingat")
    names = ("pengingat_pertama_hari", "pengingat_kedua_hari", "pengingat_terakhir_hari")
    pertama, kedua, terakhir = (hari + timedelta(days=int(rules[name].on(hari).value)) for name in names)
    banyak = int(rules["tertahan_hari_kerja"].on(hari).value)
    # Around New Year the working days lie in two years.
    tertahan = hari_kerja.sejak(hari, banyak, libur(hari.year - 1) | libur(hari.year))
    return Ambang(hari, pertama, kedua, terakhir, tertahan)
