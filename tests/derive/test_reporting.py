"""Which follow-ups keep which promises of a report, and how far activities have come by what they say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.reporting import PromisedReport, is_over, promised_reports, promises_by_report, report_due
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
    ("ett: {after: snart, to: ks}, två: {after: 2 years, to: ks}", "a: {title: A, date: 2027-06-01, to: ks}", "två:a?"),
]


@pytest.mark.parametrize(("promises", "reports", "said"), KEPT)
@pytest.mark.parametrize("adopted", ["2026-06-15", "2026"])
def test_which_reports_keep_which_promises(
    tmp_path: Path, adopted: str, promises: str, reports: str, said: str
) -> None:
    written = reports.replace("{title:", "{summary: S, title:")  # one that says nothing is no report
    text = f"{document(promises, adopted)}follow_ups: {{{written}}}\n"
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
        f"r{n}: {{summary: S, title: R, date: 203{day}-01-01{to}{f', answers: p{named}' if named is not None else ''}}}"
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


# the activity's own status, what follow-ups say (date and status), and whether it is over on 2028-01-01
STATUSES: list[tuple[str, list[str], bool | None]] = [
    ("", [], False),
    ("status: planned", [], False),
    ("status: ongoing", [], False),
    ("status: paused", [], False),
    ("status: done", [], True),
    ("status: verified", [], True),
    ("status: dropped", [], True),
    ("status: ongoing", ["2027-01-01 done"], True),
    ("", ["2027-01-01 done", "2027-06-01 ongoing"], False),
    ("", ["2027-06-01 done", "2027-01-01 ongoing"], True),
    ("", ["2027-06-01 ongoing", "2027-06-01 done"], True),
    ("", ["2027-01-01 done", "2027-06-01"], True),
    # The plan may have been changed after the follow-up.
    ("status: done", ["2027-01-01 ongoing"], True),
    # A follow-up that is still to come says nothing yet.
    ("status: ongoing", ["2028-01-01 done"], True),
    ("status: ongoing", ["2028-01-02 done"], False),
    # What cannot be used may have said so.
    ("status: klar", [], None),
    ("status: ongoing", ["2027-01-01 klar"], None),
    ("status: ongoing", ["2027-01-01 klar", "2027-06-01 ongoing"], False),
    ("status: ongoing", ["2027-01-01 ongoing", "i juni done"], None),
]


@pytest.mark.parametrize(("own", "followed", "over"), STATUSES)
def test_whether_an_activity_is_over(tmp_path: Path, own: str, followed: list[str], over: bool | None) -> None:
    reports = ""
    for n, said in enumerate(followed):
        day, _, status = said.rpartition(" ") if said[-1].isalpha() else (said, "", "")
        inside = f"status: {status}" if status else "text: Det går bra."
        reports += f"  f{n}: {{title: F, date: {day}, activities: {{kurs: {{{inside}}}}}}}\n"
    area = f"a: {{title: A, strategies: {{s: {{title: S, activities: {{kurs: {{title: K, {own}}}}}}}}}}}"
    project = project_of(tmp_path, f"focus_areas: {{{area}}}\nfollow_ups:\n{reports}")
    (activity,) = project.activities
    assert is_over(activity, date(2028, 1, 1)) is over


# (adoption, how long after, the day)
DUE = [
    ("2026-06-15", "{after: 1 year}", "2027-06-15"),
    ("2026-08-31", "{after: 6 months}", "2027-02-28"),
    ("2026-08-31", "{after: 1 term}", "2026-12-31"),
    ("2026", "{after: 1 year}", None),
    ("9999-06-15", "{after: 1 year}", None),
]


@pytest.mark.parametrize(("adopted", "promise", "due"), DUE)
def test_when_a_promised_report_is_due(tmp_path: Path, adopted: str, promise: str, due: str | None) -> None:
    text = f"document: {{title: P, kind: action-plan, adopted: {{date: {adopted}}}, reporting: {{r: {promise}}}}}\n"
    document = project_of(tmp_path, text, document="").document
    found = report_due(document, document.reporting["r"])
    assert (found.isoformat() if found else None) == due
