"""SAM104 circular-structure."""

from collections.abc import Iterator

from samverkan_cli.link.other_plans import OtherPlan
from samverkan_cli.model.shape import references
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, Related, marked, some

_FIELDS = {
    "after": marked("{things} are each to begin after the other"),
    "part_of": marked("{things} are parts of one another"),
    "reports_to": marked("{things} report to one another"),
    "depends_on": marked("{things} depend on one another"),
    "replaced_by": marked("{things} replace one another"),
    "like": marked("{things} are each to be like the other"),
}
MOST = 100
"""How many loops of one kind are listed."""
_NAMED = 5
"""How many things in a loop are named, with their places."""

Step = tuple[Thing, Location]
"""A thing in a loop, and the reference by which it goes on."""


def check(plan: Project, given: Given) -> Findings:
    """Follow each kind of reference that makes a structure, and report where it comes back to where it began."""
    for other, place in plan.document.references("carries_out"):
        if isinstance(other, OtherPlan) and other.id == plan.name:
            yield _finding("", [(other, place)])
    parts = plan.parts
    kinds = {type(part) for part in parts}
    for field, text in _FIELDS.items():
        referring = {kind for kind in kinds if issubclass(kind, Thing) and _refers(kind, field)}
        things = [part for part in parts if type(part) in referring and isinstance(part, Thing)]
        order = {thing: n for n, thing in enumerate(things)}
        for n, loop in enumerate(_loops(things, {thing: thing.references(field) for thing in things})):
            last = max(range(len(loop)), key=lambda n: order[loop[n][0]])
            if n == MOST:
                yield Finding(
                    loop[last][1],
                    Message("There are more than {n} such loops; the others are not listed", n=MOST),
                    help=Message("Take away the references that should not be there, and run this again"),
                )
                break
            yield _finding(text, [*loop[last:], *loop[:last]])


def _refers(kind: type[Part], field: str) -> bool:
    """Whether parts of a kind refer in a field: the `after` of a promise is a length of time."""
    return any(each.key == field for each in references(kind))


def _finding(text: str, loop: list[Step]) -> Finding:
    """A loop as a finding, at its first reference."""
    names = some([_name(thing) for thing, _ in loop], _NAMED)
    return Finding(
        loop[0][1],
        Message(text, things=names) if len(loop) > 1 else Message("{thing} leads back to itself", thing=names[0]),
        help=Message("Take away the reference that should not be there"),
        related=tuple(Related(Message("{thing} leads on here", thing=_name(each)), at) for each, at in loop[1:_NAMED]),
    )


def _name(thing: Thing) -> str:
    return str(getattr(thing, "title", "") or thing.id)


def _loops(things: list[Thing], edges: dict[Thing, list[Step]]) -> Iterator[list[Step]]:
    """Loops, one for every reference that closes one.

    A walk into the depth with a stack of its own, so that a long chain does no harm.
    """
    done: set[Thing] = set()
    for start in things:
        if start in done:
            continue
        trail: list[Step] = []
        at: dict[Thing, int] = {start: 0}
        rest = [(start, iter(edges.get(start, ())))]
        while rest:
            here, onward = rest[-1]
            step = next(onward, None)
            if step is None:
                rest.pop()
                done.add(here)
                at.pop(here, None)
                if trail:
                    trail.pop()
                continue
            there, place = step
            if there in at:
                yield [*trail[at[there] :], (here, place)]
            elif there not in done:
                trail.append((here, place))
                at[there] = len(trail)
                rest.append((there, iter(edges.get(there, ()))))
