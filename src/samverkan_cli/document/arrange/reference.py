"""What a reader looks up: the mapping, what the plan rests on, who is who, words, sources and appendices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import join, normpath

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.cells import after, details, everything, inside, text, title
from samverkan_cli.document.arrange.material import Facts, Material, label
from samverkan_cli.document.arrange.tables import Shown, Some, column, named, table
from samverkan_cli.document.paper import Attachment, Block, Chapter, Column, Item, Items, Term, Terms, Text
from samverkan_cli.document.writing import Piece, line, quiet
from samverkan_cli.outline.outline import Address, Entry
from samverkan_cli.outline.tree import Node, Tree
from samverkan_cli.swedish.alphabet import in_order

_FEW = 5
"""A column is made of what one in so many has."""


def chapter(heading: str, anchor: str, blocks: tuple[Block, ...]) -> Chapter | None:
    """A chapter, if there is something in it."""
    return Chapter(heading, blocks, anchor) if blocks else None


def mapping(m: Material, wanted: Callable[[Entry], bool] = lambda _: True) -> tuple[Block, ...]:
    """What is done already, by level; of what every row says the same is said once."""
    groups = []
    for section in m.divided("interventions"):
        there = tuple(each for each in section.entries if wanted(each))
        groups.append(Some(there, f"{section.divider} ({len(there)})" if section.divider else ""))
    columns = (
        named(m, m.say(Message("What is done"))),
        column("providers", m.say(Message("Provided by")), 44),
        column("audience", m.say(Message("For whom")), 30, "audience", "ages"),
    )
    return table(m, groups, columns, Message("interventions"))


def governing(m: Material) -> tuple[Block, ...]:
    """What the plan rests on, by how far it reaches, and what of it holds here."""
    groups = [Some(section.entries, section.divider) for section in m.divided("governing_documents")]

    def place(entry: Entry, rest: Facts) -> Tree:
        known = {key: facts for key, facts in rest.items() if key not in ("kind", "reference")}
        by = [value.text for key in ("kind", "reference") for fact in rest.get(key, ()) for value in fact.values]
        small: list[Piece] = [quiet(f" ({', '.join(by)})")] if by else []
        return (*line(*title(m, entry), *small), *details(m, known))

    columns = (
        Shown(Column("title", m.say(Message("Document")), 70), (), place),
        Shown(Column("provisions", m.say(Message("What holds here"))), (), lambda e, _: (*text(e), *_provisions(m, e))),
    )
    return table(m, groups, columns, Message("documents"))


def _provisions(m: Material, entry: Entry) -> Iterator[Node]:
    for each in entry.inside("provisions"):
        known = m.facts(each)
        place = [piece for fact in known.pop("chapter", ()) for piece in m.pieces(fact)]
        head: list[Piece] = [*place, *(": " if place and each.title else ""), *title(m, each)]
        yield from (*after(head, text(each)), *details(m, known))


def owners(m: Material, *, every: bool = False) -> tuple[Block, ...]:
    """Functions and bodies of which there is more to say than what they are called; or every one of them."""
    more = tuple(each for each in m.things("owners") if each.text or m.facts(each, "part_of"))
    bare = tuple(each for each in m.things("owners") if every and each not in more)
    # Those of which nothing more is said need no table, unless it says of many what they are part of.
    parts = [fact for each in bare for fact in m.facts(each).get("part_of", ())]
    listed = () if len(parts) * _FEW >= len(bare) else bare
    groups = [Some(tuple(each for each in m.things("owners") if each in more or (every and not listed)))]
    columns = (named(m, m.say(Message("Function or body"))), column("part_of", m.say(Message("Part of")), 60))
    items = tuple(Item(line(each.title, *_part_of(m, each)), each.anchor) for each in listed)
    rows = table(m, groups, columns, Message("functions and bodies"), form="rows")
    return (*rows, *((Items(items, halved=True, small=True),) if items else ()))


def _part_of(m: Material, entry: Entry) -> Iterator[Piece]:
    for fact in m.facts(entry).get("part_of", ()):
        yield from (" – ", label(fact.label.lower()), *m.pieces(fact))


def terms(m: Material) -> tuple[Block, ...]:
    """Words, in the order of the alphabet."""
    found = in_order(m.things("terms"), lambda each: each.title)
    made = tuple(
        Term(each.title, (*text(each), *details(m, m.facts(each)), *inside(m, each)), each.anchor) for each in found
    )
    return (Terms(made),) if made else ()


def sources(m: Material) -> tuple[Block, ...]:
    """The works that the plan draws on."""
    items = []
    for each in m.things("sources"):
        known = m.facts(each)
        year = [piece for fact in known.pop("year", ()) for piece in m.pieces(fact)]
        head: list[Piece] = [*title(m, each), *([" (", *year, ")"] if year else [])]
        items.append(Item((*after(head, text(each)), *details(m, known)), each.anchor))
    return (Items(tuple(items)),) if items else ()


def funding(m: Material) -> tuple[Block, ...]:
    """Where the money comes from, and what it pays for; what is not more than a name stands with what it pays for."""
    if not any(each.text or set(m.facts(each)) - {"activities"} for each in m.things("funding")):
        return ()

    def name(entry: Entry, rest: Facts) -> Tree:
        known = {key: facts for key, facts in rest.items() if key != "kind"}
        kinds = [value.text for fact in rest.get("kind", ()) for value in fact.values]
        small = [quiet(f" ({each})") for each in kinds if each.casefold() != entry.title.casefold()]
        return (*line(*title(m, entry), *small), *text(entry), *details(m, known), *inside(m, entry))

    columns = (
        Shown(Column("title", m.say(Message("Funding"))), (), name),
        column("amount", m.say(Message("Amount")), 34, "amount", "shares"),
        column("by", m.say(Message("From")), 38, "by", "parties"),
        column("activities", m.say(Message("Pays for")), 24),
    )
    return table(m, [Some(m.things("funding"))], columns, Message("sources of funding"))


def sources_and_appendices(m: Material, *, attached: bool) -> tuple[str, tuple[Block, ...]]:
    """The works that the plan draws on, with what is attached where that is no more than a few lines; their heading."""
    works, others = sources(m), appendices(m) if attached else ()
    headings = [m.heading("sources")] if works else []
    if not attached or any(isinstance(each, Chapter) for each in others):
        return m.heading("sources"), works
    if others:
        headings.append(m.heading("appendices").lower() if works else m.heading("appendices"))
    lists = [each for each in (*works, *others) if isinstance(each, Items)]
    return m.say.several(headings), (Items(tuple(item for each in lists for item in each.items)),) if lists else ()


def appendices(m: Material) -> tuple[Block, ...]:
    """What is attached, where it is more than a file."""
    found: list[Block] = []
    for each in m.things("appendices"):
        known = m.facts(each)
        if not each.text and set(known) <= {"file"} and _file(m, each):
            continue
        known.pop("file", ()) if _file(m, each) else ()
        blocks = tuple(Text(tree) for tree in (text(each), details(m, known)) if tree)
        if each.text and len(each.text.source) > _LONG:
            found.append(Chapter(each.title, blocks, each.anchor))
        else:
            found.append(Items((Item(everything(m, each, *(["file"] if _file(m, each) else [])), each.anchor),)))
    return tuple(_items_joined(found))


_LONG = 400
"""A text of so many letters has a heading of its own."""


def _items_joined(blocks: list[Block]) -> Iterator[Block]:
    """Items that follow one another as one list."""
    waiting: list[Item] = []
    for each in (*blocks, None):
        if isinstance(each, Items):
            waiting += each.items
            continue
        if waiting:
            yield Items(tuple(waiting))
        waiting = []
        if each is not None:
            yield each


def _file(m: Material, appendix: Entry) -> str:
    """The file of an appendix, from the workspace on."""
    fact = appendix.fact("file")
    value = fact.values[0] if fact and not fact.missing else None
    if value is None or isinstance(value.data, Address) or value.text.startswith("/"):
        return ""
    name = normpath(join(m.project.folder, value.text))
    return "" if name.startswith("..") else name


def attachments(m: Material) -> tuple[Attachment, ...]:
    """The files that go with the document."""
    found = []
    taken: set[str] = set()
    for each in m.things("appendices"):
        if file := _file(m, each):
            name = file.rpartition("/")[2]
            n = 2
            while name in taken:
                name, n = f"{n}-{file.rpartition('/')[2]}", n + 1
            taken.add(name)
            found.append(Attachment(each.title, file, f"bilagor/{name}"))
    return tuple(found)
