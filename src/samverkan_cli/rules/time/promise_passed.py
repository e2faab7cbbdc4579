"""SAM315 promise-passed."""

from samverkan_cli.derive.promises import promises
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, counted, found

_TEXTS = {
    "milestone": (
        counted(
            "{thing} was to be reached by {due}, {n} day ago, and nothing says that it is",
            "{thing} was to be reached by {due}, {n} days ago, and nothing says that it is",
            1,
        ),
        Message("Write status: done or dropped at the milestone, or a new day, and in the log why"),
    ),
    "goal": (
        counted(
            "The goal {thing} was to be reached by {due}, {n} day ago, and no follow-up says how far it was",
            "The goal {thing} was to be reached by {due}, {n} days ago, and no follow-up says how far it was",
            1,
        ),
        Message("Write how far it was reached under goals: in a follow-up, or a new day and in the log why"),
    ),
    "decision": (
        counted(
            "The task “{thing}” was to be done by {due}, {n} day ago, and nothing says what became of it",
            "The task “{thing}” was to be done by {due}, {n} days ago, and nothing says what became of it",
            1,
        ),
        Message("Write in the log what became of it, or a new day"),
    ),
    "item": (
        counted(
            "“{thing}” was to be done by {due}, {n} day ago, and nothing that is written later says that it is",
            "“{thing}” was to be done by {due}, {n} days ago, and nothing that is written later says that it is",
            1,
        ),
        Message("Write in the log what became of it, or a new day"),
    ),
    "consultation": (
        counted(
            "Comments were to be in by {due}, {n} day ago, and nothing is said of any",
            "Comments were to be in by {due}, {n} days ago, and nothing is said of any",
            1,
        ),
        Message("Write what came in under replies:, or in the log that nothing did"),
    ),
    "silent": (
        counted(
            "Comments were to be in by {due}, {n} day ago, and nothing is said of any from {who}",
            "Comments were to be in by {due}, {n} days ago, and nothing is said of any from {who}",
            1,
        ),
        Message("Write what they said under replies:, or in the log that the consultation is over"),
    ),
}


def check(plan: Project, given: Given) -> Findings:
    """Report every day that something was promised for, that has passed, and of which nothing speaks."""
    for promise in promises(plan, given.today):
        if promise.is_unanswered(given.today):
            days = (given.today - promise.due).days
            who = tuple(each.title for each in promise.silent)
            texts = _TEXTS["silent" if who else promise.kind]
            yield found(promise.place, n=days, thing=promise.title, due=promise.due, who=who)(*texts)
