"""Figures of what belongs together: the thread from goals to indicators, the organisation, the year's wheel."""

from __future__ import annotations

from typing import Any

import pytest

from samverkan_cli.document.figures.organisation import organisation
from samverkan_cli.document.figures.thread import thread
from samverkan_cli.document.figures.year import year_wheel
from samverkan_cli.document.paper import Figure
from tests.document.test_figures import SWEDISH, TODAY, area, only, plan
from tests.link.linked import linked

# --- the thread


def threads(goals: str, activities: list[str], more: str = "") -> tuple[Figure, ...]:
    text = area(*activities).replace("    title: Stöd\n", f"    title: Stöd\n    goals: {goals}\n")
    listed = "".join(f"  g{n}: {{title: Mål {n}}}\n" for n in range(1, 5))
    measures = "".join(f"  i{n}: {{title: Indikator {n}}}\n" for n in range(1, 4))
    numbers = {"goals-g1": "M1", "activities-a1": "1.1", "indicators-i1": "I1"}
    return thread(plan(f"{text}goals:\n{listed}indicators:\n{measures}{more}"), SWEDISH, numbers)


def test_a_thread_leads_from_goals_to_activities_to_indicators() -> None:
    figure = only(threads("[g1, g4]", ["goals: [g1, g2], indicators: [i1]", "goals: [g2]", "goals: [g2]"]))
    goals = [[each["title"] for each in group["things"]] for group in figure.data["goals"]]
    assert goals == [["Mål 1"], ["Mål 2"], ["Mål 4"]]
    assert [group["to"] for group in figure.data["goals"]] == [[0], [0, 1], []]
    assert [[(one["title"], one["to"]) for one in block] for block in figure.data["activities"]] == [
        [("Aktivitet 1", [0])],
        [("Aktivitet 2", []), ("Aktivitet 3", [])],
    ]
    assert figure.data["indicators"] == [{"number": "I1", "title": "Indikator 1"}]
    assert figure.alt == (
        "Linjer går från målen till de aktiviteter som bidrar till dem. M1 Mål 1: 1.1 Aktivitet 1. "
        "Mål 2: 1.1 Aktivitet 1, Aktivitet 2 och Aktivitet 3. Mål 4: ingen aktivitet ännu. "
        "1.1 Aktivitet 1 mäts med I1 Indikator 1."
    )


def test_few_indicators_are_named_where_they_measure() -> None:
    activities = ["goals: [g1, g2], indicators: [i1]", *["goals: [g2]"] * 3]
    figure = only(threads("[g1]", activities))
    assert figure.data["indicators"] == []
    assert figure.data["activities"][0][0]["note"] == "Mäts med I1"
    assert "1.1 Aktivitet 1 mäts med I1 Indikator 1" in figure.alt


@pytest.mark.parametrize(
    ("activities", "drawn"),
    [
        (["goals: [g1]"], False),
        (["status: planned", "status: planned"], False),
        (["goals: [g1, g2]", "goals: [g2, g1]"], False),
        (["goals: [g1]", "status: planned"], True),
        (["indicators: [i1]", "status: planned"], False),
        (["indicators: [i1]", "indicators: [i1]"], True),
        (["goals: [g1]", "goals: [g2], status: dropped"], False),
    ],
)
def test_a_thread_is_there_where_activities_differ(activities: list[str], drawn: bool) -> None:
    assert bool(threads("[g1, g2]", activities)) == drawn


def test_goals_that_have_no_room_are_counted() -> None:
    goals = "".join(f"  g{n}: {{title: Mål {n}}}\n" for n in range(90))
    listed = ", ".join(f"g{n}" for n in range(90))
    figure: Any = thread(plan(area(f"goals: [{listed}]", "goals: [g1]") + f"goals:\n{goals}"), SWEDISH)[0]
    drawn = sum(len(group["things"]) for group in figure.data["goals"])
    assert 20 < drawn < 90
    assert figure.data["note"] == f"och {90 - drawn} mål till"
    assert figure.alt.endswith(f"och {90 - drawn} mål till.")


# --- the organisation


def organised(*groups: str) -> tuple[Figure, ...]:
    owners = "owners:\n  ks: {title: Kommunstyrelsen, kind: board}\n  chef: {title: Skolchef, part_of: ks}\n"
    listed = "".join(f"  g{n}: {{title: Grupp {n}, kind: working, {each}}}\n" for n, each in enumerate(groups, 1))
    return organisation(plan(f"{owners}groups:\n{listed}"), SWEDISH)


def layers(figure: Any) -> list[list[str]]:
    return [[box["title"] for box in layer] for layer in figure.data["layers"]]


def lines(figure: Any) -> list[tuple[str, str]]:
    names = {box["id"]: box["title"] for layer in figure.data["layers"] for box in layer}
    return sorted((names[edge["from"]], names[edge["to"]]) for edge in figure.data["edges"])


def test_who_reports_stands_below_whom_they_report_to() -> None:
    figure = only(organised("reports_to: [ks]", "reports_to: [g1, chef]", "part_of: g2", "text: Fri"))
    assert layers(figure) == [["Kommunstyrelsen"], ["Grupp 1", "Skolchef"], ["Grupp 2"], ["Grupp 3"]]
    assert lines(figure) == [
        ("Grupp 1", "Kommunstyrelsen"),
        ("Grupp 2", "Grupp 1"),
        ("Grupp 2", "Skolchef"),
        ("Grupp 3", "Grupp 2"),
        ("Skolchef", "Kommunstyrelsen"),
    ]
    assert figure.alt == (
        "Rutor med linjer mellan dem. Grupp 1 rapporterar till Kommunstyrelsen. "
        "Grupp 2 rapporterar till Grupp 1 och Skolchef. Grupp 3 är en del av Grupp 2. "
        "Skolchef är en del av Kommunstyrelsen. 1 grupp rapporterar inte till någon."
    )


def test_groups_that_are_alike_are_one_box() -> None:
    figure = only(organised(*["reports_to: [ks]"] * 6))
    assert layers(figure) == [["Kommunstyrelsen"], ["Arbetsgrupp (6)"]]
    assert figure.data["layers"][1][0]["note"] == "1, 2, 3, 4, 5 och 6"
    assert "Grupp 6 rapporterar till Kommunstyrelsen" in figure.alt


@pytest.mark.parametrize("groups", [[], ["reports_to: [ks]"], ["text: A", "text: B"], ["reports_to: [g1]"]])
def test_there_is_no_organisation_where_fewer_than_two_report(groups: list[str]) -> None:
    assert organised(*groups) == ()


def test_those_who_report_to_each_other_in_a_ring_are_drawn_all_the_same() -> None:
    figure = only(organised("reports_to: [g2]", "reports_to: [g3]", "reports_to: [g1]"))
    assert sum(map(len, layers(figure))) == len(lines(figure)) == 3


def test_boxes_that_have_no_room_are_counted() -> None:
    kinds = ("working", "reference", "project", "steering", "executive", "other")
    groups = [f"reports_to: [{f'g{n // 3}' if n > 2 else 'ks'}]" for n in range(1, 80)]
    owners = "owners:\n  ks: {title: Kommunstyrelsen, kind: board}\n"
    listed = "".join(
        f"  g{n}: {{title: Grupp {n}, kind: {kinds[n % 6]}, {each}}}\n" for n, each in enumerate(groups, 1)
    )
    figure = only(organisation(plan(f"{owners}groups:\n{listed}"), SWEDISH))
    assert figure.data["note"] == f"och {80 - sum(map(len, layers(figure)))} till"
    assert all(f"Grupp {n} rapporterar" in figure.alt for n in range(1, 80))


# --- the year's wheel

COUNCIL = "groups:\n  r: {title: Rådet, kind: council, meetings: [MEETINGS]}\n"


def wheels(meetings: str, more: str = "", document: str = "") -> tuple[Figure, ...]:
    text = "document: {title: P, kind: action-plan, status: adopted, adopted: {date: 2026-12-15}" + document + "}\n"
    return year_wheel(linked(COUNCIL.replace("MEETINGS", meetings) + more, document=text).project, TODAY, SWEDISH)


def test_a_wheel_has_the_meetings_and_reports_of_a_year() -> None:
    report = ", reporting: {ett: {after: 1 year}}"
    figure = only(wheels("2026-02-01, 2027-02-03, 2027-05-04, 2027-05-20, 2028-01-01", document=report))
    assert figure.title == "Året 2027: möten och rapporter"
    months = {month["name"]: month for month in figure.data["months"]}
    assert months["maj"]["lines"] == [{"days": "4, 20", "sign": "meeting", "title": "Rådet"}]
    assert months["dec."]["marks"] == [{"sign": "report", "day": 15}]
    assert sum(len(month["marks"]) for month in months.values()) == 4
    assert figure.alt == (
        "Året 2027: möten och rapporter. 3 februari 2027: Möte, Rådet. 4 maj 2027: Möte, Rådet. "
        "20 maj 2027: Möte, Rådet. 15 december 2027: Rapport."
    )


@pytest.mark.parametrize(
    ("meetings", "more"),
    [
        ("", ""),
        ("2027-02-03, 2027-05-04, 2027-05-20, 2027-06-20, 2027-09-09", ""),
        ("2027-02-03", "  s: {title: S, kind: council, meetings: [2027-01-01]}\n"),
        ("2025-02-03, 2025-05-04", "  s: {title: S, kind: council, meetings: [2025-01-01, 2025-02-02]}\n"),
    ],
)
def test_there_is_no_wheel_of_little_or_of_what_has_been(meetings: str, more: str) -> None:
    assert wheels(meetings, more) == ()


def test_a_month_with_much_in_it_counts_the_rest() -> None:
    more = "".join(f"  s{n}: {{title: Grupp {n}, kind: working, meetings: [2027-04-01]}}\n" for n in range(9))
    months = {month["name"]: month for month in only(wheels("2027-02-03", more)).data["months"]}
    assert len(months["apr."]["lines"]) == 6
    assert len(months["apr."]["marks"]) == 9
    assert months["apr."]["more"] == "och 3 till"
