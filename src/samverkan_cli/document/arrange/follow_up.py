"""The report back: what was promised, how it went, what is late, what nobody has said anything of, what remains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.next_report import last_of_activity
from samverkan_cli.derive.reporting import activities_left_out, goals_left_out, promised_reports
from samverkan_cli.document.arrange import story
from samverkan_cli.document.arrange.cells import content, labelled, symbol, text, told
from samverkan_cli.document.arrange.front import counts, front
from samverkan_cli.document.arrange.indicators import aim, values
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
from samverkan_cli.outline.outline import Entry, Word
from samverkan_cli.outline.targets import anchor_of
from samverkan_cli.outline.tree import Tree

NAME = Message("Follow-up")
_WIDTHS = {"number": 12, "owners": 40, "when": 28, "status": 28}


def follow_up(projects: Sequence[Project], request: Request) -> Paper | None:
    """The report of one follow-up, or of the last; None where a plan has none."""
    project = projects[0]
    report = request.follow_up or max(project.follow_ups, key=lambda each: each.date, default=None)
    if report is None:
        return None
    m = Material(project, request)
    made = _Report(m, report)
    paper = front(m, "follow-up", m.say(NAME), report.title, made.blocks(), brief=True)
    short = f"{m.say(NAME)} – {project.document.title}"
    return linked(
        replace(
            paper,
            facts=made.facts(),
            summary=made.summary,
            counts=tuple(counts(m, Counter(said.status for _, said in report.activities if said.status))),
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
        self.before = {
            each.id: last.status
            for each in m.project.activities
            if (last := last_of_activity(each, report.date)) is not None and last.status
        }

    def facts(self) -> tuple[Labelled, ...]:
        """Who reports to whom, on which day and by which promise, and of which plan."""
        m, document = self.m, self.m.project.document
        short = {key: some for key, some in self.known.items() if all(fact.text is None for fact in some)}
        found = [Labelled(m.say(Message("Plan")), line(document.title), "title"), *labelled(m, short)]
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
            (Message("Goals"), "goals", tuple(self._goals())),
            (Message("Indicators"), "indicators", tuple(self._indicators())),
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
            states = [self._state(each) for _, some in activities_of(area) for each in some]
            if not states:
                continue
            found = Counter(states)
            pieces: list[Piece] = []
            for word in Status:
                if word in found:
                    name = status(f"{self.m.say(word.label)}: {found[word]}", symbol(word))
                    pieces += [" · ", name] if pieces else [name]
            if found[None]:
                silent = quiet(self.m.say(Message("Nothing said: {n}", n=found[None])))
                pieces += [" · ", silent] if pieces else [silent]
            title = " ".join(filter(None, [self.m.number(area), area.title]))
            rows.append(Row((line(title), line(*pieces)), area.anchor, title, entry=area))
        if rows:
            columns = (
                Column("title", self.m.say(Message("Focus area")), 70),
                Column("status", self.m.say(Message("Activities"))),
            )
            yield Table("rows", columns, (RowGroup(tuple(rows)),), self.m.say(Message("How each focus area stands")))

    def _state(self, activity: Entry) -> Status | None:
        said = self.said.get(activity.anchor)
        fact = said.fact("status") if said else None
        word = next((value.data.word for value in fact.values if isinstance(value.data, Word)), None) if fact else None
        return next((each for each in Status if each == word), None)

    def _activities(self) -> Iterator[Block]:
        """Every activity that is spoken of, under its area: who was to do it by when, and how far it has come."""
        m = self.m
        groups = []
        for area in m.things("focus_areas"):
            rows = [
                self._activity(each, self.said[each.anchor])
                for _, some in activities_of(area)
                for each in some
                if each.anchor in self.said
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

    def _activity(self, activity: Entry, said: Entry) -> Row:
        m = self.m
        planned = m.facts(activity)
        known = m.facts(said)
        how = known.pop("status", ())
        words = [
            status(value.text, symbol(value.data.word))
            for f in how
            for value in f.values
            if isinstance(value.data, Word)
        ]
        before = self.before.get(activity.id)
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
        below = (*text(said), *told(m, known))
        name = f"{m.number(activity)} {activity.title}".strip()
        return Row(cells, activity.anchor, name, below, entry=activity, said=said)

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
        left = (*activities_left_out(m.project, self.report), *goals_left_out(m.project, self.report))
        rows = [m.by_anchor[anchor] for anchor in map(anchor_of, left) if anchor in m.by_anchor]
        if rows:
            items = [[link(f"{m.number(each)} {each.title}".strip(), each.anchor)] for each in rows]
            yield Text(lines(items))

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

    # --- what it was for

    def _goals(self) -> Iterator[Block]:
        m = self.m
        rows = []
        for part in self.entry.parts:
            for each in part.entries if part.key == "goals" else ():
                known = m.facts(each)
                anchor = each.about.anchor if each.about else ""
                name = f"{m.numbers.get(anchor, '')} {each.title}".strip()
                reached = content(m, known.pop("reached", ()))
                rows.append(Row((line(name), reached, (*text(each), *told(m, known))), anchor, name, entry=each))
        if rows:
            columns = (
                Column("title", m.say(Message("Goal")), 70),
                Column("reached", m.say(Message("Goal attainment")), 34),
                Column("text", m.say(Message("What shows it"))),
            )
            yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), m.say(Message("Goals"))))

    def _indicators(self) -> Iterator[Block]:
        """Where it began, where it was to go and where it is, side by side."""
        m = self.m
        rows = []
        for part in self.entry.parts:
            for each in part.entries if part.key == "indicators" else ():
                anchor = each.about.anchor if each.about else ""
                indicator = m.by_anchor.get(anchor)
                known = m.facts(each)
                name = f"{m.numbers.get(anchor, '')} {each.title}".strip()
                wanted = [[quiet(words)]] if indicator and (words := aim(m, indicator)) else []
                cells = (
                    lines([[name], *wanted]),
                    values(m, indicator, "baseline") if indicator else (),
                    values(m, indicator, "target") if indicator else (),
                    self._outcome(known),
                    (*text(each), *told(m, known)),
                )
                rows.append(Row(cells, anchor, name, entry=each))
        if rows:
            columns = (
                Column("title", m.say(Message("Indicator")), 48),
                Column("baseline", m.say(Message("Baseline")), 26),
                Column("target", m.say(Message("Target")), 26),
                Column("value", m.say(Message("Outcome")), 28),
                Column("text", m.say(Message("What it shows"))),
            )
            yield filled(Table("rows", columns, (RowGroup(tuple(rows)),), m.say(Message("Indicators"))))

    def _outcome(self, known: Facts) -> Tree:
        """The value of an indicator with the day that it was measured; the day alone where the value is not there."""
        m = self.m
        value = [piece for fact in known.pop("value", ()) for piece in m.pieces(fact)]
        day = [piece for fact in known.pop("date", ()) for piece in m.pieces(fact)]
        if value:
            return line(*value, *([" (", *day, ")"] if day else []))
        return (*line(*day), *m.missing(Message("No value is given")))
