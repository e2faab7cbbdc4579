"""How well a rule reads: `accuracy/`, and what came of trying a rule on it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from samverkan_cli.check.rule import Given, Rule
from samverkan_cli.core.text import Source
from samverkan_cli.rules import RULES
from samverkan_cli.yamltext.parser import read
from tests.link.linked import linked
from tests.rules.figures import Figures
from tests.workspaces import TODAY

FOLDER = Path(__file__).parent / "accuracy"
FILES = sorted(FOLDER.glob("*.yaml"))

Entry = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule, and texts in which it is to find something and nothing."""

    rule: Rule
    plan: str
    speaks: tuple[Entry, ...]
    silent: tuple[Entry, ...]
    precision: Fraction
    recall: Fraction

    def finds(self, entry: Entry) -> bool:
        """Whether the rule finds something in a text."""
        text = self.plan
        for place, words in (entry if isinstance(entry, dict) else {"TEXT": entry}).items():
            quoted = json.dumps(words, ensure_ascii=False).replace("\\", r"\\")
            text = re.sub(rf"\b{place}\b", quoted, text)
        project = linked(text, document="").project
        return any(True for _ in self.rule.check(project, Given(date.fromisoformat(TODAY))))


def trial(path: Path) -> Trial:
    """A file of `accuracy/`, read."""
    data: Any = read(Source(path.name, path.read_text(encoding="utf-8"))).data
    rule = next(rule for rule in RULES if rule.code == data["rule"])
    least = data["at_least"]
    return Trial(
        rule,
        data["plan"],
        tuple(data["speaks"]),
        tuple(data["silent"]),
        Fraction(least["precision"]),
        Fraction(least["recall"]),
    )


def tried(trial: Trial) -> Figures[Entry]:
    """What a rule finds in its texts."""
    found = {n: trial.finds(entry) for n, entry in enumerate((*trial.speaks, *trial.silent))}
    meant = len(trial.speaks)
    return Figures(
        [entry for n, entry in enumerate(trial.speaks) if found[n]],
        [entry for n, entry in enumerate(trial.speaks) if not found[n]],
        [entry for n, entry in enumerate(trial.silent) if found[meant + n]],
    )
