"""How fast the program is, as a table: whole processes, their time of the processor and memory, and ratios in one run.

    python -m tests.bench.table [--peers VENV] > table.md

VENV holds yamllint and check-jsonschema, the pair that a team would use instead, and PyYAML with them.
docs/performance.md has the last table.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.measuring import Cost, process_cost
from tests.bench.plans import large_plan, municipality_plan, nation, workspace

PYTHON = sys.executable
PROGRAM = (PYTHON, "-m", "samverkan_cli")
VALIDATE = (*PROGRAM, "validate", "--today", "2026-11-21")
LIBRARIES = "import typer, pydantic, ruamel.yaml, rich, jinja2"
LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader)"
REPOSITORY = Path(__file__).parents[2]
ROUNDS = 3


class Line(NamedTuple):
    """A line of the table."""

    what: str
    ours: Cost
    against: str = ""
    ratio: float | None = None


def cost(command: Sequence[str], here: Path, rounds: int = ROUNDS, processors: Collection[int] = ()) -> Cost:
    """What a command takes as a process of its own: the least of some rounds."""
    return min(process_cost(command, here, processors) for _ in range(rounds))


def _against(what: str, ours: Cost, name: str, theirs: Cost) -> Line:
    return Line(what, ours, name, ours.cpu / theirs.cpu)


def lines(folder: Path, peers: Path | None) -> Iterator[Line]:
    """The lines of the table, each as soon as it is measured."""
    bare, typer = cost((PYTHON, "-c", ""), folder, 9), cost((PYTHON, "-c", "import typer"), folder, 9)
    libraries = cost((PYTHON, "-c", LIBRARIES), folder, 9)
    version = cost((*PROGRAM, "--version"), folder, 9)
    yield _against("`--version`", version, "a bare interpreter", bare)
    yield _against("`--version`", version, "`import typer`", typer)
    ordinary = workspace(folder / "ordinary", {"p": municipality_plan(1, 1, 100)})
    yield _against("`validate`, 100 activities", cost(VALIDATE, ordinary, 9), "import of the five libraries", libraries)
    for activities in (1_000, 10_000):
        text = large_plan(activities)
        root = workspace(folder / str(activities), {"p": text})
        ours = cost(VALIDATE, root)
        what = f"`validate`, {activities:,} activities, findings among them"
        if peers is None:
            yield Line(what, ours)
            continue
        loaded = cost((str(peers / "bin" / "python"), "-c", LOAD, "plans/p/plan.yaml"), root)
        assert loaded.code == 0, "it stopped before the end"
        yield _against(what, ours, "CSafeLoader", loaded)
        yield from _peers(root, ours, peers, activities)
    root = nation(folder / "many", 60, 5, 100)
    one = cost(VALIDATE, root, 1, {0})
    yield Line("`validate`, 300 plans of 100 activities, one processor", one)
    if len(os.sched_getaffinity(0)) > 1:
        two = cost(VALIDATE, root, 1, {0, 1})
        yield Line("the same, two processors", two, "one, by the clock", two.wall / one.wall)
    small, large = (nation(folder / f"nation-{many}", many, 5, 200) for many in (20, 60))
    before, after = cost(VALIDATE, small, 1, {0}), cost(VALIDATE, large, 1, {0})
    yield Line("`validate`, 20 municipalities with 5 plans of 200 activities", before)
    per_plan = (after.memory - before.memory) / 200 / 1024
    yield Line(f"the same, 60 municipalities: {per_plan:.0f} kB more a plan", after)
    for activities in (100, 500):
        root = workspace(folder / f"pdf-{activities}", {"p": municipality_plan(1, 1, activities)})
        yield Line(f"`render --to pdf`, {activities} activities", cost((*PROGRAM, "render", "--to", "pdf"), root, 1))


def _peers(root: Path, ours: Cost, peers: Path, activities: int) -> Iterator[Line]:
    schema = str(REPOSITORY / "docs" / "samverkan.schema.json")
    plan = "plans/p/plan.yaml"
    lint = cost((str(peers / "bin" / "yamllint"), "-d", "relaxed", plan), root, 1)
    check = cost((str(peers / "bin" / "check-jsonschema"), "--schemafile", schema, plan), root, 1)
    both = Cost(lint.cpu + check.cpu, lint.wall + check.wall, max(lint.memory, check.memory), 0)
    what = f"yamllint and check-jsonschema, {activities:,} activities"
    yield _against(what, both, "`validate`", ours)


def main() -> None:
    """Measure, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    arguments.add_argument("--peers", type=Path, help="a venv with yamllint and check-jsonschema")
    with tempfile.TemporaryDirectory() as folder:
        print("| what | s of the processor | s by the clock | MB | ratio |")  # noqa: T201
        print("| --- | ---: | ---: | ---: | --- |")  # noqa: T201
        for each in lines(Path(folder), arguments.parse_args().peers):
            ratio = f"{each.ratio:.2f} times {each.against}" if each.ratio is not None else ""
            ours = each.ours
            print(  # noqa: T201
                f"| {each.what} | {ours.cpu:.2f} | {ours.wall:.2f} | {ours.memory / 1e6:.0f} | {ratio} |", flush=True
            )


if __name__ == "__main__":
    main()
