"""What SAM106 does that a case cannot say: which of several it names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from samverkan_cli.check.rule import Given
from samverkan_cli.link.project import Project
from samverkan_cli.rules.identity import similar_title
from samverkan_cli.swedish.similarity import ALIKE, alike
from tests.conftest import MakePlan
from tests.link.linked import linked

WORDS = [
    "utveckla",
    "stöd",
    "samverkan",
    "mellan",
    "skola",
    "socialtjänst",
    "föräldrar",
    "barn",
    "unga",
    "tidigt",
    "rutiner",
    "plan",
    "chatt",
    "kurs",
]
MANY = 500
NEIGHBOURS = 40


def needs(title: Callable[[int], str], many: int) -> Project:
    lines = [f"  n{n}: {{title: {title(n)}}}" for n in range(many)]
    return linked("needs:\n" + "\n".join(lines) + "\n").project


def various(n: int) -> str:
    return " ".join(WORDS[(n // 13**k) % 13 + (k % 2)] for k in range(7))


def letters(n: int) -> str:
    return "".join(chr(ord("a") + (n // 26**k) % 26) for k in range(3))


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(various, id="various"),
        pytest.param(lambda n: f"Utveckla samverkan mellan skola och socialtjänst {letters(n)}", id="all alike"),
        pytest.param(lambda n: f"Utveckla samverkan mellan skola och socialtjänst {n}", id="digits"),
        pytest.param(lambda n: f"Utveckla samverkan med {letters(n).title()}", id="names"),
        pytest.param(lambda n: f"{various(n)} " * 8, id="long"),
    ],
)
def test_of_many_titles_alike_each_is_told_once(title: Callable[[int], str]) -> None:
    project = needs(title, MANY)
    assert project.texts
    found = list(similar_title.check(project, Given(date(2026, 11, 21))))
    assert len(found) < MANY


@given(st.lists(st.text(alphabet="abcd ", min_size=1, max_size=12), max_size=NEIGHBOURS))
def test_of_few_lines_every_pair_that_is_alike_is_found(lines: list[str]) -> None:
    expected = {
        (m, n)
        for n, m in combinations(range(len(lines)), 2)
        if fuzz.ratio(lines[n], lines[m], score_cutoff=100 * ALIKE)
    }
    found = list(alike(lines))
    assert {(n, m) for n, m, _ in found} == expected
    assert all(score == fuzz.ratio(lines[n], lines[m]) for n, m, score in found)


def test_of_several_the_most_alike_is_named(plan: MakePlan) -> None:
    titles = ["Stöd till familjernas barn hemma", "Stöd till familjer hemma", "Stöd till familjen hemma"]
    space = plan("owners:\n" + "".join(f"  n{n}: {{title: {title}}}\n" for n, title in enumerate(titles)))
    (found,) = space.findings("SAM106")
    assert found["message"] == "Stöd till familjen hemma is much like Stöd till familjer hemma"
    assert [each["line"] for each in found["related"]] == [4]


def test_one_slip_among_many_that_are_told_apart_is_found() -> None:
    titles = [f"Lokala samverkansrådet i område {n}" for n in range(200)]
    titles[150] = "Lokala samverkansrpdet i område 150"
    project = needs(lambda n: titles[n], len(titles))
    (found,) = similar_title.check(project, Given(date(2026, 11, 21)))
    assert "samverkansrpdet" in str(found.message.values)
