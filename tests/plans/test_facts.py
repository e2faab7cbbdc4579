"""That the document made of a plan holds what its source says: `facts/` has it as words that stand together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.yamltext.parser import read
from tests.document.arrange.reading import lines
from tests.plans.linked import project as worked_example

_FILE = Path(__file__).parent / "facts/danderyd.yaml"


def _facts() -> dict[str, list[str]]:
    reading = read(Source(_FILE.name, _FILE.read_text(encoding="utf-8")))
    assert isinstance(reading.data, dict)
    facts: dict[str, Any] = reading.data
    return facts


@pytest.fixture(scope="module")
def told() -> list[str]:
    project = worked_example("danderyd", "SAM007")
    paper = ARRANGEMENTS["follow-up"]([project], Request("sv", None, None))
    assert paper is not None
    return [line.casefold() for line in lines(paper)]


@pytest.mark.parametrize("fact", _facts())
def test_the_follow_up_of_danderyd_holds_what_the_report_says(fact: str, told: list[str]) -> None:
    words = [word.casefold() for word in _facts()[fact]]
    assert [line for line in told if all(word in line for word in words)]
