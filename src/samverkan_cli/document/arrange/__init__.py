"""The arrangements: each makes the paper of one document from the outlines of plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from samverkan_cli.document.arrange.action_plan import action_plan
from samverkan_cli.document.arrange.changes import changes
from samverkan_cli.document.arrange.decision import decision
from samverkan_cli.document.arrange.extract import extract
from samverkan_cli.document.arrange.follow_up import follow_up
from samverkan_cli.document.arrange.goal_bank import goal_bank
from samverkan_cli.document.arrange.mapping import mapping
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.arrange.summary import summary
from samverkan_cli.document.paper import Paper
from samverkan_cli.link.project import Project

Arrangement: TypeAlias = Callable[[Sequence[Project], Request], Paper | None]
"""Makes a document of plans, of the first where it is about one; None where there is nothing for it."""

ARRANGEMENTS: Mapping[str, Arrangement] = {
    "action-plan": action_plan,
    "decision": decision,
    "follow-up": follow_up,
    "summary": summary,
    "goal-bank": goal_bank,
    "mapping": mapping,
    "extract": extract,
    "changes": changes,
}
"""What makes a document, by the document's name."""

__all__ = ["ARRANGEMENTS", "Arrangement", "Request"]
