"""What a view is: plain data of some plans, and how it is told as text, as JSON and as rows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.views.paper import Paper
from samverkan_cli.views.plain import plain
from samverkan_cli.views.sheet import Row, sheet


class Section(Protocol):
    """A part of what a view shows: of one plan, or of what several plans share."""

    @property
    def plans(self) -> tuple[str, ...]:
        """The names of the plans that it is about."""


S = TypeVar("S", bound=Section)


@dataclass(frozen=True, slots=True)
class View(Generic[S]):
    """A view: how its data is made of plans for a day, and how that is shown.

    `text` sets it on paper, `rows` gives a row for each thing under the names of `header` (which a view whose columns
    depend on the plans works out), and `data` is what JSON holds of it, in a form of some `version`.
    """

    build: Callable[[Sequence[Project], date], tuple[S, ...]]
    text: Callable[[S, Paper, Phrases], None]
    header: tuple[str, ...] | Callable[[Sequence[S]], tuple[str, ...]]
    rows: Callable[[S, Sequence[str]], Iterable[Row]]
    data: Callable[[S], Any] = plain
    version: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan that was asked for: `title` is None where it has no document, and not `complete` where a file of it
    could not be read."""

    name: str
    title: str | None
    complete: bool


def as_text(view: View[S], sections: Iterable[S], paper: Paper, say: Phrases) -> None:
    """Set all of a view on paper."""
    for section in sections:
        paper.blank()
        view.text(section, paper, say)


def as_csv(view: View[S], sections: Iterable[S]) -> str:
    """All of a view as CSV."""
    every = tuple(sections)
    header = view.header(every) if callable(view.header) else view.header
    return sheet(header, (row for section in every for row in view.rows(section, header)))


def as_json(
    view: View[S], name: str, sections: Iterable[S], plans: Sequence[Shown], today: date, group: str | None = None
) -> str:
    """All of a view as one JSON document, with every key always there.

    `plans` are those that were asked for, `data` has what is shown of each, with the names of the plans it is about.
    Words and days are those of the format, in whatever language the program speaks.
    """
    document: dict[str, Any] = {
        "version": view.version,
        "view": name,
        "group": group,
        "today": today.isoformat(),
        "plans": plain(tuple(plans)),
        "data": [view.data(section) for section in sections],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    # A folder's name that is not UTF-8 is held as lone surrogates, which no text can hold, but JSON can escape.
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)
