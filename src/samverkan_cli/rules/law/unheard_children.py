"""SAM908 unheard-children."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.derive.goal_periods import goals_aimed_at
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_CHILDHOOD = Ages(0, 17)
_UNHEARD = (
    Message("Children are affected, and it is not said how they have been heard"),
    Message("Write heard: and how children have been heard, or that they have not and why"),
)
_UNAFFECTED = (
    Message("It is said that children are not affected, and the plan has goals for children: {goal}"),
    Message("Assess what is best for the children whom the goals are about, or correct affected:"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report an assessment that says that children are affected and not how they were heard, or that they are not."""
    assessed = plan.best_interests
    if assessed is None:
        return
    if assessed.affected is True and assessed.lacks("heard"):
        yield found(assessed.at())(*_UNHEARD)
    elif assessed.affected is False and (goal := next(_for_children(plan), None)) is not None:
        related = [Related(Message("this goal is for children"), goal.at())]
        yield found(assessed.at(), goal=goal.title, related=related)(*_UNAFFECTED)


def _for_children(plan: Project) -> Iterator[Goal]:
    """The goals of the plan that are for children; of a bank that plans share, those that this one aims at."""
    aimed_at = set(goals_aimed_at(plan))
    for goal in plan.goals:
        if goal.status == "retired":
            continue
        own = goal.source_file not in plan.shared_files or goal in aimed_at or goal.activities
        grown = goal.audience and "children" not in goal.audience
        if own and not grown and ("children" in goal.audience or (goal.ages and goal.ages.meets(_CHILDHOOD))):
            yield goal
