"""Three years of a municipality: all that has changed is told, and none of it twice."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.compare.municipality import EDITS, YEARS, grown
from tests.document.reading import Pdf, problems
from tests.repositories import Repository
from tests.workspaces import Ran

PROMISE = "2 år, Socialnämnden, Kommunstyrelsen"
"""What a promised report is called, which has no title."""


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return grown(tmp_path_factory.mktemp("kommun"))


def told(ran: Ran) -> Counter[tuple[str, str]]:
    assert ran.code == 0, ran.err
    (plan,) = ran.json["plans"]
    return Counter((each["kind"], each["thing"]["title"]) for each in plan["changes"])


def test_all_changes_of_three_years_are_told_once(municipality: Repository) -> None:
    ran = municipality.space.run("changes", "--since", "v1", "--format", "json")
    expected = Counter((edit.kind, edit.title or PROMISE) for edit in EDITS if edit.kind)
    assert sum(expected.values()) >= 30
    assert told(ran) == expected
    weights = [each["weight"] for each in ran.json["plans"][0]["changes"]]
    assert weights == sorted(weights, key=["promise", "contradiction", "gap", "form"].index)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_each_year_has_its_own(municipality: Repository, n: int) -> None:
    before = f"år-{n - 1}" if n > 1 else "v1"
    municipality.git("checkout", "--quiet", f"år-{n}")
    ran = municipality.space.run("changes", "--since", before, "--format", "json")
    municipality.git("checkout", "--quiet", "main")
    expected = Counter((e.kind, e.title or PROMISE) for e in [*YEARS.values()][n - 1] if e.kind)
    assert told(ran) == expected


@pytest.mark.long
def test_all_changes_are_a_pdf_that_is_whole_and_accessible(municipality: Repository) -> None:
    changes = municipality.space.run("changes", "--since", "v1", "--format", "json").json["plans"][0]["changes"]
    ran = municipality.space.run("render", "barn", "--document", "changes", "--since", "v1", "--to", "pdf")
    assert ran.code == 0, ran.err
    (file,) = (municipality.root / "out" / "barn").glob("*.pdf")
    written = file.read_bytes()
    assert problems(written) == []
    titles = [each["thing"]["title"] for each in changes if each["thing"]["title"]]
    assert Pdf(written).lost(dict.fromkeys(titles)) == []
