"""Who answers for what: every owner and group with its activities, documents, phases, seats and turns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.views.duties import Duty, Who, duties
from samverkan_cli.views.named import Named, PlanSection, all_named


@record
class Answerable:
    """An owner or a group with what it answers for; `kind` is that of the format, `group` whether it is a group."""

    id: str
    title: str
    kind: str | None
    group: bool
    duties: tuple[Duty, ...]


@record
class Unowned:
    """An activity that nobody answers for."""

    plan: str
    id: str
    title: str


@record
class Owners(PlanSection):
    """Who answers for what in a plan; or those whom several plans share, with what they answer for in all of them.

    `idle` are those who answer for nothing.
    """

    shared: bool
    owners: tuple[Answerable, ...]
    idle: tuple[Named, ...]
    unowned: tuple[Unowned, ...]


Key = tuple[str, str]
"""Somebody in a workspace: the file and the id. A file that plans share gives each of them the same people."""


def build(projects: Sequence[Project], today: date) -> tuple[Owners, ...]:  # noqa: ARG001 - every view is given the day
    """Of several plans first whom they share, once for all of them, and then each plan's own."""
    shared: dict[Key, tuple[Who, list[Duty]]] = {}
    within: list[str] = []
    alone = len(projects) == 1
    own: list[Owners] = []
    for project in projects:
        found: dict[Who, list[Duty]] = {who: [] for who in (*project.owners, *project.groups)}
        for who, duty in duties(project, alone=alone):
            found.setdefault(who, []).append(duty)
        mine: dict[Who, list[Duty]] = {}
        for who, each in found.items():
            if not alone and who.source_file in project.shared_files:
                shared.setdefault((who.source_file, who.id), (who, []))[1].extend(each)
                within.append(project.name)
            else:
                mine[who] = each
        own.append(_owners((project.name,), project, list(mine.items())))
    if not shared:
        return tuple(own)
    return (_owners(tuple(dict.fromkeys(within)), None, list(shared.values())), *own)


def _owners(plans: tuple[str, ...], project: Project | None, found: Sequence[tuple[Who, list[Duty]]]) -> Owners:
    unowned = [one for one in project.activities if one.lacks("owners")] if project else []
    return Owners(
        plans,
        project.document.title if project else None,
        project is None,
        # What several plans share is met in each of them, and is one.
        tuple(
            Answerable(who.id, who.title, who.kind, isinstance(who, Group), tuple(dict.fromkeys(each)))
            for who, each in found
            if each
        ),
        all_named(who for who, each in found if not each),
        tuple(Unowned(plans[0], one.id, one.title) for one in unowned),
    )
