"""What headings, cells with people and cells with times say: tables to which a line can be added."""

from __future__ import annotations

from typing import Literal

import pytest

from samverkan_cli.intake.columns import field_of, prefixed
from samverkan_cli.intake.parts import as_title, new_id, titled
from samverkan_cli.intake.times import times
from samverkan_cli.intake.who import is_several, kind_of, who

HEADINGS = {
    "Fokusområde": "area",
    "Syfte/ Mål Detta behöver vi i Piteå": "purpose",
    "Strategi – Då bör vi jobba med att...": "strategy",
    "Aktivitet": "activity",
    "AKTIVITETER": "activity",
    "Åtgärd/Aktivitet": "activity",
    "Vad ska göras?": "activity",
    "Ansvar": "owners",
    "Ansvarig för genomförandet": "owners",
    "Vem gör det?": "owners",
    "Tid": "until",
    "Klart senast": "until",
    "Startdatum": "from",
    "Mål": "goals",
    "Indikator (mått)": "indicators",
    "Samverkan": "partners",
    "Uppföljning": "monitoring",
    "Kommentar": "remark",
    "Nr": "number",
    "Budget": "",
    "": "",
}
WHEN: list[tuple[str, Literal["from", "until"], dict[str, str] | None]] = [
    ("2027-06-15", "until", {"until": "2027-06-15"}),
    ("2027-06-15 00:00", "until", {"until": "2027-06-15"}),
    ("HT 2027", "until", {"until": "HT 2027"}),
    ("ht-27", "until", {"until": "ht 2027"}),
    ("hösten 2027", "from", {"from": "hösten 2027"}),
    ("Löpande", "until", {"every": "ongoing"}),
    ("tills vidare", "until", {"every": "ongoing"}),
    ("årligen", "until", {"every": "årligen"}),
    ("2 gånger per år", "until", {"every": "2 gånger per år"}),
    ("kvartal 2 2027", "until", {"until": "kvartal 2 2027"}),
    ("senast 15 juni 2027", "until", {"until": "2027-06-15"}),
    ("Klart: juni 2027", "until", {"until": "juni 2027"}),
    ("fr.o.m. 2027-01-01", "until", {"from": "2027-01-01"}),
    ("Start HT 2026", "until", {"from": "HT 2026"}),
    ("2027–2028", "until", {"from": "2027", "until": "2028"}),
    ("2027-2028", "until", {"from": "2027", "until": "2028"}),
    ("HT 2026 - VT 2027", "until", {"from": "HT 2026", "until": "VT 2027"}),
    ("augusti–december 2027", "until", {"from": "augusti 2027", "until": "december 2027"}),
    ("läsåret 2026/27", "until", {"until": "läsåret 2026/27"}),
    ("HT 2026, löpande", "from", {"from": "HT 2026", "every": "ongoing"}),
    ("kv 3 2027", "until", {"until": "kvartal 3 2027"}),
    ("Q2-27", "until", {"until": "Q2 2027"}),
    ("2027 HT", "until", {"until": "HT 2027"}),
    ("2027, Q3", "until", {"until": "Q3 2027"}),
    ("kvartal 2", "until", None),
    ("snarast", "until", None),
    ("2 år", "until", None),
    ("2028–2027", "until", None),
    ("VT 2027; HT 2027", "until", None),
]
WHO = {
    "Rektor": ("Rektor",),
    "Skolchef, socialchef": ("Skolchef", "socialchef"),
    "Skolchef och socialchef": ("Skolchef", "socialchef"),
    "Avdelningschef stöd och omsorg": ("Avdelningschef stöd och omsorg",),
    "Barn- och utbildningsnämnden": ("Barn- och utbildningsnämnden",),
    "Kultur- och fritidschef": ("Kultur- och fritidschef",),
    "Polisen och BUP": ("Polisen", "BUP"),
    "Kultur/fritid": ("Kultur/fritid",),
    "Skolchef / Socialchef": ("Skolchef", "Socialchef"),
    "Förvaltningschefer UF och SOC": ("Förvaltningschef UF", "Förvaltningschef SOC"),
    "Enhetschefer vård och omsorg": ("Enhetschefer vård och omsorg",),
}


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_a_heading_says_what_its_column_is(heading: str, field: str) -> None:
    assert field_of(heading)[0] == field


@pytest.mark.parametrize(("text", "field", "said"), WHEN)
def test_a_time_is_read_where_it_is_certain(
    text: str, field: Literal["from", "until"], said: dict[str, str] | None
) -> None:
    assert times([text], field) == said


@pytest.mark.parametrize(("text", "owners"), WHO.items())
def test_those_who_answer_are_parted_where_each_is_somebody(text: str, owners: tuple[str, ...]) -> None:
    assert who([text]).owners == owners


@pytest.mark.parametrize("together", ["i samarbete med", "tillsammans med", "i samverkan med"])
def test_those_with_whom_it_is_done_are_partners(together: str) -> None:
    found = who([f"Skolchef {together} polisen och socialtjänsten"])
    assert (found.owners, found.partners) == (("Skolchef",), ("polisen", "socialtjänsten"))


@pytest.mark.parametrize(
    ("title", "kind", "several"),
    [
        ("Grundskolechefer", "function", True),
        ("Rektor", "function", False),
        ("Socialnämnden", "board", False),
        ("Kommunfullmäktige", "assembly", False),
        ("Utbildningsförvaltningen", "administration", False),
        ("Polisen", "agency", False),
        ("Folkhälsorådet", "other", False),
        ("Avdelningschef stöd och omsorg", "function", False),
        ("Alla", None, False),
    ],
)
def test_a_name_says_what_kind_of_owner_it_is_of(title: str, kind: str | None, several: bool) -> None:
    assert (kind_of(title), is_several(title)) == (kind, several)


def test_a_text_is_a_number_a_title_and_the_rest() -> None:
    assert titled("1.2 Starta chatt. Den är öppen på kvällar, t.ex. fredagar.") == (
        "1.2",
        "Starta chatt",
        "Den är öppen på kvällar, t.ex. fredagar.",
    )
    assert titled("24 timmars öppet") == ("", "24 timmars öppet", "")
    assert as_title("**Starta** <b>chatt</b>.") == "Starta b chatt /b"


def test_an_id_is_short_and_free_and_ends_in_a_word() -> None:
    assert new_id("Utveckla struktur och organisation tillsammans", ()) == "utveckla-struktur-och-organisation"
    assert new_id("Samordna och utveckla struktur och organisation", ()) == "samordna-och-utveckla-struktur"
    assert new_id("Rektor", {"rektor", "rektor-2"}) == "rektor-3"
    assert new_id("???", ()) == "1"


def test_a_row_that_is_a_heading_says_what_it_is_of() -> None:
    assert prefixed("Fokusområde 1: Trygghet") == ("area", "1. Trygghet")
    assert prefixed("Ansvarig: Rektor") == ("owners", "Rektor")
    assert prefixed("Trygghet: för alla") == ("", "Trygghet: för alla")
