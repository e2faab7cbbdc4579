"""The mapping as a document of its own: what is done already, at which level, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange import reference
from samverkan_cli.document.arrange.drawn import drawn
from samverkan_cli.document.arrange.front import front
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.remarks import remarks
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.paper import Block, Paper
from samverkan_cli.link.project import Project


def _levels(m: Material) -> tuple[Block, ...]:
    return (*drawn(m, "levels"), *reference.mapping(m)) if m.things("interventions") else ()


def mapping(projects: Sequence[Project], request: Request) -> Paper | None:
    """What is done already, by level, and everybody whom the plan speaks of; None where a plan has neither."""
    m = Material(projects[0], request)
    chapters = (
        reference.chapter(m.heading("interventions"), "chapter-interventions", _levels(m)),
        reference.chapter(m.heading("owners"), "chapter-owners", reference.owners(m, every=True)),
        reference.chapter(
            m.say(Message("Remarks in the working draft")),
            "chapter-remarks",
            remarks(m, lambda key, _: key == "interventions"),
        ),
    )
    blocks = tuple(each for each in chapters if each is not None)
    if not (m.things("interventions") or m.things("owners")):
        return None
    return front(m, "mapping", m.say(Message("The mapping")), m.project.document.title, blocks, brief=True)
