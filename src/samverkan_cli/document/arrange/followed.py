"""How far a follow-up says that goals were reached, and what the indicators show, beside where each began."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.derive.known_values import last_value
from samverkan_cli.derive.next_report import last_of_goal
from samverkan_cli.derive.reporting import picks_to_report
from samverkan_cli.document.arrange.cells import content, details, text
from samverkan_cli.document.arrange.drawn import drawn
from samverkan_cli.document.arrange.indicators import aim, unit, values
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.arrange.tables import filled
from samverkan_cli.document.paper import Block, Column, Row, RowGroup, Table
from samverkan_cli.document.writing import line, lines, quiet
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.measures import Indicator
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.targets import anchor_of
from samverkan_cli.outline.tree import Tree


def goals(m: Material, report: FollowUp, entry: Entry) -> Iterator[Block]:
    """Every goal that is spoken of, in the wording that was adopted: how far it was reached, now and last time."""
    wordings = {anchor_of(each.goal): each.wording for each in picks_to_report(m.project, report.date, report.by)}
    before = {
        anchor_of(goal): last[1].reached
        for goal in m.project.goals
        if (last := last_of_goal(goal, report.date)) is not None and last[1].reached
    }
    rows = []
    for each in _inside(entry, "goals"):
        known = m.facts(each)
        anchor = each.about.anchor if each.about else ""
        name = f"{m.numbers.get(anchor, '')} {wordings.get(anchor, each.title)}".strip()
        reached = content(m, known.pop("reached", ()))
        if anchor in before:
            words = m.say(Message("last time: {status}", status=m.say(before[anchor].label).lower()))
            reached = (*reached, *line(quiet(words)))
        rows.append(Row((line(name), reached, (*text(each), *details(m, known))), anchor, name, entry=each))
    if rows:
        columns = (
            Column("title", m.say(Message("Goal")), 70),
            Column("reached", m.say(Message("Goal attainment")), 34),
            Column("text", m.say(Message("What shows it"))),
        )
        yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), m.say(Message("Goals"))))


def indicators(m: Material, report: FollowUp, entry: Entry) -> Iterator[Block]:
    """Where each began, where it was to go and where it is, side by side; then how they have gone."""
    spoken_of = {each.about.anchor: each for each in _inside(entry, "indicators") if each.about}
    measured = {anchor_of(each): each for each in m.project.indicators}
    known = (anchor for anchor, each in measured.items() if last_value(each, report.date, measured=True))
    rows = []
    for anchor in dict.fromkeys([*spoken_of, *known]):
        indicator, said = m.by_anchor.get(anchor), spoken_of.get(anchor)
        entry_of = said or indicator
        if entry_of is None:
            continue
        name = f"{m.numbers.get(anchor, '')} {entry_of.title}".strip()
        wanted = [[quiet(words)]] if indicator and (words := aim(m, indicator)) else []
        facts = m.facts(said, "value", "date") if said else {}
        cells = (
            lines([[name], *wanted]),
            values(m, indicator, "baseline") if indicator else (),
            values(m, indicator, "target") if indicator else (),
            _outcome(m, said, _last(m, report, measured.get(anchor), indicator)),
            (*(text(said) if said else ()), *details(m, facts)),
        )
        rows.append(Row(cells, anchor, name, entry=entry_of))
    if rows:
        columns = (
            Column("title", m.say(Message("Indicator")), 48),
            Column("baseline", m.say(Message("Baseline")), 26),
            Column("target", m.say(Message("Target")), 26),
            Column("value", m.say(Message("Outcome")), 28),
            Column("text", m.say(Message("What it shows"))),
        )
        yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), m.say(Message("Indicators"))))
        yield from drawn(m, "progress")


def _inside(entry: Entry, key: str) -> Iterator[Entry]:
    """What the follow-up says of the things of a collection."""
    for part in entry.parts:
        yield from part.entries if part.key == key else ()


def _outcome(m: Material, said: Entry | None, last: Tree) -> Tree:
    """The value that the follow-up gives, and its day; where it gives no value, the last that is known."""
    known = m.facts(said) if said else {}
    value, day = ([piece for fact in known.get(key, ()) for piece in m.pieces(fact)] for key in ("value", "date"))
    if value:
        return line(*value, *([" (", *day, ")"] if day else []))
    return (*line(*day), *last)


def _last(m: Material, report: FollowUp, indicator: Indicator | None, entry: Entry | None) -> Tree:
    """The last value that was known on the day of the report, where the follow-up gives none; or that there is none."""
    last = last_value(indicator, report.date, measured=True) if indicator is not None else None
    if last is None or last.value is None:
        return m.missing(Message("No value is given"))
    value = " ".join(filter(None, [m.say.number(last.value), unit(entry) if entry else ""]))
    return line(f"{value} ({m.say.when(last.when)})" if last.when is not None else value)
