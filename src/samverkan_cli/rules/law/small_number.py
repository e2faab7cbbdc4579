"""SAM906 small-number."""

import re

from samverkan_cli.model.measures import Indicator, Share
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found
from samverkan_cli.swedish.lists import lines, words

_FEWEST = 5
"""From how many people on a single one of them cannot be made out."""


@finds(
    Message("{value} people in the part {part} are so few that it can be seen who they are"),
    Message("Give the value of a larger part or of more years, or leave it out"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every value that is so few people, in a part of the whole, that one may see who they are."""
    for indicator in plan.indicators:
        if not _counts_people(indicator):
            continue
        for measured in indicator.values:
            value, part = measured.value, measured.part
            if value is not None and 1 <= value < _FEWEST and part is not None and (names := _names(part)):
                yield found(measured.value_at("value"), value=value, part=", ".join(names))


def _counts_people(indicator: Indicator) -> bool:
    """Whether its values are numbers of people: not shares or means, nor numbers of something else."""
    if indicator.measure not in (None, "count") or not indicator.whole("measure"):
        return False
    counted = re.findall(r"[^\W\d_]+", (indicator.of or "").casefold())
    unit = (indicator.unit or "").casefold().strip(" .")
    return any(word.endswith(lines("counted-people")) for word in counted) and (
        not unit or unit in words("counting-units") or unit.endswith(lines("counted-people"))
    )


def _names(part: Share) -> list[str]:
    return [name for name in (part.gender, part.school, part.district) if name]
