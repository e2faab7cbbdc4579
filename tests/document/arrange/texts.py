"""The texts of a plan that its documents have to hold, and those that are not in them."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.document.arrange.material import UNSAID, Material
from samverkan_cli.document.paper import Paper, paper_texts
from samverkan_cli.outline.outline import Entry, Fact, Prose, Record, Reference, Value, Word
from samverkan_cli.outline.tree import texts as tree_texts


def expected(m: Material) -> Iterator[tuple[str, str]]:
    """Every text of a plan that readers are told, with where it stands."""
    for above, entry in m.outline.walk():
        where = " / ".join((*above, entry.title or entry.kind))
        if not (entry.kind == "period" and entry.title == entry.id):
            yield where, entry.title
        for text in _prose(entry.text):
            yield where, text
        for fact in entry.facts:
            named = fact.key == "aliases" and entry is m.document
            if named or (fact.key == "remark" and m.remarks) or m.is_said(entry.kind, fact):
                for text in _of_fact(entry, fact):
                    yield f"{where} . {fact.key}", text


def _prose(text: Prose | None) -> Iterator[str]:
    if text is not None:
        yield from tree_texts(text.tree)


def _of_fact(entry: Entry, fact: Fact) -> Iterator[str]:
    yield from _prose(fact.text)
    for value in fact.values:
        yield from _of_value(entry, fact, value)


def _of_value(entry: Entry, fact: Fact, value: Value) -> Iterator[str]:
    if isinstance(value.data, Record):
        for key, some in value.data.values:
            for each in some if key != "inherited" else ():
                yield from _of_value(entry, fact, each)
    # What holds as it does for another group may be said once for both, a word of the format in other words.
    elif entry.kind == "group" and fact.key in ("like", "mandate", "meets", "purpose", "tasks"):
        if not isinstance(value.data, Reference):
            yield value.text
    elif not isinstance(value.data, Word | bool) and (entry.kind, fact.key) not in UNSAID:
        yield value.text


def lost(m: Material, *papers: Paper | None) -> list[tuple[str, str]]:
    """The texts of a plan that none of some papers has."""
    # Where a line ends is the form's own, and how a word begins that of the sentence it stands in.
    there = " ".join(text for paper in papers if paper for text in paper_texts(paper))
    there = " ".join(there.split()).casefold()
    return [(where, text) for where, text in expected(m) if " ".join(text.split()).casefold() not in there]
