"""The cases in `cases/`, run: in each, what is marked is found, and nothing else. Its README tells how to write one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import examples_of, sections_of
from tests.rules.running import Case, alike, cases, difference

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


def read() -> Iterator[tuple[str, str, Case]]:
    """Every case: its file, its name, and itself. The rules that a file's title names run, and those marked."""
    for path in FILES:
        title, *lines = path.read_text(encoding="utf-8").splitlines()
        words = re.findall(r"SAM\d*", title)
        assert title.startswith("# ")
        assert words, f"{path.name} says in its title which rules run"
        sections = list(sections_of(lines))
        assert not "".join(sections[0][1]).strip(), f"{path.name} begins with its title and then the first case"
        for name, under in sections[1:]:
            found = cases(examples_of(under))
            assert len(found) == 1, f"{path.name}: {name} has {len(found)} plans; a case is one workspace"
            found[0].select = found[0].select or [*words, *sorted({mark.code for mark in found[0].marks})]
            yield path.stem, name, found[0]


CASES = list(read())


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{file}: {name}") for file, name, case in CASES])
def test_what_is_marked_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    outcome = case.run(tmp_path)
    assert difference(case.marks, outcome.found) == ""
    assert alike(outcome) == []


def test_every_case_has_a_name_of_its_own() -> None:
    names = [(file, name) for file, name, _ in CASES]
    assert len(names) == len(set(names))


def test_every_rule_has_a_case_where_it_speaks_and_one_where_it_is_silent() -> None:
    told = [({mark.code for mark in case.marks}, case) for _, _, case in CASES]
    for rule in RULES:
        assert any(rule.code in codes for codes, _ in told), f"{rule.code} is found in no case"
        silent = (any(map(rule.is_called, case.select)) for codes, case in told if rule.code not in codes)
        assert any(silent), f"there is no case where {rule.code} runs and finds nothing"
