"""Every rule's page, run: what is marked under Fault is found there and nowhere else, Good is good, Fixed is fixed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.i18n.speech import LANGUAGES, speech
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import HEADINGS, Example, Page, page, parse
from samverkan_cli.validation.checking import Outcome
from tests.rules.running import Case, cases, difference, mended, told
from tests.workspaces import TODAY, Space

OF_RULES = {rule.code: cases(page(rule).faults) for rule in RULES}
FAULTS = [
    pytest.param(rule, case, id=f"{rule.code}-{n}")
    for rule in RULES
    for n, case in enumerate(OF_RULES[rule.code], start=1)
]
GOODS = [
    pytest.param(rule, case, id=f"{rule.code}-{n}")
    for rule in RULES
    for n, case in enumerate(cases(page(rule).goods), start=1)
]
MENDS = [pytest.param(rule, page(rule), id=rule.code) for rule in RULES if page(rule).fixed]


Run = Callable[[Rule, Case], Outcome]


@pytest.fixture(scope="module")
def run() -> Run:
    """What comes of a case and a rule, which is run once for all that is asked of it."""

    @cache
    def ran(rule: Rule, case: Case) -> Outcome:
        with TemporaryDirectory() as folder:
            return case.run(Path(folder), select=[rule.code])

    return ran


@pytest.mark.parametrize(("rule", "case"), FAULTS)
def test_a_fault_is_found_on_the_lines_that_are_marked_and_on_no_other(rule: Rule, case: Case, run: Run) -> None:
    assert case.marks
    assert {mark.code for mark in case.marks} == {rule.code}
    found = run(rule, case).found
    # A page shows where a rule points. How many times it does so on one line is for the cases to tell.
    once = list({(each.span, each.code): each for each in found}.values())
    assert difference(case.marks, once) == ""


@pytest.mark.parametrize(("rule", "case"), FAULTS)
def test_a_fault_is_the_only_error_of_its_example(rule: Rule, case: Case, tmp_path: Path) -> None:
    found = case.run(tmp_path).found
    assert [told(each) for each in found if each.level is Level.ERROR and each.code != rule.code] == []


@pytest.mark.parametrize(("rule", "case"), FAULTS)
def test_what_is_said_of_a_fault_can_be_said_and_ends_without_a_stop(rule: Rule, case: Case, run: Run) -> None:
    for each in run(rule, case).found:
        assert each.help is not None, f"{told(each)} does not say what to do"
        for language in LANGUAGES:
            say = speech(language)
            for said in (say(each.message), say(each.help), *(say(message) for message, _ in each.related)):
                assert said
                assert not said.endswith(".")
                assert "{{" not in said


@pytest.mark.parametrize(("rule", "case"), GOODS)
def test_good_gives_nothing_of_the_rule_and_no_error_at_all(rule: Rule, case: Case, tmp_path: Path) -> None:
    assert case.marks == []
    found = case.run(tmp_path).found
    assert [told(each) for each in found if each.code == rule.code or each.level is Level.ERROR] == []


@pytest.mark.parametrize(("rule", "written"), MENDS)
def test_the_fix_makes_of_the_fault_exactly_what_stands_under_fixed(
    rule: Rule, written: Page, tmp_path: Path, run: Run
) -> None:
    """Fixed has the faults of which something is mended, in their order. What is left in one of them is marked."""
    tried = [(fault, run(rule, fault)) for fault in OF_RULES[rule.code]]
    mending = [(fault, outcome) for fault, outcome in tried if any(each.fix is not None for each in outcome.found)]
    for n, ((fault, outcome), fixed) in enumerate(zip(mending, cases(written.fixed), strict=True)):
        assert mended(fault, outcome) == fixed.files
        remaining = fixed.run(tmp_path / f"{n}-fixed", select=[rule.code]).found
        assert difference(fixed.marks, remaining) == ""
        assert {each.code for each in remaining} <= {rule.code}
        space = Space(tmp_path / f"{n}-program").write({"samverkan.yaml": "", **fault.files})
        chosen = ",".join(fault.select or [rule.code])
        space.run("validate", "--fix", "--unsafe-fixes", "--select", chosen, "--today", TODAY)
        assert {file: (space.root / file).read_bytes() for file in fixed.files} == fixed.files


def test_the_rules_that_mend_are_those_that_show_it(run: Run) -> None:
    mending = {
        rule.code
        for rule in RULES
        for case in OF_RULES[rule.code]
        for each in run(rule, case).found
        if each.code == rule.code and each.fix is not None
    }
    assert mending == {rule.code for rule in RULES if page(rule).fixed}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_is_there_in_all_languages_with_the_same_examples(rule: Rule) -> None:
    english = page(rule)
    for language in LANGUAGES:
        other = page(rule, language)
        assert (other.code, other.name) == (rule.code, rule.name)
        assert (other.faults, other.goods, other.fixed) == (english.faults, english.goods, english.fixed)
        assert language == "en" or (other.sentence != english.sentence and other.why != english.why)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_fits_the_terminal(rule: Rule, language: str) -> None:
    written = page(rule, language)
    assert len(written.sentence) <= 110
    assert written.sentence.endswith(".")
    for example in (*written.faults, *written.goods, *written.fixed):
        assert max(map(len, example.text.splitlines())) <= 76


def test_a_page_that_is_not_translated_is_given_in_english() -> None:
    rule = next(rule for rule in RULES if rule.code == "SAM201")
    assert page(rule, "fi") == page(rule)


SHORT = """\
# SAM999 made-up

It finds.

## Why

Because.

## Fault

```yaml
a: 1
```

## Good

```yaml
```
"""


def test_a_page_is_read() -> None:
    read = parse(SHORT)
    assert (read.code, read.name, read.sentence, read.why) == ("SAM999", "made-up", "It finds.", "Because.")
    assert (read.faults, read.goods, read.fixed) == ((Example("a: 1\n"),), (Example(""),), ())
    assert HEADINGS.keys() == set(LANGUAGES)


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("# SAM999 made-up", "# made-up SAM999", "begins with #"),
        ("## Why", "## Reason", "the headings are"),
        ("## Good", "## Fault", "the headings are"),
        ("It finds.", "It\nfinds.", "one line"),
        ("Because.", "", "one line"),
        ("```yaml\n```\n", "```yaml\n", "never closed"),
        ("```yaml\na: 1\n```", "a: 1", "only blocks of YAML"),
    ],
)
def test_a_page_of_another_form_is_refused(written: str, instead: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse(SHORT.replace(written, instead, 1))
