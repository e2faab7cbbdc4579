"""What rules of groups, ages, money and follow-ups say, what they show beside, where files are, how long it takes."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from samverkan_cli.check.rule import Given
from samverkan_cli.cli.session import Session
from samverkan_cli.i18n.speech import speech
from samverkan_cli.rules import RULES
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakePlan, MakeSpace
from tests.workspaces import TODAY

MANY = 300


def activities(lines: list[str]) -> str:
    """A focus area with activities."""
    head = "focus_areas:\n  a:\n    title: A\n    strategies:\n      s:\n        title: S\n        activities:\n"
    return head + "".join(f"          {line}\n" for line in lines)


def rotation(*turns: str) -> str:
    """A group whose chairs are those of some turns, each a term, years and a chair."""
    said = (dict(zip(("term", "years", "chair"), turn.split(), strict=True)) for turn in turns)
    rows = (f"{{term: {each['term']}, years: {each['years']}, chair: {each['chair']}}}" for each in said)
    return (
        "owners: {a: {title: A}, b: {title: B}, c: {title: C}}\n"
        f"groups: {{g: {{title: Rådet, kind: council, chair: {{rotation: [{', '.join(rows)}]}}}}}}\n"
    )


SPRING, AUTUMN = ("spring odd", "spring even"), ("autumn odd", "autumn even")
ODD = ("spring odd", "autumn odd")


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ([f"{each} a" for each in SPRING], ["Nobody chairs Rådet in the autumn term"]),
        ([f"{each} a" for each in ODD], ["Nobody chairs Rådet in even years"]),
        (
            ["spring odd a", "autumn even b"],
            ["Nobody chairs Rådet in the autumn term of odd years and the spring term of even years"],
        ),
        (
            [f"{each} {who}" for who in "ab" for each in (*SPRING, *AUTUMN)],
            ["Rådet has several chairs in the whole year: A and B"],
        ),
        (
            [*(f"{each} a" for each in (*SPRING, *AUTUMN)), "autumn odd b", *(f"{each} c" for each in AUTUMN)],
            [
                "Rådet has several chairs in the autumn term of odd years: A, B and C",
                "Rådet has several chairs in the autumn term of even years: A and C",
            ],
        ),
    ],
)
def test_terms_are_said_in_as_few_words_as_will_do(turns: list[str], said: list[str], plan: MakePlan) -> None:
    found = plan(rotation(*turns)).findings("chair-gap")
    assert sorted(each["message"] for each in found) == sorted(said)


def test_several_chairs_are_shown_in_their_turns(plan: MakePlan) -> None:
    rows = ("spring, years: odd, chair: a", "spring, years: even, chair: a", "spring, years: odd, chair: b")
    rest = ("autumn, years: odd, chair: a", "autumn, years: even, chair: a")
    text = (
        "owners: {a: {title: A}, b: {title: B}}\n"
        "groups:\n  g:\n    title: Rådet\n    kind: council\n    chair:\n      rotation:\n"
        + "".join(f"        - {{term: {row}}}\n" for row in (*rows, *rest))
    )
    (found,) = plan(text).findings("chair-gap")
    assert (found["line"], [each["line"] for each in found["related"]]) == (8, [9, 11])


def test_an_outsider_is_told_once_and_shown_everywhere(plan: MakePlan) -> None:
    text = (
        "owners: {a: {title: A}, b: {title: B}}\n"
        "groups:\n  g:\n    title: Rådet\n    kind: council\n    members: [a]\n    convener: b\n    chair:\n"
        "      rota: {among: [a, b], from: 2027-01-01, every: 1 term}\n"
    )
    (found,) = plan(text).findings("chair-not-member")
    assert found["message"] == "B calls the meetings of Rådet but is not a member"
    assert (found["line"], [each["line"] for each in found["related"]]) == (8, [10])


@pytest.mark.parametrize(
    ("meets", "meetings", "english", "swedish"),
    [
        (
            "{at_least: 3, per: half-year}",
            "[2027-09-01, 2027-02-03, 2027-02-04]",
            "Rådet is to meet at least 3 times per half-year, but has only 2 meetings in spring 2027 and 1 meeting in "
            "autumn 2027",
            "Rådet ska träffas minst 3 gånger i halvåret men har bara 2 möten våren 2027 och 1 möte hösten 2027",
        ),
        (
            "{at_least: 2, per: year}",
            "[2027-09-01]",
            "Rådet is to meet at least 2 times a year, but has only 1 meeting in 2027",
            "Rådet ska träffas minst 2 gånger om året men har bara 1 möte 2027",
        ),
    ],
)
def test_meetings_are_said_in_the_order_of_time(
    meets: str, meetings: str, english: str, swedish: str, plan: MakePlan
) -> None:
    space = plan(f"groups: {{g: {{title: Rådet, kind: council, meets: {meets}, meetings: {meetings}}}}}\n")
    (found,) = space.findings("too-few-meetings")
    assert found["message"] == english
    told = space.run("validate", "--select", "SAM703", "--lang", "sv", "--today", TODAY).out
    assert swedish in " ".join(told.split())


def test_a_group_that_lacks_everything_is_told_so_at_once(plan: MakePlan) -> None:
    (found,) = plan("groups: {g: {title: BRÅ, kind: council}}\n").findings("mandateless-group")
    assert found["message"] == "BRÅ has neither purpose, mandate nor tasks, and nobody to report to"


def test_age_groups_say_what_they_share(workspace: MakeSpace) -> None:
    document = (
        "document:\n  title: P\n  kind: strategy\n  ages: 0-20\n  age_groups:\n"
        "    a: {title: A, ages: 1-7}\n    b: {title: B, ages: 5-9}\n    c: {title: C, ages: 6-12}\n"
    )
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": document})
    told = [(each["line"], each["message"]) for each in space.findings("SAM706", "SAM707")]
    assert told == [
        (6, "The plan is about the age 0 too, and it is in no age group"),
        (7, "A and B share the ages 5-7"),
        (8, "C shares ages with A and B"),
        (8, "The plan is about the ages 13-20 too, and they are in no age group"),
    ]


def test_kronor_are_said_with_spaces_and_the_greatest_are_shown(plan: MakePlan) -> None:
    text = activities(
        [f"k{n}: {{title: Kurs {n}, cost: {{sek: {n}00000, year: 2027}}, funding: fonden}}" for n in range(1, 8)]
    )
    space = plan("funding: {fonden: {title: Fonden, amount: {sek: 1500000, year: 2027}}}\n" + text)
    (found,) = space.findings("funding-overrun")
    said = found["message"].replace("\N{NO-BREAK SPACE}", "_")
    assert said == "The activities draw SEK 2_800_000 from Fonden in 2027, but it holds SEK 1_500_000"
    assert [each["line"] for each in found["related"]] == [16, 15, 14, 13, 12]


def test_what_a_follow_up_leaves_out_is_named_up_to_a_point(plan: MakePlan) -> None:
    text = activities([f"k{n}: {{title: Kurs {n}, from: 2027-01-01}}" for n in range(1, 8)]) + (
        "owners: {rådet: {title: Rådet}}\ngoals: {g: {title: Känna sig trygga}}\n"
        "periods: {p: {from: 2027-01-01, until: 2028-12-31, selections: {rådet: {goals: g}}}}\n"
        "follow_ups: {år-1: {title: Året, date: 2027-09-20}}\n"
    )
    space = plan(text)
    (found,) = space.findings("incomplete-follow-up")
    assert found["message"] == (
        "Året says nothing of the activities Kurs 1, Kurs 2, Kurs 3, Kurs 4, Kurs 5 and 2 others "
        "and the goal Känna sig trygga"
    )
    told = space.run("validate", "--select", "SAM812", "--lang", "sv", "--today", TODAY).out
    assert "”Året” säger inget om aktiviteterna Kurs 1," in " ".join(told.split())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_there_however_its_letters_are_put_together(
    form: Literal["NFC", "NFD"], workspace: MakeSpace
) -> None:
    text = "document: {title: P, kind: strategy}\nappendices: {k: {title: K, file: bilägg/kartläggning.pdf}}\n"
    other: Literal["NFC", "NFD"] = "NFD" if form == "NFC" else "NFC"
    name = unicodedata.normalize(other, "plans/p/bilägg/kartläggning.pdf")
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": unicodedata.normalize(form, text), name: b"%PDF"})
    assert space.findings("empty-appendix") == []


def test_of_a_plan_by_itself_files_lie_beside_it(workspace: MakeSpace) -> None:
    text = (
        "document: {title: P, kind: strategy}\n"
        "appendices: {k: {title: K, file: karta.pdf}, e: {title: E, file: enkät.pdf}}\n"
    )
    space = workspace({"p.yaml": text, "karta.pdf": b"%PDF"})
    (found,) = space.findings("empty-appendix", plan="p.yaml")
    assert found["message"] == "The file enkät.pdf is not there (E)"


def test_the_words_of_an_audience_are_said_in_both_languages(plan: MakePlan) -> None:
    text = "groups: {g: {title: Unga, kind: reference, audience: children}}\n" + activities(
        ["k: {title: Kurs, audience: parents}", "c: {title: Chatt, audience: [parents, residents]}"]
    )
    space = plan(text)
    assert [each["message"] for each in space.findings("unvoiced-audience")] == [
        "1 activity is for residents, and no reference group speaks for them",
        "2 activities are for parents, and no reference group speaks for them",
    ]
    assert speech("sv").word("parents") == "föräldrar"


def big() -> dict[str, str]:
    """A plan with much of everything that these rules look at."""
    lines = [
        f"k{n}: {{title: Kurs {n}, from: 2027-01-01, audience: parents, ages: {n % 20}-{n % 20 + n % 7}, "
        f"cost: [{{sek: 100, year: {2020 + n % 20}}}, {{sek: 5, year: 2027, funding: f{n % 90}}}], "
        f"funding: f{n % 100}}}"
        for n in range(MANY)
    ]
    text = activities(lines)
    text += "funding:\n" + "".join(f"  f{n}: {{title: Fond {n}, amount: {{sek: 1, year: 2027}}}}\n" for n in range(100))
    text += "owners:\n" + "".join(f"  o{n}: {{title: Enhet {n}, part_of: o{max(0, n - 1)}}}\n" for n in range(200))
    text += "groups:\n  r: {title: R, kind: reference, audience: staff}\n" + "".join(
        f"  g{n}: {{title: Grupp {n}, kind: council, members: [o{n % 200}, o7], convener: o3, like: g{max(0, n - 1)}, "
        f"meets: {{at_least: 3, per: year}}, meetings: [2027-01-01], ages: {n % 20}-20}}\n"
        for n in range(300)
    )
    text += "follow_ups:\n  f: {title: F, date: 2027-09-20, activities: {"
    text += ", ".join(f"k{n}: {{status: done}}" for n in range(0, MANY, 2)) + "}}\n"
    document = (
        "document:\n  title: P\n  kind: strategy\n  ages: 0-20\n  age_groups: {a: {title: A, ages: 1-6}, "
        "b: {title: B, ages: 8-20}}\n"
    )
    return {"samverkan.yaml": "", "plans/p/plan.yaml": document + text}


def test_a_great_plan_is_looked_through(workspace: MakeSpace) -> None:
    space = workspace(big())
    session = Session(space.root, lang="en", today_text=TODAY)
    (checked,) = gathered(*session.workspace([]))
    assert checked.project is not None
    told: set[str] = set()
    for rule in RULES:
        if rule.family in ("groups", "document"):
            told.update(rule.code for _ in rule.check(checked.project, Given(session.today)))
    assert {"SAM702", "SAM703", "SAM704", "SAM708", "SAM709", "SAM811", "SAM812", "SAM813"} <= told
