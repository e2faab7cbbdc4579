"""`ballot`, `explain` and `replay` as commands of their own, and the help of `pick` in groups."""

from __future__ import annotations

import pytest

from tests.pick.councils import BALLOTS, Council

VOTED = ("--ballots", BALLOTS)


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (("--explain", "a"), "samverkan explain PLAN GOAL"),
        (("--replay",), "samverkan replay PLAN"),
        (("--ballot-form", "b.pdf"), "samverkan ballot PLAN -o FILE"),
    ],
)
def test_an_option_that_is_gone_says_what_to_type(council: Council, words: tuple[str, ...], instead: str) -> None:
    ran = council.space.run("pick", "p", *words, "--lang", "en")
    message = f"error: samverkan pick has no option {words[0]} any more\n  = Write {instead}\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)


@pytest.mark.parametrize(
    ("lang", "groups"),
    [
        ("en", ["Arguments", "What is picked", "How it is picked", "Limits", "What is written", "Options"]),
        ("sv", ["Uppgifter", "Vad som väljs", "Hur det väljs", "Gränser", "Vad som skrivs", "Tillval"]),
    ],
)
def test_help_stands_in_groups(council: Council, lang: str, groups: list[str]) -> None:
    lines = council.space.run("pick", "--help", "--lang", lang).out.splitlines()
    assert [line[:-1] for line in lines if line.endswith(":") and not line.startswith(" ")] == groups


def two_pickers(council: Council) -> None:
    council.vote()
    assert council.pick("--goal", "b,c", by="norr").code == 0


def test_the_last_period_and_all_who_picked_for_it(council: Council) -> None:
    two_pickers(council)
    ran = council.space.run("explain", "b", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line.startswith(("Centrala", "Rådet", "Beta"))] == [
        "Centrala rådet",
        "Beta was picked for 2027-2028, by votes (equal shares, 7 ballots):",
        "Rådet Norr",
        "Beta was picked for 2027-2028, by hand:",
    ]
    found = council.space.run("explain", "p", "b", "--format", "json").json["choices"]
    assert [(each["by"], each["picked"]) for each in found] == [("rådet", True), ("norr", True)]
    assert council.space.run("explain", "b", "--by", "norr", "--lang", "en").out == (
        "Beta was picked for 2027-2028, by hand:\n  It was picked by hand\n"
    )


def test_all_choices_are_made_again(council: Council) -> None:
    two_pickers(council)
    assert council.space.run("replay", *VOTED, "--lang", "en").out == (
        "Centrala rådet\nThe same again: 4 goals, and for the same reasons\n\n"
        "Rådet Norr\nThe same again: 2 goals, and for the same reasons\n"
    )
    council.rewrite_record({"binds": ["all"]}, by="norr")
    ran = council.space.run("replay", *VOTED, "--format", "json")
    assert (ran.code, ran.json["same"]) == (1, False)
    assert [(each["by"], each["same"]) for each in ran.json["choices"]] == [("rådet", True), ("norr", False)]


def test_who_has_no_record_is_said_and_passed_over(council: Council) -> None:
    council.vote()
    council.space.write({"plans/p/plan.yaml": council.text() + "      söder:\n        goals: [a]\n"})
    ran = council.space.run("replay", *VOTED, "--lang", "en")
    assert (ran.code, ran.err) == (0, "The plan names no record of what Rådet Söder picked for 2027-2028\n")


def test_nothing_was_picked(council: Council) -> None:
    for words, message in (
        (("--period", "2030"), "Nothing was picked for 2030"),
        (("--by", "norr"), "Rådet Norr has picked nothing"),
        (("--by", "norr", "--period", "2030"), "Rådet Norr has picked nothing for 2030"),
        (("--by", "nor"), "There is no owner or group called nor"),
    ):
        ran = council.space.run("explain", "p", "a", *words, "--lang", "en")
        assert ran.code == 2
        assert ran.err.startswith(f"error: {message}\n"), ran.err


def test_one_goal_is_explained_at_a_time(council: Council) -> None:
    ran = council.space.run("explain", "p", "a", "b", "--lang", "en")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: There is too much on the line: b")
    assert council.space.run("explain", "--lang", "en").code == 2
