"""What fixes bring beside what they fix: errors that were not there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from samverkan_cli.check.rule import Diagnostic, Reveal
from samverkan_cli.core.diagnostic import Rename
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.fix.patch import Patch

Location = tuple[str, str, tuple[str, ...]]
Key = tuple[Location, Message]


def key_of(found: Diagnostic) -> Key:
    """What a finding is known by when the text around it has changed: all but lines and the indexes of lists."""
    return _place(found), found.message


def _place(found: Diagnostic) -> Location:
    route = tuple(key for key in found.route if isinstance(key, str))
    return found.code, found.span.file if found.span is not None else "", route


def brought(before: Sequence[Diagnostic], after: Sequence[Diagnostic], patches: Sequence[Patch]) -> list[Diagnostic]:
    """The errors that are there after fixes and were not before, in order.

    Where something was left out because it could not be read, nothing was said of what is inside, and no rule could
    judge it. What is then found was there all along, and was not brought.
    """
    known = Counter(_place(each) for each in before)
    inside = set(_opened(patches))
    judged = any(patch.found.rule.hides for patch in patches)
    found = []
    for each in after:
        place = _place(each)
        if known[place] > 0:
            known[place] -= 1
        elif each.rule.makes_incomplete or not ((judged and not each.rule.is_structural) or _is_inside(each, inside)):
            found.append(each)
    return found


def _opened(patches: Sequence[Patch]) -> Iterator[tuple[str, KeyPath]]:
    """Where things stand, by the names that they have got, of which nothing could be said before."""
    for patch in patches:
        span, route = patch.found.span, patch.found.route
        if patch.found.rule.hides_holder and span is not None:
            yield span.file, route[:-1]
        for change in patch.fix.changes:
            if isinstance(change, Rename):
                yield change.place.file, (*change.place.route[:-1], change.key)


def _is_inside(error: Diagnostic, inside: Collection[tuple[str, KeyPath]]) -> bool:
    """Whether an error is of something within one of some things; or of what the thing itself refers to or lacks.

    Then too if it is of how the thing is written, and has a safe fix.
    """
    reveal = error.rule.reveal
    is_safe = error.fix is not None and error.fix.safe
    least = 0 if reveal is Reveal.ALWAYS or (reveal is Reveal.WITH_SAFE_FIX and is_safe) else 1
    lengths = range(len(error.route) - least + 1)
    return error.span is not None and any((error.span.file, error.route[:n]) in inside for n in lengths)


def suspect(error: Diagnostic, patches: Sequence[Patch]) -> Patch | None:
    """The one fix that is of the same thing as an error; None where there are several, or none."""
    if error.span is None or not error.route:
        return None
    near = [
        patch
        for patch in patches
        if patch.found.span is not None
        and patch.found.span.file == error.span.file
        and patch.found.route
        and all(one == other for one, other in zip(patch.found.route, error.route, strict=False))
    ]
    return near[0] if len(near) == 1 else None
