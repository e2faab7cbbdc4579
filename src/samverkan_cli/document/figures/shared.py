"""What figures say alike: what a thing is called, how much of a title is drawn, and how many things fit a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.thing import Thing
from samverkan_cli.outline.targets import anchor_of

T = TypeVar("T")
Numbers: TypeAlias = Mapping[str, str]
"""What things are numbered with in a document ("M1", "1.1"), by their anchors."""
Plain: TypeAlias = dict[str, object]

PAGE = 190.0
"""How tall a figure may be, in millimetres: a page has room for its caption too."""
_LONGEST = 130


def short(text: str, most: int = _LONGEST) -> str:
    """As much of a title as is drawn."""
    return text if len(text) <= most else f"{text[:most].rsplit(None, 1)[0].rstrip(' ,;:')} …"


def number_of(thing: Thing, numbers: Numbers) -> str:
    """What a thing is numbered with, or nothing."""
    return numbers.get(anchor_of(thing), "")


def title_of(thing: Thing) -> str:
    """What a thing is called."""
    return str(getattr(thing, "title", "") or thing.id)


def named(thing: Thing, numbers: Numbers) -> Plain:
    """A thing as it is drawn."""
    return {"number": number_of(thing, numbers), "title": short(title_of(thing))}


def spoken(thing: Thing, numbers: Numbers) -> str:
    """A thing as it is said: its number and its title."""
    return f"{number_of(thing, numbers)} {title_of(thing)}".strip()


def lines(text: str, letters: int) -> int:
    """About how many lines a text takes, of so many letters each."""
    return max(1, -(-len(text) // letters))


def lower(words: str) -> str:
    """Words of ours as they stand inside a line: with a small letter first."""
    return lower_first(words)


def sentences(parts: Iterable[str]) -> str:
    """Sentences in a row, each with its full stop."""
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)


def pages(things: Sequence[T], height: Callable[[T], float], room: float = PAGE) -> Iterator[tuple[T, ...]]:
    """Things in runs that are each no taller than a page has room for."""
    run: list[T] = []
    taken = 0.0
    for thing in things:
        if run and taken + height(thing) > room:
            yield tuple(run)
            run, taken = [], 0.0
        run.append(thing)
        taken += height(thing)
    if run:
        yield tuple(run)


def one_of(title: str, n: int, many: int, say: Phrases) -> str:
    """The title of a figure, or of one of several that make it up."""
    return title if many == 1 else say(Message("{title}, {n} of {many}", title=title, n=n, many=many))
