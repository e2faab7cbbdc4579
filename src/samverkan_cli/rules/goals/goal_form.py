"""SAM402 goal-form."""

from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Value, either, found
from samverkan_cli.swedish.doing import doing, says_who
from samverkan_cli.swedish.tokens import expressions
from samverkan_cli.swedish.wordings import dimensions_of, opening, verbs_of, wordings

_EXAMPLES = ("know", "feel", "can")
"""Dimensions of which a verb is proposed where none is given."""

_NO_VERB = (
    Message("The goal {goal} does not begin with a verb in its basic form"),
    Message("Begin with {words}, so that it can be read after “they are to”"),
)
_UNFIT = Message("The goal {goal} begins with “{words}”, which does not fit its dimension: {dimensions}")


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that does not begin with a verb in its basic form, or with one that does not fit."""
    for wording in wordings(plan, given.today):
        if doing(wording.tokens) is not None:
            continue  # which is another fault, and fixing that fixes this
        begins = opening(wording.tokens)
        if not begins.is_verb and says_who(wording.tokens):
            continue
        dimensions: tuple[str, ...] = wording.goal.dimension
        if "other" in dimensions or not wording.goal.whole("dimension"):
            dimensions = ()
        if not begins.is_verb:
            yield found(wording.place, goal=wording.title, words=_verbs(dimensions))(*_NO_VERB)
        elif dimensions and frozenset(dimensions).isdisjoint(others := dimensions_of(begins)):
            end = expressions("goal-verbs").end(begins.tokens, begins.at) or begins.at + 1
            help = Message(
                "Begin with {words}, or write dimension: {dimension}",
                words=_verbs(dimensions),
                dimension=others[0] if others else "other",
            )
            words = wording.tokens.quoted(begins.at, end)
            yield found(wording.place, goal=wording.title, words=words, dimensions=dimensions)(_UNFIT, help)


def _verbs(dimensions: tuple[str, ...]) -> Value:
    """Verbs to begin with: of the first dimension that is given, or one of each of several."""
    return either(verbs_of(dimensions[0])) if dimensions else either([verbs_of(each)[0] for each in _EXAMPLES])
