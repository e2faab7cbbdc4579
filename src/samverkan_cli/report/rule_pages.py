"""A rule's page, and the table of rules, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.model.enums import DocumentKind
from samverkan_cli.report import summary
from samverkan_cli.report.layout import Layout, Piece
from samverkan_cli.report.terminal import level_word
from samverkan_cli.rules.pages import HEADINGS, Example, Page

VERSION = 1
WIDEST = 80
"""Prose is not set wider than this, however wide the terminal is."""

FAMILIES = {
    "reading": marked("Reading"),
    "identity": marked("Identity and references"),
    "owners": marked("Responsibility"),
    "time": marked("Time"),
    "goals": marked("Goals and periods"),
    "measures": marked("Measures"),
    "thread": marked("The red thread"),
    "groups": marked("Groups"),
    "document": marked("The document"),
    "law": marked("Law and privacy"),
}

Row = tuple[Rule, Page]
_FEW = 6
"""Of so many rules at most, the table has sentences too."""

_YAML = compiled_late(
    r"(?P<mark># SAM\d{3}.*)|(?<!\S)(?P<comment>#.*)"
    r"""|(?P<key>[\w.-]+|"[^"]*"|'[^']*')(?=:(?:\s|$))|(?P<quoted>"[^"]*"|'[^']*')"""
)
"""What is told apart in an example: so little of YAML that no library is loaded for it."""
_YAML_STYLES = {"mark": "bold red", "comment": "dim", "key": "cyan"}
_INLINE = compiled_late(r"`(?P<code>[^`]+)`|\*(?P<stressed>[^*\s][^*]*)\*")


def show_table(layout: Layout, speech: Speech, rows: Sequence[Row]) -> None:
    """The rules by family, a line each, so that a family fits a screen; of a few also the sentence that says what each
    finds.
    """
    names = max(len(rule.name) for rule, _ in rows) + 1
    words = max(len(short_levels(rule, speech)) for rule, _ in rows) + 1
    for family, group in groupby(rows, key=lambda row: row[0].family):
        layout.line(speech.word(FAMILIES[family]), style="bold")
        for rule, page in group:
            cells = (f" {rule.name:<{names}}", ""), (f" {short_levels(rule, speech):<{words}}", "dim")
            weight = (f" {weight_word(rule, speech)}", "dim")
            if names + words + len("  SAM000   ") + len(weight[0]) <= layout.width:
                layout.verbatim(("  ", ""), (rule.code, "bold blue"), *cells, weight)
            else:
                layout.line((rule.code, "bold blue"), *cells, weight, first="  ", rest=" " * 9)
            if len(rows) <= _FEW:
                layout.line(*_prose(page.sentence, layout), first=" " * 9)
        layout.blank()
    layout.line(Message("Level in a draft/once adopted, and weight"), style="dim")
    layout.line(Message("samverkan rule and a code or a name shows the rule's page"))
    layout.line(Message("The beginning of a code, such as {example}, shows fewer rules", example="SAM2"))


def show_page(layout: Layout, speech: Speech, rule: Rule, page: Page) -> None:
    """A rule's page: what it finds, why that matters, a plan where it is so and one where it is well."""
    why, *headings = HEADINGS[speech.code]
    said = Message("{family}: {levels}", family=Message(FAMILIES[rule.family]), levels=levels(rule, speech))
    layout.line(f"{rule.code} {rule.name}", style="bold")
    layout.line("; ".join((speech(said), weight_word(rule, speech), *kinds(rule, speech))), style="dim")
    layout.blank()
    layout.line(*_prose(page.sentence, layout))
    layout.heading(why)
    for n, paragraph in enumerate(page.why.split("\n\n")):
        if n:
            layout.blank()
        layout.line(*_prose(" ".join(paragraph.split()), layout))
    for heading, examples in zip(headings, (page.faults, page.goods, page.fixed), strict=True):
        if examples:
            layout.heading(heading)
            _examples(layout, examples)
    layout.blank()
    layout.line(*_prose(speech(silencing(rule)), layout))


def levels(rule: Rule, speech: Speech) -> str:
    """How grave what a rule finds is, in words."""
    draft, adopted = level_word(rule.draft, speech), level_word(rule.adopted, speech)
    if draft == adopted:
        return draft
    return speech(Message("{draft} in a draft, {adopted} once adopted", draft=draft, adopted=adopted))


def short_levels(rule: Rule, speech: Speech) -> str:
    """The level in a draft and the one from adoption on, where that is another."""
    return "/".join(dict.fromkeys((level_word(rule.draft, speech), level_word(rule.adopted, speech))))


def weight_word(rule: Rule, speech: Speech) -> str:
    """What the weight of a rule is called, as in a summary."""
    return speech(summary.HEADINGS[rule.weight]).lower()


def kinds(rule: Rule, speech: Speech) -> Iterator[str]:
    """In which kinds of document a rule asks less than in others."""
    if rule.kinds:
        note = level_word(_undecided(rule), speech)
        yield speech(Message("at most {level} in: {kinds}", level=note, kinds=_names(rule.kinds, speech)))
    if rule.silent:
        yield speech(Message("nothing in: {kinds}", kinds=_names(rule.silent, speech)))
    if rule.needs_activities:
        broad = _names(rule.needs_activities, speech)
        yield speech(Message("only where there are activities in: {kinds}", kinds=broad))


def _names(kinds: Collection[str], speech: Speech) -> str:
    return ", ".join(speech(kind.label).lower() for kind in DocumentKind if kind in kinds)


def _undecided(rule: Rule) -> Level:
    """The level in a document that decides nothing yet."""
    return min(rule.kinds.values())


def silencing(rule: Rule) -> Message:
    """How one finding of a rule is let be, or that none can be."""
    if not rule.silenceable:
        return Message("This rule cannot be silenced.")
    return Message(
        "To let one be, write `{comment}` and why, at the end of its line or on the line above.",
        comment=f"# samverkan: ignore[{rule.name}]",
    )


def _prose(text: str, layout: Layout) -> list[Piece]:
    """A paragraph of Markdown. Without colour its marks stay, for then nothing else sets the words apart."""
    if not layout.window.coloured:
        return [(text, "")]
    styled = {"code": "cyan", "stressed": "italic"}
    return [(words, styled.get(kind, "")) for kind, words in _found(_INLINE, text)]


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """A text in pieces, each with the group of a pattern that found it; without one what is between."""
    at = 0
    for found in pattern.finditer(text):
        yield "", text[at : found.start()]
        yield found.lastgroup or "", found[found.lastgroup or 0]
        at = found.end()
    yield "", text[at:]


def apart(examples: Sequence[Example]) -> Iterator[tuple[Example, bool]]:
    """Examples, and whether each begins another case than the one before: files stand together."""
    before: Example | None = None
    for example in examples:
        yield example, before is not None and (example.file is None or before.file is None)
        before = example


def _examples(layout: Layout, examples: Sequence[Example]) -> None:
    for n, (example, otherwise) in enumerate(apart(examples)):
        if n:
            layout.blank()
        if otherwise:
            layout.line(Message("or"), style="dim", first="  ")
            layout.blank()
        if example.file is not None:
            layout.line(f"{example.file}:", style="dim", first="  ")
        for line in example.text.splitlines():
            layout.verbatim(*[(words, _YAML_STYLES.get(kind, "")) for kind, words in _found(_YAML, f"    {line}")])


def as_json(rows: Sequence[Row]) -> str:
    """Rules with their pages as one JSON document, with every key always there."""
    return json.dumps({"version": VERSION, "rules": [_rule(*row) for row in rows]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, page: Page) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "levels": {
            "draft": rule.draft.word,
            "adopted": rule.adopted.word,
            "undecided": _undecided(rule).word if rule.kinds else None,
        },
        "stage": rule.stage,
        "weight": rule.weight,
        "gathers": {"fewest": rule.gathers.fewest, "percent": rule.gathers.percent} if rule.gathers else None,
        "silent": sorted(rule.silent),
        "needs_activities": sorted(rule.needs_activities),
        "needs_language": rule.needs_language,
        "needs_whole_plan": rule.needs_whole_plan,
        "silenceable": rule.silenceable,
        "sentence": page.sentence,
        "page": page.text,
    }
