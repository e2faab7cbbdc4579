"""What is offered while something is written, and what stands there once it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from samverkan_cli.core.text import Source
from samverkan_cli.editor.buffer import WIDTHS, Buffer, offset_of, position_of, range_of
from samverkan_cli.editor.completion import Completer
from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.linking import link
from samverkan_cli.load.validate import parse
from samverkan_cli.yamltext.parser import read
from tests.editor.client import edited

PLAN = (
    "document: {title: P, kind: action-plan}\n"
    "owners: {skolchef: {title: Skolchef, kind: function}, rektor: {title: Rektor, kind: function}}\n"
    "groups: {rådet: {title: Centrala rådet, kind: council}}\n"
    "goals: {trygg: {title: Känna sig trygg}}\n"
    "focus_areas: {f: {title: F, activities: {a: {title: A}}}}\n"
)
ACTIVITY = "focus_areas:\n  f:\n    activities:\n      a:\n        title: A\n"


def offered(marked: str, *, snippets: bool = True) -> tuple[list[lsp.CompletionItem], str]:
    text = marked.replace("|", "")
    source = Source("plan.yaml", text)
    project = link("p", "plans/p", [parse("plan.yaml", read(Source("plan.yaml", PLAN)).data)[0]]).value
    width = WIDTHS["utf-16"]
    completer = Completer(
        source,
        lambda: [project],
        ["p", "annan"],
        speech("sv"),
        lambda start, end: range_of(source, start, end, width),
        snippets,
    )
    return completer.at(marked.index("|")), text


FIRST = {
    "a field in Swedish": (ACTIVITY + "        ansv|\n", "owners", "        owners: [$1]$0\n"),
    "a field in Swedish, at the top": ("ansv|\n", "owners", "owners:\n  \n"),
    "a field by its own name": (ACTIVITY + "        unti|\n", "until", "        until: \n"),
    "a field by what it is called where it is shown": (
        ACTIVITY + "        Ansv|\n",
        "owners",
        "        owners: [$1]$0\n",
    ),
    "what must be there comes first": ("goals:\n  a:\n    |\n", "title", "    title: \n"),
    "a field between brackets": ("owners: {a: {title: X, typ|}}\n", "kind", "owners: {a: {title: X, kind: }}\n"),
    "a word": ("goals:\n  a:\n    direction: univ|\n", "universal", "    direction: universal\n"),
    "a word in Swedish": ("document:\n  status: utk|\n", "draft", "  status: draft\n"),
    "a word in a list": (ACTIVITY + "        audience: [föräl|]\n", "parents", "        audience: [parents]\n"),
    "an id": (ACTIVITY + "        owners: [skolchef, rek|]\n", "rektor", "        owners: [skolchef, rektor]\n"),
    "an id by its title": (ACTIVITY + "        owners: [centr|]\n", "rådet", "        owners: [rådet]\n"),
    "an id in a list on lines": (ACTIVITY + "        owners:\n          - rek|\n", "rektor", "          - rektor\n"),
    "an id of a goal only": (ACTIVITY + "        goals: [|]\n", "trygg", "        goals: [trygg]\n"),
    "an id that stands alone": (ACTIVITY + "        lead: sk|\n", "skolchef", "        lead: skolchef\n"),
    "an id written short": (
        "periods:\n  p:\n    selections:\n      rådet:\n        goals: [tr|]\n",
        "trygg",
        "goals: [trygg]",
    ),
    "an id that is a key": ("periods:\n  p:\n    selections:\n      rå|\n", "rådet", "      rådet: \n"),
    "another plan": ("document:\n  carries_out: [ann|]\n", "annan", "  carries_out: [annan]\n"),
    "yes and no": ("owners:\n  a:\n    external: |\n", "true", "    external: true\n"),
    "in an item of a list": ("log:\n  - date: 2026-01\n    rub|\n", "title", "    title: \n"),
    "where the text is no YAML": ("owners: [\nfocus_areas:\n  f:\n    syft|\n", "purpose", "    purpose: \n"),
}


@pytest.mark.parametrize(("marked", "label", "after"), FIRST.values(), ids=FIRST)
def test_what_is_offered_first(marked: str, label: str, after: str) -> None:
    items, text = offered(marked)
    first = next(each for each in items if each.kind is not lsp.CompletionItemKind.Snippet)
    assert first.label == label
    assert after in edited(text, [first.text_edit])


NOTHING = {
    "a comment": "owners: # ko|\n",
    "a text": "sections:\n  a:\n    text: |\n      ansv@\n",
    "a text of its own": "document:\n  title: Ans|\n",
}


@pytest.mark.parametrize("marked", NOTHING.values(), ids=NOTHING)
def test_where_nothing_is_offered(marked: str) -> None:
    text = marked.replace("text: |", "text: >").replace("@", "|")
    assert offered(text)[0] == []


def test_what_is_there_already_is_not_offered_again() -> None:
    items, _ = offered(ACTIVITY + "        |\n        until: 2027\n")
    labels = [each.label for each in items]
    assert "owners" in labels
    assert not {"title", "until"} & {*labels}
    items, _ = offered("owners: {a: {title: X, |}}\n")
    assert "title" not in [each.label for each in items]


def test_a_whole_entry_with_gaps_to_fill() -> None:
    items, text = offered("focus_areas:\n  f:\n    activities:\n      |\n")
    (entry,) = items
    assert entry.kind is lsp.CompletionItemKind.Snippet
    assert entry.label.startswith("Något som ska göras")
    assert edited(text, [entry.text_edit]) == (
        "focus_areas:\n  f:\n    activities:\n      ${1:id}:\n  title: ${2:}\n  owners: [${3:}]\n  until: ${4:}\n"
    )
    items, text = offered("goals:\n  |\n", snippets=False)
    assert edited(text, [items[0].text_edit]).startswith("goals:\n  id:\n  title: ")


def test_each_says_what_it_means() -> None:
    items, _ = offered("goals:\n  a:\n    direction: |\n")
    assert all(each.detail and each.documentation for each in items)
    items, _ = offered(ACTIVITY + "        owners: [|]\n")
    assert {each.label: each.detail for each in items} == {
        "skolchef": "Skolchef",
        "rektor": "Rektor",
        "rådet": "Centrala rådet",
    }


# --- places

LINES = "a\r\nå😀b\rc\n\nslut"


@pytest.mark.parametrize("encoding", WIDTHS)
def test_places_there_and_back(encoding: str) -> None:
    source, width = Source("x", LINES), WIDTHS[encoding]
    for offset in range(len(LINES) + 1):
        if LINES[offset - 1 : offset + 1] != "\r\n":
            assert offset_of(source, position_of(source, offset, width), width) == offset


@pytest.mark.parametrize(
    ("place", "offset"), [((1, 0), 3), ((1, 1), 4), ((1, 3), 5), ((1, 99), 6), ((4, 4), 14), ((9, 0), 14)]
)
def test_letters_count_in_utf_16_and_past_the_end_is_the_end(place: tuple[int, int], offset: int) -> None:
    assert offset_of(Source("x", LINES), lsp.Position(*place), WIDTHS["utf-16"]) == offset


def test_changes_count_in_the_text_as_it_is_after_those_before() -> None:
    buffer = Buffer("file:///x", Path("/x"), "a😀b\n", 1, WIDTHS["utf-16"])
    first = lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(0, 1), lsp.Position(0, 3)), "åå")
    second = lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(0, 3), lsp.Position(1, 0)), "!")
    buffer.change([first, second], 2)
    assert (buffer.source.text, buffer.version) == ("aåå!", 2)
    buffer.change([lsp.TextDocumentContentChangeWholeDocument("ny")], 3)
    assert buffer.raw == b"ny"
