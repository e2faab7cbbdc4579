"""An index of the rules, whose links lead to the pages beside them; `tools/generate.py` writes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from samverkan_cli.check.rule import Rule
from samverkan_cli.i18n.speech import Code, speech
from samverkan_cli.report.rule_pages import FAMILIES, kinds, weight_word
from samverkan_cli.report.terminal import level_word
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import page

MARK = "<!-- From here on made by tools/generate.py from the pages beside the rules: a change made here is lost. -->"
"""What stands above it in an index is written by hand."""

_WORDS: dict[Code, tuple[str, str]] = {
    "en": ("| rule | what it finds | in a draft | adopted | weight | kinds of document | gathered | fix |", "yes"),
    "sv": ("| regel | vad den hittar | i ett utkast | antagen | vikt | slag av dokument | samlas | lagning |", "ja"),
}


def path(rule: Rule, code: Code) -> str:
    """The file of a rule's page in a language, relative to the repository."""
    return f"src/{rule.module.replace('.', '/')}{_ending(code)}.md"


def index_name(code: Code) -> str:
    """The file that the index has in a language."""
    return f"README{_ending(code)}.md"


def _ending(code: Code) -> str:
    return "" if code == "en" else f".{code}"


def index(code: Code, rules: Sequence[Rule] = RULES) -> str:
    """What stands below the mark of an index: the rules by family, each with a link to its page."""
    say, (head, yes) = speech(code), _WORDS[code]
    text = ""
    for family, group in groupby(rules, key=lambda rule: rule.family):
        text += f"\n## {say.word(FAMILIES[family])}\n\n{head}\n|---|---|---|---|---|---|---|---|\n"
        for rule in group:
            written = page(rule, code)
            cells = (
                f"[{rule.code}](../../{path(rule, code)}) `{rule.name}`",
                written.sentence.replace("|", "\\|"),
                level_word(rule.draft, say),
                level_word(rule.adopted, say),
                weight_word(rule, say),
                "; ".join(kinds(rule, say)),
                yes if rule.gathers is not None else "",
                yes if written.fixed else "",
            )
            text += f"| {' | '.join(cells)} |\n"
    return text.lstrip()
