"""Success factors with criteria, for self-assessment."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_cli.model.shown import Shown
from samverkan_cli.model.thing import Back, Entries, Many, Ref, Thing, Titled
from samverkan_cli.model.values import Dated, Score, Text, Title


class Criterion(Titled, Thing):
    """Something that should be so, and how far it is: 0 (not at all) to 3 (wholly)."""

    title: Title
    """What should be so. Example: Politikerna följer upp målen"""
    text: Text | None = None
    """More about it. Example: Minst en gång om året."""
    score: Annotated[Score | None, Shown("Assessment")] = None
    """How far it is so, from 0 (not at all) to 3 (wholly). Example: 2"""
    date: Annotated[Dated | None, Shown("Assessed", "when")] = None
    """When it was assessed. Example: 2026-10-01"""


class SuccessFactor(Titled, Thing):
    """What good work rests on."""

    title: Title
    """What good work rests on. Example: Aktivt och målinriktat ledarskap"""
    text: Text | None = None
    """More about it. Example: Ledningen håller i."""
    criteria: Annotated[Entries[Criterion], Shown("Criteria")] = Entries()
    """What should be so. Example: {modiga-politiker: {title: Politikerna följer upp målen, score: 2}}"""
    depends_on: Annotated[Many[SuccessFactor], Ref("success_factors", back="supports"), Shown("Depends on")] = ()
    """The factors that it rests on. Example: [ledarskap]"""
    supports: ClassVar[Back[SuccessFactor]] = Back()
