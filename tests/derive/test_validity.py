"""From which day and to which day a document holds, what is its own date, and when it is to be reviewed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.derive.validity import dated, earliest, review_due, valid_from, valid_until
from samverkan_cli.model.plan import Plan
from tests.derive.projects import project_of
from tests.link.linked import linked

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


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"review": {"date": "2028-06-30", "every": "1 year"}, "revised": "2026-01-01"}, date(2028, 6, 30)),
        (
            {"review": {"every": "2 years"}, "revised": "2026-06-15", "adopted": {"date": "2020-01-01"}},
            date(2028, 6, 15),
        ),
        ({"review": {"every": "2 years"}, "adopted": {"date": "2024-02-29"}}, date(2026, 2, 28)),
        ({"review": {"every": "2 years"}, "adopted": {"date": "2019"}}, None),
        ({"review": {"every": "9999 years"}, "revised": "2026-06-15"}, None),
        ({"revised": "2026-06-15"}, None),
        # What is dated on the day or later has been looked over.
        ({"review": {"date": "2026-06-15"}, "revised": "2026-06-14"}, date(2026, 6, 15)),
        ({"review": {"date": "2026-06-15"}, "revised": "2026-06-15"}, None),
        ({"review": {"date": "2026-06-15"}, "adopted": {"date": "2026-08-01"}}, None),
        ({"review": {"date": "2026-06-15", "every": "1 year"}, "revised": "2026-08-01"}, date(2027, 8, 1)),
    ],
)
def test_it_is_given_or_counted(said: dict[str, object], day: date | None) -> None:
    document = Plan.model_validate({"document": {"title": "T", "kind": "policy", **said}}).document
    assert document is not None
    assert review_due(document) == day
