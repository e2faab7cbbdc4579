"""What is known of every field of the format, read off the models: nothing here is written twice.

What a field is for, and an example of what may stand in it, is the docstring below it in its model:

    lead: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    \"\"\"Who leads, where several answer for it. Example: socialchef\"\"\"
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from samverkan_cli.model.docstrings import of_fields
from samverkan_cli.model.enums import Word
from samverkan_cli.model.plan import Plan, complete
from samverkan_cli.model.shape import Form, fields
from samverkan_cli.model.thing import Part, Ref
from samverkan_cli.model.values import Kind
from samverkan_cli.outline.described import all_described
from samverkan_cli.schema.kinds import EVERYONE, REFERENCE, WORD

_EXAMPLE = "Example:"

Path = tuple[str, ...]
"""The keys that lead from the top of a file to where a part stands, with * for an id or for any of a list."""


@dataclass(frozen=True, slots=True)
class Known:
    """A field, and what may stand in it.

    `value` is the kind of value, None where parts stand in it; `words` are those that are allowed, where only some are.
    `ref` is set where it refers, `part` where parts of that kind stand in it; `form` says whether one does, several
    in a list, or a mapping of them under ids or references. Of a list at least `least` items must be there.
    `sentence` says in English what it is for, and `example`, in YAML, what may stand in it.
    """

    holder: type[Part]
    name: str
    key: str
    form: Form
    value: Kind | None
    words: type[Word] | None
    ref: Ref | None
    part: type[Part] | None
    required: bool
    least: int
    sentence: str
    example: str


@cache
def known(kind: type[Part]) -> dict[str, Known]:
    """The fields of a model by their keys, in its order."""
    complete()
    found = {}
    for field in fields(kind).values():
        if not field.key.isidentifier():
            continue  # its part is always written short, so nobody writes this key
        info = kind.model_fields[field.name]
        value = WORD if field.words is not None else field.kind
        if field.ref is not None and field.form != "keyed":
            value = EVERYONE if field.ref.every else REFERENCE
        least = max((getattr(each, "min_length", 0) for each in info.metadata), default=0)
        sentence, example = _said_of(kind, field.name)
        found[field.key] = Known(
            kind,
            field.name,
            field.key,
            field.form,
            value,
            field.words,
            field.ref,
            field.part,
            info.is_required(),
            least,
            sentence,
            example,
        )
    return found


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
            yield file, field.sentence
        for shown in (each.shown for each in all_described(kind).values()):
            yield from ((file, each) for each in (shown.label, shown.gap, shown.rest) if each)
    for word in chain.from_iterable(Word.__subclasses__()):
        yield from (("model/enums.py", each) for each in (word.label.text, word.meaning, word.heading.text) if each)


def _said_of(kind: type[Part], name: str) -> tuple[str, str]:
    """What is said of a field where it stands, in its model or in one that this is made from: sentence, example."""
    for each in kind.__mro__:
        docstring = of_fields(each.__module__).get(each.__name__, {}).get(name) if issubclass(each, Part) else None
        if docstring is not None:
            sentence, _, example = docstring.partition(_EXAMPLE)
            return " ".join(sentence.split()), " ".join(example.split())
    return "", ""
