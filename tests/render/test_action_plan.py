"""From a plan's files to the council document: what is said of each thing, and where something is missing.

Most is asked in English, the language of the source; how it is put in Swedish is for the catalogue to say.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.core.trouble import Trouble
from samverkan_cli.follow.goals import period_on
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.render.action_plan import build
from samverkan_cli.render.documents import render
from samverkan_cli.render.view import Entry, Fact, View, texts
from tests.conftest import MakePlan, MakeSpace
from tests.render.reading import Pdf, lost_in_markdown, problems
from tests.workspaces import REPOSITORY

TODAY = date(2026, 11, 21)

DOCUMENT = """
document:
  title: Handlingsplan för tidiga insatser
  kind: action-plan
  status: adopted
  language: sv
  municipality: {name: Exempel kommun, code: "0000"}
  registry_no: KS 2026/123
  adopted: {date: 2026-06-15, by: kommunfullmäktige, section: § 42}
  owners: [socialchef, skolchef]
  lead: socialchef
  process_lead: samordnare
  applies_to: [skolchef]
  version: 1.10
  revised: 2026-09-01
  valid: {from: 2026-07-01, for: 2 years}
  review: {every: 2 years}
  reporting: {år-1: {after: 1 year, by: kommunfullmäktige, to: socialchef}}
  ages: 0-20
  age_groups:
    förskola: {title: Förskolan, ages: 1-5, text: "Även *familjehem*."}
    skola: {title: Grundskolan, ages: 6-15}
  text: Antagen efter remiss.
  summary: Kort *sagt*.
"""

REST = """
owners:
  socialchef: {title: Socialchef}
  skolchef: {title: Skolchef}
  samordnare: {title: Samordnare}
  kommunfullmäktige: {title: Kommunfullmäktige, kind: assembly}
commissions:
  kf:
    title: Uppdrag
    by: kommunfullmäktige
    date: 2015-03
    parts:
      metod: {title: Hitta en metod, activities: [chatt]}
      plan: {title: Ta fram en plan, met: Detta *dokument*}
      mer: {title: Något till}
sections:
  in: {title: Inledning, text: Först}
  ut: {title: Uppföljning, place: after, text: Sedan}
  sist: {title: Analys, place: appendix, text: Sist}
terms: {andts: {title: ANDTS, text: Alkohol med mera}}
groups:
  rådet:
    title: Centrala rådet
    kind: central-council
    purpose: Samordna *allt*
    members: [socialchef, {owner: skolchef, seat: Representant, count: 2}]
    convener: socialchef
    chair:
      rotation:
        - {term: spring, years: odd, chair: socialchef}
        - {term: autumn, years: odd, chair: skolchef}
    meets: {at_least: 2, per: half-year}
    meetings: [2027-02-03]
    reports_to: [kommunfullmäktige]
    mandate: Får besluta
    tasks: {vägar: {title: Skapa kontaktvägar, text: Mellan *grupper*}}
    review: {every: 1 year}
    active: {from: 2027-01-01}
  väster:
    {title: Lokala rådet Väster, kind: local-council, like: rådet, district: Väster, ages: 0-15, audience: children,
     chair: {rota: {among: [socialchef, skolchef], from: 2027-01-01, every: 1 term}}}
  norr: {title: Lokala rådet Norr, kind: local-council}
governing_documents:
  sol:
    title: Socialtjänstlag
    kind: act
    scope: national
    reference: SFS 2025:400
    valid: {from: 2025-07-01, until: 2030-12-31}
    replaced_by: agenda
    provisions: {a: {chapter: "5", section: 1 §, text: Samverka}, b: {text: Utan plats}}
  agenda: {title: Agenda 2030}
needs:
  väg: {title: En väg in, kind: priority, horizon: long, mentions: 3, rank: 1}
  bild: {title: En bild, declined: Görs av *regionen*}
focus_areas:
  stöd:
    title: Föräldrastöd
    purpose: Fler är *trygga*
    text: Därför.
    goals: [veta]
    governing_documents: [sol]
    strategies:
      utveckla:
        title: Utveckla stödet
        text: Tillsammans
        activities:
          chatt:
            title: Starta en chatt
            text: "Med [avtal](https://exempel.se)."
            owners: [skolchef, socialchef]
            lead: skolchef
            partners: [rådet]
            consulted: [samordnare]
            informed: [kommunfullmäktige]
            goals: [veta, fritid]
            needs: [väg]
            governing_documents: [sol]
            interventions: [komet]
            status: ongoing
            from: 2026-08-15
            until: 2027-06-15
            every: 1 term
            milestones: {köp: {title: Upphandla, due: 2026-10-01, status: done, text: Enligt *LOU*}}
            prevention: [promotive, preventive]
            tier: selective
            audience: parents
            ages: 0-12
            cooperation: skills
            evidence: experience
            indicators: [svar]
            cost: [{sek: 150000, year: 2027, funding: fonden}, {sek: 1200000}]
            funding: [fonden]
            pilot: {until: 2027-06-15, afterwards: {owners: [socialchef], funding: [fonden], text: Sedan *vanlig*}}
            moved: [{date: 2026-11-02, was: 2027-03-01, now: 2027-06-15, why: Avtalet *drog ut*}]
          ingen: {title: Utan allt}
      tom: {title: Tom strategi}
  tomt: {title: Tomt område}
goals:
  veta: {title: Veta vart de ska vända sig, direction: overall, audience: parents, ages: 0-20, dimension: know}
  fritid: {title: Ha en trygg fritid}
periods:
  2025-2026: {from: 2025-01-01, until: 2026-12-31, selections: {rådet: {goals: [fritid]}}}
  2027-2028:
    title: Perioden 2027–2028
    from: 2027-01-01
    until: 2028-12-31
    selections:
      rådet:
        method: vote
        decided: {date: 2026-12-02, section: § 14}
        binds: all
        goals: [veta, {goal: fritid, title: Ha en rolig fritid, why: "*LUPP*"}]
indicators:
  svar:
    title: Svarstid
    unit: timmar
    measure: median
    of: people
    want: at-most
    limit: 24
    baseline: {year: 2025, value: "72,5"}
    target: {year: 2027, value: 24}
    measured_every: 3 months
    owners: [skolchef]
    source: Loggen
    kolada: N15428
    split: [gender]
    values: [{date: 2026-09, value: 60, part: {gender: K}, source: Enkät}]
interventions:
  komet:
    {title: Komet, prevention: [preventive, remedial], tier: selective, direction: at-risk, providers: [socialchef],
     ages: 3-12, evidence: evidence, parts: {a: {title: Komet 12}}}
  mentor: {title: Mentorer}
funding:
  fonden:
    {title: Fonden, kind: shared, by: kommunfullmäktige, amount: {sek: 150000, year: 2027}, parties: [skolchef],
     shares: {skolchef: 60, socialchef: 40}}
phases:
  ett: {title: Planering, from: 2027-01-01, for: 6 months, owners: [skolchef], text: Vi *planerar*}
  två: {title: Genomförande, for: 1 year}
appendices:
  a: {title: Kartan, file: karta.pdf}
  b: {title: Borta}
sources: {sou: {title: Börja med barnen, year: 2021, link: "https://sou.se"}}
"""


def linked(root: Path, name: str) -> Project:
    loaded = open_workspace(root).load(name)
    result = link(loaded.name, loaded.folder, loaded.parts)
    assert [finding.message for finding in (*loaded.findings, *result.findings)] == []
    return result.value


@pytest.fixture
def full(plan: MakePlan) -> Project:
    return linked(plan(REST, document=DOCUMENT).root, "p")


@pytest.fixture
def view(full: Project) -> View:
    return build(full, "en", full.periods["2027-2028"])


@pytest.fixture(scope="module")
def pitea() -> Project:
    return linked(REPOSITORY, "pitea")


def said(facts: tuple[Fact, ...]) -> dict[str, tuple[str, ...]]:
    """The facts by their names; a text as its runs of words, a gap with an exclamation mark before it."""
    found: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        assert fact.label
        values = tuple(f"!{value}" if fact.missing else value for value in fact.values)
        found[fact.name] = found.get(fact.name, ()) + values + texts_of(fact)
    return found


def texts_of(fact: Fact) -> tuple[str, ...]:
    from samverkan_cli.render.text import texts as tree_texts

    return tuple(tree_texts(fact.text))


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
        "review": ("Every 2 years",),
        "owners": ("Socialchef", "Skolchef"),
        "lead": ("Socialchef",),
        "process_lead": ("Samordnare",),
        "applies_to": ("Skolchef",),
        "reporting": ("Kommunfullmäktige to Socialchef, 1 year after adoption",),
        "ages": ("0–20 years old",),
        "age_groups": ("Förskolan (1–5 years old)", "Även familjehem.", "Grundskolan (6–15 years old)"),
    }
    assert [section.title for section in (*view.before, *view.after, *view.appendix_sections)] == [
        "Inledning", "Uppföljning", "Analys",
    ]  # fmt: skip


def test_an_activity_says_all_that_is_known_of_it(view: View) -> None:
    activity = view.focus_areas[0].strategies[0].activities[0]
    assert said(activity.facts) == {
        "owners": ("Skolchef", "Socialchef"),
        "lead": ("Skolchef",),
        "partners": ("Centrala rådet",),
        "consulted": ("Samordnare",),
        "informed": ("Kommunfullmäktige",),
        "when": ("15 August 2026–15 June 2027", "Every term"),
        "status": ("Ongoing",),
        "pilot": ("Trial until 15 June 2027", "Socialchef", "Fonden", "Sedan vanlig"),
        "moved": ("From 1 March 2027 to 15 June 2027 (2 November 2026)", "Avtalet drog ut"),
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
    (milestone,) = activity.parts
    assert (milestone.title, said(milestone.facts)) == ("Upphandla", {"due": ("1 October 2026",), "status": ("Done",)})


def test_every_field_of_an_activity_is_a_fact(view: View, full: Project) -> None:
    told = {fact.name for fact in view.focus_areas[0].strategies[0].activities[0].facts}
    fields = set(type(full.activities[0]).model_fields)
    assert fields - told == {"title", "text", "from_", "until", "every", "milestones"}


def test_what_is_missing_is_said_where_it_would_stand(view: View) -> None:
    area, empty = view.focus_areas
    assert said(area.strategies[0].activities[1].facts) == {
        "owners": ("!Nobody is responsible",),
        "when": ("!Last day is missing",),
    }
    assert said(area.strategies[1].facts) == {"activities": ("!Activities are missing",)}
    assert said(empty.facts) == {"strategies": ("!Strategies are missing",)}
    assert [said(part.facts) for part in view.commissions[0].parts] == [
        {"activities": ("Starta en chatt",)}, {"met": ("Detta dokument",)}, {"met": ("!No answer is given",)},
    ]  # fmt: skip
    assert said(view.groups[2].facts)["chair"] == ("!Chair is missing",)
    assert said(view.appendices[1].facts) == {"file": ("!The appendix is missing",)}


def test_a_document_without_owners_or_last_day_says_so(plan: MakePlan) -> None:
    project = linked(plan(document="document: {title: P, kind: strategy, status: adopted, language: sv}\n").root, "p")
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
    (selection,) = view.period.selections
    assert selection.title == "Centrala rådet"
    assert said(selection.facts) == {
        "decided": ("2 December 2026, § 14",), "method": ("By vote",), "binds": ("All groups",),
    }  # fmt: skip
    assert [goal.title for goal in selection.goals] == ["Veta vart de ska vända sig", "Ha en rolig fritid"]
    assert said(selection.goals[1].facts) == {"title": ("Ha en trygg fritid",), "why": ("LUPP",)}
    assert said(view.groups[2].facts)["goals"] == ("Centrala rådet",)


def test_a_selection_that_nobody_decided_says_so(full: Project) -> None:
    period = build(full, "en", full.periods["2025-2026"]).period
    assert period is not None
    assert said(period.selections[0].facts)["decided"] == ("!Decision is missing",)


def test_a_group_says_who_chairs_when(view: View) -> None:
    council, west, _ = view.groups
    assert said(council.facts) == {
        "kind": ("Central council",),
        "purpose": ("Samordna allt",),
        "chair": ("Spring term odd years: Socialchef", "Autumn term odd years: Skolchef"),
        "convener": ("Socialchef",),
        "members": ("Socialchef", "2 from Skolchef (Representant)"),
        "meets": ("At least 2 times per half-year",),
        "meetings": ("3 February 2027",),
        "reports_to": ("Kommunfullmäktige",),
        "mandate": ("Får besluta",),
        "review": ("Every year",),
        "active": ("From 1 January 2027",),
        "goals": ("Centrala rådet",),
    }
    assert said(west.facts)["chair"] == ("Socialchef and Skolchef in turn (from 1 January 2027, 1 term each)",)
    assert said(west.facts)["like"] == ("Centrala rådet",)
    assert said(west.facts)["mandate"] == ("Får besluta",)
    assert [task.title for task in west.parts] == ["Skapa kontaktvägar"]


def test_phases_follow_one_another(view: View) -> None:
    assert [said(phase.facts)["when"] for phase in view.phases] == [
        ("1 January 2027–30 June 2027",), ("1 July 2027–30 June 2028",),
    ]  # fmt: skip


def test_the_rest_is_sorted_under_its_headings(view: View) -> None:
    def entries(found: tuple[Entry, ...]) -> list[str]:
        return [entry.title for entry in found]

    assert [(level.title, entries(level.interventions)) for level in view.mapping] == [
        ("Preventive", ["Komet"]), ("Remedial", ["Komet"]), ("Level is missing", ["Mentorer"]),
    ]  # fmt: skip
    assert [(scope.title, entries(scope.documents)) for scope in view.governing_documents] == [
        ("National", ["Socialtjänstlag"]), ("Scope is missing", ["Agenda 2030"]),
    ]  # fmt: skip
    assert entries(view.governing_documents[0].documents[0].parts) == ["chapter 5 1 §", ""]
    assert said(view.indicators[0].facts)["limit"] == ("At most 24",)
    assert said(view.indicators[0].facts)["baseline"] == ("72.5 (2025)",)
    assert said(view.indicators[0].facts)["values"] == ("60 (K, September 2026, Enkät)",)
    assert said(view.funding[0].facts)["shares"] == ("Skolchef 60 %", "Socialchef 40 %")
    assert entries(view.terms) == ["ANDTS"]


def test_what_is_shared_and_not_used_stays_out(workspace: MakeSpace) -> None:
    space = workspace({
        "samverkan.yaml": "",
        "plans/shared.yaml": "indicators: {a: {title: Använd}, b: {title: Annans}}\n"
        "terms: {x: {title: BUN, text: Nämnden}, y: {title: ZZZ, text: Annat}}\n",
        "plans/p/plan.yaml": "document: {title: Plan för BUN, kind: action-plan}\n"
        "goals: {g: {title: Veta, indicators: [a]}}\n",
    })  # fmt: skip
    view = build(linked(space.root, "p"), "sv", None)
    assert [one.title for one in view.indicators] == ["Använd"]
    assert [one.title for one in view.terms] == ["BUN"]


def test_a_swedish_plan_is_swedish(full: Project) -> None:
    view = build(full, "sv", None)
    activity, bare = view.focus_areas[0].strategies[0].activities
    assert (view.kind, view.words["summary"]) == ("Handlingsplan", "Sammanfattning")
    assert said(view.facts)["valid"] == ("1 juli 2026–30 juni 2028",)
    assert said(activity.facts)["cost"] == ("150\u00a0000 kr (2027), Fonden", "1\u00a0200\u00a0000 kr")
    assert said(view.indicators[0].facts)["baseline"] == ("72,5 (2025)",)
    assert said(bare.facts)["owners"] == ("!Ansvarig saknas",)


def test_nothing_of_a_full_plan_is_lost_on_the_way_to_paper(full: Project) -> None:
    view = build(full, "sv", period_on(full, TODAY))
    data = render(full, "action-plan", "pdf", today=TODAY)
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []
    assert lost_in_markdown(render(full, "action-plan", "md", today=TODAY).decode(), texts(view)) == []


def test_piteas_plan_is_whole_in_both_forms(pitea: Project) -> None:
    view = build(pitea, "sv", None)
    data = render(pitea, "action-plan", "pdf", today=TODAY)
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []
    assert all("UTKAST" in top for top in read.tops)
    written = render(pitea, "action-plan", "md", today=TODAY)
    assert lost_in_markdown(written.decode(), texts(view)) == []
    assert data == render(pitea, "action-plan", "pdf", today=date(2031, 1, 1))
    assert written == render(pitea, "action-plan", "md", today=date(2031, 1, 1))


def test_the_period_can_be_chosen(full: Project) -> None:
    assert "Ha en rolig fritid" in render(full, "action-plan", "md", today=TODAY, period="2027-2028").decode()
    assert "Ha en rolig fritid" not in render(full, "action-plan", "md", today=TODAY).decode()
    with pytest.raises(Trouble):
        render(full, "action-plan", "md", today=TODAY, period="2031")


def test_a_workspaces_own_template_is_used(full: Project, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "action-plan.md.j2").write_text("Egen mall för {{ view.organisation }}\n")
    written = render(full, "action-plan", "md", today=TODAY, own_templates=tmp_path / "own")
    assert written == "Egen mall för Exempel kommun\n".encode()
