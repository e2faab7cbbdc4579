"""SAM905 no-best-interests."""

from collections.abc import Iterator

from samverkan_cli.model.goals import Goal
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.model.shape import said
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import Given, Location, Message, Places, Project, Related, finds, found

_CHILDHOOD = Ages(0, 17)
"""The ages of a child (article 1 of the Convention on the Rights of the Child)."""


@finds(
    Message("The plan concerns children, and it is not assessed what is best for them"),
    Message("Write best_interests: and which children are affected, and how their best interests are met"),
)
def check(plan: Project, given: Given) -> Places:
    """Report a plan that is about children and does not say what is best for them."""
    where = next((place for part in (plan.document, *plan.parts) for place in _of_children(plan, part)), None)
    if where is not None and (plan.lacks("best_interests") or (plan.document.settled and _is_empty(plan))):
        yield found(plan.document.at(), related=(Related(Message("children are spoken of here"), where),))


def _is_empty(plan: Project) -> bool:
    """Whether the assessment is a heading with nothing below it, as before it is made."""
    assessed = plan.best_interests
    return assessed is not None and all(
        assessed.lacks(field) for field in ("affected", "children", "knowledge", "heard", "assessment")
    )


def _of_children(plan: Project, part: Part) -> Iterator[Location]:
    """Where a part says that it is about children. What plans share counts only where this one uses it."""
    ages, audience = said(part, "ages"), said(part, "audience")
    children = "children" in (audience or ())
    if not children and not (isinstance(ages, Ages) and ages.meets(_CHILDHOOD)):
        return
    if part.source_file in plan.shared_files and not _is_used(part):
        return
    yield part.at("audience" if children else "ages")


def _is_used(part: Part) -> bool:
    if isinstance(part, Goal):
        return bool(part.picks or part.activities)
    return bool(part.activities) if isinstance(part, Intervention) else True
