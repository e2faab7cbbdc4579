"""What views say alike: a fact with its label, what is missing, days, and things by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.values import Duration
from samverkan_cli.views.paper import Lack
from samverkan_cli.views.plain import Named

_SPACE = re.compile(r"[ \t\r\n]+")


def fact(say: Phrases, label: Message, *values: str | None) -> list[str]:
    """A line with a label and what is said; none where nothing is."""
    said = together(value for value in values if value)
    return [f"{say(label)}: {said}"] if said else []


def together(values: Iterable[str]) -> str:
    """Several things on one line: with commas, or with semicolons where one of them has a comma in it."""
    several = tuple(values)
    return ("; " if any(", " in value for value in several) else ", ").join(several)


def told(say: Phrases, label: Message, text: str | None) -> list[str]:
    """A line with a label and a text of the plan."""
    return fact(say, label, gist(text))


def lack(say: Phrases, gap: Message) -> Lack:
    """A line that says what is missing. Its mark is seen without colour, and can be searched for."""
    return Lack(f"! {say(gap)}")


def broken(say: Phrases, unread: tuple[str, ...]) -> list[str]:
    """A line that says in which fields something stands that cannot be used."""
    return [lack(say, Message("Cannot be used as it is written: {fields}", fields=unread))] if unread else []


def gist(text: str | None) -> str:
    """A text of the plan on one line, with its marks."""
    return _SPACE.sub(" ", text or "").strip()


def titles(*things: Named | None) -> tuple[str, ...]:
    """What things are called; what is not there is left out."""
    return tuple(thing.title for thing in things if thing is not None)


def listed(things: Iterable[Named | None]) -> str:
    """What things are called, on one line."""
    return together(titles(*things))


def stretch(say: Phrases, first: date | None, last: date | None, every: Duration | None = None) -> str:
    """From one day to another, either of which may be open, and how often."""
    said = ""
    if first and last:
        said = str(first) if first == last else say(Message("{first} to {last}", first=first, last=last))
    elif first:
        said = say(Message("From {day}", day=first))
    elif last:
        said = say(Message("Until {day}", day=last))
    often = say.every(every)
    return f"{said}, {inner(often)}" if said and often else said or often


def inner(words: str) -> str:
    """Words of ours as they stand inside a line: with a small letter first."""
    return words[:1].lower() + words[1:]
