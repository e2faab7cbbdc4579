"""What tells who a person is, found in texts. Numbers are the tax agency's own examples, or of nobody yet alive."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.swedish.personal import (
    addresses,
    is_person,
    is_personal,
    names_in,
    personal_numbers,
    telephone_numbers,
)

NUMBER = "121212-1212"


def with_check_digit(nine: str) -> str:
    digits = [int(digit) for digit in nine]
    total = sum(sum(divmod(digit * (2 - n % 2), 10)) for n, digit in enumerate(digits))
    return nine + str(-total % 10)


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "121212+1212",
        "1212121212",
        "191212121212",
        "19121212-1212",
        "19121212 1212",
        "19121212\u00a01212",
        "19121212–1212",
        "19121212 - 1212",
        "1912-12-12-1212",
        "701063-2391",  # a coordination number
        "19701063-2391",
    ],
)
def test_a_personal_number_however_it_is_written(text: str) -> None:
    for words in (
        text,
        f"Se {text}.",
        f"({text})",
        f"Barnet ({text}), 9 år",
        f"**{text}**",
        f"_{text}_",
        f"A\n{text}\nB",
    ):
        (found,) = personal_numbers(words)
        assert found.text == text
        assert words[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "121212-1213",  # the check digit is wrong
        "121312-1211",  # there is no month 13
        "121232-1210",
        "120230-1212",
        "212000-0142",  # a body's number: its third digit is at least 2
        "5121212-1212",
        "121212-12121",
        "1-121212-1212",
        "121212-1212-3",
        "a1212121212",
        "1212121212b",
        "https://exempel.se/1212121212",
        "www.exempel.se/rapport?id=1212121212",
        "Telefon 1212121212",
        "tel. 1212121212",
        "2026-06-15",
        "20260615",
        "KS 2026/123",
        "SFS 2025:400",
        "",
    ],
)
def test_what_is_no_personal_number(text: str) -> None:
    assert personal_numbers(text) == ()


def test_a_number_of_someone_not_yet_born_is_none() -> None:
    number = with_check_digit("300101123")
    text = f"20{number}"
    assert personal_numbers(text)
    assert not personal_numbers(text, today=date(2029, 12, 31))
    assert personal_numbers(text, today=date(2030, 1, 1))
    assert personal_numbers(f"{number[:6]}-{number[6:]}", today=date(2026, 1, 1)), "then it is of 1930"


def test_a_day_that_only_one_century_has() -> None:
    number = with_check_digit("000229123")
    assert personal_numbers(number)
    assert not personal_numbers(f"19{number}")
    assert not personal_numbers(f"{number[:6]}+{number[6:]}")


@given(st.dates(date(1850, 1, 1), date(2026, 1, 1)), st.integers(0, 999), st.booleans(), st.integers(0, 9))
def test_only_one_check_digit_of_ten_is_right(day: date, serial: int, coordination: bool, last: int) -> None:
    first = f"{day:%y%m}{day.day + 60 * coordination:02}{serial:03}"
    right = with_check_digit(first)
    text = f"{day.year // 100}{first}{last}"
    assert bool(personal_numbers(text)) == text.endswith(right)


@given(st.dates(date(1850, 1, 1), date(2026, 1, 1)))
def test_a_date_alone_is_no_number(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%y%m%d}", f"{day:%Y-%m-%d}--{day + timedelta(9):%Y-%m-%d}"):
        assert not personal_numbers(text)
        assert not telephone_numbers(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tuva@exempel.se", ["tuva@exempel.se"]),
        ("Skriv till tuva.exempelsson@exempel.kommun.se.", ["tuva.exempelsson@exempel.kommun.se"]),
        ("[mejla](mailto:tuva@exempel.se)", ["tuva@exempel.se"]),
        ("<tuva+plan@exempel.se>, bo@exempel.se", ["tuva+plan@exempel.se", "bo@exempel.se"]),
        ("åsa@räksmörgås.se", ["åsa@räksmörgås.se"]),
        ("tuva (at) exempel.se", ["tuva (at) exempel.se"]),
        ("tuva[at]exempel.se", ["tuva[at]exempel.se"]),
        ("tuva(a)exempel.se", ["tuva(a)exempel.se"]),
        ("@exempel.se", []),
        ("@tuva@exempel.se", []),
        ("tuva@exempel", []),
        ("5 barn @ 3 timmar", []),
        ("Steg (a) exempel", []),
        ("a@@b.se", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [each.text for each in addresses(text)] == found
    assert all(text[each.start : each.end] == each.text for each in addresses(text))


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "070 174 06 05",
        "0701-74 06 05",
        "0701740605",
        "08-465 004 00",
        "08-46500400",
        "(08) 465 004 00",
        "08/465 004 00",
        "0910-12 34 56",
        "0910 123456",
        "0910 – 12 34 56",
        "031-390 06 00",
        "0771-23 23 00",
        "+46 70 174 06 05",
        "+46 (0)70-174 06 05",
        "+46701740605",
        "0046 70 174 06 05",
        "+358 40 123 4567",
        "070\u00a0174\u00a006\u00a005",
    ],
)
def test_a_telephone_number_however_it_is_written(text: str) -> None:
    for words in (text, f"Ring {text}.", f"Tel: {text}, vardagar", f"*{text}*"):
        (found,) = telephone_numbers(words)
        assert found.text == text
        assert words[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "112",
        "1177",
        "116 111",
        "0-20 år",
        "06-12",
        "klockan 08.00-17.00",
        "08:00–16:00",
        "0162",
        "0114-0115",
        "0812-0815",
        "952 61",
        "150 000 kr",
        "0,5",
        "2026-06-15",
        "2026-01-01--2026-12-31",
        "SFS 1993:387",
        "+150 000 kr",
        "01012026",
        "https://exempel.se/070-1740605",
        NUMBER,
        "N15428",
        "§ 08-12",
    ],
)
def test_what_is_no_telephone_number(text: str) -> None:
    assert telephone_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring Tuva Exempelsson eller Bo Ek.", ["Tuva Exempelsson", "Bo Ek"]),
        ("Anna-Karin von Exempel och Karl B. Lindberg-Ali", ["Anna-Karin von Exempel", "Karl B. Lindberg-Ali"]),
        ("TUVA EXEMPELSSON", ["TUVA EXEMPELSSON"]),
        ("Tuva\u00a0Exempelsson", ["Tuva\u00a0Exempelsson"]),
        ("Fråga Tuva. Exempelsson svarar.", []),
        ("Tuva Exempelssons skola", []),
        ("Birger Jarlsgatan", []),
        ("Maria Stockholm", []),
        ("Tuva, Exempelsson", []),
        ("- Tuva\n- Exempelsson", []),
        ("Tuva\n\nExempelsson", []),
        ("den svenska mannen", []),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, found: list[str]) -> None:
    assert [each.text for each in names_in(text)] == found
    assert all(text[each.start : each.end] == each.text for each in names_in(text))


@pytest.mark.parametrize(
    "title", ["Tuva Exempelsson", "Rektor Tuva Exempelsson", "Exempelsson, Tuva", "tuva exempelsson"]
)
def test_a_person(title: str) -> None:
    assert is_person(title)


@pytest.mark.parametrize(
    "title",
    ["Förvaltningschef Norr", "Rektor Birgittaskolan", "Karl Gerhards skola", "Stiftelsen Tuva Exempelsson", "Tuva"],
)
def test_no_person(title: str) -> None:
    assert not is_person(title)


@pytest.mark.parametrize(
    "address",
    [
        "tuva.exempelsson@exempel.se",
        "t.exempelsson@exempel.se",
        "asa@exempel.se",
        "bjorn.ek2 (at) exempel.se",
        "tuvaexempelsson@exempel.se",
        "åsa.öberg@exempel.se",
        "asa.oberg@exempel.se",
        "Tuva_Exempelsson@exempel.se",
    ],
)
def test_a_person_s_address(address: str) -> None:
    assert is_personal(address)


@pytest.mark.parametrize(
    "address",
    [
        "info@exempel.se",
        "kommun@tuva.se",
        "socialtjansten@exempel.se",
        "rektor.tuva@exempel.se",
        "maria.forskola@exempel.se",
        "registrator.ks@exempel.se",
        "barn.och.utbildning@exempel.se",
        "en-vag-in@exempel.se",
        "lindesberg@exempel.se",
    ],
)
def test_a_function_s_address(address: str) -> None:
    assert not is_personal(address)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000,
        "1" * 2_000,
        "@" * 2_000,
        "Tuva " * 400,
        "Tuva " + "A" * 2_000,
        "Tuva Exempelsson " + "A" * 2_000,
        "12-" * 600,
        "a@" * 1_000,
        "070 " * 500,
        "(a) " * 500,
        "www." * 500,
        f"https://a.se/1 {NUMBER} " * 50,
    ],
)
def test_odd_texts_can_be_looked_through(text: str) -> None:
    for looked_for in (personal_numbers, addresses, telephone_numbers, names_in, is_person, is_personal):
        looked_for(text)
