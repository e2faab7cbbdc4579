"""Before which day a document cannot begin to hold, by what is known of its validity and adoption."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.derive.validity import earliest
from tests.link.linked import linked


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("", None),
        ("valid: {from: 2026-07-01}, adopted: {date: 2025-01-01}", date(2026, 7, 1)),
        ("adopted: {date: 2026-06-15}", date(2026, 6, 15)),
        ("adopted: {date: 2026-06}", date(2026, 6, 1)),
        ("adopted: {date: 2026}", date(2026, 1, 1)),
        ("valid: {until: 2028-12-31}, adopted: {date: 2026}", date(2026, 1, 1)),
        ("valid: {until: 2028-12-31}", None),
        ("adopted: {section: § 4}", None),
    ],
)
def test_the_earliest_day(given: str, first: date | None) -> None:
    document = f"document: {{title: Plan, kind: action-plan, {given}}}\n"
    assert earliest(linked("", document=document).project.document) == first
