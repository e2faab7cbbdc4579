"""Files that are nearly part of a plan: with another ending, copies, of another program, in a folder without a plan."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.coerce import without_copy_words
from samverkan_cli.load.containment import Parsed
from samverkan_cli.load.files import is_inside
from samverkan_cli.load.intent import field_meant
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields
from samverkan_cli.model.thing import Entries

ENDINGS = (".yaml", ".yml")
_NEARLY = compiled_late(r"(?P<stem>.+)\.ya?ml(?:\.(?:txt|docx?|rtf|odt|bak))?", re.IGNORECASE)
_OFFICE = compiled_late(r".+\.(?:docx?|odt|rtf|xlsx?|ods|pages|numbers)", re.IGNORECASE)
_ALIKE = 2
"""How many ids a file must have, all of them in another file, to be a copy of it whatever it is called."""


class Beside(NamedTuple):
    """Files below a folder that are no plan files.

    Those `misnamed` would be if they were called otherwise, those of `office` are written in another program. `links`
    are findings of links to folders with plan files in them.
    """

    misnamed: Sequence[str]
    office: Sequence[str]
    links: Sequence[Finding]


def beside(root: Path, entries: Mapping[str, os.DirEntry[str]], reader: Reader) -> Beside:
    """What is nearly part of a plan among what lies below a folder, by its name relative to the root."""
    misnamed, office, links = [], [], []
    for name, entry in entries.items():
        if entry.is_symlink():
            if is_inside(Path(entry.path), root) and _has_plan_files(entry):
                links.append(_linked(name))
        elif not name.endswith(ENDINGS) and _NEARLY.fullmatch(entry.name) and holds_fields(name, reader):
            misnamed.append(name)
        elif _OFFICE.fullmatch(entry.name):
            office.append(name)
    return Beside(sorted(misnamed), sorted(office), links)


def _has_plan_files(folder: os.DirEntry[str]) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(each.name.endswith(ENDINGS) and not each.name.startswith(".") for each in entries)
    except OSError:
        return False


def holds_fields(file: str, reader: Reader) -> bool:
    """Whether something at the top of a file is a field of a plan."""
    data = reader.text(file)[1].data
    known = fields(Plan)
    return isinstance(data, dict) and any(key in known or field_meant(key, known) for key in data)


def misnamed(file: str) -> Finding:
    """A file that would be read if it were called otherwise."""
    path = PurePosixPath(file)
    found = _NEARLY.fullmatch(path.name)
    name = f"{found['stem'] if found else path.stem}.yaml"
    return Finding(
        Location(file, ()),
        Message("The file is not read, because its name does not end in .yaml"),
        help=Message("Call it {name}", name=name.lower() if path.name.isupper() else name),
        code="SAM001",
    )


def _linked(folder: str) -> Finding:
    """A folder that is a link."""
    return Finding(
        Location(folder, ()),
        Message("A folder that is a link is not read"),
        help=Message("Put the folder itself here, or take the link away"),
        code="SAM001",
    )


def without_a_plan(folder: str, files: Sequence[str], written: Sequence[str]) -> Finding:
    """A folder of which no file has the field document. `written` are files of other programs there."""
    message = Message("No file in {folder} has the field document, so nothing there is read", folder=f"{folder}/")
    if written:
        name = PurePosixPath(written[0]).name
        help = Message(
            "{name} cannot be read: write the plan in a file that ends in .yaml, beginning with document:", name=name
        )
        return Finding(Location(written[0], ()), message, help=help, code="SAM011")
    help = Message("Begin one of them with document:, move them to the folder of their plan, or take them away")
    return Finding(Location(files[0], ()), message, help=help, code="SAM011")


def copies(parts: Sequence[Parsed]) -> Iterator[Finding]:
    """The files of a plan that are copies of another, each once, with what they are copies of."""
    named = {part.file: ids(part) for part in parts}
    holders: dict[tuple[str, str], list[str]] = {}
    for file, own in named.items():
        for each in own:
            holders.setdefault(each, []).append(file)
    gone: set[str] = set()
    for file in sorted(named, key=_likeliness, reverse=True):
        alike = dict.fromkeys(other for each in named[file] for other in holders[each] if other not in (file, *gone))
        original = next((other for other in alike if _is_copy(file, other, named[file], named[other])), None)
        if original is not None:
            gone.add(file)
            yield _copy(file, original)


def _copy(file: str, original: str) -> Finding:
    return Finding(
        Location(file, ()),
        Message("The file is a copy of {original}, and is not read", original=PurePosixPath(original).name),
        help=Message("Take one of the two away, or move it out of the plan's folder"),
        related=(Related(Message("it is a copy of this file"), Location(original, ())),),
        code="SAM102",
    )


def ids(part: Parsed) -> set[tuple[str, str]]:
    """What can stand once only in a plan, of what is at the top of a file."""
    found: set[tuple[str, str]] = set()
    for field in fields(Plan).values():
        value = getattr(part.plan, field.name)
        if isinstance(value, Entries):
            found.update((field.key, id) for id in value.by_id)
        elif field.form == "one" and value is not None:
            found.add((field.key, ""))
    return found


def _likeliness(file: str) -> tuple[bool, int, int, str]:
    """The greater, the likelier it is that of two files alike this one is the copy."""
    path = PurePosixPath(file)
    return (without_copy_words(path.stem) != path.stem, len(path.parts), len(path.name), file)


def _is_copy(file: str, other: str, own: set[tuple[str, str]], its: set[tuple[str, str]]) -> bool:
    path, original = PurePosixPath(file), PurePosixPath(other)
    bare = without_copy_words(path.stem)
    if bare != path.stem and bare.casefold() == without_copy_words(original.stem).casefold():
        return True
    entries = {each for each in own if each[1]}  # two documents are rather two plans
    if len(entries) < _ALIKE:
        return False
    return own <= its or (path.name == original.name and 2 * len(entries & its) >= len(entries))


def outermost(files: Iterable[str]) -> dict[str, list[str]]:
    """Files by the outermost folder among theirs."""
    found: dict[str, list[str]] = {}
    for file in sorted(files, key=lambda each: (each.count("/"), each)):
        folder = file.rpartition("/")[0]
        home = next((each for each in found if folder == each or folder.startswith(f"{each}/")), folder)
        found.setdefault(home, []).append(file)
    return found
