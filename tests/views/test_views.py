"""What each view says, of a plan with everything in it and of plans that lack much."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.conftest import MakePlan, MakeSpace
from tests.views.conftest import Show
from tests.workspaces import DOCUMENT, TODAY

ACTIVITIES = (
    "focus_areas: {{f: {{title: F, strategies: {{s: {{title: S, activities: {{{}}}}}}}}}}}\n"
    "owners: {{a: {{title: A}}, b: {{title: B}}}}\n"
)


def flat(text: str) -> str:
    """What is shown, without line breaks, indentation and the lines of trees."""
    return " ".join(text.translate(str.maketrans("│├└─", "    ")).split())


# (view and options, what is said, in this order)
SAID: list[tuple[str, list[str]]] = [
    (
        "plan",
        [
            "Handlingsplan för tidiga insatser (allt) Kind: Action plan Status: Adopted Municipality: Exempel kommun",
            "Adopted: Kommunfullmäktige, 15 June 2026, § 42",
            "Led by: Socialchef",
            "Version: 1.10",
            "Valid: 2026-07-01 – 2028-06-30 Reviewed: Every other year",
            "Reported back: Socialnämnden to Kommunstyrelsen, 1 year after adoption, no later than 15 June 2027, "
            "answered by Uppföljning år 1",
            "Age groups: Förskolan (1–5 years old), Grundskolan (6–15 years old), Utan åldrar",
            "Focus areas (2)",
            # Who leads is said once, where the owners are.
            "Responsible: Skolchef (leads), Socialchef Together with: Regionen, Elevrådet",
            "Time: 2026-08-15 – 2027-06-15 Status: Planned",
            "Trial: Until 31 March 2027",
            "After the trial: Socialchef, Ordinarie budget After the trial: Chatten blir kvar.",
            "Moved: From 1 March 2027 to 15 June 2027 (2 November 2026)",
            "Why it was moved: Upphandlingen drog ut på tiden.",
            "Upphandla verktyg By: 2026-10-01 Status: Done",
            "Öppna chatten ! Day is missing",
            "Föräldrakurser Responsible: Socialchef Time: From 15 January 2027, every year Status: Ongoing",
            "Ingens aktivitet ! Nobody is responsible ! Last day is missing ! Status is missing",
            "! What comes after the trial is missing",
            "Ledarlös aktivitet Responsible: Skolchef, Socialchef ! It is not said who leads",
            "Klar till årsskiftet Responsible: Elevrådet; Skolchef (leads, but is not responsible) Time: Until",
            "Tom strategi ! Activities are missing",
            "Tomt område ! Purpose is missing ! Strategies are missing",
            "The commission (1) Uppdrag från fullmäktige From: Kommunfullmäktige Date: 2015",
            "Answered by: Starta en föräldrachatt på prov",
            "Answered by: Detta dokument",
            "Något mer ! No answer is given",
            "Organisation (5)",
            "Centrala samverkansrådet (Central council)",
            "Chair: Spring term odd years: Skolchef, Autumn term odd years: Kulturchef",
            "Chair today: Skolchef",
            "Members: Socialchef, Skolchef (Ordinarie), 2 from Regionen (Ersättare)",
            "Convener: Folkhälsosamordnare",
            "Meets: At least 2 times per half-year",
            "Lokala rådet Väster (Local council)",
            "Chair: Skolchef and Kulturchef in turn (from 1 July 2026, 1 term each) Chair today: Skolchef",
            "Lokala rådet Öster (Local council) Chair: Skolchef ! Members are missing",
            "Meets: At least 1 time per year",
            "Works like: Lokala rådet Väster Tasks: The same as for Lokala rådet Väster",
            "Skolprojektet (Project group)",
            "Led by: Skolchef Active: 2026-09-01 – 2027-06-30",
            "What needs to improve: Priorities (1) En väg in för familjer Horizon: Long term Raised by: 3 sources",
            "Rank: 1",
            "Met by: Starta en föräldrachatt på prov",
            "Challenges (1) Öppet på sommaren Why nothing is planned: Regionen har ansvaret.",
            "Något glömt ! No activity meets it",
            "2026-2027 (holds now) Time: 2026-07-01 – 2027-12-31",
            "Centrala samverkansrådet Chosen: By deliberation Decided: 20 June 2026, § 14 Applies to: All groups",
            "Känna sig trygga efter skolan",
            "Lokala rådet Väster ! Decision is missing Applies to: Lokala rådet Öster",
            "Hösten (holds now) Time: 2026-09-01 – 2026-12-31",
            "2028 (begins later) Time: 2028-01-01 – 2028-12-31",
            "Baseline: 72 (2025) Target: 1.5 (2027)",
            "Measured last: 2027-09-01",
            "En otydlig indikator ! Baseline is missing ! Target is missing ! Nobody is responsible",
            "Mapping: Preventive (1) Komet",
            "Mapping: Remedial (1) Behandling",
            "Mapping: Level is missing (1) Oklar insats",
            "Gemensam budget Kind: Shared budget From: Kommunstyrelsen",
            "Shares: Socialförvaltningen 60 %, Regionen 40 %",
            "Genomförande Time: 2027-01-01 – 2027-12-31",
            "Vad som sedan sker Time: From 1 July 2028 ! Last day is missing",
            "Första mötet Date: August 2026 What remains: Samla in svaren. Responsible: Skolchef By: 2026-10-01",
            "Andra mötet Date: 1 September 2026 What remains: Något ogjort. ! Nobody is responsible ! Day is missing",
            "Uppföljning år 1 Date: 2027-09-20",
            "Activities: 1 ongoing, 1 done Goals: 1 partly reached From: Socialnämnden To: Kommunstyrelsen",
            "Starta en föräldrachatt på prov Status: Ongoing What remains: Öppna på helger.",
            "Goal attainment: Partly reached",
            "Socialnämnden godkänner uppföljningen. Decided by: Socialnämnden",
            "Decisions (1) Förvaltningen får i uppdrag att följa upp.",
            "Task for: Socialförvaltningen By: 2027-03-01",
            "Children are affected: Yes Articles of the Convention on the Rights of the Child: 3 and 12",
            "! Not written yet: children, knowledge and heard",
            "Politikerna följer upp målen Assessment: 2 of 3, to a large extent Assessed: 1 October 2026",
            "Also in the plan",
            "Functions and bodies: 10",
            "Goals: 4",
        ],
    ),
    (
        "goals",
        [
            "4 goals in the bank",
            "Period 2026-2027: 2026-07-01 to 2027-12-31 (holds now)",
            "Period Hösten: 2026-09-01 to 2026-12-31 (holds now)",
            "3 are picked: [x]",
            "Overall (1) Parents, 0–20 years old [x] Veta vart de ska vända sig",
            "Picked by Centrala samverkansrådet, for all groups (2026-2027)",
            "All children and young people (1) Children, 6–15 years old [x] Känna sig trygga på fritiden",
            "Adopted as: Känna sig trygga efter skolan Why: Enkäten visar på oro.",
            "Picked by Lokala rådet Väster, for Lokala rådet Öster (2026-2027)",
            "At risk (1) Children, Parents, 13–15 years old [x] Våga säga nej (resting)",
            "Picked by Kommunstyrelsen (2026-höst)",
            "Without a direction (1) Audience is missing, ages are missing [ ] Ett gammalt mål (no longer in use)",
        ],
    ),
    ("goals --today 2028-02-01", ["Period 2028: 2028-01-01 to 2028-12-31 (holds now)", "0 are picked: [x]"]),
    ("goals --today 2020-02-01", ["Period 2026-2027: 2026-07-01 to 2027-12-31 (begins later)"]),
    ("goals --today 2040-02-01", ["Period 2028: 2028-01-01 to 2028-12-31 (has ended, and no later one is there)"]),
    (
        "goals --group lokala-öster",
        [
            "3 goals bind Lokala rådet Öster",
            "1. Veta vart de ska vända sig",
            "Centrala samverkansrådet picked it for all groups (2026-2027, decided 2026-06-20, § 14)",
            "2. Känna sig trygga efter skolan",
            "Why: Enkäten visar på oro.",
            "Lokala rådet Väster picked it for this group among others (2026-2027, not decided yet)",
            "Adopted as: Känna sig trygga på fritiden",
            "3. Våga säga nej",
        ],
    ),
    (
        "goals --group centrala-rådet",
        [
            "2 goals bind Centrala samverkansrådet",
            "Its own pick (2026-2027, decided 2026-06-20, § 14)",
            "2. Känna sig trygga efter skolan",
            "In the bank: Känna sig trygga på fritiden",
        ],
    ),
    ("goals --group lokala-väster", ["3. Våga säga nej Its own pick (2026-2027, not decided yet)"]),
    ("goals --group kommunstyrelsen", ["1 goal binds Kommunstyrelsen", "Its own pick (2026-höst, not decided yet)"]),
    ("goals --group socialchef", ["! No goals bind Socialchef"]),
    ("goals --group lokala-öster --today 2028-02-01", ["! No goals bind Lokala rådet Öster"]),
    (
        "owners",
        [
            "Kommunstyrelsen Picks goals (1) Hösten (2026-09-01 to 2026-12-31)",
            "Socialnämnden Reports (2) år-1 (Kommunstyrelsen, by 2027-06-15)",
            "Socialförvaltningen Tasks by decision (1) Förvaltningen får i uppdrag att följa upp. (by 2027-03-01)",
            "Provides by the mapping: 1",
            "Socialchef The document (1) Handlingsplan för tidiga insatser (leads)",
            "Ledarlös aktivitet (from 2027-02-01, last day is missing)",
            "Takes over after a trial (1) Starta en föräldrachatt på prov (from 2027-04-01)",
            "Phases (1) Planering (2026-07-01 to 2026-12-31)",
            "Chairs (1) Centrala samverkansrådet (spring term even years)",
            "Starta en föräldrachatt på prov (leads, 2026-08-15 to 2027-06-15, planned)",
            "Phases (1) Avslut (2028-01-01 to 2028-06-30)",
            "Indicators (1) Svarstid i chatten",
            "Remains to be done (2) Samla in svaren. (Första mötet, by 2026-10-01)",
            "Öppna på helger. (Uppföljning år 1: Starta en föräldrachatt på prov, by 2027-12-01)",
            "Lokala rådet Väster (in turn from 2026-07-01, 1 term each)",
            "Leads or convenes (1) Skolprojektet (leads)",
            "Seats in groups (2) Centrala samverkansrådet (Ordinarie) Lokala rådet Väster",
            "Handlingsplan för tidiga insatser (leads the work)",
            "Centrala samverkansrådet (convenes)",
            "Regionen Activities (1) Starta en föräldrachatt på prov (takes part, 2026-08-15",
            "Nobody is responsible Ingens aktivitet",
            "4 answer for nothing Kommunfullmäktige, Lokala rådet Öster, Barnens referensgrupp, Skolprojektet",
        ],
    ),
    (
        "matrix",
        [
            "3 interventions, 5 activities",
            "2 of them are in several cells",
            "Ages Promotive Preventive Remedial Not given",
            "Förskolan (1–5 years old) 0 + 1 1 + 1 0 + 0 0 + 0",
            "Grundskolan (6–15 years old) 0 + 1 1 + 1 1 + 0 0 + 0",
            "Other ages 0 + 0 0 + 1 0 + 0 0 + 0",
            "Not given 0 + 0 0 + 0 0 + 0 1 + 3",
            "Preventive, förskolan (1–5 years old) Interventions (1) Komet Activities (1) Starta en föräldrachatt",
            "Preventive, other ages Activities (1) Föräldrakurser",
            "Level is missing, ages are missing Interventions (1) Oklar insats Activities (3) Ingens aktivitet",
        ],
    ),
    (
        "balance",
        [
            "Activities by level (5) 1 of them is counted in several places",
            "Promotive 1 20 % ██████████",
            "Preventive 2 40 % ████████████████████",
            "Remedial 0 0 %",
            "Not given 3 60 %",
            "Interventions by level (3) Promotive 0 0 % Preventive 1 33 %",
            "Goals by direction (4)",
            "Goals by ages (4)",
            "Grundskolan (6–15 years old) 3 75 %",
            "Goals by what they are about (4) Know 1 25 %",
            "Activities by who is responsible (5)",
            "Socialchef 3 60 %",
            "Nobody is responsible 1 20 %",
        ],
    ),
    (
        "timeline",
        [
            "2026-07-01 to 2029-06-15 Each column is 1 month ▼ today, 2026-11-21",
            "The document and its periods 2026 2027 2028 2029",
            "The document holds ████████████████████████ 2026-07-01 to 2028-06-30",
            "Period Hösten ████ 2026-09-01 to 2026-12-31",
            "Genomförande ████████████ 2027-01-01 to 2027-12-31",
            "Vad som sedan sker █▒▒▒▒▒▒▒▒▒▒▒ from 2028-07-01",
            "Starta en föräldrachatt på prov ███████████",
            "Upphandla verktyg ◆ 2026-10-01, done",
            "The trial ends ◆ 2027-03-31",
            "Klar till årsskiftet ◆ 2026-12-31",
            "Reports 2026 2027 2028 2029",
            "Promised report: år-1 ◆ 2027-06-15",
            "Uppföljning år 1 ◆ 2027-09-20",
            "Recurs (1) Föräldrakurser: from 2027-01-15, every year",
            "Without a last day (4) Phase: Vad som sedan sker (from 2028-07-01)",
            "Milestone: Öppna chatten (Starta en föräldrachatt på prov) Ingens aktivitet",
            "Ledarlös aktivitet (from 2027-02-01)",
        ],
    ),
    (
        "calendar",
        [
            "From 2026-11-21 on 2026-12",
            "2026-12-31 A period ends: Hösten",
            "2027-02-03 Meeting: Centrala samverkansrådet",
            "2027-03-31 The trial ends: Starta en föräldrachatt på prov",
            "2027-06-15 Promised report: år-1 (Socialnämnden)",
            "2028-06-16 To be looked over: Handlingsplan för tidiga insatser (Socialchef, Skolchef)",
            "2028-06-30 The document holds until this day",
            "Before 2026-11-21",
            "2026-10-01 Milestone: Upphandla verktyg (Starta en föräldrachatt på prov)",
        ],
    ),
    ("timeline --today 2020-01-01", ["Today, 2020-01-01, is before all of this"]),
    ("timeline --today 2040-01-01", ["Today, 2040-01-01, is after all of this"]),
]


@pytest.mark.parametrize(("words", "said"), SAID, ids=[words for words, _ in SAID])
def test_a_plan_with_everything(show: Show, words: str, said: list[str]) -> None:
    ran = show("--quiet", "--view", *words.split())
    assert (ran.code, ran.err) == (0, "")
    shown, at = flat(ran.out), 0
    for each in said:
        found = shown.find(flat(each), at)
        assert found >= 0, f"{each!r} is not said after {shown[max(0, at - 80) : at]!r}"
        at = found


# (what is in the plan, view, what is said, what is not)
LACKING: list[tuple[str, str, list[str], list[str]]] = [
    (
        "",
        "plan",
        ["Plan (p) Kind: Action plan ! Document owner is missing ! Last day is missing The plan has no focus areas"],
        ["Focus areas", "Also in the plan"],
    ),
    ("", "goals", ["! The plan has no goals", "! This plan does not pick goals for a period"], ["[ ]"]),
    ("", "owners", ["! Nobody of the plan's own answers for anything"], ["Nobody is responsible"]),
    ("", "matrix", ["! The plan has neither activities nor a mapping"], ["In each cell", "Ages"]),
    ("", "balance", ["! The plan has no activities, interventions or goals"], ["%"]),
    ("", "timeline", ["! Nothing in the plan has a date"], ["Recurs", "Without"]),
    # What is written in a way that cannot be used is not said to be missing.
    (
        ACTIVITIES.format("x: {title: X, owners: borta, until: 2027-99-99, every: 1 year}"),
        "plan",
        ["S X Time: Every year ! Status is missing ! Cannot be used as it is written: owners and until"],
        ["Nobody is responsible"],
    ),
    (
        "phases: {a: {title: A, for: 1 year}, b: {title: B}}",
        "plan",
        ["A Time: 1 year ! First day is missing ! Last day is missing B ! First day is missing ! Last day is missing"],
        [],
    ),
    ("best_interests: {affected: false}", "plan", ["Children are affected: No"], ["Not written yet", "best-interests"]),
    (
        "best_interests: {articles: [3], children: Alla}",
        "plan",
        ["! Not written yet: affected, knowledge, heard and assessment"],
        [],
    ),
    # Somebody leads what nobody is responsible for.
    (
        ACTIVITIES.format("x: {title: X, lead: a, every: 1 year, status: planned}"),
        "plan",
        ["X Responsible: A (leads, but is not responsible) ! Nobody is responsible Time: Every year Status: Planned"],
        ["Leads:"],
    ),
    (
        ACTIVITIES.format("x: {title: X, owners: [a], lead: a, every: 1 year, status: planned}"),
        "plan",
        ["X Responsible: A (leads) Time: Every year Status: Planned"],
        ["Leads:"],
    ),
    ("goals: {g: {title: G}}", "goals", ["1 goal in the bank", "- G"], ["[ ]", "is picked:"]),
    (
        ACTIVITIES.format("x: {title: X, ages: 1-3, owners: a}, y: {title: Y, ages: 0-2, prevention: promotive}"),
        "matrix",
        [
            "Ages Promotive Preventive Remedial Not given",
            "0–2 years old 0 + 1 0 + 0 0 + 0 0 + 0 1–3 years old 0 + 0 0 + 0 0 + 0 0 + 1",
            "Level is missing, 1–3 years old Activities (1) X",
        ],
        ["Other ages", "ages are missing", "Interventions"],
    ),
    (
        ACTIVITIES.format("x: {title: X, owners: [b, a]}, y: {title: Y, owners: a}"),
        "balance",
        ["1 of them is counted in several places A 2 100 %", "B 1 50 %"],  # the one with the most first
        ["Nobody is"],
    ),
    (
        ACTIVITIES.format("x: {title: X, from: 2000-01-01, until: 2299-12-31}"),
        "timeline",
        ["2000-01-01 to 2299-12-31 Each column is 120 months", "X ██████████████████████████████ 2000-01-01 to"],
        ["Recurs", "Without a last day"],
    ),
    (
        ACTIVITIES.format("x: {title: X, from: 0001-01-01, until: 9999-12-31}"),
        "timeline",
        ["0001-01-01 to 9999-12-31 Each column is 12000 months"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("text", "view", "said", "unsaid"), LACKING, ids=[f"{each[1]}-{n}" for n, each in enumerate(LACKING)]
)
def test_a_plan_that_lacks_much(plan: MakePlan, text: str, view: str, said: list[str], unsaid: list[str]) -> None:
    ran = plan(text).run("show", "--view", view, "--lang", "en", "--today", TODAY, "--quiet")
    assert ran.code == 0
    shown = flat(ran.out)
    assert [each for each in said if each not in shown] == []
    assert [each for each in unsaid if each in shown] == []


def test_of_several_plans_those_they_share_are_told_once(workspace: MakeSpace) -> None:
    shared = (
        "owners: {chef: {title: Chefen}, ledig: {title: Ledig}}\n"
        "groups: {rådet: {title: Rådet, kind: council, members: [chef]}}\n"
    )
    plan = (
        "document: {title: Plan %s, kind: action-plan, owners: [chef]}\n"
        "owners: {egen: {title: Egen %s}}\n"
        "focus_areas: {f: {title: F, strategies: {s: {title: S, activities:"
        " {x: {title: Gör %s, owners: [chef, egen], every: 1 year}, u: {title: Utan %s}}}}}}\n"
    )
    space = workspace(
        {
            "samverkan.yaml": "language: en\n",
            "plans/owners.yaml": shared,
            **{f"plans/{name}/plan.yaml": plan.replace("%s", name) for name in ("a", "b")},
        }
    )
    ran = space.run("show", "--view", "owners")
    assert flat(ran.out) == flat(
        """
        Shared by a and b
        Chefen
          Seats in groups (1) Rådet
          a The document (1) Plan a Activities (1) Gör a (every year)
          b The document (1) Plan b Activities (1) Gör b (every year)
        2 answer for nothing Ledig, Rådet
        Plan a (a) Egen a Activities (1) Gör a (every year) Nobody is responsible Utan a
        Plan b (b) Egen b Activities (1) Gör b (every year) Nobody is responsible Utan b
        """
    )
    data = space.run("show", "--view", "owners", "--format", "json").json["data"]
    assert [(each["plans"], each["shared"], [who["id"] for who in each["owners"]]) for each in data] == [
        (["a", "b"], True, ["chef"]),
        (["a"], False, ["egen"]),
        (["b"], False, ["egen"]),
    ]
    assert [(duty["plan"], duty["kind"]) for duty in data[0]["owners"][0]["duties"]] == [
        ("a", "document"),
        ("a", "activity"),
        (None, "seat"),
        ("b", "document"),
        ("b", "activity"),
    ]
    # Of one plan alone, those it shares are among its own.
    alone = space.run("show", "b", "--view", "owners", "--format", "json").json["data"]
    assert [(each["plans"], each["shared"], [who["id"] for who in each["owners"]]) for each in alone] == [
        (["b"], False, ["chef", "egen"])
    ]
    assert {duty["plan"] for who in alone[0]["owners"] for duty in who["duties"]} == {"b"}


def test_json_has_the_words_of_the_format(show: Show) -> None:
    (data,) = show("--format", "json").json["data"]
    (areas,) = (each for each in data["sections"] if each["key"] == "focus_areas")
    activities = areas["entries"][0]["parts"][0]["entries"][0]["parts"][0]["entries"]
    facts = {fact["key"]: [value["data"] for value in fact.get("values", [])] for fact in activities[0]["facts"]}
    assert (activities[0]["id"], activities[0]["number"]) == ("föräldrachatt", "1.1.1")
    assert facts["from"] == [{"first": "2026-08-15", "last": "2027-06-15"}]
    assert facts["status"] == [{"word": "planned"}]
    assert facts["prevention"] == [{"word": "promotive"}, {"word": "preventive"}]
    assert facts["ages"] == [{"first": 0, "last": 12}]
    assert facts["lead"] == [{"kind": "owner", "id": "skolchef", "anchor": "owners-skolchef"}]
    assert [[fact["key"] for fact in each["facts"] if fact.get("missing")] for each in activities] == [
        [],
        [],
        ["owners", "until", "status", "afterwards"],
        ["lead", "until", "status"],
        ["status"],
    ]
    assert activities[2]["state"] == ["missing"]
    (indicators,) = (each for each in data["sections"] if each["key"] == "indicators")
    (target,) = (fact for fact in indicators["entries"][0]["facts"] if fact["key"] == "target")
    assert target["values"][0]["data"]["value"] == [{"text": "1,5", "type": "number", "data": 1.5}]


# (view and options, rows that are there: some of their fields)
ROWS: list[tuple[str, list[dict[str, str]]]] = [
    (
        "plan",
        [
            {"thing": "activity", "id": "föräldrachatt", "status": "planned", "number": "1.1.1"},
            {"thing": "activity", "id": "kurser", "every": "1 year", "from": "2027-01-15", "status": "ongoing"},
            {"thing": "milestone", "id": "upphandling", "due": "2026-10-01", "status": "done"},
            {"thing": "focus-area", "id": "tomt", "missing": "purpose; strategies"},
            {"thing": "pick", "title": "Känna sig trygga efter skolan"},
            {"thing": "indicator", "unit": "timmar", "owners": "Skolchef"},
        ],
    ),
    (
        "goals",
        [
            {"goal": "trygg-fritid", "picked_by": "Centrala samverkansrådet", "binds": "all"},
            {"goal": "trygg-fritid", "picked_by": "Lokala rådet Väster", "binds": "Lokala rådet Öster"},
            {"goal": "våga", "picked_by": "Kommunstyrelsen", "binds": "self", "audience": "children; parents"},
            {"goal": "gammalt", "picked_by": "", "status": "retired"},
        ],
    ),
    ("goals --group lokala-öster", [{"goal": "våga", "because": "named", "group": "lokala-öster"}]),
    (
        "owners",
        [
            {"owner": "skolchef", "kind": "chair", "role": "rotation", "term": "autumn", "years": "even"},
            {"owner": "kulturchef", "kind": "chair", "role": "rota", "every": "1 term"},
            {"owner": "regionen", "kind": "activity", "role": "partner"},
            {"owner": "", "kind": "activity", "id": "ingens"},
        ],
    ),
    ("matrix", [{"prevention": "", "age_group": "not-given", "id": "oklar"}, {"age_group": "Förskolan"}]),
    ("balance", [{"of": "goals", "by": "ages", "key": "skola", "ages": "6-15", "count": "3", "total": "4"}]),
    ("calendar", [{"day": "2027-06-15", "kind": "report", "title": "år-1", "who": "Socialnämnden"}]),
    ("calendar", [{"day": "2027-02-03", "kind": "meeting", "chair": "Skolchef", "late": "False"}]),
    ("load", [{"function": "Skolchef", "month": "2027-02"}]),
    ("timeline", [{"kind": "phase", "id": "genomförande", "from": "2027-01-01", "until": "2027-12-31"}]),
]


@pytest.mark.parametrize(("words", "wanted"), ROWS, ids=[words for words, _ in ROWS])
def test_csv_has_a_row_for_each_thing(show: Show, words: str, wanted: list[dict[str, str]]) -> None:
    ran = show("--format", "csv", "--view", *words.split())
    assert ran.out.count("\r\n") == ran.out.count("\n")
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(ran.out, newline=""), strict=True))
    assert all(None not in row and None not in row.values() and row["plan"] == "allt" for row in rows)
    for each in wanted:
        assert any(each.items() <= row.items() for row in rows), each


@pytest.mark.parametrize("view", ["plan", "balance", "goals", "timeline"])
def test_csv_in_swedish_is_what_excel_opens_there(view: str, show: Show) -> None:
    plain = show("--format", "csv", "--view", view, "--lang", "en").out
    swedish = show("--format", "csv", "--view", view, "--lang", "sv").out
    assert not plain.startswith("\ufeff")
    assert swedish.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(swedish[1:], newline=""), delimiter=";", strict=True))
    same = list(csv.reader(io.StringIO(plain, newline=""), strict=True))
    assert [[cell.replace(",", ".") for cell in row] for row in rows] == [
        [cell.replace(",", ".") for cell in row] for row in same
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_run(start: str, language: str, workspace: MakeSpace) -> None:
    text = json.dumps(f"{start}cmd|' /C calc'!A0")
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": f"{DOCUMENT}goals: {{g: {{title: {text}}}}}\n"})
    out = space.run("show", "--view", "goals", "--format", "csv", "--lang", language).out.removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(out, newline=""), delimiter=";" if language == "sv" else ","):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_csv_is_not_run_by_a_spreadsheet(workspace: MakeSpace) -> None:
    titles = {"a": "=1+1", "b": "+46", "c": "-1", "d": "@x", "e": 'Säg "hej", du', "f": "vanlig = text"}
    goals = "".join(f"  {id}: {{title: '{title}'}}\n" for id, title in titles.items())
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": f"{DOCUMENT}goals:\n{goals}"})
    out = space.run("show", "--view", "goals", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["title"] for row in rows] == ["'=1+1", "'+46", "'-1", "'@x", 'Säg "hej", du', "vanlig = text"]


def test_remarks_are_listed_with_where_they_stand(workspace: MakeSpace) -> None:
    plan = (
        "document: {title: Plan, kind: action-plan, remark: Okänt år, valid: {for: 2 years, remark: Oklart}}\n"
        "owners:\n  skolchef:\n    title: Skolchef\n    remark: |\n      Fråga skolan\n      om namnet.\n"
        "  rektor: {title: Rektor}\n"
    )
    space = workspace({"plans/p/plan.yaml": plan})
    said = space.run("show", "--view", "remarks", "--lang", "en").out
    assert "plans/p/plan.yaml\n  ├─ The document: Okänt år\n  ├─ The document › Valid: Oklart\n" in said
    assert "  └─ Functions and bodies › Skolchef: Fråga skolan om namnet.\n" in said
    assert "Rektor" not in said
    rows = list(
        csv.DictReader(io.StringIO(space.run("show", "--view", "remarks", "--format", "csv", "--lang", "en").out))
    )
    assert rows[2] == {
        "plan": "p",
        "file": "plans/p/plan.yaml",
        "path": "owners › skolchef",
        "title": "Skolchef",
        "remark": "Fråga skolan\nom namnet.",
    }


def test_a_plan_without_remarks_says_so(workspace: MakeSpace) -> None:
    space = workspace({"plans/p/plan.yaml": "document: {title: Plan, kind: action-plan}\n"})
    assert "Nobody has remarked anything" in space.run("show", "--view", "remarks", "--lang", "en").out
