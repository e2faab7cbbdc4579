"""What holds for every form of findings: it can be read, says all, says it the same way, and bears anything."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.report.formats import Format, form
from samverkan_cli.rules import RULES
from tests.conftest import MakeSpace
from tests.report.telling import CODES, findings, found, told
from tests.report.validity import element, junit_faults, sarif_faults
from tests.workspaces import DOCUMENT, TODAY, Space

FORMS = [each for each in Format if each is not Format.text]
SHARED = {
    "samverkan.yaml": "färg: röd\n",
    "plans/ägare.yaml": "owners: {o: {title: O, x: 1}}\n",
    "plans/å b/plan.yaml": DOCUMENT + "needs:\n  n: {title: N}\n  n: {title: M}\n",
    "plans/q/plan.yaml": "document: [\n",
}


def how_many(format: Format, text: str) -> int:
    """How many findings a form tells of, by the form's own reckoning."""
    if format is Format.github:
        return len(text.splitlines())
    if format is Format.junit:
        return sum(1 for test in element(text).iter("testcase") if len(test) and test[0].tag != "skipped")
    data: Any = json.loads(text)
    return len(
        {
            Format.json: lambda: data["findings"],
            Format.gitlab: lambda: data,
            Format.sarif: lambda: data["runs"][0]["results"],
        }[format]()
    )


@pytest.mark.parametrize("format", FORMS)
def test_each_form_has_a_module_of_its_name(format: Format) -> None:
    assert importlib.util.find_spec(f"samverkan_cli.report.{format.value}") is not None
    assert form(format)(told(found()))


@pytest.mark.parametrize("format", FORMS)
@given(st.lists(findings(), max_size=5))
def test_whatever_is_found_it_is_well_formed_and_complete(format: Format, each: list[Diagnostic]) -> None:
    told_of = told(*each, plans=("p", "q"), rules=[rule for rule in RULES if rule.code in CODES])
    text = form(format)(told_of)
    text.encode()
    assert text == form(format)(told_of)
    lines = text.split("\n")
    assert len(lines) == len(each) + 1 if format is Format.github else lines
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text) or format is Format.json
    if format is Format.sarif:
        assert sarif_faults(text) == []
    if format is Format.junit:
        assert junit_faults(text) == []
    if format is not Format.github:
        assert how_many(format, text) == len(each)


@pytest.mark.parametrize("format", FORMS)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_of_a_workspace_all_that_is_found_is_told(format: Format, language: str, workspace: MakeSpace) -> None:
    space = workspace(SHARED)
    arguments = ("validate", "--today", TODAY, "--lang", language, "--format")
    ran = space.run(*arguments, format.value)
    assert (ran.code, ran.err) == (1, "")
    assert how_many(format, ran.out) == len(space.validate().findings) > 4
    assert space.run(*arguments, format.value).out == ran.out
    assert ran.out.endswith("\n")


@pytest.mark.parametrize("format", FORMS)
def test_nothing_found(format: Format, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    ran = space.run("validate", "--select", "SAM0", "--format", format.value)
    assert (ran.code, ran.err) == (0, "")
    assert how_many(format, ran.out) == 0


@pytest.mark.parametrize("format", FORMS)
def test_no_plan_at_all(format: Format, workspace: MakeSpace) -> None:
    """The one finding that has no file."""
    ran = workspace({"plans/readme.txt": ""}).run("validate", "--format", format.value)
    assert ran.code == 1
    assert how_many(format, ran.out) == 1
    assert ("samverkan.yaml" in ran.out) == (format in (Format.sarif, Format.gitlab))


@pytest.mark.parametrize("format", FORMS)
def test_a_file_whose_name_is_not_utf8(format: Format, tmp_path: Path) -> None:
    space = Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    try:
        (tmp_path / "plans" / "p" / "\udce5.yaml").write_text("needs: {n: {title: N, x: 1}}\n")
    except (OSError, UnicodeError):
        pytest.skip("no such names here")
    ran = space.run("validate", "--select", "SAM006", "--format", format.value)
    assert ran.code == 1
    assert how_many(format, ran.out) == 1
    assert {Format.sarif: "plans/p/%E5.yaml", Format.json: "plans/p/\\udce5.yaml"}.get(
        format, "plans/p/�.yaml"
    ) in ran.out
