"""SAM702 chair-not-member."""

from collections.abc import Iterator

from samverkan_cli.derive.relations import Who, is_part_of, members_of
from samverkan_cli.model.groups import Chair, Group
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, Related


def check(plan: Project, given: Given) -> Findings:
    """Report everybody who chairs or leads a group, or calls its meetings, without sitting in it."""
    for group in plan.groups:
        leading = list(_leading(group))
        members = members_of(group) if leading else None
        if members is None:
            continue
        found: dict[Who, list[tuple[Message, Location]]] = {}
        for who, said, place in leading:
            if is_part_of(who, members) is False:
                found.setdefault(who, []).append((said, place))
        for who, places in found.items():
            yield Finding(
                places[0][1],
                places[0][0],
                help=Message("Add {who} to members, or choose somebody among them", who=who.id),
                related=tuple(Related(Message("and here"), place) for _, place in places[1:5]),
            )


def _leading(group: Group) -> Iterator[tuple[Who, Message, Location]]:
    """Who chairs or leads a group or calls its meetings, with what is to be said of each, and where it is written."""
    for who, place in group.references("convener"):
        said = Message("{who} calls the meetings of {group} but is not a member", who=who.title, group=group.title)
        yield who, said, place
    for who, place in group.references("lead"):
        yield who, Message("{who} leads {group} but is not a member", who=who.title, group=group.title), place
    chair = group.chair
    if chair is not None:
        yield from _chairing(group, chair)
    for who, place in group.references("vice_chair"):
        said = Message("{who} is vice chair of {group} but is not a member", who=who.title, group=group.title)
        yield who, said, place


def _chairing(group: Group, chair: Chair) -> Iterator[tuple[Who, Message, Location]]:
    rota = chair.rota.references("among") if chair.rota is not None else []
    turns = [each for turn in chair.rotation for each in turn.references("chair")]
    for who, place in (*chair.references("holder"), *turns, *rota):
        yield who, Message("{who} chairs {group} but is not a member", who=who.title, group=group.title), place
