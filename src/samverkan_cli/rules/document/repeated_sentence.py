"""SAM808 repeated-sentence."""

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.texts import PlanText
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, counted
from samverkan_cli.swedish.sentences import folded, sentences

_SHORTEST = 40
"""How many letters a sentence has at the least: shorter ones may well be said again."""
_QUOTED = 80
_LINKED = compiled_late(r"(?m)^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[^\[\]\n]*\]\([^()\s]*\)[ \t.,;]*$")
"""A point of a list that is a link and nothing else: it leads to a thing by its title, and says nothing."""


def check(plan: Project, given: Given) -> Findings:
    """Report every text that says again what an earlier one said, once for each such text."""
    first: dict[str, tuple[PlanText, str]] = {}
    for written in plan.texts:
        if written.kind is not TEXT:
            continue
        again: dict[PlanText, list[tuple[str, str]]] = {}
        for sentence in sentences(_LINKED.sub("", written.text)):
            plain = folded(sentence)
            if len(plain) >= _SHORTEST:
                if plain in first:
                    earlier, words = first[plain]
                    again.setdefault(earlier, []).append((sentence, words))
                else:
                    first[plain] = written, sentence
        for earlier, said in again.items():
            yield _finding(written, earlier, said)


def _finding(later: PlanText, earlier: PlanText, said: list[tuple[str, str]]) -> Finding:
    """That sentences, given as they are written now and as they were before, are said again."""
    now, before = said[0]
    sentence = now if len(now) <= _QUOTED else f"{now[:_QUOTED].rstrip()}…"
    return Finding(
        later.where(now, again=earlier is later and now == before),
        counted(
            "A sentence stands here that has been said before: “{sentence}”",
            "{n} sentences stand here that have been said before, the first of them “{sentence}”",
            len(said),
            sentence=sentence,
        ),
        help=Message("Keep it where it belongs best, and refer to that place from here"),
        related=(Related(Message("it was said here"), earlier.where(before)),),
    )
