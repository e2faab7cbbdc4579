"""Abbreviations in texts: words of two or more capitals, and which of them a text explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.swedish.lists import lines, words

_UPPER, _LOWER = "A-ZÅÄÖÉÜ", "a-zåäöéü"
_UNREAD = compiled_late(
    # Links and addresses, words of code, and numbers in registers and series: KS 2026/123, SFS 2025:400.
    r"\]\([^()\s]{0,2000}\)|(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}|`[^`\n]{0,200}`"
    rf"|\b[{_UPPER}][{_UPPER}{_LOWER}]{{0,20}}(?:-[{_UPPER}]{{1,10}})?[ \u00a0/-]?[\dxX]{{2,4}}"
    rf"(?:[:/.-][\dxX]{{1,9}}){{1,9}}(?:/[{_UPPER}]{{1,6}})?|\b[Dd]nr\.?:?[ \u00a0]\S+"
)
_ABBREVIATION = compiled_late(
    rf"(?<![\w.@&])(?P<letters>[{_UPPER}]{{2,6}}|[{_UPPER}]{{1,3}}[{_LOWER}][{_UPPER}]{{1,3}})"
    rf"(?=(?:s|:[{_LOWER}]+)?(?![\w@&]))"
)
_ROMAN = compiled_late(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ORDINARY = compiled_late(rf"(?<!\w)[{_LOWER}]{{2,6}}(?!\w)")
_CAPITALS = compiled_late(rf"(?<!\w)[{_UPPER}]+(?:[ /&-]+[{_UPPER}]+)++(?!\w)")
_LONGEST = 6
_MANY = 4
"""More letters, or so many words, that are capitals only are words to be heard, or a heading."""
_MARKS = ' ”"*'
_SHARES = 3
"""A firm that ends with AB has more letters than that."""
_NAME_GOES_ON = compiled_late(rf" [{_UPPER}][{_LOWER}]{{3,}}")
_HINT = compiled_late(rf"[{_UPPER}][{_LOWER}]?[{_UPPER}]")
"""What stands in every text that has an abbreviation: looking for it first is many times quicker."""
_FOLLOWING = compiled_late(
    rf"[”\"*]*+(?:-[{_LOWER}]{{2,30}})?[”\"*]*+(?:\s*[(:–,—/]|\s+-(?=\s)|\s+är\b)\s*(?P<words>[^()]+)"
)
"""What follows an abbreviation, or the compound that it is the first part of: "IFO-chefen (individ- och ...)"."""
_CLOSING = compiled_late(rf"[ ”\"*]*(?:-[{_LOWER}]{{2,30}})?[ ”\"*]*[),\]]")
"""What ends brackets with a short name in them, or with a compound of it: "(BUS-gruppen)"."""
_DESCRIBED = compiled_late(r"\s*,\s+(?:en|ett)\s")
"""What follows where it is said what a thing is: "PRIO, en nationell satsning"."""
_ENDING = compiled_late(r"[”\"*]*(?:[,.;)]|\s*[–—]|\Z)")
_LISTED = compiled_late(rf",\s*(?:[{_UPPER}]{{2,}}|\w+(?:\s\w+)?\s(?:och|eller|samt)\b)|\s*(?:och|eller|samt)\b")
"""What follows a thing in a list of several, rather than one that stands between commas."""
_ARTICLES = (["en"], ["ett"], ["den"], ["det"])
"""What may stand before an explanation: "SIP är en samordnad individuell plan"."""
_SENTENCE = compiled_late(r"[^.!?\n]*")
_NAMED = 3
"""How many words there are at the least before a comma for what stands after it to be the short name for them."""
_NEAR = 120
"""How far from an abbreviation its explanation can stand, in letters."""


def abbreviations(text: str) -> Iterator[tuple[str, bool]]:
    """The abbreviations of a text, in order, each as often as it stands there, and whether it is explained there."""
    if not _HINT.search(text):
        return
    for line in _UNREAD.sub(" ", text).split("\n"):
        read = _CAPITALS.sub(_unshouted, line)
        for found in _ABBREVIATION.finditer(read):
            letters = found["letters"]
            if letters not in words("known-abbreviations") and not _ROMAN.fullmatch(letters):
                if found.start() and _is_firm(letters, read[found.end() :]):
                    continue
                before = read[max(0, found.start() - _NEAR) : found.start()]
                yield letters, _is_explained(letters, before, read[found.end() : found.end() + _NEAR])


def _is_firm(letters: str, after: str) -> bool:
    """Whether letters are the name of a firm, or begin it: LTAB, ETC Kommunikation."""
    return (len(letters) > _SHARES and letters.endswith("AB")) or _NAME_GOES_ON.match(after) is not None


def ordinary_among(words: frozenset[str], text: str) -> frozenset[str]:
    """Those of some short words that stand in a text, written in small letters, and not in an address or in code."""
    found = words.intersection(_ORDINARY.findall(text))
    return found and found.intersection(_ORDINARY.findall(_UNREAD.sub(" ", text)))


def _unshouted(found: re.Match[str]) -> str:
    said = re.findall(rf"[{_UPPER}]+", found[0])
    return " " if len(said) >= _MANY or any(len(word) > _LONGEST for word in said) else found[0]


def _is_explained(letters: str, before: str, after: str) -> bool:
    """Whether what an abbreviation stands for is said right before it or right after it."""
    said = before.rstrip(_MARKS)
    follows = after.lstrip(_MARKS + ")").casefold()
    if follows.startswith(lines("explaining-after")) or said.casefold().endswith(lines("explaining-before")):
        return True
    sentence = _SENTENCE.match(follows)
    if sentence and any(f" {each} " in sentence[0] for each in words("explaining-anywhere")):
        return True
    if said.endswith(("(", "[")) and _CLOSING.match(after):
        return _spells(letters, said[:-1]) or _may_name(letters, said[:-1])
    following = _FOLLOWING.match(after)
    if (following and _begins(letters, following["words"])) or _DESCRIBED.match(after):
        return True
    if _spells_by_initials(letters, said) or _stands_between(said, after):
        return True
    if said.endswith(("=", "/")) and (word := said.rstrip("=/ ").rpartition(" ")[2]):
        return not word.isupper() and _spells(letters, word)
    return said.endswith((",", "–", "—")) and _ENDING.match(after) is not None and _spells(letters, said)


def _may_name(letters: str, phrase: str) -> bool:
    """Whether letters in brackets can be the short name for a phrase: most are in it, the first where a word begins.

    So they need not be the letters of that language, or of that wording.
    """
    said = " ".join(re.findall(r"\w+", phrase.casefold())[-10:])
    found = 0
    for at in re.finditer(r"\b\w", said):
        rest, n = said[at.start() :], 0
        for letter in letters.casefold():
            where = rest.find(letter)
            if where >= 0:
                rest, n = rest[where + 1 :], n + 1
        found = max(found, n if at[0] in letters.casefold()[:2] else 0)
    return 3 * found >= 2 * len(letters)


def _spells_by_initials(letters: str, phrase: str) -> bool:
    """Whether the last words of a phrase begin with letters, one each: "samordnad individuell plan SIP"."""
    last = re.findall(r"\w+", phrase.casefold())[-len(letters) :]
    return phrase[-1:].isalpha() and "".join(word[0] for word in last) == letters.casefold()


def _stands_between(said: str, after: str) -> bool:
    """Whether an abbreviation stands between commas after a name of several words, and not in a list."""
    if not said.endswith(","):
        return False
    name = re.split(r"[,.;:()]", said.rstrip(","))[-1].split()
    return (
        after.startswith((",", ")"))
        and len(name) >= _NAMED
        and name[0][:1].isupper()
        and not words("joining-words").isdisjoint(word.casefold() for word in name)
        and _LISTED.match(after) is None
    )


def _spells(letters: str, phrase: str) -> bool:
    """Whether letters can stand for the last words of a phrase: they are in them, the first where a word begins."""
    said = " ".join(re.findall(r"\w+", phrase.casefold())[-10:])
    first = letters[0].casefold()
    return any(_in_order(letters.casefold(), said[at.start() :]) for at in re.finditer(rf"\b{first}", said))


def _begins(letters: str, phrase: str) -> bool:
    """Whether a phrase begins with what letters can stand for."""
    found = re.findall(r"\w+", phrase.casefold())[:10]
    said = " ".join(found[found[:1] in _ARTICLES :])
    return said.startswith(letters[0].casefold()) and _in_order(letters.casefold(), said)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
