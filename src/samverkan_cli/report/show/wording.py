"""What views say alike: several things on one line, days, and ages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.values import Every
from samverkan_cli.report.layout import inner
from samverkan_cli.views.spans import AgeSpan

NOT_GIVEN = Message("Not given")
_SPACE = compiled_late(r"[ \t\r\n]+")


def together(values: Iterable[str]) -> str:
    """Several things on one line: with commas, or with semicolons where one of them has a comma in it."""
    several = tuple(values)
    return ("; " if any(", " in value for value in several) else ", ").join(several)


def gist(text: str | None) -> str:
    """A text of the plan on one line, with its marks."""
    return _SPACE.sub(" ", text or "").strip()


def days(say: Phrases, first: date | None, last: date | None, every: Every | None = None) -> str:
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


def ages(span: AgeSpan, say: Phrases) -> str:
    """What a span of ages is called."""
    if span.kind == "not-given":
        return say(NOT_GIVEN)
    if span.kind == "outside":
        return say(Message("Other ages"))
    years = say.ages(span.ages)
    return f"{span.title} ({years})" if span.title and years not in span.title else span.title or years
