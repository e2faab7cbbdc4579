"""SAM708 unaligned-ages."""

from samverkan_cli.derive.ages import Spans, all_spans_of, lies_outside, nearly
from samverkan_cli.model.document import AgeGroup
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, counted, found, some

_NEARLY = (
    counted(
        "The ages {ages} of {thing} miss those of the age group {groups} by a year",
        "The ages {ages} of {thing} miss those of the age groups {groups} by a year",
        1,
    ),
    Message("Let the ages begin and end where an age group does"),
)
_OUTSIDE = (
    Message("{thing} is about the ages {ages}, and the plan about {scope}"),
    Message("Correct the ages, or those of the document"),
)
_MEASURED = (
    Message("{thing} is about the ages {ages}, and what it measures about {scope}"),
    Message("Measure those whom it is about, or write the ages that the values are of"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report ages that nearly fit an age group, that are not the plan's, or that are not those of what is measured."""
    spans, scope = all_spans_of(plan.document), plan.document.ages
    known: dict[Ages, tuple[AgeGroup, ...]] = {}
    for thing in (*plan.groups, *plan.activities, *plan.goals, *plan.indicators):
        ages = thing.ages
        if ages is None:
            continue
        place = thing.at("ages")
        if scope is not None and lies_outside(ages, scope):
            there = [Related(Message("the ages that the plan is about"), plan.document.value_at("ages"))]
            yield found(place, thing=thing.title, ages=str(ages), scope=str(scope), related=there)(*_OUTSIDE)
        elif groups := _missed(ages, spans, known):
            names = some([group.title for group in groups])
            near = [Related(Message("the age group is here"), group.at()) for group in groups[:5]]
            yield found(place, n=len(groups), thing=thing.title, ages=str(ages), groups=names, related=near)(*_NEARLY)
        elif isinstance(thing, Indicator) and (measured := _other_ages(thing, ages, scope, spans)) is not None:
            yield found(place, thing=thing.title, ages=str(ages), scope=str(measured))(*_MEASURED)


def _missed(ages: Ages, spans: Spans, known: dict[Ages, tuple[AgeGroup, ...]]) -> tuple[AgeGroup, ...]:
    if ages not in known:
        known[ages] = nearly(ages, spans)
    return known[ages]


def _other_ages(indicator: Indicator, ages: Ages, scope: Ages | None, spans: Spans) -> Ages | None:
    """The ages of what an indicator measures, where they are not its own: those of its goals, else of the plan.

    One that names no goal may be meant for some ages only. It is compared with the plan where it begins or ends as the
    plan does, unless its other end is that of an age group.
    """
    if not indicator.whole("goals") or not all(goal.whole("ages") for goal in indicator.goals):
        return None
    if not indicator.goals:
        return scope if scope is not None and _is_nearly(ages, scope, spans) else None
    of_goals = [goal.ages for goal in indicator.goals if goal.ages is not None]
    measured = of_goals or ([scope] if scope is not None else [])
    return measured[0] if measured and ages not in measured else None


def _is_nearly(ages: Ages, scope: Ages, spans: Spans) -> bool:
    """Whether ages begin or end with others, not both, and not where an age group does."""
    first, last = ages.first == scope.first, ages.last == scope.last
    at_group = any(ages.last == span.last if first else ages.first == span.first for _, span in spans)
    return first != last and not at_group
