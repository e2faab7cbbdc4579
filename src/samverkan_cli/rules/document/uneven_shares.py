"""SAM803 uneven-shares."""

from decimal import Decimal

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("The shares of {source} are {sum} percent together, not 100"),
    Message("Correct the shares, or write the party that is missing"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every source of money whose shares are not 100 percent together, to the last decimal."""
    for source in plan.funding:
        if not source.shares or not source.whole("shares"):
            continue
        together = sum((share for _, share in source.shares), Decimal(0))
        if together != 100:
            yield found(source.at("shares"), source=source.title, sum=together)
