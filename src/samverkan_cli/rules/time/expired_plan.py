"""SAM313 expired-plan."""

from samverkan_cli.derive.validity import valid_until
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("The document held until {last}, and its status is still adopted"),
    Message("Write status: expired, or until when it holds if that has been decided"),
)
def check(plan: Project, given: Given) -> Places:
    """Report a document whose last day has passed and that is still said to be adopted."""
    last = valid_until(plan.document)
    if plan.document.status == "adopted" and last is not None and last < given.today:
        yield found(plan.document.at("status"), last=last)
