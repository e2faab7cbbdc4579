"""Ballots are read as spreadsheets write them, and every fault is said with its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from samverkan_cli.exchange.tables import table
from samverkan_cli.i18n.speech import speech
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.ballot_table import Fault
from samverkan_cli.pick.ballots import Ballots, Weights, ballots, weights
from tests.link.linked import linked

BANK = """
goals:
  trygg: {title: Känna sig trygga}
  våga: {title: Våga säga nej, direction: universal}
  våga-2: {title: Våga säga nej, direction: at-risk}
  veta: {title: "Veta vad, och vart"}
  vila: {title: Vilar, status: resting}
"""
GOALS: tuple[Goal, ...] = tuple(linked(BANK).project.goals)


def read(text: str, least: int = 1, most: int | None = None) -> Ballots:
    return ballots(table(text.encode(), "röster.csv"), GOALS, least, most)


def weighed(text: str) -> Weights:
    return weights(table(text.encode(), "vikter.csv"), GOALS)


def ticked(text: str) -> Mapping[str, set[str]]:
    found = read(text)
    assert found.faults == ()
    return {each.voter: set(each.goals) for each in found.ballots}


def told(faults: Sequence[Fault]) -> list[str]:
    say = speech("en")
    return [f"{each.row}: {say(each.message)} | {say(each.help)}" for each in faults]


@pytest.mark.parametrize(
    "text",
    [
        "voter,goal\na,trygg\nb,trygg\na,veta\n",
        "\ufeffvoter;goal\r\na;trygg\r\nb;trygg\r\na;veta\r\n",
        "voter,goals\na,trygg;veta\nb,trygg",
        "voter;goals\na;trygg|veta\nb;trygg\n",
        'voter;goals\na;"trygg;veta"\nb;trygg\n',
        '"voter","goal"\n"a","Känna sig trygga"\n"b","KÄNNA  SIG TRYGGA"\n"a","Veta vad, och vart"\n',
        "Röstande\tMål\na\ttrygg\na\tveta\n\nb\ttrygg\n",
        "när,goal,voter,\nidag,trygg,a,\nidag,veta,a,\nigår,trygg,b,\n",
        "voter,mål\na,trygg|veta\nb,trygg\n",
    ],
    ids=["ticks", "Windows", "together", "bars", "quoted", "titles", "Swedish", "other columns", "bars and commas"],
)
def test_what_spreadsheets_write_is_read(text: str) -> None:
    assert ticked(text) == {"a": {"trygg", "veta"}, "b": {"trygg"}}


def test_letters_may_be_composed_in_either_way() -> None:
    assert ticked("voter,goal\nA\u030asa,va\u030aga\nA\u030asa,trygg\n") == {"Åsa": {"våga", "trygg"}}


def test_a_weight_is_the_voters() -> None:
    found = read("voter;goal;weight\na;trygg;2,5\na;veta;2,5\nb;trygg;\n")
    assert {each.voter: each.weight for each in found.ballots} == {"a": Fraction(5, 2), "b": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("voter,goal\na,tryg\n", ["2: There is no goal called tryg | Did you mean trygg?"]),
        (
            "voter,goal\na,Veta vad och vart\n",
            ["2: There is no goal called Veta vad och vart | Did you mean Veta vad, och vart?"],
        ),
        ("voter,goal\na,xyz\n", ["2: There is no goal called xyz | Write a goal's id or its title"]),
        (
            "voter,goal\na,Våga säga nej\n",
            ["2: 2 goals are called Våga säga nej | Write the id instead: våga and våga-2"],
        ),
        (
            "voter,goal\na,vila\n",
            [
                "2: Vilar cannot be picked: it is resting"
                " | Take it away from the ballot, or make the goal active in the bank"
            ],
        ),
        ("voter,goal\na,trygg\na,trygg\n", ["3: a has ticked Känna sig trygga twice | Take one of the ticks away"]),
        (
            "voter,goals\na,trygg;veta\nb,trygg\na,veta\n",
            ["4: a has voted already, in row 2 | Keep one of the two ballots"],
        ),
        ("voter,goal\n,trygg\n", ["2: There are ticks, and no voter | Write a name or a number for each voter"]),
        ("voter,goal,weight\na,trygg,0\n", ["2: 0 is no weight | Write a number above 0, for example 1 or 2,5"]),
        (
            "voter,goal,weight\na,trygg,1\na,veta,2\n",
            ["3: a has another weight in row 2 | Write the same weight on all rows of a voter"],
        ),
        (
            "voter,goal\na,Veta vad, och vart\n",
            ["2: The row has 3 cells, and the heading 2 | Put quotation marks around a cell that holds ,"],
        ),
        ("vem,goal\na,trygg\n", ["1: The heading has no column voter | Let the first row be voter,goal"]),
        ("voter,goal,goals\na,trygg,veta\n", ["1: The heading has two columns goal | Let the first row be voter,goal"]),
        ("", ["1: The heading has no column voter | Let the first row be voter,goal"]),
        (
            'voter,goal\na,"trygg\n',
            [
                "2: A quotation mark is not closed, or stands in the middle of a cell"
                " | Put quotation marks around the whole cell, or take them away"
            ],
        ),
    ],
)
def test_a_fault_is_said_with_its_row(text: str, said: list[str]) -> None:
    found = read(text)
    assert told(found.faults) == said
    assert not any(each.voter == "a" for each in found.ballots)


def test_all_faults_are_said_at_once_and_ballots_without_fault_are_kept() -> None:
    found = read("voter,goals\na,xyz\nb,trygg\nc,trygg;våga;veta\nd,trygg;trygg\nb,veta\n", least=2)
    assert [each.row for each in found.faults] == [2, 5, 6]
    assert [each.voter for each in found.ballots] == ["c"]
    assert found.invalid == 3


def test_too_few_ticks_are_said_of_a_ballot_without_other_faults() -> None:
    found = read("voter,goal\na,trygg\nb,trygg\nb,veta\nb,våga\nc,xyz\n", least=3)
    assert told(found.faults)[0] == (
        "2: a has ticked 1 goal, and at least 3 are to be | Let the voter tick more, or lower --min-ticks"
    )
    assert [each.row for each in found.faults] == [2, 6]


def test_a_row_that_cannot_be_split_takes_its_voters_ballot_with_it() -> None:
    found = read("voter,goal\na,trygg\nb,trygg\na,Veta vad, och vart\n,veta\n,våga\n")
    assert [each.voter for each in found.ballots] == ["b"]
    assert (len(found.faults), found.invalid) == (3, 2)
    assert read("voter,goals\n,trygg;veta\n,våga;veta\n").invalid == 2


def test_nothing_is_left_of_a_file_that_breaks_off() -> None:
    found = read('voter,goal\na,trygg\nb,"trygg\nc,veta\n')
    assert (found.ballots, found.invalid) == ((), 0)
    assert [each.row for each in found.faults] == [3]


def test_a_cell_that_is_too_long_is_told_as_that() -> None:
    (fault,) = read("voter,goal\na," + "x" * 200_000 + "\n").faults
    said, _, help = told([fault])[0].partition(" | ")
    assert said == "2: A cell has more than 131072 characters"
    assert help == "See whether a quotation mark is not closed, or write one row a tick"


def test_rows_are_counted_as_lines_of_the_file() -> None:
    assert [each.row for each in read('voter,goal,note\na,trygg,"two\nlines"\nb,xyz,\n').faults] == [4]


def test_a_great_many_faults_take_no_long_time() -> None:
    text = "voter,goal\n" + "".join(f"v{n},mål {n}\n" for n in range(20_000))
    assert len(read(text).faults) == 20_000


def test_weights_are_read_alike() -> None:
    found = weighed("mål;vikt\ntrygg;2,5\nVeta vad, och vart;3\n")
    assert (found.weights, found.faults) == ({"trygg": Fraction(5, 2), "veta": Fraction(3)}, ())
    assert told(weighed("goal,weight\ntrygg,-1\ntrygg,x\nveta,1\nveta,2\nxyz,1\n").faults) == [
        "2: -1 is no weight | Write a number from 0 up, for example 1 or 2,5",
        "3: x is no weight | Write a number from 0 up, for example 1 or 2,5",
        "5: Veta vad, och vart has a weight already | Keep one of the two rows",
        "6: There is no goal called xyz | Write a goal's id or its title",
    ]
