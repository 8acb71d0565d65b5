"""The scalars of the API: days, moments and exact numbers, printed alike on both read paths."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import strawberry


def print_decimal(value: Decimal) -> str:
    """Without exponent and without trailing zeros: 12, 12.5."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def print_datetime(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int) or len(str(value)) > 40:
        raise ValueError('Bilangan ditulis sebagai teks, misalnya "12.5".')
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError('Bilangan ditulis sebagai teks, misalnya "12.5".') from None
    if not number.is_finite() or abs(number) >= Decimal("1e14"):
        raise ValueError("Bilangan terlalu besar.")
    return number


def parse_date(value: object) -> date:
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("Tanggal ditulis tahun-bulan-hari, misalnya 2020-03-01.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("Tanggal ditulis tahun-bulan-hari, misalnya 2020-03-01.") from None


SCALARS: Mapping[object, Any] = {
    date: strawberry.scalar(
        name="Date",
        description="A day in Jakarta, `YYYY-MM-DD`.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        serialize=date.isoformat,
        parse_value=parse_date,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC to the second, `YYYY-MM-DDTHH:MM:SSZ`.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time.html",
        serialize=print_datetime,
        parse_value=datetime.fromisoformat,
    ),
    Decimal: strawberry.scalar(
        name="Decimal",
        description="An exact decimal number as text, such as `12.5`; never a float. Whole numbers are taken too.",
        specified_by_url="https://speleotrove.com/decimal/daconvs.html",
        serialize=print_decimal,
        parse_value=parse_decimal,
    ),
}
