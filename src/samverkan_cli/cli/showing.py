"""What the commands share that show plans: which plans, what could not be shown of them, and in what form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.command import report_error
from samverkan_cli.cli.options import TableFormat
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.show.presentation import PlanShown, Presentation, as_csv, as_json, as_text
from samverkan_cli.validation.checking import Outcome
from samverkan_cli.views.named import PlanSection

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project

S = TypeVar("S", bound=PlanSection)


def open_plans(
    session: Session, wanted: Sequence[str] | None, select: Sequence[str] = ()
) -> tuple[Outcome, list[Project]]:
    """Plans, checked, and those of them that can be shown; all of them where none is wanted. Raises UserError."""
    workspace, names = session.plans(wanted or [])
    outcome = checked(session, workspace, names, select=select)
    return outcome, [project for name in names if (project := outcome.project(name)) is not None]


def write_view(
    session: Session,
    view: Presentation[S],
    name: str,
    sections: Sequence[S],
    outcome: Outcome,
    format: TableFormat,
    group: str | None = None,
) -> None:
    """Write what a view shows of plans."""
    if format is TableFormat.json:
        shown = [
            PlanShown(each.name, each.project.document.title if each.project else None, each.complete)
            for each in outcome.plans
        ]
        session.write(as_json(view, name, sections, shown, session.today, group))
    elif format is TableFormat.csv:
        session.write(as_csv(view, sections, session.speech.code))
    else:
        layout = session.layout()
        as_text(view, sections, layout, Phrases(session.speech.code))
        session.write(str(layout))


def say_unshown(session: Session, outcome: Outcome) -> int:
    """Say on stderr what could not be shown. Gives 1 where that is a whole plan, else 0."""
    for each in outcome.plans:
        if each.project is None:
            message = Message("{plan} cannot be shown: it has no document that can be read", plan=each.name)
            report_error(session.speech, UserError(message))
        elif not each.complete:
            session.say(Message("A file of {plan} cannot be read, so not all of it is shown", plan=each.name))
    return int(any(each.project is None for each in outcome.plans))
