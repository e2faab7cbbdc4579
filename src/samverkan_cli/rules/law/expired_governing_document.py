"""SAM902 expired-governing-document."""

from __future__ import annotations

import re
from datetime import date

from samverkan_cli.derive.validity import earliest, last_set, review_due, valid_until
from samverkan_cli.model.law import GoverningDocument
from samverkan_cli.rules.acts import cited
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_ENDED = Message("{title} ended on {day}, before the plan begins to hold")
_ENDS = Message("{title} ends on {day}, and the plan holds until {last}")
_REVIEWED = Message("{title} ends on {day}, and the plan is to be reviewed by {last}")
_OVER = Message("{title} ended on {day}, and the plan still holds")
_HELP = Message("Write replaced_by: and what takes its place, or take it away where nothing does")
_YEARS = re.compile(r"(?<![\d/:])((?:19|20)\d\d)\s?[-–—]\s?((?:(?:19|20)\d\d)|\d\d)(?![\d/:-])")
_UNTIL = re.compile(
    r"\b(?:till|t\.?o\.?m\.?|till och med|until)\s+(?:år(?:et)?\s+|utgången av\s+)?((?:19|20)\d\d)(?![\d/:-])"
)


def check(plan: Project, given: Given) -> Findings:
    """Report everything the plan rests on that ends before the plan does, and that nothing takes the place of."""
    document = plan.document
    first, last, review = earliest(document), valid_until(document), review_due(document)
    # A last day that could not be read is not one that is not given.
    known = document.whole("valid") and (document.valid is None or not document.valid.doubtful)
    for governing in plan.governing_documents:
        until = _ends(governing)
        if until is None or not governing.lacks("replaced_by") or _is_repealed(governing, first):
            continue
        place = found(governing.at(), title=governing.title, day=until, last=last or review or until)
        if first is not None and until < first:
            yield place(_ENDED, _HELP)
        elif last is not None:
            if until < last:
                yield place(_ENDS, _HELP)
        elif review is not None:
            if until < review:
                yield place(_REVIEWED, _HELP)
        elif known and until < given.today:
            yield place(_OVER, _HELP)


def _ends(governing: GoverningDocument) -> date | None:
    """The last day of a governing document: as it is given, else by the years in its title, else in its provisions."""
    if governing.valid is not None:
        return last_set(governing.valid.until)
    if not governing.whole("valid"):
        return None
    own = _last_year(governing.title)
    years = [year for each in governing.provisions for text in (each.title, each.text) if (year := _last_year(text))]
    year = own or max(years, default=None)
    return date(year, 12, 31) if year is not None else None


def _last_year(text: str | None) -> int | None:
    """The last year of a text that says until when: 2018-2020, or "till 2020"."""
    if not text:
        return None
    ends = [int(last) if len(last) == 4 else int(first[:2] + last) for first, last in _YEARS.findall(text)]
    return max((*ends, *map(int, _UNTIL.findall(text))), default=None)


def _is_repealed(governing: GoverningDocument, first: date | None) -> bool:
    """Whether it is an act that is known to be repealed when the plan begins, which SAM903 reports."""
    act = cited(governing.reference)
    return act is not None and first is not None and not act.holds_on(first)
