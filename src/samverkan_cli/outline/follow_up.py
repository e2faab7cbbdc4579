"""What only follow-ups, the log and the assessment of the child's best interests have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message
from samverkan_cli.model import enumeration, enums
from samverkan_cli.model.document import BestInterests
from samverkan_cli.model.follow_up import ActivityFollowed, FollowUp, IndicatorFollowed, LogEntry
from samverkan_cli.model.shape import Field
from samverkan_cli.outline.builder import FACTS, Builder
from samverkan_cli.outline.outline import Quantity, Record, Reference, Value, Word
from samverkan_cli.outline.rules import Facts, promised, rule


@rule(IndicatorFollowed, "value")
def _outcome(b: Builder, one: IndicatorFollowed, field: Field) -> Facts:
    unit = one.indicator.unit if one.indicator else None
    for said in b.values(field, one.value):
        yield from b.fact(field, Value(f"{said.text} {unit}", Quantity(one.value or 0, unit)) if unit else said)


@rule(FollowUp, "answers")
def _answers(b: Builder, one: FollowUp, field: Field) -> Facts:
    promise = b.promises.get(one)
    if promise:
        yield from b.fact(field, Value(promised(b, promise) or promise.id, Reference("report-promise", promise.id, "")))
    statuses = (said.status for _, said in one.activities)
    yield from _counts(b, field, Message("Activities"), "statuses", enums.Status, statuses)
    reached = (said.reached for _, said in one.goals)
    yield from _counts(b, field, Message("Goals"), "reached", enums.Reached, reached)


def _counts(
    b: Builder, field: Field, label: Message, key: str, words: type[enumeration.Word], said: Iterable[str | None]
) -> Facts:
    """How many there are of each word, for those who write the plan: in a document all of them are listed."""
    found, values = Counter(said), []
    for word in (each for each in words if each in found):
        count, name = Value(str(found[word]), found[word]), b.say(word.label)
        data = Record((("word", (Value(name, Word(word)),)), ("count", (count,))))
        values.append(Value(f"{count.text} {lower_first(name)}", data))
    yield from (replace(each, internal=True) for each in b.fact(field, *values, label=label, key=key))


@rule(BestInterests, "articles")
def _articles(b: Builder, one: BestInterests, field: Field) -> Facts:
    numbers = tuple(b.values(field, one.articles))
    yield from b.fact(field, Value(b.say.several(each.text for each in numbers), Record((("articles", numbers),))))


@rule(BestInterests, "compensation")
def _unwritten(b: Builder, one: BestInterests, field: Field) -> Facts:
    """The last part, and which parts are not written; where no children are affected there is no more to write."""
    yield from b.facts(one, field)
    parts = () if one.affected is False else ("children", "articles", "knowledge", "heard", "assessment")
    if missing := tuple(name for name in ("affected", *parts) if one.lacks(name)):
        gap = Message("Not written yet: {fields}", fields=missing)
        yield b.missing("unwritten", Message("Not written yet"), gap, internal=True)


def _remains(b: Builder, one: LogEntry | ActivityFollowed, field: Field) -> Facts:
    """What remains, and whether it is said who has it and by when."""
    yield from b.facts(one, field)
    if one.remains and one.lacks("owners"):
        yield b.missing("owners", Message("Responsible"), Message("Nobody is responsible"), "who", internal=True)
    if one.remains and one.lacks("due"):
        yield b.missing("due", Message("By"), Message("Day is missing"), "when", internal=True)


for _kind in (LogEntry, ActivityFollowed):
    FACTS[_kind, "remains"] = _remains
