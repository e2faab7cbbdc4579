"""The report back: what was promised, how it went, what is late, what nobody has said anything of, what remains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.late import late
from samverkan_cli.derive.progress import Unknown, progress, status_counts
from samverkan_cli.derive.reporting import UnderWay, activities_left_out, picks_left_out, promised_reports
from samverkan_cli.derive.validity import adopted_on
from samverkan_cli.document.arrange import story
from samverkan_cli.document.arrange.cells import content, details, labelled, symbol, text
from samverkan_cli.document.arrange.followed import goals, indicators
from samverkan_cli.document.arrange.front import counts, front
from samverkan_cli.document.arrange.linked import linked
from samverkan_cli.document.arrange.material import Facts, Material
from samverkan_cli.document.arrange.numbers import activities_of
from samverkan_cli.document.arrange.reference import chapter
from samverkan_cli.document.arrange.request import Request
from samverkan_cli.document.arrange.tables import filled
from samverkan_cli.document.paper import Block, Column, Labelled, Paper, Row, RowGroup, Table, Text
from samverkan_cli.document.writing import Piece, joined, line, lines, link, quiet, status
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.targets import anchor_of
from samverkan_cli.outline.tree import Tree

NAME = Message("Follow-up")
_UNKNOWN: dict[Unknown, Message] = {
    "without": Message("Without a status"),
    "silent": Message("Nothing said"),
    "later": Message("Begins later"),
}
"""What is said of activities of which it is not known how far they have come."""
_WIDTHS = {"number": 12, "owners": 40, "when": 28, "status": 28}


def follow_up(projects: Sequence[Project], request: Request) -> Paper | None:
    """The report of one follow-up, or of the last; None where a plan has none."""
    project = projects[0]
    report = request.follow_up or max(project.follow_ups, key=lambda each: each.date, default=None)
    if report is None:
        return None
    m = Material(project, replace(request, follow_up=report))
    made = _Report(m, report)
    paper = front(m, "follow-up", m.say(NAME), report.title, made.blocks(), brief=True)
    short = f"{m.say(NAME)} – {project.document.title}"
    return linked(
        replace(
            paper,
            facts=made.facts(),
            summary=made.summary,
            counts=tuple(counts(m, made.states())),
            date=report.date.isoformat(),
            draft=None if report.decisions or project.document.settled else paper.draft,
            short=short,
            head=paper.head if m.layout.head else (paper.head[0], short, paper.head[2]),
        )
    )


class _Report:
    """A follow-up, beside the plan that it reports on."""

    def __init__(self, m: Material, report: FollowUp) -> None:
        self.m, self.report = m, report
        self.entry = next(each for each in m.things("follow_ups") if each.id == report.id)
        self.known = m.facts(self.entry)
        found = self.known.pop("summary", ())
        self.summary: Tree = tuple(node for fact in found if fact.text for node in fact.text.tree)
        self.said = {each.about.anchor: each for part in self.entry.parts for each in part.entries if each.about}
        self.progress = {anchor_of(each): found for each, found in progress(m.project, report).items()}

    def facts(self) -> tuple[Labelled, ...]:
        """Who reports to whom, on which day and by which promise, and of which plan."""
        m, document = self.m, self.m.project.document
        short = {key: some for key, some in self.known.items() if all(fact.text is None for fact in some)}
        found = [Labelled(m.say(Message("Plan")), line(document.title), "title"), *labelled(m, short)]
        if document.settled:
            found += labelled(m, {key: some for key, some in m.facts(m.document).items() if key == "adopted"})
        if document.registry_no:
            found.append(Labelled(m.say(Message("Registry number")), line(document.registry_no), "registry_no"))
        for promised in promised_reports(m.project):
            if self.report in promised.reports and promised.due is not None and promised.due < self.report.date:
                late = (self.report.date - promised.due).days
                words = m.say(counted("{n} day after the promised day", "{n} days after the promised day", late))
                found.append(Labelled(m.say(Message("Late")), line(words), "late"))
        return tuple(found)

    def blocks(self) -> tuple[Block, ...]:
        """The chapters, those first that ask something of the reader."""
        m = self.m
        long = {key: some for key, some in self.known.items() if any(fact.text is not None for fact in some)}
        economy = long.pop("economy", ())
        proposals = next((part.entries for part in self.entry.parts if part.key == "decisions"), ())
        chapters: tuple[tuple[Message, str, tuple[Block, ...]], ...] = (
            (Message("Proposed decisions"), "decisions", story.decisions(m, proposals)),
            (Message("How each focus area stands"), "areas", tuple(self._areas())),
            (Message("What was promised, and how it went"), "activities", tuple(self._activities())),
            (Message("Goals"), "goals", tuple(goals(m, self.report, self.entry))),
            (Message("Indicators"), "indicators", tuple(indicators(m, self.report, self.entry))),
            (Message("What is late"), "late", tuple(self._late())),
            (Message("What has happened"), "happened", story.log(m, tuple(self._happened()))),
            (Message("Moved days"), "moved", tuple(self._moved())),
            (Message("What nobody has said anything of"), "unsaid", tuple(self._unsaid())),
            (Message("What remains"), "remains", tuple(self._remains())),
            (Message("More about the work"), "text", tuple(self._text(long))),
            (Message("Economy"), "economy", tuple(Text(fact.text.tree) for fact in economy if fact.text)),
        )
        made = (chapter(m.say(heading), f"chapter-{key}", blocks) for heading, key, blocks in chapters)
        return tuple(each for each in made if each is not None)

    def _text(self, long: Facts) -> Iterator[Block]:
        if self.entry.text:
            yield Text(text(self.entry))
        yield from story.facts(self.m, long)

    # --- what was to be done

    def _areas(self) -> Iterator[Block]:
        """For each area how many of its activities have come how far, and how many nothing is said of."""
        rows = []
        for area in self.m.things("focus_areas"):
            some = [each for _, some in activities_of(area) for each in some]
            if not some:
                continue
            found = status_counts(self.progress[each.anchor] for each in some)
            pieces: list[Piece] = [
                status(f"{self.m.say(word.label)}: {found[word]}", symbol(word)) for word in Status if word in found
            ]
            pieces += [
                quiet(f"{self.m.say(words)}: {found[word]}") for word, words in _UNKNOWN.items() if word in found
            ]
            title = " ".join(filter(None, [self.m.number(area), area.title]))
            rows.append(Row((line(title), line(*joined(pieces, " · "))), area.anchor, title, entry=area))
        if rows:
            columns = (
                Column("title", self.m.say(Message("Focus area")), 70),
                Column("status", self.m.say(Message("Activities"))),
            )
            yield Table("rows", columns, (RowGroup(tuple(rows)),), self.m.say(Message("How each focus area stands")))

    def states(self) -> Counter[Status]:
        """How many activities have come how far."""
        return Counter(each.status for each in self.progress.values() if each.status)

    def _activities(self) -> Iterator[Block]:
        """Every activity that is spoken of or has been dropped, under its area: whose it was, and how it went."""
        m = self.m
        groups = []
        for area in m.things("focus_areas"):
            rows = [
                self._activity(each, self.said.get(each.anchor))
                for _, some in activities_of(area)
                for each in some
                if each.anchor in self.said or self.progress[each.anchor].is_news
            ]
            if rows:
                title = " ".join(filter(None, [m.number(area), area.title]))
                groups.append(RowGroup(tuple(rows), title, m.say(Message("Focus area"))))
        columns = (
            Column("number", m.say(Message("No.")), _WIDTHS["number"]),
            Column("title", m.say(Message("Activity"))),
            Column("owners", m.say(Message("Responsible")), _WIDTHS["owners"]),
            Column("when", m.say(Message("When")), _WIDTHS["when"]),
            Column("status", m.say(Message("Status")), _WIDTHS["status"]),
        )
        if groups:
            yield filled(Table("plan", columns, tuple(groups), m.say(Message("How the activities went")), 1))

    def _activity(self, activity: Entry, said: Entry | None) -> Row:
        m = self.m
        planned = m.facts(activity)
        known = m.facts(said) if said else {}
        known.pop("status", ())
        stands = self.progress[activity.anchor]
        words = [status(m.say(stands.status.label), symbol(stands.status))] if stands.status else []
        before = stands.before
        last = [[quiet(m.say(Message("last time: {status}", status=m.say(before.label).lower())))]] if before else []
        if known.pop("remains", ()):
            # It stands in a table of its own, with who has it and by when.
            known.pop("owners", ())
            known.pop("due", ())
        cells = (
            line(m.number(activity)),
            line(activity.title),
            content(m, planned.get("owners", ())),
            content(m, planned.get("from", planned.get("until", ()))),
            lines([*([list(joined(words))] if words else []), *last]),
        )
        below = (*text(activity), *(text(said) if said else ()), *details(m, known))
        name = f"{m.number(activity)} {activity.title}".strip()
        return Row(cells, activity.anchor, name, below, entry=activity, said=said)

    def _late(self) -> Iterator[Block]:
        """What was to be done by a day that had passed when the report was made, and by how many days."""
        m = self.m
        rows = []
        for each in late(m.project, self.report.date):
            anchor = anchor_of(each.activity)
            activity = m.by_anchor.get(anchor)
            name = f"{m.numbers.get(anchor, '')} {each.activity.title}".strip()
            days = each.days(self.report.date)
            cells = (
                lines([[link(name, anchor)], *([[each.milestone.title]] if each.milestone else [])]),
                content(m, m.facts(activity).get("owners", ())) if activity else (),
                line(m.say.day(each.due)),
                line(m.say(counted("{n} day", "{n} days", days))),
            )
            rows.append(Row(cells, title=name, entry=activity))
        if rows:
            columns = (
                Column("title", m.say(Message("Activity"))),
                Column("owners", m.say(Message("Responsible")), _WIDTHS["owners"]),
                Column("due", m.say(Message("Was to be done by")), 34),
                Column("late", m.say(Message("Late by")), 22),
            )
            yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), m.say(Message("What is late"))))

    def _happened(self) -> Iterator[Entry]:
        """What stands in the log from after the last report until this one; the first begins on the day of adoption."""
        project, until = self.m.project, self.report.date
        last = max((each.date for each in project.follow_ups if each.date < until), default=None)
        first = last + timedelta(days=1) if last is not None else adopted_on(project.document)
        for entry, logged in zip(self.m.things("log"), project.log, strict=True):
            if logged.date.first <= until and (first is None or logged.date.last >= first):
                yield entry

    def _moved(self) -> Iterator[Block]:
        """The days that were moved, from when to when and why."""
        rows = []
        for area in self.m.things("focus_areas"):
            for _, some in activities_of(area):
                for each in some:
                    known = self.m.facts(each)
                    if "moved" in known:
                        name = f"{self.m.number(each)} {each.title}".strip()
                        cells = (content(self.m, known["moved"]), content(self.m, known.get("why", ())))
                        rows.append(Row((line(link(name, each.anchor)), *cells), title=name, entry=each))
        if rows:
            columns = (
                Column("title", self.m.say(Message("Activity")), 70),
                Column("moved", self.m.say(Message("Moved")), 50),
                Column("why", self.m.say(Message("Why"))),
            )
            yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), self.m.say(Message("Moved days"))))

    def _unsaid(self) -> Iterator[Block]:
        """What was under way and is not spoken of: it must not be forgotten in silence."""
        m = self.m
        under_way = UnderWay(m.project.activities)
        left = {anchor_of(each): each.title for each in activities_left_out(under_way, self.report)}
        left |= {anchor_of(each.goal): each.wording for each in picks_left_out(m.project, self.report)}
        items = (link(f"{m.numbers.get(anchor, '')} {title}".strip(), anchor) for anchor, title in left.items())
        if left:
            yield Text(lines([each] for each in items))

    def _remains(self) -> Iterator[Block]:
        """What is left to do, who has it, and by when."""
        m = self.m
        rows = []
        for anchor, said in self.said.items():
            known = m.facts(said)
            if "remains" not in known:
                continue
            name = f"{m.numbers.get(anchor, '')} {said.title}".strip()
            who, by = content(m, known.get("owners", ())), content(m, known.get("due", ()))
            cells = (
                line(link(name, anchor)),
                content(m, known["remains"]),
                who or m.missing(Message("Nobody is responsible")),
                by or m.missing(Message("Day is missing")),
            )
            rows.append(Row(cells, title=name, entry=said))
        if rows:
            columns = (
                Column("title", m.say(Message("Activity")), 48),
                Column("remains", m.say(Message("What remains"))),
                Column("owners", m.say(Message("Responsible")), 36),
                Column("due", m.say(Message("By")), 26),
            )
            yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), m.say(Message("What remains"))))
