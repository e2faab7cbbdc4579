"""SAM302 reversed-dates."""

from samverkan_cli.model.shape import said
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related


def check(plan: Project, given: Given) -> Findings:
    """Report everything that ends before it begins."""
    for part in plan.parts:
        first, last = said(part, "from"), said(part, "until")
        if first is not None and last is not None and last < first:
            yield Finding(
                part.at("until"),
                Message("It ends on {last}, before it begins on {first}", first=first, last=last),
                help=Message("Correct one of the dates"),
                related=(Related(Message("it begins here"), part.at("from")),),
            )
