"""The guides do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guides import GUIDES, played
from tests.workspaces import REPOSITORY


@pytest.mark.parametrize(("name", "language"), GUIDES.items())
def test_each_command_says_what_stands_below_it(name: str, language: str, tmp_path: Path) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    assert played(text, language, tmp_path) == text
    assert next(tmp_path.glob("**/out/*/*.*"), None) is not None or "render" not in text


@pytest.mark.parametrize("swedish", [name for name, language in GUIDES.items() if language == "sv"])
def test_the_guides_are_the_same_in_both_languages(swedish: str) -> None:
    names = list(GUIDES)[list(GUIDES).index(swedish) :][:2]
    steps = [re.findall(r"(?m)^\$ (.*)$|^<!-- (.*) -->$", (REPOSITORY / name).read_text("utf-8")) for name in names]
    assert steps[0] == steps[1]


@pytest.mark.parametrize("name", GUIDES)
def test_every_link_of_a_guide_leads_to_a_file(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    links = [each for each in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in each]
    assert all((REPOSITORY / "docs" / each).exists() for each in links)


def test_the_report_of_the_year_holds_what_became_of_the_plan(tmp_path: Path) -> None:
    played((REPOSITORY / "docs/follow-up.sv.md").read_text("utf-8"), "sv", tmp_path)
    (made,) = tmp_path.glob("planer/out/*/*.md")
    text = made.read_text("utf-8")
    for said in (
        "✕ Utgår",
        "Från 31 oktober 2027 till 31 mars 2028",
        "Biblioteket byggs om till september.",
        "58 procent (september 2027)",
        "Bestämma om telefontiden ska vara kvar.",
        "Kommunstyrelsen godkänner uppföljningen.",
    ):
        assert said in text
    assert "Det ingen har sagt något om" not in text
