"""What is drawn from each source of money, held against adding up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.draws import draws, held, source_of
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.items import Items
from samverkan_cli.model.money import Cost, Funding, Money

SOURCES = tuple(Funding.model_construct(title=title) for title in "ABC")
YEARS = st.sampled_from([None, 2027, 2028])
KRONOR = st.none() | st.integers(0, 1000)
COSTS = st.builds(
    lambda sek, year, source: Cost.model_construct(sek=sek, year=year, funding=source),
    KRONOR,
    YEARS,
    st.none() | st.sampled_from(SOURCES),
)
ACTIVITIES = st.builds(
    lambda costs, sources, status: Activity.model_construct(
        title="Kurs", cost=Items(tuple(costs)), funding=Items(tuple(sources)), status=status
    ),
    st.lists(COSTS, max_size=3),
    st.lists(st.sampled_from(SOURCES), max_size=2),
    st.sampled_from([None, "planned", "done", "dropped"]),
)


@given(st.lists(ACTIVITIES, max_size=6))
def test_every_krona_is_drawn_once_from_where_it_is_known_to_come(activities: list[Activity]) -> None:
    found = draws(activities)
    for (source, year), drawn in found.items():
        assert all((each.source, each.year) == (source, year) for each in drawn)
        assert all(source in (each.cost.funding, *each.activity.funding) for each in drawn)
        assert all(each.activity.status != "dropped" and each.sek > 0 for each in drawn)
    known = [
        cost.sek or 0
        for activity in activities
        for cost in activity.cost
        if activity.status != "dropped" and cost.year and (cost.funding or len(set(activity.funding)) == 1)
    ]
    assert sum(each.sek for drawn in found.values() for each in drawn) == sum(known)


@given(ACTIVITIES)
def test_a_cost_that_names_its_source_is_drawn_from_that(activity: Activity) -> None:
    for cost in activity.cost:
        if cost.funding is not None:
            assert source_of(activity, cost) is cost.funding


@given(st.lists(st.tuples(KRONOR, YEARS), max_size=4))
def test_what_a_source_holds_is_known_of_all_years_or_of_none(amounts: list[tuple[int | None, int | None]]) -> None:
    money = tuple(Money.model_construct(sek=sek, year=year) for sek, year in amounts)
    found = held(Funding.model_construct(title="A", amount=Items(money)))
    if any(None in pair for pair in amounts):
        assert found == {}
    else:
        assert found == {year: sum(sek or 0 for sek, of in amounts if of == year) for _, year in amounts}
