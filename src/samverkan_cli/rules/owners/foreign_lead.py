"""SAM203 foreign-lead."""

from samverkan_cli.model.document import Document
from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Finding, Findings, Fix, Given, Insert, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report the document and every activity where the lead is not among the owners."""
    everything: tuple[Document | Activity, ...] = (plan.document, *plan.activities)
    for answered in everything:
        lead, owners = answered.lead, answered.owners
        if lead is not None and owners and lead not in owners and answered.whole("owners"):
            yield Finding(
                answered.at("lead"),
                Message("{lead} leads {thing} but is not among its owners", lead=lead.title, thing=answered.title),
                help=Message("Add {lead} to owners, or choose a lead among them", lead=lead.id),
                fix=_added(answered, lead.id),
            )


def _added(answered: Document | Activity, lead: str) -> Fix:
    """The lead among the owners. Safe: that they answer and that she leads stands there already, and stays true."""
    add = Insert(answered.at("owners"), None, lead)
    return Fix(Message("Add {lead} to owners", lead=lead), safe=True, changes=(add,))
