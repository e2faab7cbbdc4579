"""SAM906 small-number."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found
from samverkan_cli.rules.people import FEWEST, counts_people, parts_of


@finds(
    Message("{value} people in the part {part} are so few that it can be seen who they are"),
    Message("Give the value of a larger part or of more years, or leave it out"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every value that is so few people, in a part of the whole, that one may see who they are."""
    for indicator in filter(counts_people, plan.indicators):
        for measured in indicator.values:
            value, parts = measured.value, parts_of(measured.part)
            if value is not None and 1 <= value < FEWEST and parts:
                yield found(measured.value_at("value"), value=value, part=", ".join(parts.values()))
