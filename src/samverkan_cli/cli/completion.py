"""What a shell offers while a command is written: plans, rules, and the ids of goals, periods and who answers for them.

It is called at each press of a key, in whatever state the plans are: it is silent where it knows nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.pattern import compiled_late

if TYPE_CHECKING:
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.model.plan import Plan

COMPLETING = "_SAMVERKAN_COMPLETE"
"""What the script of a shell sets when it asks what may come next."""
Complete = Callable[[Any, list[str], str], list[str]]
_HARMLESS = compiled_late(r"[\w][\w./+-]*")
"""What a shell takes for nothing but a word: nobody reads what a key has written for them."""


def completer(words: Callable[[Any], Iterable[str]]) -> Complete:
    """Make what Typer calls of a function that gives all words there are."""

    def complete(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001 - as Typer calls it
        # What is written so far may be a list with commas.
        before, comma, last = incomplete.rpartition(",")
        try:
            known = sorted({word for word in words(ctx) if word.startswith(last) and _HARMLESS.fullmatch(word)})
        except (UserError, UserErrors, OSError, ValueError):
            return []
        return [f"{before}{comma}{word}" for word in known]

    return complete


def begun() -> list[str]:
    """The words of the line that is being written; the last is the one at its end."""
    return os.environ.get("COMP_WORDS", os.environ.get("_TYPER_COMPLETE_ARGS", "")).split(" ")


def _workspace(ctx: Any) -> Workspace | None:
    from samverkan_cli.load.workspace import find_root, open_workspace

    folder = ctx.params.get("workspace")
    root = Path(folder) if folder else find_root(Path.cwd())
    return open_workspace(root.resolve()) if root is not None else None


def _plans(ctx: Any) -> Iterable[str]:
    workspace = _workspace(ctx)
    return workspace.plans if workspace is not None else ()


def _parts(ctx: Any) -> Iterator[Plan]:
    """The files of the plans that are named, or of all of them."""
    workspace = _workspace(ctx)
    if workspace is None:
        return
    # Typer knows no argument while the value of an option is still to come.
    named = [*begun()[2:], *_listed(ctx.params.get("plan"))]
    for name in [name for name in workspace.plans if name in named] or workspace.plans:
        yield from (part.plan for part in workspace.load(name).parts)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _goals(ctx: Any) -> Iterator[str]:
    return (id for part in _parts(ctx) for id in part.goals.by_id)


def _periods(ctx: Any) -> Iterator[str]:
    return (id for part in _parts(ctx) for id in part.periods.by_id)


def _owners(ctx: Any) -> Iterator[str]:
    return (id for part in _parts(ctx) for id in (*part.owners.by_id, *part.groups.by_id))


def _rules(_ctx: Any) -> Iterator[str]:
    from samverkan_cli.rules import RULES

    return (word for rule in RULES for word in (rule.code, rule.name))


def _plan_or_goal(ctx: Any) -> Iterator[str]:
    yield from _plans(ctx)
    yield from _goals(ctx)


_BY_METAVAR = {"PLAN": _plans, "RULE": _rules}
_BY_NAME = {
    "words": _plan_or_goal,
    "period": _periods,
    **dict.fromkeys(("goal", "require", "exclude", "put_in", "take_out", "thing"), _goals),
    **dict.fromkeys(("by", "binds", "group", "owner"), _owners),
}


def completer_for(name: str, metavar: str | None) -> Complete | None:
    """What completes an argument or option, by its name or by what stands for its value in the help."""
    words = _BY_NAME.get(name) or _BY_METAVAR.get(metavar or "")
    return completer(words) if words is not None else None
