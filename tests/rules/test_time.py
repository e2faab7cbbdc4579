"""What the rules on time say and point to, and how long they take."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import MakePlan

HEAD = "document: {{title: Plan, kind: action-plan, language: sv{}}}\n"
ACTIVITY = (
    "focus_areas: {{a: {{title: Stöd, strategies: {{s: {{title: Ge stöd, "
    "activities: {{kurs: {{title: Kurs, {}}}}}}}}}}}}}\n"
)


def one(found: list[dict[str, Any]]) -> tuple[str, str, list[tuple[str, int]]]:
    """What the only finding says, what to do about it, and what it points to beside."""
    (each,) = found
    return each["message"], each["help"], [(other["message"], other["line"]) for other in each["related"]]


# rule, document, the rest of the plan, what is said, what to do, and what is pointed to on which line
SAID: list[tuple[str, str, str, str, str, list[tuple[str, int]]]] = [
    (
        "SAM303",
        ", valid: {until: 2027-06-30}",
        ACTIVITY.format("until: 2027-08-15"),
        "Kurs ends on 2027-08-15, and the document holds only until 2027-06-30",
        "Correct the date, or how long the document holds",
        [("this is how long the document holds", 1)],
    ),
    (
        "SAM303",
        ", valid: {from: 2027-06-30}",
        ACTIVITY.format("milestones: {m: {title: Lokal, due: 2027-06-29}}"),
        "Lokal is due on 2027-06-29, and the document holds only from 2027-06-30",
        "Correct the date, or how long the document holds",
        [("this is how long the document holds", 1)],
    ),
    (
        "SAM305",
        ", review: {date: 2026-11-20}",
        "",
        "The document was to be looked over by 2026-11-20, 1 day ago",
        "Look it over, and write the day under revised:",
        [],
    ),
    (
        "SAM305",
        "",
        "groups: {g: {title: Rådet, kind: council, review: {date: 2026-11-01}}}\n",
        "Rådet was to be looked over by 2026-11-01, 20 days ago",
        "Look it over, and write the next day",
        [],
    ),
    (
        "SAM306",
        ", adopted: {date: 2024-02-29}, reporting: {år-1: {after: 1 year}}",
        "",
        "The report år-1 was due on 2025-02-28, 631 days ago, and there is no follow-up for it",
        "samverkan follow-up new p lays it out; if it is there already, write answers: år-1 in it",
        [],
    ),
    (
        "SAM307",
        ", adopted: {date: 2024-02-29}, reporting: {år-1: {after: 1 year}}",
        "follow_ups: {f: {summary: Bra, title: Uppföljning, date: 2025-03-01, answers: år-1}}\n",
        "Uppföljning came 1 day after 2025-02-28, by when it was promised",
        "Say in the report why it was late, or correct the date",
        [("it was promised here", 1)],
    ),
    (
        "SAM308",
        "",
        ACTIVITY.format("until: 2026-11-19"),
        "Kurs was to be done by 2026-11-19, 2 days ago, and nothing says that it is",
        "Write status: done or dropped, or move the day and write why under moved:",
        [],
    ),
    (
        "SAM309",
        "",
        "log:\n  - {date: 2026-02, title: A}\n  - {date: 2026-01, title: B}\n",
        "It is dated 2026-01, which is before 2026-02, the date above it",
        "Correct the date, or move the entry to where it belongs in time",
        [("this stands above it", 3)],
    ),
    (
        "SAM309",
        "",
        "log: {date: 2027, title: A}\n",
        "The log tells what has happened, and 2027 is still to come",
        "Correct the date",
        [],
    ),
    (
        "SAM310",
        "",
        "phases: {a: {title: Planering, for: 6 months}}\n",
        "Planering says how long it lasts, but not when it begins",
        "Write from: and its first day; those that follow are counted from it",
        [],
    ),
    (
        "SAM311",
        "",
        "phases:\n  a: {title: A, from: 2027-01-01, until: 2027-06-30}\n  b: {title: B, from: 2027-07-02}\n",
        "1 day between A and B belongs to no phase",
        "Correct one of the days, or leave from: out: then it begins when the one before it ends",
        [("this is the one before it", 3)],
    ),
    (
        "SAM311",
        "",
        "phases:\n  a: {title: A, from: 2027-01-01, until: 2027-06-30}\n  b: {title: B, from: 2027-06-30}\n",
        "B begins on 2027-06-30, before A has ended on 2027-06-30",
        "Correct one of the days, or leave from: out: then it begins when the one before it ends",
        [("this is the one before it", 3)],
    ),
    (
        "SAM312",
        "",
        ACTIVITY.format("pilot: {until: 2027-06-15}"),
        "Kurs is a trial, and nothing is said of what comes afterwards",
        "Write afterwards: under pilot:, with who takes over and with what money",
        [],
    ),
    (
        "SAM312",
        "",
        ACTIVITY.replace("Kurs", "Kurs på prov").format("every: 1 term"),
        "The title says på prov, but not how long it lasts and what comes afterwards",
        "Write pilot: {until: ..., afterwards: {owners: ..., funding: ...}}",
        [],
    ),
    (
        "SAM313",
        ", status: adopted, valid: {until: 2026-11-20}",
        "",
        "The document held until 2026-11-20, and its status is still adopted",
        "Write status: expired, or until when it holds if that has been decided",
        [],
    ),
    (
        "SAM314",
        ", adopted: {date: 2026}, valid: {for: 1 year}, reporting: {a: {after: 1 year}, b: {}}",
        "",
        "Days are counted from the day of adoption, and only 2026 is known",
        "Write the whole day, for example 2026-06-15",
        [("this is counted from it", 1)] * 2,
    ),
    (
        "SAM804",
        "",
        "decisions: {a: {text: Nämnden uppdrar åt skolan att följa upp.}}\n",
        "The decision gives a task, but says neither by when it is to be done nor to whom it is reported",
        "Write due: and the day, and report_to: and who is to know",
        [],
    ),
    (
        "SAM804",
        "",
        "owners: {o: {title: O}}\ndecisions: {a: {text: Följ upp., to: o, report_to: o}}\n",
        "The decision gives a task, but does not say by when it is to be done",
        "Write due: and the day",
        [],
    ),
    (
        "SAM804",
        "",
        "owners: {o: {title: O}}\ndecisions: {a: {text: Följ upp., to: o, due: 2027-01-01}}\n",
        "The decision gives a task, but does not say to whom it is reported",
        "Write report_to: and who is to know",
        [],
    ),
]


@pytest.mark.parametrize(("rule", "document", "rest", "message", "help", "related"), SAID)
def test_what_is_said(
    plan: MakePlan, rule: str, document: str, rest: str, message: str, help: str, related: list[tuple[str, int]]
) -> None:
    found = plan(rest, document=HEAD.format(document)).findings(rule)
    assert one(found) == (message, help, related)


MANY = 60


def test_many_of_everything(plan: MakePlan) -> None:
    def each(line: str, of: int = MANY) -> str:
        return "".join(f"{line.format(n=n, down=4000 - n, days=n + 1)}\n" for n in range(of))

    head = (
        "document:\n title: Plan\n kind: action-plan\n language: sv\n adopted: {date: 2020-01-01}\n"
        " valid: {from: 2025-02-01}\n reporting:\n"
    )
    lines = (
        each("  p{n}: {{after: {days} days, to: o}}"),
        "owners: {o: {title: O}}\n",
        "focus_areas:\n a:\n  title: A\n  strategies:\n   s:\n    title: S\n    activities:\n",
        each(
            "     a{n}: {{title: Driva projekt {n}, until: 2025-01-01, milestones: {{m: {{title: M, due: 2024-01-01}}}}"
            "}}"
        ),
        "follow_ups:\n",
        each(" f{n}: {{title: F, summary: S, date: 2026-01-01, to: o, activities: {{a{n}: {{}}}}}}"),
        "log:\n",
        each(" - {{date: {down}, title: L}}"),
        "phases:\n",
        each(" p{n}: {{title: P, from: 2025-01-01, until: 2025-02-01}}"),
    )
    space = plan("".join(lines), document=head)
    codes = {found["code"] for found in space.findings("SAM3")}
    assert codes >= {"SAM303", "SAM307", "SAM308", "SAM309", "SAM311", "SAM312"}
