"""A thing of a plan in words: its title, its text, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samverkan_cli.document.arrange.material import Facts, Material, label
from samverkan_cli.document.paper import Labelled
from samverkan_cli.document.writing import Piece, bullets, joined, line, lines, missing, said, status, strong
from samverkan_cli.outline.outline import Entry, Fact, Word
from samverkan_cli.outline.tree import Node, Tree

_BETWEEN = " · "
_DASH = " – "


def everything(m: Material, entry: Entry, *skip: str, plainly: bool = False) -> Tree:
    """All of a thing: its title and its text in one paragraph, then what is known of it, then what is inside it."""
    head = title(m, entry, plainly=plainly)
    known = m.facts(entry, *skip)
    return (*after(head, text(entry)), *details(m, known), *inside(m, entry))


def title(m: Material, entry: Entry, *, plainly: bool = False) -> list[Piece]:
    """What a thing is called, with a place that a link can lead to. It is in bold type if there is more to say."""
    words = entry.title if entry.anchor in m.numbers else entry.headline
    more = entry.text or entry.parts or m.facts(entry)
    place: list[Piece] = [Node("anchor", href=entry.anchor)] if entry.anchor else []
    return [*place, words if plainly or not more else strong(words)] if words else []


def text(entry: Entry) -> Tree:
    """The text of a thing."""
    return entry.text.tree if entry.text else ()


def opened(before: Iterable[Piece], tree: Tree, alone: Iterable[Piece] = ()) -> Tree:
    """A text with words before it, in its first paragraph; `alone` where there is no paragraph to put them in."""
    if tree and tree[0].kind == "paragraph":
        first = line(*before, *tree[0].content)
        return (*first, *tree[1:])
    return (*line(*(alone or before)), *tree)


def after(head: Sequence[Piece], tree: Tree) -> Tree:
    """A title, and a text after it in the same paragraph."""
    return opened([*head, _DASH] if head else [], tree, head)


def details(m: Material, known: Facts) -> Tree:
    """What is known, each under its label: what is short in one paragraph, what is a text in paragraphs."""
    short, long = list[Piece](), list[Node]()
    for facts in known.values():
        for fact in facts:
            if fact.text is not None:
                long += opened([label(fact.label)] if fact.label else [], fact.text.tree)
            elif pieces := m.pieces(fact):
                short += [_BETWEEN] if short else []
                short += [label(fact.label), *pieces] if fact.label and not fact.missing else pieces
    return (*line(*short), *long)


def inside(m: Material, entry: Entry, *skip: str) -> Tree:
    """The things inside a thing, as lists."""
    found: list[Node] = []
    for section in entry.parts:
        if section.key not in skip:
            items = [everything(m, each, plainly=True) for each in section.entries]
            found += bullets((each for each in items if each), tight=all(len(each) == 1 for each in items))
    return tuple(found)


def content(m: Material, facts: Iterable[Fact]) -> Tree:
    """What facts say, without their labels."""
    pieces, trees = list[list[Piece]](), list[Node]()
    for fact in facts:
        if fact.text is not None:
            trees += fact.text.tree
        elif len(fact.values) > 1 and any(set(",:") & set(each.text) for each in fact.values):
            pieces += [[said(each)] for each in fact.values]
        elif found := m.pieces(fact):
            pieces.append(found)
    return (*lines(pieces), *trees)


def labelled(m: Material, known: Facts) -> tuple[Labelled, ...]:
    """What is known, each with its label beside it."""
    found = []
    for key, facts in known.items():
        for words in dict.fromkeys(fact.label for fact in facts):
            tree = content(m, (fact for fact in facts if fact.label == words))
            if tree:
                found.append(Labelled(words, tree, key))
    return tuple(found)


def symbol(word: str) -> str:
    """The symbol of a status: what has been looked at afterwards is done as well."""
    return "done" if word == "verified" else str(word)


def how_far(facts: Iterable[Fact]) -> Tree:
    """How far something has come: a word with its symbol, or that it is not said."""
    pieces: list[Piece] = []
    for fact in facts:
        for value in fact.values:
            word = value.data.word if isinstance(value.data, Word) else ""
            pieces.append(missing(value.text) if fact.missing else status(value.text, symbol(word)))
    return line(*joined(pieces))
