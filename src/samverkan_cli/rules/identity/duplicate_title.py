"""SAM105 duplicate-title."""

from samverkan_cli.link.titles import Titled
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related


def check(plan: Project, given: Given) -> Findings:
    """Report every title that stands earlier in its list."""
    for each in plan.titles:
        first: dict[str, Titled] = {}
        for one in each:
            earlier = first.setdefault(one.folded, one)
            if earlier is not one:
                yield Finding(
                    one.thing.value_at("title"),
                    Message("{title} is the title of two things", title=one.title),
                    help=Message("Take one of them away, or write in the titles what sets them apart"),
                    related=(Related(Message("the other is here"), earlier.thing.value_at("title")),),
                )
