"""SAM901 personal-data."""

import re
from datetime import date

from samverkan_cli.link.texts import Written
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import WARNING, Finding, Findings, Given, Message, Project, counted, some
from samverkan_cli.swedish.personal import (
    Passage,
    addresses,
    is_personal,
    names_in,
    personal_numbers,
    telephone_numbers,
)

_DIGITS = re.compile(r"\d(?:\D{0,4}\d){7}")
"""What every such number has: eight digits, near one another. Most texts have fewer."""
_NEAR = 80
"""How far from a telephone number the name of the one who has it can stand, in letters."""


def check(plan: Project, given: Given) -> Findings:
    """Report every text with what leads to a person: slighter where it leads to a function."""
    swedish = plan.document.language == "sv"
    for written in plan.texts:
        numbered = _DIGITS.search(written.text) is not None
        # What stands in the title of one who answers for something is told of there.
        if not (written.key == "title" and isinstance(written.part, Owner | Group)):
            yield from _numbers(written, given.today) if numbered else ()
            yield from _addresses(written)
        yield from _telephones(written, swedish=swedish) if numbered else ()


def _numbers(written: Written, today: date) -> Findings:
    """Personal numbers; they are not said again, because findings are passed on and kept."""
    if found := personal_numbers(written.text, today):
        yield Finding(
            written.place,
            counted(
                "A personal number stands in the text",
                "{n} personal numbers stand in the text",
                len(found),
                kind="number",
            ),
            help=Message("Take it away, and tell those who answer for data protection if the file has been passed on"),
        )


def _addresses(written: Written) -> Findings:
    """E-mail addresses: those with a person's name in them, and others."""
    found = {each.text: is_personal(each.text) for each in addresses(written.text)}
    if own := [each for each, personal in found.items() if personal]:
        yield Finding(
            written.place,
            counted(
                "{all} is a person's e-mail address",
                "{all} are people's e-mail addresses",
                len(own),
                all=some(own),
                kind="own-address",
            ),
            help=Message("Write the function instead, and keep the address where it can be changed"),
        )
    if others := [each for each, personal in found.items() if not personal]:
        yield Finding(
            written.place,
            counted(
                "{all} is an e-mail address",
                "{all} are e-mail addresses",
                len(others),
                all=some(others),
                kind="address",
            ),
            help=Message("Refer to a page with addresses, which can be changed when the plan has been decided"),
            level=WARNING,
        )


def _telephones(written: Written, *, swedish: bool) -> Findings:
    """Telephone numbers: those near the name of a person, and others."""
    found = {each.text: swedish and _is_named(written.text, each) for each in telephone_numbers(written.text)}
    if own := [each for each, personal in found.items() if personal]:
        yield Finding(
            written.place,
            counted(
                "{all} is a person's telephone number",
                "{all} are people's telephone numbers",
                len(own),
                all=some(own),
                kind="own-telephone",
            ),
            help=Message("Write the function instead, and keep the number where it can be changed"),
        )
    if others := [each for each, personal in found.items() if not personal]:
        yield Finding(
            written.place,
            counted(
                "{all} is a telephone number",
                "{all} are telephone numbers",
                len(others),
                all=some(others),
                kind="telephone",
            ),
            help=Message("Refer to a page with numbers, which can be changed when the plan has been decided"),
            level=WARNING,
        )


def _is_named(text: str, number: Passage) -> bool:
    """Whether a person is named near a telephone number."""
    return bool(names_in(text[max(0, number.start - _NEAR) : number.end + _NEAR]))
