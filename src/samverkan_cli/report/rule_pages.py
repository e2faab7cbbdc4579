"""A rule's page, and the table of rules, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.style import Style
from rich.text import Text

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, Value, marked
from samverkan_cli.i18n.speech import Speech
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

_MARK = re.compile(r"# SAM\d{3}.*$")
_INLINE = re.compile(r"`(?P<code>[^`]+)`|\*(?P<stressed>[^*\s][^*]*)\*")


def show_table(console: Console, speech: Speech, rows: Sequence[Row]) -> None:
    """The rules by family, each with its name, its levels, and the sentence that says what it finds."""
    for family, group in groupby(rows, key=lambda row: row[0].family):
        _say(console, Text(speech.word(FAMILIES[family]), "bold"))
        for rule, page in group:
            head = Text.assemble((rule.code, "bold blue"), f" {rule.name} ", (f"({levels(rule, speech)})", "dim"))
            _say(console, head, 2)
            _say(console, _prose(page.sentence, console), 9)
        console.print()
    _say(console, Text(speech(Message("samverkan rule and a code or a name shows the rule's page"))))
    _say(
        console, Text(speech(Message("The beginning of a code, such as {example}, shows fewer rules", example="SAM2")))
    )


def show_page(console: Console, speech: Speech, rule: Rule, page: Page) -> None:
    """A rule's page: what it finds, why that matters, a plan where it is so and one where it is well."""
    why, *headings = HEADINGS[speech.code]
    said = Message("{family}: {levels}", family=Message(FAMILIES[rule.family]), levels=levels(rule, speech, whole=True))
    _say(console, Text(f"{rule.code} {rule.name}", "bold"))
    _say(console, Text(speech(said), "dim"))
    console.print()
    _say(console, _prose(page.sentence, console))
    _heading(console, why)
    for n, paragraph in enumerate(page.why.split("\n\n")):
        if n:
            console.print()
        _say(console, _prose(" ".join(paragraph.split()), console))
    for heading, examples in zip(headings, (page.faults, page.goods, page.fixed), strict=True):
        if examples:
            _heading(console, heading)
            _examples(console, speech, examples)
    console.print()
    _say(console, _prose(speech(silencing(rule)), console))


def levels(rule: Rule, speech: Speech, *, whole: bool = False) -> str:
    """How grave what a rule finds is, in words; as a whole, also in a document that decides nothing yet."""
    draft, adopted = level_word(rule.draft, speech), level_word(rule.adopted, speech)
    said: Value = draft
    if draft != adopted:
        said = Message("{draft} in a draft, {adopted} once adopted", draft=draft, adopted=adopted)
    if whole and rule.kinds:
        note = level_word(_undecided(rule), speech)
        said = Message("{levels}; {word} in an inquiry, a proposal or a report", levels=said, word=note)
    return speech.value(said)


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


def _heading(console: Console, text: str) -> None:
    console.print()
    _say(console, Text(text, "bold blue"))


def _say(console: Console, text: Text, indent: int = 0) -> None:
    for line in text.wrap(console, max(20, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def _prose(text: str, console: Console) -> Text:
    """A paragraph of Markdown. Without colour its marks stay, for then nothing else sets the words apart."""
    if not console.is_terminal or console.no_color:
        return Text(text)
    prose, at = Text(), 0
    for found in _INLINE.finditer(text):
        prose.append(text[at : found.start()])
        prose.append(found["code"] or found["stressed"], "cyan" if found["code"] else "italic")
        at = found.end()
    return prose.append(text[at:])


def apart(examples: Sequence[Example]) -> Iterator[tuple[Example, bool]]:
    """Examples, and whether each begins another case than the one before: files stand together."""
    before: Example | None = None
    for example in examples:
        yield example, before is not None and (example.file is None or before.file is None)
        before = example


def _examples(console: Console, speech: Speech, examples: Sequence[Example]) -> None:
    for n, (example, otherwise) in enumerate(apart(examples)):
        if n:
            console.print()
        if otherwise:
            _say(console, Text(speech(Message("or")), "dim"), 2)
            console.print()
        if example.file is not None:
            _say(console, Text(f"{example.file}:", "dim"), 2)
        for line in _coloured(example.text, console):
            mark = _MARK.search(line.plain)
            if mark:
                line.stylize("not dim bold red", mark.start())
            console.print(Text("    " if line else "").append_text(line), soft_wrap=True)


def _coloured(text: str, console: Console) -> Sequence[Text]:
    """Lines of YAML, with its colours at a terminal that has any."""
    if not console.is_terminal or console.no_color or not text:
        return [Text(line) for line in text.splitlines()]
    # It brings Pygments, which no other command needs. Its own themes show texts in red, as if they were faults.
    from rich.syntax import ANSISyntaxTheme, Syntax

    theme = ANSISyntaxTheme({("Name", "Tag"): Style.parse("cyan"), ("Comment",): Style.parse("dim")})
    return Syntax(text, "yaml", theme=theme).highlight(text).split("\n")[: text.count("\n")]


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
        "needs_language": rule.needs_language,
        "needs_whole_plan": rule.needs_whole_plan,
        "silenceable": rule.silenceable,
        "sentence": page.sentence,
        "page": page.text,
    }
