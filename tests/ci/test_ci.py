"""What checks plans elsewhere: the hooks, the action, the template, and what docs/ci.md shows."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, REPOSITORY, Space, environment_for

DOCS = ("docs/ci.md", "docs/ci.sv.md")
WRONG = DOCUMENT + "needs: {n: {}}\n"


def yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


HOOKS = {each["id"]: each for each in yaml(read(".pre-commit-hooks.yaml"))}


def hooked(space: Space, id: str, *files: str) -> Any:
    """What pre-commit does: the hook's command, with those of the changed files that its pattern finds."""
    found = [file for file in files if re.search(HOOKS[id]["files"], file)]
    program, *words = HOOKS[id]["entry"].split()
    assert program == "samverkan"
    return space.run(*words, *found)


def test_the_hook_takes_files_of_two_workspaces_shared_parts_and_files_that_are_gone(workspace: MakeSpace) -> None:
    space = workspace(
        {
            ".git/HEAD": "",
            "a/samverkan.yaml": "",
            "a/plans/delat.yaml": "needs: {n: {}}\n",
            "a/plans/p/plan.yaml": DOCUMENT,
            "a/plans/q/plan.yaml": DOCUMENT,
            "b/samverkan.yaml": "",
            "b/plans/p/plan.yaml": DOCUMENT,
            "docker.yaml": "a: [",
        }
    )
    ran = hooked(space, "samverkan", "a/plans/delat.yaml", "b/plans/p/plan.yaml", "b/plans/p/borta.yaml", "docker.yaml")
    assert ran.code == 1
    assert "a/plans/delat.yaml:1:9" in ran.out
    assert "b/plans/p/borta.yaml is not there any more" in ran.err
    space.write({"a/plans/delat.yaml": "needs: {n: {titel: N}}\n"})
    assert hooked(space, "samverkan-fix", "a/plans/delat.yaml").code == 0
    assert (space.root / "a/plans/delat.yaml").read_text() == "needs: {n: {title: N}}\n"


@pytest.mark.parametrize(
    ("file", "is_ours"),
    [
        ("plans/p/plan.yaml", True),
        ("kommunen/plans/p/plan.yml", True),
        ("kommunen/samverkan.yaml", True),
        ("docker.yaml", False),
        ("plans/p/bild.png", False),
        ("replans/p.yaml", False),
    ],
)
def test_which_files_a_hook_looks_at(file: str, is_ours: bool) -> None:
    for hook in HOOKS.values():
        assert bool(re.search(hook["files"], file)) is is_ours


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder in which the program is installed as the action installs it."""
    folder = tmp_path / "runner/samverkan/bin"
    folder.mkdir(parents=True)
    program = folder / "samverkan"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m samverkan_cli "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return tmp_path / "runner"


@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash")
@pytest.mark.parametrize(("plans", "code"), [("", 1), ("p", 1), ("q", 0), ("$(touch hacked)", 2)])
def test_the_action_marks_the_line_from_the_root_of_the_repository(
    plans: str, code: int, installed: Path, workspace: MakeSpace
) -> None:
    space = workspace(
        {".git/HEAD": "", "k/samverkan.yaml": "", "k/plans/p/plan.yaml": WRONG, "k/plans/q/plan.yaml": DOCUMENT}
    )
    action = yaml(read("action.yml"))
    assert {*action["inputs"]} == {"workspace", "plans", "fail-on", "package"}
    step = action["runs"]["steps"][1]
    given = {"WORKSPACE": "k", "PLANS": plans, "FAIL_ON": "error", "RUNNER_TEMP": str(installed)}
    assert {*step["env"]} <= {*given}
    assert "${{" not in step["run"]
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", step["run"]],
        cwd=space.root,
        env=environment_for(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    assert ("file=k/plans/p/plan.yaml,line=2" in ran.stdout) is (code == 1)
    assert not (space.root / "hacked").exists()


@pytest.mark.parametrize("file", [*DOCS, "samverkan.gitlab-ci.yml"])
def test_what_is_shown_is_yaml_and_its_commands_are_there(file: str, workspace: MakeSpace) -> None:
    text = read(file)
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if file.endswith(".md") else [text]
    space = workspace({".git/HEAD": "", "samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    commands = set(re.findall(r"samverkan (validate [^`\n>]*)", text))
    for block in blocks:
        assert yaml(re.sub(r"(?m)^ {6}(?=- uses|- run|  )", "", block) if block.startswith("      ") else block)
    for line in commands:
        words = re.sub(r"--workspace \S+|\"\$SAMVERKAN_FOLDER\"|--write-baseline", "", line)
        words = words.replace('"$SAMVERKAN_FAIL_ON"', "error").replace("--baseline known.json", "")
        assert space.run(*words.split()).code in (0, 1), line
