"""A filled-in table back into its plan: what it changes, what it leaves alone, what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.cell import Cell

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.exchange.filled_in import filled_in
from samverkan_cli.exchange.taken_back import TakenBack, taken_back
from tests.exchange.round_trip import PLAN, TODAY, Sent, changed_book, data, differences, edited, refusals, workbook_of
from tests.plans.linked import project

KNOWN = {"danderyd": ("SAM007",)}
"""What is found in a plan when it is read."""
SENT = Sent()
REPORT = Sent(document="follow-up")
CHATT = ("focus_areas", "stöd", "strategies", "nära", "activities", "chatt")
KURS, BESÖK = (*CHATT[:-1], "kurs"), (*CHATT[:3], "tidigt", "activities", "besök")
FOLLOWED = ("follow_ups", "år-1", "activities")


def is_nothing(back: TakenBack) -> bool:
    return not [*back.changes, *back.conflicts, *back.refused, *back.added, *back.gone, *back.notes]


@pytest.mark.parametrize(
    ("cell", "route", "value"),
    [
        (("chatt", "status", "Pågår"), (*CHATT, "status"), "ongoing"),
        (("chatt", "status", "genomfört"), (*CHATT, "status"), "done"),
        (("chatt", "status", "Done and verified"), (*CHATT, "status"), "verified"),
        (("chatt", "title", "Starta två chattar"), (*CHATT, "title"), "Starta två chattar"),
        (("chatt", "owners", "Skolchef\nSocialchef"), (*CHATT, "owners"), ["skolchef", "socialchef"]),
        (("chatt", "owners", "socialchef och Fritidschef"), (*CHATT, "owners"), ["socialchef", "fritid"]),
        (("chatt", "owners", "Chef för kultur, fritid och idrott; SOC"), (*CHATT, "owners"), ["kultur", "socialchef"]),
        (("chatt", "owners", None), (*CHATT, "owners"), None),
        (("kurs", "owners", "Socialchef"), (*KURS, "owners"), ["socialchef"]),
        (("kurs", "lead", "Socialchef"), (*KURS, "lead"), "socialchef"),
        (("besök", "owners", "Socialchef, Skolchef"), (*BESÖK, "owners"), ["socialchef", "skolchef"]),
        (("besök", "goals", "Känna sig trygg"), (*BESÖK, "goals"), ["trygg"]),
        (("chatt", "until", datetime(2027, 9, 1)), (*CHATT, "until"), "2027-09-01"),  # noqa: DTZ001 - as Excel has it
        (("chatt", "until", date(2027, 9, 1)), (*CHATT, "until"), "2027-09-01"),
        (("chatt", "until", "1 september 2027"), (*CHATT, "until"), "2027-09-01"),
        (("chatt", "until", "15/9 2027"), (*CHATT, "until"), "2027-09-15"),
        (("chatt", "until", "juni 2028"), (*CHATT, "until"), "juni 2028"),
        (("chatt", "until", "HT 2028"), (*CHATT, "until"), "HT 2028"),
        (("chatt", "until", 2028), (*CHATT, "until"), "2028"),
        (("besök", "from", "v. 40 2027"), (*BESÖK, "from"), "v. 40 2027"),
        (("kurs", "every", "Tre gånger per termin"), (*KURS, "every"), "3 per term"),
        (("kurs", "every", "varje månad"), (*KURS, "every"), "varje månad"),
        (("chatt", "priority", 2.0), (*CHATT, "priority"), "2"),
        (("chatt", "ages", "6–15 år"), (*CHATT, "ages"), "6-15"),
        (("chatt", "monitoring", "Vi frågar.\nOch räknar."), (*CHATT, "monitoring"), "Vi frågar.\nOch räknar."),
        (("chatt", "monitoring", None), (*CHATT, "monitoring"), None),
        (("chatt", "cost", "60 tkr (2028)"), (*CHATT, "cost"), [{"sek": "60000", "year": "2028"}]),
        (("besök", "cost", 150000.0), (*BESÖK, "cost"), [{"sek": "150000"}]),
        (
            ("besök", "milestones", "HT 2027: Nu: då"),
            (*BESÖK, "milestones"),
            {"nu-då": {"title": "Nu: då", "due": "HT 2027"}},
        ),
        (
            ("chatt", "milestones", "1 oktober 2026: Upphandla verktyg (Genomförd)\nÖppna chatten"),
            (*CHATT, "milestones", "upphandling", "status"),
            "done",
        ),
        (
            ("chatt", "milestones", "1 oktober 2026: Upphandla verktyg (Pausad)\njuni 2027: Öppna chatten"),
            (*CHATT, "milestones", "start", "due"),
            "juni 2027",
        ),
        (
            ("chatt", "milestones", "1 oktober 2026: Upphandla verktyg (Pausad)\nStänga igen"),
            (*CHATT, "milestones", "start", "title"),
            "Stänga igen",
        ),
    ],
    ids=lambda each: str(each[1:]) if isinstance(each, tuple) and len(each) == 3 else "",
)
def test_one_cell_changes_one_value(cell: tuple[str, str, Any], route: tuple[str, ...], value: Plain) -> None:
    back = SENT.back(SENT.filled(cell))
    assert not back.refused
    assert differences(data(PLAN), data(SENT.written(back))) == {route: value}


def test_the_lines_around_stay_as_they_are() -> None:
    text = SENT.written(SENT.back(SENT.filled(("chatt", "title", "Starta två chattar"), ("besök", "priority", 3))))
    assert "            title: Starta två chattar  # med elevhälsan\n" in text
    assert "besök: {title: Göra hembesök, owners: socialchef, until: 2027-12-31, priority: 3}" in text
    assert len(text.splitlines()) == len(PLAN.splitlines())


def test_a_day_that_is_shown_as_a_month_is_one() -> None:
    def edit(sheet: Any, at: Mapping[str, int]) -> None:
        cell: Cell = sheet.cell(2, at["until"])
        cell.value, cell.number_format = datetime(2028, 6, 1), r"mmm\-yy"  # noqa: DTZ001 - as Excel has it

    back = SENT.back(edited(SENT.workbook(), edit))
    assert differences(data(PLAN), data(SENT.written(back))) == {(*CHATT, "until"): "2028-06"}


def test_what_never_ends_stands_under_every() -> None:
    back = SENT.back(SENT.filled(("chatt", "until", "Löpande")))
    found = differences(data(PLAN), data(SENT.written(back)))
    assert found == {(*CHATT, "until"): None, (*CHATT, "every"): "ongoing"}


@pytest.mark.parametrize(
    "cell",
    [
        ("chatt", "status", " Planerad "),
        ("chatt", "until", "2027-08"),
        ("chatt", "ages", "6-12 år"),
        ("chatt", "owners", "skolchef"),
        ("chatt", "priority", "1"),
        ("kurs", "every", "2 gånger per termin"),
        ("chatt", "area", None),
    ],
)
def test_the_same_in_other_words_changes_nothing(cell: tuple[str, str, Any]) -> None:
    back = SENT.back(SENT.filled(cell))
    assert is_nothing(back)


@pytest.mark.parametrize(
    ("cell", "place", "said"),
    [
        (("chatt", "status", "kanske"), "L2", "kanske är inget av orden som kan stå där"),
        (("chatt", "owners", "Skolchefen"), "F2", "Planen har inget som heter Skolchefen där"),
        (("chatt", "owners", "Skolchef, Ingen alls"), "F2", "Planen har inget som heter Ingen alls där"),
        (("chatt", "title", None), "E2", "Det får inte vara tomt"),
        (("chatt", "until", "i vår"), "I2", "i vår är inget datum"),
        (("chatt", "priority", "hög"), "K2", "hög är inget heltal"),
        (("kurs", "lead", "Skolchef, Socialchef"), "G3", "Flera nämns, och det är bara en"),
        (("chatt", "cost", "gratis"), "R2", "gratis är inget heltal"),
        (("chatt", "pilot", "juni 2028"), "M2", "Det består av flera uppgifter och läses inte ur en cell"),
        (("chatt", "milestones", None), "S2", "Delmålet Upphandla verktyg finns inte kvar där"),
        (("chatt", "strategy", "2.1 Annat"), "C2", "Den här kolumnen är hopsatt av planen"),
        (("chatt", "monitoring", "=1+1"), "P2", "Där står en formel, och vad den räknar ut läses inte"),
        (("chatt", "monitoring", "#REF!"), "P2", "Där står #REF!, som kalkylprogram skriver för ett fel"),
    ],
    ids=lambda each: str(each[1:]) if isinstance(each, tuple) else "",
)
def test_what_does_not_fit_is_refused_with_its_cell(cell: tuple[str, str, Any], place: str, said: str) -> None:
    back = SENT.back(SENT.filled(cell, ("besök", "priority", 5)))
    assert refusals(back) == [(place, said)]
    assert [each.cell.id for each in back.changes] == ["besök"]


@pytest.mark.parametrize("name", ["exempel", "pitea", "ange", "kavlinge", "danderyd", "framgangsfaktorer"])
@pytest.mark.parametrize("document", ["action-plan", "follow-up"])
def test_a_table_that_nobody_changed_changes_nothing(name: str, document: str) -> None:
    plan = project(name, *KNOWN.get(name, ()))
    if (document == "follow-up" and not len(plan.follow_ups)) or not plan.activities:
        return
    sent = workbook_of(plan, document)
    for raw in (sent, changed_book(sent)):
        assert is_nothing(taken_back(filled_in(raw, "t.xlsx"), plan, TODAY))


# --- both


def test_what_both_changed_is_shown_with_both_and_the_same_is_no_conflict() -> None:
    raw = SENT.filled(("chatt", "status", "Pågår"), ("kurs", "status", "Pausad"), ("besök", "title", "Besöka hem"))
    both = PLAN.replace("status: planned", "status: ongoing")
    now = both.replace("status: ongoing\n      t", "status: done\n      t")
    back = Sent(now).back(raw)
    (conflict,) = back.conflicts
    assert (conflict.cell.place, conflict.cell.then, conflict.cell.filled, conflict.cell.now) == (
        "L3",
        "Pågår",
        "Pausad",
        "Genomförd",
    )
    assert [each.cell.key for each in back.changes] == ["title"]


def test_what_the_plan_changed_alone_stays() -> None:
    now = PLAN.replace("status: planned", "status: done")
    back = Sent(now).back(SENT.filled(("besök", "title", "Besöka hem")))
    assert differences(data(now), data(Sent(now).written(back))) == {(*BESÖK, "title"): "Besöka hem"}


def test_what_is_not_in_the_plan_any_more_is_said() -> None:
    now = PLAN.replace("besök: {", "hembesök: {")
    back = Sent(now).back(SENT.filled(("besök", "title", "Besöka hem")))
    assert refusals(back) == [("E4", "Göra hembesök finns inte längre i planen")]
    assert not Sent(now).back(SENT.workbook()).refused


# --- rows and columns

Edit = Callable[[Any, Mapping[str, int]], None]


def put(sheet: Any, at: Mapping[str, int], row: int, **cells: Any) -> None:
    for key, value in cells.items():
        sheet.cell(row, at[key]).value = value


def added(**cells: Any) -> Edit:
    def edit(sheet: Any, at: Mapping[str, int]) -> None:
        put(sheet, at, sheet.max_row + 1, **cells)

    return edit


def copied(sheet: Any, at: Mapping[str, int]) -> None:
    """A row copied below the others, with another title."""
    last = sheet.max_row + 1
    for n in range(1, len(at) + 1):
        sheet.cell(last, n).value = sheet.cell(3, n).value
    put(sheet, at, last, title="Hålla fler kurser")


def between(sheet: Any, at: Mapping[str, int]) -> None:
    sheet.insert_rows(3)
    put(sheet, at, 3, title="Ringa hem")


NEW: list[tuple[str, Edit, tuple[str, str], dict[str, Plain]]] = [
    (
        "at the end",
        added(area="Stöd i tid", strategy="Tidigt ute", title="Ringa hem!", owners="SOC", until="våren 2028"),
        ("tidigt", "ringa-hem"),
        {"title": "Ringa hem!", "owners": ["socialchef"], "until": "våren 2028"},
    ),
    ("by the strategy", added(strategy="TIDIGT  ute", title="Chatt"), ("tidigt", "chatt-2"), {"title": "Chatt"}),
    ("between two of the same", between, ("nära", "ringa-hem"), {"title": "Ringa hem"}),
    (
        "a copy with a title of its own",
        copied,
        ("nära", "hålla-fler-kurser"),
        {
            "title": "Hålla fler kurser",
            "owners": ["skolchef", "socialchef"],
            "lead": "skolchef",
            "every": "2 per term",
            "status": "ongoing",
        },
    ),
]


@pytest.mark.parametrize(("edit", "where", "said"), [each[1:] for each in NEW], ids=[each[0] for each in NEW])
def test_a_new_row_is_a_new_activity(edit: Edit, where: tuple[str, str], said: dict[str, Plain]) -> None:
    raw = edited(SENT.workbook(), edit)
    back = SENT.back(raw)
    strategy, id = where
    assert not back.refused
    route = ("focus_areas", "stöd", "strategies", strategy, "activities", id)
    text = SENT.written(back)
    assert differences(data(PLAN), data(text)) == {route: said}
    again = Sent(text).back(raw)
    assert not [*again.added, *again.refused]


def twice(sheet: Any, _: Mapping[str, int]) -> None:
    sheet.append([cell.value for cell in sheet[2]])


UNSURE: list[tuple[str, Edit, tuple[str, str]]] = [
    ("under nothing", added(title="Ringa hem"), ("C5", "Det är inte säkert under vilken strategi den nya raden står")),
    ("an unknown strategy", added(strategy="Sent", title="A"), ("C5", "Planen har ingen strategi Sent")),
    ("no title", added(strategy="Tidigt ute", owners="SOC"), ("C5", "Raden har ingen rubrik")),
    ("a cell", added(strategy="Tidigt ute", title="A", status="x"), ("L5", "x är inget av orden som kan stå där")),
    ("the same twice", twice, ("E5", "Raderna 2 och 5 är alla av Starta en chatt")),
]


@pytest.mark.parametrize(("edit", "said"), [each[1:] for each in UNSURE], ids=[each[0] for each in UNSURE])
def test_a_new_row_that_is_not_sure_is_refused(edit: Edit, said: tuple[str, str]) -> None:
    back = SENT.back(edited(SENT.workbook(), edit))
    assert refusals(back) == [said]
    assert not [*back.added, *back.changes]


def test_rows_may_be_sorted_and_taken_away_and_columns_moved() -> None:
    def edit(sheet: Any, at: Mapping[str, int]) -> None:
        values = [[cell.value for cell in row] for row in sheet.iter_rows()]
        values = [values[0], values[3], values[1]]
        sheet.delete_rows(1, 4)
        for row in values:
            sheet.append(["anteckning" if row is values[0] else None, *reversed(row)])
        del at

    back = SENT.back(edited(SENT.workbook(), edit))
    assert not [*back.changes, *back.refused, *back.added]
    assert back.gone == ("Hålla kurser",)
    assert len(back.notes) == 1


def test_cells_that_were_merged_say_the_same_for_each_row() -> None:
    def edit(sheet: Any, at: Mapping[str, int]) -> None:
        sheet.cell(2, at["status"]).value = "Genomförd"
        sheet.merge_cells(start_row=2, end_row=3, start_column=at["status"], end_column=at["status"])
        sheet.merge_cells(start_row=2, end_row=3, start_column=at["strategy"], end_column=at["strategy"])

    back = SENT.back(edited(SENT.workbook(), edit))
    found = differences(data(PLAN), data(SENT.written(back)))
    assert found == {(*CHATT, "status"): "done", (*KURS, "status"): "done"}


# --- the table of a follow-up


def test_a_follow_up_is_filled_in_where_it_is_blank_or_says_nothing_yet() -> None:
    cells = [
        ("chatt", "text", "Den är i gång.\nMånga ringer."),
        ("chatt", "due", datetime(2028, 6, 15)),  # noqa: DTZ001 - as Excel has it
        ("kurs", "status", "Genomförd"),
        ("kurs", "remains", "Inget."),
    ]
    text = REPORT.written(REPORT.back(REPORT.filled(*cells)))
    assert differences(data(PLAN), data(text)) == {
        (*FOLLOWED, "chatt", "text"): "Den är i gång.\nMånga ringer.",
        (*FOLLOWED, "chatt", "due"): "2028-06-15",
        (*FOLLOWED, "kurs", "status"): "done",
        (*FOLLOWED, "kurs", "remains"): "Inget.",
    }
    assert "        text: |-\n          Den är i gång.\n          Många ringer.\n        remains:\n" in text


def test_a_follow_up_that_has_lost_an_activity_gets_it_back_whole() -> None:
    now = PLAN.replace("      kurs: {}\n", "")
    raw = REPORT.filled(("kurs", "status", "Genomförd"), ("kurs", "text", "Klart."))
    report = Sent(now, "follow-up")
    found = differences(data(now), data(report.written(report.back(raw))))
    assert found == {(*FOLLOWED, "kurs"): {"status": "done", "text": "Klart."}}


def test_what_a_follow_up_says_already_is_in_its_table_and_its_other_columns_are_not_filled_in() -> None:
    back = REPORT.back(REPORT.filled(("chatt", "status", None), ("chatt", "title", "Annat")))
    assert [(each.cell.then, each.cell.filled) for each in back.changes] == [("Pågår", "")]
    assert refusals(back) == [("D2", "Den här kolumnen säger vad planen säger och fylls inte i")]
