"""Exact numbers as scaled integers: the same order and the same digits on every database."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tortoise import fields
from tortoise.models import Model

PERSEN = 2
TARGET = 4
RUPIAH = 0


class DesimalField(fields.BigIntField):
    """A Decimal kept in BIGINT as value × 10^skala (2 for marks and percents, 4 for targets, 0 for rupiah).

    SQLite keeps DECIMAL as text, where '9.50' > '10.00'.
    """

    def __init__(self, skala: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.skala = skala

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> int | None:
        if value is None:
            return None
        return int(Decimal(value).scaleb(self.skala).to_integral_value(ROUND_HALF_UP))

    def to_python_value(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        return Decimal(value).scaleb(-self.skala)
