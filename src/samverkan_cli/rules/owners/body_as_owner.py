"""SAM205 body-as-owner."""

from samverkan_cli.derive.activities import working
from samverkan_cli.model.document import Document
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("Only bodies answer for {thing}: {owners}"),
    Message("Add the function that sees to it, for example Enhetschef"),
)
def check(plan: Project, given: Given) -> Places:
    """Report the document and every activity where all owners are known to be bodies.

    Not of an activity where all of them are outside the municipality: that is for SAM209 to say.
    """
    everything: tuple[Document | Activity, ...] = (plan.document, *working(plan))
    has_outside = plan.document.municipality is not None
    for answered in everything:
        owners = tuple(dict.fromkeys(answered.owners))
        outside = has_outside and isinstance(answered, Activity) and all(map(_is_external, owners))
        if owners and answered.whole("owners") and all(map(_is_body, owners)) and not outside:
            yield found(answered.at("owners"), thing=answered.title, owners=tuple(owner.title for owner in owners))


def _is_external(owner: Owner | Group) -> bool:
    return isinstance(owner, Owner) and bool(owner.external)


def _is_body(owner: Owner | Group) -> bool:
    """Whether an owner is known to be a body: neither a function nor a group, whose members are at hand."""
    return isinstance(owner, Owner) and owner.kind not in (None, "function")
