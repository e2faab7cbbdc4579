"""Which ages age groups hold, held against counting age by age."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.ages import Spans, clashes, cut_by, gaps
from samverkan_cli.model.document import AgeGroup
from samverkan_cli.model.values import Ages

AGES = st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda ends: Ages(min(ends), max(ends)))
SPANS = st.lists(AGES, max_size=5).map(
    lambda every: tuple((AgeGroup.model_construct(title=str(ages)), ages) for ages in every)
)


def counted(ages: Ages) -> set[int]:
    return set(range(ages.first, ages.last + 1))


@given(AGES, SPANS)
def test_a_gap_is_all_that_is_in_the_scope_and_in_no_group(scope: Ages, spans: Spans) -> None:
    found = gaps(scope, spans)
    held = set().union(*(counted(ages) for _, ages in spans))
    assert set().union(*map(counted, found)) == counted(scope) - held
    # They are as long as they can be, and in order.
    assert all(one.last + 1 < other.first for one, other in pairwise(found))


@given(SPANS)
def test_a_group_clashes_where_it_shares_an_age_with_one_before_it(spans: Spans) -> None:
    found = {group: earlier for group, _, earlier in clashes(spans)}
    for n, (group, ages) in enumerate(spans):
        before = spans[:n]
        assert (group in found) == any(ages.meets(each) for _, each in before)
        assert all(each in before and ages.meets(each[1]) for each in found.get(group, ()))


@given(AGES, SPANS)
def test_what_is_cut_is_met_in_part_only(span: Ages, spans: Spans) -> None:
    cut = cut_by(span, spans)
    for group, ages in spans:
        assert group not in cut or (ages.meets(span) and not counted(ages) <= counted(span))
    if any(counted(span) <= counted(ages) for _, ages in spans):
        assert cut == ()


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.data())
def test_whole_groups_side_by_side_are_never_cut_and_parts_of_two_always_are(
    widths: list[int], data: st.DataObject
) -> None:
    starts = [sum(widths[:n]) for n in range(len(widths) + 1)]
    spans = tuple(
        (AgeGroup.model_construct(title=str(n)), Ages(starts[n], starts[n + 1] - 1)) for n in range(len(widths))
    )
    first = data.draw(st.integers(0, starts[-1] - 1))
    last = data.draw(st.integers(first, starts[-1] - 1))
    whole = first in starts and last + 1 in starts
    within = any(ages.first <= first and last <= ages.last for _, ages in spans)
    assert (cut_by(Ages(first, last), spans) == ()) == (whole or within)
