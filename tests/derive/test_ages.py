"""Which ages age groups hold, held against counting age by age."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.ages import Spans, clashes, gaps, lies_outside, nearly
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
def test_ages_miss_an_edge_by_a_year_where_their_other_edge_is_one(span: Ages, spans: Spans) -> None:
    missed = nearly(span, spans)
    firsts, lasts = {ages.first for _, ages in spans}, {ages.last for _, ages in spans}
    for group in missed:
        ages = next(ages for each, ages in spans if each is group)
        assert 1 in (abs(ages.first - span.first), abs(ages.last - span.last))
    if missed:
        assert (span.first in firsts) != (span.last in lasts)
    if span.first in firsts and span.last in lasts:
        assert missed == ()


@given(AGES, AGES)
def test_what_lies_outside_has_an_age_that_the_whole_has_not(span: Ages, whole: Ages) -> None:
    assert lies_outside(span, whole) == (not counted(span) <= counted(whole))
