"""From a plan's files to the view: what is said of each thing, and where something is missing.

Most is asked in English, the language of the source; how it is put in Swedish is for the catalogue to say.
"""

from __future__ import annotations

import pytest

from samverkan_cli.document.action_plan import build
from samverkan_cli.document.view import View
from samverkan_cli.link.project import Project
from samverkan_cli.outline.outline import Address, Entry, Prose
from samverkan_cli.outline.tree import texts as tree_texts
from tests.conftest import MakePlan, MakeSpace
from tests.document.a_plan import linked, said


def words(text: Prose | None) -> list[str]:
    return list(tree_texts(text.tree)) if text else []


def test_the_document_says_what_it_is(view: View) -> None:
    assert (view.organisation, view.kind, view.draft, view.date) == (
        "Exempel kommun",
        "Action plan",
        None,
        "2026-09-01",
    )
    assert said(view.facts) == {
        "status": ("Adopted",),
        "registry_no": ("KS 2026/123",),
        "adopted": ("Kommunfullmäktige, 15 June 2026, § 42",),
        "revised": ("1 September 2026",),
        "version": ("1.10",),
        "valid": ("1 July 2026–30 June 2028",),
        "review": ("Every other year",),
        "owners": ("Socialchef", "Skolchef"),
        "lead": ("Socialchef",),
        "process_lead": ("Samordnare",),
        "applies_to": ("Skolchef",),
        "reporting": (
            "Kommunfullmäktige to Socialchef, 1 year after adoption, no later than 15 June 2027, "
            "answered by Uppföljning år 1",
        ),
        "ages": ("0–20 years old",),
        "age_groups": ("Förskolan (1–5 years old)", "Även familjehem.", "Grundskolan (6–15 years old)"),
    }
    assert [section.title for section in (*view.before, *view.after, *view.appendix_sections)] == [
        "Inledning",
        "Uppföljning",
        "Analys",
    ]


def test_an_activity_says_all_that_is_known_of_it(view: View) -> None:
    activity = view.focus_areas[0].inside()[0].inside()[0]
    assert said(activity.facts) == {
        "owners": ("Skolchef", "Socialchef"),
        "lead": ("Skolchef",),
        "partners": ("Centrala rådet",),
        "consulted": ("Samordnare",),
        "informed": ("Kommunfullmäktige",),
        "from": ("15 August 2026–15 June 2027, every term",),
        "status": ("Ongoing",),
        "pilot": ("Until 15 June 2027",),
        "afterwards": ("Socialchef", "Fonden", "Sedan vanlig"),
        "moved": ("From 1 March 2027 to 15 June 2027 (2 November 2026)",),
        "why": ("Avtalet drog ut",),
        "goals": ("Veta vart de ska vända sig", "Ha en trygg fritid"),
        "needs": ("En väg in",),
        "indicators": ("Svarstid",),
        "prevention": ("Promotive", "Preventive"),
        "tier": ("For groups at risk",),
        "audience": ("Parents",),
        "ages": ("0–12 years old",),
        "cooperation": ("Skills",),
        "evidence": ("Based on experience",),
        "cost": ("SEK 150,000 (2027), Fonden", "SEK 1,200,000"),
        "funding": ("Fonden",),
        "interventions": ("Komet",),
        "governing_documents": ("Socialtjänstlag",),
    }
    (milestone,) = activity.inside()
    assert (milestone.title, said(milestone.facts)) == ("Upphandla", {"due": ("1 October 2026",), "status": ("Done",)})


def test_every_field_of_an_activity_is_a_fact(view: View, full: Project) -> None:
    told = {fact.key for fact in view.focus_areas[0].inside()[0].inside()[0].facts}
    fields = set(type(full.activities[0]).model_fields)
    apart = {"title", "text", "from_", "until", "every", "milestones"}  # shown in other ways
    unfilled = {"number", "aliases", "remark", "after", "priority", "monitoring"}  # which this plan has none of
    assert fields - told == apart | unfilled


def test_what_is_missing_is_said_where_it_would_stand(view: View) -> None:
    area, empty = view.focus_areas
    assert said(area.inside()[0].inside()[1].facts) == {
        "owners": ("!Nobody is responsible",),
        "until": ("!Last day is missing",),
        "goals": ("Those of the focus area",),
    }
    assert said(area.inside()[1].facts) == {"activities": ("!Activities are missing",)}
    assert said(empty.facts) == {"strategies": ("!Strategies are missing",)}
    assert [said(part.facts) for part in view.commissions[0].inside()] == [
        {"activities": ("Starta en chatt",)},
        {"met": ("Detta dokument",)},
        {"activities": ("!No answer is given",)},
    ]
    assert said(view.groups[2].facts)["chair"] == ("!Chair is missing",)
    assert said(view.appendices[1].facts) == {"file": ("!The appendix is missing",)}


def test_a_document_without_owners_or_last_day_says_so(plan: MakePlan) -> None:
    project = linked(
        plan(
            document="document: {title: P, kind: strategy, status: adopted, language: sv,\n  layout: {gaps: show}}\n"
        ).root,
        "p",
    )
    view = build(project, "en", None)
    assert {name: value for name, value in said(view.facts).items() if name != "status"} == {
        "adopted": ("!Day of adoption is missing",),
        "valid": ("!Last day is missing",),
        "owners": ("!Document owner is missing",),
    }
    assert (view.kind, view.date, view.organisation) == ("Strategy", None, "")


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("", "DRAFT"),
        (", status: draft", "DRAFT"),
        (", status: consultation", "FOR CONSULTATION"),
        (", status: expired", None),
    ],
)
def test_what_is_not_adopted_is_marked(plan: MakePlan, status: str, mark: str | None) -> None:
    project = linked(plan(document=f"document: {{title: P, kind: action-plan{status}}}\n").root, "p")
    assert build(project, "en", None).draft == mark


def test_the_goals_of_the_period_stand_as_they_were_adopted(view: View) -> None:
    assert view.period is not None
    assert view.period.title == "Perioden 2027–2028"
    (selection,) = view.period.inside()
    assert selection.title == "Centrala rådet"
    assert said(selection.facts) == {
        "decided": ("2 December 2026, § 14",),
        "method": ("By vote",),
        "binds": ("All groups",),
        "record": ("records/val.json",),
    }
    assert [goal.title for goal in selection.inside()] == ["Veta vart de ska vända sig", "Ha en rolig fritid"]
    assert said(selection.inside()[1].facts) == {"goal": ("Ha en trygg fritid",), "why": ("LUPP",)}
    assert said(view.groups[2].facts)["picked_by"] == ("Centrala rådet",)


def test_a_selection_that_nobody_decided_says_so(full: Project) -> None:
    period = build(full, "en", full.periods["2025-2026"]).period
    assert period is not None
    assert said(period.inside()[0].facts)["decided"] == ("!Decision is missing",)


def test_a_group_says_who_chairs_when(view: View) -> None:
    council, west, north, reference, working = view.groups
    assert said(council.facts) == {
        "kind": ("Central council",),
        "purpose": ("Samordna allt",),
        "chair": ("Spring term odd years: Socialchef", "Autumn term odd years: Skolchef"),
        "chairs": ("Spring term 2027: Socialchef", "Autumn term 2027: Skolchef"),
        "convener": ("Socialchef",),
        "members": ("Socialchef", "2 from Skolchef (Representant)"),
        "meets": ("At least 2 times per half-year",),
        "meetings": ("3 February 2027",),
        "reports_to": ("Kommunfullmäktige",),
        "mandate": ("Får besluta",),
        "review": ("Every year",),
        "active": ("From 1 January 2027",),
        "picked_by": ("Centrala rådet",),
    }
    assert said(west.facts)["chair"] == ("Socialchef and Skolchef in turn (from 1 January 2027, 1 term each)",)
    assert said(west.facts)["chairs"] == (
        "Spring term 2027: Socialchef",
        "Autumn term 2027: Skolchef",
        "Spring term 2028: Socialchef",
        "Autumn term 2028: Skolchef",
    )
    assert said(north.facts)["chair"] == ("!Chair is missing",)
    assert said(reference.facts) == {
        "kind": ("Reference group",),
        "audience": ("Parents", "Staff"),
        "picked_by": ("Centrala rådet",),
    }
    assert "chair" not in said(working.facts)


def test_what_a_group_takes_over_is_said_of_it(view: View) -> None:
    west = view.groups[1]
    facts = said(west.facts)
    assert (facts["like"], facts["purpose"], facts["meets"]) == (
        ("Centrala rådet",),
        ("Samordna allt",),
        ("At least 2 times per half-year",),
    )
    assert (facts["mandate"], facts["tasks"]) == (("The same as for Centrala rådet",),) * 2
    assert west.inside() == ()


def test_where_nothing_is_sorted_there_is_no_heading(plan: MakePlan) -> None:
    space = plan(
        "interventions: {a: {title: A}, b: {title: B}}\ngoverning_documents: {c: {title: C}}\n"
        "goals: {d: {title: D}}\nneeds: {e: {title: E}}\n"
    )
    view = build(linked(space.root, "p"), "en", None)
    grouped = (view.mapping, view.governing_documents, view.bank, view.needs)
    assert [[group.divider for group in groups] for groups in grouped] == [[""]] * 4


def test_sections_stand_in_the_order_of_the_plan(plan: MakePlan) -> None:
    space = plan(
        "sections: {a: {title: A}, b: {title: B, place: after}, c: {title: C, place: before}, d: {title: D},"
        " e: {title: E, place: appendix}, f: {title: F, place: after}}\n"
    )
    view = build(linked(space.root, "p"), "en", None)
    placed = (view.before, view.after, view.appendix_sections)
    assert [[one.title for one in some] for some in placed] == [["A", "C", "D"], ["B", "F"], ["E"]]


@pytest.mark.parametrize(
    ("kind", "heading"), [("action-plan", "Plan of action"), ("strategy", "Focus areas"), ("inquiry", "Focus areas")]
)
def test_only_an_action_plan_calls_its_table_one(plan: MakePlan, kind: str, heading: str) -> None:
    project = linked(plan(document=f"document: {{title: P, kind: {kind}}}\n").root, "p")
    assert build(project, "en", None).words["plan"] == heading


def test_a_goal_stands_where_the_plan_has_it(view: View, full: Project) -> None:
    def goals(view: View) -> tuple[list[str], list[str]]:
        aimed_at = [f"{group.divider}: {goal.title}" for group in view.aimed_at for goal in group.entries]
        bank = [
            f"{group.divider}: {goal.title}" for group in view.bank for same in group.entries for goal in same.inside()
        ]
        return aimed_at, bank

    rest = [f"All children and young people: {title}" for title in ("Våga säga nej", "Vilja vara med", "Säga ifrån")]
    assert goals(view) == (["At risk: Få stöd i tid"], rest)
    aims = ["Overall: Veta vart de ska vända sig", "At risk: Få stöd i tid", "Direction is missing: Ha en trygg fritid"]
    without = build(full, "en", None)
    assert goals(without) == (aims, rest)
    assert (view.words["bank"], without.words["bank"]) == ("Other goals in the goal bank",) * 2
    told = without.aimed_at[0].entries[0]
    assert (words(told.text), said(told.facts)) == (
        ["Gäller alla"],
        {"audience": ("Parents",), "ages": ("0–20 years old",), "dimension": ("Know",)},
    )


def test_the_rest_of_the_bank_says_once_whom_goals_are_for(view: View) -> None:
    same, other = view.bank[0].entries
    assert said(same.facts) == {"audience": ("Children",), "ages": ("10–15 years old",)}
    assert [said(goal.facts) for goal in same.inside()] == [{"status": ("Resting",)}, {}]
    assert [said(goal.facts) for goal in other.inside()] == [{"indicators": ("Svarstid",)}]


def test_a_bank_that_nothing_is_picked_from_is_no_rest(plan: MakePlan) -> None:
    project = linked(plan("goals: {a: {title: A}}\n").root, "p")
    assert build(project, "en", None).words["bank"] == "The goal bank"


def test_a_report_that_names_no_promise_keeps_the_first_that_is_left(plan: MakePlan) -> None:
    space = plan(
        "owners: {ks: {title: Kommunstyrelsen}}\n"
        "follow_ups: {a: {title: Första, date: 2027-06-01, to: ks, economy: S}, "
        "b: {title: Intern, date: 2027-07-01, economy: S}}\n",
        document="document: {title: P, kind: strategy, adopted: {date: 2026-06-15}, "
        "reporting: {ett: {after: 1 year, to: ks}, två: {after: 2 years, to: ks}}}\n",
    )
    view = build(linked(space.root, "p"), "en", None)
    assert said(view.facts)["reporting"] == (
        "To Kommunstyrelsen, 1 year after adoption, no later than 15 June 2027, answered by Första",
        "To Kommunstyrelsen, 2 years after adoption, no later than 15 June 2028",
    )
    assert ["answers" in said(each.facts) for each in view.follow_ups] == [True, False]


def test_what_was_reported_is_told(view: View) -> None:
    (report,) = view.follow_ups
    assert said(tuple(fact for fact in report.facts if fact.key not in ("summary", "economy"))) == {
        "date": ("20 September 2027",),
        "by": ("Kommunfullmäktige",),
        "to": ("Socialchef",),
        "copies_to": ("Skolchef", "Centrala rådet"),
        "answers": ("1 year after adoption, no later than 15 June 2027",),
    }
    chat, bare = report.inside("activities")
    assert (chat.title, bare.title, bare.facts) == ("Starta en chatt", "Utan allt", ())
    assert said(chat.facts) == {
        "status": ("Ongoing",),
        "remains": ("Öppna helger",),
        "owners": ("Skolchef",),
        "due": ("1 December 2027",),
    }
    assert [(goal.title, said(goal.facts)) for goal in report.inside("goals")] == [
        ("Ha en trygg fritid", {"reached": ("Partly reached",)})
    ]
    assert [(one.title, said(one.facts)) for one in report.inside("indicators")] == [
        ("Svarstid", {"value": ("48.5 timmar",), "date": ("September 2027",)})
    ]
    summary, economy = (fact.text for key in ("summary", "economy") if (fact := report.fact(key)))
    texts = (summary, report.text, economy, report.inside("decisions")[0].text)
    assert [" ".join(words(text)) for text in texts] == [
        "Halvvägs",
        "Tre möten",
        "Ryms i budget",
        "Nämnden godkänner rapporten",
    ]


def test_what_happened_and_what_is_proposed_is_told(view: View) -> None:
    first, second = view.log
    assert (first.title, said(first.facts)) == (
        "Första mötet",
        {"date": ("August 2026",), "remains": ("Samla svaren",), "owners": ("Skolchef",), "due": ("1 October 2026",)},
    )
    assert (second.title, said(second.facts)) == ("Andra mötet", {"date": ("2 September 2026",)})
    (decision,) = view.decisions
    assert (decision.title, said(decision.facts)) == (
        "Mått",
        {"by": ("Kommunfullmäktige",), "to": ("Skolchef",), "due": ("1 March 2027",), "report_to": ("Socialchef",)},
    )


def test_what_the_plan_weighs_is_told(view: View) -> None:
    assert said(view.best_interests) == {
        "affected": ("Yes",),
        "children": ("Alla elever",),
        "articles": ("3 and 12",),
        "knowledge": ("Enkäten",),
        "heard": ("Elevråd",),
        "assessment": ("Tidigt stöd",),
        "compensation": ("Sommarstöd",),
    }
    lead, together = view.success_factors
    assert [said(one.facts) for one in lead.inside()] == [
        {"score": ("2 of 3, to a large extent",), "date": ("1 October 2026",)},
        {"score": ("0 of 3, not at all",)},
        {},
    ]
    assert said(together.facts) == {"depends_on": ("Ledarskap",)}


def test_those_who_answer_for_something_are_told_of(view: View) -> None:
    owners = {owner.title: said(owner.facts) for owner in view.owners}
    assert owners["Socialchef"] == {
        "kind": ("Function, several",),
        "part_of": ("Exempel kommun",),
        "aliases": ("SC",),
        "active": ("From 1 January 2026",),
    }
    assert owners["Regionen"] == {"kind": ("Region, outside the municipality",)}


def test_only_an_address_on_the_web_can_be_followed(view: View) -> None:
    _, _, web, script = view.appendices
    (link,) = web.facts
    assert [value.data for value in link.values] == [Address("https://exempel.se/a?b=1")]
    assert said(script.facts) == {"link": ("javascript:alert(1)",)}
    assert view.sources[0].facts[1].values[0].data == Address("https://sou.se")


def test_phases_follow_one_another(view: View) -> None:
    assert [said(phase.facts)["from"] for phase in view.phases] == [
        ("1 January 2027–30 June 2027",),
        ("1 July 2027–30 June 2028",),
    ]


def test_the_rest_is_sorted_under_its_headings(view: View) -> None:
    def entries(found: tuple[Entry, ...]) -> list[str]:
        return [entry.title for entry in found]

    assert [(level.divider, entries(level.entries)) for level in view.mapping] == [
        ("Preventive", ["Komet"]),
        ("Remedial", ["Komet"]),
        ("Level is missing", ["Mentorer"]),
    ]
    assert [(scope.divider, entries(scope.entries)) for scope in view.governing_documents] == [
        ("National", ["Socialtjänstlag"]),
        ("Scope is missing", ["Agenda 2030"]),
    ]
    assert entries(view.governing_documents[0].entries[0].inside()) == ["chapter 5 1 §", ""]
    assert said(view.indicators[0].facts)["limit"] == ("At most 24",)
    assert said(view.indicators[0].facts)["baseline"] == ("72.5 (2025)",)
    assert said(view.indicators[0].facts)["values"] == ("60 (K, September 2026, Enkät)",)
    assert said(view.funding[0].facts)["shares"] == ("Skolchef 60 %", "Socialchef 40 %")
    assert entries(view.terms) == ["ANDTS"]


def test_what_is_shared_and_not_used_stays_out(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/shared.yaml": "indicators: {a: {title: Använd}, b: {title: Annans}}\n"
            "terms: {x: {title: BUN, text: Nämnden}, y: {title: ZZZ, text: Annat}}\n",
            "plans/p/plan.yaml": "document: {title: Plan för BUN, kind: action-plan}\n"
            "goals: {g: {title: Veta, indicators: [a]}}\n",
        }
    )
    view = build(linked(space.root, "p"), "sv", None)
    assert [one.title for one in view.indicators] == ["Använd"]
    assert [one.title for one in view.terms] == ["BUN"]


def test_a_swedish_plan_is_swedish(full: Project) -> None:
    view = build(full, "sv", None)
    activity, bare = view.focus_areas[0].inside()[0].inside()
    assert (view.kind, view.words["summary"]) == ("Handlingsplan", "Sammanfattning")
    assert said(view.facts)["valid"] == ("1 juli 2026–30 juni 2028",)
    assert said(activity.facts)["cost"] == ("150\u00a0000 kr (2027), Fonden", "1\u00a0200\u00a0000 kr")
    assert said(view.indicators[0].facts)["baseline"] == ("72,5 (2025)",)
    assert said(bare.facts)["owners"] == ("!Ansvarig saknas",)
