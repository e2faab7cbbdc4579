"""A check that takes long is made in steps: the editor is answered in between, and a key ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

import pytest
from lsprotocol import types as lsp

from samverkan_cli.editor.buffer import WIDTHS
from samverkan_cli.editor.desk import Desk
from samverkan_cli.editor.server import Server
from samverkan_cli.i18n.speech import speech
from tests.conftest import MakeSpace
from tests.editor.test_session import AREAS, FILES

TEXT = AREAS.replace("lead: socialchef", "lead: ingen")


def test_what_is_typed_meanwhile_is_what_is_checked(workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workspace(FILES).root / "plans/p/områden.yaml"
    for name, seconds in {"QUICK": -1.0, "SOON": 0.0, "LATER": 0.0}.items():
        monkeypatch.setattr(f"samverkan_cli.editor.server.{name}", seconds)
    server = Server(speech("sv"), lambda: date(2026, 11, 21))
    server.__dict__["desk"] = Desk(server.bench, server.say, WIDTHS["utf-16"], snippets=False)
    shown: dict[str, dict[str | int | None, int]] = {}

    def show(params: lsp.PublishDiagnosticsParams) -> None:
        shown[params.uri] = {each.code: each.range.start.line for each in params.diagnostics}

    monkeypatch.setattr(server.lsp, "text_document_publish_diagnostics", show)
    features, uri = server.lsp.protocol.fm.features, path.as_uri()

    async def turns(is_done: Callable[[], bool]) -> int:
        for n in range(10_000):
            if is_done():
                return n
            await asyncio.sleep(0)
        return pytest.fail("it never ends")

    async def session() -> None:
        document = lsp.TextDocumentItem(uri, lsp.LanguageKind("yaml"), 1, TEXT)
        features[lsp.TEXT_DOCUMENT_DID_OPEN](lsp.DidOpenTextDocumentParams(document))
        await turns(lambda: uri in shown)
        assert shown[uri].keys() == {"SAM101"}
        await asyncio.sleep(0)
        (first,) = server.bench.snapshots.values()
        change = lsp.TextDocumentContentChangeWholeDocument(f"# en rad\n{TEXT}")
        version = lsp.VersionedTextDocumentIdentifier(2, uri)
        features[lsp.TEXT_DOCUMENT_DID_CHANGE](lsp.DidChangeTextDocumentParams(version, [change]))
        assert await turns(lambda: "SAM301" in shown[uri]) > 50
        assert not first.is_checked
        assert shown[uri]["SAM301"] == TEXT[: TEXT.index("telefon:")].count("\n") + 1

    asyncio.run(session())
