"""SAM810 unprintable-character."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found, some
from samverkan_cli.rules.printable import unprintable

_AROUND = 40
"""How many letters of the text are quoted before the character, and from it on."""


@finds(
    Message("The fonts of the document have no sign for {character}, in “{text}”"),
    Message("Write it in words, or take it away"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every text in which something stands that the documents' fonts have no sign for."""
    for written in plan.all_texts:
        characters = [each for each in unprintable(written.text) if not _is_in_own_fonts(each, given)]
        if characters:
            at = written.text.index(characters[0])
            yield found(
                written.at(at, at + 1),
                character=some([f"{each} (U+{ord(each):04X})" for each in characters], 3),
                text=_around(written.text, at),
            )


def _is_in_own_fonts(character: str, given: Given) -> bool:
    """Whether a font among the workspace's own templates has a sign for it; what nobody sees has none."""
    return character.isprintable() and ord(character) in given.own_signs()


def _around(text: str, at: int) -> str:
    words = " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
    return f"{'…' if at > _AROUND else ''}{words}{'…' if at + _AROUND < len(text) else ''}"
