"""SARIF, as GitHub's code scanning and the viewers of editors read it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest

from samverkan_cli import __version__
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import LANGUAGES
from samverkan_cli.report import sarif
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import page
from tests.conftest import MakeSpace
from tests.report.telling import FILE, SPAN, TEXT, found, told
from tests.report.validity import sarif_faults
from tests.workspaces import DOCUMENT, REPOSITORY, TODAY, run_here


def run_of(text: str) -> Any:
    assert sarif_faults(text) == []
    (run,) = json.loads(text)["runs"]
    return run


def result_of(text: str) -> Any:
    (result,) = run_of(text)["results"]
    return result


def test_a_result_has_its_rule_its_level_what_is_wrong_and_where() -> None:
    related = ((Message("it stands here already"), Source(FILE, TEXT).span(0, 8)),)
    run = run_of(sarif.findings(told(found("Ingen ansvarar för ”Å”", help="Skriv owners:", related=related))))
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], rule["id"], rule["name"]) == ("SAM201", "SAM201", "unowned-activity")
    assert result["level"] == "error"
    assert result["message"] == {"text": "Ingen ansvarar för ”Å”. Skriv owners:."}
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "plans/%C3%A5%20b/plan.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 3, "endColumn": 2},
    }
    (also,) = result["relatedLocations"]
    assert (also["id"], also["message"]["text"]) == (1, "it stands here already")
    assert also["physicalLocation"]["region"]["startLine"] == 1
    assert result["properties"] == {"plan": "p", "plans": ["p"], "path": ["owners"]}


@pytest.mark.parametrize(("level", "said"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_levels(level: str, said: str, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": f"rules: {{unknown-field: {level}}}\n", "plans/p/p.yaml": DOCUMENT + "x: 1\n"})
    result = result_of(space.run("validate", "--select", "SAM006", "--format", "sarif").out)
    assert result["level"] == said


def test_a_finding_without_a_file_has_a_place_all_the_same() -> None:
    """GitHub refuses the whole log where one result has none."""
    (place,) = result_of(sarif.findings(told(found(span=None))))["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "samverkan.yaml"
    assert place["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_are_told_by_their_pages_in_the_readers_language(language: str) -> None:
    ran = run_here("validate", "pitea", "--format", "sarif", "--lang", language, "--today", TODAY, here=REPOSITORY)
    run = run_of(ran.out)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], run["language"]) == ("samverkan", __version__, language)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule, said in zip(RULES, driver["rules"], strict=True):
        written = page(rule, language)
        assert said["name"] == rule.name
        assert said["shortDescription"]["text"] == written.sentence
        assert said["help"]["markdown"] == written.text
        assert written.sentence in said["help"]["text"]
        # GitHub cuts them there.
        assert max(len(said[key]["text"]) for key in ("shortDescription", "fullDescription")) <= 1024
        assert said["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert said["properties"]["tags"] == [rule.family, rule.weight]


def test_only_rules_that_were_asked_for_are_in_the_log(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/p.yaml": DOCUMENT + "x: 1\n"})
    run = run_of(space.run("validate", "--select", "SAM006", "--format", "sarif").out)
    unreadable = ["SAM001", "SAM002", "SAM003", "SAM005"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [*unreadable, "SAM006"]
    assert run["results"][0]["ruleIndex"] == 4


@pytest.mark.parametrize("start", ["", "\ufeff", "# 🙂\r\n", "# å\r"])
def test_a_fix_put_in_where_it_says_mends_the_file(start: str, workspace: MakeSpace) -> None:
    text = f"{start}document: {{title: 🙂, kind: strategy, municipality: {{code: 0162}}}}\n"
    space = workspace({"samverkan.yaml": "", "plans/å å/plan.yaml": text})
    run = run_of(space.run("validate", "--select", "SAM012", "--format", "sarif").out)
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    file = unquote(change["artifactLocation"]["uri"])
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    region = replacement["deletedRegion"]
    assert (file, region["startLine"]) == ("plans/å å/plan.yaml", region["endLine"])
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "0162"
    assert replacement["insertedContent"]["text"] == '"0162"'
    assert fix["properties"] == {"safe": True}
    assert fix["description"]["text"]


def test_a_fix_that_cannot_be_made_is_left_out(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/p.yaml": DOCUMENT + "x: 1\n"})
    assert "fixes" not in result_of(space.run("validate", "--select", "SAM006", "--format", "sarif").out)


def test_two_alike_have_two_fingerprints() -> None:
    results = run_of(sarif.findings(told(found(), found(), found(span=SPAN))))["results"]
    marks = [each["partialFingerprints"]["primaryLocationLineHash"] for each in results]
    assert len(set(marks)) == 3


def test_the_program_and_each_rule_say_where_to_read_about_them() -> None:
    driver = json.loads(sarif.findings(told(found())))["runs"][0]["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    links = {rule["id"]: rule["helpUri"] for rule in driver["rules"]}
    assert len(set(links.values())) == len(links) == len(driver["rules"])
    assert all(link.startswith(driver["informationUri"]) for link in links.values())
