"""The period that is picked for: one of the plan's, or a new one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import slug
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Period
from samverkan_cli.pick.request import Wanted

_YEARS = re.compile(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """A period that is not in the plan yet; `until` is its last day."""

    id: str
    from_: date
    until: date


def years(id: str) -> tuple[date, date] | None:
    """The first and the last day that an id says: 2027 is a whole year, 2027-2028 are two. None where it says none."""
    found = _YEARS.fullmatch(id)
    return (date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31)) if found else None


def period(project: Project, wanted: Wanted, troubles: list[UserError]) -> Period | NewPeriod | None:
    """The period that is wanted. Where it cannot be used or made, why is added to the troubles."""
    there = project.periods.get(wanted.period)
    if there is not None:
        for option, asked, stands in (("--from", wanted.first, there.from_), ("--until", wanted.until, there.until)):
            if asked is not None and asked != stands:
                troubles.append(
                    UserError(
                        Message(
                            "The period {id} has {day} in the plan, and {option} says {other}",
                            id=there.id,
                            day=stands,
                            option=option,
                            other=asked,
                        ),
                        Message(
                            "Leave {option} out, or change the period in {file}", option=option, file=there.source_file
                        ),
                    )
                )
        return there
    return _new(wanted, troubles)


def _new(wanted: Wanted, troubles: list[UserError]) -> NewPeriod | None:
    id = wanted.period
    better = slug(id)
    if better != id:
        help = Message("Write {id}", id=better) if better else Message("Write for example 2027, or 2027-2028")
        troubles.append(UserError(Message("{id} is no id for a period", id=id), help))
        return None
    said = years(id)
    first = wanted.first or (said[0] if said else None)
    until = wanted.until or (said[1] if said else None)
    if first is None or until is None:
        troubles.append(
            UserError(
                Message("There is no period {id}, and its name does not say when a new one would be", id=id),
                Message("Write --from and --until, or call it by its years: 2027, or 2027-2028"),
            )
        )
        return None
    if first > until:
        troubles.append(
            UserError(
                Message(
                    "The period {id} would end before it begins: {first} to {until}", id=id, first=first, until=until
                ),
                Message("Write the first day after --from and the last day after --until"),
            )
        )
        return None
    return NewPeriod(id, first, until)
