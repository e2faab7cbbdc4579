"""Typer's commands, in the user's language where Typer itself speaks English only."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.speech import Speech, speech

_VALUE = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
_TYPE = re.compile(r" <(?:list\[)?(?:str|int|path)\]?>$", re.IGNORECASE)
_LEAST = re.compile(r"x>=(\d+)")


def _quick(option: Any) -> Callable[[Any, Any], Any]:
    """How the value of an option is read. To see that a text is a text, Typer would import half of pydantic."""
    thorough, kind = option.process_value, option.type_descriptor.annotation
    is_one = not option.multiple and option.nargs == 1

    def process(ctx: Any, value: Any) -> Any:
        if value is None and not option.required:
            return None if is_one else ()
        if value is not None and value is option.default:
            return value
        if kind is str and isinstance(value, str):
            return value
        if kind == list[str] and value:
            return list(value)
        if is_one and isinstance(value, str) and value.casefold() in getattr(kind, "__members__", ()):
            return kind[value.casefold()]
        return thorough(ctx, value)

    return process


class _Spoken:
    """What stands around the help of a command. `say` is set once the language is known."""

    say: Speech = speech("en")

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """The first line of the help."""
        pieces = _in_words(" ".join(self.collect_usage_pieces(ctx)), self.say)
        usage = self.say(Message("Usage"))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{usage}: ")

    def get_help_option(self: Any, ctx: Any) -> Any:
        """The option that shows the help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = self.say(Message("Show this help"))
            if "process_value" not in vars(option):
                option.process_value = _quick(option)
        return option


class SpokenCommand(_Spoken, TyperCommand):
    """A command. Its help stands in the groups that its options name; what every command understands comes last."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for each in self.params:
            each.process_value = _quick(each)  # type: ignore[assignment,method-assign]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options."""
        groups: dict[str, list[tuple[str, str]]] = {}
        arguments, options = self.say(Message("Arguments")), self.say(Message("Options"))
        for each in self.get_params(ctx):
            panel = getattr(each, "rich_help_panel", None)
            title = arguments if each.param_type_name == "argument" else self.say.word(panel) if panel else options
            record = each.get_help_record(ctx)
            if record is not None:
                name, help = record
                named = _in_words(_TYPE.sub("", name), self.say)
                groups.setdefault(title, []).append((named, _LEAST.sub(partial(_least, self.say), help)))
        for title in sorted(groups, key=lambda title: (title == options, title != arguments)):
            with formatter.section(title):
                formatter.write_dl(groups[title])


class SpokenGroup(_Spoken, TyperGroup):
    """The program, with its commands: `everyday` are those that stand first."""

    everyday: tuple[str, ...] = ()

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """What each command does, in one line."""
        first = [name for name in self.everyday if name in self.commands]
        rest = [name for name in self.list_commands(ctx) if name not in first]
        column = formatter.width - 6 - max(map(len, self.commands), default=0)
        more = Message("More commands") if first else Message("Commands")
        for title, names in ((Message("Commands for every day"), first), (more, rest)):
            if names:
                with formatter.section(self.say(title)):
                    formatter.write_dl([(name, self.commands[name].get_short_help_str(column)) for name in names])


def _in_words(text: str, say: Speech) -> str:
    """What stands for a value in a help, in the user's language."""
    return _VALUE.sub(lambda word: say.word(word[0]), text)


def _least(say: Speech, found: re.Match[str]) -> str:
    return say(Message("{n} or more", n=int(found[1])))


def put_into(made: Any, say: Speech) -> None:
    """Put the help of a command, and of all under it, into a language."""
    made.say = say
    options = say(Message("OPTIONS"))
    made.options_metavar = f"[{options}]"
    if hasattr(made, "commands"):
        made.subcommand_metavar = say(Message("COMMAND ..."))
    for name in ("help", "short_help"):
        text = getattr(made, name, None)
        if isinstance(text, str):
            setattr(made, name, say.word(text))
    if made.epilog:
        made.epilog = "\b\n" + say.word(made.epilog)  # an example is one line, however long
    for each in made.params:
        if isinstance(getattr(each, "help", None), str):
            each.help = say.word(each.help)
    for each in getattr(made, "commands", {}).values():
        put_into(each, say)
