"""Success factors with criteria, for self-assessment."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_cli.model.thing import Back, Entries, Many, Ref, Thing
from samverkan_cli.model.values import Day, Score, Text, Title


class Criterion(Thing):
    """Something that should be so, and how far it is: 0 (not at all) to 3 (wholly)."""

    title: Title
    text: Text | None = None
    score: Score | None = None
    date: Day | None = None


class SuccessFactor(Thing):
    """What good work rests on."""

    title: Title
    text: Text | None = None
    criteria: Entries[Criterion] = Entries()
    depends_on: Annotated[Many[SuccessFactor], Ref("success_factors", back="supports")] = ()
    supports: ClassVar[Back[SuccessFactor]] = Back()
