"""The finished files of the plans: every text of every document is in each form of it, and all are accessible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.document.arrange import ARRANGEMENTS
from samverkan_cli.document.documents import FORMS, prepare, template_of
from samverkan_cli.document.paper import Paper, paper_texts
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.outline.tree import spaced
from tests.document.reading import Pdf, lost_in_markdown, problems
from tests.document.reading_word import Word
from tests.document.test_html import Page
from tests.plans.linked import project
from tests.searching import only_long

TODAY = date(2027, 3, 1)
PLANS = ("ange", "danderyd", "exempel", "framgangsfaktorer", "kavlinge", "pitea")
QUICK = {("danderyd", "follow-up"), ("exempel", "action-plan"), ("pitea", "goal-bank")}
"""The documents that are looked at in every run; the others are in the long one."""


@cache
def paper(plan: str, document: str) -> Paper | None:
    return prepare([project(plan, "SAM007")], document, today=TODAY)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One process for all tests of this file."""
    with Sandbox(Templates()) as made:
        yield made


Write = Callable[[str, str, str], bytes]


@pytest.fixture(scope="module")
def written(sandbox: Sandbox) -> Write:
    """A document of a plan in a form, which is written once for all that is asked of it."""

    @cache
    def write(plan: str, document: str, form: str) -> bytes:
        made = paper(plan, document)
        assert made is not None
        return sandbox.write(made, template_of(document, form, Templates()))

    return write


EVERY = [(plan, document) for plan in PLANS for document in ARRANGEMENTS]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "which",
    [*(each for each in EVERY if each in QUICK), *only_long([each for each in EVERY if each not in QUICK])],
    ids=" ".join,
)
def test_every_text_of_a_document_is_in_each_of_its_forms(which: tuple[str, str], form: str, written: Write) -> None:
    made = paper(*which)
    if made is None:
        return
    file = written(*which, form)
    texts = list(paper_texts(made))
    if form == "pdf":
        read = Pdf(file)
        assert read.lost(texts) == []
        assert read.outside == []
        assert problems(file) == []
    elif form == "docx":
        assert Word(file).lost(texts) == []
    elif form == "html":
        seen = Page(file.decode()).text
        assert [text for text in texts if spaced(text) not in seen] == []
    else:
        assert lost_in_markdown(file.decode(), texts) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "which", [("danderyd", "follow-up"), *only_long([each for each in EVERY if each != ("danderyd", "follow-up")])]
)
def test_written_again_it_is_the_same_to_the_byte(
    which: tuple[str, str], form: str, sandbox: Sandbox, written: Write
) -> None:
    made = paper(*which)
    if made is not None:
        assert sandbox.write(made, template_of(which[1], form, Templates())) == written(*which, form)


@pytest.mark.parametrize(("plan", "most"), [("pitea", 12), ("kavlinge", 25), ("exempel", 12)])
def test_a_plan_has_no_more_pages_than_it_needs(plan: str, most: int, written: Write) -> None:
    assert len(Pdf(written(plan, "action-plan", "pdf")).texts) <= most


def test_the_plan_on_one_page_is_on_one(written: Write) -> None:
    for plan in ("pitea", "exempel", "danderyd"):
        assert len(Pdf(written(plan, "summary", "pdf")).texts) == 1


def test_the_day_on_which_it_is_made_is_not_in_it() -> None:
    plan = [project("danderyd", "SAM007")]
    assert prepare(plan, "action-plan", today=TODAY) == prepare(plan, "action-plan", today=date(2031, 1, 1))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "2031"}, "has no period 2031"),
        ({"follow_up": "år-9"}, "has no follow-up år-9"),
        ({"owner": "rektorn"}, "No plan has an owner or a group rektorn"),
    ],
)
def test_what_is_not_there_is_said(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError) as raised:
        prepare([project("danderyd", "SAM007")], "action-plan", today=TODAY, **asked)
    assert said in Phrases("en")(raised.value.message)


def test_a_workspaces_own_template_is_used_for_its_document_alone(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "summary.html.j2").write_text("Egen mall för {{ paper.organisation }}\n")
    templates = Templates(own)
    assert template_of("action-plan", "html", templates) == "document.html.j2"
    made = paper("pitea", "summary")
    assert made is not None
    with Sandbox(templates) as sandbox:
        written = sandbox.write(made, template_of("summary", "html", templates))
    assert written == "Egen mall för Piteå kommun\n".encode()
