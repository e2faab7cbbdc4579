"""SAM701 chair-gap."""

from collections.abc import Iterable

from samverkan_cli.derive.meetings import KINDS, Kind, kinds_between, takes
from samverkan_cli.model.groups import Chair, Group, Turn
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related

_NAMED = 5
_TERMS = {
    KINDS[0:1]: Message("the spring term of odd years"),
    KINDS[1:2]: Message("the autumn term of odd years"),
    KINDS[2:3]: Message("the spring term of even years"),
    KINDS[3:4]: Message("the autumn term of even years"),
    KINDS[0::2]: Message("the spring term"),
    KINDS[1::2]: Message("the autumn term"),
    KINDS[0:2]: Message("odd years"),
    KINDS[2:4]: Message("even years"),
    KINDS: Message("the whole year"),
}


def check(plan: Project, given: Given) -> Findings:
    """Report every rotation by which nobody chairs in some kind of term, or several do."""
    for group in plan.groups:
        chair = group.chair
        if chair is None or not chair.rotation:
            continue
        active = group.active
        kinds = kinds_between(active.from_, active.until) if active is not None else KINDS
        taken = {kind: [turn for turn in chair.rotation if takes(turn, kind)] for kind in kinds}
        empty = [kind for kind, turns in taken.items() if all(turn.lacks("chair") for turn in turns)]
        if empty and _all_known(group, chair):
            yield Finding(
                chair.at("rotation"),
                Message("Nobody chairs {group} in {terms}", group=group.title, terms=_said(empty), kind="empty"),
                help=Message("Write in the rotation who chairs then"),
            )
        yield from _several(group, chair, taken)


def _all_known(group: Group, chair: Chair) -> bool:
    """Whether all turns and their terms are known, and nothing else settles who chairs."""
    turns = all(turn.whole("term") and turn.whole("years") for turn in chair.rotation)
    exists = group.whole("active") and (group.active is None or not group.active.doubtful)
    return turns and exists and chair.whole("rotation") and chair.lacks("rota")


def _several(group: Group, chair: Chair, taken: dict[Kind, list[Turn]]) -> Findings:
    """Where the turns of one kind of term are of several chairs; of the same ones, in one finding."""
    found: dict[tuple[Owner | Group, ...], list[Kind]] = {}
    first: dict[tuple[Owner | Group, ...], list[Turn]] = {}
    for kind, turns in taken.items():
        chairing = {turn.chair: turn for turn in reversed(turns) if turn.chair is not None}
        if len(chairing) > 1:
            whose = sorted(chairing.values(), key=turns.index)
            chairs = tuple(turn.chair for turn in whose)
            found.setdefault(chairs, []).append(kind)
            first.setdefault(chairs, whose)
    for chairs, kinds in found.items():
        clashing = first[chairs]
        names = tuple(each.title for each in chairs[:_NAMED])
        yield Finding(
            chair.at("rotation"),
            Message(
                "{group} has several chairs in {terms}: {chairs}",
                group=group.title,
                terms=_said(kinds),
                chairs=names,
                word=" ".join(sorted(each.id for each in chairs)),
            ),
            help=Message("Let each kind of term stand in one turn only"),
            related=tuple(Related(Message("a turn of that term"), turn.at()) for turn in clashing[:_NAMED]),
        )


def _said(kinds: Iterable[Kind]) -> Message | tuple[Message, ...]:
    """Kinds of term in words, in as few as will do."""
    known = tuple(kinds)
    return _TERMS.get(known) or tuple(_TERMS[(kind,)] for kind in known)
