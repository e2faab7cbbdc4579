"""SAM901 personal-data."""

from datetime import date

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.texts import PlanText
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import WARNING, Findings, Given, Message, Project, counted, found, some
from samverkan_cli.swedish.personal import (
    addresses,
    is_personal,
    names_in,
    nearly_personal_numbers,
    personal_numbers,
    telephone_numbers,
)
from samverkan_cli.swedish.tokens import Passage

_DIGITS = compiled_late(r"\d(?:\D{0,4}\d){7}")
"""What every such number has: eight digits, near one another. Most texts have fewer."""
_AT_SIGNS = "@[("
"""What stands in whatever is an address."""
_NEAR = 80
"""How far from a telephone number the name of the one who has it can stand, in letters."""
_TEXTS = {
    ("address", True): (
        counted("{all} is a person's e-mail address", "{all} are people's e-mail addresses", 1, kind="own-address"),
        Message("Write the function instead, and keep the address where it can be changed"),
    ),
    ("address", False): (
        counted("{all} is an e-mail address", "{all} are e-mail addresses", 1, kind="address"),
        Message("Refer to a page with addresses, which can be changed when the plan has been decided"),
    ),
    ("telephone", True): (
        counted(
            "{all} is a person's telephone number", "{all} are people's telephone numbers", 1, kind="own-telephone"
        ),
        Message("Write the function instead, and keep the number where it can be changed"),
    ),
    ("telephone", False): (
        counted("{all} is a telephone number", "{all} are telephone numbers", 1, kind="telephone"),
        Message("Refer to a page with numbers, which can be changed when the plan has been decided"),
    ),
}
"""What is said of those that are a person's, and of others."""
_TAKE_AWAY = Message("Take it away, and tell those who answer for data protection if the file has been passed on")


def check(plan: Project, given: Given) -> Findings:
    """Report every text with what leads to a person: slighter where it leads to a function."""
    swedish = given.language_of(plan) == "sv"
    for written in plan.all_texts:
        numbered = _DIGITS.search(written.text) is not None
        # What stands in the title of one who answers for something is for SAM204 to report.
        if not (written.key == "title" and isinstance(written.part, Owner | Group)):
            yield from _numbers(written, given.today) if numbered else ()
            yield from _addresses(written) if any(map(written.text.__contains__, _AT_SIGNS)) else ()
        yield from _telephones(written, swedish=swedish) if numbered else ()


def _numbers(written: PlanText, today: date) -> Findings:
    """Personal numbers; they are not said again, because findings are passed on and stored."""
    if numbers := personal_numbers(written.text, today):
        yield found(written.at(numbers[0].start, numbers[0].end), n=len(numbers))(
            counted("A personal number stands in the text", "{n} personal numbers stand in the text", 1, kind="number"),
            _TAKE_AWAY,
        )
    if nearly := nearly_personal_numbers(written.text, today):
        yield found(written.at(nearly[0].start, nearly[0].end), n=len(nearly), level=WARNING)(
            counted(
                "What looks like a personal number stands in the text, though its last digit is not right",
                "{n} numbers that look like personal numbers stand in the text, though their last digits are not right",
                1,
                kind="nearly",
            ),
            _TAKE_AWAY,
        )


def _addresses(written: PlanText) -> Findings:
    """E-mail addresses: those with a person's name in them, and others."""
    return _contacts(written, "address", {each.text: is_personal(each.text) for each in addresses(written.text)})


def _telephones(written: PlanText, *, swedish: bool) -> Findings:
    """Telephone numbers: those near the name of a person, and others."""
    numbers = telephone_numbers(written.text)
    return _contacts(written, "telephone", {each.text: swedish and _is_named(written.text, each) for each in numbers})


def _contacts(written: PlanText, kind: str, contacts: dict[str, bool]) -> Findings:
    """Addresses or numbers, in one finding those of people, and in a slighter one the others."""
    for of_people in (True, False):
        if some_of_them := [each for each, is_a_persons in contacts.items() if is_a_persons is of_people]:
            level = None if of_people else WARNING
            place = found(written.where(some_of_them[0]), n=len(some_of_them), all=some(some_of_them), level=level)
            yield place(*_TEXTS[kind, of_people])


def _is_named(text: str, number: Passage) -> bool:
    """Whether a person is named near a telephone number."""
    return bool(names_in(text[max(0, number.start - _NEAR) : number.end + _NEAR]))
