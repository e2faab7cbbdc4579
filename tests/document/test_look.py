"""The look that docs/templates.md shows is one that holds, in every form."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from samverkan_cli.document.templates import OWN_FONTS, Templates, shipped
from tests.conftest import MakeSpace
from tests.document.reading import Pdf, problems
from tests.workspaces import REPOSITORY

PLAN = """\
document:
  title: Tillsammans
  kind: action-plan
  language: sv
  municipality: {name: Ekdala kommun}
  registry_no: KS 2026/1
  summary: Kort sagt.
owners: {chef: {title: Skolchef}}
focus_areas:
  stöd: {title: Stöd, activities: {kurs: {title: Hålla kurs, owners: chef, until: 2027-06-15, status: planned}}}
sources: {bok: {title: En bok}}
"""
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#7a1f3d"/></svg>'
)


def example(page: str) -> str:
    (text,) = re.findall(r"```yaml\n(look:.*?)```", (REPOSITORY / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    return str(text)


def test_both_pages_show_the_same() -> None:
    assert example("templates.md") == example("templates.sv.md")


@pytest.mark.parametrize("form", ["pdf", "html", "docx", "md"])
def test_the_look_of_a_whole_municipality(workspace: MakeSpace, form: str) -> None:
    space = workspace({"samverkan.yaml": example("templates.md"), "plans/p/plan.yaml": PLAN, "bilder/vapen.svg": LOGO})
    shutil.copytree(shipped() / "fonts", space.root / "typsnitt")
    ran = space.run("render", "p", "--to", form)
    assert (ran.code, ran.out) == (0, "")
    made = (space.root / "out" / "p" / f"handlingsplan-p.{form}").read_bytes()
    if form == "pdf":
        text = " ".join(Pdf(made).texts)
        assert problems(made) == []
        assert "2027-06-15" in text
        assert "ÅTGÄRDSPLAN" in text.upper()
        assert "En bok" not in text
    if form == "html":
        assert b"#7a1f3d" in made
        assert b'alt="Ekdala kommuns vapen"' in made
        assert b"Ansvarar" in made


def test_the_fonts_of_a_look_join_those_that_ship(tmp_path: Path) -> None:
    (tmp_path / "typsnitt" / "sub").mkdir(parents=True)
    (tmp_path / "typsnitt" / "sub" / "Min.ttf").write_bytes(b"x")
    laid = Templates(None, tmp_path).lay(tmp_path / "laid", "typsnitt")
    assert (laid / "fonts" / OWN_FONTS / "sub" / "Min.ttf").read_bytes() == b"x"
    assert (laid / "document.typ").is_file()


def test_a_font_that_is_not_there_is_said(workspace: MakeSpace) -> None:
    look = "look: {fonts: {folder: typsnitt, text: Finns Inte}}\n"
    space = workspace({"samverkan.yaml": look, "plans/p/plan.yaml": PLAN})
    ran = space.run("render", "p", "--lang", "en")
    assert ran.code == 2
    assert "finns inte" in ran.err
