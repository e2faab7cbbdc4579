"""SAM805 placeholder-text."""

from samverkan_cli.model.values.text import ADDRESS
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, counted, some
from samverkan_cli.swedish.placeholders import garbled, is_short, placeholders, suspected


def check(plan: Project, given: Given) -> Findings:
    """Report every text in which something is left to write, and every one whose letters were garbled."""
    swedish = given.language_of(plan) == "sv"
    suspects = suspected(plan.search, swedish=swedish)
    for n, written in enumerate(plan.texts):
        if written.kind is ADDRESS or not (n in suspects or is_short(written.text)):
            continue
        if held := placeholders(written.text, swedish=swedish):
            yield Finding(
                written.where(held[0]),
                counted("{words} is a placeholder", "{words} are placeholders", len(held), words=some(held)),
                help=Message("Write what is to stand there, or take it away"),
            )
        if broken := garbled(written.text):
            meant = [repaired for repaired in broken.values() if repaired]
            yield Finding(
                written.where(next(iter(broken))),
                Message("Letters were garbled: {words}", words=some(list(broken)), kind="garbled"),
                help=Message("Write {words}", words=some(meant))
                if meant
                else Message("Write the letters that were lost"),
            )
