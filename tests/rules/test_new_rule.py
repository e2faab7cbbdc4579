"""tools/new_rule.py: what it lays out is a rule, as the suite of the rules' pages knows one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import new_rule
import pytest

from tests.workspaces import REPOSITORY

ENDINGS = (".py", ".md", ".sv.md")
LONG = """\
title: >-   # SAM299
              Ordna nattvandring för vårdnadshavare i alla kommunens
              bostadsområden under hela året, tillsammans med skolorna,
              polisen och föreningarna
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("src", "tests", "tools"):
        # With what Python has compiled, which stands as long as the files do.
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def files(copy: Path) -> dict[str, bytes]:
    return {str(path.relative_to(copy)): path.read_bytes() for path in copy.rglob("*") if path.is_file()}


@pytest.mark.long
def test_a_rule_that_is_laid_out_runs_and_so_does_one_that_is_then_written(copy: Path) -> None:
    before = files(copy)
    assert run(copy, "tools/new_rule.py", "SAM998", "example-title", "document").returncode == 0
    assert run(copy, "tools/new_rule.py", "SAM299", "long-title", "owners").returncode == 0
    touched = {name for name, content in files(copy).items() if before.get(name) != content}
    rules = "src/samverkan_cli/rules"
    beside = {f"{rules}/{at}{ending}" for at in ("document/example_title", "owners/long_title") for ending in ENDINGS}
    assert touched == {f"{rules}/__init__.py", *beside}
    for ending, old, new in (
        (".py", 'activity.title == "Titel som ska bytas"', "len(activity.title) > 120"),
        (".md", "title: Titel som ska bytas   # SAM299\n", LONG),
        (".sv.md", "title: Titel som ska bytas   # SAM299\n", LONG),
    ):
        path = copy / rules / f"owners/long_title{ending}"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    suite = ("tests/rules/test_pages.py", "tests/rules/test_registry.py")
    ran = run(copy, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *suite, "-k", "SAM998 or SAM299 or codes")
    assert ran.returncode == 0, ran.stdout
    assert "100%" in ran.stdout
    shown = run(copy, "-m", "samverkan_cli", "rule", "long-title", "--lang", "sv")
    assert "SAM299 long-title" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["SAM99", "long-title", "document"], "SAM99 is no code"),
        (["SAM999", "Long title", "document"], "Long title is no name"),
        (["SAM999", "long-title", "titles"], "no family titles"),
        (["SAM201", "long-title", "document"], "SAM201 is another rule's"),
        (["SAM999", "unowned-activity", "owners"], "unowned-activity is another rule's"),
        (["SAM999"], "usage:"),
    ],
)
def test_what_can_be_no_rule_is_refused(
    arguments: list[str], why: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(new_rule.RULES, tmp_path / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(new_rule, "RULES", tmp_path / "rules")
    before = files(tmp_path)
    assert (new_rule.main(arguments), files(tmp_path)) == (2, before)
    assert why in capsys.readouterr().err
