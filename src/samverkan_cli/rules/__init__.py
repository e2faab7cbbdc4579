"""The rules: a line for each here, and its file and its pages in the folder of its family."""

from __future__ import annotations

from typing import Any

from samverkan_cli.check.rule import ERROR, INFO, WARNING, Reveal, Rule, Share, Stage, Weight
from samverkan_cli.core.diagnostic import Level

BLOCKING, PROMISE, CONTRADICTION, GAP, FORM = Weight
LINKING = Stage.LINKING
MOST, FOUR = Share(4, 60), Share(4, 0)
"""Gathered where most of those that were asked are at fault, and four of them; or wherever there are four."""
UNDECIDED = {"inquiry": INFO, "proposal": INFO}
"""The level in documents that decide nothing yet."""
REPORT = frozenset({"report"})
"""A report decides nothing, and says only how things are."""
NO_PLAN = REPORT | frozenset(UNDECIDED)
"""What holds for no time."""
BROAD = frozenset({"programme", "strategy", "policy", "guideline"})
"""What may leave activities to other documents."""


def reading(code: str, name: str, level: Level, weight: Weight, **more: Any) -> Rule:
    """A rule whose findings are made while files are read, before it is known what kind of document they are."""
    return Rule(code, name, "reading", level, level, weight, Stage.READING, needs_whole_plan=False, **more)


RULES: tuple[Rule, ...] = (
    reading("SAM001", "unreadable-file", ERROR, BLOCKING, silenceable=False, makes_incomplete=True),
    reading("SAM002", "syntax-error", ERROR, BLOCKING, silenceable=False, makes_incomplete=True),
    reading("SAM003", "limit-exceeded", ERROR, BLOCKING, silenceable=False, makes_incomplete=True),
    reading("SAM004", "duplicate-key", ERROR, BLOCKING, silenceable=False),
    reading("SAM005", "forbidden-yaml", ERROR, BLOCKING, silenceable=False, makes_incomplete=True),
    reading("SAM006", "unknown-field", ERROR, BLOCKING, hides=True),
    reading("SAM007", "missing-field", ERROR, BLOCKING, reveal=Reveal.ALWAYS),
    reading("SAM008", "invalid-value", ERROR, BLOCKING, hides=True, hides_holder=True, reveal=Reveal.WITH_SAFE_FIX),
    reading("SAM009", "invalid-id", ERROR, BLOCKING, hides=True),
    reading("SAM010", "unused-ignore", WARNING, FORM, silenceable=False),
    reading("SAM011", "document-count", ERROR, BLOCKING, silenceable=False),
    reading("SAM012", "unquoted-code", WARNING, FORM),
    reading("SAM013", "swallowed-text", WARNING, BLOCKING),
    Rule("SAM101", "unknown-reference", "identity", ERROR, ERROR, BLOCKING, LINKING, hides=True, reveal=Reveal.ALWAYS),
    Rule("SAM102", "duplicate-id", "identity", ERROR, ERROR, BLOCKING, LINKING, needs_whole_plan=False),
    Rule("SAM103", "unused-entry", "identity", INFO, INFO, FORM, needs_every_plan=True, gathers=MOST),
    Rule("SAM104", "circular-structure", "identity", ERROR, ERROR, BLOCKING, needs_whole_plan=False),
    Rule("SAM105", "duplicate-title", "identity", WARNING, WARNING, CONTRADICTION, needs_whole_plan=False),
    Rule("SAM106", "similar-title", "identity", INFO, INFO, FORM, needs_whole_plan=False),
    Rule("SAM107", "name-variant", "identity", INFO, WARNING, CONTRADICTION, needs_language="sv"),
    Rule("SAM201", "unowned-activity", "owners", WARNING, ERROR, BLOCKING, gathers=MOST, kinds=UNDECIDED),
    Rule("SAM202", "leaderless-activity", "owners", WARNING, WARNING, GAP, gathers=MOST),
    Rule("SAM203", "foreign-lead", "owners", ERROR, ERROR, CONTRADICTION),
    Rule("SAM204", "person-as-owner", "owners", WARNING, ERROR, BLOCKING, reads_today=True),
    Rule("SAM205", "body-as-owner", "owners", INFO, WARNING, GAP, silent=REPORT),
    Rule("SAM206", "inactive-owner", "owners", ERROR, ERROR, CONTRADICTION),
    Rule("SAM207", "owner-outside-scope", "owners", WARNING, WARNING, GAP),
    Rule("SAM208", "overloaded-owner", "owners", INFO, INFO, GAP),
    Rule("SAM209", "external-only", "owners", WARNING, WARNING, GAP),
    Rule("SAM301", "undated-activity", "time", WARNING, ERROR, BLOCKING, gathers=MOST, kinds=UNDECIDED),
    Rule("SAM302", "reversed-dates", "time", ERROR, ERROR, CONTRADICTION),
    Rule("SAM303", "outside-validity", "time", WARNING, ERROR, CONTRADICTION, needs_validity=True),
    Rule("SAM304", "unknown-validity", "time", WARNING, ERROR, BLOCKING, silent=NO_PLAN),
    Rule("SAM305", "review-overdue", "time", WARNING, WARNING, PROMISE, reads_today=True, silent=REPORT),
    Rule("SAM306", "report-missing", "time", WARNING, ERROR, PROMISE, reads_today=True),
    Rule("SAM307", "report-late", "time", INFO, INFO, GAP),
    Rule("SAM308", "overdue-activity", "time", WARNING, WARNING, PROMISE, reads_today=True),
    Rule("SAM309", "log-out-of-order", "time", WARNING, WARNING, CONTRADICTION, reads_today=True),
    Rule("SAM310", "unanchored-phase", "time", WARNING, ERROR, GAP),
    Rule("SAM311", "phase-gap", "time", INFO, WARNING, CONTRADICTION),
    Rule("SAM312", "pilot-without-afterwards", "time", WARNING, WARNING, GAP),
    Rule("SAM313", "expired-plan", "time", INFO, WARNING, PROMISE, reads_today=True),
    Rule("SAM314", "imprecise-date", "time", WARNING, ERROR, BLOCKING),
    Rule("SAM401", "doing-goal", "goals", WARNING, WARNING, FORM, needs_language="sv", reads_today=True),
    Rule("SAM402", "goal-form", "goals", INFO, WARNING, FORM, needs_language="sv", reads_today=True),
    Rule("SAM403", "negated-goal", "goals", INFO, INFO, FORM, needs_language="sv", reads_today=True),
    Rule("SAM404", "selection-size", "goals", WARNING, WARNING, GAP),
    Rule("SAM405", "period-length", "goals", WARNING, ERROR, GAP),
    Rule("SAM406", "overlapping-selections", "goals", ERROR, ERROR, CONTRADICTION),
    Rule("SAM407", "lapsed-selection", "goals", INFO, WARNING, GAP, reads_today=True),
    Rule("SAM408", "resting-goal-picked", "goals", ERROR, ERROR, CONTRADICTION, reads_today=True),
    Rule("SAM409", "undecided-selection", "goals", INFO, ERROR, GAP),
    Rule("SAM410", "group-without-goals", "goals", WARNING, WARNING, GAP, reads_today=True),
    Rule("SAM411", "stale-record", "goals", WARNING, ERROR, CONTRADICTION),
    Rule("SAM501", "unmeasured-goal", "measures", WARNING, WARNING, GAP, gathers=MOST, kinds=UNDECIDED),
    Rule("SAM502", "incomplete-indicator", "measures", INFO, WARNING, GAP, gathers=MOST, silent=REPORT),
    Rule("SAM503", "target-behind-baseline", "measures", ERROR, ERROR, CONTRADICTION),
    Rule("SAM504", "vague-target", "measures", WARNING, WARNING, GAP, gathers=MOST, silent=REPORT),
    Rule("SAM505", "stale-indicator", "measures", INFO, WARNING, GAP, reads_today=True),
    Rule("SAM506", "invalid-kolada", "measures", ERROR, ERROR, BLOCKING),
    Rule(
        "SAM601",
        "goal-without-activity",
        "thread",
        WARNING,
        ERROR,
        GAP,
        kinds=UNDECIDED,
        silent=REPORT,
        needs_activities=BROAD,
    ),
    Rule(
        "SAM602",
        "aimless-activity",
        "thread",
        INFO,
        WARNING,
        GAP,
        gathers=MOST,
        kinds=UNDECIDED,
        needs_activities=BROAD,
    ),
    Rule(
        "SAM603",
        "empty-focus-area",
        "thread",
        WARNING,
        ERROR,
        GAP,
        kinds=UNDECIDED,
        silent=REPORT,
        needs_activities=BROAD,
    ),
    Rule("SAM604", "empty-strategy", "thread", WARNING, WARNING, GAP, kinds=UNDECIDED, needs_activities=BROAD),
    Rule(
        "SAM605",
        "unmet-need",
        "thread",
        WARNING,
        WARNING,
        GAP,
        needs_every_plan=True,
        gathers=MOST,
        kinds=UNDECIDED,
        silent=REPORT,
    ),
    Rule(
        "SAM606",
        "unused-governing-document",
        "thread",
        INFO,
        INFO,
        GAP,
        needs_every_plan=True,
        gathers=MOST,
        silent=REPORT,
    ),
    Rule("SAM607", "unmet-commission", "thread", WARNING, ERROR, BLOCKING, kinds=UNDECIDED),
    Rule("SAM608", "late-heavy", "thread", INFO, INFO, GAP),
    Rule("SAM609", "unclassified", "thread", INFO, INFO, GAP, gathers=MOST, silent=REPORT),
    Rule("SAM610", "uncovered-ages", "thread", INFO, WARNING, GAP, gathers=MOST),
    Rule("SAM611", "unassessed-method", "thread", INFO, INFO, GAP, gathers=MOST, silent=REPORT),
    Rule("SAM701", "chair-gap", "groups", ERROR, ERROR, CONTRADICTION),
    Rule("SAM702", "chair-not-member", "groups", WARNING, WARNING, CONTRADICTION),
    Rule("SAM703", "too-few-meetings", "groups", WARNING, WARNING, CONTRADICTION),
    Rule("SAM704", "mandateless-group", "groups", WARNING, WARNING, GAP, gathers=MOST, kinds=UNDECIDED, silent=REPORT),
    Rule("SAM705", "endless-project-group", "groups", WARNING, WARNING, GAP),
    Rule("SAM706", "overlapping-ages", "groups", WARNING, WARNING, CONTRADICTION),
    Rule("SAM707", "age-gap", "groups", WARNING, WARNING, GAP),
    Rule("SAM708", "unaligned-ages", "groups", INFO, INFO, FORM),
    Rule("SAM709", "unvoiced-audience", "groups", INFO, INFO, GAP),
    Rule("SAM801", "missing-metadata", "document", INFO, WARNING, GAP, kinds=UNDECIDED, silent=REPORT),
    Rule("SAM802", "unfunded-activity", "document", WARNING, WARNING, GAP),
    Rule("SAM803", "uneven-shares", "document", ERROR, ERROR, CONTRADICTION),
    Rule("SAM804", "undated-decision", "document", WARNING, ERROR, GAP),
    Rule("SAM805", "placeholder-text", "document", WARNING, ERROR, BLOCKING),
    Rule("SAM806", "empty-appendix", "document", WARNING, ERROR, GAP, gathers=MOST, kinds=UNDECIDED),
    Rule("SAM807", "open-item", "document", WARNING, WARNING, GAP, gathers=MOST),
    Rule("SAM808", "repeated-sentence", "document", INFO, INFO, FORM),
    Rule("SAM809", "undefined-abbreviation", "document", INFO, INFO, FORM, gathers=FOUR),
    Rule("SAM810", "unprintable-character", "document", WARNING, ERROR, BLOCKING),
    Rule("SAM811", "funding-overrun", "document", ERROR, ERROR, CONTRADICTION),
    Rule("SAM812", "incomplete-follow-up", "document", WARNING, ERROR, PROMISE),
    Rule("SAM813", "done-without-result", "document", WARNING, WARNING, GAP),
    Rule("SAM819", "lost-content", "document", WARNING, ERROR, BLOCKING),
    Rule("SAM901", "personal-data", "law", ERROR, ERROR, BLOCKING, reads_today=True),
    Rule("SAM902", "expired-governing-document", "law", WARNING, WARNING, CONTRADICTION),
    Rule("SAM903", "repealed-act", "law", WARNING, WARNING, CONTRADICTION, reads_today=True),
    Rule("SAM904", "act-without-place", "law", WARNING, WARNING, GAP),
    Rule("SAM905", "no-best-interests", "law", INFO, WARNING, BLOCKING, silent=REPORT),
    Rule("SAM906", "small-number", "law", ERROR, ERROR, BLOCKING),
)
"""Every rule, in the order of the codes."""
