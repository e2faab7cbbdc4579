"""SAM706 overlapping-ages."""

from samverkan_cli.derive.ages import clashes, spans_of
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import INFO, Finding, Findings, Given, Message, Project, Related, counted, some


def check(plan: Project, given: Given) -> Findings:
    """Report every age group that shares an age with an earlier one, more mildly where they only meet there."""
    for group, ages, earlier in clashes(spans_of(plan.document)):
        other, others = earlier[0]
        shared = Ages(max(ages.first, others.first), min(ages.last, others.last))
        yield Finding(
            group.at(),
            counted(
                "{one} and {other} share the age {ages}",
                "{one} and {other} share the ages {ages}",
                shared.last - shared.first + 1,
                one=other.title,
                other=group.title,
                ages=str(shared),
            )
            if len(earlier) == 1
            else Message(
                "{group} shares ages with {others}", group=group.title, others=some([each.title for each, _ in earlier])
            ),
            help=Message("Let one of them end at the age before the other begins"),
            related=tuple(Related(Message("the other is here"), each.at()) for each, _ in earlier[:5]),
            level=INFO if all(_only_meet(ages, each) for _, each in earlier) else None,
        )


def _only_meet(one: Ages, other: Ages) -> bool:
    """Whether two spans share nothing but the age at which one ends and the other begins."""
    return one != other and (one.last == other.first or other.last == one.first)
