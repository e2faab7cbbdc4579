"""Words that point to another place in the same document: "se kapitel 8", "enligt bilaga 3", "see section 4.2".

What is another document's is not read: "kapitel 5 i socialtjänstlagen", "läroplanens avsnitt 2.8". Where that is not
clear, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.swedish.cues import telltale
from samverkan_cli.swedish.lists import lines
from samverkan_cli.swedish.sentences import sentences

_LINK = compiled_late(r"!?\[[^\[\]\n]*\]\([^()\n]{0,2000}\)|`[^`\n]*`")
_CHAPTER = r"kap(?:itel|itlet|itlen|\.)|avsnitt(?:et|en)?|chapters?|sections?"
_APPENDIX = r"bilag(?:a|an|or|orna)|append(?:ix|ices)|annex(?:es)?"
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|(?-i:[A-Z]|[IVX]{2,5}))(?![\w§])"
_AND = r"\s*(?:,\s*|[–-]\s*|\s(?:och|samt|eller|till|and|or|to)\s+)"
_POINTER = compiled_late(
    r"(?:^|\(|(?<!\w)(?:se|läs|jfr|jämför|enligt|i|under|av|ur|see|read|in|under|per|from|to)\s+)(?:(?:även|också|also)\s+)?"
    rf"(?P<all>(?P<kind>{_CHAPTER}|{_APPENDIX})\s+"
    rf"(?:(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*)|[\"”“»](?P<title>[^\"”“»«]{{2,80}})[\"”“«]))"
    r"(?P<after>(?:\s+[\w-]+){0,3})",
    re.IGNORECASE,
)
_EACH_NUMBER = compiled_late(_NUMBER, re.IGNORECASE)
_MAY_POINT = compiled_late(rf"(?<!\w)(?:{_CHAPTER}|{_APPENDIX})\s", re.IGNORECASE)
_IS_APPENDIX = compiled_late(_APPENDIX, re.IGNORECASE)
_OF = frozenset({"i", "av", "till", "ur", "från", "hos", "of", "in", "to", "from"})


@record
class Pointer:
    """A place that a text points to by its number or by its title."""

    quote: str
    number: str = ""
    title: str = ""
    appendix: bool = False


def pointers(text: str) -> Iterator[Pointer]:
    """The chapters, sections and appendices of its own document that a text points to, in order; no links."""
    if not _MAY_POINT.search(text):
        return
    for sentence in sentences(_LINK.sub(" ", text)):
        if not _MAY_POINT.search(sentence) or "§" in sentence or telltale("other-documents", sentence):
            continue
        for found in _POINTER.finditer(sentence):
            if _is_others(found["after"]):
                continue
            appendix = bool(_IS_APPENDIX.fullmatch(found["kind"]))
            if found["title"]:
                yield Pointer(found["all"], title=found["title"], appendix=appendix)
            for number in _EACH_NUMBER.findall(found["numbers"] or ""):
                yield Pointer(found["all"], number=number, appendix=appendix)


def _is_others(after: str) -> bool:
    """Whether what follows says whose it is, and not that it is the document's own."""
    first, _, rest = " ".join(after.casefold().split()).partition(" ")
    return first in _OF and not any(f"{rest} ".startswith(f"{own} ") for own in lines("own-document"))
