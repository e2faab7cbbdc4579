"""SAM706 overlapping-ages."""

from samverkan_cli.derive.ages import clashes, spans_of
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, counted, found, some


def check(plan: Project, given: Given) -> Findings:
    """Report every age group that shares more with an earlier one than the age at which they meet."""
    for group, ages, together in clashes(spans_of(plan.document)):
        earlier = [each for each in together if not _only_meet(ages, each[1])]
        if not earlier:
            continue
        other, others = earlier[0]
        shared = Ages(max(ages.first, others.first), min(ages.last, others.last))
        words = (
            counted("{one} and {other} share the age {ages}", "{one} and {other} share the ages {ages}", 1)
            if len(earlier) == 1
            else Message("{group} shares ages with {others}")
        )
        yield found(
            group.at(),
            n=shared.last - shared.first + 1,
            one=other.title,
            other=group.title,
            group=group.title,
            others=some([each.title for each, _ in earlier]),
            ages=str(shared),
            related=(Related(Message("the other is here"), each.at()) for each, _ in earlier[:5]),
        )(words, Message("Let one of them end at the age before the other begins"))


def _only_meet(one: Ages, other: Ages) -> bool:
    """Whether two spans share nothing but the age at which one ends and the other begins."""
    return one != other and (one.last == other.first or other.last == one.first)
