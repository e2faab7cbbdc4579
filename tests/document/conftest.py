"""Plans to make documents of."""

from __future__ import annotations

import pytest

from samverkan_cli.document.action_plan import build
from samverkan_cli.document.view import View
from samverkan_cli.link.project import Project
from tests.conftest import MakePlan
from tests.document.a_plan import DOCUMENT, REST, linked


@pytest.fixture
def full(plan: MakePlan) -> Project:
    return linked(plan(REST, document=DOCUMENT).root, "p")


@pytest.fixture
def view(full: Project) -> View:
    return build(full, "en", full.periods["2027-2028"])
