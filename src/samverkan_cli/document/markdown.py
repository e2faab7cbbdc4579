"""A view to Markdown (CommonMark with tables and footnotes), by Jinja2.

What a template prints with `{{ }}` is written so that it reads as just those characters: a template cannot forget to
escape. Texts, facts and headings go through filters: `heading(level)`, `contents` (of the headings after it),
`tree(level)`, `labelled(label)`, `facts`, `parts(label, numbered)`, `terms`, `table`, `rows(label)`,
`plan_table(columns)` and `beyond(columns)`.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from samverkan_cli.document.arrangement import Column
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.view import View, linked
from samverkan_cli.model.layout import ACTIVITY, WHEN
from samverkan_cli.outline.commonmark import Writer, escaped
from samverkan_cli.outline.outline import Address, Entry, Fact, Prose, Value
from samverkan_cli.outline.tree import Node, Tree

_PART = "part-"
_AREA = "focus-area"
"""What the list always has: written out, for the process that templates run in has no need of models."""


class Written(str):
    """Markdown, as opposed to words that are yet to be written as Markdown."""

    __slots__ = ()


def write(view: View, folder: Path, name: str, pictures: Container[str] = ()) -> str:
    """The document in Markdown, by the Jinja template of that name in a folder, which sees `view` and nothing else.

    `pictures` are the files of those that are shown; of others there are the words. Raises EngineFault.
    """
    from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    writer = Writer(linked(view), pictures)
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder, encoding="utf-8-sig"),
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Written) else escaped(str(value)),
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    # What a macro gives has been written already.
    environment.concat = lambda pieces: Written("".join(pieces))  # type: ignore[method-assign]
    contents = _Contents(writer)
    environment.filters.update({**_filters(writer, contents), "contents": contents.begin})
    try:
        body = contents.put_into(environment.get_template(name).render(view=view))
        return _squeezed(f"{body}\n\n{writer.notes()}").strip("\n") + "\n"
    except TemplateSyntaxError as error:
        raise EngineFault("jinja", error.name or name, error.lineno, error.message or "") from None
    except UnicodeDecodeError:
        raise EngineFault("encoding", name) from None
    except Exception as error:  # whatever a template brings about is its own fault
        kind = "memory" if isinstance(error, MemoryError) else "jinja"
        at, line = _place(error, folder, name)
        raise EngineFault(kind, at, line, str(getattr(error, "message", None) or error)) from None


class _Contents:
    """The list of what comes after it, which is known when all of that is written."""

    _PLACE = "\x00contents\x00"
    _FEWEST, _MOST = 4, 42

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._word = ""
        self._found: list[tuple[int, str, str, bool]] = []

    def begin(self, word: str) -> Written:
        """The place of the list, under a heading of this word."""
        self._word = word
        return Written(self._PLACE)

    def heading(self, of: str | Entry, level: int) -> str:
        """A heading, which the list leads to if it comes after it."""
        title, anchor = (of.title, of.anchor) if isinstance(of, Entry) else (of, "")
        if not self._word or not 2 <= level <= 3:
            return self._writer.heading(title, level, anchor)
        anchor = anchor or f"{_PART}{len(self._found) + 1}"
        self._found.append((level, title, anchor, isinstance(of, Entry) and of.kind == _AREA))
        return self._writer.heading(title, level, anchor, marked=True)

    def put_into(self, body: str) -> str:
        """The document with the list: of the parts and the focus areas where more is more than one looks through."""
        most = 3 if len(self._found) <= self._MOST else 2
        kept = [found for found in self._found if found[0] <= most or found[3]]
        kept = kept if len(kept) >= self._FEWEST else []
        for unlisted in {found[2] for found in self._found if found[2].startswith(_PART)} - {each[2] for each in kept}:
            body = body.replace(f'<a id="{unlisted}"></a>', "", 1)
        lines = [
            f"{'  ' * (level - 2)}- {self._writer.blocks([_link(title, anchor)])}" for level, title, anchor, _ in kept
        ]
        listed = "\n".join((self._writer.heading(self._word, 2), "", *lines)) if lines else ""
        return body.replace(self._PLACE, listed, 1)


def _link(title: str, anchor: str) -> Node:
    return Node("paragraph", content=(Node("link", content=(Node("text", title),), href=f"#{anchor}"),))


def _filters(writer: Writer, contents: _Contents) -> dict[str, Callable[..., Any]]:
    def written_heading(of: str | Entry, level: int = 1) -> Written:
        return Written(contents.heading(of, level))

    def tree(text: Sequence[Node] | Prose | None, level: int = 1) -> Written:
        return Written(writer.blocks(_tree(text), level))

    def facts(all_: Sequence[Fact]) -> Written:
        return tree(_facts(all_))

    def parts(all_: Sequence[Entry], label: str = "", *, numbered: bool = False) -> Written:
        before = (Node("paragraph", content=(Node("strong", content=(Node("text", label),)),)),) if label else ()
        # The other mark, or facts and parts that stand together would be read as one list.
        return Written(writer.blocks((*before, *_parts(all_, numbered=numbered)), other=True)) if all_ else Written()

    def terms(all_: Sequence[Entry]) -> Written:
        items = tuple(
            Node(
                "item",
                content=(
                    *_labelled(one.title, (), _tree(one.text), one.anchor),
                    *_facts(one.facts),
                    *_parts(one.inside()),
                ),
            )
            for one in all_
        )
        tight = all(len(item.content) == 1 for item in items)
        return tree([Node("bullets", content=items, tight=tight)] if items else [])

    def rows(all_: Sequence[Entry], label: str) -> Written:
        """Things as a table, a column for each kind of fact; as a list where one holds what no cell can hold."""
        if not all_ or not all(map(_fits_cells, all_)):
            return parts(all_)
        columns = dict.fromkeys(fact.label for one in all_ for fact in one.facts)
        lines = [[label, *columns], ["---"] * (len(columns) + 1)]
        for one in all_:
            by_label = {fact.label: _values(fact) for fact in one.facts}
            cells = [_in_cell(one), *(by_label.get(column, ()) for column in columns)]
            lines.append([tree([Node("paragraph", content=cell)]) if cell else "" for cell in cells])
        return Written("\n".join(f"| {' | '.join(line)} |" for line in lines))

    def labelled(text: Prose | None, label: str) -> Written:
        return tree(_labelled(label, (), _tree(text)))

    def table(all_: Sequence[Fact]) -> Written:
        """Facts as a table; as a list where one holds what no cell can hold."""
        if not all_ or any(fact.text for fact in all_):
            return facts(all_)
        rows = [(escaped(fact.label), tree([Node("paragraph", content=_values(fact))])) for fact in all_]
        lines = ["|  |  |", "|---|---|", *(f"| {label} | {values} |" for label, values in rows)]
        return Written("\n".join(lines))

    def plan_table(activities: Sequence[Entry], columns: Sequence[Column]) -> Written:
        """Activities as a table, with what its columns can hold; what they cannot is `beyond` them."""
        lines = [[escaped(column.label) for column in columns], ["---"] * len(columns)]
        for one in activities:
            cells = (_in_column(one, column) for column in columns)
            lines.append([tree([Node("paragraph", content=cell)]) if cell else "" for cell in cells])
        return Written("\n".join(f"| {' | '.join(line)} |" for line in lines))

    named = (tree, labelled, facts, parts, terms, table, rows, plan_table)
    return {"heading": written_heading, "beyond": beyond, **{each.__name__: each for each in named}}


def _values(fact: Fact) -> Tree:
    words = tuple(node for n, value in enumerate(fact.values) for node in (*_SEPARATOR[: n > 0], _value(value)))
    return (Node("emphasis", content=words),) if fact.missing else words


_SEPARATOR = (Node("text", "; "),)


def _value(value: Value) -> Node:
    words = Node("text", value.text)
    return Node("link", content=(words,), href=value.data.url) if isinstance(value.data, Address) else words


def _spot(anchor: str) -> Tree:
    return (Node("anchor", href=anchor),) if anchor else ()


def _tree(text: Sequence[Node] | Prose | None) -> Tree:
    return text.tree if isinstance(text, Prose) else tuple(text or ())


def _labelled(label: str, values: Tree, text: Tree, anchor: str = "") -> Tree:
    """A label, and on its line what it is of; what takes more than a line stands below."""
    line = [*_spot(anchor), Node("strong", content=(Node("text", f"{label}:"),)), Node("text", " "), *values]
    runs_on = bool(text) and text[0].kind == "paragraph" and not values
    if runs_on:
        line += text[0].content
    return (Node("paragraph", content=tuple(line)), *text[runs_on:])


def _facts(facts: Sequence[Fact]) -> Tree:
    items = tuple(
        Node("item", content=_labelled(fact.label, _values(fact) if fact.values else (), _tree(fact.text)))
        for fact in facts
    )
    return (Node("bullets", content=items, tight=all(len(item.content) == 1 for item in items)),) if items else ()


def _fits_cells(one: Entry) -> bool:
    """Whether a thing is no more than a table row can say: a line of text, facts in words, parts that are titles."""
    text = _tree(one.text)
    in_line = len(text) < 2 and all(
        node.kind == "paragraph" and not any(each.kind == "break" for each in node.content) for node in text
    )
    labels = [fact.label for fact in one.facts]
    return (
        in_line
        and len(set(labels)) == len(labels)
        and not any(fact.text for fact in one.facts)
        and not any(part.text or part.facts or part.parts for part in one.inside())
    )


def _in_cell(one: Entry) -> Tree:
    cell = [*_spot(one.anchor), Node("strong", content=(Node("text", one.title),))]
    for node in _tree(one.text):
        cell += [Node("text", " "), *node.content]
    if parts := one.inside():
        cell.append(Node("text", f" ({'; '.join(part.title for part in parts)})"))
    return tuple(cell)


def _in_column(one: Entry, column: Column) -> Tree:
    """What stands of an activity in a column of the plan table."""
    if column.name == ACTIVITY:
        return (*_spot(one.anchor), Node("strong", content=(Node("text", one.title),)))
    if column.name == "text":
        return _tree(one.text)[0].content if one.text and _is_line(one.text) else ()
    words: Tree = ()
    for fact in one.facts:
        if _is_in(fact, column):
            words += (*_SEPARATOR[: bool(words)], *_values(fact), *(_tree(fact.text)[0].content if fact.text else ()))
    return words


def _is_in(fact: Fact, column: Column) -> bool:
    """Whether a column can hold a fact: its head is the fact's label, and a text of it is one line."""
    named = fact.key in column.facts and (fact.label == column.label or column.name == WHEN)
    return named and (fact.text is None or (not fact.values and _is_line(fact.text)))


def _is_line(text: Prose) -> bool:
    tree = text.tree
    return len(tree) == 1 and tree[0].kind == "paragraph" and not any(each.kind == "break" for each in tree[0].content)


def beyond(activities: Sequence[Entry], columns: Sequence[Column]) -> list[Entry]:
    """The activities with what the plan table does not say of them, if there is anything."""
    in_line = any(column.name == "text" for column in columns)
    found = []
    for one in activities:
        facts = tuple(fact for fact in one.facts if not any(_is_in(fact, column) for column in columns))
        text = None if in_line and one.text and _is_line(one.text) else one.text
        if facts or text or one.parts:
            found.append(replace(one, facts=facts, text=text, anchor=""))
    return found


def _parts(parts: Sequence[Entry], *, numbered: bool = False) -> Tree:
    items = tuple(
        Node(
            "item",
            content=(
                *((Node("paragraph", content=(*_spot(part.anchor), Node("text", part.title))),) if part.title else ()),
                *_tree(part.text),
                *_facts(part.facts),
                *_parts(part.inside()),
            ),
        )
        for part in parts
    )
    tight = not any(part.text for part in parts)
    return (Node("numbers" if numbered else "bullets", content=items, tight=tight),) if items else ()


def _squeezed(text: str) -> str:
    """One empty line where the template left several; what stands between fences is left as it is."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r"[\s>*+.)\d-]*(`{3,})", line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        if fence or line.strip() or (lines and lines[-1].strip()):
            lines.append(line if fence else line.rstrip())
    return "\n".join(lines)


def _place(error: BaseException, folder: Path, name: str) -> tuple[str, int | None]:
    """The innermost line of a template that an error came from."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(folder):
            return Path(frame.filename).relative_to(folder).as_posix(), frame.lineno
    return name, None
