"""Which rules there are. A code never changes its meaning: this table is written by hand, and is only added to."""

from __future__ import annotations

import pytest

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules import RULES

# code, name, family, level in a draft, level once adopted
TABLE = """
SAM001 unreadable-file              reading   error    error
SAM002 syntax-error                 reading   error    error
SAM003 limit-exceeded               reading   error    error
SAM004 duplicate-key                reading   error    error
SAM005 forbidden-yaml               reading   error    error
SAM006 unknown-field                reading   error    error
SAM007 missing-field                reading   error    error
SAM008 invalid-value                reading   error    error
SAM009 invalid-id                   reading   error    error
SAM010 unused-ignore                reading   warning  warning
SAM011 document-count               reading   error    error
SAM012 unquoted-code                reading   warning  warning
SAM013 swallowed-text               reading   warning  warning
SAM101 unknown-reference            identity  error    error
SAM102 duplicate-id                 identity  error    error
SAM103 unused-entry                 identity  info     info
SAM104 circular-structure           identity  error    error
SAM105 duplicate-title              identity  warning  warning
SAM106 similar-title                identity  info     info
SAM107 name-variant                 identity  info     warning
SAM201 unowned-activity             owners    warning  error
SAM202 leaderless-activity          owners    warning  warning
SAM203 foreign-lead                 owners    error    error
SAM204 person-as-owner              owners    warning  error
SAM205 body-as-owner                owners    info     warning
SAM206 inactive-owner               owners    error    error
SAM207 owner-outside-scope          owners    warning  warning
SAM208 overloaded-owner             owners    info     info
SAM209 external-only                owners    warning  warning
SAM301 undated-activity             time      warning  error
SAM302 reversed-dates               time      error    error
SAM303 outside-validity             time      warning  error
SAM304 unknown-validity             time      warning  error
SAM305 review-overdue               time      info     warning
SAM306 report-missing               time      info     error
SAM307 report-late                  time      info     info
SAM308 overdue-activity             time      info     warning
SAM309 log-out-of-order             time      warning  warning
SAM310 unanchored-phase             time      warning  error
SAM311 phase-gap                    time      info     warning
SAM312 pilot-without-afterwards     time      warning  warning
SAM313 expired-plan                 time      info     warning
SAM314 imprecise-date               time      warning  error
SAM401 doing-goal                   goals     warning  warning
SAM402 goal-form                    goals     info     warning
SAM403 negated-goal                 goals     info     info
SAM404 selection-size               goals     warning  warning
SAM405 period-length                goals     warning  error
SAM406 overlapping-selections       goals     error    error
SAM407 lapsed-selection             goals     info     warning
SAM408 resting-goal-picked          goals     error    error
SAM409 undecided-selection          goals     info     error
SAM410 group-without-goals          goals     warning  warning
SAM411 stale-record                 goals     warning  error
SAM501 unmeasured-goal              measures  warning  error
SAM502 incomplete-indicator         measures  info     warning
SAM503 target-behind-baseline       measures  error    error
SAM504 vague-target                 measures  warning  warning
SAM505 stale-indicator              measures  info     warning
SAM506 invalid-kolada               measures  error    error
SAM601 goal-without-activity        thread    warning  error
SAM602 aimless-activity             thread    info     warning
SAM603 empty-focus-area             thread    warning  error
SAM604 empty-strategy               thread    warning  warning
SAM605 unmet-need                   thread    warning  warning
SAM606 unused-governing-document    thread    info     info
SAM607 unmet-commission             thread    warning  error
SAM608 late-heavy                   thread    info     info
SAM609 unclassified                 thread    info     info
SAM610 uncovered-ages               thread    info     warning
SAM611 unassessed-method            thread    info     info
SAM701 chair-gap                    groups    error    error
SAM702 chair-not-member             groups    warning  warning
SAM703 too-few-meetings             groups    warning  warning
SAM704 mandateless-group            groups    warning  warning
SAM705 endless-project-group        groups    warning  warning
SAM706 overlapping-ages             groups    warning  warning
SAM707 age-gap                      groups    warning  warning
SAM708 unaligned-ages               groups    info     info
SAM709 unvoiced-audience            groups    info     info
SAM801 missing-metadata             document  info     warning
SAM802 unfunded-activity            document  warning  warning
SAM803 uneven-shares                document  error    error
SAM804 undated-decision             document  warning  error
SAM805 placeholder-text             document  warning  error
SAM806 empty-appendix               document  warning  error
SAM807 open-item                    document  warning  warning
SAM808 repeated-sentence            document  info     info
SAM809 undefined-abbreviation       document  info     info
SAM810 unprintable-character        document  warning  error
SAM811 funding-overrun              document  error    error
SAM812 incomplete-follow-up         document  warning  error
SAM813 done-without-result          document  warning  warning
SAM901 personal-data                law       error    error
SAM902 expired-governing-document   law       warning  warning
SAM903 repealed-act                 law       warning  warning
SAM904 act-without-place            law       warning  warning
SAM905 no-best-interests            law       info     warning
SAM906 small-number                 law       error    error
"""
UNDECIDED = {"SAM501", "SAM601", "SAM605", "SAM607"}
"""Rules that are infos in documents that decide nothing yet."""


def test_the_rules_are_those_of_the_table_in_its_order() -> None:
    found = [f"{rule.code} {rule.name} {rule.family} {rule.draft.word} {rule.adopted.word}" for rule in RULES]
    assert found == [" ".join(line.split()) for line in TABLE.strip().splitlines()]


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_which_rules_are_notes_where_nothing_is_decided_yet() -> None:
    assert {rule.code for rule in RULES if rule.decided_only} == UNDECIDED & {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_lives_where_its_name_says(rule: Rule) -> None:
    assert rule.module == f"samverkan_cli.rules.{rule.family}.{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("word", ["SAM201", "sam201", "SAM2", "sam", "unowned-activity", "Unowned-Activity"])
def test_what_means_a_rule(word: str) -> None:
    assert next(rule for rule in RULES if rule.code == "SAM201").is_called(word)


@pytest.mark.parametrize("word", ["SAM202", "SAM2011", "unowned", "201", "", "SA"])
def test_what_does_not_mean_a_rule(word: str) -> None:
    assert not next(rule for rule in RULES if rule.code == "SAM201").is_called(word)
