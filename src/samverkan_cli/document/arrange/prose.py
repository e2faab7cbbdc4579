"""The document's own chapters, each in its place and with the number that the plan gives it."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.document.arrange.cells import details, text
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Block, Chapter, Text
from samverkan_cli.outline.outline import Entry


def sections(m: Material, place: str) -> Iterator[Chapter]:
    """The chapters that stand in a place: before or after the plan, or among the appendices."""
    places = {each.id: each.place or "before" for each in m.project.sections}
    for entry in m.things("sections"):
        if places.get(entry.id) == place:
            yield section(m, entry)


def section(m: Material, entry: Entry) -> Chapter:
    """A piece of prose, with those inside it."""
    blocks: list[Block] = [Text(tree) for tree in (text(entry), details(m, m.facts(entry))) if tree]
    blocks += [section(m, each) for each in entry.inside()]
    return Chapter(entry.title, tuple(blocks), entry.anchor, entry.given)
