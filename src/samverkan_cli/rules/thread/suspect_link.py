"""SAM614 suspect-link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.derive.reviewed import Service, named, services, wording
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related

if TYPE_CHECKING:
    from samverkan_cli.compare.differences import Difference, Since

_SINCE_REVIEW = Message("{thing} has been reworded since {day}, when it was last seen to that {who} serves it")
_SINCE_CHANGE = Message("{thing} has been reworded since {who}, which serves it, was last changed")
_THERE = Message("it is worded here")


def check(plan: Project, given: Given) -> Findings:
    """Report each reference to what has been reworded since somebody looked at what refers to it."""
    reviews = given.reviewed(plan.folder)
    reworded = _suspect(plan, given.since) if given.since is not None else set()
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


def _suspect(plan: Project, since: Since) -> set[tuple[str, str]]:
    """What serves something that came to be worded otherwise after it had itself been changed for the last time."""
    found = set[tuple[str, str]]()
    now_otherwise, _ = _changed(since.differences)
    serving = {each.key for each in services(plan) if named(each.of) in now_otherwise}
    for step in since.steps or (since.differences,):
        reworded, touched = _changed(step)
        found.update(each for each in serving if each[1] in reworded)
        found -= {each for each in found if each[0] in touched}
    return found


def _changed(step: tuple[Difference, ...]) -> tuple[set[str], set[str]]:
    """What was reworded, and all that was changed in some way, or has in it what was."""
    from samverkan_cli.compare.kinds import ChangeKind  # only where plans are compared

    reworded, touched = set[str](), set[str]()
    for each in step:
        is_reworded = each.kind in (ChangeKind.REWORDED, ChangeKind.REPLACED)
        if is_reworded and each.field is not None and each.field.key in ("title", "text"):
            reworded.add(_name(each.part))
        part: Part | None = each.part
        while part is not None:
            touched.add(_name(part))
            part = part.parent
    return reworded, touched


def _name(part: Part) -> str:
    return f"{part.route[-2]}/{part.id}" if isinstance(part, Thing) and len(part.route) > 1 else ""
