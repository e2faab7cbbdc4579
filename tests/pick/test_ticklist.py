"""The list of goals to tick, without a terminal: searching, moving, ticking, and what the limits say."""

from __future__ import annotations

from cProfile import Profile
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick.context import Candidates
from samverkan_cli.pick.limit_options import LimitOptions, parse
from samverkan_cli.pick.shelves import shelved
from samverkan_cli.pick.ticklist import LONGEST, TickList
from samverkan_cli.report.ticklist import OVER, SAID, Screen, screen
from tests.link.linked import linked

PLAN = """
goals:
  trygg-hemma: {title: Känna sig trygg hemma, direction: at-risk, ages: 0-6, audience: children}
  våga-säga-nej: {title: Våga säga nej till droger, direction: universal, ages: 13-20}
  veta-vart: {title: Veta vart man vänder sig, direction: overall, ages: 0-20, audience: [parents, residents]}
  älska-livet: {title: ÄLSKA LIVET, direction: universal, ages: 0-6}
  vila: {title: Vila, direction: universal, ages: 0-6, status: resting}
  resten: {title: Resten}
"""
PROJECT = linked(PLAN).project
ORDER = ["veta-vart", "älska-livet", "vila", "våga-säga-nej", "trygg-hemma", "resten"]


def listed(asked: LimitOptions = LimitOptions(), *ticked: str) -> TickList:  # noqa: B008
    held = parse(PROJECT, asked, [("2025", ("trygg-hemma",))], [])
    bank = tuple(goal for goal in PROJECT.goals if goal.status is None)
    return TickList(shelved(PROJECT.goals, ()), Candidates(bank, held), ticked)


def shown(one: TickList) -> list[str]:
    return [goal.id for shelf in one.shown for goal in shelf.goals]


def said(one: TickList) -> str:
    return Phrases("en")(one.notice) if one.notice else ""


def drawn(one: TickList, width: int = 80, height: int = 40) -> list[str]:
    return texts(screen(one, "Goals", Phrases("en"), width, height))


def texts(window: Screen) -> list[str]:
    return ["".join(text for _, text in line) for line in window.lines]


# --- searching


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("våga", ["våga-säga-nej"]),
        ("SÄGA", ["våga-säga-nej"]),
        ("vart man", ["veta-vart"]),
        ("-sä", ["våga-säga-nej"]),
        ("älska", ["älska-livet"]),
        (normalize("NFD", "älska"), ["älska-livet"]),
        ("a", ["veta-vart", "älska-livet", "vila", "våga-säga-nej", "trygg-hemma"]),
        ("å", ["våga-säga-nej"]),
        ("xyz", []),
        ("  vart\x1b\tman\n", ["veta-vart"]),
    ],
)
def test_what_is_typed_is_looked_for_in_titles_and_ids(typed: str, found: list[str]) -> None:
    one = listed()
    for letter in typed if typed.isalpha() else (typed,):
        one.type(letter)
    assert shown(one) == found
    assert one.left == len(found)


def test_a_letter_that_comes_in_pieces_is_one_letter() -> None:
    one = listed()
    one.type("v")
    one.type("a")
    one.type("\u030a")
    assert one.search == "vå"
    one.erase()
    assert one.search == "v"


@pytest.mark.parametrize(("search", "left"), [("ab", "a"), ("e\u0323\u0301", ""), ("aq\u0303", "a"), ("", "")])
def test_erasing_takes_a_letter_with_what_stands_above_it(search: str, left: str) -> None:
    one = listed()
    one.type(search)
    one.erase()
    assert one.search == left


def test_a_search_does_not_grow_without_end() -> None:
    one = listed()
    one.type("x" * 10_000)
    one.type("y")
    assert len(one.search) == LONGEST


def test_a_search_keeps_its_place_and_every_tick() -> None:
    one = listed()
    one.move(3)
    one.tick()
    one.type("vå")
    assert one.at == "våga-säga-nej"
    one.type("x")
    assert one.at is None
    one.tick()
    one.clear()
    assert (one.at, one.ticks, shown(one)) == ("våga-säga-nej", ("våga-säga-nej",), ORDER)


# --- moving and ticking


def test_one_goes_no_further_than_the_ends() -> None:
    one = listed()
    assert one.at == ORDER[0]
    one.move(-1)
    assert one.at == ORDER[0]
    one.move(2)
    assert one.at == ORDER[2]
    one.move(100)
    assert one.at == ORDER[-1]


def test_a_tick_is_taken_away_as_it_was_made() -> None:
    one = listed()
    one.tick()
    assert list(one.ticks) == ["veta-vart"]
    one.tick()
    assert list(one.ticks) == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (LimitOptions(exclude=("veta-vart",)), "It cannot be picked: Veta vart man vänder sig is left out"),
        (LimitOptions(rest=1), "It cannot be picked: none of those picked for 2025"),
    ],
)
def test_a_goal_that_a_limit_takes_away_cannot_be_ticked_but_its_tick_can_be_taken_away(
    asked: LimitOptions, told: str
) -> None:
    id = "veta-vart" if asked.exclude else "trygg-hemma"
    one = listed(asked)
    one.type(id)
    one.tick()
    assert (one.ticks, said(one)) == ((), told)
    other = listed(asked, id)
    assert any(style == OVER for line in screen(other, "", Phrases("en"), 80, 40).lines for style, _ in line)
    other.type(id)
    other.tick()
    assert (other.ticks, said(other)) == ((), "")


def test_what_was_picked_before_is_ticked() -> None:
    assert listed(LimitOptions(), "resten", "veta-vart").ticks == ("veta-vart", "resten")


# --- finishing


def test_something_must_be_ticked() -> None:
    one = listed()
    assert one.finish() is None
    assert said(one) == "Tick at least one goal with the space bar"
    one.tick()
    assert said(one) == ""
    assert one.finish() == ("veta-vart",)


def test_a_broken_limit_is_told_with_what_mends_it() -> None:
    one = listed(LimitOptions(count=2, limit=("direction=universal:1..",)), "veta-vart", "resten")
    assert one.finish() is None
    assert said(one) == (
        "0 goals of universal are picked, and there are to be at least 1. "
        "Pick 1 more of them: there are våga-säga-nej and älska-livet"
    )
    one.type("resten")
    one.tick()
    one.clear()
    one.type("nej")
    one.tick()
    assert one.finish() == ("veta-vart", "våga-säga-nej")


def test_limits_are_shown_as_they_fill() -> None:
    one = listed(
        LimitOptions(
            count=2,
            limit=("direction=universal:1..2", "ages=0-6:2..", "ages=0-6:..1"),
            require=("resten",),
            not_both=("veta-vart,resten",),
        )
    )
    last = [line for line in drawn(one) if line[:1] in ("·", "✓", "!")]
    assert last == [
        "· 2 goals in all: 0 of 2 ░░",
        "· 1 to 2 of universal: 0 of 1 ░",
        "· at least 2 of ages 0-6: 0 of 2 ░░",
        "✓ at most 1 of ages 0-6: 0 of 1 ░",
        "· Resten is picked",
        "✓ no more than one of Veta vart man vänder sig and Resten",
    ]
    for _ in range(3):
        one.tick()
        one.move(1)
    one.move(100)
    one.tick()
    last = [line for line in drawn(one) if line[:1] in ("·", "✓", "!")]
    assert last == [
        "! 2 goals in all: 4, which is 2 too many ██",
        "✓ 1 to 2 of universal: 2 of 2 ██",
        "✓ at least 2 of ages 0-6: 3 ██",
        "! at most 1 of ages 0-6: 3, which is 2 too many █",
        "✓ Resten is picked",
        "! no more than one of Veta vart man vänder sig and Resten",
    ]
    assert "4 goals are ticked" in drawn(one)


# --- the window


def test_goals_stand_under_their_direction_and_ages() -> None:
    assert drawn(listed(LimitOptions(exclude=("resten",)), "vila"), 100, 26)[:17] == [
        "Goals",
        "Type letters to search among 6 goals",
        "",
        "Overall",
        "  0–20 years old",
        "> [ ] Veta vart man vänder sig (Parents, Residents)",
        "",
        "All children and young people",
        "  0–6 years old",
        "  [ ] ÄLSKA LIVET",
        "  [x] Vila (resting)",
        "  13–20 years old",
        "  [ ] Våga säga nej till droger",
        "",
        "At risk",
        "  0–6 years old",
        "  [ ] Känna sig trygg hemma (Children)",
    ]


def test_what_is_scrolled_away_is_said_again() -> None:
    one = listed()
    one.move(3)
    lines = drawn(one, 60, 10)
    assert lines[3:6] == [
        "All children and young people · 0–6 years old",
        "  13–20 years old",
        "> [ ] Våga säga nej till droger",
    ]


@pytest.mark.parametrize("height", range(9, 30))
def test_no_title_is_seen_without_its_beginning(height: int) -> None:
    one = listed()
    for _ in ORDER:
        lines = drawn(one, 26, height)
        above = [line for line in lines[: lines.index(next(line for line in lines if line.startswith(">")))] if line]
        assert not (len(above) > 3 and above[3].startswith("      ")), lines
        one.move(1)


@pytest.mark.parametrize("height", range(9, 30))
def test_a_page_is_as_many_goals_as_are_seen(height: int) -> None:
    window = screen(listed(), "Goals", Phrases("en"), 30, height)
    assert window.page == sum("[ ]" in line for line in texts(window))


def test_a_search_is_shown_with_how_much_it_leaves() -> None:
    one = listed()
    one.type("vå")
    assert drawn(one)[1] == "Search: vå   (1 of 6 goals)"
    one.type("q")
    assert "No goal has våq in its title or its id" in drawn(one)


def test_a_long_title_is_broken_and_then_cut() -> None:
    project = linked(f"goals: {{a: {{title: {'mycket lång ' * 40}}}, b: {{title: {'x' * 200}}}}}\n").project
    one = TickList(shelved(project.goals, ()), Candidates(tuple(project.goals), ()))
    lines = [line for line in drawn(one, 40, 30) if "lång" in line or "xx" in line]
    assert len(lines) == 6
    assert lines[0].startswith("> [ ] mycket lång")
    assert lines[1].startswith("      lång mycket")
    assert lines[2].endswith("…")
    assert lines[5].endswith("…")


def test_where_there_is_no_room_for_all_limits_those_that_do_not_hold_come_first() -> None:
    asked = (*(f"ages={n}-{n}:..4" for n in range(20)), "dimension=dare:1..")
    lines = drawn(listed(LimitOptions(limit=asked)), 80, 20)
    below = lines[lines.index("0 goals are ticked") + 1 :]
    assert below[0] == "· at least 1 of the dimension dare: 0 of 1 ░"
    assert any(line.startswith("and 1") and line.endswith(" more limits") for line in below)


KEYS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(["a", "å", "v", "\u0308", "x", "vå", "-"])),
    st.tuples(st.just("move"), st.integers(-9, 9)),
    st.sampled_from([("erase",), ("clear",), ("tick",), ("finish",)]),
)


@given(st.lists(KEYS, max_size=20), st.integers(1, 90), st.integers(1, 40))
def test_whatever_is_pressed_the_window_is_whole(keys: list[tuple[str, ...]], width: int, height: int) -> None:
    asked = LimitOptions(count=2, limit=("direction=universal:1..2", "ages=0-6:2.."), exclude=("resten",))
    one = listed(asked)
    for name, *words in keys:
        before = one.ticks
        getattr(one, name)(*words)
        assert name == "tick" or one.ticks == before
        assert one.at in shown(one) or (one.at is None and not shown(one))
        window = screen(one, "Goals for 2027", Phrases("en"), width, height)
        lines = texts(window)
        assert len(lines) == height
        assert max(map(cell_len, lines)) <= max(width, 2)
        assert 0 <= window.cursor < height
        if one.at is not None:
            assert lines[window.cursor].startswith(">")
        if one.notice and height > 3:
            assert any(style == SAID for line in window.lines for style, _ in line)


def test_what_a_key_costs_grows_no_faster_than_the_bank() -> None:
    assert calls(5_000) <= 5.5 * calls(1_000)


def calls(goals: int) -> int:
    """How many functions are called for a few keys in a list of so many goals."""
    project = linked("goals:\n" + "".join(f"  g{n}: {{title: Mål nummer {n}}}\n" for n in range(goals))).project
    one = TickList(shelved(project.goals, ()), Candidates((), ()))
    profile = Profile(builtins=False)
    profile.enable()
    one.move(goals // 2)
    one.type("1")
    one.erase()
    drawn(one)
    profile.disable()
    return sum(each.callcount for each in profile.getstats())
