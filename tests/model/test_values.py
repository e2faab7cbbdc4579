"""Every kind of value in the format: how it may be written, what it then is, and what is said of what it is not."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.speech import speech
from samverkan_cli.model import values
from samverkan_cli.model.values import Ages, Duration, Ongoing, Rate, When, Wrong, as_when, first_of, last_of
from samverkan_cli.model.values.text import _without_code
from samverkan_cli.model.values.time import written

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


def value(kind: Any, text: Any) -> Any:
    return TypeAdapter(kind).validate_python(text)


def fault(kind: Any, text: str) -> tuple[str, str]:
    """What is said of a text that is not of a kind: message and help."""
    with pytest.raises(ValidationError) as caught:
        value(kind, text)
    wrong = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(wrong, Wrong)
    assert isinstance(wrong.help, Message)
    return speech("en")(wrong.message), speech("en")(wrong.help)


D = date.fromisoformat
GOOD: list[tuple[str, str, Any]] = [
    ("Day", "2026-11-21", D("2026-11-21")),
    ("Day", " 2028-02-29 ", D("2028-02-29")),
    ("From", "2026-11-21", D("2026-11-21")),
    ("Until", " 2026-11-21 ", D("2026-11-21")),
    ("Lasting", "2 years", Duration(2, "year")),
    ("Lasting", "1 year", Duration(1, "year")),
    ("Lasting", "6 months", Duration(6, "month")),
    ("Lasting", "1 month", Duration(1, "month")),
    ("Lasting", "2 weeks", Duration(2, "week")),
    ("Lasting", "1 week", Duration(1, "week")),
    ("Lasting", "14 days", Duration(14, "day")),
    ("Lasting", "1 day", Duration(1, "day")),
    ("Lasting", "1 term", Duration(1, "term")),
    ("Lasting", "3 terms", Duration(3, "term")),
    ("Lasting", "1 half-year", Duration(1, "half-year")),
    ("Lasting", "2 half-years", Duration(2, "half-year")),
    ("Lasting", "2 år", Duration(2, "year")),
    ("Lasting", "1 år", Duration(1, "year")),
    ("Lasting", "6 månader", Duration(6, "month")),
    ("Lasting", "1 månad", Duration(1, "month")),
    ("Lasting", "2 veckor", Duration(2, "week")),
    ("Lasting", "1 vecka", Duration(1, "week")),
    ("Lasting", "14 dagar", Duration(14, "day")),
    ("Lasting", "1 dag", Duration(1, "day")),
    ("Lasting", "1 termin", Duration(1, "term")),
    ("Lasting", "2 terminer", Duration(2, "term")),
    ("Lasting", "1 halvår", Duration(1, "half-year")),
    ("Lasting", "2 halvår", Duration(2, "half-year")),
    ("Lasting", " 2  År ", Duration(2, "year")),
    ("Lasting", f"2{NBSP}år", Duration(2, "year")),
    ("AgeSpan", "6-13", Ages(6, 13)),
    ("AgeSpan", "8", Ages(8, 8)),
    ("AgeSpan", "0-20", Ages(0, 20)),
    ("AgeSpan", "6–13", Ages(6, 13)),
    ("AgeSpan", "6 — 13", Ages(6, 13)),
    ("AgeSpan", "6‑13", Ages(6, 13)),
    ("AgeSpan", "6−13", Ages(6, 13)),
    ("AgeSpan", "6‐13", Ages(6, 13)),
    ("AgeSpan", "0-120", Ages(0, 120)),
    ("Number", "24", Decimal(24)),
    ("Number", "1.5", Decimal("1.5")),
    ("Number", "1,5", Decimal("1.5")),
    ("Number", "150 000", Decimal(150000)),
    ("Number", f"150{NBSP}000,25", Decimal("150000.25")),
    ("Number", f"1{NARROW}500", Decimal(1500)),
    ("Number", f"1{THIN}500", Decimal(1500)),
    ("Number", "-3", Decimal(-3)),
    ("Number", "−3,5", Decimal("-3.5")),
    ("Number", "0", Decimal(0)),
    ("Number", "9" * 18, Decimal("9" * 18)),
    ("Kronor", "250000", 250000),
    ("Kronor", "150 000", 150000),
    ("Kronor", "0", 0),
    ("Year", "2027", 2027),
    ("Count", "0", 0),
    ("Ordinal", "1", 1),
    ("Score", "3", 3),
    ("Article", "54", 54),
    ("Limit", "24", Decimal(24)),
    ("Limit", "14 dagar", Duration(14, "day")),
    ("Limit", " så snart det går ", "så snart det går"),
    ("Limit", "1,5", Decimal("1.5")),
    *(("YesNo", word, True) for word in ("true", "yes", "ja", "True", "JA", "Yes")),
    *(("YesNo", word, False) for word in ("false", "no", "nej", "False", "NEJ", "No")),
    ("MunicipalCode", "0162", "0162"),
    ("Accent", "#0B4F6C", "#0b4f6c"),
    ("LanguageTag", "SV-FI", "sv-FI"),
    ("LanguageTag", " svenska ", "sv"),
    ("Line", " § 42 ", "§ 42"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), GOOD)
def test_how_it_may_be_written(kind: str, text: str, expected: Any) -> None:
    found = value(getattr(values, kind), text)
    assert found == expected
    assert type(found) is type(expected)


WHOLE, EXAMPLE = "A whole date is needed, and {} has no day", "Write year, month and day, for example 2027-06-15"
LONG = "Write a number and a unit, for example 2 years, 6 months, 14 days, 1 term, 1 half-year"
DIGITS = "Write digits only, for example 24, 1.5 or 150 000; what is counted belongs under unit"
KNOWN = "Write as much as is known: 2027-06-15, 2027-06, 2027, Q2 2027, 2027-W43 or spring 2027"
ALWAYS = "Write how often, for example 1 year, 6 months, 1 term, 2 per year or ongoing"
OFTEN = "Write how often, for example 1 year, 6 months, 1 term or 2 per year"
CODE = 'Write four digits in quotation marks, for example "0162"'
BAD: list[tuple[str, str, str, str]] = [
    ("Day", "2026", WHOLE.format("2026"), EXAMPLE),
    ("Day", "2026-11", WHOLE.format("2026-11"), EXAMPLE),
    ("Day", "21/11 2026", "21/11 2026 is not a date", "Write 2026-11-21"),
    ("Day", "21.11.2026", "21.11.2026 is not a date", "Write 2026-11-21"),
    ("Day", "2026/11/21", "2026/11/21 is not a date", "Write 2026-11-21"),
    ("Day", "2026-1-2", "2026-1-2 is not a date", "Write 2026-01-02"),
    ("Day", "20261121", "20261121 is not a date", "Write 2026-11-21"),
    ("Day", "2026-02-30", "There is no day 2026-02-30", "Check the month and the day"),
    ("Day", "2027-02-29", "There is no day 2027-02-29", "Check the month and the day"),
    ("Day", "0000-01-01", "There is no day 0000-01-01", "Check the month and the day"),
    ("Day", "i höst", "i höst is not a date", EXAMPLE),
    ("Day", "2026-11-21T10:00", "2026-11-21T10:00 is not a date", EXAMPLE),
    ("Day", "２０２６-11-21", "２０２６-11-21 is not a date", "Write 2026-11-21"),
    ("Dated", "2026-13", "2026-13 is not a date", KNOWN),
    ("Dated", "0000", "0000 is not a date", KNOWN),
    ("Dated", "26", "26 is not a date", KNOWN),
    ("Until", "i höst", "i höst is not a date", KNOWN),
    ("Until", "v. 50", "v. 50 does not say which year", "Write the year too, for example 2027-W50"),
    ("From", "våren", "våren does not say which year", "Write the year too, for example våren 2027"),
    ("From", "HT", "HT does not say which year", "Write the year too, for example HT 2027"),
    ("Until", "kvartal 2", "kvartal 2 does not say which year", "Write the year too, for example Q2 2027"),
    ("Until", "juni", "juni does not say which year", "Write the year too, for example juni 2027"),
    ("Until", "läsåret", "läsåret does not say which year", "Write the year too, for example school year 2026/27"),
    ("Until", "2027-W53", "There is no week 53 in 2027", "Write a week from 1 to 52, for example 2027-W52"),
    ("Until", "vecka 0 2027", "There is no week 0 in 2027", "Write a week from 1 to 52, for example 2027-W52"),
    (
        "Until",
        "läsåret 2026/28",
        "A school year ends in the year after, and läsåret 2026/28 does not",
        "Write school year 2026/27",
    ),
    ("Until", "31/12 2027", "31/12 2027 is not a date", "Write 2027-12-31"),
    ("Day", "HT 2027", WHOLE.format("HT 2027"), EXAMPLE),
    ("Repeated", "ibland", "ibland does not say how often", OFTEN),
    ("Repeated", "ongoing", "ongoing does not say how often", OFTEN),
    ("Recurring", "0 per year", "0 per year does not say how often", ALWAYS),
    ("Dated", "21/11 2026", "21/11 2026 is not a date", "Write 2026-11-21"),
    ("Dated", "2026-02-30", "There is no day 2026-02-30", "Check the month and the day"),
    ("Dated", "2026-00", "2026-00 is not a date", KNOWN),
    ("Dated", "２０２６", "２０２６ is not a date", KNOWN),
    ("Lasting", "2", "2 is not a length of time", LONG),
    ("Lasting", "två år", "två år is not a length of time", LONG),
    ("Lasting", "0 years", "0 years is not a length of time", LONG),
    ("Lasting", "1.5 years", "1.5 years is not a length of time", LONG),
    ("Lasting", "2 decennier", "2 decennier is not a length of time", LONG),
    ("Lasting", "-1 year", "-1 year is not a length of time", LONG),
    (
        "Accent",
        "röd",
        "röd is not a colour",
        'Write # and six digits or letters a to f, in quotation marks, for example "#0b4f6c"',
    ),
    (
        "Accent",
        "#ffcc00",
        "#ffcc00 cannot be read beside the pale ground of the tables' heads, which is made of it: "
        "the contrast is 1.4 to 1, and 4.5 to 1 is the least",
        "Take a darker colour",
    ),
    (
        "Ground",
        "#888888",
        "#888888 cannot be read beside the grey text that stands on it: "
        "the contrast is 2.1 to 1, and 4.5 to 1 is the least",
        "Take a lighter colour",
    ),
    (
        "Folder",
        "../typsnitt",
        "../typsnitt is not a folder inside the workspace",
        "Write a folder's name, such as plans",
    ),
    *(
        (
            "File",
            way,
            f"{way} is not a file inside the workspace",
            "Write its way from the folder that holds samverkan.yaml, such as bilder/vapen.svg",
        )
        for way in ("/etc/passwd", "a/../../b.png", "C:\\bild.png", ".")
    ),
    ("AgeSpan", "13-6", "The ages 13-6 run backwards", "Write 6-13"),
    ("AgeSpan", "0-121", "0-121 is out of range", "Write ages from 0 to 120"),
    ("AgeSpan", "6-9-13", "6-9-13 is not an age or a span of ages", "Write for example 6-13 or 8"),
    ("AgeSpan", "6 år", "6 år is not an age or a span of ages", "Write for example 6-13 or 8"),
    ("AgeSpan", "6-", "6- is not an age or a span of ages", "Write for example 6-13 or 8"),
    ("AgeSpan", "-6", "-6 is not an age or a span of ages", "Write for example 6-13 or 8"),
    ("Number", "24 h", "24 h is not a number", DIGITS),
    ("Number", "1 5", "1 5 is not a number", DIGITS),
    ("Number", "1e3", "1e3 is not a number", DIGITS),
    ("Number", "9" * 19, "The number has more than 18 digits", "Write a smaller number"),
    ("Kronor", "1,5", "1,5 is not a whole number", "Write 1 or 2"),
    ("Kronor", "-1", "-1 is out of range", "Write a number from 0 to 1000000000000000"),
    ("Kronor", "150 tkr", "150 tkr is not a whole number", "Write digits only, from 0 to 1000000000000000"),
    ("Year", "26", "26 is out of range", "Write a number from 1000 to 9999"),
    ("Score", "4", "4 is out of range", "Write a number from 0 to 3"),
    ("Article", "0", "0 is out of range", "Write a number from 1 to 54"),
    ("Ordinal", "0", "0 is out of range", "Write a number from 1 to 1000000"),
    ("YesNo", "kanske", "kanske is neither yes nor no", "Write true or false"),
    ("YesNo", "1", "1 is neither yes nor no", "Write true or false"),
    (
        "LanguageTag",
        "norska språket",
        "norska språket is not the tag of a language",
        "Write sv for Swedish, en for English, or the tag of another language, such as fi or sv-FI",
    ),
    ("MunicipalCode", "162", "162 is not a municipal code", CODE),
    ("MunicipalCode", "０１６２", "０１６２ is not a municipal code", CODE),
    ("Title", "En\nrad till", "A title is one line", "Shorten it, and write the rest under text"),
]


@pytest.mark.parametrize(("kind", "text", "message", "help"), BAD)
def test_what_is_said_of_what_it_is_not(kind: str, text: str, message: str, help: str) -> None:
    assert fault(getattr(values, kind), text) == (message, help)


KINDS = ["Day", "Dated", "Lasting", "AgeSpan", "Number", "Year", "YesNo", "Title", "Text", "Limit"]
SHAPES = [{}, {"year": "2026", "month": "1"}, {"first": 1, "last": 2}, {"count": 1, "unit": "day"}, [], ["1"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapping_or_a_list_is_no_value(kind: str) -> None:
    for shape in SHAPES:
        with pytest.raises(ValidationError):
            value(getattr(values, kind), shape)


# --- text

MARKUP = [
    "**fet**",
    "*kursiv*",
    "_kursiv_",
    "__fet__",
    "Mål: `kod`",
    "En [länk](https://example.org)",
    "![bild](x.png)",
    "# Rubrik",
    "- punkt",
    "* punkt",
    "> citat",
    "<b>fet</b>",
    "Skriv till <a@example.org>",
    "Ordet *är* viktigt",
]
PLAIN = [
    "Mål & medel",
    "Våga säga ”nej”",
    "5 * 3 * 2",
    "snake_case_ord",
    "Barn 0-5 år",
    "50 % av alla",
    "a < b > c",
    "C#",
    "Ja! Nu?",
    "[utkast]",
    "Punkt 1.",
    "1. Först",
    "Kr/år",
    "~20 personer",
    "Hälsa_sjukvård",
    "(parentes)",
    "å * ä",
]


@pytest.mark.parametrize("text", MARKUP)
def test_a_title_has_no_markup(text: str) -> None:
    assert fault(values.Title, text)[0].startswith("A title has no markup, and here stands ")


@pytest.mark.parametrize("text", PLAIN)
def test_a_title_may_have_all_else(text: str) -> None:
    assert value(values.Title, f" {text}\n") == text


@pytest.mark.parametrize(
    "text",
    [
        "<b>fet</b>",
        "Rad<br>ny",
        "a <br/> b",
        "<!-- dold -->",
        "<?php",
        "<!DOCTYPE html>",
        '<a href="x">y</a>',
        "</p>",
        "`kod` <b>",
        "``kod` <i>`` </i>",
        "\\`<b>\\`",
        "`<b>",
        "```\n<b>\n``\n",
    ],
)
def test_a_text_has_no_html(text: str) -> None:
    assert fault(values.Text, text)[0].startswith("HTML is not allowed in a text, and here stands <")


@pytest.mark.parametrize(
    "text",
    [
        "a < b och c > d",
        "1<2",
        "<https://example.org>",
        "<a@example.org>",
        "`<b>`",
        "``<b> ` <i>``",
        "```\n<b>\n```",
        "\\<b>",
        "<3 alla barn",
        "Kom ihåg: a<b",
        "**fet** *kursiv* [länk](x)\n\n- punkt\n\n1. steg\n\n> citat\n",
        "&lt;b&gt;",
        "`a` <https://x.se> `<b>`",
        "```html\n<p>Hej</p>\n```\n",
    ],
)
def test_a_text_may_have_all_else(text: str) -> None:
    assert value(values.Text, text) == text


@given(st.text(st.sampled_from("`<b>\\ a\n"), max_size=30))
def test_looking_for_code_loses_no_text_outside_it(text: str) -> None:
    kept = _without_code(text)
    assert len(kept) <= len(text)
    assert kept == text or "`" in text
    for piece in text.split("`")[:1]:
        assert kept.startswith(piece)


# --- what holds whatever the value

WHENS = st.builds(
    lambda day, form: as_when(form(day)),
    st.dates(date(1000, 1, 1), date(9000, 1, 1)),
    st.sampled_from(
        [
            str,
            lambda day: f"{day:%Y-%m}",
            lambda day: f"{day:%Y}",
            lambda day: f"Q{(day.month + 2) // 3} {day:%Y}",
            lambda day: f"vecka {day.isocalendar().week} {day.isocalendar().year}",
            lambda day: f"HT {day:%Y}",
            lambda day: f"våren {day:%Y}",
            lambda day: f"läsåret {day.year}/{(day.year + 1) % 100:02}",
        ]
    ),
)


@given(WHENS)
def test_a_when_is_read_as_it_is_written(when: When) -> None:
    assert value(values.Dated, str(when)) == when
    assert (when.whole is None) == (when.unit != "day")
    for kind, day in ((values.From, when.first), (values.Until, when.last)):
        found = value(kind, str(when))
        assert (str(found), found.toordinal()) == (str(when), day.toordinal())
        assert (first_of(found), last_of(found)) == (when.first, when.last)
        assert pickle.loads(pickle.dumps(found)) == copy.deepcopy(found) == found  # noqa: S301 - what it pickled


@given(WHENS, WHENS, WHENS)
def test_whens_are_in_one_order(a: When, b: When, c: When) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert not (a < b and b < c) or a < c
    if a.whole and b.whole:
        assert (a < b) == (a.whole < b.whole)


@given(WHENS, WHENS)
def test_a_when_is_before_another_where_all_its_days_are(a: When, b: When) -> None:
    assert a.before(b) == (a.last < b.first)
    assert not (a.before(b) and b.before(a))


def test_a_when_of_a_day() -> None:
    assert When.of(date(2026, 11, 21)) == as_when("2026-11-21")
    assert When.of(value(values.Until, "HT 2027")) == as_when("hösten 2027")


STRETCHES = [
    ("2026-11-21", "2026-11-21", "2026-11-21"),
    ("2026-11", "2026-11-01", "2026-11-30"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("juni 2027", "2027-06-01", "2027-06-30"),
    ("Q2 2027", "2027-04-01", "2027-06-30"),
    ("kvartal 4 2027", "2027-10-01", "2027-12-31"),
    ("2027-W43", "2027-10-25", "2027-10-31"),
    ("v. 43 2027", "2027-10-25", "2027-10-31"),
    ("v.43 2027", "2027-10-25", "2027-10-31"),
    ("Vecka 1 2027", "2027-01-04", "2027-01-10"),
    ("2026-W53", "2026-12-28", "2027-01-03"),
    ("spring 2027", "2027-01-01", "2027-06-30"),
    ("VT 2027", "2027-01-01", "2027-06-30"),
    ("våren 2027", "2027-01-01", "2027-06-30"),
    ("autumn 2027", "2027-07-01", "2027-12-31"),
    ("HT2027", "2027-07-01", "2027-12-31"),
    ("hösten 2027", "2027-07-01", "2027-12-31"),
    ("school year 2026/27", "2026-08-01", "2027-06-30"),
    ("läsåret 2026/2027", "2026-08-01", "2027-06-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), STRETCHES)
def test_a_when_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    when = as_when(text)
    assert (str(when.first), str(when.last), str(when)) == (first, last, text)


EVERY = [
    ("ongoing", Ongoing(), "ongoing"),
    ("Löpande", Ongoing(), "ongoing"),
    ("2 per year", Rate(2, "year"), "2 per year"),
    ("2 gånger per år", Rate(2, "year"), "2 per year"),
    ("2 gånger om året", Rate(2, "year"), "2 per year"),
    ("3 per term", Rate(3, "term"), "3 per term"),
    ("1 per year", Duration(1, "year"), "1 year"),
    ("årligen", Duration(1, "year"), "1 year"),
    ("varje månad", Duration(1, "month"), "1 month"),
    ("varje termin", Duration(1, "term"), "1 term"),
    ("vartannat år", Duration(2, "year"), "2 years"),
    ("per läsår", Duration(1, "school year"), "1 school year"),
    ("1 läsår", Duration(1, "school year"), "1 school year"),
    ("2 mandatperioder", Duration(2, "term of office"), "2 terms of office"),
    ("1 kvartal", Duration(1, "quarter"), "1 quarter"),
]


@pytest.mark.parametrize(("text", "expected", "again"), EVERY)
def test_how_often_it_is(text: str, expected: Any, again: str) -> None:
    assert value(values.Recurring, text) == expected
    assert written(expected) == again
    assert value(values.Recurring, again) == expected


AGES = st.builds(lambda a, b: Ages(min(a, b), max(a, b)), st.integers(0, 120), st.integers(0, 120))


@given(AGES, st.sampled_from(["-", "–", "—", " - ", " – "]))
def test_ages_are_read_as_they_are_written(ages: Ages, dash: str) -> None:
    assert value(values.AgeSpan, str(ages).replace("-", dash)) == ages


@given(AGES, AGES)
def test_ages_meet_where_an_age_is_in_both(a: Ages, b: Ages) -> None:
    both = set(range(a.first, a.last + 1)) & set(range(b.first, b.last + 1))
    assert a.meets(b) == b.meets(a) == bool(both)


SPACES = st.sampled_from([" ", NBSP, THIN, NARROW, ""])


@given(st.decimals(-(10**12), 10**12, places=3), st.sampled_from([".", ","]), SPACES)
def test_numbers_are_read_as_people_write_them(number: Decimal, mark: str, space: str) -> None:
    written = f"{number:,.3f}".replace(",", "#").replace(".", mark).replace("#", space)
    assert value(values.Number, written) == number
