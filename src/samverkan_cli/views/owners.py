"""Who answers for what: every owner and group with its activities, documents, phases, seats and turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import TermOfYear, YearParity
from samverkan_cli.model.groups import Group
from samverkan_cli.views.duties import Duty, Who, duties
from samverkan_cli.views.paper import STRONG, Branch, Paper
from samverkan_cli.views.plain import Named
from samverkan_cli.views.saying import gist, inner, lack, stretch, together
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.view import View


@dataclass(frozen=True, slots=True)
class Answering:
    """An owner or a group with what it answers for; `kind` is that of the format, `group` whether it is a group."""

    id: str
    title: str
    kind: str | None
    group: bool
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Unowned:
    """An activity that nobody answers for."""

    plan: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Owners:
    """Who answers for what in a plan; or those whom several plans share, with what they answer for in all of them.

    `idle` are those who answer for nothing.
    """

    plans: tuple[str, ...]
    title: str | None
    shared: bool
    owners: tuple[Answering, ...]
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
    return Owners(
        plans,
        project.document.title if project else None,
        project is None,
        tuple(_answering(who, each) for who, each in found if each),
        tuple(Named(who.id, who.title) for who, each in found if not each),
        tuple(
            Unowned(project.name, one.id, one.title)
            for one in (project.activities if project else ())
            if project and one.lacks("owners")
        ),
    )


def _answering(who: Who, found: Sequence[Duty]) -> Answering:
    # What several plans share is met in each of them, and is one.
    return Answering(who.id, who.title, who.kind, isinstance(who, Group), tuple(dict.fromkeys(found)))


# --- in words

_KINDS = {
    "document": Message("The document"),
    "report": Message("Reports"),
    "activity": Message("Activities"),
    "trial": Message("Takes over after a trial"),
    "phase": Message("Phases"),
    "indicator": Message("Indicators"),
    "remains": Message("Remains to be done"),
    "decision": Message("Tasks by decision"),
    "chair": Message("Chairs"),
    "group": Message("Leads or convenes"),
    "seat": Message("Seats in groups"),
    "selection": Message("Picks goals"),
    "intervention": Message("Provides by the mapping"),
}
_ROLES = {
    ("activity", "lead"): Message("leads"),
    ("activity", "partner"): Message("takes part"),
    ("document", "lead"): Message("leads"),
    ("document", "process-lead"): Message("leads the work"),
    ("group", "convener"): Message("convenes"),
    ("group", "lead"): Message("leads"),
}


def text(section: Owners, paper: Paper, say: Phrases) -> None:
    """A tree for everyone who answers for something."""
    title = f"{section.title} ({section.plans[0]})" if not section.shared else _shared(section, say)
    paper.line(title, STRONG)
    if not section.owners and not section.shared:
        none = Message("Nobody of the plan's own answers for anything")
        paper.line(lack(say, none), first="  ")
    for one in section.owners:
        paper.heading(one.title)
        paper.tree(_of(one, section, say))
    if section.unowned:
        paper.heading(say(Message("Nobody is responsible")))
        paper.tree([Branch(each.title) for each in section.unowned])
    if section.idle:
        paper.heading(say(counted("{n} answers for nothing", "{n} answer for nothing", len(section.idle))))
        paper.line(together(each.title for each in section.idle), first="  ")


def _shared(section: Owners, say: Phrases) -> str:
    return say(Message("Shared by {plans}", plans=section.plans))


def _of(one: Answering, section: Owners, say: Phrases) -> tuple[Branch, ...]:
    """What somebody answers for, by kind; plan by plan where there are several."""
    if not section.shared:
        return _kinds(one.duties, say)
    return (
        *_kinds([duty for duty in one.duties if duty.plan is None], say),
        *(
            Branch(plan, (), _kinds(found, say))
            for plan in section.plans
            if (found := [duty for duty in one.duties if duty.plan == plan])
        ),
    )


def _kinds(found: Sequence[Duty], say: Phrases) -> tuple[Branch, ...]:
    order = list(_KINDS)
    together = groupby(sorted(found, key=lambda duty: order.index(duty.kind)), key=lambda duty: duty.kind)
    branches = []
    for kind, each in together:
        same = list(each)
        if kind == "intervention":  # there may be very many, and the mapping itself tells them
            branches.append(Branch(f"{say(_KINDS[kind])}: {len(same)}"))
            continue
        twigs = tuple(Branch(_duty(duty, say)) for duty in same)
        branches.append(Branch(f"{say(_KINDS[kind])} ({len(same)})", (), twigs))
    return tuple(branches)


def _duty(duty: Duty, say: Phrases) -> str:
    """A thing in one line: what part somebody has in it, when, and how far it is."""
    role = _ROLES.get((duty.kind, duty.role))
    about = [
        say(role) if role else "",
        (duty.part_of or "") if duty.kind in ("seat", "remains", "decision", "report") else "",
        inner(term(duty.term, duty.years, say)),
        *_when(duty, say),
        inner(say(duty.status.label)) if duty.status else "",
    ]
    said = ", ".join(filter(None, about))
    return f"{gist(duty.title)} ({said})" if said else gist(duty.title)


def _when(duty: Duty, say: Phrases) -> Iterator[str]:
    if duty.role == "rota":
        yield say(Message("in turn from {day}", day=duty.from_) if duty.from_ else Message("in turn"))
        yield say(Message("{time} each", time=say.length(duty.every))) if duty.every else ""
    elif duty.kind in ("report", "remains", "decision"):
        yield say(Message("by {day}", day=duty.until) if duty.until else Message("no day is set"))
    else:
        yield inner(stretch(say, duty.from_, duty.until, duty.every))
        if duty.kind == "activity" and duty.role != "partner" and not duty.until and not duty.every:
            yield inner(say(Message("Last day is missing")))


# --- rows

HEADER = (
    "plan",
    "owner",
    "owner_title",
    "owner_kind",
    "shared",
    "kind",
    "role",
    "id",
    "title",
    "part_of",
    "from",
    "until",
    "every",
    "status",
    "term",
    "years",
)


def rows(section: Owners, _: Sequence[str]) -> Iterator[Row]:
    """A row for each thing that somebody answers for; an activity that nobody answers for has an empty owner."""
    shared = "yes" if section.shared else "no"
    for one in section.owners:
        for duty in one.duties:
            yield (
                duty.plan,
                one.id,
                one.title,
                one.kind,
                shared,
                duty.kind,
                duty.role,
                duty.id,
                gist(duty.title),
                duty.part_of,
                duty.from_,
                duty.until,
                duty.every,
                duty.status,
                duty.term,
                duty.years,
            )
    for each in section.unowned:
        yield (each.plan, None, None, None, shared, "activity", None, each.id, each.title, *[None] * 7)


OWNERS = View(build, text, HEADER, rows)


def term(of_year: TermOfYear | None, years: YearParity | None, say: Phrases) -> str:
    """In which terms of which years."""
    said = [say(of_year.label) if of_year else "", say(years.label) if years else ""]
    return " ".join(filter(None, said))
