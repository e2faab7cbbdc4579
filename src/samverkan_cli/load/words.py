"""Lists of words as people write them, from `wordlists/`: what each stands for, and its other ways of being written."""

from __future__ import annotations

from functools import cache

from samverkan_cli.core.packaged import packaged


@cache
def known(name: str) -> dict[str, tuple[str, ...]]:
    """A list of words: what each stands for, and its other ways of being written."""
    text = packaged(__package__, f"wordlists/{name}.txt").decode()
    words = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            is_said, _, ways = line.partition(": ")
            words[is_said] = tuple(way.strip() for way in ways.split(", "))
    return words


@cache
def by_name(name: str) -> dict[str, str]:
    """The same, from each way of writing to what it stands for."""
    return {way: is_said for is_said, ways in known(name).items() for way in ways}


def listed(words: str, text: str) -> bool:
    """Whether a text is one of the words for something, as `unsaid` or `ongoing`."""
    name, _, kind = words.partition("/")
    return " ".join(text.casefold().split()).strip() in known(name).get(kind or name, ())
