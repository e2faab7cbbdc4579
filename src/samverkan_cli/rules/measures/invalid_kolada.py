"""SAM506 invalid-kolada."""

import re

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.rules.authoring import Finding, Findings, Fix, Given, Message, Project, Set

_ID = compiled_late(r"[NU][0-9]{5}")


def check(plan: Project, given: Given) -> Findings:
    """Report every id in Kolada that has not the form of one."""
    for indicator in plan.indicators:
        id, place = indicator.kolada, indicator.value_at("kolada")
        if id and not _ID.fullmatch(id):
            meant = re.sub(r"[\s-]", "", id).upper()
            write = Message("Write {id}", id=meant) if _ID.fullmatch(meant) else None
            yield Finding(
                place,
                Message("{id} is no id of an indicator in Kolada", id=id),
                help=write or Message("Write N or U and five digits, as in N15428"),
                fix=Fix(write, safe=True, changes=(Set(place, meant),)) if write else None,
            )
