"""People in a document: their names, numbers and addresses are listed, and not written into a plan unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from samverkan_cli.core.message import Message
from samverkan_cli.intake.contents import Contents, mapped
from samverkan_cli.intake.parts import Judgement
from samverkan_cli.swedish.lists import lines
from samverkan_cli.swedish.personal import (
    addresses,
    is_person,
    names_in,
    nearly_personal_numbers,
    personal_numbers,
    telephone_numbers,
)
from samverkan_cli.swedish.tokens import Passage

LEFT_OUT = Message("personal data left out")
"""What is written in the place of what is a person's."""
_SHORT = 80
"""A text no longer than this is read as a title is: any word with a capital after a given name may be a surname."""
_POSTAL = r"(?:,?\s+\d{3} ?\d{2}\s+[A-ZÅÄÖ][^\W\d_]+)?"


def without_persons(
    contents: Contents, today: date, say: Callable[[Message], str]
) -> tuple[Contents, tuple[Judgement, ...]]:
    """A document with what leads to people left out, and what that was, each with its place."""
    found: dict[tuple[str, Message], Judgement] = {}
    mark = f"({say(LEFT_OUT)})"

    def change(text: str, where: Message) -> str:
        kept, at = list[str](), 0
        for passage in _passages(text, today):
            kept += (text[at : passage.start], mark)
            at = passage.end
            message = Message("{text} is not written", text=passage.text)
            found.setdefault((passage.text, where), Judgement("person", message, where))
        return "".join([*kept, text[at:]])

    return mapped(contents, change), tuple(found.values())


def _passages(text: str, today: date) -> list[Passage]:
    """What leads to people in a text, in order, none within another."""
    several = sorted(_found(text, today), key=lambda each: (each.start, -each.end))
    apart: list[Passage] = []
    for each in several:
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def _found(text: str, today: date) -> Iterator[Passage]:
    if len(text) <= _SHORT:
        names = names_in(text, is_title=True)
        if not names and is_person(text):
            names = (Passage(text, 0, len(text)),)
        yield from names
    else:
        yield from names_in(text)
    if "@" in text or "(" in text or "[" in text:
        yield from addresses(text)
    if any(map(str.isdigit, text)):
        yield from personal_numbers(text, today)
        yield from nearly_personal_numbers(text, today)
        yield from telephone_numbers(text)
        yield from (Passage(each[0], *each.span()) for each in _street().finditer(text))


@cache
def _street() -> re.Pattern[str]:
    ends = "|".join(sorted(map(re.escape, lines("street-endings")), key=len, reverse=True))
    return re.compile(rf"\b[A-ZÅÄÖ][^\W\d_]*(?:{ends})\s+\d{{1,4}}(?:\s?[A-Za-z]\b)?{_POSTAL}")
