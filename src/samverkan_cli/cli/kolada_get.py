"""`samverkan kolada get`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.asking import Offline, kolada
from samverkan_cli.cli.options import Format, Plan, Several
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.core.diagnostic import Plain
    from samverkan_cli.core.keypath import Location
    from samverkan_cli.exchange.kolada import Kolada, Kpi, Municipality
    from samverkan_cli.exchange.official_values import Official
    from samverkan_cli.link.project import Project
    from samverkan_cli.model.measures import Indicator

NAME = "get"
HELP = marked("Fetch the values of a plan's indicators. Those with a Kolada id are written into the plan.")
EXAMPLE = marked("Example: samverkan kolada get exempel --dry-run")
_YEARS = 5
"""How many of the last years are fetched where the plan says nothing of when it began."""


def run(
    session: Session,
    plan: Plan = None,
    year: Annotated[
        list[int] | None,
        typer.Option(
            metavar="YEAR",
            min=1970,
            max=2100,
            help=marked("Only this year. Can be repeated; since the baseline if not given"),
        ),
    ] = None,
    compare: Annotated[
        Several,
        typer.Option(metavar="NAME", help=marked("Also whose values to compare with: Riket, Täby. Can be repeated")),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=marked("Show what would change, without writing"))] = False,
    offline: Offline = False,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Fetch values. Gives 1 where the plan cannot be read, else 0."""
    from samverkan_cli.cli.picking import open_plan
    from samverkan_cli.cli.written_files import say_written
    from samverkan_cli.exchange.official_values import changes
    from samverkan_cli.fix.rewrite import rewritten
    from samverkan_cli.fix.writing import write_all
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report import official as report

    opened = open_plan(
        session, plan, Message("Whose indicators are meant must be said"), Message("Nothing was fetched")
    )
    if opened is None:
        return 1
    workspace, project = opened
    code = _code(project)
    indicators = [each for each in project.indicators if each.kolada]
    if not indicators:
        raise UserError(
            Message("No indicator of {plan} has a Kolada id", plan=project.name),
            Message(
                "Find one with {command}, and write it at the indicator: kolada: N15428",
                command="samverkan kolada search",
            ),
        )
    with kolada(session, offline=offline) as api, session.working(Message("Asking {name}", name="Kolada")):
        kpis = _kpis(session, api, indicators)
        found = [
            *_found(
                session,
                api,
                project,
                [each for each in indicators if each.kolada in kpis],
                code,
                year or [],
                compare or [],
            )
        ]
    written = cache(workspace.reader.data)
    edits = changes(project, found, lambda place: _at(written(place.file), place))
    rewrites = [rewritten(workspace.reader, file, some) for file, some in edits.items()]
    if not dry_run:
        write_all(workspace.root, rewrites)
    if format is Format.json:
        session.write(report.figures_json(project.name, found, kpis, written=bool(rewrites) and not dry_run))
    else:
        layout = session.layout()
        report.figures(found, kpis, layout, Phrases(session.speech.code))
        session.write(str(layout))
        if dry_run:
            session.write("".join(f"\n{each.diff()}" for each in rewrites))
    if not rewrites:
        session.say(Message("There is nothing new to write"))
    elif dry_run:
        session.say(Message("Nothing was written"))
    else:
        say_written(session, workspace.root, rewrites)
    return 0


def _code(project: Project) -> str:
    municipality = project.document.municipality
    if municipality is None or municipality.code is None:
        raise UserError(
            Message("The plan does not say of which municipality it is, by its code"),
            Message('Write it in the document: municipality: {name: Piteå kommun, code: "2581"}'),
        )
    return str(municipality.code)


def _kpis(session: Session, api: Kolada, indicators: Sequence[Indicator]) -> dict[str, Kpi]:
    """The indicators as Kolada has them. Says which it has no more, and which have another title than before."""
    ids = list(dict.fromkeys(str(each.kolada) for each in indicators))
    before, kpis = api.titles_before(ids), api.kpis(ids)
    for id in ids:
        old = before.get(id)
        if id not in kpis:
            session.say(Message("Kolada has no indicator {id}: it may have been withdrawn, or the id is wrong", id=id))
        elif old is not None and old != kpis[id].title:
            session.say(
                Message("{id} has another title in Kolada: {new}; before: {old}", id=id, new=kpis[id].title, old=old)
            )
    return kpis


def _found(
    session: Session,
    api: Kolada,
    project: Project,
    indicators: Sequence[Indicator],
    code: str,
    years: Sequence[int],
    compare: Sequence[str],
) -> Iterator[Official]:
    """The figures of indicators, with those of the municipalities that each is compared with."""
    from samverkan_cli.exchange.official_values import official

    titles = dict.fromkeys([*(each.title for one in indicators for each in one.compare), *compare])
    places = {title: place for title in titles if (place := _place(session, api, title)) is not None}
    codes = [code, *(place.code for place in places.values())]
    figures = api.figures([str(each.kolada) for each in indicators], codes, years)
    for indicator in indicators:
        own = [each for each in figures if each.kpi == indicator.kolada]
        if not years:
            first = _first_year(project, indicator)
            last = max((each.year for each in own), default=0)
            own = [each for each in own if each.year >= (first if first is not None else last - _YEARS + 1)]
        if not any(each.municipality == code for each in own):
            session.say(
                Message(
                    "Kolada has no values of {indicator} for the municipality {code}",
                    indicator=indicator.title,
                    code=code,
                )
            )
        names = [*(each.title for each in indicator.compare), *compare]
        others = {places[name].code: places[name] for name in names if name in places}
        yield from official(indicator, own, code, list(others.values()))


def _place(session: Session, api: Kolada, title: str) -> Municipality | None:
    """The municipality of a title, or the nation. Says where there is none."""
    from samverkan_cli.exchange.kolada import NATION, Municipality
    from samverkan_cli.exchange.official_values import same_place

    nation = Municipality(NATION, "Riket")
    if same_place(title, nation) or title in (NATION, "Sverige", "Hela landet"):
        return nation
    found = next((each for each in api.municipalities(title) if same_place(title, each)), None)
    if found is None:
        session.say(Message("Kolada knows no municipality called {title}, so it was not asked for it", title=title))
    return found


def _first_year(project: Project, indicator: Indicator) -> int | None:
    """The year of the indicator's baseline, else that before the plan begins."""
    from samverkan_cli.derive.validity import valid_from

    baseline = [each.year or (each.date.first.year if each.date is not None else None) for each in indicator.baseline]
    known = [each for each in baseline if each is not None]
    first = valid_from(project.document)
    return min(known) if known else first.year - 1 if first is not None else None


def _at(written: Plain, place: Location) -> Plain:
    """What is written at a place of a file, of all that is written in it."""
    for key in place.route:
        written = written[key]  # type: ignore[index]
    return written
