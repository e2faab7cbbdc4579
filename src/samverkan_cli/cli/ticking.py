"""Ticking goals in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.context import Context
from samverkan_cli.pick.problem import Problem
from samverkan_cli.pick.shelves import shelved
from samverkan_cli.pick.ticklist import TickList

if TYPE_CHECKING:
    from prompt_toolkit import Application
    from prompt_toolkit.formatted_text import AnyFormattedText
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

_STYLES = {
    "heading": "bold",
    "here": "reverse",
    "quiet": "dim",
    "held": "fg:ansigreen",
    "short": "",
    "over": "bold fg:ansired",
    "said": "bold fg:ansired",
}
_PATIENCE = 0.3
"""So many seconds after Escape a terminal may take to say that it was the beginning of another key."""


def ticked(session: Session, context: Context, problem: Problem) -> tuple[Goal, ...]:
    """The goals that the user ticks, in the order of the bank.

    Raises UserError where there is no terminal, or nothing to tick, and KeyboardInterrupt where she leaves it.
    """
    listed = offered(context, problem)
    if not listed.total:
        raise UserError(
            Message("The plan has no goals to pick from"),
            Message("Write goals: and under it an id and a title for each"),
        )
    # With piped input there is nobody to see the list, and what was meant for something else would tick in it.
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError(
            Message("No goal is named, and goals can be ticked only in a terminal"),
            Message("Write --goal and an id, once for each goal"),
        )
    title = Message("Goals for {period}, picked by {who}", period=context.period.id, who=context.picker.title)
    try:
        chosen = application(session, listed, session.speech(title)).run()
    except (KeyboardInterrupt, EOFError):
        session.say(Message("Nothing was picked, and nothing was changed"))
        raise KeyboardInterrupt from None
    return tuple(goal for goal in context.project.goals if goal.id in chosen)


def offered(context: Context, problem: Problem) -> TickList:
    """The goals that can be ticked, those that were picked before being so already."""
    goals = [goal for goal in context.project.goals if goal.status != "retired" or goal.id in context.picked_before]
    return TickList(shelved(goals, context.project.document.age_groups), problem, context.picked_before)


def application(session: Session, listed: TickList, title: str, **terminal: Any) -> Application[tuple[str, ...]]:
    """The list on the whole screen; it gives the ids that are ticked. Ctrl-C and Escape raise KeyboardInterrupt."""
    from prompt_toolkit import Application
    from prompt_toolkit.data_structures import Point
    from prompt_toolkit.formatted_text import FormattedText
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window
    from prompt_toolkit.output import ColorDepth
    from prompt_toolkit.styles import Style

    from samverkan_cli.report.ticklist import Screen, screen

    say = Phrases(session.speech.code)

    seen: Screen

    def text() -> AnyFormattedText:
        nonlocal seen
        size = app.output.get_size()
        seen = screen(listed, title, say, size.columns, size.rows)
        pieces: list[tuple[str, str]] = []
        for line in seen.lines:
            pieces += ((f"class:{style}" if style else "", words) for style, words in line)
            pieces.append(("", "\n"))
        return FormattedText(pieces[:-1])

    # Where one stands is told to the terminal too, for those who have its lines read to them.
    control = FormattedTextControl(text, focusable=True, get_cursor_position=lambda: Point(0, seen.cursor))
    app = Application[tuple[str, ...]](
        Layout(Window(control)),
        key_bindings=_keys(listed, lambda: seen.page),
        full_screen=True,
        style=Style.from_dict(_STYLES),
        color_depth=ColorDepth.DEPTH_1_BIT if not session.window().colour else None,
        **terminal,
    )
    app.ttimeoutlen = app.timeoutlen = _PATIENCE
    return app


def _keys(listed: TickList, page: Callable[[], int]) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()
    for key, steps in (
        ("up", lambda: -1),
        ("down", lambda: 1),
        ("pageup", lambda: -page()),
        ("pagedown", page),
        ("home", lambda: -listed.total),
        ("end", lambda: listed.total),
    ):
        keys.add(key)(lambda _, steps=steps: listed.move(steps()))
    keys.add(" ")(lambda _: listed.tick())
    keys.add("backspace")(lambda _: listed.erase())
    keys.add("c-u")(lambda _: listed.clear())

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        chosen = listed.finish()
        if chosen is not None:
            event.app.exit(result=chosen)

    @keys.add("escape")
    @keys.add("c-c")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    # A key that the terminal says with Escape first, and that is none of ours, must not throw the ticks away.
    keys.add("escape", Keys.Any)(lambda _: None)

    @keys.add(Keys.Any)
    @keys.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        pressed = event.key_sequence[-1]
        if pressed.key == Keys.BracketedPaste or not isinstance(pressed.key, Keys):
            listed.type(event.data)

    return keys
