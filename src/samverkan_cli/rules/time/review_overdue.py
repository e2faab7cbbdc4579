"""SAM305 review-overdue."""

from samverkan_cli.derive.validity import reviews_due
from samverkan_cli.model.document import Document
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, counted


def check(plan: Project, given: Given) -> Findings:
    """Report where the day for review has passed, of the document and of groups."""
    if plan.document.status == "expired":
        return
    for thing, due in reviews_due(plan, given.today):
        if due < given.today:
            days = (given.today - due).days
            yield Finding(
                thing.at("review"),
                counted(
                    "{thing} was to be looked over by {due}, {n} day ago",
                    "{thing} was to be looked over by {due}, {n} days ago",
                    days,
                    thing=Message("The document") if isinstance(thing, Document) else thing.title,
                    due=due,
                ),
                help=Message("Look it over, and write the day under revised:")
                if isinstance(thing, Document)
                else Message("Look it over, and write the next day"),
            )
