"""Ticking goals in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message
from samverkan_cli.core.trouble import Trouble
from samverkan_cli.link.project import Project
from samverkan_cli.locale.names import DIRECTION
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.deciding import Question
from samverkan_cli.pick.frame import Frame
from samverkan_cli.pick.limits import broken


def ticked(session: Session, project: Project, frame: Frame, choice: Question) -> tuple[Goal, ...]:
    """The goals that the user ticks, in the order of the bank.

    Raises Trouble where there is no terminal, or nothing to tick, and KeyboardInterrupt where she leaves it.
    """
    offered = [goal for goal in project.goals if goal.status != "retired" or goal.id in frame.picked_before]
    if not offered:
        raise Trouble(
            Message("The plan has no goals to pick from"),
            Message("Write goals: and under it an id and a title for each"),
        )
    # With piped input the list of questions would answer itself, with nothing ticked.
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Trouble(
            Message("No goal is named, and goals can be ticked only in a terminal"),
            Message("Write --goal and an id, once for each goal"),
        )
    try:
        chosen = question(session, offered, frame, choice).unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        session.say(Message("Nothing was picked, and nothing was changed"))
        raise KeyboardInterrupt from None
    return tuple(goal for goal in offered if goal.id in chosen)


def question(session: Session, goals: Sequence[Goal], frame: Frame, choice: Question, **terminal: Any) -> Any:
    """The list to tick in, with the goals of each direction together. Escape leaves it, as Ctrl-C does."""
    import questionary
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
    from prompt_toolkit.output import ColorDepth

    say = session.speech
    choices: list[Any] = []
    for direction in (*DIRECTION, None):
        together = [goal for goal in goals if goal.direction == direction]
        if together:
            heading = say(DIRECTION[direction] if direction is not None else Message("Without a direction"))
            choices.append(questionary.Separator(f"-- {heading} --"))
        choices.extend(
            questionary.Choice(_label(session, goal), goal.id, checked=goal.id in frame.picked_before)
            for goal in together
        )

    def fits(chosen: list[str]) -> bool | str:
        if not chosen:
            return say(Message("Tick at least one goal with the space bar"))
        wrong = broken(choice.limits, chosen, choice.bank)
        return say(Message("{what}. {help}", what=wrong[0].message, help=wrong[0].help)) if wrong else True

    asked = questionary.checkbox(
        say(Message("Goals for {period}, picked by {who}", period=frame.period.id, who=frame.picker.title)),
        choices,
        validate=fits,
        instruction=say(Message("(arrows move, space ticks, Enter is done, Escape leaves everything as it was)")),
        use_jk_keys=False,
        erase_when_done=True,
        color_depth=ColorDepth.DEPTH_1_BIT if session.console(stderr=False).no_color else None,
        **terminal,
    )
    leaving = KeyBindings()

    @leaving.add("escape", eager=True)
    def _(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    own = asked.application.key_bindings
    asked.application.key_bindings = merge_key_bindings([own, leaving] if own is not None else [leaving])
    return asked


def _label(session: Session, goal: Goal) -> str:
    details = [str(goal.ages)] if goal.ages is not None else []
    if goal.status == "resting":
        details.append(session.speech(Message("resting")))
    return f"{goal.title} ({', '.join(details)})" if details else goal.title
