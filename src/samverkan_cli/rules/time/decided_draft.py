"""SAM319 decided-draft."""

from samverkan_cli.model.values import When
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found


@finds(
    Message("The document is a draft, and says that it was adopted: {decision}"),
    Message("Write status: adopted, or take away the decision if it is not made yet"),
)
def check(plan: Project, given: Given) -> Places:
    """Report a draft with a day or a section of adoption. A day to come is when the decision is to be made."""
    document, adopted = plan.document, plan.document.adopted
    if document.status != "draft" or adopted is None:
        return
    day = adopted.date if adopted.date is not None and not When.of(given.today).before(adopted.date) else None
    said = tuple(str(each) for each in (day, adopted.section) if each)
    if said:
        there = Related(Message("the decision is here"), document.at("adopted"))
        yield found(document.at("status"), decision=said, related=[there])
