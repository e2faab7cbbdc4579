"""The documents that can be rendered, and the forms each can have."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.compare.worded import Changes
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import closest
from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import Paper
from samverkan_cli.document.templates import Templates
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Code, spoken
from samverkan_cli.link.project import Project
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period

if TYPE_CHECKING:
    from samverkan_cli.document.workbook import Sheet

T = TypeVar("T")

FORMS = {"md": ".md.j2", "html": ".html.j2", "pdf": ".typ", "docx": ".docx"}
"""The forms that templates make, by the ending of the file: how the name of a template ends."""
TABLES = ("action-plan", "follow-up")
"""The documents that there is a table of, as a workbook."""
_FILE_WORDS = {"goal-bank": Message("Goal bank"), "mapping": Message("Mapping")}
"""What files of documents are called that have another heading."""
OVER_PLANS = frozenset({"extract"})
"""The documents that are about several plans at once."""


def prepare(
    projects: Sequence[Project],
    document: str,
    *,
    today: date,
    language: Code = "sv",
    period: str | None = None,
    follow_up: str | None = None,
    owner: str | None = None,
    changes: Changes | None = None,
) -> Paper | None:
    """One document, of ARRANGEMENTS, ready to be written in each form; None where the plans have nothing for it.

    It is in the language of the (first) plan, else in `language`. `period` is the id of the period whose goals it
    gives, else the one that holds `today`, else the next, else the last; `follow_up` the id of the report that is
    written, else the last; `owner` who an extract is for, by id or title; `changes` what has changed. Raises
    UserError for what is not there.
    """
    request = Request(
        language,
        today,
        _period(projects[0], today, period),
        _follow_up(projects[0], follow_up),
        _owner(projects, owner),
        changes,
    )
    paper = ARRANGEMENTS[document](projects, request)
    if paper is None:
        return None
    say = Phrases(spoken(paper.language, language))
    return replace(paper, file_word=say(_FILE_WORDS[document])) if document in _FILE_WORDS else paper


def table(paper: Paper, about: Mapping[str, str], language: Code = "sv") -> Sheet | None:
    """The table of a document, to sort or to fill in; None for one of which there is none.

    `about` says of which plan and follow-up it is, for whoever reads it back.
    """
    if paper.name not in TABLES:
        return None
    from samverkan_cli.document.xlsx import activities, follow_up_table, plan_table

    say = Phrases(spoken(paper.language, language))
    known = {**about, "language": say.code}
    if paper.name == "action-plan":
        return plan_table(paper, say, known)
    return follow_up_table(paper, say, known, [each.entry.id for each in activities(paper)])


def template_of(document: str, form: str, templates: Templates) -> str:
    """The name of the template that a document is written by: one of its own, where there is any, else the general."""
    own = document + FORMS[form]
    return own if templates.path(own) is not None else f"document{FORMS[form]}"


def _period(project: Project, today: date, wanted: str | None) -> Period | None:
    if wanted is None:
        return period_on(project, today)
    missing = Message("{plan} has no period {period}", plan=project.name, period=wanted)
    known = tuple(project.periods.by_id)
    return _found(
        project.periods.get(wanted), missing, Message("Its periods are {known}", known=known) if known else None
    )


def _follow_up(project: Project, wanted: str | None) -> FollowUp | None:
    if wanted is None:
        return None
    missing = Message("{plan} has no follow-up {id}", plan=project.name, id=wanted)
    known = tuple(project.follow_ups.by_id)
    help = Message("Its follow-ups are {known}", known=known) if known else None
    return _found(project.follow_ups.get(wanted), missing, help)


def _found(thing: T | None, missing: Message, help: Message | None) -> T:
    if thing is None:
        raise UserError(missing, help)
    return thing


def _owner(projects: Sequence[Project], wanted: str | None) -> Owner | Group | None:
    if wanted is None:
        return None
    every: list[Owner | Group] = [each for project in projects for each in (*project.owners, *project.groups)]
    ids = {each.id: each for each in reversed(every)}
    titles = {_folded(name): each for each in reversed(every) for name in (each.title, *each.aliases)}
    if (found := ids.get(wanted) or titles.get(_folded(wanted))) is not None:
        return found
    near = closest(wanted, [name for each in every for name in (each.id, each.title)])
    raise UserError(
        Message("No plan has an owner or a group {name}", name=wanted),
        Message("Did you mean {word}?", word=near) if near else None,
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
