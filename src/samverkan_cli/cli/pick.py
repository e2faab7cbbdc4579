"""`samverkan pick`."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated
from unicodedata import normalize

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.cli.choosing import Several, Wish

NAME = "pick"
HELP = marked(
    "Pick goals from the bank for a period, by hand, by votes or by weights, and write the choice into the plan."
)
EXAMPLE = marked(
    "Example: samverkan pick pitea --period 2027 --by samrådsgrupp --goal våga-säga-nej --goal trygg-i-föräldrarollen"
    " --dry-run"
)


class Method(StrEnum):
    """How goals are picked."""

    manual = "manual"
    vote = "vote"
    optimise = "optimise"


class Rule(StrEnum):
    """How votes are counted."""

    equal_shares = "equal-shares"
    seq_phragmen = "seq-phragmen"
    seq_pav = "seq-pav"
    pav = "pav"
    av = "av"


class Format(StrEnum):
    """How the choice is told."""

    text = "text"
    json = "json"


def run(
    session: Session,
    plan: Annotated[
        str | None, typer.Argument(metavar="PLAN", help=marked("The plan by name, folder or file; else the only one"))
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="ID", help=marked("The period: one of the plan's, or a new one"))
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="WHO", help=marked("Who picks: the id of an owner or a group"))
    ] = None,
    binds: Annotated[
        list[str] | None,
        typer.Option(metavar="all|GROUP", help=marked("Whom the choice binds; else who makes it. May be repeated")),
    ] = None,
    method: Annotated[
        Method | None, typer.Option(help=marked("How the goals are picked; else as the other options say"))
    ] = None,
    rule: Annotated[Rule | None, typer.Option(help=marked("How votes are counted; else by equal shares"))] = None,
    ballots: Annotated[
        str | None, typer.Option(metavar="FILE", help=marked("The votes, as CSV: voter and goal, or voter and goals"))
    ] = None,
    min_ticks: Annotated[
        int, typer.Option(min=0, metavar="N", help=marked("So many goals a voter must have ticked"))
    ] = 3,
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help=marked("Leave faulty ballots out instead of stopping at them"))
    ] = False,
    weights: Annotated[
        str | None, typer.Option(metavar="FILE", help=marked("What goals are worth, as CSV: goal and weight"))
    ] = None,
    goal: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help=marked("A goal; may be repeated. Without any, goals are ticked in the terminal")
        ),
    ] = None,
    count: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=marked("So many goals are to be picked"))
    ] = None,
    at_least: Annotated[int | None, typer.Option(min=1, metavar="N", help=marked("No fewer goals than this"))] = None,
    at_most: Annotated[int | None, typer.Option(min=1, metavar="N", help=marked("No more goals than this"))] = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT",
            help=marked("How many of a kind, such as direction=at-risk:2..4, ages=13-20:2.. or dimension=dare:1.."),
        ),
    ] = None,
    require: Annotated[list[str] | None, typer.Option(metavar="ID", help=marked("A goal that must be picked"))] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="ID", help=marked("A goal that must not be"))] = None,
    not_both: Annotated[
        list[str] | None, typer.Option(metavar="ID,ID", help=marked("Goals of which no more than one may be picked"))
    ] = None,
    max_kept: Annotated[
        int | None, typer.Option(min=0, metavar="N", help=marked("No more goals than this from the period before"))
    ] = None,
    rest: Annotated[
        int | None, typer.Option(min=1, metavar="N", help=marked("Goals picked in so many periods before are to rest"))
    ] = None,
    lot: Annotated[
        str | None,
        typer.Option(
            metavar="SEED", help=marked("A lot was drawn with this seed: it decides ties before the order of the bank")
        ),
    ] = None,
    wording: Annotated[
        list[str] | None, typer.Option(metavar="ID=TEXT", help=marked("A picked goal in the wording that was adopted"))
    ] = None,
    add: Annotated[
        list[str] | None, typer.Option(metavar="ID=TEXT", help=marked("A goal that those who pick add to the bank"))
    ] = None,
    put_in: Annotated[
        list[str] | None,
        typer.Option(metavar="ID=WHY", help=marked("A goal that is put in by hand after the count, and why")),
    ] = None,
    take_out: Annotated[
        list[str] | None,
        typer.Option(metavar="ID=WHY", help=marked("A goal that is taken out after the count, and why")),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help=marked("The first day of a new period"))
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help=marked("The last day of a new period"))] = None,
    decided: Annotated[str | None, typer.Option(metavar="DATE", help=marked("The day of the decision"))] = None,
    section: Annotated[
        str | None, typer.Option(metavar="TEXT", help=marked("The section of the minutes, such as § 14"))
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help=marked("Change what the same picker has picked before"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=marked("Show what would change in the files, and write nothing"))
    ] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="GOAL", help=marked("Pick nothing: say why a goal was picked, or was not"))
    ] = None,
    ballot_form: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help=marked("Pick nothing: write a ballot of the goals, as .pdf to print or as .csv")
        ),
    ] = None,
    replay: Annotated[
        bool, typer.Option("--replay", help=marked("Pick nothing: make the recorded choice again and compare"))
    ] = False,
    format: Annotated[Format, typer.Option(help=marked("How the choice is told"))] = Format.text,
) -> int:
    """Pick goals. Gives 1 where the plan, the ballots or the limits stand in the way, or a replay differs; else 0."""
    from samverkan_cli.cli.ballot_form import Form, write_form
    from samverkan_cli.cli.choosing import Several, Wish
    from samverkan_cli.cli.replaying import explained, replayed
    from samverkan_cli.pick.asked import Asked
    from samverkan_cli.pick.wanted import Wanted

    asked = Asked(
        count,
        at_least,
        at_most,
        tuple(limit or ()),
        _words(require),
        _words(exclude),
        tuple(not_both or ()),
        max_kept,
        rest,
    )
    if ballot_form is not None:
        _alone("--ballot-form", ("--explain", explain is not None), ("--replay", replay), ("--ballots", bool(ballots)))
        form = Form(ballot_form, asked, min_ticks, _trimmed(period), _trimmed(by), _day(first), _day(until))
        try:
            return write_form(session, plan, form, dry_run=dry_run)
        except Several as several:
            return _told(session, several)
    wanted = Wanted(
        normalize("NFC", _needed(period, "--period", "ID").strip()),
        _needed(by, "--by", "WHO"),
        binds=_words(binds),
        first=_day(first),
        until=_day(until),
        method=method.value if method else "vote" if ballots else "optimise" if weights else "manual",
        decided=_day(decided),
        section=section.strip() if section and section.strip() else None,
        replace=replace,
        wordings=_pairs(wording, "--wording"),
        added=_pairs(add, "--add"),
        put_in=_pairs(put_in, "--put-in"),
        taken_out=_pairs(take_out, "--take-out"),
    )
    wish = Wish(
        wanted, asked, _words(goal), rule.value if rule else None, ballots, weights, min_ticks, skip_invalid, lot
    )
    try:
        if explain is not None:
            return explained(session, plan, wanted, explain, as_json=format is Format.json)
        if replay:
            return replayed(session, plan, wish, as_json=format is Format.json)
        return _pick(session, plan, wish, dry_run=dry_run, format=format)
    except Several as several:
        return _told(session, several)


def _told(session: Session, several: Several) -> int:
    from samverkan_cli.cli.command import tell

    for trouble in several.troubles:
        tell(session.speech, trouble)
    return 2


def _pick(session: Session, plan: str | None, wish: Wish, *, dry_run: bool, format: Format) -> int:
    from samverkan_cli.cli.choosing import Refused, opened
    from samverkan_cli.cli.picked import SAME, as_json, refused, told
    from samverkan_cli.cli.picking import make
    from samverkan_cli.fix.writing import write_all

    there = opened(session, plan)
    if there is None:
        return 1
    made = make(session, there, wish)
    if isinstance(made, Refused):
        refused(session, there, made, as_json=format is Format.json)
        return 1
    for message in made.notes:
        session.say(message)
    if not dry_run:
        write_all(there.workspace.root, made.rewrites)
    changed = any(each.old != each.new for each in made.rewrites)
    if format is Format.json:
        session.write(as_json(session, there, made, written=changed and not dry_run))
    else:
        told(session, there, made, written=not dry_run)
        if dry_run:
            session.say(Message("Nothing was written") if changed else SAME)
    return 0


def _needed(value: str | None, option: str, metavar: str) -> str:
    if value is None or not value.strip():
        raise UserError(
            Message("{option} is missing", option=option),
            Message("Write {option} {value}", option=option, value=metavar),
        )
    return value


def _alone(option: str, *others: tuple[str, bool]) -> None:
    """Raise UserError where an option is given together with one that it has no meaning beside."""
    for other, given in others:
        if given:
            raise UserError(
                Message("{one} and {other} cannot both be given", one=option, other=other),
                Message("Leave one of them out"),
            )


def _trimmed(value: str | None) -> str | None:
    return normalize("NFC", value.strip()) if value is not None and value.strip() else None


def _words(given: list[str] | None) -> tuple[str, ...]:
    # A title has commas too: what has spaces in it is one word, though it is no id.
    parts = (part for each in given or [] for part in ([each] if " " in each.strip() else each.split(",")))
    return tuple(part.strip() for part in parts if part.strip())


def _pairs(given: list[str] | None, option: str) -> dict[str, str]:
    """Words of the form id=text. Raises UserError where one is not."""
    found: dict[str, str] = {}
    for each in given or ():
        id, sign, text = each.partition("=")
        id, text = normalize("NFC", id.strip()), " ".join(normalize("NFC", text).split())
        if not sign or not id or not text:
            raise UserError(
                Message("{word} is not of the form ID=TEXT", word=each),
                Message("Write for example {example}", example=f'{option} trygg-fritid="..."'),
            )
        if id in found:
            raise UserError(
                Message("{option} is given twice for {goal}", option=option, goal=id), Message("Leave one of them out")
            )
        found[id] = text
    return found


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UserError(
            Message("{text} is not a date", text=text), Message("Write year, month and day, for example 2027-06-15")
        ) from None
