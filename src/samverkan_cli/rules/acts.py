"""Acts and ordinances that plans refer to: what they are called, whether they hold, how they are divided.

Read from `registers/acts.yaml`, which says what its fields mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from samverkan_cli.core.packaged import packaged
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Source
from samverkan_cli.swedish.sentences import sentences
from samverkan_cli.yamltext.parser import read

_NUMBER = compiled_late(
    r"(?:(?<![^\W\d_])(?P<before>[^\W\d_]{1,40})[.:]?[\s(-]{0,9})?"
    r"(?<!\d)(?P<number>(?:1[6-9]|20)\d\d:\d{1,4})(?![\d:])"
)
_SERIES = compiled_late(r"sfs|nr|.*(?:lag|lagen|balk|balken|förordning|förordningen|form|formen)", re.IGNORECASE)
_ACT = compiled_late(r".*(?:lag|lagen|balk|balken|form|formen|förordning|förordningen)", re.IGNORECASE)
_DEFINITE = compiled_late(r"(lag|förordning|balk|form)en\b")


@record
class Act:
    """An act or an ordinance. `repealed` is the first day on which it does not hold, where there is one."""

    number: str
    name: str
    called: tuple[str, ...]
    chapters: bool
    repealed: date | None
    replaced_by: tuple[str, ...]
    source: str
    checked: str

    @property
    def title(self) -> str:
        """Its name and its number."""
        return f"{self.name} ({self.number})"

    def holds_on(self, day: date) -> bool:
        """Whether it has not been repealed by a day."""
        return self.repealed is None or day < self.repealed


@cache
def acts() -> dict[str, Act]:
    """All that the register knows, by number."""
    text = packaged(__package__, "registers/acts.yaml").decode()
    register: Any = read(Source("acts.yaml", text)).data
    return {
        number: Act(
            number,
            each["name"],
            tuple(each.get("called", ())),
            each["chapters"] == "true",
            date.fromisoformat(each["repealed"]) if "repealed" in each else None,
            tuple(each.get("replaced_by", ())),
            each["source"],
            each["checked"],
        )
        for number, each in register.items()
    }


def number_in(reference: str) -> str | None:
    """The first number in the Swedish Code of Statutes (SFS) of a reference; None where it is of another series.

    Understood are "SFS 2001:453", "2001:453" and "Socialtjänstlag (2001:453)", but not "SOSFS 2014:5".
    """
    found = _NUMBER.search(reference)
    if found is None or (found["before"] and not _SERIES.fullmatch(found["before"])):
        return None
    return found["number"]


@cache
def _in_text() -> re.Pattern[str]:
    """An act with its number, as it is cited in a sentence: "socialtjänstlagen (2001:453)", "SFS 2001:453".

    What stands before a number may be the name of something else.
    """
    return re.compile(
        r"(?<!\w)(?P<alone>SFS\s+(?:1[6-9]|20)\d\d:\d{1,4})(?![\d:])"
        r"|(?P<name>(?<![^\W\d_])(?:[^\W\d_]+-\s+och\s+)?[^\W\d_]+)\s+"
        r"\(?(?P<number>(?:SFS\s)?(?:1[6-9]|20)\d\d:\d{1,4})(?![\d:])\)?",
        re.IGNORECASE,
    )


def _is_act(name: str) -> bool:
    """Whether a word is that for an act, or what one is called, as SoL."""
    return _ACT.fullmatch(name) is not None or bool(named(name))


@cache
def _past() -> re.Pattern[str]:
    """Words by which a sentence shows that it speaks of what used to hold."""
    return re.compile(
        r"\b(?:ersatt|ersätts|ersattes|upphäv\w*|upphör\w*|tidigare|dåvarande|äldre|gamla|förra|gällde|dessförinnan|dåtidens)\b",
        re.IGNORECASE,
    )


def cited_in(text: str) -> Iterator[tuple[str, str, str]]:
    """The acts that a text cites by name and number, each once: the words, the name, the number.

    Not in a sentence that says that the act has been replaced.
    """
    if ":" not in text or not _in_text().search(text):
        return
    seen = set()
    for sentence in sentences(text):
        for found in _in_text().finditer(sentence) if not _past().search(sentence) else ():
            number = found["alone"] or found["number"]
            is_act = found["name"] is not None and _is_act(found["name"])
            words = found[0] if is_act else number if number.upper().startswith("SFS") else ""
            if words and words not in seen:
                seen.add(words)
                yield words, found["name"] if is_act else "", number.upper().removeprefix("SFS").strip()


def cited(reference: str | None) -> Act | None:
    """The act whose number a reference has, if the register knows it."""
    return acts().get(number_in(reference or "") or "")


def named(title: str) -> tuple[Act, ...]:
    """The acts that a title is the name of, or what they are also called: old ones and new."""
    return _by_name().get(_folded(title), ())


@cache
def _by_name() -> dict[str, tuple[Act, ...]]:
    found: dict[str, tuple[Act, ...]] = {}
    for act in acts().values():
        for name in dict.fromkeys(map(_folded, (act.name, *act.called))):
            found[name] = (*found.get(name, ()), act)
    return found


def _folded(name: str) -> str:
    """A name without case, without what stands in brackets or after a comma as its abbreviation, in indefinite form."""
    plain = re.sub(r"\([^()]*\)|,\s*[A-ZÅÄÖ]\w{1,5}\s*\Z|\bSFS\b|\b\d{4}:\d+\b", " ", name)
    return _DEFINITE.sub(r"\1", " ".join(re.findall(r"\w+", plain.casefold())))
