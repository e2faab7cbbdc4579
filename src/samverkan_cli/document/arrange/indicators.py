"""Indicators: what is measured, from what, to what, and what came of it, each number with its unit."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.arrange.tables import Shown, Some, column, named, numbered, table
from samverkan_cli.document.paper import Block, Column
from samverkan_cli.document.writing import Piece, line, lines, missing
from samverkan_cli.model.enums import Want
from samverkan_cli.outline.outline import Entry, Fact, Quantity, Record, Value, Word
from samverkan_cli.outline.tree import Tree

_WANTED = {
    Want.ZERO: Message("none at all"),
    Want.INCREASE: Message("is to increase"),
    Want.DECREASE: Message("is to decrease"),
    Want.KEEP: Message("is to stay at its level"),
}


def indicators(m: Material, *skip: str) -> tuple[Block, ...]:
    """The table of all indicators."""

    def measured(key: str) -> Shown:
        words = next((fact.label for each in entries for fact in each.facts if fact.key == key), "")
        return Shown(Column(key, words, 27), (key,), lambda entry, _: values(m, entry, key))

    entries = m.things("indicators")
    title = named(m, m.say(Message("Indicator")))

    def cell(entry: Entry, rest: Facts) -> Tree:
        own = {key: facts for key, facts in rest.items() if key != "limit" and (key != "unit" or not _counts(entry))}
        assert title.cell is not None  # noqa: S101 - it has one
        words = aim(m, entry)
        gaps = (missing(each.text) for fact in rest.get("limit", ()) if fact.missing for each in fact.values)
        wanted = line(words[:1].upper() + words[1:], *gaps)
        head, *more = title.cell(entry, own)
        return (head, *wanted, *more)

    columns = (
        numbered(m),
        Shown(title.column, (), cell),
        measured("baseline"),
        measured("target"),
        measured("values"),
        column("owners", m.say(Message("Responsible")), 30),
    )
    return table(m, [Some(entries)], columns, Message("indicators"), skip=skip)


def _counts(entry: Entry) -> bool:
    """Whether there is a number that its unit stands beside."""
    return any(
        fact.key in ("limit", "baseline", "target", "values") and not fact.missing and _has_number(fact)
        for fact in entry.facts
    )


def _has_number(fact: Fact) -> bool:
    if fact.key != "limit":
        return True
    known = [dict(each.data.values) for each in fact.values if isinstance(each.data, Record)]
    return any(isinstance(value.data, Quantity) for each in known for value in each.get("limit", ()))


def unit(entry: Entry) -> str:
    """In what the values of an indicator are."""
    fact = entry.fact("unit")
    return fact.values[0].text if fact and fact.values else ""


def aim(m: Material, entry: Entry) -> str:
    """What is wanted of an indicator: högst 14 dagar."""
    fact = entry.fact("limit")
    if fact is None or fact.missing or not fact.values:
        return ""
    value = fact.values[0]
    known = dict(value.data.values) if isinstance(value.data, Record) else {}
    want = next((each.data.word for each in known.get("want", ()) if isinstance(each.data, Word)), "")
    limit = next(iter(known.get("limit", ())), None)
    amount = "" if limit is None else _amount(limit, entry)
    if want in (Want.AT_MOST, Want.AT_LEAST):
        words = (
            Message("at most {amount}", amount=amount)
            if want == Want.AT_MOST
            else Message("at least {amount}", amount=amount)
        )
        return m.say(words)
    wanted = next((m.say(words) for each, words in _WANTED.items() if each == want), "")
    return ", ".join(filter(None, [wanted, amount])) or value.text


def _amount(value: Value, entry: Entry) -> str:
    return f"{value.text} {unit(entry)}" if isinstance(value.data, Quantity) and unit(entry) else value.text


def values(m: Material, entry: Entry, key: str) -> Tree:
    """Values of an indicator, each with its unit and, in brackets, when and of what it is."""
    found = []
    for fact in entry.facts:
        if fact.key == key and m.is_said(entry.kind, fact):
            found += list(_lines(fact, unit(entry)))
    return lines(found)


def _lines(fact: Fact, measure: str) -> Iterator[list[Piece]]:
    for value in fact.values:
        if fact.missing:
            yield [missing(value.text)]
            continue
        known = dict(value.data.values) if isinstance(value.data, Record) else {}
        number = "".join(each.text for each in known.get("value", ())) or value.text
        rest = ", ".join(each.text for key, some in known.items() if key != "value" for each in some)
        yield [" ".join(filter(None, [number, measure, f"({rest})" if rest and known.get("value") else ""]))]
