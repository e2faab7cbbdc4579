"""Indicators that count people, and from how many on nobody can be made out among them."""

from __future__ import annotations

import re

from samverkan_cli.model.measures import Indicator, Share
from samverkan_cli.swedish.lists import lines, words

FEWEST = 5
"""From how many people on a single one of them cannot be made out."""


def counts_people(indicator: Indicator) -> bool:
    """Whether its values are numbers of people: not shares or means, nor numbers of something else."""
    if indicator.measure not in (None, "count") or not indicator.whole("measure"):
        return False
    unit = (indicator.unit or "").casefold().strip(" .")
    # Where it is not said what is counted, the unit may be: 3 barn.
    said = unit if indicator.lacks("of") else (indicator.of or "").casefold()
    counted = re.findall(r"[^\W\d_]+", said)
    return any(word.endswith(lines("counted-people")) for word in counted) and (
        not unit or unit in words("counting-units") or unit.endswith(lines("counted-people"))
    )


def parts_of(share: Share | None) -> dict[str, str]:
    """Which part of the whole a value is of, by what divides it; nothing where it is of the whole."""
    if share is None:
        return {}
    said = {"gender": share.gender, "school": share.school, "district": share.district}
    return {by: name for by, name in said.items() if name}
