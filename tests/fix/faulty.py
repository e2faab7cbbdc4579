"""Workspaces that somebody has written by hand, with slips of the pen in them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from tests.yamltext.written import Hand

OWNERS = ["skolchef", "socialchef", "förvaltningen", "bibliotekarie", "elevhälsan", "folkhälsorådet"]
GOALS = ["trygg-fritid", "veta-vart", "våga-säga-nej", "känna-glädje"]
NEEDS = ["en-väg-in", "tidigt-stöd"]
Data = dict[str, Any]


class Writer:
    """Makes a plan of a few files, and then makes mistakes in it. The same seed makes the same mistakes."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - nothing secret
        self.hand = Hand(seed)
        self.owners = self.rng.sample(OWNERS, self.rng.randint(2, 5))

    def files(self, faults: int) -> dict[str, bytes]:
        """The files of the workspace, with that many mistakes."""
        data = self.plan()
        for _ in range(faults):
            self.rng.choice(MISTAKES)(self, data)
        parts: dict[str, Data] = {"plans/p/plan.yaml": {}, "plans/p/mer.yaml": {}, "plans/delat.yaml": {}}
        for key, value in data.items():
            file = "plans/p/plan.yaml" if key == "document" else self.rng.choice(list(parts))
            parts[file][key] = value
        texts = {file: self.text(part) for file, part in parts.items() if part}
        other = "document: {title: Grannen, kind: strategy}\n"
        bom = self.rng.choice(["", "", "\ufeff"])
        return {file: (bom + text).encode() for file, text in texts.items()} | {
            "samverkan.yaml": b"",
            "plans/q/plan.yaml": other.encode(),
        }

    def text(self, data: Data) -> str:
        """Data as text, in which some marks are lost and some comments stand."""
        lines = self.hand.document(data).split("\n")
        for n, line in enumerate(lines):
            if "#1" in line and not re.search(r"[{\[,]", line):
                lines[n] = line = re.sub(r"([\"'])(.*#1.*)\1", r"\2", line)
            if self.rng.randrange(25) == 0 and re.fullmatch(r" *[\wåäö-]+: [\wåäö ]+\r?", line):
                end = "\r" if line.endswith("\r") else ""
                rules = self.rng.choice(["empty-strategy", "SAM604, SAM301", "unowned-activity"])
                lines[n] = f"{line.rstrip()}  # samverkan: ignore[{rules}] bestäms i mars{end}"
        return "\n".join(lines)

    def plan(self) -> Data:
        """A plan without mistakes."""
        rng = self.rng
        activities = {f"aktivitet-{letter}": self.activity(letter) for letter in "abcd"[: rng.randint(1, 4)]}
        return {
            "document": {
                "title": "Handlingsplan",
                "kind": "action-plan",
                "status": rng.choice(["draft", "adopted"]),
                "municipality": {"name": "Exempel", "code": "0162"},
                "adopted": {"date": "2026-06-15"},
                "valid": {"from": "2026-07-01", "for": "2 years"},
                "owners": self.owners[:1],
                "ages": "0-20",
            },
            "owners": {id: {"title": id.capitalize(), "kind": "function"} for id in self.owners},
            "goals": {id: {"title": f"Målet {id}", "audience": rng.choice(["children", "parents"])} for id in GOALS},
            "needs": {id: {"title": f"Behovet {id}", "kind": "priority"} for id in NEEDS},
            "focus_areas": {
                "fokus": {
                    "title": "Fokus",
                    "goals": rng.sample(GOALS, 2),
                    "strategies": {"strategi": {"title": "Strategi", "activities": activities}},
                }
            },
        }

    def activity(self, letter: str) -> Data:
        """An activity of which some fields are filled in."""
        rng = self.rng
        owners = rng.sample(self.owners, rng.randint(1, 2))
        whole = {
            "owners": owners if len(owners) > 1 or rng.randrange(2) else owners[0],
            "lead": owners[0],
            "needs": [rng.choice(NEEDS)],
            "status": rng.choice(["planned", "ongoing", "done"]),
            "ages": "6-13",
            "from": "2026-08-15",
            "prevention": rng.choice(["promotive", ["preventive", "remedial"]]),
            "cost": {"sek": "150000", "year": "2027"},
            "text": rng.choice(["Kort", "En rad\noch en till\n"]),
            "milestones": {"steg": {"title": "Ett steg", "due": "2026-10-01"}},
        }
        kept = {key: value for key, value in whole.items() if rng.randrange(4)}
        when = {"until": "2027-06-15"} if rng.randrange(2) else {"every": "1 year"}
        return {"title": f"Aktivitet {letter}", **kept, **when}

    # --- where and what

    def mappings(self, data: Data) -> list[Data]:
        """Every mapping in some data."""
        found, rest = [], [data]
        while rest:
            here: Any = rest.pop()
            if isinstance(here, dict):
                found.append(here)
            rest.extend(here.values() if isinstance(here, dict) else here if isinstance(here, list) else ())
        return found

    def with_key(self, data: Data, *keys: str) -> tuple[Data, str] | None:
        """A mapping that has one of some keys, and which."""
        found = [(each, key) for each in self.mappings(data) for key in keys if key in each]
        return self.rng.choice(found) if found else None

    def slip(self, word: str) -> str:
        """A word with one letter wrong."""
        at = self.rng.randrange(1, len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return self.rng.choice([swapped, word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], word.upper()])


def a_field(writer: Writer, data: Data) -> None:
    fields = ("title", "owners", "activities", "strategies", "status", "until", "needs", "milestones", "prevention")
    if found := writer.with_key(data, *fields):
        here, key = found
        wrong = writer.slip(key)
        pairs = [(wrong if each == key else each, value) for each, value in here.items()]
        here.clear()
        here.update(pairs)


def a_value(writer: Writer, data: Data) -> None:
    said: dict[str, list[Any]] = {
        "until": ["15.6.2027", "2027-6-15", "15 juni 2027", "6.5.2027", "sommaren"],
        "from": ["20260815", "i höst"],
        "due": ["1 oktober 2026", "1/10 2026"],
        "every": ["varje år", "två år", "ibland"],
        "for": ["två år", "24 mån"],
        "status": ["pågående", "Ongoing", "plannd", "avslutad"],
        "ages": ["6–13 år", "6 till 13", "barn"],
        "kind": ["funktion", "prioritering", "Function"],
        "audience": ["barn", "Children", "unga"],
        "sek": ["150 tkr", "150 000 kr", "mycket"],
        "prevention": ["främjande", ["förebyggande", "remedial"]],
        "lead": [["skolchef"], "Skolchef"],
        "title": ["Ett #1 mål", "**Fet**"],
        "owners": ["skolchef, socialchef"],
    }
    if found := writer.with_key(data, *said):
        here, key = found
        here[key] = writer.rng.choice(said[key])


def an_id(writer: Writer, data: Data) -> None:
    old = writer.rng.choice([*writer.owners, *GOALS, "aktivitet-a"])
    new = writer.rng.choice([old.capitalize(), old.replace("-", " ").upper(), old + "!"])
    everywhere = bool(writer.rng.randrange(2))
    for here in writer.mappings(data):
        pairs = []
        for key, value in here.items():
            if everywhere and value == old:
                value = new
            elif everywhere and isinstance(value, list):
                value = [new if each == old else each for each in value]
            pairs.append((new if key == old else key, value))
        here.clear()
        here.update(pairs)


def a_reference(writer: Writer, data: Data) -> None:
    if found := writer.with_key(data, "owners", "goals", "needs", "lead"):
        here, key = found
        value = here[key]
        if isinstance(value, str) and len(value) > 2:
            here[key] = writer.slip(value)
        elif isinstance(value, list) and value:
            here[key] = [writer.slip(value[0]), *value[1:]]


def a_lead(writer: Writer, data: Data) -> None:
    if found := writer.with_key(data, "lead"):
        found[0]["lead"] = writer.rng.choice(writer.owners)


MISTAKES: tuple[Callable[[Writer, Data], None], ...] = (a_field, a_value, a_value, an_id, a_reference, a_lead)
