"""The remarks of a plan, written down."""

from __future__ import annotations

from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import Branch, Layout
from samverkan_cli.report.show.presentation import Presentation, cells
from samverkan_cli.views.remarks import Remark, Remarks, build


def draw(remarks: Remarks, layout: Layout, say: Phrases) -> None:
    """The remarks, by the file that they stand in."""
    if not remarks.remarks:
        layout.missing(Message("Nobody has remarked anything in the plan"), first="  ")
    for file, those in groupby(remarks.remarks, key=lambda one: one.file):
        layout.heading(file)
        layout.tree([Branch(_said(one, say)) for one in those], before="  ")


def _said(one: Remark, say: Phrases) -> str:
    about = say(Message("{path} ({title})", path=one.path, title=one.title)) if one.title else one.path
    return f"{about}: {' '.join(one.remark.split())}"


REMARKS = Presentation(build, draw, "plan file path title remark", lambda section: map(cells, section.remarks))
