"""Why there is a plan: commissions with what answers them, and needs with what meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import When
from samverkan_cli.views.paper import Branch
from samverkan_cli.views.plain import Named, all_named, named
from samverkan_cli.views.saying import fact, lack, titles, told


@dataclass(frozen=True, slots=True)
class CommissionPart:
    """One thing that was asked for: the activities that answer it, or how it was met otherwise."""

    id: str
    title: str
    activities: tuple[Named, ...]
    met: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commission:
    """What somebody asked for."""

    id: str
    title: str
    by: Named | None
    date: When | None
    parts: tuple[CommissionPart, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed, and the activities that meet it."""

    id: str
    title: str
    kind: str | None
    horizon: str | None
    rank: int | None
    mentions: int | None
    activities: tuple[Named, ...]
    declined: str | None
    missing: tuple[str, ...]


def commissions(project: Project) -> tuple[Commission, ...]:
    """The commissions of a plan."""
    return tuple(
        Commission(
            one.id,
            one.title,
            named(one.by),
            one.date,
            tuple(
                CommissionPart(
                    part.id,
                    part.title,
                    all_named(part.activities),
                    part.met,
                    ("activities", "met") if part.lacks("activities") and part.lacks("met") else (),
                )
                for part in one.parts
            ),
        )
        for one in project.commissions
    )


def needs(project: Project) -> tuple[Need, ...]:
    """The needs of a plan."""
    return tuple(
        Need(
            one.id,
            one.title,
            one.kind,
            one.horizon,
            one.rank,
            one.mentions,
            all_named(one.activities),
            one.declined,
            ("activities",) if one.lacks("activities") and one.lacks("declined") else (),
        )
        for one in project.needs
    )


# --- in words


def commission_tree(found: tuple[Commission, ...], say: Phrases) -> tuple[Branch, ...]:
    """Commissions as a tree."""
    return tuple(
        Branch(
            one.title,
            tuple(fact(say, Message("From"), *titles(one.by), str(one.date or ""))),
            tuple(Branch(part.title, tuple(_answer(part, say))) for part in one.parts),
        )
        for one in found
    )


def _answer(part: CommissionPart, say: Phrases) -> Iterator[str]:
    yield from fact(say, Message("Answered by"), *titles(*part.activities))
    yield from told(say, Message("Answered by"), part.met)
    if part.missing:
        yield lack(say, Message("No answer is given"))


def need_tree(found: tuple[Need, ...], say: Phrases) -> tuple[Branch, ...]:
    """Needs as a tree."""
    return tuple(Branch(_need(one, say), tuple(_met(one, say))) for one in found)


def _need(one: Need, say: Phrases) -> str:
    said = [
        say(labels.NEEDS[one.kind]) if one.kind else "",
        say(labels.HORIZON[one.horizon]) if one.horizon else "",
        say(Message("rank {n}", n=one.rank)) if one.rank is not None else "",
        say(counted("{n} source", "{n} sources", one.mentions)) if one.mentions is not None else "",
    ]
    about = ", ".join(filter(None, said))
    return f"{one.title} ({about})" if about else one.title


def _met(one: Need, say: Phrases) -> Iterator[str]:
    yield from fact(say, Message("Met by"), *titles(*one.activities))
    yield from told(say, Message("Why nothing is planned"), one.declined)
    if one.missing:
        yield lack(say, Message("No activity meets it"))
