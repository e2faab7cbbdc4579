"""SAM105 duplicate-title."""

from samverkan_cli.link.titles import ListedTitle
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found


@finds(
    Message("{title} is the title of two things"),
    Message("Take one of them away, or write in the titles what sets them apart"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every title that stands earlier in its list."""
    for each in plan.titles:
        first: dict[str, ListedTitle] = {}
        for one in each:
            earlier = first.setdefault(one.folded, one)
            if earlier is not one:
                yield found(
                    one.thing.value_at("title"),
                    title=one.title,
                    related=(Related(Message("the other is here"), earlier.thing.value_at("title")),),
                )
