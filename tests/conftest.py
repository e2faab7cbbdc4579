"""What all tests share: a workspace made of texts, and hypothesis looking at the same examples every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.workspaces import DOCUMENT, Space

settings.register_profile(
    "steady",
    derandomize=True,
    max_examples=30,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")

MakeSpace = Callable[[Mapping[str, str | bytes]], Space]
MakePlan = Callable[..., Space]


@pytest.fixture
def workspace(tmp_path: Path) -> MakeSpace:
    """Make a folder of files: `workspace({"samverkan.yaml": "", "plans/p/plan.yaml": ...})`."""
    return lambda files: Space(tmp_path).write(files)


@pytest.fixture
def plan(tmp_path: Path) -> MakePlan:
    """Make a workspace with one plan, p, of one file: a least document, unless told otherwise, and a text below it."""

    def make(text: str | bytes = "", *, document: str = DOCUMENT) -> Space:
        body = text if isinstance(text, bytes) else document + text
        return Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": body})

    return make
