"""What those who decide may do beside picking: word goals anew, add some, and change what a count gave."""

from __future__ import annotations

import pytest

from tests.pick.councils import BANK, PLAN, Council
from tests.workspaces import Ran


def said(ran: Ran) -> list[str]:
    """What is said when nothing is picked."""
    assert (ran.code, ran.out) == (2, ""), ran
    return ran.err.splitlines()


def test_an_adopted_wording_stands_with_the_goal(council: Council) -> None:
    ran = council.vote("--wording", 'c=Våga säga "nej", alltid', "--wording", "b= Känna  sig trygga ")
    assert (ran.code, ran.err) == (0, "")
    assert '  1. Våga säga "nej", alltid (c)\n' in ran.out
    assert "     It was adopted as “Känna sig trygga”\n" in ran.out
    assert council.text().endswith(
        "        goals:\n"
        "          - goal: c\n"
        '            title: Våga säga "nej", alltid\n'
        "          - d\n"
        "          - goal: b\n"
        "            title: Känna sig trygga\n"
        "          - a\n"
        "        record: records/2027-2028-rådet.json\n"
    ), council.text()
    goals = {each["id"]: each for each in council.record()["goals"]}
    assert (goals["c"]["title"], goals["c"]["wording"]) == ("Gamma", 'Våga säga "nej", alltid')
    assert goals["a"]["wording"] is None
    assert council.reasons("b")[-1] == "It was adopted as “Känna sig trygga”"
    assert council.space.validate("--fail-on", "error").code == 0


def test_a_wording_stays_until_another_is_adopted(council: Council) -> None:
    council.vote("--wording", "c=Första", "--wording", "b=Beta igen")
    council.vote("--wording", "c=Andra", "--replace")
    assert "title: Andra" in council.text()
    assert "Första" not in council.text()
    assert "title: Beta igen" in council.text()
    assert {each["id"]: each["wording"] for each in council.record()["goals"]} == {
        "c": "Andra",
        "d": None,
        "b": "Beta igen",
        "a": None,
    }


@pytest.mark.parametrize(
    "words",
    [
        ("--wording", "c=Gamma igen"),
        ("--add", "ny=Något nytt"),
        ("--put-in", "h=Därför", "--take-out", "a=Därför"),
        ("--wording", "ny=Nytt", "--add", "ny=Något nytt"),
        ("--put-in", "h=Därför", "--wording", "h=Theta igen"),
        ("--binds", "norr,söder", "--decided", "2026-12-02"),
        ("--limit", "direction=harmed:1.."),
        ("--lot", "3"),
    ],
    ids=" ".join,
)
def test_the_same_command_twice_changes_nothing(council: Council, words: tuple[str, ...]) -> None:
    first = council.vote(*words)
    assert first.code == 0
    before = council.files()
    ran = council.vote(*words, "--replace")
    assert ran.code == 0, ran
    assert (ran.out.splitlines()[-1], ran.err) == (
        "All of this stands in the plan already; nothing was written",
        first.err,
    )
    assert council.files() == before
    assert council.vote(*words, "--replace", "--dry-run").err.endswith(
        "All of this stands in the plan already; nothing was written\n"
    )
    assert said(council.vote(*words))[0] == "error: Centrala rådet has picked goals for 2027-2028 already"
    assert council.files() == before


def test_an_added_goal_goes_into_the_bank_and_the_choice(council: Council) -> None:
    before = council.text(BANK)
    ran = council.vote("--add", "ny=Något nytt", "--add", "mer= Mer  av det ")
    assert (ran.code, ran.err) == (
        0,
        "With what was changed by hand a limit is not kept any more: 6 goals are picked, and there are to be 4\n",
    )
    assert council.text(BANK) == before + (
        "  ny:\n    title: Något nytt\n    origin: added\n  mer:\n    title: Mer av det\n    origin: added\n"
    )
    assert council.text().endswith(
        "          - a\n          - ny\n          - mer\n        record: records/2027-2028-rådet.json\n"
    )
    assert "  5. Något nytt (ny)\n     Those who picked added it to the bank\n" in ran.out
    assert [each["added"] for each in council.record()["goals"]] == [False] * 4 + [True] * 2
    assert council.reasons("ny") == ["Those who picked added it to the bank"]
    assert council.space.validate("--fail-on", "error").code == 0


def test_an_added_goal_counts_where_goals_are_picked_by_hand(council: Council) -> None:
    assert council.pick("--goal", "a", "--add", "ny=Nytt", "--count", "2").code == 0
    assert [each["id"] for each in council.record()["goals"]] == ["a", "ny"]
    assert council.pick("--add", "bara=Bara detta", period="2029").code == 0
    assert council.picked("2029") == "bara"


def test_a_goal_that_was_added_is_in_the_bank_the_next_time(council: Council) -> None:
    council.pick("--add", "ny=Nytt")
    assert council.vote(votes={"1": ["ny", "a", "b"], "2": ["ny", "c", "d"]}, count=1, period="2029").code == 0
    assert council.picked("2029") == "ny"
    assert not council.record("2029")["goals"][0]["added"]
    assert council.record("2029")["goals"][0]["kept"]


@pytest.mark.parametrize(
    ("words", "error", "help"),
    [
        (("--add", "Nytt=Nytt"), "Nytt is no id", "Write nytt"),
        (("--add", "Ett nytt=Ett nytt"), "Ett nytt is no id", "Write ett-nytt"),
        (("--add", "a=Nytt"), "The bank has a goal a already: Alfa", "Pick that one with --goal, or give the new one"),
        (("--add", "ny"), "ny is not of the form ID=TEXT", 'Write for example --add trygg-fritid="..."'),
        (("--add", "ny="), "ny= is not of the form ID=TEXT", 'Write for example --add trygg-fritid="..."'),
        (("--wording", "a=x", "--wording", "a=y"), "--wording is given twice for a", "Leave one of them out"),
        (("--wording", "h=x"), "h is not among the goals that are picked", "Leave --wording out"),
        (("--wording", "y=x"), "There is no goal called y", "Write the id that it stands under in the plan"),
        (("--put-in", "c=x"), "c is picked already", "Leave --put-in out"),
        (("--put-in", "y=x"), "There is no goal called y", "Write the id that it stands under in the plan"),
        (("--take-out", "h=x"), "h was not picked", "Leave --take-out out"),
        (("--take-out", "h"), "h is not of the form ID=TEXT", 'Write for example --take-out trygg-fritid="..."'),
    ],
)
def test_what_cannot_be_adjusted_is_said(council: Council, words: tuple[str, ...], error: str, help: str) -> None:
    before = council.files()
    first, second = said(council.vote(*words))
    assert first == f"error: {error}"
    assert second.startswith(f"  = {help}")
    assert council.files() == before


def test_goals_put_in_and_taken_out_stand_with_who_and_why(council: Council) -> None:
    ran = council.vote(
        "--put-in", "h=Enkäten visar på oro", "--take-out", "a=Görs av regionen", "--put-in", "v=Vila är slut"
    )
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "Vilar is resting, and is picked all the same",
        "With what was changed by hand a limit is not kept any more: 5 goals are picked, and there are to be 4",
    ]
    assert council.text().endswith(
        "          - b\n"
        "          - goal: h\n"
        "            why: Enkäten visar på oro\n"
        "          - goal: v\n"
        "            why: Vila är slut\n"
        "        record: records/2027-2028-rådet.json\n"
    )
    assert council.record()["by_hand"] == [
        {"goal": "h", "change": "in", "by": "rådet", "why": "Enkäten visar på oro"},
        {"goal": "v", "change": "in", "by": "rådet", "why": "Vila är slut"},
        {"goal": "a", "change": "out", "by": "rådet", "why": "Görs av regionen"},
    ]
    passed = {each["id"]: each for each in council.record()["passed"]}
    assert (passed["a"]["round"], passed["a"]["step"], passed["a"]["support"]) == (4, "load", "3")
    assert "h" not in passed


def test_a_change_by_hand_that_breaks_a_limit_is_said_and_not_refused(council: Council) -> None:
    ran = council.vote("--limit", "direction=overall:2..", "--take-out", "b=Görs av regionen")
    kept = "With what was changed by hand a limit is not kept any more"
    assert (ran.code, ran.err.splitlines()) == (
        0,
        [
            f"{kept}: 3 goals are picked, and there are to be 4",
            f"{kept}: 1 goal of overall is picked, and there are to be at least 2",
        ],
    )


def test_all_cannot_be_taken_out(council: Council) -> None:
    assert said(council.vote("--take-out", "c=x", count=1)) == ["error: No goal is left", "  = Pick at least one"]


def test_replacing_puts_each_change_where_it_belongs(council: Council) -> None:
    council.vote("--put-in", "h=Därför", "--wording", "c=Gamma igen")
    text = council.text().replace("          - d\n", "          - d  # gick igenom med knapp marginal\n")
    council.space.write({PLAN: text})
    assert council.vote("--put-in", "g=Också", "--take-out", "d=Görs redan", "--replace").code == 0
    assert council.text() == text.replace("          - d  # gick igenom med knapp marginal\n", "").replace(
        "          - goal: h\n            why: Därför\n", "          - goal: g\n            why: Också\n"
    )
    assert council.picked() == "cbag"
