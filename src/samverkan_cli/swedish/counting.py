"""Several of the people that a title is of: two of "Förtroendevald" are "två förtroendevalda"."""

from __future__ import annotations

from samverkan_cli.swedish.lists import lines


def several(title: str, n: int) -> str | None:
    """So many of those that a title is of, in words; None where it is not known what several of them are called."""
    first, space, rest = title.partition(" ")
    # In capitals it is a name or an abbreviation.
    word = first[:1].lower() + first[1:]
    if n < 2 or word != word.lower():
        return None
    for line in lines("plurals"):
        one, many = line.split(" ")
        if word.endswith(one):
            return f"{number_word(n)} {word.removesuffix(one)}{many}{space}{rest}"
    return None


def number_word(n: int) -> str:
    """A number as a word, where it is a small one."""
    words = lines("number-words")
    return words[n - 2] if 0 <= n - 2 < len(words) else str(n)
