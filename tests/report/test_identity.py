"""A finding has one id, and keeps it whatever is moved, retold or reworded around it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.message import Message, counted
from samverkan_cli.report.identity import identified
from tests.conftest import MakeSpace
from tests.report.telling import FILE, SPAN, findings, found, unread
from tests.workspaces import REPOSITORY, Space

HEAD = """document:
  title: Plan för barn
  kind: action-plan
  status: adopted
  adopted: {date: 2025-01-15, by: kommunfullmäktige}
  valid: {from: 2025-01-15, until: 2028-12-31}
  reporting:
    år-1: {after: 1 year, by: a, to: b}
"""
OWNERS = """owners:
  a: {title: Skolchef, kind: function}
  b: {title: Socialnämnden, kind: board, part_of: okänd}
"""
OTHERWISE = """owners:
  b: {title: Socialnämnden, kind: board, part_of: okänd}
  a: {title: Skolchef, kind: function}
"""
AREAS = """log:
  - {date: 2027-05-01, title: Klart}
  - {date: 2026-02-01, title: Börjat}
focus_areas:
  f:
    title: Fokus
    strategies:
      s:
        title: Strategi
        activities:
          x:
            title: Träffas
            owners: [saknas, okänd, a]
            until: 2026-01-01
          y:
            title: Träffas
            färg: röd
"""
FILES = {"samverkan.yaml": "", "plans/2026/p/plan.yaml": HEAD + OWNERS + AREAS}
PLAN = "plans/2026/p/plan.yaml"
DAY = "2026-11-30"


def ids(space: Space, *words: str, day: str = DAY) -> set[tuple[str, str]]:
    """The findings of a workspace, as codes and ids."""
    ran = space.run("validate", "--format", "json", "--today", day, *words)
    assert ran.code in (0, 1), ran.err
    assert len({each["id"] for each in ran.findings}) == len(ran.findings)
    return {(each["code"], each["id"]) for each in ran.findings}


def replaced(old: str, new: str) -> Callable[[], Mapping[str, str]]:
    def changed() -> Mapping[str, str]:
        assert old in FILES[PLAN]
        return {**FILES, PLAN: FILES[PLAN].replace(old, new)}

    return changed


REARRANGED: dict[str, Callable[[], Mapping[str, str]]] = {
    "lines that move": lambda: {
        **FILES,
        PLAN: "# en rad\n\n\n" + FILES[PLAN].replace("owners:\n", "\n# fler\nowners:\n"),
    },
    "a list in another order": replaced("[saknas, okänd, a]", "[a, okänd, saknas]"),
    "an item that is written otherwise": replaced("[saknas, okänd, a]", "[\"saknas\", 'okänd', a]"),
    "a list over several lines": replaced(
        "[saknas, okänd, a]", "\n              - saknas\n              - okänd\n              - a"
    ),
    "a log in another order of keys": replaced("{date: 2027-05-01, title: Klart}", "{title: Klart, date: 2027-05-01}"),
    "other files": lambda: {"samverkan.yaml": "", "plans/2026/p/a.yaml": AREAS, "plans/2026/p/z.yaml": OWNERS + HEAD},
    "another folder above": lambda: {"samverkan.yaml": "", "plans/2027/p/plan.yaml": FILES[PLAN]},
    "entries in another order": lambda: {**FILES, PLAN: HEAD + OTHERWISE + AREAS},
    "titles": lambda: {**FILES, PLAN: FILES[PLAN].replace("Träffas", "Mötas").replace("Skolchef", "Rektor")},
    "CR LF": lambda: {**FILES, PLAN: FILES[PLAN].replace("\n", "\r\n")},
}


@pytest.mark.parametrize("what", REARRANGED)
def test_what_is_rearranged_stays_the_same(what: str, tmp_path: Path) -> None:
    before = ids(Space(tmp_path / "a").write(FILES))
    assert len(before) > 9
    assert ids(Space(tmp_path / "b").write(REARRANGED[what]())) == before


@pytest.mark.parametrize("words", [("--lang", "sv"), ("--lang", "en"), ("p",)])
def test_so_does_what_is_said_in_another_language_or_of_one_plan(words: tuple[str, ...], workspace: MakeSpace) -> None:
    space = workspace(FILES)
    assert ids(space, *words) == ids(space)


@pytest.mark.parametrize("day", ["2026-12-01", "2027-01-15", "2027-04-30"])
def test_and_what_is_found_on_another_day(day: str, workspace: MakeSpace) -> None:
    space = workspace(FILES)
    now = ids(space, day=day)
    assert now == ids(space)
    assert {"SAM306", "SAM308", "SAM309"} <= {code for code, _ in now}


CHANGED = {
    "the id that is unknown": ("saknas", "borta"),
    "the thing": ("          x:\n", "          z:\n"),
    "the field": ("färg", "kulör"),
    "what an item says": ("title: Klart}", "title: Klart nu}"),
}


@pytest.mark.parametrize(("old", "new"), CHANGED.values(), ids=CHANGED)
def test_another_fault_is_another(old: str, new: str, tmp_path: Path) -> None:
    before = ids(Space(tmp_path / "a").write(FILES))
    after = ids(Space(tmp_path / "b").write({**FILES, PLAN: FILES[PLAN].replace(old, new)}))
    assert before - after
    assert after - before


FAULTS = [
    ("[saknas, okänd, a]", "[a]", {"SAM101", "SAM202"}),
    ("            färg: röd\n", "", {"SAM006"}),
    (", part_of: okänd", "", {"SAM101"}),
    ("  reporting:\n", "  version: 1\n  reporting:\n", {"SAM801"}),
]


@pytest.mark.parametrize(("old", "new", "codes"), FAULTS)
def test_fixing_one_fault_brings_no_new_one(old: str, new: str, codes: set[str], tmp_path: Path) -> None:
    before = ids(Space(tmp_path / "a").write(FILES))
    after = ids(Space(tmp_path / "b").write({**FILES, PLAN: FILES[PLAN].replace(old, new)}))
    assert after < before
    assert {code for code, _ in before - after} <= codes


@st.composite
def rearranged(draw: st.DrawFn) -> tuple[dict[str, str], str, str]:
    """The files of a plan with faults in another order, in other files, with other titles; a language, and a day."""
    title = draw(st.sampled_from(["Träffas", "Mötas ofta", "Ses"]))
    owners = draw(st.permutations(["saknas", "okänd", "a", "saknas"]))
    ahead = {"date": "2028-05-01"}
    log = draw(st.permutations([{**ahead, "title": "Ja"}, {**ahead, "title": "Nej"}, {"x": 1}]))
    needs = draw(st.permutations([("m", {"title": title, "färg": "röd"}), ("n", {"title": "Bo", "about": ["ingen"]})]))
    activity = {"title": title, "owners": owners}
    strategies = {"s": {"title": "S", "activities": {"x": activity}}}
    parts: list[dict[str, Any]] = [
        {"document": {"title": title, "kind": "action-plan", "status": "adopted"}},
        {"owners": {"a": {"title": "Skolchef"}}},
        {"focus_areas": {"f": {"title": "F", "strategies": strategies}}},
        {"needs": dict(needs), "log": log},
    ]
    files: dict[str, dict[str, Any]] = {}
    for part in draw(st.permutations(parts)):
        files.setdefault(draw(st.sampled_from(["plan", "a", "ö"])), {}).update(part)
    indent = draw(st.sampled_from([None, 1, 4]))
    written = {
        f"plans/p/{name}.yaml": json.dumps(data, indent=indent, ensure_ascii=False) for name, data in files.items()
    }
    return written, draw(st.sampled_from(["sv", "en"])), draw(st.sampled_from(["2026-11-30", "2027-02-28"]))


@given(rearranged(), rearranged())
def test_however_it_is_rearranged(tmp_path_factory: pytest.TempPathFactory, one: Any, other: Any) -> None:
    known = []
    for files, language, day in (one, other):
        space = Space(tmp_path_factory.mktemp("w")).write({"samverkan.yaml": "", **files})
        known.append(ids(space, "--lang", language, day=day))
    assert known[0] == known[1]
    assert len(known[0]) > 12


def said(message: Message) -> str:
    (each,) = identified([replace(found(), message=message)], unread)
    return each.id


ALIKE = [
    Message("There is no {noun} called {id}", noun="owner", id="x"),
    Message("Nothing is called {id}", id="x"),
    Message("{title} refers to {id}, {n} days ago", title="Skolchef", n=3, id="x"),
    counted("{n} day: {id}", "{n} days: {id}", 4, id="x"),
    Message("{what}: {several}", what=Message("no {id}", id="x"), several=("a", "b")),
]


@pytest.mark.parametrize("message", ALIKE)
def test_words_titles_counts_and_days_name_no_fault(message: Message) -> None:
    assert said(message) == said(ALIKE[0])
    assert said(message) != said(Message("There is no {noun} called {id}", noun="owner", id="y"))


def test_what_makes_a_finding_another() -> None:
    alike = [found(help=None), found(plan="2026/p"), found(span=None), found(span=SPAN)]
    other = [found("Bad"), found(code="SAM101"), found(route=("needs",)), found(plan="q"), found(plan=None)]
    assert len({identified([each], unread)[0].id for each in alike}) == 1
    assert len({identified([each], unread)[0].id for each in [*alike, *other]}) == 6


def test_equal_items_of_a_list_stand_by_their_turn() -> None:
    def of(items: list[Any], at: int) -> str:
        data: Plain = {"owners": items}
        (each,) = identified([found(route=("owners", at))], lambda file: data if file == FILE else None)
        return each.id

    assert of(["a", "b"], 1) == of(["b"], 0) != of(["a"], 0)
    assert of(["a", "b", "b"], 2) == of(["b", "b"], 1) != of(["b", "b"], 0)
    assert of([{"x": "1", "y": None}], 0) == of([[], {"y": None, "x": "1"}], 1)
    assert of([], 3) == of(["a"], 3)


def test_a_file_is_read_once_for_all_that_is_found_in_its_lists() -> None:
    read: list[str] = []
    identified([found(route=("owners", at)) for at in range(3)], read.append)
    assert read == [FILE]


@given(st.lists(findings(), max_size=8))
def test_no_two_findings_have_one_id(each: list[Diagnostic]) -> None:
    every = [found.id for found in identified([*each, *each], unread)]
    assert Counter(every).most_common(1) == [] or Counter(every).most_common(1)[0][1] == 1
    assert every[: len(each)] == [found.id for found in identified(each, unread)]


@pytest.mark.parametrize("format", ["gitlab", "sarif"])
def test_programs_are_given_the_same_ids(format: str, workspace: MakeSpace) -> None:
    space = workspace(FILES)
    ran = space.run("validate", "--format", format, "--today", DAY).json
    given = (
        [each["fingerprint"] for each in ran]
        if format == "gitlab"
        else [each["partialFingerprints"]["primaryLocationLineHash"] for each in ran["runs"][0]["results"]]
    )
    assert set(given) == {id for _, id in ids(space)}
    assert len(given) == len(set(given))


def test_the_plans_of_this_repository_have_no_two_alike(tmp_path: Path) -> None:
    """Nothing is told apart by its turn, in which one that is fixed would take another's place."""
    copytree(REPOSITORY / "plans", tmp_path / "plans")
    ran = Space(tmp_path).run("validate", "--format", "json", "--today", DAY)
    assert len({each["id"] for each in ran.findings}) == len(ran.findings) > 100


def test_a_baseline_of_yesterday_holds_today(workspace: MakeSpace) -> None:
    space = workspace(NEXT_DAY)
    words = ("validate", "--baseline", "k.json", "--format", "json")
    assert space.run(*words, "--today", "2026-11-30", "--write-baseline").code == 0
    ran = space.run(*words, "--today", "2026-12-01")
    assert (ran.code, ran.findings) == (0, [])
    for format in ("gitlab", "sarif"):
        one, other = (
            space.run("validate", "--format", format, "--today", day).json for day in ("2026-11-30", "2026-12-01")
        )
        assert one != other
        assert marks(one) == marks(other) != []


def marks(report: Any) -> list[str]:
    if isinstance(report, list):
        return [each["fingerprint"] for each in report]
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in report["runs"][0]["results"]]


NEXT_DAY = {
    "samverkan.yaml": "language: en\n",
    "plans/p/plan.yaml": """document:
  title: Plan för barn och unga
  kind: action-plan
  status: adopted
  language: sv
  registry_no: KS 2025/1
  adopted: {date: 2025-01-15, by: kommunfullmäktige, section: § 1}
  owners: [a]
  version: 1
  valid: {from: 2025-01-15, until: 2028-12-31}
  reporting:
    år-1: {after: 1 year, by: nämnden, to: styrelsen}
owners:
  a: {title: Skolchef, kind: function}
  nämnden: {title: Socialnämnden, kind: board}
  styrelsen: {title: Kommunstyrelsen, kind: board}
  kommunfullmäktige: {title: Kommunfullmäktige, kind: assembly}
""",
}
