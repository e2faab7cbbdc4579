"""The documents that can be rendered, and the forms each can have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document import action_plan, markdown, pdf
from samverkan_cli.document.templates import Templates, shipped
from samverkan_cli.document.view import View
from samverkan_cli.i18n.speech import Code
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Period


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a document: how its template's name ends, and what writes the document by it."""

    ending: str
    write: Callable[[View, Templates, str, str | None], bytes]


def _markdown(view: View, templates: Templates, name: str, accent: str | None) -> bytes:  # noqa: ARG001 - no colours
    return markdown.write(view, templates, name).encode()


DOCUMENTS: dict[str, Callable[[Project, Code, Period | None], View]] = {"action-plan": action_plan.build}
"""What makes the view of a document, by the document's name; its templates have that name too."""

FORMS: dict[str, Form] = {"md": Form(".md.j2", _markdown), "pdf": Form(".typ", pdf.write)}
"""The forms, by the ending of the file."""


def render(
    project: Project,
    document: str,
    to: str,
    *,
    today: date,
    period: str | None = None,
    language: Code = "sv",
    own_templates: Path | None = None,
    accent: str | None = None,
) -> bytes:
    """The file of one document of a plan: `document` of DOCUMENTS, `to` of FORMS.

    It is in the plan's language, else in `language`. `period` is the id of the period whose goals it gives, else the
    one that holds `today`, else the next, else the last. Templates in `own_templates` come before those that ship.
    `accent` (#rrggbb) is the colour of headings and of the grounds of tables, made darker where it could not be read.
    Raises UserError for a period that is not there, a template with a fault (TemplateFault) and a character that the
    fonts lack.
    """
    form = FORMS[to]
    view = DOCUMENTS[document](project, project.document.language or language, _period(project, today, period))
    folders = [own_templates, shipped()] if own_templates else [shipped()]
    return form.write(view, Templates(folders), document + form.ending, accent)


def _period(project: Project, today: date, wanted: str | None) -> Period | None:
    if wanted is None:
        return period_on(project, today)
    if (found := project.periods.get(wanted)) is None:
        known = tuple(project.periods.by_id)
        raise UserError(
            Message("{plan} has no period {period}", plan=project.name, period=wanted),
            Message("Its periods are {known}", known=known) if known else None,
        )
    return found
