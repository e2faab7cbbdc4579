"""docs/picking.md and its Swedish: every command in them is run, and shows what stands below it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.workspaces import REPOSITORY, TODAY, Space

_CONSOLE = re.compile(r"(?ms)^```console\n\$ samverkan (?P<words>[^\n]+)\n(?P<shown>.*?)^```$")


@pytest.mark.parametrize(("page", "language"), [("picking.md", "en"), ("picking.sv.md", "sv")])
def test_the_manual_shows_what_the_commands_give(page: str, language: str, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "docs" / "picking", tmp_path / "w")
    space = Space(tmp_path / "w")
    found = list(_CONSOLE.finditer((REPOSITORY / "docs" / page).read_text(encoding="utf-8")))
    assert len(found) == 7
    for each in found:
        ran = space.run(*shlex.split(each["words"]), "--lang", language, "--today", TODAY)
        assert ran.out + ran.err == each["shown"], each["words"]


def test_what_the_manual_says_of_most_votes(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "docs" / "picking", tmp_path / "w")
    words = ("--ballots", "röster.csv", "--count", "6", "--rule", "av", "--dry-run", "--format", "json")
    told = Space(tmp_path / "w").run("pick", "--period", "2027-2028", "--by", "centrala-rådet", *words).json
    votes = [line.partition(";") for line in (tmp_path / "w" / "röster.csv").read_text().splitlines()[1:]]
    three = {goal for voter, _, goals in votes if voter in ("kusten", "skogen", "ön") for goal in goals.split("|")}
    four = {goal for voter, _, goals in votes if voter not in ("kusten", "skogen", "ön") for goal in goals.split("|")}
    picked = {goal["id"] for goal in told["goals"]}
    assert picked <= four
    assert picked & three == {"stöd-i-tid"}
