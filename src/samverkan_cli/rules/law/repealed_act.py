"""SAM903 repealed-act."""

from samverkan_cli.derive.validity import earliest
from samverkan_cli.rules.acts import Act, acts, cited, named
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_OTHER_ACT = Message("{number} is the number of {act}, and not of {title}")
_REPEALED = (
    Message("{act} does not hold since {day}"),
    Message("Refer to {acts} instead, and look up where the provisions stand now"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every act that does not hold when the plan begins, and every number that is another act's."""
    first = earliest(plan.document)
    for governing in plan.governing_documents:
        act = cited(governing.reference)
        if act is None:
            continue
        meant = named(governing.title)
        if meant and act not in meant:
            place = found(governing.at("reference"), number=act.number, act=act.name, title=governing.title)
            yield place(_OTHER_ACT, _write(meant) or Message("Correct the number or the title"))
        elif first is not None and act.repealed is not None and not act.holds_on(first):
            instead = tuple(acts()[number].title for number in act.replaced_by)
            yield found(governing.at("reference"), act=act.title, day=act.repealed, acts=instead)(*_REPEALED)


def _write(meant: tuple[Act, ...]) -> Message | None:
    """What to write where one of the acts of a name holds today."""
    current = [act for act in meant if act.repealed is None]
    return Message("Write SFS {number}, or correct the title", number=current[0].number) if current else None
