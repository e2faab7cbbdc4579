"""SAM305 review-overdue."""

from samverkan_cli.derive.validity import reviews_due
from samverkan_cli.model.document import Document
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, counted, found

_OVERDUE = counted(
    "{thing} was to be looked over by {due}, {n} day ago", "{thing} was to be looked over by {due}, {n} days ago", 1
)


def check(plan: Project, given: Given) -> Findings:
    """Report where the day for review has passed, of the document and of groups."""
    expired = plan.document.status == "expired"
    for thing, due in reviews_due(plan, given.today):
        if due < given.today and not expired:
            title, help = (
                (Message("The document"), Message("Look it over, and write the day under revised:"))
                if isinstance(thing, Document)
                else (thing.title, Message("Look it over, and write the next day"))
            )
            yield found(thing.at("review"), n=(given.today - due).days, thing=title, due=due)(_OVERDUE, help)
