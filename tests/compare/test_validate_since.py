"""`validate --since`: what was adopted is known, and a clone that lacks it says so."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.compare.municipality import grown
from tests.repositories import Repository
from tests.workspaces import Space

CODES = ("SAM109", "SAM110", "SAM111")


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return grown(tmp_path_factory.mktemp("kommun"))


def test_what_the_adopted_version_had(municipality: Repository) -> None:
    ran = municipality.space.validate("--since", "v1", "--select", ",".join(CODES))
    found = Counter((each["code"], each["level"]) for each in ran.findings)
    # Gone: a routine and a report. Dropped without a word: a course. Rewritten: a value and a decision.
    assert found == {("SAM109", "error"): 3, ("SAM110", "error"): 2}
    assert ran.code == 1
    assert ran.json["plans"][0]["not_run"] == []


def test_nothing_has_changed_since_the_last_commit(municipality: Repository) -> None:
    assert municipality.space.validate("--since", "HEAD", "--select", ",".join(CODES)).findings == []


def test_without_a_version_to_compare_with_nothing_is_asked(municipality: Repository) -> None:
    ran = municipality.space.validate("--select", ",".join(CODES))
    assert ran.findings == []
    assert ran.json["plans"][0]["not_run"] == []


def test_a_version_that_is_not_there(municipality: Repository) -> None:
    assert municipality.space.validate("--since", "nowhere").code == 2


@pytest.mark.parametrize("format", ["json", "text"])
def test_a_shallow_clone_says_that_it_could_not_look(municipality: Repository, tmp_path: Path, format: str) -> None:
    municipality.git("clone", "--quiet", "--depth", "1", f"file://{municipality.root}", str(tmp_path / "grund"))
    space = Space(tmp_path / "grund")
    ran = space.run("validate", "--format", format, "--since", "v1", "--select", ",".join(CODES))
    assert ran.code == 0
    assert "git fetch --unshallow" in ran.err
    if format == "json":
        assert ran.json["plans"][0]["not_run"] == [{"code": code, "why": "history"} for code in CODES]
    else:
        assert "versionen att jämföra med inte gick att läsa: 3 regler" in " ".join(ran.out.split())


def test_a_comment_that_silences_is_of_use_only_where_one_compares(municipality: Repository) -> None:
    file = "plans/barn/plan.yaml"
    text = (municipality.root / file).read_text(encoding="utf-8")
    try:
        line = "  # samverkan: ignore[vanished-promise] nämnden har beslutat\n  reporting:\n"
        municipality.space.write({file: text.replace("  reporting:\n", line)})
        assert not municipality.space.findings("SAM010")
        ran = municipality.space.validate("--since", "v1", "--select", "SAM109,SAM010")
        assert ran.codes == ["SAM109"] * 2
    finally:
        municipality.space.write({file: text})


EVIL = [
    ("an id kept for something else", "Starta en föräldrachatt", "Köpa nya möbler", ["SAM109", "SAM111"]),
    ("an earlier version", "  version: 2\n", "  version: 1\n", ["SAM111"]),
    ("a later version", "  version: 2\n", "  version: 3\n", []),
]
"""How something that was decided may be changed so that nobody sees it, with what is found all the same."""


@pytest.mark.parametrize(("old", "new", "codes"), [each[1:] for each in EVIL], ids=[each[0] for each in EVIL])
def test_what_is_hidden_is_found(municipality: Repository, old: str, new: str, codes: list[str]) -> None:
    file = "plans/barn/plan.yaml"
    text = (municipality.root / file).read_text(encoding="utf-8")
    assert old in text
    later = text.replace(
        "  hus: {", "  x: {title: Ordna läger, owners: [skolchef], until: 2027-01-31}\n          hus: {"
    )
    try:
        municipality.space.write({file: (text if "SAM109" in codes else later).replace(old, new)})
        ran = municipality.space.validate("--since", "HEAD", "--select", ",".join(CODES))
        assert sorted(ran.codes) == codes
    finally:
        municipality.space.write({file: text})
