"""From a word on the command line to the thing that it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.suggest import EVERY, closest, slug
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner

Named = Owner | Group | Goal


def picker(project: Project, word: str, errors: list[UserError]) -> Owner | Group | None:
    """The owner or group of an id. Where there is none, that is added to the errors."""
    who: dict[str, Owner | Group] = {**project.owners.by_id, **project.groups.by_id}
    found = who.get(_id(word))
    if found is None:
        shown = tuple(group.id for group in project.groups)
        errors.append(_unknown(Message("There is no owner or group called {word}", word=word), word, who, shown))
    return found


def having(projects: Sequence[Project], word: str) -> list[tuple[Project, Owner | Group]]:
    """The plans that have an owner or a group of an id, each with it. Raises UserError where none of them has."""
    errors: list[UserError] = []
    found = [(project, who) for project in projects if (who := picker(project, word, errors)) is not None]
    if not found and errors:
        # Of several plans, one in which something of a like name stands says best what was meant.
        raise next((each for each in errors if each.help and "word" in dict(each.help.values)), errors[0])
    return found


def bound(project: Project, words: Sequence[str], errors: list[UserError]) -> tuple[str, ...]:
    """The ids of the groups that a choice is to bind, or the word for all of them."""
    if EVERY in words:
        if len(set(words)) > 1:
            errors.append(
                UserError(
                    Message("{word} binds every group already", word=EVERY), Message("Leave the other groups out")
                )
            )
        return (EVERY,)
    groups = project.groups.by_id
    for word in words:
        if _id(word) in project.owners.by_id:
            errors.append(
                UserError(
                    Message("{word} is an owner, and only groups can be bound", word=word),
                    Message("Write one of {words}, or {all}", words=tuple(groups), all=EVERY)
                    if groups
                    else Message("Leave --binds out: a choice binds who made it"),
                )
            )
        elif _id(word) not in groups:
            unknown = Message("There is no group called {word}", word=word)
            errors.append(_unknown(unknown, word, groups, (*groups, EVERY)))
    return tuple(dict.fromkeys(_id(word) for word in words))


def goals(project: Project, words: Sequence[str], errors: list[UserError]) -> tuple[Goal, ...]:
    """The goals of some ids, in that order. All that are unknown, or named twice, are added to the errors."""
    bank = project.goals.by_id
    found: dict[str, Goal] = {}
    for word in words:
        goal = bank.get(_id(word))
        if goal is None:
            errors.append(_unknown(Message("There is no goal called {word}", word=word), word, bank, ()))
        elif goal.id in found:
            errors.append(UserError(Message("The goal {goal} is picked twice", goal=goal.id), Message("Name it once")))
        else:
            found[goal.id] = goal
    return tuple(found.values())


def is_added(project: Project, id: str, title: str) -> bool:
    """Whether a goal of that id and title stands in the bank already as one that was added."""
    goal = project.goals.get(id)
    return goal is not None and goal.origin == "added" and goal.title == title


def unfit(project: Project, added: Mapping[str, str]) -> list[UserError]:
    """What is wrong with goals that are to be added to the bank, by id and title."""
    errors = []
    for id, title in added.items():
        if slug(id) != id:
            better = slug(id) or slug(title)
            errors.append(UserError(Message("{id} is no id", id=id), Message("Write {id}", id=better)))
        elif id in project.goals.by_id and not is_added(project, id, title):
            there = project.goals[id].title
            errors.append(
                UserError(
                    Message("The bank has a goal {id} already: {title}", id=id, title=there),
                    Message("Pick that one with --goal, or give the new one another id"),
                )
            )
        elif not title:
            errors.append(
                UserError(Message("The goal {id} has no title", id=id), Message("Write {word}", word=f'{id}="..."'))
            )
    return errors


def _id(word: str) -> str:
    return normalize("NFC", word.strip())


def _unknown(message: Message, word: str, known: Mapping[str, Named], shown: Sequence[str]) -> UserError:
    near = _near(_id(word), known)
    if near is not None:
        return UserError(message, Message("Did you mean {word}?", word=near))
    if shown:
        return UserError(message, Message("Write one of {words}", words=either(tuple(shown))))
    return UserError(message, Message("Write the id that it stands under in the plan"))


def _near(word: str, known: Mapping[str, Named]) -> str | None:
    """The id that was most likely meant: that of the thing of this title, else one that is spelt much alike."""
    if slug(word) in known:
        return slug(word)
    said = word.casefold()
    for id, thing in known.items():
        names: Iterable[str] = (thing.title, *getattr(thing, "aliases", ()))
        if any(said == name.casefold() for name in names):
            return id
    return closest(word, known)
