"""Who answers for what, written down: a tree for everyone who answers for something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.values import Duration
from samverkan_cli.report.layout import Branch, Layout, inner
from samverkan_cli.report.show.presentation import Presentation, Row, cells
from samverkan_cli.report.show.wording import days, gist, together
from samverkan_cli.views.duties import Duty
from samverkan_cli.views.owners import Answerable, Owners, build

_KINDS = {
    "document": Message("The document"),
    "report": Message("Reports"),
    "activity": Message("Activities"),
    "trial": Message("Takes over after a trial"),
    "phase": Message("Phases"),
    "indicator": Message("Indicators"),
    "remains": Message("Remains to be done"),
    "decision": Message("Tasks by decision"),
    "chair": Message("Chairs"),
    "group": Message("Leads or convenes"),
    "seat": Message("Seats in groups"),
    "selection": Message("Picks goals"),
    "intervention": Message("Provides by the mapping"),
}
_ROLES = {
    ("activity", "lead"): Message("leads"),
    ("activity", "partner"): Message("takes part"),
    ("document", "lead"): Message("leads"),
    ("document", "process-lead"): Message("leads the work"),
    ("group", "convener"): Message("convenes"),
    ("group", "lead"): Message("leads"),
}


def draw(section: Owners, layout: Layout, say: Phrases) -> None:
    """Those who answer for something, what nobody answers for, and those who answer for nothing."""
    if not section.owners and not section.shared:
        layout.missing(Message("Nobody of the plan's own answers for anything"), first="  ")
    for one in section.owners:
        layout.heading(one.title)
        layout.tree(_of(one, section, say))
    if section.unowned:
        layout.heading(Message("Nobody is responsible"))
        layout.tree([Branch(each.title) for each in section.unowned])
    if section.idle:
        layout.heading(counted("{n} answers for nothing", "{n} answer for nothing", len(section.idle)))
        layout.line(together(each.title for each in section.idle), first="  ")


def _of(one: Answerable, section: Owners, say: Phrases) -> tuple[Branch, ...]:
    """What somebody answers for, by kind; plan by plan where there are several."""
    if not section.shared:
        return _kinds(one.duties, say)
    by_plan = {plan: [duty for duty in one.duties if duty.plan == plan] for plan in (None, *section.plans)}
    below = (Branch(plan, (), _kinds(found, say)) for plan, found in by_plan.items() if plan and found)
    return (*_kinds(by_plan[None], say), *below)


def _kinds(duties: Iterable[Duty], say: Phrases) -> tuple[Branch, ...]:
    found: dict[str, list[Duty]] = {kind: [] for kind in _KINDS}
    for duty in duties:
        found[duty.kind].append(duty)
    return tuple(_kind(kind, same, say) for kind, same in found.items() if same)


def _kind(kind: str, same: list[Duty], say: Phrases) -> Branch:
    title = say(_KINDS[kind])
    if kind == "intervention":  # there may be very many, and the mapping itself tells them
        return Branch(f"{title}: {len(same)}")
    return Branch(f"{title} ({len(same)})", (), tuple(Branch(_duty(duty, say)) for duty in same))


def _duty(duty: Duty, say: Phrases) -> str:
    """A thing in one line: what part somebody has in it, when, and how far it is."""
    role = _ROLES.get((duty.kind, duty.role))
    about = [
        say(role) if role else "",
        (duty.part_of or "") if duty.kind in ("seat", "remains", "decision", "report") else "",
        inner(_term(duty, say)),
        *_when(duty, say),
        inner(say(duty.status.label)) if duty.status else "",
    ]
    said = ", ".join(filter(None, about))
    return f"{gist(duty.title)} ({said})" if said else gist(duty.title)


def _term(duty: Duty, say: Phrases) -> str:
    """In which terms of which years somebody chairs."""
    said = [say(duty.term.label) if duty.term else "", say(duty.years.label) if duty.years else ""]
    return " ".join(filter(None, said))


def _when(duty: Duty, say: Phrases) -> Iterator[str]:
    if duty.role == "rota":
        yield say(Message("in turn from {day}", day=duty.from_) if duty.from_ else Message("in turn"))
        yield say(Message("{time} each", time=say.length(duty.every))) if isinstance(duty.every, Duration) else ""
    elif duty.kind in ("report", "remains", "decision"):
        yield say(Message("by {day}", day=duty.until) if duty.until else Message("no day is set"))
    else:
        yield inner(days(say, duty.from_, duty.until, duty.every))
        if duty.kind == "activity" and duty.role != "partner" and not duty.until and not duty.every:
            yield inner(say(Message("Last day is missing")))


def _rows(section: Owners) -> Iterator[Row]:
    """A row for each thing that somebody answers for; an activity that nobody answers for has an empty owner."""
    shared = {"shared": "yes" if section.shared else "no"}
    for one in section.owners:
        owner = {**shared, "owner": one.id, "owner_title": one.title, "owner_kind": one.kind}
        yield from ({**owner, **cells(duty), "title": gist(duty.title)} for duty in one.duties)
    for each in section.unowned:
        yield {**shared, **cells(each), "kind": "activity"}


OWNERS = Presentation(
    build,
    draw,
    "plan owner owner_title owner_kind shared kind role id title part_of from until every status term years",
    _rows,
)
