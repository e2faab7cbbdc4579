"""The remarks of a plan, written down."""

from __future__ import annotations

from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.document import Document
from samverkan_cli.model.link import link_of
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.report.layout import Branch, Layout
from samverkan_cli.report.show.presentation import Presentation
from samverkan_cli.views.remarks import Remark, Remarks, build


def draw(remarks: Remarks, layout: Layout, say: Phrases) -> None:
    """The remarks, by the file that they stand in."""
    if not remarks.remarks:
        layout.missing(Message("Nobody has remarked anything in the plan"), first="  ")
    for file, those in groupby(remarks.remarks, key=lambda one: one.file):
        layout.heading(file)
        layout.tree([Branch(_said(one, say)) for one in those], before="  ")


def _said(one: Remark, say: Phrases) -> str:
    return f"{_about(one.part, say)}: {' '.join(one.remark.split())}"


def _about(part: Part, say: Phrases) -> str:
    """What a remark is about: a thing by its kind and title, what has no title by what it is of which thing."""
    above, link = part.parent, link_of(part)
    if above is None or isinstance(part, Document):
        return say(Message("The document"))
    field = fields(type(above)).get(str(link.key[0]))
    label = say(Message(field.shown.label)) if field is not None else str(link.key[0])
    title = getattr(part, "title", "") or (part.id if isinstance(part, Thing) else "")
    if title:
        return f"{label} › {title}"
    return label if isinstance(above, Plan) else f"{_about(above, say)} › {label}"


def _row(one: Remark) -> dict[str, str]:
    return {name: getattr(one, name) for name in _COLUMNS.split()[1:]}


def _data(section: Remarks) -> dict[str, object]:
    return {"plans": list(section.plans), "title": section.title, "remarks": [_row(one) for one in section.remarks]}


_COLUMNS = "plan file path title remark"
REMARKS = Presentation(build, draw, _COLUMNS, lambda section: map(_row, section.remarks), _data)
