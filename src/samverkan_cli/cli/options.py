"""Options of a command as one object, and what is written after them as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_type_hints
from unicodedata import normalize

import typer

from samverkan_cli.cli.session import Session, as_day
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.record import record

if TYPE_CHECKING:
    from samverkan_cli.pick.limit_options import LimitOptions

T = TypeVar("T")
WHAT = marked("What is picked")
HOW = marked("How it is picked")
LIMITS = marked("Limits")
WRITTEN = marked("What is written")
GROUPS = (WHAT, HOW, LIMITS, WRITTEN)
"""The groups in which a help stands, in this order."""


def option(group: str, metavar: str | None, help: str, *names: str, **more: Any) -> Any:
    """An option in a group of the help."""
    return typer.Option(*names, metavar=metavar, help=help, rich_help_panel=group, **more)


def takes(options: type[T]) -> Callable[[Callable[[Session, T], int]], Callable[..., int]]:
    """Make a command, which Typer gives each option by itself, of a function that takes them as one dataclass."""
    hints = get_type_hints(options, include_extras=True)
    own = [
        Parameter(
            each.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if each.default is MISSING else each.default,
            annotation=hints[each.name],
        )
        for each in fields(options)  # type: ignore[arg-type] # a dataclass is no type of its own
    ]
    order = (None, *GROUPS)
    own.sort(key=lambda each: order.index(getattr(each.annotation.__metadata__[0], "rich_help_panel", None)))

    def decorate(run: Callable[[Session, T], int]) -> Callable[..., int]:
        @wraps(run)
        def command(session: Session, **given: Any) -> int:
            return run(session, options(**given))

        session = Parameter("session", Parameter.POSITIONAL_OR_KEYWORD, annotation=Session)
        command.__signature__ = Signature([session, *own])  # type: ignore[attr-defined]
        return command

    return decorate


class Format(StrEnum):
    """In what form an answer is given."""

    text = "text"
    json = "json"


class TableFormat(StrEnum):
    """In what form what may be a table is given."""

    text = "text"
    json = "json"
    csv = "csv"


Several = list[str] | None
Plans = Annotated[
    list[str] | None,
    typer.Argument(metavar="PLAN", help=marked("Plans by name, folder or file; all of them if none is given")),
]
Plan = Annotated[
    str | None,
    typer.Argument(metavar="PLAN", help=marked("A plan by name, folder or file; not needed if there is only one")),
]


@record
class LimitArguments:
    """The limits on a choice."""

    count: Annotated[int | None, option(LIMITS, "N", marked("Pick exactly this many goals"), min=1)] = None
    at_least: Annotated[int | None, option(LIMITS, "N", marked("Pick at least this many goals"), min=1)] = None
    at_most: Annotated[int | None, option(LIMITS, "N", marked("Pick at most this many goals"), min=1)] = None
    limit: Annotated[
        Several,
        option(
            LIMITS, "WHAT", marked("How many of a kind: direction=at-risk:2..4, ages=13-20:2.., dimension=dare:1..")
        ),
    ] = None
    require: Annotated[Several, option(LIMITS, "ID", marked("A goal that must be picked"))] = None
    exclude: Annotated[Several, option(LIMITS, "ID", marked("A goal that must not be picked"))] = None
    not_both: Annotated[Several, option(LIMITS, "ID,ID", marked("Goals of which at most one may be picked"))] = None
    max_kept: Annotated[
        int | None, option(LIMITS, "N", marked("Keep at most this many goals from the period before"), min=0)
    ] = None
    rest: Annotated[
        int | None, option(LIMITS, "N", marked("Rest goals that were picked in this many periods before"), min=1)
    ] = None

    @property
    def limits(self) -> LimitOptions:
        """The limits as they are written."""
        from samverkan_cli.pick.limit_options import LimitOptions

        given: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(LimitArguments)}
        given |= {name: words(given[name]) for name in ("require", "exclude")}
        tupled: dict[str, Any] = {name: tuple(given[name] or ()) for name in ("limit", "not_both")}
        return LimitOptions(**given | tupled)


@record
class PeriodArguments(LimitArguments):
    """What is picked for, and by whom, with the limits."""

    plan: Plan = None
    period: Annotated[str | None, option(WHAT, "ID", marked("The period: one in the plan, or a new one"))] = None
    by: Annotated[str | None, option(WHAT, "WHO", marked("Who picks: the id of an owner or a group"))] = None
    first: Annotated[str | None, option(WHAT, "DATE", marked("The first day of a new period"), "--from")] = None
    until: Annotated[str | None, option(WHAT, "DATE", marked("The last day of a new period"))] = None
    min_ticks: Annotated[int, option(HOW, "N", marked("The least number of goals that a voter must tick"), min=0)] = 3
    max_ticks: Annotated[
        int | None, option(HOW, "N", marked("The greatest number of goals that a voter may tick"), min=1)
    ] = None


@record
class RecordArguments:
    """Which recorded choices are looked at, and how that is reported."""

    period: Annotated[str | None, typer.Option(metavar="ID", help=marked("The period; the last one if not given"))] = (
        None
    )
    by: Annotated[str | None, typer.Option(metavar="WHO", help=marked("Who picked; everyone who did if not given"))] = (
        None
    )
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text


def needed(value: str | None, option: str, metavar: str) -> str:
    """A value without which the command can do nothing. Raises UserError where there is none."""
    found = trimmed(value)
    if found is None:
        message = Message("{option} is missing", option=option)
        raise UserError(message, Message("Write {option} {value}", option=option, value=metavar))
    return found


def trimmed(value: str | None) -> str | None:
    """A value without blanks around it, as it is compared; None where nothing is left."""
    return normalize("NFC", value.strip()) or None if value is not None else None


def words(given: list[str] | None) -> tuple[str, ...]:
    """Words that are given one by one, or with commas between."""
    # A title has commas too: what has spaces in it is one word, though it is no id.
    parts = (part for each in given or [] for part in ([each] if " " in each.strip() else each.split(",")))
    return tuple(part.strip() for part in parts if part.strip())


def pairs(given: list[str] | None, option: str) -> dict[str, str]:
    """Words of the form id=text. Raises UserError where one is not."""
    found: dict[str, str] = {}
    for each in given or ():
        id, sign, text = each.partition("=")
        id, text = normalize("NFC", id.strip()), " ".join(normalize("NFC", text).split())
        if not sign or not id or not text:
            example = Message("Write for example {example}", example=f'{option} trygg-fritid="..."')
            raise UserError(Message("{word} is not of the form ID=TEXT", word=each), example)
        if id in found:
            message = Message("{option} is given twice for {goal}", option=option, goal=id)
            raise UserError(message, Message("Leave one of them out"))
        found[id] = text
    return found


def day(text: str | None) -> date | None:
    """A day, if one is given. Raises UserError where it is none."""
    return as_day(text) if text is not None else None
