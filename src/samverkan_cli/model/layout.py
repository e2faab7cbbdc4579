"""What of a plan is printed, in which order and in which columns."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from samverkan_cli.core.gaps import unknown_gap
from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.suggest import closest
from samverkan_cli.model import core_schema as cs
from samverkan_cli.model.core_schema import CoreSchema
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.items import Items
from samverkan_cli.model.labels import Labels
from samverkan_cli.model.shown import HIDDEN
from samverkan_cli.model.thing import Handler, Many, Noted
from samverkan_cli.model.values import Accent, File, Folder, Ground, Kind, Line, Wrong
from samverkan_cli.model.values.colour import LEAST, contrast, too_weak

PARTS = ("facts", "summary", "contents", "vision", "figures", "plan", "goals", "bank")
"""What a document prints that is no collection of the plan, and what some of those are called."""
ACTIVITY, WHEN = "activity", "when"
"""The columns of what is to be done, and of from, until and every."""


def printed_parts() -> tuple[str, ...]:
    """The names of all that may be left out of a document, or put in order."""
    from samverkan_cli.model.plan import Plan
    from samverkan_cli.model.thing import key_of

    keys = (key_of(Plan, name) for name in Plan.model_fields)
    return tuple(dict.fromkeys((*PARTS, *(key for key in keys if key != "document"))))


def plan_columns() -> tuple[str, ...]:
    """The names of the columns that the plan table may have."""
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.thing import key_of

    keys = (key_of(Activity, name) for name in Activity.model_fields)
    return (ACTIVITY, WHEN, *(key for key in keys if key not in ("title", "from", "until", "every", "remark")))


def _one_of(text: str, names: tuple[str, ...]) -> str:
    text = text.strip()
    if text not in names:
        near = closest(text, names)
        raise Wrong(
            Message("{text} is not one of the words that can stand here", text=text),
            Message("Did you mean {word}? The words are {words}", word=near, words=names)
            if near
            else Message("Write one of {words}", words=either(names)),
        )
    return text


PRINTED = Kind(
    "printed",
    marked("a part of the document"),
    marked("one or several parts of the document"),
    marked("Write a top-level key, or facts, summary, contents, vision, figures, plan, goals or bank"),
    read=lambda text: _one_of(text, printed_parts()),
)
COLUMN = Kind(
    "column",
    marked("a column of the plan table"),
    marked("one or several columns of the plan table"),
    marked("Write activity, when, or a field of an activity"),
    read=lambda text: _one_of(text, plan_columns()),
)


class Distinct:
    """A list in which nothing comes twice, and that has `must` in it."""

    def __init__(self, must: str = "") -> None:
        self.must = must

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> CoreSchema:
        """The schema of the list, looked at once it has been read."""
        return cs.after(self._looked_at, handler(source))

    def _looked_at(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if again := next((name for n, name in enumerate(names) if name in names[:n]), None):
            raise Wrong(Message("{text} stands here twice", text=again), Message("Write it once"))
        # What could not be read has been spoken of, and may have been it.
        whole = not isinstance(names, Items) or all(key in ((), (n,)) for n, key in enumerate(names.keys))
        if names and self.must and self.must not in names and whole:
            raise Wrong(Message("{text} may not be left out", text=self.must), Message("Write it among the others"))
        return names


FRONT = ("facts", "summary", "contents")
"""What stands on the first page, in the order in which it stands there."""


class FirstPage:
    """A list of parts in which those of the first page are named first, as they stand there."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> CoreSchema:
        """The schema of the list, looked at once it has been read."""
        return cs.after(self._looked_at, handler(source))

    @staticmethod
    def _looked_at(names: tuple[str, ...]) -> tuple[str, ...]:
        for before, name in pairwise(names):
            if name in FRONT and before not in FRONT[: FRONT.index(name)]:
                raise Wrong(
                    Message("{text} stands on the first page and cannot come after {before}", text=name, before=before),
                    Message("Write facts, summary and contents first, in that order, or take {text} away", text=name),
                )
        return names


class Gaps(Word):
    """Whether a document says what is missing in it."""

    SHOW = "show", "what is missing is said", "visa", ""
    HIDE = "hide", "what is missing is not said", "dölj", ""


class Dates(Word):
    """How days are written in a document."""

    LONG = "long", "with the month's name: 15 juni 2026", "långa, lång", ""
    ISO = "iso", "in digits: 2026-06-15", "siffror", ""


class Logo(Noted):
    """The picture at the top of the first page."""

    file: Annotated[File, HIDDEN]
    """A PNG, JPEG or SVG file in the workspace, by its way from the top of it. Example: bilder/vapen.svg"""
    alt: Annotated[Line, HIDDEN]
    """What it shows, for those who do not see it. Example: Åby kommun"""


class Colours(Noted):
    """The document's own colours."""

    accent: Annotated[Accent | None, HIDDEN] = None
    """The colour of headings, lines and links. Example: "#0b4f6c\""""
    ground: Annotated[Ground | None, HIDDEN] = None
    """The pale colour under the heads of tables; without it, one made of the accent. Example: "#e8eef1\""""


class Fonts(Noted):
    """The document's own fonts, in the PDF and the drawings."""

    folder: Annotated[Folder, HIDDEN]
    """The folder in the workspace where their files are. Example: typsnitt"""
    text: Annotated[Line | None, HIDDEN] = None
    """The family of running text, by its name. Example: Open Sans"""
    headings: Annotated[Line | None, HIDDEN] = None
    """The family of headings; without it, that of running text. Example: Open Sans Condensed"""


PLACES = ("municipality", "title", "registry_no", "version", "page", "pages")
"""What may stand in braces in the head and the foot of a page."""


def _edge(text: str) -> str:
    if (found := unknown_gap(text, PLACES)) is not None:
        raise Wrong(Message("{text} is nothing that a page can say of itself", text=found[0]), found[1])
    return text.strip()


Said = Annotated[str, Kind("edge", marked("what a page says of itself"), read=_edge)]


class Edge(Noted):
    """What stands at the top or at the foot of every page.

    {municipality}, {title}, {registry_no}, {version}, {page} and {pages} stand for what they say.
    """

    left: Annotated[Said | None, HIDDEN] = None
    """At the left. Example: "{municipality}\""""
    centre: Annotated[Said | None, HIDDEN] = None
    """In the middle. Example: "{title}\""""
    right: Annotated[Said | None, HIDDEN] = None
    """At the right. Example: "Sida {page} av {pages}\""""


class Readable:
    """Colours of which the accent can be read on the ground."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> CoreSchema:
        """The schema of the colours, looked at once they have been read."""
        return cs.after(self._looked_at, handler(source))

    @staticmethod
    def _looked_at(colours: Colours | None) -> Colours | None:
        if colours is not None and colours.accent and colours.ground:
            found = contrast(colours.accent, colours.ground)
            if found < LEAST:
                raise too_weak(colours.accent, found, Message("the ground {text}", text=colours.ground))
        return colours


class Layout(Noted):
    """What of the plan is printed, in which order, and how it looks. Nothing of it is kept from rules and views."""

    leave_out: Annotated[Many[Annotated[str, PRINTED]], Distinct(), HIDDEN] = ()
    """What is not printed. Example: [owners, bank]"""
    order: Annotated[Many[Annotated[str, PRINTED]], Distinct(), FirstPage(), HIDDEN] = ()
    """What is printed first, in this order; the rest follows. Facts, summary and contents stand on the first page, and
    are named before all else, if at all.

    Example: [summary, plan, goals]
    """
    columns: Annotated[Many[Annotated[str, COLUMN]], Distinct(ACTIVITY), HIDDEN] = ()
    """The columns of the plan table. Example: [activity, owners, when, indicators]"""
    gaps: Annotated[Gaps | None, HIDDEN] = None
    """Whether it is printed what is missing; without it, a draft shows it. Example: hide"""

    logo: Annotated[Logo | None, HIDDEN] = None
    """The picture at the top of the first page. Example: {file: bilder/vapen.svg, alt: Åby kommun}"""
    colours: Annotated[Colours | None, Readable(), HIDDEN] = None
    """The document's own colours. Example: {accent: "#0b4f6c"}"""
    fonts: Annotated[Fonts | None, HIDDEN] = None
    """The document's own fonts. Example: {folder: typsnitt, text: Open Sans}"""
    head: Annotated[Edge | None, HIDDEN] = None
    """What stands at the top of every page but the first. Example: {right: "Sida {page} av {pages}"}"""
    foot: Annotated[Edge | None, HIDDEN] = None
    """What stands at the foot of every page. Example: {left: "{registry_no}"}"""
    labels: Annotated[Labels | None, HIDDEN] = None
    """What things are called in the document, instead of the usual words. Example: {activity: Åtgärd}"""
    dates: Annotated[Dates | None, HIDDEN] = None
    """How days are written; without it, with the month's name. Example: iso"""

    def over(self, usual: Layout) -> Layout:
        """This layout, with what the workspace is used to where it says nothing, key by key."""
        said = {name: getattr(self if name in self.model_fields_set else usual, name) for name in Layout.model_fields}
        return Layout.model_construct(self.model_fields_set, **said)
