"""The language server: what it is asked, and when it looks for what is wrong. All else is in the modules beside."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from samverkan_cli import __version__
from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.errors import UserError
from samverkan_cli.editor import answers
from samverkan_cli.editor.buffer import WIDTHS, Buffer
from samverkan_cli.editor.desk import Desk, path_of
from samverkan_cli.editor.workbench import Workbench
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.load.workspace import SETTINGS

CHECK = "samverkan.check"
"""The command that checks everything at once, and answers when it is done."""
SOON, LATER = 0.05, 0.4
"""How many seconds after a key what is quick is looked for, and all the rest where that takes longer."""
TIDY = 50
"""After how many changes what is needed no more is thrown away."""
QUICK = 0.15
"""What takes no longer than so many seconds is done at once."""

_ANSWERS: dict[str, tuple[Callable[[Desk, Any], Any], object]] = {
    lsp.TEXT_DOCUMENT_HOVER: (answers.hover, None),
    lsp.TEXT_DOCUMENT_COMPLETION: (answers.completion, lsp.CompletionOptions(trigger_characters=[" ", "["])),
    lsp.TEXT_DOCUMENT_DEFINITION: (answers.definition, None),
    lsp.TEXT_DOCUMENT_REFERENCES: (answers.references, None),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: (answers.prepare_rename, None),
    lsp.TEXT_DOCUMENT_RENAME: (answers.rename, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_CODE_ACTION: (
        answers.code_action,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]),
    ),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (answers.document_symbol, None),
    lsp.WORKSPACE_SYMBOL: (answers.workspace_symbol, None),
    lsp.TEXT_DOCUMENT_FOLDING_RANGE: (answers.folding_range, None),
    lsp.TEXT_DOCUMENT_CODE_LENS: (answers.code_lens, None),
    lsp.TEXT_DOCUMENT_INLAY_HINT: (answers.inlay_hint, None),
}


Shown = tuple[list[Diagnostic], str | None]
"""What was sent of a file, and the text that it has in the editor: as letters count there, it depends on that too."""


class _Protocol(LanguageServerProtocol):
    """pygls keeps the texts too, takes more for the end of a line than the protocol does, and moves the places that it
    is told. So it is told of no changes.
    """

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None


def serve(speech: Speech, today: Callable[[], date]) -> None:
    """Run the server on stdin and stdout until the editor ends it."""
    # pygls closes what it writes to at the end, and the program flushes its own stdout after that.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        Server(speech, today).lsp.start_io(sys.stdin.buffer, out)


class Server:
    """Talks with one editor."""

    def __init__(self, speech: Speech, today: Callable[[], date]) -> None:
        self.say = speech
        kind = lsp.TextDocumentSyncKind.Incremental
        self.lsp = LanguageServer("samverkan", __version__, kind, protocol_cls=_Protocol)
        self.bench = Workbench(speech, today)
        self._shown: dict[Path, dict[str, Shown]] = {}
        self._timers: list[asyncio.TimerHandle] = []
        self._looking: asyncio.Task[None] | None = None
        self._cost: dict[Path, float] = {}
        self._changes = 0
        for name, (answer, options) in _ANSWERS.items():
            self.lsp.feature(name, options)(self._contained(name, self._answering(answer)))
        handles: dict[str, Callable[[Any], Any]] = {
            lsp.INITIALIZED: self._initialized,
            lsp.TEXT_DOCUMENT_DID_OPEN: self._did_open,
            lsp.TEXT_DOCUMENT_DID_CHANGE: self._did_change,
            lsp.TEXT_DOCUMENT_DID_CLOSE: self._did_close,
            lsp.TEXT_DOCUMENT_DID_SAVE: self._did_save,
            lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._did_change_files,
        }
        for name, handle in handles.items():
            self.lsp.feature(name)(self._contained(name, handle))
        self.lsp.command(CHECK)(self._contained(CHECK, self._check_now))

    @cached_property
    def desk(self) -> Desk:
        """The open files, once it is known how the editor counts."""
        encoding = self.lsp.workspace.position_encoding
        width = WIDTHS[str(getattr(encoding, "value", encoding) or "utf-16")]
        of_text = self.lsp.client_capabilities.text_document
        item = of_text.completion.completion_item if of_text and of_text.completion else None
        return Desk(self.bench, self.say, width, snippets=bool(item and item.snippet_support))

    def _answering(self, answer: Callable[[Desk, Any], Any]) -> Callable[[Any], Any]:
        return lambda params: answer(self.desk, params)

    def _contained(self, name: str, handle: Callable[..., Any]) -> Callable[..., Any]:
        """A fault of ours ends in a line of the editor's log, without any text of a plan, and never the session."""

        @wraps(handle)
        def contained(*params: Any) -> Any:
            try:
                return handle(*params)
            except JsonRpcException:
                raise
            except UserError as error:
                raise JsonRpcException(self.say(error.message), answers.FAILED) from None
            except Exception as error:
                self._report(name, error)
                return None

        return contained

    def _report(self, where: str, error: BaseException) -> None:
        """Note a fault of ours in the editor's log: its kind and place, and nothing that a plan says."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
        message = f"samverkan {__version__}: {type(error).__name__} in {where} ({place})"
        self.lsp.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, message))

    # --- files

    def _initialized(self, _: lsp.InitializedParams) -> None:
        """Ask to be told of files that others change."""
        of_files = self.lsp.client_capabilities.workspace
        watched = of_files.did_change_watched_files if of_files is not None else None
        if watched is not None and watched.dynamic_registration:
            patterns = [lsp.FileSystemWatcher(f"**/*.{ending}") for ending in ("yaml", "yml", "json")]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(patterns)
            registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.lsp.client_register_capability(lsp.RegistrationParams([registration]))

    def _did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        if (path := path_of(document.uri)) is not None:
            buffer = Buffer(document.uri, path, document.text, document.version, self.desk.width)
            self.desk.buffers[path] = buffer
            self.bench.put(path, buffer.raw)
            self._schedule()

    def _did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        if path is not None and (buffer := self.desk.buffers.get(path)) is not None:
            buffer.change(list(params.content_changes), params.text_document.version)
            self.bench.put(path, buffer.raw)
            self._schedule()

    def _did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        if path is not None and self.desk.buffers.pop(path, None) is not None:
            self.bench.drop(path)
            self._schedule()

    def _did_save(self, _: lsp.DidSaveTextDocumentParams) -> None:
        self._schedule()

    def _did_change_files(self, params: lsp.DidChangeWatchedFilesParams) -> None:
        self.bench.saved([path for each in params.changes if (path := path_of(each.uri)) is not None])
        self._schedule()

    # --- findings

    def _schedule(self) -> None:
        """Look for what is wrong soon, unless more is written by then."""
        self._unschedule()
        self._changes += 1
        if self._changes % TIDY == 0:
            gc.collect()  # plans are full of loops, and the program as a whole rarely looks for those
        loop = asyncio.get_running_loop()
        is_quick = max(self._cost.values(), default=0.0) <= QUICK
        self._timers = [loop.call_later(SOON, lambda: self._check(whole=is_quick))]
        if not is_quick:
            self._timers.append(loop.call_later(LATER, self._begin_whole))

    def _unschedule(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _begin_whole(self) -> None:
        self._looking = asyncio.get_running_loop().create_task(self._check_in_steps())

    async def _check_in_steps(self) -> None:
        """Check everything, and answer in between. Whatever is written meanwhile ends it."""
        with suppress(Exception):  # what goes wrong does so once more below, and is reported there
            for home, snapshot in list(self.bench.snapshots.items()):
                cost = 0.0
                steps = snapshot.finding()
                while not snapshot.is_checked:
                    began = time.perf_counter()
                    next(steps, None)
                    cost += time.perf_counter() - began
                    await asyncio.sleep(0)
                self._cost[home] = cost or self._cost.get(home, 0.0)
        self._check(whole=True)

    def _check_now(self, *_: Any) -> None:
        """Check everything at once."""
        self._unschedule()
        self._check(whole=True)

    def _check(self, *, whole: bool) -> None:
        for home in sorted({*self.bench.snapshots, *self._shown}):
            try:
                self._publish(home, whole=whole)
            except Exception as error:
                self._report("check", error)

    def _publish(self, home: Path, *, whole: bool) -> None:
        """Send what is found in a workspace, file by file, and nothing for files in which nothing is found any more."""
        snapshot = self.bench.snapshots.get(home)
        if snapshot is None:
            root = home if home.is_dir() else home.parent
            for file in sorted(self._shown.pop(home, {})):
                self._send(root / file, [])
            self._cost.pop(home, None)
            return
        began, is_new = time.perf_counter(), whole and not snapshot.is_checked
        found = snapshot.found if whole else snapshot.found_quickly
        if is_new:
            self._cost[home] = time.perf_counter() - began
        by: dict[str, list[Diagnostic]] = {}
        for each in found:
            by.setdefault(each.span.file if each.span is not None else SETTINGS, []).append(each)
        shown = self._shown.setdefault(home, {})
        for file in (*sorted(shown.keys() - by.keys()), *by):
            path = snapshot.workspace.root / file
            buffer = self.desk.buffers.get(path)
            now = by.get(file, []), buffer.source.text if buffer is not None else None
            if shown.get(file) != now:
                self._send(path, [self.desk.diagnostic(snapshot, each) for each in now[0]])
                shown[file] = now
        for file in [file for file, (those, _) in shown.items() if not those]:
            del shown[file]

    def _send(self, path: Path, found: Sequence[lsp.Diagnostic]) -> None:
        buffer = self.desk.buffers.get(path)
        version = buffer.version if buffer is not None else None
        self.lsp.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(self.desk.uri(path), list(found), version)
        )
