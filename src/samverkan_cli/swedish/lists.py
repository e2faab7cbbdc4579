"""The lists of words that rules know, read from `wordlists/`.

A list is a text file: a word or an expression a line, in small letters unless it is a name. What follows `#` is a
comment, and every list begins with one that says what it is for and how to add to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from samverkan_cli.core.packaged import packaged


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, without order."""
    return frozenset(lines(name))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a list, in its order."""
    text = packaged(__package__, f"wordlists/{name}.txt").decode()
    entries = (re.sub(r"(?:^|\s)#.*", "", line).strip() for line in text.splitlines())
    return tuple(line for line in entries if line)


def shortest(several: Iterable[str]) -> tuple[str, ...]:
    """Those in which none of the others stands: where none of them is in a text, none of all is."""
    every = set(several)
    return tuple(word for word in sorted(every) if not any(other in word for other in every - {word}))
