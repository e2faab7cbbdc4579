"""Where phases meet, leave days between them or overlap, held against the days themselves."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.timespans import phase_dates, seams
from samverkan_cli.model.follow_up import Phase

FIRST = date(2027, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
PHASES = st.lists(
    st.builds(
        lambda first, last: Phase.model_construct(title="P", from_=first, until=last),
        DAYS | st.none(),
        DAYS | st.none(),
    ),
    max_size=5,
)


def days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


@given(PHASES)
def test_a_seam_says_what_the_days_say(phases: list[Phase]) -> None:
    before: list[tuple[date | None, date | None]] = []
    found = {seam.phase: seam for seam in seams(phases)}
    for each in phase_dates(phases):
        ends = [last for first, last in before if last is not None and (first is None or first <= last)]
        if each.phase.from_ is None or not ends:
            assert each.phase not in found
        else:
            seam = found[each.phase]
            assert (seam.first, seam.last) == (each.first, max(ends))
            between = days(seam.last + timedelta(days=1), seam.first - timedelta(days=1))
            overlap = days(seam.first, seam.last)
            known = len(ends) == len(before)
            assert seam.gap == (-len(overlap) if overlap else len(between) if known else 0)
        before.append((each.first, each.last))


@given(PHASES)
def test_a_phase_that_gives_no_first_day_leaves_no_gap(phases: list[Phase]) -> None:
    given_none = {phase for phase in phases if phase.from_ is None}
    assert not given_none & {seam.phase for seam in seams(phases)}
