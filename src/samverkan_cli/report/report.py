"""What the machine-readable forms of findings are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from samverkan_cli.check.rule import Diagnostic, Rule
from samverkan_cli.core.diagnostic import Change, Fix, Level
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.load.workspace import SETTINGS
from samverkan_cli.yamltext.splice import overlap

Edits = Callable[[Change], Sequence[Edit]]
_FORBIDDEN = {
    **dict.fromkeys(sorted({*range(0x20)} - {0x9, 0xA, 0xD}), "\ufffd"),
    **dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
}


@record
class Judged:
    """A plan that was looked at, by `rules`. `not_run` has those that could not judge it, by code, and why."""

    name: str
    complete: bool
    rules: Sequence[Rule]
    not_run: Mapping[str, str]


@record
class Report:
    """Findings, and what a form may say of them.

    `rules` are those that were asked for, `files` how many plan files were read. `edits` makes splices of a change,
    `source` gives the text of a file. Findings at or above `least` make the run fail; none do where it is None.
    `folder` is the workspace as seen from the root of its repository: "" or a path that ends with `/`.
    """

    found: Sequence[Diagnostic]
    plans: Sequence[Judged]
    rules: Sequence[Rule]
    files: int
    speech: Speech
    edits: Edits
    source: Callable[[str], Source]
    least: Level | None = Level.ERROR
    folder: str = ""

    def file(self, name: str) -> str:
        """A file of the workspace, as seen from the root of the repository."""
        return f"{self.folder}{name}"

    @property
    def nowhere(self) -> str:
        """The file of a finding that has none, in forms that know no finding without a file."""
        return self.file(SETTINGS)

    def splices(self, fix: Fix) -> list[Edit] | None:
        """A fix as splices of text; None where one of its changes cannot be made so, or two overlap."""
        splices: list[Edit] = []
        for change in fix.changes:
            made = (change,) if isinstance(change, Edit) else self.edits(change)
            if not made:
                return None
            splices.extend(made)
        return None if overlap(splices) else splices

    def sentences(self, each: Diagnostic) -> str:
        """What is wrong and what to do, as running text."""
        said = [self.speech(each.message), *([self.speech(each.help)] if each.help is not None else [])]
        return writable(
            " ".join(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in said)
        )


def writable(text: str) -> str:
    """A text in which what XML and UTF-8 cannot hold is a mark that something stood there."""
    return text.translate(_FORBIDDEN) if not text.isprintable() else text
