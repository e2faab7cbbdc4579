"""Who decided on a document, as its texts say it: "Kommunfullmäktige antog planen", "planen är antagen av nämnden"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samverkan_cli.core.record import record
from samverkan_cli.swedish.tokens import expressions

_BODY = (
    r"(?P<body>(?:kommun|stads|region)?fullmäktige|(?:kommun|region)styrelsen|KF|KS"
    r"|(?:[^\W\d_]+-,?\s+){0,2}(?:[^\W\d_]+-?\s+och\s+)?[^\W\d_-]*nämnden)(?![\w-])"
)
_ACTIVE = (
    r"(?:antog|antar|fastställde|fastställer|beslutade\s+om|ska\s+(?:anta|fastställa)"
    r"|(?:har|hade)\s+(?:antagit|fastställt|beslutat\s+om))"
)
_PASSIVE = (
    r"(?:antogs|antas|fastställdes|fastställs|(?:är|har|blev|blir)\s+"
    r"(?:antagits|antagen|antaget|fastställts|fastställd|fastställt|beslutad|beslutats))"
)
_WHEN = r"(?:\s+(?:den\s+)?\d{1,2}\s+\w+(?:\s+\d{4})?|\s+\d{4}(?:-\d\d(?:-\d\d)?)?|\s+år\s+\d{4})?"
_OTHER = r"(?!\s+(?:för|om|mot|kring|från|som|i|till)\b)"
_LABEL = r"(?:(?<=[.!?\n]\s)|\A|(?<=\n))(?:antagen|antaget|fastställd|fastställt|beslutad)\s+av\s+"
_THE_DECISION = r"\bi\s+beslutet\s+(?:gav|ger|uppdrog|uppdrar|bestämde)\s+"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
HINTS = ("anta", "antog", "faststäl", "beslut")
"""In small letters, what stands in every text that says it."""
_NAMES = {"kf": "fullmäktige", "ks": "kommunstyrelsen"}
_SAME = re.compile(r"^(?:kommun|stads|stadens|region|regions)(?=fullmäktige)")


@record
class Adopted:
    """Words that say which body decided, and that body as it is written."""

    quote: str
    body: str


class Adoptions:
    """Reads who decided on a document of a kind, which is also known by some names."""

    def __init__(self, kind: str, names: Iterable[str]) -> None:
        names = list(names)
        self._years = {int(year) for name in names for year in _YEAR.findall(name)}
        own = [entry.words[0] for entry in expressions("document-words") if kind in entry.said]
        called = [rf"(?:den\s+här\s+|denna\s+|detta\s+)?{word}{_OTHER}" for word in own]
        called += [r"\s+".join(map(re.escape, name.split())) for name in names if name.strip()]
        document = f"(?:{'|'.join(called)})(?![\\w-])" if called else "(?!)"
        patterns = (
            rf"(?<![\w-]){_BODY}\s+{_ACTIVE}\s+{document}",
            rf"(?<![\w-]){_ACTIVE}\s+{_BODY}\s+{document}",
            rf"(?<![\w-]){document}\s+{_PASSIVE}{_WHEN}\s+av\s+{_BODY}",
            rf"{_LABEL}{_BODY}",
            rf"{_THE_DECISION}{_BODY}",
        )
        self._patterns = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]

    def read(self, text: str, year: int | None) -> Iterator[Adopted]:
        """What a text says of it; nothing where it speaks of another year than that of the decision."""
        for pattern in self._patterns:
            for found in pattern.finditer(text):
                begins = max(text.rfind(end, 0, found.start()) for end in ".!?") + 1
                ends = min((at for end in ".!?" if (at := text.find(end, found.end())) >= 0), default=len(text))
                years = {int(each) for each in _YEAR.findall(text[begins:ends])} - self._years
                if year is None or not years or year in years:
                    yield Adopted(found[0].strip(), " ".join(found["body"].split()))


def same_body(one: str, other: str) -> bool:
    """Whether two names are of one body: fullmäktige is kommunfullmäktige."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    name = " ".join(name.casefold().split())
    return _SAME.sub("", _NAMES.get(name, name))
