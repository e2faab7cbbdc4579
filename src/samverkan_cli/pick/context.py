"""The frame of a choice: the period, who picks, whom it binds, and what the same picker has picked before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import EVERY
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.pick import lookup
from samverkan_cli.pick.period import NewPeriod, period
from samverkan_cli.pick.request import Wanted


@dataclass(frozen=True, slots=True)
class Frame:
    """What is settled before a goal is named. `before` is the selection that is there and is to be replaced."""

    period: Period | NewPeriod
    picker: Owner | Group
    binds: tuple[str, ...]
    before: Selection | None

    @property
    def picked_before(self) -> tuple[str, ...]:
        """The ids of the goals in the selection that is to be replaced."""
        return tuple(dict.fromkeys(pick.goal.id for pick in self.before.goals)) if self.before is not None else ()


def frame(project: Project, wanted: Wanted, troubles: list[UserError]) -> Frame | None:
    """The frame that is wanted. All that is wrong with it is added to the troubles."""
    picker = lookup.picker(project, wanted.by, troubles)
    binds = lookup.bound(project, wanted.binds, troubles)
    when = period(project, wanted, troubles)
    before = when.selections.by_id.get(picker.id) if isinstance(when, Period) and picker is not None else None
    if before is not None and picker is not None and when is not None and not wanted.replace:
        troubles.append(
            UserError(
                Message("{who} has picked goals for {period} already", who=picker.title, period=when.id),
                Message("Write --replace to change what was picked; it stands in {file}", file=before.source_file),
            )
        )
    has_day = before is not None and before.decided is not None and before.decided.date is not None
    if wanted.section is not None and wanted.decided is None and not has_day:
        troubles.append(
            UserError(
                Message("A section belongs to a decision, and the day of the decision is missing"),
                Message("Write --decided and the day"),
            )
        )
    return Frame(when, picker, binds, before) if picker is not None and when is not None else None


@dataclass(frozen=True, slots=True)
class Home:
    """A file that a plan reads: whether other plans may read it too, and what of a plan it has."""

    file: str
    shared: bool
    periods: bool
    document: bool
    goals: bool = False


def home(project: Project, homes: Sequence[Home], frame: Frame, goals: Sequence[Goal]) -> str:
    """The file that a selection goes into.

    That of its period, where the plan has it. A new period goes where periods are: into the last file of the plan's
    own that has them; else into a shared one that has them, if the other plans know the picker, the goals and the
    groups too; else into the file with `document`.
    """
    if isinstance(frame.period, Period):
        return frame.period.source_file
    own = [each.file for each in homes if each.periods and not each.shared]
    if own:
        return own[-1]
    shared = [each.file for each in homes if each.periods]
    groups = (project.groups[id] for id in frame.binds if id != EVERY)
    named = (frame.picker, *goals, *groups)
    if shared and all(each.source_file in project.shared_files for each in named):
        return shared[-1]
    return next(each.file for each in homes if each.document)


def home_of_goals(homes: Sequence[Home]) -> str:
    """The file that an added goal goes into: the last of the plan's own that has goals, else that with `document`."""
    own = [each.file for each in homes if each.goals and not each.shared]
    return own[-1] if own else next(each.file for each in homes if each.document)
