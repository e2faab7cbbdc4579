"""That the document made of a plan holds what its source says: `facts/` has it as words that stand together."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.yamltext.parser import read
from tests.document.arrange.reading import lines
from tests.plans.linked import project as worked_example

_DOCUMENTS = {
    "ange": "action-plan",
    "danderyd": "follow-up",
    "framgangsfaktorer": "action-plan",
    "kavlinge": "action-plan",
    "pitea": "action-plan",
}
"""In which document of a plan its facts are looked for."""


def _facts(plan: str) -> dict[str, list[str]]:
    file = Path(__file__).parent / f"facts/{plan}.yaml"
    reading = read(Source(file.name, file.read_text(encoding="utf-8")))
    assert isinstance(reading.data, dict)
    facts: dict[str, Any] = reading.data
    return facts


@cache
def _lines(plan: str) -> list[str]:
    paper = ARRANGEMENTS[_DOCUMENTS[plan]]([worked_example(plan, "SAM007")], Request("sv", None, None))
    assert paper is not None
    return [line.casefold() for line in lines(paper)]


@pytest.mark.parametrize("plan", _DOCUMENTS)
def test_the_document_holds_what_the_source_says(plan: str) -> None:
    facts = {fact: [word.casefold() for word in words] for fact, words in _facts(plan).items()}
    missing = [
        fact for fact, words in facts.items() if not any(all(word in line for word in words) for line in _lines(plan))
    ]
    assert not missing
