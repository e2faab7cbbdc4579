"""A vote written so that anyone can count it again with another program."""

from __future__ import annotations

from samverkan_cli.pick.vote import RULES
from samverkan_cli.pick.vote.profile import Ballot, Profile
from samverkan_cli.pick.vote.ties import TieOrder
from tests.pick.councils import VOTES, Council, csv


def parts_of(text: str) -> dict[str, list[list[str]]]:
    """The parts of such a file, each as its rows below the heading."""
    found: dict[str, list[list[str]]] = {}
    for line in text.splitlines():
        if line in ("META", "PROJECTS", "VOTES"):
            rows = found.setdefault(line, [])
        else:
            rows.append(line.split(";"))
    return {part: rows[1:] for part, rows in found.items()}


def test_a_vote_can_be_counted_again_from_it(council: Council) -> None:
    assert council.vote("--pabulib", "vote.pb", "--exclude", "h", "--max-ticks", "5").code == 0
    parts = parts_of(council.text("vote.pb"))
    meta = dict(parts["META"])
    assert meta["num_votes"] == "7"
    assert meta["budget"] == "4"
    assert meta["vote_type"] == "approval"
    assert (meta["min_length"], meta["max_length"]) == ("3", "5")
    assert int(meta["num_projects"]) == len(parts["PROJECTS"]) == 7
    ids, support = [row[0] for row in parts["PROJECTS"]], [int(row[2]) for row in parts["PROJECTS"]]
    profile = Profile(ids, [Ballot(voter, frozenset(goals.split(","))) for voter, goals in parts["VOTES"]])
    assert list(profile.support) == support
    again = RULES["equal-shares"](profile, 4, TieOrder(ids, profile.support, {"a", "d"}))
    assert (
        {ids[n] for n in again.goals} == {*council.picked()} == {row[0] for row in parts["PROJECTS"] if row[4] == "1"}
    )


def test_voters_have_no_names_and_titles_part_no_cells(council: Council) -> None:
    council.space.write({"plans/p/bank.yaml": council.text("plans/p/bank.yaml").replace("Alfa", '"Alfa; och mer"')})
    council.vote("--pabulib", "vote.pb", votes={f"Anna {n}": goals for n, goals in VOTES.items()})
    text = council.text("vote.pb")
    assert "Anna" not in text
    assert "a;1;3;Alfa, och mer;1\n" in text


def test_what_is_no_vote_or_has_weights_is_refused_and_nothing_written(council: Council) -> None:
    council.space.write({"r.csv": csv(weights=dict.fromkeys(VOTES, "2"))})
    before = council.files()
    for words, said in (
        (("--goal", "a"), "Only a vote can be written in Pabulib's format"),
        (("--ballots", "r.csv", "--count", "2"), "Pabulib's format has no weights of voters"),
    ):
        ran = council.pick(*words, "--pabulib", "vote.pb")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {said}\n")
    assert council.vote("--pabulib", "vote.pb", "--dry-run").code == 0
    assert council.files() == before


def test_too_many_ticks_are_a_fault_and_the_most_is_in_the_record(council: Council) -> None:
    ran = council.vote("--max-ticks", "3")
    assert ran.code == 1
    assert "row 2: 1 has ticked 4 goals, and at most 3 may be" in ran.err
    assert council.vote("--max-ticks", "4").code == 0
    assert council.record()["inputs"]["ballots"]["max_ticks"] == 4
    assert council.replay("--ballots", "röster.csv").code == 0
    ran = council.pick("--goal", "a", "--max-ticks", "3", "--replace")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "error: --max-ticks has no meaning where goals are picked by hand",
    )
