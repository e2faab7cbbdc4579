"""A recorded choice made again: the same from the same, and what is said where it is not."""

from __future__ import annotations

import json

import pytest

from tests.pick.councils import BALLOTS, BANK, PLAN, VOTES, Council, csv

RECORD = "plans/p/records/2027-2028-rådet.json"


def again(council: Council, *words: str, code: int = 0) -> list[str]:
    """What is said of a choice that is made again; nothing is written."""
    before = council.files()
    ran = council.replay(*words)
    assert (ran.code, council.files()) == (code, before), ran
    return [*ran.err.splitlines(), " ".join(ran.out.split())]


def differs(council: Council, *words: str) -> list[str]:
    """The fields in which a choice that is made again differs."""
    ran = council.replay(*words, "--format", "json")
    assert ran.code == int(not ran.json["same"])
    (choice,) = ran.json["choices"]
    found: list[str] = choice["differs"]
    return found


SAME = "The same again: 4 goals, and for the same reasons"
VOTED = ("--ballots", BALLOTS)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--rule", "av"),
        ("--rule", "pav"),
        ("--lot", "x y"),
        ("--limit", "direction=harmed:1..", "--not-both", "c,d"),
        ("--rest", "1", "--exclude", "c"),
        ("--max-kept", "1", "--require", "h"),
        ("--binds", "all"),
        ("--wording", "c=Gamma, och mer"),
        ("--add", "ny=Något nytt", "--count", "3"),
        ("--put-in", "h=Därför", "--take-out", "c=Därför", "--count", "4"),
        ("--method", "optimise"),
    ],
    ids=" ".join,
)
def test_the_same_from_the_same(council: Council, words: tuple[str, ...]) -> None:
    assert council.vote(*words, count=None if "--count" in words else 4).code == 0
    assert again(council, *VOTED) == [SAME]
    assert council.replay(*VOTED, "--format", "json").json == {
        "version": 2,
        "plan": "p",
        "same": True,
        "choices": [
            {
                "period": "2027-2028",
                "by": "rådet",
                "same": True,
                "differs": [],
                "inputs": [],
                "goals": {"recorded": [*_ids(council)], "again": [*_ids(council)]},
            }
        ],
    }


def _ids(council: Council) -> list[str]:
    return [each["id"] for each in council.record()["goals"]]


def test_the_same_by_hand_and_by_weights(council: Council) -> None:
    council.pick("--goal", "h,b", "--at-most", "3", "--wording", "b=Beta igen")
    assert again(council) == ["The same again: 2 goals, and for the same reasons"]
    council.space.write({"v.csv": "goal,weight\na,3\nb,2\nh,1\n"})
    council.pick("--weights", "v.csv", "--count", "2", "--replace")
    assert again(council, "--weights", "v.csv") == ["The same again: 2 goals, and for the same reasons"]
    council.space.write({"v.csv": "goal,weight\na,3\nb,2\nh,1,\n"})
    assert again(council, "--weights", "v.csv", code=1)[0].startswith(
        "The file of weights is not the one that was used"
    )


def test_the_file_must_be_named_again(council: Council) -> None:
    council.vote()
    assert again(council, code=2)[:2] == [
        "error: The record keeps no ballots and no weights, only what tells one file from another",
        "  = Write --ballots and the file that was counted",
    ]


def test_faulty_ballots_are_left_out_again(council: Council) -> None:
    council.vote("--skip-invalid", votes={**VOTES, "8": "ab"})
    assert again(council, *VOTED) == [SAME]


def test_other_ballots(council: Council) -> None:
    council.vote()
    council.space.write({BALLOTS: csv(dict(sorted(VOTES.items(), reverse=True)))})
    assert again(council, *VOTED, code=1) == [
        "The file of ballots is not the one that was counted The same goals are picked The record differs from the "
        "choice made again in what it was made from"
    ]
    assert differs(council, *VOTED) == ["inputs"]
    council.space.write({BALLOTS: csv({**VOTES, "5": "ghe", "6": "ghe"})})
    assert council.replay(*VOTED).out.splitlines() == [
        "The file of ballots is not the one that was counted",
        "Now picked, and not then: Epsilon and Theta",
        "Picked then, and not now: Beta and Alfa",
        "The record differs from the choice made again in what it was made from, what it",
        "says of the goals that were picked and what it says of those that were not",
    ]


def test_a_bank_that_has_changed(council: Council) -> None:
    council.vote()
    council.space.write({BANK: council.text(BANK).replace("ages: 0-6", "ages: 0-8")})
    assert again(council, *VOTED, code=1)[0].startswith(
        "The bank is not what it was: goals have come, gone or changed The same goals are picked "
    )
    assert differs(council, *VOTED) == ["inputs", "goals"]


def test_a_bank_with_another_order(council: Council) -> None:
    council.vote()
    lines = council.text(BANK).splitlines(keepends=True)
    council.space.write({BANK: "".join([lines[0], *reversed(lines[1:])])})
    assert again(council, *VOTED, code=1)[0].startswith("The bank is not what it was")


def test_earlier_periods_that_have_changed(council: Council) -> None:
    council.vote()
    council.space.write({PLAN: council.text().replace("goals: [a, d]", "goals: [b]")})
    said = again(council, *VOTED, code=1)[0]
    assert said.startswith("What was picked for earlier periods is not what it was")


RULE = {"name": "equal-shares", "version": 1}
CHANGES: list[tuple[tuple[str | int, ...], object, list[str]]] = [
    (("goals", 3), None, ["goals", "selection"]),
    (("limits",), ["--count 3"], ["goals", "passed"]),
    (("by_hand",), [{"goal": "h", "change": "in", "by": "rådet", "why": "x"}], ["goals", "passed"]),
    (("rule", "name"), "av", ["goals", "passed"]),
    (("rule", "version"), 9, ["rule"]),
    (("binds",), ["all"], ["binds"]),
    (("period", "until"), "2029-12-31", ["period"]),
    (("plan",), "q", ["plan"]),
    (("by",), "norr", ["by"]),
    (("inputs", "ballots", "count"), 8, ["inputs"]),
    (("inputs", "ballots", "sha256"), "0" * 64, ["inputs"]),
    (("goals", 0, "support"), "9", ["goals"]),
    (("passed", 0, "title"), "Något annat", ["passed"]),
    (("ties", "lot"), "1", ["ties"]),
]


@pytest.mark.parametrize(("route", "value", "fields"), CHANGES, ids=lambda each: str(each))
def test_a_record_that_was_changed_by_hand(
    council: Council, route: tuple[str | int, ...], value: object, fields: list[str]
) -> None:
    council.vote()
    record = council.record()
    inside = record
    for key in route[:-1]:
        inside = inside[key]  # type: ignore[index]
    if value is None:
        del inside[route[-1]]  # type: ignore[arg-type]
    else:
        inside[route[-1]] = value  # type: ignore[index]
    council.space.write({RECORD: json.dumps(record)})
    assert differs(council, *VOTED) == fields
    assert again(council, *VOTED, code=1)


def test_a_newer_rule_is_said(council: Council) -> None:
    council.vote()
    council.rewrite_record({"rule": {"name": "equal-shares", "version": 9}})
    assert again(council, *VOTED, code=1) == [
        "The votes were counted by version 9 of the rules, and this program has version 1 The same goals are picked "
        "The record differs from the choice made again in the rule"
    ]


def test_a_plan_that_was_changed_by_hand_after_the_choice(council: Council) -> None:
    council.vote()
    council.space.write({PLAN: council.text().replace("          - b\n", "          - h\n")})
    assert again(council, *VOTED, code=1) == [f"{SAME} The goals in the plan are not those of the record"]
    assert differs(council, *VOTED) == ["selection"]


def test_limits_that_cannot_be_met_any_more(council: Council) -> None:
    council.vote("--limit", "direction=harmed:2..", "--require", "h")
    council.space.write({BANK: council.text(BANK).replace("Eta, direction: harmed", "Eta, direction: at-risk")})
    assert again(council, *VOTED, code=1) == [
        "error: at least 2 of harmed is more than the bank has",
        "  = Instead of “at least 2 of harmed”, ask for at least 1",
        "The choice cannot be made again from what there is now",
    ]
    (told,) = council.replay(*VOTED, "--format", "json").json["choices"]
    assert (told["same"], told["goals"]["again"]) == (False, None)
    assert told["inputs"] == ["The choice cannot be made again from what there is now"]


def test_goals_that_are_gone(council: Council) -> None:
    council.vote("--exclude", "h")
    council.space.write(
        {BANK: "".join(line for line in council.text(BANK).splitlines(keepends=True) if "  h:" not in line)}
    )
    said = again(council, *VOTED, code=1)
    assert said[0] == "error: There is no goal called h"
    assert said[-1] == "The choice cannot be made again from what there is now"


def test_a_goal_that_was_added_and_then_worded_anew(council: Council) -> None:
    council.vote("--add", "ny=Något nytt")
    assert again(council, *VOTED) == ["The same again: 5 goals, and for the same reasons"]
    council.space.write({BANK: council.text(BANK).replace("Något nytt", "Något annat")})
    assert differs(council, *VOTED) == ["goals"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the whole: "),
        (b"{}", "version: Field required"),
        (b"[" * 100_000, "the whole: "),
        (b'{"version": 0}', "version: "),
        (b'{"version": "2"}', "version: "),
        (b"\xff\xfe", "the whole: "),
    ],
)
def test_a_record_that_is_none(council: Council, raw: bytes, said: str) -> None:
    council.vote()
    council.space.write({RECORD: raw})
    for ran in (council.replay(*VOTED), council.explain("a")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"error: The record {RECORD} cannot be read: {said}")
        assert ran.err.endswith("  = Get it back from git: it is written by the program and not by hand\n")


def test_a_record_of_a_later_program_is_named_as_that(council: Council) -> None:
    council.vote()
    council.space.write({RECORD: b'{"version": 2, "goals": 7}'})
    for ran in (council.replay(*VOTED), council.explain("a")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {RECORD} was made by a later samverkan than this one (")


@pytest.mark.parametrize("number", ["1/0", "x", "9" * 5000, "1/" + "9" * 5000, "", "0x1", "1/-2", "٣"])
def test_a_number_that_is_none(council: Council, number: str) -> None:
    council.vote()
    record = council.record()
    record["goals"][0]["value"] = number
    council.space.write({RECORD: json.dumps(record)})
    ran = council.explain(record["goals"][0]["id"])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: The record {RECORD} cannot be read: goals.0.value: ")


@pytest.mark.parametrize("name", ["../../../outside.json", "/etc/passwd", "records", "nowhere.json"])
def test_a_record_that_is_named_elsewhere_is_not_there(council: Council, name: str) -> None:
    council.vote()
    (council.root.parent / "outside.json").write_text("{}", encoding="utf-8")
    council.space.write({PLAN: council.text().replace("records/2027-2028-rådet.json", name)})
    ran = council.explain("a")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: The record ")
    assert " is not there\n" in ran.err


def test_nothing_was_picked(council: Council) -> None:
    assert again(council, code=2)[0] == "error: Centrala rådet has picked nothing for 2027-2028"
