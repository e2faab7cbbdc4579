"""What figures show of a plan, as data and in words, and where there is none because it would say no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from samverkan_cli.document.figures.axis import axis
from samverkan_cli.document.figures.balance import goals_by, levels
from samverkan_cli.document.figures.progress import progress
from samverkan_cli.document.figures.timeline import timeline
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from tests.link.linked import linked

TODAY = date(2027, 3, 1)
SWEDISH = Phrases("sv")


def plan(text: str) -> Project:
    return linked(text).project


def only(figures: tuple[Figure, ...]) -> Any:
    (figure,) = figures
    return figure


def count(figures: tuple[Figure, ...]) -> int:
    """How many rows there are in some figures."""
    return sum(len(rows) for figure in figures if isinstance(rows := figure.data["rows"], list))


def area(*activities: str) -> str:
    listed = "".join(f"      a{n}: {{title: Aktivitet {n}, {each}}}\n" for n, each in enumerate(activities, 1))
    return f"focus_areas:\n  stöd:\n    title: Stöd\n    activities:\n{listed}"


# --- activities in time

OTHER = "from: 2027-01-01, until: 2028-12-31"
# An activity's days, how its bar is drawn, and what is said of it.
BARS: list[tuple[str, dict[str, object], str]] = [
    (
        "from: 2027-02-01, until: 2027-12-31, status: planned",
        {"from": "2027-02-01", "until": "2027-12-31", "state": "planned"},
        "1 februari 2027–31 december 2027; planerad",
    ),
    ("until: 2027-06-15", {"from": "2027-06-15", "until": "2027-06-15", "moment": True}, "till och med 15 juni 2027"),
    ("until: HT 2027", {"from": "2027-07-01", "until": "2027-12-31"}, "till och med hösten 2027"),
    ("from: VT 2027", {"from": "2027-01-01", "until": None}, "från och med våren 2027"),
    (
        "from: 2027-02-01, every: 1 year",
        {"from": "2027-02-01", "until": None, "lasting": True},
        "från och med 1 februari 2027, varje år",
    ),
    (
        "until: 2027-02-01, status: ongoing",
        {"from": "2027-02-01", "until": "2027-02-01", "moment": True, "state": "late"},
        "till och med 1 februari 2027; försenad",
    ),
    (
        "until: 2027-02-01, status: verified",
        {"moment": True, "state": "done"},
        "till och med 1 februari 2027; genomförd",
    ),
    (
        "from: 2027, milestones: {m: {title: Köp, due: 2027-04-01, status: done}, n: {title: Öppna, due: maj 2027}}",
        {
            "from": "2027-01-01",
            "until": None,
            "marks": [
                {"date": "2027-04-01", "title": "Köp", "done": True},
                {"date": "2027-05-31", "title": "Öppna", "done": False},
            ],
        },
        "från och med 2027; milstolpe nådd, 1 april 2027: Köp; milstolpe, maj 2027: Öppna",
    ),
]


@pytest.mark.parametrize(("said", "drawn", "words"), BARS)
def test_an_activity_is_a_bar_over_its_days(said: str, drawn: dict[str, object], words: str) -> None:
    figure = only(timeline(plan(area(said, OTHER)), TODAY, SWEDISH, {"activities-a1": "1.1"}))
    usual = {"number": "1.1", "title": "Aktivitet 1", "moment": False, "lasting": False, "state": "", "marks": []}
    found = figure.data["rows"][0]
    assert found == {**usual, **{key: found[key] for key in ("from", "until")}, **drawn}
    assert f". 1.1 Aktivitet 1: {words}. Aktivitet 2:" in figure.alt


@pytest.mark.parametrize(
    ("activities", "rows"),
    [
        ([OTHER], 0),
        ([OTHER, OTHER], 0),
        ([OTHER, "status: planned"], 0),
        ([OTHER, "from: 2027-01-01, until: 2028-12-31, status: dropped"], 0),
        ([OTHER, "from: 2028-01-01, until: 2027-01-01"], 0),
        ([OTHER, "from: 2028-01-01"], 2),
        ([OTHER, OTHER, "milestones: {m: {title: Köp, due: 2027-04-01}}"], 3),
    ],
)
def test_a_timeline_is_there_where_days_differ(activities: list[str], rows: int) -> None:
    found = timeline(plan(area(*activities)), TODAY, SWEDISH)
    assert count(found) == rows


def test_reports_today_and_what_has_no_day_are_said() -> None:
    document = (
        "document: {title: P, kind: action-plan, status: adopted, adopted: {date: 2026-12-15},"
        " reporting: {ett: {after: 1 year}, tio: {after: 10 years}}}\n"
    )
    rest = area(OTHER, "from: 2027-05-01, until: 2027-06-01, status: ongoing", "status: planned", "status: dropped")
    figure = only(timeline(linked(rest, document=document).project, TODAY, SWEDISH))
    assert figure.data["reports"] == [{"date": "2027-12-15", "kept": False}]
    assert figure.data["today"] == {"date": "2027-03-01", "label": "I dag, 1 mars 2027"}
    assert [each["sign"] for each in figure.data["legend"]] == ["ongoing", "report"]
    assert figure.data["note"] == "1 aktivitet till saknar datum."
    assert "Rapporter ska lämnas senast 15 december 2027. 1 aktivitet till saknar datum." in figure.alt


@pytest.mark.parametrize(("today", "drawn"), [("2026-11-01", True), ("2020-01-01", False), ("2040-01-01", False)])
def test_today_is_drawn_where_it_is_near(today: str, drawn: bool) -> None:
    figure = only(timeline(plan(area(OTHER, "from: 2027-05-01")), date.fromisoformat(today), SWEDISH))
    assert (figure.data["today"] is not None) == drawn
    assert figure.data["from"] == ("2026-11-01" if drawn else "2027-01-01")


def test_many_activities_are_several_figures_and_areas_have_a_band() -> None:
    text = "focus_areas:\n" + "".join(
        f"  f{n}:\n    title: Område {n}\n    activities:\n"
        + "".join(f"      a{n}-{m}: {{title: {'Lång titel ' * 9}{n} {m}, from: 2027-0{m}-01}}\n" for m in range(1, 9))
        for n in range(1, 9)
    )
    figures = timeline(plan(text), TODAY, SWEDISH)
    assert [each.title for each in figures] == [f"Aktiviteterna i tid, {n} av 5" for n in range(1, 6)]
    rows: list[Any] = [row for figure in figures for row in figure.data["rows"]]  # type: ignore[attr-defined]
    assert sum("group" not in row for row in rows) == 64
    assert [row["group"] for row in rows if "group" in row][:3] == ["Område 1", "Område 2", "Område 2"]
    assert all(figure.data["rows"][0].keys() == {"group"} for figure in figures)  # type: ignore[index]


@pytest.mark.parametrize(
    ("first", "last", "major", "minor"),
    [
        ("2027-02-03", "2027-02-04", ["2027"], ["feb."]),
        (
            "2027-01-01",
            "2027-10-04",
            ["2027"],
            ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt."],
        ),
        ("2026-11-01", "2028-06-01", ["2026", "2027", "2028"], ["jan.", "apr.", "juli", "okt.", "jan.", "apr."]),
        ("2026-01-01", "2030-06-01", ["2026", "2027", "2028", "2029", "2030"], ["jan.", "juli"] * 4 + ["jan."]),
        ("1990-01-01", "2026-06-01", ["1990", "1995", "2000", "2005", "2010", "2015", "2020"], []),
        ("0001-01-01", "9999-12-31", ["1", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"], []),
    ],
)
def test_an_axis_has_as_many_names_as_there_is_room_for(
    first: str, last: str, major: list[str], minor: list[str]
) -> None:
    found = axis(date.fromisoformat(first), date.fromisoformat(last), SWEDISH, 104).ticks
    assert [each.label for each in found if each.major and each.label] == major
    assert [each.label for each in found if not each.major] == minor


# --- bars


def test_levels_show_what_is_done_and_what_is_planned() -> None:
    text = (
        "interventions:\n  i: {title: I, prevention: promotive}\n  j: {title: J, prevention: [promotive, remedial]}\n"
        + area("prevention: preventive", "prevention: remedial", "status: planned")
    )
    figure = only(levels(plan(text), SWEDISH))
    assert figure.data == {
        "rows": [
            {"label": "Främjande", "values": [2, 0]},
            {"label": "Förebyggande", "values": [0, 1]},
            {"label": "Åtgärdande", "values": [1, 1]},
            {"label": "Ej angivet", "values": [0, 1]},
        ],
        "series": ["Görs i dag (2)", "Aktivitet i planen (3)"],
        "note": "1 räknas på flera ställen.",
    }
    assert figure.alt == (
        "Staplar: vad som görs på varje nivå. Görs i dag (2): Främjande 2, Förebyggande 0, Åtgärdande 1, Ej angivet 0. "
        "Aktivitet i planen (3): Främjande 0, Förebyggande 1, Åtgärdande 1, Ej angivet 1. 1 räknas på flera ställen."
    )


@pytest.mark.parametrize(
    ("said", "by", "labels"),
    [
        (["direction: universal", "direction: at-risk"], "direction", 4),
        (["direction: universal", "direction: universal"], "direction", 0),
        (["direction: universal", "direction: at-risk", "ages: 1-2", "ages: 1-2", "ages: 1-2"], "direction", 0),
        (["ages: 1-5", "ages: 6-9", "direction: overall"], "ages", 3),
        (["dimension: know", "dimension: feel"], "dimension", 11),
    ],
)
def test_goals_are_bars_where_they_are_spread(said: list[str], by: str, labels: int) -> None:
    goals = "goals:\n" + "".join(f"  g{n}: {{title: G{n}, {each}}}\n" for n, each in enumerate(said))
    found = goals_by(plan(goals), by, SWEDISH)
    assert count(found) == labels


# --- indicators

# What an indicator says, its state, and what is said of it.
LINES = [
    (
        "want: at-most, limit: 24, unit: timmar, baseline: {year: 2025, value: 72},"
        " values: [{date: 2026-09-01, value: 60}]",
        "",
        "72 timmar (2025), 60 timmar (1 september 2026); mål: högst 24 timmar",
    ),
    (
        "want: increase, unit: '%', target: {year: 2027, value: 95.5},"
        " values: [{date: 2025-06, value: 50}, {date: 2026-06, value: 80}]",
        "nears",
        "50 % (juni 2025), 80 % (juni 2026); mål: minst 95,5 % (2027); på väg mot målet",
    ),
    (
        "want: increase, target: {year: 2027, value: 950}, values: [{date: 2025, value: 50}, {date: 2026, value: 80}]",
        "misses",
        "50 (2025), 80 (2026); mål: minst 950 (2027); når inte målet i den här takten; i den här takten: 125 (2027)",
    ),
    ("want: zero, values: [{date: 2025, value: 1}, {date: 2026, value: 0}]", "met", "; mål: högst 0; målet är nått"),
    ("want: decrease, values: [{date: 2025, value: 1}, {date: 2026, value: 3}]", "turned", "; går åt fel håll"),
]


@pytest.mark.parametrize(("said", "state", "words"), LINES)
def test_an_indicator_is_a_line_from_where_it_began(said: str, state: str, words: str) -> None:
    figure = only(progress(plan(f"indicators: {{i: {{title: Svarstid, {said}}}}}\n"), SWEDISH, {"indicators-i": "I1"}))
    (row,) = figure.data["rows"]
    assert (row["number"], row["title"], row["state"]) == ("I1", "Svarstid", state)
    assert len(row["points"]) == 2
    assert figure.alt.startswith("I1 Svarstid: ")
    assert figure.alt.endswith(f"{words}.")


def test_where_the_values_are_going_is_drawn_where_that_is_too_little() -> None:
    text = f"indicators:\n  i: {{title: I, {LINES[2][0]}}}\n  j: {{title: J, {LINES[1][0]}}}\n"
    figure = only(progress(plan(text), SWEDISH))
    slow, fine = figure.data["rows"]
    assert (slow["ends"], slow["course"]) == ({"value": 125.0}, "I den här takten: 125 (2027)")
    assert (fine["ends"], fine["course"]) == (None, "")
    assert [each["sign"] for each in figure.data["legend"]] == ["measured", "aim", "course"]


def test_an_indicator_of_one_value_is_no_line() -> None:
    assert progress(plan("indicators: {i: {title: I, want: zero, values: [{date: 2025, value: 1}]}}\n"), SWEDISH) == ()


def test_parts_of_an_indicator_are_lines_of_their_own() -> None:
    values = ", ".join(f"{{date: {year}, value: 1, part: {{gender: {who}}}}}" for year in (2025, 2026) for who in "KM")
    figure = only(progress(plan(f"indicators: {{i: {{title: I, want: increase, values: [{values}]}}}}\n"), SWEDISH))
    assert [row["title"] for row in figure.data["rows"]] == ["I (K)", "I (M)"]


# --- all of them


def numbers(data: object) -> set[str]:
    """Every number in the data of a figure that is not of its axis."""
    if isinstance(data, dict):
        return {each for key, value in data.items() if key != "ticks" for each in numbers(value)}
    if isinstance(data, list):
        return {each for value in data for each in numbers(value)}
    return set() if isinstance(data, bool | str) or data is None else {f"{data:g}".replace(".", ",")}


BARRED = "interventions: {i: {title: I, prevention: promotive}}\n" + area(
    "prevention: remedial", "prevention: preventive"
)
LINED = "".join(f"  i{n}: {{title: I, {said}}}\n" for n, (said, _, _) in enumerate(LINES))


@pytest.mark.parametrize(
    "figures", [lambda: levels(plan(BARRED), SWEDISH), lambda: progress(plan("indicators:\n" + LINED), SWEDISH)]
)
def test_the_words_of_a_figure_have_every_number(figures: Callable[[], tuple[Figure, ...]]) -> None:
    found = figures()
    assert found
    for figure in found:
        assert numbers(figure.data) <= set(re.findall(r"[\d,]*\d", figure.alt))
