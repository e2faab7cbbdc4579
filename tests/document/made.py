"""Parts of a view, made by hand in few words."""

from __future__ import annotations

from samverkan_cli.outline import outline
from samverkan_cli.outline.outline import Prose, Value
from samverkan_cli.outline.tree import Tree


def read(tree: Tree) -> Prose | None:
    """A text that has been read already."""
    if not tree:
        return None
    made = Prose("")
    made.__dict__["tree"] = tree
    return made


def Fact(key: str, label: str, values: tuple[str, ...] = (), text: Tree = (), missing: bool = False) -> outline.Fact:  # noqa: N802
    words = tuple(Value(value, value) for value in values)
    return outline.Fact(key, label, values=words, text=read(text), missing=missing)


def Entry(  # noqa: N802
    title: str, text: Tree = (), facts: tuple[outline.Fact, ...] = (), parts: tuple[outline.Entry, ...] = ()
) -> outline.Entry:
    return _entry(title, text, facts, {"parts": parts})


def Section(title: str, text: Tree = ()) -> outline.Entry:  # noqa: N802
    return _entry(title, text)


def _entry(
    title: str,
    text: Tree = (),
    facts: tuple[outline.Fact, ...] = (),
    parts: dict[str, tuple[outline.Entry, ...]] | None = None,
) -> outline.Entry:
    sections = tuple(outline.Section(key, "", each) for key, each in (parts or {}).items() if each)
    return outline.Entry("thing", "", "", "", title, read(text), facts, sections)


def Strategy(  # noqa: N802
    title: str, text: Tree = (), facts: tuple[outline.Fact, ...] = (), activities: tuple[outline.Entry, ...] = ()
) -> outline.Entry:
    return _entry(title, text, facts, {"activities": activities})


def FocusArea(  # noqa: N802
    title: str,
    purpose: Tree = (),
    text: Tree = (),
    facts: tuple[outline.Fact, ...] = (),
    strategies: tuple[outline.Entry, ...] = (),
) -> outline.Entry:
    before = (Fact("purpose", "Syfte", text=purpose),) if purpose else ()
    return _entry(title, text, (*before, *facts), {"strategies": strategies})


def Selection(  # noqa: N802
    title: str, facts: tuple[outline.Fact, ...] = (), goals: tuple[outline.Entry, ...] = ()
) -> outline.Entry:
    return _entry(title, (), facts, {"goals": goals})


def Period(  # noqa: N802
    title: str, text: Tree = (), facts: tuple[outline.Fact, ...] = (), selections: tuple[outline.Entry, ...] = ()
) -> outline.Entry:
    return _entry(title, text, facts, {"selections": selections})


def FollowUp(  # noqa: N802
    title: str,
    facts: tuple[outline.Fact, ...] = (),
    summary: Tree = (),
    text: Tree = (),
    activities: tuple[outline.Entry, ...] = (),
    goals: tuple[outline.Entry, ...] = (),
    indicators: tuple[outline.Entry, ...] = (),
    economy: Tree = (),
    decisions: tuple[outline.Entry, ...] = (),
) -> outline.Entry:
    more = tuple(
        Fact(key, label, text=tree)
        for key, label, tree in (("summary", "", summary), ("economy", "Ekonomi", economy))
        if tree
    )
    parts = {"activities": activities, "goals": goals, "indicators": indicators, "decisions": decisions}
    return _entry(title, text, (*facts, *more), parts)


def Divided(title: str, entries: tuple[outline.Entry, ...] = ()) -> outline.Section:  # noqa: N802
    """Things under what divides them: a kind of need, a direction, a level, a scope."""
    return outline.Section("things", "", entries, divider=title)


NeedKind = Direction = Level = Scope = Divided
