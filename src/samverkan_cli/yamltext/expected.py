"""What a file is to hold after a change, as plain data: what the text that was spliced is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Remove, Rename, Respell, Set
from samverkan_cli.core.keypath import KeyPath


def after(data: Plain, change: Change) -> Plain:
    """Plain data with a change made to it. The data itself is left as it is.

    An Insert makes the mappings and the list on the way to it that are not there; where one value stands alone, it
    becomes the first of a list. Raises LookupError or TypeError where the change does not fit the data.
    """
    route = change.place.route
    if isinstance(change, Respell):
        return after_all(data, [change])
    if isinstance(change, Set):
        return _at(data, route, lambda _: as_read(change.value))
    if isinstance(change, Insert):
        return _at(data, route, lambda found: _with(found, change.key, as_read(change.value)))
    if isinstance(change, Rename):
        return _at(data, route[:-1], lambda found: _renamed(found, route[-1], normalize("NFC", change.key)))
    return _at(data, route[:-1], lambda found: _without(found, change))


@dataclass(slots=True)
class _Wish:
    """What is to become of a value, and of what is in it."""

    inside: dict[str | int, _Wish] = field(default_factory=dict)
    instead: tuple[Plain] | None = None
    name: str | None = None
    gone: bool = False
    more: list[tuple[str | None, Plain]] = field(default_factory=list)


def after_all(data: Plain, changes: Iterable[Change]) -> Plain:
    """Plain data with changes made to it at once: every place is one of the data as it is given, which stays so.

    Raises LookupError or TypeError where they do not fit the data.
    """
    wish = _Wish()
    for each in changes:
        for change in each.meant if isinstance(each, Respell) else (each,):
            here = wish
            for step in change.place.route:
                here = here.inside.setdefault(step, _Wish())
            if isinstance(change, Set):
                here.instead = (as_read(change.value),)
            elif isinstance(change, Insert):
                here.more.append((change.key, as_read(change.value)))
            elif isinstance(change, Rename):
                here.name = normalize("NFC", change.key)
            else:
                here.gone = True
    return _granted(data, wish)


def _granted(found: Plain, wish: _Wish) -> Plain:
    if wish.instead is not None:
        (found,) = wish.instead
    elif isinstance(found, list) and wish.inside:
        if any(not isinstance(key, int) or key >= len(found) for key in wish.inside):
            raise LookupError(str(wish.inside.keys()))
        wishes = ((value, wish.inside.get(n)) for n, value in enumerate(found))
        found = [each if inside is None else _granted(each, inside) for each, inside in wishes if not _is_gone(inside)]
    elif wish.inside:
        found = _fields(found, wish)
    for key, value in wish.more:
        found = _with(found, key, value)
    return found


def _fields(found: Plain, wish: _Wish) -> Plain:
    """A mapping in which wishes are granted; what an Insert is to stand in is made."""
    if isinstance(found, str | list):
        raise TypeError(found)
    there, kept = found or {}, dict[str, Plain]()
    for key, value in there.items():
        inside = wish.inside.get(key)
        if not _is_gone(inside):
            kept[inside.name or key if inside else key] = value if inside is None else _granted(value, inside)
    for step, inside in wish.inside.items():
        if step in there:
            continue
        if isinstance(step, int) or inside.name or inside.gone or inside.instead:
            raise LookupError(step)
        kept[step] = _granted(None, inside)
    return kept


def _is_gone(wish: _Wish | None) -> bool:
    return wish is not None and wish.gone


def as_read(value: Plain) -> Plain:
    """A value as it is read back: in Unicode form NFC, and a blank text is nothing."""
    if isinstance(value, dict):
        return {normalize("NFC", key): as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    return normalize("NFC", value) if value is not None and value and not value.isspace() else None


def same(one: Plain, other: Plain) -> bool:
    """Whether two values are equal, the order of their keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(each, other[key]) for key, each in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _at(data: Plain, route: KeyPath, make: Callable[[Plain], Plain]) -> Plain:
    """A copy of the data with what stands at the end of a route made anew."""
    if not route:
        return make(data)
    key, rest = route[0], route[1:]
    if isinstance(data, list) and isinstance(key, int):
        return [*data[:key], _at(data[key], rest, make), *data[key + 1 :]]
    if isinstance(key, str) and (data is None or isinstance(data, dict)):
        return {**(data or {}), key: _at((data or {}).get(key), rest, make)}
    raise TypeError(key)


def _with(found: Plain, key: str | None, value: Plain) -> Plain:
    if key is not None:
        if found is not None and not isinstance(found, dict):
            raise TypeError(key)
        return {**(found or {}), normalize("NFC", key): value}
    if found is None:
        return [value]
    return [*found, value] if isinstance(found, list) else [found, value]


def _renamed(found: Plain, old: str | int, new: str) -> Plain:
    if not isinstance(found, dict):
        raise TypeError(old)
    return {new if key == old else key: value for key, value in found.items()}


def _without(found: Plain, change: Remove) -> Plain:
    key = change.place.route[-1]
    if isinstance(found, dict):
        return {each: value for each, value in found.items() if each != key}
    if isinstance(found, list) and isinstance(key, int):
        return [*found[:key], *found[key + 1 :]]
    raise TypeError(key)
