"""A workspace with a made-up plan that has everything in it which a view can show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workspaces import TODAY, Ran, Space

EVERYTHING = (Path(__file__).parent / "everything.yaml").read_text(encoding="utf-8")
VIEWS = ("plan", "goals", "owners", "matrix", "balance", "timeline", "calendar", "load", "remarks")
FORMATS = ("text", "json", "csv")

Show = Callable[..., Ran]


@pytest.fixture
def everything(tmp_path: Path) -> Space:
    """The workspace; its one plan is called `allt`."""
    return Space(tmp_path).write({"samverkan.yaml": "language: en\n", "plans/allt/plan.yaml": EVERYTHING})


@pytest.fixture
def show(everything: Space) -> Show:
    """Run `samverkan show` in it, for a fixed day."""
    return lambda *words, **more: everything.run("show", "--today", TODAY, *words, **more)
