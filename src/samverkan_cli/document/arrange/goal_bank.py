"""The goal bank as a document of its own: every goal, and what has been picked for which period."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.drawn import drawn
from samverkan_cli.document.arrange.front import front
from samverkan_cli.document.arrange.goals import bank, periods
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.remarks import remarks
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.paper import Block, Chapter, Paper
from samverkan_cli.link.project import Project


def goal_bank(projects: Sequence[Project], request: Request) -> Paper | None:
    """The goals by direction and ages, each with what is done for it; None where a plan has none."""
    m = Material(projects[0], request)
    if not m.things("goals"):
        return None
    blocks: list[Block] = [*drawn(m, "bank"), *bank(m), *periods(m, m.things("periods"))]
    remarked = remarks(m, lambda key, _: key in ("goals", "periods"))
    if remarked:
        blocks.append(Chapter(m.say(Message("Remarks in the working draft")), remarked, "chapter-remarks"))
    return front(m, "goal-bank", m.say(Message("The goal bank")), m.project.document.title, tuple(blocks), brief=True)
