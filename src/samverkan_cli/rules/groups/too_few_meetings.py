"""SAM703 too-few-meetings."""

from samverkan_cli.derive.meetings import TooFew, too_few
from samverkan_cli.derive.relations import taken_over
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.model.groups import Group, Meets
from samverkan_cli.rules.authoring import Given, Message, Places, Project, counted, finds, found

_NAMED = 4


@finds(
    Message("{group} is to meet at least {often}, but has only {meetings}"),
    Message("Set more meetings, or correct what is promised under meets"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every group that has begun to set its meetings for a year or half-year, but fewer than it promised."""
    document = plan.document
    valid = valid_from(document), valid_until(document)
    for group in plan.groups if document.whole("valid") and not (document.valid and document.valid.doubtful) else ():
        active = group.active
        if not group.whole("active") or (active and active.doubtful):
            continue
        exists = (active.from_, active.until) if active else (None, None)
        if short := too_few(group, valid, exists):
            yield found(
                group.at("meetings"), group=group.title, often=_often(group), meetings=tuple(map(_set, short[:_NAMED]))
            )


def _often(group: Group) -> Message:
    meets: Meets = taken_over(group, "meets")
    if meets.per == "year":
        return counted("once a year", "{n} times a year", meets.at_least or 0)
    return counted("once per half-year", "{n} times per half-year", meets.at_least or 0)


def _set(one: TooFew) -> Message:
    if one.term == "spring":
        return counted("{n} meeting in spring {year}", "{n} meetings in spring {year}", one.meetings, year=one.year)
    if one.term == "autumn":
        return counted("{n} meeting in autumn {year}", "{n} meetings in autumn {year}", one.meetings, year=one.year)
    return counted("{n} meeting in {year}", "{n} meetings in {year}", one.meetings, year=one.year)
