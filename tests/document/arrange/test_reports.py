"""What stands in the report to those who decide, in the follow-up and on the one page, read as lines of words."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.compare.differences import differences
from samverkan_cli.compare.worded import Earlier, worded
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import Chapter, Paper, Table
from samverkan_cli.i18n.phrases import Phrases
from tests.document.arrange.lines import lines, paper, project, said

PLAN = """\
document:
  title: Tillsammans
  kind: action-plan
  registry_no: KS 2026/1
  adopted: {by: fullmäktige, date: 2026-01-15}
  reporting: {år-1: {after: 1 year, by: nämnden, to: fullmäktige}}
  applies_to: nämnden
owners:
  fullmäktige: {title: Kommunfullmäktige}
  nämnden: {title: Socialnämnden}
  chef: {title: Skolchef}
goals: {trygg: {title: Vara trygg}}
indicators: {svar: {title: Svarstid, unit: dagar, want: at-most, limit: 14, baseline: {value: 30, year: 2025}}}
focus_areas:
  stöd:
    title: Stöd
    purpose: Familjer får hjälp tidigt
    activities:
      chatt: {title: Öppna en chatt, owners: chef, until: 2026-12-01, cost: [{sek: 150000, year: 2026}]}
      kurs:
        title: Hålla kurser
        owners: chef
        until: 2027-06-01
        moved: {was: 2026-06-01, now: 2027-06-01, why: Lokalen blev sen.}
        cost: [{sek: 50000, year: 2026}, {sek: 20000, year: 2027}]
      tyst: {title: Bygga en lekplats, owners: chef, until: 2026-10-01}
"""
REPORT = """\
follow_ups:
  år-0:
    {title: Halvår, date: 2026-07-01, by: nämnden, to: fullmäktige, activities: {chatt: {status: planned}}}
  år-1:
    title: Uppföljning år 1
    date: 2027-02-04
    answers: år-1
    by: nämnden
    to: fullmäktige
    summary: Arbetet har kommit halvvägs.
    activities:
      chatt: {status: done, text: Chatten är öppen.}
      kurs: {status: ongoing, remains: Anställa en ledare., owners: chef, due: 2027-03-01}
    goals: {trygg: {reached: partly, text: Enkäten visar det.}}
    indicators: {svar: {value: 20, date: 2027-01-10}}
    economy: Arbetet ryms i budget.
    decisions: {godkänn: {text: Fullmäktige godkänner uppföljningen., by: fullmäktige}}
"""


def test_a_follow_up_puts_what_was_promised_beside_what_came_of_it() -> None:
    made = paper("follow-up", PLAN + REPORT)
    assert list(lines(made.blocks)) == [
        "# Förslag till beslut",
        "1 | Fullmäktige godkänner uppföljningen. | Kommunfullmäktige",
        "# Läget i varje fokusområde",
        "1 Stöd | Pågår: 1 · Genomförd: 1 · Inget sagt: 1",
        "# Det som utlovades, och hur det gick",
        "= 1 Stöd",
        "1.1 | Öppna en chatt | Skolchef | Till och med 1 december 2026 | Genomförd förra gången: planerad",
        "Chatten är öppen.",
        "1.2 | Hålla kurser | Skolchef | Till och med 1 juni 2027 | Pågår",
        "# Mål",
        "M1 Vara trygg | Delvis uppnått | Enkäten visar det.",
        "# Indikatorer",
        "I1 Svarstid högst 14 dagar | 30 dagar (2025) | 20 dagar (10 januari 2027)",
        "# Det som är sent",
        "1.3 Bygga en lekplats | Skolchef | 1 oktober 2026 | 126 dagar",
        "# Flyttade tider",
        "1.2 Hålla kurser | Från 1 juni 2026 till 1 juni 2027 | Lokalen blev sen.",
        "# Det ingen har sagt något om",
        "1.3 Bygga en lekplats",
        "# Återstår",
        "1.2 Hålla kurser | Anställa en ledare. | Skolchef | 1 mars 2027",
        "# Ekonomi",
        "Arbetet ryms i budget.",
    ]


def test_a_follow_up_says_that_it_is_late_and_how_many_have_come_how_far() -> None:
    made = paper("follow-up", PLAN + REPORT)
    facts = {each.label: said(each.content) for each in made.facts}
    assert facts["Försenad"] == "20 dagar efter den utlovade dagen"
    assert facts["Plan"] == "Tillsammans"
    assert [(each.state, each.number) for each in made.counts] == [("ongoing", 1), ("done", 1)]
    assert made.date == "2027-02-04"


NEWS = [
    # More of the plan or otherwise, and lines that the report of the second year holds.
    (
        ("until: 2026-10-01", "until: 2026-10-01, status: dropped"),
        [
            "1 Stöd | Pågår: 1 · Genomförd: 1 · Utgår: 1",
            "1.3 | Bygga en lekplats | Skolchef | Till och med 1 oktober 2026 | Utgår",
        ],
    ),
    (
        ("until: 2026-10-01", "from: 2027-08-01, until: 2027-10-01"),
        ["1 Stöd | Pågår: 1 · Genomförd: 1 · Börjar senare: 1"],
    ),
    (
        ("date: 2026-07-01, by: nämnden,", "date: 2026-07-01, by: nämnden, goals: {trygg: {reached: not}},"),
        ["M1 Vara trygg | Delvis uppnått / förra gången: inte uppnått | Enkäten visar det."],
    ),
    (
        ("indicators: {svar: {value: 20, date: 2027-01-10}}", ""),
        ["I1 Svarstid högst 14 dagar | 30 dagar (2025) | 22 dagar (1 maj 2026)"],
    ),
    (
        ("goals: {trygg: {title: Vara trygg}}", "goals: {trygg: {title: Vara trygg}}\n" + "PERIOD"),
        ["M1 Vara trygg hemma | Delvis uppnått | Enkäten visar det."],
    ),
    (("title: Bygga en lekplats,", "title: Bygga en lekplats, text: Vid torget., status: dropped,"), ["Vid torget."]),
    (
        ("goals: {trygg: {title: Vara trygg}}", "goals: {trygg: {title: Vara trygg}}\nLOG"),
        ["# Vad som har hänt", "september 2026 | Nej."],
    ),
]
LOG = "log: [{date: 2026-06, title: Ritat.}, {date: 2026-09, title: Nej.}]\n"
PERIOD = (
    "periods: {p: {from: 2026-01-01, until: 2027-12-31, "
    "selections: {nämnden: {goals: [{goal: trygg, title: Vara trygg hemma}]}}}}\n"
)


@pytest.mark.parametrize(("otherwise", "there"), NEWS)
def test_what_the_plan_itself_has_to_tell_stands_in_the_report(otherwise: tuple[str, str], there: list[str]) -> None:
    values = "values: [{date: 2026-05-01, value: 22}, {date: 2027-03-01, value: 10}], "
    text = (PLAN + REPORT).replace("want: at-most,", f"{values}want: at-most,")
    found = list(
        lines(
            paper(
                "follow-up", text.replace(otherwise[0], otherwise[1].replace("PERIOD", PERIOD).replace("LOG", LOG))
            ).blocks
        )
    )
    assert [each for each in there if each not in found] == []
    assert not any("10 dagar" in each for each in found)  # measured after the report
    assert not any("Ritat" in each for each in found)  # before the last one


@pytest.mark.parametrize(("day", "is_told"), [("2026-01-14", False), ("2026-01-15", True), ("2026-06-30", True)])
def test_the_first_report_tells_what_has_happened_since_the_plan_was_adopted(day: str, is_told: bool) -> None:
    text = f"{PLAN}log: [{{date: {day}, title: Något.}}]\n{REPORT}"
    made = ARRANGEMENTS["follow-up"]([plan := project(text)], Request(follow_up=next(iter(plan.follow_ups))))
    assert made is not None
    assert any("Något." in each for each in lines(made.blocks)) is is_told


def test_a_plan_without_a_follow_up_has_no_such_document() -> None:
    assert ARRANGEMENTS["follow-up"]([project(PLAN)], Request()) is None


def test_the_report_of_a_plan_says_what_is_to_be_decided_and_on_what_grounds() -> None:
    found = list(lines(paper("decision", PLAN).blocks))
    assert "Kommunfullmäktige antar Tillsammans." in found
    assert "Planen har 1 fokusområde och 3 aktiviteter." in found
    assert "De aktiviteter som det finns en kostnad för kostar 200\xa0000 kr år 2026 och 20\xa0000 kr år 2027." in found
    assert found[found.index("# Expedieras till") + 1 :] == ["Socialnämnden", "Kommunfullmäktige"]


def test_points_that_the_plan_gives_are_those_to_decide() -> None:
    points = "decisions: {anta: {text: Nämnden antar planen., by: nämnden, to: chef}}\n"
    found = list(lines(paper("decision", PLAN + points).blocks))
    assert "1 | Nämnden antar planen. | Socialnämnden | Skolchef" in found
    assert "Kommunfullmäktige antar Tillsammans." not in found
    assert "Skolchef" in found[found.index("# Expedieras till") :]


@pytest.mark.parametrize(("gaps", "told"), [("", True), (", layout: {gaps: hide}", False)])
def test_what_is_not_written_yet_is_said_in_a_draft_only(gaps: str, told: bool) -> None:
    draft = f"document: {{title: P, kind: action-plan{gaps}}}\n"
    found = " ".join(lines(paper("decision", draft).blocks))
    assert ("Det står inte vad planen kostar" in found) is told


def many(areas: int, activities: int) -> str:
    some = "".join(f"      a{n}: {{title: Göra sak {n}, owners: o}}\n" for n in range(activities))
    text = "".join(
        f"  f{n}:\n    title: Område {n}\n    activities:\n{some.replace(' a', f' a{n}x')}" for n in range(areas)
    )
    return f"document: {{title: P, kind: action-plan}}\nowners: {{o: {{title: Chef}}}}\nfocus_areas:\n{text}"


@pytest.mark.parametrize(
    ("areas", "activities", "rows", "rest", "gone"),
    [
        (1, 3, 3, [], ""),
        (2, 30, 34, ["13 aktiviteter", "13 aktiviteter"], ""),
        (25, 2, 0, ["2 aktiviteter"] * 19, "6 fok"),
    ],
)
def test_what_does_not_fit_on_one_page_is_counted(
    areas: int, activities: int, rows: int, rest: list[str], gone: str
) -> None:
    (chapter,) = paper("summary", many(areas, activities)).blocks
    assert isinstance(chapter, Chapter)
    table, *more = chapter.blocks
    assert isinstance(table, Table)
    assert sum(len(group.rows) for group in table.groups) == rows
    assert [said(group.text)[4:-5] for group in table.groups if group.text] == rest
    assert ("och " + gone in " ".join(lines(tuple(more)))) is bool(gone)


def changed(old: str, new: str) -> Paper:
    before, now = project(old), project(new)
    say = Phrases("sv")
    found = worded(before, now, differences(before, now), Earlier(None, None, "1", date(2026, 1, 15)), say)
    made = ARRANGEMENTS["changes"]([now], Request(changes=found))
    assert made is not None
    return made


def test_changes_say_what_was_and_what_is_and_why() -> None:
    new = PLAN.replace("title: Bygga en lekplats", "title: Bygga två lekplatser").replace(
        "until: 2026-12-01", "until: 2027-03-01, moved: {was: 2026-12-01, now: 2027-03-01, why: Upphandlingen drog ut.}"
    )
    made = changed(PLAN, new)
    assert made.title == "Ändringar sedan den 15 januari 2026 (version 1)"
    written = "\n".join(lines(made.blocks))
    assert "1 december 2026 | 1 mars 2027 | Upphandlingen drog ut." in written
    assert "Bygga en lekplats | Bygga två lekplatser" in written


def test_where_nothing_has_changed_it_is_said() -> None:
    assert list(lines(changed(PLAN, PLAN).blocks)) == ["Inget har ändrats."]


def test_what_is_said_of_an_activity_of_which_nothing_remains_stands_with_it() -> None:
    made = paper("follow-up", PLAN + REPORT.replace("remains: Anställa en ledare., ", ""))
    assert any("1 mars 2027" in line for line in lines(made))


def test_the_day_of_an_indicator_without_a_value_is_not_lost() -> None:
    made = paper("follow-up", PLAN + REPORT.replace("value: 20, ", ""))
    assert any("10 januari 2027" in line for line in lines(made))
