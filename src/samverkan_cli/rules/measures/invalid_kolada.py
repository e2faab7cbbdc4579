"""SAM506 invalid-kolada."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding, Fix, Set
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project

_ID = re.compile(r"[NU][0-9]{5}")


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every id in Kolada that has not the form of one."""
    for indicator in plan.indicators:
        id, place = indicator.kolada, indicator.value_at("kolada")
        if id and not _ID.fullmatch(id):
            meant = re.sub(r"[\s-]", "", id).upper()
            certain = _ID.fullmatch(meant)
            yield Finding(
                place,
                Message("{id} is no id of an indicator in Kolada", id=id),
                help=Message("Write {id}", id=meant)
                if certain
                else Message("Write N or U and five digits, as in N15428"),
                fix=Fix(Message("Write {id}", id=meant), safe=True, changes=(Set(place, meant),)) if certain else None,
            )
