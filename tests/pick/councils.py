"""A workspace with a small bank and the ballots of seven voters, and what is picked in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from samverkan_cli.pick.record import schema
from tests.workspaces import TODAY, Ran, Space

PLAN = "plans/p/plan.yaml"
BANK = "plans/p/bank.yaml"
BALLOTS = "röster.csv"
_RECORD = "plans/p/records/{}-{}.json"

_PLAN = """\
# Rådets plan
document: {title: Plan, kind: action-plan}
owners:
  nämnden: {title: Nämnden, kind: board}
groups:
  rådet: {title: Centrala rådet, kind: central-council}
  norr: {title: Rådet Norr, kind: local-council}
  söder: {title: Rådet Söder, kind: local-council}

periods:
  2025-2026:
    from: 2025-01-01
    until: 2026-12-31
    selections:
      rådet:  # förra gången
        binds: all
        goals: [a, d]
"""
_BANK = """\
goals:
  a: {title: Alfa, direction: overall, audience: parents, ages: 0-20, dimension: know}
  b: {title: Beta, direction: overall, audience: parents, ages: 0-6, dimension: feel}
  c: {title: Gamma, direction: universal, audience: children, ages: 6-12, dimension: dare}
  d: {title: Delta, direction: universal, audience: children, ages: 6-15, dimension: dare}
  e: {title: Epsilon, direction: at-risk, audience: children, ages: 13-20, dimension: want}
  f: {title: Zeta, direction: at-risk, audience: children, ages: 10-18, dimension: can}
  g: {title: Eta, direction: harmed, audience: children, ages: 4-18, dimension: say}
  h: {title: Theta, direction: harmed, audience: children, ages: 4-20, dimension: experience}
  v: {title: Vilar, status: resting}
  x: {title: Borta, status: retired}
"""
VOTES: Mapping[str, str] = {"1": "cdef", "2": "cdef", "3": "cde", "4": "cdf", "5": "abg", "6": "abg", "7": "abh"}
"""Two blocs, of four voters and of three."""

_VALIDATOR = Draft202012Validator(json.loads(schema()))


def csv(votes: Mapping[str, Sequence[str]] = VOTES, weights: Mapping[str, str] | None = None) -> str:
    """Ballots as a spreadsheet writes them, one row a voter."""
    head = "voter,goals" + (",weight" if weights else "")
    rows = [f"{voter},{';'.join(goals)}" + (f",{weights[voter]}" if weights else "") for voter, goals in votes.items()]
    return "\n".join([head, *rows]) + "\n"


@dataclass(frozen=True, slots=True)
class Council:
    """The workspace, and `samverkan pick p` in it."""

    space: Space

    @property
    def root(self) -> Path:
        """Its folder."""
        return self.space.root

    def pick(self, *words: str, period: str = "2027-2028", by: str = "rådet", lang: str = "en", **env: Any) -> Ran:
        """Run the command; a record that it writes must be as its schema says."""
        before = self.files()
        asked = ("pick", "p", "--period", period, "--by", by, *words, "--today", TODAY, "--lang", lang)
        ran = self.space.run(*asked, **env)
        for name, raw in self.files().items():
            if "/records/" in name and before.get(name) != raw:
                _VALIDATOR.validate(json.loads(raw))
        return ran

    def vote(self, *words: str, count: int | None = 4, votes: Mapping[str, Sequence[str]] = VOTES, **given: Any) -> Ran:
        """Pick by the ballots of some voters."""
        self.space.write({BALLOTS: csv(votes)})
        size = () if count is None else ("--count", str(count))
        return self.pick("--ballots", BALLOTS, *size, *words, **given)

    def reasons(self, goal: str, **given: Any) -> list[str]:
        """The reasons alone, as programs are given them."""
        ran = self.explain(goal, "--format", "json", **given)
        assert (ran.code, ran.err) == (0, ""), ran
        (choice,) = ran.json["choices"]
        found: list[str] = choice["reasons"]
        return found

    def explain(self, goal: str, *words: str, period: str = "2027-2028", by: str = "rådet", lang: str = "en") -> Ran:
        """Ask why a goal was picked or not."""
        return self.space.run("explain", "p", goal, "--period", period, "--by", by, *words, "--lang", lang)

    def replay(self, *words: str, period: str = "2027-2028", by: str = "rådet", lang: str = "en") -> Ran:
        """Make a choice again."""
        return self.space.run("replay", "p", "--period", period, "--by", by, *words, "--lang", lang)

    def record(self, period: str = "2027-2028", by: str = "rådet") -> dict[str, Any]:
        """The record of a choice."""
        found: dict[str, Any] = json.loads((self.root / _RECORD.format(period, by)).read_text(encoding="utf-8"))
        return found

    def rewrite_record(self, change: Mapping[str, Any], period: str = "2027-2028", by: str = "rådet") -> None:
        """Change a record by hand."""
        self.space.write({_RECORD.format(period, by): json.dumps({**self.record(period, by), **change})})

    def picked(self, period: str = "2027-2028", by: str = "rådet") -> str:
        """The ids of the goals that the record has, in order."""
        return "".join(each["id"] for each in self.record(period, by)["goals"])

    def text(self, file: str = PLAN) -> str:
        """What a file holds."""
        return (self.root / file).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """Everything in the workspace."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and not path.is_symlink()
        }


def council_in(folder: Path) -> Council:
    """A workspace with the bank and the ballots in a folder."""
    return Council(Space(folder).write({"samverkan.yaml": "", PLAN: _PLAN, BANK: _BANK, BALLOTS: csv()}))
