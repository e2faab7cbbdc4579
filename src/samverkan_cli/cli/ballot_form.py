"""`samverkan pick --ballot-form`: a ballot of the bank, to print or to fill in with a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from samverkan_cli.cli.choosing import Opened, Several, opened
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, either
from samverkan_cli.document.ballot_form import Asking
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick import asked as asking
from samverkan_cli.pick import lookup
from samverkan_cli.pick.arranging import Shelf, arranged
from samverkan_cli.pick.asked import Asked
from samverkan_cli.pick.deciding import Question
from samverkan_cli.pick.frame import Frame
from samverkan_cli.pick.period import period
from samverkan_cli.pick.recording import goals_of, picked_before
from samverkan_cli.pick.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked for on the command line. The period and who picks may be left out, and are then None."""

    file: str
    limits: Asked
    least: int
    period: str | None = None
    by: str | None = None
    first: date | None = None
    until: date | None = None


def write_form(session: Session, plan: str | None, form: Form, *, dry_run: bool) -> int:
    """Write a ballot. Gives 1 where the plan has errors. Raises Several and UserError."""
    make = _FORMS.get(Path(form.file).suffix.lower())
    if make is None:
        raise UserError(
            Message("A ballot cannot be written as {file}", file=form.file),
            Message("Let the name of the file end with {endings}", endings=either(tuple(_FORMS))),
        )
    there = opened(session, plan)
    if there is None:
        return 1
    question, asking = _question(there, form)
    goals = frozenset(question.open)
    _refuse_too_few(len(goals), form.least)
    project = there.project
    shelves = arranged((goal for goal in project.goals if goal.id in goals), project.document.age_groups)
    with session.working(Message("Writing {name}", name=form.file)):
        content, notes = make(session, there, shelves, asking)
    if dry_run:
        session.say(Message("Nothing was written"))
        return 0
    _put(session, form.file, content)
    session.say(Message("Written: {file}", file=form.file))
    for note in notes:
        session.say(note)
    return 0


def _question(plan: Opened, form: Form) -> tuple[Question, Asking]:
    """Which goals are voted on, and what is said of the choice. Raises Several."""
    project, limits = plan.project, form.limits
    troubles: list[UserError] = []
    wanted = Wanted(form.period or "", form.by or "", first=form.first, until=form.until)
    when = period(project, wanted, troubles) if form.period is not None else None
    who = lookup.picker(project, form.by, troubles) if form.by is not None else None
    before = picked_before(project, Frame(when, who, (), None)) if when is not None and who is not None else []
    if form.period is None or form.by is None:
        for option, asked in (("--rest", limits.rest), ("--max-kept", limits.max_kept)):
            if asked is not None:
                troubles.append(
                    UserError(
                        Message("{option} looks at what was picked before, and by whom is not said", option=option),
                        Message("Write --period and --by too"),
                    )
                )
        limits = replace(limits, rest=None, max_kept=None)
    held = asking.limits(project, limits, [(each.id, frozenset(goals_of(one))) for each, one in before], troubles)
    if troubles:
        raise Several(troubles)
    question = Question(tuple(goal.id for goal in project.goals if goal.status in (None, "active")), held)
    return question, Asking(when, who, form.least, question.count)


def _refuse_too_few(goals: int, least: int) -> None:
    if not goals:
        raise UserError(
            Message("There is no goal to vote on"),
            Message("Write goals under goals: in the plan, or leave fewer of them out"),
        )
    if goals < least:
        raise UserError(
            counted(
                "There is {n} goal to vote on, and at least {least} are to be ticked",
                "There are {n} goals to vote on, and at least {least} are to be ticked",
                goals,
                least=least,
            ),
            Message("Write a lower number after --min-ticks, or leave fewer goals out"),
        )


def _put(session: Session, file: str, content: bytes) -> None:
    """Write the file, unless it is there already and somebody may have filled it in."""
    from samverkan_cli.fix.writing import write_file

    path = session.here / file
    if path.suffix.lower() == ".csv" and path.is_file():
        if path.read_bytes() == content:
            return
        raise UserError(
            Message("{file} is there already, and votes may have been filled in", file=file),
            Message("Name another file, or take that one away first"),
        )
    write_file(path, content)


Made = tuple[bytes, tuple[Message, ...]]
"""A file, and what is said of it."""


def _pdf(session: Session, plan: Opened, shelves: Sequence[Shelf], asking: Asking) -> Made:
    from samverkan_cli.document import pdf
    from samverkan_cli.document.ballot_form import build
    from samverkan_cli.document.templates import Templates, shipped

    settings = plan.workspace.settings
    view = build(plan.project, shelves, asking, plan.project.document.language or session.speech.code)
    templates = Templates([plan.workspace.root / (settings.templates or "templates"), shipped()])
    return pdf.write(view, templates, "ballot-form.typ", settings.look.accent if settings.look else None), ()


def _csv(session: Session, plan: Opened, shelves: Sequence[Shelf], asking: Asking) -> Made:  # noqa: ARG001 - no room
    from samverkan_cli.exchange.ballot_sheet import GOAL, VOTER, sheet

    say = Phrases(plan.project.document.language or session.speech.code)
    how = Message(
        "Write the voter in each row under {voter}, and copy the id of each goal that she ticks to {goal}",
        voter=say(VOTER),
        goal=say(GOAL),
    )
    more = Message("For one more voter, copy all rows and put them below; a row without a goal ticks nothing")
    return sheet(shelves, say), (how, more)


_FORMS: dict[str, Callable[[Session, Opened, Sequence[Shelf], Asking], Made]] = {".pdf": _pdf, ".csv": _csv}
"""What writes a form, by the ending of its file."""
