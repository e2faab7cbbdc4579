"""SAM302 reversed-dates."""

from samverkan_cli.model.shape import said
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found


@finds(Message("It ends on {last}, before it begins on {first}"), Message("Correct one of the dates"))
def check(plan: Project, given: Given) -> Places:
    """Report everything that ends before it begins."""
    for part in plan.parts:
        first, last = said(part, "from"), said(part, "until")
        if first is not None and last is not None and last < first:
            yield found(
                part.at("until"), first=first, last=last, related=(Related(Message("it begins here"), part.at("from")),)
            )
