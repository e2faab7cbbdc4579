"""What the files of documents are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.errors import UserError
from samverkan_cli.document.file_names import Naming, plain_name, refuse_doubles
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.validate import parse
from tests.document.sample_paper import sample_paper


def project() -> Project:
    document: Plain = {"title": "P", "kind": "action-plan", "version": "2", "adopted": {"date": "2026-06-15"}}
    return link("norr/pitea", "plans/norr/pitea", [parse("plan.yaml", {"document": document})[0]]).value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Handlingsplan Piteå", "handlingsplan-pitea"),
        ("Uppföljning: år 1", "uppfoljning-ar-1"),
        ("A\u030aby", "aby"),
        ("Éva & Co / ../..", "eva-co"),
        ("v1.2", "v1.2"),
        ("…", ""),
        ("=cmd|x", "cmd-x"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_name_can_be_a_files(text: str, name: str) -> None:
    assert plain_name(text) == name


@pytest.mark.parametrize(
    ("pattern", "follow_up", "name"),
    [
        ("", "", "norr/pitea/handlingsplan-pitea.pdf"),
        ("", "år-1", "norr/pitea/handlingsplan-pitea-ar-1.pdf"),
        ("{document}-{version}", "", "norr/pitea/handlingsplan-2.pdf"),
        ("{municipality} {year} {plan}", "", "norr/pitea/aby-kommun-2026-pitea.pdf"),
        ("{owner}", "", "norr/pitea/action-plan.pdf"),
    ],
)
def test_a_document_is_named_by_what_it_is(pattern: str, follow_up: str, name: str) -> None:
    assert Naming(pattern).of(sample_paper(), project(), "pdf", follow_up) == name


def test_one_of_several_plans_lies_beside_their_folders() -> None:
    paper = replace(sample_paper(), kind="Utdrag")
    assert Naming().of(paper, None, "docx", owner="Skolchef") == "utdrag-skolchef.docx"


@pytest.mark.parametrize(
    ("pattern", "help"),
    [("{dokument}", "Did you mean {document}?"), ("{x}", "Write one of"), ("a/{plan}", "The folder is named with -o")],
)
def test_a_pattern_that_cannot_be_is_said(pattern: str, help: str) -> None:
    with pytest.raises(UserError) as raised:
        Naming(pattern)
    assert raised.value.help is not None
    assert help in Phrases("en")(raised.value.help)


def test_two_documents_of_one_name_are_said() -> None:
    refuse_doubles({"a": "x.pdf", "b": "y.pdf"})
    with pytest.raises(UserError, match="the same name"):
        refuse_doubles({"a": "x.pdf", "b": "x.pdf"})
