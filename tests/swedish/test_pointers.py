"""Which words of a text point to another place of the same document."""

from __future__ import annotations

import pytest

from samverkan_cli.swedish.pointers import pointers

OWN = (
    ("Se kapitel 8.", ["8"]),
    ("Ansvaret framgår av bilaga 3.", ["3"]),
    ("Enligt bilaga A.", ["A"]),
    ("Så gjordes kartläggningen (se avsnitt 4.2).", ["4.2"]),
    ("Kapitel 3 handlar om målen.", ["3"]),
    ("Läs mer i avsnitt 2.1 och 2.3–2.5 i planen.", ["2.1", "2.3", "2.5"]),
    ("Se även kap. 4 om organisation.", ["4"]),
    ("Förslag finns i kapitel 6.", ["6"]),
    ("Se\nkapitel **8**.", ["8"]),
    ("Det står i avsnittet ”Uppföljning”.", ["Uppföljning"]),
    ("See chapter 8 and appendix B.", ["8"]),
    ("It is described in section 4.2 of this document.", ["4.2"]),
    ("According to the plan, see appendix 2.", ["2"]),
)
OTHERS = (
    "Se 5 kap. 1 § socialtjänstlagen.",
    "Se kapitel 5 i socialtjänstlagen.",
    "Enligt avsnitt 2.8 i läroplanen ansvarar rektorn.",
    "Det beskrivs i rapportens kapitel 3.",
    "I kapitel 4 av Nya tider står det annat.",
    "Se bilaga 2 till avtalet med regionen.",
    "Kapitlet handlar om 8 kommuner och avsnitt för avsnitt om 3 av dem.",
    "Ett kapitel 8 sidor långt.",
    "Se [kapitel 8](#mål) och [bilaga 1](bilaga.pdf).",
    "Skriv `se kapitel 8`.",
    "See section 3 of the Act and chapter 2 in the report.",
    "The section 2 teams meet.",
    "Bilagor finns.",
    "Avsnitt av serien sänds i 8 delar.",
)


@pytest.mark.parametrize(("text", "to"), OWN, ids=[text[:30] for text, _ in OWN])
def test_words_point_to_the_documents_own(text: str, to: list[str]) -> None:
    assert [each.number or each.title for each in pointers(text)] == to


@pytest.mark.parametrize("text", OTHERS, ids=[text[:30] for text in OTHERS])
def test_what_is_anothers_or_a_link_is_not_read(text: str) -> None:
    assert list(pointers(text)) == []
