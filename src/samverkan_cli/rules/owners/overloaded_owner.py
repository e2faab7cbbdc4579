"""SAM208 overloaded-owner."""

from samverkan_cli.derive.activities import working
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found

_FEWEST = 6
"""How many activities a plan has at the least before anybody is said to have too many of them."""


@finds(
    Message("{owner} answers for {n} of the {total} activities"),
    Message("See whether others can answer for some of them"),
)
def check(plan: Project, given: Given) -> Places:
    """Report everyone who answers for more than half of the activities."""
    going = frozenset(working(plan))
    total = len(going)
    if total < _FEWEST or not plan.knows_activities:
        return
    everyone: tuple[Owner | Group, ...] = (*plan.owners, *plan.groups)
    for who in everyone:
        several = isinstance(who, Owner) and who.many
        n = sum(each in going for each in who.activities)
        if n * 2 > total and not several:
            yield found(who.at(), owner=who.title, n=n, total=total)
