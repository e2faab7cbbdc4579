"""Votes, weights and limits through the real command: what is picked, what is refused, and what is said."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.pick.record import exact
from tests.pick.councils import BALLOTS, PLAN, VOTES, Council, csv

ROWS = "voter,goal\n" + "".join(f"{voter},{goal}\n" for voter, goals in VOTES.items() for goal in goals)
TITLES = {"a": "Alfa", "b": "Beta", "c": "Gamma", "d": "Delta", "e": "Epsilon", "f": "Zeta", "g": "Eta", "h": "Theta"}


def refused(council: Council, *words: str, code: int = 2, **given: str) -> list[str]:
    """What is said when nothing is picked; nothing is written then, and nothing stands on stdout."""
    before = council.files()
    ran = council.pick(*words, **given)
    assert (ran.code, ran.out) == (code, ""), ran
    assert council.files() == before
    return ran.err.splitlines()


def test_a_vote_is_counted_written_and_told(council: Council) -> None:
    ran = council.vote("--binds", "all", "--decided", "2026-12-02", "--section", "§ 4")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:16] == [
        "Centrala rådet has picked 4 goals for 2027-2028, by votes (equal shares, 7",
        "ballots):",
        "  A goal costs 1, and every vote had 0.571 to spend; a goal is bought by those",
        "  who ticked it",
        "  Limit: 4 goals in all",
        "  1. Gamma (c)",
        "     4 voters ticked it and bought it together: each of them paid 0.25",
        "  2. Delta (d)",
        "     4 voters ticked it and bought it together: each of them paid 0.25",
        "     It was picked for the period before too",
        "  3. Beta (b)",
        "     3 voters ticked it and bought it together: each of them paid 0.333",
        "  4. Alfa (a)",
        "     3 voters ticked it. No goal could be bought any more; with this one each of",
        "     them has borrowed 0.095, the least that was possible",
        "     It was picked for the period before too",
    ]
    assert "Goals by direction (4)" in ran.out
    assert ran.out.endswith(
        "It binds every group\nWritten and read back: plans/p/records/2027-2028-rådet.json and\nplans/p/plan.yaml\n"
    )
    assert council.text().endswith(
        "  2027-2028:\n    from: 2027-01-01\n    until: 2028-12-31\n    selections:\n      rådet:\n"
        "        method: vote\n        decided:\n          date: 2026-12-02\n          section: § 4\n"
        "        binds: all\n        goals:\n          - c\n          - d\n          - b\n          - a\n"
        "        record: records/2027-2028-rådet.json\n"
    )


@pytest.mark.parametrize(
    ("rule", "picked"),
    [("equal-shares", "cdba"), ("seq-phragmen", "cbda"), ("seq-pav", "cbda"), ("pav", "cdba"), ("av", "cdbe")],
)
def test_each_rule_through_the_command(council: Council, rule: str, picked: str) -> None:
    ran = council.vote("--rule", rule)
    assert (ran.code, ran.err) == (0, "")
    assert council.picked() == picked
    assert council.record()["rule"] == {"name": rule, "version": 1}


@pytest.mark.parametrize(
    "ballots",
    [
        ROWS.encode(),
        csv().encode(),
        ("\ufeff" + ROWS.replace(",", ";").replace("\n", "\r\n")).encode(),
        ("\ufeff" + csv().replace(";", "|").replace(",", ";").replace("\n", "\r\n")).encode(),
        (
            "voter,goal\n"
            + "".join(f'"{v}","{TITLES[goal].upper()}"\n' for v, goals in VOTES.items() for goal in goals)
        ).encode(),
        ROWS.replace("voter,goal", "Röstande\tMål").replace(",", "\t").encode(),
        ROWS.replace("\n", "\r").encode(),
    ],
    ids=["ticks", "together", "ticks of Windows", "together of Windows", "titles in quotes", "tabs", "old Mac"],
)
def test_ballots_in_every_layout_give_the_same(council: Council, ballots: bytes) -> None:
    council.space.write({BALLOTS: ballots})
    assert council.pick("--ballots", BALLOTS, "--count", "4").code == 0
    assert council.picked() == "cdba"
    told = council.record()["inputs"]["ballots"]
    assert (told["count"], told["votes"], told["invalid"], told["min_ticks"]) == (7, "7", 0, 3)


def test_the_file_is_found_from_where_the_user_stands(council: Council) -> None:
    council.space.write({"plans/p/underlag/r.csv": csv()})
    asked = ("pick", "--period", "2027", "--by", "rådet", "--ballots", "underlag/r.csv", "--count", "4")
    assert council.space.run(*asked, here="plans/p").code == 0


FAULTY = "voter,goals\n1,c;d;e;f\n2,c;d;y\n3,c;d\n1,c;d;e\n4,c;d;v\n5,a;b;g\n6,a;b;g\n,a;b;g\n7,a;b;b\n8,a;b;c,extra\n"


def test_faults_in_ballots_are_told_with_their_rows_all_at_once(council: Council) -> None:
    council.space.write({BALLOTS: FAULTY})
    assert refused(council, "--ballots", BALLOTS, "--count", "4", code=1) == [
        "error: röster.csv, row 3: There is no goal called y",
        "  = Write a goal's id or its title",
        "error: röster.csv, row 4: 3 has ticked 2 goals, and at least 3 are to be",
        "  = Let the voter tick more, or lower --min-ticks",
        "error: röster.csv, row 5: 1 has voted already, in row 2",
        "  = Keep one of the two ballots",
        "error: röster.csv, row 6: Vilar cannot be picked: it is resting",
        "  = Take it away from the ballot, or make the goal active in the bank",
        "error: röster.csv, row 9: There are ticks, and no voter",
        "  = Write a name or a number for each voter",
        "error: röster.csv, row 10: 7 has ticked Beta twice",
        "  = Take one of the ticks away",
        "error: röster.csv, row 11: The row has 3 cells, and the heading 2",
        "  = Put quotation marks around a cell that holds ,",
        "Nothing was counted. Correct the ballots, or leave faulty ones out with --skip-invalid",
    ]


def test_faults_as_json(council: Council) -> None:
    council.space.write({BALLOTS: FAULTY})
    ran = council.pick("--ballots", BALLOTS, "--count", "4", "--format", "json")
    assert ran.code == 1
    assert [each["row"] for each in ran.json["faults"]] == [3, 4, 5, 6, 9, 10, 11]
    assert (ran.json["written"], ran.json["outcome"], ran.json["goals"]) == (False, None, [])


def test_faulty_ballots_may_be_left_out_and_how_many_is_recorded(council: Council) -> None:
    council.space.write({BALLOTS: FAULTY})
    ran = council.pick("--ballots", BALLOTS, "--count", "2", "--skip-invalid")
    assert (ran.code, ran.err) == (0, "7 faulty ballots were left out\n")
    told = council.record()["inputs"]["ballots"]
    assert (told["count"], told["invalid"]) == (2, 7)
    assert council.picked() == "bg"


def test_a_file_that_breaks_off_is_never_counted(council: Council) -> None:
    council.space.write({BALLOTS: csv() + '8,"a;b;g\n9,a;b;g\n'})
    said = refused(council, "--ballots", BALLOTS, "--count", "4", "--skip-invalid", code=1)
    assert said[0] == "error: röster.csv, row 9: A quotation mark is not closed, or stands in the middle of a cell"


def test_many_faults_are_told_in_part(council: Council) -> None:
    council.space.write({BALLOTS: "voter,goal\n" + "".join(f"{n},mål {n}\n" for n in range(30))})
    said = refused(council, "--ballots", BALLOTS, "--count", "4", "--min-ticks", "1", code=1)
    assert len(said) == 42
    assert said[-2] == "and 10 more"


def test_ballots_without_a_ballot(council: Council) -> None:
    council.space.write({BALLOTS: "voter,goals\n"})
    assert refused(council, "--ballots", BALLOTS, "--count", "4") == [
        "error: There is no ballot in röster.csv",
        "  = Put the votes into it",
    ]
    council.space.write({BALLOTS: "voter,goals\n1,y\n"})
    assert refused(council, "--ballots", BALLOTS, "--count", "4", "--skip-invalid")[0] == (
        "error: There is no ballot in röster.csv"
    )


def test_a_vote_needs_ballots_and_a_number(council: Council) -> None:
    assert refused(council, "--method", "vote", "--count", "4")[0] == "error: There are no votes to count"
    assert refused(council, "--ballots", BALLOTS) == [
        "error: It must be said how many goals the voters pick together",
        "  = Write --count and the number, or --at-most",
    ]


def test_weights_of_voters_count(council: Council) -> None:
    council.space.write(
        {BALLOTS: csv(weights={voter: "1" if voter < "5" else "2,5" for voter in VOTES}).replace("2,5", '"2,5"')}
    )
    assert council.pick("--ballots", BALLOTS, "--count", "3", "--rule", "av").code == 0
    assert council.picked() == "bag"
    assert council.record()["inputs"]["ballots"]["votes"] == "23/2"
    assert council.reasons("b") == ["3 voters with 7.5 of the votes ticked it"]
    assert council.reasons("c") == ["4 voters with 4 of the votes ticked it", "Eta, which was picked last, has 5 votes"]


def test_what_voters_of_different_weight_paid_is_told_by_the_vote(council: Council) -> None:
    votes = {"1": "abc", "2": "abc", "3": "cde", "4": "efg"}
    council.space.write({BALLOTS: csv(votes, {"1": "3", "2": "1", "3": "2", "4": "2"})})
    assert council.pick("--ballots", BALLOTS, "--count", "4").code == 0
    for goal in council.record()["goals"]:
        if goal["step"] == "share":
            assert sum(Fraction(each["votes"]) * Fraction(each["each"]) for each in goal["paid"]) == 1
    assert council.picked()[:3] == "cbe"
    assert (
        council.reasons("c")[0] == "3 voters with 6 of the votes ticked it and bought it together: each vote paid 0.167"
    )


WEIGHTS = 'goal,weight\na,3\nb,3\nc,1\nDelta,2\ne,"2,5"\n'


def test_the_greatest_weight_is_picked_within_limits(council: Council) -> None:
    council.space.write({"vikter.csv": WEIGHTS})
    ran = council.pick("--weights", "vikter.csv", "--count", "3", "--limit", "audience=parents:..1")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(council.picked()) == ["b", "d", "e"]
    assert "The price of the limits: the set is worth 7.5, and without them the best is worth 8.5" in " ".join(
        ran.out.split()
    )
    assert council.record()["inputs"]["weights"].keys() == {"sha256"}


def test_ballots_may_be_the_weights(council: Council) -> None:
    assert council.vote("--method", "optimise", count=3).code == 0
    assert council.picked() == "cdb"
    assert council.record()["price"] is None


def test_what_is_wrong_with_weights_is_told(council: Council) -> None:
    council.space.write({"vikter.csv": "goal,weight\na,-1\ny,2\n"})
    assert refused(council, "--weights", "vikter.csv", "--count", "3", code=1) == [
        "error: vikter.csv, row 2: -1 is no weight",
        "  = Write a number from 0 up, for example 1 or 2,5",
        "error: vikter.csv, row 3: There is no goal called y",
        "  = Write a goal's id or its title",
        "Nothing was picked",
    ]
    assert (
        refused(council, "--method", "optimise", "--count", "3")[0] == "error: It must be said what the goals are worth"
    )
    council.space.write({"vikter.csv": WEIGHTS})
    assert refused(council, "--weights", "vikter.csv")[0] == "error: It must be said how many goals are to be picked"


def test_weights_that_floating_point_cannot_hold_are_refused(council: Council) -> None:
    council.space.write({"vikter.csv": "goal,weight\na,0.0000001\nb,1000000\n"})
    assert refused(council, "--weights", "vikter.csv", "--count", "1") == [
        "error: The weights are too great, or divided too finely, to be counted with certainty",
        "  = Round them to fewer decimals",
    ]


def test_numbers_that_could_not_be_read_again_are_refused() -> None:
    assert exact(f"1/1{'0' * 3000}") == Fraction(1, 10**3000)
    for number in (Fraction(10**5000), Fraction(1, 10**5000)):
        with pytest.raises(UserError):
            exact(number)


def test_a_conflict_is_told_with_ways_out(council: Council) -> None:
    limits = ("--limit", "direction=at-risk:2..", "--limit", "direction=harmed:2..", "--require", "a")
    assert refused(council, "--ballots", BALLOTS, "--count", "4", *limits, code=1) == [
        "error: at least 2 of at-risk, at least 2 of harmed and Alfa is picked do not fit into 4",
        "  = Instead of “at most 4 goals in all”, allow 5",
        "  = Instead of “at least 2 of at-risk”, ask for at least 1",
        "  = Instead of “at least 2 of harmed”, ask for at least 1",
        "  = Leave out --require a",
    ]
    ran = council.pick("--ballots", BALLOTS, "--count", "4", *limits, "--format", "json")
    assert ran.code == 1
    assert ran.json["conflict"]["limits"] == [
        "at most 4 goals in all",
        "at least 2 of at-risk",
        "at least 2 of harmed",
        "Alfa is picked",
    ]
    assert len(ran.json["conflict"]["help"]) == 4


def test_a_limit_that_the_bank_cannot_meet(council: Council) -> None:
    assert refused(council, "--ballots", BALLOTS, "--count", "4", "--limit", "direction=harmed:3..", code=1) == [
        "error: at least 3 of harmed is more than the bank has",
        "  = Instead of “at least 3 of harmed”, ask for at least 2",
    ]
    assert refused(council, "--ballots", BALLOTS, "--count", "4", "--limit", "dimension=have:1..", code=1)[1] == (
        "  = Leave out --limit dimension=have:1.."
    )
    assert refused(council, "--ballots", BALLOTS, "--count", "9", code=1)[0] == (
        "error: There are to be at least 9 goals in all, and no more than 8 can be picked"
    )


def test_a_goal_that_is_not_active_cannot_be_required(council: Council) -> None:
    assert refused(council, "--ballots", BALLOTS, "--count", "4", "--require", "v") == [
        "error: Vilar cannot be picked: it is not active",
        "  = Make it active in the bank, or put it in after the count with --put-in",
    ]


def test_limits_make_another_rule_of_it_and_that_is_said(council: Council) -> None:
    ran = council.vote("--rule", "av", "--limit", "direction=harmed:1..")
    assert (ran.code, ran.err) == (0, "Under limits votes are counted by pav, and not by av\n")
    assert council.record()["rule"]["name"] == "pav"
    price = council.record()["price"]
    assert (price["picked"], price["without"]) == ("10", "21/2")
    assert "The price of the limits: the set is worth 10, and without them the best is worth 10.5" in " ".join(
        ran.out.split()
    )
    ran = council.vote("--limit", "direction=universal:1..", "--replace")
    assert "The limits cost nothing: the best set without them is worth as much, 10.5" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--goal", "a", "--rule", "av"), "--rule"),
        (("--goal", "a", "--lot", "1"), "--lot"),
        (("--goal", "a", "--put-in", "b=därför"), "--put-in"),
        (("--goal", "a", "--take-out", "a=därför"), "--take-out"),
        (("--goal", "a", "--skip-invalid"), "--skip-invalid"),
        (("--goal", "a", "--method", "manual", "--ballots", BALLOTS), "--ballots"),
        (("--goal", "a", "--ballots", BALLOTS, "--count", "4"), "--goal"),
        (("--weights", "v.csv", "--ballots", BALLOTS, "--count", "4"), "--weights"),
        (("--weights", "v.csv", "--rule", "av", "--count", "4"), "--rule"),
        (("--weights", "v.csv", "--goal", "a", "--count", "4"), "--goal"),
    ],
)
def test_what_would_have_no_effect_is_refused(council: Council, words: tuple[str, ...], option: str) -> None:
    said = refused(council, *words)
    assert said[0].startswith(f"error: {option} has no meaning where goals are picked ")
    assert len(said) == 2


def test_weights_come_from_one_file(council: Council) -> None:
    said = refused(council, "--method", "optimise", "--weights", "v.csv", "--ballots", BALLOTS, "--count", "4")
    assert said == ["error: --weights and --ballots cannot both be given", "  = Leave one of them out"]


# --- files that are none


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _large(path: Path) -> None:
    path.write_bytes(b"voter,goal\n" + b"1,a\n" * (3 << 20))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_device, "{} is a link that leads out of the workspace"),
        (Path.mkdir, "{} is not a regular file"),
        (os.mkfifo, "{} is not a regular file"),
        (_large, "The file {} is larger than 8 MB"),
        (lambda path: path.symlink_to(path.name), "The file {} cannot be read: "),
        (lambda _: None, "The file {} cannot be read: it is not there"),
    ],
    ids=["device", "folder", "pipe", "huge", "loop", "nothing"],
)
@pytest.mark.parametrize("option", ["--ballots", "--weights"])
def test_a_file_that_is_none(council: Council, make: Callable[[Path], None], said: str, option: str) -> None:
    path = council.root / "underlag.csv"
    make(path)
    (first, *_) = refused(council, option, "underlag.csv", "--count", "4")
    assert first.startswith("error: " + said.format(path))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "The character U+001A is not allowed in a plan"),
        (b"voter,goal\n1,a\x1b[2J\n", "The character U+001B is not allowed in a plan"),
    ],
    ids=["picture", "escape"],
)
def test_a_file_that_is_no_text(council: Council, raw: bytes, said: str) -> None:
    council.space.write({BALLOTS: raw})
    (first, *_) = refused(council, "--ballots", BALLOTS, "--count", "4")
    assert first.startswith("error: röster.csv: ")
    assert said in first


HOSTILE: dict[str, Callable[[int], str]] = {
    "a cell of a million letters": lambda k: "voter,goal\n1," + "a" * (1_000_000 // k) + "\n",
    "a quote that is never closed": lambda k: 'voter,goal\n1,"a\n' + "2,b\n" * (50_000 // k),
    "50,000 unknown goals": lambda k: "voter,goal\n" + "".join(f"{n},y{n}\n" for n in range(50_000 // k)),
    "a million columns": lambda k: "voter,goal" + ",x" * (300_000 // k) + "\n1,a\n",
    "a heading a million times": lambda k: "voter,goal," * (100_000 // k) + "\n1,a\n",
    "a million cells in a row": lambda k: "voter,goal\n1,a" + "," * (1_000_000 // k) + "x\n",
    "a voter with a million ticks": lambda k: "voter,goals\n1," + "a;" * (60_000 // k) + "b\n",
    "a voter on a thousand lines": lambda k: 'voter,goal\n"' + "x\n" * (1_000 // k) + '",y\n',
    "line ends alone": lambda k: "\n" * (500_000 // k),
}
"""Each by a name, with what makes it: so much of it divided by `k`."""
TENTH, ALL = 10, 1


@pytest.mark.parametrize("share", [TENTH, pytest.param(ALL, marks=pytest.mark.long)], ids=["tenth", "all"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_few_words(council: Council, name: str, share: int) -> None:
    council.space.write({BALLOTS: HOSTILE[name](share)})
    run = council.space.command if share == ALL else council.space.run
    ran = run("pick", "--period", "2027", "--by", "rådet", "--ballots", BALLOTS, "--count", "4", "--lang", "en")
    assert ran.code == 1, ran
    assert ran.out == ""
    assert ran.err.startswith("error: röster.csv, row ")
    assert len(ran.err) < 10_000
    assert (ran.cpu < 20, ran.megabytes < 700) == (True, True)


@pytest.mark.long
def test_sixty_thousand_ticks_are_counted(council: Council) -> None:
    council.space.write({BALLOTS: "voter,goal\n" + "".join(f"{n},{goal}\n" for n in range(20_000) for goal in "abc")})
    ran = council.space.command("pick", "--period", "2027", "--by", "rådet", "--ballots", BALLOTS, "--count", "2")
    assert ran.code == 0
    assert ran.cpu < 20


def test_a_plan_with_errors_is_refused_before_anything_is_counted(council: Council) -> None:
    council.space.write({"plans/p/slarv.yaml": "log: [{title: x, owners: ingen}]\n"})
    assert refused(council, "--ballots", "none.csv", "--count", "4", code=1)[-1] == (
        "Nothing was picked: correct these errors in p first"
    )


def test_a_dry_run_tells_the_outcome_and_writes_nothing(council: Council) -> None:
    before = council.files()
    ran = council.vote("--dry-run")
    assert (ran.code, ran.err) == (0, "Nothing was written\n")
    assert "  1. Gamma (c)\n" in ran.out
    assert f"\nThe record would be plans/p/records/2027-2028-rådet.json\n\n--- {PLAN}\n+++ {PLAN}\n" in ran.out
    assert council.files() == before


def test_the_outcome_as_json(council: Council) -> None:
    ran = council.vote("--format", "json")
    assert ran.code == 0
    told = ran.json
    assert told["outcome"] == council.record()
    assert [each["id"] for each in told["goals"]] == ["c", "d", "b", "a"]
    assert (told["record"], told["file"], told["written"]) == ("plans/p/records/2027-2028-rådet.json", PLAN, True)
    assert told["diff"].startswith("--- /dev/null\n+++ plans/p/records/2027-2028-rådet.json\n")


def test_swedish_is_spoken_to_who_speaks_swedish(council: Council) -> None:
    ran = council.vote(lang="sv")
    assert ran.out.startswith("Centrala rådet har valt 4 mål för 2027-2028, genom omröstning")
    assert "0,571" in ran.out
    council.space.write({BALLOTS: FAULTY})
    said = council.pick("--ballots", BALLOTS, "--count", "4", "--replace", lang="sv").err
    assert said.startswith("fel: röster.csv, rad 3: Det finns inget mål som heter y\n")
