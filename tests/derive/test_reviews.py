"""When a document is to be looked over."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.derive.validity import review_due
from samverkan_cli.model.plan import complete


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
    document = complete().model_validate({"document": {"title": "T", "kind": "policy", **said}}).document
    assert document is not None
    assert review_due(document) == day
