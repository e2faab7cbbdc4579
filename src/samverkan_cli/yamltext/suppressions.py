"""`# samverkan: ignore[rule, rule] reason`: what the writer has said she knows about."""

from __future__ import annotations

from collections.abc import Collection

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Source, Span
from samverkan_cli.yamltext.nodes import Node, scalars_of, within

_IGNORE = compiled_late(
    r"#[ \t]*samverkan:[ \t]*ignore\b[ \t]*(?:\[(?P<rules>[^\]\r\n]*)\])?[ \t]*(?P<reason>[^\r\n]*)"
)


@record
class Suppression:
    """One comment: the rules that it names, its reason, and the lines (first, last) on which it silences.

    `named` is the stretch between its brackets, and `whole` that which goes with it when it is taken away: a line on
    which nothing else stands, or the space in front of it.
    """

    span: Span
    rules: tuple[str, ...]
    reason: str
    lines: tuple[int, int]
    named: tuple[int, int] = (0, 0)
    whole: tuple[int, int] = (0, 0)

    def without(self, rules: Collection[str]) -> Edit:
        """The splice that takes rules away from it, or all of it, where it names no other."""
        others = [each for each in self.rules if each not in rules]
        start, end = self.named if others else self.whole
        return Edit(self.span.file, start, end, ", ".join(others))


def suspected(source: Source) -> bool:
    """Whether it is worth reading the text with places for `suppressions`."""
    return _IGNORE.search(source.text) is not None


def suppressions(source: Source, root: Node | None) -> list[Suppression]:
    """The ignore comments of a text, in order."""
    scalars = [node for _, node in scalars_of(root) if not node.alias] if root is not None else []
    # After | and > a comment may stand on the same line.
    in_text = within(
        [(source.line_end(node.start) if node.style in ("|", ">") else node.start, node.end) for node in scalars]
    )
    reach, texts_reach = _reach(source, root)
    found = []
    below = 0
    for match in _IGNORE.finditer(source.text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        if in_text(start):
            continue  # in a text that speaks of such a comment
        line = source.position(start)[0]
        before = source.line(line)[: start - source.line_start(start)]
        whole = (start - len(before) + len(before.rstrip()), match.end())
        if not before.strip():
            whole = (source.line_start(start), source.line_end(start))
            below = max(below, line)
            while source.line(below).lstrip().startswith("#"):
                below += 1
            lines = (below, reach.get(below, below))
        else:
            lines = (line, texts_reach.get(line, line))
        rules = tuple(word.strip() for word in (match["rules"] or "").split(",") if word.strip())
        found.append(
            Suppression(source.span(start, end), rules, match["reason"].strip(), lines, match.span("rules"), whole)
        )
    return found


def _reach(source: Source, root: Node | None) -> tuple[dict[int, int], dict[int, int]]:
    """For each line on which something begins, the last line of it; and the same of texts alone."""
    lines: dict[int, int] = {}
    texts: dict[int, int] = {}
    rest = [root] if root is not None else []
    while rest:
        node = rest.pop()
        if node.alias:
            continue
        if node.key_start >= 0 or node.is_scalar:
            start = node.key_start if node.key_start >= 0 else node.start
            first = source.position(start)[0]
            last = source.position(max(node.end - 1, start))[0]
            for found in (lines, *([texts] if node.is_scalar else [])):
                found[first] = max(last, found.get(first, first))
        if not node.is_scalar:
            rest.extend(node.children)
    return lines, texts
