"""What rules read out of texts: sentences, abbreviations, words that hold a place, letters that were garbled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.rules.printable import unprintable
from samverkan_cli.swedish.abbreviations import abbreviations
from samverkan_cli.swedish.personal import names_in
from samverkan_cli.swedish.placeholders import garbled, placeholders
from samverkan_cli.swedish.sentences import folded, sentences
from tests.searching import ANY_CHARACTER

SWEDISH = st.text("abcdefghijklmnopqrstuvwxyzåäöÅÄÖé ", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ett. Två! Tre? Fyra", ["Ett.", "Två!", "Tre?", "Fyra"]),
        ("Vi ses kl. 10.30 och senare.", ["Vi ses kl. 10.30 och senare."]),
        ("Barn, t.ex. Blomman, är med. Alla får komma.", ["Barn, t.ex. Blomman, är med.", "Alla får komma."]),
        ("Enligt 5 kap. 1 § ska nämnden samverka.", ["Enligt 5 kap. 1 § ska nämnden samverka."]),
        ("Skriv till A. Exempel. Vänta sedan.", ["Skriv till A. Exempel.", "Vänta sedan."]),
        ("”Det är bra.” Sedan gick de.", ["”Det är bra.”", "Sedan gick de."]),
        ("En rad\nsom fortsätter.", ["En rad som fortsätter."]),
        ("Ett stycke\n\nEtt till", ["Ett stycke", "Ett till"]),
        (
            "- en punkt\n- en till. Och mer.\n1. första\n2) andra",
            ["en punkt", "en till.", "Och mer.", "första", "andra"],
        ),
        ("# Rubrik\nText under.\n> Citat.", ["Rubrik", "Text under.", "Citat."]),
        ("Läs **mer** i [planen](https://exempel.se/a_b) nu.", ["Läs mer i planen nu."]),
        ("https://exempel.se/rapport", []),
        ("  \n\n", []),
        ("", []),
    ],
)
def test_the_sentences_of_a_text(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


@given(st.text(ANY_CHARACTER, max_size=200))
def test_sentences_hold_letters_of_the_text_in_order(text: str) -> None:
    rest = iter(text)
    said = "".join("".join(sentence.split()) for sentence in sentences(text))
    assert all(letter in rest for letter in said)


@given(st.lists(SWEDISH.map(str.strip), max_size=6))
def test_sentences_that_are_put_together_come_apart_again(parts: list[str]) -> None:
    said = [f"X{' '.join(part.split())}yz." for part in parts]
    assert list(sentences(" ".join(said))) == said


def test_sentences_are_compared_without_case_and_without_what_stands_at_their_ends() -> None:
    assert folded("”Alla får stöd!”") == folded("alla FÅR stöd.")


@given(SWEDISH)
def test_letters_that_were_garbled_are_found_and_mended(text: str) -> None:
    words = text.split()
    broken = [word.encode().decode("cp1252", errors="ignore") for word in words]
    whole = [
        (after, before)
        for before, after in zip(words, broken, strict=True)
        if before != after and after.encode("cp1252").decode(errors="ignore") == before
    ]
    found = garbled(" ".join(broken))
    assert all(found.get(after) == before for after, before in whole)


@given(SWEDISH)
def test_swedish_is_not_garbled(text: str) -> None:
    assert garbled(text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fÃ¶rskolan", {"fÃ¶rskolan": "förskolan"}),
        ("2026â€“2028, Ã¤ven sen", {"2026â€“2028": "2026–2028", "Ã¤ven": "även"}),
        ("f\ufffdrskola", {"f\ufffdrskola": ""}),
        ("√2 och 3 §", {}),
        ("Ã och Â ensamma", {}),
    ],
)
def test_what_garbled_words_were(text: str, words: dict[str, str]) -> None:
    assert garbled(text) == words


def test_placeholders_are_said_once_in_order() -> None:
    text = "Se kapitel X, TODO och [namn]. TODO igen."
    assert placeholders(text, swedish=True) == ("kapitel X", "TODO", "[namn]")
    assert placeholders(text, swedish=False) == ("TODO",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IFO och BUN-KS", [("IFO", False), ("BUN", False), ("KS", False)]),
        ("BUP:s och IFOs arbete", [("BUP", False), ("IFO", False)]),
        ("SoL gäller", [("SoL", False)]),
        ("Individ- och familjeomsorgen (IFO)", [("IFO", True)]),
        ("SIP (samordnad individuell plan)", [("SIP", True)]),
        ("Kurser (SOC)", [("SOC", False)]),
        ("N15428, A4, F–6 och YouTube", []),
        ("Kapitel XIV", []),
    ],
)
def test_the_abbreviations_of_a_text(text: str, found: list[tuple[str, bool]]) -> None:
    assert list(abbreviations(text)) == found


HOSTILE = (
    ". ",
    "...",
    "[namn] ",
    "[[",
    "](",
    "IFO, ",
    "A-",
    "Ã¥",
    "Ã¥ ",
    "x kr ",
    "{{",
    "> ",
    "- \n",
    "((",
    "`",
    "a@",
    "KS 2026:1 ",
    "_",
    "?",
    "😀",
    "Tuva ",
    "1 ",
    "#",
    "*",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_odd_texts_can_be_read(piece: str) -> None:
    text = piece * (2_000 // len(piece))
    assert list(sentences(text)) is not None
    assert list(abbreviations(text)) is not None
    assert (placeholders(text, swedish=True), garbled(text), unprintable(text), names_in(text)) is not None
