"""A document without a table of activities: those below headings that are written as lists, as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.intake.columns import Column, Head, field_of, prefixed
from samverkan_cli.intake.contents import Block, Cell, Contents, Heading, Paragraph, Table

HEAD = Head((Column(0, "", "activity", "place"),), 0, 0)
"""The headings of a table that is made of a list."""


def is_heading_of_activities(heading: Heading) -> bool:
    """Whether a heading says that activities stand below it, and so names no area."""
    return field_of(heading.line.text) == ("activity", "known")


def with_lists_as_tables(contents: Contents) -> tuple[Contents, list[Table]]:
    """The document with lists as tables, and these: those below headings of activities, else those below any."""
    parts = list(_parts(contents))
    chosen = [n for n, (heading, blocks) in enumerate(parts) if heading is not None and any(map(_is_item, blocks))]
    named = [n for n in chosen if (heading := parts[n][0]) is not None and _names_activities(heading)]
    tables: list[Table] = []
    blocks: list[Block] = []
    for n, (heading, several) in enumerate(parts):
        blocks += [heading] if heading is not None else []
        blocks += _with_tables(several, tables) if n in (named or chosen) else several
    return replace(contents, blocks=tuple(blocks)), tables


def _names_activities(heading: Heading) -> bool:
    return is_heading_of_activities(heading) or prefixed(heading.line.text)[0] == "area"


def _parts(contents: Contents) -> Iterator[tuple[Heading | None, list[Block]]]:
    """The headings with what stands directly below each."""
    heading: Heading | None = None
    below: list[Block] = []
    for block in contents.blocks:
        if isinstance(block, Heading):
            yield heading, below
            heading, below = block, []
        else:
            below.append(block)
    yield heading, below


def _with_tables(blocks: list[Block], tables: list[Table]) -> Iterator[Block]:
    held: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and (_is_item(block) or (held and not block.line.text)):
            held.append(block)
            continue
        yield from _table(held, tables)
        held = []
        yield block
    yield from _table(held, tables)


def _table(items: list[Paragraph], tables: list[Table]) -> Iterator[Block]:
    if items:
        cell = Cell(tuple(each.line for each in items), items[0].where)
        tables.append(Table(((cell,),), Message("a list")))
        yield tables[-1]


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.line.level is not None
