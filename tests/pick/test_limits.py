"""Limits: how they are asked for, what is said where one is broken, and why several do not fit together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.core.errors import UserError
from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.project import Project
from samverkan_cli.pick.choose import Refusal, by_votes, by_weights
from samverkan_cli.pick.conflict import conflict, fits
from samverkan_cli.pick.context import Candidates
from samverkan_cli.pick.limit_options import LimitOptions, from_words, parse, phrase
from samverkan_cli.pick.limits import Limit, violations
from samverkan_cli.pick.record import RecordedPrice
from samverkan_cli.pick.vote.profile import Ballot
from tests.link.linked import linked
from tests.searching import many

PLAN = """
focus_areas: {skola: {title: Skolan, goals: [g0, g1]}}
goals:
""" + "".join(
    f"  g{n}: {{title: Mål {n}, direction: {('overall', 'at-risk', 'harmed')[n % 3]}, ages: {n}-{n + 3},"
    f" dimension: [{'know' if n < 4 else 'dare'}], audience: {'children' if n % 2 else 'parents'}}}\n"
    for n in range(9)
)
PROJECT: Project = linked(PLAN).project
GOALS = tuple(PROJECT.goals)
BANK = tuple(goal.id for goal in GOALS)
SAY = speech("en")
FORM = "Write what, which and how many, for example direction=at-risk:2..4, or 2.. or ..4"


def asked(
    *words: str, before: Sequence[tuple[str, Sequence[str]]] | None = None, **more: int | tuple[str, ...]
) -> tuple[Limit, ...]:
    errors: list[UserError] = []
    found = parse(PROJECT, LimitOptions(limit=words, **more), before or [], errors)  # type: ignore[arg-type]
    assert errors == []
    return found


def wrong_with(*words: str, **more: object) -> list[str]:
    errors: list[UserError] = []
    parse(PROJECT, LimitOptions(limit=words, **more), [], errors)  # type: ignore[arg-type]
    return [f"{SAY(each.message)} | {SAY(each.help) if each.help else ''}" for each in errors]


@pytest.mark.parametrize(
    ("word", "goals", "least", "most"),
    [
        ("direction=at-risk:2..4", "147", 2, 4),
        ("direction = at-risk : 2 .. 4", "147", 2, 4),
        ("ages=8-20:1..", "5678", 1, None),
        ("ages=11:..2", "8", None, 2),
        ("dimension=dare:3", "45678", 3, 3),
        ("audience=children:0..2", "1357", None, 2),
        ("focus_area=skola:1..1", "01", 1, 1),
        ("focus-area=skola:1–2", "01", 1, 2),
    ],
)
def test_a_limit_on_a_kind_of_goals(word: str, goals: str, least: int | None, most: int | None) -> None:
    (limit,) = asked(word)
    assert limit.goals == {f"g{n}" for n in goals}
    assert (limit.at_least, limit.at_most) == (least, most)


def test_the_other_limits() -> None:
    before = [("2026", ("g0", "g1")), ("2025", ("g2",)), ("2024", ("g3",))]
    found = asked(require=("g1",), exclude=("g2",), not_both=("g3,g4",), max_kept=1, rest=2, before=before, count=3)
    assert [(each.kind, sorted(each.goals)[:4], each.at_least, each.at_most) for each in found] == [
        ("count", ["g0", "g1", "g2", "g3"], 3, 3),
        ("require", ["g1"], 1, None),
        ("exclude", ["g2"], None, 0),
        ("apart", ["g3", "g4"], None, 1),
        ("kept", ["g0", "g1"], None, 1),
        ("rest", ["g0", "g1", "g2"], None, 0),
    ]


def test_limits_are_asked_for_again_from_their_words() -> None:
    before = [("2026", ("g0",))]
    wanted = LimitOptions(None, 3, 5, ("direction=at-risk:2..4", "ages=8-20:1.."), ("g1",), ("g2",), ("g3,g4",), 1, 2)
    found = parse(PROJECT, wanted, before, [])
    assert from_words(limit.word for limit in found) == wanted


@pytest.mark.parametrize(
    ("word", "said", "help"),
    [
        ("direction", "direction is no limit", FORM),
        ("direction=at-risk:..", "direction=at-risk:.. is no limit", FORM),
        (
            "direction=at-risk:4..2",
            "No number of goals is at least 4 and at most 2",
            "Write the smaller number first: direction=at-risk:2..4",
        ),
        ("direction=atrisk:2", "atrisk is no direction", "Did you mean at-risk?"),
        ("direction=x:2", "x is no direction", "Write one of overall, universal, at-risk or harmed"),
        ("directon=at-risk:2", "Goals have no directon that could be limited", "Did you mean direction?"),
        ("ages=många:2", "många is not an age or a span of ages", "Write for example 6-13 or 8"),
        ("focus_area=skolan:2", "There is no focus area called skolan", "Did you mean skola?"),
    ],
)
def test_what_is_no_limit_is_said(word: str, said: str, help: str) -> None:
    assert wrong_with(word) == [f"{said} | {help}"]


def test_all_that_is_wrong_with_limits_is_said_at_once() -> None:
    assert (
        len(wrong_with("a", "b=c:1", require=("g99",), not_both=("g1",), max_kept=1, rest=1, count=1, at_most=2)) == 7
    )


@pytest.mark.parametrize(
    ("limit", "picked", "message", "help"),
    [
        (
            "direction=at-risk:2..",
            ["g1", "g0"],
            "1 goal of at-risk is picked, and there are to be at least 2",
            "Pick 1 more of them: there are g4 and g7",
        ),
        (
            "direction=at-risk:..1",
            ["g1", "g4"],
            "2 goals of at-risk are picked, and there are to be at most 1",
            "Leave 1 of g1 and g4 out",
        ),
        (
            "direction=at-risk:9..",
            [],
            "0 goals of at-risk are picked, and there are to be at least 9",
            "The bank has only 3 more of them: lower the limit, or add goals to the bank",
        ),
    ],
)
def test_a_choice_is_held_against_a_limit(limit: str, picked: list[str], message: str, help: str) -> None:
    (wrong,) = violations(asked(limit), picked, BANK)
    assert (SAY(wrong.message), SAY(wrong.help)) == (message, help)


def test_a_choice_is_held_against_every_kind_of_limit() -> None:
    before = [("2026", ("g0", "g1"))]
    found = asked(require=("g8",), exclude=("g2",), not_both=("g3,g4",), max_kept=1, rest=1, before=before)
    wrong = violations(found, ["g0", "g1", "g2", "g3", "g4"], BANK)
    assert [SAY(each.message) for each in wrong] == [
        "Mål 8 is to be picked, and is not",
        "Mål 2 is to be left out, and is picked",
        "g3 and g4 are not to be picked together",
        "2 goals of those picked for 2026 are picked, and there are to be at most 1",
        "g0 and g1 are to rest, having been picked lately",
    ]
    assert violations(found, ["g8", "g3"], BANK) == ()


def test_a_contradiction_is_said_in_words_with_ways_out() -> None:
    found = conflict(
        asked("direction=at-risk:3..", "direction=harmed:3..", "ages=0-9:1..", "direction=overall:3..", count=8), BANK
    )
    assert found is not None
    assert (
        SAY(found.message) == "at least 3 of at-risk, at least 3 of harmed and at least 3 of overall do not fit into 8"
    )
    assert [SAY(each) for each in found.helps] == [
        "Instead of “at most 8 goals in all”, allow 9",
        "Instead of “at least 3 of at-risk”, ask for at least 2",
        "Instead of “at least 3 of harmed”, ask for at least 2",
        "Instead of “at least 3 of overall”, ask for at least 2",
    ]


def test_a_contradiction_without_a_number_in_all() -> None:
    found = conflict(asked(require=("g1", "g4"), not_both=("g1,g4",)), BANK)
    assert found is not None
    assert (
        SAY(found.message)
        == "Mål 1 is picked, Mål 4 is picked and no more than one of Mål 1 and Mål 4 contradict one another"
    )
    assert [SAY(each) for each in found.helps] == [
        "Leave out --require g1",
        "Leave out --require g4",
        "Leave out --not-both g1,g4",
    ]


def test_more_goals_than_the_bank_has() -> None:
    found = conflict(asked(count=12), BANK)
    assert found is not None
    assert SAY(found.message) == "There are to be at least 12 goals in all, and no more than 9 can be picked"
    assert [SAY(each) for each in found.helps] == ["Instead of “at least 12 goals in all”, ask for at least 9"]


_SOME = st.frozensets(st.sampled_from(BANK[:6]), min_size=1)


@st.composite
def _limit(draw: st.DrawFn) -> Limit:
    least = draw(st.none() | st.integers(1, 4))
    most = draw(st.integers(least or 0, 4)) if least is None or draw(st.booleans()) else None
    return Limit("value", "--limit x", "x", draw(_SOME), least, most)


def some_set_keeps(wanted: list[Limit]) -> bool:
    bank = BANK[:6]
    return any(
        not violations(wanted, goals, bank) for size in range(len(bank) + 1) for goals in combinations(bank, size)
    )


@many(3)
@given(st.lists(_limit(), max_size=5))
def test_a_conflict_is_one_is_smallest_and_its_ways_out_are_ways_out(wanted: list[Limit]) -> None:
    found = conflict(wanted, BANK[:6])
    assert (found is None) == some_set_keeps(wanted)
    if found is None:
        return
    assert not some_set_keeps(list(found.limits))
    for n in range(len(found.limits)):
        assert some_set_keeps([each for m, each in enumerate(found.limits) if m != n])
    sides = [side for limit in wanted for side in limit.sides()]
    for each in found.loosenings:
        rest = list(sides)
        rest.remove(each.limit)
        assert (each.to is not None) == some_set_keeps(rest)
        if each.to is not None and each.limit.at_least is not None:
            looser = [*rest, Limit("value", "", "", each.limit.goals, each.to, None)]
            assert some_set_keeps(looser)
            assert not some_set_keeps([*rest, Limit("value", "", "", each.limit.goals, each.to + 1, None)])


def test_what_fits_fits() -> None:
    assert fits(asked("direction=at-risk:1..", count=3), BANK) == 0


BALLOTS = [Ballot(f"v{n}", frozenset({f"g{n % 9}", f"g{(n * 2) % 9}", "g0", "g3"})) for n in range(12)]


def test_what_is_left_out_narrows_the_bank_and_the_rule_stays() -> None:
    found = by_votes(Candidates(GOALS, asked(exclude=("g0",), count=3)), BALLOTS, "av")
    assert found.rule == "av"
    assert "g0" not in found.ids
    assert next(each for each in found.passed if each.id == "g0").against == ("--exclude g0",)


def test_other_limits_are_held_by_proportional_approval_and_have_a_price() -> None:
    free = by_votes(Candidates(GOALS, asked(count=3)), BALLOTS, "pav")
    held = by_votes(Candidates(GOALS, asked("direction=harmed:2..", count=3)), BALLOTS, None)
    assert held.rule == "pav"
    assert held.price is not None
    assert held.price.without > held.price.picked
    assert sum(goal in ("g2", "g5", "g8") for goal in held.ids) == 2
    assert free.price is None


def test_why_a_goal_is_not_in_the_best_set() -> None:
    weights = {goal: Fraction(9 - n) for n, goal in enumerate(BANK)}
    found = by_weights(Candidates(GOALS, asked("direction=harmed:1..", not_both=("g0,g1",), count=3)), weights)
    assert found.ids == ("g0", "g2", "g3")
    passed = {each.id: each for each in found.passed}
    assert (passed["g1"].instead, passed["g1"].change) == ("g0", Fraction(-1))
    assert (passed["g5"].instead, passed["g5"].change) == ("g3", Fraction(-2))
    assert found.price == RecordedPrice(picked=Fraction(22), without=Fraction(24))


def test_too_few_goals_for_a_vote_are_a_conflict() -> None:
    with pytest.raises(Refusal) as refused:
        by_votes(Candidates(GOALS[:2], asked(count=3)), BALLOTS, None)
    found = refused.value.conflict
    assert found is not None
    assert SAY(found.message) == "There are to be at least 3 goals in all, and no more than 2 can be picked"
    assert [SAY(each) for each in found.helps] == ["Instead of “at least 3 goals in all”, ask for at least 2"]


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        (("direction=at-risk:2..4",), "2 to 4 of at-risk"),
        (("ages=13–20:2..",), "at least 2 of ages 13–20"),
        (("focus_area=skola:..1",), "at most 1 of the focus area skola"),
        (("audience=parents:0",), "at most 0 of the audience parents"),
    ],
)
def test_a_limit_that_was_recorded_is_said_in_words(asks: tuple[str, ...], says: str) -> None:
    (limit,) = asked(*asks)
    assert SAY.value(phrase(limit.word, {})) == says


def test_every_kind_of_limit_that_was_recorded_is_said_in_words() -> None:
    before = [("2026", ("g0",)), ("2025", ("g1",))]
    found = asked(
        require=("g1",), exclude=("g2",), not_both=("g3,g4",), max_kept=1, rest=2, before=before, at_least=3, at_most=4
    )
    titles = {goal.id: goal.title for goal in PROJECT.goals}
    assert [SAY.value(phrase(limit.word, titles)) for limit in found] == [
        "3 to 4 goals in all",
        "Mål 1 is picked",
        "Mål 2 is left out",
        "no more than one of Mål 3 and Mål 4",
        "at most 1 of those picked for the period before",
        "none of those picked for the last 2 periods",
    ]


@pytest.mark.parametrize(
    "word", ["", "--count x", "--limit x", "--limit a=b:..", "nonsense", "--max-kept", "--rest -1"]
)
def test_a_limit_that_somebody_wrote_into_the_record_is_said_as_it_stands(word: str) -> None:
    assert SAY.value(phrase(word, {})) == word


@many(2)
@given(
    bounds=st.lists(st.tuples(_SOME, st.integers(0, 2), st.integers(2, 4)), max_size=4),
    worth=st.lists(st.integers(0, 4), min_size=6, max_size=6),
    k=st.integers(1, 4),
)
def test_a_swap_is_told_as_trying_all_of_them_finds_it(
    bounds: list[tuple[frozenset[str], int, int]], worth: list[int], k: int
) -> None:
    bank = BANK[:6]
    limits = (
        *asked(count=k),
        *(Limit("value", f"--limit {n}", str(n), goals, *ends) for n, (goals, *ends) in enumerate(bounds)),
    )
    weights = {goal: Fraction(each) for goal, each in zip(bank, worth, strict=True)}
    try:
        found = by_weights(Candidates(GOALS[:6], limits), weights)
    except Refusal:
        return
    for each in found.passed:
        swaps = {out: [each.id if goal == out else goal for goal in found.ids] for out in found.ids}
        fit = {
            out: weights[each.id] - weights[out] for out, goals in swaps.items() if not violations(limits, goals, bank)
        }
        if fit:
            assert each.instead is not None
            assert each.change == fit[each.instead] == max(fit.values())
        else:
            against = {limit.word for goals in swaps.values() for limit in limits if limit.violation(goals, bank)}
            assert set(each.against) == against
