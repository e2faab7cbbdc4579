"""SAM313 expired-plan."""

from samverkan_cli.derive.validity import valid_until
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report a document whose last day has passed and that is still said to be adopted."""
    last = valid_until(plan.document)
    if plan.document.status == "adopted" and last is not None and last < given.today:
        yield Finding(
            plan.document.at("status"),
            Message("The document held until {last}, and its status is still adopted", last=last),
            help=Message("Write status: expired, or until when it holds if that has been decided"),
        )
