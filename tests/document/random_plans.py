"""Random plans of the whole format: each field of each model may be there, with a value of its kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from samverkan_cli.model import layout, values
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import numbers, text, time, when
from tests.document.everything import LOOKS, kind_of
from tests.document.ids import Ids


def _is_title(said: str) -> bool:
    """Whether the format takes it for a title: "- a" and "# a" are markup."""
    assert text.TITLE.read is not None
    try:
        return bool(text.TITLE.read(said))
    except values.Wrong:
        return False


TITLES = (
    st.text("abcdefghijå ÄÖé-.,()'!0123456789&#|$@", min_size=1, max_size=40)
    .map(lambda said: " ".join(said.split()))
    .filter(_is_title)
)
PROSE = st.sampled_from(
    [
        "En mening.",
        "Ett *ord* och [youth work]{lang=en}.\n\nTill stycke.",
        "- ett\n- två\n",
        "| a | b |\n|---|---|\n| c | ~~d~~ |\n",
        "- [x] gjort\n- [ ] kvar\n\n1. först\n2. sedan",
        "Not[^1].\n\n[^1]: Här.",
        "> Citat\n\n    kod\n\n# Rubrik\n\ntext",
        "[länk](https://exempel.se) och ![bild](finns-inte.png)",
    ]
)
WHENS = ("2026-11-21", "2026-11", "2027", "Q2 2027", "2027-W43", "våren 2027", "HT 2027", "läsåret 2026/27")
BY_KIND: dict[values.Kind, tuple[str, ...]] = {
    layout.PRINTED: ("contents", "plan", "goals"),
    layout.COLUMN: ("activity",),
    **dict.fromkeys(when.WHENS, WHENS),
    when.DAY: ("2027-02-28", "2028-02-29"),
    when.DATED: WHENS,
    when.OPEN_UNTIL: (*WHENS, "tills vidare"),
    **dict.fromkeys((time.LASTING, time.TURN), ("2 years", "1 termin", "14 dagar", "1 mandatperiod")),
    time.REPEATED: ("2 years", "2 per year", "varje termin"),
    time.RECURRING: ("löpande", "årligen", "3 per term"),
    numbers.NUMBER: ("12", "1,5", "150 000"),
    numbers.COUNT: ("1", "2", "13"),
    numbers.ORDINAL: ("1", "3"),
    numbers.KRONOR: ("0", "250000"),
    numbers.YEAR: ("2016",),
    numbers.SCORE: ("0", "3"),
    numbers.ARTICLE: ("3", "12"),
    numbers.LIMIT: ("17", "6 months", "så få som möjligt"),
    numbers.AGES: ("6-9", "8"),
    numbers.YES_NO: ("true", "nej"),
    text.LANGUAGE: ("sv", "en-GB", "fi"),
    text.CODE: ("0162",),
    **{kind_of(each): (said,) for each, said in LOOKS.items()},
}


class Drawing:
    """Draws one plan. What refers points at things that are there, so that nothing has to be left out."""

    def __init__(self, draw: Any, one_in: int) -> None:
        self._ids = Ids()
        self._draw, self._one_in = draw, one_in
        self.titles: list[str] = []

    def plan(self) -> dict[str, Any]:
        """The plan as it is written: everything that can be referred to is there, all else may be."""
        return self._part(Plan, ())

    def _yes(self) -> bool:
        return bool(self._draw(st.integers(1, self._one_in)) == self._one_in)

    def _part(self, kind: type[Part], route: tuple[str, ...]) -> dict[str, Any]:
        made = {}
        for key, field in fields(kind).items():
            needed = field.required or key in ("document", "focus_areas", *self._ids.referred)
            if key != "." and (needed or self._yes()):
                made[key] = self._field(field, (*route, key))
        for other in [key for key in getattr(kind, "alternatives", ()) if key in made][1:]:
            del made[other]
        return made

    def _field(self, field: Field, route: tuple[str, ...]) -> Any:
        if field.form == "entries":
            assert field.part is not None
            names = ["full", *(["bare"] if field.key in self._ids.referred or self._yes() else [])]
            return {self._ids.free(field, name): self._part(field.part, route) for name in names}
        if field.form == "keyed":
            whom = self._ids.referred_to(field, route)
            return {whom: self._part(field.part, route) if field.part else "12"}
        one: Any
        if field.ref:
            one = self._ids.referred_to(field, route)
        elif field.part:
            one = self._part(field.part, route)
        else:
            one = self._leaf(field, route)
        return [one] if field.form == "many" else one

    def _leaf(self, field: Field, route: tuple[str, ...]) -> str:
        if field.words is not None:
            return str(self._draw(st.sampled_from([*field.words])))
        assert field.kind is not None
        if field.kind is text.TEXT:
            return str(self._draw(PROSE))
        if field.kind.free or field.kind not in BY_KIND:
            found = str(self._draw(TITLES))
            if field.key == "title" and route[0] != "periods":  # only one is printed
                self.titles.append(found)
            return found
        return str(self._draw(st.sampled_from(BY_KIND[field.kind])))


@st.composite
def whole_plans(draw: Any, one_in: int = 2) -> tuple[dict[str, Any], list[str]]:
    """A plan, and the titles in it. Of the fields that may be left out, one in so many is there."""
    drawing = Drawing(draw, one_in)
    return drawing.plan(), drawing.titles
