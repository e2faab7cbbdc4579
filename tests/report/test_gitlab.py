"""GitLab's code quality report."""

from __future__ import annotations

import json

import pytest

from samverkan_cli.core.diagnostic import Level
from samverkan_cli.report import gitlab
from tests.report.telling import FILE, found, told


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "major"), (Level.WARNING, "minor"), (Level.INFO, "info")]
)
def test_a_finding_has_all_that_gitlab_demands(level: Level, severity: str) -> None:
    (entry,) = json.loads(gitlab.findings(told(found("Ingen ansvarar", help="Skriv det", level=level))))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "Ingen ansvarar. Skriv det.",
        "check_name": "SAM201 unowned-activity",
        "severity": severity,
        "location": {"path": FILE, "lines": {"begin": 2, "end": 3}},
    }


def test_without_a_file() -> None:
    (entry,) = json.loads(gitlab.findings(told(found(span=None))))
    assert entry["location"] == {"path": "samverkan.yaml", "lines": {"begin": 1, "end": 1}}


def test_nothing_found_is_an_empty_list() -> None:
    assert gitlab.findings(told()) == "[]\n"
