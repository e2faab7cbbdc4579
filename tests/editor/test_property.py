"""Whatever is typed: what is shown is what `validate` finds in the same text, and nothing is ever thrown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp

from samverkan_cli.core.text import Source
from tests.conftest import MakeSpace
from tests.editor.client import Editor
from tests.editor.test_session import AREAS, FILES
from tests.searching import few
from tests.workspaces import REPOSITORY, Space

PIECES = [
    "",
    " ",
    "\n",
    "\r\n",
    "\r",
    "  ",
    "- ",
    ": ",
    "[",
    "{",
    '"',
    "'",
    "#",
    "å😀",
    "\t",
    "*a",
    "&a ",
    "|\n",
    "<<: ",
    "ansvarig: [rektor]\n",
    "    owners: [chef]\n",
    "2026-13-01",
    "\u2028",
    "\x00",
    "e\u0301",
    "\ufeff",
    "document: {title: X, kind: action-plan}\n",
    "# samverkan: ignore[SAM201] ja\n",
    "\ud800",
]
UNITS = "utf-16-le"


class Typed:
    """A text as an editor has it: lines end at LF, CR LF and CR, and letters count in UTF-16."""

    def __init__(self, text: str) -> None:
        self.text = text

    def position(self, offset: int) -> lsp.Position:
        source = Source("x", self.text)
        line, column = source.position(offset)
        before = source.line(line)[: column - 1]
        return lsp.Position(line - 1, len(before.encode(UNITS, "surrogatepass")) // 2)

    def put(self, start: int, end: int, piece: str) -> lsp.TextDocumentContentChangePartial:
        change = lsp.TextDocumentContentChangePartial(lsp.Range(self.position(start), self.position(end)), piece)
        self.text = self.text[:start] + piece + self.text[end:]
        return change


def is_between(text: str, offset: int) -> bool:
    """Whether a place is between the two letters of a line's end: no editor stands there."""
    return text[offset - 1 : offset + 1] == "\r\n"


def shown(editor: Editor, space: Space) -> list[tuple[str, str, str, int, int, str]]:
    """What is shown, as `validate --format json` would say it."""
    found = []
    for name, those in editor.found(space).items():
        for each in those:
            level = {1: "error", 2: "warning", 3: "info"}[int(each.severity or 0)]
            start = each.range.start
            found.append((name, str(each.code), level, start.line + 1, start.character, each.message))
    return sorted(found)


def expected(ran: Any, text: str, file: str) -> list[tuple[str, str, str, int, int, str]]:
    """What `validate` finds; columns in UTF-16 in the file that is open."""
    source, found = Source("x", text.removeprefix("\ufeff")), []
    for each in ran.findings:
        column = each["column"] - 1 if each["column"] else 0
        if each["file"] == file:
            column = len(source.line(each["line"])[:column].encode(UNITS, "surrogatepass")) // 2
        message = "\n".join(filter(None, (each["message"], each["help"])))
        place = each["file"] or "samverkan.yaml"
        found.append((place, each["code"], each["level"], each["line"] or 1, column, message))
    return sorted(found)


edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES)), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("texts", "file"),
    [
        (FILES, "plans/p/områden.yaml"),
        (
            {
                "plans/p/" + path.name: path.read_bytes().decode()
                for path in (REPOSITORY / "plans/pitea").glob("*.yaml")
            },
            "plans/p/fokusområden.yaml",
        ),
    ],
    ids=["small", "pitea"],
)
@few()
@given(typed=edits)
def test_what_is_shown_is_what_validate_finds(
    texts: dict[str, str], file: str, typed: Any, workspace: MakeSpace, editor: Editor
) -> None:
    space = workspace({"samverkan.yaml": "", **texts})
    document = editor.open(space.root / file)
    text = Typed(texts[file])
    for share, length, piece in typed:
        start = int(share * len(text.text))
        end = min(start + length, len(text.text))
        while is_between(text.text, start):
            start -= 1
        while is_between(text.text, end):
            end += 1
        editor.change(document, text.put(start, end, piece))
    for method in ("text_document_completion", "text_document_hover", "text_document_definition"):
        editor.ask(method, text_document=document, position=text.position(start))
    for method in ("text_document_document_symbol", "text_document_folding_range", "text_document_code_lens"):
        editor.ask(method, text_document=document)
    raw = text.text.encode("utf-8", "surrogatepass")
    ran = space.validate("--no-gather", "--lang", "sv", "--stdin", file, stdin=raw)
    assert ran.code in (0, 1), ran.err
    assert shown(editor, space) == expected(ran, text.text, file)
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(10_000, 0))
    for action in editor.ask(
        "text_document_code_action", text_document=document, range=whole, context=lsp.CodeActionContext([])
    ):
        assert action.edit is not None
    editor.close(document)
    assert editor.log == []


@pytest.mark.long
def test_many_keys_leave_the_memory_where_it_was(workspace: MakeSpace, editor: Editor) -> None:
    space = workspace(FILES)
    document = editor.open(space.root / "plans/p/områden.yaml")
    line = AREAS.count("\n")
    server = editor.client._server
    assert server is not None

    def typed(n: int) -> int:
        for _ in range(n):
            end = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 0))
            editor.change(document, lsp.TextDocumentContentChangePartial(end, "# å"))
            begun = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 3))
            editor.change(document, lsp.TextDocumentContentChangePartial(begun, ""))
        editor.check()
        return rss(server.pid)

    typed(25)
    before = typed(50)
    after = typed(150)
    editor.close(document)
    assert after < before * 1.05 + 3_000


def rss(pid: int) -> int:
    """How many kilobytes a process holds."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        pytest.skip("no /proc here")
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))
