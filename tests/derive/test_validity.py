"""From which day and to which day a document holds, and what is its own date."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_cli.derive.validity import dated, valid_from, valid_until
from tests.derive.projects import project_of

# what the document says, its first day, its last, and its own date
DOCUMENTS = [
    ("valid: {from: 2026-07-01, until: 2028-06-30}", "2026-07-01 2028-06-30 -"),
    ("valid: {from: 2026-07-01, for: 2 years}", "2026-07-01 2028-06-30 -"),
    ("adopted: {date: 2026-06-15}, valid: {for: 2 years}", "2026-06-15 2028-06-14 2026-06-15"),
    (
        "adopted: {date: 2026-06-15}, valid: {until: 2028-06-30}, revised: 2027-01-01",
        "2026-06-15 2028-06-30 2027-01-01",
    ),
    ("adopted: {date: 2026-06-15}", "2026-06-15 - 2026-06-15"),
    ("adopted: {date: 2026}, valid: {for: 2 years}", "- - -"),
    # What cannot be used is unknown, and nothing else is taken in its place.
    ("adopted: {date: 2026-06-15}, valid: {from: i juli, for: 2 years}", "- - 2026-06-15"),
    ("adopted: {date: 2026-06-15}, valid: {until: i juni, for: 2 years}", "2026-06-15 - 2026-06-15"),
    ("adopted: {date: 2026-06-15}, valid: två år", "- - 2026-06-15"),
    ("adopted: {date: 2026-06-15}, revised: i juni", "2026-06-15 - -"),
    ("adopted: {date: i juni}, valid: {for: 2 years}", "- - -"),
]


@pytest.mark.parametrize(("said", "days"), DOCUMENTS)
def test_the_days_of_a_document(tmp_path: Path, said: str, days: str) -> None:
    document = project_of(tmp_path, "", document=f"document: {{title: P, kind: action-plan, {said}}}\n").document
    found = valid_from(document), valid_until(document), dated(document)
    assert " ".join(str(day or "-") for day in found) == days
