"""Who lies outside a scope, as far as the plan says where anybody belongs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.relations import outside
from samverkan_cli.link.project import Project
from tests.link.linked import linked

KINDS = ("", "function", "unit", "administration", "board", "municipality", "region")

Organisation = list[tuple[int | None, str, bool]]
"""For each owner: which it is part of, its kind, whether it is external."""


def project_of(organisation: Organisation) -> Project:
    lines = [
        f"  o{n}: {{title: O{n}"
        + (f", part_of: o{above}" if above is not None else "")
        + (f", kind: {kind}" if kind else "")
        + (", external: true" if external else "")
        + "}"
        for n, (above, kind, external) in enumerate(organisation)
    ]
    return linked("owners:\n" + "\n".join(lines) + "\n").project


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    n = draw(st.integers(2, 8))
    above = st.none() | st.integers(0, n - 1)
    return [(draw(above), draw(st.sampled_from(KINDS)), draw(st.booleans())) for _ in range(n)]


def chain(organisation: Organisation, n: int) -> list[int]:
    """An owner and all that it is part of, up to the top or to where it comes round again."""
    found: list[int] = []
    here: int | None = n
    while here is not None and here not in found:
        found.append(here)
        here = organisation[here][0]
    return found


@given(organisations(), st.data())
def test_what_is_in_the_scope_or_part_of_it_is_never_outside(organisation: Organisation, data: st.DataObject) -> None:
    scope = data.draw(st.sets(st.integers(0, len(organisation) - 1), min_size=1))
    owners = tuple(project_of(organisation).owners)
    beyond = outside([owners[n] for n in scope], owners)
    for n, owner in enumerate(owners):
        above = chain(organisation, n)
        if scope.intersection(above):
            assert owner not in beyond
        elif organisation[above[-1]][0] is not None:
            assert owner not in beyond, "nothing is known of what is part of itself"
        else:
            assert (owner in beyond) == (owners[above[-1]] in beyond), "what holds of the top holds of all below it"


@given(organisations(), st.data())
def test_the_order_of_the_owners_does_not_matter(organisation: Organisation, data: st.DataObject) -> None:
    owners = tuple(project_of(organisation).owners)
    scope = [owners[data.draw(st.integers(0, len(owners) - 1))]]
    assert outside(scope, owners) == outside(scope, data.draw(st.permutations(owners)))


@given(organisations(), st.data())
def test_a_wider_scope_leaves_fewer_outside(organisation: Organisation, data: st.DataObject) -> None:
    owners = tuple(project_of(organisation).owners)
    one, more = (owners[data.draw(st.integers(0, len(owners) - 1))] for _ in range(2))
    assert outside([one, more], owners) <= outside([one], owners)


def test_a_municipality_is_apart_from_an_administration_and_not_the_other_way_round() -> None:
    project = project_of([(None, "municipality", False), (None, "administration", False), (1, "function", False)])
    municipality, administration, function = project.owners
    assert outside([administration], project.owners) == {municipality}
    assert outside([municipality], project.owners) == frozenset()
    assert outside([function], project.owners) == {municipality, administration}


def test_long_chains_are_walked_to_their_ends() -> None:
    n = 4_000
    owners = tuple(project_of([(each + 1 if each < n - 1 else None, "unit", False) for each in range(n)]).owners)
    assert outside([owners[0]], owners) == frozenset()
    assert outside(owners[: n // 2], reversed(owners)) == frozenset()
