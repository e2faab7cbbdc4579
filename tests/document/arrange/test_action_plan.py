"""What stands in an action plan, and where: read as lines of words."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Table, walked
from samverkan_cli.document.pdf import write
from samverkan_cli.document.templates import shipped
from tests.document.arrange.reading import headings, lines, paper_of, project_of, under

DOCUMENT = "document: {title: Tillsammans, kind: action-plan}"
FINAL = "document: {title: T, kind: action-plan, layout: {gaps: hide}}"
"""A document that does not say what it lacks."""
WHO = """
owners:
  skola: {title: Skolchef}
  social: {title: Socialchef}
  kultur: {title: Kulturchef}
"""
AREA = "focus_areas: {stöd: {title: Stöd, purpose: Tryggare barn, activities: {%s}}}"
LIST = AREA % "a: {title: Ett, owners: skola}, b: {title: Två, owners: skola}, c: {title: Tre, owners: skola}"


def area(*activities: str) -> str:
    return AREA % ", ".join(f"a{n}: {{title: Aktivitet {n}, {each}}}" for n, each in enumerate(activities, 1))


@pytest.mark.parametrize(
    ("document", "fact"),
    [
        ("adopted: {by: skola}", "Ska fastställas av: Skolchef"),
        ("adopted: {by: skola, date: 2026}", "Ska fastställas av: Skolchef, 2026"),
        ("status: adopted, adopted: {by: skola, date: 2026-06-15}", "Fastställd: Skolchef, 15 juni 2026"),
        ("adopted: {date: 2026-06-15}", "Beslut: 15 juni 2026"),
        ("status: adopted, adopted: {by: [skola, social]}", "Beslutsinstans: Skolchef, Socialchef"),
        ("", "Diarienummer: Saknas"),
        ("registry_no: KS 1", "Diarienummer: KS 1"),
        ("layout: {dates: iso}, revised: 2026-06-15", "Reviderad: 2026-06-15"),
        ("layout: {dates: iso}, revised: 2026-06", "Reviderad: juni 2026"),
    ],
)
def test_the_first_page_says_what_is_known_and_what_is_not_yet(document: str, fact: str) -> None:
    paper = paper_of(f"document: {{title: T, kind: action-plan, {document}}}", WHO, LIST)
    assert fact in lines(paper)


@pytest.mark.parametrize("document", ["status: adopted", "layout: {gaps: hide}", "status: consultation"])
def test_only_a_working_draft_says_what_it_lacks_and_what_its_writers_remark(document: str) -> None:
    more = "terms: {a: {title: Ord, remark: Kolla det här}}"
    draft = lines(paper_of(DOCUMENT, WHO, LIST, more))
    assert "Slutdatum saknas: alla tre aktiviteter" in draft
    assert any("Kolla det här" in line for line in draft)
    other = lines(paper_of(f"document: {{title: T, kind: action-plan, {document}}}", WHO, LIST, more))
    assert [line for line in other if "saknas" in line.casefold() or "Kolla" in line] == []


@pytest.mark.parametrize(
    ("activities", "told"),
    [
        (["owners: skola"] * 3, ["Lika för alla tre: Ansvarig Skolchef", "Slutdatum saknas: alla tre aktiviteter"]),
        (["until: 2027-01-01"] * 2, ["1.1 ‖ Aktivitet 1 ‖ Ansvarig saknas ‖ Till och med 1 januari 2027"]),
        (
            ["owners: skola, until: 2027-01-01", "owners: social, until: 2028-01-01", "owners: [skola, social]"],
            ["1.3 ‖ Aktivitet 3 ‖ Skolchef Socialchef ‖ Slutdatum saknas"],
        ),
        (
            ["owners: [skola, social], lead: social, partners: kultur"],
            ["1.1 ‖ Aktivitet 1 ‖ Skolchef Socialchef (leder) Tillsammans med Kulturchef ‖ Slutdatum saknas"],
        ),
        (["owners: skola, every: 1 year"] * 2, ["1.1 ‖ Aktivitet 1 ‖ Skolchef ‖ Varje år"]),
        (["every: 1 year"] * 4, ["Ansvarig saknas: alla fyra aktiviteter"]),
        (["every: 1 year, owners: skola", *["every: 1 year"] * 4], ["Ansvarig saknas: 1.2–1.5"]),
    ],
)
def test_what_is_the_same_for_all_or_missing_in_many_is_said_once(activities: list[str], told: list[str]) -> None:
    found = lines(paper_of(DOCUMENT, WHO, area(*activities)))
    assert [each for each in told if each not in found] == []


def test_a_row_has_its_text_below_it_and_milestones_money_and_needs_beside_it() -> None:
    one = (
        "owners: skola, until: 2027-01-01, text: Så går det till., needs: väg, cost: {sek: 1000, year: 2027}, "
        "status: ongoing, milestones: {m: {title: Upphandlat, due: 2026-10-01, status: done, text: Enligt LOU.}}"
    )
    need = "needs: {väg: {title: En väg in, kind: challenge}}"
    assert under(paper_of(DOCUMENT, WHO, need, area(one, "owners: social, every: 1 year")), "## 1 Stöd")[-7:] == [
        "Nr ‖ Aktivitet ‖ Ansvarig ‖ När",
        "1.1 ‖ Aktivitet 1 | Pågår ‖ Skolchef ‖ Till och med 1 januari 2027",
        "  Så går det till.",
        "  Milstolpar: Genomförd 1 oktober 2026: Upphandlat – Enligt LOU.",
        "  Behov: U1",
        "  Kostnad: 1\xa0000 kr (2027)",
        "1.2 ‖ Aktivitet 2 ‖ Socialchef ‖ Varje år",
    ]


BANK = "goals: {%s}"
GOALS = BANK % ", ".join(f"g{n}: {{title: Mål {n}}}" for n in range(1, 9))


@pytest.mark.parametrize(
    ("goals", "cell"),
    [
        ("[g1]", "M1"),
        ("[g1, g2]", "M1, M2"),
        ("[g1, g2, g3]", "M1–M3"),
        ("[g5, g1, g2, g3]", "M1–M3, M5"),
        ("[g1, g3, g4, g5, g8]", "M1, M3–M5, M8"),
    ],
)
def test_goals_stand_in_a_row_by_their_numbers_and_those_of_its_area_not_at_all(goals: str, cell: str) -> None:
    found = lines(
        paper_of(DOCUMENT, GOALS, WHO, area(f"every: 1 year, owners: skola, goals: {goals}", "every: 1 year"))
    )
    assert f"1.1 ‖ Aktivitet 1 ‖ Skolchef ‖ Varje år ‖ {cell}" in found
    whole = f"focus_areas: {{s: {{title: Stöd, goals: {goals}, activities: {{a: {{title: Ett}}}}}}}}"
    assert "Nr ‖ Aktivitet ‖ Ansvarig ‖ När" in lines(paper_of(DOCUMENT, GOALS, whole))


def test_goals_stand_in_full_beside_their_area_and_once_in_a_table_with_what_is_done_for_them() -> None:
    text = "focus_areas: {s: {title: Stöd, text: Därför., goals: [g2, g1], activities: {a: {title: Ett, goals: g1}}}}"
    paper = paper_of(FINAL, GOALS, text)
    assert under(paper, "## 1 Stöd")[:3] == ["Därför.", "* M1 Mål 2", "* M2 Mål 1"]
    assert under(paper, "# Mål") == ["Nr ‖ Mål ‖ Aktivitet", "[1 Stöd]", "M1 ‖ Mål 2 ‖ ", "M2 ‖ Mål 1 ‖ 1.1"]
    assert any("Målbanken: alla mål, också de 6" in line for line in lines(paper))


COUNCILS = """
groups:
  c: {title: Centrala rådet, kind: central-council, purpose: Leda, members: skola}
  l1: {title: Rådet Väster 1–6 år, kind: local-council, ages: 1-6, purpose: Samla, members: skola, mandate: Får besluta}
  l2: {title: Rådet Öster 1–6 år, kind: local-council, ages: 1-6, purpose: Samla, members: skola, like: l1}
  l3: {title: Rådet Väster 7–9 år, kind: local-council, ages: 7-9, like: l1, members: [social, kultur], text: Ny.}
  l4: {title: Rådet Öster 7–9 år, kind: local-council, ages: 7-9, like: l3, members: [social, kultur]}
"""


def test_goals_of_a_strategy_and_the_wholes_of_those_aimed_at_are_goals_of_the_plan() -> None:
    table = "focus_areas: {f: {title: F, strategies: {s: {title: S, goals: [del], activities: {a: {title: A}}}}}}"
    bank = "goals: {hel: {title: Veta}, del: {title: Känna, part_of: hel}, vila: {title: Våga}, än: {title: Tala}}"
    told = lines(paper_of(FINAL, table, bank))
    assert [line for line in told if "Veta" in line]
    assert [line for line in told if "Känna" in line]
    assert not [line for line in told if "Våga" in line]
    assert any("alla mål, också de 2 som planen inte arbetar mot nu" in line for line in told)


def test_groups_that_are_nearly_the_same_stand_in_one_table_of_what_differs_and_once_what_is_the_same() -> None:
    paper = paper_of(FINAL, WHO, COUNCILS, LIST)
    assert [each for each in headings(paper) if "ådet" in each] == ["## Centrala rådet", "## Rådet: fyra grupper"]
    assert under(paper, "## Rådet: fyra grupper") == [
        "Det som skiljer ‖ Rådet Väster 1–6 år och Rådet Öster 1–6 år ‖ Rådet Väster 7–9 år och Rådet Öster 7–9 år",
        "Medlemmar ‖ Skolchef ‖ Socialchef | Kulturchef",
        "Väster 7–9 år: Ny.",
        "Lika för alla fyra: | Samla",
        "Mandat | Får besluta",
    ]


@pytest.mark.parametrize(
    ("partners", "said"),
    [
        ("[c, l1, l2, l3, l4]", "alla fem samverkansråd"),
        ("[l1, l2, l3, l4]", "alla fyra lokala samverkansråd"),
        ("[l4, l3, l2, l1, kultur]", "Kulturchef, alla fyra lokala samverkansråd"),
        ("[c, l1]", "Centrala rådet, Rådet Väster 1–6 år"),
    ],
)
def test_all_of_a_sort_of_group_are_said_to_be_all(partners: str, said: str) -> None:
    found = lines(paper_of(DOCUMENT, WHO, COUNCILS, area(f"owners: skola, every: 1 year, partners: {partners}")))
    assert f"1.1 ‖ Aktivitet 1 ‖ Skolchef Tillsammans med {said} ‖ Varje år" in found


INDICATOR = "indicators: {i: {title: Svarstid, %s}}"


@pytest.mark.parametrize(
    ("indicator", "row"),
    [
        ("unit: dagar, want: at-most, limit: 14, baseline: {value: 31}", "Svarstid | Högst 14 dagar ‖ 31 dagar"),
        ("unit: dagar, baseline: {value: 31, year: 2024}", "Svarstid ‖ 31 dagar (2024)"),
        ("unit: procent, want: at-least, limit: 90", "Svarstid | Minst 90 procent"),
        ("want: at-most, limit: 6 months", "Svarstid | Högst 6 månader"),
        ("want: zero", "Svarstid | Inga alls"),
        ("want: decrease, unit: h, target: {value: 24, year: 2027}", "Svarstid | Ska minska ‖ 24 h (2027)"),
        ("unit: dagar, values: {date: 2026-09, value: 19}", "Svarstid ‖ 19 dagar (september 2026)"),
    ],
)
def test_a_number_stands_with_its_unit(indicator: str, row: str) -> None:
    assert f"I1 ‖ {row}" in lines(paper_of(FINAL, INDICATOR % indicator, LIST))


def test_the_layout_chooses_columns_order_words_and_what_is_left_out() -> None:
    layout = (
        "{columns: [activity, status, owners], order: [terms, plan], leave_out: [groups, figures], "
        "labels: {activity: Åtgärd, activities: Åtgärder, plan: Åtgärdsplan}, "
        "head: {left: '{municipality} {title}'}, foot: {right: 'Sida {page}'}}"
    )
    document = f"document: {{title: T, kind: action-plan, layout: {layout}, municipality: {{name: Åby}}}}"
    terms = "terms: {b: {title: Öppet, text: Ö.}, a: {title: Andra, text: A.}}"
    paper = paper_of(document, WHO, COUNCILS, terms, area("owners: skola, status: done, until: 2027-01-01"))
    assert headings(paper)[:3] == ["# Begrepp och förkortningar", "# Åtgärdsplan", "## 1 Stöd"]
    assert under(paper, "# Begrepp och förkortningar") == ["Andra: A.", "Öppet: Ö."]
    assert "# Organisation" not in headings(paper)
    assert under(paper, "## 1 Stöd")[1:] == [
        "Åtgärd ‖ Status ‖ Ansvarig",
        "Aktivitet 1 ‖ Genomförd ‖ Skolchef",
        "  Tid: Till och med 1 januari 2027",
    ]
    assert paper.head[0] == "Åby Handlingsplan – T"
    assert paper.foot == ("", "", "Sida {page}")


def test_chapters_have_the_plan_s_own_numbers_and_nest() -> None:
    sections = """
sections:
  a: {title: Bakgrund, number: "1", sections: {b: {title: Uppdraget, number: "1.1", text: Så blev det.}}}
  c: {title: Efteråt, place: after, text: Sedan.}
  d: {title: Bilagan, place: appendix, text: Sist.}
"""
    assert headings(paper_of(DOCUMENT, sections, LIST, "terms: {o: {title: Ord}}"))[:7] == [
        "# 1 Bakgrund",
        "## 1.1 Uppdraget",
        "# Handlingsplanen",
        "## 1 Stöd",
        "# Efteråt",
        "# Bilagan",
        "# Begrepp och förkortningar",
    ]


def test_functions_have_a_place_only_where_there_is_more_to_say_of_them() -> None:
    more = WHO.replace("{title: Socialchef}", "{title: Socialchef, text: Leder förvaltningen., part_of: skola}")
    assert "# Funktioner och organ" not in headings(paper_of(DOCUMENT, WHO, LIST))
    paper = paper_of(DOCUMENT, more, LIST)
    assert under(paper, "# Funktioner och organ")[1:] == ["Socialchef | Leder förvaltningen. ‖ Skolchef"]
    every = paper_of(DOCUMENT, more, LIST, name="mapping")
    assert "* Kulturchef" in lines(every)


def test_a_short_plan_has_no_contents_and_no_empty_chapters() -> None:
    paper = paper_of(FINAL, WHO, area("owners: skola"))
    assert paper.depth == 0
    assert headings(paper) == ["# Handlingsplanen", "## 1 Stöd"]


def test_figures_stand_where_they_say_something() -> None:
    days = [f"owners: skola, from: 2027-0{n}-01, until: 2027-0{n + 2}-01, status: planned" for n in range(1, 5)]
    request = Request(today=date(2027, 2, 1))
    assert "(timeline)" in under(paper_of(DOCUMENT, WHO, area(*days), request=request), "# Handlingsplanen")
    left_out = "document: {title: T, kind: action-plan, layout: {leave_out: figures}}"
    assert "(timeline)" not in lines(paper_of(left_out, WHO, area(*days), request=request))


def test_an_extract_is_what_somebody_answers_for_in_several_plans() -> None:
    plans = [project_of(DOCUMENT, WHO, area("owners: skola", "owners: social", "partners: skola")) for _ in range(2)]
    paper = ARRANGEMENTS["extract"](plans, Request(owner=plans[0].owners["skola"]))
    assert paper is not None
    assert [each for each in lines(paper) if each.startswith("1.")] == [
        "1.1 ‖ Aktivitet 1 ‖ Skolchef ‖ Slutdatum saknas",
        "1.3 ‖ Aktivitet 3 ‖ Ansvarig saknas Tillsammans med Skolchef ‖ Slutdatum saknas",
    ] * 2
    assert ARRANGEMENTS["extract"](plans, Request(owner=plans[0].owners["kultur"])) is None


@pytest.mark.parametrize("document", [DOCUMENT, FINAL])
def test_a_plan_of_one_activity_is_at_most_two_pages(document: str) -> None:
    one = area("owners: skola, partners: social, until: 2027-06-01, text: Så går det till., goals: g1")
    paper = paper_of(document, WHO, GOALS, one, request=Request(today=date(2026, 11, 30)))
    printed = pikepdf.open(BytesIO(write(paper, shipped(), "document.typ")))
    assert len(printed.pages) <= 2


@pytest.mark.parametrize(
    ("areas", "numbers"),
    [
        ("a: {title: Ett, activities: {x: {title: X}, y: {title: Y}}}, b: {title: Två}", "1 2 1.1 1.2"),
        ("a: {title: Ett, number: B, activities: {x: {title: X}}}", "B B.1"),
        ("a: {title: Ett, activities: {x: {title: X, number: 1.2}, y: {title: Y}, z: {title: Z}}}", "1 1.2 1.1 1.3"),
        ("a: {title: Ett, number: 3}, b: {title: Två, activities: {x: {title: X}}}", "3 A1"),
        ("a: {title: Ett, activities: {x: {title: X, number: 7}, y: {title: Y, number: 7}}}", "1 7 7-2"),
    ],
)
def test_the_plan_s_own_numbers_stand_and_no_two_things_have_the_same(areas: str, numbers: str) -> None:
    m = Material(project_of(DOCUMENT, f"focus_areas: {{{areas}}}"), Request())
    assert " ".join(m.numbers.values()) == numbers


@pytest.mark.parametrize(
    ("thing", "number"),
    [
        ("goals: {a: {title: Må bra}}", "M1"),
        ('goals: {a: {title: Må bra, number: "4"}}', "M4"),
        ("goals: {a: {title: Må bra, number: E4}}", "E4"),
        ("needs: {a: {title: En väg in}}", "B1"),
        ("needs: {a: {title: En väg in, kind: improvement}}", "F1"),
        ("indicators: {a: {title: Svarstid}}", "I1"),
        (
            "document: {title: T, kind: action-plan, layout: {labels: {goal: Delmål}}}\ngoals: {a: {title: Må bra}}",
            "D1",
        ),
    ],
)
def test_a_number_begins_with_the_letter_of_its_kind(thing: str, number: str) -> None:
    document = [] if thing.startswith("document") else [DOCUMENT]
    assert list(Material(project_of(*document, thing), Request()).numbers.values()) == [number]


def test_what_is_remarked_on_several_things_in_the_same_words_is_said_once() -> None:
    remarked = """terms:
  a: {title: Ord, remark: "Skrivs inte ut.\\n\\nKolla."}
  b: {title: Ting, remark: "Skrivs inte ut.\\n\\nKolla."}
  c: {title: Sak, remark: Fel.}"""
    paper = paper_of(DOCUMENT, remarked)
    assert under(paper, "# Anmärkningar i arbetsutkastet") == ["* Ord, Ting: Skrivs inte ut. Kolla.", "* Sak: Fel."]


@pytest.mark.parametrize(
    ("declined", "said"),
    [
        ("", ["* B1 Väntan", "* B2 Ensamhet"]),
        (", declined: Regionen gör det.", ["* B1 Väntan", "* B2 Ensamhet | Varför inget planeras Regionen gör det."]),
    ],
)
def test_needs_that_nothing_meets_stand_in_a_list(declined: str, said: list[str]) -> None:
    paper = paper_of(FINAL, f"needs: {{a: {{title: Väntan}}, b: {{title: Ensamhet{declined}}}}}")
    assert under(paper, "# Behov och förbättringsområden") == said


def test_why_nothing_is_planned_for_a_need_stands_with_it() -> None:
    needs = "needs: {a: {title: Väntan}, b: {title: Ensamhet, declined: Regionen gör det.}}"
    paper = paper_of(FINAL, WHO, area("owners: skola, until: 2027-01-01, needs: a"), needs)
    assert under(paper, "# Behov och förbättringsområden") == [
        "Nr ‖ Behov ‖ Tillgodoses genom",
        "B1 ‖ Väntan ‖ 1.1",
        "B2 ‖ Ensamhet | Varför inget planeras Regionen gör det. ‖ ",
    ]


def test_the_goals_of_the_bank_stand_from_the_youngest_on() -> None:
    goals = [f"  g{n}: {{title: Mål {n}, ages: {ages}}}" for n, ages in enumerate(("16-20", "6-15", "6-20", "0-5"))]
    made = paper_of("\n".join((DOCUMENT, "goals:", *goals)), name="goal-bank")
    tables = [each for each in walked(made.blocks) if isinstance(each, Table)]
    found = [group.title for each in tables for group in each.groups]
    assert found == ["0–5 år", "6–20 år", "6–15 år", "16–20 år"]
