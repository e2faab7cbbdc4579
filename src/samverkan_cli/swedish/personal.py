"""What identifies a person in a text: personal numbers, e-mail addresses, telephone numbers, names.

The numbers and addresses are read in any language; names are those that are borne in Sweden, from `wordlists/`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import LINK, Passage

# --- numbers and addresses

_DASH = "-‐‑‒–—−"
_NUMBER = compiled_late(
    rf"(?<![^\W_])(?<!\d[{_DASH}.,:/+])"
    rf"(?P<year>(?:18|19|20)?\d\d)(?P<parted>[{_DASH}]?)(?P<month>\d\d)(?P=parted)(?P<day>\d\d)"
    rf"(?P<sign>\s?[{_DASH}+]\s?|\s|)(?P<last>\d{{4}})"
    rf"(?![^\W_])(?![{_DASH}.,:/]\d)"
)
_COORDINATION = 60
"""What is added to the day in a coordination number."""
_AT = compiled_late(r"@|\s?[\[(]\s?(?:at|a)\s?[\])]\s?", re.IGNORECASE)
_BEFORE_AT = compiled_late(r"[\w.+%'-]{1,64}\Z")
_AFTER_AT = compiled_late(r"(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}(?![\w-])")

_SHORT_CODES = "08|010|011|013|016|018|019|020|021|023|026|031|033|035|036|040|042|044|046|054|060|063|07[02369]|090"
_TELEPHONE = compiled_late(
    rf"(?<![^\W_])(?<!\d[{_DASH}.,:/+])(?:"
    rf"(?:\+|00)46[{_DASH} \u00a0]?(?:\(0\)[{_DASH} \u00a0]?)?[1-9](?:[{_DASH} \u00a0]{{0,2}}\d){{6,8}}"
    rf"|\+(?!46)[1-9](?:[{_DASH} \u00a0]?\d){{8,13}}"
    rf"|0[1-9]\d{{7,8}}"
    rf"|\(?(?P<code>{_SHORT_CODES}|0[1-9]\d\d)\)?[ \u00a0]?[{_DASH}/ \u00a0][ \u00a0]?"
    rf"(?P<rest>\d{{5,8}}|\d{{2,4}}(?:[{_DASH} \u00a0]\d{{2,4}}){{1,3}})"
    rf")(?![^\W_])(?![{_DASH}.,:/]\d)"
)


def personal_numbers(text: str, today: date = date.max) -> tuple[Passage, ...]:
    """Swedish personal numbers and coordination numbers, with ten or twelve digits, of people born by a day.

    The date must be one and the check digit right (SFS 1991:481, section 18; SKV 704). A number in a link is none, nor
    are ten digits in a row after a word such as "telefon".
    """
    return tuple(
        Passage(found[0], *found.span())
        for found in _outside_links(_NUMBER, text)
        if _checks(found) and _born(found, today) and not _called_telephone(text, found)
    )


def nearly_personal_numbers(text: str, today: date = date.max) -> tuple[Passage, ...]:
    """What is written as a personal number, of people born by a day, but for its check digit: one with a slip in it.

    Ten digits in a row without a sign between them may be any number, so they are none.
    """
    return tuple(
        Passage(found[0], *found.span())
        for found in _outside_links(_NUMBER, text)
        if not _checks(found) and _born(found, today) and _is_written_so(found)
    )


def _is_written_so(found: re.Match[str]) -> bool:
    """Whether a number can be meant as a personal number: with a sign or a whole year, and no stretch of days."""
    if len(found["year"]) == 2:
        return bool(found["sign"].strip())
    month, day = int(found["last"][:2]), int(found["last"][2:])
    return not (1 <= month <= 12 and 1 <= day <= 31)


def addresses(text: str) -> tuple[Passage, ...]:
    """E-mail addresses, also those in which @ is written (at)."""
    found = []
    for at in _AT.finditer(text):
        before = _BEFORE_AT.search(text[max(0, at.start() - 65) : at.start()])
        after = _AFTER_AT.match(text, at.end())
        local = before[0].lstrip(".+%'-_") if before else ""
        start = at.start() - len(local)
        if local and after and text[start - 1 : start] != "@":
            found.append(Passage(text[start : after.end()], start, after.end()))
    return tuple(found)


def telephone_numbers(text: str) -> tuple[Passage, ...]:
    """Telephone numbers: Swedish ones of eight to ten digits from the 0 on, and foreign ones that begin with +.

    Short ones, such as 112 and 1177, belong to nobody and are left out; so is what is a personal number.
    """
    taken = [(each.start, each.end) for each in personal_numbers(text)]
    return tuple(
        Passage(found[0], *found.span())
        for found in _outside_links(_TELEPHONE, text)
        if _dialled(found) and not _touches(found, taken)
    )


def _outside_links(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    if not any(map(str.isdigit, text)):
        return
    links = [found.span() for found in LINK.finditer(text)]
    for found in pattern.finditer(text):
        if not _touches(found, links):
            yield found


def _touches(found: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether something found shares a letter with one of some stretches, which are in order."""
    before = bisect_left(spans, (found.end(),)) - 1
    return before >= 0 and spans[before][1] > found.start()


def _checks(found: re.Match[str]) -> bool:
    """Whether the last digit is the check digit of the nine before it (Luhn, ISO/IEC 7812-1 annex B)."""
    digits = [int(digit) for digit in found["year"][-2:] + found["month"] + found["day"] + found["last"]]
    doubled = [sum(divmod(digit * 2, 10)) if n % 2 == 0 else digit for n, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0


def _born(found: re.Match[str], today: date) -> bool:
    """Whether the number begins with a day on which somebody can have been born."""
    year, day = found["year"], int(found["day"])
    centuries = ("19", "18") if "+" in found["sign"] else ("20", "19")
    for whole in [year] if len(year) == 4 else [century + year for century in centuries]:
        with suppress(ValueError):
            if date(int(whole), int(found["month"]), day - _COORDINATION if day > _COORDINATION else day) <= today:
                return True
    return False


def _called_telephone(text: str, found: re.Match[str]) -> bool:
    if not found[0].isdigit() or len(found[0]) != 10:
        return False
    before = re.findall(r"[^\W\d_]+", text[max(0, found.start() - 20) : found.start()])
    return bool(before) and before[-1].casefold() in words("telephone-words")


def _dialled(found: re.Match[str]) -> bool:
    code, rest = found["code"], found["rest"]
    if code is None:
        return True
    if len(code) == 4 and re.match(_SHORT_CODES, code) and not code.startswith("07"):
        return False  # 08 and 010 are whole codes, so 0812 is none: a day of the year, say
    return 8 <= len(code) + sum(map(str.isdigit, rest)) <= 10


# --- names

_WORD = compiled_late(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
_INITIALLED = compiled_late(
    r"(?:[^\W\d_]\. ?){1,2}(?P<surname>[^\W\d_]+(?:-[^\W\d_]+)?)|(?P<given>[^\W\d_]+(?:-[^\W\d_]+)?) [^\W\d_]\."
)
_NICKNAME = compiled_late(r"(?<=\w )[\"”“'’][^\W\d_]+[\"”“'’](?= \w)")
"""What somebody is called, in quotation marks between the names."""
_PARTING = compiled_late(r"[,;:/()–—|+\"”]|(?:^|\s)-(?=\s)")
_PLAIN = str.maketrans("åäö", "aao")
_BEFORE_ENDING = 3
"""How many letters a surname has at the least before an ending that many surnames have."""
_LONGEST_ENDING = 20


def names_in(text: str, *, is_title: bool = False) -> tuple[Passage, ...]:
    """The names of people in a text: a given name or more, and a surname or more.

    In a title any word with a capital after a given name can be a surname; in running text it must be a known one.
    Neither a given name nor a surname alone is one, nor is a surname in the genitive: Tuva Exempelssons skola is a
    school. Whether a firm or a foundation bears the name is not looked at here; see `is_person`.
    """
    found = list(_WORD.finditer(text))
    names = []
    n = 0
    while n < len(found):
        last, reached = _name_from(text, found, n, is_title)
        if last > n:
            start, end = found[n].start(), found[last].end()
            names.append(Passage(text[start:end], start, end))
        n = reached
    return tuple(names)


def is_person(title: str) -> bool:
    """Whether a title is the name of a person, alone or beside what her work is.

    What is called after a person is none: a school, a street, a foundation, a project, a firm.
    """
    title = " ".join(_NICKNAME.sub(" ", title).split())
    if title.islower():
        return [name.text for name in names_in(title.title())] == [title.title()]
    if _is_name_turned(title) or _is_name_with_initial(title):
        return True
    return any(
        _stands_alone(title[: name.start], name.text, title[name.end :]) for name in names_in(title, is_title=True)
    )


def _is_name_turned(title: str) -> bool:
    """Whether a title is a name with its surname first: "Exempelsson, Tuva", and "Exempelsson Tuva" in a list."""
    surname, comma, given = title.partition(", ")
    if not comma:
        surname, _, given = title.partition(" ")
        if not (_is_surname(surname) and all(map(_is_given, given.split()))) or _is_given(surname):
            return False
    turned = f"{given} {surname}"
    return bool(given) and [name.text for name in names_in(turned)] == [turned]


def _is_name_with_initial(title: str) -> bool:
    """Whether one of the two names of a person is only its first letter: "T. Exempelsson", "Tuva E."."""
    found = _INITIALLED.fullmatch(title)
    if found is None:
        return False
    surname, given = found["surname"], found["given"]
    return _is_given(given) if given else _is_surname(surname) and not _among(surname.casefold(), "places")


def is_personal(address: str) -> bool:
    """Whether an e-mail address is a person's: before the @ there is a given name or a surname."""
    local = _AT.split(address)[0].casefold()[:64]
    parts = [part for part in re.split(r"[^\w]|[\d_]", local) if len(part) > 1]
    if any(part in _plain("named-after") or _among(part, "functions") for part in parts):
        return False
    return any(_is_plain_given(part) or _is_plain_surname(part) for part in parts) or any(
        _is_plain_given(part[:n]) and _is_plain_surname(part[n:]) for part in parts for n in range(3, len(part) - 2)
    )


def _name_from(text: str, found: list[re.Match[str]], start: int, is_title: bool) -> tuple[int, int]:
    """The last word of a name that begins with a word, that word if none does, and from which word to look on."""
    last, n = start, start + 1
    if not _is_given(found[start][0]):
        return last, n
    is_open = is_title and found[start][0].casefold() not in words("given-names-also-words")
    while n < len(found):
        before, word = found[n - 1][0], found[n][0]
        gap = text[found[n - 1].end() : found[n].start()]
        if gap.strip() != ("." if len(before) == 1 and "." in gap else "") or gap.count("\n") > 1:
            break
        if (
            _is_surname(word)
            or (is_open and _can_be_surname(word))
            or (before.casefold() in words("name-particles") and word[0].isupper() and not _is_named_after(word))
        ):
            last = n
        elif not (_is_given(word) or word.casefold() in words("name-particles") or (len(word) == 1 and word.isupper())):
            break
        n += 1
    return last, n


def _is_given(word: str) -> bool:
    return word[:1].isupper() and all(part in _folded("given-names") for part in word.casefold().split("-"))


def _is_surname(word: str) -> bool:
    parts = word.casefold().split("-")
    if not word[:1].isupper() or parts[-1] in _folded("name-particles"):
        return False
    return all(
        part in _folded("surnames")
        or (len(parts) > 1 and part in _folded("name-particles"))
        or (_ends_as_surname(part) and not any(part in _folded(name) for name in ("places", "named-after")))
        for part in parts
    )


def _can_be_surname(word: str) -> bool:
    """Whether a word with a capital is neither a place nor what is called after people, as a school or a firm is."""
    small = word.casefold()
    return (
        len(word) > 1
        and word[0].isupper()
        and not word.isupper()
        and small not in words("before-nouns") | words("joining-words") | _folded("places") | _folded("name-particles")
        and not _among(small, "functions")
        and not _is_named_after(word)
        and not any(small.endswith(unit) for unit in words("units"))
        and not _is_given(word)
    )


def _is_named_after(word: str) -> bool:
    """Whether a word is, or ends with, one for what is called after people: von Exempel-institutet."""
    word = word.casefold()
    return word in _folded("named-after") or any(
        len(end) > _BEFORE_ENDING and end in _folded("named-after") for end in _ends(word)
    )


def _ends_as_surname(word: str) -> bool:
    if _among(word, "functions"):
        return False
    return any(len(word) - len(end) >= _BEFORE_ENDING and end in _folded("surname-endings") for end in _ends(word))


def _stands_alone(before: str, name: str, after: str) -> bool:
    """Whether what stands beside a name says who the person is, rather than what is called after her."""
    earlier = _WORD.findall(_PARTING.split(before)[-1].casefold())
    if earlier and not any(_among(word, "functions") for word in earlier):
        return False
    if _folded("named-after").intersection([*earlier[:1], *earlier[-1:]]):
        return False
    later = _WORD.findall(_PARTING.split(after)[0])
    if not later or later[0].casefold() in _folded("affiliations"):
        return True
    if _folded("named-after").intersection(map(str.casefold, later)):
        return False
    abbreviated = later[0].isupper() and not name.isupper()
    return abbreviated or any(_among(later[0].casefold(), known) for known in ("functions", "affiliations"))


def _among(word: str, name: str) -> bool:
    """Whether a word is in a list of words and, behind a hyphen, ends of words."""
    known = _folded(name)
    return word in known or any(f"-{end}" in known for end in _ends(word))


def _ends(word: str) -> Iterator[str]:
    """The ends of a word, itself among them if it is no longer than such an end can be."""
    return (word[n:] for n in range(max(0, len(word) - _LONGEST_ENDING), len(word)))


def _is_plain_given(word: str) -> bool:
    return word in _plain("given-names")


def _is_plain_surname(word: str) -> bool:
    if word in _plain("surnames"):
        return True
    ends = (end for end in _ends(word) if len(end) > 3 and len(word) - len(end) >= _BEFORE_ENDING)
    return word not in _plain("places") and any(end in _plain("surname-endings") for end in ends)


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words(name))


@cache
def _plain(name: str) -> frozenset[str]:
    """A list with its words also as they are written in addresses: Åsa is asa."""
    return _folded(name) | {word.translate(_PLAIN) for word in _folded(name)}
