"""`samverkan rename`: every reference to the old id is to the new one, and nothing else is changed."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.model.plan import kinds
from samverkan_cli.model.shape import fields, references
from samverkan_cli.model.thing import Keyed, Part, Thing
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakeSpace
from tests.fix.dying import Dead, dying
from tests.searching import few, one_in
from tests.workspaces import DOCUMENT, REPOSITORY, Space

RECORD = "plans/exempel/records/2027-2028-centrala-rådet.json"


def texts(space: Space) -> dict[str, str]:
    return {
        str(path.relative_to(space.root)): path.read_bytes().decode()
        for path in space.root.rglob("*")
        if path.is_file() and path.suffix in (".yaml", ".json")
    }


WHO = "owners: {chef: {title: Chef, kind: function}, rektor: {title: Rektor, kind: function}}\n"
CASES = {
    "where it stands and in lists": (
        WHO + "needs:\n  n: {title: N}\nfocus_areas:\n  f:\n    title: F\n    owners: [rektor, chef]  # chef\n",
        ("chef", "skolchef"),
        "owners: {skolchef: {title: Chef, kind: function}, rektor: {title: Rektor, kind: function}}\n"
        "needs:\n  n: {title: N}\nfocus_areas:\n  f:\n    title: F\n    owners: [rektor, skolchef]  # chef\n",
    ),
    "quotes and line ends stay": (
        "owners:\r\n  \"chef\": {title: Chef, kind: function, part_of: 'enhet'}\r\n"
        "  enhet: {title: Chef, kind: unit}\r\n",
        ("enhet", "enhet-2"),
        "owners:\r\n  \"chef\": {title: Chef, kind: function, part_of: 'enhet-2'}\r\n"
        "  enhet-2: {title: Chef, kind: unit}\r\n",
    ),
    "only in the collection that is meant": (
        "goals: {trygg: {title: Må bra}}\nneeds: {trygg: {title: N}}\nfocus_areas: {f: {title: F, goals: [trygg]}}\n",
        ("goals/trygg", "må-bra"),
        "goals: {må-bra: {title: Må bra}}\nneeds: {trygg: {title: N}}\nfocus_areas: {f: {title: F, goals: [må-bra]}}\n",
    ),
    "what stands in something, by what it stands in": (
        "focus_areas:\n  f: {title: F, strategies: {s: {title: S}}}\n  g: {title: G, strategies: {s: {title: S}}}\n",
        ("g/s", "t"),
        "focus_areas:\n  f: {title: F, strategies: {s: {title: S}}}\n  g: {title: G, strategies: {t: {title: S}}}\n",
    ),
    "keys that refer": (
        WHO + "funding: {f: {title: F, shares: {chef: 40, rektor: 60}}}\n",
        ("rektor", "chef-2"),
        WHO.replace("rektor:", "chef-2:") + "funding: {f: {title: F, shares: {chef: 40, chef-2: 60}}}\n",
    ),
    "links in texts": (
        "goals: {å: {title: Må bra, text: '[a](#å), [b](#goals/%C3%A5) [c]'}}\n"
        'sections: {s: {title: S, text: "[d](#goals-å) #å [c] \\n\\n[c]: #å"}}\n',
        ("å", "bra"),
        "goals: {bra: {title: Må bra, text: '[a](#bra), [b](#goals/bra) [c]'}}\n"
        'sections: {s: {title: S, text: "[d](#goals-bra) #å [c] \\n\\n[c]: #bra"}}\n',
    ),
    "links into what is renamed": (
        "focus_areas:\n  f: {title: F, text: '[](#f/s), [](#focus_areas-f-s), [](#s)', strategies: {s: {title: S}}}\n",
        ("f", "g"),
        "focus_areas:\n  g: {title: F, text: '[](#g/s), [](#focus_areas-g-s), [](#s)', strategies: {s: {title: S}}}\n",
    ),
    "links that would say one of two": (
        "goals: {a: {title: Må bra, text: '[b](#b) [a](#a)'}}\nneeds: {b: {title: B}}\n",
        ("goals/a", "b"),
        "goals: {b: {title: Må bra, text: '[b](#needs/b) [a](#goals/b)'}}\nneeds: {b: {title: B}}\n",
    ),
    "one of two that have it, left alone": (
        "goals: {a: {title: Må bra}}\nneeds: {n: {title: a, text: a}}\nterms: {a: {title: a}}\n",
        ("goals/a", "b"),
        "goals: {b: {title: Må bra}}\nneeds: {n: {title: a, text: a}}\nterms: {a: {title: a}}\n",
    ),
}


@pytest.mark.parametrize(("before", "words", "after"), CASES.values(), ids=CASES)
def test_what_is_changed(before: str, words: tuple[str, str], after: str, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT + before})
    ran = space.run("rename", "p", *words)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert texts(space)["plans/p/plan.yaml"] == DOCUMENT + after


REFUSED = {
    "two collections": ("a", "b", "a is the id of several things", "goals/a or needs/a"),
    "taken": ("needs/a", "c", "The id c is already taken", "Choose another id"),
    "an owner has it": ("chef", "rådet", "The id rådet is already taken", "Choose another id"),
    "not there": ("x", "y", "p has nothing with the id x", "samverkan show p"),
    "no id": ("chef", "Min Chef", "Min Chef is no id", "Write min-chef"),
    "the same": ("chef", "chef", "The id is chef already", "Write another one"),
}


@pytest.mark.parametrize(("old", "new", "said", "help"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(old: str, new: str, said: str, help: str, workspace: MakeSpace) -> None:
    text = (
        WHO
        + "groups: {rådet: {title: R, kind: council}}\ngoals: {a: {title: A}}\nneeds: {a: {title: A}, c: {title: C}}\n"
    )
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT + text})
    before = texts(space)
    ran = space.run("rename", "p", old, new)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert help in ran.err
    assert texts(space) == before


def test_errors_of_reading_are_said_and_nothing_is_renamed(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT + WHO + "needs: {n: {titel: N}}\n"})
    ran = space.run("rename", "chef", "skolchef")
    assert ran.code == 1
    assert "SAM006" in ran.err
    assert "Nothing was renamed: correct these errors in p first" in ran.err


def test_what_is_said_and_how_it_is_taken_back(workspace: MakeSpace) -> None:
    lines = DOCUMENT + "owners:\n  chef: {title: Chef, kind: function}\n"
    needs = "needs:\n  n: {title: N, owners: [chef]}\n".replace(", owners: [chef]", "")
    areas = "focus_areas:\n  f:\n    title: F\n    owners: [chef]\n"
    files = {"samverkan.yaml": "", "plans/p/plan.yaml": lines, "plans/p/mål.yaml": needs + areas}
    space = workspace(files)
    shown = space.run("rename", "chef", "skolchef", "--dry-run")
    assert texts(space) == files
    assert "+  skolchef: {title: Chef, kind: function}" in shown.out
    assert shown.err == "chef would be skolchef in 2 files\nNothing was written\n"
    ran = space.run("rename", "chef", "skolchef")
    assert ran.err.splitlines() == [
        "chef is skolchef now, in 2 files",
        "Written: plans/p/plan.yaml, line 3",
        "Written: plans/p/mål.yaml, line 6",
        "To take it back: samverkan rename skolchef chef",
    ]


SHARED = {
    "samverkan.yaml": "",
    "plans/gemensamt.yaml": WHO,
    "plans/a/plan.yaml": DOCUMENT + "focus_areas: {f: {title: F, owners: [chef]}}\n",
    "plans/b/plan.yaml": DOCUMENT + "focus_areas: {f: {title: F, owners: [rektor, chef]}}\n",
    "plans/c/plan.yaml": DOCUMENT + "terms: {chef: {title: chef}}\nfocus_areas: {f: {title: Fokus på chef}}\n",
}


def test_every_plan_that_shares_it_follows(workspace: MakeSpace) -> None:
    space = workspace(SHARED)
    assert space.run("rename", "c", "owners/chef", "skolchef").code == 0
    after = texts(space)
    assert "skolchef: {title: Chef" in after["plans/gemensamt.yaml"]
    assert "owners: [skolchef]" in after["plans/a/plan.yaml"]
    assert "owners: [rektor, skolchef]" in after["plans/b/plan.yaml"]
    assert after["plans/c/plan.yaml"] == SHARED["plans/c/plan.yaml"]


def test_the_record_follows_what_it_speaks_of(tmp_path: Path) -> None:
    space = Space(tmp_path)
    shutil.copytree(REPOSITORY / "plans/exempel", tmp_path / "plans/exempel")
    before = json.loads(texts(space)[RECORD])
    for old, new in (("centrala-rådet", "rådet"), ("rådet", "samverkansrådet"), ("goals/veta-vem", "veta-vart")):
        assert space.run("rename", old, new).code == 0
    assert space.run("rename", "periods/2027-2028", "första").code == 0
    renamed = {"2027-2028": "första", "centrala-rådet": "samverkansrådet", "veta-vem": "veta-vart"}
    assert json.loads(texts(space)[RECORD]) == {**before, "renamed": renamed}
    assert len(texts(space)[RECORD].splitlines()) == len((REPOSITORY / RECORD).read_text("utf-8").splitlines()) + 4
    assert space.findings("SAM411") == []
    for old, new in (("samverkansrådet", "centrala-rådet"), ("veta-vart", "veta-vem"), ("periods/första", "2027-2028")):
        assert space.run("rename", old, new).code == 0
    assert texts(space)[RECORD] == (REPOSITORY / RECORD).read_text("utf-8")


def test_an_id_that_the_record_has_for_another_is_refused(tmp_path: Path) -> None:
    space = Space(tmp_path)
    shutil.copytree(REPOSITORY / "plans/exempel", tmp_path / "plans/exempel")
    assert space.run("rename", "goals/veta-vem", "a").code == 0
    before = texts(space)
    ran = space.run("rename", "goals/bli-saknad", "veta-vem")
    assert ran.code == 2
    assert f"The record {RECORD} knows something else by the id veta-vem" in ran.err
    assert texts(space) == before


@pytest.mark.parametrize("after", one_in(2, [False, True]))
def test_killed_anywhere_it_is_finished_by_doing_the_same_again(tmp_path: Path, after: bool) -> None:
    files = {**SHARED, "plans/a/mål.yaml": "needs: {n: {title: N, text: 'Se [chefen](#chef).'}}\n"}
    whole = Space(tmp_path / "whole").write(files)
    whole.run("rename", "a", "chef", "skolchef")
    done = texts(whole)
    for at in range(1, 40):
        space = Space(tmp_path / f"{at}").write(files)
        try:
            with dying(at, after=after):
                space.run("rename", "a", "chef", "skolchef")
        except Dead:
            pass
        else:
            break
        if texts(space) not in (files, done):
            assert space.validate().code == 1
            space.run("rename", "a", "chef", "skolchef")
        elif texts(space) == files:
            space.run("rename", "a", "chef", "skolchef")
        assert texts(space) == done, at
    assert at > 5


# --- whatever is renamed

EXEMPEL = {
    str(path.relative_to(REPOSITORY)): path.read_bytes()
    for path in sorted((REPOSITORY / "plans/exempel").rglob("*"))
    if path.is_file()
}
Route = tuple[str | int, ...]


def spoken_of(root: Path) -> tuple[Project, list[tuple[Route, str, tuple[Route, ...]]]]:
    """A plan, and each of its parts by its route, with the routes of what it refers to in each field."""
    (plan,) = gathered(open_workspace(root), ["exempel"])
    assert plan.project is not None
    said = []
    for part in plan.project.parts:
        for field in references(type(part)):
            value = getattr(part, field.name)
            things = [thing for thing, _ in value] if isinstance(value, Keyed) else value
            things = (things,) if isinstance(things, Part) else tuple(things or ())
            said.append((part.route, field.key, tuple(thing.route for thing in things)))
    return plan.project, said


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Any:
    space = Space(tmp_path_factory.mktemp("before")).write(EXEMPEL)
    plan, said = spoken_of(space.root)
    names = Counter(part.id for part in plan.parts if isinstance(part, Thing))
    keys = {key for kind in kinds() for key in fields(kind)}
    return said, sorted(id for id, n in names.items() if n == 1 and id not in keys), space.validate().findings


@few()
@given(data=st.data())
def test_every_reference_is_to_the_new_id_and_all_else_is_as_it_was(
    data: st.DataObject, before: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    said, ids, findings = before
    space = Space(tmp_path_factory.mktemp("renamed")).write(EXEMPEL)
    old, new = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(["ny", "0", "nej", "på-väg", "2030"]))
    ran = space.run("rename", old, new)
    assert ran.code == 0, ran.err

    def moved(route: Route) -> Route:
        return tuple(new if key == old else key for key in route)

    _, later = spoken_of(space.root)
    assert later == [(moved(route), key, tuple(map(moved, things))) for route, key, things in said]
    places = [[(each["code"], each["file"], each["line"]) for each in found] for found in (findings, space.findings())]
    assert places[0] == places[1]
    # All that is not the id is as it was: with the old one back in its place, to the byte.
    assert space.run("rename", new, old).code == 0
    assert {name: (space.root / name).read_bytes() for name in EXEMPEL} == EXEMPEL
