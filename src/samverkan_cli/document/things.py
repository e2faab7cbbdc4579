"""What a document says of what a plan rests on and works with: the mapping, law, indicators, money, owners."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.message import Message
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.names import OWNERS
from samverkan_cli.document.text import parse
from samverkan_cli.document.view import Entry, Level, Scope
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.model.document import Appendix, Publication
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.law import GoverningDocument, Provision
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.model.measures import Indicator, Measurement, YearValue
from samverkan_cli.model.money import Funding
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Duration

PEOPLE = "people"
"""What an indicator is `of` where it counts people: the format's word, and no word of the plan's language."""

# --- what there is already, and what it rests on


def mapping(interventions: Iterable[Intervention], say: Phrases) -> tuple[Level, ...]:
    """What is done already by level; what works at several levels is at each."""
    all_ = tuple(interventions)
    found = [(say(name), [one for one in all_ if level in one.prevention]) for level, name in labels.PREVENTION.items()]
    rest = [one for one in all_ if not one.prevention]
    # Where nothing has a level, that is no heading.
    found.append((say(Message("Level is missing")) if len(rest) < len(all_) else "", rest))
    return tuple(Level(title, tuple(_intervention(one, say) for one in some)) for title, some in found if some)


def _intervention(one: Intervention, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("providers", Message("Provided by"), *titles(*one.providers))
    facts.say("tier", Message("Reach"), say(labels.TIER[one.tier]) if one.tier else None)
    facts.say("direction", Message("Direction"), say(labels.DIRECTION[one.direction]) if one.direction else None)
    facts.say("audience", Message("Audience"), *say.words(one.audience, labels.AUDIENCE))
    facts.say("ages", Message("Ages"), say.ages(one.ages))
    facts.say("evidence", Message("Basis"), say(labels.EVIDENCE[one.evidence]) if one.evidence else None)
    parts = tuple(Entry(part.title, parse(part.text or "")) for part in one.parts)
    return Entry(one.title, parse(one.text or ""), facts.all(), parts)


def governing(documents: Iterable[GoverningDocument], say: Phrases) -> tuple[Scope, ...]:
    """Governing documents by scope."""
    all_ = tuple(documents)
    found = [(say(name), [one for one in all_ if one.scope == scope]) for scope, name in labels.SCOPES.items()]
    rest = [one for one in all_ if one.scope is None]
    found.append((say(Message("Scope is missing")) if len(rest) < len(all_) else "", rest))
    return tuple(Scope(title, tuple(_governing_document(one, say) for one in some)) for title, some in found if some)


def _governing_document(one: GoverningDocument, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(labels.GOVERNING[one.kind]) if one.kind else None)
    facts.say("reference", Message("Reference"), one.reference)
    if one.valid:
        facts.say("valid", Message("In force"), say.span(one.valid.from_, one.valid.until))
    facts.say("replaced_by", Message("Replaced by"), *titles(one.replaced_by))
    parts = tuple(_provision(provision, say) for provision in one.provisions)
    return Entry(one.title, parse(one.text or ""), facts.all(), parts)


def _provision(one: Provision, say: Phrases) -> Entry:
    chapter = say(Message("chapter {number}", number=one.chapter)) if one.chapter else ""
    place = " ".join(filter(None, [chapter, one.section]))
    facts = Facts(say)
    facts.say("section", Message("Place"), place if one.title else None)
    return Entry(one.title or place, parse(one.text or ""), facts.all())


# --- indicators and money


def indicator(one: Indicator, say: Phrases) -> Entry:
    """An indicator: what is measured, where it began, where it should go, what was measured."""
    facts = Facts(say)
    facts.say("unit", Message("Unit"), one.unit)
    facts.say("measure", Message("Measure"), say(labels.MEASURES[one.measure]) if one.measure else None)
    facts.say("of", Message("Counts"), say(Message("People")) if one.of == PEOPLE else one.of)
    facts.say("baseline", Message("Baseline"), _year_value(one.baseline, say))
    _wanted(one, facts, say)
    facts.say("target", Message("Target"), _year_value(one.target, say))
    facts.say("measured_every", Message("Measured"), say.every(one.measured_every))
    facts.say("owners", Message("Responsible"), *titles(*one.owners))
    facts.say("source", Message("Source"), one.source)
    facts.say("kolada", Message("Kolada"), one.kolada)
    facts.say("split", Message("Shown by"), *say.words(one.split, labels.SPLIT))
    facts.say("values", Message("Outcome"), *(_measurement(value, say) for value in one.values))
    return Entry(one.title, parse(one.text or ""), facts.all())


def _wanted(one: Indicator, facts: Facts, say: Phrases) -> None:
    label, limit = Message("Limit"), one.limit
    words = limit if isinstance(limit, str) else None
    amount = words or (say.length(limit) if isinstance(limit, Duration) else say.number(limit))
    if one.want in ("at-most", "at-least"):
        most = one.want == "at-most"
        if amount:
            said = Message("At most {amount}", amount=amount) if most else Message("At least {amount}", amount=amount)
            facts.say("limit", label, say(said))
        elif one.lacks("limit"):
            facts.miss(
                "limit", label, Message("No highest value is given") if most else Message("No lowest value is given")
            )
    else:
        wanted = say(labels.WANT[one.want]) if one.want else ""
        # "Zero, 0" would say it twice.
        both = [wanted, "" if one.want == "zero" and limit == 0 else amount]
        facts.say("limit", Message("Wanted") if wanted else label, ", ".join(filter(None, both)))


def _year_value(one: YearValue | None, say: Phrases) -> str:
    if one is None:
        return ""
    value = say.number(one.value)
    return f"{value} ({one.year})" if value and one.year else value or str(one.year or "")


def _measurement(one: Measurement, say: Phrases) -> str:
    share = [one.part.gender, one.part.school, one.part.district] if one.part else []
    about = ", ".join(filter(None, [*share, say.when(one.date), one.source]))
    value = say.number(one.value)
    return f"{value} ({about})" if value and about else value or about


def funding(one: Funding, say: Phrases) -> Entry:
    """A source of money."""
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(labels.FUNDING[one.kind]) if one.kind else None)
    facts.say("by", Message("From"), *titles(one.by))
    facts.say("amount", Message("Amount"), *map(say.money, one.amount))
    facts.say("parties", Message("Parties"), *titles(*one.parties))
    facts.say("shares", Message("Shares"), *(f"{who.title} {say.number(share)} %" for who, share in one.shares))
    facts.say("activities", Message("Pays for"), *titles(*_paid_for(one)))
    return Entry(one.title, parse(one.text or ""), facts.all())


def _paid_for(one: Funding) -> tuple[Activity, ...]:
    """The activities that draw on a source, by their field or by a cost of theirs."""
    by_cost = (cost.parent for cost in one.costs)
    return tuple(dict.fromkeys((*one.activities, *(each for each in by_cost if isinstance(each, Activity)))))


# --- who, and what else is printed last


def owner(one: Owner, say: Phrases) -> Entry:
    """A function or a body, and where it belongs."""
    facts = Facts(say)
    kind = say(OWNERS[one.kind]) if one.kind else None
    several = say(Message("several")) if one.many else None
    external = say(Message("outside the municipality")) if one.external else None
    facts.say("kind", Message("Kind"), ", ".join(filter(None, [kind, several, external])))
    facts.say("part_of", Message("Part of"), *titles(one.part_of))
    facts.say("aliases", Message("Also called"), *one.aliases)
    if one.active:
        facts.say("active", Message("Active"), say.span(one.active.from_, one.active.until))
    return Entry(one.title, parse(one.text or ""), facts.all())


def source(one: Publication, say: Phrases) -> Entry:
    """A work that the plan draws on."""
    facts = Facts(say)
    facts.say("year", Message("Year"), str(one.year or ""))
    facts.link("link", Message("Link"), one.link)
    return Entry(one.title, parse(one.text or ""), facts.all())


def appendix(one: Appendix, say: Phrases) -> Entry:
    """What is attached."""
    facts = Facts(say)
    facts.say("file", Message("File"), one.file)
    facts.link("link", Message("Link"), one.link)
    if one.lacks("file") and one.lacks("link") and one.lacks("text"):
        facts.miss("file", Message("File"), Message("The appendix is missing"))
    return Entry(one.title, parse(one.text or ""), facts.all())
