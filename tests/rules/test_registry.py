"""What rules are, as data. A code never changes its meaning: what is in this table stays as it is written by hand."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from samverkan_cli import rules
from samverkan_cli.check.gathering import Gathering
from samverkan_cli.check.rule import Rule, Share, Stage
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.report.rule_pages import FAMILIES
from samverkan_cli.rules import RULES

# code, name, family, level in a draft, level once adopted, weight
TABLE = """
SAM001 unreadable-file             reading   error    error   blocking
SAM002 syntax-error                reading   error    error   blocking
SAM003 limit-exceeded              reading   error    error   blocking
SAM004 duplicate-key               reading   error    error   blocking
SAM005 forbidden-yaml              reading   error    error   blocking
SAM006 unknown-field               reading   error    error   blocking
SAM007 missing-field               reading   error    error   blocking
SAM008 invalid-value               reading   error    error   blocking
SAM009 invalid-id                  reading   error    error   blocking
SAM010 unused-ignore               reading   warning  warning form
SAM011 document-count              reading   error    error   blocking
SAM012 unquoted-code               reading   warning  warning form
SAM013 swallowed-text              reading   warning  warning blocking
SAM101 unknown-reference           identity  error    error   blocking
SAM102 duplicate-id                identity  error    error   blocking
SAM103 unused-entry                identity  info     info    form
SAM104 circular-structure          identity  error    error   blocking
SAM105 duplicate-title             identity  warning  warning contradiction
SAM106 similar-title               identity  info     info    form
SAM107 name-variant                identity  info     warning contradiction
SAM108 plans-apart                 identity  warning  warning  contradiction
SAM201 unowned-activity            owners    warning  error   blocking
SAM202 leaderless-activity         owners    warning  warning gap
SAM203 foreign-lead                owners    error    error   contradiction
SAM204 person-as-owner             owners    warning  error   blocking
SAM205 body-as-owner               owners    info     warning gap
SAM206 inactive-owner              owners    error    error   contradiction
SAM207 owner-outside-scope         owners    warning  warning gap
SAM208 overloaded-owner            owners    info     info    gap
SAM209 external-only               owners    warning  warning gap
SAM210 overloaded-across-plans     owners    info     warning  gap
SAM301 undated-activity            time      warning  error   blocking
SAM302 reversed-dates              time      error    error   contradiction
SAM303 outside-validity            time      warning  error   contradiction
SAM304 unknown-validity            time      warning  error   blocking
SAM305 review-overdue              time      warning  warning promise
SAM306 report-missing              time      warning  error   promise
SAM307 report-late                 time      info     info    gap
SAM308 overdue-activity            time      warning  warning promise
SAM309 log-out-of-order            time      warning  warning contradiction
SAM310 unanchored-phase            time      warning  error   gap
SAM311 phase-gap                   time      info     warning contradiction
SAM312 pilot-without-afterwards    time      warning  warning gap
SAM313 expired-plan                time      info     warning promise
SAM314 imprecise-date              time      warning  error   blocking
SAM315 promise-passed              time      warning  warning  promise
SAM316 unstarted-activity          time      warning  warning  promise
SAM317 often-moved                 time      warning  warning  promise
SAM318 impossible-interval         time      warning  warning  contradiction
SAM319 decided-draft               time      warning  warning  contradiction
SAM320 years-apart                 time      warning  warning  contradiction
SAM321 before-its-turn             time      warning  error    contradiction
SAM401 doing-goal                  goals     warning  warning form
SAM402 goal-form                   goals     info     warning form
SAM403 negated-goal                goals     info     info    form
SAM404 selection-size              goals     warning  warning gap
SAM405 period-length               goals     warning  error   gap
SAM406 overlapping-selections      goals     error    error   contradiction
SAM407 lapsed-selection            goals     info     warning gap
SAM408 resting-goal-picked         goals     error    error   contradiction
SAM409 undecided-selection         goals     info     error   gap
SAM410 group-without-goals         goals     warning  warning gap
SAM411 stale-record                goals     warning  error   contradiction
SAM412 vanished-goal               goals     warning  warning  promise
SAM413 late-selection              goals     info     info     gap
SAM501 unmeasured-goal             measures  warning  warning gap
SAM502 incomplete-indicator        measures  info     warning gap
SAM503 target-behind-baseline      measures  error    error   contradiction
SAM504 vague-target                measures  warning  warning gap
SAM505 stale-indicator             measures  info     warning gap
SAM506 invalid-kolada              measures  error    error   blocking
SAM507 wrong-way                   measures  warning  warning  contradiction
SAM508 impossible-measure          measures  warning  error    contradiction
SAM509 output-for-outcome          measures  info     info     gap
SAM601 goal-without-activity       thread    warning  error   gap
SAM602 aimless-activity            thread    info     warning gap
SAM603 empty-focus-area            thread    warning  error   gap
SAM604 empty-strategy              thread    warning  warning gap
SAM605 unmet-need                  thread    warning  warning gap
SAM606 unused-governing-document   thread    info     info    gap
SAM607 unmet-commission            thread    warning  error   blocking
SAM608 late-heavy                  thread    info     info    gap
SAM609 unclassified                thread    info     info    gap
SAM610 uncovered-ages              thread    info     warning gap
SAM611 unassessed-method           thread    info     info    gap
SAM701 chair-gap                   groups    error    error   contradiction
SAM702 chair-not-member            groups    warning  warning contradiction
SAM703 too-few-meetings            groups    warning  warning contradiction
SAM704 mandateless-group           groups    warning  warning gap
SAM705 endless-project-group       groups    warning  warning gap
SAM706 overlapping-ages            groups    warning  warning contradiction
SAM707 age-gap                     groups    warning  warning gap
SAM708 unaligned-ages              groups    info     info    form
SAM709 unvoiced-audience           groups    info     info    gap
SAM710 chair-out-of-office         groups    warning  error    contradiction
SAM711 meeting-clash               groups    info     info     contradiction
SAM801 missing-metadata            document  info     warning gap
SAM802 unfunded-activity           document  warning  warning gap
SAM803 uneven-shares               document  error    error   contradiction
SAM804 undated-decision            document  warning  error   gap
SAM805 placeholder-text            document  warning  error   blocking
SAM806 empty-appendix              document  warning  error   gap
SAM807 open-item                   document  warning  warning gap
SAM808 repeated-sentence           document  info     info    form
SAM809 undefined-abbreviation      document  info     info    form
SAM810 unprintable-character       document  warning  error   blocking
SAM811 funding-overrun             document  error    error   contradiction
SAM812 incomplete-follow-up        document  warning  error   promise
SAM813 done-without-result         document  warning  warning gap
SAM819 lost-content                document  warning  error   blocking
SAM901 personal-data               law       error    error   blocking
SAM902 expired-governing-document  law       warning  warning contradiction
SAM903 repealed-act                law       warning  warning contradiction
SAM904 act-without-place           law       warning  warning gap
SAM905 no-best-interests           law       info     warning blocking
SAM906 small-number                law       error    error   blocking
"""
UNDECIDED = "SAM201 SAM301 SAM501 SAM601 SAM602 SAM603 SAM604 SAM605 SAM607 SAM704 SAM801 SAM806"
"""Rules that are infos at most in an inquiry and a proposal, which decide nothing yet."""
REPORT = "SAM205 SAM304 SAM305 SAM320 SAM502 SAM504 SAM601 SAM603 SAM605 SAM606 SAM609 SAM611 SAM704 SAM801 SAM905"
"""Rules that ask nothing of a report."""
BROAD = "SAM601 SAM602 SAM603 SAM604"
"""Rules that a programme, strategy, policy or guideline is spared as long as it has no activities."""
GATHERED = (
    "SAM103 SAM201 SAM202 SAM301 SAM501 SAM502 SAM504 SAM602 SAM605 SAM606 SAM609 SAM610 SAM611 SAM704 SAM806 SAM807"
)
"""Rules of which the findings are gathered where 60 % of those they ask, and four, are at fault."""


def test_the_rules_of_the_table_are_as_it_says() -> None:
    found = [
        f"{rule.code} {rule.name} {rule.family} {rule.draft.word} {rule.adopted.word} {rule.weight}" for rule in RULES
    ]
    assert {" ".join(line.split()) for line in TABLE.strip().splitlines()} <= set(found)


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def codes(is_so: Callable[[Rule], object]) -> set[str]:
    return {rule.code for rule in RULES if is_so(rule)}


def test_which_rules_are_notes_where_nothing_is_decided_yet() -> None:
    assert codes(lambda rule: rule.kinds) == {*UNDECIDED.split()}
    for rule in RULES:
        assert rule.kinds in ({}, {"inquiry": Level.INFO, "proposal": Level.INFO})


def test_which_rules_ask_nothing_of_a_kind_of_document() -> None:
    assert codes(lambda rule: "report" in rule.silent) == {*REPORT.split()}
    assert codes(lambda rule: "inquiry" in rule.silent) == {"SAM304"}
    assert codes(lambda rule: rule.needs_activities) == {*BROAD.split()}
    assert {kind for rule in RULES for kind in rule.needs_activities} == {
        "programme",
        "strategy",
        "policy",
        "guideline",
    }


def test_of_which_rules_the_findings_are_gathered() -> None:
    assert codes(lambda rule: rule.gathers == Share(4, 60)) == {*GATHERED.split()}
    assert codes(lambda rule: rule.gathers == Share(4, 0)) == {"SAM809"}
    for rule in RULES:
        if rule.gathers is not None or rule.kinds:
            assert all(isinstance(each, Gathering) for each in import_module(rule.module).gatherings)


def test_what_finds_the_findings_of_a_rule() -> None:
    assert codes(lambda rule: rule.stage is Stage.READING) == {f"SAM{n:03}" for n in range(1, 14)}
    assert codes(lambda rule: rule.stage is Stage.LINKING) == {"SAM101", "SAM102"}


def test_what_the_rules_need() -> None:
    needing = {"SAM107", "SAM401", "SAM402", "SAM403", "SAM509", "SAM817", "SAM818"}
    assert codes(lambda rule: rule.needs_language) == needing
    whole = codes(lambda rule: not rule.needs_whole_plan and rule.stage is not Stage.READING)
    assert whole == {"SAM102", "SAM104", "SAM105", "SAM106"}
    assert codes(lambda rule: rule.stage is Stage.READING) <= codes(lambda rule: not rule.needs_whole_plan)
    assert codes(lambda rule: rule.needs_every_plan) == {"SAM103", "SAM605", "SAM606", "SAM612"}


def test_what_cannot_be_silenced_and_what_a_finding_hides() -> None:
    incomplete = {"SAM001", "SAM002", "SAM003", "SAM005"}
    assert codes(lambda rule: rule.makes_incomplete) == incomplete
    assert codes(lambda rule: not rule.silenceable) == incomplete | {"SAM004", "SAM010", "SAM011"}
    assert codes(lambda rule: rule.hides) == {"SAM006", "SAM008", "SAM009", "SAM101"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_that_checking_asks_has_a_module_and_no_other_has(rule: Rule) -> None:
    found = find_spec(rule.module)
    called = {Stage.CHECKING: ("check",), Stage.COMPARING: ("note", "compare")}.get(rule.stage, ())
    assert (found is not None) == bool(called)
    assert all(callable(getattr(import_module(rule.module), name)) for name in called)


def test_every_module_and_page_beside_the_rules_is_of_a_rule() -> None:
    known = {rule.module.rpartition(".")[2] for rule in RULES}
    folder = Path(rules.__file__).parent
    beside = {path.name.partition(".")[0] for path in folder.glob("*/*.*") if path.parent.name in FAMILIES}
    assert beside - {"__init__"} == known


def test_to_know_the_rules_is_not_to_import_them_or_the_models() -> None:
    """So that `samverkan rule` and completion are quick."""
    program = (
        "import sys, samverkan_cli.rules, samverkan_cli.check.selection, samverkan_cli.rules.pages\n"
        "print(*(name for name in sys.modules if name.startswith('samverkan_cli') or name == 'pydantic'))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    packages = {".".join(name.split(".")[:2]) for name in ran.stdout.split()}
    assert packages == {"samverkan_cli", "samverkan_cli.check", "samverkan_cli.core", "samverkan_cli.rules"}
    assert "samverkan_cli.rules.time" not in ran.stdout


@pytest.mark.parametrize("word", ["SAM201", "sam201", "SAM2", "sam", "unowned-activity", "Unowned-Activity"])
def test_what_means_a_rule(word: str) -> None:
    assert next(rule for rule in RULES if rule.code == "SAM201").is_called(word)


@pytest.mark.parametrize("word", ["SAM202", "SAM2011", "unowned", "201", "", "SA"])
def test_what_does_not_mean_a_rule(word: str) -> None:
    assert not next(rule for rule in RULES if rule.code == "SAM201").is_called(word)


def compared_codes(source: str) -> Iterator[int]:
    """The lines of a source where a rule's code, or the beginning of one, is compared with something."""
    for node in ast.walk(ast.parse(source)):
        compared: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            compared = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
            compared = node.args
        elif isinstance(node, ast.match_case):
            compared = [each for each in ast.walk(node.pattern) if isinstance(each, ast.expr)]
        for part in (inside for each in compared for inside in ast.walk(each)):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value[:4] in CODE_BEGINNINGS:
                yield node.lineno if isinstance(node, ast.expr) else part.lineno


CODE_BEGINNINGS = {f"SAM{digit}" for digit in range(10)}


@pytest.mark.parametrize(
    "line",
    [
        'found.code == "SAM009"',
        'found.code not in ("SAM006", "SAM101")',
        '"SAM1" in found.code',
        'found.code.startswith(("SAM0", "SAM1"))',
        'match found.code:\n    case "SAM001": pass',
    ],
)
def test_what_compares_a_code(line: str) -> None:
    assert list(compared_codes(line))


@pytest.mark.parametrize(
    "line", ['Finding(at, message, code="SAM009")', '"""SAM009: no id."""', 'word.startswith("SAM")']
)
def test_what_does_not_compare_a_code(line: str) -> None:
    assert not list(compared_codes(line))


def test_no_code_is_compared_by_its_letters() -> None:
    """What sets rules apart is data on the rule."""
    package = Path(rules.__file__).parent.parent
    found = {
        f"{path.relative_to(package)}:{line}"
        for path in package.rglob("*.py")
        if any(begins in (source := path.read_text(encoding="utf-8")) for begins in CODE_BEGINNINGS)
        for line in compared_codes(source)
    }
    assert found == set()
