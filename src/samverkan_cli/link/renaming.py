"""SAM009 is found in one file; what refers to the id may stand in any. Its mend is made whole when all is linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from samverkan_cli.core.diagnostic import Finding, Fix, Rename, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project

_WHO = ("owners", "groups")


def renaming_all(findings: Iterable[Finding], plan: Project | None) -> Iterator[Finding]:
    """Findings, of which those of ids that are none mend also what refers to them.

    `plan` is None where not all of it is known.
    Nothing is mended where the new id is taken, or where something may refer to the old one that could not be read.
    """
    for finding in findings:
        if finding.code == "SAM009" and finding.fix is not None:
            finding = replace(finding, fix=_whole(finding.fix, plan) if plan is not None else None)
        yield finding


def _whole(fix: Fix, plan: Project) -> Fix | None:
    (rename,) = fix.changes
    if not isinstance(rename, Rename) or len(rename.place.route) < 2:
        return None
    collection, old = map(str, rename.place.route[-2:])
    if any(rename.key in plan.named(each) for each in (_WHO if collection in _WHO else (collection,))):
        return None
    references = plan.astray(collection, old)
    title = Message("Call it {id}, also where something refers to it", id=rename.key) if references else fix.title
    return Fix(title, safe=True, changes=(rename, *(_other(place, rename.key) for place in references)))


def _other(place: Location, id: str) -> Rename | Set:
    return Rename(place, id) if place.part == "key" else Set(place, id)
