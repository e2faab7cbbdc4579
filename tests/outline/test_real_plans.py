"""What stands in real plans is read as it stands, and said as it is meant."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace

HEAD = (
    "document: {title: Prov, kind: action-plan, language: sv, status: adopted, version: 1, registry_no: KS 1,"
    " owners: [o], adopted: {date: 2025-06-01, by: kf}, valid: {from: 2025-07-01, until: 2028-06-30}}\n"
)
OWNERS = "owners: {o: {title: Socialchef}, kf: {title: Kommunfullmäktige, kind: assembly}}\n"


def reported(workspace: MakeSpace, text: str) -> list[str]:
    space = workspace({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": text})
    return [each["code"] for each in space.run("validate", "p", "--format", "json").findings]


def printed(workspace: MakeSpace, text: str) -> str:
    space = workspace({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": text})
    return space.run("render", "p", "--to", "md", "--stdout").out.replace("\\", "")


TIMES = [
    ("until: 2027", "Till och med 2027"),
    ("until: HT 2027", "Till och med hösten 2027"),
    ("until: löpande", "Löpande"),
    ("until: tills vidare", "Löpande"),
    ("every: 1 läsår", "Varje läsår"),
    ("every: 2 gånger per år", "Två gånger om året"),
    ("until: 2027-06", "Till och med juni 2027"),
    ("until: kvartal 2 2027", "Till och med kvartal 2 2027"),
    ("until: v. 43 2027", "Till och med vecka 43 2027"),
    ("from: 2027, until: 2027", "2027"),
    ("from: våren 2027, until: läsåret 2027/28", "våren 2027–läsåret 2027/28"),
]


@pytest.mark.parametrize(("time", "said"), TIMES)
def test_a_time_as_tables_say_it(workspace: MakeSpace, time: str, said: str) -> None:
    activity = f"{{title: Ordna kurs, owners: [o], {time}}}"
    text = f"{HEAD}{OWNERS}focus_areas: {{f: {{title: F, purpose: x, activities: {{a: {activity}}}}}}}\n"
    found = reported(workspace, text)
    assert not {"SAM008", "SAM301", "SAM302", "SAM303", "SAM603"} & set(found)
    assert said in printed(workspace, text)


CLASHES = [
    ("from: HT 2027, until: 2027", set()),
    ("from: 2027, until: 2027-03", set()),
    ("from: 2027, until: 2026", {"SAM302"}),
    ("from: hösten 2027, until: Q2 2027", {"SAM302"}),
    ("until: 2028", set()),
    ("until: HT 2028", {"SAM303"}),
    ("from: 2025, until: 2026-12-31", set()),
    ("from: VT 2025, until: 2026-12-31", {"SAM303"}),
    ("from: 2026-01, until: 2026-10", {"SAM308"}),
    ("from: 2026-01, until: HT 2026", set()),
]


@pytest.mark.parametrize(("time", "codes"), CLASHES)
def test_stretches_clash_where_no_day_of_the_one_can_be_right(workspace: MakeSpace, time: str, codes: set[str]) -> None:
    activity = f"{{title: Ordna kurs, owners: [o], {time}}}"
    text = f"{HEAD}{OWNERS}focus_areas: {{f: {{title: F, purpose: x, activities: {{a: {activity}}}}}}}\n"
    assert {"SAM302", "SAM303", "SAM308"} & set(reported(workspace, text)) == codes


def test_a_goal_is_served_by_who_serves_its_parts(workspace: MakeSpace) -> None:
    text = (
        f"{HEAD}{OWNERS}goals: {{hela: {{title: Få stöd i tid}}, del: {{title: Möta personal, part_of: hela}}}}\n"
        "focus_areas: {f: {title: Stöd, goals: [hela, del], strategies: {s: {title: S, activities: "
        "{a: {title: Utbilda, owners: [o], until: 2027-06-30, goals: [del]}}}}}}\n"
    )
    assert "SAM601" not in reported(workspace, text)


@pytest.mark.parametrize(
    ("document", "codes"),
    [
        ("kind: guideline, valid: {until: tills vidare}, review: {every: 4 years}", set()),
        ("kind: guideline, valid: {from: 2025-07-01}, review: {every: 4 years}", set()),
        ("kind: action-plan, valid: {from: 2025-07-01}, review: {every: 4 years}", {"SAM304"}),
        ("kind: action-plan, valid: {until: tills vidare}", {"SAM304"}),
        ("kind: report", set()),
    ],
)
def test_until_further_notice_is_an_answer_where_it_is_reviewed(
    workspace: MakeSpace, document: str, codes: set[str]
) -> None:
    text = f"document: {{title: R, language: sv, adopted: {{date: 2025-06-01, by: kf}}, {document}}}\n{OWNERS}"
    assert {"SAM304"} & set(reported(workspace, text)) == codes


FIRST_PAGE = [
    (
        "kind: action-plan, status: draft, adopted: {by: kf}",
        ["Ska fastställas av", "Kommunfullmäktige"],
        ["Fastställd"],
    ),
    (
        "kind: action-plan, status: draft, adopted: {by: kf, date: 2019}",
        ["| **Ska fastställas av** | Kommunfullmäktige, 2019 |"],
        ["Fastställd"],
    ),
    (
        "kind: action-plan, status: adopted, adopted: {by: kf, date: 2019}",
        ["| **Fastställd** | Kommunfullmäktige, 2019 |"],
        [],
    ),
    ("kind: report, status: draft", [], ["Slutdatum saknas", "Dokumentansvarig saknas", " · "]),
    ("kind: action-plan, valid: {until: tills vidare}", ["Tills vidare"], ["Slutdatum saknas"]),
    ("kind: action-plan, remark: Fråga nämnden", ["Anmärkningar i arbetsutkastet", "Fråga nämnden"], []),
    ("kind: action-plan, remark: Fråga, layout: {gaps: hide}", ["FÖRSLAG"], ["Fråga", "saknas", "UTKAST"]),
    ("kind: action-plan, status: adopted, remark: Fråga", [], ["Fråga"]),
    ("kind: action-plan, vision: Alla mår bra, layout: {leave_out: [vision]}", [], ["Alla mår bra"]),
]


@pytest.mark.parametrize(("document", "there", "not_there"), FIRST_PAGE)
def test_the_first_page_says_what_holds(
    workspace: MakeSpace, document: str, there: list[str], not_there: list[str]
) -> None:
    said = printed(workspace, f"document: {{title: Plan, language: sv, {document}}}\n{OWNERS}")
    assert [each for each in there if each not in said] == []
    assert [each for each in not_there if each in said] == []


def test_a_seat_that_is_the_chairs_is_the_chair(workspace: MakeSpace) -> None:
    said = printed(
        workspace,
        "document: {title: Plan, kind: action-plan, language: sv, status: draft}\n"
        "owners: {f: {title: Förtroendevald, kind: function, many: true}}\n"
        "groups: {råd: {title: Rådet, kind: council, members: [{owner: f, seat: Ordförande}, {owner: f, count: 2}]}}\n",
    )
    assert "Ordförande saknas" not in said
    assert "2 från" not in said
    assert "Två förtroendevalda" in said


def test_who_answers_for_an_area_is_said_and_owns_no_activity(workspace: MakeSpace) -> None:
    text = (
        f"{HEAD}{OWNERS}focus_areas: {{f: {{title: F, owners: [o], purpose: x, activities: {{a: {{title: Ge}}}}}}}}\n"
    )
    space = workspace({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": text})
    (found,) = (each for each in space.run("validate", "p", "--format", "json").findings if each["code"] == "SAM201")
    assert "Socialchef" in found["message"]
