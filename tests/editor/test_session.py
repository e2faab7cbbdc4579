"""A whole session in an editor: open, break, complete, rename, fix, save; and what stands at a place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from tests.conftest import MakePlan, MakeSpace
from tests.editor.client import Editor, at, edited, lsp_path
from tests.workspaces import DOCUMENT, Space

Whole = lsp.TextDocumentContentChangeWholeDocument

OWNERS = (
    "owners:\n"
    "  socialchef: {title: Socialchef 😀 å, kind: function}\n"
    "  rektor: {title: Rektor, kind: function}\n"
    "goals:\n"
    "  trygg:\n"
    "    title: Känna sig trygg\n"
    "    direction: universal\n"
)
AREAS = (
    "focus_areas:\n"
    "  stöd:\n"
    "    title: Stöd i tid\n"
    "    goals: [trygg]\n"
    "    strategies:\n"
    "      väg:\n"
    "        title: En väg in\n"
    "        activities:\n"
    "          telefon:\n"
    "            title: Öppna en telefontid\n"
    "            owners: [socialchef, rektor]\n"
    "            lead: socialchef\n"
)
FILES = {"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": DOCUMENT + OWNERS, "plans/p/områden.yaml": AREAS}


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace(FILES)


def test_a_whole_session(space: Space, editor: Editor) -> None:
    path = space.root / "plans/p/områden.yaml"
    document = editor.open(path)
    assert "SAM301" in editor.codes(space)["plans/p/områden.yaml"]

    # Break: a name that nobody has, not saved.
    text = AREAS.replace("lead: socialchef", "lead: socialchefn")
    editor.change(document, Whole(text))
    (broken,) = [each for each in editor.found(space)["plans/p/områden.yaml"] if each.code == "SAM101"]
    assert text.split("\n")[broken.range.start.line][broken.range.start.character :] == "socialchefn"
    assert broken.message == "socialchefn finns varken som ansvarig eller grupp\nMenade du socialchef?"
    assert space.findings("SAM101") == []

    # Fix.
    (fix,) = [
        each
        for each in editor.ask(
            "text_document_code_action", text_document=document, range=broken.range, context=lsp.CodeActionContext([])
        )
        if each.title == "Skriv socialchef"
    ]
    assert fix.is_preferred
    (change,) = fix.edit.document_changes
    text = edited(text, change.edits)
    assert text == AREAS
    editor.change(document, Whole(text))

    # Complete, by a word in Swedish, in a text that is no YAML just now.
    text, place = at(AREAS.replace("            lead: socialchef\n", "            slut|\n"))
    editor.change(document, Whole(text))
    offered = editor.ask("text_document_completion", text_document=document, position=place).items
    until = next(each for each in offered if each.label == "until")
    text = edited(text, [until.text_edit]).replace("until: \n", "until: 2027-06-15\n")
    text = text.replace("$0", "")
    editor.change(document, Whole(text))
    assert "SAM301" not in editor.codes(space)["plans/p/områden.yaml"]

    # Rename, from where something refers to it.
    _, place = at(text.replace("[socialchef,", "[social|chef,"))
    renamed = editor.ask("text_document_rename", text_document=document, position=place, new_name="chef")
    made = {Path(lsp_path(each.text_document.uri)).name: each.edits for each in renamed.document_changes}
    assert {*made} == {"plan.yaml", "områden.yaml"}
    assert "  chef: {title: Socialchef 😀 å, kind: function}" in edited(DOCUMENT + OWNERS, made["plan.yaml"])
    text = edited(text, made["områden.yaml"])
    assert "owners: [chef, rektor]" in text

    # Save: what is on the disk is what is shown.
    space.write({"plans/p/plan.yaml": edited(DOCUMENT + OWNERS, made["plan.yaml"]), "plans/p/områden.yaml": text})
    editor.change(document, Whole(text))
    editor.tell("text_document_did_save", lsp.DidSaveTextDocumentParams(document))
    event = lsp.FileEvent((space.root / "plans/p/plan.yaml").as_uri(), lsp.FileChangeType.Changed)
    editor.tell("workspace_did_change_watched_files", lsp.DidChangeWatchedFilesParams([event]))
    shown = editor.codes(space)
    assert "SAM101" not in {code for codes in shown.values() for code in codes}
    editor.close(document)
    assert shown
    assert editor.codes(space) == {}


def test_a_fault_in_one_file_never_silences_the_others(space: Space, editor: Editor) -> None:
    document = editor.open(space.root / "plans/p/områden.yaml")
    other = editor.open(space.root / "plans/p/plan.yaml", DOCUMENT + OWNERS + "needs: [a, {\n")
    found = editor.codes(space)
    assert found["plans/p/plan.yaml"] == ["SAM002"]
    editor.change(document, Whole(AREAS + "  x:\n   - : :\n  titel: y\n"))
    found = editor.codes(space)
    assert "SAM002" in found["plans/p/plan.yaml"]
    assert found["plans/p/områden.yaml"]
    for each in (document, other):
        editor.close(each)


def test_texts_that_no_file_has_yet_count(workspace: MakeSpace, editor: Editor) -> None:
    space = workspace({"samverkan.yaml": ""})
    (space.root / "plans/ny").mkdir(parents=True)
    document = editor.open(space.root / "plans/ny/plan.yaml", DOCUMENT + "needs: {n: {}}\n")
    assert "SAM007" in editor.codes(space)["plans/ny/plan.yaml"]
    editor.close(document)
    assert "plans/ny/plan.yaml" not in editor.codes(space)


def test_settings_that_change_count(space: Space, editor: Editor) -> None:
    document = editor.open(space.root / "samverkan.yaml")
    assert "SAM301" in editor.codes(space)["plans/p/områden.yaml"]
    editor.change(document, Whole("rules: {SAM301: off}\n"))
    assert "plans/p/områden.yaml" not in editor.codes(space)
    editor.change(document, Whole("rules: {SAM: [\n"))
    assert "samverkan.yaml" in editor.codes(space)
    editor.close(document)


def test_what_is_no_plan_is_let_be_and_a_plan_that_lies_alone_is_read(tmp_path: Path, editor: Editor) -> None:
    space = Space(tmp_path).write({"docker.yaml": "a: [b\n", "plan.yaml": DOCUMENT + "needs: {n: {}}\n"})
    first, second = (editor.open(tmp_path / name) for name in ("docker.yaml", "plan.yaml"))
    found = editor.codes(space)
    assert [*found] == ["plan.yaml"]
    assert "SAM007" in found["plan.yaml"]
    editor.close(first)
    editor.close(second)
    assert editor.codes(space) == {}


# --- what stands at a place

HOVERED = {
    "a field": ("plan", "    dir|ection: universal", ["**direction**", "Inriktning"]),
    "a word": ("plan", "    direction: univ|ersal", ["**universal**"]),
    "an id where it stands": ("plan", "  socialc|hef: {", ["**Socialchef 😀 å**", "`owners/socialchef`"]),
    "an id that refers": ("områden", "    goals: [try|gg]", ["**Känna sig trygg**", "Hit hänvisar Stöd i tid"]),
    "the rule of a finding": ("områden", "          telef|on:", ["SAM301 undated-activity", "Öppna en telefontid"]),
}


@pytest.mark.parametrize(("file", "marked", "said"), HOVERED.values(), ids=HOVERED)
def test_hover(file: str, marked: str, said: list[str], space: Space, editor: Editor) -> None:
    text = FILES[f"plans/p/{file}.yaml"]
    _, place = at(text.replace(marked.replace("|", ""), marked))
    document = editor.open(space.root / f"plans/p/{file}.yaml")
    editor.check()
    hover = editor.ask("text_document_hover", text_document=document, position=place)
    for each in said:
        assert each in hover.contents.value
    editor.close(document)


def places(editor: Editor, method: str, document: Any, place: lsp.Position, **more: Any) -> list[tuple[str, int, int]]:
    found = editor.ask(method, text_document=document, position=place, **more)
    return [(Path(lsp_path(each.uri)).stem, each.range.start.line, each.range.start.character) for each in found]


def test_from_an_id_to_where_it_stands_and_to_all_that_refers_to_it(space: Space, editor: Editor) -> None:
    document = editor.open(space.root / "plans/p/områden.yaml")
    _, place = at(AREAS.replace("[socialchef, rek", "[socialchef, re|k"))
    assert places(editor, "text_document_definition", document, place) == [("plan", 3, 2)]
    _, place = at(AREAS.replace("lead: socialchef", "lead: socialche|f"))
    every = places(
        editor, "text_document_references", document, place, context=lsp.ReferenceContext(include_declaration=True)
    )
    assert every == [("plan", 2, 2), ("områden", 10, 21), ("områden", 11, 18)]
    editor.close(document)


def test_what_cannot_be_renamed(space: Space, editor: Editor) -> None:
    document = editor.open(space.root / "plans/p/områden.yaml")
    for marked, new, said in (
        ("[socialch|ef", "rektor", "Id:t rektor är redan upptaget"),
        ("[socialch|ef", "Min Chef", "Min Chef"),
        ("    tit|le: Stöd", "x", "Bara ett id kan byta namn"),
    ):
        _, place = at(AREAS.replace(marked.replace("|", ""), marked, 1))
        with pytest.raises(JsonRpcException, match=said):
            editor.ask("text_document_rename", text_document=document, position=place, new_name=new)
    assert editor.ask("text_document_prepare_rename", text_document=document, position=place) is None
    editor.close(document)


def test_what_there_is(space: Space, editor: Editor) -> None:
    document = editor.open(space.root / "plans/p/områden.yaml")
    (top,) = editor.ask("text_document_document_symbol", text_document=document)
    (area,) = top.children
    assert (top.name, area.name, area.detail, area.children[0].children[0].name) == (
        "focus_areas",
        "Stöd i tid",
        "stöd",
        "En väg in",
    )
    found = editor.ask("workspace_symbol", query="telefon")
    assert [each.name for each in found if "områden" in (each.container_name or "")] == ["Öppna en telefontid"]
    folds = editor.ask("text_document_folding_range", text_document=document)
    assert (0, 11) in [(each.start_line, each.end_line) for each in folds]
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(99, 0))
    hints = editor.ask("text_document_inlay_hint", text_document=document, range=whole)
    assert [(each.position.line, each.label) for each in hints] == [
        (3, "Känna sig trygg"),
        (10, "Socialchef 😀 å"),
        (10, "Rektor"),
        (11, "Socialchef 😀 å"),
    ]
    plan = editor.open(space.root / "plans/p/plan.yaml")
    lenses = editor.ask("text_document_code_lens", text_document=plan)
    assert [(each.range.start.line, each.command.title) for each in lenses] == [
        (2, "2 hänvisningar"),
        (3, "1 hänvisning"),
        (5, "1 hänvisning"),
    ]
    assert not editor.ask("text_document_code_lens", text_document=document), "nothing refers to what is done"
    for each in (plan, document):
        editor.close(each)


def test_let_be_with_a_reason(plan: MakePlan, editor: Editor) -> None:
    text = "needs:\n  n:\n    title: Många köar\n    text: |\n      Rad ett XX kommer.\n\n      Rad två.\n"
    space = plan(text)
    document = editor.open(space.root / "plans/p/plan.yaml")
    text = DOCUMENT + text
    for each in editor.found(space)["plans/p/plan.yaml"]:
        offers = editor.ask(
            "text_document_code_action", text_document=document, range=each.range, context=lsp.CodeActionContext([])
        )
        name = (each.data or {})["name"] if isinstance(each.data, dict) else ""
        own = [offer for offer in offers if offer.title.endswith(f"ignore[{name}]")]
        if not own:
            continue
        after = edited(text, own[0].edit.document_changes[0].edits).replace(f"[{name}] ", f"[{name}] vi vet")
        editor.change(document, Whole(after))
        assert str(each.code) not in editor.codes(space).get("plans/p/plan.yaml", [])
        editor.change(document, Whole(text))
    editor.close(document)


def test_all_that_is_certain_is_fixed_at_once(plan: MakePlan, editor: Editor) -> None:
    body = "needs:\n  n: {titel: Många köar}\n  m: {titel: Få svar}\n"
    space = plan(body)
    document = editor.open(space.root / "plans/p/plan.yaml")
    editor.check()
    (action,) = editor.ask(
        "text_document_code_action",
        text_document=document,
        range=lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)),
        context=lsp.CodeActionContext([], only=[lsp.CodeActionKind.SourceFixAll]),
    )
    assert action.title == "Rätta 2 säkra fel"
    assert edited(DOCUMENT + body, action.edit.document_changes[0].edits) == DOCUMENT + body.replace("titel", "title")
    editor.close(document)
