"""SAM402 goal-form."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Value, either
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.tokens import expressions
from samverkan_cli.swedish.wordings import Opening, Wording, dimensions_of, opening, verbs_of, wordings

_EXAMPLES = ("know", "feel", "can")
"""Dimensions of which a verb is proposed where none is given."""


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that does not begin with a verb in its basic form, or with one that does not fit."""
    for wording in wordings(plan, given.today):
        if doing(wording.tokens) is not None:
            continue  # which is another fault, and fixing that fixes this
        begins = opening(wording.tokens)
        dimensions: tuple[str, ...] = wording.goal.dimension
        if "other" in dimensions or not wording.goal.whole("dimension"):
            dimensions = ()
        if not begins.is_verb:
            yield Finding(
                wording.place,
                Message("The goal {goal} does not begin with a verb in its basic form", goal=wording.title),
                help=Message(
                    "Begin with {words}, so that it can be read after “they are to”", words=_verbs(dimensions)
                ),
            )
        elif dimensions and frozenset(dimensions).isdisjoint(meant := dimensions_of(begins)):
            yield _unfit(wording, begins, dimensions, meant)


def _unfit(wording: Wording, begins: Opening, dimensions: tuple[str, ...], meant: tuple[str, ...]) -> Finding:
    end = expressions("goal-verbs").end(begins.tokens, begins.at)
    return Finding(
        wording.place,
        Message(
            "The goal {goal} begins with “{words}”, which does not fit its dimension: {dimensions}",
            goal=wording.title,
            words=wording.tokens.quoted(begins.at, end or begins.at + 1),
            dimensions=dimensions,
        ),
        help=Message(
            "Begin with {words}, or write dimension: {dimension}",
            words=_verbs(dimensions),
            dimension=meant[0] if meant else "other",
        ),
    )


def _verbs(dimensions: tuple[str, ...]) -> Value:
    """Verbs to begin with: of the first dimension that is given, or one of each of several."""
    return either(verbs_of(dimensions[0])) if dimensions else either([verbs_of(each)[0] for each in _EXAMPLES])
