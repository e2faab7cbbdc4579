"""What the files of documents are called: in the plan's language, in letters that every system and address can take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from unicodedata import combining, normalize

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.gaps import GAP, unknown_gap
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.derive.validity import dated
from samverkan_cli.document.paper import Paper
from samverkan_cli.link.project import Project

PLACES = ("document", "kind", "plan", "municipality", "version", "year", "follow_up", "owner")
"""What may stand in braces in `--name`."""
_USUAL = "{document}-{plan}-{follow_up}"
_ALONE = "{document}-{owner}"
"""Of a document of one owner over all plans."""
_LONGEST = 120
"""A file's name has room for 255 bytes, and systems and archives add to it."""


@record
class Naming:
    """How files are named: by `pattern`, or as usual where it is empty."""

    pattern: str = ""

    def __post_init__(self) -> None:
        """Raises UserError where something in braces stands for nothing, or the name would be a folder's."""
        if (found := unknown_gap(self.pattern, PLACES)) is not None:
            raise UserError(Message("{text} stands for nothing in a file's name", text=found[0]), found[1])
        if re.search(r"[/\\]", self.pattern):
            raise UserError(
                Message("A file's name cannot hold a slash: {text}", text=self.pattern),
                Message("The folder is named with {option}", option="-o"),
            )

    def of(self, paper: Paper, project: Project | None, form: str, follow_up: str = "", owner: str = "") -> str:
        """The way to the file of a document under the folder that is written to."""
        said = {
            "document": paper.file_word or paper.kind,
            "kind": paper.kind,
            "plan": PurePosixPath(project.name).name if project else "",
            "municipality": paper.organisation,
            "version": (project and project.document.version) or "",
            "year": _year(paper, project),
            "follow_up": follow_up,
            "owner": owner,
        }
        name = _filled(self.pattern or (_USUAL if project else _ALONE), said) or paper.name
        return "/".join(filter(None, [project.name if project else "", f"{name}.{form}"]))


def _filled(pattern: str, said: Mapping[str, str]) -> str:
    return plain_name(GAP.sub(lambda found: said[found[1]], pattern))


def _year(paper: Paper, project: Project | None) -> str:
    day = dated(project.document) if project else None
    return str(day.year) if day else (paper.date or "")[:4]


def plain_name(text: str) -> str:
    """A text as a file's name: small letters without dots and accents, digits, and hyphens between the words."""
    letters = "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
    return re.sub(r"[^a-z0-9_.]+", "-", letters.replace("ø", "o").replace("æ", "ae")).strip("-.")[:_LONGEST].strip("-.")


def refuse_doubles(names: Mapping[str, str]) -> None:
    """See that no two documents have one file: `names` gives the file of each. Raises UserError."""
    seen: dict[str, str] = {}
    for what, file in names.items():
        if file in seen:
            raise UserError(
                Message(
                    "Two documents would have the same name, {file}: {first} and {other}",
                    file=file,
                    first=seen[file],
                    other=what,
                ),
                Message("Write more of what tells them apart in --name, such as {word}", word="{document}"),
            )
        seen[file] = what
