"""SAM408 resting-goal-picked."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, marked

_TEXTS = {
    "resting": marked("{who} has picked {goal} for {period}, but the goal is resting"),
    "retired": marked("{who} has picked {goal} for {period}, but the goal is retired"),
}
_HELP = Message("Pick another goal, or write status: active for this one")


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that is picked for a period which has not ended, and that is not to be picked."""
    for period in plan.periods:
        if not period.from_ <= period.until >= given.today:
            continue
        for who, selection in period.selections:
            for goal, place in (found for pick in selection.goals for found in pick.references("goal")):
                if goal.status in _TEXTS:
                    there = Related(Message("the goal is here"), goal.at("status"))
                    names = {"who": who.title, "goal": goal.title, "period": period.title or period.id}
                    yield Finding(place, Message(_TEXTS[goal.status], **names), _HELP, (there,))
