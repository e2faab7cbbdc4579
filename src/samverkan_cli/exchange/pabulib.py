"""A vote in the format of Pabulib (pabulib.org), so that anyone can count it again with another program.

Ballots are personal data: voters have numbers there and no names.
"""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.pick.choose import Choice
from samverkan_cli.pick.context import Context


def vote(context: Context, choice: Choice) -> bytes:
    """What was to be decided, the goals with their votes, the ballots. Raises UserError if voters had weights."""
    if any(ballot.weight != 1 for ballot in choice.votes):
        raise UserError(
            Message("Pabulib's format has no weights of voters"),
            Message("Leave {option} out, or the column of weights", option="--pabulib"),
        )
    return "".join(f"{';'.join(map(_cell, row))}\n" for row in _rows(context, choice)).encode()


def _rows(context: Context, choice: Choice) -> Iterator[tuple[object, ...]]:
    goals, ballots, count = context.open, choice.ballots, context.count
    ticked = [[goal.id for goal in goals if goal.id in ballot.goals] for ballot in choice.votes]
    yield from (("META",), ("key", "value"))
    yield ("description", context.project.document.title)
    yield from (("country", "Sweden"), ("unit", context.project.name), ("instance", context.period.id))
    yield from (("num_projects", len(goals)), ("num_votes", len(ticked)))
    yield ("budget", (count and count.at_most) or len(choice.goals))
    yield from (("vote_type", "approval"), ("rule", choice.rule))
    if ballots is not None:
        yield ("min_length", ballots.min_ticks)
        if ballots.max_ticks is not None:
            yield ("max_length", ballots.max_ticks)
    yield from (("date_begin", context.period.from_), ("date_end", context.period.until))
    yield from (("PROJECTS",), ("project_id", "cost", "votes", "name", "selected"))
    for goal in goals:
        yield (goal.id, 1, sum(goal.id in ids for ids in ticked), goal.title, int(goal.id in choice.ids))
    yield from (("VOTES",), ("voter_id", "vote"))
    for n, ids in enumerate(sorted(ticked), 1):
        yield (n, ",".join(ids))


def _cell(value: object) -> str:
    return " ".join(str(value).replace(";", ",").split())
