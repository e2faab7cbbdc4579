"""A record of a choice, once something that it speaks of has got another id."""

from __future__ import annotations

import json
from typing import Any

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.pick.record import Record

_WHO = ("owners", "groups")
_RENAMED = compiled_late(r'\n  "renamed": \{[^{}]*\}')
_END = compiled_late(r"\n\}\s*\Z")


def renamed(raw: str, record: Record, collection: str, old: str, new: str) -> str | None:
    """The text of a record that knows of a new id; the same where it does not speak of the thing.

    None where it cannot tell that: it calls two things by the old id, or another one by the new id.
    """
    shelves = {each: _ids_in(record, each) for each in ("goals", "owners", "periods")}
    own = shelves.pop("owners" if collection in _WHO else collection, set())
    meant = {id for id in own if record.now(id) == old}
    if not meant:
        return raw
    others = set().union(*shelves.values())
    now = {id: new if id in meant else record.now(id) for id in sorted({*own, *others})}
    later = record.model_copy(update={"renamed": {id: each for id, each in now.items() if id != each}})
    if meant & others or any(later.now(id) != each for id, each in now.items()):
        return None
    return _with_renamed(raw, later.renamed)


def _ids_in(record: Record, shelf: str) -> set[str]:
    """The ids of goals, of owners and groups, or of periods that a record speaks of, as they were then."""
    past = record.inputs.before
    if shelf == "goals":
        goals = {each.goal for each in record.by_hand} | {id for each in past for id in each.goals}
        goals |= {each.id for each in record.goals} | {each.id for each in record.passed}
        return goals | {each.id for each in record.bank or ()}
    if shelf == "owners":
        return {record.by, *record.binds, *(each.by for each in record.by_hand)}
    return {record.period.id, *(each.period for each in past)}


def _with_renamed(raw: str, ids: dict[str, str]) -> str:
    """The text with other new ids, and all else as it stands where it is written as the program writes it."""
    document: dict[str, Any] = json.loads(raw)
    document["renamed"] = ids
    lines = json.dumps({"renamed": ids}, ensure_ascii=False, indent=2)[1:-2]
    for pattern, instead in ((_RENAMED, lines), (_END, f",{lines}\n}}\n")):
        found = pattern.search(raw)
        made = raw[: found.start()] + instead + raw[found.end() :] if found else raw
        try:
            if json.loads(made) == document:
                return made
        except ValueError:
            continue
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
