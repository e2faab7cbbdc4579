"""References as people write them: several in one text, a person instead of a function."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from samverkan_cli.core.diagnostic import Finding, Fix, Plain, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message, brief, either
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import slug
from samverkan_cli.load.coerce import enumerated, is_function

Near = Callable[[str], tuple[str | None, bool]]
"""The id that a text most likely means, and whether that is certain."""
_MOST = 20
"""How many words are looked at, each for what it may mean."""
_PERSON = compiled_late(r"(?:^|[\s(,])[A-ZÅÄÖÉ][a-zåäöéü]+(?:[ -][A-ZÅÄÖÉ][a-zåäöéü]+)+\)?$")
"""Words with a capital letter each, at the end: in Swedish only names are written so."""


def enumeration(place: Location, text: str, beside: Sequence[str] | None, near: Near) -> Finding | None:
    """Several ids in one text, or one after a number. `beside` is the list that it stands in, None where one can stand.

    None where the text is of one thing, with a word in its name that also stands between things.
    """
    parts = _parts(text, near)
    if parts is None:
        return None
    found = [near(part) for part in parts]
    ids = [id or slug(part) or part for part, (id, _) in zip(parts, found, strict=True)]
    message = brief(Message("{text} is read as one id", text=text))
    if beside is None and len(ids) == 1:
        place_of_one = Location(place.file, place.route, "value")
        help = Message("Write {words}", words=ids[0])
        one = Fix(help, safe=True, changes=(Set(place_of_one, ids[0]),)) if found[0][1] else None
        return Finding(place, message, help=help, fix=one, code="SAM101")
    if beside is None:
        help = Message("Only one can stand here")
        if isinstance(place.route[-1], int):
            help = Message("Write each id on a line of its own, after a dash")
        return Finding(place, message, help=help, code="SAM101")
    fix = None
    if all(id and sure for id, sure in found):
        whole: list[Plain] = [*dict.fromkeys(id for each in beside for id in _sure(each, near))]
        ids = [*map(str, whole)] if is_list(beside, near) else ids
        at = Location(place.file, place.route[:-1] if isinstance(place.route[-1], int) else place.route, "value")
        fix = Fix(Message("Write [{ids}]", ids=", ".join(map(str, whole))), safe=True, changes=(Set(at, whole),))
    return Finding(place, message, help=brief(Message("Write [{ids}]", ids=", ".join(ids))), fix=fix, code="SAM101")


def is_list(beside: Sequence[str], near: Near) -> bool:
    """Whether several items of a list are each written after a number or a sign, as lists of Word are."""
    return sum(_parts(each, near) is not None for each in beside) > 1


def _sure(text: str, near: Near) -> list[str]:
    """The ids in a text that can mean nothing else; else the text."""
    found = [near(part) for part in _parts(text, near) or ()]
    return [str(id) for id, _ in found] if found and all(id and sure for id, sure in found) else [text]


def _parts(text: str, near: Near) -> list[str] | None:
    """The parts of a text that names several things, or one after a number; None where it does not."""
    parts = enumerated(text)
    if parts and parts != [text.strip()]:
        return parts if any(near(part)[0] for part in parts) else None
    words = text.split()
    # What stood on lines of its own without dashes is one text with blanks.
    if 1 < len(words) <= _MOST and all(slug(word) == word and near(word) == (word, True) for word in words):
        return words
    return None


def person(text: str, near: Near, functions: tuple[str, ...] = ()) -> Message | None:
    """What to do where a person is named, as who answers or sits in a group; None where none is.

    `functions` are the ids of some that a plan has.
    """
    words = text.split()
    if not _PERSON.search(text) or any(map(is_function, words[-2:])):
        return None
    for title in (" ".join(words[:n]).strip(",(") for n in range(len(words) - 1, 0, -1)):
        id, sure = near(title)
        if id is not None and sure:
            return Message("Write {word}: a plan names functions, not persons", word=id)
    if functions:
        known = either(functions)
        return Message("If it is a person, write the function that the person has, for example {words}", words=known)
    return Message("If it is a person, write what the person answers as, for example Rektor: not the name")
