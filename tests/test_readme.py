"""What the READMEs show can be done: the commands are there, and the plan has no error."""

from __future__ import annotations

import re

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import REPOSITORY, TODAY, run_here

FILES = ("README.md", "README.sv.md")


def read(file: str) -> str:
    return (REPOSITORY / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
def test_the_commands_are_there_with_their_options(file: str) -> None:
    found = set(re.findall(r"(?m)(?:^(?:.* && )?(?:\.venv/bin/)?|`)samverkan ([^`#\n]+)", read(file)))
    assert len(found) > 8
    for line in found:
        command, *words = line.split()
        shown = run_here(command, "--help", here=REPOSITORY)
        assert shown.code == 0, line
        for option in (word for word in words if word.startswith("-")):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", shown.out), line


@pytest.mark.parametrize("file", FILES)
def test_the_plan_has_no_error(file: str, workspace: MakeSpace) -> None:
    (text,) = re.findall(r"```yaml\n(document:.*?)```", read(file), re.DOTALL)
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text})
    assert space.run("validate", "--today", TODAY).code == 0


@pytest.mark.parametrize("file", FILES)
def test_every_link_leads_to_a_file(file: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", read(file))
    assert links
    assert [link for link in links if ":" not in link and not (REPOSITORY / link).exists()] == []


def test_the_coordinators_own_comes_first_among_the_docs() -> None:
    (first, *_) = re.findall(r"(?m)^\| \**\[[^]]*\]\(([^)]+)\)", read("README.md"))
    assert first == "README.sv.md"
