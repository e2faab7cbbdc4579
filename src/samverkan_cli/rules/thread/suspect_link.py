"""SAM614 suspect-link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samverkan_cli.derive.reviewed import Service, named, services, wording
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related

if TYPE_CHECKING:
    from samverkan_cli.compare.differences import Since

_SINCE_REVIEW = Message("{thing} has been reworded since {day}, when it was last seen to that {who} serves it")
_SINCE_CHANGE = Message("{thing} has been reworded since {who}, which serves it, was last changed")
_THERE = Message("it is worded here")


def check(plan: Project, given: Given) -> Findings:
    """Report each reference to what has been reworded since somebody looked at what refers to it."""
    reviews = given.reviewed(plan.folder)
    reworded = set(_suspect(given.since)) if given.since is not None else set()
    for each in services(plan) if reviews or reworded else ():
        reviewed = reviews.get(each.key)
        if reviewed is not None:
            if reviewed.wording != wording(each.of):
                yield _finding(plan, each, _SINCE_REVIEW.text, day=reviewed.day)
        elif each.key in reworded:
            yield _finding(plan, each, _SINCE_CHANGE.text)


def _finding(plan: Project, one: Service, text: str, **values: str) -> Finding:
    command = f"samverkan review {plan.name} {named(one.of)}"
    help = Message("See to it that it still serves it, and then run {command}", command=command)
    message = Message(text, thing=one.of.title, who=one.who.title, **values)
    return Finding(one.place, message, help=help, related=(Related(_THERE, one.of.at("title")),))


def _suspect(since: Since) -> Iterator[tuple[str, str]]:
    """What served something in the earlier version that is worded otherwise now, and is itself as it was."""
    from samverkan_cli.compare.kinds import ChangeKind  # only where plans are compared

    served, touched = set[str](), set[str]()
    for each in since.differences:
        is_reworded = each.kind in (ChangeKind.REWORDED, ChangeKind.REPLACED)
        if is_reworded and each.field is not None and each.field.key in ("title", "text"):
            served.add(_name(each.part))
        part: Part | None = each.part
        while part is not None:
            touched.add(_name(part))
            part = part.parent
    for one in services(since.old):
        who, of = one.key
        if of in served and who not in touched:
            yield who, of


def _name(part: Part) -> str:
    return f"{part.route[-2]}/{part.id}" if isinstance(part, Thing) and len(part.route) > 1 else ""
