"""Who lies outside a scope, as far as the plan says where anybody belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.relations import TakenOver, is_part_of, members_of, outside, said_nowhere
from samverkan_cli.link.project import Project
from samverkan_cli.model.owners import Owner
from tests.derive.projects import project_of
from tests.link.linked import linked

KINDS = ("", "function", "unit", "administration", "board", "municipality", "region")

TOP = frozenset[int]()
Organisation = list[tuple[frozenset[int], str, bool]]
"""For each owner: which ones it is part of, its kind, whether it is external."""


def organised(organisation: Organisation) -> Project:
    lines = [
        f"  o{n}: {{title: O{n}"
        + (f", part_of: [{', '.join(f'o{each}' for each in sorted(above))}]" if above else "")
        + (f", kind: {kind}" if kind else "")
        + (", external: true" if external else "")
        + "}"
        for n, (above, kind, external) in enumerate(organisation)
    ]
    return linked("owners:\n" + "\n".join(lines) + "\n").project


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    n = draw(st.integers(2, 8))
    above = st.frozensets(st.integers(0, n - 1), max_size=2)
    return [(draw(above), draw(st.sampled_from(KINDS)), draw(st.booleans())) for _ in range(n)]


def upwards(above: Sequence[frozenset[int]], start: Iterable[int]) -> set[int]:
    """Some owners and all that they are part of, by every way up."""
    found: set[int] = set()
    rest = [*start]
    while rest:
        here = rest.pop()
        if here not in found:
            found.add(here)
            rest += above[here]
    return found


@given(organisations(), st.data())
def test_what_is_in_the_scope_or_part_of_it_is_never_outside(organisation: Organisation, data: st.DataObject) -> None:
    scope = data.draw(st.sets(st.integers(0, len(organisation) - 1), min_size=1))
    owners = tuple(organised(organisation).owners)
    beyond = outside([owners[n] for n in scope], owners)
    above = [each[0] for each in organisation]
    for n, owner in enumerate(owners):
        reached = upwards(above, [n])
        if scope & reached:
            assert owner not in beyond
        elif any(each in upwards(above, above[each]) for each in reached):
            assert owner not in beyond, "nothing is known of what is part of itself"
        else:
            tops = [owners[each] in beyond for each in reached if not above[each]]
            assert (owner in beyond) == all(tops), "what holds of the tops holds of all below them"


@given(organisations(), st.data())
def test_the_order_of_the_owners_does_not_matter(organisation: Organisation, data: st.DataObject) -> None:
    owners = tuple(organised(organisation).owners)
    scope = [owners[data.draw(st.integers(0, len(owners) - 1))]]
    assert outside(scope, owners) == outside(scope, data.draw(st.permutations(owners)))


@given(organisations(), st.data())
def test_a_wider_scope_leaves_fewer_outside(organisation: Organisation, data: st.DataObject) -> None:
    owners = tuple(organised(organisation).owners)
    one, more = (owners[data.draw(st.integers(0, len(owners) - 1))] for _ in range(2))
    assert outside([one, more], owners) <= outside([one], owners)


def test_a_municipality_is_apart_from_an_administration_and_not_the_other_way_round() -> None:
    project = organised(
        [
            (frozenset(), "municipality", False),
            (frozenset(), "administration", False),
            (frozenset([1]), "function", False),
        ]
    )
    municipality, administration, function = project.owners
    assert outside([administration], project.owners) == {municipality}
    assert outside([municipality], project.owners) == frozenset()
    assert outside([function], project.owners) == {municipality, administration}


def test_long_chains_are_walked_to_their_ends() -> None:
    n = 4_000
    owners = tuple(
        organised([(frozenset([each + 1] if each < n - 1 else []), "unit", False) for each in range(n)]).owners
    )
    assert outside([owners[0]], owners) == frozenset()
    assert outside(owners[: n // 2], reversed(owners)) == frozenset()


@given(
    st.lists(st.frozensets(st.integers(0, 7), max_size=2), min_size=8, max_size=8),
    st.integers(0, 7),
    st.sets(st.integers(0, 7)),
)
def test_a_part_is_found_by_going_upwards_also_where_it_goes_round(
    above: list[frozenset[int]], who: int, wholes: set[int]
) -> None:
    owners = [Owner.model_construct(title=str(n)) for n in range(8)]
    for owner, part_of in zip(owners, above, strict=True):
        owner.__dict__["part_of"] = tuple(owners[each] for each in part_of)
    assert is_part_of(owners[who], {owners[n] for n in wholes}) == (not wholes.isdisjoint(upwards(above, [who])))


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
