"""Every kind of value that a field can have is said in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import LANGUAGES, Code
from samverkan_cli.model import values
from samverkan_cli.model.enums import Prevention
from samverkan_cli.model.values import Ages, Duration, Kind, Rate

WHENS = [
    ("2027-06", "juni 2027"),
    ("2027", "2027"),
    ("HT 2027", "hösten 2027"),
    ("spring 2027", "våren 2027"),
    ("Q2 2027", "kvartal 2 2027"),
    ("2027-W43", "vecka 43 2027"),
    ("läsåret 2026/27", "läsåret 2026/27"),
]
SAID: list[tuple[Kind | None, Any, str]] = [
    (values.text.TITLE, "Tidiga insatser", "Tidiga insatser"),
    (values.when.DAY, date(2027, 6, 15), "15 juni 2027"),
    *((values.when.DATED, values.as_when(text), said) for text, said in WHENS),
    (values.time.LASTING, Duration(2, "year"), "2 år"),
    (values.time.RECURRING, Duration(2, "year"), "Vartannat år"),
    (values.time.RECURRING, Duration(3, "term"), "Var tredje termin"),
    (values.time.RECURRING, Duration(10, "year"), "Med 10 års mellanrum"),
    (values.time.RECURRING, Rate(2, "year"), "Två gånger om året"),
    (values.time.RECURRING, Rate(15, "month"), "15 gånger i månaden"),
    (values.numbers.NUMBER, Decimal("1234.5"), "1\u00a0234,5"),
    (values.numbers.COUNT, 3, "3"),
    (values.numbers.KRONOR, 150000, "150\u00a0000 kr"),
    (values.numbers.YEAR, 2027, "2027"),
    (values.numbers.LIMIT, Duration(14, "day"), "14 dagar"),
    (values.numbers.LIMIT, Decimal(24), "24"),
    (values.numbers.LIMIT, "inga", "inga"),
    (values.numbers.AGES, Ages(6, 13), "6–13 år"),
    (values.numbers.YES_NO, True, "Ja"),
    (None, Prevention.PROMOTIVE, "Främjande"),
]


@pytest.mark.parametrize(("kind", "value", "said"), SAID)
def test_a_value_is_said_by_its_kind(kind: Kind | None, value: Any, said: str) -> None:
    assert Phrases("sv").value(kind, value) == said


_NUMBERS = st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=4) | st.sampled_from([Decimal("1E+3")])


@given(_NUMBERS, st.sampled_from(LANGUAGES))
def test_a_number_is_said_as_in_the_unicode_locale_data(number: Decimal | int, code: Code) -> None:
    assert Phrases(code).number(number) == format_decimal(number, locale=code, decimal_quantization=False)


@pytest.mark.parametrize("code", LANGUAGES)
def test_days_and_months_are_said_as_in_the_unicode_locale_data(code: Code) -> None:
    say, short = Phrases(code), get_month_names("abbreviated", "format", code)
    for month in range(1, 13):
        assert say.day(date(2027, month, 9)) == format_date(date(2027, month, 9), "d MMMM y", locale=code)
        assert say.month(month) == short[month]
