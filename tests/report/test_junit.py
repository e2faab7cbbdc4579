"""JUnit's XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from samverkan_cli.core.diagnostic import Level
from samverkan_cli.report import junit
from samverkan_cli.rules import RULES
from tests.conftest import MakeSpace
from tests.report.telling import found, told
from tests.report.validity import element, junit_faults
from tests.workspaces import DOCUMENT


def read(text: str) -> ET.Element:
    assert junit_faults(text) == []
    return element(text)


def names(suite: ET.Element, inside: str) -> list[str]:
    """The tests of a suite with a certain element in them."""
    return [test.attrib["name"] for test in suite.iter("testcase") if test.find(inside) is not None]


def test_a_finding_is_a_test_that_fails_and_any_other_rule_one_that_passes() -> None:
    root = read(junit.findings(told(found("Ingen ansvarar", help="Skriv det"))))
    (suite,) = root
    assert root.attrib == {"name": "samverkan", "tests": str(len(RULES)), "failures": "1", "errors": "0"}
    assert {key: suite.attrib[key] for key in ("name", "tests", "failures")} == {
        "name": "p",
        "tests": str(len(RULES)),
        "failures": "1",
    }
    failed = [test for test in suite if len(test)]
    assert [test.attrib for test in failed] == [{"name": "SAM201 unowned-activity: owners", "classname": "p"}]
    failure = failed[0][0]
    assert failure.attrib == {"type": "error", "message": "Ingen ansvarar"}
    assert failure.text == "plans/å b/plan.yaml:2:3\nSkriv det"
    passed = [test.attrib["name"] for test in suite if not len(test)]
    assert passed == [f"{rule.code} {rule.name}" for rule in RULES if rule.code != "SAM201"]


@pytest.mark.parametrize(("least", "failing"), [(None, 0), (Level.ERROR, 1), (Level.WARNING, 2), (Level.INFO, 3)])
def test_what_fails_is_what_makes_the_run_fail(least: Level | None, failing: int) -> None:
    each = [found(level=level, route=(level.word,)) for level in Level]
    (suite,) = read(junit.findings(told(*each, least=least)))
    assert suite.attrib["failures"] == str(failing)
    assert (len(names(suite, "failure")), len(names(suite, "system-out"))) == (failing, 3 - failing)


def test_of_two_alike_each_has_a_name_of_its_own() -> None:
    (suite,) = read(junit.findings(told(found(), found())))
    name = "SAM201 unowned-activity: owners"
    assert names(suite, "failure") == [name, f"{name} (2)"]


def test_what_plans_share_is_told_once_and_no_plan_passes_there() -> None:
    root = read(junit.findings(told(found(plan=None, plans=("p", "q")), plans=("p", "q", "r"))))
    assert [(suite.attrib["name"], suite.attrib["failures"]) for suite in root] == [
        ("p", "0"),
        ("q", "0"),
        ("r", "0"),
        ("workspace", "1"),
    ]
    passed = [[test.attrib["name"] for test in suite if not len(test)] for suite in root]
    assert ["SAM201 unowned-activity" in each for each in passed] == [False, False, True, False]


def test_what_could_not_be_judged_is_skipped(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/p.yaml": DOCUMENT, "plans/p/x.yaml": "owners: [\n"})
    (suite,) = read(space.run("validate", "--format", "junit").out)
    assert "SAM201 unowned-activity" in names(suite, "skipped")
    assert "SAM006 unknown-field" not in names(suite, "skipped")
    assert suite.attrib["skipped"] == str(len(names(suite, "skipped")))
    assert names(suite, "failure") != []


def test_the_fail_on_option_says_what_fails(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/p.yaml": DOCUMENT + "x: 1\n"})
    for least, failures in (("error", "1"), ("never", "0")):
        ran = space.run("validate", "--select", "SAM006", "--format", "junit", "--fail-on", least)
        assert (str(ran.code), read(ran.out).attrib["failures"]) == (failures, failures)


@pytest.mark.parametrize("text", ["]]>", "<&>\"'", "\x00\x1b", "\ud800", "\ufffe", "a\r\nb", "🙂 å"])
def test_no_text_breaks_it(text: str) -> None:
    (suite,) = read(junit.findings(told(found(text, help=text, route=(text,)))))
    (failure,) = suite.iter("failure")
    assert failure.attrib["message"]
