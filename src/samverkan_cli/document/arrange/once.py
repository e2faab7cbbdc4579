"""What is the same for all of several things, or missing in many of them: it is said once, and not of each."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.document.arrange.cells import opened
from samverkan_cli.document.arrange.material import Facts, Material, label
from samverkan_cli.document.arrange.numbers import in_short
from samverkan_cli.document.paper import Block, Text
from samverkan_cli.document.writing import Piece, joined, line, lines, link, strong
from samverkan_cli.outline.outline import Entry

_SEVERAL = 3
"""So many things have to say the same before it is said once."""
_OF_EACH = ("status", "aliases", "activities", "unread", "date")
"""What is said of each thing even where it is the same."""


@record
class Once:
    """What is known of each of some things, without what is said once of all of them in `above`."""

    known: tuple[Facts, ...]
    above: tuple[Block, ...]


def said_once(m: Material, entries: Sequence[Entry], things: Message, *skip: str) -> Once:
    """The facts of some things; `things` is what several of them are called."""
    known = [m.facts(each, *skip) for each in entries]
    if len(known) < _SEVERAL:
        return Once(tuple(known), ())
    first = known[0]
    shared = {
        key: facts
        for key, facts in first.items()
        if key not in _OF_EACH and not facts[0].missing and all(each.get(key) == facts for each in known)
    }
    above: list[Block] = []
    if shared:
        above.append(_shared(m, shared, len(entries)))
    missing = {
        (key, said): numbers
        for key in dict.fromkeys(key for each in known for key in each)
        for said, numbers in _missing(m, entries, known, key).items()
        if len(numbers) >= _SEVERAL and (len(numbers) == len(known) or all(each in m.numbers for _, each in numbers))
    }
    if missing:
        above.append(gathered(m, {said: numbers for (_, said), numbers in missing.items()}, len(entries), things))
    left_out = {(key, said) for key, said in missing}
    rest = [
        {
            key: kept
            for key, facts in each.items()
            if key not in shared and (kept := tuple(f for f in facts if (key, _gap(f)) not in left_out))
        }
        for each in known
    ]
    return Once(tuple(rest), tuple(above))


def _gap(fact: object) -> str:
    values = getattr(fact, "values", ())
    return values[0].text if getattr(fact, "missing", False) and values else ""


def _missing(
    m: Material, entries: Sequence[Entry], known: Sequence[Facts], key: str
) -> dict[str, list[tuple[str, str]]]:
    """Each gap of a field, with the numbers and anchors of the things that have it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry, facts in zip(entries, known, strict=True):
        for fact in facts.get(key, ()):
            if gap := _gap(fact):
                found.setdefault(gap, []).append((m.number(entry) or entry.headline, entry.anchor))
    return found


def _shared(m: Material, shared: Facts, n: int) -> Text:
    """What is the same for all, in a line of its own."""
    pieces: list[Piece] = [strong(m.say(Message("The same for all {n}:", n=m.many(n)))), " "]
    short = [fact for facts in shared.values() for fact in facts if fact.text is None]
    long = [fact for facts in shared.values() for fact in facts if fact.text is not None]
    for n_, fact in enumerate(short):
        pieces += ["; "] if n_ else []
        pieces += [label(fact.label), *m.pieces(fact)]
    more = tuple(node for fact in long if fact.text for node in opened([label(fact.label)], fact.text.tree))
    return Text((*line(*pieces), *more) if short else opened(pieces, more), "quiet")


def gathered(m: Material, gaps: dict[str, list[tuple[str, str]]], n: int, things: Message) -> Text:
    """What is missing in many things of `n`, once, with which of them it is."""
    said = []
    for gap, where in gaps.items():
        which: list[Piece] = list(joined(link(*each) for each in in_short(where)))
        if len(where) == n and n > 1:
            which = [m.say(Message("all {n} {things}", n=m.many(n), things=m.say(things)))]
        elif len(where) >= _SEVERAL and not all(anchor in m.numbers for _, anchor in where):
            which = [f"{m.many(len(where))} {m.say(things)}"]
        said.append([strong(f"{gap}:"), " ", *which])
    return Text(lines(said), "missing")


def none_yet(m: Material, bare: Sequence[Entry], n: int, things: Message) -> tuple[Block, ...]:
    """For which of `n` things nothing is done yet, where a draft says so."""
    if not bare or not m.gaps:
        return ()
    where = [(m.number(each) or each.headline, each.anchor) for each in bare]
    return (gathered(m, {m.say(Message("No activity yet")): where}, n, things),)
