"""SAM204 person-as-owner."""

from datetime import date

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project
from samverkan_cli.swedish.personal import addresses, is_person, personal_numbers

_NAMED_AFTER_PEOPLE = ("company", "association")
"""Kinds of owner that are often called after somebody."""


def check(plan: Project, given: Given) -> Findings:
    """Report every owner and group whose title is a person's name, or holds her address or number."""
    swedish = given.language_of(plan) == "sv"
    everyone: tuple[Owner | Group, ...] = (*plan.owners, *plan.groups)
    for who in everyone:
        message = _personal(who, given.today, names=swedish)
        if message is not None:
            yield Finding(
                who.at("title"),
                message,
                help=Message("Write what the person answers as, for example Rektor, and keep the name out of the plan"),
            )


def _personal(who: Owner | Group, today: date, *, names: bool) -> Message | None:
    """What is personal in a title. A personal number is not said again: findings are passed on and stored."""
    if personal_numbers(who.title, today):
        return Message("A personal number stands where a function or a body belongs")
    if found := addresses(who.title):
        return Message("{address} is an e-mail address, and no function or body", address=found[0].text)
    if names and who.kind not in _NAMED_AFTER_PEOPLE and is_person(who.title):
        return Message("{title} is a person, and no function or body", title=who.title)
    return None
