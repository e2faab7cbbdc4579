"""An editor that talks with the real server over stdin and stdout."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Awaitable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tests.workspaces import TODAY, Space, environment_for

T = TypeVar("T")
LIMIT = 120


class Editor:
    """A client with a server of its own. What it calls is answered before it goes on."""

    def __init__(self, *words: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.client = LanguageClient("editor", "1")
        self.shown: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.log: list[str] = []
        self._versions: dict[str, int] = {}
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._show(params))
        self.client.feature(lsp.WINDOW_LOG_MESSAGE)(lambda params: self._note(params))
        environment = environment_for()
        server = [sys.executable, "-m", "samverkan_cli", "lsp", "--today", TODAY, *words]
        self._do(self.client.start_io(*server, env=environment))
        snippets = lsp.ClientCompletionItemOptions(snippet_support=True)
        capabilities = lsp.ClientCapabilities(
            text_document=lsp.TextDocumentClientCapabilities(
                completion=lsp.CompletionClientCapabilities(completion_item=snippets)
            )
        )
        self.begun = self._do(self.client.initialize_async(lsp.InitializeParams(capabilities=capabilities)))
        self.client.initialized(lsp.InitializedParams())

    def _show(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.shown[params.uri] = params

    def _note(self, params: lsp.LogMessageParams) -> None:
        self.log.append(params.message)

    def _do(self, work: Awaitable[T]) -> T:
        async def done() -> T:
            return await work

        coroutine: Coroutine[Any, Any, T] = done()
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(LIMIT)

    def ask(self, method: str, **params: Any) -> Any:
        """Ask the server something, by the name of the client's method."""
        kind = {
            "text_document_hover": lsp.HoverParams,
            "text_document_completion": lsp.CompletionParams,
            "text_document_definition": lsp.DefinitionParams,
            "text_document_references": lsp.ReferenceParams,
            "text_document_prepare_rename": lsp.PrepareRenameParams,
            "text_document_rename": lsp.RenameParams,
            "text_document_code_action": lsp.CodeActionParams,
            "text_document_document_symbol": lsp.DocumentSymbolParams,
            "workspace_symbol": lsp.WorkspaceSymbolParams,
            "text_document_folding_range": lsp.FoldingRangeParams,
            "text_document_code_lens": lsp.CodeLensParams,
            "text_document_inlay_hint": lsp.InlayHintParams,
        }[method]
        make: Any = kind
        return self._do(getattr(self.client, f"{method}_async")(make(**params)))

    def tell(self, method: str, params: Any) -> None:
        """Tell the server something that it does not answer."""
        self._loop.call_soon_threadsafe(getattr(self.client, method), params)

    def open(self, path: Path, text: str | None = None) -> lsp.TextDocumentIdentifier:
        """Open a file, with the text that it has unless there is another."""
        uri, text = path.as_uri(), text if text is not None else path.read_bytes().decode()
        self._versions[uri] = 1
        self.tell("text_document_did_open", lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "yaml", 1, text)))
        return lsp.TextDocumentIdentifier(uri)

    def change(self, document: lsp.TextDocumentIdentifier, *changes: lsp.TextDocumentContentChangeEvent) -> None:
        """Change a text that is open."""
        self._versions[document.uri] += 1
        versioned = lsp.VersionedTextDocumentIdentifier(self._versions[document.uri], document.uri)
        self.tell("text_document_did_change", lsp.DidChangeTextDocumentParams(versioned, list(changes)))

    def close(self, document: lsp.TextDocumentIdentifier) -> None:
        """Close a file."""
        self.tell("text_document_did_close", lsp.DidCloseTextDocumentParams(document))

    def check(self) -> None:
        """Wait until everything has been looked at as it is now."""
        self._do(self.client.workspace_execute_command_async(lsp.ExecuteCommandParams("samverkan.check")))

    def found(self, space: Space) -> dict[str, list[lsp.Diagnostic]]:
        """What is shown of the files of a workspace, by their names in it."""
        self.check()
        root = space.root.resolve().as_uri()
        names = {uri: Path(lsp_path(uri)) for uri in self.shown if uri.startswith(root)}
        found = {
            path.relative_to(space.root.resolve()).as_posix(): list(self.shown[uri].diagnostics)
            for uri, path in names.items()
        }
        return {name: those for name, those in sorted(found.items()) if those}

    def codes(self, space: Space) -> dict[str, list[str]]:
        """The codes of what is shown."""
        return {name: [str(each.code) for each in those] for name, those in self.found(space).items()}

    def end(self) -> int | None:
        """End the session as an editor does."""
        self._do(self.client.shutdown_async(None))
        self.tell("exit", None)
        server = self.client._server
        code = self._do(server.wait()) if server is not None else None
        stop: Any = self.client.stop
        self._do(stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LIMIT)
        self._loop.close()
        return code


def lsp_path(uri: str) -> str:
    """The file of an address."""
    from pygls.uris import to_fs_path

    return to_fs_path(uri) or ""


def at(text: str, mark: str = "|") -> tuple[str, lsp.Position]:
    """A text without the mark in it, and the place where that stood, counted in UTF-16."""
    offset = text.index(mark)
    before = text[:offset]
    line = before.count("\n")
    letters = before.rpartition("\n")[2]
    return before + text[offset + len(mark) :], lsp.Position(line, len(letters.encode("utf-16-le")) // 2)


def edited(text: str, edits: list[Any]) -> str:
    """A text with edits of the protocol made in it."""

    def offset(place: lsp.Position) -> int:
        lines = text.split("\n")
        line = lines[place.line].encode("utf-16-le")
        return sum(len(each) + 1 for each in lines[: place.line]) + len(line[: 2 * place.character].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
