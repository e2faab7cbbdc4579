"""Parts that stand as one value: most in two shapes, and few that are neither."""

from __future__ import annotations

from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.model.document import Validity
from samverkan_cli.model.groups import Meets, Member, Rota, Turn
from samverkan_cli.model.law import InForce
from samverkan_cli.model.measures import Measurement, YearValue
from samverkan_cli.model.money import Cost, Money
from samverkan_cli.model.owners import Active
from samverkan_cli.model.thing import Part
from samverkan_cli.outline.builder import VALUES, Builder
from samverkan_cli.outline.described import described
from samverkan_cli.outline.outline import Value


def _bracketed(b: Builder, one: Part) -> Value | None:
    return b.record(one, described(type(one)), bracket=True)


def _days(b: Builder, one: Active | InForce | Validity) -> Value | None:
    return b.span(one.from_, one.until)


VALUES[YearValue] = VALUES[Measurement] = _bracketed
VALUES[Active] = VALUES[InForce] = VALUES[Validity] = _days


def _money(b: Builder, one: Money) -> Value | None:
    text = ", ".join(
        filter(None, [b.say.money(one), one.funding.title if isinstance(one, Cost) and one.funding else ""])
    )
    said = b.record(one, described(type(one)))
    return replace(said, text=text) if said else None


VALUES[Money] = VALUES[Cost] = _money


def _member(b: Builder, one: Member) -> Value | None:
    said = b.record(one, [each for each in described(Member) if each.name != "count"], bracket=True)
    full = b.record(one, described(Member))
    if said and one.count and one.count > 1:
        said = replace(said, text=b.say(Message("{n} from {owner}", n=one.count, owner=said.text)))
    return replace(said, data=full.data) if said and full else None


VALUES[Member] = _member


def _meets(b: Builder, one: Meets) -> Value | None:
    said = b.record(one, described(Meets))
    return replace(said, text=b.say.meets(one.at_least, one.per)) if said else None


VALUES[Meets] = _meets


def _turn(b: Builder, one: Turn) -> Value | None:
    when = [b.say(one.term.label)] if one.term else []
    when += [b.say(one.years.label)] if one.years else []
    who = one.chair.title if one.chair else b.say(Message("Chair is missing"))
    said = b.record(one, described(Turn))
    return replace(said, text=f"{' '.join(when)}: {who}" if when else who) if said else None


def _rota(b: Builder, one: Rota) -> Value | None:
    began = b.say(Message("from {day}", day=b.day(one.from_))) if one.from_ else ""
    each = b.say(Message("{time} each", time=b.say.length(one.every))) if one.every else ""
    how = ", ".join(filter(None, [began, each]))
    among = b.say(Message("{owners} in turn", owners=b.say.several(who.title for who in one.among)))
    said = b.record(one, described(Rota))
    return replace(said, text=f"{among} ({how})" if how else among) if said else None


VALUES[Turn], VALUES[Rota] = _turn, _rota
