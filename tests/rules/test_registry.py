"""Which rules there are. A code never changes its meaning: this table is written by hand, and is only added to."""

from __future__ import annotations

import pytest

from samverkan_cli.check.rule import Rule
from samverkan_cli.rules import RULES

# code, name, family, level in a draft, level once adopted
TABLE = """
SAM001 unreadable-file        reading   error    error
SAM002 syntax-error           reading   error    error
SAM003 limit-exceeded         reading   error    error
SAM004 duplicate-key          reading   error    error
SAM005 forbidden-yaml         reading   error    error
SAM006 unknown-field          reading   error    error
SAM007 missing-field          reading   error    error
SAM008 invalid-value          reading   error    error
SAM009 invalid-id             reading   error    error
SAM010 unused-ignore          reading   warning  warning
SAM011 document-count         reading   error    error
SAM012 unquoted-code          reading   warning  warning
SAM013 swallowed-text         reading   warning  warning
SAM101 unknown-reference      identity  error    error
SAM102 duplicate-id           identity  error    error
SAM104 circular-structure     identity  error    error
SAM105 duplicate-title        identity  warning  warning
SAM201 unowned-activity       owners    warning  error
SAM202 leaderless-activity    owners    warning  warning
SAM203 foreign-lead           owners    error    error
SAM301 undated-activity       time      warning  error
SAM302 reversed-dates         time      error    error
SAM304 unknown-validity       time      warning  error
SAM601 goal-without-activity  thread    warning  error
SAM603 empty-focus-area       thread    warning  error
SAM604 empty-strategy         thread    warning  warning
SAM801 missing-metadata       document  info     warning
"""
UNDECIDED = {"SAM601"}
"""Rules that are infos in documents that decide nothing yet."""


def test_the_rules_are_those_of_the_table_in_its_order() -> None:
    found = [f"{rule.code} {rule.name} {rule.family} {rule.draft.word} {rule.adopted.word}" for rule in RULES]
    assert found == [" ".join(line.split()) for line in TABLE.strip().splitlines()]


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_which_rules_are_notes_where_nothing_is_decided_yet() -> None:
    assert {rule.code for rule in RULES if rule.decided_only} == UNDECIDED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_lives_where_its_name_says(rule: Rule) -> None:
    assert rule.module == f"samverkan_cli.rules.{rule.family}.{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("word", ["SAM201", "sam201", "SAM2", "sam", "unowned-activity", "Unowned-Activity"])
def test_what_means_a_rule(word: str) -> None:
    assert next(rule for rule in RULES if rule.code == "SAM201").is_called(word)


@pytest.mark.parametrize("word", ["SAM202", "SAM2011", "unowned", "201", "", "SA"])
def test_what_does_not_mean_a_rule(word: str) -> None:
    assert not next(rule for rule in RULES if rule.code == "SAM201").is_called(word)
