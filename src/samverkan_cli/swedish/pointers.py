"""Words that point to another place of the same document: "se kapitel 8", "bilaga 2", "see section 4.2"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record

HINTS = ("kap", "avsnitt", "bilaga", "chapter", "section", "appendix", "annex", "| sid", "| page")
"""In small letters, what stands in every text that points to something."""
_POINTER = compiled_late(
    r"(?<![\w§.-])(?i:(?P<kind>kapitl?(?:el|et)|kap\.|avsnitt(?:et)?|bilagan?|chapter|section|appendix|annex))\s+"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[A-H](?![\w-]))(?![\w§/:])(?!\s*§)"
    r"(?:\s+(?P<named>[A-ZÅÄÖ]\w*(?:[ -]\w+){0,8}(?=\s*[,.;:)\n]|\Z)))?"
    r"|[”\"“»](?P<title>[^”\"“»«\n]{3,80})[”\"“»«])"
)
_CONTENTS = compiled_late(r"(?im)^[ \t]*\|[^|\n]*\|[ \t]*(?:sida|sidan|sid\.?|page)[ \t]*\|[ \t]*$")
_CONTENTS_ROW = compiled_late(
    r"(?im)^[ \t]*\|[ \t]*(?P<row>(?:(?:kapitel|kap\.|avsnitt|chapter|section)[ \t]+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.:]?[ \t]+(?P<named>[^|\s][^|\n]{0,200}?))[ \t]*\|[ \t]*\d{1,3}[ \t]*\|"
)
_ELSEWHERE = compiled_late(r"(?i)\s*,?\s*(?:i|till|ur|av|från|hos|of|in|to|from)\s+(?P<what>\w+)(?:\s+(?P<next>\w+))?")
_IN_A_LINK = compiled_late(r"[^\[\]\n]*\]\(")
_OWN = compiled_late(
    r"(?i)(?:handlings|åtgärds|genomförande)?(?:planen|planens)|dokumentet|programmet|rapporten|strategin"
    r"|plan|document|programme|report|strategy"
)
_OF_OURS = ("den", "det", "denna", "detta", "vår", "här", "the", "this", "our")
_LAW = compiled_late(
    r"(?i)\w*(?:lagen|lagens|balken|balkens|förordning\w*|konvention\w*|föreskrift\w*|\bacts?|\blaws?|\bregulations?|\bconvention)\b|§|\bSFS\b|arti[ck]"
)
_SENTENCE = compiled_late(r"[.!?](?=\s+[A-ZÅÄÖ\d])|\n\s*\n|\n[-*|]")


@record
class Pointer:
    """A place that is pointed to, by its number or by its title, as it is written."""

    kind: Literal["part", "appendix"]
    quote: str
    start: int
    end: int
    number: str = ""
    title: str = ""
    named: str = ""
    """What the place with that number is called where it is pointed to."""
    whole: bool = False
    """Whether that is all of its title, as in a table of contents."""


def pointers(text: str) -> Iterator[Pointer]:
    """Every place of its own document that a text points to; not those of acts and of documents that it names."""
    for found in _POINTER.finditer(text):
        if _is_elsewhere(text, found.end()) or _LAW.search(_sentence(text, found.start(), found.end())):
            continue
        kind: Literal["part", "appendix"] = (
            "appendix" if found["kind"].casefold().startswith(("b", "ap", "an")) else "part"
        )
        yield Pointer(
            kind,
            " ".join(found[0].split()),
            found.start(),
            found.end(),
            found["number"] or "",
            found["title"] or "",
            found["named"] or "",
        )


def contents(text: str) -> Iterator[Pointer]:
    """Every numbered row of a table of contents: a table that has pages in its other column."""
    if _CONTENTS.search(text):
        for row in _CONTENTS_ROW.finditer(text):
            quote = " ".join(row["row"].split())
            yield Pointer(
                "part", quote, row.start("row"), row.end("row"), row["number"], named=row["named"], whole=True
            )


def _is_elsewhere(text: str, end: int) -> bool:
    """Whether it is in something else, as "avsnitt 2 i länsplanen", or the link that it is part of says where it is."""
    following = _ELSEWHERE.match(text, end)
    if following is None:
        return _IN_A_LINK.match(text, end) is not None
    what = following["what"]
    if what.casefold() in _OF_OURS:
        what = following["next"] or what
    return what.casefold() not in _OF_OURS and not _OWN.fullmatch(what)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence that something stands in."""
    begins = max((each.end() for each in _SENTENCE.finditer(text, 0, start)), default=0)
    after = _SENTENCE.search(text, end)
    return text[begins : after.start() if after else len(text)]
