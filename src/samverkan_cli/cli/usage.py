"""Wrong use of the command line, in the user's own language: Typer speaks English only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either

_MOVED = {
    "samverkan pick": {
        "--explain": "samverkan explain PLAN GOAL",
        "--replay": "samverkan replay PLAN",
        "--ballot-form": "samverkan ballot PLAN -o FILE",
    }
}
"""Options that a command had in 0.1, and what to type instead."""


def wrong_use(error: Any) -> UserError:
    """What Typer found wrong with the command line, and what to write instead."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    path = str(getattr(context, "command_path", "samverkan"))
    look = Message("{command} shows what can be written", command=f"{path} --help")
    if kind == "NoSuchOption" and error.option_name in _MOVED.get(path, {}):
        return UserError(
            Message("{command} has no option {option} any more", command=path, option=error.option_name),
            Message("Write {word}", word=_MOVED[path][error.option_name]),
        )
    if kind == "NoSuchOption":
        near = tuple(getattr(error, "possibilities", None) or ())
        return UserError(
            Message("There is no option {option}", option=str(error.option_name)),
            Message("Did you mean {word}?", word=near[0]) if near else look,
        )
    if kind == "BadOptionUsage":
        return UserError(Message("The option {option} is not complete", option=str(error.option_name)), look)
    parameter = getattr(error, "param", None)
    name = _name(parameter)
    if kind == "MissingParameter" and name:
        return UserError(Message("{name} is missing", name=name), look)
    if kind == "BadParameter" and name:
        return _wrong_value(name, _written(error), parameter, look)
    if "unexpected extra argument" in str(getattr(error, "message", "")):
        extra = str(error.message).rpartition("(")[2].rstrip(")")
        if (odd := _as_word_writes(extra)) is not None:
            return odd
        return UserError(Message("There is too much on the line: {words}", words=extra), look)
    return UserError(Message("{text}", text=error.format_message()), look)


def _as_word_writes(extra: str) -> UserError | None:
    """What is copied from Word or a mail: dashes and quotation marks that no terminal takes for what they look like."""
    dash = re.search(r"(?:^| )([–—‒−-]*[–—‒−]+)(\w[\w-]*)", extra)
    if dash is not None:
        return UserError(
            Message("{word} begins with a dash that is no hyphen", word=f"{dash[1]}{dash[2]}"),
            Message("Write {word}", word=f"--{dash[2]}"),
        )
    if (mark := re.search("[”“„«»]", extra)) is not None:
        return UserError(
            Message("{mark} is no quotation mark to the terminal", mark=mark[0]),
            Message('Write straight ones, as here: "{words}"', words=re.sub("[”“„«»]", "", extra)),
        )
    return None


def unknown_command(word: str, commands: tuple[str, ...]) -> UserError:
    """There is no command of that name."""
    from difflib import get_close_matches  # the commands are few, and a slip must not cost an import

    near = get_close_matches(word, commands, 1)
    return UserError(
        Message("There is no command {word}", word=word),
        Message("Did you mean {word}?", word=near[0])
        if near
        else Message("Write one of {words}", words=either(commands)),
    )


def _wrong_value(name: str, written: str | None, parameter: Any, look: Message) -> UserError:
    """What is written for an option cannot be: it is said again, with the word that was meant, and all that can be."""
    from difflib import get_close_matches

    words = _words(parameter)
    if written is None:
        help = Message("Write one of {words}", words=either(words)) if words else look
        return UserError(Message("What is written for {name} cannot be used", name=name), help)
    if words:
        near = get_close_matches(written.casefold(), _members(parameter) or words, 1)
        return UserError(
            Message("{word} is not one of the words for {name}", word=written, name=name),
            Message("Did you mean {word}? The words are {words}", word=near[0], words=words)
            if near
            else Message("Write one of {words}", words=either(words)),
        )
    least = getattr(getattr(getattr(parameter, "type_descriptor", None), "parameter_info", None), "min", None)
    return UserError(
        Message("{word} cannot be written for {name}", word=written, name=name),
        Message("Write a whole number, {least} or more", least=int(least)) if least is not None else look,
    )


def _written(error: Any) -> str | None:
    """What was written for a parameter that Typer found wrong, as far as it says."""
    cause = error.__cause__ or error.__context__
    if hasattr(cause, "errors"):
        return str(cause.errors()[0]["input"])
    found = re.match(r"""(['"])(.*?)\1 is not""", str(getattr(error, "message", "")))
    return found[2] if found else None


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    options = [each for each in getattr(parameter, "opts", ()) if each.startswith("-")]
    return str(max(options, key=len)) if options else str(parameter.metavar or parameter.name).strip("[].").upper()


def _words(parameter: Any) -> tuple[str, ...]:
    """The words that may be written for a parameter, where it is one of a few."""
    members = dict.fromkeys(_members(parameter).values())
    choices = getattr(getattr(parameter, "type", None), "choices", None) or members
    return tuple(str(getattr(each, "value", each)) for each in choices)


def _members(parameter: Any) -> Mapping[str, Any]:
    """What a parameter can be, where it is one of a few, by each name that it has."""
    annotation = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    annotation = next(iter(get_args(annotation)), annotation)  # of a list, what is in it
    return getattr(annotation, "__members__", None) or {}
