"""SAM406 overlapping-selections."""

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found

Picked = tuple[int, Period, Selection]
"""A selection with the period that it is for, and where it stands among all of them."""


@finds(
    Message("{who} has picked goals for periods that overlap: {periods}"),
    Message("Let the one period begin after the other has ended, or pick once for both"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every selection for days for which the same picker has picked already."""
    picked: dict[Owner | Group, list[Picked]] = {}
    for n, period in enumerate(plan.periods):
        for who, selection in period.selections:
            if period.from_ <= period.until:
                picked.setdefault(who, []).append((n, period, selection))
    for who, selections in picked.items():
        for later, earlier in _clashes(selections).items():
            _, period, selection = later
            yield found(
                selection.at(),
                who=who.title,
                periods=tuple(each.title or each.id for _, each, _ in (*earlier, later)),
                related=(Related(Message("picked here too"), each.at()) for _, _, each in earlier),
            )


def _clashes(selections: list[Picked]) -> dict[Picked, list[Picked]]:
    """Selections of one picker whose periods overlap: under the one that is read later, those that are read before.

    Every period is held against the one that goes on longest of those that have begun.
    """
    found: dict[Picked, list[Picked]] = {}
    longest: Picked | None = None
    for each in sorted(selections, key=lambda each: (each[1].from_, each[0])):
        if longest is not None and each[1].from_ <= longest[1].until:
            earlier, later = sorted((longest, each), key=lambda one: one[0])
            found.setdefault(later, []).append(earlier)
        if longest is None or each[1].until > longest[1].until:
            longest = each
    return found
