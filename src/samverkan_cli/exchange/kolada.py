"""Kolada, the official figures of Swedish municipalities, by its public API, version 3.

Shapes, limits and terms as RKA describes them: https://www.kolada.se/om-oss/api. What is shown of it must say
"Källa: Kolada (RKA)".
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.exchange.responses import Missing, Responses

ADDRESS = "https://api.kolada.se/v3"
SOURCE = "Kolada (RKA)"
NATION = "0000"
_AT_ONCE = 25
"""Ids, or years, in one address at most."""
_PAGES = 100


@record
class Kpi:
    """An indicator of Kolada's."""

    id: str
    title: str
    description: str
    by_gender: bool


@record
class Municipality:
    """A municipality, a region or the nation, by its code of four digits."""

    code: str
    title: str


@record
class Figure:
    """A value of an indicator, of a year, a municipality and a gender: T for all, K for women and girls, M for men."""

    kpi: str
    municipality: str
    year: int
    gender: str
    value: float
    fetched: date


class Kolada:
    """What is asked of Kolada. `responses` fetches, and remembers what was fetched."""

    def __init__(self, responses: Responses) -> None:
        self._responses = responses
        self._address = os.environ.get("SAMVERKAN_KOLADA", ADDRESS).rstrip("/")

    def search(self, word: str) -> list[Kpi]:
        """The indicators with a word in their titles. Raises UserError where Kolada cannot be asked."""
        return [_kpi(each) for each, _ in self._pages(f"/kpi?title={quote(word, safe='')}")]

    def kpis(self, ids: Sequence[str]) -> dict[str, Kpi]:
        """Indicators by their ids; those that Kolada does not have, or has no more, are not among them."""
        found = [_kpi(each) for some in _some(ids) for each, _ in self._pages(f"/kpi/{','.join(some)}")]
        known = {each.id: each for each in found if each.id in ids}
        for id in ids:  # an address with several ids is no promise of the API's
            if id not in known and len(ids) > 1:
                known.update((each.id, each) for each in map(_kpi, (page for page, _ in self._pages(f"/kpi/{id}"))))
        return known

    def titles_before(self, ids: Sequence[str]) -> dict[str, str]:
        """What indicators were called when they were last fetched."""
        addresses = [*(",".join(some) for some in _some(ids)), *ids]
        known = (self._responses.known(f"{self._address}/kpi/{each}") for each in addresses)
        kpis = [_kpi(each) for answer in known if answer is not None for each in _values(answer.content)]
        return {each.id: each.title for each in kpis}

    def municipalities(self, title: str) -> list[Municipality]:
        """The municipalities with a word in their names."""
        found = self._pages(f"/municipality?title={quote(title, safe='')}")
        return [Municipality(str(each.get("id", "")), str(each.get("title", ""))) for each, _ in found]

    def figures(self, kpis: Sequence[str], codes: Sequence[str], years: Sequence[int]) -> list[Figure]:
        """The values of some indicators in some municipalities; of all years where none is named."""
        whens = [f"/year/{','.join(some)}" for some in _some([str(year) for year in years])] or [""]
        return [
            figure
            for ids in _some(kpis)
            for places in _some(codes)
            for when in whens
            for each, fetched in self._pages(f"/data/kpi/{','.join(ids)}/municipality/{','.join(places)}{when}")
            for figure in _figures(each, fetched)
        ]

    def _pages(self, path: str) -> Iterator[tuple[dict[str, Any], date]]:
        """The values at an address, page by page, each with the day on which it was fetched."""
        url: str | None = self._address + path
        seen = set[str]()
        while url is not None:
            if len(seen) == _PAGES or url in seen or urlsplit(url)[:2] != urlsplit(self._address)[:2]:
                raise _unreadable()
            seen.add(url)
            try:
                answer = self._responses.get(url)
            except Missing:
                return
            yield from ((each, answer.fetched) for each in _values(answer.content))
            following = answer.content.get("next_url") or answer.content.get("next_page")
            url = urljoin(url, following) if isinstance(following, str) else None


def _values(page: Any) -> list[dict[str, Any]]:
    """What a page holds. Raises UserError where it is no page of Kolada's."""
    if isinstance(page, dict):
        values = page.get("values", [page] if "id" in page else None)
        if isinstance(values, list) and all(isinstance(each, dict) for each in values):
            return values
    raise _unreadable()


def _unreadable() -> UserError:
    return UserError(
        Message("The answer of {name} cannot be read: {reason}", name="Kolada", reason=Message("it has another form")),
        Message("There may be a later version of samverkan that reads it"),
    )


def _kpi(each: dict[str, Any]) -> Kpi:
    return Kpi(
        str(each.get("id", "")),
        str(each.get("title", "")),
        str(each.get("description") or ""),
        each.get("is_divided_by_gender") in (True, 1),
    )


def _figures(each: dict[str, Any], fetched: date) -> Iterator[Figure]:
    """The values of a year, by gender; those that are missing or withheld are passed over."""
    values = each.get("values")
    for value in values if isinstance(values, list) else ():
        number = value.get("value") if isinstance(value, dict) else None
        if not isinstance(number, int | float) or isinstance(number, bool) or value.get("status") == "Private":
            continue
        try:
            year = int(each["period"])
            yield Figure(
                str(each["kpi"]), str(each["municipality"]), year, str(value["gender"]), float(number), fetched
            )
        except (KeyError, TypeError, ValueError):
            raise _unreadable() from None


def _some(ids: Sequence[str]) -> list[list[str]]:
    unique = list(dict.fromkeys(ids))
    return [unique[n : n + _AT_ONCE] for n in range(0, len(unique), _AT_ONCE)]
