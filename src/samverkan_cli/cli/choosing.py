"""Making a choice of goals: by hand, by votes or by weights. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from samverkan_cli.cli.checking import Outcome as Checked
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, either
from samverkan_cli.load.files import given, text_of
from samverkan_cli.pick import limit_options as asked
from samverkan_cli.pick import lookup
from samverkan_cli.pick.ballots import Ballots, Fault, ballots, weights
from samverkan_cli.pick.changes import notes
from samverkan_cli.pick.choice import Outcome, by_hand
from samverkan_cli.pick.choose import Question, by_votes, by_weights
from samverkan_cli.pick.conflict import Conflict
from samverkan_cli.pick.context import Frame, frame
from samverkan_cli.pick.limits import Broken, Limit, broken
from samverkan_cli.pick.recording import Inputs, final, goals_of, picked_before
from samverkan_cli.pick.request import Wanted
from samverkan_cli.pick.vote.tally import RuleName

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace

READING = ("SAM0", "SAM1")
"""What stands in the way of a choice: errors of reading and of references."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for on the command line. Files are as they were written there."""

    wanted: Wanted
    limits: asked.Asked
    goals: tuple[str, ...] = ()
    rule: RuleName | None = None
    ballots: str | None = None
    weights: str | None = None
    min_ticks: int = 3
    skip_invalid: bool = False
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that can be picked for."""

    workspace: Workspace
    name: str
    project: Project
    checked: Checked


@dataclass(frozen=True, slots=True)
class Refused:
    """No choice, because of what a person wrote: limits that are broken or contradict one another, faulty ballots."""

    frame: Frame
    goals: tuple[str, ...] = ()
    broken: tuple[Broken, ...] = ()
    conflict: Conflict | None = None
    faults: tuple[Fault, ...] = ()
    file: str = ""
    by_votes: bool = False
    notes: tuple[Message, ...] = ()


class Several(Exception):
    """Several things are wrong with what was asked for."""

    def __init__(self, troubles: Sequence[UserError]) -> None:
        super().__init__()
        self.troubles = tuple(troubles)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice, and all that it was made from."""

    frame: Frame
    question: Question
    outcome: Outcome
    inputs: Inputs


def opened(session: Session, plan: str | None) -> Opened | None:
    """The plan that is wanted, or the only one. None where it has errors of reading, which have been told."""
    workspace, names = session.workspace([plan] if plan else [])
    if not names:
        raise UserError(Message("There is no plan in the workspace {folder}", folder=str(workspace.root)))
    if len(names) > 1:
        raise UserError(
            Message("It must be said for which plan goals are picked"),
            Message("Write one of {words}", words=either(tuple(names))),
        )
    (only,) = names
    outcome = checked(session, workspace, [only], select=READING)
    project = outcome.project(only)
    if project is None or outcome.blocking(only):
        from samverkan_cli.cli.findings import tell

        tell(session, outcome, outcome.blocking(only))
        session.say(Message("Nothing was picked: mend these errors in {plan} first", plan=only))
        return None
    return Opened(workspace, only, project, outcome)


def settled(plan: Opened, wanted: Wanted) -> Frame:
    """Who picks for which period, whatever has been picked there. Raises Several."""
    troubles: list[UserError] = []
    found = frame(plan.project, replace(wanted, replace=True), troubles)
    if troubles or found is None:
        raise Several(troubles)
    return found


def choose(session: Session, plan: Opened, wish: Wish) -> Choice | Refused:
    """Make the choice, without writing anything. Raises Several where what is asked for cannot be, and UserError."""
    project, wanted = plan.project, wish.wanted
    troubles = list(_without_meaning(wish))
    where = frame(project, wanted, troubles)
    before = picked_before(project, where) if where is not None else []
    limits = asked.limits(
        project, wish.limits, [(period.id, frozenset(goals_of(each))) for period, each in before], troubles
    )
    # What is added counts, although the bank may not have it yet.
    limits = tuple(
        replace(each, goals=each.goals.union(wanted.added)) if each.kind == "count" else each for each in limits
    )
    named = lookup.goals(project, wish.goals, troubles)
    for words in (wanted.put_in, wanted.taken_out, {id: "" for id in wanted.wordings if id not in wanted.added}):
        lookup.goals(project, tuple(words), troubles)
    troubles.extend(lookup.unfit(project, wanted.added))
    active = tuple(goal.id for goal in project.goals if goal.status in (None, "active") and goal.id not in wanted.added)
    if wanted.method != "manual":
        troubles.extend(_not_active(limits, active))
    if troubles or where is None:
        raise Several(troubles)
    kept = frozenset(goals_of(before[0][1])) if before else frozenset[str]()
    question = Question(active, limits, kept, wish.lot)
    if wanted.method == "manual":
        return _by_hand(session, plan, wish, where, question, [goal.id for goal in named])
    if wanted.method == "vote":
        return _by_votes(session, plan, wish, where, question)
    return _by_weights(session, plan, wish, where, question)


def _without_meaning(wish: Wish) -> Iterator[UserError]:
    """What is asked for and would have no effect with the method, so that somebody would be misled."""
    wanted = wish.wanted
    hand = (("--goal", bool(wish.goals)),)
    count = (("--put-in", bool(wanted.put_in)), ("--take-out", bool(wanted.taken_out)), ("--lot", wish.lot is not None))
    votes = (("--ballots", wish.ballots is not None), ("--skip-invalid", wish.skip_invalid))
    rule, weights = ("--rule", wish.rule is not None), ("--weights", wish.weights is not None)
    idle, how = {
        "vote": ((*hand, weights), Message("by votes")),
        "optimise": ((*hand, rule), Message("as the set that weighs most")),
    }.get(wanted.method, ((*count, *votes, rule, weights), Message("by hand")))
    for option, is_given in idle:
        if is_given:
            yield UserError(
                Message("{option} has no meaning where goals are picked {how}", option=option, how=how),
                Message("Leave {option} out, or choose another --method", option=option),
            )
    if wanted.method == "optimise" and wish.weights is not None and wish.ballots is not None:
        yield UserError(
            Message("{one} and {other} cannot both be given", one="--weights", other="--ballots"),
            Message("Leave one of them out"),
        )


def _not_active(limits: Sequence[Limit], active: Sequence[str]) -> Iterator[UserError]:
    """Goals that must be picked and cannot be."""
    for limit in limits:
        if limit.kind == "require" and limit.goals.isdisjoint(active):
            yield UserError(
                Message("{goal} cannot be picked: it is not active", goal=limit.what),
                Message("Make it active in the bank, or put it in after the count with --put-in"),
            )


def _by_hand(
    session: Session, plan: Opened, wish: Wish, where: Frame, question: Question, named: list[str]
) -> Choice | Refused:
    from samverkan_cli.cli.ticking import ticked

    if not named and not wish.wanted.added:
        named = [goal.id for goal in ticked(session, plan.project, where, question)]
    every = tuple(goal.id for goal in plan.project.goals if goal.status != "retired" or goal.id in named)
    outcome = by_hand(named, every)
    picked = final(outcome, wish.wanted)
    said = tuple(notes([plan.project.goals[id] for id in named]))
    wrong = broken(question.limits, picked, (*question.bank, *wish.wanted.added))
    if wrong:
        return Refused(where, picked, broken=wrong, notes=said)
    return Choice(where, question, outcome, Inputs())


def _by_votes(session: Session, plan: Opened, wish: Wish, where: Frame, question: Question) -> Choice | Refused:
    if wish.ballots is None:
        raise UserError(Message("There are no votes to count"), Message("Write --ballots and a CSV file"))
    raw = given(session.here / wish.ballots)
    read = ballots(text_of(raw, wish.ballots), tuple(plan.project.goals), wish.min_ticks)
    if read.faults and not (wish.skip_invalid and (read.ballots or read.invalid)):
        return Refused(where, faults=read.faults, file=wish.ballots, by_votes=True)
    if not read.ballots:
        raise UserError(Message("There is no ballot in {file}", file=wish.ballots), Message("Put the votes into it"))
    with session.working(Message("Counting the votes")):
        outcome = by_votes(question, read.ballots, wish.rule)
    if isinstance(outcome, Conflict):
        return Refused(where, conflict=outcome)
    return Choice(where, question, outcome, _counted(raw, read, wish))


def _counted(raw: bytes, read: Ballots, wish: Wish) -> Inputs:
    votes = sum((each.weight for each in read.ballots), Fraction(0))
    return Inputs(raw, len(read.ballots), votes, read.invalid, wish.min_ticks)


def _by_weights(session: Session, plan: Opened, wish: Wish, where: Frame, question: Question) -> Choice | Refused:
    goals = tuple(plan.project.goals)
    if wish.weights is not None:
        raw = given(session.here / wish.weights)
        weighed = weights(text_of(raw, wish.weights), goals)
        if weighed.faults:
            return Refused(where, faults=weighed.faults, file=wish.weights)
        worth, inputs = weighed.weights, Inputs(weights=raw)
    elif wish.ballots is not None:
        raw = given(session.here / wish.ballots)
        read = ballots(text_of(raw, wish.ballots), goals, wish.min_ticks)
        if read.faults and not (wish.skip_invalid and read.ballots):
            return Refused(where, faults=read.faults, file=wish.ballots, by_votes=True)
        worth = dict[str, Fraction]()
        for ballot in read.ballots:
            for goal in ballot.goals:
                worth[goal] = worth.get(goal, Fraction(0)) + ballot.weight
        inputs = _counted(raw, read, wish)
    else:
        raise UserError(
            Message("It must be said what the goals are worth"),
            Message("Write --weights and a CSV file with goal and weight, or --ballots"),
        )
    if question.count is None or question.count.at_most is None:
        raise UserError(
            Message("It must be said how many goals are to be picked"),
            Message("Write --count and the number, or --at-most"),
        )
    with session.working(Message("Looking for the best set")):
        outcome = by_weights(question, worth)
    if isinstance(outcome, Conflict):
        return Refused(where, conflict=outcome)
    return Choice(where, question, outcome, inputs)
