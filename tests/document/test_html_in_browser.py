"""Pages in a real browser: what axe-core and html-validate have against them, and how they are used."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.cli.preview.making import Maker
from samverkan_cli.cli.preview.page import Reader
from samverkan_cli.cli.preview.server import Server
from samverkan_cli.cli.session import Session
from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document import html
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.figures.drawing import svg_of
from samverkan_cli.document.paper import Column, Paper, Row, RowGroup, Table
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import shipped, templates
from samverkan_cli.document.words import form_words
from samverkan_cli.document.writing import line, status
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.model.values import Ages
from samverkan_cli.outline.outline import Entry, Fact, Reference, Span, Value
from samverkan_cli.validation.checking import gathered
from tests.document.figure_samples import all_figures, grown
from tests.document.sample_paper import figure, sample_paper
from tests.workspaces import REPOSITORY

pytestmark = pytest.mark.tools
WEB = Path(__file__).parent / "web"
TODAY = date(2026, 11, 30)
WORDS = form_words(Phrases("sv"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, f"none of {BROWSERS} is here"
    return found


def node(script: str, *arguments: str) -> Any:
    assert (WEB / "node_modules").is_dir(), "npm ci --prefix tests/document/web has not been run"
    ran = subprocess.run(["node", WEB / script, browser(), *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def write(paper: Paper, folder: Path, name: str = "page", **more: Any) -> str:
    file = folder / f"{name}.html"
    said = replace(paper, words={**WORDS, **paper.words})
    file.write_text(html.write(said, shipped(), "document.html.j2", **more), "utf-8")
    return str(file)


def test_pages_with_everything_have_nothing_against_them(tmp_path: Path) -> None:
    accents = [None, "#ffcc00", "#101010"]
    pages = [write(sample_paper(figure()), tmp_path, f"{n}", accent=accent) for n, accent in enumerate(accents)]
    drawn = tuple(all_figures(grown(12)))
    paper = replace(sample_paper(), blocks=drawn)
    svg = dict(enumerate(svg_of(paper, shipped(), {"accent": "#7a1f5c"})))
    pages.append(write(paper, tmp_path, "figures", accent="#7a1f5c", drawn=svg))
    pages.append(write(Paper("x", "sv", None, "", "", "Tom"), tmp_path, "empty"))
    assert node("page_check.mjs", *pages) == []


def test_no_document_of_any_plan_has_anything_against_it(tmp_path: Path) -> None:
    """Each is written as `render` does, by the process that templates run in."""
    workspace = open_workspace(REPOSITORY)
    pages = []
    with Sandbox(templates(workspace)) as sandbox:
        for each in gathered(workspace, list(workspace.plans)):
            project = each.project
            assert project is not None
            for name, arrange in ARRANGEMENTS.items():
                paper = arrange([project], Request("sv", TODAY, period_on(project, TODAY)))
                if paper is not None:
                    page = tmp_path / f"{each.name}-{name}.html"
                    page.write_bytes(sandbox.write(paper, "document.html.j2"))
                    pages.append(str(page))
    assert len(pages) > 20
    assert node("page_check.mjs", *pages) == []


def test_the_preview_has_nothing_against_it(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    (tmp_path / "samverkan.yaml").write_text("")
    session = Session(here=tmp_path, lang="sv", today_text=TODAY.isoformat())
    with Server() as server, Maker(session, "pitea") as maker:
        server.put(maker.make().answers(Reader(session.speech, tmp_path, "vscode"), 1))
        assert node("page_check.mjs", server.address) == []
        (tmp_path / "plans/pitea/plan.yaml").write_text("document: [")
        server.put(maker.make().answers(Reader(session.speech, tmp_path), 2))
        assert node("page_check.mjs", server.address) == []


def test_what_is_wrong_with_a_page_is_found(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        '<!DOCTYPE html><title>x</title><a href="#no"></a><p onclick=x()>a<script src="http://x/"></script>'
    )
    found = " ".join(node("page_check.mjs", str(page)))
    assert all(each in found for each in ("axe html-has-lang", "html-validate attr-quotes", "#no", "fetches http://x/"))


# --- choosing and ordering


def row(n: int, title: str, state: str, owner: str, goal: str, ages: Ages, first: date) -> Row:
    facts = {
        "owners": Value(owner, Reference("owner", owner, f"owners-{owner}")),
        "goals": Value(goal, Reference("goal", goal, f"goals-{goal}")),
        "ages": Value(str(ages), ages),
        "from": Value("dagar", Span(first, first.replace(year=2030))),
    }
    entry = Entry(
        "activity", f"a{n}", f"a{n}", "", title, facts=tuple(Fact(k, k, values=(v,)) for k, v in facts.items())
    )
    return Row((line(f"{n}"), line(title, " ", status(state.title(), state))), f"a{n}", title, entry=entry)


def plan() -> Paper:
    columns = (Column("number", "Nr"), Column("title", "Aktivitet"))
    first = (
        row(1, "Ö", "late", "chef", "m1", Ages(0, 5), date(2027, 5, 1)),
        row(2, "Å", "planned", "lärare", "m2", Ages(6, 15), date(2026, 5, 1)),
    )
    second = (row(3, "Ä", "late", "lärare", "m1", Ages(13, 20), date(2028, 5, 1)),)
    tables = (Table("plan", columns, (RowGroup(rows, "Gå", "Strategi"),), header=1) for rows in (first, second))
    return Paper("action-plan", "sv", None, "", "Plan", "Plan", blocks=tuple(tables))


ALL = ["a1", "a2", "a3"]


CHOICES: list[tuple[dict[str, str], list[str]]] = [
    ({"status": "late"}, ["a1", "a3"]),
    ({"owner": "owners-lärare"}, ["a2", "a3"]),
    ({"goal": "goals-m1"}, ["a1", "a3"]),
    ({"age": "5"}, ["a1"]),
    ({"age": "14"}, ["a2", "a3"]),
    ({"age": "40"}, []),
    ({"text": " lärare"}, []),
    ({"text": "planned"}, ["a2"]),
    ({"status": "late", "owner": "owners-lärare"}, ["a3"]),
    ({"order": "title"}, ["a2", "a1", "a3"]),
    ({"order": "start"}, ["a2", "a1", "a3"]),
    ({"order": "owner"}, ["a1", "a2", "a3"]),
    ({"order": "status"}, ["a1", "a2", "a3"]),
]
"""What is chosen, and what is shown then: within each table, which there are two of."""


def test_activities_are_chosen_and_ordered(tmp_path: Path) -> None:
    steps = [step for chosen, _ in CHOICES for step in ({"set": chosen}, {"click": "reset"})]
    used = node("page_use.mjs", write(plan(), tmp_path), json.dumps(steps))
    assert used["faults"] == []
    shown = [state["rows"] for state in used["states"]]
    assert shown[::2] == [ALL] * (len(CHOICES) + 1)
    assert list(zip([chosen for chosen, _ in CHOICES], shown[1::2], strict=True)) == CHOICES
    said = [state["said"] for state in used["states"][1::2]]
    assert said == [f"Visar {len(rows)} av 3 aktiviteter." for _, rows in CHOICES]


def test_a_group_of_which_nothing_is_left_is_not_shown_and_a_link_to_what_is_hidden_shows_all(tmp_path: Path) -> None:
    steps = [{"set": {"owner": "owners-chef"}}, {"print": True}, {"go": "a3"}]
    used = node("page_use.mjs", write(plan(), tmp_path), json.dumps(steps))
    assert [state["groups"] for state in used["states"]] == [2, 1, 1, 2]
    assert [state["rows"] for state in used["states"]] == [ALL, ["a1"], ["a1"], ALL]


def test_without_scripts_all_is_there_and_nothing_that_would_do_nothing(tmp_path: Path) -> None:
    used = node("page_use.mjs", write(plan(), tmp_path), "[]", json.dumps({"javaScriptEnabled": False}))
    assert used["states"][0]["rows"] == ALL
    assert used["states"][0]["tools"] is False


def test_the_first_stop_leads_past_the_contents(tmp_path: Path) -> None:
    used = node("page_use.mjs", write(sample_paper(), tmp_path), '[{"press": "Tab"}, {"press": "Enter"}]')
    assert [state["focus"] for state in used["states"][1:]] == ["skip", "page.main"]
