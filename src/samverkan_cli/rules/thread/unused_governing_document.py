"""SAM606 unused-governing-document."""

from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, marked
from samverkan_cli.rules.unused import Unused

_GOVERNING_DOCUMENTS = Unused(
    "governing_documents",
    marked("Nothing in the plan rests on {thing}"),
    marked("Name it under governing_documents, where something rests on it, or take it away"),
)

gatherings = (
    Gathering(
        lambda plan: plan.governing_documents,
        marked("Nothing in the plan rests on {n} of {of} governing documents"),
        marked("Nothing in the plan rests on any of the {n} governing documents"),
        help=Message("Name them under governing_documents, where something rests on them, or take away the others"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every governing document that nothing rests on, and that the plan as a whole does not carry out."""
    named = set(map(str, plan.document.carries_out))
    return _GOVERNING_DOCUMENTS.findings(plan, {each for each in plan.governing_documents if each.id in named})
