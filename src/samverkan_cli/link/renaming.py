"""A fix that gives a thing another id is found in one file; what refers to it may stand in any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from samverkan_cli.core.diagnostic import Finding, Fix, Rename, Set
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project

_WHO = ("owners", "groups")


def renaming_all(findings: Iterable[Finding], plan: Project | None) -> Iterator[Finding]:
    """Findings, where fixes of an id also change what refers to it. `plan` is None where not all of it is known.

    There is no fix where the new id is taken, or where something may refer to the old one that could not be read.
    """
    for finding in findings:
        fix = finding.fix
        renamed = fix.changes[0] if fix is not None else None
        if fix is not None and isinstance(renamed, Rename) and renamed.is_id:
            if plan is not None and (key := _referred_to(renamed, plan)) != renamed.key:
                renamed = replace(renamed, key=key)
                fix = Fix(Message("Call it {id}", id=key), fix.safe, (renamed,))
                finding = replace(finding, help=Message("Write {id}", id=key))
            finding = replace(finding, fix=_whole(fix, renamed, plan) if plan is not None else None)
        yield finding


def _referred_to(rename: Rename, plan: Project) -> str:
    """The id as others write it: where it was several words, perhaps in one."""
    collection, together = (
        str(rename.place.route[-2]) if len(rename.place.route) > 1 else "",
        rename.key.replace("-", ""),
    )
    return together if plan.astray(collection, together) and not plan.astray(collection, rename.key) else rename.key


def _whole(fix: Fix, rename: Rename, plan: Project) -> Fix | None:
    if len(rename.place.route) < 2:
        return None
    collection, old = map(str, rename.place.route[-2:])
    if any(rename.key in plan.named(each) for each in (_WHO if collection in _WHO else (collection,))):
        return None
    references = plan.astray(collection, old)
    title = Message("Call it {id}, also where something refers to it", id=rename.key) if references else fix.title
    others = (Rename(at, rename.key) if at.part == "key" else Set(at, rename.key) for at in references)
    return Fix(title, safe=True, changes=(rename, *others))
