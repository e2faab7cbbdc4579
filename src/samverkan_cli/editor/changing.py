"""What an editor offers to change: fixes of findings, comments that silence them, ids that get another name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lsprotocol import types as lsp

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.fix.patch import Patch, apart, compatible
from samverkan_cli.fix.rewrite import Rewrite
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.load.cache import Reader
from samverkan_cli.yamltext.editable import Refusal
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.splice import Splicer
from samverkan_cli.yamltext.suppressions import suppressions
from samverkan_cli.yamltext.verify import spliced

ToEdit = Callable[[Mapping[str, Sequence[Edit]]], lsp.WorkspaceEdit]
"""Splices of files, by file, as the editor is told them."""
ALL = lsp.CodeActionKind.SourceFixAll


@record
class Changer:
    """Offers what can be changed in a file. `as_sent` gives a finding as it was sent to the editor."""

    reader: Reader
    file: str
    say: Speech
    to_edit: ToEdit
    as_sent: Callable[[Diagnostic], lsp.Diagnostic]

    def offers(self, found: Iterable[Diagnostic]) -> Iterator[lsp.CodeAction]:
        """What can be done about some findings, fixes first."""
        silenced: dict[tuple[str, int], lsp.CodeAction] = {}
        for each in found:
            if (action := self._fix(each)) is not None:
                yield action
            if each.span is not None and (silence := self._silence(each)) is not None:
                silenced.setdefault((each.name, each.span.line), silence)
        yield from silenced.values()

    def all_safe(self, found: Iterable[Diagnostic]) -> lsp.CodeAction | None:
        """Every safe fix of the file that goes together with the others; None where there is none."""
        splicer, patches = Splicer(self.reader.positions), []
        for each in found:
            if each.fix is None or not each.fix.safe:
                continue
            try:
                patch = Patch(each, each.fix, splicer.of(each.fix))
            except Refusal:
                continue
            if patch.edits and {*patch.files} == {self.file}:
                patches.append(patch)
        made = compatible(self.reader.source(self.file), apart(patches))
        if not made:
            return None
        edits = [edit for patch in made for edit in patch.edits]
        title = counted("Fix {n} fault that is certain", "Fix {n} faults that are certain", len(made))
        return lsp.CodeAction(self.say(title), kind=ALL, edit=self.to_edit({self.file: edits}))

    def _fix(self, each: Diagnostic) -> lsp.CodeAction | None:
        if each.fix is None:
            return None
        try:
            edits = Splicer(self.reader.positions).of(each.fix)
        except Refusal:
            return None
        return lsp.CodeAction(
            self.say(each.fix.title),
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[self.as_sent(each)],
            is_preferred=each.fix.safe,
            edit=self.to_edit(by_file(edits)),
        )

    def _silence(self, each: Diagnostic) -> lsp.CodeAction | None:
        """A comment on a line of its own that silences a finding once a reason is written in it."""
        if not each.rule.silenceable or each.span is None:
            return None
        there = self.reader.positions(self.file)
        node = there.find(each.route)
        start = each.span.start if node is None else node.key_start if node.key_start >= 0 else node.start
        line = there.source.line_start(start)
        text = there.source.text
        indent = text[line : line + len(text[line:]) - len(text[line:].lstrip(" "))]
        eol = "\r\n" if "\r\n" in text else "\n"
        comment = f"{indent}# samverkan: ignore[{each.name}] "
        edit = Edit(self.file, line, line, f"{comment}{eol}")
        # With a reason in it, it must be a comment and reach the finding: inside a text or brackets it would not.
        after = Source(self.file, text[:line] + f"{comment}x{eol}" + text[line:])
        again = read(after)
        ours = [own for own in suppressions(after, again.root) if own.span.start == line + len(indent)]
        if not again.whole or not any(own.lines[0] <= each.span.line + 1 <= own.lines[1] for own in ours):
            return None
        if spliced(text, [edit]) == text:
            return None
        title = Message("Let it be, and write why: ignore[{rule}]", rule=each.name)
        return lsp.CodeAction(
            self.say(title),
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[self.as_sent(each)],
            edit=self.to_edit({self.file: [edit]}),
        )


def by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Splices by the file that they are in."""
    found: dict[str, list[Edit]] = {}
    for edit in edits:
        found.setdefault(edit.file, []).append(edit)
    return found


def between(rewrite: Rewrite) -> list[Edit]:
    """The one splice that makes of a file what it is to be."""
    old, new = (raw.decode() for raw in (rewrite.old or b"", rewrite.new))
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return [Edit(rewrite.file, start, len(old) - end, new[start : len(new) - end])]


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
