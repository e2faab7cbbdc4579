"""What is known of every field of the format, read off the models: nothing here is written twice.

What a field is for, and an example of what may stand in it, is the docstring below it in its model:

    lead: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    \"\"\"Who leads, where several answer for it. Example: socialchef\"\"\"
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from itertools import chain

from samverkan_cli.model.docstrings import example as example
from samverkan_cli.model.docstrings import sentence as sentence
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.outline.described import all_described

Path = tuple[str, ...]
"""The keys that lead from the top of a file to where a part stands, with * for an id or for any of a list."""


@cache
def known(kind: type[Part]) -> dict[str, Field]:
    """The fields of a model by their keys, in its order; but for one that is always written short."""
    return {key: field for key, field in fields(kind).items() if key.isidentifier()}


@cache
def places() -> dict[type[Part], tuple[Path, ...]]:
    """Every kind of part, with the places where parts of it stand, as one comes upon them from the top of a file."""
    found: dict[type[Part], list[Path]] = {}

    def walk(kind: type[Part], path: Path) -> None:
        found.setdefault(kind, []).append(path)
        for field in known(kind).values():
            if field.part is not None:
                walk(field.part, (*path, field.key, *(("*",) if field.form != "one" else ())))

    walk(Plan, ())
    return {kind: tuple(paths) for kind, paths in found.items()}


def described(kind: type[Part]) -> str:
    """What a model is, in English: the first paragraph of its docstring."""
    return " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that models, fields and words are described by, with its file, to be translated."""
    for kind in places():
        file = f"model/{kind.__module__.rpartition('.')[2]}.py"
        yield file, described(kind)
        for field in known(kind).values():
            yield file, sentence(field)
        for shown in (each.shown for each in all_described(kind).values()):
            yield from ((file, each) for each in (shown.label, shown.gap, shown.rest) if each)
    for word in chain.from_iterable(Word.__subclasses__()):
        yield from (("model/enums.py", each) for each in (word.label.text, word.meaning, word.heading.text) if each)
