"""Which follow-ups keep which promises of a report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.reporting import PromisedReport, promised_reports, promises_by_report
from tests.derive.projects import project_of
from tests.link.linked import linked

OWNERS = "owners: {ks: {title: Kommunstyrelsen}, sn: {title: Socialnämnden}}\n"


def document(promises: str, adopted: str = "2026-06-15") -> str:
    head = f"document: {{title: P, kind: action-plan, adopted: {{date: {adopted}}}, reporting: {{{promises}}}}}\n"
    return head + OWNERS


def told(promised: Iterable[PromisedReport]) -> str:
    """Each promise with the follow-ups that keep it; what is not certain has a question mark."""
    return ", ".join(
        f"{each.promise.id}:{'+'.join(one.id for one in each.reports)}{'' if each.certain else '?'}"
        for each in promised
    )


YEARS = "ett: {after: 1 year, to: ks}, tre: {after: 3 years, to: ks}"
# promises, follow-ups, which keep which
KEPT = [
    (YEARS, "", "ett:, tre:"),
    (YEARS, "a: {title: A, date: 2027-06-01, answers: tre, to: ks}", "ett:, tre:a"),
    (YEARS, "a: {title: A, date: 2027-06-01, to: ks}", "ett:a, tre:"),
    (YEARS, "b: {title: B, date: 2029-06-01, to: ks}, a: {title: A, date: 2027-06-01, to: ks}", "ett:a, tre:b"),
    # Who names a promise keeps that one, and the others are counted without it.
    (YEARS, "a: {title: A, date: 2027-06-01, answers: ett}, b: {title: B, date: 2029-06-01, to: ks}", "ett:a, tre:b"),
    (YEARS, "b: {title: B, date: 2029-06-01, answers: tre}, a: {title: A, date: 2030-06-01, to: ks}", "ett:a, tre:b"),
    (
        YEARS,
        "b: {title: B, date: 2028-06-01, answers: ett}, a: {title: A, date: 2027-06-01, answers: ett}",
        "ett:a+b, tre:",
    ),
    # Promises are counted by day and not in the order of the file; without a day of adoption too.
    (
        "tre: {after: 3 years, to: ks}, ett: {after: 12 months, to: ks}",
        "a: {title: A, date: 2027-06-01, to: ks}",
        "tre:, ett:a",
    ),
    # To another body.
    (YEARS, "a: {title: A, date: 2027-06-01, to: sn}", "ett:, tre:"),
    (
        "ett: {after: 1 year, to: ks}, två: {after: 2 years, to: sn}",
        "a: {title: A, date: 2027-06-01, to: sn}, b: {title: B, date: 2028-06-01, to: ks}",
        "ett:b, två:a",
    ),
    (
        "ett: {after: 1 year, to: [ks, sn]}, två: {after: 2 years, to: sn}",
        "a: {title: A, date: 2027-06-01, to: sn}, b: {title: B, date: 2028-06-01, to: [sn, ks]}",
        "ett:a, två:b",
    ),
    # Nobody says to whom, neither the promise nor the report.
    ("ett: {after: 1 year}, två: {after: 2 years}", "a: {title: A, date: 2027-06-01}", "ett:a, två:"),
    # A report that does not say to whom may be to anyone, and a promise that does not say so as well.
    (YEARS, "a: {title: A, date: 2027-06-01}", "ett:?, tre:?"),
    ("ett: {after: 1 year}", "a: {title: A, date: 2027-06-01, to: ks}", "ett:?"),
    # What cannot be used may have told.
    (YEARS, "a: {title: A, date: 2027-06-31, to: ks}", "ett:?, tre:?"),
    (YEARS, "a: {title: A, date: 2027-06-01, answers: etta, to: ks}", "ett:?, tre:?"),
    (YEARS, "a: {title: A, date: 2027-06-01, to: ksau}", "ett:?, tre:?"),
    (
        YEARS,
        "a: {title: A, date: 2027-06-01, answers: ett}, b: {title: B, date: i juni, answers: tre}",
        "ett:a?, tre:?",
    ),
    ("ett: {after: 1 year, to: ksau}", "", "ett:?"),
    ("ett: {after: 1 year, to: ks}, två: om två år", "a: {title: A, date: 2027-06-01, to: ks}", "ett:a?"),
    ("ett: {after: 1 year, to: ks}, två: om två år", "", "ett:?"),
    (
        "ett: {after: snart, to: ks}, två: {after: 2 years, to: ks}",
        "a: {title: A, date: 2027-06-01, to: ks}",
        "ett:, två:a",
    ),
]


@pytest.mark.parametrize(("promises", "reports", "said"), KEPT)
@pytest.mark.parametrize("adopted", ["2026-06-15", "2026"])
def test_which_reports_keep_which_promises(
    tmp_path: Path, adopted: str, promises: str, reports: str, said: str
) -> None:
    text = f"{document(promises, adopted)}follow_ups: {{{reports}}}\n"
    project = project_of(tmp_path, text, document="")
    promised = promised_reports(project)
    assert told(promised) == said
    assert promises_by_report(project) == {one: each.promise for each in promised for one in each.reports}


BODIES = st.sampled_from(["", ", to: ks", ", to: sn", ", to: [sn, ks]"])
REPORTS = st.lists(st.tuples(st.integers(1, 9), BODIES, st.none() | st.integers(0, 3)), max_size=5)


@given(st.lists(st.tuples(st.integers(1, 9), BODIES), min_size=4, max_size=4), REPORTS)
def test_a_report_keeps_one_promise_and_what_names_one_keeps_that(
    promises: list[tuple[int, str]], reports: list[tuple[int, str, int | None]]
) -> None:
    head = document(", ".join(f"p{n}: {{after: {years} years{to}}}" for n, (years, to) in enumerate(promises)))
    said = ", ".join(
        f"r{n}: {{title: R, date: 203{day}-01-01{to}{f', answers: p{named}' if named is not None else ''}}}"
        for n, (day, to, named) in enumerate(reports)
    )
    project = linked(f"{head}follow_ups: {{{said}}}\n", document="").project
    promised = promised_reports(project)
    assert [each.promise for each in promised] == list(project.document.reporting)
    used = [report for each in promised for report in each.reports]
    assert len(used) == len(set(used))
    for report in project.follow_ups:
        if report.answers is not None:
            assert report in next(each.reports for each in promised if each.promise is report.answers)
    for each in promised:
        assert list(each.reports) == sorted(each.reports, key=lambda one: one.date)
        # Of two promises to one body the one that is due first is promised first, by the report that came first.
        for other in promised:
            alike = each.promise.to == other.promise.to and len(each.promise.to) < 2
            unnamed = not any(one.answers for one in (*each.reports, *other.reports))
            if alike and unnamed and each.due and other.due and each.due < other.due and other.reports:
                assert each.reports
                assert each.reports[0].date <= other.reports[0].date
