"""A workspace with a copy of a plan with a goal bank, and what is picked in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pick.councils import Council, council_in
from tests.workspaces import REPOSITORY, TODAY, Ran, Space

GOALS = ("trygg-i-föräldrarollen", "våga-säga-nej", "möta-samma-besked")
PLAN = "plans/bank/plan.yaml"


@dataclass(frozen=True, slots=True)
class BankPlan:
    """The workspace, and `samverkan pick bank` in it."""

    space: Space

    @property
    def file(self) -> Path:
        """The file that a choice is written to."""
        return self.space.root / PLAN

    def pick(self, *words: str, period: str = "2027", by: str = "samrådsgrupp", goals: tuple[str, ...] = GOALS) -> Ran:
        """Run the command with goals."""
        named = [word for goal in goals for word in ("--goal", goal)]
        return self.space.run("pick", "bank", "--period", period, "--by", by, *named, *words, "--today", TODAY)

    def files(self) -> dict[str, bytes]:
        """Everything in the workspace."""
        root = self.space.root
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def rewrite(self, change: Callable[[str], str]) -> bytes:
        """Write the plan's file in another way, and give its bytes."""
        self.file.write_bytes(change(self.file.read_text(encoding="utf-8")).encode())
        return self.file.read_bytes()


@pytest.fixture
def bank(tmp_path: Path) -> BankPlan:
    """A copy of tests/plans/bank in a workspace of its own."""
    shutil.copytree(REPOSITORY / "tests/plans/bank", tmp_path / "plans/bank")
    return BankPlan(Space(tmp_path).write({"samverkan.yaml": "language: en\n"}))


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """A workspace with a small bank and the ballots of seven voters."""
    return council_in(tmp_path)
