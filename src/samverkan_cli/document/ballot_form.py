"""A ballot of goals, to print and tick: its view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.document.arrange.front import day
from samverkan_cli.document.ballot_view import BallotDirection, BallotForm
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Code
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period
from samverkan_cli.outline.outline import Entry, Fact, Prose, Section, Value
from samverkan_cli.outline.targets import Targets
from samverkan_cli.pick.context import NewPeriod
from samverkan_cli.pick.limits import Limit
from samverkan_cli.pick.shelves import Shelf, numbered

_WORDS = {"page_of": Message("Page {page} of {pages}", page="{page}", pages="{pages}")}


@record
class Vote:
    """What voters are asked: for which period, by whom, how many to tick, and how many goals are picked."""

    period: Period | NewPeriod | None = None
    picker: Owner | Group | None = None
    least: int = 0
    most: int | None = None
    size: Limit | None = None


def build(project: Project, shelves: Sequence[Shelf], vote: Vote, language: Code) -> BallotForm:
    """The ballot of the goals on some shelves."""
    say = Phrases(language)
    targets = Targets(project.folder)
    document, numbers = project.document, {goal.id: n for n, _, goal in numbered(shelves)}
    return BallotForm(
        language=language,
        date=day(document),
        organisation=(document.municipality and document.municipality.name) or "",
        draft=None,
        title=say(Message("Ballot: {plan}", plan=document.title)),
        facts=_facts(vote, say),
        rules=_rules(vote, say),
        directions=tuple(
            BallotDirection(say.direction(direction), tuple(_ages(shelf, numbers, targets, say) for shelf in some))
            for direction, some in groupby(shelves, key=lambda shelf: shelf.direction)
        ),
        blanks=tuple(
            say(each) for each in (Message("Voter (name or number)"), Message("Hand in to"), Message("No later than"))
        ),
        words={name: say(message) for name, message in _WORDS.items()},
    )


def _facts(vote: Vote, say: Phrases) -> tuple[Fact, ...]:
    period, title = vote.period, ""
    if period is not None:
        name = period.title if isinstance(period, Period) and period.title else period.id
        title = f"{name} ({say.span(period.from_, period.until)})"
    return _said(
        ("period", say(Message("Period")), [title]),
        ("picker", say(Message("Picked by")), [vote.picker.title if vote.picker else ""]),
        ("size", say(Message("To be picked")), [say(vote.size.phrase) if vote.size else ""]),
    )


def _said(*facts: tuple[str, str, Sequence[str]]) -> tuple[Fact, ...]:
    """Facts of which something is said: their keys, labels and words."""
    return tuple(
        Fact(key, label, values=tuple(Value(word, word) for word in words if word))
        for key, label, words in facts
        if any(words)
    )


def _rules(vote: Vote, say: Phrases) -> tuple[str, ...]:
    rule = Message("Tick the goals that matter most, as many as you like")
    if vote.most is not None:
        rule = Message(
            "Tick the goals that matter most: at least {n}, and at most {most}", n=vote.least, most=vote.most
        )
    elif vote.least:
        rule = Message("Tick the goals that matter most: at least {n}, and as many more as you like", n=vote.least)
    return (say(rule),)


def _ages(shelf: Shelf, numbers: Mapping[str, int], targets: Targets, say: Phrases) -> Section:
    title = "" if shelf.alone else say.aged(shelf.ages)
    entries = tuple(_for_the_same(some, title, numbers, targets, say) for some in shelf.together)
    return Section("goals", "", entries, divider=title)


def _for_the_same(
    goals: Sequence[Goal], title: str, numbers: Mapping[str, int], targets: Targets, say: Phrases
) -> Entry:
    ages = say.ages(goals[0].ages)
    facts = _said(
        ("audience", say(Message("Audience")), say.words(goals[0].audience)),
        ("ages", say(Message("Ages")), [ages if ages != title else ""]),
    )
    each = tuple(
        Entry("goal", goal.id, "", f"{numbers[goal.id]}.", goal.title, Prose(goal.text, targets) if goal.text else None)
        for goal in goals
    )
    return Entry("goals", "", "", "", "", facts=facts, parts=(Section("goals", "", each),))
