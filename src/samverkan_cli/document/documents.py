"""The documents that can be rendered, and the forms each can have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document import action_plan
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.view import View
from samverkan_cli.i18n.speech import Code, spoken
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Period

DOCUMENTS: dict[str, Callable[[Project, Code, Period | None], View | None]] = {"action-plan": action_plan.build}
"""What makes the view of a document, by the document's name; its templates have that name too. None where a plan has
nothing for it."""

FORMS = {"md": ".md.j2", "pdf": ".typ"}
"""The forms, by the ending of the file: how the name of its template ends."""


def render(
    project: Project,
    document: str,
    to: str,
    sandbox: Sandbox,
    *,
    today: date,
    period: str | None = None,
    language: Code = "sv",
    accent: str | None = None,
) -> bytes | None:
    """The file of one document of a plan: `document` of DOCUMENTS, `to` of FORMS; None where it has nothing for that.

    It is in the plan's language, else in `language`. `period` is the id of the period whose goals it gives, else the
    one that holds `today`, else the next, else the last. Raises UserError for a period that is not there, and as
    `Sandbox.write` does.
    """
    view = prepare(project, document, today=today, period=period, language=language)
    return None if view is None else sandbox.write(view, document + FORMS[to], accent)


def prepare(
    project: Project, document: str, *, today: date, period: str | None = None, language: Code = "sv"
) -> View | None:
    """What `render` writes a document of: it can be written in each of the forms."""
    return DOCUMENTS[document](
        project, spoken(project.document.language, language), chosen_period(project, today, period)
    )


def chosen_period(project: Project, today: date, wanted: str | None) -> Period | None:
    """The period of an id, else the one that holds `today`, else the next, else the last. Raises UserError."""
    if wanted is None:
        return period_on(project, today)
    if (found := project.periods.get(wanted)) is None:
        known = tuple(project.periods.by_id)
        raise UserError(
            Message("{plan} has no period {period}", plan=project.name, period=wanted),
            Message("Its periods are {known}", known=known) if known else None,
        )
    return found
