"""Parts that stand as one value: most in two shapes, and few that are neither."""

from __future__ import annotations

from dataclasses import replace

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message, counted
from samverkan_cli.model.document import Validity
from samverkan_cli.model.groups import Meets, Member, Rota, Turn
from samverkan_cli.model.law import InForce
from samverkan_cli.model.measures import Measurement, YearValue
from samverkan_cli.model.money import Cost, Money
from samverkan_cli.model.owners import Active, Owner
from samverkan_cli.model.values import FurtherNotice
from samverkan_cli.outline.builder import VALUES, Builder
from samverkan_cli.outline.described import described
from samverkan_cli.outline.outline import Span, Value
from samverkan_cli.swedish.counting import several


def _days(b: Builder, one: Active | InForce | Validity) -> Value | None:
    if isinstance(one.until, FurtherNotice):
        since, words = b.say.span(one.from_, None), b.say(Message("Until further notice"))
        return Value(f"{since}, {lower_first(words)}" if since else words, Span(one.from_))
    return b.span(one.from_, one.until)


def _money(b: Builder, one: Money) -> Value | None:
    source = one.funding.title if isinstance(one, Cost) and one.funding else ""
    return b.record(one, text=", ".join(filter(None, [b.say.money(one), source])))


def _member(b: Builder, one: Member) -> Value | None:
    said = b.record(one, [each for each in described(Member) if each.name != "count"], bracket=True)
    if said and one.count and one.count > 1:
        said = replace(said, text=_seats(b, one, said.text))
    return b.record(one, text=said.text) if said else None


def _seats(b: Builder, one: Member, said: str) -> str:
    """Several seats: of those who are many themselves, so many of them; of a unit, so many from it."""
    n, owner = one.count or 0, one.owner
    people = isinstance(owner, Owner) and owner.kind in (None, "function")
    if people and owner and b.say.code == "sv" and (words := several(owner.title, n)):
        return f"{words[:1].upper()}{words[1:]}{said.removeprefix(owner.title)}"
    if people and owner and owner.kind:
        return b.say(counted("{owner}, {n} seat", "{owner}, {n} seats", n, owner=said))
    return b.say(Message("{n} from {owner}", n=n, owner=said))


def _meets(b: Builder, one: Meets) -> Value | None:
    return b.record(one, text=b.say.meets(one.at_least, one.per))


def _turn(b: Builder, one: Turn) -> Value | None:
    when = " ".join(b.say(word.label) for word in (one.term, one.years) if word)
    who = one.chair.title if one.chair else b.say(Message("Chair is missing"))
    return b.record(one, text=f"{when}: {who}" if when else who)


def _rota(b: Builder, one: Rota) -> Value | None:
    began = b.say(Message("from {day}", day=b.day(one.from_))) if one.from_ else ""
    each = b.say(Message("{time} each", time=b.say.length(one.every))) if one.every else ""
    how = ", ".join(filter(None, [began, each]))
    among = b.say(Message("{owners} in turn", owners=b.say.several(who.title for who in one.among)))
    return b.record(one, text=f"{among} ({how})" if how else among)


VALUES[YearValue] = VALUES[Measurement] = lambda b, one: b.record(one, bracket=True)
VALUES[Active] = VALUES[InForce] = VALUES[Validity] = _days
VALUES[Money] = VALUES[Cost] = _money
VALUES[Member], VALUES[Meets], VALUES[Turn], VALUES[Rota] = _member, _meets, _turn, _rota
