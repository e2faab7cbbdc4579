"""What one fault does to the rest: it is told once, and no rule speaks of what is broken."""

from __future__ import annotations

import functools
import inspect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pytest

from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.session import Session
from samverkan_cli.core.text import Source
from samverkan_cli.model.plan import Plan, kinds
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.parser import read
from tests.conftest import MakeSpace
from tests.load.cases import FOLDER
from tests.searching import LISTING, one_in
from tests.workspaces import DOCUMENT, TODAY, Space

WHOLE = (FOLDER / "whole.yaml").read_text(encoding="utf-8")
KeyPath = tuple[str | int, ...]


def scalars(node: Node, route: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    if node.is_scalar:
        yield route, node
    for key, child in node.pairs:
        yield from scalars(child, (*route, key))


@functools.cache
def every_value() -> list[tuple[KeyPath, Node]]:
    reading = read(Source("plan.yaml", WHOLE))
    assert reading.root is not None
    return list(scalars(reading.root))


@functools.cache
def places() -> dict[KeyPath, Node]:
    """The values of the whole format, of each field and of each list one."""
    firsts: dict[tuple[str, ...], tuple[KeyPath, Node]] = {}
    for route, node in every_value():
        # The ids in a route are one like another, and so are the indexes.
        kinds = [str(kind_at(Plan, route[:n])[0]) for n in range(len(route))]
        key = next(str(each) for each in reversed(route) if isinstance(each, str))
        firsts.setdefault((*kinds, key), (route, node))
    return dict(firsts.values())


def found(space: Space) -> Finds:
    """What is found, without the words: a message may name a thing that has no title any more by its id."""
    session = Session(space.root, "en", TODAY)
    workspace, names = session.workspace([])
    return Counter((each.code, each.route) for each in checked(session, workspace, names).found)


Change = tuple[KeyPath, int, int, str]
"""The field at a place is changed: what stands between two places of the text becomes something else."""
Finds = Counter[tuple[str, KeyPath]]
TOGETHER = 1 if LISTING.long else 6
"""So many changes are made at once. Where not all goes as it should, each is made alone: they may touch one another."""


def changed(changes: Sequence[Change]) -> str:
    text = WHOLE
    for _, start, end, new in sorted(changes, key=lambda each: -each[1]):
        text = text[:start] + new + text[end:]
    return text


def each_is_told_once(changes: Sequence[Change], workspace: MakeSpace, fault: Callable[[Finds, int], bool]) -> None:
    """Raises where a change to the whole format is found otherwise than it should; `fault` says that of some."""
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": WHOLE, "plans/p/kartläggning.pdf": ""})
    before = found(space)

    def more(*made: Change) -> Finds:
        space.write({"plans/p/plan.yaml": changed(made)})
        return found(space) - before

    apart = -(-len(changes) // TOGETHER)  # what is made together stands far from one another
    for n in range(apart):
        together = changes[n::apart]
        if len(together) == 1 or fault(more(*together), len(together)):
            for change in together:
                alone = more(change)
                assert not fault(alone, 1), (change, alone)


def test_the_whole_format_is_read_without_a_finding(workspace: MakeSpace) -> None:
    older = {"plans/gamla-planen/plan.yaml": DOCUMENT}
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": WHOLE, "plans/p/kartläggning.pdf": "", **older})
    assert [each for each in found(space) if each[0] < "SAM2" and each[0] != "SAM103"] == []


def test_the_whole_format_is_there() -> None:
    """Whoever adds a field adds it here: then it is looked at with all others below."""

    def declared(kind: type[Part], key: str) -> tuple[str, str]:
        name = fields(kind)[key].name
        return next(each.__name__ for each in kind.__mro__ if name in inspect.get_annotations(each)), key

    used = set()
    for route, _ in every_value():
        for n in range(1, len(route) + 1):
            holder, field = kind_at(Plan, route[: n - 1])
            if holder is not None and field is None and route[n - 1] in fields(holder):
                used.add(declared(holder, str(route[n - 1])))
    every = {declared(kind, key) for kind in kinds() for key in fields(kind) if key != "."}
    assert every - used == set()


@pytest.mark.parametrize("n", one_in(12, range(12)))
@pytest.mark.parametrize("wrong", ["{fel: [fel]}", "[[fel]]", "{fel: fel}"])
def test_no_rule_speaks_of_what_is_broken(n: int, wrong: str, workspace: MakeSpace) -> None:
    """Every value of the whole format in turn is made into what it cannot be: a twelfth of them in each run."""
    n += ("{fel: [fel]}", "[[fel]]", "{fel: fel}").index(wrong)

    def fault(more: Finds, made: int) -> bool:
        others = {code for code, _ in more} - {"SAM006", "SAM007", "SAM008"}
        return bool(others) or more.total() < made or (more.total() > made and wrong != "{fel: fel}")

    broken = [(route, node.start, node.end, wrong) for route, node in list(places().items())[n % 12 :: 12]]
    each_is_told_once(broken, workspace, fault)


def test_no_rule_speaks_of_what_lacks_something(workspace: MakeSpace) -> None:
    """Everything that must be there is taken away in turn."""
    lacking = []
    for route, node in places().items():
        holder, _ = kind_at(Plan, route[:-1])
        required = holder is not None and route[-1] in ("title", "kind", "date", "from", "until", "goal")
        if required and holder is not None and _is_required(holder, str(route[-1])):
            lacking.append((route, node.start, node.end, "~"))
    assert len(lacking) > 30
    each_is_told_once(
        lacking, workspace, lambda more, made: more.total() != made or {code for code, _ in more} != {"SAM007"}
    )


def _is_required(holder: type[Part], key: str) -> bool:
    name = fields(holder)[key].name
    return bool(holder.model_fields[name].required)


@pytest.mark.parametrize("n", one_in(8, range(8)))
def test_no_rule_speaks_of_what_holds_an_unknown_field(n: int, workspace: MakeSpace) -> None:
    def fault(more: Finds, made: int) -> bool:
        said = Counter((code, path[-1]) for code, path in more if code < "SAM1")
        return said["SAM006", "fel"] != made or not {code for code, _ in said} <= {"SAM006", "SAM007"}

    unknown = [
        (route, node.key_start, node.key_end, "fel")
        for route, node in list(places().items())[n::8]
        if isinstance(route[-1], str) and _holds_fields(route[:-1])
    ]
    each_is_told_once(unknown, workspace, fault)


def _holds_fields(route: KeyPath) -> bool:
    holder, field = kind_at(Plan, route)
    return holder is not None and field is None


def activities(count: int, change: Callable[[int, list[str]], None]) -> str:
    """A plan of so many activities, each with owners and a last day, and one of them changed."""
    lines = ["owners: {o: {title: O, kind: function}}", "focus_areas:", "  f:", "    title: F", "    purpose: P"]
    lines += ["    strategies:", "      s:", "        title: S", "        activities:"]
    for n in range(count):
        own = [f"title: A{n}", "owners: [o]", "until: 2027-06-15"]
        change(n, own)
        lines.append(f"          a{n}: {{{', '.join(own)}}}")
    return "\n".join(lines) + "\n"


def test_one_bad_date_among_thousands_is_one_finding(plan: Callable[[str], Space]) -> None:
    def change(n: int, own: list[str]) -> None:
        if n == 1_000:
            own[2] = "until: 2027-13-15"
        if n == 1_500:
            own[2] = "tier: universal"

    found = plan(activities(2_000, change)).findings("SAM008", "SAM301")
    assert [(each["code"], each["path"][-1]) for each in found] == [("SAM008", "until"), ("SAM301", "a1500")]


def test_more_of_one_kind_than_anyone_reads_is_told_as_one(plan: Callable[[str], Space]) -> None:
    def change(_: int, own: list[str]) -> None:
        own[2] = "until: snart"

    found = plan(activities(1_200, change)).findings("SAM008", "SAM301")
    assert len(found) == 1_001
    assert found[-1]["message"] == "200 more faults of this kind in the file are not reported one by one"
    assert found[-1]["path"][-2:] == ["a1000", "until"]
    assert {each["code"] for each in found} == {"SAM008"}


def test_a_thing_that_lacks_something_is_known(plan: Callable[[str], Space]) -> None:
    """A reference to it is to something, and no rule says that nobody uses it."""
    space = plan("owners:\n  o: {kind: function}\n  p: {title: P, part_of: o}\n  q:\n  r: {title: R, part_of: q}\n")
    ran = space.validate("--ignore", "SAM3,SAM8")
    assert [(each["code"], each["path"]) for each in ran.findings if each["path"][:2] != ["owners", "p"]][:2] == [
        ("SAM007", ["owners", "o"]),
        ("SAM007", ["owners", "q"]),
    ]
    assert "SAM101" not in ran.codes


@pytest.mark.parametrize(
    ("owners", "reference"),
    [
        ("  o: text\n", "o"),
        ("  o: [a]\n", "o"),
        ("  o: {title: [x]}\n", "o"),
        ("  o: {kind: nope}\n", "o"),
        ("  Skolchef: {title: Skolchef}\n", "skolchef"),
        ("  Skolchef: {title: Skolchef}\n", "Skolchef"),
        ("  o {title: O}\n", "o"),
        ("  o: {title: O, title: P}\n", "o"),
    ],
)
def test_what_refers_to_something_broken(owners: str, reference: str, plan: Callable[[str], Space]) -> None:
    ran = plan(f"owners:\n{owners}  p: {{title: P, part_of: {reference}}}\n").validate("--select", "SAM0,SAM1")
    assert len(ran.findings) >= 1
    assert [each for each in ran.findings if each["code"] > "SAM1" and each["path"] != ["owners", "p"]] == []


def test_a_file_that_cannot_be_read_withholds_what_needs_the_whole(workspace: MakeSpace) -> None:
    broken = {
        "samverkan.yaml": "",
        "plans/a/plan.yaml": DOCUMENT + "owners: {o: {title: O, part_of: nobody, x: 1}, Q: {title: Q}}\n",
        "plans/a/twice.yaml": "owners: {o: {title: O2}}\nneeds: {n: {}, m: {title: M, rank: first}}\n",
        "plans/b/plan.yaml": DOCUMENT + "owners: {o: {title: O, part_of: nobody}}\n",
    }
    whole = workspace(broken).validate()
    assert {"SAM006", "SAM007", "SAM008", "SAM009", "SAM101", "SAM102", "SAM304"} <= set(whole.codes)
    for text in ("[", "a: \x01", "a: !x b", "a: " + "[" * 70):
        ran = workspace({"plans/a/broken.yaml": text}).validate()
        assert ran.plans == {"a": False, "b": True}
        said = {each["code"] for each in ran.findings if "a" in each["plans"]}
        assert said - {"SAM001", "SAM002", "SAM003", "SAM005"} == {"SAM006", "SAM007", "SAM008", "SAM009", "SAM102"}
        other = [each for each in ran.findings if each["plans"] == ["b"]]
        assert other == [each for each in whole.findings if each["plans"] == ["b"]]


def test_a_shared_file_that_cannot_be_read_touches_all_plans_below_it(workspace: MakeSpace) -> None:
    files = {
        "samverkan.yaml": "",
        "plans/a/x.yaml": DOCUMENT,
        "plans/2026/b/x.yaml": DOCUMENT,
        "plans/2026/x.yaml": "[",
    }
    ran = workspace(files).validate()
    assert ran.plans == {"2026/b": False, "a": True}
