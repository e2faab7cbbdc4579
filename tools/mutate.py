"""Put faults into the program, one at a time, and see whether its tests find them.

    python tools/mutate.py --minutes 10             a sample of all packages, for so long
    python tools/mutate.py --package fix --seed 7   the same sample again, of one package

Nothing is changed in the working copy: the source is copied, and the tests run against the copy. A fault that no test
finds is printed as the line it was put into. See docs/testing.md for what has been found.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/samverkan_cli"
TESTS: dict[str, tuple[str, ...]] = {
    "link": ("tests/link",),
    "check": ("tests/check",),
    "rules": ("tests/rules/test_pages.py", "tests/rules/test_cases.py"),
    "pick": ("tests/pick",),
    "fix": ("tests/fix",),
    "load": ("tests/load",),
}
"""Each package with the tests that are to find what is wrong in it."""
SECONDS = 600
"""A fault after which the tests do not end is found too."""

OPERATORS: dict[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
    ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is", ast.And: "or", ast.Or: "and", ast.Add: "-", ast.Sub: "+",
    ast.Mult: "+", ast.FloorDiv: "*",
}  # fmt: skip
WORDS = ("Message", "marked", "counted", "compiled_late", "cast", "TypeVar")
"""What stands in a call of these is words for people, or for the type checker."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with a stretch of it replaced: from and to a place in its text."""

    file: Path
    start: int
    end: int
    new: str

    def text(self, old: str) -> str:
        """The file with the fault in it."""
        return old[: self.start] + self.new + old[self.end :]


def mutants(file: Path) -> list[Mutant]:
    """Every fault that can be put into a file."""
    text = file.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode()))
    raw = text.encode()

    def at(line: int, column: int) -> int:
        return len(raw[: starts[line - 1] + column].decode())

    def place(node: ast.expr | ast.stmt) -> tuple[int, int]:
        return at(node.lineno, node.col_offset), at(node.end_lineno or 0, node.end_col_offset or 0)

    return [
        Mutant(file, start, end, new)
        for node in _code(ast.parse(text))
        for start, end, new in _faults(node, text, place)
        if text[start:end] != new
    ]


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """What is run: neither annotations nor words for people."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Call) and getattr(child.func, "id", "") in WORDS:
                continue
            if isinstance(child, ast.Import | ast.ImportFrom | ast.AnnAssign) or not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            yield child
            yield from _code(child)


def _faults(node: ast.AST, text: str, place: Callable[[Any], tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in OPERATORS:
            yield place(left)[1], place(right)[0], f" {OPERATORS[type(operator)]} "
        case ast.BoolOp(op=operator, values=[first, second, *_]):
            between = text[place(first)[1] : place(second)[0]]
            if between.strip() in ("and", "or"):
                yield place(first)[1], place(second)[0], f" {OPERATORS[type(operator)]} "
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            if text[place(left)[1] : place(right)[0]].strip() in "+-*//":
                yield place(left)[1], place(right)[0], f" {OPERATORS[type(operator)]} "
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield place(node)[0], place(operand)[0], ""
        case ast.Constant(value=bool() as value):
            yield *place(node), str(not value)
        case ast.Constant(value=int() as value):
            yield *place(node), str(value + 1)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield *place(value), "None"
        case ast.Expr(value=ast.Call()):
            yield *place(node), "pass"
        case ast.Continue():
            yield *place(node), "break"
        case ast.IfExp(body=body, orelse=other):
            yield *place(node), text[slice(*place(other))]
            yield *place(node), text[slice(*place(body))]
        case _:
            return


class Copy:
    """A copy of the repository, into which faults are put."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "copy"
        left_out = shutil.ignore_patterns(".git", ".*cache*", ".venv", "__pycache__", "node_modules", "out", "dist")
        shutil.copytree(ROOT, self.root, ignore=left_out)

    def passes(self, tests: Sequence[str]) -> bool:
        """Whether the tests pass as the copy is."""
        environment = {**os.environ, "PYTHONPATH": str(self.root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        words = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--no-header", *tests]
        try:
            ran = subprocess.run(  # noqa: S603 - ourselves
                [sys.executable, "-m", "pytest", *words],
                cwd=self.root,
                env=environment,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return ran.returncode == 0

    def finds(self, mutant: Mutant, tests: Sequence[str]) -> bool:
        """Whether a test fails with a fault in the program: those of the module by its name first, as they are few."""
        there = self.root / mutant.file.relative_to(ROOT)
        old = there.read_text(encoding="utf-8")
        there.write_text(mutant.text(old), encoding="utf-8")
        try:
            return any(not self.passes([each]) for each in (*self._named(mutant.file), *tests))
        finally:
            there.write_text(old, encoding="utf-8")

    def _named(self, file: Path) -> list[str]:
        found = (self.root / "tests" / file.relative_to(SOURCE).parts[0]).rglob(f"test_{file.stem}*.py")
        return [str(each.relative_to(self.root)) for each in found]


def main() -> int:
    """Try faults for so long, and print a table."""
    parser = argparse.ArgumentParser(description="Put faults into the program, and see whether its tests find them.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--package", choices=[*TESTS], action="append")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    names = given.package or [*TESTS]
    chance = random.Random(given.seed)  # noqa: S311 - nothing secret
    queues = {
        name: [each for file in sorted((SOURCE / name).rglob("*.py")) for each in mutants(file)] for name in names
    }
    for queue in queues.values():
        chance.shuffle(queue)
    ends = time.monotonic() + given.minutes * 60
    found = dict.fromkeys(names, 0)
    tried = dict.fromkeys(names, 0)
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        for name in names:
            if not copy.passes(TESTS[name]):
                sys.stdout.write(f"The tests of {name} do not pass as they are, so no fault can be found by them\n")
                return 1
        while time.monotonic() < ends and any(queues.values()):
            for name in [each for each in names if queues[each]]:
                mutant = queues[name].pop()
                tried[name] += 1
                if copy.finds(mutant, TESTS[name]):
                    found[name] += 1
                else:
                    _show(mutant, copy.root / mutant.file.relative_to(ROOT))
    sys.stdout.write("\n| package | faults there could be | tried | found |\n|---|---|---|---|\n")
    for name in names:
        share = f"{found[name] / tried[name]:.0%}" if tried[name] else ""
        sys.stdout.write(f"| {name} | {len(queues[name]) + tried[name]} | {tried[name]} | {found[name]} ({share}) |\n")
    return 0


def _show(mutant: Mutant, copied: Path) -> None:
    text = copied.read_text(encoding="utf-8")
    line = text.count("\n", 0, mutant.start) + 1
    there = mutant.file.relative_to(ROOT)
    was = " ".join(text[mutant.start : mutant.end].split())
    sys.stdout.write(f"{there}:{line}: {was!r} as {mutant.new.strip()!r}: {text.splitlines()[line - 1].strip()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
