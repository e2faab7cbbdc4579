"""A follow-up as a plan file to fill in: blank where a person must write, with what was known last in comments.

All that is in a comment is help. What a plan says reaches a comment as one short line, which commands nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from textwrap import wrap

from samverkan_cli.core.inert import visible
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.derive.known_values import last_value, when_of
from samverkan_cli.derive.next_report import NextReport, last_of_activity, last_of_goal
from samverkan_cli.derive.trend import division
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.enums import Reached, Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.groups import Group
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Pick
from samverkan_cli.yamltext.emit import Layout

_LONGEST = 160
"""How many letters of a text of the plan a comment repeats."""
_IGNORE = compiled_late(r"samverkan:(?=\s*ignore)")
_WIDE = 110
_YAML = Layout()
_FIELD, _ENTRY, _INNER = 4, 6, 8


def word(say: Phrases) -> str:
    """What a follow-up is called, in ids and names of files."""
    return say(Message("follow-up"))


def file_name(report: NextReport, say: Phrases) -> str:
    """What the file of a follow-up is called, without its ending: uppföljning-år-1."""
    return report.id if report.id.startswith(f"{word(say)}-") else f"{word(say)}-{report.id}"


def form(report: NextReport, say: Phrases) -> str:
    """The file, in the language of `say`."""
    lines = [*_opening(report, say), "follow_ups:", *_YAML.entry(report.id, None, 2), *_head(report, say)]
    if report.activities:
        lines += _section("activities", _on_activities(say), say)
        for activity in report.activities:
            lines += _entry(activity.id, _of_activity(activity, report, say), ("status", "text", "remains"))
    if report.goals:
        lines += _section("goals", [Message("reached: {words}", words=_words(Reached, say))], say)
        for pick in report.goals:
            lines += _entry(pick.goal.id, _of_goal(pick, report, say), ("reached", "text"))
    if report.indicators:
        asked = Message(
            "value: the newest value, and date: its day. Left blank, the report has the last one that is known."
        )
        lines += _section("indicators", [asked], say)
        for indicator in report.indicators:
            lines += _entry(indicator.id, _of_indicator(indicator, say), ("value", "date"))
    lines += _asked(Message("What it has cost, and what it will cost"), say) + _YAML.entry("economy", None, _FIELD)
    proposal = Message("What is proposed: a name for each point, and under it text: and by:")
    lines += _asked(proposal, say) + _YAML.entry("decisions", None, _FIELD)
    return "\n".join(lines) + "\n"


def _opening(report: NextReport, say: Phrases) -> Iterator[str]:
    messages = [Message("Fill in what is blank. Lines that begin with # are help, and may be taken away.")]
    if report.due is not None:
        messages.append(
            Message("The report was promised by {day}. Change date: if it is of another day.", day=report.due)
        )
    yield from (line for each in messages for line in _asked(each, say, 0))


def _head(report: NextReport, say: Phrases) -> Iterator[str]:
    name = report.id.removeprefix(f"{word(say)}-").replace("-", " ")
    yield from _YAML.entry("title", say(Message("Follow-up {name}", name=name)), _FIELD)
    yield from _YAML.entry("date", report.day.isoformat(), _FIELD)
    if report.promise is not None:
        yield from _YAML.entry("answers", report.promise.id, _FIELD)
    if not report.by:
        yield from _asked(Message("Who reports, and to whom"), say)
    for key, those in (("by", report.by), ("to", report.to)):
        ids = [each.id for each in those]
        yield from _YAML.entry(key, ids[0] if len(ids) == 1 else [*ids] or None, _FIELD)
    yield from _asked(Message("The whole of it in a few sentences"), say)
    yield from _YAML.entry("summary", None, _FIELD)


def _on_activities(say: Phrases) -> list[Message]:
    return [
        Message("status: {words}", words=_words(Status, say)),
        Message("text: how it went, and with what result. Say something of each of them."),
        Message("remains: what remains to be done; add owners: and due: with who has it and by when."),
    ]


def _words(words: type[Word], say: Phrases) -> str:
    """The words of an enumeration, each with what it is called: ongoing (pågår)."""
    said = ((str(each), _small(each, say)) for each in words)
    return ", ".join(each if label == each else f"{each} ({label})" for each, label in said)


def _of_activity(activity: Activity, report: NextReport, say: Phrases) -> Iterator[str]:
    yield activity.title
    yield _who(activity.owners, say)
    status = say(Message("In the plan: {status}", status=_small(activity.status, say))) if activity.status else ""
    when = (say.span(activity.from_, activity.until), say.every(activity.every), status)
    yield " · ".join(each for each in when if each)
    yield from _moves(activity, report, say)
    last = last_of_activity(activity, report.day)
    if last is None:
        return
    yield _last_time(_small(last.status, say), last.text, last.report.date.isoformat(), say)
    if last.remains:
        who = say(Message("Responsible: {who}", who=tuple(titles(*last.owners)))) if last.owners else ""
        by = say(Message("By {day}", day=say.day(last.due))) if last.due is not None else ""
        remained = say(Message("What remained: {text}", text=_short(last.remains)))
        yield " · ".join(each for each in (remained, who, by) if each)


def _moves(activity: Activity, report: NextReport, say: Phrases) -> Iterator[str]:
    """The days that have been moved since the last report, and why."""
    for each in activity.moved:
        if report.before is not None and each.date is not None and each.date.last <= report.before.date:
            continue
        was, now = say.day(each.was) if each.was is not None else "", say.day(each.now)
        moved = Message("Moved from {was} to {now}", was=was, now=now) if was else Message("Moved to {now}", now=now)
        yield f"{say(moved)}: {_short(each.why)}" if each.why else say(moved)


def _of_goal(pick: Pick, report: NextReport, say: Phrases) -> Iterator[str]:
    goal = pick.goal
    yield pick.wording
    if goal.owners:
        yield _who(goal.owners, say)
    if goal.due is not None:
        yield say(Message("By {day}", day=say.day(goal.due)))
    if found := last_of_goal(goal, report.day):
        day, last = found
        yield _last_time(_small(last.reached, say), last.text, day.isoformat(), say)


def _of_indicator(indicator: Indicator, say: Phrases) -> Iterator[str]:
    yield f"{indicator.title} ({indicator.unit})" if indicator.unit else indicator.title
    yield _who(indicator.owners, say)
    last = last_value(indicator)
    if last is None:
        yield say(Message("No value is known yet"))
    else:
        part = " ".join(each for each in division(last.part) if each)
        of = ", ".join(each for each in (part, say.when(last.when)) if each)
        value = say.number(last.value)
        yield say(Message("Last value: {value} ({when})", value=value, when=of))
    targets = [
        f"{say.number(each.value)} ({say.when(when)})" if (when := when_of(each)) else say.number(each.value)
        for each in indicator.target
        if isinstance(each.value, int | Decimal)
    ]
    if targets:
        yield say(Message("Target: {targets}", targets=tuple(targets)))


def _small(word: Word | None, say: Phrases) -> str:
    return say(word.label).lower() if word is not None else ""


def _last_time(word: str, text: str | None, day: str, say: Phrases) -> str:
    """What was said last time: a word, a text or both."""
    said = ". ".join(each for each in (word, _short(text or "")) if each)
    return say(Message("Last time ({day}): {said}", day=day, said=said)) if said else ""


def _who(owners: Sequence[Owner | Group], say: Phrases) -> str:
    if not owners:
        return say(Message("Nobody is responsible"))
    return say(Message("Responsible: {who}", who=tuple(titles(*owners))))


def _section(key: str, asked: Iterable[Message], say: Phrases) -> list[str]:
    return [*(line for each in asked for line in _asked(each, say)), *_YAML.entry(key, None, _FIELD)]


def _asked(message: Message, say: Phrases, column: int = _FIELD) -> list[str]:
    """What is asked for, as comments. It has nothing of the plan in it: no line that begins anew is a comment to us."""
    return [f"{' ' * column}# {line}" for line in wrap(say(message), _WIDE - column)]


def _entry(id: str, known: Iterable[str], blank: Iterable[str]) -> list[str]:
    """An entry under its id: what is known of it as comments above it, and its fields with nothing in them."""
    comments = [f"{' ' * _ENTRY}# {line}" for each in known if (line := _short(each, 4 * _LONGEST))]
    fields = [line for key in blank for line in _YAML.entry(key, None, _INNER)]
    return [*comments, *_YAML.entry(id, None, _ENTRY), *fields]


def _short(text: str, most: int = _LONGEST) -> str:
    """A text on one line, no longer than a reader needs, that silences no rule."""
    line = _IGNORE.sub("samverkan :", " ".join(visible(text).split()))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
