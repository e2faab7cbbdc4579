"""Lays out a new rule: its file, its page in two languages, and its line in the table of rules.

    python tools/new_rule.py SAM999 long-title document

What it lays out runs, and finds something that no plan has. Write in those files what the rule is about, and in its
line what it is. Then run `python tools/catalogues.py`, write the Swedish of its messages, and run
`python tools/generate.py`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

RULES = Path(__file__).parent.parent / "src" / "samverkan_cli" / "rules"

_CODE = '''\
"""{code} {name}."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every activity that is still called as its example is."""
    for activity in plan.activities:
        if activity.title == "Titel som ska bytas":
            yield Finding(
                activity.at("title"),
                Message("{{activity}} is an example", activity=activity.title),
                help=Message("Write what the activity is called"),
            )
'''
_PAGE = """\
# {code} {name}

{sentence}

## {why}

{reason}

## {fault}

{wrong}
## {good}

{right}"""
_PLAN = """\
```yaml
document: {{title: Handlingsplan för tidiga insatser, kind: action-plan}}
focus_areas:
  föräldrastöd:
    title: Föräldrastöd
    strategies:
      stöd-tidigt:
        title: Ge stöd tidigt
        activities:
          nattvandring:
            title: {title}
```
"""
_ENGLISH = {
    "why": "Why",
    "fault": "Fault",
    "good": "Good",
    "sentence": "An activity that is still called as its example is.",
    "reason": "Say why that matters, and to whom.",
}
_SWEDISH = {
    "why": "Varför",
    "fault": "Fel",
    "good": "Rätt",
    "sentence": "En aktivitet som fortfarande heter som exemplet.",
    "reason": "Skriv varför det spelar roll, och för vem.",
}


def main(arguments: list[str]) -> int:
    """Lay out a rule of a code, a name and a family; give 2, and write nothing, where that cannot be."""
    if len(arguments) != 3:
        sys.stderr.write("usage: python tools/new_rule.py CODE NAME FAMILY\n")
        return 2
    code, name, family = arguments
    table = RULES / "__init__.py"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    if wrong := _refusal(code, name, family, "".join(lines)):
        sys.stderr.write(f"{wrong}\n")
        return 2
    wrong_plan = _PLAN.format(title=f"Titel som ska bytas   # {code}")
    examples = {"wrong": wrong_plan, "right": _PLAN.format(title="Ordna nattvandring")}
    module = RULES / family / name.replace("-", "_")
    for ending, text in (
        (".py", _CODE.format(code=code, name=name)),
        (".md", _PAGE.format(code=code, name=name, **_ENGLISH, **examples)),
        (".sv.md", _PAGE.format(code=code, name=name, **_SWEDISH, **examples)),
    ):
        module.with_suffix(ending).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{module.with_suffix(ending)}\n")
    end = lines.index(")\n", lines.index("RULES: tuple[Rule, ...] = (\n"))
    later = (n for n, line in enumerate(lines) if (found := _ROW.match(line)) and found[1] > code)
    lines.insert(next(later, end), f'    Rule("{code}", "{name}", "{family}", WARNING, WARNING, GAP),\n')
    table.write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{table}\n")
    return 0


_ROW = re.compile(r' {4}\w+\("(SAM\d{3})"')


def _refusal(code: str, name: str, family: str, table: str) -> str:
    """Why there can be no such rule; empty where there can."""
    if not re.fullmatch(r"SAM\d{3}", code):
        return f"{code} is no code: SAM and three digits"
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        return f"{name} is no name: words in small letters with hyphens between them"
    if not (RULES / family / "__init__.py").is_file():
        return f"there is no family {family} in {RULES}"
    return next((f"{word} is another rule's" for word in (code, name) if f'"{word}"' in table), "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
