"""The rules as pages to read on the web: an index of them, and a page for each; `tools/generate.py` writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from samverkan_cli.check.rule import Rule
from samverkan_cli.i18n.speech import LANGUAGES, Code, speech
from samverkan_cli.report.rule_pages import FAMILIES, apart, levels, silencing
from samverkan_cli.report.terminal import level_word
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import HEADINGS, Example, page

MADE = "<!-- Made by tools/generate.py from the pages beside the rules: a change made here is lost. -->\n"
MARK = "<!-- From here on made by tools/generate.py from the pages beside the rules: a change made here is lost. -->"
"""What stands above it in an index is written by hand."""

_WORDS: dict[Code, dict[str, str]] = {
    "en": {
        "language": "In English",
        "head": "| rule | what it finds | in a draft | adopted | mend |",
        "yes": "yes",
        "or": "or",
        "all": "All rules",
    },
    "sv": {
        "language": "På svenska",
        "head": "| regel | vad den hittar | i ett utkast | antagen | lagning |",
        "yes": "ja",
        "or": "eller",
        "all": "Alla regler",
    },
}


def name_of(rule: Rule, code: Code) -> str:
    """The file that a rule's page has in a language."""
    return f"{rule.code}-{rule.name}{_ending(code)}.md"


def pages(rules: Sequence[Rule] = RULES) -> Iterator[tuple[str, str]]:
    """The files of the manual by their names, in all languages; of an index, what stands below its mark."""
    for code in LANGUAGES:
        yield index_name(code), _index(rules, code)
        for n, rule in enumerate(rules):
            yield name_of(rule, code), _page(rule, rules[n - 1] if n else None, next(iter(rules[n + 1 :]), None), code)


def _ending(code: Code) -> str:
    return "" if code == "en" else f".{code}"


def _index(rules: Sequence[Rule], code: Code) -> str:
    say, words = speech(code), _WORDS[code]
    text = ""
    for family, group in groupby(rules, key=lambda rule: rule.family):
        text += f"\n## {say.word(FAMILIES[family])}\n\n{words['head']}\n|---|---|---|---|---|\n"
        for rule in group:
            written = page(rule, code)
            star = "\\*" if rule.decided_only else ""
            cells = (
                f"[{rule.code}]({name_of(rule, code)}) `{rule.name}`",
                written.sentence.replace("|", "\\|"),
                level_word(rule.draft, say) + star,
                level_word(rule.adopted, say) + star,
                words["yes"] if written.fixed else "",
            )
            text += f"| {' | '.join(cells)} |\n"
    return text.lstrip()


def _page(rule: Rule, before: Rule | None, after: Rule | None, code: Code) -> str:
    say, words, written = speech(code), _WORDS[code], page(rule, code)
    why, *headings = HEADINGS[code]
    text = f"{MADE}# {rule.code} {rule.name}\n\n{written.sentence}\n\n"
    text += f"*{say.word(FAMILIES[rule.family])}: {levels(rule, say, whole=True)}.* "
    text += f"{_elsewhere(code, partial(name_of, rule))}\n\n## {why}\n\n{written.why}\n"
    for heading, examples in zip(headings, (written.faults, written.goods, written.fixed), strict=True):
        if examples:
            text += f"\n## {heading}\n"
            for example, otherwise in apart(examples):
                text += _example(example, words["or"] if otherwise else "")
    text += f"\n---\n\n{say(silencing(rule))}\n\n"
    steps = [f"[{words['all']}]({index_name(code)})"]
    steps += [f"← [{before.code} {before.name}]({name_of(before, code)})"] if before else []
    steps += [f"[{after.code} {after.name}]({name_of(after, code)}) →"] if after else []
    return text + " · ".join(steps) + "\n"


def _elsewhere(code: Code, name: Callable[[Code], str]) -> str:
    """Where the same is told in other languages."""
    others = [other for other in LANGUAGES if other != code]
    return " ".join(f"*{_WORDS[other]['language']}: [{name(other)}]({name(other)}).*" for other in others)


def index_name(code: Code) -> str:
    """The file that the index has in a language."""
    return f"README{_ending(code)}.md"


def _example(example: Example, otherwise: str) -> str:
    """A block of YAML, under the name of its file where it has one, and under a word where it is another case."""
    above = f"\n{otherwise}\n" if otherwise else ""
    above += f"\n`{example.file}`:\n" if example.file is not None else ""
    fence = "`" * (4 if "```" in example.text else 3)
    return f"{above}\n{fence}yaml\n{example.text}{fence}\n"
