"""Which terms there are between two days, who sits in a group, how often it meets: held against looking at each."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.meetings import KINDS, kind_of, kinds_between, takes, too_few
from samverkan_cli.derive.relations import TakenOver, is_part_of, members_of, said_nowhere
from samverkan_cli.model.groups import Group, Meets, Turn
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.thing import Items
from tests.derive.projects import project_of

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 900))
def test_the_kinds_of_term_between_two_days_are_those_of_the_days(first: date, length: int) -> None:
    days = [first + timedelta(days=n) for n in range(length + 1)]
    found = kinds_between(first, days[-1])
    assert set(found) == set(map(kind_of, days))
    assert list(found) == sorted(found, key=KINDS.index)


def test_where_a_day_is_open_all_kinds_of_term_come() -> None:
    assert kinds_between(None, date(2027, 1, 1)) == kinds_between(date(2027, 1, 1), None) == KINDS
    assert kinds_between(date(2027, 1, 1), date(2026, 1, 1)) == ()


@pytest.mark.parametrize(
    ("term", "years", "kinds"),
    [
        ("spring", "odd", {("spring", "odd")}),
        ("autumn", None, {("autumn", "odd"), ("autumn", "even")}),
        (None, "even", {("spring", "even"), ("autumn", "even")}),
        (None, None, set(KINDS)),
    ],
)
def test_a_turn_is_in_every_term_that_it_does_not_leave_out(
    term: str | None, years: str | None, kinds: set[tuple[str, str]]
) -> None:
    turn = Turn.model_construct(term=term, years=years)
    assert {kind for kind in KINDS if takes(turn, kind)} == kinds


@given(st.lists(st.none() | st.integers(0, 7), min_size=8, max_size=8), st.integers(0, 7), st.sets(st.integers(0, 7)))
def test_a_part_is_found_by_going_upwards_also_where_it_goes_round(
    above: list[int | None], who: int, wholes: set[int]
) -> None:
    owners = [Owner.model_construct(title=str(n)) for n in range(8)]
    for owner, part_of in zip(owners, above, strict=True):
        owner.__dict__["part_of"] = owners[part_of] if part_of is not None else None
    way, here = [], who
    for _ in range(8):
        way.append(here)
        up = above[here]
        if up is None:
            break
        here = up
    assert is_part_of(owners[who], {owners[n] for n in wholes}) == (not wholes.isdisjoint(way))


GROUPS = """
owners:
  kommunen: {title: Kommunen}
  skolan: {title: Skolan, part_of: kommunen}
  lös: {title: Lös, part_of: ingen}
groups:
  tom: {title: Tom, kind: council}
  ett: {title: Ett, kind: council, members: [skolan, två]}
  två: {title: Två, kind: council, members: [ett, lös]}
  plats: {title: Plats, kind: council, members: [skolan, {seat: Ordförande}]}
  okänd: {title: Okänd, kind: council, members: [skolan, ingen]}
  med-tom: {title: Med tom, kind: council, members: [skolan, tom]}
  lika: {title: Lika, kind: council, like: lik, purpose: Ett syfte}
  lik: {title: Lik, kind: council, like: lika}
  olik: {title: Olik, kind: council, like: ingen}
  trasig: {title: Trasig, kind: council, mandate: "<b>Allt</b>"}
  av-trasig: {title: Av trasig, kind: council, like: trasig}
"""


@pytest.mark.parametrize(
    ("group", "members"),
    [("tom", None), ("ett", {"skolan", "två", "ett", "lös"}), ("plats", None), ("okänd", None), ("med-tom", None)],
)
def test_who_sits_in_a_group(tmp_path: Path, group: str, members: set[str] | None) -> None:
    found = members_of(project_of(tmp_path, GROUPS).groups[group])
    assert (None if found is None else {each.id for each in found}) == members


def test_whether_somebody_is_a_part_may_not_be_known(tmp_path: Path) -> None:
    project = project_of(tmp_path, GROUPS)
    kommunen, skolan, lös = (project.owners[id] for id in ("kommunen", "skolan", "lös"))
    assert is_part_of(skolan, {kommunen}) is True
    assert is_part_of(kommunen, {skolan}) is False
    assert is_part_of(lös, {kommunen}) is None
    assert is_part_of(project.groups["ett"], {kommunen}) is False


@pytest.mark.parametrize(
    ("group", "field", "nowhere"),
    [
        ("tom", "purpose", True),
        ("lik", "purpose", False),
        ("lik", "mandate", True),
        ("olik", "mandate", False),
        ("trasig", "mandate", False),
        ("av-trasig", "mandate", False),
        ("av-trasig", "tasks", True),
    ],
)
def test_what_is_said_nowhere(tmp_path: Path, group: str, field: TakenOver, nowhere: bool) -> None:
    groups = project_of(tmp_path, GROUPS).groups
    assert (groups[group] in said_nowhere(groups, field)) is nowhere
    assert (groups[group] in said_nowhere(reversed(list(groups)), field)) is nowhere


@given(st.lists(DAYS, max_size=12), st.integers(1, 4), st.sampled_from(["year", "half-year"]), DAYS | st.none())
def test_too_few_is_what_was_promised_counted_for_each_stretch(
    days: list[date], least: int, per: str, first: date | None
) -> None:
    group = Group.model_construct(
        title="Rådet", kind="council", meetings=Items(tuple(days)), meets=Meets.model_construct(at_least=least, per=per)
    )
    wanted = []
    for year in range(2026, 2031):
        for term in ("spring", "autumn") if per == "half-year" else (None,):
            of = [
                day for day in set(days) if day.year == year and term in (None, "spring" if day.month < 7 else "autumn")
            ]
            begins = date(year, 7 if term == "autumn" else 1, 1)
            if of and len(of) < least and (first is None or first <= begins):
                wanted.append((year, term, len(of)))
    assert [(each.year, each.term, each.meetings) for each in too_few(group, (first, None))] == wanted
